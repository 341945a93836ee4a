"""A draft held against the library on one page: text -> sentences -> claims -> verdicts with their citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Lock

from assistant.answer import Citation, Hit, Question
from assistant.assistant import Assistant
from assistant.draft_abbreviations import abbreviated, abbreviations
from assistant.draft_amounts import wrong_year
from assistant.draft_carry import in_its_words
from assistant.draft_claims import (
    claims,
    conceded,
    goes_for_all,
    in_general,
    in_its_year,
    reworded,
    without_source,
)
from assistant.draft_cues import cues
from assistant.draft_day import day_notice, own_day
from assistant.draft_evidence import Finding
from assistant.draft_forget import forget
from assistant.draft_judge import Outcome, judge, read_over
from assistant.draft_kind import Kind, genre_of, kind_of, without_label, without_teller
from assistant.draft_law import law_notices, missing, repealed_ground, without_references
from assistant.draft_meaning import Meanings
from assistant.draft_read import Draft, Sentence, read
from assistant.draft_reading import OnceReader
from assistant.draft_reason import plainly
from assistant.draft_reminders import reminders
from assistant.draft_result import WORST, CheckedClaim, CheckedDraft, CheckedSentence, DraftNotice, numbered
from assistant.draft_rules import levels_within, reasons_within
from assistant.entailment import entailment_model
from assistant.facts import facts
from assistant.opening import chat_reader_for
from assistant.privacy import explain
from assistant.second_opinion import OpinionError, SecondReader
from ingest.documents import Passage
from ingest.law import Setting, setting_of
from ingest.units import leans_back
from settings import Settings

LONGEST = 250_000
"""Characters that a draft may have: about 50 full pages."""
_PASSAGES = 12
"""Passages looked into for a sentence."""
_AT_ONCE = 2
"""Sentences judged at a time: the rules run on one core, the models on the other."""
Progress = Callable[[int, int], object]
_EXAMPLE = DraftNotice(
    "example", "Källorna är exempelbiblioteket, som är påhittat. Använd inte granskningen i verkliga ärenden."
)


def reader_for_drafts(settings: Settings) -> SecondReader | None:
    """The chat model as second reader of drafts, only where the administrator has allowed it (`draft_chat`).

    Raises:
        SettingsError: If it is allowed, but no chat model is named or it cannot be used.
    """
    return chat_reader_for(settings) if settings.draft_chat else None


class DraftError(ValueError):
    """A draft that cannot be checked; the message says why, in Swedish."""


def check(
    draft: str,
    assistant: Assistant,
    *,
    municipality: str | None = None,
    as_of: date | None = None,
    second_reader: SecondReader | None = None,
    progress: Progress | None = None,
) -> CheckedDraft:
    """Holds every sentence of a draft against the library.

    Nothing of the draft is kept, logged or sent anywhere; a second reader is asked only where one is given.

    Args:
        municipality: Only its local sources and the national ones may support or contradict; None means all.
        as_of: The day whose rules count; None means the draft's own, where it tells one, else today.
        second_reader: Judges beside the verifier, of the blackened text, and changes no verdict.
        progress: Called with how many sentences are done, and how many there are.

    Raises:
        DraftError: If there is nothing to check, or more than 50 pages.
    """
    if not draft.strip():
        raise DraftError("Texten är tom.")
    if len(draft) > LONGEST:
        raise DraftError("Texten är längre än 50 sidor; dela upp den.")
    try:
        return _held(draft, assistant, municipality, as_of, second_reader, progress)
    finally:
        forget()


def _held(
    draft: str,
    assistant: Assistant,
    municipality: str | None,
    as_of: date | None,
    second_reader: SecondReader | None,
    progress: Progress | None,
) -> CheckedDraft:
    """The whole flow; what the readers of text have cached meanwhile is let go of by its caller."""
    places = _places(assistant)
    known = read(draft, places)
    own = own_day(known, date.today())
    day = as_of or (own.day if own else date.today())
    checker = _Checker(assistant, known, municipality, day, places)
    sentences = []
    for sentence in checker.all():
        sentences.append(sentence)
        if progress:
            progress(len(sentences), len(known.sentences))
    checked = CheckedDraft(known.text, tuple(sentences), day, hidden=tuple((f.start, f.end) for f in known.found))
    told = [*day_notice(own, as_of), *law_notices(known.text, day), *_amounts_of_the_case(checked, day)]
    if known.found:
        told.append(
            DraftNotice(
                "masked",
                explain(known.found)
                .replace("innan frågan söktes", "innan texten granskades")
                .replace("hitta svaret", "granska den")
                + " Andra namn kan finnas kvar i texten; läs igenom den innan du delar resultatet.",
            )
        )
    if known.genre != "minutes":
        told += reminders(checked, assistant, municipality, day, checker.cite)
    if any(c.document.metadata.example for c in checked.citations):
        told.append(_EXAMPLE)
    opinions, failed = _opinions(checked.sentences, second_reader)
    return numbered(replace(checked, sentences=opinions, notices=(*told, *failed)))


def _places(assistant: Assistant) -> frozenset[str]:
    """The municipalities that the library's documents are from: no names of people."""
    return frozenset(m for d in assistant.index.documents.values() for m in d.metadata.municipalities)


def _of(assistant: Assistant, municipality: str | None) -> Iterator[Passage]:
    """The passages of a municipality's own documents; all where none is chosen."""
    documents = assistant.index.documents
    for passage in assistant.index.passages:
        if municipality is None or municipality in documents[passage.document_id].metadata.municipalities:
            yield passage


_Within = tuple[str, Kind]
"""A rule within a sentence of the case, and how it is judged."""
_OF_RULES = frozenset(("anyone", "modal", "passive", "limit", "level", "reference", "standing"))
_OF_ONE = frozenset(("named", "people", "household", "first name"))
_OF_SOMEBODY = _OF_ONE | {"past", "day", "you", "yours", "we", "now"}


class _Checker:
    """Checks the sentences of one draft and numbers their citations."""

    def __init__(
        self, assistant: Assistant, draft: Draft, municipality: str | None, as_of: date, places: frozenset[str]
    ) -> None:
        self._assistant = assistant
        self._draft = draft
        self._genre = genre_of(draft)
        self._municipality = municipality
        self._as_of = as_of
        self._setting: Setting = setting_of([draft.text], as_of)
        self._places = places
        documents = assistant.index.documents
        self._abbreviations = abbreviations(
            p
            for p in assistant.index.passages
            if municipality in (None, *documents[p.document_id].metadata.municipalities)
        )
        self._short = {short: long for long, told in self._abbreviations.items() for short in told}
        model = entailment_model()
        self._reader = OnceReader(model) if model else None
        self._meanings = Meanings(assistant.index)
        self._cited: dict[tuple[str, int, int], Citation] = {}
        self._numbering = Lock()

    def all(self) -> Iterator[CheckedSentence]:
        """Each sentence with its verdict, in order; others are searched for and judged while one is read."""
        read = [(sentence, *self._read(sentence)) for sentence in self._draft.sentences]
        before = (None, *self._draft.sentences)
        ahead, judges = ThreadPoolExecutor(1, "draft-search"), ThreadPoolExecutor(_AT_ONCE, "draft-judge")
        try:
            found = [
                None if rules is None else ahead.submit(self._hits, sentence, before[n])
                for n, (sentence, _, rules) in enumerate(read)
            ]
            judged = [
                None if hits is None else judges.submit(self._checked_sentence, sentence, kind, rules or (), hits)
                for (sentence, kind, rules), hits in zip(read, found, strict=True)
            ]
            for (sentence, _, _), one in zip(read, judged, strict=True):
                yield self._in_peace(sentence) if one is None else one.result()
        finally:
            ahead.shutdown(wait=False, cancel_futures=True)
            judges.shutdown(cancel_futures=True)

    def _read(self, sentence: Sentence) -> tuple[Kind, tuple[_Within, ...] | None]:
        """What a sentence is about, and the rules within one of the case; None where there is nothing to search for."""
        kind = self._kind(sentence.said)
        rules = self._rules_within(sentence, kind) if kind != "rule" else ()
        in_peace = kind == "case" and not rules and not self._wrong_law(sentence.said)
        return kind, None if in_peace else rules

    def _in_peace(self, sentence: Sentence) -> CheckedSentence:
        text = self._draft.text[sentence.start : sentence.end]
        return CheckedSentence(sentence.start, sentence.end, text, "case_fact")

    def _checked_sentence(
        self, sentence: Sentence, kind: Kind, rules: tuple[_Within, ...], searched: Future[Sequence[Hit]]
    ) -> CheckedSentence:
        """The sentence with its verdict."""
        hits = searched.result()
        said = self._plain(sentence)
        found = self._within(rules, hits) or self._without_facts(self._claims(said, hits, kind))
        if rules and not found:
            found = self._claims(said, hits, kind) if kind == "own" else ()
        if not found:
            return self._in_peace(sentence)
        worst = min(found, key=lambda c: WORST.index(c.verdict))
        if kind != "rule" and worst.verdict == "not_found":
            return self._in_peace(sentence)
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

    def _rules_within(self, sentence: Sentence, of_all: Kind) -> tuple[_Within, ...]:
        """The rules that a fact of the case is told with: "så hyran är för hög" beside a norm, a level, a reason."""
        said = self._plain(sentence)
        found: dict[str, Kind] = {}
        for level, is_named in levels_within(said, sentence.heading):
            found[level] = "rule" if is_named else "own"
        for part in (*claims(said, gapped=False), *reasons_within(said)):
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

    def _within(self, rules: tuple[_Within, ...], hits: Sequence[Hit]) -> tuple[CheckedClaim, ...]:
        """The rules within a sentence of the case that the sources tell something of."""
        found = (self._claim(rule, hits, kind) for rule, kind in rules)
        return tuple(claim for claim in found if claim.verdict != "not_found")

    def _without_facts(self, found: tuple[CheckedClaim, ...]) -> tuple[CheckedClaim, ...]:
        """The claims of a sentence, without those that only tell of the case beside one that the sources tell of."""
        if all(c.verdict == "not_found" for c in found):
            return found
        return tuple(c for c in found if c.verdict != "not_found" or not self._is_fact(c.text))

    def _is_fact(self, part: str) -> bool:
        told = cues(part)
        return (self._kind(part) == "case" or "past" in told) and not told & {"study", "reference"}

    def _kind(self, said: str) -> Kind:
        return kind_of(said, self._draft.names, self._genre, self._places)

    def _plain(self, sentence: Sentence) -> str:
        """What a sentence says, without who said it and its label."""
        return without_label(without_teller(sentence.said), self._places)

    def _claims(self, said: str, hits: Sequence[Hit], kind: Kind) -> tuple[CheckedClaim, ...]:
        """The sentence as one claim, or where that says more of it, claim by claim."""
        whole = self._claim(said, hits, kind)
        parts = claims(said)
        if len(parts) == 1:
            return (whole,)
        found = self._together(tuple(self._claim(part, hits, kind) for part in parts), hits, kind)
        if whole.verdict == "supported":
            if any(in_its_words(said, c.passage.text[c.start : c.end]) for c in whole.citations):
                return (whole,)
            same = {(c.passage.passage_id, c.start) for c in whole.citations}
            wrong = [c for c in found if c.verdict == "contradicted"]
            told = any((x.passage.passage_id, x.start) not in same for c in wrong for x in c.citations)
            return found if told else (whole,)
        return found if whole.verdict == "not_found" or all(c.verdict != "contradicted" for c in found) else (whole,)

    def _together(self, found: tuple[CheckedClaim, ...], hits: Sequence[Hit], kind: Kind) -> tuple[CheckedClaim, ...]:
        """The claims of a sentence, those not found held once more against the sections that carry the others."""
        carried = {c.passage.passage_id for f in found if f.verdict == "supported" for c in f.citations}
        near = [hit for hit in hits if hit.passage.passage_id in carried]
        return tuple(
            self._claim(f.text, near, kind, beside=True) if near and f.verdict == "not_found" else f for f in found
        )

    def _claim(self, said: str, hits: Sequence[Hit], kind: Kind, *, beside: bool = False) -> CheckedClaim:
        """What holds for a claim as written; where it is not carried so, as it is said of anyone, or as it is read."""
        outcome = written = self._judged(said, hits, kind, beside)
        shortened = abbreviated(said, self._abbreviations)
        others = (
            *reworded(said),
            *in_general(said, self._municipality),
            *in_its_year(said, self._as_of.year),
            *shortened,
        )
        for other in others:
            if outcome.verdict == "supported":
                break
            again = self._judged(other, hits, kind, beside)
            if other in shortened and not _has_short(again, other, said):
                continue
            stronger = again.verdict == "contradicted" and outcome.verdict == "not_found" and _is_nearer(again, outcome)
            outcome = again if again.verdict == "supported" or stronger else outcome
        main, concession = conceded(said)
        if concession and outcome.verdict != "supported":
            again = self._judged(main, hits, kind, beside)
            if again.found and goes_for_all(again.found[0].text, concession):
                outcome = again if again.verdict == "supported" else outcome
        if self._reader and kind == "rule" and outcome.verdict == written.verdict == "not_found":
            read = read_over(said, written, self._reader, self._municipality, self._meanings)
            outcome = outcome if read is written else read
        return self._checked(said, outcome)

    def _judged(self, said: str, hits: Sequence[Hit], kind: Kind, beside: bool) -> Outcome:
        return judge(
            said,
            hits,
            kind,
            beside=beside,
            municipality=self._municipality,
            short=self._short,
            meanings=self._meanings,
        )

    def cite(self, hit: Hit, start: int, end: int) -> Citation:
        """The citation of a place, with the number that it has in this draft."""
        key = (hit.passage.passage_id, start, end)
        with self._numbering:
            if key not in self._cited:
                quote = hit.passage.text[start:end]
                self._cited[key] = Citation(len(self._cited) + 1, hit.passage, hit.document, quote, start, end)
            return self._cited[key]

    def _hits(self, sentence: Sentence, before: Sentence | None) -> Sequence[Hit]:
        """The passages for a sentence; one that leans on the sentence before is searched for with it."""
        said = without_references(without_source(without_teller(sentence.said)))
        if before and leans_back(said):
            said = f"{without_references(before.said)} {said}"
        said = " ".join((said, *_added(abbreviated(said, self._abbreviations), said)))
        return self._assistant.nearest(Question(said, municipality=self._municipality, as_of=self._as_of), _PASSAGES)

    def _checked(self, text: str, outcome: Outcome) -> CheckedClaim:
        cited = tuple(self._of_finding(f) for f in outcome.found)
        if gone := self._wrong_law(text):
            return CheckedClaim(text, "contradicted", gone.rstrip("."))
        if outdated := wrong_year(text, self._as_of):
            return CheckedClaim(text, "contradicted", outdated.text, outdated.written, cited)
        return CheckedClaim(text, outcome.verdict, plainly(outcome.difference), outcome.differs, cited)

    def _wrong_law(self, said: str) -> str:
        """What is wrong with the law that a sentence refers to, whatever it says; "" where nothing is."""
        absent = next((told for _, told in missing(said, self._setting)), "")
        return absent or repealed_ground(said, self._setting, self._as_of) or ""

    def _of_finding(self, finding: Finding) -> Citation:
        return self.cite(finding.hit, finding.start, finding.end)

    def _spot(self, sentence: Sentence, words: str) -> tuple[int, int] | None:
        at = self._draft.text.find(words, sentence.start, sentence.end) if words.strip() else -1
        whole = len(words) > 0.8 * (sentence.end - sentence.start)
        return (at, at + len(words)) if at >= 0 and not whole else None


def _added(others: Sequence[str], said: str) -> list[str]:
    """The words of a sentence said otherwise that it has not itself."""
    return [word for other in others for word in other.split() if word not in said.split()]


def _has_short(outcome: Outcome, short: str, said: str) -> bool:
    """Whether the best place has the words that an abbreviated claim has in place of its own: "EC"."""
    told = _added((short,), said)
    return bool(outcome.found) and all(
        re.search(rf"\b{re.escape(w.strip('.,;'))}\b", outcome.found[0].text) for w in told
    )


def _is_nearer(again: Outcome, before: Outcome) -> bool:
    """Whether a claim in other words is contradicted by a figure, at a place at least as near as it had as written."""
    nearest = max((f.likeness for f in before.found), default=0.0)
    return bool(facts(again.differs)) and any(f.likeness >= nearest for f in again.found)


def _difference(found: Sequence[CheckedClaim], worst: CheckedClaim) -> str | None:
    """What differs; of several claims, in which."""
    if worst.difference is None or len(found) == 1:
        return worst.difference
    return f"”{worst.text.rstrip('.')}”: {worst.difference}"


def _amounts_of_the_case(checked: CheckedDraft, as_of: date) -> list[DraftNotice]:
    """The riksnorm's amounts of another year in what is said of the case, which itself is left in peace."""
    found = (wrong_year(s.text, as_of) for s in checked.sentences if s.verdict == "case_fact")
    return [
        DraftNotice("other-year", f"{wrong.text}. Kontrollera vilken månad som beräknas.") for wrong in found if wrong
    ]


def _opinions(
    sentences: tuple[CheckedSentence, ...], reader: SecondReader | None
) -> tuple[tuple[CheckedSentence, ...], tuple[DraftNotice, ...]]:
    """The sentences with a second reader's opinions; where it cannot be had, a notice."""
    asked = [s for s in sentences if s.citations] if reader else []
    if reader is None or not asked:
        return sentences, ()
    try:
        given = reader.read([(s.text, "\n".join(c.passage.text for c in s.citations)) for s in asked])
    except OpinionError as error:
        return sentences, (DraftNotice("second-reader-unavailable", str(error)),)
    said = {s.start: opinion.text for s, opinion in zip(asked, given, strict=True)}
    return tuple(replace(s, opinion=said.get(s.start)) for s in sentences), ()
