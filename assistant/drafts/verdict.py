"""The verdict on one claim of a draft: as it is written, in other words, of anyone, or as a model reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock

from assistant.answer import Citation, Hit
from assistant.drafts.abbreviations import abbreviated, added
from assistant.drafts.amounts import wrong_year
from assistant.drafts.carry import likelihood
from assistant.drafts.claims import conceded, goes_for_all, in_general, in_its_year, reworded, without_source
from assistant.drafts.conflict import is_sure
from assistant.drafts.contrast import Contrast, contrast
from assistant.drafts.difference import told_by
from assistant.drafts.evidence import Finding
from assistant.drafts.judge import judge, looked_over, read_over
from assistant.drafts.kind import Kind
from assistant.drafts.law import missing, repealed_ground, without_references
from assistant.drafts.meaning import Meanings
from assistant.drafts.outcome import Outcome, contradicted_by, unsure
from assistant.drafts.reason import plainly
from assistant.drafts.result import CheckedClaim
from assistant.drafts.second_look import SURE, second_look
from assistant.drafts.since import Since, since
from assistant.drafts.wording import in_words_of_rules, turned
from assistant.drafts.work import Work, Works
from assistant.entailment import Reader
from assistant.facts.read import facts
from ingest.index import Index
from ingest.law import Setting

_READ: tuple[Kind, ...] = ("rule", "lean")
"""Kinds of claims that the model reads where the rules find nothing; a fact of the case is no source's to tell."""


_LIKELY = 0.85
"""Least likelihood of a place of another report that has a claim's figures, for it to be that one's finding."""


class Verdicts:
    """Gives the claims of one draft their verdicts, and numbers their citations.

    Args:
        reader: The model that reads what the rules do not find; None where there is none.
        setting: The law that the draft as a whole is of.
        abbreviations: For each long form its abbreviations in the sources.
    """

    def __init__(
        self,
        index: Index,
        reader: Reader | None,
        setting: Setting,
        municipality: str | None,
        as_of: date,
        abbreviations: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._reader = reader
        self._setting = setting
        self._municipality = municipality
        self._as_of = as_of
        self._abbreviations = abbreviations
        self._short = {short: long for long, told in abbreviations.items() for short in told}
        self._meanings = Meanings(index)
        self._works = Works(index)
        self._cited: dict[tuple[str, int, int], Citation] = {}
        self._numbering = Lock()

    def of(self, said: str, hits: Sequence[Hit], kind: Kind, *, beside: bool = False, topic: str = "") -> CheckedClaim:
        """What holds for a claim as written; where it is not carried so, as it is said of anyone, or as it is read."""
        outcome = written = self._judged(said, hits, kind, beside, topic)
        shortened, apart = abbreviated(said, self._abbreviations), contrast(said)
        others = (
            *((apart.straight,) if apart else ()),
            *reworded(said),
            *in_general(said, self._municipality),
            *in_its_year(said, self._as_of.year),
            *shortened,
        )
        for other in others:
            if outcome.verdict == "supported" or _is_settled(outcome):
                break
            again = self._judged(other, hits, kind, beside, topic)
            if other in shortened and not _has_short(again, other, said):
                continue
            stronger = again.verdict == "contradicted" and outcome.verdict == "not_found" and _is_nearer(again, outcome)
            outcome = again if again.verdict == "supported" or stronger else outcome
        main, concession = conceded(said)
        if concession and outcome.verdict != "supported":
            again = self._judged(main, hits, kind, beside, topic)
            if again.found and goes_for_all(again.found[0].text, concession):
                outcome = again if again.verdict == "supported" else outcome
        if self._reader and kind in _READ and outcome.verdict == written.verdict == "not_found":
            read = read_over(said, written, self._reader, self._municipality, self._meanings, kind=kind)
            outcome = outcome if read is written else read
            plain = in_words_of_rules(turned(said))
            if outcome.verdict == "not_found" and plain != said:
                again = self._judged(plain, hits, kind, beside, topic)
                read = read_over(plain, again, self._reader, self._municipality, self._meanings, kind="lean")
                outcome = read if read.verdict == "supported" else outcome
        if outcome.verdict == "not_found" and (told := since(said)):
            outcome = self._from_its_day(told, outcome, hits, kind, beside, topic)
        if apart and not _is_settled(outcome):
            outcome = self._set_apart(said, apart, outcome, hits, kind, beside, topic)
        if work := self._works.named_by(said):
            outcome = self._of_work(said, work, outcome, hits, kind, beside, topic)
        if outcome.verdict == "contradicted" and not is_sure(
            said, outcome.differs, outcome.found[0], self._reader, self._meanings
        ):
            outcome = unsure(outcome)
        return self._checked(said, outcome)

    def _from_its_day(
        self, told: Since, outcome: Outcome, hits: Sequence[Hit], kind: Kind, beside: bool, topic: str
    ) -> Outcome:
        """A claim of what holds from a day: carried without it by a document that is in force from that day."""
        again = self._judged(told.claim, hits, kind, beside, topic)
        carrying = [f for f in (*again.found, *again.asked) if f.verdict.verdict == "supported"]
        own = next((f for f in carrying if told.is_of(f.hit.document.metadata)), None)
        return replace(again, found=(own,)) if again.verdict == "supported" and own else outcome

    def looked_over(self, said: str, hits: Sequence[Hit]) -> CheckedClaim | None:
        """A whole rule that is found nowhere, as one that a passage carries; None where the look is not sure of it."""
        if self._reader is None or contrast(said) or self._works.named_by(said):  # whose places are told by rules alone
            return None
        look = second_look(without_references(without_source(said)), hits, self._reader)
        outcome = looked_over(said, look, self._municipality) if look and look.likelihood >= SURE else None
        return self._checked(said, outcome) if outcome else None

    def _set_apart(
        self, said: str, apart: Contrast, outcome: Outcome, hits: Sequence[Hit], kind: Kind, beside: bool, topic: str
    ) -> Outcome:
        """A claim "A, inte B": carried only by a place that has A, and contradicted by one that says it of B."""
        if outcome.verdict == "supported":
            carrying = [f for f in (*outcome.found, *outcome.asked) if f.verdict.verdict == "supported"]
            if kept := [f for f in carrying if apart.is_kept_in(f.text)]:
                return replace(outcome, found=tuple(kept[:1]))
        turned = self._judged(apart.turned, hits, kind, beside, topic)
        place = next((f for f in turned.found if not apart.is_kept_in(f.text)), None)
        if turned.verdict == "supported" and place is not None:
            told = f"källan säger ”{apart.aside}”, som utkastet sätter åt sidan"
            verdict = replace(place.verdict, difference=told, spot=(apart.start, apart.end))
            return contradicted_by(replace(place, verdict=verdict), said, outcome.asked)
        return unsure(outcome) if outcome.verdict == "supported" else outcome

    def _of_work(
        self, said: str, work: Work, outcome: Outcome, hits: Sequence[Hit], kind: Kind, beside: bool, topic: str
    ) -> Outcome:
        """A claim of a report or a project: carried only by a place of that, and contradicted by another's finding."""
        if outcome.verdict == "supported" and any(map(work.is_told_in, outcome.found)):
            return outcome
        bare = self._judged(work.bare, hits, kind, beside, topic)
        carrying = bare.found if bare.verdict == "supported" else ()
        if own := tuple(filter(work.is_told_in, carrying)):
            return replace(bare, found=own)
        likely = (f for f in bare.asked if likelihood(work.bare, f) >= _LIKELY)
        if other := next(filter(work.other, (*carrying, *likely)), None):
            told = f"detta står i ”{work.other(other)}”, utkastet säger ”{work.name}”"
            verdict = replace(other.verdict, difference=told, spot=(work.start, work.end))
            return contradicted_by(replace(other, verdict=verdict), said, outcome.asked)
        return unsure(outcome) if outcome.verdict == "supported" else outcome

    def _judged(self, said: str, hits: Sequence[Hit], kind: Kind, beside: bool, topic: str = "") -> Outcome:
        """What holds for a claim in one wording."""
        return judge(
            said,
            hits,
            kind,
            beside=beside,
            topic=topic,
            municipality=self._municipality,
            short=self._short,
            meanings=self._meanings,
        )

    def _checked(self, text: str, outcome: Outcome) -> CheckedClaim:
        """The claim with its outcome and citations, unless its law or its year is wrong whatever the places say."""
        cited = tuple(self._of_finding(f) for f in outcome.found)
        if gone := self.wrong_law(text):
            return CheckedClaim(text, "contradicted", gone.rstrip("."))
        if outdated := wrong_year(text, self._as_of):
            return CheckedClaim(text, "contradicted", outdated.text, outdated.written, cited)
        return CheckedClaim(text, outcome.verdict, plainly(outcome.difference), outcome.differs, cited)

    def wrong_law(self, said: str) -> str:
        """What is wrong with the law that a sentence refers to, whatever it says; "" where nothing is."""
        absent = next((told for _, told in missing(said, self._setting)), "")
        return absent or repealed_ground(said, self._setting, self._as_of) or ""

    def _of_finding(self, finding: Finding) -> Citation:
        return self.cite(finding.hit, finding.start, finding.end)

    def cite(self, hit: Hit, start: int, end: int) -> Citation:
        """The citation of a place, with the number that it has in this draft."""
        key = (hit.passage.passage_id, start, end)
        with self._numbering:
            if key not in self._cited:
                quote = hit.passage.text[start:end]
                self._cited[key] = Citation(len(self._cited) + 1, hit.passage, hit.document, quote, start, end)
            return self._cited[key]


def _has_short(outcome: Outcome, short: str, said: str) -> bool:
    """Whether the best place has the words that an abbreviated claim has in place of its own: "EC"."""
    told = added((short,), said)
    return bool(outcome.found) and all(
        re.search(rf"\b{re.escape(w.strip('.,;'))}\b", outcome.found[0].text) for w in told
    )


def _is_settled(outcome: Outcome) -> bool:
    """Whether another wording of the claim cannot change what a place has otherwise: who decides."""
    return outcome.verdict == "contradicted" and told_by(outcome.found[0]).sort == "delegate"


def _is_nearer(again: Outcome, before: Outcome) -> bool:
    """Whether a claim in other words is contradicted by a figure, at a place at least as near as it had as written."""
    nearest = max((f.likeness for f in before.found), default=0.0)
    return bool(facts(again.differs)) and any(f.likeness >= nearest for f in again.found)
