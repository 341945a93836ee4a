"""A quiz in the formats of other programs, one file a format, each with the citation of every item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.quiz.exports import anki, gift, kahoot, moodle, paper, spreadsheet
from assistant.quiz.item import Quiz


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a quiz can be written in.

    Attributes:
        label: In Swedish, for the page.
        mime: Media type of the file.
    """

    name: str
    label: str
    suffix: str
    mime: str
    write: Callable[[Quiz], bytes]


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("moodle", "Moodle (XML)", ".xml", "application/xml", moodle.write),
    Format("gift", "Moodle (GIFT)", ".gift.txt", "text/plain", gift.write),
    Format("anki", "Anki", ".apkg", "application/octet-stream", anki.write),
    Format("forms", "Forms och Excel (CSV)", ".csv", "text/csv", spreadsheet.write),
    Format("kahoot", "Kahoot (XLSX)", ".kahoot.xlsx", _SHEET, kahoot.write),
    Format("docx", "Word med facit", ".docx", _WORD, paper.write),
)
BY_NAME = {f.name: f for f in FORMATS}
