"""What a new caseworker gains by knowing something, by its words: the client's matter before the office's."""

from __future__ import annotations

import re

from ingest.documents import Kind

# Board, budget, follow-up and the forms of the office: no caseworker needs to know them by heart.
_FORMAL = re.compile(
    r"\b(?:styrelse\w*|styrgrupp\w*|ledningsgrupp\w*|arbetsgrupp\w*|budget(?!-| och skuld|rådg)\w*|årsredovisning\w*|"
    r"revisor\w*|revision\w*|fullmäktige\w*|sammanträd\w*|kvartalsvis|egenkontroll\w*|internkontroll\w*|statistik\w*|"
    r"enkät\w*|projekt\w*|verksamhetsplan\w*|verksamhetsberättelse\w*|medlemsavgift\w*|medlemsvillkor\w*|diarie\w*|"
    r"arkiv\w*|gallr\w*|e-post\w*|säkra meddelanden|närmaste chefer\w*|chefsled\w*|personalansvar\w*|rekryter\w*|"
    r"delegationsbeslut\w*|deleger\w+|vidaredeleg\w*|delegat(?:en|er|erna)?|verksamhetssystem\w*|lydelse\w*|"
    r"revideras|ses över|fastställ\w+ av|antagits|undertecknas? av parterna|finansierings\w*|samordningsförbund\w*|"
    r"förbundet\w*|ej verkställda|verkställ\w+ .{0,30}rapporter\w*|dokumenthanter\w*|åtgärdsplan för|"
    r"ivo:s beslut)\b",
    re.I,
)
# Between the parties of an agreement: how it is ended, renewed and paid for.
_AGREED = re.compile(
    r"\b(?:uppsäg\w*|säg\w* upp|utträd\w*|förläng\w*|tillträd\w*|part(?:en|er|erna)s? \w+|oenighet\w*)\b", re.I
)
# Matters of a delegation order that managers, registrars and those who meet the courts see to.
_OFFICE_MATTER = re.compile(
    r"\b(?:yttrand\w*|yttra sig|(?:överklaga\w*|laglighetspröv\w*).{0,24}\b(?:dom|domar|domstol\w*|beslut i)\b|"
    r"domstol\w*|rättidspröv\w*|avvis\w*|avgörande|ska avgöras|rapport\w*|anmäl\w* till (?:ivo|inspektion\w*)|ivo|"
    r"(?:lämna|lämnas|lämna ut|utlämn)\w* (?:ut )?(?:\w+ )?handling\w*|handling(?:ar)?|ombud\w*|överflyttning\w*|"
    r"begäran från annan kommun|"
    r"ordförande\w*|registrator\w*|föreläggande\w*|uppenbart (?:o)?riktig\w*|felaktigt beslut|rätta\b|"
    r"polisanmäl\w*|registerutdrag\w*|personuppgift\w*|avtal om|ingå avtal)",
    re.I,
)
_CLIENT = re.compile(
    r"\b(?:den enskild\w*|enskildas?|sökande\w*|hushåll\w*|barn\w*|famil\w*|föräld\w*|hyr\w*|skuld\w*|bistånd\w*|"
    r"försörjning\w*|inkomst\w*|tillgång\w*|ansök\w*|återansök\w*|komplettering\w*|behov\w*|kostnad\w*|riksnorm\w*|boende\w*|"
    r"bostad\w*|arbetssök\w*|arbetsförmåg\w*|sjuk\w*|ersättning\w*|intyg\w*|samtycke\w*|tandvård\w*|glasögon\w*|läkar\w*|"
    r"nöd\w*|avslag\w*|avslå\w*|beviljas?|godtas|återkrav\w*|återkräv\w*|överklag\w*|tolk\w*|besök\w*|nysök\w*|planering\w*|studi\w*|lön\w*|"
    r"elev\w*|våld\w*|skydd\w*|flytt\w*|begravning\w*|umgäng\w*|resor|sekretess\w*|jobbstimulans\w*|hemutrustning\w*|"
    r"kontoutdrag\w*|handläggare\w*|socialsekreterare\w*|unge\w*|person\w*|patient\w*)\b",
    re.I,
)
# What another authority or an employer decides by its own law, where nothing of the municipality's is told.
_ELSEWHERE = re.compile(
    r"\b(?:försäkringskassan\w*|arbetsgivar\w*|sjukersättning\w*|aktivitetsersättning\w*|sjukpenning\w*|csn\w*|"
    r"kronofogd\w*|pensionsmyndighet\w*)\b",
    re.I,
)
_OURS = re.compile(
    r"\b(?:bistånd\w*|försörjningsstöd\w*|nämnd\w*|socialnämnd\w*|socialsekreterar\w*|handläggar\w*|kommun\w*|hushåll\w*)\b",
    re.I,
)
_PERIPHERAL = 3.0
_DUTY = re.compile(
    r"\b(?:ska|får|måste|har rätt|rätt till|högst|minst|senast|inom|krävs|beviljas|godtas|beslutar|undantag\w*)\b", re.I
)
_POINT, _MOST = 1.0, 3.0


def is_formal(said: str, kind: Kind, *, row: bool = False) -> bool:
    """Whether something is the office's own affair: a board's tasks, an agreement's end, what only managers handle.

    Args:
        row: Whether it is a row of a table, where matters of the office are named in few words.
    """
    if _FORMAL.search(said) or (row and _OFFICE_MATTER.search(said)):
        return True
    return kind is Kind.OVERENSKOMMELSE and _AGREED.search(said) is not None


def gain(said: str) -> float:
    """How much a client's case turns on it, up to 3: its words for clients and their matters, and for what must be.

    Below 0 for what another authority decides by its own law.
    """
    if _ELSEWHERE.search(said) and not _OURS.search(said):
        return -_PERIPHERAL
    clients = len({m.group().casefold()[:6] for m in _CLIENT.finditer(said)})
    return min(_MOST, _POINT * clients) if _DUTY.search(said) else min(_MOST, 0.5 * clients)
