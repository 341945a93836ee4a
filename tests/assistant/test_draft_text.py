"""A draft's title, the people it tells of, and what it says of itself: none of that is a rule."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.drafts.kind import is_talk, kind_of
from assistant.drafts.law import law_notices
from assistant.drafts.read import read
from ingest.personal import BLACK


@pytest.mark.parametrize(
    "title",
    [
        "Brev till en sökande om december (utkast, Storköpings kommun, enheten för försörjning och arbete)",
        "Ekonomiskt bistånd – det du behöver ha med dig",
    ],
)
def test_the_first_line_of_a_text_is_its_title(title: str) -> None:
    draft = read(f"{title}\n\nKvitton lämnas inom 45 dagar.")
    assert draft.title == title
    assert [s.said for s in draft.sentences] == ["Kvitton lämnas inom 45 dagar."]


def test_a_sentence_is_no_title() -> None:
    assert read("Kvitton lämnas inom 45 dagar.\n\nDe sparas i akten.").title == ""
    assert len(read("Kvitton lämnas inom 45 dagar").sentences) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Din mentor är Johan Ek, och ni ses på torsdag.", "Johan Ek"),
        ("Jag har läst rutinen och pratat med Amir.", "Amir"),
        ("Det blev 41 procent, enligt Lenas sammanställning.", "Lena"),
        ("Tack till Bodil och Hassan som har provkört.", "Hassan"),
    ],
)
def test_people_are_known_by_what_they_are_or_did(text: str, name: str) -> None:
    assert name not in read(text).text
    assert BLACK in read(text).text


@pytest.mark.parametrize("text", ["Jag har pratat med Försäkringskassan.", "Din handläggare är Enheten för stöd."])
def test_an_office_is_nobody(text: str) -> None:
    assert BLACK not in read(text).text


@pytest.mark.parametrize(
    "said",
    [
        "Förslaget är enbart språkligt; inget är ändrat i sak.",
        "Synpunkter lämnas i den gemensamma boken.",
    ],
)
def test_advice_and_what_is_said_of_the_text_itself_is_talk(said: str) -> None:
    assert is_talk(said)


@pytest.mark.parametrize(
    "said",
    [
        "Rätt till bistånd har den som inte kan ordna det hon behöver.",
        "Det är enhetschefen som beslutar.",
    ],
)
def test_what_holds_for_each_is_a_rule(said: str) -> None:
    assert kind_of(said) == "rule"


def test_a_change_of_law_is_told_once() -> None:
    text = "Normen beräknas så (12 kap. 7 § SoL). Den är ett tak (12 kap. 1 § SoL). Se 12 kap. 7 § SoL."
    told = [n.text.partition(" Lagtexten")[0] for n in law_notices(text, date(2026, 11, 26))]
    assert len(told) == len(set(told))
