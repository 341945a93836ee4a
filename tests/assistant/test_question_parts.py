"""A question that asks for several things: split, each part answered, and what the sources leave out said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Question, Turn
from assistant.assistant import Assistant
from assistant.parts.merging import merged
from assistant.parts.split import parts
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Vem beslutar om hyresskuld och hur mycket får den vara?",
            ["Vem beslutar om hyresskuld?", "Hyresskuld – hur mycket får den vara?"],
        ),
        (
            "Hon behöver glasögon. Hur mycket kan vi ge och hur ofta?",
            ["Hon behöver glasögon. Hur mycket kan vi ge?", "Hon behöver glasögon – hur ofta?"],
        ),
        (
            "Går det att bevilja tandvård, och vem beslutar då?",
            ["Går det att bevilja tandvård?", "Tandvård – vem beslutar då?"],
        ),
        ("va får man för glasögon o hur ofta", ["Va får man för glasögon?", "Glasögon – hur ofta?"]),
        (
            "Hur överklagar man ett avslag och hur lång tid har man på sig?",
            ["Hur överklagar man ett avslag?", "Hur lång tid har man på sig att överklaga ett avslag?"],
        ),
        (
            "Hur ska hon överklaga, och hur länge har hon på sig?",
            ["Hur ska hon överklaga?", "Hur länge har hon på sig att överklaga?"],
        ),
        (
            "Hur överklagar man och hur lång tid har man på sig?",
            ["Hur överklagar man?", "Hur lång tid har man på sig att överklaga?"],
        ),
        (
            "Hur blorpar man glasögon och hur lång tid har man på sig?",
            ["Hur blorpar man glasögon?", "Blorpar man glasögon – hur lång tid har man på sig?"],
        ),
        ("När och hur överklagar man?", ["När överklagar man?", "Hur överklagar man?"]),
        (
            "Kan vi ge glasögon? Räcker handläggaren?",
            ["Kan vi ge glasögon?", "Glasögon – Räcker handläggaren?"],
        ),
        (
            "Hur ofta får man glasögon och vem beslutar om en hyresskuld på 22 000 kr?",
            ["Hur ofta får man glasögon?", "Vem beslutar om en hyresskuld på 22 000 kr?"],
        ),
        (
            "Tandvård – vem beslutar och vad är högsta beloppet?",
            ["Tandvård – vem beslutar?", "Tandvård – vad är högsta beloppet?"],
        ),
    ],
)
def test_each_part_stands_alone(assistant: Assistant, question: str, expected: list[str]) -> None:
    assert [part.text for part in parts(question, assistant.index)] == expected


@pytest.mark.parametrize(
    "question",
    [
        "Vem beslutar om hyresskuld och tandvård?",
        "När klienten flyttar, ska vi betala?",
        "Är det kommunen eller regionen som kallar?",
        "Vad gäller om hon är sjuk och ska flytta?",
        "Hushållet ska vräkas på torsdag, vad måste jag göra?",
        "Vad gäller för bistånd som beviljats och krävs tillbaka?",
        "Kan hon få bistånd eller måste hon vänta?",
        "Vet vi vem som beslutar och vem som betalar?",
    ],
)
def test_one_question_stays_whole(assistant: Assistant, question: str) -> None:
    assert parts(question, assistant.index) == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Gäller maj 2026: en etta. Vilken hyra godtogs då? Och vad är det nu?",
            "En etta. Vilken hyra godtogs?",
        ),
        ("Försöket: hur många deltog och vad kostade det?", "Försöket – vad kostade det?"),
    ],
)
def test_the_last_part_borrows_what_it_leaves_out(assistant: Assistant, question: str, expected: str) -> None:
    assert parts(question, assistant.index)[-1].text.lower() == expected.lower()


def test_the_parts_of_a_follow_up_keep_what_it_goes_on_from(assistant: Assistant) -> None:
    found = parts("Glasögon – vem beslutar och hur ofta?", assistant.index, follows=True)
    assert [part.text for part in found] == ["Glasögon – vem beslutar?", "Glasögon – hur ofta?"]


@given(st.text(st.sampled_from("Vem vad hur när får och eller, ?.–åhonvib\n"), max_size=60))
def test_no_text_breaks_the_splitting(assistant: Assistant, text: str) -> None:
    assert all(part.asked and part.text.endswith("?") for part in parts(text, assistant.index))


def test_both_parts_are_answered_in_their_order(assistant: Assistant) -> None:
    asked = Question("Hur lång tid har man på sig att överklaga och vad ska bifogas till ansökan?")
    answer = assistant.ask(asked)
    assert (answer.status, answer.completeness) == ("answered", "complete")
    assert "tre\nveckor" in answer.statements[0].text or "tre veckor" in answer.statements[0].text
    assert "hyresavi" in answer.statements[-1].text


def test_a_part_that_the_sources_do_not_answer_is_named(assistant: Assistant) -> None:
    asked = Question("Hur mycket får glasögon kosta och hur länge gäller receptet?", municipality="Norrberga")
    answer = assistant.ask(asked)
    assert (answer.status, answer.completeness) == ("answered", "partial")
    assert "1 800 kronor" in answer.text
    told = next(n.text for n in answer.notices if n.code == "part-unanswered")
    assert "”hur länge gäller receptet?”" in told
    assert "glasögon kosta" not in told


def test_one_row_may_answer_both_parts(assistant: Assistant) -> None:
    asked = Question("Vem beslutar om tandvård och upp till vilket belopp?", municipality="Norrberga")
    answer = assistant.ask(asked)
    assert answer.completeness == "complete"
    assert "6 000 kr" in answer.text
    assert "socialsekreterare" in answer.text


def test_a_follow_up_in_two_parts_is_answered_in_both(assistant: Assistant) -> None:
    history = (Turn("Kan vi betala tandvård i Norrberga?", ""),)
    answer = assistant.ask(Question("Och vem beslutar och hur mycket?", history=history))
    assert answer.completeness == "complete"
    assert "6 000 kr" in answer.text


def test_what_is_asked_of_several_places_is_answered_for_each(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Hur mycket får glasögon kosta i Norrberga och i Åkersvik?"))
    assert [s.text.partition(":")[0] for s in answer.statements] == ["Norrberga", "Åkersvik"]
    assert "1 800 kronor" in answer.statements[0].text
    assert "2 400 kronor" in answer.statements[1].text


def test_the_place_that_the_sources_leave_out_is_named(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Hur mycket får tandvård kosta i Norrberga och Åkersvik?"))
    assert answer.completeness == "partial"
    told = next(n.text for n in answer.notices if n.code == "part-unanswered")
    assert "i Åkersvik" in told
    assert "i Norrberga" not in told


def test_a_part_is_not_answered_by_what_answers_another(assistant: Assistant) -> None:
    asked = Question("Hur mycket får glasögon kosta, och ska partnerns lön räknas med?", municipality="Norrberga")
    answer = assistant.ask(asked)
    assert answer.completeness == "partial"
    assert "1 800 kronor" in answer.text
    told = next(n.text for n in answer.notices if n.code == "part-unanswered")
    assert "partnerns lön" in told
    assert "kosta" not in told


PROJECT = """# Slutrapport Stigen

## Deltagare

I projektet Stigen deltog 120 personer. Sex månader efter avslut hade 48 av dem, 40 procent, arbete eller studier.

## Kostnader

Projektet Stigen kostade 3 miljoner kronor.
"""


def over(home: Path, files: dict[str, str]) -> Assistant:
    """An assistant over a library of these files, without a dense leg."""
    ingest([write_library(home / "bibliotek", files)], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


STEPS = """# Delegationsordning Norrberga

Gäller från 2026-01-01.

## Tabell

| Ärende | Delegat | Anmärkning |
|---|---|---|
| Hyresskuld, högst en månadshyra | Socialsekreterare | En gång per år |
| Hyresskuld, högst två månadshyror | Enhetschef | |
| Hyresskuld, mer än två månadshyror | Individutskottet | |
| Tandvård, högst 5 000 kr | Socialsekreterare | |
"""
APPLYING = f"""# Riktlinje för ansökan

## Ansökan

Ansökan görs för en månad i taget och kan lämnas tidigast den 20 i månaden före. Den som söker digitalt lämnar
kontoutdrag var tredje månad. {" ".join(f"Avsnittet har mer om annat, mening {n}." for n in range(12))}
"""


def test_who_takes_the_decision_is_told_by_the_row_of_the_amount(tmp_path: Path) -> None:
    reader = over(tmp_path, {"delegation.md": STEPS})
    answer = reader.ask(Question("Hur mycket kan man få till tandvård och vem tar beslutet?"))
    assert "Socialsekreterare" in answer.text
    assert answer.completeness == "complete"


def test_a_limit_in_time_and_how_often_are_both_told_of_one_paragraph(tmp_path: Path) -> None:
    reader = over(tmp_path, {"ansökan.md": APPLYING})
    answer = reader.ask(
        Question("Tidigast vilken dag kan ansökan lämnas, och hur ofta ska de som söker digitalt lämna kontoutdrag?")
    )
    assert "tidigast den 20" in answer.text
    assert "var tredje månad" in answer.text
    assert answer.completeness == "complete"


OTHERS = "".join(
    f"\n## {thing}\n\n{thing} prövas efter behov.\n" for thing in "Hyra El Resor Möbler Kläder Flytt".split()
)
DENTAL = f"""# Riktlinje

## Belopp

| Ändamål | Belopp | Villkor |
|---|---|---|
| Tandvård efter yttrande från tandvårdskonsult | Högst 25 000 kr | Enhetschefen beslutar |
| Tandvård, nödvändig | Upp till 3 000 kr per år utan förhandsbedömning | Däröver krävs yttrande |

Tandvårdskonsulten svarar inom 15 arbetsdagar.
{OTHERS}"""


def test_the_surest_of_each_part_is_told_beside_what_answers_several(assistant: Assistant) -> None:
    asked = "Hur mycket beviljas för glasögon?", "Vem beslutar om tandvård?"
    both, own = (assistant.ranked(Question(text, municipality="Norrberga"))[1][0] for text in asked)
    told = [[replace(both, relevance=0.8)], [replace(both, relevance=0.8), replace(own, relevance=0.7)]]
    found = [[replace(both, relevance=0.8)], [replace(own, relevance=0.7)]]
    assert [c.unit for c in merged(told, "Norrberga", found)] == [both.unit, own.unit]
    assert [c.unit for c in merged([told[0], told[0]], "Norrberga", found[:1])] == [both.unit]
