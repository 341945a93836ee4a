"""The title that stands in a text or in a file's properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.attendance import without_attendance
from ingest.documents import Block, BlockKind
from ingest.infer.bodies import BODY, SEPARATOR, UNIT, is_organisation
from ingest.infer.kinds import FORM_ALONE, KIND_WORD
from ingest.infer.reading import EXAMPLE_NOTE, OPENING, Reading, calm, is_municipality, is_sentence

_MAX_TITLE = 150
_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|powerpoint[- ]presentation|word[- ]dokument|do[kc]ument ?\d*"
    r"|presentation ?\d*|untitled.*|namnlös.*|utan titel|rubrik|titel|title|bild ?\d*|slide ?\d*|mall\b.*|\w*mall"
    r"|template.*|namn på presentation.*|klicka här.*|.*\.(?:docx?|pptx?|pdf|indd|xlsx?|dotx?|odt|rtf)|[\W\d_]*)$",
    re.IGNORECASE,
)
_LABELS = (
    r"datum|dnr|diarien\w*|beslut\w*|fastställ\w*|antagen|giltig\w*|gäller|version|sida|ansvarig\w*|dokument\w*|utgivare"
    r"|publicerad|uppdaterad|plats|tid|deltagare|närvarande|till|från|ämne|kontakt|handläggare|skickat|kopia"
    r"|bifogade filer|bilagor|storlek|senast \w+"
)
_FURNITURE = re.compile(
    rf"^(?:{_LABELS})\b\s*(?:[:|\d].*)?$"
    r"|^(?:dnr|diarien\w*|beslutad|fastställd|antagen|antogs|reviderad|gäller|giltig)\b.*\d"
    r"|^(?:lyssna|skriv ut|dela|meny|hoppa till .*|sök|start|startsida|hem|läs mer|innehåll\w*|exempel|hej\b.*)$"
    r"|https?://|www\.|@|^[\W\d_]*$|\S\s+[>›»/]\s+\S",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"(?:[A-ZÅÄÖ]\w+,? )?(?:den )?(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zåäö]{3,9} \d{4})"
    r"(?:[ ,].{0,25}|,? (?:kl|klockan)\b.*)?"
)
_TRAILING_DATE = re.compile(r"[ ,]+\d{4}-\d\d-\d\d$")
_SUBJECT = re.compile(r"^(?:ämne|subject)\s*:\s*(?:(?:sv|vb|re|fw|fwd)\s*:\s*)*(\S.{3,})", re.IGNORECASE)
_SECTION = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s|(?:inledning|bakgrund|syfte|sammanfattning|innehåll\w*|förord|omfattning)\b\W*$)",
    re.IGNORECASE,
)
_SERIES = re.compile(r"(?:SOU|Ds|Dir\.?|Prop\.?|Skr\.?|SOSFS|HSLF-FS) (?:\d{4}/)?\d{2,4}:\d+", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:\b(?:för|om|i|av|vid|och|till|med|på|från|samt|inom|den|ett|en)|[,–:-])$")


def title_in_text(reading: Reading) -> str | None:
    """The line, or broken lines, that stand as the document's title."""
    form: str | None = None
    running = False
    blocks = [block for block in without_attendance(reading.blocks) if block.text.strip()][:OPENING]
    for position, block in enumerate(blocks):
        line = calm(" ".join(block.text.split()).strip("*_#> "))
        if subject := _SUBJECT.match(line):
            return subject[1]
        if form and BODY.fullmatch(line):
            return f"{form.capitalize()}, {line}"
        if block.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW) or _is_letterhead(line):
            continue
        if _SECTION.match(line):
            break
        below = blocks[position + 1 : position + 4]
        if _is_running_head(line, below) or _is_place_of(line, below, reading):
            continue
        running = running or is_sentence(line)
        if running and not (block.kind is BlockKind.HEADING and block.level == 1):
            continue  # once the text has begun, a short line is part of it
        if FORM_ALONE.fullmatch(line):
            form = form or line
        elif _may_be_title(block, line):
            return (
                _named(line, blocks[position + 1 :])
                if _SERIES.fullmatch(line)
                else _joined(line, blocks[position + 1 :])
            )
        elif form:
            break
    return form and _of_whom(form, blocks)


def _of_whom(form: str, blocks: Sequence[Block]) -> str:
    """A form alone, with the body that the head of its pages names: "Minnesanteckningar, Boendenätverket"."""
    heads = (block.text for block in blocks if block.kind is BlockKind.NOTE)
    body = next((head for head in heads if not re.search(r"\d", head) and not KIND_WORD.search(head)), None)
    form = form.capitalize() if len(form) > 4 else form
    return f"{form}, {body}" if body else form


def _is_running_head(line: str, following: Iterable[Block]) -> bool:
    """Whether this is a page's head, a short title with a date, before the title itself."""
    bare = _TRAILING_DATE.sub("", line).casefold().rpartition(" – ")[2]
    return bool(_TRAILING_DATE.search(line)) and any(bare in block.text.casefold() for block in following)


def _is_place_of(line: str, following: Sequence[Block], reading: Reading) -> bool:
    """Whether this is a letterhead of a municipality and a place in it, "Norrberga – Torghuset", over the title."""
    first, *rest = SEPARATOR.split(line)
    named = bool(rest) and is_municipality(first.strip(), reading) and not KIND_WORD.search(line)
    return named and any(_may_be_title(block, block.text) and KIND_WORD.search(block.text) for block in following[:2])


def _is_letterhead(line: str) -> bool:
    pieces = [piece.strip() for piece in SEPARATOR.split(line) if piece.strip()]
    if pieces and len(line) <= 100 and all(is_organisation(piece) or _is_unit(piece) for piece in pieces):
        return True
    dated = _DATE_LINE.fullmatch(line) and not KIND_WORD.search(line)
    return bool(dated or _FURNITURE.search(line) or EXAMPLE_NOTE.search(line))


def _is_unit(piece: str) -> bool:
    return len(piece.split()) <= 4 and bool(UNIT.search(piece)) and not KIND_WORD.search(piece)


def _may_be_title(block: Block, line: str) -> bool:
    if not 4 <= len(line) <= _MAX_TITLE or block.kind in (BlockKind.ITEM, BlockKind.NOTE):
        return False
    return block.kind is BlockKind.HEADING or bool(
        re.match(r"[\"”]?[A-ZÅÄÖ0-9]", line) and not re.search(r"[.;:,]$", line)
    )


def _named(number: str, following: Sequence[Block]) -> str:
    """A number in a series of reports with the name that stands below it."""
    name = re.split(r"[.:?!](?:\s|$)", " ".join(following[0].text.split()))[0] if following else ""
    return f"{number} {name}" if 4 <= len(name) <= _MAX_TITLE - len(number) and name[0].isupper() else number


def _joined(line: str, following: Iterable[Block]) -> str:
    """A title goes on in the next line where it cannot end, or where the next begins with a small letter."""
    for block in following:
        more = " ".join(block.text.split())
        goes_on = _UNFINISHED.search(line) or (more[:1].islower() and not re.search(r"[.!?:]$", line))
        of_text = block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
        if not (goes_on and of_text) or len(line) + len(more) > _MAX_TITLE:
            break
        line = f"{line} {calm(more)}"
    return line.rstrip(" :–-") or line


def usable_title(title: str | None) -> str | None:
    """A title out of the file's properties, unless a program put it there."""
    title = " ".join((title or "").split())
    return None if len(title) < 4 or _JUNK_TITLE.match(title) else title
