"""HTML for words that others wrote.

Everything from documents, answers and questions reaches the page through this module, and through `safe`. Nothing of
theirs is ever given to Streamlit's Markdown, which would read it as markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from app_pages import texts
from ingest.documents import CELL, BlockKind, Section, Span

Range = tuple[int, int]
_MARKER = re.compile(r"^\s*([-•–*◦▪]|\d{1,2}[.)]|[a-zåäö][.)])\s+(?=\S)")
_AMOUNT = re.compile(r"(?<![\w-])(?:\d{1,3}(?: \d{3})+(?: (?:kr|kronor)\b)?|\d+ (?:kr\b|%|procent\b))(?! ?\d)")
_SHORT = 28
_BULLETS = frozenset("-•–*◦▪")
_TABLE = frozenset({BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW})


def safe(text: str) -> str:
    """The text with every character that HTML would read as markup escaped."""
    return html.escape(text, quote=True)


def read_html(text: str) -> str:
    """The text escaped, to be read: an amount, "15 000 kr", is not broken between lines."""
    return _AMOUNT.sub(r'<span class="ks-short">\g<0></span>', safe(text))


def facts_html(facts: Iterable[str]) -> str:
    """Facts in a row, broken between them rather than within the short ones."""
    return " ".join(
        f'<span class="ks-fact{" ks-short" if len(fact) <= _SHORT else ""}">{safe(fact)}</span>'
        for fact in facts
        if fact
    )


def marked(text: str, offset: int, ranges: Sequence[Range]) -> str:
    """The text, escaped, with the characters of `ranges` inside <mark>; `offset` is where it begins in theirs."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        start, end = max(start - offset, at), min(end - offset, len(text))
        if start < end:
            parts += [safe(text[at:start]), "<mark>", safe(text[start:end]), "</mark>"]
            at = end
    return "".join((*parts, safe(text[at:])))


def sections_html(sections: Iterable[Section], marks: dict[int, Sequence[Range]], paging: str = "") -> str:
    """Sections under their headings, each heading shown once.

    `marks` has the characters to mark by a section's ordinal; `paging` labels where a new page or slide begins.
    """
    parts: list[str] = []
    shown: tuple[str, ...] = ()
    page: int | None = None
    for section in sections:
        parts += _headings(section.headings, shown)
        shown = section.headings
        for block, block_page in _blocks(section, marks.get(section.ordinal, ())):
            if paging and block_page not in (None, page):
                page = block_page
                parts.append(f'<p class="ks-page">{safe(texts.page_label(paging, block_page or 0))}</p>')
            parts.append(block)
    return f'<div class="ks-document">{"".join(parts)}</div>'


def statement_html(text: str, references: str, header: Sequence[str] = ()) -> str:
    """A statement with its paragraphs, lists and table rows as such, and the references after its last word.

    `references` is HTML; `header` has the cells above the rows of a table that the statement quotes.
    """
    blocks: list[str] = []
    for shape, group in groupby((line.strip() for line in text.splitlines() if line.strip()), key=_shape):
        lines = list(group)
        if shape == "row":
            blocks.append(_quoted_rows([line.split(CELL) for line in lines], header))
        elif shape == "item":
            blocks.append(f'<ul class="ks-items">{"".join(map(_quoted_item, lines))}</ul>')
        else:
            blocks += [f"<p>{read_html(line)}</p>" for line in lines]
    return _with_references("".join(blocks), references)


def _with_references(body: str, references: str) -> str:
    for ending in ("</p>", "</span></li></ul>", "</dd></dl>"):
        if body.endswith(ending):
            return f"{body.removesuffix(ending)}&nbsp;{references}{ending}"
    return f"{body}<p>{references}</p>"


def _shape(line: str) -> str:
    if CELL in line:
        return "row"
    return "item" if _MARKER.match(line) else "paragraph"


def _quoted_item(line: str) -> str:
    found = _MARKER.match(line)
    marker = found[1] if found else "-"
    return _item(marker, read_html(line[found.end() :] if found else line), 0)


def _item(marker: str, body: str, level: int) -> str:
    sign = "•" if marker in _BULLETS else safe(marker)
    return f'<li class="ks-level-{min(level, 3)}"><span class="ks-marker">{sign}</span> <span>{body}</span></li>'


def _quoted_rows(rows: list[list[str]], header: Sequence[str]) -> str:
    """One row under a known header reads best as "Rubrik: värde"; more rows as a table."""
    if rows[0] == list(header):
        rows = rows[1:]
    if len(rows) == 1 and len(header) == len(rows[0]):
        named = zip(header, rows[0], strict=True)
        pairs = (f"<dt>{safe(name)}:</dt> <dd>{read_html(value)}</dd>" for name, value in named if value)
        return f'<dl class="ks-pairs">{"".join(pairs)}</dl>'
    head = f"<thead>{_row(map(safe, header), 'th')}</thead>" if header else ""
    return _table(head, (_row(map(read_html, row), "td") for row in rows))


def _headings(path: tuple[str, ...], shown: tuple[str, ...]) -> Iterator[str]:
    same = 0
    while same < min(len(path), len(shown)) and path[same] == shown[same]:
        same += 1
    for depth, heading in enumerate(path[same:], start=same):
        level = min(depth + 3, 6)
        yield f"<h{level}>{safe(heading)}</h{level}>"


def _blocks(section: Section, ranges: Sequence[Range]) -> Iterator[tuple[str, int | None]]:
    """HTML of each paragraph, list and table, and its page."""
    for shape, group in groupby(section.spans, key=_span_shape):
        spans = list(group)
        if shape == "table":
            rows = [_row(_cells(section, span, ranges), "th" if _is_header(span) else "td") for span in spans]
            yield _table("", rows), spans[0].page
        elif shape == "list":
            yield f'<ul class="ks-items">{"".join(_list_item(section, s, ranges) for s in spans)}</ul>', spans[0].page
        else:
            for span in spans:
                css = ' class="ks-note"' if span.kind is BlockKind.NOTE else ""
                yield f"<p{css}>{marked(section.text[span.start : span.end], span.start, ranges)}</p>", span.page


def _span_shape(span: Span) -> str:
    if span.kind in _TABLE:
        return "table"
    return "list" if span.kind is BlockKind.ITEM else "paragraph"


def _is_header(span: Span) -> bool:
    return span.kind is BlockKind.TABLE_HEADER


def _list_item(section: Section, span: Span, ranges: Sequence[Range]) -> str:
    text = section.text[span.start : span.end]
    found = _MARKER.match(text)
    begin = found.end() if found else 0
    return _item(found[1] if found else "-", marked(text[begin:], span.start + begin, ranges), span.level)


def _cells(section: Section, span: Span, ranges: Sequence[Range]) -> Iterator[str]:
    at = span.start
    for cell in section.text[span.start : span.end].split(CELL):
        yield marked(cell, at, ranges)
        at += len(cell) + len(CELL)


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def _table(head: str, rows: Iterable[str]) -> str:
    return f'<div class="ks-scroll"><table>{head}<tbody>{"".join(rows)}</tbody></table></div>'
