"""What an answer's citations carry: ALCE's definitions, with the verifier's verdict in place of an entailment model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import verify
from assistant.answer import Answer, Citation, Hit, Statement


@dataclass(frozen=True, slots=True)
class Support:
    """What carries one statement.

    Attributes:
        verdict: Of its own citations together, or of the best one of them.
        cited: Whether its own citations carry it.
        found: Whether they do, or some other passage that was looked into.
        needed: For each of its citations, whether it carries the statement or the others do not without it.
    """

    verdict: str
    difference: str | None
    cited: bool
    found: bool
    needed: tuple[bool, ...]


def support(answer: Answer, hits: Sequence[Hit]) -> tuple[Support, ...]:
    """Holds each statement of an answer against the passages that it cites, and against the others if they fail."""
    citations = {c.n: c for c in answer.citations}
    return tuple(_of(statement, citations, hits) for statement in answer.statements)


def _of(statement: Statement, citations: dict[int, Citation], hits: Sequence[Hit]) -> Support:
    own = [citations[n] for n in statement.citations if n in citations]
    alone = [_carries(statement.text, [c]) for c in own]
    together = alone[0] if len(own) == 1 else _carries(statement.text, own)
    best = next((v for v in (*alone, together) if v.verdict == "supported"), together)
    cited = best.verdict == "supported"
    found = cited or any(_verdict(statement.text, [hit]).verdict == "supported" for hit in hits)
    needed = tuple(
        cited and (v.verdict == "supported" or not _carried_without(statement.text, own, n))
        for n, v in enumerate(alone)
    )
    missing = (False,) * (len(statement.citations) - len(own))
    return Support(best.verdict, best.difference, cited, found, needed + missing)


def _carried_without(text: str, citations: Sequence[Citation], left_out: int) -> bool:
    rest = [c for n, c in enumerate(citations) if n != left_out]
    return bool(rest) and _carries(text, rest).verdict == "supported"


_NOTHING = verify.Verdict("not_found", "inget citat håller", None, None, 0.0)


def _carries(text: str, citations: Sequence[Citation]) -> verify.Verdict:
    """The verdict of verbatim quotes; one that is not verbatim carries nothing."""
    good = [c for c in citations if verify.is_verbatim(c)]
    return _verdict(text, good) if good else _NOTHING


def _verdict(text: str, places: Sequence[Citation | Hit]) -> verify.Verdict:
    return verify.verify(
        text,
        "\n".join(p.passage.text for p in places),
        "\n".join(p.passage.context for p in places),
        municipalities=tuple(m for p in places for m in p.document.metadata.municipalities),
    )
