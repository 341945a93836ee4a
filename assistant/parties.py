"""Words for those who do something: authorities, roles and persons, and when two words name the same party."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.matching import Word, kinship, words
from ingest.analyze import stem

_OFFICE = re.compile(
    r"(?!deltagar)(?:\w*(?:kass(?:a|an|or|orna)|förmedling(?:en)?|verk(?:et)?|myndighet(?:en|er|erna)?|nämnd(?:en|er|erna)?|utskott(?:et)?|styrelse(?:n)?|förbund(?:et)?"
    r"|domstol(?:en|ar|arna)?|inspektion(?:en)?|region(?:en|er|erna)?|kommun(?:en|er|erna)?|departement(?:et)?|fullmäktige|revisor(?:n|er|erna)?|"
    r"jour(?:en)?|förvaltning(?:en)?|mottagning(?:en)?|vårdcentral(?:en)?|chef(?:en|er|erna)?|sekreterar(?:e|en|na)|handläggar(?:e|en|na)|läkar(?:e|en|na)|"
    r"optiker(?:n|na)?|rådgivar(?:e|en|na)|samordnar(?:e|en|na)|koordinator(?:n|er|erna)?|utredar(?:e|en|na)|konsult(?:en|er|erna)?|registrator(?:n|er|erna)?|"
    r"rektor(?:n|er|erna)?|kurator(?:n|er|erna)?|skötersk(?:a|an|or|orna)|terapeut(?:en|er|erna)?|psykolog(?:en|er|erna)?|åklagar(?:e|en|na)|advokat(?:en)?|"
    r"hyresvärd(?:en|ar|arna)?|arbetsgivar(?:e|en|na)|delegat(?:en|er|erna)?|ordförande(?:n|na)?|förvaltar(?:e|en|na)|administratör(?:en|er|erna)?|"
    r"konsulent(?:en|er|erna)?|pedagog(?:en|er|erna)?|controller(?:n)?|leverantör(?:en|er|erna)?|vägledar(?:e|en|na)|coach(?:en|er|erna)?|förening(?:en|ar|arna)?|jurist(?:en|er|erna)?|handledar(?:e|en|na)|assistent(?:en|er|erna)?|"
    r"mäklar(?:e|en|na)|lärar(?:e|en|na)|mentor(?:n|er|erna)?|bolag(?:et)?|företag(?:et|en)?|receptionist(?:en)?|barnmorsk(?:a|an))"
    r"|\w+(?:ledar(?:e|en|na)|ansvarig(?:e|a)?|tagar(?:e|en|na))|(?:förvaltnings|kammar|tings|hov)rätt(?:en|er|erna)?|polis(?:en)?|kronofogden?|stat(?:en)?|regering(?:en)?|riksdag(?:en)?"
    r"|sjukvård(?:en)?|bank(?:en|er|erna)?|tolk(?:en|ar|arna)?|ombud(?:et|en)?|kolleg(?:a|an|or|orna)|(?-i:t)eam(?:et)?|FK|AF|PM|CSN|IVO|KFM|JO|SKR)s?",
    re.I,
)
_PERSONS = frozenset(
    stem(w)
    for w in """enskilde enskilda sökande sökanden personen person klienten patienten patient barnet barnen barn unge
    föräldern föräldrar föräldrarna deltagaren deltagarna parten part parterna parter mannen kvinnan anhörig anhöriga
    dödsboet våldsutsatta arbetssökande makar sambo hushållet hyresgästen hyresgäster vårdnadshavaren vårdnadshavare
    maken makan eleven brukaren ungdomen studenten förmyndaren medarbetaren släkting grannen""".split()
)
_AGENT = re.compile(
    r"(?!sommaren|hammaren)\w{2,}(?:ören|örerna|(?<!br)isten|isterna|mannen|aren|ledamoten|enheten)|"
    r"(?:social|hem)tjänsten|personalen|kansliet",
    re.I,
)
"""Nouns for those who do something, by their last part: "kassören", "receptionisten"."""
_OWN = frozenset(map(stem, "kommun kommunerna nämnd socialnämnd socialtjänst förvaltning".split()))
_CLIENT = frozenset(
    map(stem, "enskild enskilde sökande sökanden person klient patient våldsutsatta arbetssökande".split())
)


def is_party(word: Word) -> bool:
    """Whether a word names an authority, a role or a person."""
    return word.stem in _PERSONS or is_office(word) or _AGENT.fullmatch(word.text) is not None


def is_office(word: Word) -> bool:
    """Whether a word names an authority or a role, by its last part: "enhetschefen", "förvaltningsrätten"."""
    return is_office_name(word.text)


@lru_cache(maxsize=20_000)
def is_office_name(text: str) -> bool:
    """The same of a word by itself."""
    return _OFFICE.fullmatch(text.rpartition("-")[2]) is not None


def is_proper(text: str, word: Word) -> bool:
    """Whether a word within a sentence is capitalised: the name of a person or place."""
    before = text[: word.start].rstrip()
    return word.text[0].isupper() and not word.text.isupper() and bool(before) and before[-1] not in ".:!?|\n"


def is_name_in(text: str, word: Word) -> bool:
    """Whether a text has a word, perhaps first in its own sentence, as the name of a person or place."""
    return any(w.text == word.text and is_proper(text, w) for w in words(text))


def is_owner(text: str, word: Word) -> bool:
    """Whether a party stands in the genitive before what it owns: "regionens tandläkare"."""
    low = word.text.casefold()
    following = text[word.end : word.end + 2]
    return (
        low.endswith("s")
        and stem(low) != low
        and following[:1] == " "
        and following[1:].isalpha()
        and not low.endswith("ss")
    )


def same_form(one: Word, other: Word) -> bool:
    """Whether two words differ in the article only: "registrator" and "registratorn"."""
    short, long = sorted((one.text.casefold(), other.text.casefold()), key=len)
    return long.startswith(short) and len(long) - len(short) <= 3


def same_party(one: Word, other: Word) -> bool:
    """Whether two words may name the same party; a municipality acts through its board."""
    if kinship(one.stem, other.stem) >= 0.85:
        return True
    if is_office(one) and is_office(other) and same_form(one, other):
        return True
    return any(one.stem in group and other.stem in group for group in (_OWN, _CLIENT))
