"""Keeps a question and its answer, where the settings say so, and lets a sample of them be reviewed."""

from __future__ import annotations

import random

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight import questions, queue
from assistant.oversight.form import posed
from assistant.oversight.records import Kept
from assistant.oversight.store import Store, purge
from settings import Settings


def record(store: Store, settings: Settings, assistant: Assistant, question: Question, kept: Kept) -> int | None:
    """Keeps what was asked and answered, deletes what has been kept for long enough, and draws the sample.

    Returns:
        The id that feedback refers to; None where nothing is kept.
    """
    if not settings.store_questions:
        return None
    asked = posed(assistant, question)
    purge(store, settings.retention_days)
    asked_id = questions.add(store, asked, kept)
    if random.random() < settings.review_share:
        queue.send(store, asked, kept, "sample")
    return asked_id
