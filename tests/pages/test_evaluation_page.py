from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from page_fakes import HOSTILE, shown
from streamlit.testing.v1 import AppTest

from app_pages import texts_evaluation as texts
from evals.record import Figure, GateResult, Outcome, Run, RunSummary, SuiteSummary, save
from settings import ROOT

STARTED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
WRONG = Outcome(
    "svar",
    "svar-1",
    slice="belopp",
    asked=HOSTILE,
    scores={"right": 0.0, "fact_recall": 0.5},
    expectations={"expected": "answered", "facts": ["1 800 kr", ["vart tredje år", HOSTILE]]},
    answer={"status": "answered", "statements": [{"text": HOSTILE}], "reason": None},
    hits=({"title": HOSTILE, "locator": "s. 1", "text": HOSTILE, "expected": True},),
)
GOOD = Outcome("svar", "svar-2", asked="Hur länge?", scores={"right": 1.0})


def a_run(name: str, share: float, held: bool = True, days: int = 0, sealed: bool = False, errors: int = 0) -> Run:
    figures = (Figure("right", "Rätt som helhet", share, 2, (0.1, 0.9)), Figure("mrr", "MRR", 0.7, 2, (0.5, 0.8)))
    suite = SuiteSummary(
        key="svar",
        name="Svar",
        description="",
        sha256="",
        sealed=sealed,
        cases=2,
        errors=errors,
        drafts=0,
        figures=figures,
        slices={},
        gates=(
            GateResult("svar/mrr", "mrr", 0.7, 0.5, None, True),
            GateResult("svar/right", "right", share, 0.4, None, held),
        ),
        seconds_mean=0.1,
        seconds_p95=0.2,
    )
    library = {"generation": "gen-1", "documents": 3, "library_hash": name}
    summary = RunSummary(name, STARTED + timedelta(days=days), 1.0, library, {"chat": None}, {}, (suite,))
    return Run(summary, (WRONG, GOOD))


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KALLSTOD_RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"


def opened() -> AppTest:
    page = AppTest.from_file(str(ROOT / "app_pages" / "evaluation.py"), default_timeout=20).run()
    assert not page.exception
    return page


def test_without_runs_the_command_is_told(runs: Path) -> None:
    page = opened()
    assert texts.NO_RUNS in shown(page)
    assert page.code[0].value == texts.COMMAND


def test_the_latest_run_is_shown_with_broken_gates_first(runs: Path) -> None:
    save(a_run("2026-11-20", 0.8), "<p>rapport</p>", "{}", runs)
    save(a_run("2026-11-21", 0.3, held=False, days=1), "<p>rapport</p>", "{}", runs)
    page = opened()
    assert [e.value for e in page.error] == [texts.broken(1, 2)]
    gates = page.dataframe[0].value
    assert list(gates["Spärr"]) == ["svar/right", "svar/mrr"]
    assert list(gates["Utfall"]) == [texts.BROKEN, texts.HELD]
    assert list(page.dataframe[1].value["95 procent"]) == ["0,10–0,90"]
    assert texts.HISTORY_LIBRARY in shown(page)
    page.selectbox(key="evaluation_run").select_index(1).run()
    assert [s.value for s in page.success] == [texts.ALL_HELD]
    assert not page.error


def test_what_became_wrong_since_the_run_before_is_told(runs: Path) -> None:
    before = a_run("2026-11-20", 1.0)
    mended = replace(WRONG, scores={"right": 1.0})
    save(replace(before, outcomes=(mended, GOOD)), "", "{}", runs)
    save(a_run("2026-11-21", 0.5, days=1), "", "{}", runs)
    page = opened()
    assert texts.since(0, 1) in shown(page)
    assert [e.label for e in page.expander] == [f"{texts.BECAME_WRONG} (1)"]
    assert "<img" not in shown(page)


def test_a_failing_case_opens_with_every_word_escaped(runs: Path) -> None:
    save(a_run("2026-11-20", 0.5), "", "{}", runs)
    page = opened()
    assert list(page.dataframe[2].value["Fall"]) == ["svar-1"]
    page.selectbox[-1].select_index(0).run()
    html = shown(page)
    assert "Nyckelfakta sagda 0,50" in html
    assert "Måste sägas" in html
    assert "&lt;img src=x onerror" in html
    assert "<img" not in html


def test_one_run_has_no_history(runs: Path) -> None:
    save(a_run("2026-11-20", 0.5), "", "{}", runs)
    assert texts.HISTORY_ONE in [i.value for i in opened().info]


def test_a_sealed_suite_shows_no_case(runs: Path) -> None:
    save(a_run("2026-11-20", 0.5, sealed=True), "", "{}", runs)
    page = opened()
    assert texts.SEALED in [i.value for i in page.info]
    assert len(page.dataframe) == 2


def test_all_right_is_said(runs: Path) -> None:
    run = a_run("2026-11-20", 1.0)
    save(replace(run, outcomes=(GOOD,)), "", "{}", runs)
    assert texts.NO_FAILURES in [s.value for s in opened().success]


def test_a_run_of_another_version_is_told_and_the_others_stay(runs: Path) -> None:
    save(a_run("2026-11-20", 0.5), "", "{}", runs)
    (runs / "2026-11-22").mkdir()
    (runs / "2026-11-22" / "metrics.json").write_text('{"format": 99}', encoding="utf-8")
    page = opened()
    assert [e.value for e in page.error] == [texts.UNREADABLE]
    page.selectbox(key="evaluation_run").select_index(1).run()
    assert not page.error
