"""Phone and account numbers, e-mail addresses and street addresses in a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

PHONE, EMAIL, ADDRESS, ACCOUNT = "telefonnummer", "e-postadress", "adress", "kontonummer"
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


def contact_details(text: str) -> Iterator[tuple[str, int, int]]:
    """Each detail with its kind in Swedish and its place: `text[start:end]`."""
    yield from _numbers(text)
    if "@" in text or "(" in text or "[" in text:
        for match in _EMAIL.finditer(text):
            yield EMAIL, *match.span()
    for match in _ADDRESS.finditer(text):
        yield ADDRESS, *match.span("street")


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
