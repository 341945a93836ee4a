"""A report or a project that a claim names: its own documents tell of it, or those that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assistant.drafts.evidence import Finding
from assistant.facts.read import facts
from assistant.named_source import names_of
from ingest.analyze import fold
from ingest.documents import Kind
from ingest.index import Index

_CALLED = (
    r"(?:(?:den |det )?(?:projekt|pilot|försök|slutrapport|rapport|kartläggning|granskning|utvärdering|undersökning|"
    r"studie|vägledning|skrift|stöd|satsning)(?:e?n|e?t)?(?: (?:från|om|av|för|till|i|kring|med))? )"
)
_TELLS = (
    r"(?:visa|fann|finn|redovisa|ange|angav|säg|sade|konstatera|beskriv|framgå|framgick|rapportera|rekommendera|slå|slog)"
    r"\w*(?: fast)?"
)


@dataclass(frozen=True, slots=True)
class Work:
    """What a claim names, `said[start:end]`.

    Attributes:
        bare: The claim without it.
    """

    name: str
    start: int
    end: int
    bare: str

    def is_told_in(self, place: Finding) -> bool:
        """Whether a place is of a document of that name, or of one that names it beside."""
        title, passage = place.hit.document.metadata.title, place.hit.passage
        return fold(self.name) in fold(f"{title}\n{passage.context}\n{passage.text}")

    def other(self, place: Finding) -> str:
        """The name of another report whose finding a place is, with the claim's figures; "" where it is none."""
        told, held, metadata = facts(self.bare), facts(place.text), place.hit.document.metadata
        if metadata.kind is not Kind.RAPPORT or self.is_told_in(place) or not told:
            return ""
        return next(names_of(metadata.title), "") if all(any(f.same(o) for o in held) for f in told) else ""


class Works:
    """The reports, projects and guidelines of a library by their names."""

    def __init__(self, index: Index) -> None:
        titles = {d.metadata.title for d in index.documents.values() if d.metadata.kind in _NAMED}
        self._patterns: Mapping[str, re.Pattern[str]] = MappingProxyType(
            {name: _pattern(name, title) for title in titles for name in (*names_of(title), title)}
        )

    def named_by(self, said: str) -> Work | None:
        """The first of them that a claim names; None where it names none."""
        found = [(m, name) for name, pattern in self._patterns.items() if (m := pattern.search(said))]
        if not found:
            return None
        frame, name = min(found, key=lambda pair: pair[0].start())
        return Work(name, frame.start("name"), frame.end("name"), _without(said, *frame.span()))


_NAMED = frozenset((Kind.RAPPORT, Kind.VAGLEDNING, Kind.OKAND))


def _pattern(name: str, title: str) -> re.Pattern[str]:
    """The name with what it is called; a guideline's title is a name only where it is called one."""
    called = _CALLED if name == title else f"{_CALLED}?"
    return re.compile(rf"\b(?i:{called})[\"”]?(?P<name>{re.escape(name)})\b!?[\"”]?")


def _without(said: str, start: int, end: int) -> str:
    """The claim without the frame that names a work: "Enligt X ...", "X visar att ...", "X hade ..."."""
    before, after = said[:start], said[end:]
    if re.fullmatch(r"(?:(?:Enligt|I|Av|Från|Ur|Inom|Under) )?", before, re.I):
        tells = re.match(rf",? {_TELLS}(?: det| sig)? (?:att )?(?=\w)", after)
        rest = after[tells.end() :] if tells else after.lstrip(", ")
        if before or tells:
            return rest[:1].upper() + rest[1:]
        return f"Projektet {rest}"
    outer = re.sub(r",? (?:enligt|i|inom|från|av|visar|redovisar|anger|enl\.)\s*\Z", "", before)
    return outer + after if outer != before else said
