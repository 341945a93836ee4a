"""One case under a rule, thousands of a table's head, denied opposites and negated conditions."""

from __future__ import annotations

import pytest

from assistant.verify import verify

pytestmark = pytest.mark.usefixtures("rules_alone")

_DEBT = "Beslut om skuld över 20 000 kronor fattas av enhetschefen, lägre belopp av socialsekreterare."
_SICK = "Deltagaren ska lämna läkarintyg från åttonde sjukdagen."
_AGE = "Ungdomar mellan 16 och 24 år kan anvisas till kommunens jobbgaranti."
_TABLE = "År | Utbetalt (tkr) | Hushåll\n2023 | 39 600 | 566\n2024 | 42 750 | 588"
_MATKORT = "Bistånd betalas ut i efterskott. Den som inte vill ha matkort får pengarna på konto."


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        (_DEBT, "En skuld på 25 000 kronor beslutas av enhetschefen."),
        (_SICK, "Är deltagaren sjuk i tio dagar ska läkarintyg lämnas."),
        (_AGE, "En 18-åring kan anvisas till jobbgarantin."),
        (_MATKORT, "Vill man inte ha matkort får man pengarna på konto."),
        ("Resultatet redovisas under de första tre månaderna.", "Resultatet redovisas de tre första månaderna."),
        ("Logi beviljas i högst sju nätter.", "Logi beviljas i högst en vecka."),
    ],
)
def test_what_follows_is_supported(passage: str, statement: str) -> None:
    assert verify(statement, passage).verdict == "supported"


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        (_DEBT, "En skuld på 25 000 kronor beslutas av en socialsekreterare."),
        (_SICK, "Den som är sjuk i fem dagar ska lämna läkarintyg."),
        (_SICK, "Deltagaren ska lämna läkarintyg från fjärde sjukdagen."),
        (_AGE, "En 26-åring kan anvisas till jobbgarantin."),
        (_TABLE, "År 2024 betalades 39 600 tkr ut."),
        (_MATKORT, "Biståndet betalas ut i förskott."),
        ("Logi beviljas i högst sju nätter.", "Logi beviljas i högst två veckor."),
    ],
)
def test_what_does_not_follow_is_refused(passage: str, statement: str) -> None:
    assert verify(statement, passage).verdict != "supported"
