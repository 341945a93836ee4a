"""The names of municipalities as texts write them: "Åkersviks kommun", "kommunerna A, B och C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.municipalities import MUNICIPALITIES

NAME = r"(?:(?:Norra|Södra|Östra|Västra|Stora|Lilla|Upplands|Övre|Nedre) )?[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_NAMES = rf"{NAME}(?:, {NAME}){{0,60}},? (?:och|samt) {NAME}"
MUNICIPALITY = re.compile(
    rf"\b(?:({NAME}) [Kk]ommuns?|({NAME}) [Ss]tads?|(Region Gotland)|kommunerna ({_NAMES})|({_NAMES}) kommuner)"
    r"(?!\w|-)"
)
MUNICIPALITY_ALONE = re.compile(rf"{NAME} (?:[Kk]ommun|[Ss]tad)")
_NOT_NAMES = re.compile(
    r"(?:Aktuell|Alla|Andras?|Annan|Ansvarig|Att|Berörd|Båda|Den|Denna|Deras|Din|Där|Egen|En|Ert?|Flera|Gamla|Hela|Hemma"
    r"|Ingen|Inom|Min|Många|Nya?|Någon|Om|Per|Plus|Respektive|Samma|Sin|Som|Sveriges|Varje|Via|Vilken|Vissa|Våra?"
    r"|Övriga|.*[ae]nde)"
)


def municipality_name(written: str) -> str:
    """Takes "Norrberga" out of "Norrberga kommun"; a genitive is resolved only for the municipalities there are."""
    bare = re.sub(r"\s+(?:kommuns?|stads?)$", "", " ".join(written.split()), flags=re.IGNORECASE)
    bare = re.sub(r"^(?:Region|Kommunen)\s+(?=\S)", "", bare, flags=re.IGNORECASE)
    stem = bare.removesuffix("s")
    return stem if bare not in MUNICIPALITIES and stem in MUNICIPALITIES else bare


def resolved(written: str, text: str) -> str:
    """The name without its genitive s, which a name that ends in s does not show."""
    name = municipality_name(written)
    stem = name.removesuffix("s")
    if name in MUNICIPALITIES or name == stem:
        return name
    if re.search(rf"(?<!\w){re.escape(stem)}(?!\w)", text):
        return stem
    return name if re.search(r"(?:ås|näs|fors|hus|ss)$", name) else stem


def municipalities_in(words: str, text: str) -> Iterator[str]:
    """The municipalities that some words name as such."""
    for match in MUNICIPALITY.finditer(words):
        kommun, stad, gotland, *lists = match.groups()
        if gotland:
            yield "Gotland"
        for listed in filter(None, (kommun, stad, *lists)):
            for name in re.split(r", | och | samt ", listed):
                bare = resolved(name, text)
                called_so = not stad or _is_town(stad, bare, text)
                if bare in MUNICIPALITIES or (called_so and not _NOT_NAMES.fullmatch(name)):
                    yield bare


def _is_town(written: str, name: str, text: str) -> bool:
    """Whether "Sandviks stad" is what a place calls itself, and not just any town: it is said of it again."""
    return written != name and len(re.findall(rf"\b{re.escape(name)}(?:s [Ss]tads?)?\b", text)) > 1
