"""An act is named as the text beside a statement names it."""

from __future__ import annotations

import pytest

from assistant.act_names import act_meant, named_alike
from assistant.entailment import Given, Reading
from assistant.verify import verify


@pytest.mark.parametrize(
    ("said", "text", "told"),
    [
        ("Enligt socialtjänstlagen får barnet prata.", "Barnet får prata (SoL).", "Enligt SoL får barnet prata."),
        ("Enligt FL går det.", "Förvaltningen följer förvaltningslagen.", "Enligt förvaltningslagen går det."),
        ("Enligt FL går det.", "Det går enligt FL och förvaltningslagen.", "Enligt FL går det."),
        ("Enligt FL går det.", "Det går enligt SoL.", "Enligt FL går det."),
        ("Enligt FL går det.", "Det går enligt FLX och förvaltningslagen.", "Enligt förvaltningslagen går det."),
        ("Barnet får prata.", "Barnet får prata (SoL).", "Barnet får prata."),
    ],
)
def test_an_act_is_told_in_the_form_of_the_text(said: str, text: str, told: str) -> None:
    assert named_alike(said, text) == told


def test_what_is_no_act_has_no_name() -> None:
    assert act_meant("barnet") == ""
    assert act_meant("socialtjänstlagen") == act_meant("SoL") == "SoL"


def test_another_form_of_an_acts_name_is_no_difference() -> None:
    doubtful = Given(Reading(0.5, 0.4, 0.1, 0.5))
    source = "Barn får beviljas plats enligt SoL bara tillsammans med en vuxen som också beviljas plats."
    said = source.replace("SoL", "{}")
    assert verify(said.format("socialtjänstlagen"), source, reader=doubtful).verdict == "supported"
    assert verify(said.format("förvaltningslagen"), source, reader=doubtful).verdict != "supported"


def test_the_law_that_is_told_without_its_name_is_no_other() -> None:
    convinced = Given(Reading(0.95, 0.03, 0.02, 0.5))
    source = "Enligt lagen ska rektorn ge barnet plats inom fyra månader från ansökan."
    assert verify(source.replace("lagen", "SoL"), source, "Handbok om SoL", reader=convinced).verdict == "supported"
    said = "Enligt SoL ska rektorn ge barnet plats inom fyra månader från ansökan."
    assert verify(said, said.replace("SoL", "socialtjänstlagen"), reader=convinced).verdict == "supported"
