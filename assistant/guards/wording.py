"""Guard for a statement that repeats its source nearly word for word: there the word that differs is the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.comparison import Comparison, Difference
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import Word, kinship, words
from assistant.opposites import are_opposite
from assistant.parties import is_name_in, is_party

_TOKEN = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,:]\d+)*|[^\W\d_]+(?:[-:’'][^\W_]+)*|§+|%")
_NEARLY = 0.75
"""Least share of the statement's words that stand in the source in the same order."""
_TURNING = frozenset(
    """inte ej icke aldrig ingen inget inga alltid alla samtliga varje bara endast enbart utan ska skall måste får kan
    bör högst minst lägst tidigast senast före efter innan under över även oavsett trots alltid sällan normalt från till
    av mot vissa viss några enstaka somliga första sista samma olika ibland ofta oftast vanligen helt delvis hela
    behöver""".split()
)
_SAME = {
    "skall": "ska", "måste": "ska", "kan": "får", "endast": "bara", "enbart": "bara", "samtliga": "alla",
    "varje": "alla", "några": "vissa", "viss": "vissa", "enstaka": "vissa", "somliga": "vissa", "ibland": "vissa",
    "oftast": "normalt", "ofta": "normalt", "vanligen": "normalt", "hela": "helt", "ej": "inte", "icke": "inte",
    "inget": "ingen", "inga": "ingen", "innan": "före", "lägst": "minst",
}  # fmt: skip
"""Turning words that turn alike."""
_DENYING = frozenset("inte ej icke aldrig ingen inget inga varken".split())
_LOOSE = frozenset(
    """och eller samt att som den det de en ett detta denna dessa man han hon sig sin sitt sina är var har hade om när
    då också även här där så i på vid för med inom hos enligt kommer ska blir bli""".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number as it is compared, at `text[start:end]`."""

    plain: str
    start: int
    end: int


def edits(case: Comparison) -> Iterator[Difference]:
    """A word exchanged for another, a turning word put in, or a negation taken out."""
    said = _tokens(case.statement)[1 if case.item_number else 0 :]
    for unit in case.units:
        text = unit.text if unit.key else unit.whole  # a column's head is no word of its rows
        source = _tokens(text)
        matcher = SequenceMatcher(None, [t.plain for t in said], [t.plain for t in source], autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        if same < _NEARLY * len(said) or len(said) < 4:
            continue
        yield from _differences(case, text, said, source, matcher)
        return


def places(case: Comparison) -> Iterator[Difference]:
    """The values of a sentence that is repeated word for word stand in their own places, not in one another's."""
    mine = facts(case.statement)
    for unit in case.units:
        theirs = facts(unit.whole)
        if len(mine) < 2 or len(mine) != len(theirs) or not all(any(f.same(o) for o in theirs) for f in mine):
            continue
        said, source = _with_blanks(case.statement), _with_blanks(unit.whole)
        matcher = SequenceMatcher(None, [t.plain for t in said], [t.plain for t in source], autojunk=False)
        blocks = [(a + n, b + n) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
        if len(blocks) < _ALL_BUT * len(said):
            continue
        for one, other in blocks:
            fact = next((f for f in mine if f.start == said[one].start), None)
            there = next((f for f in theirs if f.start == source[other].start), None)
            if fact and there and fact.alike(there) and not fact.same(there) and not _of_one_list(case.statement, mine):
                yield _exchanged(case, unit.whole, said[one], [source[other]])
                return


def _with_blanks(text: str) -> list[Token]:
    """Tokens with one sign in the place of each fact."""
    found = facts(text)
    kept = [t for t in _tokens(text) if not any(f.start <= t.start < f.end for f in found)]
    return sorted([*kept, *(Token("#", f.start, f.end) for f in found)], key=lambda t: t.start)


def _of_one_list(text: str, found: Sequence[Fact]) -> bool:
    """Whether values only follow one another, where the order tells nothing: "hälften eller en fjärdedel"."""
    gaps = (text[a.end : b.start] for a, b in pairwise(found))
    return all(re.fullmatch(r"[\s,+]*(?:och|eller|samt)?[\s,+]*", gap) for gap in gaps)


def _differences(
    case: Comparison, text: str, said: Sequence[Token], source: Sequence[Token], matcher: SequenceMatcher[str]
) -> Iterator[Difference]:
    held = {t.plain for t in source}
    nearly = sum(block.size for block in matcher.get_matching_blocks()) >= _ALL_BUT * len(said)
    for tag, a, b, c, d in matcher.get_opcodes():
        mine, theirs = said[a:b], source[c:d]
        if tag == "replace" and len(mine) <= 2 and len(theirs) <= 3:
            if nearly and (swapped := _fact_exchanged(case, text, mine, theirs)) is not None:
                yield _exchanged(case, text, swapped, theirs)
            yield from _replaced(case, text, mine, theirs, opens=a == 0)
        elif tag == "delete" and len(mine) <= 2:
            for token in mine:
                if token.plain in _ADDED and token.plain not in held:
                    yield Difference(f"källan säger inte ”{token.plain}”", token.start, token.end)
        elif tag == "insert" and len(theirs) <= 2 and 0 < a < len(said):
            left = next((t for t in theirs if t.plain in _DENYING), None)
            if left and not any(t.plain in _DENYING for t in said[max(0, a - 4) : a + 4]):
                yield Difference(f"källan säger ”{left.plain}”, påståendet inte", said[a - 1].start, said[a].end)


_ADDED = _TURNING - {"från", "till", "av", "mot", "även", "under", "över", "ska"}
"""Words that turn what is said where the statement alone has them."""


def _replaced(
    case: Comparison, text: str, mine: Sequence[Token], theirs: Sequence[Token], *, opens: bool
) -> Iterator[Difference]:
    """Words that stand for none of those that the source has in their place.

    Args:
        opens: Whether the statement opens with them: a common word there is only another opening.
    """
    for token in mine:
        if not _stands_for_one_of(case, text, token, theirs) and not (opens and _is_other_opening(case, token)):
            yield replace(_exchanged(case, text, token, theirs), reworded=_is_reworded(case, text, token, theirs))


def _is_reworded(case: Comparison, text: str, token: Token, theirs: Sequence[Token]) -> bool:
    """Whether a common word that is no opposite stands for the source's: it may mean the same."""
    word = _word(case.statement, token)
    if word is None or word.text[0].isupper() or not _is_common(case, word):
        return False
    return not any(are_opposite(word.text, w.text) for t in theirs if (w := _word(text, t)))


def _is_other_opening(case: Comparison, token: Token) -> bool:
    """Whether a word that opens a sentence is a common one, no name of the passage."""
    word = _word(case.statement, token)
    return word is not None and not is_name_in(case.passage, word) and _is_common(case, word)


def _is_common(case: Comparison, word: Word) -> bool:
    """Whether a word is no party, value or turning word."""
    of_fact = any(f.start <= word.start < f.end for f in facts(case.statement))
    return word.weight > 0 and not (word.text.casefold() in _TURNING or of_fact or is_party(word))


_ALL_BUT = 0.85
"""Least share of words in the same order for a value to be exchanged although the source has it elsewhere."""


def _fact_exchanged(case: Comparison, text: str, mine: Sequence[Token], theirs: Sequence[Token]) -> Token | None:
    """The token of a fact that stands where the source has another of its kind."""
    for token in mine:
        fact = next((f for f in facts(case.statement) if f.start <= token.start < f.end), None)
        others = [f for f in facts(text) if any(f.start <= t.start < f.end for t in theirs)]
        if fact and others and not any(fact.same(o) for o in others) and any(fact.alike(o) for o in others):
            return token
    return None


def _stands_for_one_of(case: Comparison, text: str, token: Token, theirs: Sequence[Token]) -> bool:
    if token.plain in _LOOSE:
        return True
    if token.plain in _TURNING:
        turning = {_SAME.get(t.plain, t.plain) for t in theirs if t.plain in _TURNING}
        return not turning or _SAME.get(token.plain, token.plain) in turning
    if fact := next((f for f in facts(case.statement) if f.start <= token.start < f.end), None):
        return any(fact.same(other) or fact.within(other) for other in facts(text))
    mine = _word(case.statement, token)
    if mine is None:
        return token.plain in (t.plain for t in theirs)
    others = [w for t in theirs if (w := _word(text, t))]
    if any(are_opposite(mine.text, w.text) for w in others):
        return False
    if not others or not any(w.weight for w in others):
        return True
    if is_party(mine) or mine.text[0].isupper():
        return not any(is_party(w) or w.text[0].isupper() for w in others) or any(
            kinship(mine.stem, w.stem) >= 0.85 for w in others
        )
    if not mine.weight:
        return True
    return any(kinship(mine.stem, w.stem) > 0 for w in others) or _held_elsewhere(case, mine)


def _held_elsewhere(case: Comparison, word: Word) -> bool:
    """Words may change places; only a word that the evidence does not have at all is exchanged."""
    return any(m.strength >= 0.5 for w, m in case.aligned() if w.start == word.start)


def _exchanged(case: Comparison, text: str, token: Token, theirs: Sequence[Token]) -> Difference:
    told = text[theirs[0].start : theirs[-1].end]
    return Difference(
        f"källan säger ”{told}”, påståendet ”{case.statement[token.start : token.end]}”", token.start, token.end
    )


def _word(text: str, token: Token) -> Word | None:
    return next((w for w in words(text) if w.start == token.start), None)


def _tokens(text: str) -> list[Token]:
    return [Token(re.sub(r"\s", "", m.group().casefold()), *m.span()) for m in _TOKEN.finditer(text)]
