"""A place that differs from a claim in its wording only carries it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.evidence import Finding, ask
from assistant.drafts.otherwise import harmless
from assistant.drafts.stretch import stretches
from assistant.verify import Verdict


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("Det är vanligt att grannen skriftligen godkänner att bygget kan börja.", "contradicted"),
    ],
)
def test_what_must_be_so_the_source_calls_a_condition(source: str, verdict: str, assistant: Assistant) -> None:
    claim = "Grannen måste skriftligen godkänna att bygget kan börja."
    passage = replace(assistant.index.passages[0], text=source, context="Bygge")
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    place = Finding(hit, 0, len(source), Verdict("not_found", None, None, None, 0.0))
    assert harmless(claim, ask(claim, place)).verdict.verdict == verdict


def test_a_sentence_of_some_of_them_stands_with_the_one_before() -> None:
    text = "Under året sökte 40 hushåll ny bostad. Av dem fick 12 ett kontrakt."
    assert [text[s.start : s.end] for s in stretches(text, "Resultat")][1] == text


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("Resor till mötet, 12 000 kronor, ingår inte.", "supported"),
        ("Resor till mötet, 12 000 kronor, ingår.", "contradicted"),
    ],
)
def test_what_is_denied_by_the_same_verb_is_denied(source: str, verdict: str, assistant: Assistant) -> None:
    claim = "I summan ingår inte de 12 000 kronor som gick till resor till mötet."
    passage = replace(assistant.index.passages[0], text=source, context="Kostnader")
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    place = Finding(hit, 0, len(source), Verdict("not_found", None, None, None, 0.0))
    assert harmless(claim, ask(claim, place)).verdict.verdict == verdict
