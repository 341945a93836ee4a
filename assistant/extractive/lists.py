"""Lists that answer a question and go on beyond what is told of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Citation
from assistant.query import Query
from ingest.chunk import lead_in
from ingest.documents import BlockKind, Section, Span
from ingest.index import Index

_NEEDS = r"(?:ska|skall|behöver|måste|bör|får|kan)"
_HOLDS = (
    r"(?:ta med|ha med|med sig|lämna\w*|skicka\w*|bifoga\w*|visa\w*|innehålla|stå|finnas|ingå|göra|fråga|begära|"
    r"kontrollera\w*|räknas|dokumentera\w*)"
)
_ALL = re.compile(
    r"\b(?:vilka|which)\b(?! (?:belopp|nivåer|summor|regler)\b)|"
    rf"\bvad {_NEEDS}\b[^?]*\b{_HOLDS}\b|\bvad (?:ingår|krävs|behövs|räknas|omfattar|täcker)\b|"
    r"\bwhat \w+s\b[^?]*\b(?:need|bring|have|must|should)\b|"
    r"\bwhat (?:do|should|must)\b[^?]*\b(?:bring|include|submit)\b",
    re.IGNORECASE,
)
_WHO_DECIDES = re.compile(r"\bvilka (?:beslutar|bestämmer|får besluta)\b", re.IGNORECASE)
_LEADS = 0.3
"""Least share of a question's weight that a list's lead-in holds for the list to be what is asked for."""
_SEVERAL = 2
"""Rows of a table from which its rows are what is asked for; one alone may be the very row."""


def asks_for_all(question: str) -> bool:
    """Whether a question is answered by every item of a list, not by one: "Vilka handlingar ska tas med?"."""
    return _ALL.search(question) is not None and _WHO_DECIDES.search(question) is None


def go_on(query: Query, citations: Sequence[Citation], index: Index) -> tuple[int, ...]:
    """The numbers of the sources whose list or table is asked for and told only in part."""
    return tuple(c.n for c in citations if _goes_on(query, c, citations, index)) if asks_for_all(query.text) else ()


def _goes_on(query: Query, citation: Citation, citations: Sequence[Citation], index: Index) -> bool:
    section = index.section(citation.passage)
    start, end = _place(citation)
    block = _block(section, start)
    if not block:
        return False
    of_section = [_place(c) for c in citations if index.section(c.passage) == section]
    told = [s for s in block if any(a <= s.start and s.end <= b for a, b in of_section)]
    if block[0].kind is BlockKind.TABLE_ROW and len(told) < _SEVERAL:
        return False
    lead = lead_in(section, start)
    if not lead and _is_sentence(section.text[start:end]):
        return False
    lead = lead or (section.headings[-1] if section.headings else "")
    return len(told) < len(block) and _tells_more(query, lead, section.text[start:end], index)


def _place(citation: Citation) -> tuple[int, int]:
    """Where a quote stands in its section."""
    return citation.passage.start + citation.start, citation.passage.start + citation.end


def _block(section: Section, start: int) -> list[Span]:
    """The items or rows among which a quote begins that is one of them, or several."""
    kinds = (BlockKind.ITEM, BlockKind.TABLE_ROW)
    at = next((n for n, s in enumerate(section.spans) if s.start <= start < s.end and s.kind in kinds), None)
    if at is None:
        return []
    kind, first, last = section.spans[at].kind, at, at
    while first > 0 and section.spans[first - 1].kind is kind:
        first -= 1
    while last + 1 < len(section.spans) and section.spans[last + 1].kind is kind:
        last += 1
    return list(section.spans[first : last + 1])


def _tells_more(query: Query, lead: str, body: str, index: Index) -> bool:
    """Whether the lead-in or heading of a list, rather than one item, is about what is asked."""
    of_lead = query.coverage(index.analyzer.term_set(lead))
    return of_lead >= max(_LEADS, query.coverage(index.analyzer.term_set(body)))


def _is_sentence(item: str) -> bool:
    """Whether an item says something by itself: "Alla fyra parter ska vara med." and not "en region"."""
    return item.rstrip().endswith((".", "!", ".)"))
