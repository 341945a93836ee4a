"""Whether a place that differs from a claim of a draft answers the same question: else the difference is no alarm.

A caseworker who is told to mend what is right stops reading what is told. So a place contradicts a claim only with a
figure or a party of the same sort and part, of the draft's own municipality, and where it states something at all.
"""

from __future__ import annotations

import re

from assistant.drafts.alarm_figures import is_not_shown, is_of_another_figure
from assistant.drafts.alarm_words import (
    denies_the_rest,
    is_alternative,
    is_of_another_party,
    is_of_another_wording,
    names_another_matter,
    presupposes,
)
from assistant.drafts.evidence import Finding
from assistant.drafts.restriction import label_of, named


def false_alarm(claim: str, finding: Finding, municipality: str | None, places: frozenset[str]) -> bool:
    """Whether what a place has otherwise than a claim is of something else.

    Args:
        municipality: The one that the draft is of, where it is known.
        places: The names of municipalities.
    """
    if finding.verdict.verdict != "contradicted":
        return False
    return (
        _asks(finding)
        or _is_of_elsewhere(claim, finding, municipality, places)
        or is_not_shown(finding)
        or is_of_another_figure(claim, finding)
        or is_of_another_party(claim, finding)
        or is_of_another_wording(claim, finding)
        or presupposes(claim, finding)
        or names_another_matter(finding)
        or is_alternative(claim, finding)
        or denies_the_rest(claim, finding)
    )


_WHETHER = re.compile(r"\W*(?:om|huruvida|hur|vad|vem|vilk(?:a|en|et)|varför) (?=[a-zåäö])")
_ASKED = re.compile(r"källan frågar om detta")


def _asks(finding: Finding) -> bool:
    """A question states nothing, nor does what is to be found out: "om personen har en SGI" in a list."""
    if _WHETHER.match(finding.own) and not finding.own.rstrip().endswith("."):
        return True
    return _ASKED.match(finding.verdict.difference or "") is not None or finding.text.rstrip(' ”"').endswith("?")


def _is_of_elsewhere(claim: str, finding: Finding, municipality: str | None, places: frozenset[str]) -> bool:
    """What another municipality does tells nothing of the draft's own, unless the claim speaks of that one too."""
    if municipality is None:
        return False
    theirs = named(f"{label_of(finding)} {finding.text}") & places or named(finding.hit.passage.heading) & places
    return bool(theirs) and not theirs & (named(claim) | {municipality})
