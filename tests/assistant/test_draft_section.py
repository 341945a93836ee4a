"""What is denied of the section that a claim is about contradicts it."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.section import denied_of_section, sections_about


def _hit(assistant: Assistant, text: str) -> Hit:
    passage = assistant.index.passages[0]
    return Hit(replace(passage, text=text, context="Kapitel"), assistant.index.documents[passage.document_id], 1.0)


def test_what_is_denied_of_a_section_is_no_place_for_it(assistant: Assistant) -> None:
    hit = _hit(assistant, "Beslut enligt 12 kap. 2 § SoL räknas inte upp i 35 kap. 1 § SoL.")
    assert denied_of_section("Beslut enligt 12 kap. 2 § SoL får överklagas (35 kap. 1 § SoL).", [hit]) is not None
    assert denied_of_section("Beslut enligt 12 kap. 1 § SoL får överklagas (35 kap. 1 § SoL).", [hit]) is None
    assert denied_of_section("Beslut enligt 12 kap. 2 § SoL får inte överklagas (35 kap. 1 § SoL).", [hit]) is None


def test_a_denial_beside_a_third_section_may_be_of_that(assistant: Assistant) -> None:
    hit = _hit(assistant, "Beslut enligt 12 kap. 1 § men inte 12 kap. 2 § SoL räknas upp i 35 kap. 1 § SoL.")
    assert denied_of_section("Beslut enligt 12 kap. 1 § SoL får överklagas (35 kap. 1 § SoL).", [hit]) is None


def test_a_section_alone_is_the_ground_and_no_subject() -> None:
    assert sections_about("Bistånd enligt 12 kap. 1 § SoL ges den som behöver det.") == ()
