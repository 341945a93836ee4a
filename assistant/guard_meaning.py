"""Guards for the small words that turn a meaning: negation, must and may, all and only, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.comparison import Comparison, Difference, clause_of, clauses
from assistant.evidence import Unit, Word, kinship, match, units, words
from ingest.analyze import stem

_NEGATION = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingendera|varken|saknas|saknar|saknade|utan)\b", re.I
)
_NO_NEGATION = re.compile(
    r"\binte (?:bara|endast|enbart)\b|\b(?:inte|aldrig) (?:mer|längre|högre|fler|mindre|lägre|kortare|färre|senare|tidigare|över|under)\b(?: än)?|"
    r"\binte (?=[^.,;]*\bförrän\b)|,\s*utan\b|\bom inte\b|\bsåvida inte\b|\beller inte\b|\binte (?:skyldig\w*|skyldighet)|\b(?:behöver|måste) inte\b",
    re.I,
)
_LEXICAL = re.compile(
    r"\b(?:olika|skilda|undanta\w*|undantag\w*|utom|förutom|slipp\w*|neka\w*|avslå\w*|avslag\w*|avvis\w*|förbjud\w*|otillåt\w*|omöjlig\w*|"
    r"sällan|knappast|endast|bara|enbart|förrän|motsatt\w*|oavsett|hindra\w*|hinder|fattas|fri\w*|släpp\w*|avstå\w*|otillräcklig\w*|olämplig\w*|onödig\w*|utesl\w*|ofullständig\w*|fel|för sent|före|innan|först|bort\w*)\b",
    re.I,
)


def negation(case: Comparison) -> Iterator[Difference]:
    """What the statement denies its evidence denies, and the other way round."""
    said, held = case.statement, case.evidence
    own, theirs = {w.stem for w in case.words}, {w.stem for w in words(held)}
    turned = _turned(held, unless=own) + _turned_by_lead(case)
    for mark in _negations(said):
        focus = _focus(said, mark, both=True)
        places = [p for w, m in case.aligned() if m.by and w in focus for p in _places(held, m.by)]
        if turned and (not places or any(a <= p < b for p in places for a, b in turned)):
            continue
        yield Difference(
            f"källan förnekar inte detta, påståendet säger ”{mark.group().lower()}”", mark.start(), mark.end()
        )
    negative = _turned(said, unless=theirs)
    for mark in _negations(held):
        focus = _focus(held, mark)
        weight = sum(w.weight for w in focus)
        if (word := _same_clause_affirmed(case, mark)) is not None:
            yield Difference(f"källan säger ”{mark.group().lower()}”, påståendet inte", word.start, word.end)
            continue
        mine = [
            (w, m.by) for w, m in case.aligned() if m.by and m.strength >= 0.7 and any(_equal(m.by, f) for f in focus)
        ]
        if not weight or sum(by.weight for by in {b.stem: b for _, b in mine}.values()) < 0.6 * weight:
            continue
        if any(a <= w.start < b for w, _ in mine for a, b in negative):
            continue
        first = mine[0][0]
        yield Difference(f"källan säger ”{mark.group().lower()}”, påståendet inte", first.start, first.end)


def _same_clause_affirmed(case: Comparison, mark: re.Match[str]) -> Word | None:
    """The first word of the statement's clause that repeats a denied clause word for word, without its negation."""
    start, end = clause_of(case.evidence, mark.start())
    denied = [w.stem for w in words(case.evidence) if start <= w.start < end and w.weight]
    if len(denied) < 2:
        return None
    affirmed = None
    for a, b in clauses(case.statement):
        inside = [w for w in case.words if a <= w.start < b and w.weight]
        if [w.stem for w in inside][: len(denied)] == denied:
            if _NEGATION.search(case.statement, a, b):
                return None
            affirmed = inside[0] if len(inside) == len(denied) else affirmed
    return affirmed


def _turned_by_lead(case: Comparison) -> list[tuple[int, int]]:
    """Items under a lead-in that denies: "Kravet gäller inte den som: ..."."""
    found, at = [], 0
    for unit in case.units:
        if unit.lead and not unit.key and _NEGATION.search(unit.lead):
            found.append((at, at + len(unit.whole)))
        at += len(unit.whole) + 1
    return found


def _turned(text: str, unless: set[str]) -> list[tuple[int, int]]:
    """The clauses that a negation turns, or a negative word that the other text does not have."""
    lexical = [m for m in _LEXICAL.finditer(text) if stem(m.group()) not in unless]
    return [clause_of(text, m.start(), coarse=True) for m in (*_NEGATION.finditer(text), *lexical)]


def _negations(text: str) -> list[re.Match[str]]:
    spared = [m.span() for m in _NO_NEGATION.finditer(text)]
    return [m for m in _NEGATION.finditer(text) if not any(a <= m.start() < b for a, b in spared)]


def _focus(text: str, mark: re.Match[str], *, both: bool = False) -> list[Word]:
    start, end = clause_of(text, mark.start(), coarse=True)
    inside = [w for w in words(text) if start <= w.start < end and w.weight]
    after = [w for w in inside if w.start > mark.end()][:3]
    before = [w for w in inside if w.end < mark.start()][-1 if both else -2 :]
    if both or mark.group().lower().startswith("sakna"):
        return before + after
    return after if len(after) > 1 else before + after


def _equal(one: Word, other: Word) -> bool:
    return one.stem == other.stem


def _places(text: str, word: Word) -> list[int]:
    return [w.start for w in words(text) if w.stem == word.stem]


Force = Literal["must", "should", "may"]
_FORCES: tuple[tuple[Force, re.Pattern[str]], ...] = (
    (
        "must",
        re.compile(r"\b(?:ska|skall|måste|skyldig(?:a|het|heten)?|krävs|tvungen|tvingas|obligatorisk\w*)\b", re.I),
    ),
    ("should", re.compile(r"\b(?:bör|borde|rekommendera\w*|rekommendation\w*|råd|rådet|råder|lämpligen)\b", re.I)),
    ("may", re.compile(r"\b(?:får|kan|möjlighet|tillåtet|valfritt|frivilligt|har rätt att)\b", re.I)),
)
_FREE = re.compile(r"\b(?:behöver|måste) (?:\w+ )?inte\b|\binte (?:skyldig\w*|skyldighet|behöva)\b", re.I)
_SHORT_INFINITIVES = frozenset("ge få ta bli gå stå se ske dra ha vara be le må tas ges ses fås gås dras ha".split())


@dataclass(frozen=True, slots=True)
class Modal:
    """A word of duty, advice or leave, and the verb that it governs (None where none follows)."""

    force: Force
    start: int
    end: int
    verb: Word | None
    denied: bool


def modals(text: str) -> list[Modal]:
    """The modal words of a text; "behöver inte" gives leave, and "får" before a noun is no modal."""
    found = [Modal("may", m.start(), m.end(), _verb_after(text, m.end()), False) for m in _FREE.finditer(text)]
    for force, pattern in _FORCES:
        for m in pattern.finditer(text):
            if any(f.start <= m.start() < f.end for f in found):
                continue
            verb = _verb_after(text, m.end())
            if m.group().lower() in ("får", "kan") and verb is None:
                continue
            _, end = clause_of(text, m.start())
            reach = text[m.end() : verb.start if verb else end]
            denied = bool(re.search(r"\b(?:inte|ej|aldrig)\b", reach)) or bool(
                re.search(r"\b(?:inga|inget|ingen)\b", text[max(0, m.start() - 20) : m.end() + 12])
            )
            found.append(Modal(force, m.start(), m.end(), verb, denied))
    return sorted(found, key=lambda f: f.start)


def _verb_after(text: str, place: int) -> Word | None:
    """The infinitive that a modal governs: the first within its reach."""
    stop = re.search(r"[.;:!?\n|]", text[place:])
    end = place + stop.start() if stop else len(text)
    seen = 0
    for word in words(text):
        if word.start < place or word.start >= end:
            continue
        low = word.text.casefold()
        seen += 1
        if seen > 14:
            return None
        if low in _SHORT_INFINITIVES or (len(low) > 3 and low.endswith(("a", "as")) and not _no_verb(low)):
            return word
    return None


_NO_VERBS = frozenset(
    """inga alla andra denna dessa detta våra sina mina dina samma själva vilka båda sådana några första tredje bara
    enskilda särskilda vissa övriga egna nya hela långa flera sådana gånga nästa ifrån varandra ytterligare skriftliga
    muntliga lämpliga nödvändiga samtliga inlämnade gamla unga vuxna äldsta största minsta högsta lägsta stora små""".split()
)


def _no_verb(low: str) -> bool:
    return low in _NO_VERBS or low.endswith(("liga", "iska", "ska", "ning", "erna", "orna", "arna", "ande", "ella"))


def modality(case: Comparison) -> Iterator[Difference]:
    """A duty stays a duty, an advice an advice, and leave stays leave."""
    source = modals(case.evidence)
    for mine in modals(case.statement):
        theirs = [m for m in source if _same_verb(mine, m)]
        loose = not theirs
        if loose:
            theirs = source
        if theirs and all(_clash(mine, m, loose) for m in theirs):
            other = theirs[0]
            said, told = case.statement[mine.start : mine.end], case.evidence[other.start : other.end]
            yield Difference(f"källan säger ”{told.lower()}”, påståendet ”{said.lower()}”", mine.start, mine.end)


def _same_verb(one: Modal, other: Modal) -> bool:
    return one.verb is not None and other.verb is not None and kinship(one.verb.stem, other.verb.stem) >= 0.75


def _clash(mine: Modal, other: Modal, loose: bool) -> bool:
    if mine.denied or other.denied:
        return False
    if mine.force == other.force:
        return False
    if loose:
        return mine.force == "must" and other.force in ("may", "should")
    return True


_EVERY_TIME = r"(?:dag|vecka|månad|kvartal|år|vinter|termin|gång|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b"
_SCOPES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            rf"\b(?:alla|samtliga|alltid|utan undantag|i samtliga fall|varje (?!{_EVERY_TIME})|så snart (?!som möjligt|det går)|oavsett|undantagslöst|i alla lägen|hela tiden|vem som helst)\b",
            re.I,
        ),
        re.compile(
            rf"\b(?:alla|allt|samtliga|alltid|utan undantag|varje (?!{_EVERY_TIME})|varje gång|oavsett|hela|varandra|båda|genast|omedelbart)\b",
            re.I,
        ),
    ),
    (
        re.compile(r"\b(?:bara|endast|enbart|uteslutande)\b|(?<!för )\bförst (?=efter|när|om|då|i|den)", re.I),
        re.compile(
            r"\b(?:bara|endast|enbart|uteslutande|först|förrän|utan|högst|krav|krävs|kräver|räcker)\b|,\s*inte\b|\binte\b[^.,;]*\butan\b",
            re.I,
        ),
    ),
    (
        re.compile(r"\b(?:även|också|till och med) (?:om|när|då|utan)\b|\btrots att\b", re.I),
        re.compile(r"\b(?:även|också|till och med|ändå|trots|oavsett)\b", re.I),
    ),
)
_OTHERWISE = re.compile(r"\bannars\b", re.I)
_CONDITION = re.compile(r"\b(?:om|när|vid|då|för|med|utan|den som|annars|hos)\b", re.I)


def scope(case: Comparison) -> Iterator[Difference]:
    """The statement reaches no further than its evidence: no "alla", "bara" or "även om" of its own."""
    for mine, theirs in _SCOPES:
        for m in mine.finditer(case.statement):
            if not theirs.search(case.evidence):
                yield Difference(f"källan säger inte ”{m.group().strip().lower()}”", m.start(), m.end())


def condition(case: Comparison) -> Iterator[Difference]:
    """Where the evidence goes on with "annars", its condition may not be left out."""
    if any(_OTHERWISE.search(u.text) for u in case.units) and not _CONDITION.search(case.statement):
        yield Difference("källan säger detta bara under ett villkor, och annat annars", 0, len(case.statement))


_PAIRS = """
före innan / efter sedan
sällan knappast aldrig / ofta oftast vanligen normalt regel alltid
tidigast / senast
högst maximalt mest max / minst lägst åtminstone
högre högsta hög / lägre lägsta låg
större störst stor / mindre minst liten
längre lång långa långt långvarig / kortare kort korta kortvarig
yngre yngst / äldre äldst
fler flest / färre
ökar ökade ökat öka höjs höjer höjas / minskar minskade minskat minska sänks sänker sänkas
tillåten tillåtet tillåtna / förbjuden förbjudet otillåten otillåtet
bifall bifalls bevilja beviljas beviljats / avslag avslås avslå avslagits
muntlig muntligt muntligen / skriftlig skriftligt skriftligen
fördel / nackdel
inleda inleds inledas / avsluta avslutas
offentlig offentliga offentligt / hemlig hemliga sekretessbelagd
frivillig frivilligt / obligatorisk obligatoriskt tvingande
vardag vardagar / helg helger
inkomst inkomster / utgift utgifter
digital digitalt digitala / papper pappersblankett
tidigare / senare
börjar börja började / slutar sluta slutade upphör
inklusive / exklusive
ensamstående / sambo sambor makar gifta
kvinna kvinnan kvinnor / man mannen män
vuxen vuxna / barn
intern internt / extern externt
behåller behålla / övertar överlämnar
ingår ingå täcks täcker omfattas inkluderas / utanför ovanpå utöver undantas
billig billigare billigaste billigast / dyr dyrare dyraste dyrast
eniga enig ense överens / oense oeniga oenig
tillsammans gemensamt / enskilt separat
frånvarande / närvarande
lätt enkel enkelt / svår svårt
ökning höjning / minskning sänkning
samma lika / olika
vinst överskott / förlust underskott
positiv positivt / negativ negativt
hyresgäst hyresgästen / hyresvärd hyresvärden
arbetsgivare arbetsgivaren / arbetstagare arbetstagaren
"""


def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _PAIRS.strip().splitlines():
        left, right = (frozenset(side.split()) for side in line.split("/"))
        for word in left | right:
            table[word] = table.get(word, frozenset()) | (right if word in left else left)
    return table


_OPPOSITES = _opposites()
_ORDER = re.compile(r"\b(?:före|innan|efter)\b(?! (?:att ha|hand|behov|sig))", re.I)
_ANY_ORDER = re.compile(r"\b(?:före\w*|innan|för\w*s|efter\w*|sedan|senast|tidigast|inom|från|förrän|därefter|dessförinnan|först|förväg|vid|när|då|har)\b", re.I)


def order(case: Comparison) -> Iterator[Difference]:
    """A before or after that the evidence does not tell in any way."""
    if not _ANY_ORDER.search(case.evidence):
        for m in _ORDER.finditer(case.statement):
            yield Difference(f"källan säger inte ”{m.group().lower()}”", m.start(), m.end())


def opposites(case: Comparison) -> Iterator[Difference]:
    """No word of the statement stands where the evidence has its opposite."""
    held = {_plain(w.text) for u in case.units[:1] for w in words(u.whole)}
    for word in case.words:
        against = _OPPOSITES.get(_plain(word.text)) or _with_prefix(word.text)
        if not against or _plain(word.text) in held or _said_as_well(case, word):
            continue
        friends = {w for a in against for w in _OPPOSITES.get(a, ())}
        if friends & held:
            continue
        if other := next(iter(sorted(held & against)), None):
            yield Difference(f"källan säger ”{other}”, påståendet ”{word.text.lower()}”", word.start, word.end)


def _with_prefix(word: str) -> frozenset[str]:
    """"Oense" turns "ense", and the other way round."""
    low = word.casefold()
    if len(low) < 6:
        return frozenset()
    return frozenset((low[1:],)) if low.startswith("o") else frozenset((f"o{low}",))


def _said_as_well(case: Comparison, word: Word) -> bool:
    """Whether another unit has the word itself and holds the statement nearly as well."""
    rest = [w for w in case.words if w.weight and w is not word]

    def held(unit: Unit) -> float:
        return sum(w.weight * match(w, words(unit.whole)).strength for w in rest)

    others = [u for u in units(case.passage, case.context) if word.stem in {w.stem for w in words(u.text)}]
    return any(held(u) >= 0.8 * held(case.units[0]) for u in others)


def _plain(word: str) -> str:
    low = word.casefold()
    return low if low in _OPPOSITES else low.removesuffix("s")
