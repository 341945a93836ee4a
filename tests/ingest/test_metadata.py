from __future__ import annotations

from datetime import date

import pytest

from ingest.documents import Block, BlockKind, Kind, Metadata, Part, Properties, Scope
from ingest.metadata import describe, merge
from ingest.sidecar import FRONT_MATTER, SIDECAR, Declared, SidecarError, parse_declared

RUTIN = ("# Rutin för hembesök", "Åkersviks kommun", "Beslutad 2025-09-12", "Gäller från och med 2025-10-01")


def blocks(*lines: str) -> tuple[Block, ...]:
    return tuple(
        Block(BlockKind.HEADING, line[2:], 1) if line.startswith("# ") else Block(BlockKind.PARAGRAPH, line)
        for line in lines
    )


def described(
    *lines: str,
    declared: Declared | None = None,
    properties: Properties | None = None,
    part: str = "",
    name: str = "fil.pdf",
) -> Metadata:
    text = blocks(*lines)
    return describe(Part(part, text), text, declared or Declared(), properties or Properties(), name)


def test_all_from_the_text() -> None:
    assert described(*RUTIN) == Metadata(
        title="Rutin för hembesök",
        kind=Kind.RUTIN,
        publisher="Åkersviks kommun",
        published=date(2025, 9, 12),
        valid_from=date(2025, 10, 1),
        scope=Scope.LOKAL,
        municipalities=("Åkersvik",),
        origin=tuple(
            (field, "text")
            for field in ("title", "kind", "publisher", "municipalities", "valid_from", "published", "scope")
        ),
    )


def test_unknown_stays_unknown() -> None:
    known = described("Löpande text utan rubrik som inte säger varifrån den kommer.", name="hembesok_i_hemmet.pdf")
    assert known == Metadata(title="Hembesok i hemmet", origin=(("title", "file"),))


def test_what_is_declared_stands() -> None:
    declared = parse_declared(
        {"title": "Min rutin", "kind": "okand", "municipalities": [], "published": "2020-01-02", "scope": "national"},
        SIDECAR,
    )
    known = described(*RUTIN, declared=declared, properties=Properties("Annat", "Norrberga kommun", date(2021, 5, 6)))
    assert (known.title, known.kind, known.municipalities) == ("Min rutin", Kind.OKAND, ())
    assert (known.published, known.scope) == (date(2020, 1, 2), Scope.NATIONAL)
    origin = dict(known.origin)
    assert (origin["title"], origin["published"], origin["publisher"], origin["valid_from"]) == (
        "sidecar",
        "sidecar",
        "file",
        "text",
    )


def test_sidecar_before_front_matter_field_by_field_and_part_by_part() -> None:
    sidecar = parse_declared({"title": "A", "parts": {"Bilaga": {"kind": "broschyr"}}}, SIDECAR)
    front = parse_declared({"title": "B", "kind": "rutin", "parts": {"Bilaga": {"title": "C", "kind": "rapport"}}})
    merged = merge(sidecar, front)
    assert (merged.title, merged.kind) == ("A", Kind.RUTIN)
    assert dict(merged.origin) == {"title": SIDECAR, "kind": FRONT_MATTER}
    assert (merged.parts["Bilaga"].title, merged.parts["Bilaga"].kind) == ("C", Kind.BROSCHYR)


def test_merging_holds_the_period() -> None:
    with pytest.raises(SidecarError, match="ligger före"):
        merge(parse_declared({"valid_to": "2024-01-01"}, SIDECAR), parse_declared({"valid_from": "2025-01-01"}))


@pytest.mark.parametrize(
    ("written", "title", "where"),
    [
        ("Rutin för hembesök vid nyansökan", "Rutin för hembesök vid nyansökan", "file"),  # its second line
        ("Microsoft Word - Dokument1", "Rutin för hembesök", "text"),
        ("Mall för rutiner", "Rutin för hembesök", "text"),
        ("En tidigare rutin om resor", "Rutin för hembesök", "text"),
        ("Hembesök", "Rutin för hembesök", "text"),
    ],
)
def test_the_files_title_must_be_borne_out(written: str, title: str, where: str) -> None:
    known = described("# Rutin för hembesök", "Vid nyansökan", properties=Properties(title=written))
    assert (known.title, dict(known.origin)["title"]) == (title, where)


def test_the_files_title_stands_where_the_text_has_none() -> None:
    known = described(
        "Löpande text som bara går på och aldrig tar slut.", properties=Properties(title="Hembesök i hemmet")
    )
    assert (known.title, known.origin) == ("Hembesök i hemmet", (("title", "file"),))


def test_a_web_page_names_its_site() -> None:
    known = described("# Avgifter", properties=Properties(title="Avgifter | Åkersvik kommun"), name="avgifter.html")
    assert (known.title, known.publisher, known.municipalities) == ("Avgifter", "Åkersvik kommun", ("Åkersvik",))
    longer = Properties(title="Avgifter – vad kostar det? | Åkersvik kommun")
    assert described("# Avgifter", properties=longer, name="avgifter.html").publisher == "Åkersvik kommun"


@pytest.mark.parametrize(
    ("lines", "name", "saved", "day", "where"),
    [
        (RUTIN, "2019-01-02.pdf", date(2024, 4, 5), date(2025, 9, 12), "text"),
        (("# Rutin",), "rutin_2019-01-02.pdf", date(2024, 4, 5), date(2019, 1, 2), "file"),
        (("# Rutin",), "rutin.pdf", date(2024, 4, 5), date(2024, 4, 5), "file"),
        (("# Rutin",), "rutin.pdf", date(2000, 1, 1), None, None),
        (("# Rutin", "Bo Ek, februari 2023"), "rutin.pdf", date(2024, 4, 5), None, None),
        (("# Rutin", "Bo Ek, april 2024"), "rutin.pdf", date(2024, 4, 5), date(2024, 4, 5), "file"),
    ],
)
def test_the_day_a_file_was_saved_comes_last(
    lines: tuple[str, ...], name: str, saved: date, day: date | None, where: str | None
) -> None:
    known = described(*lines, properties=Properties(published=saved), name=name)
    assert (known.published, dict(known.origin).get("published")) == (day, where)


def test_a_date_in_the_text_gives_way_to_a_declared_period() -> None:
    known = described(*RUTIN, declared=parse_declared({"valid_to": "2024-01-01"}))
    assert (known.valid_from, known.valid_to) == (None, date(2024, 1, 1))


def test_a_person_is_no_publisher() -> None:
    assert described("# Avgifter", properties=Properties(publisher="Bo Ek")).publisher is None


def test_a_later_part_takes_only_what_goes_for_the_whole_file() -> None:
    declared = parse_declared(
        {
            "title": "Minnesanteckningar",
            "kind": "minnesanteckning",
            "published": "2025-05-05",
            "publisher": "Samordningsförbundet Dalen",
            "municipalities": ["Åkersvik", "Norrberga"],
            "example": True,
            "licence": "CC0-1.0",
            "parts": {"Folder": {"kind": "broschyr"}},
        },
        SIDECAR,
    )
    properties = Properties("Minnesanteckningar", "Norrberga kommun", date(2025, 5, 6))
    first = described("# Boendeträff", declared=declared, properties=properties)
    folder = described("# Vad är ett intyg?", declared=declared, properties=properties, part="Folder")
    slides = described("# Hyror 2025", declared=declared, properties=properties, part="Hyror.pptx")
    assert (first.title, first.kind) == ("Minnesanteckningar", Kind.MINNESANTECKNING)
    assert (folder.title, folder.kind, folder.published) == ("Vad är ett intyg?", Kind.BROSCHYR, None)
    assert (slides.title, slides.kind, slides.published) == ("Hyror 2025", Kind.OKAND, None)
    for part in (folder, slides):
        assert (part.example, part.licence) == (True, "CC0-1.0")
        assert (part.municipalities, part.publisher) == (("Åkersvik", "Norrberga"), "Samordningsförbundet Dalen")
        assert part.scope is Scope.REGIONAL


def test_a_part_without_a_title_has_its_own_name() -> None:
    known = described("Löpande text som bara går på och aldrig tar slut.", part="På gång maj.pptx")
    assert (known.title, known.origin) == ("På gång maj", (("title", "text"),))


def test_network_minutes() -> None:
    known = described(
        "Minnesanteckningar Boendenätverket 5 maj 2025",
        "Deltagare: Bo Ek (Åkersvik), Eva Alm och Ia Öst (Norrberga), Åsa Ö (Samordningsförbundet Dalen)",
        "Norrberga undrar hur Västerlida kommun gör. Beslutad norm gäller från 2025-01-01.",
        "Nästa möte 9 juni 2025",
        "Antecknat av Åsa Ö, Samordningsförbundet Dalen",
        name="motesanteckning.txt",
    )
    assert known.kind is Kind.MINNESANTECKNING
    assert known.municipalities == ("Åkersvik", "Norrberga")
    assert (known.published, known.valid_from) == (date(2025, 5, 5), None)
    assert (known.publisher, known.scope) == ("Samordningsförbundet Dalen", Scope.REGIONAL)
