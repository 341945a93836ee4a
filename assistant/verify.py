"""Holds what is about to be said against the words it cites: by rules for what may not differ, and by reading it.

The guards tell figures, sections, names, negation, bounds and parties apart; the bundled inference model tells whether
the passage says the same in other words. Where a figure, a section or a name differs, or what else is too plain to be
read away, the guards alone decide; otherwise the model's reading does, and has to be surer where something differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Citation, Statement
from assistant.comparison import Comparison, Difference
from assistant.entailment import RULES, Reader, Reading, entailment_model
from assistant.evidence import Support
from assistant.exchanged import exchanged
from assistant.facts.references import unreferenced
from assistant.guards.in_order import differences, differs_firmly
from assistant.guards.names import is_name
from assistant.premise import named_above, premise
from assistant.rendering import is_all_but, is_shortened, is_told_so, rendered_from
from ingest.municipalities import MUNICIPALITIES

_LEAST = 0.4
"""Least share of a statement's words and facts that its evidence holds, without a model; chosen on the pairs for
development. With one, the share from which a difference that tells nothing by itself counts."""
_CARRIES, _CARRIES_THOUGH = 0.4, 0.9
"""The model's probability from which a passage carries a statement, and where something differs; chosen on the pairs
for development and 3,300 statements by five writers whom neither model nor guards had seen: a logistic regression gives
the share of words held no weight beside it (docs/matning-verifiering.md)."""
_CONTRADICTS, _CONTRADICTS_FIRMLY, _CONTRADICTS_ALONE = 0.5, 0.3, 0.9
"""The model's probability of contradiction from which a difference, a firm one, and none found make it so."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a passage carries a statement.

    Attributes:
        difference: What differs, in Swedish; None where supported.
        spot: The place in the statement that differs, where it is one.
        evidence: The place in the passage that the statement was compared with.
        score: The share of the statement's words and facts that the evidence holds, 0 to 1.
    """

    verdict: Literal["supported", "contradicted", "not_found"]
    difference: str | None
    spot: tuple[int, int] | None
    evidence: tuple[int, int] | None
    score: float


def verify(
    statement: str,
    passage: str,
    context: str = "",
    *,
    municipalities: tuple[str, ...] = (),
    reader: Reader | None = None,
) -> Verdict:
    """Compares a statement with the passage that it cites.

    Args:
        context: The passage's headings, and the lead-in or header row that stands before it.
        municipalities: Those that the document is from; the statement may name them although the passage does not.
        reader: Reads the passage and the statement together; the bundled model where none is given.
    """
    if not statement.strip():
        return Verdict("not_found", "påståendet är tomt", None, None, 0.0)
    if place := rendered_from(statement, passage, context, municipalities):
        return Verdict("supported", None, None, place, 1.0)
    case = Comparison.of(statement, passage, context, municipalities)
    covered = case.support.coverage >= _LEAST
    asked = max(case.support.coverage, case.support.of_words) >= _LEAST
    first = next(differences(case), None) if asked else None
    told = first if first is not None and (first.tells or covered) else None
    if outright := _told_outright(case, told, covered=covered):
        return outright
    agrees = asked and first is None
    return _read(case, told, reader or entailment_model(), agrees=agrees)


def _told_outright(case: Comparison, told: Difference | None, *, covered: bool) -> Verdict | None:
    """The verdict on a statement in its source's own words, which needs no reading; None where it is not."""
    if (told is None or not told.tells) and covered and _is_in_its_words(case):
        return _verdict(case, "supported")
    spot = (told.start, told.end) if told and told.tells and not told.reworded else None
    if told and spot and is_all_but(case.statement, spot, case.passage, case.municipalities):
        return _verdict(case, "contradicted", told.text, spot)
    if crossed := exchanged(case.statement, case.passage, case.context):
        return _verdict(case, "contradicted", crossed.text, (crossed.start, crossed.end))
    return None


def _is_in_its_words(case: Comparison) -> bool:
    """Whether a statement is its passage's words with some left out, or says in those of a lead-in that an item is."""
    shortened = is_shortened(case.statement, case.passage, case.municipalities)
    return shortened or is_told_so(case.statement, case.passage, case.context)


def _read(case: Comparison, told: Difference | None, reader: Reader | None, *, agrees: bool) -> Verdict:
    """The verdict from the model's reading beside what the guards found.

    Args:
        agrees: Whether the guards were asked and found nothing.
    """
    reading = reading_of(case, reader)
    firm = reading is not None and not agrees and differs_firmly(case)
    if _is_carried(reading, case.support, differs=told is not None, firm=firm):
        return _verdict(case, "supported")
    denied = 1.0 if reading is None else reading.contradicted
    if told is not None and denied >= (_CONTRADICTS_FIRMLY if firm else _CONTRADICTS):
        return _verdict(case, "contradicted", told.text, (told.start, told.end))
    if told is not None and _is_of_another_place(case, told, reader):
        return _verdict(case, "contradicted", told.text, (told.start, told.end))
    if reading is not None and told is None and denied >= _CONTRADICTS_ALONE:
        return _verdict(case, "contradicted", "källan säger något annat")
    return _verdict(case, "not_found", "källan säger inte detta")


def _is_of_another_place(case: Comparison, told: Difference, reader: Reader | None) -> bool:
    """Whether what a statement says of the place that differs would be carried if said of the document's own."""
    named = case.statement[told.start : told.end]
    if not case.municipalities or not named[:1].isupper() or not is_name(named):
        return False
    owns = named.endswith("s") and named not in MUNICIPALITIES
    own = f"{case.municipalities[0]}{'s' * owns}"
    if named == own:
        return False
    said = f"{case.statement[: told.start]}{own}{case.statement[told.end :]}"
    verdict = verify(said, case.passage, case.context, municipalities=case.municipalities, reader=reader)
    return verdict.verdict == "supported"


def _verdict(
    case: Comparison,
    word: Literal["supported", "contradicted", "not_found"],
    difference: str | None = None,
    spot: tuple[int, int] | None = None,
) -> Verdict:
    """A verdict with the place that the statement was compared with, and how much of it that holds."""
    best = case.units[0] if case.units else None
    return Verdict(word, difference, spot, (best.start, best.end) if best else None, round(case.support.coverage, 3))


def reading_of(case: Comparison, reader: Reader | None) -> Reading | None:
    """What the model makes of it; None where there is no model, or a reader that leaves all to the rules."""
    if reader is None or reader is RULES:
        return None
    named = [name for name in case.municipalities if name in case.statement]
    named += [n for n in named_above(case.statement, case.passage, case.context) if n not in named]
    text = premise(case.passage, case.context, case.support, named)
    return next(iter(reader.read([(text, unreferenced(case.statement))])), None)


def _is_carried(reading: Reading | None, found: Support, *, differs: bool, firm: bool) -> bool:
    if reading is None:
        return not differs and found.coverage >= _LEAST
    return not firm and reading.supported >= (_CARRIES_THOUGH if differs else _CARRIES)


def is_verbatim(citation: Citation) -> bool:
    """Whether the quote stands in its passage at the offsets given."""
    return bool(citation.quote.strip()) and citation.passage.text[citation.start : citation.end] == citation.quote


def verified(
    statements: Sequence[Statement], citations: Sequence[Citation]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Keeps the statements whose citations all hold and carry them, and the citations that they use."""
    good = {c.n: c for c in citations if is_verbatim(c)}
    kept = tuple(
        s
        for s in statements
        if s.citations and set(s.citations) <= good.keys() and _carried(s, [good[n] for n in s.citations])
    )
    used = {n for s in kept for n in s.citations}
    return kept, tuple(c for c in citations if c.n in used)


def _carried(statement: Statement, citations: Sequence[Citation]) -> bool:
    """Whether one of the cited passages carries the statement, or all of them together."""
    if any(_supported(statement.text, [c]) for c in citations):
        return True
    return len(citations) > 1 and _supported(statement.text, citations)


def _supported(text: str, citations: Sequence[Citation]) -> bool:
    passage = "\n".join(c.passage.text for c in citations)
    context = "\n".join(c.passage.context for c in citations)
    municipalities = tuple(m for c in citations for m in c.document.metadata.municipalities)
    return verify(text, passage, context, municipalities=municipalities).verdict == "supported"
