"""Identity numbers in texts: personnummer, samordningsnummer and reservnummer, in every form people write them.

Sources: Skatteverket SKV 704 (personnummer: birth date, three digits, a check digit; "+" from the year one turns 100)
and SKV 707 (samordningsnummer: the same, with 60 added to the day); dates and check digits are tested by the library
`personnummer`. Reservnummer have no common form: Socialstyrelsens termbank advises a birth date with a letter among the
last four characters (Västra Götaland, Värmland, Skåne, the T-numbers of universities); Inera's "Lokala reservid" adds
99YYYYNNNNNC (Stockholm), a day of 32-59 (Inera) and the national reserve id XXYYMMDD-NNGC with two letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from personnummer import personnummer

from ingest.documents import Block

PERSONNUMMER = "personnummer"
SAMORDNINGSNUMMER = "samordningsnummer"
RESERVNUMMER = "reservnummer"
BLACK = "█"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at `text[start:end]`, and what sort it is, in Swedish."""

    kind: str
    start: int
    end: int


class Readable:
    """A text as a reader sees it: plain digits, dashes and spaces, nothing invisible, with the way back.

    Attributes:
        text: To search in.
    """

    def __init__(self, original: str) -> None:
        plain = [_plain(c) for c in original]
        self.text = "".join(plain)
        self._offsets = [n for n, c in enumerate(plain) if c] + [len(original)]

    def finding(self, kind: str, start: int, end: int) -> Finding:
        """The finding at `self.text[start:end]`, with offsets into the original."""
        return Finding(kind, self._offsets[start], self._offsets[end])


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character == "\u2212":
        return "-"
    if category == "Zs" or character == "\t":
        return " "
    if category in ("Cf", "Mn", "Me") or (category == "Cc" and character not in "\n\r"):
        return ""
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 and category != "No" else character


_DASH = r"(?:\ ?[-+/._]{1,2}\s?|\ {1,2})"
_NUMBER = re.compile(
    rf"""(?<!\d)(?:(?P<century>18|19|20)(?:[-\ ](?!\ ))?)?(?P<year>\d\d)
    (?P<gap>[-./\ ]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)
    (?P<dash>{_DASH}?)(?P<serial>\d(?:\ ?\d){{3}})(?!\d)""",
    re.VERBOSE,
)
_SPELLED = re.compile(r"(?<!\d)(?<!\d[ .-])\d(?:[ .-]{1,3}\d){9}(?:(?:[ .-]{1,3}\d){2})?(?![ .-]?\d)")
_LETTERED = re.compile(
    r"""(?<![^\W_])(?:\d\d)?(?P<date>\d{6})(?P<dash>\ ?-\ ?|)
    (?=[\dA-Z]{0,3}[A-Z])(?=[\dA-Z]{0,3}\d)(?P<serial>[\dA-Z]{4})(?![^\W_])""",
    re.VERBOSE | re.IGNORECASE,
)
_RESERVED = re.compile(r"(?<!\d)99(?:19|20)\d\d ?\d{2} ?-? ?\d{4}(?!\d)")
_INTRODUCED = re.compile(
    r"""\b(?:person|pers|p|samordnings|sam|reserv|interims|t(?!id\b))[.-]?\ ?(?:nummer|num|nr|id)(?:r?et)?
    (?:\ är|\ nr|[:=\ ]){0,4}
    (?P<number>\d{6}(?:\d\d)?\ ?-?\ ?(?=[A-Z]{0,3}\d)[\dA-Z]{4}|\d(?:[ ./+-]{0,3}\d){5,11})(?![^\W_])""",
    re.VERBOSE | re.IGNORECASE,
)
_IS_CASE = re.compile(
    r"(?:\b(?:dnr|diarien(?:umme)?r|diarie|ärenden(?:umme)?r|målnr|SFS|beslutsnr)\b)[^\w\n]{0,3}$", re.I
)
_IS_AMOUNT = re.compile(r"\s?(?:kr\b|kronor|tkr|mkr|sek\b|euro|€|%|:-)", re.IGNORECASE)
_IS_PHONE = re.compile(r"\b(?:tel|telefon|mobil|ring|sms|fax)\w{0,10}[.: ]{0,3}$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def scan(text: str) -> tuple[Finding, ...]:
    """The identity numbers in a text, in order.

    A number is told by its date and check digit, also when split by spaces, dots, unusual dashes or characters that
    cannot be seen. Written as ÅÅMMDD-NNNN it counts whatever its check digit, for a mistyped number still points to
    a person, unless it is introduced as a case number.
    """
    return scan_readable(Readable(text))


def scan_readable(readable: Readable) -> tuple[Finding, ...]:
    """The same for a text already made readable."""
    return merged(readable.finding(*found) for found in _found(readable.text))


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in order, those that overlap made one of the first's kind."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if kept and finding.start < kept[-1].end:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, finding.end))
        else:
            kept.append(finding)
    return tuple(kept)


def hide(text: str) -> str:
    """The text with every letter and digit of its identity numbers black, the same length."""
    for finding in scan(text):
        black = re.sub(r"[^\W_]", BLACK, text[finding.start : finding.end])
        text = text[: finding.start] + black + text[finding.end :]
    return text


def blank(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their identity numbers hidden; offsets and boxes stay true, so that pages can be blackened."""
    return tuple(
        replace(block, text=hidden) if (hidden := hide(block.text)) != block.text else block for block in blocks
    )


def counted(texts: Iterable[str]) -> Counter[str]:
    """How many identity numbers of each sort the texts hold, for the report."""
    return Counter(finding.kind for text in texts for finding in scan(text))


def report(counts: Counter[str]) -> str:
    """The counts as words: "2 personnummer, 1 samordningsnummer"."""
    return ", ".join(f"{number} {kind}" for kind, number in counts.most_common())


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    numbers = tuple(_told(text))
    yield from numbers
    for match in _INTRODUCED.finditer(text):
        start, end = match.span("number")
        if not any(start < other_end and other_start < end for _, other_start, other_end in numbers):
            yield _named_kind(match.group()), start, end


def _told(text: str) -> Iterator[tuple[str, int, int]]:
    """The numbers that their own form tells."""
    for match in _NUMBER.finditer(text):
        if kind := _judged(match, text):
            yield kind, *match.span()
    for match in _SPELLED.finditer(text):
        if kind := _kind_of_digits(re.sub(r"\D", "", match.group())):
            yield kind, *match.span()
    for match in _LETTERED.finditer(text):
        if _is_lettered(match):
            yield RESERVNUMMER, *match.span()
    for match in _RESERVED.finditer(text):
        if not _IS_AMOUNT.match(text, match.end()):
            yield RESERVNUMMER, *match.span()


def _judged(match: re.Match[str], text: str) -> str | None:
    """The sort of number that a written date and four digits are, or None if they are no identity number."""
    part = match.groupdict(default="")
    serial = part["serial"].replace(" ", "")
    signed = "-" in part["dash"] or "+" in part["dash"]
    formal = signed and not part["gap"]
    if (" " in part["serial"] and not formal) or (part["gap"] and not part["dash"]):
        return None
    kind = _dated(part["century"], part["year"], part["month"], part["day"])
    if kind is None or (kind == RESERVNUMMER and not (formal and part["century"])):
        return None
    sign = "+" if "+" in part["dash"] else "-"
    before = text[max(0, match.start() - 30) : match.start()]
    written = f"{part['century']}{part['year']}{part['month']}{part['day']}{sign}{serial}"
    if not personnummer.valid(written):
        return kind if formal and not _IS_CASE.search(before) else None
    if signed:
        return kind
    timestamp = part["gap"] and part["dash"].isspace() and _CLOCK.fullmatch(serial)
    if timestamp or _IS_AMOUNT.match(text, match.end()) or (match["year"][0] == "0" and _IS_PHONE.search(before)):
        return None
    return kind


def _kind_of_digits(digits: str) -> str | None:
    """The sort of a valid number of ten or twelve digits."""
    century, rest = digits[:-10], digits[-10:]
    if len(digits) not in (10, 12) or not personnummer.valid(digits):
        return None
    return _dated(century, rest[:2], rest[2:4], rest[4:6])


def _dated(century: str, year: str, month: str, day: str) -> str | None:
    """The sort of number that begins with such a birth date; a samordningsnummer's month or day may be unknown."""
    full = int(century or "20") * 100 + int(year)
    if _is_date(full, int(month), int(day)):
        return PERSONNUMMER
    if _is_date(full, int(month) or 1, int(day) - 60) or (int(month) <= 12 and day == "60"):
        return SAMORDNINGSNUMMER
    return RESERVNUMMER if 1 <= int(month) <= 12 and 32 <= int(day) <= 59 else None


def _is_lettered(match: re.Match[str]) -> bool:
    serial, birth = match["serial"], match["date"]
    if not match["dash"].strip() and serial != serial.upper():
        return False
    national = re.fullmatch(r"[A-Z]{2}\d\d", serial, re.IGNORECASE) and match.group()[:2] == "00"
    return bool(national) or _is_date(2000 + int(birth[:2]), int(birth[2:4]), int(birth[4:]))


def _named_kind(words: str) -> str:
    word = words.casefold()
    if word.startswith("sam"):
        return SAMORDNINGSNUMMER
    return PERSONNUMMER if word.startswith("p") else RESERVNUMMER


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
