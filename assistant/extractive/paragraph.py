"""A statement with the sentences after it: a rule's next words are often the ones that were asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from assistant.candidates import Candidate
from assistant.extractive.repetition import repeats, within
from assistant.facts.references import sections
from assistant.fragments import is_torn
from assistant.salience import is_finite
from assistant.source_questions import question_end
from ingest.analyze import whole_words
from ingest.chunk import introduces, strip_marker
from ingest.documents import BlockKind, Kind, Passage, Section, Span
from ingest.sentences import sentence_spans
from ingest.units import Unit, leans_back

FIRST = 320
"""Characters up to which the first statement is quoted with the rest of its paragraph."""
OTHERS = 200
"""The same for the statements after it."""
RULE = 480
"""The same for a statement with the sentences after it up to the last that limits it or tells more of the same rule."""
LISTED = 600
"""The same where the paragraph leads in to a list that is asked for."""


def widened(chosen: Sequence[Candidate], section_of: Callable[[Passage], Section], *, lists: bool) -> list[Candidate]:
    """The chosen ones, each with the rest of its paragraph where that is short, without those that another then holds.

    Args:
        lists: Whether a list that the paragraph leads in to is asked for; it is then quoted with it.
    """
    wide: list[Candidate] = []
    for candidate in chosen:
        wider = _widened(candidate, section_of(candidate.hit.passage), OTHERS if wide else FIRST, lists)
        if not any(within(wider, other) or (wider != candidate and repeats(wider, other)) for other in wide):
            wide = [*(c for c in wide if not within(c, wider)), wider]
    return wide


def with_what_exceeds(
    chosen: Sequence[Candidate], section_of: Callable[[Passage], Section], most: int
) -> list[Candidate]:
    """The chosen ones, a first one that is a table's row with the sentence that tells what holds above it.

    That takes the place of the last one where there are the most already.
    """
    row = chosen[0] if chosen and chosen[0].unit.kind is BlockKind.TABLE_ROW else None
    beyond = _beyond(row, section_of(row.hit.passage)) if row else None
    if row is None or beyond is None:
        return list(chosen)
    others = [c for c in chosen[1:] if not within(beyond, c) and not within(c, beyond)]
    return [row, beyond, *others][:most]


def _beyond(row: Candidate, section: Section) -> Candidate | None:
    """The sentence under a row's table that tells what holds above its limits: "Är hyran högre godtas den i ..."."""
    passage = row.hit.passage
    rest = list(dropwhile(lambda s: s.start <= row.unit.start + passage.start, section.spans))
    under = next(dropwhile(lambda s: s.kind is BlockKind.TABLE_ROW, rest), None)
    if under is None or not _is_paragraph(under):
        return None
    for start, end in list(sentence_spans(section.text, under.start, min(under.end, passage.end)))[:_UNDER]:
        said, first = section.text[start:end], start - passage.start
        if _EXCEEDS.search(said) and whole_words(said) & whole_words(row.unit.lead):
            unit = replace(
                row.unit, start=first, end=end - passage.start, text=said, body=said, lead="", kind=BlockKind.PARAGRAPH
            )
            return replace(row, unit=unit)
    return None


_EXCEEDS = re.compile(r"\b(?:högre|dyrare|överstig\w*|över (?:nivå|belopp|gräns|tak)\w*)\b", re.IGNORECASE)


_UNDER = 2
"""Sentences under a table in which that is looked for."""


def _widened(candidate: Candidate, section: Section, longest: int, lists: bool) -> Candidate:
    """A statement with as much of its paragraph, or an item with as much of its list, as is told with it."""
    unit, passage = candidate.unit, candidate.hit.passage
    if unit.kind is BlockKind.ITEM:
        return _with_items_that_limit(candidate, section)
    head, minutes = unit.lead, candidate.hit.document.metadata.kind is Kind.MINNESANTECKNING
    found, last = unit.start + passage.start, unit.end + passage.start
    n = _paragraph_around(section, found, last) if _is_plain(unit) else None
    if n is None:
        return candidate
    begins, end = max(section.spans[n].start, passage.start), min(section.spans[n].end, passage.end)
    if head:
        begins = found
    first = _opening(section, begins, found, candidate)
    if minutes and longest == FIRST:
        longest = RULE  # a paragraph of minutes is one talk, whose end is often its answer
    *before, final = sentence_spans(section.text, first, end)
    items = None
    if _leads_in(section, first, end, n) and final[0] >= last:
        items = _end_of_list(section.spans[n + 1 :], passage) if lists else None
        end = before[-1][1]
    if items and items - first <= LISTED:
        end = items
    elif head or end - found > longest:
        end = _end_of_rule(section.text, found, last, end)
    body = section.text[first:end]
    text = f"{head} {body}" if head else body
    wider = replace(unit, start=first - passage.start, end=end - passage.start, text=text, body=body)
    return candidate if is_torn(wider) else replace(candidate, unit=wider)


def _leads_in(section: Section, first: int, end: int, n: int) -> bool:
    """Whether a paragraph's end leads in to what follows it, and is not just without a full stop before the next."""
    following = section.spans[n + 1] if n + 1 < len(section.spans) else None
    said = section.text[first:end].rstrip()
    listed = following is not None and not _is_paragraph(following)
    return introduces(said) and (said.endswith(":") or listed)


def _is_plain(unit: Unit) -> bool:
    """Whether a unit is a sentence of a paragraph, told as it stands there under its run-in head."""
    if unit.kind is not BlockKind.PARAGRAPH or "\n" in unit.body or unit.example:
        return False
    return unit.text == (f"{unit.lead} {unit.body}" if unit.lead else unit.body)


def _paragraph_around(section: Section, start: int, end: int) -> int | None:
    """The number of the paragraph that a stretch of a section stands in."""
    within = (n for n, s in enumerate(section.spans) if _is_paragraph(s) and s.start <= start and end <= s.end)
    return next(within, None)


def _end_of_rule(text: str, found: int, last: int, end: int) -> int:
    """Where a statement ends with what limits it or tells more of the same rule, as far as that is short.

    Args:
        found, last: Where it begins and ends by itself.
        end: Where its paragraph ends.
    """
    ends = last
    after = ((start, stop) for start, stop in sentence_spans(text, found, end) if start >= last)
    for start, stop in takewhile(lambda span: span[1] - found <= RULE, after):
        said = text[start:stop]
        next_one = not text[last:start].strip()
        if (next_one and _limits(said)) or _excepts(said) or _is_of_same_section(said, text[found:last]):
            ends = stop
    return ends


def _with_items_that_limit(candidate: Candidate, section: Section) -> Candidate:
    """An item that is a rule of its own with the next one, where that limits it under the same section of law."""
    unit, passage = candidate.unit, candidate.hit.passage
    first, last = unit.start + passage.start, unit.end + passage.start
    after = next((s for s in section.spans if s.start >= last), None)
    if unit.lead or after is None or after.kind is not BlockKind.ITEM or after.end > min(passage.end, first + RULE):
        return candidate
    said = section.text[after.start : after.end]
    if not (_limits(said) and _is_of_same_section(said, unit.body)):
        return candidate
    body, text = section.text[first : after.end], f"{unit.text} {strip_marker(said)}"
    return replace(candidate, unit=replace(unit, end=after.end - passage.start, text=text, body=body))


def _opening(section: Section, start: int, first: int, candidate: Candidate) -> int:
    """Where a quote begins: with the sentences that it leans on, in minutes with the question that it answers.

    Args:
        start: Where the paragraph begins, or what the passage holds of it.
        first: Where what was found begins.
    """
    before, opens = [s for s in sentence_spans(section.text, start, first) if s[1] <= first], first
    while before and first - before[-1][0] <= OTHERS and _leans(section.text[opens:]):
        opens = before.pop()[0]
    if candidate.hit.document.metadata.kind is Kind.MINNESANTECKNING and before and before[0][0] == start:
        asked = start + question_end(section.text[start:first])
        subjectless = is_finite(section.text[opens:].partition(" ")[0])
        near = asked > start and before[-1][1] <= asked
        opens = start if near or (subjectless and first - start <= OTHERS) else opens
    return opens


def _leans(said: str) -> bool:
    """Whether a sentence points at something that only the one before it names: "Av dem fick 31 stöd"."""
    first = said.partition(".")[0]
    verb = first.partition(" ")[0]
    opens_as_condition = is_finite(verb) or _VERB.fullmatch(verb) is not None
    return leans_back(said) or bool(_POINTS_OUT.match(said)) or (opens_as_condition and bool(_OF_BEFORE.search(first)))


_POINTS_OUT = re.compile(
    r"(?:Av (?:dem|dessa)|Båda|Inget av|Ingen av|Andra|Övriga)\b|[^.]{0,90}\b(?:av (?:dem|dessa)|i stället så)\b"
)

_VERB = re.compile(r"Är|Blir|Får|Kan|Ska|\w*[Kk]ommer")
_OF_BEFORE = re.compile(
    r"\b(?:mer|mindre|högre|lägre|fler|färre|längre|kortare|dyrare|billigare|äldre|yngre|större)\b(?!\s+än\b)|"
    r"\b(?:vid|under) \w{3,}(?:et|en)\b",
    re.IGNORECASE,
)
"""What a condition takes from the sentence before: "Är bilen värd mer ...", "Framkommer det vid samtalet ..."."""


_EXCEPTS = re.compile(
    r"\b(?:dock|undantag\w*|(?:går|är|blir) (?:över|högre|mer) \w+|överstig\w*|därutöver|däröver)\b|^Saknas\b|"
    r"\b(?:höj|sänk|ändra|förläng|förkorta)(?:d|t|da|de|ts|des) (?:till|från)\b",
    re.IGNORECASE,
)
"""What tells an exception, what holds above a bound, or what the rule's figure is changed to."""
_LIMITS = re.compile(
    r"\b(?:sällan|utom|däremot|ändå|endast|bara|aldrig|(?:gäller|får|ska|kan|räcker) inte)\b", re.IGNORECASE
)


def _limits(sentence: str) -> bool:
    """Whether a sentence limits the rule right before it, which is not told without it."""
    return _excepts(sentence) or _LIMITS.search(sentence) is not None


def _excepts(sentence: str) -> bool:
    """Whether a sentence tells an exception, or what holds above a bound, of the rule of its paragraph."""
    return _EXCEPTS.search(sentence) is not None


def _is_of_same_section(sentence: str, rule: str) -> bool:
    """Whether a sentence tells more of the section of law that the rule before it tells."""
    of_rule = sections(rule)
    return any(one.section and one.agrees(other) for one in sections(sentence) for other in of_rule if other.section)


def _is_paragraph(span: Span) -> bool:
    return span.kind is BlockKind.PARAGRAPH


def _end_of_list(following: Sequence[Span], passage: Passage) -> int | None:
    """Where the list that follows directly ends, if the passage holds it whole."""
    items = list(takewhile(lambda span: span.kind is BlockKind.ITEM, following))
    return items[-1].end if items and items[-1].end <= passage.end else None
