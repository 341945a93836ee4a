"""Markdown with front matter, tables and footnotes; a statute by its sections.

Text copied from the web is often saved as plain text with its marks left in; `is_marked` knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.documents import Block, BlockKind, Extract
from ingest.loaders import LoadError, statute, statute_text
from ingest.loaders.encoding import decode
from ingest.loaders.lines import BREAK, first_row_is_header, logical_lines, paragraphs, squeeze, table_blocks

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|(?=\n[ \t]{2,}\S)))*)\n?", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_SELECTION = MarkdownIt("commonmark").enable("table").disable("code")
_HEADING_MARK = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_OTHER_MARK = re.compile(r"\*\*[^\s*][^*\n]*\*\*|\]\(\S+\)|^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+", re.MULTILINE)
_TOP_HEADING = re.compile(r"^#[ \t]+\S", re.MULTILINE)
_FIRST_LINE = re.compile(r"\A\s*([^\s#>|*+=-][^\n]{3,150}[^\s.,;:!])[ \t]*\n")
_FEWEST_MARKS = 2


def read(data: bytes) -> Extract:
    """Read Markdown; footnotes come last, and markup is gone from the text; a statute is read by its sections."""
    text = decode(data)
    if statute.is_statute(plain := statute_text.without_markup(text)):
        return statute.read(plain)
    return parse(text)


def is_marked(text: str) -> bool:
    """Whether plain text has Markdown's marks in it: headings, or bold words, links and tables beside one."""
    headings = len(_HEADING_MARK.findall(text))
    others = sum(1 for _ in _OTHER_MARK.finditer(text))
    return "\f" not in text and headings + others >= _FEWEST_MARKS and (headings > 0 or "|" in text)


def titled(text: str) -> str:
    """The text with its first line marked as its title, unless it has a heading of the first level."""
    return text if _TOP_HEADING.search(text) else _FIRST_LINE.sub(r"# \1\n\n", text, count=1)


def parse(text: str) -> Extract:
    """Reads Markdown that is known to be no statute."""
    front_matter, text = _split_front_matter(text)
    notes = [Block(BlockKind.NOTE, squeeze(_plain(match[2])), marker=match[1]) for match in _FOOTNOTE.finditer(text)]
    text = _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub("", text))
    blocks = (*_blocks(_SELECTION.parse(text)), *(note for note in notes if note.text))
    return Extract(blocks, front_matter=front_matter)


def _split_front_matter(text: str) -> tuple[dict[str, object], str]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        fields = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise LoadError(
            f"Uppgifterna överst i filen (mellan raderna ---) går inte att tolka, se rad {line}."
        ) from error
    if fields is not None and not isinstance(fields, dict):
        return {}, text  # a text that opens with a rule
    return {str(key): value for key, value in (fields or {}).items()}, text[match.end() :]


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Turn the flat token stream to blocks; `markers` holds one entry for each list item that is open."""
    markers: list[str] = []
    rows: list[list[str]] = []
    bold: list[bool] = []
    under_title = False
    for before, token in zip([None, *tokens], tokens, strict=False):
        match token.type:
            case "list_item_open":
                markers.append(token.info + token.markup if token.info else token.markup)
            case "list_item_close":
                markers.pop()
            case "inline" if before and before.type == "heading_open":
                if text := squeeze(_inline(token)):
                    yield Block(BlockKind.HEADING, text, level=int(before.tag[1]))
                    under_title = before.tag == "h1"
                    continue
            case "inline" if before and before.type in ("th_open", "td_open"):
                rows[-1].append(_inline(token))
                bold[-1] &= not rows[-1][-1] or _is_bold(token)
            case "inline" if markers:
                for line in logical_lines(_inline(token)):
                    yield Block(BlockKind.ITEM, line, level=len(markers) - 1, marker=markers[-1])
                    markers[-1] = ""  # its further paragraphs have no marker of their own
            case "inline":
                yield from _paragraph(token, under_title)
            case "html_block":
                yield from paragraphs(_TAG.sub(" ", _COMMENT.sub("", token.content)))
            case "fence":
                for part in re.split(r"\n\s*\n", token.content):
                    yield from paragraphs(part)
            case "table_open":
                rows, bold = [], []
            case "tr_open":
                rows.append([])
                bold.append(True)
            case "table_close":
                yield from _table(rows, bold)
        if token.type == "inline":
            under_title = False


def _paragraph(token: Token, under_title: bool) -> Iterator[Block]:
    """A paragraph's blocks; one that is bold as a whole may be a heading, but for a letterhead under the title."""
    text = _inline(token)
    if _is_bold(token) and not under_title and BREAK not in text:
        yield Block(BlockKind.PARAGRAPH, squeeze(text), bold=True)
    else:
        for part in _parted(token):
            yield from paragraphs(_inline(part))


def _parted(token: Token) -> list[Token]:
    """A paragraph's first line, if all of it is bold, and the rest."""
    children = token.children or []
    end = next((n for n, child in enumerate(children) if child.type in ("softbreak", "hardbreak")), 0)
    first = token.copy(children=children[:end])
    return [first, token.copy(children=children[end + 1 :])] if end and _is_bold(first) else [token]


def _table(rows: list[list[str]], bold: Sequence[bool]) -> Iterator[Block]:
    """A table's rows; a first row with one cell filled is its caption, over a header in bold."""
    if len(rows) > 2 and len(rows[0]) > 1 and sum(map(bool, rows[0])) == 1 and sum(map(bool, rows[1])) > 1:
        yield Block(BlockKind.PARAGRAPH, squeeze(" ".join(rows[0])))
        yield from table_blocks(rows[1:], header=first_row_is_header(rows[1:], bold[1] and not bold[2]))
    else:
        yield from table_blocks(rows, header=any(rows[0]))


def _is_bold(token: Token) -> bool:
    """Whether all of the words are set in bold."""
    depth, inside = 0, False
    for child in token.children or ():
        depth += child.nesting if child.type.startswith("strong_") else 0
        if child.type in ("text", "code_inline") and child.content.strip():
            if not depth:
                return False
            inside = True
    return inside


def _inline(token: Token) -> str:
    """The words of running text, without emphasis, link targets, pictures and tags."""
    parts = []
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline" | "text_special":
                parts.append(child.content)
            case "softbreak":
                parts.append("\n")
            case "hardbreak":
                parts.append(BREAK)
            case "html_inline" if child.content.lower().startswith("<br"):
                parts.append(BREAK)
    return "".join(parts)


def _plain(text: str) -> str:
    return " ".join(_inline(token) for token in _SELECTION.parse(text.strip()) if token.type == "inline")
