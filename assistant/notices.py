"""What a reader must know beside the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answer import Citation, Notice
from assistant.day_asked import day_asked
from assistant.facts.references import sections
from assistant.parts.pieces import pieces
from ingest.documents import Scope
from ingest.listing import listed

EXAMPLE = Notice(
    "example", "Svaret kommer från exempelbiblioteket, som är påhittat. Använd det inte i verkliga ärenden."
)
EXPERIENCE = Notice(
    "experience-only",
    "Svaret kommer bara ur minnesanteckningar eller nyheter, som återger regler men inte beslutar dem. "
    "Se efter i riktlinjen innan du beslutar.",
)


UNKNOWN_SCOPE = Notice(
    "unknown-scope", "Det framgår inte av någon av källorna vilken kommun den gäller för. Kontrollera det i dokumentet."
)
INDIVIDUAL = Notice(
    "individual-assessment",
    "Frågan gäller ett enskilt ärende. Källorna ger kriterierna; bedömningen i ärendet är din.",
)
_SOMEBODY = (
    r"(?:man|kvinna|familj|barnfamilj|mamma|pappa|kille|tjej|par|pensionär|student|person|ungdom|"
    r"\w+åring|\w+ (?:man|kvinna|mamma|pappa|familj))"
)
_OF_A_CASE = re.compile(
    r"\b(?:min|vår|en av (?:mina|våra)) (?:klient\w*|sökande\w*)|\bklienten\b|"
    r"\b(?:hon|han|hen) (?:har|är|får|kan|vill|ska|bor)\b|"
    r"\b(?:har|får|kan|ska|är) (?:hon|han|hen|klienten)\b|"
    rf"(?:^|[.!?] )\W*(?:en |ett )?{_SOMEBODY}\b[^.?!]*[.,]",
    re.IGNORECASE,
)
_OF_ANY_CASE = re.compile(
    r"\b(?:hur (?:många (?:dagar|veckor|månader)|lång tid|länge)|vilken dag|vilket datum|när senast|inom vilken tid)\b|"
    r"\b(?:vänta\w*|överklag\w*|komplett\w*|dröj\w*|besvär\w*|ansöka|ansöker)\b",
    re.IGNORECASE,
)
"""Time limits and the way to a decision, which are the same for everybody."""
_TOLD_FIRST = re.compile(r"[.!]\s+\S")
_THIS_ONE = re.compile(
    r"\b(?:mannen|kvinnan|killen|tjejen|grabben|pojken|flickan|mamman|pappan|familjen|paret)\b", re.IGNORECASE
)
_OF_MINE = re.compile(r"\b(?:min|vår|en av (?:mina|våra)) (?:klient|sökande)", re.IGNORECASE)


def is_of_a_case(question: str) -> bool:
    """Whether a question tells of one person's case, and does not ask what is the same for everybody."""
    if _OF_A_CASE.search(question) is None:
        return False
    if _OF_MINE.search(question):
        return True
    told = any(piece.told for piece in pieces(question)) or _TOLD_FIRST.search(question) or _THIS_ONE.search(question)
    return bool(told) and _OF_ANY_CASE.search(question) is None


def of_other_places(municipality: str | None, citations: Sequence[Citation]) -> Iterable[Notice]:
    """Where no municipality is chosen and only municipalities answer: whose rules they are."""
    places = [c.document.metadata for c in citations]
    if municipality is None and places and all(m.scope is Scope.LOKAL and m.municipalities for m in places):
        named = listed(dict.fromkeys(name for m in places for name in m.municipalities))
        only = "gäller bara där" + ("; lag som de återger gäller överallt" if any(map(_tells_law, citations)) else "")
        yield Notice("local-only", f"Ingen kommun är vald. Svaret är regler i {named} och {only}.")


def _tells_law(citation: Citation) -> bool:
    return any(r.section for r in sections(citation.quote))


def place_understood(taken: Sequence[tuple[str, str]]) -> Notice:
    """Which municipality a misspelt name was taken for."""
    said = listed(f"”{written}” har lästs som {name}" for written, name in taken)
    return Notice("place-understood", f"{said[:1].upper()}{said[1:]}. Skriv om frågan om du menade något annat.")


def place_aside(places: Sequence[str], municipality: str | None) -> Iterable[Notice]:
    """Whose rules answer, where a question names a place that it is not about."""
    if places:
        named = listed(places)
        whose = f"Svaret gäller {municipality}." if municipality else "Regler från den kommunen är inte med i svaret."
        yield Notice("place-aside", f"Frågan nämner {named}. {whose}")


def masked_notice(explanation: str) -> Notice:
    """What was hidden in the question before anything else was done with it."""
    return Notice("masked", explanation)


def model_unavailable(error: str) -> Notice:
    """The chat model gave nothing that holds, and why; the answer is in the sources' own words instead."""
    return Notice("model-unavailable", f"{error.rstrip('.')}; svaret är ordagrant ur källorna.")


def second_reader_unavailable(error: str) -> Notice:
    """The second reader gave no opinion, and why; the verifier's word stands as always."""
    return Notice("second-reader-unavailable", f"{error} Påståendena är kontrollerade mot källorna som vanligt.")


def parts_unanswered(asked: Sequence[str]) -> Iterable[Notice]:
    """The parts of the question that the sources do not answer, where there are any."""
    if asked:
        ends = ("?" if " " in part else "" for part in asked)
        named = listed(f"”{part[:1].lower()}{part[1:]}{end}”" for part, end in zip(asked, ends, strict=True))
        yield Notice("part-unanswered", f"Svaret är ofullständigt: jag hittade inget säkert svar på {named}")


def held_then(question: str, as_of: date | None) -> Iterable[Notice]:
    """The day whose rules answer, where the question itself tells it."""
    if as_of is not None and day_asked(question, date.today()) == as_of:
        yield Notice("held-then", f"Frågan gäller vad som gällde tidigare. Svaret bygger på reglerna den {as_of}.")


def list_goes_on(numbers: Sequence[int]) -> Iterable[Notice]:
    """The sources whose list is told only in part, where there are any."""
    if numbers:
        told = listed(f"[{n}]" for n in numbers)
        yield Notice("list-goes-on", f"Källa {told} räknar upp mer än det som visas här. Läs hela listan där.")


def notices(question: str, citations: Sequence[Citation]) -> tuple[Notice, ...]:
    """The notices that a question and its answer's sources call for."""
    return tuple(_notices(question, citations))


def _notices(question: str, citations: Sequence[Citation]) -> Iterable[Notice]:
    if is_of_a_case(question):
        yield INDIVIDUAL
    if any(c.document.metadata.scope is None and not c.document.metadata.municipalities for c in citations):
        yield UNKNOWN_SCOPE
    if any(c.document.metadata.example for c in citations):
        yield EXAMPLE
    if citations and all(c.document.metadata.kind.level in (7, 8) for c in citations):
        yield EXPERIENCE
