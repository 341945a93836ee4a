"""The names of people in a draft, by its lists, greetings and signatures, and the draft with them under black."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafts.verbs import has_finite_verb
from assistant.person_names import NAME
from ingest.personal import BLACK, Finding

_ROLES = (
    r"närvarande|deltagare|deltog|frånvarande|anmäl[dt]a? frånvar\w+|sökande|klient|handläggare|ordförande|"
    r"sekreterare|(?:med|anteckningar|via (?:teams|länk))(?=:)|"
    r"antecknat av|protokollförare|justerare|föredragande|beslutsfattare|kontaktperson"
)
PEOPLE = re.compile(rf"^\W*(?:{_ROLES})\W*:?(?P<names>.*)$", re.I | re.M)
"""A line that lists people by what they were there."""
_GREETED = re.compile(r"^\W*(?:hej|hejsan|bästa|kära)\b,? (?P<names>[^\n!,.?]{2,40})[!,.]?\s*$", re.I | re.M)
_SIGNED = re.compile(
    r"^\W*(?:(?:med )?vänliga? hälsning(?:ar)?|hälsning(?:ar)?|vid (?:anteckningarna|protokollet)|antecknat av|mvh)"
    r"\W+(?P<names>[A-ZÅÄÖÉ][^\n]{2,40})$",
    re.I | re.M,
)
_PERSON = r"(?P<names>[A-ZÅÄÖÉ][a-zåäöéü]{2,}(?: [A-ZÅÄÖÉ][a-zåäöéü]+)?(?: och [A-ZÅÄÖÉ][a-zåäöéü]{2,})?)"
_TOLD_OF = (
    re.compile(
        r"\b(?:mentor|kollega|kontaktperson|handläggare|socialsekreterare|chef|vikarie|ombud|god man|förvaltare|tolk)"
        rf"(?:n|en)? (?:är|heter) {_PERSON}(?=[ ,.;!?)]|$)"
    ),
    re.compile(rf"\b(?:pratat|pratade|prata|talat|talade|träffat|träffade|mött) (?:med )?{_PERSON}(?=[ ,.;!?)]|$)"),
    re.compile(rf"\b(?:[Ee]nligt|i) {_PERSON}s? (?:sammanställning|mejl|anteckning|lista|bild|förslag|redovisning)"),
    re.compile(rf"\b[Tt]ack till {_PERSON}(?=[ ,.;!?)]|$)"),
    re.compile(rf"\b{_PERSON},? \d{{1,2}} år\b"),
)
"""Those that a text tells of by what they are or did to its writer."""
_NO_PERSON = re.compile(r"\w*(?:ingen|verket|kassan|bostäder|bolaget|huset|banken|en|et|erna|arna|ing)s?")
_NAME = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]{2,}(?=\b|s\b)")
_CAPITALISED = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]+(?=\b|s\b)")
_OFFICE_WORD = re.compile(
    r"\w*(?:kommun|nämnd|enhet|förvaltning|sekreterare|chef|handläggare|ledare|region|kassan|datum)\w*|"
    r"\w*utkast|version|barn|dnr|beslut|ansökan|ärende|hushåll(?:et)?|medsökande|telefon",
    re.I,
)


def names_in(draft: str, found: Sequence[Finding]) -> frozenset[str]:
    """The capitalised words of lists of people, of greetings and signatures, and of the names that are blackened."""
    told = [m["names"] for m in PEOPLE.finditer(draft) if ":" in m.group() or not has_finite_verb(m.group())]
    told += [m["names"] for pattern in (_GREETED, _SIGNED) for m in pattern.finditer(draft)]
    told += [draft[f.start : f.end] for f in found if f.kind == NAME]
    by_deeds = [w for pattern in _TOLD_OF for m in pattern.finditer(draft) for w in _CAPITALISED.findall(m["names"])]
    words = _NAME.findall(" ".join(told)) + [w.removesuffix("s") for w in by_deeds if not _NO_PERSON.fullmatch(w)]
    common = frozenset(_SMALL.findall(draft))  # a capitalised word that stands in small letters too is likely no name
    return frozenset(w for w in words if not _OFFICE_WORD.fullmatch(w) and w.lower() not in common)


_SMALL = re.compile(r"\b[a-zåäöéü]+\b")


def again(draft: str, names: frozenset[str]) -> Iterator[Finding]:
    """Each place of each name, without the genitive's -s."""
    for m in _CAPITALISED.finditer(draft):
        name = m.group() if m.group() in names else m.group().removesuffix("s")
        if name in names:
            yield Finding(NAME, m.start(), m.start() + len(name))


def blackened(draft: str, found: Sequence[Finding]) -> str:
    """The draft, as long as before, with its personal data under black."""
    parts, at = [], 0
    for finding in found:
        parts += [draft[at : finding.start], BLACK * (finding.end - finding.start)]
        at = finding.end
    return "".join((*parts, draft[at:]))
