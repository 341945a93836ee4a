"""Flaws against the source: what is asked and keyed must stand there, and what is wrong must be wrong there."""

from __future__ import annotations

import re

from assistant.entailment import RULES
from assistant.facts.read import facts
from assistant.quiz.comparing import bare, plain, without_opening
from assistant.quiz.item import CHOOSE, GAP, Item, ItemKind, Source
from assistant.verify import verify
from ingest.documents import CELL
from ingest.personal import scan

_TEXTUAL = frozenset((ItemKind.SINGLE, ItemKind.GAP))
_FURNITURE = re.compile(
    r"\b(?:sida \d+|sid\. ?\d+|www\.|https?:|@|diarienummer|dnr|minnesanteckning\w*|närvarande|frånvarande|"
    r"nästa möte|mötesdatum|justera\w*|telefon|fax)\b",
    re.I,
)
_MEETING = re.compile(
    r"\b(?:mötet|träffen|nätverksmötet)\b.*\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.I
)
_EXPLAINED = re.compile(r" \(([A-ZÅÄÖ]{1,6})\)$")
_PERSON = re.compile(
    r"(?<![.”] )(?<!^)\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+(?:sson|berg|ström|lund|qvist|gren|dahl|man)\b"
)


def key_not_in_source(item: Item) -> str | None:
    """The key of a textual item stands verbatim in the words it is cited from."""
    if item.kind in _TEXTUAL and not any(_is_quoted(k, item.source.quote) for k in item.right):
        return "Rätt svar står inte i källan."
    steps = item.key if item.kind in (ItemKind.ORDER, ItemKind.CASE, ItemKind.SHORT) else ()
    told = (*steps, *(o.text for o in item.options if o.right and item.kind is ItemKind.SEVERAL), *sum(item.pairs, ()))
    missing = next((k for k in told if not _is_quoted(k, item.source.quote)), None)
    return f"”{missing}” står inte i källan." if missing else None


def _is_quoted(key: str, quote: str) -> bool:
    """Whether words stand in the source, or the abbreviation that they tell in brackets: "Enhetschef (EC)"."""
    short = _EXPLAINED.search(key)
    stands = plain(key) in plain(quote) or bare(key) in bare(quote)
    return stands or (short is not None and re.search(rf"\b{short[1]}\b", quote) is not None)


def municipality_unnamed(item: Item) -> str | None:
    """A local fact is asked for with its municipality."""
    names = item.source.municipalities
    named = any(name.removesuffix("s").casefold() in item.stem.casefold() for name in names)
    return "Frågan säger inte vilken kommun den gäller." if names and not named else None


def year_unnamed(item: Item) -> str | None:
    """An amount is asked for with its year, where the source has one."""
    amounts = any(f.kind == "amount" for text in item.right for f in facts(text))
    named = item.source.year in item.stem
    return "Frågan säger inte vilket år beloppet gäller." if amounts and item.source.year and not named else None


def distractor_true(item: Item) -> str | None:
    """No wrong alternative for a gap stands in the source, or makes a sentence of what it says."""
    if item.kind is not ItemKind.SINGLE or GAP not in item.stem:
        return None
    frame = without_opening(item.stem).removesuffix(CHOOSE)
    for text in (o.text for o in item.options if not o.right):
        if _stands(text, item.source.quote) or _may_be_true(frame.replace(GAP, text), item.source):
            return f"Alternativet ”{text}” kan också vara rätt."
    return None


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text by themselves: "10 dagar" not within "110 dagar" or "5 10 dagar"."""
    return re.search(rf"(?<!\w)(?<!\d ){re.escape(words.casefold())}(?!\w)", text.casefold()) is not None


def lie_not_false(item: Item) -> str | None:
    """A statement to judge is false where it is said to be, and true where it is said to be, by the verifier."""
    if item.kind is not ItemKind.TRUE_FALSE:
        return None
    said = without_opening(item.stem)
    if CELL in item.source.quote:
        true = any(_names(said, cell) for cell in item.source.quote.split(CELL)[1:])
    else:
        true = _may_be_true(said, item.source)
    return None if true == (item.right == ("Sant",)) else "Påståendet är inte det som facit säger."


def _may_be_true(said: str, source: Source) -> bool:
    """By the guards alone: items are made by one change to the source's words, and a model's doubt proves no lie."""
    verdict = verify(said, source.quote, municipalities=source.municipalities, reader=RULES)
    return verdict.verdict == "supported"


def _names(said: str, cell: str) -> bool:
    """Whether a statement on a row names what a cell of it says, by its name or its abbreviation."""
    text = said.rpartition("”")[2].casefold()
    return bool(cell.strip()) and re.search(rf"(?<!\w){re.escape(cell.strip().casefold())}(?!\w)", text) is not None


def on_furniture(item: Item) -> str | None:
    """No item is on page furniture, the dates of meetings or the people who were there."""
    text = f"{item.stem} {' '.join(item.right)}"
    furniture = _FURNITURE.search(text) or _MEETING.search(text)
    return "Frågan gäller dokumentets form, inte dess innehåll." if furniture else None


def names_a_person(item: Item) -> str | None:
    """No item names a person or tells a number that identifies one."""
    text = f"{item.stem} {' '.join((*item.right, *sum(item.pairs, ())))}"
    return "Frågan nämner en person." if _PERSON.search(text) or scan(text) else None
