"""Two runs against each other: what got better and worse, case by case, and whether it is more than chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.intervals import Difference, paired
from evals.metrics import METRICS
from evals.pairs import PAIR_METRICS
from evals.record import Outcome, Run

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Shift:
    """A metric over the cases of a suite that both runs have."""

    suite: str
    metric: str
    label: str
    before: float
    after: float
    difference: Difference
    better: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two runs.

    Attributes:
        cautions: Why the runs may not be comparable, in Swedish.
        shifts: Metrics whose mean moved.
        mended, broken: Cases that became right, or were.
        added, removed: Cases that only the later run has, or only the earlier.
    """

    before: str
    after: str
    cautions: tuple[str, ...]
    shifts: tuple[Shift, ...]
    mended: tuple[Outcome, ...]
    broken: tuple[Outcome, ...]
    added: int
    removed: int


def compare(before: Run, after: Run) -> Comparison:
    """Holds a later run against an earlier one."""
    old = {(o.suite, o.id): o for o in before.outcomes}
    new = {(o.suite, o.id): o for o in after.outcomes}
    ran = {s.key for s in after.summary.suites} & {s.key for s in before.summary.suites}
    both = [(old[key], new[key]) for key in new if key in old]
    return Comparison(
        before=before.summary.name,
        after=after.summary.name,
        cautions=tuple(_cautions(before, after)),
        shifts=tuple(shift for suite in sorted(ran) for shift in _shifts(suite, both)),
        mended=tuple(b for a, b in both if a.failed and not b.failed),
        broken=tuple(b for a, b in both if b.failed and not a.failed),
        added=sum(key not in old and key[0] in ran for key in new),
        removed=sum(key not in new and key[0] in ran for key in old),
    )


def _cautions(before: Run, after: Run) -> Iterator[str]:
    if before.summary.library.get("library_hash") != after.summary.library.get("library_hash"):
        yield "Biblioteket är inte detsamma."
    if before.summary.models != after.summary.models:
        yield "Modellerna är inte desamma."
    hashes = {s.key: s.sha256 for s in before.summary.suites}
    changed = [s.key for s in after.summary.suites if hashes.get(s.key, s.sha256) != s.sha256]
    if changed:
        yield f"Sviterna är ändrade: {', '.join(changed)}. Bara fall med samma id jämförs."


def _shifts(suite: str, both: Sequence[tuple[Outcome, Outcome]]) -> Iterator[Shift]:
    of_suite = [(a, b) for a, b in both if a.suite == suite]
    for name in (*METRICS, *PAIR_METRICS):
        pairs = [(a.scores[name], b.scores[name]) for a, b in of_suite if name in a.scores and name in b.scores]
        if not pairs:
            continue
        difference = paired([a for a, _ in pairs], [b for _, b in pairs])
        if difference.mean == 0:
            continue
        metric = METRICS.get(name)
        upwards = difference.mean > 0
        yield Shift(
            suite,
            name,
            metric.label if metric else PAIR_METRICS[name],
            sum(a for a, _ in pairs) / len(pairs),
            sum(b for _, b in pairs) / len(pairs),
            difference,
            upwards if metric is None or metric.better == "high" else not upwards,
        )


def comparison_text(c: Comparison) -> str:
    """The comparison for the terminal."""
    return "\n".join(_lines(c))


def _lines(c: Comparison) -> Iterator[str]:
    yield f"\nJämfört med {c.before}:"
    yield from (f"  OBS! {caution}" for caution in c.cautions)
    if not c.shifts:
        yield "  Inget mått har ändrats."
    for s in c.shifts:
        d = s.difference
        chance = "mer än slump" if d.beyond_chance else "kan vara slump"
        word = "bättre" if s.better else "sämre"
        moved = f"{s.before:.3f} → {s.after:.3f} ({d.mean:+.3f}, {d.low:+.3f} till {d.high:+.3f}, n={d.n})"
        yield f"  {s.suite}/{s.metric}: {moved.replace('.', ',')} {word}, {chance}"
    yield from _cases("Blev rätt", c.mended)
    yield from _cases("Blev fel", c.broken)
    if c.added or c.removed:
        yield f"  {c.added} fall är nya och {c.removed} har tagits bort; de ingår inte i jämförelsen."
    yield "  Intervallen är 95 procent för ett mått i taget: bland tjugo mått väntas ett visa en skillnad av slump."


def _cases(title: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    if outcomes:
        yield f"  {title} ({len(outcomes)}):"
        yield from (f"    {o.suite}/{o.id} {o.asked}".rstrip() for o in outcomes[:_SHOWN])
    if len(outcomes) > _SHOWN:
        yield f"    … och {len(outcomes) - _SHOWN} till"
