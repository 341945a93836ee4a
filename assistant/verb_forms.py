"""The forms of Swedish verbs: their infinitives, and which are finite or passive."""

from __future__ import annotations

import re
from pathlib import Path

import ingest
from assistant.matching import FUNCTION_WORDS, Word

_DATA = Path(ingest.__file__).parent / "data"
AUXILIARY = re.compile(r"\b(?:ska|skall|får|kan|bör|måste|har|hade|kunde|skulle|fick|vill|behöver)\b", re.I)
FINITE = frozenset("är var blir blev har hade finns gäller kommer går avser".split())
_NEVER_VERBS = FUNCTION_WORDS | frozenset("bort fram upp fort rätt sätt mål stöd svar kort länge satt fel".split())
"""Forms that nearly always are another word."""
_ENDINGS = "a as ar er r ade at ats ades te t ts tes de tes des s er".split()


def _dealing_forms() -> dict[str, str]:
    """Each form of the listed verbs, with the infinitive that it belongs to."""
    forms: dict[str, str] = {}
    for listed in _rows("dealings.txt"):
        infinitive = listed[1] if len(listed) > 1 else listed[0]
        forms |= {form: infinitive for w in listed for form in (w, f"{w}s")}
        if infinitive.endswith("a") and len(infinitive) > 3:
            forms |= {infinitive[:-1] + ending: infinitive for ending in _ENDINGS}
        if infinitive.endswith(("mma", "nna")):
            forms |= {infinitive[:-2] + ending: infinitive for ending in ("s", "t", "ts", "d", "de", "des", "ts")}
    return forms


def _all_forms() -> dict[str, str]:
    """The same for the verbs of public texts."""
    rows = _rows("verbs.txt")
    return {form: row[0] for row in rows for form in row if len(form) > 2 and form not in _NEVER_VERBS}


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


_STRONG = dict(
    pair.split(":")
    for pair in """kom:komma gick:gå fick:få låg:ligga skrev:skriva lät:låta bad:be föll:falla blev:bli blivit:bli
    gavs:ge togs:ta hölls:hålla visste:veta slog:slå hette:heta satt:sitta drog:dra fann:finna""".split()
)
_DEALINGS = _dealing_forms()
_LEMMAS = _all_forms() | _STRONG | _DEALINGS


def is_verb(word: Word) -> bool:
    """Whether a word is a form of a known verb."""
    return word.text.casefold() in _LEMMAS


def infinitive_of(form: str) -> str:
    """The infinitive that a form of a known verb belongs to; "" for other words."""
    return _LEMMAS.get(form.casefold(), "")


def is_dealing(word: Word) -> bool:
    """Whether a word is a form of a verb for what parties do to each other: "underrättar", "betalas"."""
    return word.text.casefold() in _DEALINGS


def is_finite(word: Word) -> bool:
    """Whether a word is a verb in the present or past tense, as far as its form tells."""
    low = word.text.casefold()
    return low in FINITE or AUXILIARY.fullmatch(low) is not None or (is_verb(word) and low.endswith(("r", "s")))


def lemma(word: Word) -> str:
    """The infinitive of a verb's form."""
    return _LEMMAS.get(word.text.casefold(), word.stem)


def is_passive(word: Word) -> bool:
    """Whether a verb form is a passive in -s."""
    return word.text.casefold().endswith("s") and len(word.text) > 3
