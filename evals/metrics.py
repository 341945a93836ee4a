"""Each metric a short function of a case and what came of it, 0 to 1; None where it does not apply."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answer import Answer, Hit
from evals.suite import Case


def decision(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """Answered what the sources answer, refused what they do not."""
    return float(answer.status == case.expected)


def fact_recall(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """Share of the key facts that the answer says."""
    if not case.facts or case.expected != "answered":
        return None
    said = _plain(answer.text)
    return sum(any(_plain(f) in said for f in _any_of(fact)) for fact in case.facts) / len(case.facts)


def notices_given(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """Share of the expected notices that came with the answer."""
    if not case.notices:
        return None
    return sum(code in {n.code for n in answer.notices} for code in case.notices) / len(case.notices)


def nothing_forbidden(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """Whether the answer keeps from what it must not say."""
    return float(not any(_plain(f) in _plain(answer.text) for f in case.never)) if case.never else None


def cited(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """Whether an expected passage is among the citations."""
    if not case.passages or case.expected != "answered":
        return None
    return float(any(holds(case, c.passage.text) for c in answer.citations))


def hit_at_1(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """Whether the first passage found is an expected one (hit@1)."""
    return _hit(case, hits, 1)


def hit_at_5(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """Whether an expected passage is among the first five found (hit@5)."""
    return _hit(case, hits, 5)


def right(case: Case, answer: Answer, hits: Sequence[Hit]) -> float | None:
    """The case as a whole: right decision, every fact said, every notice given, nothing forbidden."""
    parts = (m(case, answer, hits) for m in (decision, fact_recall, notices_given, nothing_forbidden))
    return float(all(p is None or p == 1 for p in parts))


Metric = Callable[[Case, Answer, Sequence[Hit]], float | None]
METRICS: tuple[Metric, ...] = (
    right,
    decision,
    fact_recall,
    notices_given,
    nothing_forbidden,
    cited,
    hit_at_1,
    hit_at_5,
)


def _hit(case: Case, hits: Sequence[Hit], k: int) -> float | None:
    if not case.passages or case.expected != "answered":
        return None
    return float(any(holds(case, hit.passage.text) for hit in hits[:k]))


def holds(case: Case, passage: str) -> bool:
    """Whether a passage holds one of the case's expected quotes."""
    return any(_plain(quote) in _plain(passage) for quote in case.passages)


def _any_of(fact: str | tuple[str, ...]) -> tuple[str, ...]:
    return (fact,) if isinstance(fact, str) else fact


def _plain(text: str) -> str:
    """Case, white space (also within numbers) and list marks do not count."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})", "", text.casefold()))
