"""Names of persons, where they are stated as such: "klienten Anna", "hon heter Anna", beside an identity number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.analyze import stem, tokens
from ingest.frequencies import per_million
from ingest.municipalities import ALSO_SURNAMES, MUNICIPALITIES
from ingest.personal import Finding

NAME = "namn"
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}")
_PARTICLES = frozenset("von van af de der den del al el bin ibn abu ter".split())
_PERSON = (
    r"(?:klient|sökande|brukare|kund|patient|person|kvinnan?|(?:(?<=s )|(?<=in ))man|mannen|make|maka|hustru|fru|sambo|"
    r"partner|son|dotter|bror|brodern|"
    r"syster|systern|barn|barnet|flickan?|pojken?|kille|tjej|ungdom|mamman?|pappan?|mor|modern|far|fadern|förälder|kollega|"
    r"granne|vän|kompis|handläggare|socialsekreterare|kontaktperson|chef|enhetschef|förvaltare|läkare|sjuksköterska|"
    r"inneboende|flickvän|pojkvän|mormor|morfar|farmor|farfar|moster|faster|morbror|farbror|ombud|gode? man|enskilde?)"
    r"(?:e?n|nen|et)?"
)
_SEVERAL = r"barn(?:en)?|sönerna|bröderna|döttrarna|syskonen|makarna|föräldrarna|klienterna|paret|familjen|tvillingarna"
_ROLE = re.compile(
    rf"\b(?:(?P<several>{_SEVERAL})|{_PERSON}|herr|hr|fröken|dr|doktor)\b(?P<aside>,? \(?|: )", re.IGNORECASE
)
_CALLS = re.compile(
    r"(?:\b(?P<who>[^\W\d_]{1,40}),? )?\b(?:som )?"
    r"(?:heter|hette|vid namn|med namnet|kallar sig|namn(?:et)?(?: är|:)):? ",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\b(?:mvh|hälsningar|hälsar|undertecknad)\b[,:\s]{1,3}", re.IGNORECASE)
_SAYS_WHO = re.compile(
    rf"{_PERSON}|jag|han|hon|hen|de|dom|en|någon|nån|som|mitt|hans|hennes|hens|herr|hr|fröken", re.IGNORECASE
)
# Things are called something too: "projektet heter Vägen In".
_THING = re.compile(
    r"\w*(?:lag|balk|förordning|blankett|projekt|insats|metod|modell|system|kommun|myndighet|förening|avtal|dokument|rutin|"
    r"riktlinje|ort|stad|gata|skola|enhet|avdelning|sida|app|program|kurs|bidrag|ersättning|stöd|förvaltning|nämnd|bolag|"
    r"företag|region|beslut|paragraf|mall|brev|mapp|fil|rubrik|kapitel|boende|hotell|verksamhet|broschyr|medicin|bank|"
    r"butik|norm|tjänst|reform|tidning|register|registr|nätverk|vägledning|handbok|fond|stiftelse|organisation|köp|form|"
    r"avgift|peng|tillägg|lån|uppdrag|kort|intyg|krav|regel|begrepp|term|ord|avsnitt|förmån|handling|utredning|plan|grupp|process|kod|fält)(?:a?n|e[nt]|et|ar|er|or|s)?|det|detta|den|vad|dokument\w*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\w*(?:kassan|verket|förmedlingen|myndighet(?:en)?|styrelsen|nämnd(?:en)?|förvaltning(?:en)?|rätt(?:en)?|bank(?:en)?|"
    r"balk(?:en)?|lag(?:en)?|förordning(?:en)?|stöd(?:et)?|bidrag(?:et)?|penning(?:en)?|ersättning(?:en)?|kontor(?:et)?|"
    r"enhet(?:en)?|kommun(?:en)?|region(?:en)?|tjänst(?:en)?|försäkring(?:en)?|sjukhus(?:et)?|centrum|central(?:en)?|"
    r"bostäder|krav(?:et)?|norm(?:en)?|nummer|skuld(?:en)?|tillstånd(?:et)?|ansökan|förbund(?:et)?|ombudsmannen|"
    r"polis(?:en)?|sekreterare|handläggare|chef|fogden|departementet|rådet|planen|ningen|ende|isk[at]?)s?|"
    r"personn(?:umme)?r|pnr|tele|barn|beslut|egen|ensamstående|arbetslös|gravid|sjuk|ny|aktuell|bistånd|hyra|svensk|"
    r"utländsk|bostad|student|teams|zoom|skype|swish|klarna|bankid|kivra|treserva|lifecare|procapita|viva|combine|"
    r"pulsen|visma|kolada|excel|word|outlook|facebook|instagram|google|chatgpt|copilot|avanza|nordea|swedbank|"
    r"handelsbanken|blocket|tradera|foodora|uber|bolt|stockholm|göteborg|malmö|sverige|norge|danmark|finland|europa|eu|"
    r"källstöd|hej|tack",
    re.IGNORECASE,
)
_CHILD_OF = re.compile(r"\b[^\W\d_]{1,30}s(?:son|dotter)s?\b")
_SURNAME = re.compile(r"\w+(?:sson|sdotter|berg|ström|lund|gren|[qk]vist|dahl|stedt|blom|holm)s?", re.IGNORECASE)
_COMMON = 20.0
"""How often of a million words one stands that is no rare word, and so no surname."""
_JOINS = re.compile(r", | och | & ")
_AFTER_NAME = re.compile(r"[ ,:(]{1,3}$")
_BEFORE_NAME = re.compile(r"[ ,:)(]{1,3}")


def names(text: str) -> Iterator[tuple[str, int, int]]:
    """Each name with its kind and its place: `text[start:end]`."""
    for match in _CALLS.finditer(text):
        yield from _called(text, match)
    for match in _ROLE.finditer(text):
        yield from _after_role(text, match)
    for match in _SIGNED.finditer(text):
        if end := _name_end(text, match.end()):
            yield NAME, match.end(), end
    for match in _CHILD_OF.finditer(text):
        start = _name_start(text, match.end())
        if start is not None and " " in text[start : match.end()]:
            yield NAME, start, match.end()


def _called(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    who = match["who"] or ""
    if _THING.fullmatch(who):
        return
    end = _name_end(text, match.end())
    if not end and _SAYS_WHO.fullmatch(who):
        end = _lower_name_end(text, match.end())
    if end:
        yield NAME, match.end(), end


def _after_role(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    start = match.end()
    end = _name_end(text, start)
    if not end or (match["aside"].strip() in (",", "(", ", (") and text[end : end + 1] not in (",", ")")):
        return
    yield NAME, start, end
    while match["several"] and (joined := _JOINS.match(text, end)):
        start = joined.end()
        end = _name_end(text, start)
        if not end:
            return
        yield NAME, start, end


def names_beside(text: str, identities: Iterable[Finding]) -> Iterator[Finding]:
    """Names of two words or more that stand beside an identity number."""
    for number in identities:
        before = _AFTER_NAME.search(text[max(0, number.start - 90) : number.start])
        end = number.start - len(before.group() if before else "")
        start = _name_start(text, end)
        if start is not None and " " in text[start:end]:
            yield Finding(NAME, start, end)
        if after := _BEFORE_NAME.match(text, number.end):
            end = _name_end(text, after.end())
            if " " in text[after.end() : end]:
                yield Finding(NAME, after.end(), end)


def _name_start(text: str, end: int) -> int | None:
    """Where the name that ends at `end` begins; None if none does."""
    start = None
    at = end
    for word in reversed(list(_WORD.finditer(text, max(0, end - 90), end))):
        if text[word.end() : at].strip(" ") or at - word.end() > 1 or not _is_name(word.group()):
            break
        start = at = word.start()
    return start


def _name_end(text: str, start: int) -> int:
    """Where the name that begins at `start` ends; 0 if none does."""
    end, at = 0, start
    for _ in range(4):
        word = _WORD.match(text, at)
        if word is None:
            break
        if not end and word.group() in ("von", "af"):
            pass
        elif _is_name(word.group()) or (end and len(word.group()) == 1 and word.group().isupper()):
            end = word.end()
        elif not end or word.group() not in _PARTICLES:
            break
        if text[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    return end


def _is_name(word: str) -> bool:
    """Whether a word can be a person's name: capitalised, and not an abbreviation, a body, a place or a common word."""
    if not word[0].isupper() or len(word) < 2 or word[-1].isupper():
        return False
    if _NO_NAME.fullmatch(word) or _SAYS_WHO.fullmatch(word) or _is_stop(word):
        return False
    return word in ALSO_SURNAMES or not {word, word.removesuffix("s")} & MUNICIPALITIES


def _lower_name_end(text: str, start: int) -> int:
    """The same for a name in small letters: one word, and a second that is no common word."""
    first = _WORD.match(text, start)
    if first is None or len(first.group()) < 2 or _is_stop(first.group()) or _NO_NAME.fullmatch(first.group()):
        return 0
    second = _WORD.match(text, first.end() + 1) if text[first.end() : first.end() + 1] == " " else None
    if second is None or _is_stop(second.group()):
        return first.end()
    rare = per_million().get(stem(second.group()), 0.0) < _COMMON
    return second.end() if rare or _SURNAME.fullmatch(second.group()) else first.end()


def _is_stop(word: str) -> bool:
    return all(token.stop for token in tokens(word))
