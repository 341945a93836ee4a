"""What is picked to be graded beside an author's questions and statements."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.entailment import Reading
from ingest.embed import sentence_model
from training.premises import Premise
from training.rows import Label
from training.statements import Statement, Written
from training.to_grade import asked, narrow

_COFFEE = Written(
    "t1",
    Premise("Fika", "Kaffet kostar 12 kr. Teet är gratis på fredagar."),
    (Statement(Label.SUPPORTED, "plain", "Teet kostar inget på fredagar."),),
    (Statement(Label.ANSWERED, "asked", "Vad kostar kaffet?"),),
)
_BUS = Written("t1", Premise("Resor", "Bussen kostar 40 kr. Tåget går klockan åtta."), (), ())


class _Costs:
    """Finds every text that tells a cost to answer."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        return [Reading(0.0, 0.0, 1.0, 0.9 if "kostar" in text else 0.01) for text, _ in pairs]


def test_a_question_stands_with_what_seems_to_answer_it_in_its_own_text_and_in_others() -> None:
    meaning = sentence_model()
    if meaning is None:
        pytest.skip("the bundled model of sentences is missing")
    assert list(asked([_COFFEE, _BUS], meaning, _Costs())) == [
        ("Vad kostar kaffet?", ["Fika: Kaffet kostar 12 kr.", "Resor: Bussen kostar 40 kr."])
    ]


def test_a_statement_stands_with_the_sentence_that_is_most_like_it() -> None:
    found = [pair for seed in range(6) for pair in narrow([_COFFEE, _BUS], seed)]
    assert 0 < len(found) < 6
    assert set(map(repr, found)) == {repr(("Teet kostar inget på fredagar.", ["Fika: Teet är gratis på fredagar."]))}
