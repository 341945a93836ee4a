"""A claim in other words than its source's is carried where the model reads it so and no figure or name differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.evidence import Finding
from assistant.drafts.judge import Outcome, read_over, unsaid
from assistant.drafts.reading import OnceReader, around
from assistant.entailment import RULES, Reading
from assistant.verify import Verdict, verify
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

BEFORE = "Ansökan prövas varje månad. "
TEXT = "Handläggaren prövar din ansökan när alla handlingar har kommit in."
CLAIM = "Vi tittar på ärendet när papperen är på plats."


class _Says:
    """Reads every pair alike, and those of a place by itself as told."""

    def __init__(self, supported: float, by_itself: float | None = None) -> None:
        self.pairs: list[tuple[str, str]] = []
        self._shares = supported, supported if by_itself is None else by_itself

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.pairs += pairs
        shares = [self._shares[0] if BEFORE.strip() in text else self._shares[1] for text, _ in pairs]
        return [Reading(share, (1 - share) / 2, (1 - share) / 2, 0.0) for share in shares]


class _Denies(_Says):
    """Reads every pair to say otherwise, and those of a place by itself as told."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        return [Reading(0.0, told.supported, 1 - told.supported, 0.0) for told in super().read(pairs)]


def _place(assistant: Assistant, text: str = TEXT, verdict: str = "not_found", context: str = "Ansökan") -> Finding:
    passage = replace(assistant.index.passages[0], text=f"{BEFORE}{text}", context=context)
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    told = Verdict("contradicted" if verdict == "contradicted" else "not_found", None, None, None, 0.3)
    return Finding(hit, len(BEFORE), len(BEFORE) + len(text), told, likeness=0.6)


def _nowhere(*asked: Finding) -> Outcome:
    return Outcome("not_found", "hittas inte", "", (), asked)


@pytest.fixture(autouse=True)
def _of_one_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.drafts.topic.Meanings.cosines", lambda _, claim, found: [0.85] * len(found))


def test_a_place_that_the_model_is_sure_of_carries_a_claim_and_is_what_is_cited(assistant: Assistant) -> None:
    place = _place(assistant)
    outcome = read_over(CLAIM, _nowhere(place), _Says(0.95))
    assert outcome.verdict == "supported"
    assert [f.text for f in outcome.found] == [TEXT]


@pytest.mark.parametrize(("supported", "by_itself"), [(0.4, 0.4), (0.95, 0.02)])
def test_an_unsure_reading_carries_nothing(assistant: Assistant, supported: float, by_itself: float) -> None:
    before = _nowhere(_place(assistant))
    assert read_over(CLAIM, before, _Says(supported, by_itself)) is before


@pytest.mark.parametrize(
    ("text", "verdict"), [("Kvinna, 38 år, två barn.", "not_found"), ("Hushållet har två barn.", "supported")]
)
def test_a_mere_note_carries_nothing_that_may_be_of_the_case(assistant: Assistant, text: str, verdict: str) -> None:
    outcome = read_over("Du har två barn.", _nowhere(_place(assistant, text)), _Says(0.95), kind="lean")
    assert outcome.verdict == verdict


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Beslutet meddelas inom 10 dagar.", "Det tar högst 14 dagar innan någon hör av sig."),
        ("Beslutet fattas enligt 12 kap. 1 §.", "Det är 12 kap. 4 § som avgörandet vilar på."),
        ("Nämnden prövar ärendet.", "Det kostar 300 kronor att få sin sak prövad."),
    ],
)
def test_another_figure_or_one_more_is_carried_by_no_reading(assistant: Assistant, text: str, claim: str) -> None:
    assert read_over(claim, _nowhere(_place(assistant, text)), _Says(0.99)).verdict != "supported"


@pytest.mark.parametrize(("by_itself", "verdict"), [(0.98, "supported"), (0.85, "not_found")])
def test_a_rule_for_all_is_carried_only_where_both_readings_are_sure(
    assistant: Assistant, by_itself: float, verdict: str
) -> None:
    place = _place(assistant, "Formulär krävs i samtliga fall.", verdict="contradicted")
    assert read_over("Det krävs alltid ett formulär.", _nowhere(place), _Says(0.98, by_itself)).verdict == verdict


def test_what_leans_towards_the_case_may_be_carried_by_a_reading_and_is_not_contradicted(
    assistant: Assistant,
) -> None:
    assert read_over(CLAIM, _nowhere(_place(assistant)), _Says(0.95), kind="lean").verdict == "supported"
    against = replace(_place(assistant).verdict, verdict="contradicted", difference="källan säger tre, utkastet två")
    asked = _nowhere(replace(_place(assistant), verdict=against))
    assert read_over(CLAIM, asked, _Says(0.0), kind="lean") is asked


def test_what_the_rules_find_against_a_claim_is_carried_only_by_two_sure_readings(assistant: Assistant) -> None:
    against = _nowhere(_place(assistant, verdict="contradicted"))
    assert read_over(CLAIM, against, _Says(0.98, 0.85)).verdict == "not_found"
    assert read_over(CLAIM, against, _Says(0.98)).verdict == "supported"


@pytest.mark.parametrize(("contradicted", "by_itself", "unsays"), [(0.95, 0.95, True), (0.95, 0.6, False)])
def test_a_claim_that_the_rules_have_carried_is_unsaid_where_both_readings_deny_it(
    assistant: Assistant, contradicted: float, by_itself: float, unsays: bool
) -> None:
    carried = Outcome("supported", None, "", (_place(assistant),))
    assert unsaid(CLAIM, carried, _Denies(contradicted, by_itself)) is unsays


def test_none_further_off_carries_what_the_nearest_place_denies(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Knows:
        def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
            return [
                Reading(0.02, 0.95, 0.03, 0.0) if "Lokalen" in text else Reading(0.97, 0.01, 0.02, 0.0)
                for text, _ in pairs
            ]

    denies, says = _place(assistant, "Lokalen lånas inte ut till andra."), _place(assistant)
    monkeypatch.setattr("assistant.drafts.topic.Meanings.cosines", lambda _, claim, found: [0.9, 0.8][: len(found)])
    assert read_over(CLAIM, _nowhere(says), Knows()).verdict == "supported"
    assert read_over(CLAIM, _nowhere(says, denies), Knows()).verdict == "supported"
    assert read_over(CLAIM, _nowhere(denies, says), Knows()).verdict == "not_found"


def test_a_quote_of_the_source_is_not_read(assistant: Assistant) -> None:
    quoted = Outcome("supported", None, "", (replace(_place(assistant), verbatim=True),))
    reader = _Denies(0.99, 0.99)
    assert not unsaid(TEXT, quoted, reader)
    assert reader.pairs == []


def test_the_section_of_a_claim_is_held_against_the_place_that_carries_it(assistant: Assistant) -> None:
    place = _place(assistant, f"{TEXT[:-1]} (19 § FL).")
    assert read_over(f"{CLAIM[:-1]} (19 § FL).", _nowhere(place), _Says(0.98)).verdict == "supported"
    wrong = read_over(f"{CLAIM[:-1]} (25 § FL).", _nowhere(place), _Says(0.98))
    assert wrong.verdict == "contradicted"
    assert "19 §" in (wrong.difference or "")


def test_a_place_is_read_with_what_stands_around_it_under_its_heading(assistant: Assistant) -> None:
    place = _place(assistant, context="Bok › Kapitel › Blanketter")
    assert around(place) == f"Blanketter: {BEFORE}{TEXT}"
    assert around(place, 0) == f"Blanketter: {TEXT}"
    assert around(_place(assistant, context=""), 0) == TEXT


def test_a_pair_is_read_once() -> None:
    reader = _Says(0.9)
    once = OnceReader(reader)
    assert once.read([("a", "b"), ("a", "b"), ("c", "b")]) == reader.read([("a", "b")]) * 3
    once.read([("c", "b")])
    assert reader.pairs == [("a", "b"), ("c", "b"), ("a", "b")]


def test_a_fact_of_the_case_and_what_the_rules_carry_are_not_read(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = _Says(0.98)
    monkeypatch.setattr("assistant.draft.entailment_model", lambda: reader)
    text = "Du har två barn. Glasögon beviljas med högst 1 800 kronor vart tredje år."
    found = check(text, assistant, municipality="Norrberga", as_of=date(2026, 11, 25))
    assert [s.verdict for s in found.sentences] == ["case_fact", "supported"]
    assert reader.pairs == []


def test_a_reader_that_reads_nothing_leaves_a_statement_to_the_rules() -> None:
    assert verify("Glasögon beviljas vart tredje år.", "Glasögon beviljas vartannat år.", reader=RULES).spot is not None
    assert verify("Glasögon beviljas.", "Nämnden prövar.", reader=RULES).verdict == "not_found"


def test_a_point_of_an_agenda_carries_nothing_however_sure_the_model(assistant: Assistant) -> None:
    place = _place(assistant, "Papper, handlingar och ansökan.")
    assert read_over(CLAIM, _nowhere(place), _Says(0.95)).verdict == "not_found"


def test_what_is_told_in_everyday_words_is_read_in_those_of_rules_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = "---\ntitle: Rutin för akuta ärenden\nkind: rutin\n---\n# Akut\n\nBegäran före klockan 15 prövas omgående.\n"
    ingest([write_library(tmp_path / "in", {"akut.md": rule})], tmp_path / "index", None)
    library = Assistant.open(tmp_path / "index", Settings(embedding="none"))
    monkeypatch.setattr("assistant.draft.entailment_model", lambda: _Says(0.95))
    found = check("Ringer du innan klockan tre så får du besked med en gång.", library, as_of=date(2026, 11, 25))
    assert [s.verdict for s in found.sentences] == ["supported"]
    other = check("Ringer du innan klockan fyra så får du besked med en gång.", library, as_of=date(2026, 11, 25))
    assert [s.verdict for s in other.sentences] != ["supported"]
