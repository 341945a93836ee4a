"""What the library has for the words of a question: their forms, spellings, parts and near-equals, as search terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.compounds import LEXICAL, cut
from assistant.household import household
from assistant.matching import compound_parts
from assistant.query_term import BASE, CASE_FIGURE, QueryTerm
from assistant.salience import salience
from assistant.synonyms import near_equals
from ingest.analyze import Token, fold, stem
from ingest.frequencies import per_million, rarity
from ingest.glossary import Expansion, load_glossary
from ingest.index import Index
from ingest.lexemes import lexeme

_PART_WEIGHT = 0.5
_SAME_WORD = 0.95
"""What another form of the same word counts for, where their stems differ: "barn" for "barnet"."""
_HEAVIEST = 0.75
"""What the word of an expression counts for that tells most: "bilen" of "ha kvar bilen"."""
_GENERIC_HEADS = frozenset(
    stem(w)
    for w in "hjälp kostnad kostnader pengar bidrag ersättning stöd belopp summa nivå avgift gräns tak "
    "besked brev varsel ärende".split()
)
_PERSON_HEADS = frozenset(
    stem(w) for w in "student studerande elev deltagare patient klient sökande tagare innehavare förälder mamma".split()
)
"""Persons, told from others by what they are at or have: "högskolestudent" is at a "högskola"."""
_OF_A_KIND = 0.86
"""What the first part of "begravningshjälp" counts for: the rest only says that it is paid for."""
_OF_A_HEAD = 0.8
"""What the head of a compound that the library lacks counts for; the compound itself stays unknown."""
_SAME = 0.85
"""What a near-equal counts for at least to be the same thing as a word that the library does not have."""
_PARTS_WEIGHT = 0.9
"""What all the parts of a compound count for: "tillstånd till färdtjänst" for "färdtjänsttillstånd"."""
PARTICLES = frozenset("ut in upp av till bort ner ned om över på fram tillbaka åter igen iväg ihop samman bi".split())
_ALSO = {"tillbaka": ("åter",), "igen": ("åter",)}
_ENDINGS = ("", "a", "as", "ning", "ing", "an")
_PHRASE_ENDS = re.compile(r"[ ?.!]*$|\s+(?:i|till|från|vid|hos|den|när|och|eller|inom|under)\b", re.IGNORECASE)
"""What follows a particle that stands apart from its verb: "betalas pengarna ut i Norrberga"."""
REACH = 4
"""Words after a verb within which its particle is looked for: "betalas försörjningsstödet ut"."""
_TOGETHER = 0.9
"""What a verb written together with its particle counts for."""
_PERSONS = tuple(stem(w) for w in ("person", "personer", "hushåll", "hushållet", "vuxen"))
"""What tables call those who live together."""
_OWN_WORD = 0.95
_MOST_INFLECTED = 16
"""Ways at most in which the words of an expression are inflected together."""


def expansions_at(keys: Sequence[str], index: Index) -> dict[int, list[Expansion]]:
    """For each place in a question the expansions of the longest expression there, curated or the library's own."""
    found: dict[int, list[Expansion]] = {}
    every = [*load_glossary().expansions(keys), *index.glossary.expansions(keys)]
    for expansion in sorted(every, key=lambda e: e.first - e.last):
        places = range(expansion.first, expansion.last)
        if all(n not in found or (found[n][0].first, found[n][0].last) == (places[0], places[-1] + 1) for n in places):
            for n in places:
                found.setdefault(n, []).append(expansion)
    return found


def word_term(surface: str, term: str, index: Index, near: Sequence[Expansion]) -> QueryTerm:
    """A single word, with its near-equals, its spelling and its parts."""
    forms: dict[str, float] = {term: 1.0}
    for other in index.forms.get(lexeme(surface), ()):
        forms.setdefault(other, _SAME_WORD)
    phrases = _stand_ins(near, forms)
    if len(forms) == 1 and term not in index.terms and _is_rare(term):
        for spelling, likeness in _spellings(surface, index):
            forms.setdefault(spelling, likeness)
    parts = index.analyzer.parts(term)
    lacks = not parts and len(forms) == 1 and not phrases and term not in index.terms
    head = _add_cut(surface, term, index, forms) if lacks else ""
    _add_parts(term, parts, forms)
    if len(parts) > 1 and (term in index.terms or _is_rare(term)):
        phrases = (*phrases, (parts, _PARTS_WEIGHT))
    known = _is_known(forms, phrases, index, _PART_WEIGHT if _is_rare(term) and not head else _SAME)
    return QueryTerm(
        surface, _weight(term, forms, index), tuple(forms.items()), phrases, known, of_a_kind=bool(head) and not known
    )


def _is_rare(term: str) -> bool:
    """Whether a word is too rare in Swedish to be one that everybody knows: a compound, or a slip of the pen."""
    return per_million().get(term, 0.0) < LEXICAL


def _add_cut(surface: str, term: str, index: Index, forms: dict[str, float]) -> str:
    """Adds what a compound that the library lacks is made of; returns its head where the compound stays unknown."""
    modifier, head = cut(surface, index, _GENERIC_HEADS)
    if head in _GENERIC_HEADS and modifier in index.terms:
        forms |= dict.fromkeys((modifier, *filter(index.terms.__contains__, near_equals(modifier))), _OF_A_KIND)
        return ""
    if head:
        forms[head] = _OF_A_HEAD
        return head
    whole = compound_parts(term)
    forms |= {part: _PART_WEIGHT for part in whole if part in index.terms}
    if whole[-1:] and whole[-1] in _PERSON_HEADS and whole[0] in index.terms:
        forms[whole[0]] = _OF_A_KIND
    return ""


def _add_parts(term: str, parts: Sequence[str], forms: dict[str, float]) -> None:
    """Adds the parts of a compound; the first stands for it where the rest only says that it is paid for."""
    of_its_first = len(parts) > 1 and parts[-1] in _GENERIC_HEADS and _is_rare(term)
    for part in parts:
        forms.setdefault(part, _OF_A_KIND if of_its_first and part == parts[0] else _PART_WEIGHT)


def _is_known(
    forms: dict[str, float], phrases: Sequence[tuple[tuple[str, ...], float]], index: Index, least: float
) -> bool:
    """Whether the library has a form or a phrase that counts for more than the least."""
    return any(weight > least and form in index.terms for form, weight in forms.items()) or any(
        weight > least and all(term in index.terms for term in phrase) for phrase, weight in phrases
    )


def with_particle(term: QueryTerm, verb: Token, following: Sequence[Token], text: str, index: Index) -> QueryTerm:
    """A verb with what it is written as together with its particle: "betalas ut" is "utbetalas" and "utbetalning"."""
    places = [t for n, t in enumerate(following) if n == 0 or _PHRASE_ENDS.match(text, t.end)]
    written = [text[t.start : t.end].casefold() for t in places]
    joined = [p for word in written if word in PARTICLES for p in (word, *_ALSO.get(word, ()))]
    whole = [stem(f"{p}{verb.term}{ending}") for p in joined for ending in _ENDINGS]
    forms = dict(term.forms)
    for form in dict.fromkeys(whole):
        if form in index.terms:
            forms.setdefault(form, _TOGETHER)
    return term if len(forms) == len(term.forms) else replace(term, forms=tuple(forms.items()))


def expression_term(text: str, words: Sequence[Token], near: Sequence[Expansion], index: Index) -> QueryTerm:
    """An expression of several words, asked for as one thing; some of its words alone stand for it in part."""
    own = tuple(t.term for t in words if not t.stop)
    forms = dict.fromkeys(own, _PART_WEIGHT) if len(own) > 1 else dict.fromkeys(own, 1.0)
    weights = {term: _weight(term, {term: 1.0}, index) * salience(term) for term in own}
    if len(own) > 1 and (heaviest := max(own, key=lambda term: weights[term])):
        forms[heaviest] = _HEAVIEST
    for token in (t for t in words if not t.stop):
        for other in index.forms.get(lexeme(text[token.start : token.end]), ()):
            forms.setdefault(other, _SAME_WORD * forms[token.term])
    phrases = _stand_ins(near, forms)
    weight = max((_weight(term, {term: 1.0}, index) for term in own), default=0.0)
    known = _is_known(forms, phrases, index, _PART_WEIGHT)
    surface = text[words[0].start : words[-1].end]
    inflected = {phrase: _SAME_WORD for phrase in _inflected(text, words, index) if phrase != own}
    return QueryTerm(surface, weight, tuple(forms.items()), ((own, 1.0), *inflected.items(), *phrases), known)


def _inflected(text: str, words: Sequence[Token], index: Index) -> Iterator[tuple[str, ...]]:
    """An expression with its words in other forms: "hög hyra" for "höga hyran"."""
    each = ((t.term, *index.forms.get(lexeme(text[t.start : t.end]), ())) for t in words if not t.stop)
    return islice(product(*(dict.fromkeys(forms) for forms in each)), _MOST_INFLECTED)


def household_term(text: str, found: Sequence[Token], index: Index) -> tuple[QueryTerm, tuple[Token, ...]] | None:
    """The household that a question describes, as one term of the case, and the tokens that tell of it.

    Tables tell a household by its number of persons; `assistant.quantities` holds their rows against its size.
    """
    told = household(text)
    if told is None:
        return None
    spans = [(start, end) for start, end in told.spans]
    words = tuple(t for t in found if any(start <= t.start < end for start, end in spans))
    forms = {t.term: _OWN_WORD for t in words if not t.stop and not t.term[0].isdigit()}
    forms |= dict.fromkeys(_PERSONS, 1.0)
    surface = text[spans[0][0] : spans[-1][1]]
    known = any(form in index.terms for form in forms)
    weight = _weight(_PERSONS[0], dict.fromkeys(_PERSONS, 1.0), index) * salience(_PERSONS[0])
    return QueryTerm(surface, weight, tuple(sorted(forms.items(), key=lambda f: -f[1])), (), known, faint=True), words


def _stand_ins(near: Sequence[Expansion], forms: dict[str, float]) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Adds the single words that may stand for an expression to its forms; returns those of several words."""
    phrases: dict[tuple[str, ...], float] = {}
    for expansion in near:
        for other in expansion.others:
            if len(other) == 1:
                forms[other[0]] = max(forms.get(other[0], 0.0), expansion.weight)
            else:
                phrases[other] = max(phrases.get(other, 0.0), expansion.weight)
    return tuple(phrases.items())


def _weight(term: str, forms: dict[str, float], index: Index) -> float:
    """How much of the question a term carries: rare in the library and rare in Swedish at large weigh more."""
    whole = [f for f, likeness in forms.items() if likeness > _PART_WEIGHT and f in index.terms]
    if term[0].isdigit() and term not in index.terms:
        return CASE_FIGURE
    same = [f for f in whole if forms[f] >= _SAME_WORD]
    stands = max(same or whole or [term], key=index.terms.frequency)
    return index.terms.idf(stands) * (BASE + (1 - BASE) * rarity(stands))


def _spellings(surface: str, index: Index) -> list[tuple[str, float]]:
    """Terms of the library's words one slip of the pen away (two in long words), with how likely each is meant."""
    word = fold(surface)
    if len(word) < 5 or not word.isalpha():
        return []
    slips = 2 if len(word) >= 8 else 1
    close = process.extract(word, index.words, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=3)
    return [(stem(other), 0.9 if distance == 1 else 0.8) for other, distance, _ in close if other[0] == word[0]]
