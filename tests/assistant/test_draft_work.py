"""A report or a project that a claim names, and the claim without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.evidence import Finding
from assistant.drafts.work import Work, Works
from assistant.verify import Verdict
from ingest.documents import Document, Kind


def _titled(assistant: Assistant, title: str) -> Document:
    document = next(iter(assistant.index.documents.values()))
    return replace(document, metadata=replace(document.metadata, title=title, kind=Kind.RAPPORT))


def _works(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Works:
    titles = (
        "Steget före – slutrapport",
        "Vem frågar mamma? En kartläggning",
        "Hem igen! Uppföljning av korttidsboende",
    )
    documents = {str(n): _titled(assistant, title) for n, title in enumerate(titles)}
    monkeypatch.setattr(assistant.index, "documents", documents)
    return Works(assistant.index)


@pytest.mark.parametrize(
    ("said", "name", "bare"),
    [
        ("Steget före visade att 12 av 40 bodde kvar.", "Steget före", "12 av 40 bodde kvar."),
        ("Enligt slutrapporten från Steget före bodde 12 kvar.", "Steget före", "Bodde 12 kvar."),
        ("Projektet Steget före hade 40 deltagare.", "Steget före", "Projektet hade 40 deltagare."),
        ("Tolv bodde kvar hemma, visar Hem igen!", "Hem igen", "Tolv bodde kvar hemma"),
    ],
)
def test_a_claim_without_the_work_that_it_names(
    said: str, name: str, bare: str, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = _works(assistant, monkeypatch).named_by(said)
    assert work is not None
    assert (work.name, work.bare) == (name, bare)
    assert said[work.start : work.end] == name


def test_a_claim_that_takes_a_step_names_no_work(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _works(assistant, monkeypatch).named_by("Vi vill ta steget före jul.") is None


def test_a_finding_is_of_its_own_report(assistant: Assistant) -> None:
    passage = replace(assistant.index.passages[0], text="12 av 40 bodde kvar.", context="Resultat")
    hit = Hit(passage, _titled(assistant, "Hem igen! Uppföljning av korttidsboende"), 1.0)
    place = Finding(hit, 0, len(passage.text), Verdict("supported", None, None, None, 1.0))
    said = "Steget före visade att 12 av 40 bodde kvar."
    assert Work("Steget före", 0, 11, "12 av 40 bodde kvar.").other(place) == "Hem igen"
    assert Work("Steget före", 0, 11, "30 av 40 bodde kvar.").other(place) == ""
    assert Work("Hem igen", 0, 8, "12 av 40 bodde kvar.").other(place) == ""
    assert Work("Hem igen", 0, 8, said).is_told_in(place)
