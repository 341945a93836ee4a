"""The references to law in a draft: those that do not exist, are repealed or kept, or are not those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Citation
from assistant.drafts.evidence import Finding
from assistant.drafts.kind import names_its_ground
from assistant.drafts.neighbours import halves
from assistant.drafts.result import DraftNotice
from assistant.matching import words
from ingest.acts import Act
from ingest.law import Setting, act_of, moved, remarks, repealed, setting_of
from ingest.listing import listed
from ingest.references import Reference, references

_LEADS_IN = r"(?:(?:enligt|med stöd av|i|jfr|se|av)\s+)?"
_EMPTY = re.compile(r"\s*\((?:[\s,;.]|och|samt|eller|jfr|se|i|enligt)*\)")


@dataclass(frozen=True, slots=True)
class WrongReference:
    """A reference that the source that carries the claim does not have.

    Attributes:
        written: The reference as the draft has it.
        told: Whether the source has another one.
    """

    text: str
    written: str
    told: bool
    finding: Finding


def without_references(claim: str) -> str:
    """The claim without its references to sections, so that what it says can be compared by itself."""
    spans = sorted({(r.start, r.end) for r in references(claim) if r.section or r.chapter}, reverse=True)
    said = claim
    for start, end in spans:
        opened = re.search(rf"{_LEADS_IN}$", said[:start], re.I)
        said = said[: opened.start() if opened else start] + said[end:]
    said = re.sub(r"\s+([,.;:)])", r"\1", _EMPTY.sub("", said)).strip()
    said = re.sub(r"\s{2,}", " ", said)
    return said if re.search(r"\w{3,}\W+\w{3,}", said) else claim


def wrong_reference(claim: str, carrying: Sequence[Finding]) -> WrongReference | None:
    """The first reference of a claim that none of the places carrying it has; None where all are theirs."""
    for reference in (r for r in references(claim) if r.section and not _is_kept(r)):
        if _SAME_ACT.search(
            claim, reference.start, reference.end + _NEAR
        ):  # "3 § samma lag": which, the sentence does not tell
            continue
        theirs = [(f, _beside(claim, reference, f, within=True)) for f in carrying]
        if not any(told for _, told in theirs):
            theirs = [(f, _beside(claim, reference, f, within=False)) for f in carrying]
        if any(_agree(reference, r) for _, told in theirs for r in told):
            continue
        around = carrying if _qualifies(claim, reference) else [f for f, told in theirs if not told]
        if any(_agree(reference, r) for f in around for r in references(_paragraph(f)) if r.section):
            continue
        written = claim[reference.start : reference.end].strip(" ()")
        finding, told = next(((f, t) for f, t in theirs if t), (carrying[0], []))
        if told and not any(_agree(r, o) for r in references(claim) if r.section for _, ours in theirs for o in ours):
            places = listed(dict.fromkeys(_place(r) for r in told[:2]))
            return WrongReference(f"{_HAS_ANOTHER} {places}, utkastet {_place(reference)}", written, True, finding)
        return WrongReference(f"{_LACKS} {_place(reference)}; kontrollera lagrummet", written, False, finding)
    return None


_LACKS, _HAS_ANOTHER = "källan säger detta men anger inte", "källan anger"
_OF_SECTIONS = re.compile(rf"{_LACKS} |{_HAS_ANOTHER} (?!inte\b)[^,]*§")


def lacks_section(difference: str | None) -> bool:
    """Whether a difference tells that the place which carries a claim does not have its section, or another."""
    return _OF_SECTIONS.match(difference or "") is not None


def told_among(claim: str, citations: Sequence[Citation]) -> bool:
    """Whether each section of a claim stands by some place that carries a part of its sentence: "(31 och 32 §§ FL)"."""
    told = [r for c in citations for r in references(_line(c.passage.text, c.start, c.end)) if r.section]
    mine = [r for r in references(claim) if r.section]
    return bool(mine) and all(any(_same_act(r, other) and _agree(r, other) for other in told) for r in mine)


_NEAR = 14
_SAME_ACT = re.compile(r"§§?,? (?:i )?(?:samma|den|nämnda) (?:lag|förordning|balk)", re.I)
_QUALIFIED = re.compile(
    r"\b\w*(?:bistånd|beslut|stöd|insats|ansök|prövning|ersättning|krav|(?<!sin )(?<!egen )talan)\w* "
    r"(?:enligt|i|med stöd av) \Z",
    re.I,
)


def _qualifies(claim: str, reference: Reference) -> bool:
    """Whether a reference tells which aid is meant: what is said of it may rest on another section."""
    return _QUALIFIED.search(claim[: reference.start]) is not None


def law_notices(text: str, as_of: date) -> tuple[DraftNotice, ...]:
    """What is to be known of the references of a draft: each thing once, what does not exist first."""
    setting = setting_of([text], as_of)
    told = [DraftNotice("no-such-section", said) for said in dict.fromkeys(s for _, s in missing(text, setting))]
    for remark in remarks(text, setting, as_of):
        said = remark.text.replace("Källan hänvisar till", "Utkastet hänvisar till")
        if (read := _READ_AS.match(said)) and read["number"] not in text:
            said = f"Hänvisningen till {read['place']} ser ut att avse {read['act']}, som{said[read.end() :]}"
        told.append(DraftNotice(remark.code, said))
    once: dict[tuple[str, str], DraftNotice] = {}
    for notice in told:  # the same change, with what has been checked of it for another section
        once.setdefault((notice.code, notice.text.partition(" Lagtexten")[0]), notice)
    return tuple(once.values())


_READ_AS = re.compile(r"Utkastet hänvisar till (?P<place>[^,]*?§[^,]*?) i (?P<act>\w+ \((?P<number>\d{4}:\d+)\)), som")


def missing(text: str, setting: Setting) -> Iterator[tuple[Reference, str]]:
    """The references to sections that their act does not have, with a Swedish sentence each."""
    for reference in references(text):
        act = act_of(reference, setting, text)
        if act and (reference.chapter or reference.section) and _lacks(act, reference):
            yield reference, f"{reference.place} finns inte i {act.full}."


def repealed_ground(said: str, setting: Setting, as_of: date) -> str | None:
    """What is wrong with the ground that a decision is said to be made on: a repealed act that nothing keeps."""
    if not names_its_ground(said):
        return None
    gone = (r for r in repealed(said, setting, as_of) if r.code != "old-law-may-apply" and not r.past)
    return next((r.text.replace("Källan hänvisar till", "Utkastet hänvisar till") for r in gone), None)


def _is_kept(reference: Reference) -> bool:
    """Whether it is to a section of a repealed act that a transitional provision keeps: it is left standing."""
    if not (reference.former or reference.number):
        return False
    place = (reference.chapter, reference.section)
    return any(row.keeps and place in row.places and reference.number in ("", row.old_act) for row in moved())


def _lacks(act: Act, reference: Reference) -> bool:
    return act.holds(reference.chapter, reference.section) is False


def _around(finding: Finding) -> str:
    """The line that the evidence stands in: its reference often follows in brackets."""
    text = finding.hit.passage.text
    start = text.rfind("\n", 0, finding.start) + 1
    end = text.find("\n", finding.end)
    sentence_end = re.compile(r"[.!?](?=\s|$)").search(text, max(finding.end - 1, 0), end if end >= 0 else len(text))
    last = sentence_end.end() if sentence_end else (end if end >= 0 else len(text))
    heading = finding.hit.passage.context if start == 0 or "|" in text[start:last] else ""
    before = max(start, finding.start)
    return f"{heading}\n{text[before:last]}"


_NEW_SENTENCE = re.compile(r"[.!?)]\s+(?=[A-ZÅÄÖ])")


_BESIDE = 8
"""Words before a reference that it stands by."""


def _half(claim: str, reference: Reference, finding: Finding) -> Finding:
    """Of two places read together the one that says more of the clause that the reference stands in."""
    if finding.seam is None:
        return finding
    clause = {w.stem for w in words(" ".join(claim[: reference.start].split()[-_BESIDE:])) if w.weight}
    return max(halves(finding), key=lambda half: len(clause & {w.stem for w in words(half.own)}))


def _beside(claim: str, reference: Reference, finding: Finding, *, within: bool) -> list[Reference]:
    """The references to the act of a claim's reference in the evidence.

    Args:
        within: Only those of its last sentence: the one before lends no more than its subject.
    """
    around = _around(_half(claim, reference, finding))
    last = max((m.end() for m in _NEW_SENTENCE.finditer(around)), default=0) if within else 0
    return [r for r in references(around[last:]) if r.section and _same_act(r, reference)]


def _paragraph(finding: Finding) -> str:
    """The line that the evidence stands in: a reference may stand with the sentence that it leans on."""
    return _line(finding.hit.passage.text, finding.start, finding.end)


def _line(text: str, start: int, end: int) -> str:
    ends = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : ends if ends >= 0 else len(text)]


def _same_act(one: Reference, other: Reference) -> bool:
    return not one.act or not other.act or one.act == other.act


def _agree(one: Reference, other: Reference) -> bool:
    if one.number and other.number and one.number != other.number:
        return False
    return one.section == other.section and (not one.chapter or not other.chapter or one.chapter == other.chapter)


def _place(reference: Reference) -> str:
    return f"{reference.place} {reference.act}".strip()
