"""Reads the training folder as one stream of cleaned documents and divides them into passages and sentences."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Kind = Literal["statute", "page", "interpellation"]

HELD_OUT_SHARE = 0.03
_JOINS = re.compile(r"\u00ad\s*")
_EDITORIAL = re.compile(r"/[^/\n]{0,60}(?:[Tt]räder i kraft|[Uu]pphör att gälla)[^/\n]{0,40}/\s*")
_AMENDED_BY = re.compile(r"\s*(?:Lag|Förordning) \(\d{4}:\d+\)\.\s*$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:bl\.a|t\.ex|m\.m|d\.v\.s|s\.k|f\.d|(?:t|fr)\.o\.m|dnr|nr|kap|prop|p|st|jfr|ca|resp)\.|\d\.)$"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"”»(–-]?\s?[A-ZÅÄÖ0-9])")
_HEADING = re.compile(r"^#{1,6}\s+(.+)$|^\*\*(.{3,150}?)\*\*\s*$")
_PROTOCOL = re.compile(r"^(?:Interpellation|\d{4}/\d\d:\d+ av |Inkom den|Sveriges riksdag|Riksdagen|[Dd]en \d+ \w+$)")


@dataclass(frozen=True)
class Document:
    """One training document; `paragraphs` are cleaned and a markdown heading keeps its leading `# `."""

    key: str
    kind: Kind
    title: str
    topic: str
    paragraphs: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether the document is kept for the evaluation and never trained on.

        That is 3 % by a hash of the key, and every page with a question for a heading: questions that an authority
        answers are rare in the data and nearest to what the model is for.
        """
        asks = self.kind == "page" and any((heading(p) or "").endswith("?") for p in self.paragraphs)
        return asks or is_held_out(self.key)


def is_held_out(key: str, share: float = HELD_OUT_SHARE) -> bool:
    """Decides by a hash of the key, so that the split is the same in every run and on every machine."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 2**32 < share


def clean(text: str) -> str:
    """Joins hyphenated words, drops editorial notes of the statute database and collapses white space."""
    text = _EDITORIAL.sub("", _JOINS.sub("", text))
    return " ".join(_AMENDED_BY.sub("", text).split())


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the objects of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_documents(data: Path) -> Iterator[Document]:
    """Streams every document of `data/training` and the newer statutes of `data/statutes`."""
    folder = data / "training"
    for row in rows(folder / "sfs_rkrattsbaser_2024.jsonl.gz"):
        title = clean(row["title"])
        yield Document(title, "statute", title, statute_name(title), _paragraphs(row["text"]))
    for path in sorted((data / "statutes").glob("*.md")):
        if not path.name.startswith("rkr2024_"):  # those are in the file above
            yield Document(path.stem, "statute", path.stem, "", _paragraphs(path.read_text(encoding="utf-8")))
    for row in rows(folder / "regeringen_g0vse_2026-01.jsonl.gz"):
        title = clean(row["title"])
        yield Document(row["path"], "page", title, title, _paragraphs(row["text"]))
    for row in rows(folder / "interpellationer_1994-2024.jsonl.gz"):
        topic = clean(row["topic"])
        body = tuple(p for p in _paragraphs(row["text"]) if not _is_interpellation_head(p, topic))
        yield Document(row["id"], "interpellation", clean(row["title"]), topic, body)


def statute_name(title: str) -> str:
    """Drops the number: "Lag (1987:1245) om styrelser" becomes "Lag om styrelser"."""
    return re.sub(r"\s*\(\d{4}:\d+\)", "", title)


def heading(paragraph: str) -> str | None:
    """Returns the text of a markdown heading, or None for running text."""
    found = _HEADING.match(paragraph)
    return (found[1] or found[2]).strip("*: ") if found else None


def sentences(text: str) -> list[str]:
    """Splits running text at sentence ends, not after common abbreviations and ordinals."""
    parts: list[str] = []
    for part in _SENTENCE_END.split(text):
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] += " " + part
        else:
            parts.append(part)
    return parts


def passages(paragraphs: tuple[str, ...], size: int = 700) -> Iterator[str]:
    """Joins whole paragraphs to passages of about `size` characters; headings begin a new passage and are dropped."""
    held: list[str] = []
    for paragraph in paragraphs:
        is_heading = heading(paragraph) is not None
        if held and (is_heading or sum(map(len, held)) + len(paragraph) > size):
            yield " ".join(held)
            held = []
        if not is_heading:
            held.append(paragraph)
    if held:
        yield " ".join(held)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(p for p in (clean(part) for part in re.split(r"\n\s*\n|\n(?=[#*-])", text)) if p)


def _is_interpellation_head(paragraph: str, topic: str) -> bool:
    return len(paragraph) < 300 and bool(_PROTOCOL.match(paragraph) or (topic and topic in paragraph))
