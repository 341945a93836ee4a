"""The example library as a whole: marked, whole, free of faults that lint sees; faults live in evals/libraries."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.folders import find_files
from ingest.lint import lint
from ingest.pipeline import read_documents

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ROOT / "evals" / "libraries"
AS_OF = date(2026, 11, 25)


def planted(library: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((LIBRARIES / library / "planted.toml").read_text(encoding="utf-8"))


def test_every_document_of_the_examples_is_marked_so() -> None:
    for folder in (ROOT / "corpus", LIBRARIES / "lint" / "documents", LIBRARIES / "conflicts" / "documents"):
        files = find_files([folder])
        assert len(files) >= 10
        for file in files:
            if file.library_path.endswith("tillampning-hemutrustning-2026.pdf"):
                continue  # a scan, which is read where Tesseract is installed
            contents, _ = read_documents(file)
            assert contents, file.library_path
            assert all(content.document.metadata.example for content in contents), file.library_path


def test_every_built_file_has_its_text_and_sidecar() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "corpus_build" / "texts").rglob("*.md")]
    outputs = {text.split("output: ", 1)[1].split("\n", 1)[0] for text in texts}
    built = {
        str(path.relative_to(ROOT / "corpus"))
        for suffix in ("pdf", "docx", "pptx")
        for path in (ROOT / "corpus").rglob(f"*.{suffix}")
    }
    assert outputs == built
    assert all((ROOT / "corpus" / f"{name}.meta.toml").is_file() for name in outputs)


def test_lint_finds_nothing_to_mend_in_the_examples() -> None:
    findings = lint([ROOT / "corpus"], AS_OF).findings
    assert [(f.code, Path(f.source).name) for f in findings] == [
        ("missing-date", "kartlaggning-barnperspektiv-transkript.txt")  # a transcript without a date, as they often are
    ]


def test_lint_finds_every_planted_fault_and_no_other() -> None:
    left = [(f.source, f.code, f.quote) for f in lint([LIBRARIES / "lint" / "documents"], AS_OF).findings]
    missed = []
    for fault in planted("lint")["fault"]:
        file, code, words = str(fault["file"]), fault["code"], str(fault["words"])
        hit = next((f for f in left if f[0].endswith(file) and f[1] == code and (f[2] in words or words in f[2])), None)
        if hit:
            left.remove(hit)
        else:
            missed.append((file, code, words))
    assert (missed, left) == ([], [])


@pytest.mark.parametrize(("table", "least"), [("conflict", 30), ("near", 30)])
def test_planted_pairs_stand_in_passages_of_different_documents(table: str, least: int) -> None:
    passages: dict[str, list[str]] = {}
    for file in find_files([LIBRARIES / "conflicts" / "documents"]):
        contents, _ = read_documents(file)
        name = file.library_path.removeprefix("documents/")
        passages[name] = [p.text for content in contents for p in content.passages]
    pairs = planted("conflicts")[table]
    assert len(pairs) >= least
    for pair in pairs:
        sides = [pair["a"], pair["b"]]
        assert sides[0]["file"] != sides[1]["file"]
        for side in sides:
            assert any(side["words"] in text for text in passages[side["file"]]), side
