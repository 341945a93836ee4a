"""Kinds of question that are told from more than one word, and which units have the form of their answers.

Who may decide, what a word means, how to go about it, what has happened.
"""

from __future__ import annotations

import re

from ingest.documents import BlockKind
from ingest.units import Unit

ASKS_WHO_DECIDES = (
    r"\bvem\b.{0,25}\b(?:beslut\w*|bevilja\w*|fatta\w*|avgör\w*|godkänn\w*|skriver under|avstå\w*)\b|"
    r"\b(?:får|kan|måste) (?:jag|du)\b.{0,30}\b(?:besluta|fatta beslut)\b|"
    r"\b(?:får|kan|måste) (?:jag|du)\b"
    r"(?=.*\b(?:själv|egen hand|ensam|delegation|som \w*(?:handläggare|sekreterare|chef))\b)"
    r".{0,60}\b(?:bevilja|godkänna|avstå|avslå|neka|säga (?:ja|nej))\b|"
    r"\b(?:får|kan|måste) (?:(?:en )?handläggaren?|(?:en )?socialsekreteraren?|gruppledaren?|enhetschefen?)\b"
    r".{0,30}\b(?:besluta|bevilja|fatta|godkänna)\b|\b(?:vilken delegat|på delegation|beslutsnivå\w*)\b|"
    r"\bär det (?:jag|\w+) som (?:beslutar|beviljar)\b|"
    r"\bvilken nivå (?:krävs|beslutar|gäller)\b|\bvem bestämmer(?= (?:om|det|då|över|detta)\b|\W*$)|"
    r"\bvem\b.{0,25}\b(?:säg(?:a|er) (?:ja|nej|ok)|ge(?:r)? (?:ok|klartecken))\b|"
    r"\bräcker det (?:att|om|med att) jag\b[^?.]{0,40}"
    r"\b(?:själv|ensam|på egen hand|beslutar|skriver under|godkänner|säger (?:ja|nej))\b|"
    r"\bräcker (?:det (?:med|att|om) )?(?:en |ett |jag\b)?"
    r"(?:\w*chef\w*|gruppledare\w*|utskott\w*|ordförande\w*|\w*sekreterare\w*)"
)
WITHOUT_CONSENT = (
    r"\b(?:säger nej|sa nej|tackar nej|vägrar|vill inte|motsätter sig|går inte med på|mot (?:\w+ )?vilja)\b"
    r".*\b(?:får|kan|ska|måste) (?:vi|man|jag|\w+en)\b|"
    r"\b(?:får|kan|ska|måste) (?:vi|man|jag|\w+en)\b.*\butan (?:\w+ ){0,2}(?:samtycke|medgivande|tillåtelse|lov)\b"
)
"""Whether something may be done though the person has not agreed to it."""
_ROLE = (
    r"(?:\w*sekreterare|\w*handläggare\w*|\w*chef\w*|\w*utskott\w*|\w*nämnd\w*|gruppledare\w*|ordförande\w*|"
    r"\w*-?utredare\w*|jour\w*|\w*funktion)"
)
_DECIDES = re.compile(
    rf"\b{_ROLE}\b[^.]{{0,40}}\b(?:beslutar|fattar|får besluta|avgör|får bevilja|kan bevilja|beviljar)\b|"
    rf"\b(?:beslutas|fattas|prövas|avgörs|beviljas|delegeras)\b[^.]{{0,60}}\b(?:av|till|på)\b[^.]{{0,30}}\b{_ROLE}\b|"
    r"\b(?:godkänn[as]s?|\w*signeras|undertecknas|attesteras|skrivs under)\b[^.]{0,60}\bav\b[^.]{0,30}"
    r"\b(?:person\w*|koll?ega\w*|två)\b",
    re.IGNORECASE,
)
_NAMES_A_ROLE = re.compile(rf"(?i:\b{_ROLE}\b)|\b[A-ZÅÄÖ]{{1,3}}\b")
_COLUMN_OF_DECIDERS = re.compile(r"delegat|beslut(?:as|ar|snivå|sfattare|anderätt)?\b|handläggare", re.IGNORECASE)


def asks_who_decides(question: str) -> bool:
    """Whether a question is about who may decide."""
    return re.search(ASKS_WHO_DECIDES, question, re.IGNORECASE) is not None


def tells_who_decides(unit: Unit) -> bool:
    """Whether a unit names one who decides: a row with a column for it, or a sentence that says so."""
    if unit.kind is BlockKind.TABLE_ROW:
        header = unit.lead.rpartition("\n")[2]
        return (
            _COLUMN_OF_DECIDERS.search(header) is not None
            and _NAMES_A_ROLE.search(f"{header}\n{unit.body}") is not None
        )
    return _DECIDES.search(unit.says) is not None or _DECIDES.search(unit.body.partition("\n")[0]) is not None


_EVENT = re.compile(
    r"\b(?:var|hade|blev|(?<!eller )(?<!och )kom(?! hit\b)|fick|gick|gjorde|tog|gav|såg|sade|sa|stod|höll|skrev|tyckte|"
    r"visade|började|\w{3,}(?:ade|ades|dde|ddes|nte|ntes|kte|ktes))\b",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(r"\b(?:hade|antagna?|beslutade|borde|skulle|kunde|ville|både|skade|sade)\b", re.IGNORECASE)


def tells_of_events(unit: Unit) -> bool:
    """Whether a unit tells what happened rather than what holds."""
    return any(not _NO_EVENT.fullmatch(m.group()) for m in _EVENT.finditer(unit.body))


_HELD = re.compile(
    r"\b(?:tidigare|förut|förr|dessförinnan) "
    r"(?:var|gällde|låg|fick|gavs|kunde|krävdes|räckte|behövdes|skulle|togs|söktes)\b|"
    r"\b(?:var|gällde|låg) (?:tidigare|förut|förr)\b",
    re.IGNORECASE,
)


def tells_what_held(text: str) -> bool:
    """Whether a text tells what no longer holds: "Tidigare var gränsen ..."."""
    return _HELD.search(text) is not None


def asks_what_held(question: str) -> bool:
    """Whether a question asks what held before, or what has changed."""
    return re.search(r"\b(?:tidigare|förut|förr|ändra\w*|skillnad\w*|nytt|nya)\b", question, re.IGNORECASE) is not None


def has_label(question: str, unit: Unit) -> bool:
    """Whether a question has the label of a row, an age or a size, as it is written: "4–6 år"."""
    sized = unit.kind is BlockKind.TABLE_ROW and any(c.isdigit() for c in unit.label)
    return sized and re.search(rf"\b{re.escape(unit.label)}", question) is not None


_PRETERITE = re.compile(
    r"\b(?:var|hade|blev|kom|fick|gick|gjorde|tog|gav|såg|sa|stod|höll|skrev|sade|drog|bröt|sjönk|steg|hann|deltog|"
    r"ingick|uppgick|(?!senaste|största|minsta|nästa|sjätte)\w{2,}(?:ade|dde|gde|jde|kte|lde|mde|nte|pte|rde|ste|tte|vde)s?)\b",
    re.IGNORECASE,
)


def asks_what_happened(question: str) -> bool:
    """Whether a question is about something that has happened."""
    return _PRETERITE.search(question) is not None


_DEFINES = (
    r"(?:är (?:den|det(?! namn)|de|en|ett|samlingsnamn\w*|namnet)\b|(?:avser|avses|innebär|betyder|menas|kallas|"
    r"omfattar|består av|täcker|innehåller|visar|(?:ges|lämnas|betalas) (?:till|när|vid|om)|kan (?:ges|lämnas)|"
    r"används? (?:om|för))\b)"
)
_DIFFERENCE = re.compile(
    r"\b(?:skillnad\w*|skiljer sig?|skiljer)\b.*?\b(?:mellan|på) (?!hur|vad|vem|om|att|när)"
    r"(?P<one>[^?]{2,50}?) och (?P<other>[^?,.]{2,50})",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"^\s*(?:och |men )?(?:vad|va) (?:är|innebär|betyder|menas med|avses med)\s+"
    r"(?:en |ett |det där |egentligen )?(?P<of>[^?,]{2,60})",
    re.IGNORECASE,
)
_NO_MEANING = re.compile(
    r"\b(?:20\d\d|högsta|lägsta|belopp\w*|norm(?:en)? för|max\w*|gräns\w*|skäl\w* att|för .*)\b", re.IGNORECASE
)


_OF_A_PLACE = re.compile(r"\s+(?:i|hos|för|enligt|på)\s+[A-ZÅÄÖ].*$")


def meanings_asked(question: str) -> tuple[str, ...]:
    """The words whose meaning a question asks for: one of "Vad är X?", two of "Skillnaden mellan X och Y?"."""
    if found := _DIFFERENCE.search(question):
        words = tuple(found[part].strip(' .?!–"”') for part in ("one", "other"))
        return () if any(c.isdigit() for word in words for c in word) else words  # sections and sums have no meaning
    found = _MEANING.search(question)
    if not found or _NO_MEANING.search(found["of"]):
        return ()
    return (_OF_A_PLACE.sub("", found["of"]).strip(' .?!–"”'),)


def defines(word: str, unit: Unit) -> bool:
    """Whether a unit opens by telling what a word means: "SIP är ...", "Nollplacerad – Betydelse: ..."."""
    stems = [re.escape(w[: max(4, len(w) - 2)]) for w in re.findall(r"[\wåäö-]+", word.casefold())]
    named = r"\W+(?:\w+\W+){0,1}".join(rf"{s}\w*" for s in stems[-3:])
    if unit.kind is BlockKind.TABLE_ROW:
        cell = unit.label.casefold()
        return re.match(rf"\W*{named}\W*$", cell) is not None and _MEANING_COLUMN.search(unit.lead) is not None
    opens = re.sub(r"^[-•–\d.)\s]+", "", unit.body.casefold())
    return re.match(rf"(?:(?:en|ett|med|begreppet|ordet)\s+)?{named}\W+(?:\w+\W+){{0,4}}?{_DEFINES}", opens) is not None


_MEANING_COLUMN = re.compile(r"betyd|förklar|innebär|definition|begrepp|kort om|menas", re.IGNORECASE)


_HOW = re.compile(
    r"^\s*(?:och )?hur (?:gör|går|söker|ansöker|begär|flyttar|överklagar|anmäler|hanterar|handlägger|ställer|skickar|"
    r"lämnar)\b",
    re.IGNORECASE,
)


def asks_how(question: str) -> bool:
    """Whether a question asks for the steps to take."""
    return _HOW.search(question) is not None


def asks_for_list(question: str) -> bool:
    """Whether a question may be answered by a list: how to do, which ones, what to do or bring."""
    return asks_how(question) or _WHICH.search(question) is not None


_WHICH = re.compile(
    r"\b(?:hur|vilka|vilket|vad (?:ska|behöver|måste|gör|bör|kan|krävs|ingår|gäller)|när|which|what|how)\b"
    r"(?! (?:mycket|länge|många|ofta|snabbt))",
    re.IGNORECASE,
)


def tells_steps(unit: Unit) -> bool:
    """Whether a unit is a numbered list told whole."""
    return re.search(r"\n1[.)] ", unit.body) is not None


_DEED = re.compile(
    r"^\W*(?:(?:och|men|så) )?(?:vem|vad|vart|var|när|varför|hur(?: (?:länge|ofta|snabbt|fort|mycket|lång tid))?|"
    r"vilk(?:en|et|a) \w+|hur (?:många|hög|högt|stor|stort) \w+) (?P<deed>\w{2,}(?:r|s|de|te))\b",
    re.IGNORECASE,
)
"""A question puts its verb right after what it asks with: "Vilken dag öppnar ansökan?"."""


def deed_asked(question: str) -> str:
    """The verb of a question that opens with what it asks for; "" where none is found."""
    found = _DEED.search(question)
    return found["deed"] if found else ""


_WHETHER = re.compile(
    r"(?:^|[.,?!–] *)(?:får|kan|ska|måste|bör|betalar|ersätter|godtar|räknas|har|behöver) "
    r"(?:vi|man|hon|han|hen|jag|de|\w+en)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:högst|upp till|max|minst|endast|bara|inte|aldrig|får|godtas|beviljas|som regel|normalt|huvudregel)\b",
    re.IGNORECASE,
)


def asks_whether(question: str) -> bool:
    """Whether a question is to be answered by yes or no: "Får vi betala ...?"."""
    return _WHETHER.search(question) is not None


def tells_limit(unit: Unit) -> bool:
    """Whether a unit tells what is allowed, or how far it goes."""
    return _LIMIT.search(unit.body) is not None


_SOURCE = re.compile(
    r"\b(?:enligt|säger|sa|kom|visar|visade|står i|framgår av) (?:den |själva )?"
    r"((?:överenskommelse|delegationsordning|(?:slut|del|års)?rapport|kartläggning|broschyr)e?n)\b",
    re.IGNORECASE,
)


def sources_named(question: str) -> list[tuple[int, int]]:
    """Where a question names the kind of document that it asks of: "enligt överenskommelsen"."""
    return [m.span(1) for m in _SOURCE.finditer(question)]
