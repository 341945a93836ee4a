"""A chat model as judge, over real HTTP: its own columns, kept replies, and no say over the gates."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import SecretStr

from assistant.assistant import Assistant
from assistant.chat_model import ChatModelError
from evals.judge import Judge, judged
from evals.record import Run
from evals.report import html
from evals.run import load_suites, run_suites
from evals.table import table
from settings import Settings

sys.path.append(str(Path(__file__).parents[1] / "assistant"))
from scripted_server import Asked, Reply, Server, does, serving

CASES = [
    {
        "id": "glas",
        "question": "Hur mycket beviljas för glasögon?",
        "municipality": "Norrberga",
        "facts": ["1 800 kronor", "tredje år"],
    },
    {"id": "boll", "question": "Vem vann VM i fotboll?", "expected": "abstained"},
]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def run(assistant: Assistant, tmp_path: Path) -> Run:
    suite = tmp_path / "svit.yaml"
    suite.write_text(yaml.safe_dump({"name": "Svit", "gates": {"right": 1.0}, "cases": CASES}), encoding="utf-8")
    return run_suites(load_suites([suite]), assistant, Settings(embedding="none"))


def judge(server: Server, cache: Path) -> Judge:
    settings = Settings(judge_url=f"{server.url}/v1", judge_key=SecretStr("nyckel"), chat_timeout_s=5)
    return Judge("openai:domaren", settings, cache)


def verdicts(asked: Asked, *, wrong_facts: int = 0) -> Reply:
    """All lines right but the first facts."""
    prompt = asked.body["messages"][-1]["content"]
    facts = "<fakta>" in prompt
    lines = sum(line[:1].isdigit() for line in prompt.split("<fakta>" if facts else "<påståenden>")[1].splitlines())
    told = [n >= wrong_facts or not facts for n in range(lines)]
    return Reply([json.dumps({"omdomen": told})])


def test_three_repeats_give_a_mean_and_a_spread(server: Server, run: Run, tmp_path: Path) -> None:
    counts = iter((0, 1, 2))

    def script(asked: Asked) -> Reply:
        return verdicts(asked, wrong_facts=next(counts) if "<fakta>" in asked.prompt else 0)

    server.scripts = [script]
    done = judged(run, judge(server, tmp_path / "minne"))
    glasses, football = done.outcomes
    scores = {s.metric: (s.mean, s.spread) for s in glasses.judged}
    assert scores == {"judge_faithfulness": (1.0, 0.0), "judge_correctness": (0.5, 1.0)}
    assert football.judged == ()
    assert len(server.asked) == 6
    assert {k.lower(): v for k, v in server.asked[0].headers.items()}["authorization"] == "Bearer nyckel"
    (suite,) = done.summary.suites
    assert [(f.name, f.mean) for f in suite.judge] == [("judge_faithfulness", 1.0), ("judge_correctness", 0.5)]
    assert suite.judge_spread == 1.0
    assert done.summary.models["judge"] == "openai:domaren"
    assert "Domaren: nyckelfakta rätt" in table(done)
    assert "Domaren" in html(done)


def test_a_judge_who_says_no_breaks_no_gate(server: Server, run: Run, tmp_path: Path) -> None:
    server.scripts = [lambda asked: verdicts(asked, wrong_facts=99)]
    assert judged(run, judge(server, tmp_path)).summary.passed


def test_replies_are_kept_and_not_asked_for_again(server: Server, run: Run, tmp_path: Path) -> None:
    server.scripts = [verdicts]
    once = judged(run, judge(server, tmp_path))
    asked = len(server.asked)
    assert judged(run, judge(server, tmp_path)) == once
    assert len(server.asked) == asked
    next(iter(tmp_path.glob("*.json"))).write_text("{", encoding="utf-8")
    assert judged(run, judge(server, tmp_path)) == once
    assert len(server.asked) == asked + 1


@pytest.mark.parametrize(
    "script",
    [
        does("Det ser bra ut!"),
        does('{"omdomen": []}'),
        does('{"omdomen": [true, true, true, true, true, true, true, true, true]}'),
        does(status=500),
    ],
)
def test_a_judge_that_gives_nothing_is_counted_apart(server: Server, run: Run, tmp_path: Path, script: object) -> None:
    server.scripts = [script]  # type: ignore[list-item]
    done = judged(run, judge(server, tmp_path))
    (suite,) = done.summary.suites
    assert (suite.unjudged, suite.judge) == (1, ())
    assert done.outcomes[0].judge_error
    assert done.outcomes[0].scores == run.outcomes[0].scores
    assert "Traceback" not in done.outcomes[0].judge_error


def test_a_judge_that_is_named_wrong_is_told() -> None:
    with pytest.raises(ChatModelError, match="leverantör:modell"):
        Judge("gemma", Settings(), Path("x"))
