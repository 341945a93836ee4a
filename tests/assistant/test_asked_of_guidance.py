"""What guidance says of a thing is asked as what holds for it."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.asked_of_guidance import plainly
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Vad säger riktlinjerna i Norrberga om hemutrustning?", "Vad gäller för hemutrustning i Norrberga?"),
        ("Vad säger Norrbergas riktlinjer om bil", "Vad gäller för bil i Norrberga?"),
        ("vad säger våra riktlinjer om tandvård?", "Vad gäller för tandvård?"),
        ("Vad säger policyn om hot och våld?", "Vad gäller för hot och våld?"),
        ("Vad står det om glasögon i riktlinjerna för Norrberga?", "Vad gäller för glasögon i Norrberga?"),
        ("Vad står det i Borås riktlinjer om umgänge?", "Vad gäller för umgänge i Borås?"),
        ("Vad säger riktlinjerna om man kommer för sent?", "Vad gäller om man kommer för sent?"),
        ("Hon har bil, vad säger riktlinjen om det?", "Hon har bil, vad gäller för det?"),
        ("Hon har bil. Vad säger riktlinjen om det?", "Hon har bil. Vad gäller för det?"),
    ],
)
def test_guidance_in_general_gives_way_to_the_thing(asked: str, plain: str) -> None:
    assert plainly(asked, ("Norrberga",)) == plain


@pytest.mark.parametrize(
    "asked",
    [
        "Vad säger Socialstyrelsens riktlinjer om barnperspektiv?",
        "Vad säger rapporten om hemlöshet?",
        "Vad säger skollagen om modersmålsundervisning?",
        "Vad säger rutinen om elskulder?",
        "Vem beslutar om riktlinjerna?",
        "Vad säger du om regnet?",
    ],
)
def test_what_has_a_name_of_its_own_is_left(asked: str) -> None:
    assert plainly(asked, ("Norrberga",)) == asked


def test_the_guidelines_of_a_municipality_answer_as_the_municipality_does(assistant: Assistant) -> None:
    asked = assistant.ask(Question(id="q", text="Vad säger riktlinjerna i Norrberga om glasögon?"))
    plain = assistant.ask(Question(id="q", text="Vad gäller för glasögon i Norrberga?"))
    assert "1 800 kronor" in asked.text
    assert asked.question == plain.question
    assert [s.text for s in asked.statements] == [s.text for s in plain.statements]
