"""The gates over the shipped library hold, and each way to break the assistant turns its own gate red."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant import assistant as flow
from assistant import verify
from assistant.answer import Answer, Hit
from assistant.assistant import Assistant, Trace
from assistant.query import Query
from assistant.retrieve import Retriever
from evals.record import GateResult
from evals.run import load_suites, run_suites
from evals.suite import SUITES
from settings import Settings

Broken = Callable[[Answer], Answer]


def broken_gates(assistant: Assistant, suite: str) -> set[str]:
    run = run_suites(load_suites([SUITES / f"{suite}.yaml"]), assistant, Settings())
    assert all(isinstance(gate, GateResult) for gate in run.summary.gates)
    assert run.summary.gates
    return {gate.name for gate in run.summary.gates if not gate.held}


def answering(monkeypatch: pytest.MonkeyPatch, change: Broken) -> None:
    """Lets the assistant change each answer after it has been verified."""
    honest = flow.Assistant.trace

    def trace(self: Assistant, *args: object) -> Trace:
        told = honest(self, *args)  # type: ignore[arg-type]
        return replace(told, answer=change(told.answer))

    monkeypatch.setattr(flow.Assistant, "trace", trace)


def test_all_hold_as_shipped(shipped: Assistant) -> None:
    assert broken_gates(shipped, "forsta") == set()
    assert broken_gates(shipped, "verification-dev") == set()


def test_a_broken_retriever(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    search = Retriever.search

    def worst(self: Retriever, query: Query, *bounds: object) -> tuple[Hit, ...]:
        *where, k = bounds
        return search(self, query, *where, 100_000)[::-1][:k]  # type: ignore[arg-type, misc]

    monkeypatch.setattr(Retriever, "search", worst)
    assert "forsta/hit_at_5" in broken_gates(shipped, "forsta")


def test_a_verifier_switched_off(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "verify", lambda *a, **k: verify.Verdict("supported", None, None, None, 1.0))
    assert broken_gates(shipped, "verification-dev") == {"verification-dev/false_caught"}


def test_a_citation_shifted_by_one_character(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def shifted(answer: Answer) -> Answer:
        moved = (replace(c, start=c.start + 1, end=c.end + 1) for c in answer.citations)
        return replace(answer, citations=tuple(moved))

    answering(monkeypatch, shifted)
    assert {"forsta/quotes_verbatim", "forsta/citation_recall"} <= broken_gates(shipped, "forsta")


def test_references_shifted_by_one(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def shifted(answer: Answer) -> Answer:
        moved = (replace(s, citations=tuple(n + 1 for n in s.citations)) for s in answer.statements)
        return replace(answer, statements=tuple(moved))

    answering(monkeypatch, shifted)
    assert {"forsta/quotes_verbatim", "forsta/citation_recall"} <= broken_gates(shipped, "forsta")


def test_a_changed_amount(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def lying(answer: Answer) -> Answer:
        changed = (replace(s, text=re.sub(r"\b(\d[\d ]*) kr", r"9\1 kr", s.text)) for s in answer.statements)
        return replace(answer, statements=tuple(changed))

    answering(monkeypatch, lying)
    assert {"forsta/faithfulness", "forsta/citation_recall", "forsta/right"} <= broken_gates(shipped, "forsta")


def test_an_answer_that_says_nothing(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.extract.MOST", 0)
    assert "forsta/right" in broken_gates(shipped, "forsta")
