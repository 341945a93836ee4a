"""What is known of a document, and from where: declared, out of the file's properties, or shown by its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from ingest import dates, infer
from ingest.documents import Block, Kind, Metadata, Part, Properties
from ingest.sidecar import FIELDS, Declared

METADATA_VERSION = 5

FILE = "file"
TEXT = "text"
_TELLING = (Kind.MINNESANTECKNING, Kind.RAPPORT, Kind.NYHET)
"""Kinds that tell of rules: what they say holds from a day is another thing than themselves."""
_OF_THE_WHOLE_FILE = ("publisher", "municipalities", "example", "licence", "url")

_OPENING = 10
T = TypeVar("T")


def merge(sidecar: Declared, front_matter: Declared) -> Declared:
    """Both declarations in one; the sidecar's word weighs more, field by field and part by part.

    Raises:
        SidecarError: If one ends the document's validity before the other begins it.
    """
    parts = {
        name: merge(sidecar.parts.get(name, Declared()), front_matter.parts.get(name, Declared()))
        for name in (*sidecar.parts, *front_matter.parts)
    }
    fields = {name: getattr(sidecar if name in sidecar.origin else front_matter, name) for name in FIELDS}
    return Declared(**fields, parts=parts, origin={**front_matter.origin, **sidecar.origin})


def describe(
    part: Part, blocks: tuple[Block, ...], declared: Declared, properties: Properties, file_name: str
) -> Metadata:
    """Gathers what is known of one document.

    A declared field stands. A title in the file's properties is believed over the text's where it goes on from it, and
    else only where the text has none. The file's date is often the day on which it was saved or converted, so it
    comes last. A later part of a file has its own title, kind and dates or none: the file's are the first part's.

    Args:
        part: The document's place in its file.
        blocks: Its cleaned blocks.
        declared: What has been declared of the file, see `merge`.
        properties: What the file says of itself.
        file_name: The last part of its path.
    """
    named_by = FILE
    if part.name:  # which was read in the text
        declared, properties, file_name, named_by = _of_part(declared, part.name), Properties(), part.name, TEXT
    known = _Known(declared)
    reading = infer.Reading(blocks, properties.heads)
    title = (
        known.first("title", *_titles(reading, properties, file_name), (infer.title_of_name(file_name), named_by))
        or file_name
    )
    kind = (
        known.first("kind", (infer.kind(reading, title), TEXT), (infer.kind_of_name(file_name), named_by)) or Kind.OKAND
    )
    publisher = known.first(
        "publisher",
        (infer.organisation(properties.publisher), FILE),
        (infer.publisher(reading, title), TEXT),
        (_site(properties.title, title, file_name), FILE),
    )
    municipalities = known.first(
        "municipalities", (infer.municipalities(reading, title, kind, publisher, declared.scope), TEXT)
    )
    minutes = kind is Kind.MINNESANTECKNING
    in_force = dates.validity(reading.lines) if kind not in _TELLING else (None, None)
    valid_from, valid_to = known.period(in_force)
    return Metadata(
        title=title,
        kind=kind,
        publisher=publisher,
        published=known.first(
            "published",
            (dates.own_date(reading.lines, title, minutes=minutes), TEXT),
            (dates.file_date(file_name), named_by),
            (_day_of_saving(properties.published, reading), FILE),
        ),
        valid_from=valid_from,
        valid_to=valid_to,
        replaced_by=declared.replaced_by,
        scope=known.first("scope", (infer.scope(title, kind, publisher, municipalities or ()), TEXT)),
        municipalities=municipalities or (),
        example=bool(declared.example),
        licence=declared.licence,
        url=declared.url,
        origin=tuple(known.origin.items()),
    )


class _Known:
    """What is known so far, field by field, and where each came from."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        self.origin = dict(declared.origin)

    def first(self, name: str, *guesses: tuple[T | None, str]) -> T | None:
        """The declared value, or else the first guess that is one."""
        if name in self._declared.origin:
            declared: T | None = getattr(self._declared, name)
            return declared
        for guess, where in guesses:
            if guess:
                if guess is not Kind.OKAND:
                    self.origin[name] = where
                return guess
        return None

    def period(self, read: tuple[date | None, date | None]) -> tuple[date | None, date | None]:
        """From and until when; a date in the text that contradicts a declared one is left out."""
        declared_from, declared_to = self._declared.valid_from, self._declared.valid_to
        since, until = read
        if since and declared_to and declared_to < since:
            since = None
        if until and declared_from and until < declared_from:
            until = None
        return self.first("valid_from", (since, TEXT)), self.first("valid_to", (until, TEXT))


def _of_part(declared: Declared, name: str) -> Declared:
    """What is declared of a later part: under its own name, and what goes for the whole file."""
    whole = {field: where for field, where in declared.origin.items() if field in _OF_THE_WHOLE_FILE}
    inherited = Declared(**{field: getattr(declared, field) for field in whole}, origin=whole)
    return merge(declared.parts.get(name, Declared()), inherited)


def _titles(reading: infer.Reading, properties: Properties, file_name: str) -> Iterator[tuple[str | None, str]]:
    written = infer.usable_title(properties.title)
    read = infer.title_in_text(reading)
    if written and read and not _site(written, read, file_name) and _bears_out(reading, written, read):
        yield written, FILE
    yield read, TEXT
    yield written, FILE


def _bears_out(reading: infer.Reading, written: str, read: str) -> bool:
    """Whether the file's title says all that the text's does, in words that all stand at its beginning."""
    opening = _words(" ".join(reading.lines[:10]))
    return _words(read) <= _words(written) <= opening


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _site(page_title: str | None, title: str, file_name: str) -> str | None:
    """The site that a web page names after its title: "Avgifter | Åkersvik kommun"."""
    said, _, site = re.sub(r"\s+[|–-]\s+", "|", page_title or "").rpartition("|")
    named = infer.is_organisation(site) or (said == title and re.match(r"[A-ZÅÄÖ].{2,60}$", site))
    return site if said and named and file_name.lower().endswith((".html", ".htm")) else None


def _day_of_saving(day: date | None, reading: infer.Reading) -> date | None:
    """The file's date, unless the text opens with other months, or it is New Year's Day, written for a year alone."""
    stated = dates.months("\n".join(reading.lines[:_OPENING]))
    if day is None or (day.month, day.day) == (1, 1) or (stated and (day.year, day.month) not in stated):
        return None
    return day
