"""Rewordings of a question, suggested without a language model: its form, near-equal words, and how it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.analyze import tokens
from ingest.glossary import curated_groups

MOST = 8
_SAFE = 0.8
"""Least weight of a glossary group whose expressions stand for one another in a question."""
_OF_EACH = 2
"""Near-equals tried for one expression."""

# A question's form with what it is about, and the forms that ask the same.
_FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(asked, re.I), others)
    for asked, others in (
        (
            r"(?:hur mycket (?:beviljas|ges|godtas|betalas|får man|kan man få|kan vi bevilja)|vilket belopp gäller|"
            r"hur stort? (?:belopp|bistånd) (?:beviljas|ges)|vad är (?:det )?högsta belopp(?:et)?) "
            r"(?:för|till|i) (?P<x>.+)",
            ("Hur mycket beviljas för {x}?", "Vilket belopp gäller för {x}?", "Vad är högsta beloppet för {x}?"),
        ),
        (
            r"vad (?:får|kostar|betalar vi för|betalas för) (?P<x>.+?)(?: kosta)?",
            ("Hur mycket beviljas för {x}?", "Vilket belopp gäller för {x}?"),
        ),
        (
            r"(?:vem (?:beslutar|fattar beslut|får besluta|får fatta beslut|avgör)|vem är delegat för(?: beslut)?|"
            r"vem har rätt att besluta) ?(?:om|för)? (?P<x>.+)",
            ("Vem beslutar om {x}?", "Vem fattar beslut om {x}?", "Vem får besluta om {x}?"),
        ),
        (
            r"(?:får|kan) (?P<who>man|den enskilde|vi|en klient|sökanden|nämnden|kommunen) (?P<x>.+)",
            ("Får {who} {x}?", "Kan {who} {x}?"),
        ),
        (
            r"(?:vad (?:är|menas med|innebär|betyder)) (?P<x>.+)",
            ("Vad är {x}?", "Vad menas med {x}?", "Vad innebär {x}?"),
        ),
        (
            r"(?:vad gäller|vilka regler gäller|hur gör vi) (?:för|vid|om|med|kring) (?P<x>.+)",
            ("Vad gäller vid {x}?", "Vilka regler gäller för {x}?", "Vad gäller om {x}?"),
        ),
        (r"(?:krävs|behövs) (?P<x>.+)", ("Krävs {x}?", "Behövs {x}?")),
        (
            r"(?:hur länge|hur lång tid) har (?P<who>man|den enskilde|sökanden|vi|nämnden) på sig att (?P<x>.+)",
            (
                "Hur länge har {who} på sig att {x}?",
                "Hur lång tid har {who} på sig att {x}?",
                "Inom vilken tid ska {who} {x}?",
            ),
        ),
        (
            r"(?:inom vilken tid|när|hur snart) (?P<verb>ska|måste) (?P<x>.+)",
            ("Inom vilken tid ska {x}?", "När ska {x}?", "När måste {x}?"),
        ),
        (r"(?:när|i vilka fall) beviljas (?P<x>.+)", ("När beviljas {x}?", "I vilka fall beviljas {x}?")),
    )
)


def suggest(question: str) -> tuple[str, ...]:
    """Rewordings of a question that ask the same, at most `MOST`, none of them the question itself."""
    plain = " ".join(question.split())
    seen = {_bare(plain)}
    found = []
    for other in _all(plain):
        if other and (_bare(other) not in seen or other == _typed(plain)):
            seen.add(_bare(other))
            found.append(other)
    return tuple(dict.fromkeys(f for f in found if f != plain))[:MOST]


def _all(question: str) -> Iterator[str]:
    formed = list(_of_form(question))
    worded = list(_with_near_equals(question))
    yield from formed[:3]
    yield from worded[:3]
    yield _typed(question)
    yield _keywords(question)
    yield f"Vi har en fråga från en kollega: {question[:1].lower()}{question[1:]}"
    yield from (*formed[3:], *worded[3:])


def _of_form(question: str) -> Iterator[str]:
    bare = question.strip().rstrip("?!. ")
    for asked, others in _FORMS:
        if found := asked.fullmatch(bare):
            yield from (other.format(**found.groupdict()) for other in others)
            return


def _with_near_equals(question: str) -> Iterator[str]:
    for expression, others in _near_equals():
        if place := re.search(rf"\b{re.escape(expression)}\b", question, re.I):
            for other in others:
                word = other[:1].upper() + other[1:] if not place.start() else other
                yield question[: place.start()] + word + question[place.end() :]


@lru_cache(maxsize=1)
def _near_equals() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each expression of the glossary's two-way groups with a few others, the longest expressions first."""
    table: dict[str, tuple[str, ...]] = {}
    for group in curated_groups():
        if group.weight >= _SAFE and group.asked == group.searched:
            for word in group.asked:
                others = tuple(o for o in group.asked if word not in o and o not in word and _fits(word, o))
                table.setdefault(word, others[:_OF_EACH])
    return tuple(sorted(table.items(), key=lambda item: -len(item[0])))


def _fits(word: str, other: str) -> bool:
    """Whether one may stand in the other's place in a sentence, as far as their number of words tells."""
    return len(word.split()) == len(other.split())


def _typed(question: str) -> str:
    """As it is typed in haste."""
    return question.strip().rstrip("?!. ").lower()


def _keywords(question: str) -> str:
    """Its subject words alone, as they are typed into a search field."""
    words = [question[t.start : t.end].lower() for t in tokens(question) if not t.stop]
    kept = [w for w in dict.fromkeys(words) if w not in ("gäller", "krävs", "finns")]
    return " ".join(kept) if len(kept) > 1 else ""


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
