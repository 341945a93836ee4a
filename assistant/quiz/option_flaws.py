"""Flaws of alternatives, pairs and steps: what gives the answer away by its form, or makes it doubtful."""

from __future__ import annotations

import re

from assistant.facts.read import facts
from assistant.quiz.comparing import bare, same_stem, telling
from assistant.quiz.item import GAP, Item, ItemKind

_CHOICES = frozenset((ItemKind.SINGLE, ItemKind.SEVERAL))
_LONGER = 1.8
_ABSOLUTE = re.compile(r"\b(?:alltid|aldrig|samtliga|enbart|endast|inga|ingen|inget|alla)\b", re.I)
_ALL_OF_THEM = re.compile(
    r"\b(?:alla|inget|inga|samtliga|båda) (?:av )?(?:ovan\w*|dessa|alternativ\w*|de ovan\w*)\b", re.I
)
_PLACED = re.compile(r"^(?:först|därefter|sedan|till sist|slutligen|efter det|nästa|avsluta)\b", re.I)
_URGENT = re.compile(r"\b(?:alltid|akut\w*|genast|omedelbart|samma dag|direkt)\b", re.I)
_HOW_MANY = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju) (?:villkor|krav|frågor|saker|delar|punkter|uppgifter|förutsättningar|kriterier)\b",
    re.I,
)
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,6}")
_SOMEONE = re.compile(r"\b(?:person|den som|någon|vuxen|förälder|sökande)\b", re.I)
_FEW = 3
_ARTICLE = re.compile(rf"\b(?:en|ett|någon|något) {GAP}")


def options_alike(item: Item) -> str | None:
    """No two alternatives say the same."""
    said = [bare(o.text) for o in item.options]
    return "Två alternativ är lika." if len(set(said)) < len(said) else None


def options_overlap(item: Item) -> str | None:
    """No alternative is a part of another, and no meaning says only what another says too."""
    said = [f" {bare(o.text)} " for o in item.options if item.kind in _CHOICES]
    meanings = [telling(meaning) for _, meaning in item.pairs]
    overlap = any(one in other for one in said for other in said if one != other)
    overlap = overlap or any(a <= b for n, a in enumerate(meanings) for k, b in enumerate(meanings) if n != k)
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
    asked = telling(item.stem)
    right = telling(" ".join(item.right)) & asked
    wrong = set().union(*(telling(o.text) for o in item.options if not o.right)) if item.options else set()
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


def unlike_kinds(item: Item) -> str | None:
    """The alternatives are of one kind: all figures in the same unit, or none."""
    if item.kind is not ItemKind.SINGLE:
        return None
    units = {tuple((f.kind, f.unit) for f in facts(o.text))[:1] for o in item.options}
    figure = any(units)
    return "Alternativen är av olika slag." if figure and len(units) > 1 and GAP in item.stem else None


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
        ItemKind.CASE: len(item.key) >= 2,
        ItemKind.GAP: len(item.key) >= 1,
    }[item.kind]
    return None if fits else "Frågan har fel antal alternativ eller svar."


def pair_tells(item: Item) -> str | None:
    """No pair is given away by words that begin alike in both its halves, and in no other meaning."""
    for term, meaning in item.pairs:
        others = frozenset().union(*(telling(b) for a, b in item.pairs if a != term))
        mine = [t for t in telling(term) if not any(same_stem(t, o) for o in others)]
        if any(same_stem(t, m) for t in mine for m in telling(meaning)):
            return f"”{term}” röjer sin egen förklaring."
    return None


def step_tells(item: Item) -> str | None:
    """No step tells its own place."""
    told = item.kind is ItemKind.ORDER and any(_PLACED.match(step) for step in item.key)
    return "Ett steg säger själv var det hör hemma." if told else None


def urgent_late(item: Item) -> str | None:
    """No step that must be taken at once comes later in a list: such a list is no order."""
    late = item.kind is ItemKind.ORDER and any(_URGENT.search(step) for step in item.key[1:])
    return "Ett brådskande steg kommer sent." if late else None


def steps_alike(item: Item) -> str | None:
    """No two steps begin with the same word: they are parts of one step, which may change places."""
    first = [step.split()[0].casefold() for step in item.key] if item.kind is ItemKind.ORDER else []
    return "Två steg kan byta plats." if len(set(first)) < len(first) else None


def number_told(item: Item) -> str | None:
    """The stem does not tell how many alternatives are right."""
    told = item.kind is ItemKind.SEVERAL and _HOW_MANY.search(item.stem)
    return "Frågan säger hur många alternativ som är rätt." if told else None


def article_tells(item: Item) -> str | None:
    """No article before the gap of a choice leaves out alternatives of the other gender."""
    figure = any(facts(text) for text in item.right)
    told = item.kind is ItemKind.SINGLE and not figure and _ARTICLE.search(item.stem)
    return "Artikeln före luckan röjer svaret." if told else None


def abbreviation_alone(item: Item) -> str | None:
    """No alternative or pair is an abbreviation that is not told in full: "SS"."""
    texts = (*(o.text for o in item.options), *sum(item.pairs, ()))
    short = next((t for t in texts if _ABBREVIATION.fullmatch(t) and f"{t} =" not in item.stem), None)
    alone = short is not None and item.kind is not ItemKind.MATCH
    return f"Förkortningen ”{short}” förklaras inte." if alone else None


def only_one_of_its_kind(item: Item) -> str | None:
    """No meaning alone is a person among things, or the other way about."""
    people = [bool(_SOMEONE.search(" ".join(meaning.split()[:3]))) for _, meaning in item.pairs]
    alone = len(people) >= _FEW and (sum(people) == 1 or sum(not p for p in people) == 1)
    return "Ett par är ensamt i sitt slag och röjer sig." if alone else None
