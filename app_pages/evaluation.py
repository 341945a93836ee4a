"""The page "Utvärdering": the latest run of the evaluation suites, how its figures have moved, and what failed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from app_pages import resources
from app_pages import texts_evaluation as texts
from app_pages.markup import safe
from evals.compare import Comparison, compare
from evals.figures import LABELS
from evals.record import REPORT, Outcome, Run, RunSummary, RunUnreadable, SuiteSummary, load, load_summary, stored
from evals.report import expected, interval, missed

_HITS = 5


@st.cache_data(max_entries=500, show_spinner=False)
def _summary(folder: Path) -> RunSummary | None:
    """A run's summary, which never changes; None where another version wrote it."""
    try:
        return load_summary(folder)
    except RunUnreadable:
        return None


@st.cache_resource(max_entries=2, show_spinner=False)
def _run(folder: Path) -> Run | None:
    try:
        return load(folder)
    except RunUnreadable:
        return None


@st.cache_resource(max_entries=4, show_spinner=False)
def _compared(before: Path, after: Path) -> Comparison | None:
    earlier, later = _run(before), _run(after)
    return compare(earlier, later) if earlier and later else None


def gate_table(run: RunSummary) -> pd.DataFrame:
    """The gates, broken ones first."""
    rows = [
        (
            gate.name,
            LABELS.get(gate.metric, gate.metric),
            texts.bound(gate.least, gate.most),
            texts.NOT_MEASURED if gate.value is None else texts.number(gate.value),
            texts.HELD if gate.held else texts.BROKEN,
        )
        for gate in sorted(run.gates, key=lambda gate: gate.held)
    ]
    return pd.DataFrame(rows, columns=list(texts.GATE_COLUMNS))


def suite_table(run: RunSummary) -> pd.DataFrame:
    """Each suite's share of cases that are right, with its interval."""
    rows = []
    for suite in run.suites:
        right = suite.figure("right")
        value, around = (texts.number(right.mean), interval(right)) if right else ("", "")
        rows.append((suite.name, suite.cases, value, around, suite.errors, round(suite.seconds_mean * 1000)))
    return pd.DataFrame(rows, columns=list(texts.SUITE_COLUMNS))


def history(runs: Sequence[RunSummary], metric: str) -> pd.DataFrame:
    """A metric of each suite over the runs, one row a point."""
    points = [
        (f"{run.started.astimezone():%Y-%m-%d %H:%M}", figure.mean, suite.name)
        for run in runs
        for suite in run.suites
        if (figure := suite.figure(metric))
    ]
    return pd.DataFrame(points, columns=[texts.TIME, texts.VALUE, texts.SUITE])


def case_html(outcome: Outcome) -> str:
    """A case with what was expected, what was said and what was found; every word escaped."""
    parts = [f"<h3>{safe(outcome.asked)}</h3>"]
    if outcome.error:
        parts.append(f"<p><strong>{texts.ERROR}:</strong> {safe(outcome.error)}</p>")
    parts += [f"<p><strong>{texts.MISSING_QUOTE}</strong> {safe(quote)}</p>" for quote in outcome.missing_quotes]
    parts.append(_listed(texts.MISSED, missed(outcome.scores)))
    told = [f"{name}: {'; '.join(lines)}" for name, lines in expected(outcome)]
    parts.append(_listed(texts.EXPECTED, told))
    if outcome.answer:
        said = [s["text"] for s in outcome.answer["statements"]] or [outcome.answer["reason"] or ""]
        answered = outcome.answer["status"] == "answered"
        parts.append(_listed(texts.ANSWER if answered else texts.ABSTAINED, said))
    parts.append(_hits(outcome))
    return "".join(parts)


def _listed(title: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{safe(line)}</li>" for line in lines)
    return f"<h4>{title}</h4><ul>{items}</ul>" if lines else ""


def _hits(outcome: Outcome) -> str:
    shown = []
    for hit in outcome.hits[:_HITS]:
        mark = f" ({texts.EXPECTED_HIT})" if hit["expected"] else ""
        name = ", ".join(filter(None, (hit["title"], hit["locator"])))
        shown.append(f"<details><summary>{safe(name)}{mark}</summary><p>{safe(hit['text'])}</p></details>")
    return f"<h4>{texts.FOUND}</h4>{''.join(shown)}" if shown else ""


def _chosen(folders: Sequence[Path]) -> Path:
    def named(folder: Path) -> str:
        summary = _summary(folder)
        return texts.run(summary.started, summary.passed) if summary else texts.unreadable(folder.name)

    return st.selectbox(texts.RUN, list(reversed(folders)), format_func=named, key="evaluation_run")


def _verdict(run: RunSummary) -> None:
    broken = sum(not gate.held for gate in run.gates)
    if not run.gates:
        st.info(texts.NO_GATES)
    elif broken:
        st.error(texts.broken(broken, len(run.gates)))
    else:
        st.success(texts.ALL_HELD)
    library = run.library
    facts = texts.measured_on(
        run.started, library.get("generation", ""), library.get("documents", 0), run.models.get("chat")
    )
    st.html(f'<p class="ks-quiet">{safe(facts)}</p>')


def _history(runs: Sequence[RunSummary], chosen: RunSummary) -> None:
    st.subheader(texts.HISTORY, anchor=False)
    if len(runs) < 2:
        st.info(texts.HISTORY_ONE)
        return
    names = [name for name in LABELS if any(suite.figure(name) for run in runs for suite in run.suites)]
    metric = st.selectbox(texts.HISTORY_METRIC, names, format_func=LABELS.__getitem__, key="evaluation_metric")
    points = history(runs, metric)
    found = list(dict.fromkeys(points[texts.SUITE]))
    of_run = [suite.name for suite in chosen.suites if suite.name in found]
    shown = st.multiselect(texts.SUITES, found, of_run, placeholder=texts.SUITES_PLACEHOLDER, key="evaluation_shown")
    st.altair_chart(_chart(points[points[texts.SUITE].isin(shown)]))
    if len({run.library.get("library_hash") for run in runs}) > 1:
        st.html(f'<p class="ks-quiet">{texts.HISTORY_LIBRARY}</p>')


def _chart(points: pd.DataFrame) -> Any:
    """A line for each suite, the runs at equal distances; an Altair chart, whose methods have no types."""
    comma = "replace(format(datum.value, '.1f'), '.', ',')"
    return (
        alt.Chart(points, height=380)
        .mark_line(point=True)
        .encode(
            x=alt.X(texts.TIME, type="ordinal", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y(
                texts.VALUE,
                type="quantitative",
                title=None,
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(labelExpr=comma),
            ),
            color=alt.Color(texts.SUITE, type="nominal", title=None, legend=alt.Legend(orient="right", labelLimit=300)),
            tooltip=[texts.SUITE, texts.TIME, texts.VALUE],
        )
    )


def _since(folders: Sequence[Path], folder: Path) -> None:
    """What became right and wrong since the run before."""
    earlier = [f for f in folders if f.name < folder.name]
    found = _compared(earlier[-1], folder) if earlier else None
    if found is None:
        return
    since = texts.since(len(found.mended), len(found.broken))
    st.html(f'<p class="ks-quiet">{safe(since)}</p>')
    for caution in found.cautions:
        st.html(f'<p class="ks-quiet">{safe(caution)}</p>')
    for title, cases in ((texts.MENDED, found.mended), (texts.BECAME_WRONG, found.broken)):
        if cases:
            with st.expander(f"{title} ({len(cases)})"):
                items = "".join(f"<li>{safe(f'{o.suite}: {o.asked or o.id}')}</li>" for o in cases)
                st.html(f"<ul>{items}</ul>")


def _failures(run: Run) -> None:
    st.subheader(texts.FAILURES, anchor=False)
    suites = run.summary.suites
    first = next((n for n, s in enumerate(suites) if not s.sealed and _failed(run, s)), 0)
    suite: SuiteSummary = st.selectbox(
        texts.FAILURE_SUITE, suites, first, format_func=lambda s: s.name, key="evaluation_suite"
    )
    if suite.sealed:
        st.info(texts.SEALED)
        return
    failed = _failed(run, suite)
    if not failed:
        st.success(texts.NO_FAILURES)
        return
    table = pd.DataFrame([(o.id, o.asked, o.slice) for o in failed], columns=list(texts.CASE_COLUMNS))
    state = st.dataframe(table, hide_index=True, on_select="rerun", selection_mode="single-row", key="evaluation_cases")
    rows = state.selection.rows
    case = st.selectbox(
        texts.CASE,
        failed,
        index=rows[0] if rows and rows[0] < len(failed) else None,
        format_func=lambda o: f"{o.id} {o.asked}",
        placeholder=texts.CASE_PLACEHOLDER,
    )
    if case:
        st.html(case_html(case))


def _failed(run: Run, suite: SuiteSummary) -> list[Outcome]:
    return [o for o in run.outcomes if o.suite == suite.key and o.failed]


def main() -> None:
    """Draws the page."""
    st.title(texts.TITLE, anchor=False)
    st.html(f"<p>{texts.INTRO}</p>")
    folders = stored(resources.get_settings().runs)
    if not folders:
        st.html(f'<div class="ks-abstained"><h2>{texts.NO_RUNS}</h2><p>{texts.NO_RUNS_HELP}</p></div>')
        st.code(texts.COMMAND, language=None)
        return
    folder = _chosen(folders)
    run = _run(folder)
    if run is None:
        st.error(texts.UNREADABLE)
        return
    _verdict(run.summary)
    if run.summary.gates:
        st.subheader(texts.GATES, anchor=False)
        st.dataframe(gate_table(run.summary), hide_index=True)
    st.subheader(texts.SUITES, anchor=False)
    st.dataframe(suite_table(run.summary), hide_index=True)
    st.html(f'<p class="ks-quiet">{texts.INTERVALS}</p>')
    _report(folder, run.summary)
    _history([summary for summary in map(_summary, folders) if summary], run.summary)
    _since(folders, folder)
    _failures(run)


def _report(folder: Path, run: RunSummary) -> None:
    report = folder / REPORT
    if report.is_file():
        name = texts.report_name(run.name)
        st.download_button(texts.DOWNLOAD, report.read_bytes(), name, "text/html", on_click="ignore")


main()
