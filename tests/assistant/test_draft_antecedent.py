"""What a sentence leaves to the ones before it: which decision it is of, and what is decided."""

from __future__ import annotations

import pytest

from assistant.drafts.antecedent import resolved
from assistant.drafts.decider import decider, tells_who_decides
from assistant.drafts.read import read

GROUND = "Nämnden kan ge mer än så (12 kap. 2 § SoL). Chefen har sagt nej. "


def test_that_decision_is_the_one_of_the_section_before() -> None:
    told = resolved(read(f"{GROUND}Även det beslutet kan överklagas.")).sentences
    assert told[-1].said == "Även beslutet enligt 12 kap. 2 § SoL kan överklagas."


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden kan ge mer än så. Det beslutet kan överklagas.",
        "Beslutet kan överklagas (35 kap. 1 § SoL). Det beslutet gäller direkt.",
        f"{GROUND}Beslutet kan överklagas.",
    ],
)
def test_a_decision_that_is_told_of_nowhere_stays_as_it_is(text: str) -> None:
    draft = read(text)
    assert [s.said for s in resolved(draft).sentences] == [s.said for s in draft.sentences]


def test_who_decides_is_told_under_title_and_heading() -> None:
    text = "Beslut om elskuld (utkast)\n\nBedömning\nSkulden är stor. Därför är det chefen för enheten som beslutar.\n"
    first, last = resolved(read(text.replace("chefen för enheten", "enhetschefen"))).sentences
    assert first.topic == ""
    assert last.topic.split(". ")[:2] == ["Beslut om elskuld ", "Bedömning"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Eftersom det är dyrt är det enhetschefen som beslutar.", "enhetschefen"),
        ("När det är klart beslutar gruppledaren om bidraget.", "gruppledaren"),
        ("Bidraget beslutas av en handläggare.", "handläggare"),
        ("Dagansvarig handläggare fattar beslutet.", "Dagansvarig handläggare"),
        ("Enhetschefen läser beslutet.", ""),
    ],
)
def test_who_decides_is_read_in_any_order(said: str, who: str) -> None:
    found = decider(said)
    assert (found["who"] if found else "") == who


def test_a_decision_tells_nobodys_right_to_make_it() -> None:
    assert not tells_who_decides("Socialnämnden beslutar att kräva tillbaka 900 kronor.")
    assert tells_who_decides("Socialnämnden beslutar om återkrav.")
