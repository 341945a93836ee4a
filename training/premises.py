"""What the written statements are about: our own sections, texts written for them, and stretches of public text.

A stretch of public text is not in the repository. It is named by file, row and characters, and found again in the data
folder; a digest tells whether it is the text that the statements were written for.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from training.sections import AskedSection


@dataclass(frozen=True, slots=True)
class Premise:
    """A text that statements are held against, under its heading.

    Attributes:
        section: The section that it is some sentences of, from `start` to `end`; none of other texts.
    """

    heading: str
    text: str
    section: AskedSection | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a stretch of public text is.

    Attributes:
        path: The file, from the data folder.
        row: Its line, counted from 0: of a statute the line of a section, of JSON lines a document.
        start: First character in the row's text with single spaces; `end` is the one after the last.
        digest: BLAKE2b of the stretch, four bytes in hexadecimal.
    """

    path: str
    row: int
    start: int
    end: int
    digest: str


class PremiseError(ValueError):
    """A public text is not the one that the statements were written for."""


def digest(text: str) -> str:
    """What a stretch is known by."""
    return blake2b(text.encode(), digest_size=4).hexdigest()


def of_section(section: AskedSection, start: int, end: int) -> Premise:
    """Some sentences of a section of our own."""
    return Premise(section.heading, " ".join(section.sentences[start:end]), section, start, end)


def of_public_text(data: Path, stretches: Iterable[Stretch]) -> dict[Stretch, Premise]:
    """Finds stretches of public text again; each file is read once.

    Args:
        data: The data folder.

    Raises:
        PremiseError: If a text is another one than it was.
    """
    by_file: dict[str, dict[int, list[Stretch]]] = defaultdict(lambda: defaultdict(list))
    for stretch in stretches:
        by_file[stretch.path][stretch.row].append(stretch)
    found = {}
    for path, wanted in by_file.items():
        read = _statute if path.endswith(".md") else _documents
        for row, (heading, line) in enumerate(read(data / path)):
            text = " ".join(line.split()) if row in wanted else ""
            for stretch in wanted.pop(row, []):
                said = text[stretch.start : stretch.end]
                if digest(said) != stretch.digest:
                    raise PremiseError(f"{data / path}, row {row}: not the text that the statements were written for")
                found[stretch] = Premise(heading, said)
        if wanted:
            raise PremiseError(f"{data / path} has no row {min(wanted)}")
    return found


def _statute(path: Path) -> Iterator[tuple[str, str]]:
    """Each line of a statute, under its title and the last heading before it."""
    title = heading = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            title = line.removeprefix("# ").strip()
        elif line.startswith("#"):
            heading = line.strip().lstrip("# ")
        yield f"{title}, {heading}", line


def _documents(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            document = json.loads(line)
            yield document["title"], document["text"]
