"""Flaws of the stem: it is clear, whole, asks for what is so, and is read at a glance."""

from __future__ import annotations

import re

from assistant.facts.read import facts
from assistant.quiz.anchoring import unanchored
from assistant.quiz.comparing import same_stem, telling, without_opening
from assistant.quiz.item import CHOOSE, GAP, Item, ItemKind
from ingest.documents import CELL
from ingest.sentences import sentence_spans

_NEGATION = re.compile(r"\b(?:inte|ej|aldrig|icke|varken|utom)\b", re.I)
_QUOTED = re.compile(r"”[^”]{30,}[.”]”")
_POINTS_AWAY = re.compile(
    r"\b(?:ovan|nedan|ovanstående|nedanstående|föregående|se avsnitt|se tabell|se bilaga|denna tabell|detta avsnitt)\b",
    re.I,
)
_ASKS = re.compile(r"[?.…_)]$")
_SHORTEST, _LONGEST, _LONGEST_CASE = 30, 420, 520
_SENTENCES = frozenset((ItemKind.TRUE_FALSE, ItemKind.GAP, ItemKind.SINGLE))
_UNIT = re.compile(
    r" ?(?:kronor|kr|procent|%|\w*(?:dag|dygn|veck|månad|hyr|timm|minut|gång|barn|person|"
    r"ansökning|arbete|bostäd)\w*|års?)\b"
)
_FEWEST_TOLD = 2


def negated_stem(item: Item) -> str | None:
    """A stem asks for what is so, and hides no negation in a sentence to judge or in the clause to fill in.

    A rule that is quoted whole, to be asked about, may be a negative one.
    """
    asked = item.stem.replace(f"”{item.source.title}”", "").replace(f"”{item.topic}”", "")
    asked = _QUOTED.sub("", asked)
    if GAP in asked:
        asked = next(clause for clause in re.split(r"[,;:]", asked) if GAP in clause)
    return "Frågan är nekande." if _NEGATION.search(asked) else None


def stem_leans(item: Item) -> str | None:
    """The stem makes sense without the passage."""
    return "Frågan hänvisar till text som inte visas." if _POINTS_AWAY.search(item.stem) else None


def length(item: Item) -> str | None:
    """A stem can be read at a glance."""
    fits = _SHORTEST <= len(item.stem) <= (_LONGEST_CASE if item.kind is ItemKind.CASE else _LONGEST)
    return None if fits else "Frågan är för kort eller för lång."


def gap_told(item: Item) -> str | None:
    """A gap is one, and its answer does not stand elsewhere in the stem."""
    if item.kind is not ItemKind.GAP and GAP not in item.stem:
        return None
    told = any(
        re.search(rf"(?<!\w){re.escape(k)}(?!\w)", item.stem) for k in item.right if not k.isdigit() or len(k) > 1
    )
    asked = telling(item.stem) if not any(facts(k) for k in item.right) and item.kind is ItemKind.GAP else frozenset()
    told = told or any(telling(k) and all(any(same_stem(t, a) for a in asked) for t in telling(k)) for k in item.right)
    return "Svaret står i frågan, eller så finns det flera luckor." if told or item.stem.count(GAP) != 1 else None


def raw_layout(item: Item) -> str | None:
    """Nothing of a table's or a list's raw form is left in what is read."""
    read = (item.stem, *(o.text for o in item.options), *item.key, *sum(item.pairs, ()))
    raw = any(CELL in t or "\n" in t or re.match(r"\s*[-•*]\s", t) for t in read)
    return "Frågan har rester av dokumentets uppställning." if raw else None


def unfinished(item: Item) -> str | None:
    """The stem ends as a question, a sentence or a beginning to go on from."""
    return None if _ASKS.search(item.stem.strip()) else "Frågan är inte en hel mening."


def thing_unknown(item: Item) -> str | None:
    """A sentence to judge or to fill in speaks of nothing as known that is not told: "svaret" on what?"""
    if (
        item.kind not in _SENTENCES
        or (item.kind is ItemKind.SINGLE and GAP not in item.stem)
        or CELL in item.source.quote
    ):
        return None
    said = without_opening(item.stem).replace(GAP, "x").removesuffix(CHOOSE)
    thing = unanchored(said, item.topic, item.source.title)
    return f"Frågan säger inte vad ”{thing}” syftar på." if thing else None


def answer_open(item: Item) -> str | None:
    """A gap tells what kind of answer is wanted: its unit stands after it, or a question does."""
    if item.kind is not ItemKind.GAP:
        return None
    after = item.stem.partition(GAP)[2]
    told = after.rstrip().endswith("?") or _UNIT.match(after)
    return None if told else "Luckan säger inte vad för slags svar som söks."


def case_thin(item: Item) -> str | None:
    """A case tells who applies and why, in sentences of their own, before it asks."""
    if item.kind is not ItemKind.CASE:
        return None
    told = item.stem.partition("Enligt ”")[0]
    return "Fallet säger för lite om den som söker." if len(list(sentence_spans(told))) < _FEWEST_TOLD else None
