"""A sentence's verdict from those of its claims, whatever gives them."""

from __future__ import annotations

from typing import cast

import pytest

from assistant.answer import Citation
from assistant.assistant import Assistant
from assistant.draft_read import read
from assistant.draft_result import CheckedClaim, DraftVerdict
from assistant.draft_sentence import Sentences
from assistant.draft_verdict import Verdicts

WHOLE = "Nämnden hjälper 25 hushåll att söka förtur, och 18 av dem får en bostad."
FIRST, SECOND = "Nämnden hjälper 25 hushåll att söka förtur.", "18 av dem får en bostad."


class _Told:
    """Gives each claim its verdict, and the place where it is cited."""

    def __init__(self, told: dict[str, tuple[DraftVerdict, int]], assistant: Assistant) -> None:
        self._told = told
        passage = assistant.index.passages[0]
        self._place = passage, assistant.index.documents[passage.document_id]

    def of(self, said: str, *_: object, **__: object) -> CheckedClaim:
        verdict, at = self._told[said]
        cited = Citation(at + 1, *self._place, "", at, at + 1)
        return CheckedClaim(said, verdict, "källan säger 3, utkastet säger 25", "25", (cited,))


@pytest.mark.parametrize(("place", "verdict"), [(7, "not_found"), (0, "contradicted")])
def test_a_place_that_carries_one_claim_contradicts_no_figure_of_another(
    place: int, verdict: str, assistant: Assistant
) -> None:
    told: dict[str, tuple[DraftVerdict, int]] = {
        WHOLE: ("contradicted", 7),
        FIRST: ("not_found", 3),
        SECOND: ("supported", place),
    }
    draft = read(WHOLE)
    sentences = Sentences(draft, frozenset(), frozenset(), cast(Verdicts, _Told(told, assistant)))
    assert sentences.checked(draft.sentences[0], "rule", (), ()).verdict == verdict
