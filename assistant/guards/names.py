"""Guards for names: of places and organisations, and what is told of each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.act_names import act_meant
from assistant.comparison import Comparison, Difference
from assistant.facts.read import facts
from assistant.matching import Word, compound_parts, words
from assistant.parties import is_office, same_party
from assistant.roles import preposition_before
from assistant.synonyms import near_equals
from ingest.analyze import stem
from ingest.documents import CELL
from ingest.frequencies import per_million
from ingest.municipalities import MUNICIPALITIES
from ingest.sentences import sentence_spans

_PLACE = re.compile(
    r".+(?:by|berg|berga|borg|bro|dal|fors|hamn|holm|hult|köping|lida|lund|mo|näs|red|rud|rum|sala|stad|sta|sund|torp|vik|ås|å|ö|bygden|inge)s?",
    re.I,
)


_COMMON = re.compile(r".+(?:et|en|na|ar|er|or|ning|het|else|ing|are|tion|ande|ende)s?", re.I)


_EVERYWHERE = frozenset("sverige sveriges svensk svenska".split())


def names(case: Comparison) -> Iterator[Difference]:
    """Every name in the statement is named by the passage, its context or its document's municipalities."""
    there = (*words(case.passage), *words(case.context))
    known = {_bare(w.text) for w in there} | _EVERYWHERE
    known |= {_bare(part) for name in case.municipalities for part in (name, *name.split())}
    stems = {w.stem for w in there}
    for word in case.words:
        if len(word.text) < 2 or not word.text[0].isupper() or _bare(word.text) in known or is_office(word):
            continue
        if word.stem in stems or near_equals(word.stem) & stems or _is_act_of(word, there):
            continue
        parts = word.text.split("-")
        if len(parts) > 1 and (
            any(_bare(p) in known for p in parts if p[:1].isupper()) or any(stem(p) in stems for p in parts)
        ):
            continue
        if _opens(case.statement, word) and (not is_name(word.text) or _is_form_of_one(word.text, there)):
            continue
        yield Difference(f"källan nämner inte {word.text}", word.start, word.end)


def _is_act_of(word: Word, there: Iterable[Word]) -> bool:
    """Whether a word names an act that is there by another form of its name."""
    act = act_meant(word.text)
    return act != "" and any(act_meant(w.text) == act for w in there)


_FORM = 5


def _is_form_of_one(word: str, there: Iterable[Word]) -> bool:
    """Whether a first word is another form of one that is there, or begins as it does: "Swish", "swishinsättning".

    One that is shaped like a place's name may be one that begins as another word: "Bergfors" is no "bergvärme".
    """
    low = word.casefold()
    if word in MUNICIPALITIES or len(low) < _FORM:
        return False
    forms = [w.text.casefold() for w in there if len(w.text) >= _FORM]
    alike = _PLACE.fullmatch(word) is None and any(form.startswith(low[:_FORM]) for form in forms)
    return alike or any(form.startswith(low) for form in forms)


def is_name(word: str) -> bool:
    """Whether a capitalised first word is the name of a place: listed, or shaped like one and in no text list."""
    bare = word.removesuffix("s")
    if word in MUNICIPALITIES or bare in MUNICIPALITIES:
        return True
    if any(t in per_million() for t in (stem(word), stem(bare))):
        return False
    if _COMMON.fullmatch(word):
        return False
    return not compound_parts(stem(word)) or _PLACE.fullmatch(word) is not None


def _opens(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(' "”“(-')
    return not before or before[-1] in ".!?:;|–\n"


def _bare(name: str) -> str:
    return _OWNED.sub("", name.casefold())


_OWNED = re.compile(r"(?:[:’'])?s$")


def belonging(case: Comparison) -> Iterator[Difference]:
    """A number belongs to whom its part of the sentence names: "88 procent i Åkersvik, 71 procent i Norrberga"."""
    parts = _shares(case.passage)
    source = [(f, o) for a, b, o in parts for f in facts(case.passage) if a <= f.start < b]
    for start, end, mine in _shares(case.statement):
        for fact in facts(case.statement):
            if not mine or not start <= fact.start < end or fact.kind in ("year", "law", "code"):
                continue
            theirs = [o for f, o in source if fact.same(f) and {f.bound, fact.bound} != {"most", "least"}]
            if not theirs or any(not o or _share_one(mine, o) or _share_one(o, case.words) for o in theirs):
                continue
            has_own = any(fact.alike(f) and _share_one(mine, o) for f, o in source)
            if has_own or any(not is_office(m) and any(_share_one((m,), o) for _, _, o in parts) for m in mine):
                told = f"källan säger {case.statement[fact.start : fact.end]} om {theirs[0][0].text}"
                yield Difference(f"{told}, påståendet om {mine[0].text}", fact.start, fact.end)


def _share_one(some: Iterable[Word], others: Iterable[Word]) -> bool:
    return any(same_party(one, other) for one in some for other in others)


def _shares(text: str) -> list[tuple[int, int, tuple[Word, ...]]]:
    """Parts of a text with those that they are about: a part without a name goes on with the one before it."""
    found: list[tuple[int, int, tuple[Word, ...]]] = []
    owners: tuple[Word, ...] = ()
    for start, end in sentence_spans(text):
        cuts = [
            start,
            *(m.start() for m in _PARTS.finditer(text) if start < m.start() < end),
            end,
        ]
        row = CELL in text[start:end]
        for a, b in [(start, end)] if row else pairwise(cuts):
            reach = a + text[a:b].find(CELL) if row else b
            named = tuple(w for w in words(text) if a <= w.start < reach and _is_owner_of_numbers(text, w))
            if found and named and _AS_BEFORE.search(text[a:b]):
                found[-1] = (*found[-1][:2], ())
            owners = named or (() if row else owners)
            found.append((a, b, owners))
        if not all(_named(text, w) for w in owners):
            owners = ()
    return found


_PARTS = re.compile(r"[,;](?!\d)|\boch (?=\w+\s+(?:respektive \w+\s+(?:\w+\s+)?)?(?:med|från|i)\b)|\boch (?=\d|mellan)")
_AS_BEFORE = re.compile(r"\bgör (?:det|så|samma|likadant)\b|\blikaså\b", re.I)


def _is_owner_of_numbers(text: str, word: Word) -> bool:
    if _named(text, word):
        return True
    return is_office(word) and not preposition_before(text, word) and not _is_counted(text, word)


def _is_counted(text: str, word: Word) -> bool:
    """Whether a number stands before a word: "fem kommuner" own no figure."""
    return any(f.kind == "count" and f.end + 1 == word.start for f in facts(text))


def _named(text: str, word: Word) -> bool:
    return (
        word.text[0].isupper()
        and not word.text.isupper()
        and not word.text.endswith("lagen")
        and not is_office(word)
        and not _OF_WORK.search(text, 0, word.start)
        and (is_name(word.text) if _opens(text, word) else word.weight > 0)
    )


_OF_WORK = re.compile(r"\b(?:projekt|försök|satsning|modell|program|metod|insats)(?:et|en|s)? [”\"]?\Z", re.I)
"""What stands before the name of a project, which owns no place's figures: "försöket Hyran först"."""
