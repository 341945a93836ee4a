"""Candidates -> Statements: what the sources say to a question, to each thing that it names and each part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import abstain, extract, yearly
from assistant.abstain import Decision
from assistant.answer import Question
from assistant.candidates import CERTAIN, Candidate
from assistant.clock import Clock
from assistant.day_asked import day_asked
from assistant.extractive import levels
from assistant.extractive.chosen_rows import with_rows_gone_beyond
from assistant.extractive.paragraph import widened, with_what_exceeds
from assistant.finding import Finder, Found
from assistant.forms.question_kinds import asks_for_list
from assistant.parts.answers import telling
from assistant.parts.joined import alone, left_out, telling_of, without_strange
from assistant.parts.merging import merged, shared
from assistant.parts.split import Part, parts
from ingest.documents import Document

_WITH_ROWS = 5
"""Statements at most with the rows that a row of what is "därutöver" goes beyond."""
_OF_EACH = 2
"""Statements of a thing that stands beside another in a question and that is told of by itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the sources say to a question, and the parts of it that they do not answer."""

    decision: Decision
    chosen: tuple[Candidate, ...] = ()
    unanswered: tuple[str, ...] = ()


class Selector:
    """Chooses what is said to a question from what was found for it.

    Args:
        finder: Finds anew for the things and the parts of a question that are asked by themselves.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._index = finder.index

    def said(self, found: Found, clock: Clock) -> Said:
        """Whether the sources answer, and what they say: to each part of a question that asks for several things."""
        return self._in_parts(found, clock) or self._of_each(found, clock)

    def _plainly(self, found: Found, *, of_part: bool = False) -> Said:
        """What answers a question that asks for one thing, or a part of one, whose second answer may be another's."""
        decision = _decided(found)
        if since := self._finder.begun_since(found):
            decision = Decision("related", _not_held(found, since))
        if decision.band != "answer":
            return Said(decision)
        chosen = extract.select(found.query, found.ranked, municipality=found.asked.municipality, asides=of_part)
        chosen = widened(chosen, self._index.section, lists=asks_for_list(found.query.text))
        chosen = with_what_exceeds(chosen, self._index.section, extract.MOST)
        chosen = levels.with_counterparts(found.query, chosen, found.ranked, extract.MOST + 1)
        chosen = with_rows_gone_beyond(chosen, found.ranked, _WITH_ROWS)
        return Said(decision, tuple(levels.by_level(chosen, found.asked.municipality)))

    def _of_each(self, found: Found, clock: Clock) -> Said:
        """What answers a question, for each of the things that it names side by side: "bredband och telefon"."""
        said = self._plainly(found)
        if not said.chosen:
            kept = without_strange(found.query)
            known = self._alone(found, kept[0], clock) if kept else said
            return replace(known, unanswered=(kept[1],)) if kept and known.chosen else said
        for thing in left_out(found.query, said.chosen, self._index):
            alone_said = self._alone(found, alone(found.query, thing), clock).chosen
            also = telling_of(found.query, thing, alone_said, self._index)[:_OF_EACH]
            chosen = merged([said.chosen, also], found.asked.municipality) if also else said.chosen
            said = replace(
                said, chosen=tuple(chosen), unanswered=said.unanswered if also else (*said.unanswered, thing)
            )
        return said

    def _alone(self, found: Found, question: str, clock: Clock) -> Said:
        return self._plainly(self._finder.find(replace(found.asked, text=question, history=()), clock))

    def _in_parts(self, found: Found, clock: Clock) -> Said | None:
        """What answers each part of a question that asks for several things; None where it asks for one."""
        asked = found.asked
        if len(abstain.definitions(found.query, found.ranked)) > 1:
            return None  # the difference of two things that the library explains
        split = parts(asked.text, self._index, follows=bool(asked.history))
        if not split:
            return None
        each = [self._finder.find(self._of_part(asked, part), clock) for part in split]
        told = [self._told_of(part, its) for part, its in zip(split, each, strict=True)]
        if any(said.chosen for said in told) and not all(said.chosen for said in told):
            told = self._with_the_whole(split, told, found)
        own = [said.chosen for said in told]
        answering = shared(split, own, [its.ranked for its in each], self._index)
        unanswered = tuple(part.asked for part, its in zip(split, own, strict=True) if not its)
        if len(unanswered) < len(split):
            return Said(Decision("answer"), tuple(merged(answering, asked.municipality, own)), unanswered)
        whole = told[0] if split[0].place else self._of_each(found, clock)
        if whole.chosen and max(c.reading for c in found.ranked) >= CERTAIN:
            return whole
        return Said(whole.decision if whole.decision.reason else Decision("related", abstain.UNSURE))

    def _with_the_whole(self, split: Sequence[Part], told: Sequence[Said], found: Found) -> list[Said]:
        """What answers each part; a part without its own is answered by what the whole question finds, if it tells."""
        whole = self._plainly(found, of_part=True).chosen
        return [
            said if said.chosen or part.place else replace(said, chosen=tuple(telling(part, whole, self._index)))
            for part, said in zip(split, told, strict=True)
        ]

    def _told_of(self, part: Part, found: Found) -> Said:
        """What answers a part, asked as a question that stands alone."""
        said = self._plainly(found, of_part=True)
        return replace(said, chosen=tuple(telling(part, said.chosen, self._index)))

    @staticmethod
    def _of_part(asked: Question, part: Part) -> Question:
        """The question that a part is; of today where it asks of now beside a day of the past."""
        of_then = part.now and asked.as_of == day_asked(asked.text, date.today())
        return replace(asked, text=part.text, history=(), as_of=None if of_then else asked.as_of)


def _decided(found: Found) -> Decision:
    """Whether the sources answer; an amount of a year only from the tables of that year."""
    decision, year = abstain.decide(found.query, found.ranked), found.year_asked
    if year and (year.year not in year.series.years or decision.band != "answer"):
        return Decision("related", yearly.refusal(year))
    return decision


def _not_held(found: Found, since: Document) -> str:
    """Why a question of a past day is not answered by the text that answers it today."""
    metadata = since.metadata
    begun = f"gäller från {metadata.valid_from}" if metadata.valid_from else f"är från {metadata.published}"
    told = f"Det som biblioteket säger om detta står i {metadata.title}, som {begun}."
    return f"{told} Den text som gällde {found.asked.as_of} ligger inte i biblioteket."
