"""Reviewers' decisions as eval cases: what was found right must stay right, what was found wrong must not return."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from assistant.facts.read import facts
from assistant.oversight.records import Kept, Review
from evals.suite import Case, Suite

_TELLING = frozenset(("amount", "share", "time", "rate", "ordinal", "clock"))


def case_of(review: Review) -> Case | None:
    """The case that a decided review makes; None while it is open."""
    decision = review.decision
    if decision is None:
        return None
    asked, stands = review.posed, decision.stands
    values: dict[str, Any] = {
        "id": f"granskning-{review.id:04}",
        "question": asked.question,
        "slice": {"approved": "godkänd", "corrected": "rättad", "rejected": "avvisad"}[review.state],
        "municipality": asked.municipality or None,
        "as_of": asked.as_of,
        "expected": decision.should,
    }
    if stands is not None and decision.should == "answered":
        values |= {"passages": tuple(dict.fromkeys(s.quote for s in stands.sources)), "facts": tuple(_facts(stands))}
    if review.state != "approved" and decision.should == "answered":
        values["never"] = tuple(s.text for s in review.kept.statements if not _said(s.text, stands))
    return Case(**values)


def suite_of(reviews: Iterable[Review]) -> str:
    """The decided reviews as a suite in YAML, as `evals.suite.load_suite` reads it.

    Raises:
        ValueError: If none is decided; a suite without cases cannot be run. The message is Swedish.
    """
    cases = [case for review in reviews if (case := case_of(review))]
    if not cases:
        raise ValueError("Inget ärende är avgjort än, så det finns inga fall att skriva ut.")
    suite = Suite.model_validate({"name": "Granskade svar", "cases": sorted(cases, key=lambda c: c.id)})
    plain = suite.model_dump(mode="json", exclude_defaults=True)
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100))


def _facts(kept: Kept) -> Sequence[str]:
    """The figures of the answer as they are written, which it must go on saying."""
    said = [s.text[f.start : f.end] for s in kept.statements for f in facts(s.text) if f.kind in _TELLING]
    return list(dict.fromkeys(said))


def _said(text: str, stands: Kept | None) -> bool:
    return stands is not None and any(text in s.text for s in stands.statements)
