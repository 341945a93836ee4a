from __future__ import annotations

import pytest

from assistant.answer import Turn
from assistant.assistant import Assistant
from assistant.conversation import standalone

GLASSES = "Hur mycket får man för glasögon i Norrberga?"
SIP = "Krävs samtycke för SIP?"


@pytest.mark.parametrize(
    ("history", "question", "alone"),
    [
        ([GLASSES], "och i Åkersvik?", "Hur mycket får man för glasögon i Åkersvik?"),
        ([GLASSES], "Åkersvik då?", "Hur mycket får man för glasögon i Åkersvik?"),
        ([GLASSES], "Gäller det även i Åkersvik?", "Hur mycket får man för glasögon i Åkersvik?"),
        ([GLASSES, "och i Åkersvik?"], "och Norrberga?", "Hur mycket får man för glasögon i Norrberga?"),
        ([SIP], "och om hon har barn?", "Krävs samtycke för SIP – om hon har barn?"),
        ([SIP], "Vem ansvarar för den?", "Krävs samtycke för SIP – Vem ansvarar för den?"),
        ([SIP], "varför?", "Krävs samtycke för SIP – varför?"),
    ],
)
def test_a_follow_up_is_made_to_stand_alone(
    assistant: Assistant, history: list[str], question: str, alone: str
) -> None:
    assert standalone(question, [Turn(q, "") for q in history], assistant.index) == alone


@pytest.mark.parametrize(
    "question",
    [
        "Inom vilken tid ska ett beslut överklagas?",
        "Vad ska bifogas en ansökan om bistånd?",
        "Hur mycket får man för tandvård i Norrberga?",
    ],
)
def test_a_new_subject_stays_alone(assistant: Assistant, question: str) -> None:
    assert standalone(question, [Turn(GLASSES, "")], assistant.index) == question


def test_the_first_question_stands_as_it_is(assistant: Assistant) -> None:
    assert standalone("och i Åkersvik?", [], assistant.index) == "och i Åkersvik?"
