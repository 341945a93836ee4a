"""Who does what to whom, and which of them, whatever verb says it."""

from __future__ import annotations

import pytest

from assistant.verify import verify

pytestmark = pytest.mark.usefixtures("rules_alone")

MEETING = (
    "Ordföranden Maria Ek yrkar bifall till förslaget. Per Lundqvist yrkar att ärendet återremitteras. "
    "Anna Brandt yrkar avslag på återremissyrkandet. Per Lundqvist reserverar sig skriftligt."
)
HOUSING = (
    "Hyran betalas av hyresgästen till socialförvaltningen, som betalar bostadsbolaget. "
    "Störningar meddelas av bostadsbolaget till boendesekreteraren, som kontaktar klienten inom två dagar."
)


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Anna Brandt lämnade en skriftlig reservation.", MEETING),
        ("Avslag på återremissen yrkas av Maria Ek.", MEETING),
        ("Hyresgästen meddelar störningar till boendesekreteraren.", HOUSING),
        (
            "Det är banken som upprättar budgeten i samråd med hushållet.",
            "Hushållet upprättar budgeten i samråd med rådgivaren. Banken lånar ut pengar till hushållet.",
        ),
    ],
)
def test_another_one_in_a_party_s_place_is_caught(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict != "supported"


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        (
            "Regionen bidrar med hälften av fondens medel.",
            "Av fondens samlade medel bidrar regionen med hälften och kommunen med hälften.",
        ),
        ("Per Lundqvist vill att ärendet återremitteras.", MEETING),
        ("Bostadsbolaget meddelar störningar till boendesekreteraren.", HOUSING),
        ("Det är boendesekreteraren som kontaktar klienten, inom två dagar.", HOUSING),
        (
            "Närmast högre chef beslutar när delegaten är frånvarande.",
            "Är delegaten frånvarande beslutar närmast högre chef.",
        ),
        (
            "Överklagandet ska ha kommit in inom tre veckor från den dag den enskilde fick del av beslutet.",
            "Överklagandet ska ha kommit in till nämnden inom tre veckor från den dag då den enskilde fick del av det.",
        ),
    ],
)
def test_the_same_one_in_another_order_is_not(statement: str, passage: str) -> None:
    assert verify(statement, passage).verdict == "supported"
