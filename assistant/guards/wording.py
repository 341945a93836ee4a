"""Guard for a statement that repeats its source nearly word for word: there the word that differs is the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.act_names import act_meant
from assistant.comparison import Comparison, Difference
from assistant.facts.read import facts
from assistant.guards.opposites import are_opposite
from assistant.matching import Word, kinship, words
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


def _differences(
    case: Comparison, text: str, said: Sequence[Token], source: Sequence[Token], matcher: SequenceMatcher[str]
) -> Iterator[Difference]:
    held = {t.plain for t in source}
    for tag, a, b, c, d in matcher.get_opcodes():
        mine, theirs = said[a:b], source[c:d]
        if tag == "replace" and len(mine) <= 2 and len(theirs) <= 3:
            yield from _replaced(case, text, mine, theirs, opens=a == 0)
        elif tag == "delete" and len(mine) <= 2:
            for token in mine:
                if token.plain in _ADDED and token.plain not in held:
                    yield Difference(f"källan säger inte ”{token.plain}”", token.start, token.end)
        elif tag == "insert" and len(theirs) <= 2 and 0 < a < len(said):
            left = next((t for t in theirs if t.plain in _DENYING), None)
            if left and not any(t.plain in _DENYING for t in said[max(0, a - 4) : a + 4]):
                yield Difference(f"källan säger ”{left.plain}”, påståendet inte", said[a - 1].start, said[a].end)


_ADDED = _TURNING - {"från", "till", "av", "mot", "även", "under", "över", "ska", "kan"}
"""Words that turn what is said where the statement alone has them; what is done can be done."""


def _replaced(
    case: Comparison, text: str, mine: Sequence[Token], theirs: Sequence[Token], *, opens: bool
) -> Iterator[Difference]:
    """Words that stand for none of those that the source has in their place.

    Args:
        opens: Whether the statement opens with them: a common word there is only another opening.
    """
    for token in mine:
        if not _stands_for_one_of(case, text, token, theirs) and not (opens and _is_common(case, token)):
            yield replace(_exchanged(case, text, token, theirs), reworded=_is_reworded(case, text, token, theirs))


def _is_reworded(case: Comparison, text: str, token: Token, theirs: Sequence[Token]) -> bool:
    """Whether a common word that is no opposite stands for the source's: it may mean the same."""
    said, told = case.statement[token.start : token.end], [text[t.start : t.end] for t in theirs]
    return _is_common(case, token) and said[0].islower() and not any(are_opposite(said, word) for word in told)


def _is_common(case: Comparison, token: Token) -> bool:
    """Whether a token is a word that is no party, name, value or turning word."""
    word = _word(case.statement, token)
    if word is None or not word.weight or word.text.casefold() in _TURNING or is_party(word):
        return False
    of_fact = any(f.start <= word.start < f.end for f in facts(case.statement))
    return not of_fact and not is_name_in(case.passage, word)


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
    acts = {act_meant(w.text) for w in others} - {""}
    if acts and (act := act_meant(mine.text)):
        return act in acts
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
    return [Token("".join(m.group().casefold().split()), *m.span()) for m in _TOKEN.finditer(text)]
