"""Another delegate than the source's for the same matter, and what is no such thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.alarm import _is_of_another_row
from assistant.drafts.delegate import other_delegate
from assistant.drafts.evidence import Finding
from assistant.drafts.figure import another_figure
from assistant.verify import Verdict

LISTED = "Ärende | Delegat\n"


def _finding(assistant: Assistant, text: str, lead: str = "") -> Finding:
    passage = assistant.index.passages[0]
    hit = Hit(replace(passage, text=text, context="Kapitel"), assistant.index.documents[passage.document_id], 1.0)
    return Finding(hit, 0, len(text), Verdict("not_found", None, None, None, 0.5), lead=lead)


@pytest.mark.parametrize(
    ("text", "lead", "claim", "there"),
    [
        ("Flyttkostnader | Enhetschef", LISTED, "Flyttkostnader beslutas av socialsekreterare.", "enhetschef"),
        ("Flyttkostnader | Enhetschef", LISTED, "Socialsekreteraren beslutar om flyttkostnader.", "enhetschef"),
        ("Flyttkostnader | Enhetschef", LISTED, "Flyttkostnader beslutas av enhetschefen.", ""),
        ("Flyttkostnader | Utskottet", LISTED, "Flyttkostnader beslutas av individutskottet.", ""),
        ("Flyttkostnader | Enhetschef", LISTED, "Glasögon beslutas av socialsekreterare.", ""),
        ("Flyttkostnader | Enhetschef", LISTED, "Beslutet fattas av socialsekreterare.", ""),
        ("Flyttkostnader beslutas av enhetschef.", "", "Flyttkostnader beslutas av gruppledaren.", "enhetschef"),
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
    other = other_delegate(claim, [_finding(assistant, text, lead.strip())])
    assert (other is not None) == bool(there)
    if other is not None:
        assert f"källan säger att {there} beslutar" in (other.verdict.difference or "")
        assert other.verdict.spot is not None


def test_the_row_in_the_claims_words_tells_its_delegate(assistant: Assistant) -> None:
    lead = f"{LISTED.strip()} | Anmärkning"
    rows = ["Flyttkostnader, egen bil | Socialsekreterare", "Flyttkostnader, bärhjälp | Enhetschef | Två anbud"]
    found = [_finding(assistant, row, lead) for row in rows]
    other = other_delegate("Flyttkostnader med bärhjälp beslutas av socialsekreterare.", found)
    assert other is not None
    assert other.own == rows[1]


def test_a_row_of_another_value_tells_of_another_matter(assistant: Assistant) -> None:
    row = "Skuld, upp till 20 000 kr | Enhetschef"
    claim = "Beslut om skuld på {} fattas av utskottet."
    assert other_delegate(claim.format("20 000 kr"), [_finding(assistant, row, LISTED.strip())])
    assert not other_delegate(claim.format("45 000 kr"), [_finding(assistant, row, LISTED.strip())])


def test_a_row_with_short_names_is_no_other_row(assistant: Assistant) -> None:
    place = _finding(assistant, "Skuld högst 10 000 kr | SS", LISTED.strip())
    claim = "Vid skuld över 10 000 kr beslutar SS."
    at = claim.index("10 000 kr")
    told = replace(place, verdict=replace(place.verdict, verdict="contradicted", spot=(at, at + len("10 000 kr"))))
    spelled = replace(told, hit=replace(told.hit, short_names=(("SS", "socialsekreterare"),)))
    assert not _is_of_another_row(claim, told)
    assert not _is_of_another_row(claim, spelled)


def test_the_office_of_a_row_is_read_in_full(assistant: Assistant) -> None:
    place = _finding(assistant, "Flyttkostnader | EC", LISTED.strip())
    told = replace(place, hit=replace(place.hit, short_names=(("EC", "enhetschef"),)))
    claim = "Flyttkostnader beslutas av socialsekreterare."
    assert told.own == "Flyttkostnader | enhetschef (EC)"
    assert told.written == "Flyttkostnader | EC"
    assert other_delegate(claim, [told])
    assert not other_delegate(claim, [place])


def test_a_place_that_has_the_claims_delegate_silences_the_others(assistant: Assistant) -> None:
    claim = "Flyttkostnader beslutas av socialsekreterare."
    rows = ["Flyttkostnader | Enhetschef", "Flyttkostnader inom kommunen | Socialsekreterare"]
    assert other_delegate(claim, [_finding(assistant, row, LISTED.strip()) for row in rows]) is None


def test_an_amount_without_its_unit_is_one_in_a_column_of_money(assistant: Assistant) -> None:
    lead = "Hjälpmedel | Avgift, kronor | Lånetid"
    place = replace(_finding(assistant, "Rullator | 400 | 12", lead), likeness=0.6)
    claim = "Avgiften för en rullator som hjälpmedel är 700 kronor."
    told = another_figure(claim, [place])
    assert told is not None
    assert told.verdict.difference == "källan säger 400 kronor, utkastet 700 kronor"
    assert another_figure(claim.replace("700", "400"), [place]) is None
    assert another_figure(claim, [replace(place, lead="Hjälpmedel | Antal | Lånetid")]) is None
