"""All the steps of who decides, where a question asks it without an amount that tells which one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.extract import MOST
from assistant.forms.question_kinds import asks_who_decides, tells_who_decides
from ingest.analyze import fold, tokens
from ingest.documents import BlockKind

_BOUNDS = r"(?:högst|minst|över|under|mer än|upp till|därutöver|från)\b"
_BOUND = re.compile(_BOUNDS, re.IGNORECASE)
_LIMIT = re.compile(rf",| (?={_BOUNDS})", re.IGNORECASE)


def with_its_steps(asked: str, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """What is chosen with all steps of who decides: one alone misleads where no amount tells which step it is.

    Args:
        ranked: What was found for the parts, of which the steps of the first one's table are taken in their order.
    """
    step = next((c for c in chosen if _is_step(c)), None)
    if step is None or not asks_who_decides(asked) or re.search(r"\d", asked):
        return list(chosen)
    if _names_step(step, asked):
        return list(chosen)
    of_one_table = {c.unit.start: c for c in ranked if _is_step(c) and c.hit.passage == step.hit.passage}
    steps = [c for _, c in sorted(of_one_table.items()) if _step_of(c) == _step_of(step)]
    if not 1 < len(steps) <= MOST:
        return list(chosen)
    return [*steps, *(c for c in chosen if not (_is_step(c) and _step_of(c) == _step_of(step)))]


def _names_step(step: Candidate, asked: str) -> bool:
    """Whether a question names the very step that a row is of: "Vem beslutar om protetik?" of "Tandvård, protetik"."""
    _, _, own = step.unit.label.partition(",")
    named = {t.term for t in tokens(own) if not t.stop} & {t.term for t in tokens(asked)}
    return bool(named) and _BOUND.match(own.strip()) is None


def _is_step(candidate: Candidate) -> bool:
    """Whether a candidate is a row of a table that tells who decides."""
    return candidate.unit.kind is BlockKind.TABLE_ROW and tells_who_decides(candidate.unit)


def _step_of(candidate: Candidate) -> str:
    """What a row is a step of: its label without its limit."""
    return fold(_LIMIT.split(candidate.unit.label)[0])
