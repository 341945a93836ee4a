"""The passages nearest to a claim, read whole: which one counts, how sure it is, and what the guards still forbid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.judge import looked_over
from assistant.drafts.reading import PASSAGES, SURE, SecondLook, second_look
from assistant.entailment import Reading

TEXT = "Handläggaren prövar din ansökan inom fem dagar när alla handlingar har kommit in."
CLAIM = "När papperen är på plats tittar vi på ärendet inom fem dagar."
SAYS, SILENT, AGAINST = (Reading(*shares, 0.0) for shares in ((0.97, 0.02, 0.01), (0.1, 0.1, 0.8), (0.02, 0.97, 0.01)))


class _Reads:
    """Reads a text by the first of its words that it knows."""

    def __init__(self, **known: Reading) -> None:
        self.known, self.texts = known, list[str]()

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.texts += [text for text, _ in pairs]
        return [next((r for word, r in self.known.items() if word in text), SILENT) for text, _ in pairs]


def _hit(assistant: Assistant, text: str, score: float = 0.9) -> Hit:
    passage = replace(assistant.index.passages[0], text=text, context="Ansökan")
    return Hit(passage, assistant.index.documents[passage.document_id], score)


def test_the_passage_that_says_most_counts_and_the_worst_contradiction_with_it(assistant: Assistant) -> None:
    hits = [_hit(assistant, t) for t in ("Avgiften betalas varje månad.", TEXT, "Ansökan prövas efter ett år.")]
    look = second_look(CLAIM, hits, _Reads(Handläggaren=SAYS, år=AGAINST))
    assert look is not None
    assert (look.hit, look.reading, look.contradicted) == (hits[1], SAYS, 0.97)


def test_no_more_passages_are_read_than_it_says_and_none_is_no_look(assistant: Assistant) -> None:
    reader = _Reads()
    second_look(CLAIM, [_hit(assistant, f"{TEXT} {n}.") for n in range(PASSAGES + 3)], reader)
    assert len(reader.texts) == PASSAGES
    assert second_look(CLAIM, [], reader) is None


@pytest.mark.parametrize(("reading", "sure"), [(SAYS, True), (SILENT, False), (AGAINST, False)])
def test_only_a_claim_that_is_read_plainly_is_carried_for_sure(
    assistant: Assistant, reading: Reading, *, sure: bool
) -> None:
    look = SecondLook(CLAIM, _hit(assistant, TEXT), reading, reading.contradicted)
    assert (look.likelihood >= SURE) is sure


def test_what_is_carried_cites_its_words_and_a_figure_that_differs_is_never_carried(assistant: Assistant) -> None:
    carried = looked_over(CLAIM, SecondLook(CLAIM, _hit(assistant, TEXT), SAYS, 0.02))
    assert carried is not None
    assert (carried.verdict, carried.found[0].own) == ("supported", TEXT)
    other = CLAIM.replace("fem", "tio")
    assert looked_over(other, SecondLook(other, _hit(assistant, TEXT), SAYS, 0.02)) is None
