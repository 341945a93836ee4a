"""Metadata that a person has declared: `NAME.meta.toml` beside a file, or front matter at the top of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from ingest.documents import Kind, Scope
from ingest.infer.names import municipality_name

SUFFIX = ".meta.toml"
SIDECAR = "sidecar"
FRONT_MATTER = "front matter"


class SidecarError(ValueError):
    """Declared metadata that cannot be used; the message is Swedish and says what to change."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What has been declared of a document; None where nothing was.

    Attributes:
        parts: Declarations for single documents of a file that holds several, by the name of the part.
        origin: Where each field was declared: `SIDECAR` or `FRONT_MATTER`.
    """

    title: str | None = None
    kind: Kind | None = None
    publisher: str | None = None
    published: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str | None = None
    scope: Scope | None = None
    municipalities: tuple[str, ...] | None = None
    example: bool | None = None
    licence: str | None = None
    url: str | None = None
    parts: Mapping[str, Declared] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuses a period that ends before it begins.

        Raises:
            SidecarError: If it does.
        """
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise SidecarError(f"valid_to ({self.valid_to}) ligger före valid_from ({self.valid_from}).")


def read_sidecar(path: Path) -> Declared:
    """Reads the sidecar beside a file; nothing is declared if there is none.

    Args:
        path: The file that the sidecar describes, as "riktlinje.pdf" of "riktlinje.pdf.meta.toml".

    Raises:
        SidecarError: If it cannot be understood.
    """
    sidecar = path.with_name(path.name + SUFFIX)
    if not sidecar.is_file():
        return Declared()
    try:
        return parse_declared(tomllib.loads(sidecar.read_text("utf-8-sig")), SIDECAR)
    except tomllib.TOMLDecodeError as error:
        raise SidecarError(f"{sidecar.name}: filen är inte giltig TOML ({error}).") from error
    except UnicodeDecodeError as error:
        raise SidecarError(f"{sidecar.name}: filen är inte sparad som UTF-8.") from error
    except SidecarError as error:
        raise SidecarError(f"{sidecar.name}: {error}") from error


def parse_declared(mapping: Mapping[str, object], origin: str = FRONT_MATTER) -> Declared:
    """Checks declared fields; one without a value counts as not declared.

    Front matter may be written for another program, so a field name that resembles none of ours is passed over there.
    In a sidecar it is an error.

    Raises:
        SidecarError: If a field is unknown or its value cannot be used.
    """
    fields: dict[str, object] = {}
    parts: dict[str, Declared] = {}
    for name, value in mapping.items():
        if name == "parts":
            parts = _parts(value, origin)
        elif name not in _READERS:
            _refuse_unknown(name, origin)
        elif value is not None and value != "":
            fields[name] = _READERS[name](name, value)
    return Declared(**fields, parts=parts, origin=dict.fromkeys(fields, origin))  # type: ignore[arg-type]


def _parts(value: object, origin: str) -> dict[str, Declared]:
    if not isinstance(value, Mapping) or not all(isinstance(table, Mapping) for table in value.values()):
        raise SidecarError('parts ska vara tabeller, till exempel [parts."Bilaga 1"].')
    parts = {}
    for name, table in value.items():
        try:
            parts[str(name)] = parse_declared(table, origin)
        except SidecarError as error:
            raise SidecarError(f'Delen "{name}": {error}') from error
        if parts[str(name)].parts:
            raise SidecarError(f'Delen "{name}" kan inte ha egna delar.')
    return parts


def _refuse_unknown(name: str, origin: str) -> None:
    if origin == FRONT_MATTER and name in _FOREIGN:
        return
    known = (*_READERS, "parts")
    strictness = 0.6 if origin == SIDECAR else 0.8
    wanted = _OTHER_WORDS.get(name.lower()) or _nearest(name, known, strictness)
    if wanted:
        raise SidecarError(f'Okänt fält "{name}". Menade du "{wanted}"?')
    if origin == SIDECAR:
        raise SidecarError(f'Okänt fält "{name}". Fälten är: {", ".join(known)}.')


def _text(name: str, value: object) -> str:
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise SidecarError(f"{name} ska vara text, inte {value!r}.")


def _date(name: str, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise SidecarError(f'{name} ska vara ett datum som 2025-10-01, inte "{value}".') from None


def _flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise SidecarError(f"{name} ska vara true eller false, inte {value!r}.")


def _kind(name: str, value: object) -> Kind:
    return Kind(_choice(name, value, tuple(Kind)))


def _scope(name: str, value: object) -> Scope:
    return Scope(_choice(name, value, tuple(Scope)))


def _choice(name: str, value: object, choices: tuple[str, ...]) -> str:
    if value in choices:
        return str(value)
    near = _nearest(str(value), choices)
    hint = f' Menade du "{near}"?' if near else ""
    raise SidecarError(f'{name} kan inte vara "{value}".{hint} Välj en av: {", ".join(choices)}.')


def _nearest(word: str, choices: tuple[str, ...], strictness: float = 0.6) -> str | None:
    return next(iter(get_close_matches(word.lower(), choices, n=1, cutoff=strictness)), None)


def _municipalities(name: str, value: object) -> tuple[str, ...]:
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list):
        raise SidecarError(f'{name} ska vara en lista, till exempel ["Norrberga", "Åkersvik"].')
    return tuple(dict.fromkeys(municipality_name(_text(name, each)) for each in written))


_READERS: dict[str, Callable[[str, object], object]] = {
    "title": _text,
    "kind": _kind,
    "publisher": _text,
    "published": _date,
    "valid_from": _date,
    "valid_to": _date,
    "replaced_by": _text,
    "scope": _scope,
    "municipalities": _municipalities,
    "example": _flag,
    "licence": _text,
    "url": _text,
}
FIELDS = tuple(_READERS)
_FOREIGN = frozenset({"date", "type", "license", "publish", "subtitle"})
_OTHER_WORDS = {
    "titel": "title",
    "typ": "kind",
    "type": "kind",
    "utgivare": "publisher",
    "datum": "published",
    "date": "published",
    "publicerad": "published",
    "giltig_från": "valid_from",
    "gäller_från": "valid_from",
    "giltig_till": "valid_to",
    "gäller_till": "valid_to",
    "ersätts_av": "replaced_by",
    "kommun": "municipalities",
    "kommuner": "municipalities",
    "municipality": "municipalities",
    "exempel": "example",
    "licens": "licence",
    "license": "licence",
    "länk": "url",
}
