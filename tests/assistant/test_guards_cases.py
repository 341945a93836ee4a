"""One case under a rule, thousands of a table's head, denied opposites and negated conditions."""

from __future__ import annotations

import pytest

from assistant.comparison import Comparison
from assistant.guards.in_order import differs_firmly
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


_CLUBS = "Bidrag ges till föreningar som har minst 20 medlemmar."
_CAR = "En bil får behållas om den är värd högst 20 000 kronor eller om den behövs för arbetet."
_LEVELS = "Beslut | Handläggare | Enhetschef | Utskottet\nHyresskuld | Högst 10 000 kr | Högst 30 000 kr | Därutöver"
_RECLAIMED = "Kommunen fattade 64 beslut om återkrav, 9 fler än året innan."


@pytest.mark.parametrize(
    ("passage", "statement", "firmly"),
    [
        (_CLUBS, "En förening med färre än 20 medlemmar får inget bidrag.", False),
        (_CLUBS, "En förening med färre än 20 medlemmar får bidrag.", True),
        (_CAR, "En bil som är värd mer än 20 000 kronor får inte behållas.", True),
        (_LEVELS, "En hyresskuld på mer än 30 000 kronor beslutas av utskottet.", False),
        (_LEVELS, "En hyresskuld på mer än 30 000 kronor beslutas av handläggaren.", True),
        (_RECLAIMED, "Året innan fattades 55 beslut om återkrav.", False),
        (_RECLAIMED, "Året innan fattades 57 beslut om återkrav.", True),
        ("Två veckor, 64 beslut och 9 fler.", "Det gick 9 veckor.", True),
    ],
)
def test_what_lies_beyond_a_bound_and_what_is_reckoned_is_left_to_the_reader(
    passage: str, statement: str, firmly: bool
) -> None:
    assert differs_firmly(Comparison.of(statement, passage, "", ())) is firmly
