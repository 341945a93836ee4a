"""What a place takes back from the words that it has in common with a claim, and what is no evidence at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.evidence import Finding, findings
from assistant.drafts.restriction import is_of_another, not_taken_back
from assistant.verify import Verdict


def _hit(assistant: Assistant, text: str) -> Hit:
    passage = assistant.index.passages[0]
    return Hit(replace(passage, text=text, context="Bistånd"), assistant.index.documents[passage.document_id], 1.0)


def _weighed(assistant: Assistant, text: str, claim: str) -> str:
    finding = Finding(_hit(assistant, text), 0, len(text), Verdict("supported", None, None, None, 1.0))
    return not_taken_back(claim, finding).verdict.verdict


@pytest.mark.parametrize(
    ("text", "claim", "verdict"),
    [
        ("Undantaget omfattar bara lön.", "Undantaget omfattar både lön och ränta.", "contradicted"),
        ("Undantaget omfattar bara lön.", "Undantaget omfattar bara lön.", "supported"),
        ("Den begärande kommunen ansöker.", "Den mottagande kommunen ansöker.", "contradicted"),
        ("Den begärande kommunen ansöker.", "Den begärande kommunen ansöker.", "supported"),
        ("Nämnden ska underrätta vårdnadshavaren.", "Nämnden får underrätta vårdnadshavaren.", "contradicted"),
    ],
)
def test_a_place_that_restricts_carries_no_more(text: str, claim: str, verdict: str, assistant: Assistant) -> None:
    assert _weighed(assistant, text, claim) == verdict


def test_a_place_that_names_another_municipality_is_of_another() -> None:
    names = frozenset({"Norrberga", "Västerlida"})
    assert is_of_another("I Västerlida söks 12 arbeten.", "Norrberga vill se 12 arbeten.", names)
    assert not is_of_another("I Västerlida söks 12 arbeten.", "Minst 12 arbeten söks.", names)
    assert not is_of_another("Norrbergas gräns är 12 arbeten.", "I Norrberga söks 12 arbeten.", names)


@pytest.mark.parametrize(
    "text",
    [
        "Tallvik undrar hur andra gör när matkort beviljas automatiskt.",
        "Beviljas matkort automatiskt?",
        "Exempel. Matkort beviljas automatiskt till en familj.",
    ],
)
def test_a_question_and_an_example_are_no_evidence(text: str, assistant: Assistant) -> None:
    claim = "Matkort beviljas automatiskt."
    assert findings(claim, [_hit(assistant, text)], 6) == ()
    assert findings(claim, [_hit(assistant, "Matkort beviljas automatiskt.")], 6) != ()
