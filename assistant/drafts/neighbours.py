"""A place of a claim together with the one beside it: a rule is often told in two sentences, items or rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.drafts.evidence import Finding
from assistant.drafts.stretch import Stretch, stretches
from assistant.facts.read import facts
from assistant.matching import words
from ingest.chunk import strip_marker


def with_neighbours(finding: Finding) -> Iterator[Finding]:
    """Yields the place with the one after it, and with the one before it, of the same paragraph, list or table."""
    passage = finding.hit.passage
    found = stretches(passage.text, passage.context)
    at = next((n for n, s in enumerate(found) if s.end == finding.end), None)
    if at is None:
        return
    for other in (*found[at + 1 : at + 2], *found[max(0, at - 1) : at]):
        if other.own < finding.start and other.end > finding.start:
            continue
        if _stand_together(passage.text, *sorted((found[at], other), key=lambda s: s.end)):
            start, end = min(finding.start, other.own), max(finding.end, other.end)
            yield replace(finding, start=start, end=end, seam=max(finding.start, other.own), verbatim=False)


def halves(finding: Finding) -> tuple[Finding, Finding]:
    """The two places that are read together, each by itself."""
    assert finding.seam is not None
    first = finding.hit.passage.text[finding.start : finding.seam].rstrip()
    return (
        replace(finding, end=finding.start + len(first), seam=None),
        replace(finding, start=finding.seam, seam=None),
    )


def fit_together(claim: str, finding: Finding) -> bool:
    """Whether each of two places has something of the claim that the other lacks, rows and items in their order.

    "A decides up to 10 and B up to 20" says of each row what stands in it; "A up to 20 and B up to 10" has the same
    words. Sentences that follow each other may be told in any order.
    """
    first, second = (_said_of(claim, half.own) for half in halves(finding))
    mine, theirs = first - second, second - first
    if not mine or not theirs:
        return False
    return "\n" not in finding.own or max(mine) < min(theirs) or max(theirs) < min(mine)


def _said_of(claim: str, own: str) -> frozenset[int]:
    """Where the words and facts of a claim begin that a place has too."""
    there, told = {w.stem for w in words(own) if w.weight}, facts(own)
    held = {w.start for w in words(claim) if w.weight and w.stem in there}
    return frozenset(held | {f.start for f in facts(claim) if any(f.same(o) for o in told)})


def _stand_together(text: str, first: Stretch, second: Stretch) -> bool:
    """Whether two places stand in one paragraph, under the same lead-in or header row, or are items of one list."""
    between = text[first.end : second.own]
    if "\n" not in between:
        return True
    if first.lead and first.lead == second.lead:
        return (first.table is None) == (second.table is None)
    begins = text.rfind("\n", 0, first.end) + 1
    return between.count("\n") == 1 and all(_is_item(line) for line in (text[begins : first.end], between.lstrip("\n")))


def _is_item(line: str) -> bool:
    """Whether a line opens with the mark of a list."""
    return strip_marker(f"{line}x") != f"{line}x"
