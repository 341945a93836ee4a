"""What holds from a day is carried by a document that is in force from that day, and by no other."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.since import since


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Från den 1 januari 2026 beviljas glasögon med högst 1 800 kronor vart tredje år.", "supported"),
        ("Glasögon beviljas från och med den 1 januari med högst 1 800 kronor vart tredje år.", "supported"),
        ("Från den 1 mars 2026 beviljas glasögon med högst 1 800 kronor vart tredje år.", "not_found"),
        ("Från den 1 januari 2025 beviljas glasögon med högst 1 800 kronor vart tredje år.", "not_found"),
    ],
)
def test_a_rule_holds_from_the_day_that_its_document_is_in_force_from(
    said: str, verdict: str, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.draft.entailment_model", lambda: None)
    (found,) = check(said, assistant, municipality="Norrberga", as_of=date(2026, 11, 26)).sentences
    assert found.verdict == verdict


@pytest.mark.parametrize("said", ["Kvittot lämnas senast den 1 mars 2026.", "Mötet är den 3 maj.", "Vi ses."])
def test_another_day_is_none_that_a_rule_holds_from(said: str) -> None:
    assert since(said) is None
