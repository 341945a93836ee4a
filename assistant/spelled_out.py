"""Short names that a document spells out itself: "EC" in a row of a delegation order is told as "EC (enhetschef)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from assistant.answer import Citation, Statement
from ingest.analyze import fold
from ingest.documents import CELL, Passage
from ingest.index import Index
from ingest.sentences import sentence_spans

_SHORT = r"[A-ZÅÄÖ]{1,5}"
_LISTED = re.compile(
    rf"(?<![\w.])(?P<short>{_SHORT})\s*[=:–]?\s"
    rf"(?P<long>(?:{_SHORT}-)?[a-zåäö]{{3,}}-?(?: [a-zåäö]{{2,}}){{0,3}})(?=[,.;]| och {_SHORT} )"
)
_LEAST_LISTED = 2
"""Short names in a sentence from which it is a key to them."""
_HEAD = re.compile(r"\W*Förkortning(?:ar)?\b[^\n]*", re.I)
"""What a table or a list of short names stands under."""
_LONGEST = 4
"""Letters of a short name that is not all capitals: "Soc", "Ordf"."""
_ROW = re.compile(
    rf"^\W*(?P<short>(?:\d:e )?[A-ZÅÄÖ]\w{{0,5}})(?:[ \t]*[=:]|[ \t]+(?:{re.escape(CELL.strip())}|[–—-]))[ \t]+"
    rf"(?P<long>[^\W\d][^\n|(,;]{{2,59}}?)(?=[ \t]*(?:[\n|(,;.]|\Z))",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Key:
    """A short name with what it stands for, and the sentence that says so: `passage.text[start:end]`."""

    long: str
    passage: Passage
    start: int
    end: int


def keys(passages: Sequence[Passage]) -> dict[str, Key]:
    """The short names that the passages of a document spell out, in a sentence or under "Förkortningar"."""
    found: dict[str, Key] = {}
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            listed = [m for m in _LISTED.finditer(passage.text, start, end) if _spells(m["short"], m["long"])]
            if len(listed) >= _LEAST_LISTED:
                found = {m["short"]: Key(m["long"], passage, start, end) for m in listed} | found
        for m in _rows(passage):
            found.setdefault(m["short"], Key(_plain(m["long"]), passage, *m.span()))
    return found


def _rows(passage: Passage) -> Iterator[re.Match[str]]:
    """The rows or items of a passage that stand under "Förkortningar"."""
    head = next((line for line in re.finditer(r"[^\n]+", passage.text) if _HEAD.fullmatch(line.group())), None)
    if head is not None or _HEAD.search(passage.context.rpartition("\n")[2]):
        rows = _ROW.finditer(passage.text, head.end() if head else 0)
        yield from (m for m in rows if m["short"].isupper() or len(m["short"]) <= _LONGEST or ":e " in m["short"])


def _plain(long: str) -> str:
    """What a short name stands for, in small letters where it opens with a common word."""
    first = long.split()[0]
    return long if first.isupper() else f"{long[:1].lower()}{long[1:]}"


class ShortNames:
    """The short names of each document of an index, read once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, dict[str, Key]] = {}

    @cached_property
    def _passages(self) -> dict[str, list[Passage]]:
        """The passages of each document."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self._index.passages:
            found[passage.document_id].append(passage)
        return found

    def of(self, document_id: str) -> dict[str, Key]:
        """The short names that a document spells out."""
        if document_id not in self._known:
            self._known[document_id] = keys(self._passages.get(document_id, ()))
        return self._known[document_id]


def spelled_out(
    statements: Sequence[Statement], citations: Sequence[Citation], keys_of: Callable[[str], dict[str, Key]]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """The statements with the short names in their table rows told in full, and the sentences that tell them cited.

    Args:
        keys_of: The keys of a document, by its id.
    """
    cited = list(citations)
    told = []
    for statement in statements:
        rows = [c for c in citations if c.n in statement.citations and CELL in c.quote]
        told.append(_in_full(statement, rows[0], keys_of(rows[0].document.document_id), cited) if rows else statement)
    return tuple(told), tuple(cited)


@lru_cache(maxsize=16384)
def with_short_names(text: str, short_names: tuple[tuple[str, str], ...]) -> str:
    """A text with each short name told beside it: "E19 | Elskuld | socialsekreterare (SS)"."""
    if not short_names or _MAY_BE_SHORT.search(text) is None:
        return text
    return _pattern(short_names).sub(lambda m: f"{dict(short_names)[m.group()]} ({m.group()})", text)


_MAY_BE_SHORT = re.compile(r"\b[A-ZÅÄÖ]")


@lru_cache(maxsize=256)
def _pattern(short_names: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    longest = sorted((re.escape(short) for short, _ in short_names), key=len, reverse=True)
    return re.compile(rf"(?<![\w(:-])(?:{'|'.join(longest)})(?![\w):-])(?! \()")


def without_brackets(statement: str, passage: str) -> str:
    """A statement without what it tells in full, where the passage spells that out."""
    return _IN_FULL.sub(
        lambda m: m["short"] if re.search(_told_as(m["short"], m["long"]), passage) else m[0],
        statement,
    )


_IN_FULL = re.compile(r"(?<!\w)(?P<short>(?:\d:e )?[A-ZÅÄÖ]\w{0,5}) \((?P<long>[^\W\d][^()|,;]{2,60})\)")


def _told_as(short: str, long: str) -> str:
    """The form in which a key tells what a short name stands for: "EC = enhetschef", "EC | Enhetschef"."""
    return rf"\b{re.escape(short)}\s*[=:–—|-]?\s*(?i:{re.escape(long)})\b"


def _in_full(statement: Statement, row: Citation, known: dict[str, Key], cited: list[Citation]) -> Statement:
    """A statement with each short name in its row told in full once; the keys are added to those cited."""
    text, numbers = statement.text, list(statement.citations)
    for short, key in sorted(known.items(), key=lambda told: -len(told[0])):
        place = re.search(rf"(?<![\w(]){re.escape(short)}(?![\w)])(?! \()", text)
        if place is None or not re.search(rf"\b{re.escape(short)}\b", row.quote):
            continue
        text = f"{text[: place.end()]} ({key.long}){text[place.end() :]}"
        numbers.append(_number(key, row, cited))
    return replace(statement, text=text, citations=tuple(dict.fromkeys(numbers)))


def _number(key: Key, row: Citation, cited: list[Citation]) -> int:
    """The number of the citation of a key, which is added where it is not cited yet; the row's if it stands there."""
    if key.passage == row.passage:
        return row.n
    for citation in cited:
        if (citation.passage, citation.start, citation.end) == (key.passage, key.start, key.end):
            return citation.n
    number = max(c.n for c in cited) + 1
    cited.append(Citation(number, key.passage, row.document, key.passage.text[key.start : key.end], key.start, key.end))
    return number


def _spells(short: str, long: str) -> bool:
    """Whether a short name's letters may stand for the words after it: the first ones are the same."""
    return fold(short)[0] == fold(long)[0]
