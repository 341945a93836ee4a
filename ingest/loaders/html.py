"""Web pages: the main content, without menus, banners and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import html as lxml_html
from lxml.html import HtmlElement as Element

from ingest.documents import Block, BlockKind, Extract, Properties
from ingest.infer.bodies import SEPARATOR, is_organisation
from ingest.infer.names import MUNICIPALITY_ALONE
from ingest.loaders.encoding import decode
from ingest.loaders.lines import (
    BREAK,
    first_row_is_header,
    logical_lines,
    paragraphs,
    properties,
    squeeze,
    table_blocks,
)

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "menu"}
_BLOCKS = {*_HEADINGS, *_LISTS} | set(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure"
        " form footer header hgroup hr legend li main p pre section summary table tbody td tfoot th thead tr",
    )
)
_NEVER = set(
    re.findall(
        r"\w+",
        "applet audio canvas datalist embed footer frame frameset head iframe input link map math meta nav noframes"
        " noscript object option picture progress script select style svg template textarea track video",
    )
)
_FURNITURE_ROLES = {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"}
_FURNITURE_NAMES = re.compile(
    r"cookie|consent-?(?:banner|manager|modal|popup)|breadcrumb|skip-?(?:link|to|nav)|share-|addthis|addtoany"
    r"|sr-only|screen-?reader|visually-?hidden|assistive-text",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DATES = ("article:modified_time", "dcterms.modified", "last-modified", "article:published_time", "dc.date", "date")
_MOST_SIGNING = 3
_TITLES = ("og:title", "dc.title", "dcterms.title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "author")


def read(data: bytes) -> Extract:
    """Read a web page or a piece of one."""
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", _decode(data)).replace("\0", "")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    page = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    found = _properties(page)
    return Extract(tuple(_Walk().blocks(_main(page))), properties=found)


def _decode(data: bytes) -> str:
    """Believe the bytes before the declaration, which is often a leftover; `decode` knows the Swedish encodings."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name and name not in ("utf-8", "iso-8859-1", "windows-1252", "us-ascii"):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                pass
    return decode(data)


def _properties(page: Element) -> Properties:
    meta: dict[str, str] = {}
    for element in page.iter("meta"):
        name, content = element.get("property") or element.get("name"), element.get("content")
        if name and content:
            meta.setdefault(name.lower(), content)
    title = next((meta[name] for name in _TITLES if name in meta), None) or page.findtext(".//title")
    published = next((day for name in _DATES if (day := _date(meta.get(name, "")))), None)
    publisher = next((meta[name] for name in _PUBLISHERS if name in meta), None)
    return properties(title, publisher or _in_footer(page), published)


def _in_footer(page: Element) -> str | None:
    """Who signs the page in its footer: its municipality, or those of a shared board, before other bodies."""
    texts = (text for footer in page.iter("footer") for text in footer.itertext())
    named = dict.fromkeys(filter(is_organisation, map(str.strip, SEPARATOR.split(" · ".join(texts)))))
    signed = [name for name in named if MUNICIPALITY_ALONE.fullmatch(name)] or list(named)
    return " och ".join(signed) if 0 < len(signed) <= _MOST_SIGNING else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _main(page: Element) -> Element:
    """The part of a page that is its content, with what is not taken out."""
    body = page.find("body")
    body = page if body is None else body
    for element in list(body.iter()):
        if element is not body and _is_furniture(element):
            element.drop_tree()
    whole = len(squeeze(body.text_content()))
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(path)
        if len(found) == 1 and len(squeeze(found[0].text_content())) > 0.3 * whole:
            return found[0]
    for header in list(body.iter("header")):  # a site's; within the content it would hold the content's title
        if not list(header.iter("h1")) and next(header.iterancestors("article", "main", "section"), None) is None:
            header.drop_tree()
    return body


def _is_furniture(element: Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or element.getparent() is None or tag in ("html", "main", "article"):
        return False
    if tag == "button":
        return next(element.iterancestors(*_HEADINGS, "summary", "dt"), None) is None  # there it opens what follows
    if tag in _NEVER or element.get("role") in _FURNITURE_ROLES or element.get("aria-modal") == "true":
        return True
    if tag == "aside" or element.get("role") == "complementary":
        return element.xpath("not(ancestor::main or ancestor::article)") or _is_links(element)
    if element.get("aria-hidden") == "true" and len(squeeze(element.text_content())) < 40:
        return True  # an icon; a folded section is longer, and is read
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag not in _HEADINGS and bool(_FURNITURE_NAMES.search(names))


def _is_links(element: Element) -> bool:
    linked = sum(len(squeeze(link.text_content())) for link in element.iter("a"))
    return linked > len(squeeze(element.text_content())) // 2


class _Walk:
    """Goes through the content once; remembers the latest heading so that folded sections are headed below it."""

    def __init__(self) -> None:
        self.level = 1

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Yield the blocks within an element, with loose text between them as paragraphs."""
        loose = _words(parent.text)
        for child in parent:
            if child.tag not in _BLOCKS and not any(inner.tag in _BLOCKS for inner in child.iter()):
                loose += _inline(child) + _words(child.tail)
                continue
            yield from paragraphs(loose)
            yield from self._block(child)
            loose = _words(child.tail)
        yield from paragraphs(loose)

    def _block(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in _HEADINGS or tag == "summary":
            if text := squeeze(_inline(element)):
                heading = next((child.tag for child in element.iter() if child.tag in _HEADINGS), None)
                level = _HEADINGS[heading] if heading else min(self.level + 1, 6)
                self.level = level if tag != "summary" else self.level
                yield Block(BlockKind.HEADING, text, level=level)
        elif tag in _LISTS:
            yield from self._list(element, 0)
        elif tag == "table":
            yield from self._table(element)
        elif tag == "pre":
            yield from paragraphs((element.text_content() or "").replace("\n", BREAK))
        elif tag == "dt":
            yield from paragraphs(_inline(element), bold=True)
        else:
            yield from self.blocks(element)

    def _list(self, element: Element, level: int) -> Iterator[Block]:
        start = element.get("start") or "1"
        number = int(start) if start.isdigit() else 1
        for child in element:
            if child.tag in _LISTS:
                yield from self._list(child, level + 1)  # wrong, but common
                continue
            value = child.get("value") or ""
            number = int(value) if value.isdigit() else number
            marker = f"{number}." if element.tag == "ol" else "–"
            for block in self._item(child, level):
                own = block.kind is BlockKind.PARAGRAPH
                yield Block(BlockKind.ITEM, block.text, level=level, marker=marker) if own else block
                marker = "" if own else marker
            number += child.tag == "li"

    def _item(self, element: Element, level: int) -> Iterator[Block]:
        """Yield the blocks of a list item, with lists inside it one level down."""
        loose = _words(element.text)
        for child in element:
            inner = any(part.tag in _BLOCKS for part in child.iter())
            if not inner:
                loose += _inline(child) + _words(child.tail)
                continue
            yield from _plain(loose)
            if child.tag in _LISTS:
                yield from self._list(child, level + 1)
            elif child.tag in _HEADINGS or child.tag in ("table", "summary"):
                yield from self._block(child)
            else:
                yield from self._item(child, level)
            loose = _words(child.tail)
        yield from _plain(loose)

    def _table(self, element: Element) -> Iterator[Block]:
        for caption in element.iterchildren("caption"):
            yield from paragraphs(_inline(caption))
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [list(row.iterchildren("td", "th")) for row in rows]
        if element.get("role") == "presentation" or _is_layout(element, cells):
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)
            return
        grid = _grid(cells)
        marked = bool(cells) and (rows[0].getparent().tag == "thead" or all(cell.tag == "th" for cell in cells[0]))
        bold = [all(_is_bold(cell) for cell in row) for row in cells[:2]]
        yield from table_blocks(grid, header=marked or first_row_is_header(grid, emphasised=bold == [True, False]))


def _is_layout(table: Element, cells: list[list[Element]]) -> bool:
    return all(len(row) < 2 for row in cells) or any(inner.tag in _HEADINGS for inner in table.iter())


def _grid(rows: list[list[Element]]) -> list[list[str]]:
    """Lay cells out in their columns; one that spans several stands in the first only."""
    grid = []
    hanging: dict[int, int] = {}  # column -> rows that a cell above still reaches down into
    for row in rows:
        line: list[str] = []
        cells = iter(row)
        while True:
            if hanging.get(len(line), 0):
                hanging[len(line)] -= 1
                line.append("")
                continue
            if (cell := next(cells, None)) is None:
                break
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(line), len(line) + width):
                hanging[column] = height - 1
            line += [squeeze(_inline(cell))] + [""] * (width - 1)
        grid.append(line)
    return grid


def _span(cell: Element, name: str) -> int:
    value = cell.get(name) or ""
    return max(1, min(int(value), 100)) if value.isdigit() else 1


def _is_bold(cell: Element) -> bool:
    bold = sum(len(squeeze(part.text_content())) for part in cell.xpath(".//b|.//strong"))
    return cell.tag == "th" or 0 < len(squeeze(cell.text_content())) <= bold


def _plain(text: str) -> Iterator[Block]:
    return (Block(BlockKind.PARAGRAPH, line) for line in logical_lines(text))


def _inline(element: Element) -> str:
    """The words in an element; blocks within it are set apart by spaces."""
    if element.tag == "br":
        return BREAK
    if element.tag in ("wbr", "img") or not isinstance(element.tag, str) or _is_note_mark(element):
        return ""
    words = _words(element.text) + "".join(_inline(child) + _words(child.tail) for child in element)
    return f" {words} " if element.tag in _BLOCKS else words


def _is_note_mark(element: Element) -> bool:
    return element.tag == "sup" and any((link.get("href") or "").startswith("#") for link in element.iter("a"))


def _words(text: str | None) -> str:
    """Text with its line breaks, which mean nothing in HTML, as spaces."""
    return re.sub(r"[\n\r\t\f\v]+", " ", text or "")
