"""Whether rewordings of one question get the same answer: decision, figures, conditions, denials and sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight.differences import Difference, Kind, differences
from assistant.oversight.records import Kept


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording, as understood, and its answer."""

    asked: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Consistency:
    """What came of a question's wordings; `found[i, j]` (i < j) is what tells two of them apart."""

    variants: tuple[Variant, ...]
    found: dict[tuple[int, int], tuple[Difference, ...]]

    @property
    def consistent(self) -> bool:
        """Whether all wordings get the same."""
        return not any(self.found.values())

    def kinds(self, i: int, j: int) -> tuple[Kind, ...]:
        """The kinds of difference between two wordings, each once; none for a wording and itself."""
        between = self.found.get((min(i, j), max(i, j)), ())
        return tuple(dict.fromkeys(d.kind for d in between))

    def as_dict(self) -> dict[str, Any]:
        """For machines: the wordings by number from 0, and the differences between them."""
        return {
            "consistent": self.consistent,
            "variants": [
                {"question": v.asked, "status": v.kept.status, "reason": v.kept.reason or None, "text": v.kept.text}
                for v in self.variants
            ],
            "differences": [
                {"a": i, "b": j, **_difference(d)} for (i, j), between in self.found.items() for d in between
            ],
        }


def _difference(d: Difference) -> dict[str, Any]:
    return {
        "kind": d.kind,
        "a_says": d.one or None,
        "b_says": d.other or None,
        "a_quote": d.one_quote or None,
        "b_quote": d.other_quote or None,
        "a_source": d.one_source or None,
        "b_source": d.other_source or None,
    }


def check(
    assistant: Assistant,
    wordings: Sequence[Question],
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Consistency:
    """Asks every wording and compares each pair of answers.

    Args:
        wordings: The question and its rewordings, all within the same bounds.
        progress: Called with how many are asked, and how many there are.
    """
    variants = []
    for n, question in enumerate(wordings):
        progress(n, len(wordings))
        trace = assistant.trace(question)
        variants.append(Variant(trace.answer.question, Kept.of(trace, assistant.index.generation)))
    pairs = combinations(range(len(variants)), 2)
    found = {(i, j): differences(variants[i].kept, variants[j].kept) for i, j in pairs}
    return Consistency(tuple(variants), found)
