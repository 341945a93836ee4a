"""References to repealed law; and, as notes, acts that are not known and law that is about to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ingest.documents import Kind
from ingest.index import Content
from ingest.law import Remark, Setting, act_of, remarks, repealed, setting_of, written_on
from ingest.lint.text import Code, Finding, Stretch, finding, is_record
from ingest.references import references

_STATUTES = frozenset({Kind.LAG, Kind.FORORDNING, Kind.FORESKRIFT})


def repealed_references(content: Content, found: Sequence[Stretch], as_of: date) -> Iterator[Finding]:
    """References to an act that no longer holds, unless the text tells of it as former law."""
    metadata = content.document.metadata
    if metadata.kind in _STATUTES:
        return  # a statute's own transitional provisions rightly name what was before
    setting = _setting(content, found)
    for stretch in found:
        around = f"{stretch.sentence_before}\n{stretch.text}" if stretch.sentence_before else stretch.text
        offset = len(around) - len(stretch.text)
        seen: set[tuple[int, int]] = set()
        for remark in repealed(around, setting, as_of):
            if remark.past or remark.start < offset or (remark.start, remark.end) in seen:
                continue
            reference = next(r for r in references(around) if r.start == remark.start)
            act = act_of(reference, setting, around)
            held = bool(act and act.repealed and setting.written and setting.written < act.repealed)
            if held and is_record(metadata, as_of):
                continue
            if remark.code == "old-law-may-apply" and reference.number and not held:
                continue  # the old act, told by its number after it was repealed: the transitional provision is meant
            seen.add((remark.start, remark.end))
            yield finding(_code(remark), content, stretch, around[remark.start : remark.end], remark.text)


def notes(content: Content, found: Sequence[Stretch], as_of: date) -> Iterator[Finding]:
    """Acts that the table does not hold, and coming changes in what a document is about; each once."""
    setting = _setting(content, found)
    told: set[str] = set()
    for stretch in found:
        for reference in references(stretch.text):
            if reference.act and not reference.known and reference.act not in told:
                told.add(reference.act)
                quote = stretch.text[reference.start : reference.end]
                text = f"Författningen {reference.act} finns inte i Källstöds tabell; om den gäller har inte prövats."
                yield finding("unknown-act", content, stretch, quote, text)
        coming = () if is_record(content.document.metadata, as_of) else remarks(stretch.text, setting, as_of)
        for remark in coming:
            if remark.code == "changes-soon" and remark.text not in told:
                told.add(remark.text)
                yield finding("changes-soon", content, stretch, stretch.text, remark.text)


def _setting(content: Content, found: Sequence[Stretch]) -> Setting:
    return setting_of((s.text for s in found), written_on(content.document.metadata))


def _code(remark: Remark) -> Code:
    return "old-law-may-apply" if remark.code == "old-law-may-apply" else "repealed-law"
