"""Two that have changed places in the source's own words: contradicted, however likely the sentence reads."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.entailment import Reading
from assistant.verify import verify

LOAN = (
    "Ansökan om hjälpmedel skrivs av arbetsterapeuten och skickas till enhetschefen. Utbildningen kostar 400 kronor "
    "för medlemmar och 650 kronor för andra. Beslut enligt 9 § överklagas på samma sätt som beslut enligt 12 §. "
    "Den part som ser behovet frågar föräldern om lov. "
    "Avgiften prövas av nämnden, och handläggaren skickar räkningen. Kommunen träffar regionen två gånger om året. "
    "Larm går till rektorn, polisen och vårdnadshavaren."
)


class Convinced:
    """A reader that believes everything."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        return [Reading(0.98, 0.01, 0.01, 0.5)] * len(pairs)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Ansökan om hjälpmedel skrivs av enhetschefen och skickas till arbetsterapeuten.", "enhetschefen"),
        ("Ansökan skrivs av enhetschefen och skickas till arbetsterapeuten.", "arbetsterapeuten"),
        ("Utbildningen kostar 650 kronor för medlemmar och 400 kronor för andra.", "650 kronor"),
        ("Föräldern frågar den part som ser behovet om lov.", "Föräldern"),
        ("Avgiften prövas av handläggaren, och nämnden skickar räkningen.", "nämnden"),
        ("Beslut enligt 12 § överklagas på samma sätt som beslut enligt 9 §.", "12 §"),
    ],
)
def test_two_that_changed_places_contradict(statement: str, told: str) -> None:
    verdict = verify(statement, LOAN, reader=Convinced())
    assert verdict.verdict == "contradicted"
    assert verdict.difference is not None
    assert told in verdict.difference
    assert verdict.spot is not None


@pytest.mark.parametrize(
    "statement",
    [
        "Ansökan om hjälpmedel skrivs av arbetsterapeuten och skickas till enhetschefen.",
        "Till enhetschefen skickas ansökan om hjälpmedel.",
        "Regionen träffar kommunen två gånger om året.",
        "Larm går till vårdnadshavaren, rektorn och polisen.",
    ],
)
def test_another_order_of_the_same_is_carried(statement: str) -> None:
    assert verify(statement, LOAN, reader=Convinced()).verdict == "supported"
