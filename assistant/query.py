"""A question's words as weighted search terms, and the facts in it that an answer must not miss."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.compounds import TIME, cut
from assistant.household import household
from assistant.measures import MONTH
from assistant.privacy import MASK
from assistant.quantities import FOLLOW_UP
from assistant.question_kinds import sources_named
from assistant.salience import is_finite, of_deed, salience
from ingest.analyze import STOPWORDS, Token, fold, grams, stem, tokens
from ingest.frequencies import per_million, rarity
from ingest.glossary import Expansion, expression_keys, load_glossary
from ingest.index import Index
from ingest.lexemes import lexeme

_PART_WEIGHT = 0.5
_SAME_WORD = 0.95
"""What another form of the same word counts for, where their stems differ: "barn" for "barnet"."""
_BEFORE_FOLLOW_UP = 0.6
"""What a word of the question before keeps of its weight."""
_HEAVIEST = 0.75
"""What the word of an expression counts for that tells most: "bilen" of "ha kvar bilen"."""
_LEXICAL = 3.0
"""Occurrences in a million words from which a compound is a concept of its own: "hemtjänst" is no service at home."""
_GENERIC_HEADS = frozenset(
    stem(w) for w in "hjälp kostnad kostnader pengar bidrag ersättning stöd belopp summa nivå avgift gräns tak".split()
)
_OF_A_KIND = 0.86
"""What the first part of "begravningshjälp" counts for: the rest only says that it is paid for."""
_SAME = 0.85
"""What a near-equal counts for at least to be the same thing as a word that the library does not have."""
_PARTS_WEIGHT = 0.9
"""What all the parts of a compound count for: "tillstånd till färdtjänst" for "färdtjänsttillstånd"."""
_BASE = 0.3
"""What is left of the weight of the commonest word in Swedish."""
_LONG_NAME = 6
_CASE_FIGURE = 0.5
"""Weight of a figure that the library does not have: it is the case's own, such as the size of a debt."""
_OF_CASE = 0.35
"""What a word keeps of its weight that only tells of the case: the day of a letter, the trade of somebody."""
_PASSIVE = re.compile(r"\w(?:as|ärs|ävs|örs|ges)$", re.IGNORECASE)
"""How the verbs end that rules are asked for with: "godtas", "krävs", "görs"."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Words that carry the form of a question, not its subject.
_FORM = frozenset(
    """behöva behöver bör hjälp hjälpa fråga frågor svar svara menas betyda betyder innebär innebära
    gav gett givit haft gick gått via säga sade sa kostade kostat
    heter kallas veta undrar berätta förklara exakt egentligen typ tänka tänker säga säger ge ger ges använda
    komma kommer vilja ta tar tas ser se enligt kosta kostar kostade kostat idag nuvarande rätt ok okay okej hej tack
    mkt mycke o å e va ja nån nåt nån nåt dom typ asså alltså henne honom hen trots förutom dessutom ändå vet""".split()
)
_ENGLISH = frozenset(
    """the is are was be been it if even has have had what how when where which who whom why can could do does did
    should must may will would for a an of to in on at by from with without and or not my we you they he she them
    this that there as per much many get give need""".split()
)
_ENGLISH_ENOUGH = 3
"""English function words that make a question English."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One thing that is asked about.

    Attributes:
        surface: As written.
        weight: Its share of the question, from how rare it is in the library.
        forms: Search terms that stand for it and how well each does, the term itself first.
        phrases: Near-equals of several terms that must all be there, with their weight.
        known: Whether the library holds it, or something that may stand for the whole of it.
        faint: Whether it tells of the case that is asked for rather than of the subject.
        of_a_kind: Whether the library has not the word but what it is a kind of: "resa" for "bussresa".
    """

    surface: str
    weight: float
    forms: tuple[tuple[str, float], ...]
    phrases: tuple[tuple[tuple[str, ...], float], ...] = ()
    known: bool = True
    faint: bool = False
    of_a_kind: bool = False

    def searched(self) -> dict[str, float]:
        """Each search term with its weight; the words of a phrase share the phrase's.

        BM25 knows how rare a term is in the library; how rare it is in Swedish at large is weighed in here.
        """
        found = dict(self.forms)
        for phrase, weight in self.phrases:
            for form in phrase:
                found[form] = max(found.get(form, 0.0), weight / math.sqrt(len(phrase)))
        share = _BASE + (1 - _BASE) * self.telling
        return {form: weight * share for form, weight in found.items()}

    @property
    def telling(self) -> float:
        """How rare it is in Swedish at large, 0 to 1, whatever the library."""
        return max(rarity(form) for form, weight in self.forms if weight == self.forms[0][1])

    def match(self, terms: Collection[str]) -> float:
        """How well a text's terms hold this one, 0 to 1."""
        single = max((w for form, w in self.forms if form in terms), default=0.0)
        several = max((w for phrase, w in self.phrases if all(t in terms for t in phrase)), default=0.0)
        return max(single, several)


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
        """The word that says most of what is asked about; figures are no subject, and verbs only where all are."""
        words = [term for term in self.terms if not term.forms[0][0][:1].isdigit()]
        things = [term for term in words if is_thing(term)]
        telling = [t for t in things if not t.faint] or [t for t in words if not t.faint]
        return max(telling or things or words, key=lambda term: term.weight, default=None)

    def coverage(self, terms: Collection[str]) -> float:
        """The share of the question's weight that a text's terms hold, 0 to 1."""
        total = sum(t.weight for t in self.terms)
        return sum(t.weight * t.match(terms) for t in self.terms) / total if total else 0.0


def is_thing(term: QueryTerm) -> bool:
    """Whether a word names something that could be asked about, and not what somebody does or has done to it."""
    return not (_PASSIVE.search(term.surface) or is_finite(term.surface))


def understand(text: str, index: Index, without: Collection[str] = ()) -> Query:
    """Reads a question against the library's vocabulary.

    Args:
        without: Folded words that are no subject here, such as the municipality that bounds the search.
    """
    plain = _INTENSE.sub(lambda m: " " * len(m[0]), MASK.sub(lambda m: " " * len(m[0]), text))
    found = list(tokens(plain))
    skip = {t.start for t in found if _names(text[t.start : t.end], without)}
    form_spans = [m.span() for m in _FORM_PHRASE.finditer(text)]
    sources = {start for start, _ in sources_named(text)}
    formed = {t.start for t in found if any(a <= t.start < b for a, b in form_spans)}
    keys = ["" if t.start in formed else key for t, key in zip(found, expression_keys(plain), strict=True)]
    expansions = _expansions(keys, index)
    subjects: list[QueryTerm] = []
    of_household = _of_household(plain, found, index)
    if of_household:
        subjects.append(of_household[0])
    for n, token in enumerate(found):
        if of_household and token in of_household[1]:
            continue
        surface = text[token.start : token.end]
        near = expansions.get(n, [])
        if near and near[0].first != n:
            continue
        if near and near[0].last - near[0].first > 1:
            words = found[near[0].first : near[0].last]
            subjects.append(_weighed(_expression(text, words, near, index), words[-1].end, text))
            continue
        form_word = token.start in formed or _is_form_word(surface, token.term, index)
        near = [] if fold(surface) in _UNEXPANDED else near
        if token.start not in skip and (near or not (token.stop or form_word)):
            term = _weighed(_term(surface, token.term, index, near), token.end, text)
            if token.start in sources or _ends_case_day(text, token.end):
                term = _of_the_case(term)
            subjects.append(_with_particle(term, token, found[n + 1 : n + 1 + _REACH], text, index))
    subjects = _added_aside(_strange_aside(subjects, text), text)
    if _is_english(text):
        subjects = [t for t in subjects if t.known] or subjects
    return Query(text, _with_subject(_distinct(subjects)), tuple(YEAR.findall(text)))


_ASKS = re.compile(
    r"[.!?,:;–-]\s+(?:(?:och|men|så)\s+)?(?=(?:vad|vem|vilk\w+|hur|när|var|vart|varför|får|kan|ska|måste|bör|behöver|är|"
    r"betalar|räcker|går|godtar|finns|gäller|räknas|har (?:hon|han|hen|de|vi|man))\b)",
    re.IGNORECASE,
)


def _strange_aside(terms: Sequence[QueryTerm], text: str) -> list[QueryTerm]:
    """The terms, those that the library lacks faint where they tell of the case and the question has its own subject.

    "Hon driver pizzeria, hur länge kan hon få försörjningsstöd?" is no question about pizzerias.
    """
    asks = [m.end() for m in _ASKS.finditer(text)]
    if not asks or FOLLOW_UP in text:
        return list(terms)
    told = [term for term in terms if text.find(term.surface) + len(term.surface) <= asks[-1]]
    asked = (term for term in terms if term not in told and term.known and not term.faint)
    if not any(is_thing(term) for term in asked):
        return list(terms)
    strange = [term for term in told if not term.known and not term.faint]
    return [replace(t, weight=_OF_CASE * t.weight, faint=True) if t in strange else t for t in terms]


def _added_aside(terms: Sequence[QueryTerm], text: str) -> list[QueryTerm]:
    """The terms, those of less weight that are told after what is asked: "Får hon bil? Hon har bott här i ett år"."""
    asked, mark, added = text.rpartition("?")
    if not mark or len(added.split()) < _ADDED or FOLLOW_UP in text or _ASKS.search(f". {added.strip()}"):
        return list(terms)
    of_asked = [t for t in terms if t.surface in asked]
    if not any(t.known and not t.faint and is_thing(t) for t in of_asked):
        return list(terms)
    return [t if t in of_asked else replace(t, weight=_OF_CASE * t.weight, faint=True) for t in terms]


_ADDED = 3
"""Words after the last question mark from which they tell something."""


def _with_subject(terms: Sequence[QueryTerm]) -> tuple[QueryTerm, ...]:
    """The terms, of which the weightiest tells of the subject where none else does: "När betalas pengarna ut?"."""
    if not terms or not all(term.faint for term in terms):
        return tuple(terms)
    subject = max(terms, key=lambda term: term.weight)
    return tuple(replace(term, faint=term is not subject) for term in terms)


_FORM_PHRASE = re.compile(
    r"\b(?:(?:inom|på|under) vil(?:ken|et) (?:tid|tidsfrist|belopp)|"
    r"vilken dag|vilket datum|how (?:much|many|long|often)|"
    r"hur (?:lång tid|länge|mycket|många|ofta|snabbt|snart|högt?|stort?|gamm?al|lång)|vilket belopp|"
    r"vad (?:gäller|säger|menas)|vem som|går det (?:till|att)|på vilket sätt|vilka regler)\b",
    re.IGNORECASE,
)
_FOLDED_FORM = frozenset(fold(w) for w in _FORM | _ENGLISH)
_UNEXPANDED = _FOLDED_FORM | {"galla", "galler"}
"""Words that share a form with others that the glossary knows: "gäller" with "gallra", "tack" with "täcke"."""
_COMMON = sorted(w for w in _FOLDED_FORM | {fold(w) for w in STOPWORDS} if len(w) >= 4)


def _weighed(term: QueryTerm, end: int, text: str) -> QueryTerm:
    """A term with the weight that it has in the question, which goes on at `text[end:]`."""
    kept = salience(term.surface, text[end:])
    if kept == 1 and not term.known:
        kept = of_deed(term.surface)
    share = kept * (_BEFORE_FOLLOW_UP if FOLLOW_UP in text[end:] else 1.0)
    weight = term.weight * (share if term.known or share == 1 else share * _CASE_FIGURE)
    return replace(term, weight=weight, faint=kept < 1)


_INTENSE = re.compile(
    r"\b(?:jätte|skit|super)-?(?=ont|sjuk|dyr|stor|hög|bråttom|trött|svår|viktig|akut)", re.IGNORECASE
)
"""What only strengthens a word: "jätteont" is "ont"."""
_CASE_DAY = re.compile(rf"\b\d{{1,2}} (?:{MONTH})$", re.IGNORECASE)
_LONGEST_DAY = len("30 september") + 1


def _ends_case_day(text: str, end: int) -> bool:
    """Whether a day of some year that is not told ends there; looks back no further than a day is long."""
    return bool(_CASE_DAY.search(text[max(0, end - _LONGEST_DAY) : end])) and not YEAR.match(text, end + 1)


def _of_the_case(term: QueryTerm) -> QueryTerm:
    """A word that tells of no rule: the month when something happened, the kind of document that is asked."""
    return replace(term, weight=_OF_CASE * term.weight, faint=True)


def _expansions(keys: Sequence[str], index: Index) -> dict[int, list[Expansion]]:
    """For each place in a question the expansions of the longest expression there, curated or the library's own."""
    found: dict[int, list[Expansion]] = {}
    every = [*load_glossary().expansions(keys), *index.glossary.expansions(keys)]
    for expansion in sorted(every, key=lambda e: e.first - e.last):
        places = range(expansion.first, expansion.last)
        if all(n not in found or (found[n][0].first, found[n][0].last) == (places[0], places[-1] + 1) for n in places):
            for n in places:
                found.setdefault(n, []).append(expansion)
    return found


def _term(surface: str, term: str, index: Index, near: Sequence[Expansion]) -> QueryTerm:
    """A single word, with its near-equals, its spelling and its parts."""
    forms: dict[str, float] = {term: 1.0}
    for other in index.forms.get(lexeme(surface), ()):
        forms.setdefault(other, _SAME_WORD)
    phrases = _stand_ins(near, forms)
    if len(forms) == 1 and term not in index.terms and per_million().get(term, 0.0) < _LEXICAL:
        for spelling, likeness in _spellings(surface, index):
            forms.setdefault(spelling, likeness)
    parts = index.analyzer.parts(term)
    of_its_first = len(parts) > 1 and parts[-1] in _GENERIC_HEADS and per_million().get(term, 0.0) < _LEXICAL
    lacks = not parts and len(forms) == 1 and not phrases and term not in index.terms
    modifier, head = cut(surface, index) if lacks else ("", "")
    if head in (*_GENERIC_HEADS, TIME) and modifier in index.terms:
        forms[modifier], head = _OF_A_KIND, ""
    elif head:
        forms[head] = _OF_A_HEAD
    for part in parts:
        forms.setdefault(part, _OF_A_KIND if of_its_first and part == parts[0] else _PART_WEIGHT)
    if len(parts) > 1 and (term in index.terms or per_million().get(term, 0.0) < _LEXICAL):
        phrases = (*phrases, (parts, _PARTS_WEIGHT))
    least = _SAME if per_million().get(term, 0.0) >= _LEXICAL or head else _PART_WEIGHT
    known = any(weight > least and f in index.terms for f, weight in forms.items())
    known = known or any(weight > least and all(t in index.terms for t in phrase) for phrase, weight in phrases)
    return QueryTerm(
        surface, _weight(term, forms, index), tuple(forms.items()), phrases, known, of_a_kind=bool(head) and not known
    )


_OF_A_HEAD = 0.8
"""What the head of a compound that the library lacks counts for; the compound itself stays unknown."""
_PARTICLES = frozenset("ut in upp av till bort ner ned om över på fram tillbaka åter igen iväg ihop samman bi".split())
_ALSO = {"tillbaka": ("åter",), "igen": ("åter",)}
_ENDINGS = ("", "a", "as", "ning", "ing", "an")
_PHRASE_ENDS = re.compile(r"[ ?.!]*$|\s+(?:i|till|från|vid|hos|den|när|och|eller|inom|under)\b", re.IGNORECASE)
"""What follows a particle that stands apart from its verb: "betalas pengarna ut i Norrberga"."""
_REACH = 4
"""Words after a verb within which its particle is looked for: "betalas försörjningsstödet ut"."""


def _with_particle(term: QueryTerm, verb: Token, following: Sequence[Token], text: str, index: Index) -> QueryTerm:
    """A verb with what it is written as together with its particle: "betalas ut" is "utbetalas" and "utbetalning"."""
    places = [t for n, t in enumerate(following) if n == 0 or _PHRASE_ENDS.match(text, t.end)]
    written = [text[t.start : t.end].casefold() for t in places]
    joined = [p for word in written if word in _PARTICLES for p in (word, *_ALSO.get(word, ()))]
    whole = [stem(f"{p}{verb.term}{ending}") for p in joined for ending in _ENDINGS]
    forms = dict(term.forms)
    for form in dict.fromkeys(whole):
        if form in index.terms:
            forms.setdefault(form, _TOGETHER)
    return term if len(forms) == len(term.forms) else replace(term, forms=tuple(forms.items()))


_TOGETHER = 0.9
"""What a verb written together with its particle counts for."""


def _expression(text: str, words: Sequence[Token], near: Sequence[Expansion], index: Index) -> QueryTerm:
    """An expression of several words, asked for as one thing; some of its words alone stand for it in part."""
    own = tuple(t.term for t in words if not t.stop)
    forms = dict.fromkeys(own, _PART_WEIGHT) if len(own) > 1 else dict.fromkeys(own, 1.0)
    weights = {term: _weight(term, {term: 1.0}, index) * salience(term) for term in own}
    if len(own) > 1 and (heaviest := max(own, key=lambda term: weights[term])):
        forms[heaviest] = _HEAVIEST
    phrases = _stand_ins(near, forms)
    weight = max((_weight(term, {term: 1.0}, index) for term in own), default=0.0)
    whole = any(form in index.terms for form, share in forms.items() if share > _PART_WEIGHT)
    known = whole or any(all(t in index.terms for t in phrase) for phrase, _ in phrases)
    surface = text[words[0].start : words[-1].end]
    return QueryTerm(surface, weight, tuple(forms.items()), ((own, 1.0), *phrases), known)


def _of_household(text: str, found: Sequence[Token], index: Index) -> tuple[QueryTerm, tuple[Token, ...]] | None:
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


_PERSONS = tuple(stem(w) for w in ("person", "personer", "hushåll", "hushållet", "vuxen"))
"""What tables call those who live together."""
_OWN_WORD = 0.95


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
        return _CASE_FIGURE
    same = [f for f in whole if forms[f] >= _SAME_WORD]
    stands = max(same or whole or [term], key=index.terms.frequency)
    return index.terms.idf(stands) * (_BASE + (1 - _BASE) * rarity(stands))


def _is_form_word(surface: str, term: str, index: Index) -> bool:
    """Whether a word carries the form of a question; "mycke" and "behövr" do as well."""
    word = fold(surface)
    if word in _FOLDED_FORM:
        return True
    if len(word) < 5 or term in index.terms:
        return False
    return process.extractOne(word, _COMMON, scorer=DamerauLevenshtein.distance, score_cutoff=1) is not None


def _is_english(text: str) -> bool:
    """Whether a question is asked in English: its words without a Swedish counterpart are then no missing subject."""
    return sum(word in _ENGLISH for word in re.findall(r"[a-zåäö]+", text.lower())) >= _ENGLISH_ENOUGH


def _names(word: str, names: Collection[str]) -> bool:
    """Whether a word is one of the names, or a long one with a slip of the pen."""
    folded = fold(word)
    return any(
        folded == fold(name)
        or (len(folded) >= _LONG_NAME and DamerauLevenshtein.distance(folded, fold(name), score_cutoff=1) <= 1)
        for name in names
    )


def _spellings(surface: str, index: Index) -> list[tuple[str, float]]:
    """Terms of the library's words one slip of the pen away (two in long words), with how likely each is meant."""
    word = fold(surface)
    if len(word) < 5 or not word.isalpha():
        return []
    slips = 2 if len(word) >= 8 else 1
    close = process.extract(word, index.words, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=3)
    return [(stem(other), 0.9 if distance == 1 else 0.8) for other, distance, _ in close if other[0] == word[0]]


def _distinct(terms: list[QueryTerm]) -> list[QueryTerm]:
    return list({t.surface.casefold(): t for t in reversed(terms)}.values())[::-1]
