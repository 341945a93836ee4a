"""The bundled inference model, and how the verifier weighs what it reads against its guards."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.entailment import EntailmentModel, Reading, entailment_model
from assistant.verify import verify

HOME_VISIT = "Hembesök görs bara om den enskilde har samtyckt. Ett nej får inte i sig leda till avslag."
DENTIST = "Akut tandvård beviljas med högst 1 500 kronor per tillfälle utan förhandsprövning."
DEBT = (
    "Hyresskuld beviljas normalt inte. Bistånd till en skuld på högst två månadshyror kan ges om hushållet har barn "
    "under 18 år och hyresvärden skriftligen intygar att avtalet får fortsätta när skulden är betald."
)


class Saying:
    """A reader that says the same of every pair."""

    def __init__(self, supported: float, contradicted: float = 0.0) -> None:
        self.reading = Reading(supported, contradicted, 1 - supported - contradicted, 0.5)
        self.pairs: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.pairs += pairs
        return [self.reading] * len(pairs)


@pytest.fixture(scope="module")
def model() -> EntailmentModel:
    found = entailment_model()
    assert found is not None
    return found


def test_the_three_probabilities_are_together_one(model: EntailmentModel) -> None:
    for reading in model.read([(HOME_VISIT, "Utan samtycke blir det inget hembesök."), (DENTIST, ""), ("", "Ja.")]):
        assert reading.supported + reading.contradicted + reading.unsaid == pytest.approx(1, abs=1e-4)
        assert 0 <= reading.answers <= 1
    assert model.read([]) == []


def test_a_pair_reads_the_same_alone_and_among_others(model: EntailmentModel) -> None:
    pairs = [
        (HOME_VISIT, "Den enskilde måste gå med på besöket."),
        (DEBT * 9, "Vi betalar vilka skulder som helst."),
        (DENTIST, "Nej."),
    ]
    assert [model.read([pair])[0] for pair in pairs] == model.read(pairs)


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        (DEBT, "Normalt betalar vi inte skulder på hyran."),
        (HOME_VISIT, "Vi åker inte hem till någon utan att personen har sagt ja."),
        ("Barnet ska få säga vad det tycker innan nämnden beslutar.", "Låt ungen komma till tals före beslutet."),
        ("Den som fyllt 65 år får inte tillägget.", "Är man över 65 blir det inget tillägg."),
    ],
)
def test_the_same_in_everyday_words_is_supported(passage: str, statement: str) -> None:
    assert verify(statement, passage).verdict == "supported"


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        (DEBT, "Grundregeln är att vi säger ja till folk som ligger efter med hyran."),
        (HOME_VISIT, "Säger man nej till hembesök får man avslag."),
        ("Kommunen ansöker hos tingsrätten om god man.", "Tingsrätten ansöker hos kommunen om god man."),
        ("Jouren tar emot samtal på natten.", "Jouren hjälper till med flyttstädning."),
    ],
)
def test_what_is_turned_or_not_said_is_not_supported(passage: str, statement: str) -> None:
    assert verify(statement, passage).verdict != "supported"


def test_another_amount_is_contradicted_however_sure_the_reader() -> None:
    verdict = verify("Akut tandvård beviljas med högst 1 900 kronor.", DENTIST, reader=Saying(0.99))
    assert verdict.verdict != "supported"
    verdict = verify("Akut tandvård beviljas med högst 1 900 kronor.", DENTIST, reader=Saying(0.2, 0.7))
    assert verdict.verdict == "contradicted"
    assert "1 500" in (verdict.difference or "")


def test_a_sentence_of_the_source_is_supported_whatever_the_reader_says() -> None:
    reader = Saying(0.0, 1.0)
    assert verify("Hembesök görs bara om den enskilde har samtyckt.", HOME_VISIT, reader=reader).verdict == "supported"
    assert reader.pairs == []


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Akut tandvård beviljas utan förhandsprövning.", "supported"),
        ("Utan förhandsprövning beviljas akut tandvård.", "not_found"),
        ("Ett nej får i sig leda till avslag.", "contradicted"),
    ],
)
def test_words_left_out_alone_need_no_reading_and_a_guard_still_sees_them(statement: str, verdict: str) -> None:
    assert verify(statement, f"{DENTIST} {HOME_VISIT}", reader=Saying(0.1)).verdict == verdict


MOVERS = "Flyttfirma kan vara skäligt vid sjukdom, hög ålder, ensamstående med små barn eller när tiden är kort."
LODGER = "Inneboende får normalt 2 800 kronor i månaden."


@pytest.mark.parametrize(
    ("statement", "passage", "verdict"),
    [
        ("Flyttfirma kan vara skäligt vid sjukdom eller hög ålder.", MOVERS, "supported"),
        ("Flyttfirma kan vara skäligt vid sjukdom och hög ålder.", MOVERS, "not_found"),
        ("I Norrberga får inneboende normalt 2 800 kronor i månaden.", LODGER, "supported"),
        ("I Norrberga får normalt inneboende 2 800 kronor.", LODGER, "not_found"),
    ],
)
def test_a_list_joined_and_a_municipality_put_first_need_no_reading(statement: str, passage: str, verdict: str) -> None:
    assert verify(statement, passage, municipalities=("Norrberga",), reader=Saying(0.1)).verdict == verdict


def test_a_difference_outweighs_a_doubtful_reading_and_not_a_sure_one() -> None:
    said = "Ett nej får leda till avslag av sig självt."
    assert verify(said, HOME_VISIT, reader=Saying(0.6)).verdict == "not_found"
    assert verify(said, HOME_VISIT, reader=Saying(0.3, 0.6)).verdict == "contradicted"
    assert verify(said, HOME_VISIT, reader=Saying(0.99)).verdict == "supported"


@pytest.mark.parametrize("told", ["ska", "bör", "får aldrig"])
def test_one_change_in_the_words_of_the_source_needs_no_reading(told: str) -> None:
    source = "Bistånd som betalats ut fel får krävas tillbaka när den enskilde borde ha insett felet."
    said = source.replace("får", told)
    assert verify(said, source, reader=Saying(0.95)).verdict == "contradicted"
    assert verify(source.replace(" som betalats ut fel", ""), source, reader=Saying(0.01)).verdict == "supported"


def test_a_reading_decides_alike_however_few_of_the_words_are_found() -> None:
    for said in ("Ett nej får inte i sig medföra avslag.", "Man straffas inte för att man säger ifrån."):
        assert verify(said, HOME_VISIT, reader=Saying(0.45)).verdict == "supported"
        assert verify(said, HOME_VISIT, reader=Saying(0.35)).verdict == "not_found"


def test_a_sure_denial_without_a_difference_found_is_told_without_a_spot() -> None:
    verdict = verify("Man straffas för att man säger ifrån.", HOME_VISIT, reader=Saying(0.02, 0.95))
    assert (verdict.verdict, verdict.spot) == ("contradicted", None)
    assert verify("Man straffas för att man säger ifrån.", HOME_VISIT, reader=Saying(0.2, 0.7)).verdict == "not_found"


def test_the_reader_sees_the_heading_and_of_a_long_passage_the_evidence_alone() -> None:
    reader = Saying(0.5)
    verify("Man kommer hem bara med lov.", HOME_VISIT, "Handbok › Hembesök", reader=reader)
    assert [text for text, _ in reader.pairs] == [f"Hembesök: {HOME_VISIT}"]
    reader = Saying(0.5)
    elsewhere = (
        "Ansökan lämnas på papper eller i e-tjänsten, och den som behöver får hjälp av kontaktcenter att fylla i."
    )
    passage = f"{HOME_VISIT} {DENTIST} {elsewhere} {DEBT}"
    verify("En skuld på två hyror kan betalas om hushållet har barn.", passage, reader=reader)
    (evidence,) = (text for text, _ in reader.pairs)
    assert DENTIST not in evidence
    assert "två månadshyror" in evidence


def test_the_municipality_of_the_document_is_read_where_the_statement_names_it() -> None:
    reader = Saying(0.9)
    passage = "Inneboende får normalt 2 800 kronor i månaden."
    for said in ("I Norrberga brukar inneboende få 2 800 kronor.", "Den inneboende brukar få 2 800 kronor."):
        assert verify(said, passage, "Boende", municipalities=("Norrberga",), reader=reader).verdict == "supported"
    assert [text for text, _ in reader.pairs] == [f"Norrberga, Boende: {passage}", f"Boende: {passage}"]


def test_a_name_above_the_passage_is_read_where_the_statement_tells_it() -> None:
    reader = Saying(0.9)
    passage = "Inneboende får normalt 2 800 kronor i månaden."
    for said in ("I Norrberga brukar inneboende få 2 800 kronor.", "Den inneboende brukar få 2 800 kronor."):
        verify(said, passage, "Riktlinjer för bistånd (Norrberga) › Boende", reader=reader)
    assert [text for text, _ in reader.pairs] == [f"Norrberga, Boende: {passage}", f"Boende: {passage}"]


def test_a_common_word_for_another_is_left_to_the_reader() -> None:
    passage = "Frågeställningen skrivs av handläggaren och godkänns av gruppledaren."
    reworded = "Frågeställningen formuleras av handläggaren och godkänns av gruppledaren."
    assert verify(reworded, passage, reader=Saying(0.97)).verdict == "supported"
    other = "Frågeställningen skrivs av handläggaren och godkänns av enhetschefen."
    assert verify(other, passage, reader=Saying(0.97)).verdict == "contradicted"


def test_a_number_that_follows_from_the_words_is_left_to_a_sure_reader() -> None:
    passage = "Samtalsgrupper startar i september och februari. Kursen är gratis."
    counted = "Det går att börja i en samtalsgrupp två gånger om året."
    assert verify(counted, passage, reader=Saying(0.97)).verdict == "supported"
    assert verify(counted, passage, reader=Saying(0.7)).verdict != "supported"
    other = "Samtalsgrupper startar i september och mars."
    assert verify(other, passage, reader=Saying(0.97)).verdict != "supported"
