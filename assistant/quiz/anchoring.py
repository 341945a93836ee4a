"""Whether what a sentence speaks of as known is known to someone who sees only the sentence and its heading."""

from __future__ import annotations

import re

from assistant.matching import FUNCTION_WORDS, Word, words
from assistant.parties import is_party

_DEFINITE = re.compile(r"[a-zåäö-]{2,}(?:en|et|[aåö]n|on|rn|ln|erna|arna|orna|ena)s?")
_ENDING = re.compile(r"(?:erna|arna|orna|ena|en|et|an|n|t)s?$")
# End alike, and are no nouns in the definite form, nor any function word.
_OTHERS = re.compile(
    r"(?:igen|öppen|vuxen|hälften|framför|ovan|nedan|undan|ihop|dessförinnan|därifrån|sällan|helt|taget|stället|"
    r"överens|hygien|exempel|tecken|vatten|examen|underlag|talan|väntan|önskan|person|lån|(?:e-)?(?:ansök|anmäl|begär)an|"
    r"\w+(?:ligen|ansökan|anmälan|begäran|verkan|frågan|kunnen|given|skriven|tagen|bunden|slagen|kommen|funnen)|"
    r"\w*(?:het|anden|plan|mån|tion|sion))s?"
)
# Everyone who handles a case knows them, as they know the law and the household.
_GENERAL = re.compile(
    r"(?:(?:hushåll|famil|bostad|hyr|inkomst|försörjning|försörjningsstöd|riksnorm|norm|skol|vård|sjukvård|"
    r"arbetsmarknad|veck|tid|livsföring|barn|bank|samhäll|land|stat|kommun|behov|arbet|lön|ekonomi|situation|ärend|sak|"
    r"konto|person|förälder|föräldr|socialtjänst|hemkommun|vistelsekommun|bosättningskommun|region|myndighet|rätt|"
    r"pension|arbetsförmåg|umgäng|språk|handläggning|ersättning|klient|hjälp|kostnad|bidrag|verklighet|praktik|framtid|"
    r"helg|natt|hyresavtal|studi|arbetsliv|vardag|syn|hälsa|planering|beräkning|sekretess|jobbstimulans|aktivitetskrav|"
    r"högkostnadsskydd|pengar|riktåld)\w{0,4}|\w*(?:lag|balk|förordning|lagstiftning|lagtext|dag|månad|år|period)"
    r"(?:en|et|ens|ets|erna))",
    re.I,
)
# Parties that there are many of.
_SOMEONE = re.compile(r"(?:företag|bolag|förening|team|part|ombud|anhörig|delegat)\w*")
# What they are of is told by the words after them ("rätten till", "beslutet om") or by an ordinal before.
_FOLLOWED = frozenset(
    "som för av till om i på från mellan enligt då när med hos mot vid att under efter över åt kring utanför".split()
)
_ORDINAL = frozenset("första andra sista senaste nästa hela närmaste närmast egna faktiska samma rätta vanliga".split())
_BEFORE = frozenset("före inför efter innan för".split())
# Of each case there is one: known where it is said when, and not what of it.
_STAGE = re.compile(
    r"(?:beslut|utredning|besök|möt|samtal|ansökning|utbetalning|prövning|avgörand|ärend|plan|bistånd)\w{0,3}"
)
_SEVERAL = re.compile(r"\bde (?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|nya|andra|båda)\b(?! som)", re.I)


def unanchored(sentence: str, heading: str, title: str = "") -> str | None:
    """The first noun that is spoken of as known though nothing that is shown tells of it; None if there is none.

    "Svaret" leans on a question that is not there, "svaret på begäran" does not; nor does "hyran", which every
    household has. Which decision "beslutet" is must be told nearer than by the document's title.
    """
    found = words(sentence)
    if pointing := _SEVERAL.search(sentence):
        return pointing.group()
    told = f"{heading} ".casefold()
    about = title.casefold()
    for n, word in enumerate(found):
        low = word.text.casefold()
        if _is_definite(word, n) and not _is_told(low, told, about) and not _is_bound(sentence, found, n):
            return word.text
        told += f"{low} "
    return None


def _is_definite(word: Word, place: int) -> bool:
    low = word.text.casefold()
    capital = word.text[0].isupper() and place > 0
    noun = len(low) > 4 and low not in FUNCTION_WORDS and _DEFINITE.fullmatch(low) and not _OTHERS.fullmatch(low)
    known = is_party(word) and not _SOMEONE.fullmatch(low)
    return bool(noun) and not capital and not known and not _GENERAL.fullmatch(low)


def _is_told(word: str, told: str, title: str) -> bool:
    """Whether something before names it: "skulden" after "hyresskuld", "samtycket" under "Samtycke"."""
    root = _ENDING.sub("", word)
    return len(root) > 2 and (root in told or (root in title and not _STAGE.fullmatch(word)))


def _is_bound(sentence: str, found: tuple[Word, ...], n: int) -> bool:
    word = found[n]
    before = found[n - 1].text.casefold() if n else ""
    after = found[n + 1] if n + 1 < len(found) else None
    adjacent = after is not None and sentence[word.end : after.start] == " "
    followed = adjacent and after is not None and after.text.casefold() in _FOLLOWED
    if followed and after is not None and after.text.casefold() in ("i", "på", "för") and n + 2 < len(found):
        followed = found[n + 2].text.casefold() not in ("en", "ett", "väg", "högst", "minst")
    staged = before in _BEFORE and _STAGE.fullmatch(word.text.casefold()) is not None
    indefinite = before in ("en", "ett", "någon", "något", "ingen", "inget", "varje")
    owned = n > 0 and before.endswith("s") and is_party(found[n - 1])
    return followed or staged or indefinite or owned or before in _ORDINAL
