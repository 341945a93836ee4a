"""Whether what an answer cites still holds: law repealed or about to change, sources replaced or older than the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answer import Citation, Notice
from ingest.documents import CELL, Document
from ingest.index import Index
from ingest.law import Code, Remark, Setting, outlived, remarks, repealed, setting_of, written_on
from ingest.listing import listed
from ingest.sentences import sentence_spans
from ingest.versions import replaced_on, starts

_STEERING = 5
"""Documents above this level are records of their day, which coming law does not change."""
_MOST = 3
"""Remarks of one code in a notice."""


class Currency:
    """Looks at documents of one index generation; what has been found of a document is kept."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._settings: dict[str, Setting] = {}
        self._remarks: dict[tuple[str, date], tuple[Remark, ...]] = {}

    def notices(self, citations: Sequence[Citation], as_of: date) -> tuple[Notice, ...]:
        """One notice for each code that the citations call for, naming the sources that it is about."""
        found: dict[Code, dict[str, list[int]]] = {}
        for citation in citations:
            for remark in self._of_citation(citation, as_of):
                found.setdefault(remark.code, {}).setdefault(remark.text, []).append(citation.n)
        return tuple(Notice(code, told_together(texts)) for code, texts in found.items())

    def of_document(self, document: Document, as_of: date) -> tuple[Remark, ...]:
        """What is to be known of a whole document, each thing once."""
        key = (document.document_id, as_of)
        if key not in self._remarks:
            setting = self._setting(document)
            found = (r for text in self._texts(document) for r in remarks(text, setting, as_of) if _counts(r))
            kept = document.metadata.kind.level > _STEERING
            coming = (r for r in found if not (kept and r.code == "changes-soon"))
            told = {(r.code, r.text): r for r in (*coming, *self._of_age(document, as_of))}
            self._remarks[key] = tuple(told.values())
        return self._remarks[key]

    def _of_citation(self, citation: Citation, as_of: date) -> Iterator[Remark]:
        document = citation.document
        said = f"{citation.passage.context}\n{citation.quote}"
        found = [r for r in remarks(said, self._setting(document), as_of) if _counts(r)]
        old = {r.code for r in found}
        whole = CELL not in citation.quote  # what other rows of its table refer to is of other matters
        if whole and not old & {"repealed-law", "old-law-may-apply"}:
            found.extend(self._repealed(_paragraph(citation), document, as_of))
            old |= {r.code for r in found}
        yield from found
        if not old & {"repealed-law", "old-source"}:
            yield from self._of_age(document, as_of)

    def _repealed(self, text: str, document: Document, as_of: date) -> list[Remark]:
        return [r for r in repealed(text, self._setting(document), as_of) if _counts(r)]

    def _of_age(self, document: Document, as_of: date) -> Iterator[Remark]:
        """That a document has been replaced, or is older than an act that it builds on."""
        setting = self._setting(document)
        newer = replaced_on(self._index.successors.get(document.document_id, ()), as_of)
        replaced_by = document.metadata.replaced_by or (newer and f"{newer.metadata.title} ({starts(newer)})")
        if replaced_by:
            yield Remark("old-source", f"Källan har ersatts av {replaced_by}.")
        if act := outlived(setting, self._texts(document), as_of):
            since = f"{act.full}, som gäller sedan {act.valid_from}"
            yield Remark("old-source", f"Källan är från {setting.written}, före {since}. Kontrollera mot gällande lag.")

    def _setting(self, document: Document) -> Setting:
        if document.document_id not in self._settings:
            texts = self._texts(document)
            self._settings[document.document_id] = setting_of(texts, written_on(document.metadata))
        return self._settings[document.document_id]

    def _texts(self, document: Document) -> list[str]:
        return ["\n".join((*s.headings, s.text)) for s in self._index.sections(document.document_id)]


def _paragraph(citation: Citation) -> str:
    """The paragraph that a quote stands in."""
    text = citation.passage.text
    end = text.find("\n", citation.end)
    return text[text.rfind("\n", 0, citation.start) + 1 : end if end >= 0 else len(text)]


def _counts(remark: Remark) -> bool:
    """Not a reference that the text itself calls repealed, unless the old act may still apply."""
    return remark.code != "repealed-law" or not remark.past


def told_together(texts: dict[str, list[int]]) -> str:
    """The remarks with the numbers of the sources in place of "Källan"; what says the same of two, once."""
    same: dict[str, tuple[str, list[int]]] = {}
    for text, numbers in texts.items():
        longest, before = same.get(_says(text), ("", []))
        same[_says(text)] = max(longest, text, key=len), [*before, *numbers]
    said = []
    for text, numbers in list(same.values())[:_MOST]:
        sources = f"Källa {listed(f'[{n}]' for n in dict.fromkeys(numbers))}"
        said.append(re.sub(r"^Källan", sources, text) if text.startswith("Källan") else f"{text} ({sources}.)")
    more = len(same) - _MOST
    return " ".join([*said, *([f"Källorna har {more} hänvisningar till av samma slag."] if more > 0 else [])])


def _says(text: str) -> str:
    """What a remark says: its first sentence, which the others only tell the grounds of."""
    return next((text[start:end] for start, end in sentence_spans(text)), text)
