"""Personal data out of a question before it is logged, embedded or sent anywhere.

Identity numbers are told in `ingest.personal`, phone numbers, addresses and account numbers in `contact_details`, and
names in `person_names`. What is no person's stays: form numbers, laws, case numbers, amounts, dates, bodies, places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from assistant.contact_details import ADDRESS, EMAIL, contact_details
from assistant.person_names import names, names_beside
from ingest.listing import listed
from ingest.personal import Finding, Readable, merged, scan_readable

_OF_PERSONS = "personnummer|samordningsnummer|reservnummer|namn"
MASK = re.compile(rf"\[(?:{_OF_PERSONS}|telefonnummer|e-postadress|adress|kontonummer)\]")
"""What stands in a masked text where personal data stood; no subject of a question."""
_PERSON = re.compile(rf"\[(?:{_OF_PERSONS})\]")
# Hides numbers, turns text around, or cannot be written as UTF-8: controls, bidirectional marks, tags, surrogates.
_UNSEEN = re.compile(
    r"\x1b\[[0-9;?]{0,20}[A-Za-z]|\x1b\][^\x07\x1b\n]{0,200}\x07|"  # what sets a terminal's colours and title
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("[\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
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
    others = (readable.finding(*found) for found in chain(contact_details(plain), names(plain)))
    found = merged(chain(identities, others, names_beside(text, identities)))
    parts: list[str] = []
    at = 0
    for finding in found:
        parts += (_legible(text[at : finding.start]), f"[{finding.kind}]")
        at = finding.end
    return Masked("".join((*parts, _legible(text[at:]))), found)


def as_person(text: str) -> str:
    """A masked text with a person where a number or a name stood, for a reader that knows no masks."""
    return _PERSON.sub("personen", text)


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


def _legible(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", _LINE_ENDS.sub(" ", text)))


def _counted(kind: str, number: int) -> str:
    """How many of a sort, in words: "ett personnummer", "två adresser"."""
    if number == 1:
        return f"{'en' if kind in (EMAIL, ADDRESS) else 'ett'} {kind}"
    several = f"{kind}er" if kind in (EMAIL, ADDRESS) else kind
    return f"{_NUMBER_WORDS.get(number, str(number))} {several}"
