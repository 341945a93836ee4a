"""A sentence's verdict from those of its claims, whatever gives them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from assistant.answer import Citation
from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.read import read
from assistant.drafts.result import CheckedClaim, DraftVerdict
from assistant.drafts.sentence import Sentences
from assistant.drafts.verdict import Verdicts
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

WHOLE = "Nämnden hjälper 25 hushåll att söka förtur, och 18 av dem får en bostad."
FIRST, SECOND = "Nämnden hjälper 25 hushåll att söka förtur.", "18 av dem får en bostad."


class _Told:
    """Gives each claim its verdict, and the place where it is cited."""

    def __init__(self, told: dict[str, tuple[DraftVerdict, int]], assistant: Assistant) -> None:
        self._told = told
        passage = assistant.index.passages[0]
        self._place = passage, assistant.index.documents[passage.document_id]

    def of(self, said: str, *_: object, **__: object) -> CheckedClaim:
        verdict, at = self._told[said]
        cited = Citation(at + 1, *self._place, "", at, at + 1)
        return CheckedClaim(said, verdict, "källan säger 3, utkastet säger 25", "25", (cited,))

    def looked_over(self, *_: object) -> None:
        """Overrules nothing."""


@pytest.mark.parametrize(("second", "verdict"), [("supported", "not_found"), ("not_found", "contradicted")])
def test_a_figure_that_no_claim_by_itself_is_contradicted_by_is_of_something_else(
    second: DraftVerdict, verdict: str, assistant: Assistant
) -> None:
    told: dict[str, tuple[DraftVerdict, int]] = {
        WHOLE: ("contradicted", 7),
        FIRST: ("not_found", 3),
        SECOND: (second, 0),
    }
    draft = read(WHOLE)
    sentences = Sentences(draft, frozenset(), frozenset(), frozenset(), cast(Verdicts, _Told(told, assistant)))
    assert sentences.checked(draft.sentences[0], "rule", (), ()).verdict == verdict


@pytest.mark.parametrize(
    ("other", "verdict"), [("Allt kostade 3,14 miljoner", "not_found"), ("Det hela tog sju veckor", "supported")]
)
def test_a_figure_that_no_source_tells_is_no_fact_of_the_case_beside_what_a_source_tells(
    other: str, verdict: str, assistant: Assistant
) -> None:
    whole, half = f"{other}, och staten stod för hälften av det.", "Staten stod för hälften av det."
    told: dict[str, tuple[DraftVerdict, int]] = {
        whole: ("not_found", 7),
        f"{other}.": ("not_found", 3),
        half: ("supported", 0),
    }
    draft = read(whole)
    sentences = Sentences(draft, frozenset(), frozenset(), frozenset(), cast(Verdicts, _Told(told, assistant)))
    assert sentences.checked(draft.sentences[0], "rule", (), ()).verdict == verdict


GUIDE = """---
title: Vägledning om möten
kind: vagledning
scope: national
---
# Vägledning om möten

## Anteckningar

Den som håller i mötet ska anteckna vad som sägs (27 § FL).

## Besked

Deltagaren ska få ett skriftligt besked efter mötet (33 § FL).
"""


@pytest.mark.parametrize(
    ("sections", "verdict"), [("27 och 33 §§ FL", "supported"), ("27 och 32 §§ FL", "contradicted")]
)
def test_the_sections_of_a_sentence_stand_with_what_carries_its_claims(
    sections: str, verdict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.draft.entailment_model", lambda: None)
    ingest([write_library(tmp_path / "in", {"moten.md": GUIDE})], tmp_path / "index", None)
    library = Assistant.open(tmp_path / "index", Settings(embedding="none"))
    said = "Den som håller i mötet ska anteckna vad som sägs, och deltagaren ska få ett skriftligt besked efter mötet"
    (found,) = check(f"{said} ({sections}).", library, as_of=date(2026, 11, 26)).sentences
    assert found.verdict == verdict
