"""Whether a claim and a place of the library tell who decides one matter, by its words and by its values."""

from __future__ import annotations

from collections.abc import Container, Sequence

from assistant.drafts.delegation import Delegation
from assistant.drafts.delegation_values import BEYOND, are_alike, is_within
from assistant.drafts.evidence import Finding
from assistant.drafts.topic import KIN, SLIGHT
from assistant.matching import Word, akin, words

_SOME, _HALF, _ALL_BUT_ALL = 0.3, 0.5, 0.9
"""Least shares of the two matters that the other speaks of: to be near, and the lesser and the greater to be of one."""
_PART = 3
"""Least letters of a part of a compound."""


def may_be_of_one(claimed: Delegation, told: Delegation, said: str, finding: Finding) -> bool:
    """Whether a place may well be of the claim's matter.

    Args:
        claimed: What the claim tells of who decides.
        told: What the place tells.
        said: The claim, with what it stands under.
        finding: The place.
    """
    claims, places = _shares(claimed, told, said, finding)
    return claims >= _HALF and places >= _SOME


def is_of_one(claimed: Delegation, told: Delegation, said: str, finding: Finding) -> bool:
    """Whether both are of one matter, and the claim's values within the bounds of the place's.

    Args:
        claimed: What the claim tells of who decides.
        told: What the place tells.
        said: The claim, with what it stands under.
        finding: The place.
    """
    shares = _shares(claimed, told, said, finding)
    return fits_values(claimed, told) and min(shares) >= _HALF and max(shares) >= _ALL_BUT_ALL


def fits_values(claimed: Delegation, told: Delegation) -> bool:
    """Whether the claim's values are those of the place: the same, or within what it is bounded by."""
    if BEYOND.search(told.matter) and not told.limits and not BEYOND.search(claimed.matter):
        return False
    if not all(any(are_alike(f, limit) and is_within(f, limit) for f in claimed.limits) for limit in told.limits):
        return False
    if any(are_alike(f, most) and f.value > most.value for f in claimed.limits for most in told.most):
        return False
    bounds = (*told.limits, *told.most)
    amounts = [f for f in claimed.limits if f.kind == "amount"]
    return told.listed or all(any(are_alike(f, bound) for bound in bounds) for f in amounts)


def _shares(claimed: Delegation, told: Delegation, said: str, finding: Finding) -> tuple[float, float]:
    """How much of the claim's matter the place speaks of, and of the place's matter the claim, each 0 to 1.

    A claim that tells no matter of its own must have the place's all but word for word in what it stands under.
    """
    if own := claimed.telling_words():
        return _share_akin(own, words(finding.text)), _share_akin(told.telling_words(), words(said))
    theirs, there = [w for w in words(told.matter) if w.weight > SLIGHT], {w.stem for w in words(said)}
    share = _share(theirs, [w for w in theirs if w.stem in there or _is_joined(w.stem, there)])
    return share, share


def _share_akin(some: Sequence[Word], there: Sequence[Word]) -> float:
    """How much of some words others say, by their kin or by the parts of a compound, 0 to 1."""
    stems = {w.stem for w in there}
    return _share(some, [w for w in some if akin(w, there) >= KIN or _is_joined(w.stem, stems)])


def _share(some: Sequence[Word], held: Sequence[Word]) -> float:
    """The weight of those held of some words, 0 to 1."""
    return sum(w.weight for w in held) / sum(w.weight for w in some) if some else 0.0


def _is_joined(compound: str, there: Container[str]) -> bool:
    """Whether a stem is a compound of two of the stems: "nödprövning" of "nöd" and "prövning"."""
    return any(compound[:n] in there and compound[n:] in there for n in range(_PART, len(compound) - _PART))
