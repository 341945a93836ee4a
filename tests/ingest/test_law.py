"""What references are worth: repealed, kept by a transitional provision, changed, or rightly about the past."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.law import Setting, is_about_the_past, moved, remarks, setting_of

TODAY = date(2026, 11, 25)
OLD, NEW, UNDATED = Setting(date(2024, 3, 1)), Setting(date(2026, 2, 1)), Setting()


def codes(text: str, setting: Setting, as_of: date = TODAY) -> list[str]:
    return [r.code for r in remarks(text, setting, as_of)]


def test_an_old_document_builds_on_the_repealed_act() -> None:
    (found,) = remarks("Bistånd till försörjning ges enligt 4 kap. 1 § SoL.", OLD, TODAY)
    assert found.code == "repealed-law"
    assert "2001:453" in found.text
    assert "12 kap. 1 §" in found.text
    assert "2025:400" in found.text


def test_the_law_of_the_day_asked_for_counts() -> None:
    assert codes("Bistånd till försörjning ges enligt 4 kap. 1 § SoL.", OLD, date(2025, 6, 30)) == []


def test_what_the_sentence_is_about_tells_old_from_new() -> None:
    assert codes("Rätt till försörjningsstöd regleras i 4 kap. 1 § SoL.", NEW) == ["repealed-law"]
    assert codes("Kommunen har det yttersta ansvaret enligt 4 kap. 1 § SoL.", NEW) == []
    assert codes("Försörjningsstöd regleras i 12 kap. 1 § SoL.", NEW) == []


def test_a_section_that_only_the_old_act_has_is_repealed() -> None:
    assert codes("Ansökan i annan kommun: 2 a kap. 8 § SoL.", UNDATED) == ["repealed-law"]


def test_the_number_named_in_a_document_settles_what_it_means() -> None:
    of_old = setting_of(["Lagen är socialtjänstlagen (2001:453), SoL."], date(2026, 1, 1))
    of_new = setting_of(["Lagen är socialtjänstlagen (2025:400), SoL."], date(2025, 5, 1))
    assert codes("Beslutet överklagas enligt 16 kap. 3 § SoL.", of_old) == ["repealed-law"]
    assert codes("Den som överklagar kan begära det, 12 kap. 1 § SoL.", of_new) == []


@pytest.mark.parametrize("text", ["Återkrav görs enligt 9 kap. 1 § SoL.", "Återkrav görs enligt 9 kap. SoL."])
def test_the_transitional_provision_keeps_recovery_of_aid(text: str) -> None:
    (found,) = remarks(text, OLD, TODAY)
    assert found.code == "old-law-may-apply"
    assert "9 kap." in found.text
    assert "33 kap. 1 §" in found.text
    assert "1 juli 2025" in found.text


def test_decided_law_and_changed_law() -> None:
    text = "Att utan godtagbara skäl avstå praktik prövas enligt 12 kap. 4 § SoL."
    assert codes(text, Setting(date(2025, 9, 1))) == ["old-source"]
    assert codes(text, Setting(date(2026, 9, 1))) == []
    (soon,) = remarks("Nivån i 12 kap. 7 § SoL.", NEW, TODAY)
    assert soon.code == "changes-soon"
    assert "1 januari 2027" in soon.text
    assert "kontrollera" in soon.text
    assert codes("Nivån i 12 kap. 7 § SoL.", NEW, date(2025, 10, 1)) == []


def test_an_unmapped_section_is_not_guessed() -> None:
    (found,) = remarks("Se 3 kap. 6 b § socialtjänstlagen (2001:453).", UNDATED, TODAY)
    assert "inte kontrollerat" in found.text


def test_other_acts_have_their_own_days() -> None:
    assert codes("Enligt 17 § förvaltningslagen (1986:223)", UNDATED) == ["repealed-law"]
    assert codes("Enligt 12 § förvaltningslagen (2017:900)", UNDATED) == []


def test_sentences_about_the_past() -> None:
    assert is_about_the_past("Motsvarande regel fanns i 4 kap. 1 § i den tidigare lagen.")
    assert not is_about_the_past("Bistånd prövas enligt 4 kap. 1 § SoL.")


def test_the_table_is_whole_and_readable() -> None:
    assert len(moved()) == 43
    assert all(row.places and row.new and row.checked and row.cues for row in moved())


def test_a_list_of_sections_is_one_remark_with_all_that_took_their_place() -> None:
    (found,) = remarks("Utredningen dokumenteras, 11 kap. 1 och 5 §§ SoL.", OLD, TODAY)
    assert "11 kap. 1 och 5 §§" in found.text
    assert "14 kap. 2 §" in found.text
    assert "14 kap. 3, 6–7 §§" in found.text


def test_a_section_that_one_act_alone_has_is_of_that_act() -> None:
    mixed = setting_of(["Beviljat före den nya lagen gäller socialtjänstlagen (2001:453)."], date(2026, 9, 14))
    assert codes("Talan väcks inom tre år (33 kap. 5 § SoL).", mixed) == []


def test_the_sentence_before_tells_what_that_act_is_about() -> None:
    text = "Den upphävda lagen gäller för återkravet (övergångsbestämmelserna till SoL). Se 9 kap. 1 § i den lagen."
    assert codes(text, NEW) == ["old-law-may-apply"]
