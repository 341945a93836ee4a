"""Ranking metrics of the passages found, by ir-measures; a passage is relevant where it holds an expected quote.

Passages with the same text are one: the search shows such a text once.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from evals.observation import Observation

_CONTEXT = 5


def hit_at_1(o: Observation) -> float:
    """Whether the first passage found is relevant (hit@1, Success@1)."""
    return _measured(o, "Success@1")


def hit_at_5(o: Observation) -> float:
    """Whether a relevant passage is among the first five (hit@5, Success@5)."""
    return _measured(o, "Success@5")


def mrr(o: Observation) -> float:
    """1 over the rank of the first relevant passage, 0 beyond the tenth (reciprocal rank, Voorhees 1999)."""
    return _measured(o, "RR@10")


def ndcg_at_10(o: Observation) -> float:
    """Discounted gain of the first ten over that of the best order (Järvelin and Kekäläinen 2002), binary gains."""
    return _measured(o, "nDCG@10")


def context_precision(o: Observation) -> float:
    """Share of the first five passages found that are relevant, by id (RAGAS, ID-based context precision)."""
    found = _found(o)[:_CONTEXT]
    return len(o.relevant.intersection(found)) / len(found) if found else 0.0


def context_recall(o: Observation) -> float:
    """Share of the relevant passages that were looked into, by id (RAGAS, ID-based context recall)."""
    return len(o.relevant.intersection(_found(o))) / len(o.relevant) if o.relevant else 0.0


def _found(o: Observation) -> list[str]:
    return list(dict.fromkeys(hit.passage.text_hash for hit in o.hits))


def _measured(o: Observation, name: str) -> float:
    if not o.relevant:
        return 0.0
    import ir_measures  # only an evaluation needs it, and the command line starts quickly without it

    found = _found(o)
    run = {"q": {text_hash: float(len(found) - rank) for rank, text_hash in enumerate(found)}}
    relevant = {"q": dict.fromkeys(o.relevant, 1)}
    return float(next(iter(ir_measures.iter_calc([_measure(name)], relevant, run))).value)


@cache
def _measure(name: str) -> Any:  # ir-measures has no types
    import ir_measures

    return ir_measures.parse_measure(name)
