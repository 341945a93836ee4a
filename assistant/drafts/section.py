"""Where a place denies of the section that a claim is about what the claim says of it: "beslut enligt 12 kap. 2 §"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Hit
from assistant.drafts.evidence import Finding
from assistant.evidence import units
from assistant.verify import Verdict
from ingest.references import Reference, references

_ABOUT = re.compile(r"\b\w*(?:bistånd|beslut|stöd|insats)\w* (?:enligt|i|med stöd av) \Z", re.I)
_DENIES = re.compile(r"\b(?:inte|ej|aldrig)\b", re.I)


def sections_about(claim: str) -> tuple[str, ...]:
    """The sections that tell which aid or decision a claim is about, as written; none where it names no other one."""
    told = [r for r in references(claim) if r.section]
    about = [r for r in told if _ABOUT.search(claim[: r.start])]
    return tuple(claim[r.start : r.end] for r in about) if len(about) < len(told) else ()


def denied_of_section(claim: str, hits: Sequence[Hit]) -> Finding | None:
    """The place that says of the section a claim is about that the claim's other section does not hold for it."""
    if _DENIES.search(claim) or not (about := sections_about(claim)):
        return None
    mine = [r for r in references(claim) if r.section]
    of_it = [r for r in mine if claim[r.start : r.end] in about]
    others = [r for r in mine if r not in of_it]
    for hit in hits:
        for unit in units(hit.passage.text, hit.passage.context):
            there = references(unit.text)
            both = all(any(_agree(r, o) for o in there) for r in (of_it[0], others[0]))
            alone = all(any(_agree(r, o) for r in mine) for o in there if o.section and o.act == of_it[0].act)
            if both and alone and _DENIES.search(unit.text):
                said = f"källan säger ”{' '.join(unit.text.split())}”"
                verdict = Verdict("contradicted", said, (others[0].start, others[0].end), None, 1.0)
                return Finding(hit, unit.start, unit.end, verdict, lead=unit.lead, likeness=1.0)  # both sections
    return None


def _agree(one: Reference, other: Reference) -> bool:
    """Whether two references are to one section, the first perhaps without its act."""
    return (one.chapter, one.section) == (other.chapter, other.section) and one.act in (other.act, "")
