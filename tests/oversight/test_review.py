"""Decisions held against the library, reviewed answers given again, and what takes their ground."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight import approval, queue, reviewing
from assistant.oversight.form import posed
from assistant.oversight.records import Kept, Review
from assistant.oversight.store import Store
from evals.reviewed import suite_of
from evals.run import load_suites, run_suites
from ingest.pipeline import ingest
from settings import Settings

ASKED = Question("Hur mycket beviljas för glasögon?", municipality="Norrberga")
Reopened = Callable[[], Assistant]


@pytest.fixture
def reopened(library: Path, tmp_path: Path) -> Reopened:
    """Reads the library in, as it is by then."""

    def opened() -> Assistant:
        ingest([library], tmp_path / "index", None)
        return Assistant.open(tmp_path / "index", Settings(embedding="none"))

    return opened


def sent(store: Store, assistant: Assistant, question: Question = ASKED) -> Review:
    kept = Kept.of(assistant.trace(question), assistant.index.generation)
    review = queue.get(store, queue.send(store, posed(assistant, question), kept, "wrong"))
    assert review is not None
    return review


def approve(store: Store, assistant: Assistant, question: Question = ASKED) -> Review:
    review = sent(store, assistant, question)
    return queue.decide(store, review, reviewing.approve(assistant, review, "Förste socialsekreterare"))


def test_an_approved_answer_is_given_again_and_marked(store: Store, assistant: Assistant) -> None:
    review = approve(store, assistant)
    again = approval.approved_answer(assistant, store, Question("hur mycket beviljas för glasögonen", "7", "Norrberga"))
    assert again is not None
    assert (again.id, again.statements) == ("7", review.kept.statements)
    assert "1 800 kronor" in again.text
    citation = again.citations[0]
    assert citation.passage.text[citation.start : citation.end] == citation.quote
    assert again.notices[0].code == "approved"
    assert f"av förste socialsekreterare {review.decided:%Y-%m-%d}" in again.notices[0].text


@pytest.mark.parametrize(
    "other",
    [
        Question("Hur mycket beviljas för glasögon?", municipality="Åkersvik"),
        Question("Hur mycket beviljas för glasögon?"),
        Question("Hur mycket beviljas för glasögon?", municipality="Norrberga", as_of=date(2026, 3, 1)),
        Question("Hur mycket beviljas inte för glasögon?", municipality="Norrberga"),
    ],
)
def test_it_answers_no_other_question(store: Store, assistant: Assistant, other: Question) -> None:
    approve(store, assistant)
    assert approval.approved_answer(assistant, store, other) is None


def test_a_rejected_answer_is_not_given(store: Store, assistant: Assistant) -> None:
    review = sent(store, assistant)
    queue.decide(store, review, reviewing.reject("Enhetschef", "Beloppet är gammalt.", "answered"))
    assert approval.approved_answer(assistant, store, ASKED) is None


def test_a_reason_is_masked() -> None:
    assert "070" not in reviewing.reject("Enhetschef", "Ring 070-123 45 67.", "answered").reason


def test_rejecting_needs_a_reason() -> None:
    with pytest.raises(reviewing.NotCarried, match="varför"):
        reviewing.reject("Enhetschef", " ", "answered")


GLASSES = ("norrberga", "vart tredje år.", "vart tredje år. Slipning ingår.")
ENDED = ("norrberga", "valid_from: 2026-01-01", "valid_from: 2026-01-01\nvalid_to: 2026-02-01")
NEWER = """\
---
title: Ändrad riktlinje
kind: {kind}
scope: lokal
municipalities: [{municipality}]
---
# Glasögon

## Hur mycket beviljas för glasögon

Hur mycket som beviljas för glasögon: högst 2 100 kronor beviljas för glasögon.
"""


def edit(library: Path, name: str, before: str, after: str) -> None:
    path = library / "lokalt" / f"{name}.md"
    text = path.read_text(encoding="utf-8") if path.exists() else before
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def new(kind: str, municipality: str) -> tuple[str, str, str]:
    return "ny", NEWER, NEWER.format(kind=kind, municipality=municipality)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (GLASSES, "har ändrats"),
        (ENDED, "gäller inte längre"),
        (new("riktlinje", "Norrberga"), "nytt avsnitt i ”Ändrad riktlinje”"),
        (new("broschyr", "Norrberga"), ""),
        (new("riktlinje", "Åkersvik"), ""),
        (("åkersvik", "2 400", "2 500"), ""),
        (("norrberga", "6 000 kr", "7 000 kr"), ""),
    ],
)
def test_an_approval_ends_by_itself_when_its_ground_goes(
    library: Path, store: Store, reopened: Reopened, change: tuple[str, str, str], why: str
) -> None:
    review = approve(store, reopened())
    edit(library, *change)
    again = approval.approved_answer(reopened(), store, ASKED)
    now = queue.get(store, review.id)
    assert now is not None
    assert (again is None) is bool(why)
    assert why in now.ended_why
    assert (now.ended is not None) is bool(why)


def test_an_answer_without_ground_cannot_be_approved(library: Path, store: Store, reopened: Reopened) -> None:
    review = sent(store, reopened())
    edit(library, *GLASSES)
    with pytest.raises(reviewing.NotCarried, match="har ändrats"):
        reviewing.approve(reopened(), review, "Jurist")


def test_all_approvals_are_looked_over_at_once(library: Path, store: Store, reopened: Reopened) -> None:
    first = reopened()
    approve(store, first)
    approve(store, first, Question("Krävs samtycke för SIP?"))
    edit(library, *GLASSES)
    (ended,) = approval.end_those_without_ground(reopened(), store)
    assert ended.posed.municipality == "Norrberga"
    assert approval.end_those_without_ground(reopened(), store) == ()


def test_a_correction_is_verified_and_cites_the_words(store: Store, assistant: Assistant) -> None:
    review = sent(store, assistant, Question("Hur lång är tiden för att överklaga ett beslut?"))
    sources = reviewing.offered(review, assistant.search(Question("överklagande"), 5))
    n = next(s.n for s in sources if "tre\nveckor" in s.passage or "tre veckor" in s.passage)
    said = f"Överklagandet lämnas till nämnden inom tre veckor. [{n}]"
    decision = reviewing.correct(assistant, review, said, sources, "Jurist")
    queue.decide(store, review, decision)
    again = approval.approved_answer(assistant, store, Question("Hur lång är tiden för att överklaga ett beslut?"))
    assert again is not None
    assert again.text == "Överklagandet lämnas till nämnden inom tre veckor. [1]"
    assert "veckor" in again.citations[0].quote
    assert again.mode == "jurist"
    assert "Rättat" in again.notices[0].text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Glasögon beviljas med högst 1 900 kronor vart tredje år. [1]", "1 900"),
        ("Glasögon beviljas inte. [1]", "bär inte"),
        ("Glasögon beviljas med högst 1 800 kronor.", "saknar källa"),
        ("Glasögon beviljas med högst 1 800 kronor. [99]", r"\[99\]"),
        ("[1]", "saknar källa"),
        ("  ", "tom"),
    ],
)
def test_a_correction_that_no_source_carries_is_not_taken(
    store: Store, assistant: Assistant, said: str, why: str
) -> None:
    review = sent(store, assistant)
    with pytest.raises(reviewing.NotCarried, match=why):
        reviewing.correct(assistant, review, said, reviewing.offered(review), "Jurist")


def test_the_draft_of_a_correction_is_the_answer_itself(store: Store, assistant: Assistant) -> None:
    review = sent(store, assistant)
    sources = reviewing.offered(review)
    decision = reviewing.correct(assistant, review, reviewing.draft_of(review, sources), sources, "Jurist")
    assert decision.stands is not None
    assert [s.text for s in decision.stands.statements] == [s.text for s in review.kept.statements]


def test_decisions_become_cases_that_run(store: Store, assistant: Assistant, tmp_path: Path) -> None:
    approve(store, assistant)
    approve(store, assistant, Question("Vem vann VM i fotboll?"))
    wrong = sent(store, assistant, Question("Krävs samtycke för SIP?"))
    queue.decide(store, wrong, reviewing.reject("Enhetschef", "Fel.", "answered"))
    suite = tmp_path / "granskade.yaml"
    suite.write_text(suite_of(queue.find(store, ("approved", "corrected", "rejected"))), encoding="utf-8")
    loaded = load_suites([suite])
    outcomes = run_suites(loaded, assistant, Settings()).outcomes
    scores = {f"{o.slice}{o.expectations['expected']}": o.scores["right"] for o in outcomes}
    assert scores == {"godkändanswered": 1.0, "godkändabstained": 1.0, "avvisadanswered": 0.0}
    glasses = next(c for c in loaded[0].suite.cases if "glasögon" in c.question)
    assert glasses.facts == ("1 800 kronor", "vart tredje år")
    assert glasses.municipality == "Norrberga"


def test_without_decisions_there_is_no_suite() -> None:
    with pytest.raises(ValueError, match="Inget ärende"):
        suite_of(())
