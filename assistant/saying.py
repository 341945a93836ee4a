"""Candidates -> Statements: what the sources say to a question, to each thing that it names and each part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import abstain, extract, yearly
from assistant.abstain import Decision
from assistant.answer import Question
from assistant.candidates import Candidate
from assistant.clock import Clock
from assistant.day_asked import day_asked
from assistant.decision_steps import with_its_steps
from assistant.extractive import levels
from assistant.extractive.lists import with_whole_lists
from assistant.extractive.paragraph import widened, with_what_exceeds
from assistant.extractive.rule_of_news import only_news, rule_of
from assistant.finding import Finder, Found
from assistant.forms.question_kinds import asks_for_list
from assistant.parts.answers import named_row, telling
from assistant.parts.joined import alone, left_out, telling_of, without_strange
from assistant.parts.merging import answered_along, merged, shared
from assistant.parts.neighbours import beside, has_own, in_cited
from assistant.parts.split import Part, parts
from assistant.source_questions import asks_what_was_said
from ingest.documents import Document

_OF_EACH = 2
"""Statements of a thing that stands beside another in a question and that is told of by itself."""
_SURE_PLAINLY = 0.6
"""Relevance from which a part of a question is answered without its case."""


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
        chosen = with_whole_lists(found.query, chosen, found.ranked, self._index)
        asked = found.query.text
        chosen = widened(chosen, self._index.section, lists=asks_for_list(asked), talk=asks_what_was_said(asked))
        chosen = with_what_exceeds(chosen, self._index.section, extract.MOST)
        chosen = levels.with_counterparts(found.query, chosen, found.ranked, extract.MOST + 1)
        if only_news(chosen):
            told = self._finder.find(replace(found.asked, text=chosen[0].unit.text, history=()), Clock())
            chosen = [*chosen[:1], *rule_of(chosen[0], told.ranked), *chosen[1:]][: extract.MOST]
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
        told = [self._told_of(part, its, clock) for part, its in zip(split, each, strict=True)]
        if any(said.chosen for said in told) and not all(said.chosen for said in told):
            told = self._with_the_whole(split, told, found)
        own = [said.chosen for said in told]
        answering = shared(split, own, [its.ranked for its in each], asked.municipality, self._index)
        chosen, decision = merged(answering, asked.municipality, own), told[0].decision
        if not chosen:
            if split[0].place:
                return told[0]
            whole = self._of_each(found, clock)
            chosen, decision = list(whole.chosen), whole.decision
        chosen, unanswered = self._with_what_stands_by(asked, split, each, own, chosen)
        if len(unanswered) == len(split):
            return Said(decision if decision.reason else Decision("related", abstain.UNSURE))
        chosen = with_its_steps(asked.text, chosen, [c for its in each for c in its.ranked])
        return Said(Decision("answer"), tuple(chosen), tuple(unanswered))

    def _with_what_stands_by(
        self,
        asked: Question,
        split: Sequence[Part],
        each: Sequence[Found],
        own: Sequence[Sequence[Candidate]],
        chosen: list[Candidate],
    ) -> tuple[list[Candidate], list[str]]:
        """What is chosen, with what stands by it and answers parts that nothing of it does; and those still without.

        Args:
            each: What was found for each part.
            own: What of that answers it.
        """
        unanswered, place = [], asked.municipality
        for n, (part, its) in enumerate(zip(split, each, strict=True)):
            others = [c for m, other in enumerate(own) if m != n for c in other]
            if has_own(part, own[n], others) or answered_along(part, its.ranked, chosen, place, self._index):
                continue
            more = beside(part, its.ranked, chosen, place, self._index)
            if len(more) == len(chosen):
                more = in_cited(part, self._itself(asked, part).ranked, chosen, place, self._index)
            if len(more) == len(chosen):
                unanswered.append(part.asked)
            chosen = more
        return chosen, unanswered

    def _itself(self, asked: Question, part: Part) -> Found:
        """What is found for a part in its own words alone."""
        return self._finder.find(replace(asked, text=f"{part.asked}?", history=()), Clock())

    def _with_the_whole(self, split: Sequence[Part], told: Sequence[Said], found: Found) -> list[Said]:
        """What answers each part; a part without its own is answered by what the whole question finds, if it tells."""
        whole, place = self._plainly(found, of_part=True).chosen, found.asked.municipality
        return [
            said if said.chosen or part.place else replace(said, chosen=tuple(telling(part, whole, place, self._index)))
            for part, said in zip(split, told, strict=True)
        ]

    def _told_of(self, part: Part, found: Found, clock: Clock) -> Said:
        """What answers a part, asked as a question that stands alone: with its case, or else without."""
        said = self._plainly(found, of_part=True)
        if said.chosen and (row := named_row(part, found.ranked, self._index)):
            return replace(said, chosen=tuple(row))
        chosen = telling(part, said.chosen, found.asked.municipality, self._index)
        if not chosen and part.plain:
            plain = self._finder.find(replace(found.asked, text=part.plain), clock)
            plainly = self._plainly(plain, of_part=True).chosen
            sure = [c for c in plainly if c.relevance >= _SURE_PLAINLY]
            chosen = telling(part, sure, found.asked.municipality, self._index)
        return replace(said, chosen=tuple(chosen))

    @staticmethod
    def _of_part(asked: Question, part: Part) -> Question:
        """The question that a part is; of today where it asks of now beside a day of the past."""
        of_then = part.now and asked.as_of == day_asked(asked.text, date.today())
        return replace(asked, text=part.text, history=(), as_of=None if of_then else asked.as_of)


def _decided(found: Found) -> Decision:
    """Whether the sources answer; an amount of a year only from the tables of that year."""
    decision, year = abstain.decide(found.query, found.ranked), found.year_asked
    if year and (year.year not in year.series.years or decision.band != "answer"):
        return Decision("related", yearly.refusal(year, found.asked.text, found.ranked))
    return decision


def _not_held(found: Found, since: Document) -> str:
    """Why a question of a past day is not answered by the text that answers it today."""
    metadata = since.metadata
    begun = f"gäller från {metadata.valid_from}" if metadata.valid_from else f"är från {metadata.published}"
    told = f"Det som biblioteket säger om detta står i {metadata.title}, som {begun}."
    return f"{told} Den text som gällde {found.asked.as_of} ligger inte i biblioteket."
