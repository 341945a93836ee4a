"""`kallstod quiz` through its command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner, Result

import cli

RUN = CliRunner()


def quiz(index: Path, *arguments: str) -> Result:
    return RUN.invoke(cli.app, ["quiz", "--index", str(index), *arguments])


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALLSTOD_EMBEDDING", "none")


def test_json_holds_items_with_key_and_source(small_index: Path) -> None:
    done = quiz(small_index, "--number", "3", "--municipality", "Norrberga", "--json")
    assert done.exit_code == 0
    made = json.loads(done.stdout)
    assert made.keys() == {"title", "items", "remarks"}
    assert 0 < len(made["items"]) <= 3
    for item in made["items"]:
        assert {"id", "kind", "topic", "stem", "options", "key", "pairs", "level", "source"} <= item.keys()
        assert item["source"]["quote"]


def test_text_shows_answer_and_source(small_index: Path) -> None:
    done = quiz(small_index, "--number", "2", "--kind", "lucka")
    assert done.exit_code == 0
    assert "1. Enligt ”" in done.stdout
    assert "Svar: " in done.stdout
    assert "Källa: " in done.stdout


def test_export_writes_the_file(small_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "quiz.xml"
    done = quiz(small_index, "--export", "moodle", str(path))
    assert done.exit_code == 0
    assert done.stdout == ""
    assert etree.fromstring(path.read_bytes()).tag == "quiz"


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(small_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "quiz.gift.txt"
    path.write_text("Rättat för hand.", encoding="utf-8")
    refused = quiz(small_index, "--export", "gift", str(path))
    assert refused.exit_code == 2
    assert "finns redan" in refused.stderr
    assert path.read_text(encoding="utf-8") == "Rättat för hand."
    assert quiz(small_index, "--export", "gift", str(path), "--force").exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("// Quiz")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--kind", "gissa"), "Frågetypen gissa finns inte."),
        (("--work", "saknas.pdf"), "Dokumentet saknas.pdf finns inte i biblioteket."),
        (("--municipality", "Lövsala"), "Biblioteket har inga dokument från Lövsala."),
        (("--export", "papyrus", "x"), "Formatet papyrus finns inte."),
        (("--export", "gift", "/proc/saknas/quiz.txt"), "/proc/saknas/quiz.txt kan inte skrivas"),
        (("--subject", "rymdfart"), "Källorna gav inga frågor"),
    ],
)
def test_what_cannot_be_done_is_told(small_index: Path, arguments: tuple[str, ...], reason: str) -> None:
    done = quiz(small_index, *arguments)
    assert done.exit_code == 2
    assert reason in done.stderr
