from __future__ import annotations

from pathlib import Path

import pytest

from ingest.abbreviations import explained, read_explained, write_explained


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("En samordnad individuell plan, SIP, görs.", "SIP", "samordnad individuell plan"),
        ("Den som saknar sjukpenninggrundande inkomst (SGI) kan", "SGI", "sjukpenninggrundande inkomst"),
        ("enligt förvaltningslagen (2017:900), FL, gäller", "FL", "förvaltningslagen"),
        ("AME (arbetsmarknadsenheten) ansvarar", "AME", "arbetsmarknadsenheten"),
        ("Inspektionen för vård och omsorg (IVO) granskar", "IVO", "inspektionen för vård och omsorg"),
    ],
)
def test_an_explained_abbreviation_is_found(text: str, short: str, long: str) -> None:
    (group,) = explained([text])
    assert group.asked == (short, long)


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen betalar hyran (IVO) varje månad.",
        "Beloppet är 500 kronor (SEK).",
        "Se bilaga, PDF.",
        "Försäkringskassan, AF och regionen",
        "vården och omsorgen",
    ],
)
def test_what_does_not_spell_it_is_not(text: str) -> None:
    assert explained([text]) == []


def test_written_and_read(tmp_path: Path) -> None:
    texts = ["En samordnad individuell plan, SIP, görs."]
    write_explained(texts, tmp_path / "a.json")
    assert read_explained(tmp_path / "a.json") == explained(texts)
