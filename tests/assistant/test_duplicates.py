"""Passages that say the same in nearly the same words are found once; those that differ in substance are all found."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

TEXT = (
    "Den som tar emot besök av sina barn kan få bistånd till resor och mat under umgänget. Handläggaren begär in "
    "uppgift om hur ofta barnen kommer, hur de reser och vad resorna kostar, och bedömer behovet för varje månad för "
    "sig. Beslutet motiveras med barnets behov och antecknas i akten samma vecka som det fattas av delegaten."
)


def found(tmp_path: Path, *documents: tuple[str, str, str]) -> list[str]:
    """Titles of what is found for umgänge in a library of documents (kind and more as front matter, title, text)."""
    files = {
        f"{n}.md": f"---\ntitle: {title}\n{front}\n---\n# {title}\n\n## Umgänge\n\n{text}\n"
        for n, (front, title, text) in enumerate(documents)
    }
    files["annat.md"] = "---\ntitle: Annat\nkind: vagledning\n---\n# Annat\n\n## Barn\n\nBarn får komma till tals.\n"
    ingest([write_library(tmp_path / "bibliotek", files)], tmp_path / "index", None)
    assistant = Assistant.open(tmp_path / "index", Settings(embedding="none"))
    titles = [hit.document.metadata.title for hit in assistant.search(Question("umgänge resor barn"))]
    return [title for title in titles if title != "Annat"]


NATIONAL = "scope: national\n"


@pytest.mark.parametrize("first", [0, 1])
def test_the_higher_source_stands_for_both(tmp_path: Path, first: int) -> None:
    documents = [
        (f"kind: rapport\n{NATIONAL}", "Rapport", TEXT.replace("delegaten", "nämnden")),
        (f"kind: vagledning\n{NATIONAL}", "Vägledning", TEXT),
    ]
    assert found(tmp_path, documents[first], documents[1 - first]) == ["Vägledning"]


def test_the_newer_stands_for_both(tmp_path: Path) -> None:
    old = (f"kind: vagledning\npublished: 2024-05-01\n{NATIONAL}", "Gammal", TEXT)
    new = (f"kind: vagledning\npublished: 2026-05-01\n{NATIONAL}", "Ny", TEXT.replace("delegaten", "delegat"))
    assert found(tmp_path, old, new) == ["Ny"]


def test_another_figure_is_another_rule(tmp_path: Path) -> None:
    told = TEXT + " Högsta belopp är {} kronor."
    one, two = (
        (f"kind: vagledning\n{NATIONAL}", "Ett", told.format(400)),
        (
            f"kind: vagledning\n{NATIONAL}",
            "Två",
            told.format(500),
        ),
    )
    assert sorted(found(tmp_path, one, two)) == ["Ett", "Två"]


def test_a_rule_turned_by_one_word_is_another_rule(tmp_path: Path) -> None:
    guide = f"kind: vagledning\n{NATIONAL}"
    turned = TEXT.replace("av delegaten", "inte av delegaten")
    assert len(found(tmp_path, (guide, "Ett", TEXT), (guide, "Två", turned))) == 2


def test_another_municipality_says_it_for_itself(tmp_path: Path) -> None:
    local = "kind: riktlinje\nscope: lokal\nmunicipalities: [{}]"
    one, two = (local.format("Norrberga"), "Ett", TEXT), (local.format("Åkersvik"), "Två", TEXT + " Ring oss.")
    assert sorted(found(tmp_path, one, two)) == ["Ett", "Två"]


def test_another_rule_in_much_the_same_words_is_kept(tmp_path: Path) -> None:
    other = TEXT.replace("umgänget", "skolresan").replace("resor och mat", "mat").replace("hur de reser och", "och")
    guide = f"kind: vagledning\n{NATIONAL}"
    assert len(found(tmp_path, (guide, "Ett", TEXT), (guide, "Två", other))) == 2
