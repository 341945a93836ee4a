"""Markdown with front matter, tables and footnotes; a statute by its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.documents import Block, BlockKind, Extract
from ingest.loaders import LoadError, statute
from ingest.loaders.encoding import decode
from ingest.loaders.lines import BREAK, logical_lines, paragraphs, squeeze, table_blocks

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|(?=\n[ \t]{2,}\S)))*)\n?", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_SELECTION = MarkdownIt("commonmark").enable("table").disable("code")


def read(data: bytes) -> Extract:
    """Read Markdown; footnotes come last, and markup is gone from the text; a statute is read by its sections."""
    text = decode(data)
    if statute.is_statute(plain := statute.without_markup(text)):
        return statute.read(plain)
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
    for before, token in zip([None, *tokens], tokens, strict=False):
        match token.type:
            case "list_item_open":
                markers.append(token.info + token.markup if token.info else token.markup)
            case "list_item_close":
                markers.pop()
            case "inline" if before and before.type == "heading_open":
                if text := squeeze(_inline(token)):
                    yield Block(BlockKind.HEADING, text, level=int(before.tag[1]))
            case "inline" if before and before.type in ("th_open", "td_open"):
                rows[-1].append(_inline(token))
            case "inline" if markers:
                for line in logical_lines(_inline(token)):
                    yield Block(BlockKind.ITEM, line, level=len(markers) - 1, marker=markers[-1])
                    markers[-1] = ""  # its further paragraphs have no marker of their own
            case "inline":
                yield from paragraphs(_inline(token))
            case "html_block":
                yield from paragraphs(_TAG.sub(" ", _COMMENT.sub("", token.content)))
            case "fence":
                for part in re.split(r"\n\s*\n", token.content):
                    yield from paragraphs(part)
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "table_close":
                yield from table_blocks(rows, header=any(rows[0]))


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
