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
        ([SIP], "Vem ansvarar för den?", "Krävs samtycke för SIP – vem ansvarar för den?"),
        ([SIP], "varför?", "Krävs samtycke för SIP – varför?"),
    ],
)
def test_a_follow_up_is_made_to_stand_alone(
    assistant: Assistant, history: list[str], question: str, alone: str
) -> None:
    assert standalone(question, [Turn(q, "") for q in history], assistant.index) == alone


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (
            "Hur hög hyra får en ensamstående vuxen ha?",
            "Och om hon bara är 23?",
            "Hur hög hyra får en ensamstående 23-åring ha?",
        ),
        ("Hur hög hyra får en person ha?", "Och om de är fyra?", "Hur hög hyra får fyra personer ha?"),
        (
            "Hur hög hyra får ett hushåll på tre personer ha?",
            "Och sex?",
            "Hur hög hyra får ett hushåll på sex personer ha?",
        ),
        ("Vad får ett barn på 8 år?", "Och om hon är 12?", "Vad får ett barn på 12 år?"),
        ("Hur mycket är nödbiståndet för en vuxen?", "Och för barnen?", "Hur mycket är nödbiståndet för barnen?"),
        ("Hur mycket får en vuxen per dag?", "Och barnen då?", "Hur mycket får barnen per dag?"),
        (
            "Hur mycket får hemutrustning för ett par kosta?",
            "Och per barn?",
            "Hur mycket får hemutrustning per barn kosta?",
        ),
        ("Vad är riksnormen för ett par 2025?", "Och 2026?", "Vad är riksnormen för ett par 2026?"),
        ("När fattas beslut vid nyansökan?", "Och vid återansökan?", "När fattas beslut vid återansökan?"),
        (
            "Vem beslutar om hyresskuld på högst en månadshyra?",
            "Och om det är två månadshyror?",
            "Vem beslutar om hyresskuld på två månadshyror?",
        ),
        ("Hur mycket kan vi ge till elskuld?", "Och vem beslutar?", "Elskuld – vem beslutar?"),
        ("Vem beslutar om skuld upp till 9 000 kr?", "Om den är 80 000 då?", "Vem beslutar om skuld 80 000 kr?"),
        ("När infördes aktivitetskravet?", "Vilka omfattas?", "När infördes aktivitetskravet – vilka omfattas?"),
        ("När infördes aktivitetskravet?", "Och vem beslutar?", "Aktivitetskravet – vem beslutar?"),
        ("Hur mycket godtas för en person?", "Två personer då?", "Hur mycket godtas för två personer?"),
        ("Vem beslutar om skuld?", "Och om gästen har barn?", "Vem beslutar om skuld – om gästen har barn?"),
        ("Vad får ett par med två barn?", "Och med tre barn?", "Vad får ett par med tre barn?"),
        ("Hur mycket ges för glasögon?", "Och för barn?", "Hur mycket ges för glasögon – för barn?"),
        ("Hur mycket ges för glasögon?", "Och för hemutrustning?", "Hur mycket ges för hemutrustning?"),
    ],
)
def test_what_a_follow_up_brings_takes_the_place_of_its_like(
    assistant: Assistant, before: str, question: str, alone: str
) -> None:
    assert standalone(question, [Turn(before, "")], assistant.index) == alone


@pytest.mark.parametrize(
    ("before", "answer", "question", "alone"),
    [
        (
            "Vem får avstå från krav på högst 10 000 kr?",
            "",
            "Och om beloppet är högre?",
            "Vem får avstå från krav på över 10 000 kr?",
        ),
        (
            "Vem beslutar om hyran i sex månader?",
            "",
            "Och längre än så?",
            "Vem beslutar om hyran i mer än sex månader?",
        ),
        (
            "Hur stor hyresskuld får jag bevilja?",
            "Hyresskuld, högst en månadshyra – Delegat: SS [1]",
            "Och vem beslutar däröver?",
            "Hyresskuld – vem beslutar om det är mer än en månadshyra?",
        ),
        (
            "Hur stor hyresskuld får jag bevilja?",
            "",
            "Och vem beslutar om det är mer än så?",
            "Hyresskuld – vem beslutar om det är mer än så?",
        ),
    ],
)
def test_more_than_that_is_said_as_the_bound_that_was_told(
    assistant: Assistant, before: str, answer: str, question: str, alone: str
) -> None:
    assert standalone(question, [Turn(before, answer)], assistant.index) == alone


@pytest.mark.parametrize(
    "question",
    [
        "Inom vilken tid ska ett beslut överklagas?",
        "Vad ska bifogas en ansökan om bistånd?",
        "Hur mycket får man för tandvård i Norrberga?",
        "Hon har fått ett avslag, vad gör jag först?",
        "Han har fått tandvård utan att fråga. Vad ska vi göra?",
    ],
)
def test_a_new_subject_stays_alone(assistant: Assistant, question: str) -> None:
    assert standalone(question, [Turn(GLASSES, "")], assistant.index) == question


def test_the_first_question_stands_as_it_is(assistant: Assistant) -> None:
    assert standalone("och i Åkersvik?", [], assistant.index) == "och i Åkersvik?"
