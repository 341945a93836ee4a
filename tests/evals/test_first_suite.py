"""The first suite over the shipped library: twelve questions answered, four refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from evals.run import run_suites
from evals.suite import SuiteError, load_suite
from ingest.embed import load_embeddings
from ingest.pipeline import ingest
from settings import ROOT, Settings

SUITES = ROOT / "evals" / "suites"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    index = tmp_path_factory.mktemp("shipped") / "index"
    report = ingest([ROOT / "corpus"], index, load_embeddings("bundled"))
    assert report.manifest.failures == ()
    return Assistant.open(index, Settings(embedding="bundled"))


def test_the_first_suite_holds(shipped: Assistant) -> None:
    (result,) = run_suites([SUITES / "forsta.yaml"], shipped)
    assert len(result.outcomes) == 16
    assert result.passed, result.table()


@pytest.mark.parametrize("name", sorted(p.name for p in SUITES.glob("retrieval-*.yaml")))
def test_every_expected_quote_stands_in_the_library(shipped: Assistant, name: str) -> None:
    passages = [" ".join(p.text.casefold().split()) for p in shipped.index.passages]
    missing = [
        case.id
        for case in load_suite(SUITES / name).cases
        if case.passages and not any(" ".join(q.casefold().split()) in p for q in case.passages for p in passages)
    ]
    assert missing == []


def test_an_answer_that_says_less_turns_the_gate_red(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.extract.MOST", 0)
    (result,) = run_suites([SUITES / "forsta.yaml"], shipped)
    assert not result.passed


def test_an_unknown_key_is_an_error(tmp_path: Path) -> None:
    suite = tmp_path / "fel.yaml"
    suite.write_text("name: x\ncases:\n  - {id: a, question: b, svar: c}\n", encoding="utf-8")
    with pytest.raises(SuiteError, match="svar"):
        load_suite(suite)
