"""Flaws of an item that a rule can see, each by one function; an item with any is not shown to anyone.

The rules follow Haladyna, Downing and Rodriguez (2002), "A Review of Multiple-Choice Item-Writing Guidelines",
Applied Measurement in Education 15(3), and the promise of the product: what is asked stands in a source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.facts import facts
from assistant.quiz.item import GAP, Item, ItemKind
from assistant.verify import verify
from ingest.analyze import tokens
from ingest.documents import CELL
from ingest.index import Index
from ingest.personal import scan

_CHOICES = frozenset((ItemKind.SINGLE, ItemKind.SEVERAL))
_TEXTUAL = frozenset((ItemKind.SINGLE, ItemKind.GAP))
_LONGER = 1.8
_NEGATION = re.compile(r"\b(?:inte|ej|aldrig|icke|varken|utom)\b", re.I)
_ABSOLUTE = re.compile(r"\b(?:alltid|aldrig|samtliga|enbart|endast|inga|ingen|inget|alla)\b", re.I)
_ALL_OF_THEM = re.compile(
    r"\b(?:alla|inget|inga|samtliga|båda) (?:av )?(?:ovan\w*|dessa|alternativ\w*|de ovan\w*)\b", re.I
)
_POINTS_AWAY = re.compile(
    r"\b(?:ovan|nedan|ovanstående|nedanstående|föregående|se avsnitt|se tabell|se bilaga|denna tabell|detta avsnitt)\b",
    re.I,
)
_FURNITURE = re.compile(
    r"\b(?:sida \d+|sid\. ?\d+|www\.|https?:|@|diarienummer|dnr|minnesanteckning\w*|närvarande|frånvarande|"
    r"nästa möte|mötesdatum|justera\w*|telefon|fax)\b",
    re.I,
)
_MEETING = re.compile(
    r"\b(?:mötet|träffen|nätverksmötet)\b.*\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.I
)
_PERSON = re.compile(
    r"(?<![.”] )(?<!^)\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+(?:sson|berg|ström|lund|qvist|gren|dahl|man)\b"
)
_SHORTEST, _LONGEST = 30, 420


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with an item.

    Attributes:
        code: Stable name.
        text: In Swedish, for the trainer.
    """

    code: str
    text: str


Check = Callable[[Item], str | None]


def key_not_in_source(item: Item) -> str | None:
    """The key of a textual item stands verbatim in the words it is cited from."""
    if item.kind in _TEXTUAL and not any(_plain(k) in _plain(item.source.quote) for k in item.right):
        return "Rätt svar står inte i källan."
    steps = item.key if item.kind in (ItemKind.ORDER, ItemKind.CASE, ItemKind.SHORT) else ()
    told = (*steps, *(o.text for o in item.options if o.right and item.kind is ItemKind.SEVERAL), *sum(item.pairs, ()))
    missing = next((k for k in told if _bare(k) not in _bare(item.source.quote)), None)
    return f"”{missing}” står inte i källan." if missing else None


def municipality_unnamed(item: Item) -> str | None:
    """A local fact is asked for with its municipality."""
    names = item.source.municipalities
    named = any(name.removesuffix("s").casefold() in item.stem.casefold() for name in names)
    return "Frågan säger inte vilken kommun den gäller." if 0 < len(names) <= 3 and not named else None


def year_unnamed(item: Item) -> str | None:
    """An amount is asked for with its year, where the source has one."""
    amounts = any(f.kind == "amount" for text in item.right for f in facts(text))
    named = item.source.year in item.stem
    return "Frågan säger inte vilket år beloppet gäller." if amounts and item.source.year and not named else None


def distractor_true(item: Item) -> str | None:
    """No wrong alternative is what the source says."""
    if item.kind is not ItemKind.SINGLE or GAP not in item.stem:
        return None
    frame = item.stem.partition(": ")[2].removesuffix(" Vad ska stå i luckan?")
    for option in item.options:
        if not option.right and verify(frame.replace(GAP, option.text), item.source.quote).verdict == "supported":
            return f"Alternativet ”{option.text}” kan också vara rätt."
    return None


def lie_not_false(item: Item) -> str | None:
    """A statement to judge is false where it is said to be, and true where it is said to be, by the verifier."""
    if item.kind is not ItemKind.TRUE_FALSE:
        return None
    said = item.stem.partition("”")[2].partition("”")[2].partition(": ")[2]
    true = verify(said, item.source.quote, municipalities=item.source.municipalities).verdict == "supported"
    return None if true == (item.right == ("Sant",)) else "Påståendet är inte det som facit säger."


def options_alike(item: Item) -> str | None:
    """No two alternatives say the same."""
    said = [_bare(o.text) for o in item.options]
    return "Två alternativ är lika." if len(set(said)) < len(said) else None


def options_overlap(item: Item) -> str | None:
    """No alternative is a part of another."""
    said = [f" {_bare(o.text)} " for o in item.options if item.kind in _CHOICES]
    overlap = any(one in other for one in said for other in said if one != other)
    return "Ett alternativ ryms i ett annat." if overlap else None


def key_stands_out(item: Item) -> str | None:
    """The right alternative is not much longer than the others."""
    if item.kind is not ItemKind.SINGLE:
        return None
    right = max(len(t) for t in item.right)
    others = [len(o.text) for o in item.options if not o.right]
    long = right > 25 and others and right > _LONGER * max(others)
    short = others and min(others) > 25 and right * _LONGER < min(others)
    return "Rätt alternativ skiljer sig i längd." if long or short else None


def clue_word(item: Item) -> str | None:
    """No telling word of the stem stands in the right alternative alone."""
    if item.kind is not ItemKind.SINGLE:
        return None
    asked = _words(item.stem)
    right = _words(" ".join(item.right)) & asked
    wrong = set().union(*(_words(o.text) for o in item.options if not o.right)) if item.options else set()
    clue = next(iter(sorted(w for w in right - wrong if len(w) > 4)), None)
    return "Ett ord i frågan pekar ut rätt alternativ." if clue else None


def absolute_word(item: Item) -> str | None:
    """Words such as "alltid" do not mark the wrong alternatives."""
    if item.kind is not ItemKind.SINGLE:
        return None
    marked = [bool(_ABSOLUTE.search(o.text)) for o in item.options]
    right = any(m for m, o in zip(marked, item.options, strict=True) if o.right)
    return "Ord som ”alltid” röjer fel alternativ." if any(marked) and not right else None


def all_of_the_above(item: Item) -> str | None:
    """No alternative points at the others."""
    return "Ett alternativ är ”alla ovan”." if any(_ALL_OF_THEM.search(o.text) for o in item.options) else None


def negated_stem(item: Item) -> str | None:
    """A stem does not ask for what is not so, and does not hide a negation in a sentence to judge or fill in."""
    asked = item.stem.partition("”")[2].partition("”")[2] or item.stem
    return "Frågan är nekande." if _NEGATION.search(asked) else None


def stem_leans(item: Item) -> str | None:
    """The stem makes sense without the passage."""
    return "Frågan hänvisar till text som inte visas." if _POINTS_AWAY.search(item.stem) else None


def on_furniture(item: Item) -> str | None:
    """No item is on page furniture, the dates of meetings or the people who were there."""
    text = f"{item.stem} {' '.join(item.right)}"
    furniture = _FURNITURE.search(text) or _MEETING.search(text)
    return "Frågan gäller dokumentets form, inte dess innehåll." if furniture else None


def names_a_person(item: Item) -> str | None:
    """No item names a person or tells a number that identifies one."""
    text = f"{item.stem} {' '.join((*item.right, *sum(item.pairs, ())))}"
    return "Frågan nämner en person." if _PERSON.search(text) or scan(text) else None


def length(item: Item) -> str | None:
    """A stem can be read at a glance."""
    fits = _SHORTEST <= len(item.stem) <= _LONGEST
    return None if fits else "Frågan är för kort eller för lång."


def unlike_kinds(item: Item) -> str | None:
    """The alternatives are of one kind: all figures in the same unit, or none."""
    if item.kind is not ItemKind.SINGLE:
        return None
    units = {tuple((f.kind, f.unit) for f in facts(o.text))[:1] for o in item.options}
    figure = any(units)
    return "Alternativen är av olika slag." if figure and len(units) > 1 and GAP in item.stem else None


def gap_told(item: Item) -> str | None:
    """A gap is one, and its answer does not stand elsewhere in the stem."""
    if item.kind is not ItemKind.GAP and GAP not in item.stem:
        return None
    told = any(
        re.search(rf"(?<!\w){re.escape(k)}(?!\w)", item.stem) for k in item.right if not k.isdigit() or len(k) > 1
    )
    return "Svaret står i frågan, eller så finns det flera luckor." if told or item.stem.count(GAP) != 1 else None


def number_of_options(item: Item) -> str | None:
    """Single choice has four alternatives and one right; several right has at least two of each sort, or one wrong."""
    right, wrong = sum(o.right for o in item.options), sum(not o.right for o in item.options)
    fits = {
        ItemKind.SINGLE: right == 1 and wrong == 3,
        ItemKind.SEVERAL: right >= 2 and wrong >= 2,
        ItemKind.TRUE_FALSE: right == wrong == 1,
        ItemKind.MATCH: len(item.pairs) >= 3 and len({b for _, b in item.pairs}) == len(item.pairs),
        ItemKind.ORDER: len(set(item.key)) == len(item.key) >= 3,
        ItemKind.SHORT: len(item.key) >= 2,
        ItemKind.CASE: len(item.key) >= 3,
        ItemKind.GAP: len(item.key) >= 1,
    }[item.kind]
    return None if fits else "Frågan har fel antal alternativ eller svar."


def raw_layout(item: Item) -> str | None:
    """Nothing of a table's or a list's raw form is left in what is read."""
    read = (item.stem, *(o.text for o in item.options), *item.key, *sum(item.pairs, ()))
    raw = any(CELL in t or "\n" in t or re.match(r"\s*[-•*]\s", t) for t in read)
    return "Frågan har rester av dokumentets uppställning." if raw else None


CHECKS: tuple[Check, ...] = (
    key_not_in_source, municipality_unnamed, year_unnamed, distractor_true, lie_not_false, options_alike,
    options_overlap, key_stands_out, clue_word, absolute_word, all_of_the_above, negated_stem, stem_leans,
    on_furniture, names_a_person, length, unlike_kinds, gap_told, number_of_options, raw_layout,
)  # fmt: skip


def flaws(item: Item) -> tuple[Flaw, ...]:
    """All flaws of an item that rules can see."""
    return tuple(Flaw(check.__name__, text) for check in CHECKS if (text := check(item)))


def same_fact(one: Item, other: Item) -> bool:
    """Whether two items ask for the same thing."""
    near = one.source.passage_id == other.source.passage_id
    overlaps = near and one.source.start < other.source.end and other.source.start < one.source.end
    alike = bool(set(map(_bare, one.right)) & set(map(_bare, other.right)))
    mine, theirs = _words(one.stem), _words(other.stem)
    return overlaps or (alike and len(mine & theirs) >= 0.7 * min(len(mine), len(theirs)))


def retired(items: Sequence[Item], index: Index) -> tuple[Item, ...]:
    """The items whose words no longer stand in their document."""
    works = {d.document_id: d.work_id for d in index.documents.values()}
    standing = {(works[p.document_id], p.text_hash) for p in index.passages}
    return tuple(i for i in items if (i.source.work_id, i.source.text_hash) not in standing)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    """For comparison: case, white space, end marks and bracketed law do not count."""
    text = re.sub(r"\s*\([^()]*(?:§|kap\.|lagen|förordningen)[^()]*\)", "", text)
    return re.sub(r"[\s,;.]+", " ", text.casefold()).strip()


def _words(text: str) -> set[str]:
    return {t.term for t in tokens(text) if not t.stop}
