"""A denial in a draft is carried only by a place that denies the same; a limit that sounds like one is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.denial import denied_alike
from assistant.drafts.evidence import Finding
from assistant.verify import Verdict

TEXT = "Kommunen beviljar högst två månadshyror och normalt en gång på 24 månader."


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Kommunen beviljar två månadshyror och normalt inte mer än en gång på 24 månader.", "supported"),
        ("Kommunen beviljar inte två månadshyror på 24 månader.", "contradicted"),
    ],
)
def test_not_more_than_is_a_limit_and_no_denial(claim: str, verdict: str, assistant: Assistant) -> None:
    passage = replace(assistant.index.passages[0], text=TEXT)
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    place = Finding(hit, 0, len(TEXT), Verdict("supported", None, None, None, 0.9), likeness=0.9)
    assert denied_alike(claim, place).verdict.verdict == verdict


def _place(assistant: Assistant, text: str, verdict: Verdict) -> Finding:
    passage = replace(assistant.index.passages[0], text=text)
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    return Finding(hit, 0, len(text), verdict, words=1.0, likeness=0.9)


def test_what_both_are_without_hides_no_denial(assistant: Assistant) -> None:
    claim = "Reglerna om samtal utan tolk kan användas vid hembesök."
    place = _place(
        assistant, "De kan inte användas utan tolk vid hembesök.", Verdict("supported", None, None, None, 0.9)
    )
    assert denied_alike(claim, place).verdict.verdict == "contradicted"
