"""Personal data out of a question before it is logged, embedded or sent anywhere.

Identity numbers are told in `ingest.personal`; here are phone numbers, addresses, account numbers, and names where they
are stated as such. What is no person's stays: form numbers, laws, case numbers, amounts, dates, authorities, places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ingest.analyze import stem, tokens
from ingest.frequencies import per_million
from ingest.listing import listed
from ingest.municipalities import MUNICIPALITIES
from ingest.personal import Finding, Readable, merged, scan_readable

PHONE, EMAIL, NAME, ADDRESS, ACCOUNT = "telefonnummer", "e-postadress", "namn", "adress", "kontonummer"
MASK = re.compile(
    r"\[(?:personnummer|samordningsnummer|reservnummer|telefonnummer|e-postadress|namn|adress|kontonummer)\]"
)
"""What stands in a masked text where personal data stood; no subject of a question."""

# Hides numbers, turns text around, or cannot be written as UTF-8: controls, bidirectional marks, tags, surrogates.
_UNSEEN = re.compile(
    r"\x1b\[[0-9;?]{0,20}[A-Za-z]|\x1b\][^\x07\x1b\n]{0,200}\x07|"  # what sets a terminal's colours and title
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("[\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_EMAIL = re.compile(
    r"[\w.+%'-]{1,64}(?:@|\s?[\[(](?:at|snabel-?a)[\])]\s?)[^\W_][\w-]{0,62}(?:\.[\w-]{1,63})+", re.IGNORECASE
)
_PHONE = re.compile(
    r"""(?<!\d)(?<!\d[-.:])(?:
    (?:\+|00)46[ ]?(?:\(0\))?(?:[ -]{0,3}\d){7,10}                         # +46 70-123 45 67
    | (?:\+|00)(?!46)[1-9]\d{0,2}(?:[ -]?\d{2,4}){3,5}                     # another country
    | \(?0(?:8|[1-9]\d{1,2})\)?(?:[ ]?[-/][ ]?|[ ])\d{2,3}(?:(?P<gap>[ -])\d{2,3}(?:(?P=gap)\d{2,3}){0,2})
    | \(?0(?:8|[1-9]\d{1,2})\)?[ ]?[-/][ ]?\d{5,8}
    | 0[1-9]\d{6,8}
    | 07\d[. ]?\d{3}[. ]\d{2}[. ]\d{2}
    )(?!\d|-\d|:\d)""",
    re.VERBOSE,
)
_CALLED = re.compile(
    r"\b(?:tel|telefon|mobil)(?:\.|nr|\.?nr|nummer(?:et)?)?(?: är|[:. ]){0,3}(?P<number>\d(?:[ -]?\d){4,9})(?!\d)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"""(?i:\b(?:bor|bodde|bosatt|boende|skriven|folkbokförd|flytta\w*|hyr\w*)\b[^.?!\n]{0,30}?\b(?:på|vid|i|till)
    |\badress\w*(?:[ ]är)?:?)[ ]
    (?P<street>(?:(?:[A-ZÅÄÖ][\w'-]{0,30}[ ]){0,2}(?:[A-ZÅÄÖ][\w'-]{0,30})?(?:[gG]atan?|[vV]äg(?:en)?|[gG]ränd(?:en)?
    |[tT]org(?:et)?|[sS]tig(?:en)?|[aA]llén?|[bB]acken?|[pP]lan|[lL]eden|kaj(?:en)?|slingan?|ringen|parken|gården
    |terrassen|esplanaden|liden|hagen|höjden)|[\w'-]{2,30}(?:gatan?|vägen|gränd))
    [ ]\d{1,4}(?:[ ]?[A-Z]\b)?(?:,?[ ](?:lgh|lägenhet|vån)\.?[ ]?\d{1,4})?(?:,?[ ]\d{3}[ ]?\d{2}\b)?)""",
    re.VERBOSE,
)
_ACCOUNT = re.compile(
    r"""\b(?:(?:bank)?konto(?:t|nummer|numret|nr)?|(?:bank|plus|post)giro(?:t|nummer|nr)?|bg|pg|clearing(?:nummer|numret|nr)?)
    (?:[ ](?:är|nr)|[:. ]){0,3}(?P<number>\d(?:[ .,-]{0,2}\d){3,17})(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_IBAN = re.compile(r"\bSE\d\d(?: ?\d{4}){5}(?!\d)")
_AMOUNT_OR_CASE = re.compile(r"\s?(?:kr\b|kronor|tkr|mkr|sek\b|euro|€|%|:-|procent)", re.IGNORECASE)
_INTRODUCES_CASE = re.compile(r"\b(?:dnr|diarienummer|ärendenummer|ärendenr|målnr|SFS|OCR)\b[^\n]{0,6}$", re.IGNORECASE)

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
_ALSO_NAMES = frozenset({"Berg", "Lund", "Mark", "Nora"})
_COMMON = 20.0
_NUMBER_WORDS = dict(enumerate("två tre fyra fem sex sju åtta nio tio elva tolv".split(), start=2))


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its personal data, and what was found in the original, in order."""

    text: str
    found: tuple[Finding, ...]


def mask(text: str) -> str:
    """The text with its personal data replaced by what it was: "Har [personnummer] rätt?"."""
    return masked(text).text


def masked(text: str) -> Masked:
    """The text with its personal data replaced, without characters that cannot be seen, and what was found."""
    readable = Readable(text)
    identities = scan_readable(readable)
    plain = readable.text
    others = (readable.finding(*found) for found in chain(_numbers(plain), _words(plain)))
    found = merged(chain(identities, others, _beside(text, identities)))
    parts: list[str] = []
    at = 0
    for finding in found:
        parts += (_legible(text[at : finding.start]), f"[{finding.kind}]")
        at = finding.end
    return Masked("".join((*parts, _legible(text[at:]))), found)


def explain(found: Iterable[Finding]) -> str:
    """What was masked and why, for the person who asked; "" if nothing was."""
    counts = Counter(finding.kind for finding in found)
    if not counts:
        return ""
    words = listed(_counted(kind, number) for kind, number in counts.items())
    return (
        f"{words[0].upper()}{words[1:]} doldes innan frågan söktes. "
        "Personuppgifter behövs inte för att hitta svaret och ska varken sparas eller skickas vidare."
    )


def _numbers(text: str) -> Iterator[tuple[str, int, int]]:
    """Phone and account numbers."""
    for match in _PHONE.finditer(text):
        digits = len(re.sub(r"\D", "", match.group()))
        case = _INTRODUCES_CASE.search(text[max(0, match.start() - 30) : match.start()])
        if 8 <= digits <= 15 and not case and not _AMOUNT_OR_CASE.match(text, match.end()):
            yield PHONE, *match.span()
    for kind, pattern in ((PHONE, _CALLED), (ACCOUNT, _ACCOUNT)):
        for match in pattern.finditer(text):
            if not _AMOUNT_OR_CASE.match(text, match.end()) and _long_enough(kind, match):
                yield kind, *match.span("number")
    for match in _IBAN.finditer(text):
        yield ACCOUNT, *match.span()


def _long_enough(kind: str, match: re.Match[str]) -> bool:
    """An account of the books ("konto 5410") and a form ("tel 7434") have four digits; a clearing number does too."""
    digits = len(re.sub(r"\D", "", match["number"]))
    return digits >= (4 if match.group().casefold().startswith("clearing") else 5 if kind == PHONE else 7)


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """E-mail addresses, street addresses and names."""
    if "@" in text or "(" in text or "[" in text:
        for match in _EMAIL.finditer(text):
            yield EMAIL, *match.span()
    for match in _ADDRESS.finditer(text):
        yield ADDRESS, *match.span("street")
    for match in _CALLS.finditer(text):
        yield from _called(text, match)
    for match in _ROLE.finditer(text):
        yield from _with_role(text, match)
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


def _with_role(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    start = match.end()
    end = _name_end(text, start)
    if not end or (match["aside"].strip() in (",", "(", ", (") and text[end : end + 1] not in (",", ")")):
        return
    yield NAME, start, end
    while match["several"] and (joined := re.compile(r", | och | & ").match(text, end)):
        start = joined.end()
        end = _name_end(text, start)
        if not end:
            return
        yield NAME, start, end


def _beside(text: str, identities: Iterable[Finding]) -> Iterator[Finding]:
    """Names of two words or more that stand beside an identity number."""
    for number in identities:
        before = re.search(r"[ ,:(]{1,3}$", text[max(0, number.start - 90) : number.start])
        end = number.start - len(before.group() if before else "")
        start = _name_start(text, end)
        if start is not None and " " in text[start:end]:
            yield Finding(NAME, start, end)
        if after := re.compile(r"[ ,:)(]{1,3}").match(text, number.end):
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
    return word in _ALSO_NAMES or not {word, word.removesuffix("s")} & MUNICIPALITIES


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


def _legible(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", _LINE_ENDS.sub(" ", text)))


def _counted(kind: str, number: int) -> str:
    """How many of a sort, in words: "ett personnummer", "två adresser"."""
    if number == 1:
        return f"{'en' if kind in (EMAIL, ADDRESS) else 'ett'} {kind}"
    several = f"{kind}er" if kind in (EMAIL, ADDRESS) else kind
    return f"{_NUMBER_WORDS.get(number, str(number))} {several}"
