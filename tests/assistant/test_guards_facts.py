"""Numbers, times and references brought to one form; each expected value is worked out by hand."""

from __future__ import annotations

import pytest

from assistant.comparison import Comparison
from assistant.facts.read import facts
from assistant.facts.references import sections
from assistant.guards.facts import numbers
from assistant.verify import verify


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("högst 1 500 kr", [("amount", 1500, "kr", "most")]),
        ("1,5 miljoner kronor", [("amount", 1_500_000, "kr", "")]),
        ("lägst 2 tkr", [("amount", 2000, "kr", "least")]),
        ("två veckor", [("time", 14, "dag", "")]),
        ("jan–april", [("month", 1, "", ""), ("month", 4, "", "")]),
        ("senast 3 dec för alla", [("day", 3, "", "most"), ("month", 12, "", "most")]),
        ("ansvarar Jan.", []),
        ("fjorton dagar", [("time", 14, "dag", "")]),
        ("inom 3 arbetsdagar", [("time", 3, "arbetsdag", "most")]),
        ("senast 10 arbetsdagar före mötet", [("time", 10, "arbetsdag", "least")]),
        ("ett halvår", [("time", 6, "månad", "")]),
        ("en halvtimme", [("time", 30, "minut", "")]),
        ("under en tolvmånadersperiod", [("time", 12, "månad", "")]),
        ("hälften av kostnaden", [("share", 50, "%", "")]),
        ("tre fjärdedelar", [("share", 75, "%", "")]),
        ("minst fyra av tio", [("share", 40, "%", "least")]),
        ("vart tionde hushåll", [("share", 10, "%", "")]),
        ("varannan vecka", [("rate", 14, "dag", "")]),
        ("var fjortonde dag", [("rate", 14, "dag", "")]),
        ("vart tredje år", [("rate", 36, "månad", "")]),
        ("kvartalsvis", [("rate", 3, "månad", "")]),
        ("från dag 8", [("ordinal", 8, "dag", "least")]),
        ("åttonde dagen", [("ordinal", 8, "dag", "")]),
        ("den 1 juli 2025", [("day", 1, "", ""), ("month", 7, "", ""), ("year", 2025, "", "")]),
        ("andra halvåret", [("month", 7, "", ""), ("month", 12, "", "")]),
        ("klockan 9.00", [("clock", 540, "", "")]),
        ("klockan tre på eftermiddagen", [("clock", 900, "", "")]),
        ("kom in före tre så hinner vi", [("clock", 180, "", "")]),
        ("barn före sexton, och", [("count", 16, "", "")]),
        ("före tre veckor", [("time", 21, "dag", "")]),
        ("öppet 8.30–9.30 på torget", [("clock", 510, "", ""), ("clock", 570, "", "")]),
        ("mellan 4,1 och 4,3", [("count", 4.1, "", "least"), ("count", 4.3, "", "most")]),
        ("mellan halv nio och tio", [("clock", 510, "", ""), ("clock", 600, "", "")]),
        ("mellan åtta och halv fem", [("clock", 480, "", ""), ("clock", 270, "", "")]),
        ("mellan ett och tre på eftermiddagen", [("clock", 60, "", ""), ("clock", 180, "", "")]),
        ("senast tre på tisdagen", [("clock", 180, "", "most"), ("code", 0, "veckodag", "most")]),
        ("kl. 13–15", [("clock", 780, "", ""), ("clock", 900, "", "")]),
        ("klockan 9 och 3 dagar senare", [("clock", 540, "", ""), ("time", 3, "dag", "")]),
        ("(mån, ons)", [("code", 0, "veckodag", ""), ("code", 0, "veckodag", "")]),
        ("sönder och månad", []),
        ("kvart i fem", [("clock", 285, "", "")]),
        ("en halv dag", [("time", 1, "halvdag", "")]),
        ("inte under längre tid än två månader", [("time", 2, "månad", "most")]),
        ("aldrig för mer än fem dagar", [("time", 5, "dag", "most")]),
        ("som inte hade fyllt 25 år", [("time", 300, "månad", "most")]),
        ("I 30 granskade ärenden", [("count", 30, "arend", "")]),
        ("12 av ärendena", [("count", 12, "", "")]),
        ("högst fem får delta", [("count", 5, "", "most")]),
        ("18–64 år", [("time", 216, "månad", "least"), ("time", 768, "månad", "most")]),
        ("25 år eller äldre", [("time", 300, "månad", "least")]),
        ("tjugotvååring", [("time", 264, "månad", "")]),
        ("lagen (2001:453)", [("law", 0, "", "")]),
    ],
)
def test_facts(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert [(f.kind, f.value, f.unit, f.bound) for f in facts(text)] == expected


def test_offsets_are_those_of_the_words() -> None:
    text = "Avgiften är 25 procent, lägst 2 368 kronor."
    assert [text[f.start : f.end] for f in facts(text)] == ["25 procent", "2 368 kronor"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("tolvtusen", 12000), ("ettusen sexhundra", 1600), ("ettusenfemhundra", 1500), ("tvåhundrafemtio", 250),
        ("hundratusen", 100_000), ("etthundra", 100), ("hundrafemtio", 150), ("tjugofemtusen", 25_000), ("tusen", 1000),
    ],
)  # fmt: skip
def test_great_numbers_are_read_in_words(words: str, value: int) -> None:
    (fact,) = facts(f"Högst {words} kronor betalas.")
    assert (fact.kind, fact.value, fact.unit) == ("amount", value, "kr")
    assert fact.same(facts(f"{value} kr")[0])


def test_working_days_are_not_days_and_months_no_number_of_days() -> None:
    assert not facts("3 arbetsdagar")[0].same(facts("3 dagar")[0])
    assert not facts("3 månader")[0].same(facts("90 dagar")[0])
    assert facts("12 månader")[0].same(facts("ett år")[0])
    assert facts("tis–tors")[1].same(facts("torsdagar")[0])
    assert not facts("tis–tors")[0].same(facts("torsdagar")[0])
    assert facts("tre på eftermiddagen")[0].same(facts("klockan 15")[0])
    assert facts("halv fyra")[0].same(facts("klockan 15.30")[0])
    assert not facts("halv fyra")[0].same(facts("klockan 16.30")[0])
    assert facts("en tjugoåring")[0].within(facts("under 25 år")[0])
    assert not facts("20 år")[0].within(facts("under 25 år")[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 kap. 1 § SoL", [("12", "1", "sol", "")]),
        ("6 och 20 §§ FL", [("", "6", "fl", ""), ("", "20", "fl", "")]),
        ("15 kap. 10–12 §§ SoL", [("15", "10", "sol", ""), ("15", "11", "sol", ""), ("15", "12", "sol", "")]),
        ("3 § samma lag", [("", "3", "", "")]),
        ("5 § lagen 2003:1210", [("", "5", "finsam", "2003:1210")]),
        ("44 § förvaltningslagen", [("", "44", "fl", "")]),
        ("30 kap. SFB", [("30", "", "sfb", "")]),
    ],
)
def test_references(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [(s.chapter, s.section, s.law, s.number) for s in sections(text)] == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("44 § FL", "44 § förvaltningslagen (2017:900)", True),
        ("12 kap. 1 § SoL", "12 kap. 1 §", True),
        ("12 kap. 1 § SoL", "12 kap. 1 § SoF", False),
        ("12 kap. 1 § SoL", "2 kap. 1 § SoL", False),
        ("34 kap. 5 § SoL", "34 kap. 7 § SoL", False),
    ],
)
def test_references_agree_where_both_tell(one: str, other: str, same: bool) -> None:
    assert sections(one)[0].agrees(sections(other)[0]) == same


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Medianen blev 61 dagar.", "contradicted"),
        ("Medianen blev 24 dagar.", "supported"),
        ("Avgiften är 100 kr.", "contradicted"),
        ("Avgiften är 100 kr för barn.", "supported"),
    ],
)
def test_another_figure_after_the_sources_own_words_contradicts(statement: str, verdict: str) -> None:
    passage = (
        "Medianen blev 24 dagar, jämfört med 61 dagars genomsnitt i förstudien. "
        "Avgiften är 200 kr för vuxna och 100 kr för barn."
    )
    assert verify(statement, passage, "").verdict == verdict


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("De första två veckorna behövs inget intyg.", "Intyg behövs från den femtonde dagen."),
        ("Porten är låst från halv tio på kvällen.", "Porten är låst från kl. 21.30."),
        ("På lördagar är torget tomt klockan två.", "Torget är tomt klockan 14 på lördagar."),
    ],
)
def test_the_same_time_told_in_another_way_is_no_difference(statement: str, passage: str) -> None:
    case = Comparison.of(statement, passage, "", ())
    assert list(numbers(case)) == []


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("De första två veckorna behövs inget intyg.", "Intyg behövs från den åttonde dagen."),
        ("På lördagar är torget tomt klockan tre.", "Torget är tomt klockan 14 på lördagar."),
        ("Porten öppnas klockan nio på morgonen.", "Porten öppnas kl. 21.00."),
    ],
)
def test_another_time_is_one(statement: str, passage: str) -> None:
    case = Comparison.of(statement, passage, "", ())
    assert list(numbers(case))
