"""Consolidated statute text, as the Riksdag's open data gives it: chapters and sections to headings of their own.

Each section becomes a heading "12 kap. 7 §" under its chapter and rubric, so that it is found, cited and linked to by
itself. A note of amendment ("Lag (2025:762).") is set apart from the law's words. Sections that are in the text twice,
before and after a change, tell in their heading from or until when they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ingest.dates import find_dates
from ingest.documents import Block, BlockKind, Extract

_N = r"\d+(?: [a-z])?"
_SECTION = re.compile(rf"(?:(?P<chapter>{_N}) kap\. )?(?P<section>{_N}) §(?:\s+(?P<text>.*)|$)", re.DOTALL)
_CHAPTER = re.compile(rf"(?P<chapter>{_N}) kap\.(?:\s+(?!{_N} §).*)?$", re.DOTALL)
_DIVISION = re.compile(r"(?:AVD(?:ELNING)?\.?|Avd(?:elning)?\.?) ?[IVX\d]+\b.{0,120}$", re.IGNORECASE)
_TITLE = re.compile(
    r"^\W*((?:[A-ZÅÄÖ][\wåäö-]*(?: och [\wåäö]+)?(?:lag|balk|ordning|form)|Lag|Förordning)"
    r" \(\d{4}:\d+\)[^\n.]{0,150})$",
    re.MULTILINE,
)
_HEADER = re.compile(
    r"^(?:SFS[ -]?nr|Departement(?:/myndighet)?|Utfärdad|Ikraft|Ändrad|Ändring införd|Upphävd|Omtryck|Övrig|Rubrik"
    r"|Källa|SFS \d{4}:\d+)\b.*",
    re.IGNORECASE,
)
_TRANSITION = re.compile(r"(?:Ikraftträdande- och övergångsbestämmelser|Övergångsbestämmelser)", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\d{4}:\d{1,4}")
_AMENDED = re.compile(r"\s*((?:Lag|Förordning) \(\d{4}:\d+\)\.)$")
_MARK = re.compile(
    r"/(?:Rubriken )?(?P<what>träder i kraft|upphör att gälla) [IU]:(?P<day>\d{4}-\d\d-\d\d)/\s*", re.IGNORECASE
)
_ITEM = re.compile(r"(?P<marker>\d{1,2}\.|[a-z]\)|[-–])\s+(?=\S)")
_REPEALED = re.compile(r"^Upphävd\s*:?\s*(\d{4}-\d\d-\d\d)", re.MULTILINE | re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\s]+\)")
_EMPHASIS = re.compile(r"\*\*((?:\d+(?: [a-z])? kap\. )?\d+(?: [a-z])? §)\*\*")
_HASHES = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_ENOUGH = 3
"""Sections from which a text with a statute's title is one."""


def is_statute(text: str) -> bool:
    """Whether a text is a statute's: its title with a number, and sections that begin their paragraphs."""
    head = text[:1500]
    starts = re.findall(r"^(?:\d+(?: [a-z])? kap\. )?\d+(?: [a-z])? §(?:\s|$)", text, re.MULTILINE)
    return _TITLE.search(head) is not None and len(starts) >= _ENOUGH


def without_markup(text: str) -> str:
    """A Markdown text as plain paragraphs; front matter that names a statute becomes its title and header lines."""
    head = ""
    if front := _FRONT_MATTER.match(text):
        told = dict(re.findall(r"^(\w+): *(\S.*)$", front[1], re.MULTILINE))
        text = text[front.end() :]
        if number := told.get("beteckning"):
            head = f"{told.get('rubrik', '').strip()} ({number})\n\n"
            head += f"Utfärdad: {told.get('utfardad_datum', '')}\nIkraft: {told.get('ikraft_datum', '')}\n\n"
            text = re.sub(rf"\A\s*# {re.escape(told.get('rubrik', ''))}\s*\n", "", text)
    return head + _HASHES.sub("", _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", text)))


def read(text: str) -> Extract:
    """Reads a statute to headings, paragraphs, items and notes, with what it tells of itself as front matter."""
    paragraphs = [p for p in (_unwrapped(p) for p in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))) if p]
    found = _TITLE.search(text[:1500])
    title = found[1].strip() if found else paragraphs[0]
    return Extract(tuple(_blocks(title, paragraphs)), front_matter=_front_matter(title, text))


def anchor(chapter: str, section: str) -> str:
    """How a section is headed: "12 kap. 7 a §", "32 §" where the statute has no chapters."""
    return f"{chapter} kap. {section} §" if chapter else f"{section} §"


def holds_on(headings: str, day: date) -> bool:
    """Whether a section is in force on a day, by what its heading tells of that."""
    since = re.search(r"\(träder i kraft (\d{4}-\d\d-\d\d)\)", headings)
    until = re.search(r"\(upphör att gälla (\d{4}-\d\d-\d\d)\)", headings)
    if since and day < date.fromisoformat(since[1]):
        return False
    return not (until and day >= date.fromisoformat(until[1]))


def _unwrapped(paragraph: str) -> str:
    """A paragraph with its line breaks taken out, but for those before list items."""
    lines = [line.strip().strip("*#").strip() for line in paragraph.split("\n")]
    text = ""
    for line in filter(None, lines):
        text += ("\n" if _ITEM.match(line) else " ") + line if text else line
    return text.replace("** ", " ").replace("**", "")


def _blocks(title: str, paragraphs: Sequence[str]) -> Iterator[Block]:
    yield Block(BlockKind.HEADING, title, level=1)
    chapter, transitional, started = "", False, False
    for n, paragraph in enumerate(paragraphs):
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else ""
        if not started and (title in paragraph or _HEADER.match(paragraph)):
            continue
        if _TRANSITION.fullmatch(paragraph):
            chapter, transitional = "", True
            yield Block(BlockKind.HEADING, "Övergångsbestämmelser", level=2)
        elif transitional and _NUMBER_ALONE.fullmatch(paragraph):
            yield Block(BlockKind.HEADING, f"Övergångsbestämmelser till {paragraph}", level=3)
        elif not transitional and (m := _CHAPTER.fullmatch(paragraph)) and len(paragraph) < 200:
            chapter, started = m["chapter"], True
            yield Block(BlockKind.HEADING, paragraph, level=2)
        elif not transitional and (m := _SECTION.match(paragraph)) and not _refers(paragraph, m):
            started = True
            chapter = m["chapter"] or chapter
            words = m["text"] or ""
            yield Block(BlockKind.HEADING, anchor(chapter, m["section"]) + _validity(words), level=4)
            yield from _words(_MARK.sub("", words))
        elif not transitional and _is_rubric(paragraph, following):
            yield Block(BlockKind.HEADING, _MARK.sub("", paragraph), level=3)
        else:
            yield from _words(paragraph)


def _refers(paragraph: str, m: re.Match[str]) -> bool:
    """Whether a paragraph that begins with a section goes on as a sentence about it: "5 § första stycket gäller"."""
    return re.match(r"\s*(?:första|andra|tredje|fjärde|och|samt|eller|gäller|tillämpas)\b", m["text"] or "") is not None


def _is_rubric(paragraph: str, following: str) -> bool:
    """A short line without a full stop before a section, a chapter or another rubric."""
    if len(paragraph) > 150 or "\n" in paragraph or re.search(r"[.:;,]$", paragraph) or _ITEM.match(paragraph):
        return bool(_DIVISION.fullmatch(paragraph))
    leads = _SECTION.match(following) or _CHAPTER.fullmatch(following) or not re.search(r"[.:;,]$", following)
    return (bool(leads) and paragraph[:1].isupper()) or paragraph.startswith("/Rubriken")


def _validity(words: str) -> str:
    return "".join(f" ({m['what'].lower()} {m['day']})" for m in _MARK.finditer(words[:200]))


def _words(text: str) -> Iterator[Block]:
    """Paragraph, list items and the note of amendment that ends a section."""
    amended = _AMENDED.search(text)
    for line in (text[: amended.start()] if amended else text).split("\n"):
        if not line.strip():
            continue
        item = _ITEM.match(line)
        if item:
            yield Block(BlockKind.ITEM, line[item.end() :], marker=item["marker"])
        else:
            yield Block(BlockKind.PARAGRAPH, line)
    if amended:
        yield Block(BlockKind.NOTE, amended[1])


def _front_matter(title: str, text: str) -> dict[str, object]:
    """Kind, reach and time, each as far as the text tells it."""
    ordinance = re.search(r"förordning", title, re.IGNORECASE) and not title.startswith("Tryckfrihets")
    told: dict[str, object] = {
        "title": title,
        "kind": "forordning" if ordinance else "lag",
        "scope": "national",
        "publisher": "Regeringen" if ordinance else "Riksdagen",
    }
    issued = re.search(r"^Utfärdad\s*:\s*(\d{4}-\d\d-\d\d)", text, re.MULTILINE | re.IGNORECASE)
    if issued:
        told["published"] = issued[1]
    if since := _in_force(title, text):
        told["valid_from"] = since.isoformat()
    if repealed := _REPEALED.search(text[:3000]):
        told["valid_to"] = (date.fromisoformat(repealed[1]) - timedelta(days=1)).isoformat()
    return told


def _in_force(title: str, text: str) -> date | None:
    """The day that its header, or its own transitional provisions, say that it came into force."""
    if stated := re.search(r"^Ikraft: (\d{4}-\d\d-\d\d)$", text[:1500], re.MULTILINE):
        return date.fromisoformat(stated[1])
    number = re.search(r"\d{4}:\d+", title)
    own = re.escape(number[0]) if number else "—"
    section = re.search(rf"\b{own}\s+1\. Denna (?:lag|förordning|balk) träder i kraft ([^\n.]{{5,60}})", text)
    dates = find_dates(section[1]) if section else ()
    return dates[0].day if dates else None
