"""A question's words as weighted search terms, and the facts in it that an answer must not miss."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from assistant.case_terms import (
    asked_last,
    of_the_case,
    strange_aside,
    weighed,
    with_subject,
)
from assistant.facts.measures import YEAR
from assistant.form_words import FORM_PHRASE, UNEXPANDED, is_english, is_form_word
from assistant.forms.question_kinds import deed_asked, sources_named
from assistant.privacy import MASK
from assistant.query_term import QueryTerm, is_thing
from assistant.term_forms import REACH, expansions_at, expression_term, household_term, with_particle, word_term
from ingest.analyze import Token, fold, grams, tokens
from ingest.glossary import expression_keys
from ingest.index import Index

_LONG_NAME = 6
_AS_MUCH = 0.9
"""Share of the subject's weight from which another thing says about as much."""
_OF_ASKED = 0.45
"""Share of the weight of what the case tells from which what is asked last is the subject."""
_INTENSE = re.compile(
    r"\b(?:jätte|skit|super)-?(?=ont|sjuk|dyr|stor|hög|bråttom|trött|svår|viktig|akut)", re.IGNORECASE
)
"""What only strengthens a word: "jätteont" is "ont"."""


@dataclass(frozen=True)
class Query:
    """A question ready to be searched for.

    Attributes:
        text: The question as understood.
        terms: Its subject words.
        years: Calendar years named in it.
    """

    text: str
    terms: tuple[QueryTerm, ...]
    years: tuple[str, ...]

    @cached_property
    def groups(self) -> list[dict[str, float]]:
        """For each subject word the search terms that stand for it with their weights, for BM25."""
        return [term.searched() for term in self.terms]

    @cached_property
    def grams(self) -> dict[str, float]:
        """Character n-grams of the subject words, for BM25."""
        return {g: 1.0 for term in self.terms for g in grams(term.surface)}

    @cached_property
    def subject(self) -> QueryTerm | None:
        """The word that says most of what is asked about; figures are no subject, and verbs only where all are.

        What is asked last has its own subject, or else borrows that of the case told before it: "försörjningsstöd",
        which every rule is about, is none beside "skyddat boende".
        """
        words = [term for term in self.terms if not term.forms[0][0][:1].isdigit()]
        things = [term for term in words if is_thing(term)]
        telling = [t for t in things if not t.faint] or [t for t in words if not t.faint]
        asked = asked_last(self.text)
        own = (t for t in telling if t.known and is_thing(t) and t.surface in asked)
        most = max((t.weight for t in telling), default=0.0)
        of_asked = [t for t in own if t.surface != deed_asked(asked) and t.weight >= _OF_ASKED * most]
        return max(of_asked or telling or things or words, key=lambda term: term.weight, default=None)

    @cached_property
    def subjects(self) -> tuple[QueryTerm, ...]:
        """The subject and the things beside it that say about as much: both of "magasinering av möbler"."""
        if self.subject is None:
            return ()
        near = (t for t in self.terms if t.is_known_thing)
        return (self.subject, *(t for t in near if t.weight >= _AS_MUCH * self.subject.weight and t != self.subject))

    def coverage(self, terms: Collection[str]) -> float:
        """The share of the question's weight that a text's terms hold, 0 to 1."""
        total = sum(t.weight for t in self.terms)
        return sum(t.weight * t.match(terms) for t in self.terms) / total if total else 0.0


def understand(text: str, index: Index, without: Collection[str] = ()) -> Query:
    """Reads a question against the library's vocabulary.

    Args:
        without: Folded words that are no subject here, such as the municipality that bounds the search.
    """
    subjects = strange_aside(list(_terms(text, index, without)), text)
    if is_english(text):
        subjects = [t for t in subjects if t.known] or subjects
    return Query(text, with_subject(_distinct(subjects)), tuple(YEAR.findall(text)))


def _terms(text: str, index: Index, without: Collection[str]) -> Iterator[QueryTerm]:
    """What a question asks about: its household, its expressions of several words, its single words."""
    plain = _INTENSE.sub(_blank, MASK.sub(_blank, text))
    found = list(tokens(plain))
    form_spans = [m.span() for m in FORM_PHRASE.finditer(text)]
    formed = {t.start for t in found if any(a <= t.start < b for a, b in form_spans)}
    sources = {start for start, _ in sources_named(text)}
    keys = ["" if t.start in formed else key for t, key in zip(found, expression_keys(plain), strict=True)]
    expansions = expansions_at(keys, index)
    of_household: tuple[Token, ...] = ()
    if told := household_term(plain, found, index):
        term, of_household = told
        yield term
    for n, token in enumerate(found):
        near = expansions.get(n, [])
        if token in of_household or (near and near[0].first != n):
            continue
        if near and near[0].last - near[0].first > 1:
            words = found[near[0].first : near[0].last]
            yield weighed(expression_term(text, words, near, index), words[-1].end, text)
            continue
        surface = text[token.start : token.end]
        if _names(surface, without):
            continue
        near = [] if fold(surface) in UNEXPANDED else near
        if near or not (token.stop or token.start in formed or is_form_word(surface, token.term, index)):
            term = weighed(word_term(surface, token.term, index, near), token.end, text)
            term = of_the_case(term) if token.start in sources else term
            yield with_particle(term, token, found[n + 1 : n + 1 + REACH], text, index)


def _blank(m: re.Match[str]) -> str:
    """As much white space, so that places in the question stay where they are."""
    return " " * len(m[0])


def _names(word: str, names: Collection[str]) -> bool:
    """Whether a word is one of the names, or a long one with a slip of the pen."""
    folded = fold(word)
    return any(
        folded == fold(name)
        or (len(folded) >= _LONG_NAME and DamerauLevenshtein.distance(folded, fold(name), score_cutoff=1) <= 1)
        for name in names
    )


def _distinct(terms: list[QueryTerm]) -> list[QueryTerm]:
    return list({t.surface.casefold(): t for t in reversed(terms)}.values())[::-1]
