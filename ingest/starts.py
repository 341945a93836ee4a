"""Signs that another document begins at a line of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import furniture, shapes
from ingest.documents import BlockKind
from ingest.lines import Line

_FILE = re.compile(r"\S.{0,100}\.(?:pptx?|docx?|pdf|xlsx?|odt|odp|rtf|msg|eml)", re.IGNORECASE)
_LIST = re.compile(r".*[:,]|(?:bilag|bifoga)\w*.*", re.IGNORECASE)
_FROM = re.compile(r"(?:från|from|avsändare)\s*:", re.IGNORECASE)
_MAIL = re.compile(
    r"(?P<field>till|to|skickat|sent|ämne|subject|datum|date|kopia|cc)\s*:\s*(?P<value>.*)", re.IGNORECASE
)
_SUBJECT = ("ämne", "subject")
_END = re.compile(
    r"(?:antecknat av|antecknare|vid anteckningarna|vid protokollet|vid pennan|vid tangenterna|anteckningar förda av"
    r"|protokollfört av|protokollet justerat|justerat)\b.*"
    r"|sista[_ ]sidan|-{2,}\s*(?:slut|end)\s*-{2,}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"/ ?[A-ZÅÄÖ][\wé-]+ [A-ZÅÄÖ][\wé-]+.*")
_MINUTES = re.compile(r"(?:minnes|mötes|tjänste)?anteckning(?:ar)?\b|(?:mötes)?protokoll\b", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:PM|Promemoria|Tjänsteskrivelse|Inbjudan|Pressmeddelande|Cirkulär|Meddelandeblad|Informationsbrev)\b"
)
_HEAD = re.compile(r"(?:datum|dnr|diarienr|diarienummer|till)\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"(?:bilaga|appendix|kapitel|del|avsnitt|figur|tabell|fortsättning|nästa möte)\b|1[.)]? \w", re.IGNORECASE
)
"""What is no title of a document though an end mark stands above: who holds the pen is told ahead of minutes too."""
_PERSON = re.compile(r"[A-ZÅÄÖ][\wé-]+(?: [A-ZÅÄÖ][\wé-]+){1,2}(?:,.*)?")
_FIRST_PAGE = re.compile(r"(?:sida\s*)?1\s*(?:\(|av |/)\s*\d+\)?", re.IGNORECASE)
_LEAST_BEFORE = 5
_LEAST = 2
_NEAR = 4
_TITLE_SLIDE = 8
_DECK_REACH = 40


@dataclass(frozen=True, slots=True)
class Start:
    """Where a document begins: the index of its first line, its name, and whether that line is only its name."""

    at: int
    name: str
    label: bool = False


def find(lines: Sequence[Line]) -> list[Start]:
    """Where documents after the first begin, in order."""
    found: list[Start] = []
    decks = _decks(lines)
    for index in range(1, len(lines) - _LEAST + 1):
        last = found[-1] if found else Start(0, "")
        start = (
            _attachment(lines, index, last.name)
            or _mail(lines, index)
            or _minutes(lines, index, last.at)
            or _after_end(lines, index, last.at)
            or (_titled(lines, index) if index in decks else None)
            or _recount(lines, index)
        )
        if not start:
            continue
        # A file's name is followed by its title; both are the beginning of one document.
        own_title = last.label and (same(last.name, start.name) or (not start.label and index - last.at <= _NEAR))
        if index - last.at >= (0 if start.label else _LEAST) and not own_title:
            found.append(start)
    return found


def same(one: str, other: str) -> bool:
    """Whether two names differ only in case and spacing."""
    return one.casefold().split() == other.casefold().split()


def _attachment(lines: Sequence[Line], index: int, current: str) -> Start | None:
    """The name of a file alone on its line, unless it is one of a list of attachments.

    Args:
        lines: Of the whole file.
        index: The line in question.
        current: Name of the document so far, which its own slides may repeat.
    """
    line = lines[index]
    if not _FILE.fullmatch(line.text) or line.block.kind is BlockKind.ITEM or shapes.bullet(line.text):
        return None
    if shapes.is_address(line.text) or (not line.fresh and not line.gap) or _LIST.fullmatch(lines[index - 1].text):
        return None
    for near in lines[index - 1 : index + 2]:
        if _FILE.fullmatch(near.text) and not same(near.text, line.text) and not same(near.text, current):
            return None
    return None if same(line.text, current) else Start(index, line.text, label=True)


def _mail(lines: Sequence[Line], index: int) -> Start | None:
    """The head of a mail: who it is from, and at least two of its other fields right below."""
    if not _FROM.match(lines[index].text):
        return None
    fields = [match for line in lines[index + 1 : index + 7] if (match := _MAIL.match(line.text))]
    if len({match["field"].lower() for match in fields}) < 2:
        return None
    subject = next((match["value"] for match in fields if match["field"].lower() in _SUBJECT), "")
    return Start(index, subject or lines[index].text)


def _minutes(lines: Sequence[Line], index: int, begun: int) -> Start | None:
    """The title of minutes with those who attended below it, and text above it: a letterhead is no document."""
    line = lines[index]
    if not _MINUTES.match(line.text) or not (line.gap or line.fresh) or not shapes.titled(line.text):
        return None
    if not any(shapes.ends_sentence(above.text) for above in lines[begun:index]):
        return None
    below = lines[index + 1 : index + 1 + _NEAR]
    return _titled(lines, index) if any(shapes.is_attendance(other.text) for other in below) else None


def _after_end(lines: Sequence[Line], index: int, begun: int) -> Start | None:
    """A title where the document before it has come to its end, on a new page or after a wide gap."""
    line = lines[index]
    if index - begun < _LEAST_BEFORE or not (line.fresh or line.gap > 1) or not shapes.titled(line.text):
        return None
    if _INSIDE.match(line.text) or shapes.is_label(line.text) or (_PERSON.fullmatch(line.text) and not line.fresh):
        return None
    paper = _PAPER.match(line.text) and any(_is_head(other) for other in lines[index + 1 : index + 1 + _NEAR])
    return _titled(lines, index) if paper or _ended(lines[max(begun, index - 2) : index], line) else None


def _ended(before: Sequence[Line], line: Line) -> bool:
    """Whether these lines close a document: an end mark, one and a name below it, or a signature on a page's end."""
    above = before[-1].text
    if _END.fullmatch(above) or (line.fresh and _SIGNATURE.fullmatch(above)):
        return True
    return bool(len(before) > 1 and _END.fullmatch(before[0].text) and _PERSON.fullmatch(above))


def _is_head(line: Line) -> bool:
    """Whether the line belongs to the head of a paper: its date, number or addressee."""
    return shapes.is_date(line.text) or bool(_HEAD.match(line.text))


def _decks(lines: Sequence[Line]) -> set[int]:
    """The first slides of decks pasted after other text, found by the first footer of each.

    A footer that says 2 has at most two slides before its end; the title slide has a date of its own.
    """
    if any(line.set_in_type for line in lines):
        return set()
    firsts: dict[str, tuple[int, int]] = {}
    for start, end in furniture.slide_footers(lines):
        words = " ".join(line.text for line in lines[start:end])
        firsts.setdefault(re.sub(r"[\d\W]+", " ", words), (start, int(re.findall(r"\d+", words)[-1])))
    found = set()
    for place, number in firsts.values():
        reach = range(max(1, place - _DECK_REACH), place)
        slides = [index for index in reach if lines[index].fresh and shapes.titled(lines[index].text)][-number:]
        dated = [index for index in slides if _has_date_below(lines, index)]
        if slides:
            found.add(dated[0] if dated else slides[-1])
    return found


def _has_date_below(lines: Sequence[Line], index: int) -> bool:
    for line in lines[index + 1 : index + 1 + _TITLE_SLIDE]:
        if line.fresh:
            return False
        if shapes.is_date(line.text):
            return True
    return False


def _recount(lines: Sequence[Line], index: int) -> Start | None:
    """The first line of a page on which a counter ("1 (5)") begins anew."""
    page = lines[index].block.page
    if page is None or not lines[index].fresh or not any(furniture.is_counter(line.text) for line in lines[:index]):
        return None
    here = [at for at in range(index, len(lines)) if lines[at].block.page == page]
    if not any(_FIRST_PAGE.fullmatch(lines[at].text) for at in here):
        return None
    return Start(index, next((lines[at].text for at in here if shapes.titled(lines[at].text)), lines[index].text))


def _titled(lines: Sequence[Line], index: int) -> Start:
    """A start named by its title, with the title's further lines."""
    title = lines[index].text
    for line in lines[index + 1 : index + 4]:
        if not shapes.starts_low(line.text) or len(title) >= 100 or shapes.ends(title):
            break
        title += " " + line.text
    return Start(index, title)
