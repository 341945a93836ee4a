"""A run over the small library: counted, kept, compared, and told to people and programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr
from typer.testing import CliRunner, Result

from assistant import assistant as flow
from assistant.answer import Question
from assistant.assistant import Assistant
from cli import app
from evals.compare import compare, comparison_text
from evals.record import Run, RunUnreadable, find, free_name, load, save, stored
from evals.report import html
from evals.run import load_suites, run_suites
from evals.suite import SuiteError, load_suite
from evals.table import table
from settings import Settings

GLASSES = {
    "id": "glas",
    "question": "Hur mycket beviljas för glasögon?",
    "slice": "belopp",
    "municipality": "Norrberga",
    "passages": ["Glasögon beviljas med högst 1 800 kronor vart tredje år."],
    "facts": ["1 800 kronor"],
}
FOOTBALL = {"id": "boll", "question": "Vem vann VM i fotboll?", "slice": "utanför", "expected": "abstained"}
Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(*cases: dict[str, Any], name: str = "svit", **more: Any) -> Path:
        path = tmp_path / f"{name}.yaml"
        content = {"name": "Svit", **more, **({"cases": list(cases)} if cases else {})}
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return path

    return write


def ran(assistant: Assistant, *paths: Path, **settings: Any) -> Run:
    return run_suites(load_suites(paths), assistant, Settings(embedding="none", **settings), "körning")


def test_right_answers_and_right_refusals(assistant: Assistant, written: Written) -> None:
    run = ran(assistant, written(GLASSES, FOOTBALL, gates={"right": 1.0}))
    (suite,) = run.summary.suites
    assert run.summary.passed
    assert (suite.cases, suite.errors) == (2, 0)
    right = suite.figure("right")
    assert right is not None
    assert (right.mean, right.n) == (1.0, 2)
    assert set(suite.slices) == {"belopp", "utanför"}
    glasses = run.outcomes[0]
    assert glasses.answer is not None
    assert "1 800 kronor" in glasses.answer["text"]
    assert glasses.hits[0]["expected"]
    assert glasses.verdicts[0]["verdict"] == "supported"


def test_a_case_that_errs_is_a_counted_failure(
    assistant: Assistant, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = flow.Assistant.trace

    def trace(self: Assistant, question: Question, *rest: Any) -> flow.Trace:
        if question.id == "glas":
            raise ZeroDivisionError("19811218-9876")
        return honest(self, question, *rest)

    monkeypatch.setattr(flow.Assistant, "trace", trace)
    run = ran(assistant, written(GLASSES, FOOTBALL, gates={"right": 0.9, "hit_at_5": 0.5}))
    (suite,) = run.summary.suites
    assert (suite.cases, suite.errors) == (2, 1)
    assert [gate.held for gate in suite.gates] == [False, False]
    assert run.outcomes[0].error.startswith("ZeroDivisionError")
    assert "9876" not in run.outcomes[0].error
    assert "NaN" not in json.dumps(dict(run.outcomes[0].scores))
    assert "✗ glas" in table(run)


def test_a_gate_that_nothing_measures_is_broken(assistant: Assistant, written: Written) -> None:
    run = ran(assistant, written(FOOTBALL, gates={"fact_recall": 0.5}))
    assert not run.summary.passed
    assert "inget mätt" in table(run)


def test_a_gate_may_have_an_upper_bound(assistant: Assistant, written: Written) -> None:
    attack = {**FOOTBALL, "attack": True, "never": ["Argentina"]}
    assert ran(assistant, written(attack, gates={"injection_success": {"most": 0}})).summary.passed
    said = {**GLASSES, "attack": True, "never": ["1 800"]}
    assert not ran(assistant, written(said, gates={"injection_success": {"most": 0}})).summary.passed


def test_a_quote_that_stands_nowhere_is_told(assistant: Assistant, written: Written) -> None:
    run = ran(assistant, written({**GLASSES, "passages": ["Glasögon är gratis."]}))
    assert run.outcomes[0].missing_quotes == ("Glasögon är gratis.",)
    assert run.outcomes[0].scores["hit_at_5"] == 0
    assert "Väntat citat står inte i biblioteket: Glasögon är gratis." in html(run)


def test_drafts_do_not_run(assistant: Assistant, written: Written) -> None:
    run = ran(assistant, written(GLASSES, {**FOOTBALL, "draft": True}))
    (suite,) = run.summary.suites
    assert (suite.cases, suite.drafts) == (1, 1)
    assert "1 utkast körs inte" in table(run)


def test_a_sealed_suite_tells_figures_and_no_case(assistant: Assistant, written: Written, tmp_path: Path) -> None:
    run = ran(assistant, written({**GLASSES, "facts": ["står inte där"]}, sealed=True))
    folder = save(run, html(run), "{}", tmp_path / "runs")
    kept = "".join(p.read_text(encoding="utf-8") for p in folder.iterdir())
    assert "glasögon" not in kept.casefold()
    assert "glasögon" not in table(run).casefold()
    assert run.summary.suites[0].figure("right") is not None


def test_personal_data_and_secrets_are_not_kept(assistant: Assistant, written: Written, tmp_path: Path) -> None:
    case = {
        **GLASSES,
        "question": "Hur mycket för glasögon till 19811218-9876?",
        "history": ["Ring 19811218-9876"],
        "never": ["19811218-9876"],
    }
    run = ran(
        assistant,
        written(case),
        chat_key=SecretStr("hemlig-nyckel"),
        judge_key=SecretStr("hemlig-nyckel"),
        chat_url="https://kund:hemlig-nyckel@modell.example/v1?token=hemlig-nyckel",
    )
    folder = save(run, html(run), "{}", tmp_path / "runs")
    kept = "".join(p.read_text(encoding="utf-8") for p in folder.iterdir())
    assert "9876" not in kept
    assert "hemlig-nyckel" not in kept
    assert run.summary.settings["chat_url"] == "https://modell.example/v1"


def test_a_run_is_read_as_it_was_kept(assistant: Assistant, written: Written, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    run = ran(assistant, written(GLASSES, FOOTBALL, gates={"right": 1.0}))
    folder = save(run, html(run), assistant.index.manifest.as_json(), runs)
    assert load(folder) == run
    assert sorted(p.name for p in folder.iterdir()) == [
        "index-manifest.json",
        "metrics.json",
        "report.html",
        "run.jsonl",
    ]
    summary = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    assert summary["library"]["library_hash"] == assistant.index.manifest.library_hash
    assert summary["models"] == {"embedding": None, "chat": None, "judge": None}
    assert len(summary["suites"][0]["sha256"]) == 64
    assert list(stored(runs)) == [folder]
    assert find(Path("senaste"), runs) == find(Path("körning"), runs) == find(folder, runs) == folder
    assert free_name(runs, run.summary.started) == f"{run.summary.started:%Y-%m-%dT%H%M%S}"


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    for wanted in ("senaste", "saknas"):
        with pytest.raises(RunUnreadable):
            find(Path(wanted), tmp_path)
    (tmp_path / "trasig").mkdir()
    (tmp_path / "trasig" / "metrics.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(RunUnreadable, match="ingen körning"):
        load(tmp_path / "trasig")


def test_two_runs_are_compared_case_by_case(assistant: Assistant, written: Written) -> None:
    cases = [{**GLASSES, "id": f"g{n}"} for n in range(8)]
    after = ran(assistant, written(*cases, FOOTBALL))
    wrong = {**after.outcomes[0].scores, "right": 0.0, "fact_recall": 0.0}
    worse = tuple(replace(o, scores=wrong) if o.id.startswith("g") else o for o in after.outcomes)
    before = replace(after, outcomes=worse)
    found = compare(before, after)
    assert [o.id for o in found.mended] == [f"g{n}" for n in range(8)]
    right = next(s for s in found.shifts if s.metric == "right")
    assert (right.better, right.difference.beyond_chance) == (True, True)
    told = comparison_text(found)
    assert "svit/right: 0,111 → 1,000" in told
    assert "bättre, mer än slump" in told
    assert "Blev rätt (8)" in told
    assert "Blev fel (8)" in comparison_text(compare(after, before))
    assert "Inget mått har ändrats" in comparison_text(compare(after, after))


def test_a_changed_suite_or_library_is_cautioned(assistant: Assistant, written: Written) -> None:
    one, other = ran(assistant, written(GLASSES)), ran(assistant, written(GLASSES, FOOTBALL))
    found = compare(one, replace(other, summary=replace(other.summary, library={"library_hash": "annan"})))
    assert found.added == 1
    assert any("Sviterna är ändrade: svit" in c for c in found.cautions)
    assert "Biblioteket är inte detsamma." in found.cautions


def test_pairs_run_as_a_suite(assistant: Assistant, written: Written, tmp_path: Path) -> None:
    pair = {
        "id": "p",
        "passage": "Glasögon beviljas med högst 1 800 kronor.",
        "context": "Riktlinje",
        "statement": "Glasögon beviljas med högst 2 800 kronor.",
        "label": False,
        "kind": "amount",
        "split": "dev",
    }
    true = {**pair, "id": "q", "statement": pair["passage"], "label": True, "kind": "verbatim", "split": "heldout"}
    (tmp_path / "par.jsonl").write_text(f"{json.dumps(pair)}\n{json.dumps(true)}\n", encoding="utf-8")
    run = ran(assistant, written(pairs="par.jsonl", gates={"false_caught": 1.0, "true_kept": 1.0}))
    assert run.summary.passed
    assert ran(assistant, written(pairs="par.jsonl", split="dev")).summary.suites[0].cases == 1


def test_a_folder_stands_for_its_suites(assistant: Assistant, written: Written, tmp_path: Path) -> None:
    written(GLASSES, name="b")
    written(FOOTBALL, name="a")
    assert [s.key for s in ran(assistant, tmp_path).summary.suites] == ["a", "b"]
    (tmp_path / "tom").mkdir()
    for paths, told in (([tmp_path / "tom"], "ingen svit"), ([tmp_path / "a.yaml"] * 2, "Flera sviter heter a")):
        with pytest.raises(SuiteError, match=told):
            load_suites(paths)


# The report


def test_the_report_escapes_and_fetches_nothing(assistant: Assistant, written: Written) -> None:
    ond = '<script>alert(1)</script><img src="https://ond.example/x.png">{{ 7*7 }}'
    report = html(ran(assistant, written({**FOOTBALL, "question": ond, "slice": ond, "never": [ond]}, description=ond)))
    assert "<script" not in report
    assert "<img" not in report
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report
    assert "{{ 7*7 }}" in report
    assert "default-src &#39;none&#39;" in report or "default-src 'none'" in report
    assert "<link" not in report
    assert "url(" not in report


def test_failures_come_first_and_open_with_their_passages(assistant: Assistant, written: Written) -> None:
    wrong = {**GLASSES, "id": "zz-fel", "facts": ["9 999 kronor"]}
    report = html(ran(assistant, written(GLASSES, wrong)))
    assert report.index("zz-fel") < report.index("<strong>glas</strong>")
    assert "<mark>Glasögon beviljas med högst 1 800 kronor vart tredje år.</mark>" in report
    assert "Nyckelfakta sagda 0,00" in report


# The command line


@pytest.fixture
def command(small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("KALLSTOD_EMBEDDING", "none")
    monkeypatch.setenv("KALLSTOD_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("KALLSTOD_INDEX", str(small_index))
    return lambda *args: CliRunner().invoke(app, ["eval", *map(str, args)])


def test_the_command_keeps_the_run_and_exits_by_the_gates(
    command: Callable[..., Result], written: Written, tmp_path: Path
) -> None:
    good = written(GLASSES, FOOTBALL, gates={"right": 1.0})
    done = command(good)
    assert done.exit_code == 0, done.output
    assert "1 spärrar hålls, 0 är brutna" in done.stdout
    bad = written(FOOTBALL, {**GLASSES, "facts": ["gratis"]}, name="dålig", gates={"right": 1.0})
    done = command(bad, "--json")
    assert done.exit_code == 1
    (suite,) = json.loads(done.stdout)
    assert (suite["suite"], suite["passed"], suite["gates"][0]["name"]) == ("Svit", False, "dålig/right")
    assert [f["id"] for f in suite["failures"]] == ["glas"]
    assert len(stored(tmp_path / "runs")) == 2


def test_the_command_compares(command: Callable[..., Result], written: Written) -> None:
    suite = written(GLASSES)
    assert command(suite).exit_code == 0
    done = command(suite, "--compare", "senaste")
    assert "Inget mått har ändrats." in done.stdout


@pytest.mark.parametrize("args", [("saknas.yaml",), ("--compare", "saknas"), ("--judge", "gemma")])
def test_what_cannot_be_run_exits_2_with_a_sentence(command: Callable[..., Result], args: tuple[str, ...]) -> None:
    done = command(*args)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert done.stderr.strip()


def test_a_folder_that_cannot_be_written_loses_no_figures(
    command: Callable[..., Result], written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    monkeypatch.setenv("KALLSTOD_RUNS", str(tmp_path / "fil"))
    done = command(written(GLASSES))
    assert done.exit_code == 2
    assert "Rätt som helhet" in done.stdout
    assert "kan inte sparas" in done.stderr


def test_drafts_from_an_index_are_a_suite_that_does_not_run_yet(command: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "egna" / "svit.yaml"
    assert command("init", path, "-n", "4").exit_code == 0
    suite = load_suite(path)
    assert suite.cases
    assert all(case.draft and case.passages and case.facts for case in suite.cases)
    assert {case.municipality for case in suite.cases} >= {"Norrberga", "Åkersvik"}
    again = command("init", path)
    assert (again.exit_code, "finns redan" in again.stderr) == (2, True)
    path.write_text(path.read_text(encoding="utf-8").replace("draft: true", "draft: false"), encoding="utf-8")
    done = command(path, "--json")
    assert json.loads(done.stdout)[0]["metrics"]["hit_at_5"]["n"] == len(suite.cases)


def test_the_schema_is_printed(command: Callable[..., Result]) -> None:
    assert json.loads(command("schema").stdout)["title"] == "Suite"
