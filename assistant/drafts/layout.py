"""How a draft is laid out: its blocks, its title and headings, and the lines that are about the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafts.names import PEOPLE
from assistant.drafts.verbs import has_finite_verb
from ingest.documents import CELL

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
MARKER = re.compile(r"\s*(?:[-–•*◦▪·]|\d{1,2}[.)]|[a-zåäö]\))\s+")
_TERMINAL = re.compile(r"[.!?:;…]['\"”’)\]]*\s*$")
_ASKS = re.compile(r"(?:Hur|Vad|Vem|När|Så|Varför|Vilk(?:a|en|et)|Vart|Om)\b")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.? [A-ZÅÄÖ]|§ \d+ [A-ZÅÄÖ]")
_SUBORDINATE = re.compile(r"\b(?:som|att|när)\b")
_LABELLED = re.compile(
    r"\W*(?:\w+ )?(?:datum|tid|plats|dnr|diarienummer|ärendenummer|ärende|bilaga|bilagor|kopia|till|från|ort|"
    r"lagrum|telefon|e-post|adress|personnummer)\b[^.!?]{0,40}:",
    re.I,
)
_GREETS = re.compile(
    r"\W*(?:(?:hej|hejsan|bästa|kära|god (?:dag|morgon))\b[^.?]{0,40}|(?:med )?vänliga? hälsning\w*[^.]{0,60}|"
    r"hälsning\w*[^.]{0,60}|mvh[^.]{0,60}|vid (?:anteckningarna|protokollet)\b.{0,60})\W*",
    re.I | re.S,
)
_WRAPPED = 45
"""Characters from which a line without a full stop may go on in the next one."""
_HEADING = 90


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, items, rows and headings: a line, with those that it is wrapped into."""
    begun: tuple[int, int] | None = None
    for m in re.finditer(r"[^\r\n]*", text):
        line = m.group()
        if not line.strip():
            if begun and m.start() > begun[1] and re.search(r"\n[^\S\n]*\r?\n", text[begun[1] : m.end() + 2]):
                yield begun
                begun = None
            continue
        if begun and _goes_on(text[slice(*begun)].rsplit("\n", 1)[-1], line):
            begun = (begun[0], m.end())
            continue
        if begun:
            yield begun
        begun = m.span()
    if begun:
        yield begun


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is wrapped into the one below it."""
    if _TERMINAL.search(line) or MARKER.match(following) or CELL in line or CELL in following:
        return False
    if line.rstrip().endswith("-") and len(line) > _WRAPPED:
        return True
    opens_small = following.lstrip()[:1].islower() or following.lstrip()[:1].isdigit()
    long = len(line.rstrip()) >= _WRAPPED
    return long and (opens_small or line.rstrip().endswith(",") or len(line.rstrip()) >= 70)


def is_about_the_text(block: str) -> bool:
    """Whether a block greets, signs, lists who was there or tells the text's own day and place."""
    if _GREETS.fullmatch(block.strip()):
        return True
    labelled = PEOPLE.match(block) or _LABELLED.match(block)
    return labelled is not None and not has_finite_verb(block)


def title_of(text: str) -> str:
    """The first line of a text of several, where it is no sentence; else nothing."""
    line, _, rest = text.lstrip().partition("\n")
    whole = rest.strip() and len(line) <= _LONGEST_TITLE and not _TERMINAL.search(line) and CELL not in line
    of_people = is_about_the_text(line) or MARKER.match(line)
    return clean(line) if whole and not of_people and line[:1].isupper() else ""


_LONGEST_TITLE = 160
"""Characters."""


def is_heading(block: str) -> bool:
    """A short line without a full stop that states nothing."""
    line = re.sub(r"^\d{1,2}[.)] (?=[A-ZÅÄÖ])", "", block.strip())
    if MARKER.match(block) and not re.match(r"\s*\d", block):
        return False
    if _TERMINAL.search(line) and not line.endswith(":"):
        return False
    if len(line) <= _HEADING and "\n" not in line and (_ASKS.match(line) or _NUMBERED.match(line)):
        return True
    return (
        len(line) <= _HEADING
        and "\n" not in line
        and not has_finite_verb(_SUBORDINATE.split(line)[0])
        and not re.search(r"\d\s?(?:kr|%)", line)
    )


def clean(text: str) -> str:
    """One line, without what cannot be seen, words broken at a line's end joined."""
    joined = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zåäö])", "", _INVISIBLE.sub("", text))
    return " ".join(joined.split())
