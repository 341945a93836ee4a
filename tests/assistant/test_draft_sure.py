"""An alarm is given only where the place surely speaks of the same as the claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.alarm import is_sure
from assistant.drafts.evidence import Finding
from assistant.drafts.topic import Meanings
from assistant.drafts.twice_read import denied_by_nearest
from assistant.entailment import RULES, Reading
from assistant.verify import Verdict


class _Sees:
    """Reads a contradiction of one probability in each pair, and support of what is left."""

    def __init__(self, contradicted: float) -> None:
        self._contradicted = contradicted

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        return [Reading(1 - self._contradicted, self._contradicted, 0.0, 0.0)] * len(pairs)


def _place(assistant: Assistant, text: str, likeness: float) -> Finding:
    passage = replace(assistant.index.passages[0], text=text)
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    return Finding(hit, 0, len(text), Verdict("contradicted", "källan säger annat", None, None, 0.5), likeness=likeness)


@pytest.fixture
def cosine(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    near = [0.7]
    monkeypatch.setattr("assistant.drafts.topic.Meanings.cosines", lambda *_: near)
    return near


def test_a_figure_of_another_subject_is_no_alarm(assistant: Assistant, cosine: list[float]) -> None:
    claim, far = "Skulden får delas upp på högst tre år.", "Sjukersättning kan betalas från 30-årsmånaden."
    assert not is_sure(claim, "tre år", _place(assistant, far, 0.2), RULES, Meanings())
    assert is_sure(claim, "tre år", _place(assistant, "Skulden delas upp på högst två år.", 0.7), RULES, Meanings())
    cosine[0] = 0.85
    assert is_sure(claim, "tre år", _place(assistant, "Avbetalning: högst 24 månader.", 0.2), RULES, Meanings())


def test_a_section_needs_the_words_of_the_claim(assistant: Assistant, cosine: list[float]) -> None:
    cosine[0] = 0.9
    claim = "Beslutet motiveras enligt 38 § FL."
    assert not is_sure(claim, "38 § FL", _place(assistant, "Beslutet ändras (37 § FL).", 0.3), RULES, Meanings())
    assert is_sure(claim, "38 § FL", _place(assistant, "Beslut motiveras (32 § FL).", 0.6), RULES, Meanings())


def test_a_denial_told_in_another_form_is_no_alarm_where_the_reading_sees_none(assistant: Assistant) -> None:
    claim, place = "Vi räknar inte med lönen.", _place(assistant, "Lönen lämnas utanför beräkningen.", 0.6)
    assert not is_sure(claim, "inte", place, _Sees(0.1), Meanings())
    assert is_sure(claim, "inte", place, _Sees(0.9), Meanings())
    assert is_sure(claim, "inte", place, None, Meanings())


def test_no_place_further_off_carries_what_the_nearest_tells_plainly_otherwise(
    assistant: Assistant, cosine: list[float]
) -> None:
    cosine[0] = 0.9
    believes = _Sees(0.0)
    claim = "Både kassören och revisorn måste anse att lånet behövs."
    turned = _place(assistant, "Ett lån ges om kassören eller revisorn anser att det behövs.", 0.8)
    told = _place(assistant, "Ett lån ges om kassören och revisorn anser att det behövs.", 0.8)
    assert denied_by_nearest(claim, [turned], believes, Meanings())
    assert not denied_by_nearest(claim, [told], believes, Meanings())
