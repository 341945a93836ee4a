"""Guards for what a sentence takes back of its own words ("A, inte B", "bara", "eller B om") or only asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.comparison import Comparison, Difference, clause_of, quoted
from assistant.matching import Word, kinship, words
from assistant.parties import is_party, same_party

_DENIED_HALF = re.compile(
    r"(?:,|\b(?:men|och)) inte "
    r"(?=(?:när|om|för|till|av|hos|i|på|med|från|efter|vid|mot|genom|som|den|det|de|en|ett|\w+[.,;])\b)",
    re.I,
)
_DENIES = re.compile(r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|bara|endast|enbart|varken)\b", re.I)
_ONLY = re.compile(r"\b(?<!inte )(?:bara|endast|enbart|uteslutande)\b", re.I)
_BOTH = re.compile(r"\b(?:både|såväl|även|också|dessutom|liksom|till och med)\b", re.I)
_AT_WILL = re.compile(r"\b(?:får|kan|bör)\b", re.I)
_ALTERNATIVE = re.compile(r"\beller (?P<other>[^,.;|\n]+?) (?:om|när) (?P<condition>[^.;|\n]+)", re.I)
_WHICH = re.compile(r"\w{3,}(?:ande|ende)|andra|förra|tidigare|nya|gamla|egna", re.I)
_MOSTLY = 0.6
"""Least share of the words of a half that a statement has for it to be of that half."""


_ASKS = re.compile(
    r"\?\s*[”\")]?\s*\Z|\b(?:undrar|undrade|frågar|frågade|vill veta|ville veta) (?:hur|om|vad|vem|när|var|vilk)", re.I
)
_YES = re.compile(r"\W*(?:ja|nej|jo)\b", re.I)


def asked(case: Comparison) -> Iterator[Difference]:
    """What the source only asks it does not say, where no "ja" follows."""
    if _ASKS.search(case.statement) or not case.units or any(u.key or not _ASKS.search(u.text) for u in case.units):
        return
    if not any(_YES.match(case.passage, u.end) for u in case.units):
        yield Difference("källan frågar om detta men säger det inte", 0, len(case.statement), False)


def denied_half(case: Comparison) -> Iterator[Difference]:
    """Of "A, inte B" a statement that denies nothing is not of B."""
    if _DENIES.search(case.statement):
        return
    for text in (u.text for u in case.units):
        for m in _DENIED_HALF.finditer(text):
            stop = re.search(r"[,.;\n|]", text[m.end() :])
            end = m.end() + stop.start() if stop else len(text)
            own = [w for w in _telling(text, m.end(), end) if not _has(_telling(text, 0, m.start()), w)]
            asserted = [w for w in _telling(text, 0, m.start()) if not _has(_telling(text, m.end(), end), w)]
            mine = [w for w in case.words if _has(own, w)]
            if mine and len(mine) >= _MOSTLY * len(own) and _share(case, asserted) < _share(case, own):
                yield Difference(
                    f"källan säger att detta inte gäller: {quoted(text, m.start(), end)}", mine[0].start, mine[-1].end
                )
                return


_EITHER = re.compile(r"\b([^\W\d_]{3,}) eller (?:en |ett |den |det )?([^\W\d_]{3,})", re.I)


def only_of_two(case: Comparison) -> Iterator[Difference]:
    """Where the source gives two to choose between, one of them is not the only one."""
    only = _ONLY.search(case.statement)
    for text in (u.text for u in case.units) if only else ():
        for m in _EITHER.finditer(text):
            pair = [[w for w in words(text) if w.start == m.start(n) and is_party(w)] for n in (1, 2)]
            mine = [bool(one) and _has(case.words, one[0]) for one in pair]
            if only and all(pair) and sum(mine) == 1 and not _ONLY.search(text):
                yield Difference(f"källan säger ”{m.group()}”, påståendet ”{only.group().lower()}”", *only.span())
                return


def only_one(case: Comparison) -> Iterator[Difference]:
    """What the source tells of one thing only is not told of both."""
    best = case.units[0].text if case.units else ""
    only = _ONLY.search(best)
    if only is None or _ONLY.search(case.statement) or _BOTH.search(best):
        return
    for m in _BOTH.finditer(case.statement):
        if _shares_clause(case, best, only.start()):
            after = re.match(r"\W+\w+", best[only.end() :])
            yield Difference(f"källan säger ”{only.group()}{after.group() if after else ''}”", *m.span())
            return


def _shares_clause(case: Comparison, text: str, place: int) -> bool:
    """Whether the statement has some telling word of the clause that a place stands in."""
    start, end = clause_of(text, place, coarse=True)
    return any(_has(case.words, w) for w in _telling(text, start, end))


def always(case: Comparison) -> Iterator[Difference]:
    """What the source says is always done is not left to somebody's judgement."""
    best = case.units[0].text if case.units else ""
    firm = re.search(r"\balltid\b", best, re.I)
    if firm is None or re.search(r"\balltid\b", case.statement, re.I) or _AT_WILL.search(best):
        return
    for m in _AT_WILL.finditer(case.statement):
        if re.search(r"\b(?:ska|skall|måste)\b", case.statement, re.I) is None:
            yield Difference(f"källan säger ”alltid”, påståendet ”{m.group().lower()}”", *m.span())
            return


def alternative(case: Comparison) -> Iterator[Difference]:
    """What is given as the other choice, "eller bil om ...", is not told without what it is given for."""
    for text in (u.text for u in case.units[:1]):
        for m in _ALTERNATIVE.finditer(text):
            other, condition = _telling(text, *m.span("other")), _telling(text, *m.span("condition"))
            before = _telling(text, 0, m.start())
            own = [w for w in other if not _has(before, w)]
            needed = [w for w in condition if not _has(other, w)]
            if (
                own
                and needed
                and all(_has(case.words, w) for w in own)
                and not any(_has(case.words, w) for w in needed)
            ):
                told = f"källan säger detta bara när {m['condition'].strip()}"
                yield Difference(told, 0, len(case.statement))
                return


def which(case: Comparison) -> Iterator[Difference]:
    """Of two of a sort, such as the asking and the receiving municipality, the one meant is the same."""
    theirs = [pair for u in case.units for pair in _described(words(u.text))]
    for mark, party in _described(case.words):
        alike = [m for m, p in theirs if same_party(p, party)]
        if alike and not any(kinship(mark.stem, m.stem) >= _SAME or mark.text[:5] == m.text[:5] for m in alike):
            told = f"källan säger {alike[0].text} {party.text}, påståendet {mark.text} {party.text}"
            yield Difference(told, mark.start, party.end)


_SAME = 0.7


def _described(found: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Each party with the word right before it that tells which one it is."""
    for mark, party in pairwise(found):
        if is_party(party) and _WHICH.fullmatch(mark.text):
            yield mark, party


def _telling(text: str, start: int, end: int) -> list[Word]:
    return [w for w in words(text) if start <= w.start < end and w.weight > _FAINT]


def _has(some: Sequence[Word], word: Word) -> bool:
    return any(o.weight > _FAINT and kinship(word.stem, o.stem) >= _SAME for o in some)


def _share(case: Comparison, some: Sequence[Word]) -> float:
    return sum(_has(case.words, w) for w in some) / len(some) if some else 0.0


_FAINT = 0.2
