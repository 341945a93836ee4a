"""`kallstod lint`: what has gone out of date in a folder of riktlinjer, for whoever keeps them.

Each check is a generator of a document's findings. What is rightly told as history is no finding, nor is what a dated
record (minutes, news, a report) said of law that held on its day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from ingest.documents import Kind
from ingest.folders import SourceFile, find_files
from ingest.index import Content
from ingest.lint import amounts, law, links, names
from ingest.lint.text import Finding, Stretch, is_record, stretches
from ingest.loaders import LoadError
from ingest.pipeline import read_documents
from ingest.sidecar import SidecarError

CHECKS: tuple[Callable[[Content, Sequence[Stretch], date], Iterable[Finding]], ...] = (
    law.repealed_references,
    amounts.old_amounts,
    names.old_names,
)
_DATED = frozenset(Kind) - {Kind.LAG, Kind.FORORDNING, Kind.FORESKRIFT, Kind.OKAND}


@dataclass(frozen=True, slots=True)
class LintReport:
    """What was found.

    Attributes:
        findings: What should be mended, in order of file and place.
        notes: What the reader should know that is no fault: coming law, acts that the tables do not hold.
        failures: Source and reason for each file that could not be read.
        files: How many files were looked at.
    """

    findings: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    failures: tuple[tuple[str, str], ...]
    files: int


def lint(
    folders: Sequence[Path],
    as_of: date,
    *,
    online: Callable[[str], str] | None = None,
    max_file_mb: int = 100,
    progress: Callable[[Sequence[SourceFile]], Iterable[SourceFile]] = iter,
) -> LintReport:
    """Looks through every document under the folders.

    Args:
        as_of: The day whose law, amounts and names count.
        online: Gives why an address is dead, "" for one that answers; None leaves web addresses unchecked.
        progress: Wraps the files, to show how far it has come.

    Raises:
        LibraryUnreadable: If a folder cannot be read.
    """
    findings: list[Finding] = []
    notes: list[Finding] = []
    failures: list[tuple[str, str]] = []
    files = find_files(folders)
    for file in progress(files):
        try:
            contents, _ = read_documents(file, max_file_mb)
        except (LoadError, SidecarError, OSError) as error:
            failures.append((file.source, str(error)))
            continue
        for content in contents:
            findings.extend(_of_document(content, as_of))
            notes.extend(law.notes(content, stretches(content), as_of))
        findings.extend(links.dead_links(file, online))
    return LintReport(tuple(findings), tuple(notes), tuple(failures), len(files))


def _of_document(content: Content, as_of: date) -> Iterator[Finding]:
    if _has_ended(content, as_of):
        return
    found = stretches(content)
    yield from chain.from_iterable(check(content, found, as_of) for check in CHECKS)
    yield from _missing_date(content)


def _has_ended(content: Content, as_of: date) -> bool:
    """Whether a document is kept for its history: replaced, or no longer valid."""
    metadata = content.document.metadata
    return bool(metadata.replaced_by) or (metadata.valid_to is not None and metadata.valid_to < as_of)


def _missing_date(content: Content) -> Iterator[Finding]:
    """A whole file that does not tell when it was decided, published or came to hold."""
    document = content.document
    told = document.metadata.published or document.metadata.valid_from
    if not told and not document.part and document.metadata.kind in _DATED:
        text = (
            "Dokumentet saknar datum. Skriv när det beslutades eller började gälla, i dokumentet eller i en .meta.toml."
        )
        yield Finding("missing-date", document.source, document.part, "", document.metadata.title, text)


__all__ = ["Finding", "LintReport", "is_record", "lint"]
