"""Words that carry the form of a question, not its subject; and questions that are asked in English."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ingest.analyze import STOPWORDS, fold
from ingest.index import Index

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
FORM_PHRASE = re.compile(
    r"\b(?:(?:inom|på|under) vil(?:ken|et) (?:tid|tidsfrist|belopp)|"
    r"vilken dag|vilket datum|how (?:much|many|long|often)|"
    r"hur (?:lång tid|länge|mycket|många|ofta|snabbt|snart|sent|tidigt|högt?|stort?|gamm?al|lång)|vilket belopp|"
    r"vad (?:gör|ska|måste|bör|behöver) (?:jag|vi|man) (?:göra )?(?:först|nu|då|sen|sedan)|"
    r"vad (?:gäller|säger|menas)|vem som|går det (?:till|att)|på vilket sätt|vilka regler)\b",
    re.IGNORECASE,
)
_FOLDED_FORM = frozenset(fold(w) for w in _FORM | _ENGLISH)
UNEXPANDED = _FOLDED_FORM | {"galla", "galler", "rymmas", "ryms"}
"""Words that share a form with others that the glossary knows: "gäller" with "gallra", "ryms" with "rymma"."""
_COMMON = sorted(w for w in _FOLDED_FORM | {fold(w) for w in STOPWORDS} if len(w) >= 4)


def is_form_word(surface: str, term: str, index: Index) -> bool:
    """Whether a word carries the form of a question; "mycke" and "behövr" do as well."""
    word = fold(surface)
    if word in _FOLDED_FORM:
        return True
    if len(word) < 5 or term in index.terms:
        return False
    return process.extractOne(word, _COMMON, scorer=DamerauLevenshtein.distance, score_cutoff=1) is not None


def is_english(text: str) -> bool:
    """Whether a question is asked in English: its words without a Swedish counterpart are then no missing subject."""
    return sum(word in _ENGLISH for word in re.findall(r"[a-zåäö]+", text.lower())) >= _ENGLISH_ENOUGH
