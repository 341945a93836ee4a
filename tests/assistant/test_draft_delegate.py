"""Another delegate than the source's for the same matter, and what is no such thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.delegate import other_delegate
from assistant.drafts.evidence import Finding
from assistant.drafts.figure import another_figure, crossed_places, of_another_case
from assistant.drafts.restriction import other_period
from assistant.drafts.topic import lacks_subject, speaks_of_another
from assistant.verify import Verdict

LISTED = "Ärende | Delegat\n"
MATRIX = "Beslut | Handläggare | Gruppledare | Enhetschef\n"
SHORT = {"EC": "enhetschef", "IU": "individutskott"}


def _finding(assistant: Assistant, text: str, lead: str = "") -> Finding:
    passage = assistant.index.passages[0]
    hit = Hit(replace(passage, text=text, context="Kapitel"), assistant.index.documents[passage.document_id], 1.0)
    return Finding(hit, 0, len(text), Verdict("not_found", None, None, None, 0.5), lead=lead)


@pytest.mark.parametrize(
    ("text", "lead", "claim", "there"),
    [
        ("Flyttkostnader | EC", LISTED, "Flyttkostnader beslutas av socialsekreterare.", "enhetschef"),
        ("Flyttkostnader | EC", LISTED, "Socialsekreteraren beslutar om flyttkostnader.", "enhetschef"),
        ("Flyttkostnader | EC", LISTED, "Flyttkostnader beslutas av enhetschefen.", ""),
        ("Flyttkostnader | Utskottet", LISTED, "Flyttkostnader beslutas av individutskottet.", ""),
        ("Flyttkostnader | EC", LISTED, "Glasögon beslutas av socialsekreterare.", ""),
        ("Flyttkostnader | EC", LISTED, "Beslutet fattas av socialsekreterare.", ""),
        ("Flyttkostnader över 9 000 kr | EC", LISTED, "Flyttkostnader beslutas av socialsekreterare.", ""),
        (
            "Flyttkostnader | – | Ja | Ja",
            MATRIX,
            "Flyttkostnader beslutas av handläggare.",
            "enhetschef eller gruppledare",
        ),
        ("Flyttkostnader | – | Ja | Ja", MATRIX, "Flyttkostnader beslutas av enhetschef.", ""),
        ("Flyttkostnader | EC", "Ärende | Lägsta nivå, delegat\n", "Flyttkostnader beslutas av individutskottet.", ""),
        ("Flyttkostnader beslutas av enhetschef.", "", "Flyttkostnader beslutas av gruppledaren.", "enhetschef"),
        (
            "Beslut om talan fattas av individutskottet.",
            "",
            "Om det blir aktuellt är det enhetschefen som beslutar att väcka talan.",
            "individutskott",
        ),
        (
            "Beslut om talan fattas av individutskottet.",
            "",
            "Beslut att väcka talan fattas i så fall av individutskottet.",
            "",
        ),
    ],
)
def test_another_delegate_is_told_of_only_for_the_same_matter(
    text: str, lead: str, claim: str, there: str, assistant: Assistant
) -> None:
    other = other_delegate(claim, [_finding(assistant, text, lead.strip())], SHORT)
    assert (other is not None) == bool(there)
    if other is not None:
        assert f"källan säger att {there} beslutar" in (other.verdict.difference or "")
        assert other.verdict.spot is not None


LIMITS = "Ärende | Delegat | Anmärkning\n"


@pytest.mark.parametrize(
    ("claim", "there"),
    [
        ("Eftersom skulden är två månadshyror är det gruppledaren som beslutar om hyresskulden.", "enhetschef"),
        ("Hyresskuld på en månadshyra beslutas av gruppledaren.", ""),
        ("Hyresskuld på två månadshyror beslutas av enhetschefen.", ""),
        ("Hyresskuld på tre månadshyror beslutas av enhetschefen.", "individutskott"),
        ("Hyresskuld beslutas av enhetschefen.", ""),
    ],
)
def test_the_row_of_the_claims_value_tells_who_decides(claim: str, there: str, assistant: Assistant) -> None:
    rows = ["högst en månadshyra | GL", "högst två månadshyror | EC", "mer än två månadshyror | IU"]
    table = "\n".join(["Ärende | Delegat", *(f"Hyresskuld, {row}" for row in rows)])
    hit = _finding(assistant, table).hit
    other = other_delegate(claim, [], {**SHORT, "GL": "gruppledare"}, [hit])
    assert (other is not None) == bool(there)
    if other is not None:
        assert f"källan säger att {there} beslutar" in (other.verdict.difference or "")


def test_a_remark_names_the_one_beyond_its_bound(assistant: Assistant) -> None:
    row = _finding(assistant, "Tandvård över 3 000 kr | GL | Högst 20 000 kr, därutöver EC", LIMITS.strip())
    short = {**SHORT, "GL": "gruppledare"}
    assert other_delegate("Tandvård över 3 000 kronor beslutas av enhetschefen.", [row], short) is not None
    assert other_delegate("Tandvård över 20 000 kronor beslutas av enhetschefen.", [row], short) is None


def test_the_matter_may_stand_in_the_heading(assistant: Assistant) -> None:
    row = _finding(assistant, "Nödprövning | EC", LISTED.strip())
    assert other_delegate("Handläggaren fattar beslutet.", [row], SHORT, topic="Akut nöd. Prövning") is not None
    assert other_delegate("Handläggaren fattar beslutet.", [row], SHORT, topic="Akut tandvård") is None


def test_a_place_that_has_the_claims_delegate_silences_the_others(assistant: Assistant) -> None:
    claim = "Flyttkostnader beslutas av socialsekreterare."
    rows = ["Flyttkostnader | EC", "Flyttkostnader inom kommunen | Socialsekreterare"]
    assert other_delegate(claim, [_finding(assistant, row, LISTED.strip()) for row in rows], SHORT) is None


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("Svarstiden är 14 dagar.", True),
        ("Svarstiden är 14 dagar när ett beslut går emot någon.", True),
        ("Svarstiden är 14 dagar vid misstanke om fusk.", False),
        ("Svarstiden är 5 arbetsdagar.", False),
    ],
)
def test_the_figure_of_one_case_is_not_the_usual_one(claim: str, is_so: bool, assistant: Assistant) -> None:
    place = _finding(assistant, "Svarstiden är 5 arbetsdagar, och vid misstanke om fusk 14 dagar.")
    assert of_another_case(claim, place) is is_so


def test_a_goal_in_brackets_is_not_what_holds(assistant: Assistant) -> None:
    place = _finding(assistant, "Handläggningstiden är 15 dagar (mål 14).")
    assert of_another_case("Handläggningstiden är 14 dagar.", place)
    assert not of_another_case("Målet för handläggningstiden är 14 dagar.", place)


def test_another_sort_of_year_is_another_period() -> None:
    claim = "Fritid beviljas med 1 500 kronor per barn och läsår."
    assert other_period(claim, "Fritid | 1 500 kr per barn och kalenderår") is not None
    assert other_period(claim, "Fritid | 1 500 kr per barn och läsår") is None
    assert other_period(claim, "Fritid | 1 500 kr per barn") is None


def test_a_row_of_municipalities_is_of_what_its_heading_says(assistant: Assistant) -> None:
    glasses = _finding(assistant, "Norrberga har 24 månader, Åkersvik 36 månader.")
    assert lacks_subject("Samtycket gäller sex månader i Norrberga.", glasses)
    assert not lacks_subject("Kapitel ett gäller sex månader i Norrberga.", glasses)


def test_a_place_that_never_names_the_thing_is_of_another(assistant: Assistant) -> None:
    visits = _finding(assistant, "Hembesök prövas som en insats i öppna former.")
    assert speaks_of_another("Kontaktpersoner prövas som en insats i öppna former.", visits)
    assert not speaks_of_another("Besök i hemmet prövas som en insats i öppna former.", visits)
    assert not speaks_of_another("Handläggaren prövar hembesök som en insats.", visits)
    assert not speaks_of_another("Är du sjuk prövas en insats i öppna former.", visits)


def test_an_amount_without_its_unit_is_one_in_a_column_of_money(assistant: Assistant) -> None:
    lead = "Hjälpmedel | Avgift, kronor | Lånetid"
    place = replace(_finding(assistant, "Rullator | 400 | 12", lead), likeness=0.6)
    claim = "Avgiften för en rullator som hjälpmedel är 700 kronor."
    told = another_figure(claim, [place])
    assert told is not None
    assert told.verdict.difference == "källan säger 400 kronor, utkastet 700 kronor"
    assert another_figure(claim.replace("700", "400"), [place]) is None
    assert another_figure(claim, [replace(place, lead="Hjälpmedel | Antal | Lånetid")]) is None


def test_figures_of_municipalities_are_not_exchanged() -> None:
    places = frozenset({"Norrberga", "Åkersvik", "Tallvik"})
    source = "Norrberga högst 25 000 kr, Tallvik 22 000 kr, Åkersvik 27 500 kr."
    told = crossed_places("Norrberga ger högst 27 500 kronor och Åkersvik 25 000.", source, places)
    assert told is not None
    assert told[0].startswith(("källan säger Norrberga 25 000 kr", "källan säger Åkersvik 27 500 kr"))
    assert crossed_places("Norrberga ger 25 000 kronor, Åkersvik 27 500 och Tallvik 22 000.", source, places) is None
    assert crossed_places("Taket är 27 500 kronor.", source, places) is None
    assert crossed_places("Norrbergas tak är 25 000 kronor.", source, places) is None
    assert crossed_places("Norrberga har 26 000 kronor.", source, places) is None  # of another figure others tell


def test_a_figure_may_stand_before_its_municipality() -> None:
    places = frozenset({"Norrberga", "Åkersvik", "Tallvik"})
    source = "Andelen var 88 procent i Norrberga, 71 procent i Åkersvik och 52 procent i Tallvik."
    assert (
        crossed_places("Norrberga har 88 procent, Åkersvik 71 procent och Tallvik 52 procent.", source, places) is None
    )
    assert crossed_places("Åkersvik har 52 procent.", source, places) is not None
