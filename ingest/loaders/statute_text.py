"""A statute's text as paragraphs, mended where a parser before us joined what the statute has apart.

Each paragraph is one line, but for list items and table rows, which stand on lines of their own; the cells of a row are
separated by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest import shapes

_N = r"\d+(?: [a-z])?"
SECTION = re.compile(rf"(?:(?P<chapter>{_N}) kap\. )?(?P<section>{_N}) §(?:\s+(?P<text>.*)|$)", re.DOTALL)
CHAPTER = re.compile(rf"(?P<chapter>{_N}) kap\.(?:\s+(?!{_N} §).*)?$", re.DOTALL)
ITEM = re.compile(r"(?P<marker>\d{1,2}\.|[a-z]\)|[-–])\s+(?=\S)")
_GAP = re.compile(r"[ ]*\t\s*|(?<=[^\s§.)]) {3,}(?=\S)")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\s]+\)")
_EMPHASIS = re.compile(r"\*\*((?:\d+(?: [a-z])? kap\. )?\d+(?: [a-z])? §)\*\*")
_HASHES = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_TRANSITION_INSIDE = re.compile(r"(?<=[.)]) Övergångsbestämmelser (?=\d{4}:\d{1,4} )")
_ACT_INSIDE = re.compile(r"(?:^|(?<=\.) )(\d{4}:\d{1,4}) (?=1\. [A-ZÅÄÖ]|[A-ZÅÄÖ][a-zåäö])")
_TRAILING = re.compile(r"(?P<text>.*[.)]) (?P<rubric>[A-ZÅÄÖ][^.:;!?\[\]()]{2,80}(?: m\.m\.)?)", re.DOTALL)
_VERB = re.compile(r"\b(?:får|ska|skall|är|har|kan|gäller|meddelar|bör|måste|ges|finns|avses|tillämpas)\b")
_NUMBERED = re.compile(r"(?:\A|(?P<before>[^\s\d§]+) )(?P<number>\d{1,2})\. (?=\w)")
_REFERENCE = re.compile(r"(?:stycket|styckena|punkten|punkterna)$")
_DATED_INSIDE = re.compile(rf"(?<=\.) (?={_N} § /(?:Träder i kraft|Upphör att gälla) )", re.IGNORECASE)
_AFTER_LIST = re.compile(r"(?<=[a-zåäö)§]\. )(?=[A-ZÅÄÖ])")
_REFERS = re.compile(r"\s*(?:[,;.)]|(?!har upphävts|upphävs|upphör)[a-zåäö])")


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


def paragraphs(text: str) -> list[str]:
    """The paragraphs in order, none of them empty."""
    found = [p for p in (_unwrapped(p) for p in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))) if p]
    found = [part for paragraph in found for whole in _transitions(paragraph) for part in _DATED_INSIDE.split(whole)]
    return _joined(_apart(found))


def begins_section(paragraph: str) -> re.Match[str] | None:
    """The section that a paragraph begins, unless it only mentions one: "5 § första stycket gäller"."""
    match = SECTION.match(paragraph)
    return None if match is None or _REFERS.match(match["text"] or "") else match


def is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return "\t" in line


def enumerated(paragraph: str) -> list[str]:
    """A paragraph and the numbered list that runs on within it, each item a line of its own."""
    starts: list[int] = []
    for match in _NUMBERED.finditer(paragraph):
        if int(match["number"]) == len(starts) + 1 and not _REFERENCE.search(match["before"] or ""):
            starts.append(match.start("number"))
    if len(starts) < 2:
        return [paragraph]
    end = _AFTER_LIST.search(paragraph, starts[-1] + 3)
    cuts = [0, *starts, *([end.end()] if end else []), len(paragraph)]
    return [paragraph[a:b].strip() for a, b in pairwise(cuts) if paragraph[a:b].strip()]


def _unwrapped(paragraph: str) -> str:
    """A paragraph with its line breaks taken out, but for those before list items and around table rows."""
    text, row = "", False
    for raw in paragraph.split("\n"):
        line = _GAP.sub("\t", raw.strip().strip("*#").strip())
        if not line:
            continue
        apart = ITEM.match(line) or is_row(line) or row
        text += ("\n" if apart else " ") + line if text else line
        row = is_row(line)
    return text.replace("** ", " ").replace("**", "")


def _transitions(paragraph: str) -> list[str]:
    """Transitional provisions that were joined to the last section, under the numbers of their acts."""
    before, inside, after = _halves(paragraph)
    if not inside:
        return [paragraph]
    parts = _ACT_INSIDE.split(after)
    return [before, inside, *(part.strip() for part in parts if part.strip())]


def _halves(paragraph: str) -> tuple[str, str, str]:
    match = _TRANSITION_INSIDE.search(paragraph)
    if match is None:
        return paragraph, "", ""
    return paragraph[: match.start()], match.group().strip(), paragraph[match.end() :]


def _apart(found: Sequence[str]) -> list[str]:
    """Rubrics that were joined to the end of the section before them, set apart."""
    result: list[str] = []
    for index, paragraph in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else ""
        match = _TRAILING.fullmatch(paragraph) if begins_section(following) else None
        whole = match and shapes.ends(match["text"]) and not CHAPTER.fullmatch(paragraph)
        if match and whole and not _VERB.search(match["rubric"]) and not shapes.runs_on(match["rubric"]):
            result += (match["text"], match["rubric"])
        else:
            result.append(paragraph)
    return result


def _joined(found: Sequence[str]) -> list[str]:
    """Rows of one table in one paragraph, and a sentence that a section's number cut in two in one."""
    result: list[str] = []
    for paragraph in found:
        above = result[-1] if result else ""
        if all(map(is_row, (*above.split("\n"), *paragraph.split("\n")))):
            result[-1] = f"{above}\n{paragraph}"
        elif SECTION.match(paragraph) and not begins_section(paragraph) and re.search(r"[a-zåäö\]]$", above):
            result[-1] = f"{above} {re.sub(r' (?=,)', '', paragraph)}"
        else:
            result.append(paragraph)
    return result
