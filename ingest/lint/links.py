"""Links whose target is not there: files and anchors always, web addresses only when asked to."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from markdown_it import MarkdownIt

from ingest.folders import SourceFile
from ingest.lint.text import Finding
from ingest.loaders.encoding import decode

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WEB = frozenset({"http", "https"})
_ANCHOR = re.compile(r"""<[^>]*\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_MARKDOWN = MarkdownIt("commonmark").enable("table")


def dead_links(file: SourceFile, online: Callable[[str], str] | None) -> Iterator[Finding]:
    """The links of a file that lead nowhere, each target once.

    Args:
        online: Gives why an address is dead, "" for one that answers; None leaves web addresses unchecked.
    """
    for target, words in dict(_links(file.path)).items():
        if reason := _dead(file.path, target, online):
            quote = words.strip() or target
            yield Finding("dead-link", file.source, "", "", quote, f"Länken till {target} leder ingenstans: {reason}.")


def _dead(path: Path, target: str, online: Callable[[str], str] | None) -> str:
    """Why a target is dead, or ""."""
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return "adressen går inte att tolka"
    if parts.scheme in _WEB or (not parts.scheme and parts.netloc):
        return online(target) if online else ""
    if parts.scheme not in ("", "file"):
        return "" if len(parts.scheme) > 1 else "den pekar på en enhet som bara finns på en viss dator"
    if parts.path.startswith("/") and parts.scheme != "file":
        return ""  # from the root of a site that is not here
    place = unquote(parts.path)
    aim = path if not place else Path(place) if parts.scheme == "file" else path.parent / place
    if not aim.exists():
        return "filen finns inte"
    fragment = unquote(parts.fragment)
    if fragment and aim.suffix.lower() in (".html", ".htm", ".md") and not _has_anchor(aim, fragment):
        return f"avsnittet #{fragment} finns inte"
    return ""


def _has_anchor(path: Path, fragment: str) -> bool:
    if fragment in ("", "top"):
        return True
    text = decode(path.read_bytes())
    slugs = _slugs(text) if path.suffix.lower() == ".md" else set()
    return fragment in slugs | set(_ANCHOR.findall(text))


def _slugs(text: str) -> set[str]:
    """The anchors that Markdown viewers give to headings: words in lower case, joined by hyphens."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*\s*$", text, re.MULTILINE):
        slug = re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-")
        found.add(slug if slug not in found else f"{slug}-1")
    return found


def _links(path: Path) -> Iterator[tuple[str, str]]:
    """Target and words of each link; none in formats that cannot be looked into."""
    readers = {".md": _of_markdown, ".markdown": _of_markdown, ".html": _of_html, ".htm": _of_html}
    reader = readers.get(path.suffix.lower(), _of_office if path.suffix.lower() in (".docx", ".pptx") else None)
    if path.suffix.lower() == ".pdf":
        reader = _of_pdf
    yield from reader(path) if reader else ()


def _of_markdown(path: Path) -> Iterator[tuple[str, str]]:
    for token in _MARKDOWN.parse(decode(path.read_bytes())):
        words, target = "", ""
        for child in token.children or ():
            if child.type == "link_open":
                words, target = "", str(child.attrGet("href") or "")
            elif child.type == "link_close" and target:
                yield target, words
                target = ""
            elif child.type == "image":
                yield str(child.attrGet("src") or ""), child.content
            else:
                words += child.content


def _of_html(path: Path) -> Iterator[tuple[str, str]]:
    try:
        tree = html.fromstring(decode(path.read_bytes()).encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return
    for element in tree.iter("a", "img"):
        target = element.get("href") or (element.get("src") if element.tag == "img" else None)
        if target:
            yield target, " ".join((element.text_content() or element.get("alt") or "").split())


def _of_office(path: Path) -> Iterator[tuple[str, str]]:
    """Hyperlinks of Word and PowerPoint, which keep their targets in relationship files."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith(".rels"):
                continue
            for relation in etree.fromstring(archive.read(name), _safe()).iter(_RELATIONSHIPS):
                if relation.get("TargetMode") == "External" and relation.get("Type", "").endswith("/hyperlink"):
                    yield relation.get("Target", ""), ""


def _of_pdf(path: Path) -> Iterator[tuple[str, str]]:
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        for annotation in page.get("/Annots") or ():
            action = annotation.get_object().get("/A") or {}
            if target := action.get("/URI"):
                yield str(target), ""


@cache
def _safe() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
