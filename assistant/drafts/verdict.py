"""The verdict on one claim of a draft: as it is written, in other words, or as a model reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from threading import Lock

from assistant.answer import Citation, Hit
from assistant.drafts.alarm import is_sure
from assistant.drafts.amounts import wrong_year
from assistant.drafts.carry import likelihood
from assistant.drafts.claims import in_words_of_rules, without_source
from assistant.drafts.difference import plainly
from assistant.drafts.judge import judge, looked_over, read_over, unsaid
from assistant.drafts.kind import Kind
from assistant.drafts.law import missing, repealed_ground, without_references
from assistant.drafts.outcome import Outcome, contradicted_by, unsure
from assistant.drafts.reading import SURE, second_look
from assistant.drafts.result import CheckedClaim
from assistant.drafts.topic import Meanings
from assistant.drafts.work import Work, Works
from assistant.entailment import Reader
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
    """

    def __init__(
        self, index: Index, reader: Reader | None, setting: Setting, municipality: str | None, as_of: date
    ) -> None:
        self._reader = reader
        self._setting = setting
        self._municipality = municipality
        self._as_of = as_of
        self._meanings = Meanings(index)
        self._works = Works(index)
        self._cited: dict[tuple[str, int, int], Citation] = {}
        self._numbering = Lock()

    def of(self, said: str, hits: Sequence[Hit], kind: Kind, *, beside: bool = False) -> CheckedClaim:
        """What holds for a claim by the rules; where they find nothing, as the model reads it.

        Args:
            beside: Whether the passages are of a section that carries another claim of the sentence.
        """
        outcome = self._judged(said, hits, kind, beside)
        if self._reader and kind in _READ:
            outcome = self._as_read(said, outcome, self._reader, hits, kind, beside)
        if work := self._works.named_by(said):
            outcome = self._of_work(said, work, outcome, hits, kind, beside)
        return self._checked(said, self._if_sure(said, outcome))

    def _as_read(
        self, said: str, written: Outcome, reader: Reader, hits: Sequence[Hit], kind: Kind, beside: bool
    ) -> Outcome:
        """What holds for a claim beside what the model reads: where that is sure of the contrary the rules give way."""
        if written.verdict == "not_found":
            return self._read_over(said, written, reader, hits, kind, beside)
        if written.verdict != "supported" or not unsaid(said, written, reader):
            return written
        read = self._read_over(said, unsure(written), reader, hits, kind, beside)
        return read if read.verdict == "supported" else unsure(written)

    def _read_over(
        self, said: str, written: Outcome, reader: Reader, hits: Sequence[Hit], kind: Kind, beside: bool
    ) -> Outcome:
        """What holds for a claim that the rules find nowhere, as the model reads it: as written, or in rules' words."""
        read = read_over(said, written, reader, self._municipality, self._meanings, kind=kind)
        plain = in_words_of_rules(without_source(said))
        if read.verdict != "not_found" or plain == said:
            return read
        again = self._judged(plain, hits, kind, beside)
        other = read_over(plain, again, reader, self._municipality, self._meanings, kind="lean")
        return other if other.verdict == "supported" else read

    def _of_work(
        self, said: str, work: Work, outcome: Outcome, hits: Sequence[Hit], kind: Kind, beside: bool
    ) -> Outcome:
        """A claim of a report or a project: carried only by a place of that, and contradicted by another's finding."""
        if outcome.verdict == "supported" and any(map(work.is_told_in, outcome.found)):
            return outcome
        bare = self._judged(work.bare, hits, kind, beside)
        carrying = bare.found if bare.verdict == "supported" else ()
        if own := tuple(filter(work.is_told_in, carrying)):
            return replace(bare, found=own)
        likely = (f for f in bare.asked if likelihood(work.bare, f) >= _LIKELY)
        if other := next(filter(work.other, (*carrying, *likely)), None):
            told = f"detta står i ”{work.other(other)}”, utkastet säger ”{work.name}”"
            verdict = replace(other.verdict, difference=told, spot=(work.start, work.end))
            return contradicted_by(replace(other, verdict=verdict), said, outcome.asked)
        return unsure(outcome) if outcome.verdict == "supported" else outcome

    def _if_sure(self, said: str, outcome: Outcome) -> Outcome:
        """The outcome; an alarm that is not sure as nothing plain."""
        if outcome.verdict != "contradicted":
            return outcome
        sure = is_sure(said, outcome.differs, outcome.found[0], self._reader, self._meanings)
        return outcome if sure else unsure(outcome)

    def looked_over(self, said: str, hits: Sequence[Hit]) -> CheckedClaim | None:
        """A whole rule that is found nowhere, as one that a passage carries; None where the look is not sure of it."""
        if self._reader is None or self._works.named_by(said):  # whose places are told by rules alone
            return None
        look = second_look(without_references(without_source(said)), hits, self._reader)
        outcome = looked_over(said, look, self._municipality) if look and look.likelihood >= SURE else None
        return self._checked(said, outcome) if outcome else None

    def _judged(self, said: str, hits: Sequence[Hit], kind: Kind, beside: bool) -> Outcome:
        """What holds for a claim in one wording."""
        return judge(said, hits, kind, beside=beside, municipality=self._municipality, meanings=self._meanings)

    def _checked(self, text: str, outcome: Outcome) -> CheckedClaim:
        """The claim with its outcome and citations, unless its law or its year is wrong whatever the places say."""
        cited = tuple(self.cite(f.hit, f.start, f.end) for f in outcome.found)
        if gone := self.wrong_law(text):
            return CheckedClaim(text, "contradicted", gone.rstrip("."))
        if outdated := wrong_year(text, self._as_of):
            return CheckedClaim(text, "contradicted", outdated.text, outdated.written, cited)
        return CheckedClaim(text, outcome.verdict, plainly(outcome.difference), outcome.differs, cited)

    def wrong_law(self, said: str) -> str:
        """What is wrong with the law that a sentence refers to, whatever it says; "" where nothing is."""
        absent = next((told for _, told in missing(said, self._setting)), "")
        return absent or repealed_ground(said, self._setting, self._as_of) or ""

    def cite(self, hit: Hit, start: int, end: int) -> Citation:
        """The citation of a place, with the number that it has in this draft."""
        key = (hit.passage.passage_id, start, end)
        with self._numbering:
            if key not in self._cited:
                quote = hit.passage.text[start:end]
                self._cited[key] = Citation(len(self._cited) + 1, hit.passage, hit.document, quote, start, end)
            return self._cited[key]
