"""Knows a statement that is nothing but its source's words: sentences, items under their lead-in, rows read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from assistant.evidence import Unit, units
from assistant.quote import locate_quote
from assistant.spelled_out import without_brackets
from ingest.documents import CELL
from ingest.sentences import sentence_spans
from ingest.units import row_text

_JOINS = ("och", "eller")
_TELLING = 4
"""Words that must stand beside a changed one for them to tell that the passage speaks of the same."""


def rendered_from(
    statement: str, passage: str, context: str = "", municipalities: tuple[str, ...] = ()
) -> tuple[int, int] | None:
    """Where the statement's words stand, if they are whole units of the passage and add nothing.

    A lead-in or header row may come before them, and the name of the document's municipality with a colon; a short
    name may be told in full where the passage spells it out.
    """
    stripped = statement.strip()
    bare = _without_name(stripped, municipalities)
    if bare != stripped and (found := rendered_from(stripped, passage, context)):
        return found  # minutes tell who asks: "Stensjöby: En pappa undrar ..."
    said = without_brackets(bare, passage)
    source = units(passage, context)
    if found := _whole(said, passage, source):
        return found
    for opening in _openings(passage, context):
        if said.startswith(f"{opening} ") and (found := _whole(said[len(opening) + 1 :], passage, source)):
            return found
    wanted = _plain(said)
    for unit in source:
        if wanted in map(_plain, _read_aloud(unit, passage, context)):
            return unit.start, unit.end
    return None


def is_shortened(statement: str, passage: str, municipalities: tuple[str, ...] = ()) -> bool:
    """Whether the statement's words stand in the passage in the same order, with nothing but words left out between.

    For the comma of a list its own "och" or "eller" may stand, and "i" with the name of the document's municipality may
    come first, the verb after it.
    """
    said = re.findall(r"\w+", statement.casefold())
    orders = (said, *_straightened(said, municipalities))
    sources = (re.findall(r"\w+|,", text.casefold()) for text in (passage, *_taken_up(passage)))
    return any(_stands(order, told) for told in sources for order in orders)


def _taken_up(passage: str) -> Iterator[str]:
    """Each sentence that says "gör det" with the one before in place of that: "Kräver ni intyg? Tallvik gör det."."""
    for (a, b), (_, d) in pairwise(sentence_spans(passage) if _DOES_IT.search(passage) else ()):
        if m := _DOES_IT.search(passage, b, d):
            yield f"{passage[b : m.start()]} {passage[a:b]} {passage[m.end() : d]}"


_DOES_IT = re.compile(r"\bgör det\b(?! (?:inte|ej|aldrig|bara|endast|\w+(?:t|re))\b)", re.I)


def is_told_so(statement: str, passage: str, context: str) -> bool:
    """Whether a statement says in words of a lead-in that what stands in an item under it is so, and no more."""
    opening, _, rest = statement.partition(" att ")
    said = set(_plain(opening).split())
    return bool(rest) and any(
        any(said <= set(clause.split()) for clause in _CLAUSES.split(_plain(unit.lead)))
        and is_shortened(rest, unit.text)
        for unit in units(passage, context)
    )


_CLAUSES = re.compile(r"[,;:.]|\b(?:och|men|eller|som|om|när)\b")


def is_all_but(statement: str, spot: tuple[int, int], passage: str, municipalities: tuple[str, ...] = ()) -> bool:
    """Whether all of a statement but what stands at a spot is the passage's own words: then nothing else can differ.

    A row may be read aloud. Of a few words that tells nothing.
    """
    rest = _without_name(statement[: spot[0]] + statement[spot[1] :], municipalities)
    if len(rest.split()) < _TELLING:
        return False
    rows = (row for unit in units(passage) for row in _read_aloud(unit, passage, ""))
    return any(is_shortened(rest, text, municipalities) for text in (passage, *rows))


def _read_aloud(unit: Unit, passage: str, context: str) -> Iterator[str]:
    """A row as it may be read aloud; nothing of what is no row."""
    if CELL in unit.text:
        yield from (row_text(lead, unit.text) for lead in _leads(unit, passage, context))


def _stands(said: Sequence[str], told: list[str]) -> bool:
    place = 0
    for word in said:
        joins = word in _JOINS and told[place : place + 1] == [","]
        if joins and word == next((t for t in islice(told, place, None) if t in _JOINS), ""):
            continue
        try:
            place = told.index(word, place) + 1
        except ValueError:
            if not _stands_after_one_left_out(word, told[place : place + 2]):
                return False
            place += 2
    return True


def _stands_after_one_left_out(word: str, told: Sequence[str]) -> bool:
    """Whether a noun is that of two words whose first is left out: "terminen" of "pågående termin"."""
    return len(told) == 2 and told[1] == _indefinite(word) and _ONGOING.fullmatch(told[0]) is not None


def _indefinite(word: str) -> str:
    """A noun as it stands after the word left out before it: "pågående termin" of "terminen"."""
    return re.sub(r"(?<=\w{3})(?:en|et)$", "", word)


_ONGOING = re.compile(r"(?:pågå|innevar|efterfölj|nuvar|gäll)(?:ande|ende)|aktuell|respektive")
"""Words that choose no other one of what they stand before."""


def _straightened(said: Sequence[str], municipalities: tuple[str, ...]) -> Iterator[Sequence[str]]:
    """The words after the municipality's name, with one to five of them, as the subject, before the verb again."""
    for name in municipalities:
        opening = ["i", *re.findall(r"\w+", name.casefold())]
        if said[: len(opening)] == opening:
            verb, rest = said[len(opening) : len(opening) + 1], said[len(opening) + 1 :]
            yield from ([*rest[:n], *verb, *rest[n:]] for n in range(1, 6))


def _without_name(statement: str, municipalities: tuple[str, ...]) -> str:
    return next((statement[len(name) + 2 :] for name in municipalities if statement.startswith(f"{name}: ")), statement)


def _whole(said: str, passage: str, source: tuple[Unit, ...]) -> tuple[int, int] | None:
    """The place of a verbatim slice that begins and ends where units or lines do."""
    places = [m.span() for m in re.finditer(re.escape(said), passage)] if said and said in passage else []
    if not places and (plain := _plain(said)) in _plain(passage) and (drifted := locate_quote(said, passage)):
        places = [drifted] if _plain(passage[slice(*drifted)]) == plain else []
    return next((place for place in places if _is_whole(place, passage, source)), None)


def _is_whole(place: tuple[int, int], passage: str, source: tuple[Unit, ...]) -> bool:
    start, end = place
    line_before, line_after = passage[:start].rpartition("\n")[2], passage[end:].partition("\n")[0]
    opens = not line_before.strip() or any(u.start == start for u in source)
    return opens and (not line_after.strip(" ,;.") or any(u.end == end for u in source))


@lru_cache(maxsize=2048)
def _openings(passage: str, context: str) -> frozenset[str]:
    """What may stand before a unit: a heading (a question, in pages of questions), a line or a sentence."""
    headings = re.split(r"\s[›>]\s|\n", context)
    sentences = (passage[a:b] for a, b in sentence_spans(passage))
    told = (opening.strip() for opening in (*headings, *passage.split("\n"), *sentences))
    return frozenset(filter(None, told))


def _leads(unit: Unit, passage: str, context: str) -> Iterator[str]:
    """The header rows that may stand over a row, each with and without the caption over it."""
    yield ""
    lines = [line for line in f"{context}\n{passage[: unit.start]}".split("\n") if line.strip()]
    for n, line in enumerate(lines):
        if CELL in line:
            yield line
            if n:
                yield f"{lines[n - 1]}\n{line}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
