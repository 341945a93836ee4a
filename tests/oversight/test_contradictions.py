"""Conflicts in the library apart from what differs for a reason: sentences of our own, and the planted library."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.oversight.contradictions import Pair, contradictions
from assistant.oversight.typed_facts import of_passage
from evals.conflicts import load_planted, measure
from ingest.index import Index, open_index
from ingest.pipeline import ingest
from settings import ROOT

HEAD = """\
---
title: {title}
kind: {kind}
scope: {scope}
municipalities: [{municipality}]
valid_from: {since}
---
# {title}

"""
CONFLICTS = [
    (
        "amount",
        "Busskort beviljas med högst 600 kronor i månaden.",
        "Till busskort beviljas upp till 720 kr per månad.",
    ),
    ("amount", "Vinterskor till barn ersätts med 500 kronor.", "Barns vinterskor ersätts med 650 kronor."),
    ("amount", "Av lönen räknas 75 procent som inkomst.", "80 procent av lönen räknas som inkomst."),
    ("deadline", "Bankintyg lämnas inom fem arbetsdagar.", "Bankintyg ska lämnas senast efter två veckor."),
    ("deadline", "Klagomål besvaras inom 14 dagar.", "Vi svarar på klagomål inom 10 dagar."),
    ("deadline", "Matkort laddas varje vecka.", "Matkortet laddas varannan vecka."),
    ("deadline", "Ansökan om flyttbidrag görs senast den 10 i månaden.", "Flyttbidrag söks senast den 20 i månaden."),
    ("age", "Simskola betalas för barn mellan 5 och 12 år.", "För barn mellan 7 och 12 år betalas simskola."),
    ("actor", "Beslut om magasinering fattas av gruppledare.", "Magasinering beslutas av enhetschefen."),
    ("negation", "Körkort beviljas inte.", "Körkort beviljas."),
    ("negation", "Hyresgarantier lämnas aldrig till ungdomar.", "Hyresgarantier lämnas till ungdomar."),
]
NO_CONFLICTS = [
    ("Busskort beviljas med högst 600 kronor.", "Parkeringskort beviljas med högst 900 kronor."),
    ("Cykel till barn beviljas med 700 kronor.", "Cykel beviljas med 700 kr till barn."),
    ("Bankintyg lämnas inom fem arbetsdagar.", "Bankintyg lämnas inom en vecka."),
    ("Klagomål besvaras inom 14 dagar.", "Remisser besvaras inom 30 dagar."),
    ("Vid nyansökan lämnas intyg för tre månader.", "Vid återansökan lämnas intyg för en månad."),
    ("Akut tandvård beviljas med 900 kronor.", "Planerad tandvård beviljas med 5 000 kronor."),
    ("Matpeng för en person är 80 kronor.", "Matpeng för två personer är 150 kronor."),
    ("Möbler till familj med barn ersätts med 9 000 kr.", "Möbler till hushåll utan barn ersätts med 6 000 kr."),
    ("Busskort kostade 540 kronor under 2023.", "Busskort kostade 600 kronor under 2025."),
    ("Körkort beviljas inte om det saknas skäl.", "Körkort beviljas."),
    ("Beslut om magasinering fattas av gruppledare.", "Beslut om begravning fattas av enhetschef."),
    ("Avgiften är 100 kronor per dag.", "Avgiften är 100 kronor per dag och betalas i efterhand."),
]  # fmt: skip


def built(home: Path, *texts: str, municipalities: tuple[str, ...] = ("Norrberga", "Norrberga")) -> Index:
    """A library of one document a text."""
    library = home / "bibliotek"
    library.mkdir()
    for n, (text, name) in enumerate(zip(texts, municipalities, strict=True)):
        head = HEAD.format(
            title=f"Dokument {n}", kind="riktlinje", scope="lokal", municipality=name, since="2026-01-01"
        )
        (library / f"{n}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    ingest([library], home / "index", None)
    return open_index(home / "index")


def found(index: Index) -> list[Pair]:
    return [p for p in contradictions(index) if not p.differs_by]


def test_conflicts_are_found_and_named(tmp_path: Path) -> None:
    one, other = ("\n\n".join(texts) for texts in list(zip(*CONFLICTS, strict=True))[1:])
    pairs = {(p.one.quote, p.other.quote): p for p in found(built(tmp_path, one, other))}
    expected = {frozenset((a, b)): what for what, a, b in CONFLICTS}
    assert {frozenset(key) for key in pairs} == expected.keys()
    assert all(expected[frozenset(key)] == p.what for key, p in pairs.items())


def test_what_is_no_conflict_is_not_called_one(tmp_path: Path) -> None:
    one, other = ("\n\n".join(texts) for texts in zip(*NO_CONFLICTS, strict=True))
    assert [(p.one.quote, p.other.quote) for p in found(built(tmp_path, one, other))] == []


@pytest.mark.parametrize(
    ("one", "other", "municipalities", "reason"),
    [
        ("Busskort ges för 600 kronor.", "Busskort ges för 500 kronor.", ("Norrberga", "Åkersvik"), "municipality"),
        ("Busskort ges för 600 kronor 2025.", "Busskort ges för 500 kronor 2024.", ("Norrberga",) * 2, "year"),
        (
            "Busskort för en person är 600 kronor.",
            "Busskort för två personer är 900 kronor.",
            ("Norrberga",) * 2,
            "household",
        ),
    ],
)
def test_what_differs_for_a_reason_is_listed_apart(
    tmp_path: Path, one: str, other: str, municipalities: tuple[str, ...], reason: str
) -> None:
    pairs = contradictions(built(tmp_path, one, other, municipalities=municipalities))
    assert [p.differs_by for p in pairs] == [reason]


def test_values_are_told_as_they_are_written(tmp_path: Path) -> None:
    (pair,) = found(built(tmp_path, "Busskort ges för 600 kronor.", "Busskort ges för 1 200 kr."))
    told = {pair.one.quote: pair.values[0], pair.other.quote: pair.values[1]}
    assert told == {"Busskort ges för 600 kronor.": "600 kronor", "Busskort ges för 1 200 kr.": "1 200 kr"}


def test_a_row_is_typed_by_its_columns(tmp_path: Path) -> None:
    table = "## Hyra\n\n| Hushåll | Godtagen hyra 2026 |\n|---|---|\n| 2 personer | 8 100 kr |\n"
    index = built(tmp_path, table, "Ingenting här.")
    (fact,) = (f for p in index.passages for f in of_passage(p, index) if f.what == "amount")
    assert (fact.values[0].value, fact.household.persons, fact.years) == (8100, 2, {2026})
    assert fact.quote == "2 personer | 8 100 kr"
    assert fact.passage.text[fact.start : fact.end] == fact.quote


def test_planted_conflicts_are_found(tmp_path: Path) -> None:
    """The aim of the whole: at least 0.9 found, at most 0.1 false."""
    home = ROOT / "evals" / "libraries" / "conflicts"
    ingest([home / "documents"], tmp_path / "index", None)
    planted = load_planted(home / "planted.toml")
    measured = measure(planted, planted, contradictions(open_index(tmp_path / "index")))
    assert measured.conflicts >= 30
    assert measured.found >= 0.9
    assert measured.false_share <= 0.1
