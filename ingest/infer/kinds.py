"""What sort of document it is, by the words of its title or the form of its text."""

from __future__ import annotations

import re

from ingest.documents import Kind
from ingest.infer.attending import ATTENDANCE
from ingest.infer.file_name import title_of_name
from ingest.infer.reading import Reading

_KIND_PATTERNS: tuple[tuple[Kind, str], ...] = (
    # What is said about a document is not that document.
    (
        Kind.OKAND,
        r"förslag|utkast|remiss\w*|yttrande|tjänsteskrivelse|ändring(?:ar)?|nya?|revidering|kommentar\w*|inbjudan"
        r"|implementering|översyn|föreskrift\w*|sammanfattning|presentation|mall|checklista|blankett",
    ),
    (Kind.MINNESANTECKNING, r"minnesanteckning\w*|mötesanteckning\w*|(?:mötes|sammanträdes)?protokoll(?:et|sutdrag)?"),
    (Kind.NYHET, r"pressmeddelande\w*|nyhet(?:er|sbrev)?"),
    (Kind.RAPPORT, r"\w*rapport(?:en|er)?|\w*utvärdering(?:en)?|\w*kartläggning(?:en)?|granskning(?:en)?"),
    (Kind.DELEGATIONSORDNING, r"delegations?ordning\w*"),
    (Kind.OVERENSKOMMELSE, r"\w*överenskommelse[rn]?|samverkansavtal(?:et)?|samarbetsavtal(?:et)?"),
    (Kind.ALLMANNA_RAD, r"\A(?:(?:SOSFS|HSLF-FS) \d{4}:\d+ )?(?:\w+s )?allmänna råd"),
    (Kind.VAGLEDNING, r"vägledning(?:en|ar)?|\w*handbok(?:en)?|(?:metod|handläggar|kunskaps|bedömnings)stöd(?:et)?"),
    (Kind.RIKTLINJE, r"\w*riktlinje(?:r|n|rna)?|\w*tax(?:a|an|or|orna)"),
    (Kind.RUTIN, r"\w*rutin(?:en|er|erna)?|rutinbeskrivning\w*"),
    (Kind.BROSCHYR, r"\w*broschyr(?:en|er)?|folder|informationsblad|information till dig|till dig som"),
)
_KIND_SOURCE = "|".join(rf"(?P<k{number}>\b(?:{words})\b)" for number, (_, words) in enumerate(_KIND_PATTERNS))
KIND_WORD = re.compile(_KIND_SOURCE, re.IGNORECASE)
_PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")
_KIND_WORD_PLAIN = re.compile(_KIND_SOURCE.translate(_PLAIN), re.IGNORECASE)
FORM_ALONE = re.compile(
    r"(?:riktlinjer?|rutin|delegationsordning|handbok|vägledning|rapport|styrdokument|pm|promemoria|dom|beslut|protokoll"
    r"|minnesanteckningar|information|broschyr|nyhet|pressmeddelande)",
    re.IGNORECASE,
)
_PREPARATORY = re.compile(
    r"^(?:(?:regeringens )?prop(?:osition|\.)? \d{4}/\d\d(?:\d\d)?:\d+|sou \d{4}:\d+|ds \d{4}:\d+)", re.IGNORECASE
)
_SECOND_HAND = re.compile(r"sammanfattning|remiss|presentation|kommentar", re.IGNORECASE)
_RULING = re.compile(
    r"^(?:HFD \d{4} (?:ref|not)\b|RÅ \d{4} (?:ref|not)\b|JO-beslut\b|JO:s beslut\b|JO,? dnr\b|JO \d{4}/\d\d)"
)
_COURT = re.compile(r"^(?:Kammarrätten|Högsta förvaltningsdomstolen|Förvaltningsrätten)\b", re.IGNORECASE)
_TAKEN = re.compile(
    r"\bantecknat av\b|\bvid protokollet\b|\bnästa (?:möte|träff)\b|\bminnesanteckning\w*|\bprotokollförare\b",
    re.IGNORECASE,
)
_NEWS_PATH = re.compile(
    r"\S\s+[>›»/]\s+(?:nyheter|pressmeddelanden|aktuellt)\b|^(?:nyhet|pressmeddelande)$", re.IGNORECASE
)
_MAIL = re.compile(r"^(?:skickat|sent|ämne|subject)\s*:", re.IGNORECASE)
_TO_READER = re.compile(r"\binformation till (?:dig|er)\b|\b(?:informations)?broschyr\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:du|dig|din|ditt|dina)\b", re.IGNORECASE)
_COLLEAGUE = re.compile(
    r"\bdu som (?:är )?(?:\w*handläggare|\w*sekreterare|chef|arbetar|handlägger|möter)\b", re.IGNORECASE
)
_OFTEN = 0.03
"""How often a text says "du" where it speaks to those whom it concerns: other texts say it in one word of a hundred."""
LOCAL = frozenset({Kind.RIKTLINJE, Kind.DELEGATIONSORDNING, Kind.RUTIN, Kind.OVERENSKOMMELSE, Kind.BROSCHYR})
NATIONAL_KINDS = frozenset({Kind.LAG, Kind.FORORDNING, Kind.FORESKRIFT, Kind.ALLMANNA_RAD, Kind.PRAXIS, Kind.FORARBETE})


def kind(reading: Reading, title: str) -> Kind | None:
    """What sort of document it is, never a statute: a title alone is no ground for that.

    The first telling word of the title decides, so that "Rapport om riktlinjer" is a report. Without one, the form of
    the text may tell. `OKAND` means that the title speaks against every kind, None that nothing tells.
    """
    first = (title, *reading.opening[:4])
    if any(_PREPARATORY.match(line) for line in first) and not _SECOND_HAND.search(title):
        return Kind.FORARBETE
    in_court = any(map(_COURT.match, first)) and any(re.match(r"DOM\b", line) for line in reading.opening)
    if _RULING.match(title) or in_court:
        return Kind.PRAXIS
    if any(_MAIL.match(line) for line in reading.lines[:4]):
        return Kind.OKAND
    if any(_NEWS_PATH.search(line) for line in reading.lines[:8]):
        return Kind.NYHET
    return first_kind(KIND_WORD, title) or _kind_by_form(reading)


def kind_of_name(file_name: str) -> Kind | None:
    """The kind that a file's name tells, where å, ä and ö may be written a, a and o."""
    return first_kind(_KIND_WORD_PLAIN, title_of_name(file_name).translate(_PLAIN))


def first_kind(pattern: re.Pattern[str], words: str) -> Kind | None:
    """The kind of the first word that tells one."""
    match = pattern.search(words)
    return _KIND_PATTERNS[int((match.lastgroup or "k0")[1:])][0] if match else None


def _kind_by_form(reading: Reading) -> Kind | None:
    if ATTENDANCE.search("\n".join(reading.lines[:25])) and _TAKEN.search(reading.text):
        return Kind.MINNESANTECKNING
    for line in reading.opening[:4]:
        if FORM_ALONE.fullmatch(line) and (named := first_kind(KIND_WORD, line)):
            return named
    around = "\n".join((*reading.opening[:8], *reading.lines[8:][-4:]))
    return Kind.BROSCHYR if _TO_READER.search(around) or _speaks_to_its_reader(reading.text) else None


def _speaks_to_its_reader(text: str) -> bool:
    """Whether the text is a web page or a leaflet for those who apply, which says "du" throughout."""
    times = len(_YOU.findall(text))
    return times > max(2, _OFTEN * len(text.split())) and not _COLLEAGUE.search(text)
