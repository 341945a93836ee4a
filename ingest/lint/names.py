"""Names of authorities that have changed, unless told as history, in a title or in a quotation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ingest.index import Content
from ingest.lint.text import Finding, Stretch, finding, is_record

_HISTORY = re.compile(
    r"\b(?:tidigare|dåvarande|då hette|hette|före detta|f\.?\s?d\.?|förr(?:a)?|numera|nuvarande|bytte namn|byter namn"
    r"|bytt namn|ombildad\w*|bildades|fram till|intill|ersattes|ersatt\w* av|uppgick i|blev)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUOTED = re.compile(r"[”\"»“][^”\"»«“]{0,300}[”\"«»]")
_SOURCES = re.compile(r"\b(?:källor|källförteckning|referenser|litteratur|lästips|läs mer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name, the one that took its place, and from when."""

    old: str
    new: str
    since: date


@cache
def renamed() -> tuple[Renamed, ...]:
    """The table of `ingest/data/authorities.toml`."""
    table = tomllib.loads(files("ingest").joinpath("data/authorities.toml").read_text(encoding="utf-8"))
    return tuple(Renamed(**row) for row in table["name"])


def old_names(content: Content, found: Sequence[Stretch], as_of: date) -> Iterator[Finding]:
    """Old names told as if they were in use; of two that overlap, the longer."""
    changed = [n for n in renamed() if as_of >= n.since and not is_record(content.document.metadata, n.since)]
    for stretch in found:
        if any(_SOURCES.search(heading) for heading in stretch.headings[-1:]):
            continue
        matches = [(m, name) for name in changed for m in re.finditer(name.old, stretch.text)]
        for m, name in matches:
            within = any(o.start() <= m.start() and m.end() <= o.end() and len(o[0]) > len(m[0]) for o, _ in matches)
            if not within and not _is_history(stretch, m, name) and not _is_title(stretch.text, m):
                text = f"”{m[0]}” är ett äldre namn. Sedan {name.since} är det {name.new}."
                yield finding("old-name", content, stretch, m[0], text)


def _is_history(stretch: Stretch, m: re.Match[str], name: Renamed) -> bool:
    """Whether the words around tell of the past: a word for it, or a year before the name changed."""
    text = stretch.text
    if _HISTORY.search(text[max(0, m.start() - 60) : m.end() + 60]):
        return True
    years = [int(y) for y in _YEAR.findall(text)]
    return bool(years) and min(years) < name.since.year


def _is_title(text: str, m: re.Match[str]) -> bool:
    """Whether the name stands within quotation marks."""
    return any(q.start() < m.start() and m.end() <= q.end() for q in _QUOTED.finditer(text))
