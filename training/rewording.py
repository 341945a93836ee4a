"""Rewords a Swedish sentence and keeps what it says: other words for the same, a condition moved to the other end."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import ingest

_SYNLEX = Path(ingest.__file__).parent / "data" / "synlex.tsv"
_SAME = """
ska > måste | skall = ska | måste = behöver | inte = ej | samt > och | endast = bara | enbart = bara | högst = som mest
minst = åtminstone | före = innan | eftersom > då | om = ifall | cirka = ungefär | dessutom = även
exempelvis = till exempel | t.ex. = till exempel | bl.a. = bland annat | kronor = kr | procent = % | omgående = genast
erhålla > få | erhåller > får | inom > senast efter | vidta > göra | bistå = hjälpa | underrätta = informera
ansvarar för = har ansvar för | har rätt till > kan få | är skyldig att > måste | är skyldiga att > måste
får inte = är det förbjudet att | beviljas = godkänns | avslås = nekas | lämnas = ges | utges = betalas ut
avser = gäller | samtliga = alla | omfattar = gäller | därefter = sedan | alltid = i samtliga fall
tills vidare = utan slutdatum | Sökanden = Du | Den enskilde = Du | Den som = Du som | Den sökande = Klienten
Nämnden = Vi | Kommunen = Vi | Socialnämnden = Soc | Socialnämnden = Nämnden | Myndigheten = Vi
Försäkringskassan = Kassan | Arbetsförmedlingen = AF | den enskilde = klienten | barn = ungar | arbetar = jobbar
arbete = jobb | bostad = lägenhet | samtliga = varenda | ersättning = pengar | avslå = säga nej till
bevilja = säga ja till | ansöka = söka | kontakta = höra av sig till | överklaga = klaga på | upphöra = sluta
upphör = slutar | omedelbart = direkt | tidigare = förr | utan dröjsmål = genast | vid behov = om det behövs
minst en gång per år = varje år
"""
"""Words that may stand for one another, or (>) the right one for the left one alone."""
_VERB = "ska|får|kan|måste|bör|skall"
_FRONTED = re.compile(
    r"(Om|När|Eftersom|För att|Under|Efter|Vid|I|Från och med) ([^,.]{8,90}?),? "
    rf"({_VERB}|har|är) ([\wåäö]+) ([^.]+)\."
)
_TRAILING = re.compile(rf"([A-ZÅÄÖ][\wåäö ]{{2,30}}?) ({_VERB}) ([^.,]{{10,120}}) (om|när|eftersom) ([^.,]{{8,100}})\.")
_WORD = re.compile(r"[a-zåäö]{4,}")


@lru_cache(maxsize=4096)
def whole(phrase: str) -> re.Pattern[str]:
    """Finds a phrase where it stands as words of its own, and is no part of a hyphenated one."""
    return re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])")


def capitalised(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=1)
def synonyms() -> dict[str, tuple[str, ...]]:
    """The words that Synlex (Kann 2009) has for each."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in _SYNLEX.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            one, other = line.split("\t")
            found[one].append(other)
            found[other].append(one)
    return {word: tuple(others) for word, others in found.items()}


@lru_cache(maxsize=1)
def _same() -> tuple[tuple[str, str], ...]:
    found = []
    for pair in (p for line in _SAME.strip().splitlines() for p in line.split("|")):
        one, sign, other = re.split(r" ([=>]) ", pair.strip())
        found += [(one, other), (other, one)] if sign == "=" else [(one, other)]
    return tuple(found)


def reworded(sentence: str, times: int, rng: random.Random) -> str:
    """The sentence after some changes that keep its meaning; each may find nothing to change."""
    for _ in range(times):
        way = rng.choices((_by_phrase, _by_synonym, _by_order), (0.45, 0.35, 0.2))[0]
        sentence = way(sentence, rng)
    return sentence


def _by_phrase(sentence: str, rng: random.Random) -> str:
    usable = [(one, other) for one, other in _same() if whole(one).search(sentence)]
    return _put(sentence, *rng.choice(usable), rng) if usable else sentence


def _by_synonym(sentence: str, rng: random.Random) -> str:
    usable = [word for word in _WORD.findall(sentence) if word in synonyms()]
    if not usable:
        return sentence
    word = rng.choice(usable)
    return _put(sentence, word, rng.choice(synonyms()[word]), rng)


def _put(sentence: str, old: str, new: str, rng: random.Random) -> str:
    """The new word for the old one, in one of the places where that stands."""
    places = [m.span() for m in whole(old).finditer(sentence)]
    if not places:
        return sentence
    start, end = rng.choice(places)
    return sentence[:start] + new + sentence[end:]


def _by_order(sentence: str, rng: random.Random) -> str:
    """A clause in front moved to the end, or a condition at the end moved to the front."""
    if found := _FRONTED.fullmatch(sentence):
        link, clause, verb, subject, rest = found.groups()
        return capitalised(f"{subject} {verb} {rest} {link.lower()} {clause}.")
    if found := _TRAILING.fullmatch(sentence):
        subject, verb, rest, link, clause = found.groups()
        return f"{capitalised(link)} {clause} {verb} {subject[0].lower()}{subject[1:]} {rest}."
    return sentence
