"""The catalogue of public sources: `sources.toml`, and what a municipality adds in files of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.documents import Kind, Scope

_NAME = r"^[a-z0-9][a-z0-9-]{0,80}$"


class CatalogueError(ValueError):
    """A catalogue that cannot be used; the message says where and what to change, in Swedish."""


class Source(BaseModel):
    """One source.

    Attributes:
        name: Short name, also the name of its file.
        every_days: How often it is looked after.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=_NAME)
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    kind: Kind
    url: str
    licence: str = Field(min_length=1)
    every_days: int = Field(default=30, gt=0)
    scope: Scope = Scope.NATIONAL
    municipalities: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """Host and port of its address."""
        return urlsplit(self.url).netloc


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    allowed_hosts: tuple[str, ...] = ()
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sources.

    Attributes:
        hosts: Hosts that a source may send on to.
    """

    sources: tuple[Source, ...]
    hosts: frozenset[str]


def read_catalogue(paths: Sequence[Path]) -> Catalogue:
    """Reads the catalogue files.

    Raises:
        CatalogueError: If one cannot be read, two sources have the same name, or an address is none.
    """
    files = [_read(path) for path in paths]
    sources = tuple(source for file in files for source in file.source)
    names = [source.name for source in sources]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise CatalogueError(f"Källan {twice} finns två gånger i katalogen. Ge den ena ett annat namn.")
    for source in sources:
        if urlsplit(source.url).scheme not in ("http", "https") or not source.host:
            raise CatalogueError(f"Källan {source.name} har adressen {source.url}; den ska börja med https://.")
    hosts = {host for file in files for host in file.allowed_hosts} | {source.host for source in sources}
    return Catalogue(sources, frozenset(hosts))


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise CatalogueError(f"Källkatalogen {path} kan inte läsas: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"Källkatalogen {path} är inte giltig TOML: {error}") from error
    except ValidationError as error:
        wrong = error.errors()[0]
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in wrong["loc"])
        raise CatalogueError(f"Källkatalogen {path}: fältet {place} kan inte användas ({wrong['type']}).") from error
