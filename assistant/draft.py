"""A draft held against the library on one page: text -> sentences -> claims -> verdicts with their citations."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.day import day_notice, own_day
from assistant.drafts.forget import forget
from assistant.drafts.kind import Kind
from assistant.drafts.law import law_notices
from assistant.drafts.notices import amounts_of_the_case, hidden, of_the_example, opinions
from assistant.drafts.read import Draft, Sentence, read
from assistant.drafts.reading import OnceReader
from assistant.drafts.reminders import reminders
from assistant.drafts.result import CheckedDraft, CheckedSentence, numbered
from assistant.drafts.search import Search
from assistant.drafts.sentence import Rule, Sentences
from assistant.drafts.verdict import Verdicts
from assistant.entailment import entailment_model
from assistant.named_source import names_of
from assistant.second_opinion import SecondReader
from ingest.law import setting_of

LONGEST = 250_000
"""Characters that a draft may have: about 50 full pages."""
_AT_ONCE = 3
"""Sentences judged at a time: the rules of one run on one core, while the models read the others on the other core."""
Progress = Callable[[int, int], object]


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
    gc.freeze()  # the library is no garbage: it is not looked through while the check makes its many small objects
    try:
        return _held(draft, assistant, municipality, as_of, second_reader, progress)
    finally:
        gc.unfreeze()
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
    model = entailment_model()
    reader = OnceReader(model) if model else None
    verdicts = Verdicts(assistant.index, reader, setting_of([known.text], day), municipality, day)
    kinds = Sentences(known, places, _projects(assistant), assistant.index.names, verdicts)
    sentences = []
    for sentence in _checked(known, kinds, Search(assistant, municipality, day)):
        sentences.append(sentence)
        if progress:
            progress(len(sentences), len(known.sentences))
    checked = CheckedDraft(known.text, tuple(sentences), day, hidden=tuple((f.start, f.end) for f in known.found))
    told = [*day_notice(own, as_of), *law_notices(known.text, day)]
    told += [*amounts_of_the_case(checked, day), *hidden(known.found)]
    if known.genre != "minutes":
        told += reminders(checked, assistant, municipality, day, verdicts.cite)
    told += of_the_example(checked)
    given, failed = opinions(checked.sentences, second_reader)
    return numbered(replace(checked, sentences=given, notices=(*told, *failed)))


def _places(assistant: Assistant) -> frozenset[str]:
    """The municipalities that the library's documents are from: no names of people."""
    return frozenset(m for d in assistant.index.documents.values() for m in d.metadata.municipalities)


def _projects(assistant: Assistant) -> frozenset[str]:
    """What the library's documents are named by their titles, as a project: no home's "hyran" or "vägen"."""
    return frozenset(name for d in assistant.index.documents.values() for name in names_of(d.metadata.title))


def _checked(draft: Draft, sentences: Sentences, search: Search) -> Iterator[CheckedSentence]:
    """Each sentence with its verdict, in order; others are searched for and judged while one is read."""
    kinds = [(sentence, *sentences.read(sentence)) for sentence in draft.sentences]
    before = (None, *draft.sentences)
    ahead, judges = ThreadPoolExecutor(1, "draft-search"), ThreadPoolExecutor(_AT_ONCE, "draft-judge")

    def judge(sentence: Sentence, kind: Kind, rules: tuple[Rule, ...], hits: Future[Sequence[Hit]]) -> CheckedSentence:
        return sentences.checked(sentence, kind, rules, hits.result())

    try:
        found = [
            None if rules is None else ahead.submit(search.hits, sentence, before[n])
            for n, (sentence, _, rules) in enumerate(kinds)
        ]
        judged = [
            None if hits is None else judges.submit(judge, sentence, kind, rules or (), hits)
            for (sentence, kind, rules), hits in zip(kinds, found, strict=True)
        ]
        for (sentence, _, _), one in zip(kinds, judged, strict=True):
            yield sentences.in_peace(sentence) if one is None else one.result()
    finally:
        ahead.shutdown(wait=False, cancel_futures=True)
        judges.shutdown(cancel_futures=True)
