"""Swedish text to search terms: folded stems, compound parts, section references and numbers as single terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

ANALYZER_VERSION = 7
MIN_PART = 4
GRAM = 5

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TOKEN = re.compile(
    r"""(?P<section>\d+\s?[a-z]?\s?kap\.?\s?\d+\s?(?:[a-z]\s)?§)
      | (?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d-])|\d+(?:[:/]\d+)+|\d+(?:[.,]\d+)?)
      | (?P<word>[^\W\d_](?:[^\W_]|[\u00ad\u200b-\u200d\u0300-\u036f])*
          (?:['’:-][^\W_](?:[^\W_]|[\u00ad\u0300-\u036f])*)*)""",
    re.VERBOSE | re.IGNORECASE,
)
STOPWORDS = frozenset(
    """och i att det som en på är av för med till den har de inte om ett men var så vi han hon kan ska skall när nu
    man från vid eller sig mot dem också efter upp ju här där då sin sina sitt detta denna dessa vad vem vilka vilken
    vilket hur varför få får fick blir bli blev vara varit hade ha finns göra gör gjort jag du ni mig dig oss er min
    mitt mina din ditt dina hans hennes deras vår vårt våra sedan bara under över utan än någon något några alla allt
    skulle bör måste kunna kunde vill redan mer mycket bland annat samt dess även inom genom hos mellan enligt vart
    vars åt ut in ner nog väl ens ju""".split()
)
_NUMBER_WORDS = dict(
    zip(
        "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton".split(),
        map(str, range(2, 17)),
        strict=True,
    )
)
# "den sökande" is a person, not what "söka" means; "papper" is no form of "pappa", "billig" none of "bil".
_OWN_STEM = {
    **dict.fromkeys(("sokande", "sokanden", "sokandes", "sokandens"), "sokand"),
    **dict.fromkeys("billig billigt billiga billigare billigast billigaste".split(), "billig"),
    **dict.fromkeys("viktig viktigt viktiga viktigare viktigast viktigaste".split(), "viktig"),
    **dict.fromkeys("handelse handelsen handelser handelserna".split(), "handels"),
    **dict.fromkeys(("papper", "papperet", "pappret", "papperen", "pappren", "papperna"), "papper"),
}
_RANGE = re.compile(r"(?<![\d.,:–-])(\d{1,2}) ?[–-] ?(\d{1,2})(?![\d:–-])(?! ?(?:§|kap))")
_LONGEST_RANGE = 20
_JOINED = re.compile(r"[-:'’]")
_PART = re.compile(r"[^-:'’]+")
_ENDING = re.compile(r"[:'’](?:s|n|t|en|et|e|a|ar|er|arna|erna|ens|ets)$", re.IGNORECASE)
_STEMMER = Stemmer.Stemmer("swedish")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or section reference at `text[start:end]`, with the term that it is searched by."""

    term: str
    start: int
    end: int
    stop: bool = False


def fold(text: str) -> str:
    """Lower case without diacritics: "Försörjning" and "forsorjning" become the same."""
    swedish = text.casefold().translate(_USUAL)
    if swedish.isascii():
        return swedish
    decomposed = unicodedata.normalize("NFKD", text.translate(_INVISIBLE).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_USUAL = str.maketrans("åäöé", "aaoe")
"""The letters of nearly all Swedish words, which need not be decomposed."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Folded Snowball stem of one word, "kostnader" twice, since "kostnad" alone becomes "kostn"."""
    folded = fold(word)
    if folded in _OWN_STEM:
        return _OWN_STEM[folded]
    if folded.endswith("s") and len(folded) > 5 and folded[-2] != "s":
        folded = folded[:-1]
    once = _without_article(str(_STEMMER.stemWord(folded)))
    return str(_STEMMER.stemWord(once)) if once.endswith("nad") else once


def tokens(text: str) -> Iterator[Token]:
    """Yields the tokens of a text in order, stop words marked, hyphenated words whole and in parts."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["section"]:
            yield Token(_section(match["section"]), start, end)
        elif match["number"]:
            yield Token(re.sub(r"[ \u00a0\u202f]", "", match["number"]), start, end)
        else:
            yield from _word_tokens(match["word"], start)


def whole_words(text: str) -> frozenset[str]:
    """The terms of a text's telling words, compounds whole: "hyra" is none of "Hyresskuld"."""
    return frozenset(token.term for token in tokens(text) if not token.stop)


def _word_tokens(word: str, start: int) -> Iterator[Token]:
    if (number := _NUMBER_WORDS.get(word.casefold())) is not None:
        yield Token(number, start, start + len(word))
        return
    if _JOINED.search(word) is None:
        folded = word.casefold()
        yield Token(stem(folded), start, start + len(word), folded in STOPWORDS)
        return
    word = _ENDING.sub("", word)
    folded = word.casefold()
    yield Token(stem(_JOINED.sub("", folded)), start, start + len(word), folded in STOPWORDS)
    parts = list(_PART.finditer(word))
    if len(parts) > 1:
        for part in parts:
            if len(part.group()) > 2 or part.group().isupper():
                yield Token(stem(part.group()), start + part.start(), start + part.end())


def _section(reference: str) -> str:
    return re.sub(r"[\s.§]", "", reference.casefold()).replace("kap", ":") + "§"


def _without_article(word: str) -> str:
    """Takes the -an of "mamman" and "ansökan", which Snowball leaves, but not that of "vårdplan" or "ombudsman"."""
    if len(word) >= 6 and word.endswith("an") and not word.endswith(("plan", "sman", "tman")):
        return word[:-2]
    return word


class Analyzer:
    """Texts to terms, with compounds split by a vocabulary.

    Args:
        vocabulary: Words (any form) that may be the parts of a compound; usually those of the library.
    """

    def __init__(self, vocabulary: Collection[str] = ()) -> None:
        self._parts = frozenset(stem(w) for w in vocabulary if len(w) >= MIN_PART)
        self._heads = frozenset(fold(w) for w in vocabulary if len(w) >= MIN_PART)
        self._split = lru_cache(maxsize=100_000)(self._split_stem)
        self.term_set = lru_cache(maxsize=50_000)(self._term_set)

    def terms(self, text: str) -> list[str]:
        """Search terms in order: stems, and after each compound its parts; stop words left out."""
        found: list[str] = []
        for token in tokens(text):
            if not token.stop:
                found.append(token.term)
                found.extend(self._split(token.term))
        return [*found, *_within_ranges(text)]

    def _term_set(self, text: str) -> frozenset[str]:
        """The different terms of a text, remembered: the same passages are read for many questions."""
        return frozenset(self.terms(text))

    def parts(self, term: str) -> tuple[str, ...]:
        """The parts of a compound's term, or nothing."""
        return self._split(term)

    def _split_stem(self, term: str) -> tuple[str, ...]:
        if len(term) < 2 * MIN_PART or not term.isalpha():
            return ()
        for cut in range(len(term) - MIN_PART, MIN_PART - 1, -1):
            head, tail = term[:cut], term[cut:]
            if tail in self._parts and (first := self._head(head)):
                return (*first, tail)
        return ()

    def _head(self, head: str) -> tuple[str, ...]:
        """Stems of the first part: a word of the vocabulary, with or without a linking -s-, or a compound itself."""
        for form in (head, head.removesuffix("s")):
            if form in self._heads or stem(form) in self._parts:
                return (stem(form),)
        return self._split_stem(head) or self._split_stem(head.removesuffix("s"))


def _within_ranges(text: str) -> Iterator[str]:
    """The numbers within small ranges: "7–10 år" is also about the one who is 8."""
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if last - first <= _LONGEST_RANGE:
            yield from map(str, range(first + 1, last))


def grams(text: str) -> list[str]:
    """Character 5-grams of the folded words, with word boundaries, for parts of words and misspellings."""
    found: list[str] = []
    for token in tokens(text):
        if not token.stop:
            word = f"_{fold(text[token.start : token.end])}_"
            found.extend(word[i : i + GRAM] for i in range(max(1, len(word) - GRAM + 1)))
    return found


def words(text: str) -> Iterator[str]:
    """The words of a text in lower case, without numbers."""
    return (m.group().casefold() for m in re.finditer(r"[^\W\d_]{2,}", text))
