"""A run as text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from evals.record import Figure, GateResult, Outcome, Run, SuiteSummary
from ingest.listing import listed


def table(run: Run) -> str:
    """Figures with intervals, gates, and what failed; broken gates once more at the end."""
    lines: list[str] = []
    for suite in run.summary.suites:
        lines += _suite(suite, [o for o in run.outcomes if o.suite == suite.key])
    broken = [gate for gate in run.summary.gates if not gate.held]
    lines += ["", f"{len(run.summary.gates) - len(broken)} spärrar hålls, {len(broken)} är brutna."]
    return "\n".join((*lines, *(f"BRUTEN {bounds(gate)}" for gate in broken)))


def _suite(suite: SuiteSummary, outcomes: list[Outcome]) -> Iterator[str]:
    told = (f"{suite.cases} fall", f"{suite.errors} fel" if suite.errors else "", _drafts(suite.drafts))
    yield f"\n{suite.name} ({suite.key}): {', '.join(filter(None, told))}"
    for figure in (*suite.figures, *suite.judge):
        gate = next((g for g in suite.gates if g.metric == figure.name), None)
        yield f"  {figure.name:20} {number(figure):28} {figure.label}{_verdict(gate)}"
    for gate in suite.gates:
        if gate.value is None:
            yield f"  {gate.metric:20} inget fall ger måttet{_verdict(gate)}"
    if suite.judge:
        yield f"  Domarens spridning {suite.judge_spread:.2f}; {suite.unjudged} fall kunde inte bedömas."
    yield f"  Tid per fråga {suite.seconds_mean * 1000:.0f} ms, 95 procent under {suite.seconds_p95 * 1000:.0f} ms"
    if not suite.sealed:
        yield from (f"  ✗ {o.id}: {o.asked} {o.error}".rstrip() for o in outcomes if o.failed)


def _drafts(count: int) -> str:
    return f"{count} utkast körs inte" if count else ""


def number(figure: Figure) -> str:
    """A figure with its interval, such as 0,912  (0,85–0,95, n=88), with decimal commas."""
    interval = f"{figure.interval[0]:.2f}–{figure.interval[1]:.2f}, " if figure.interval else ""
    return f"{figure.mean:.3f}  ({interval}n={figure.n})".replace(".", ",")


def bounds(gate: GateResult) -> str:
    """A gate with its bound and figure."""
    least = f"minst {gate.least:g}" if gate.least is not None else ""
    most = f"högst {gate.most:g}" if gate.most is not None else ""
    value = "inget mätt" if gate.value is None else f"{gate.value:.3f}"
    return f"{gate.name}: {listed(filter(None, (least, most)))}, uppmätt {value}".replace(".", ",")


def _verdict(gate: GateResult | None) -> str:
    if gate is None:
        return ""
    return f"  [spärr {bounds(gate).split(': ')[1].split(', uppmätt')[0]}: {'hålls' if gate.held else 'BRUTEN'}]"
