"""Turns a Swedish sentence so that it no longer holds: a number, duty, range, negation, party, date or word is changed.

Every kind of change gives the edits that make it, so that it is known what differs. A common word put in from elsewhere
says something that the text does not speak of; the other changes contradict it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import ingest
from training.rewording import capitalised, synonyms, whole
from training.rows import Label

_OPPOSITES = Path(ingest.__file__).parent / "data" / "opposites.txt"
_DUTY = """
ska > får, bör, kan, ska inte, behöver inte | skall > får, bör, skall inte | får > ska, får inte, måste, bör
måste > får, bör, behöver inte | bör > ska, får, bör inte, måste | kan > ska, kan inte, måste | kan inte > kan
får inte > får, ska, behöver inte | ska inte > ska, får | behöver inte > ska, måste, får inte
"""
_RANGE = """
alla > vissa, inga, bara några | samtliga > vissa, en del av | endast > även, också, inte bara | bara > även, inte bara
enbart > även | även > bara, inte | också > inte | högst > minst, mer än | minst > högst, mindre än
mer än > mindre än, högst | mindre än > mer än, minst | utom > även, inklusive | alltid > ibland, aldrig
aldrig > alltid, ibland | normalt > undantagsvis, aldrig | oftast > sällan | ofta > sällan | varje > vart tredje, vissa
båda > ingen av, en av | någon > ingen | inga > alla, vissa | inget > ett, något | ingen > en, varje | före > efter
efter > före | innan > efter att | inom > tidigast efter, utanför | senast > tidigast
från och med > till och med, fram till | till och med > från och med | under > efter | med > utan | utan > med
om > även om, om inte, endast om | även om > om | såvida inte > om | eller > och | dock > därför
trots > på grund av | på grund av > trots | dagar > veckor, månader | veckor > dagar, månader | månader > veckor, år
år > månader | ytterligare > högst | frivilligt > obligatoriskt | skriftligt > muntligt | skriftligen > muntligen
"""
_PARTIES = """
kommunen regeringen riksdagen staten regionen landstinget nämnden socialnämnden länsstyrelsen Försäkringskassan
Arbetsförmedlingen Skatteverket Migrationsverket Socialstyrelsen myndigheten domstolen polisen åklagaren arbetsgivaren
arbetstagaren föräldrarna barnet eleven läraren rektorn patienten läkaren hyresvärden hyresgästen sökanden
vårdnadshavaren företaget företagen kommunerna regionerna landstingen länsstyrelserna myndigheterna utredaren utskottet
ministern statsrådet klienten handläggaren chefen skolan socialtjänsten kronofogden förvaltningsrätten kammarrätten
revisorn styrelsen föreningen bolaget köparen säljaren ägaren kunden banken
""".split()
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
DAYS = (
    "måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen"
).split()
NUMBERS = "två tre fyra fem sex sju åtta nio tio elva tolv".split()
_DIGITS = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?!\d)")
_VERB = re.compile(r"\b(ska|får|kan|måste|bör|har|är|gäller|innebär|omfattar|krävs|ges|lämnas)\b")
_NAME = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][a-zåäö]{3,}(?: [A-ZÅÄÖ][a-zåäö]+)?")
_LONG = re.compile(r"[a-zåäö]{6,}")
_DROPPED = 0.7
"""How often a negation that stands there is taken away."""
_SWAPPED = 0.8
"""How often two parties of a sentence change places; otherwise one becomes another."""
_TRIED = 5


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a sentence become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A sentence that was changed, how, and what it has become to the one before."""

    text: str
    kind: str
    label: Label
    edits: tuple[Edit, ...]


Change = Callable[[str, str, random.Random], Sequence[Edit]]
"""Edits of a sentence, with another text whose words may be used; none where there is nothing to change."""


def turned(sentence: str, other: str, rng: random.Random) -> Turned | None:
    """One change of a kind drawn by lot, or None where the kinds drawn find nothing to change.

    Args:
        sentence: The sentence.
        other: A text about something else, which gives names and words to put in.
    """
    for kind, change, label in rng.sample(_KINDS, _TRIED):
        edits = tuple(sorted(change(sentence, other, rng), key=lambda edit: edit.start))
        if (text := applied(sentence, edits)) != sentence:
            return Turned(text, kind, label, edits)
    return None


def applied(sentence: str, edits: Sequence[Edit]) -> str:
    """The sentence with its edits made; they are in order and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [sentence[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, sentence[at:]))


def _number(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    if found := list(_DIGITS.finditer(sentence)):
        place = rng.choice(found)
        digits = re.sub(r"\D", "", place[0])
        value = int(digits)
        step = rng.randrange(1, 9) * 10 ** max(0, len(digits) - 2)
        new = rng.choice([value + 1, max(1, value - 1), value * 2, value + 10, max(1, value // 2), value + step])
        grouped = new >= 10_000 and len(place[0]) > len(digits)
        return [Edit(*place.span(), f"{new:,}".replace(",", " ") if grouped else str(new))]
    return _one_of(sentence, NUMBERS, rng)


def _duty(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    table = _table(_DUTY)
    usable = _standing(sentence, table)
    longer = [phrase for phrase in usable if " " in phrase]
    return _instead(sentence, rng.choice(longer or usable), table, rng) if usable else ()


def _range(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    table = _table(_RANGE)
    usable = _standing(sentence, table)
    return _instead(sentence, rng.choice(usable), table, rng) if usable else ()


def _opposite(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    usable = [word for word in re.findall(r"[a-zåäö]{3,}", sentence) if word in _opposites()]
    return _instead(sentence, rng.choice(usable), _opposites(), rng) if usable else ()


def _negation(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    if found := re.search(r" inte\b", sentence):
        return [Edit(*found.span(), "")] if rng.random() < _DROPPED else ()
    verb = _VERB.search(sentence)
    return [Edit(verb.end(), verb.end(), " inte")] if verb else ()


def _party(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    named = [(m, _as_party(m[0])) for m in re.finditer(r"\w+", sentence)]
    places = [(m, party) for m, party in named if party]
    parties = list(dict.fromkeys(party for _, party in places))
    if len(parties) > 1 and rng.random() < _SWAPPED:
        one, two = rng.sample(parties, 2)
        swap = {one: two, two: one}
        return [Edit(*m.span(), _cased(swap[party], m[0])) for m, party in places if party in swap]
    if not places:
        return ()
    m, party = rng.choice(places)
    return [Edit(*m.span(), _cased(rng.choice([p for p in _PARTIES if p != party]), m[0]))]


def _date(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    usable = [names for names in (MONTHS, DAYS) if _standing(sentence, names)]
    return _one_of(sentence, rng.choice(usable), rng) if usable else ()


def _name(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    places, names = list(_NAME.finditer(sentence)), [n for n in _NAME.findall(other) if n not in sentence]
    return [Edit(*rng.choice(places).span(), rng.choice(names))] if places and names else ()


def _word(sentence: str, other: str, rng: random.Random) -> Sequence[Edit]:
    """A word of the other text for one with the same ending, which mostly makes it the same part of speech."""
    places = list(_LONG.finditer(sentence))
    if not places:
        return ()
    place = rng.choice(places)
    alike = [w for w in _LONG.findall(other) if w[-2:] == place[0][-2:] and w not in sentence]
    usable = [w for w in alike if w not in synonyms().get(place[0], ())]
    return [Edit(*place.span(), rng.choice(usable))] if usable else ()


_KINDS: tuple[tuple[str, Change, Label], ...] = (
    ("number", _number, Label.CONTRADICTED),
    ("modality", _duty, Label.CONTRADICTED),
    ("scope", _range, Label.CONTRADICTED),
    ("opposite", _opposite, Label.CONTRADICTED),
    ("negation", _negation, Label.CONTRADICTED),
    ("party", _party, Label.CONTRADICTED),
    ("date", _date, Label.CONTRADICTED),
    ("name", _name, Label.CONTRADICTED),
    *[("word", _word, Label.NOT_SAID)] * 2,
)
"""The kinds that lots are drawn among; every sentence has a word, so that kind has two."""


@lru_cache(maxsize=2)
def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (row.split(" > ") for line in text.strip().splitlines() for row in line.split("|"))
    return {phrase.strip(): tuple(t.strip() for t in others.split(",")) for phrase, others in rows}


@lru_cache(maxsize=1)
def _opposites() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _OPPOSITES.read_text(encoding="utf-8").splitlines()[1:]:
        left, right = (tuple(side.split()) for side in line.split("/"))
        for words, against in ((left, right), (right, left)):
            found |= {word: (*found.get(word, ()), *against) for word in words}
    return found


def _standing(sentence: str, phrases: Sequence[str] | Mapping[str, object]) -> list[str]:
    return [phrase for phrase in phrases if whole(phrase).search(sentence)]


def _instead(sentence: str, phrase: str, table: Mapping[str, Sequence[str]], rng: random.Random) -> Sequence[Edit]:
    places = [m.span() for m in whole(phrase).finditer(sentence)]
    return [Edit(*rng.choice(places), rng.choice(table[phrase]))] if places else ()


def _one_of(sentence: str, names: Sequence[str], rng: random.Random) -> Sequence[Edit]:
    """Another of the names for one that stands in the sentence."""
    usable = _standing(sentence, names)
    if not usable:
        return ()
    name = rng.choice(usable)
    return _instead(sentence, name, {name: [n for n in names if n != name]}, rng)


def _as_party(word: str) -> str | None:
    """The party that a word names, "Kommunen" at the start of a sentence as "kommunen"."""
    return word if word in _PARTIES else low if (low := word[:1].lower() + word[1:]) in _PARTIES else None


def _cased(party: str, before: str) -> str:
    return capitalised(party) if before[:1].isupper() else party
