"""Answers that change with the documents, and what the library lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight import drift, questions
from assistant.oversight.form import posed
from assistant.oversight.gaps import gaps
from assistant.oversight.records import Kept, Posed
from assistant.oversight.store import Store
from ingest.pipeline import ingest
from settings import Settings

WEDNESDAY = datetime(2026, 11, 25, 12, 0)
Reopened = Callable[[], Assistant]


@pytest.fixture
def reopened(library: Path, tmp_path: Path) -> Reopened:
    def opened() -> Assistant:
        ingest([library], tmp_path / "index", None)
        return Assistant.open(tmp_path / "index", Settings(embedding="none"))

    return opened


def keep(store: Store, assistant: Assistant, text: str, municipality: str | None = None) -> None:
    question = Question(text, municipality=municipality)
    kept = Kept.of(assistant.trace(question), assistant.index.generation)
    questions.add(store, posed(assistant, question), kept)


def test_planted_drift_is_found(library: Path, store: Store, reopened: Reopened) -> None:
    first = reopened()
    keep(store, first, "Hur mycket beviljas för glasögon?", "Norrberga")
    keep(store, first, "Hur mycket beviljas för glasögon?", "Åkersvik")
    keep(store, first, "Krävs samtycke för SIP?")
    path = library / "lokalt" / "norrberga.md"
    path.write_text(path.read_text(encoding="utf-8").replace("1 800 kronor", "1 500 kronor"), encoding="utf-8")
    (library / "vagledning.md").unlink()
    later = reopened()
    found = {c.posed.question: c for c in drift.rerun(later, store)}
    assert set(found) == {"Hur mycket beviljas för glasögon?", "Krävs samtycke för SIP?"}
    glasses = found["Hur mycket beviljas för glasögon?"]
    assert glasses.posed.municipality == "Norrberga"
    assert [(d.kind, d.one, d.other) for d in glasses.differences] == [("amount", "1 800 kronor", "1 500 kronor")]
    assert (glasses.before, glasses.after) == ("gen-1", "gen-2")
    assert found["Krävs samtycke för SIP?"].differences[0].kind == "decision"
    assert {c.posed.question for c in drift.find(store)} == set(found)
    drift.rerun(later, store)
    assert len(drift.find(store)) == 2


def test_nothing_is_asked_again_of_the_same_library(store: Store, assistant: Assistant) -> None:
    keep(store, assistant, "Krävs samtycke för SIP?")
    asked: list[int] = []
    assert drift.rerun(assistant, store, lambda done, total: asked.append(done)) == ()
    assert asked == []


def test_gaps_are_grouped_and_counted_by_week(store: Store) -> None:
    silent = Kept("abstained", "Inget avsnitt.")
    for days, subject, municipality in ((0, "båt", ""), (1, "båt", ""), (8, "båt", ""), (2, "båt", "Norrberga")):
        asked = Posed(f"Får man ha båt {days}?", f"f{days}", municipality, None, subject)
        questions.add(store, asked, silent, WEDNESDAY - timedelta(days=days))
    questions.add(store, Posed("Glasögon?", "g", ""), Kept("answered"), WEDNESDAY)
    questions.add(store, Posed("Gammal?", "h", ""), silent, WEDNESDAY - timedelta(days=60))
    first, second = gaps(store, 14, WEDNESDAY)
    assert (first.subject, first.municipality, first.count) == ("båt", "", 3)
    assert first.weeks == (("2026-11-09", 0), ("2026-11-16", 1), ("2026-11-23", 2))
    assert first.examples == ("Får man ha båt 0?", "Får man ha båt 1?", "Får man ha båt 8?")
    assert (second.municipality, second.count) == ("Norrberga", 1)
