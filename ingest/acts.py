"""The acts that Swedish texts refer to: names, abbreviations, numbers, and from and until when each holds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Act:
    """One act; several share a name where a new one has replaced an old one.

    Attributes:
        number: In the statute book, "2025:400".
        names: In the definite form, the usual one first.
        abbreviations: As written, the usual one first.
        repealed: The day from which it no longer holds.
        replaces: Number of the act that it took the place of.
        sections: Last section of each chapter ("2a"), where that is known.
    """

    number: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    valid_from: date | None = None
    repealed: date | None = None
    replaces: str = ""
    replaced_by: str = ""
    sections: dict[str, int] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """What it is called in a reference: its abbreviation, or its name."""
        return self.abbreviations[0] if self.abbreviations else self.names[0]

    @property
    def full(self) -> str:
        """Name and number."""
        first, _, rest = self.names[0].partition(" ")
        return f"{first} ({self.number}) {rest}".strip() if first == "lagen" else f"{self.names[0]} ({self.number})"

    def holds(self, chapter: str, section: str) -> bool | None:
        """Whether it has that section; None where its sections are not known."""
        if not self.sections or not chapter:
            return None
        last = self.sections.get(chapter)
        number = "".join(c for c in section if c.isdigit())
        return last is not None and (not number or int(number) <= last)


@cache
def acts() -> tuple[Act, ...]:
    """All acts known, from `ingest/data/acts.toml`."""
    table = tomllib.loads(files("ingest").joinpath("data/acts.toml").read_text(encoding="utf-8"))
    return tuple(
        Act(**{**row, "names": tuple(row["names"]), "abbreviations": tuple(row["abbreviations"])})
        for row in table["act"]
    )


@cache
def by_number(number: str) -> Act | None:
    """The act with a number in the statute book, or None."""
    return next((act for act in acts() if act.number == number), None)


@cache
def named(name: str) -> tuple[Act, ...]:
    """The acts of a name, in any of its forms, or an abbreviation; the one in force first."""
    exact = tuple(act for act in acts() if name in act.abbreviations)
    if exact:
        return exact
    folded = " ".join(name.casefold().split())
    return tuple(act for act in acts() if any(folded in name_forms(n) for n in act.names))


@cache
def name_forms(name: str) -> tuple[str, ...]:
    """A name in lower case as it stands in a text: "socialtjänstlagen", "-lagens", "-lag"; longest first."""
    first, space, rest = name.casefold().partition(" ")
    if rest and not first.endswith(("lagen", "balken", "förordningen")):
        return (f"{name.casefold()}s", name.casefold(), name.casefold().removesuffix("en"))
    return (f"{first}s{space}{rest}", f"{first}{space}{rest}", f"{first.removesuffix('en')}{space}{rest}")
