"""What in a draft no library could tell: small talk, the writer's own judgement, the decision's words."""

from __future__ import annotations

import re

from assistant.facts.read import facts
from ingest.references import references

_ON_WHAT_GROUND = re.compile(
    r"(?:Besluten är fattade|Lagrum|Lagstöd|"
    r"Beslutet (?:är fattat|har fattats|fattas|fattades|grundas|grundar sig|vilar))\b",
    re.I,
)
_THE_THING = (
    r"(?:Den|Det|De|Hela \w+|(?:Resten|Återstoden) av \w+|Ansökan|\w+(?:en|et|na)|\d[\d \u00a0]* (?:kr|kronor))"
)
_DECIDED = re.compile(
    rf"{_THE_THING} (?:beviljas|avslås|godkänns|godtas)(?: (?:helt|delvis|inte|också|därför|alltså)){{0,2}}\.?$|"
    r"Ansökan (?:om|avseende) [^.,;]{1,80} (?:avslås|bifalls)(?: (?:helt|delvis|i sin helhet|därför|alltså)){0,2}\.?$"
)
_DECIDES = re.compile(
    r"(?:\w*[Nn]ämnden|Kommunen|Enheten|Vi|Jag) (?:avslår|beviljar|bifaller) (?:därför |alltså |därmed )?"
    r"(?:(?:din|er|hans|hennes|deras) )?ansökan\b"
)
_OWN = (_DECIDED, _DECIDES)
_I = re.compile(r"\b(?:jag|mig|min|mitt|mina)\b|^(?:Jag|Mig|Min|Mitt|Mina)\b")
_CONTACT = re.compile(
    r"^(?:(?:Ring|Skriv till|Kontakta|Mejla) (?:till )?\S+(?: på \S+)?\.?$|"
    r"Hör (?:gärna )?av (?:er|dig)|Välkommen|Tveka inte|"
    r"(?:Har|Om) (?:du|ni) (?:har )?(?:några )?(?:frågor|funderingar)|"
    r"(?:Du|Ni) (?:får|kan|är) (?:alltid )?(?:gärna|välkom\w+)\b[^.]*\b(?:ringa|höra av|skriva|mejla|komma))\b"
)
_OF_THE_TEXT = re.compile(
    r"^(?:Här (?:är|kommer|följer)|Det (?:här|handlar)|Detta (?:brev|besked|beslut)|(?:Brevet|Beskedet|Texten) )\b",
    re.I,
)
_ABOUT_THE_TEXT = re.compile(
    r"^(?:(?:Förslaget|Utkastet|Rutinen|Dokumentet|Texten|Riktlinjen|Avsnitt(?:et)? ?\d*) "
    r"(?:är|har|talar|ska|ersätter|samlar|beskriver|tas|gås|följer)|Den här (?:rutinen|texten|riktlinjen)|"
    r"Synpunkter (?:på|lämnas|skickas)|Tack (?:till|för)|Fastställd av|Antagen av|Inget i sak)\b",
    re.I,
)
_FIRM = re.compile(r"\b(?:ska|skall|måste|får (?:inte|bara)|har rätt|krävs)\b", re.I)


def is_talk(said: str) -> bool:
    """Whether a sentence says what only its writer can: a judgement, what is decided, how to reach somebody."""
    if names_its_ground(said) or any(form.match(said) for form in _OWN):
        return True
    if references(said):
        return False
    if _CONTACT.match(said):
        return True
    of_the_text = _OF_THE_TEXT.match(said) or _ABOUT_THE_TEXT.match(said)
    if of_the_text and not _FIRM.search(said) and not facts(said):
        return True
    return _I.search(_opening(said)) is not None


def names_its_ground(said: str) -> bool:
    """Whether a sentence only tells under which sections the decision is made."""
    return _ON_WHAT_GROUND.match(said) is not None and bool(references(said))


def _opening(said: str) -> str:
    """The first clause, with "För att jag ska ..." before it."""
    return re.split(r",? och |, men |, så(?! att)|;| så att ", said)[0]
