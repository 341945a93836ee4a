"""A sentence of a draft with its verdict: the worst of its claims', or none where it only tells of the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Hit
from assistant.drafts.carry import in_its_words
from assistant.drafts.claims import claims
from assistant.drafts.cues import cues
from assistant.drafts.difference import is_vaguely_told
from assistant.drafts.kind import Kind, genre_of, is_asked_or_talk, kind_of
from assistant.drafts.law import lacks_section, told_among
from assistant.drafts.read import Draft, Sentence
from assistant.drafts.result import WORST, CheckedClaim, CheckedSentence
from assistant.drafts.told_of import is_of_nobody, may_be_told, tells_of
from assistant.drafts.verbs import finite_verb
from assistant.drafts.verdict import Verdicts
from assistant.facts.read import facts
from ingest.units import leans_back

Rule = tuple[str, Kind]
"""A rule within a sentence of the case, and how it is judged."""
_OF_RULES = frozenset(("anyone", "modal", "passive", "limit", "level", "reference", "standing"))
_SUMS = ("amount", "share")
_MUCH = 1000
"""Least number that is a sum, whatever is counted: "3,14 miljoner"."""
_OF_ONE = frozenset(("named", "people", "household"))
_OF_SOMEBODY = _OF_ONE | {"past", "day", "you", "yours", "we", "now"}


class Sentences:
    """Tells the kinds of the sentences of one draft, and gives them their verdicts.

    Args:
        places: The municipalities that the library's documents are from.
        projects: The names of what its documents tell of.
        told: All names that its texts tell of.
    """

    def __init__(
        self,
        draft: Draft,
        places: frozenset[str],
        projects: frozenset[str],
        told: frozenset[str],
        verdicts: Verdicts,
    ) -> None:
        self._draft = draft
        self._genre = genre_of(draft)
        self._places = places
        self._projects = projects
        self._told = told
        self._verdicts = verdicts
        self._of_nobody = is_of_nobody(draft.sentences)

    def read(self, sentence: Sentence) -> tuple[Kind, tuple[Rule, ...] | None]:
        """What a sentence is about, and the rules within one of the case; None where there is nothing to search for."""
        kind = self._kind(sentence.said)
        rules = self._rules_within(sentence, kind) if kind != "rule" else ()
        in_peace = kind == "case" and not rules and not self._verdicts.wrong_law(sentence.said)
        return kind, None if in_peace else rules

    def in_peace(self, sentence: Sentence) -> CheckedSentence:
        """The sentence as a fact of the case, for which nothing is searched."""
        text = self._draft.text[sentence.start : sentence.end]
        return CheckedSentence(sentence.start, sentence.end, text, "case_fact")

    def checked(self, sentence: Sentence, kind: Kind, rules: tuple[Rule, ...], hits: Sequence[Hit]) -> CheckedSentence:
        """The sentence with its verdict."""
        said = sentence.said
        found = self._within(rules, hits) or self._without_facts(self._claims(said, hits, kind))
        if rules and not found:
            found = self._claims(said, hits, kind) if kind == "own" else ()
        if not found:
            return self.in_peace(sentence)
        worst = min(found, key=lambda c: WORST.index(c.verdict))
        if kind != "rule" and worst.verdict == "not_found":
            return self.in_peace(sentence)
        if worst.verdict == "not_found" and (whole := self._verdicts.looked_over(said, hits)):
            found, worst = (whole,), whole
        return CheckedSentence(
            start=sentence.start,
            end=sentence.end,
            text=self._draft.text[sentence.start : sentence.end],
            verdict=worst.verdict,
            difference=_difference(found, worst),
            spot=self._spot(sentence, worst.differs),
            citations=tuple({c.n: c for claim in found for c in claim.citations}.values()),
            claims=found,
        )

    def _rules_within(self, sentence: Sentence, of_all: Kind) -> tuple[Rule, ...]:
        """The rules that a fact of the case is told with: "så hyran är för hög" beside a norm, a level, a reason."""
        said = sentence.said
        found: dict[str, Kind] = {}
        for part in claims(said, gapped=False):
            if part != said and (kind := self._rule_kind(part)):
                found.setdefault(part, "own" if of_all == "lean" else kind)
        return tuple(found.items())

    def _rule_kind(self, part: str) -> Kind | None:
        """How a part of a sentence of the case is judged; None where it states no rule."""
        kind, told = self._kind(part), cues(part)
        if kind == "rule":
            return None if told & _OF_ONE else kind
        alone = not leans_back(part) and not told & _OF_SOMEBODY
        return "own" if kind != "case" and alone and told & _OF_RULES else None

    def _within(self, rules: tuple[Rule, ...], hits: Sequence[Hit]) -> tuple[CheckedClaim, ...]:
        """The rules within a sentence of the case that the sources tell something of."""
        found = (self._verdicts.of(rule, hits, kind) for rule, kind in rules)
        return tuple(claim for claim in found if claim.verdict != "not_found")

    def _without_facts(self, found: tuple[CheckedClaim, ...]) -> tuple[CheckedClaim, ...]:
        """The claims of a sentence, without those that only tell of the case beside one that the sources tell of."""
        if all(c.verdict == "not_found" for c in found):
            return found
        return tuple(c for c in found if c.verdict != "not_found" or not self._is_fact(c.text))

    def _is_fact(self, part: str) -> bool:
        """Whether a part of a sentence only tells of the case; a sum that is nobody's is a source's to tell."""
        told = cues(part)
        sums = (f for f in facts(part) if f.kind in _SUMS or (f.kind == "count" and f.value >= _MUCH))
        if any(sums) and not told & _OF_ONE:
            return False
        found = any(project in part for project in self._projects) or told & {"study", "reference"}
        kind = self._kind(part)
        return (kind == "case" or (kind != "rule" and "past" in told)) and not found

    def _kind(self, said: str) -> Kind:
        kind = kind_of(said, self._draft.names, self._genre, self._places, self._projects)
        named = tells_of(said, self._told)
        told = named or self._of_nobody
        if kind == "rule" or not told or is_asked_or_talk(said) or not may_be_told(said):
            return kind
        return "rule" if named and self._of_nobody else "lean"

    def _claims(self, said: str, hits: Sequence[Hit], kind: Kind) -> tuple[CheckedClaim, ...]:
        """The sentence as one claim, or where that says more of it, claim by claim."""
        whole = self._verdicts.of(said, hits, kind)
        parts = claims(said)
        if len(parts) == 1:
            return (whole,)
        supported = whole.verdict == "supported"
        if supported and any(in_its_words(said, c.passage.text[c.start : c.end]) for c in whole.citations):
            return (whole,)
        found = self._together(tuple(self._verdicts.of(part, hits, kind) for part in parts), hits, kind)
        if supported:
            same = {(c.passage.passage_id, c.start) for c in whole.citations}
            quotes = " ".join(c.passage.text[c.start : c.end] for c in whole.citations).casefold()
            wrong = [c for c in found if c.verdict == "contradicted" and not _is_said(c.text, quotes)]
            told = any((x.passage.passage_id, x.start) not in same for c in wrong for x in c.citations)
            return found if told or any(_is_exchanged(c, said) for c in wrong) else (whole,)
        carried = all(c.verdict != "contradicted" for c in found) and _is_carried(whole, found)
        return found if whole.verdict == "not_found" or carried else (whole,)

    def _together(self, found: tuple[CheckedClaim, ...], hits: Sequence[Hit], kind: Kind) -> tuple[CheckedClaim, ...]:
        """The claims of a sentence, those not found held once more against the sections that carry the others."""
        carried = {c.passage.passage_id for f in found if f.verdict == "supported" for c in f.citations}
        near = [hit for hit in hits if hit.passage.passage_id in carried]
        again = [
            self._verdicts.of(f.text, near, kind, beside=True)
            if near and f.verdict == "not_found" and not lacks_section(f.difference)
            else f
            for f in found
        ]
        cited = [c for f in again if f.verdict == "supported" for c in f.citations]
        return tuple(
            replace(f, verdict="supported", difference=None, differs="")
            if lacks_section(f.difference) and told_among(f.text, (*cited, *f.citations))
            else f
            for f in again
        )

    def _spot(self, sentence: Sentence, words: str) -> tuple[int, int] | None:
        at = self._draft.text.find(words, sentence.start, sentence.end) if words.strip() else -1
        whole = len(words) > 0.8 * (sentence.end - sentence.start)
        return (at, at + len(words)) if at >= 0 and not whole else None


def _is_said(claim: str, quotes: str) -> bool:
    """Whether all that a claim says of its subject stands so in the words that carry the whole sentence."""
    verb = finite_verb(claim)
    return verb is not None and claim[verb.start() :].rstrip(". ").casefold() in quotes


def _is_exchanged(claim: CheckedClaim, said: str) -> bool:
    """Whether the source's figure for a claim is the sentence's for another: "hälften från A, en fjärdedel från B"."""
    told, mine = facts(claim.difference or ""), facts(said)
    return len(told) > 1 and all(any(f.same(o) for o in mine) for f in told)


def _is_carried(whole: CheckedClaim, found: Sequence[CheckedClaim]) -> bool:
    """Whether what a whole sentence is contradicted by is carried in one of its claims, is of another, or vague.

    A figure that a claim by itself is not contradicted by is that of something else, once another claim is carried.
    """
    carried = [c for c in found if c.verdict == "supported"]
    said_so = any(whole.differs in c.text for c in carried)
    of_another = bool(carried) and bool(facts(whole.differs))
    return said_so or of_another or is_vaguely_told(whole.difference)


def _difference(found: Sequence[CheckedClaim], worst: CheckedClaim) -> str | None:
    """What differs; of several claims, in which."""
    if worst.difference is None or len(found) == 1:
        return worst.difference
    return f"”{worst.text.rstrip('.')}”: {worst.difference}"
