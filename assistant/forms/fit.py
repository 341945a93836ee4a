"""Whether a sentence has the form of an answer to the form of a question."""

from __future__ import annotations

from assistant.forms.catalogue import FORMS
from assistant.forms.form import Form
from assistant.fragments import is_caption
from ingest.documents import BlockKind
from ingest.units import Unit


def fit(question: str, unit: Unit) -> float:
    """How well a unit's form fits the question's, -2 to 1; 0 where the question has no telling form."""
    asked = [form for form in FORMS if form.asks.search(question)]
    score = sum(1.0 if form.stated_by(unit) else -0.7 for form in asked) / max(1, len(asked))
    text = unit.body.rstrip()
    if text.endswith("?"):
        score -= 2.0
    if text.endswith(":"):
        score -= 1.0
    if is_caption(unit):
        score -= 1.0
    if unit.kind is BlockKind.PARAGRAPH and len(text) < 40:
        score -= 0.7
    return max(-2.0, score)


def demanded(question: str) -> tuple[Form, ...]:
    """The forms that an answer to this question must have."""
    return tuple(form for form in FORMS if form.strict and form.asks.search(question))


def preferred(question: str) -> tuple[Form, ...]:
    """The forms that answer this question before all others, where something has them."""
    return tuple(form for form in FORMS if form.preferred and form.asks.search(question))
