"""Personal data out of a question before it is logged, embedded or sent anywhere."""

from __future__ import annotations

import re
from datetime import date

_NUMBER = re.compile(r"(?<![\d/:-])((?:19|20)?\d{2})(\d{2})(\d{2})[-+ ]?(\d{3})(\d)(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d:/-])(?:\+46[ -]?|0)(?:\d[ -]?){7,9}\d(?!\d)")
_NAMED = re.compile(r"\b((?:heter|namnet är|vid namn) )([A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+){0,2})")


def mask(text: str) -> str:
    """Replaces identity numbers, e-mail addresses, phone numbers and stated names by what they were.

    Identity numbers are told by their date and check digit (Skatteverket SKV 707; samordningsnummer: day + 60), so
    that form numbers, SFS numbers, case numbers and amounts stay.
    """
    text = _NUMBER.sub(_masked_number, text)
    text = _EMAIL.sub("[e-postadress]", text)
    text = _PHONE.sub("[telefonnummer]", text)
    return _NAMED.sub(r"\1[namn]", text)


def _masked_number(match: re.Match[str]) -> str:
    year, month, day, serial, check = match.groups()
    if not _is_date(year, int(month), int(day)) or not _checks(f"{year[-2:]}{month}{day}{serial}", int(check)):
        return match.group()
    return "[samordningsnummer]" if int(day) > 60 else "[personnummer]"


def _is_date(year: str, month: int, day: int) -> bool:
    try:
        date(int(year) if len(year) == 4 else 2000 + int(year), month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def _checks(digits: str, check: int) -> bool:
    """Luhn's check digit over nine digits."""
    total = sum(sum(divmod(int(d) * (2 - n % 2), 10)) for n, d in enumerate(digits))
    return (10 - total % 10) % 10 == check
