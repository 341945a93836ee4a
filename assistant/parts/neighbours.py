"""What stands next to a cited statement and answers a part of a question that nothing else does."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.abstain import ENOUGH, NEAR
from assistant.candidates import Candidate
from assistant.extractive.repetition import overlaps, repeats
from assistant.forms.fit import demanded
from assistant.parts.answers import answers, asks_which_places, has_words
from assistant.parts.children import of_children
from assistant.parts.split import Part
from ingest.index import Index

_NEAR = 160
"""Characters between two statements at most that stand next to each other."""


def has_own(part: Part, said: Sequence[Candidate], told: Sequence[Candidate]) -> bool:
    """Whether a part has an answer of its own: what answers the others too does not where it asks of children alone.

    Args:
        said: What was found for the part.
        told: What was found for the other parts.
    """
    return any(of_children(part, c) or not any(repeats(c, other) for other in told) for c in said)


def beside(
    part: Part, ranked: Sequence[Candidate], chosen: Sequence[Candidate], municipality: str | None, index: Index
) -> list[Candidate]:
    """What is chosen, with what stands next to it in its paragraph, list or table and answers a part.

    Args:
        ranked: The part's own candidates.
    """
    places = asks_which_places(part)
    if not places and not has_words(part, index) and not demanded(part.asked):
        return list(chosen)
    near = [
        c
        for c in ranked
        if c.relevance >= NEAR
        and any(_is_next_to(c, told) for told in chosen)
        and of_children(part, c)
        and answers(part, c, municipality, index, around=places)
    ]
    best = max(near, key=lambda c: (c.relevance, c.coverage), default=None)
    if best is None:
        return list(chosen)
    n = next(n for n, told in enumerate(chosen) if _is_next_to(best, told))
    after = chosen[n].unit.start < best.unit.start
    return [*chosen[: n + after], best, *chosen[n + after :]]


def in_cited(
    part: Part, ranked: Sequence[Candidate], chosen: Sequence[Candidate], municipality: str | None, index: Index
) -> list[Candidate]:
    """What is chosen, with what a cited document tells elsewhere of a part that its own words ask for.

    Args:
        ranked: What is found for the part's own words.
    """
    if not has_words(part, index) or not demanded(part.asked):
        return list(chosen)
    cited = {c.hit.document.document_id for c in chosen}
    told = (c for c in ranked if c.hit.document.document_id in cited and c.relevance >= ENOUGH)
    telling = [c for c in told if answers(part, c, municipality, index) and not any(repeats(c, o) for o in chosen)]
    return [*chosen, *sorted(telling, key=lambda c: -c.relevance)[:1]]


def _is_next_to(one: Candidate, other: Candidate) -> bool:
    """Whether one statement stands on the line of another or on the next one."""
    if one.hit.passage.passage_id != other.hit.passage.passage_id or overlaps(one, other):
        return False
    first, second = sorted((one.unit, other.unit), key=lambda unit: unit.start)
    between = one.hit.passage.text[first.end : second.start]
    return between.strip().count("\n") == 0 and len(between) <= _NEAR
