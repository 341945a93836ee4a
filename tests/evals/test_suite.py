"""What a suite may say, and that the shipped ones still stand."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from assistant.assistant import Assistant
from evals.expectations import plain
from evals.figures import LABELS
from evals.run import load_suites
from evals.suite import SCHEMA, SUITES, Gate, SuiteError, load_suite, schema

SHIPPED = sorted(SUITES.glob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: x\ncases:\n  - {id: a, question: b, svar: c}\n", "nummer 1, svar"),
        ("name: x\ncases:\n  - {id: a, question: ''}\n", "question"),
        ("name: x\ncases:\n  - {id: a, question: b}\n  - {id: a, question: c}\n", "mer än en gång: a"),
        ("name: x\n", "antingen cases eller pairs"),
        ("name: x\npairs: y\ncases:\n  - {id: a, question: b}\n", "antingen cases eller pairs"),
        ("name: [\n", "inte giltig YAML"),
        ("name: x\ngates: {right: {minst: 1}}\ncases:\n  - {id: a, question: b}\n", "minst"),
        ("name: x\ncases:\n  - {id: a, question: b, as_of: i går}\n", "as_of: ska vara ett datum"),
        ("name: x\ncases:\n  - {id: a, question: b, facts: [1500]}\n", "facts, nummer 1: ska vara text"),
        ("name: x\ncases:\n  - {id: a, question: b, expected: kanske}\n", "ska vara 'answered' eller 'abstained'"),
        ("name: x\ncases:\n  - {id: a}\n", "nummer 1, question: fältet saknas"),
        ("name: x\ncases: {id: a}\n", "cases: ska vara en lista"),
        ("bara text\n", "sviten: ska vara namn och värden"),
        ("", "sviten: ska vara namn och värden"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    suite = tmp_path / "fel.yaml"
    suite.write_text(text, encoding="utf-8")
    with pytest.raises(SuiteError, match=told):
        load_suite(suite)


def test_a_missing_or_binary_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"finns inte; sviter som följer med: abstention, answers"):
        load_suite(tmp_path / "saknas.yaml")
    (tmp_path / "bild.yaml").write_bytes(b"\xff\xfe\x00bild")
    with pytest.raises(SuiteError, match="kan inte läsas"):
        load_suite(tmp_path / "bild.yaml")


def test_a_shipped_suite_may_be_named_without_its_path() -> None:
    assert [loaded.path for loaded in load_suites([Path("abstention")])] == [SUITES / "abstention.yaml"]


def test_the_schema_for_editors_is_current() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema(), "run: python -m evals.suite"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_the_schema_takes_the_shipped_suites(path: Path) -> None:
    content = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(content, schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_every_expected_quote_stands_in_the_library(shipped: Assistant, path: Path) -> None:
    passages = [plain(p.text) for p in shipped.index.passages]
    quotes = [(case.id, quote) for case in load_suite(path).cases for quote in case.passages]
    missing = [of for of, quote in quotes if not any(plain(quote) in p for p in passages)]
    assert missing == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_gates_are_of_metrics_that_exist(path: Path) -> None:
    suite = load_suite(path)
    assert set(suite.gates) <= LABELS.keys()
    bounds = [g if isinstance(g, Gate) else Gate(least=g) for g in suite.gates.values()]
    assert all((b.least, b.most) != (None, None) for b in bounds)


def test_there_are_cases_enough_of_every_sort() -> None:
    suites = {path.stem: load_suite(path) for path in SHIPPED}
    assert sum(len(suite.cases) for suite in suites.values()) >= 300
    gated = {key for key, suite in suites.items() if suite.gates}
    assert {"answers", "abstention", "consistency", "conversation", "privacy", "hostile"} <= gated
    assert {"verification-dev", "retrieval-dev"} <= gated
