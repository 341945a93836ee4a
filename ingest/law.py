"""What a reference to law is worth on a given day: repealed, kept by a transitional provision, changed or about to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any, Literal

from ingest.acts import Act, acts, by_number, named
from ingest.documents import Metadata
from ingest.listing import listed
from ingest.references import Reference, references

Code = Literal["repealed-law", "old-law-may-apply", "changes-soon", "old-source"]
_ABOUT_THE_PAST = re.compile(
    r"\b(?:tidigare|gamla|äldre|upphävda|förra|dåvarande|då gällande)(?: \w+)? (?:\w*lag(?:en|stiftning(?:en)?)?s?\b"
    r"|\w*förordning(?:en)?\b|SoL|SoF|bestämmelse|lydelse|regl)|\bupphävd[ae]?s?\b|\bupphör(?:t|de)? att gälla"
    r"|\bmotsvara(?:r|de|s|des)\b|\bersatte?s?\b|\bövergångsbestämmelse|\bbevilja(?:t|ts|des|de) före"
    r"|\b(?:förr|tidigare) (?:var|fanns|stod|hette|reglerades)\b|\b(?:fanns|stod|reglerades) (?:förr|tidigare)\b"
    r"|\bföre (?:den )?(?:1 juli 2025|2025-07-01)|\b(?:till och med|t\.o\.m\.) (?:den )?30 juni 2025",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A section of a repealed act and the section that took its place; `keeps` is for what the old one still holds."""

    old_act: str
    old: str
    new_act: str
    new: str
    subject: str
    cues: tuple[str, ...]
    checked: str
    keeps: str = ""

    @property
    def places(self) -> frozenset[tuple[str, str]]:
        """Chapter and section of each old section."""
        return frozenset((r.chapter, r.section) for r in references(self.old))

    def suits(self, sentence: str) -> bool:
        """Whether a sentence is about its subject."""
        return any(re.search(rf"\b\w*{cue}", sentence, re.IGNORECASE) for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Change:
    """A change in law, in force from a day, with what is known of it and what has not been seen."""

    act: str
    sections: str
    in_force: date
    subject: str
    cues: tuple[str, ...]
    told: str
    checked: str

    def concerns(self, sentence: str, found: Sequence[Reference]) -> bool:
        """Whether a sentence, with its references, is about what changes."""
        if any(re.search(cue, sentence, re.IGNORECASE | re.DOTALL) for cue in self.cues):
            return True
        places = {(r.chapter, r.section) for r in references(self.sections)} if self.sections else set()
        act = by_number(self.act)
        return any((r.chapter, r.section) in places and act and r.act == act.short and not r.former for r in found)


@dataclass(frozen=True, slots=True)
class Setting:
    """What tells which act a document means by a bare name.

    Attributes:
        written: The day of the document; None where it is not known.
        numbers: Numbers of acts that it names anywhere.
    """

    written: date | None = None
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader must know of a stretch of text: its code, and what is said of "Källan" in Swedish.

    Attributes:
        start: Where the reference that it is about begins, and `end` where it ends; both 0 for what has none.
        past: Whether the text itself tells of the act as something that was.
    """

    code: Code
    text: str
    start: int = 0
    end: int = 0
    past: bool = False


@cache
def moved() -> tuple[Moved, ...]:
    """The table of `ingest/data/sol_mapping.toml`."""
    return tuple(Moved(**{**row, "cues": tuple(row["cues"])}) for row in _table("sol_mapping.toml")["section"])


@cache
def changes() -> tuple[Change, ...]:
    """The table of `ingest/data/law_changes.toml`."""
    return tuple(Change(**{**row, "cues": tuple(row["cues"])}) for row in _table("law_changes.toml")["change"])


def setting_of(texts: Iterable[str], written: date | None) -> Setting:
    """The setting of a document, from all of its texts; what they call a former act is not the one they go by."""
    found = ((text, r) for text in texts for r in references(text) if r.number and not r.former)
    numbers = (r.number for text, r in found if not is_about_the_past(sentence_around(text, r.start, r.end)))
    return Setting(written, frozenset(numbers))


def written_on(metadata: Metadata) -> date | None:
    """The day whose law a document was written for: the later of its date and the day it came to hold."""
    return max(filter(None, (metadata.published, metadata.valid_from)), default=None)


def act_of(reference: Reference, setting: Setting, sentence: str = "") -> Act | None:
    """Which act a reference means: by its number, else by what the document and the sentence tell.

    Args:
        sentence: The words around the reference, to tell an old section from a new one that has its number.
    """
    if reference.number:
        return by_number(reference.number)
    family = named(reference.act)
    if not family:
        return None
    new = family[0]
    old = by_number(new.replaces) if new.replaces else None
    if old is None:
        return new
    if reference.former:
        return old
    in_new, in_old = (act.holds(reference.chapter, reference.section) for act in (new, old))
    if in_new is not None and in_old is not None and in_new != in_old:
        return new if in_new else old
    told = {new.number, old.number} & setting.numbers
    before = setting.written is not None and new.valid_from is not None and setting.written < new.valid_from
    if before and new.number not in told:
        return old
    if told == {old.number}:
        return new if _reads_as(reference, sentence, new, old) else old
    return old if _reads_as(reference, sentence, old, new) else new


def is_about_the_past(sentence: str) -> bool:
    """Whether a sentence tells of law as something that was: it is then rightly about a repealed act."""
    return _ABOUT_THE_PAST.search(sentence) is not None


def remarks(text: str, setting: Setting, as_of: date) -> tuple[Remark, ...]:
    """What is to be known of the references of a text on a day, those to repealed law first.

    Args:
        as_of: The day whose law counts.
    """
    return (*repealed(text, setting, as_of), *_changed(text, setting.written, as_of))


def repealed(text: str, setting: Setting, as_of: date) -> Iterator[Remark]:
    """A remark for each reference, or list of sections, in an act that does not hold on a day."""
    for (start, end), group in groupby(references(text), key=lambda r: (r.start, r.end)):
        sentence = sentence_around(text, start, end)
        found = [(r, act_of(r, setting, sentence)) for r in group]
        gone = [r for r, act in found if act and act.repealed and act.repealed <= as_of]
        act = next((act for r, act in found if r in gone), None)
        if act:
            past = gone[0].former or is_about_the_past(sentence)
            yield replace(_repealed(gone, act, sentence), past=past)


def outlived(setting: Setting, texts: Iterable[str], as_of: date) -> Act | None:
    """The act that has taken the place of one that a document builds on, between its day and the day asked for."""
    if setting.written is None:
        return None
    for name in dict.fromkeys(r.act for text in texts for r in references(text) if r.known):
        new = next(iter(named(name)), None)
        if new and new.replaces and new.valid_from and setting.written < new.valid_from <= as_of:
            return None if new.number in setting.numbers else new
    return None


def _changed(text: str, written: date | None, as_of: date) -> Iterator[Remark]:
    found = references(text)
    for change in changes():
        if not change.concerns(text, found):
            continue
        day = f"{change.in_force.day} {_MONTHS[change.in_force.month - 1]} {change.in_force.year}"
        if as_of < change.in_force - _AHEAD:
            continue
        if as_of < change.in_force:
            said = f"Reglerna om {change.subject} uppges ändras den {day}."
            yield Remark("changes-soon", f"{said} {change.told}. {change.checked}. {_OWN}")
        elif written is not None and written < change.in_force:
            said = f"Källan är från {written} och reglerna om {change.subject} ändrades den {day}."
            yield Remark("old-source", f"{said} {change.told}. {change.checked}. {_OWN}")


def _repealed(found: Sequence[Reference], act: Act, sentence: str) -> Remark:
    span = found[0].start, found[0].end
    new = successor(act)
    instead = f" Den ersattes av {new.full}." if new else ""
    rows = tuple(dict.fromkeys(row for reference in found for row in rows_for(reference, act, sentence)))
    places = listed_places(found)
    cited = f"{places} i {act.full}" if places else act.full
    since = f"{act.repealed:%Y-%m-%d}"
    if not rows:
        unmapped = " Vilken paragraf som motsvarar hänvisningen är inte kontrollerat." if found[0].section else ""
        gone = f"Källan hänvisar till {cited}, som är upphävd sedan {since}."
        return Remark("repealed-law", f"{gone}{instead}{unmapped}", *span)
    newer = by_number(rows[0].new_act)
    now = "; ".join(dict.fromkeys(f"{row.new} ({row.subject})" for row in rows))
    name = newer.full if newer else rows[0].new_act
    if keeps := next((row.keeps for row in rows if row.keeps), ""):
        still = f"{_upper(cited)} är upphävd sedan {since} men gäller fortfarande för {keeps}."
        text = f"{still} För annat gäller {now} i {name}."
        return Remark("old-law-may-apply", text, *span)
    doubt = "" if all(row.checked == _BOTH for row in rows) else f" Kontroll: {rows[0].checked}."
    text = f"Källan hänvisar till {cited}, som är upphävd sedan {since}. Nu gäller {now} i {name}.{doubt}"
    if act.number == "2001:453" and found[0].chapter == "2a":
        text += (
            " En övergångsbestämmelse (punkt 5 b till 2025:400) kan låta den gamla lagen gälla för kommunens"
            " ersättningskrav för kostnader; dess ordalydelse är inte kontrollerad."
        )
    return Remark("repealed-law", text, *span)


def rows_for(reference: Reference, act: Act, sentence: str) -> tuple[Moved, ...]:
    """The rows of the table for a reference; of several, those whose subject the sentence is about."""
    rows = tuple(
        row
        for row in moved()
        if row.old_act == act.number and reference.section and (reference.chapter, reference.section) in row.places
    )
    if not reference.section and reference.chapter:
        rows = tuple(
            row for row in moved() if row.old_act == act.number and row.keeps and _of_chapter(row, reference.chapter)
        )
    telling = tuple(row for row in rows if row.suits(sentence))
    return telling[:2] or rows


def listed_places(found: Sequence[Reference]) -> str:
    """The sections of one act that stand together: "11 kap. 5 och 6 §§"."""
    sections = [r.place.removesuffix(" §").rpartition(" kap. ")[2] for r in found if r.section]
    if len(sections) < 2:
        return found[0].place
    chapter = f"{found[0].place.partition(' kap. ')[0]} kap. " if found[0].chapter else ""
    return f"{chapter}{listed(sections)} §§"


def successor(act: Act) -> Act | None:
    """The act that took the place of a repealed one."""
    return (
        by_number(act.replaced_by) if act.replaced_by else next((a for a in acts() if a.replaces == act.number), None)
    )


def sentence_around(text: str, start: int, end: int) -> str:
    """The line, or the sentence of it, that a reference stands in, with the sentence before it."""
    first = max(text.rfind("\n", 0, start) + 1, 0)
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    stops = [m.end() for m in re.finditer(r"(?<![§\d]\.)(?<!kap)(?<!st)(?<!p)[.!?]\s+(?=[A-ZÅÄÖ])", line)]
    at = start - first
    before = [0, *(s for s in stops if s <= at)]
    after = [s for s in stops if s >= end - first]
    return line[before[-2:][0] : after[0] if after else len(line)]


def _of_chapter(row: Moved, chapter: str) -> bool:
    return any(place[0] == chapter for place in row.places)


def _reads_as(reference: Reference, sentence: str, act: Act, other: Act) -> bool:
    """Whether a sentence is about what the section says in one act, and not about what it says in the other."""
    return _is_about(reference, sentence, act) and not _is_about(reference, sentence, other)


def _is_about(reference: Reference, sentence: str, act: Act) -> bool:
    place = (reference.chapter, reference.section)
    rows = (r for r in moved() if (r.old_act == act.number and place in r.places) or _moved_to(r, act, place))
    return any(row.suits(sentence) for row in rows)


def _moved_to(row: Moved, act: Act, place: tuple[str, str]) -> bool:
    return row.new_act == act.number and place in {(r.chapter, r.section) for r in references(row.new)}


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _table(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("ingest").joinpath(f"data/{name}").read_text(encoding="utf-8"))


_OWN = "Uppgiften är Källstöds egen och är inte hämtad ur källan."
_AHEAD = timedelta(days=365)
"""How long before it comes into force a change is told of: before that it was not decided."""
_BOTH = "båda lagtexterna"
_MONTHS = tuple("januari februari mars april maj juni juli augusti september oktober november december".split())
