"""Identity numbers and attendance lists in documents."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import clean, loaders, personal
from ingest.attendance import without_attendance
from ingest.documents import Block, BlockKind, Box
from ingest.parts import split

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "natverk"


def number(born: date, serial: int, added: int = 0) -> str:
    """A number of twelve digits with the check digit that SKV 704 prescribes."""
    digits = f"{born:%Y%m}{born.day + added:02}{serial:03}"
    products = (int(d) * (2 - n % 2) for n, d in enumerate(digits[2:]))
    return f"{digits}{-sum(p // 10 + p % 10 for p in products) % 10}"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in personal.scan(text)]


FORMS = (
    "{yy}{mm}{dd}-{nnnn}",
    "{cc}{yy}{mm}{dd}-{nnnn}",
    "{cc}{yy}{mm}{dd}{nnnn}",
    "{yy}{mm}{dd}{nnnn}",
    "{yy}{mm}{dd} {nnnn}",
    "{yy}{mm}{dd}+{nnnn}",
    "{cc}{yy}{mm}{dd} {nnnn}",
    "{cc} {yy}{mm}{dd}-{nnnn}",
    "{cc}{yy}-{mm}-{dd}-{nnnn}",
    "{cc}{yy} {mm} {dd} - {nnnn}",
    "{yy}.{mm}.{dd}-{nnnn}",
    "{yy}{mm}{dd} - {nnnn}",
    "{yy}{mm}{dd}-\n{nnnn}",
    "{yy}{mm}{dd}.{nnnn}",
)
DISGUISES = (
    lambda text: text,
    lambda text: text.replace("-", "–"),
    lambda text: text.replace("-", "\u2011"),
    lambda text: text.replace("-", "\u2212"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: "\u200b".join(text),
    lambda text: "\u2060\u00ad".join(text),
    lambda text: text.translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    lambda text: text.translate({ord("0") + n: 0x0660 + n for n in range(10)}),
    lambda text: f"({text}),",
    lambda text: f"pnr{text}",
)


@given(
    born=st.dates(date(1890, 1, 1), date(2025, 12, 31)),
    serial=st.integers(1, 999),
    added=st.sampled_from((0, 60)),
    form=st.sampled_from(FORMS),
    disguise=st.sampled_from(DISGUISES),
)
def test_a_valid_number_is_found_in_every_form(
    born: date, serial: int, added: int, form: str, disguise: object
) -> None:
    if "{cc}" not in form and (born.month, born.day) == (2, 29):
        born += timedelta(days=1)  # which century has the leap day cannot be told from two digits
    whole = number(born, serial, added)
    parts = {"cc": whole[:2], "yy": whole[2:4], "mm": whole[4:6], "dd": whole[6:8], "nnnn": whole[8:]}
    written = disguise(form.format(**parts))  # type: ignore[operator]
    text = f"Har {written} rätt till hyra?"
    found = personal.scan(text)
    assert [f.kind for f in found] == ["samordningsnummer" if added else "personnummer"]
    hidden = personal.hide(text)
    assert len(hidden) == len(text)
    assert not any(c.isdigit() for c in hidden)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("811218-9876", "personnummer"),
        ("811218-9875", "personnummer"),  # a mistyped check digit
        ("19811218-9875", "personnummer"),
        ("811218+9876", "personnummer"),
        ("8 1 1 2 1 8 - 9 8 7 6", "personnummer"),
        ("811218-98 76", "personnummer"),
        ("811278-9873", "samordningsnummer"),
        ("701063-2391", "samordningsnummer"),  # the example of SKV 707
        ("810060-1234", "samordningsnummer"),  # month and day unknown
        ("19810829M071", "reservnummer"),  # the following ones: examples of Inera's "Lokala reservid"
        ("19450829-K088", "reservnummer"),
        ("19810829SU3A", "reservnummer"),
        ("991981000010", "reservnummer"),
        ("19810832-0014", "reservnummer"),
        ("22810829-AB12", "reservnummer"),
        ("811218-T123", "reservnummer"),
        ("811218-t123", "reservnummer"),
    ],
)
def test_the_sort_of_a_number_is_told(text: str, kind: str) -> None:
    assert kinds(f"Ärendet rör {text}.") == [(kind, text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("personnummer 81 12 18 98 76", "personnummer"),
        ("pers.nr: 123456-7890", "personnummer"),
        ("samordningsnumret är 1234567890", "samordningsnummer"),
        ("reservnummer 5012345678", "reservnummer"),
    ],
)
def test_what_is_introduced_as_an_identity_number_is_one(text: str, kind: str) -> None:
    assert [k for k, _ in kinds(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "blankett 7434 och FK 7804",
        "SFS 2001:453 och lagen (2025:400)",
        "prop. 2025/26:207",
        "dnr 811218-9875",
        "diarienr: 811218-9875",
        "dnr SN 2026/00123",
        "HFD 2016 ref. 12, mål nr 1234-22",
        "2026-07-01",
        "20260701",
        "2026-07-01 1330",
        "20260101-20261231",
        "260101-260331",
        "20220117T1330",
        "den 1 juli 2026 kl. 08.00-16.30",
        "212000-1355",  # a municipality's number as an organisation
        "162120001355",
        "8 112 189 876 kronor",
        "8112189876 kr",
        "070-123 45 67, 0701-23 45 67, 010-516 10 00, 0910-12 34 56",
        "ring 0701234567",
        "4000 1234 5678 9010",
        "12 kap. 1 § SoL",
        "████████-████",
    ],
)
def test_what_is_no_identity_number_stays(text: str) -> None:
    assert personal.hide(text) == text


def test_every_number_of_a_list_is_found() -> None:
    assert [n for _, n in kinds("pnr 811218-9876,811219-9876/811220-9876")] == [
        "811218-9876",
        "811219-9876",
        "811220-9876",
    ]


def test_blocks_keep_their_length_and_places() -> None:
    boxes = (Box(0, 7, 1, 0.1, 0.1, 0.2, 0.2), Box(8, 19, 1, 0.2, 0.1, 0.4, 0.2))
    block = Block(BlockKind.PARAGRAPH, "Sökande 811218-9876 får hyra.", boxes=boxes)
    other = Block(BlockKind.PARAGRAPH, "Blankett 7434.")
    blanked = personal.blank((block, other))
    assert blanked[0].text == "Sökande ██████-████ får hyra."
    assert blanked[0].boxes == boxes
    assert blanked[1] is other
    assert personal.blank(blanked) == blanked


def test_numbers_are_counted_for_the_report() -> None:
    counts = personal.counted(["811218-9876 och 811219-9876", "samordningsnummer 811278-9873", "7434"])
    assert personal.report(counts) == "2 personnummer, 1 samordningsnummer"
    assert personal.report(personal.counted(["inget"])) == ""


@pytest.mark.parametrize("seed", range(5))
def test_odd_characters_break_nothing(seed: int) -> None:
    generator = random.Random(seed)
    text = "".join(chr(generator.choice((48, 45, 32, 0x200B, 0xD800, 0x1F600, 0x202E, 0))) for _ in range(2000))
    assert len(personal.hide(text)) == len(text)


# Attendance lists


def paragraph(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text)


SUBSTANCE = paragraph("Lysekil undrar hur övriga gör med matnorm.")


@pytest.mark.parametrize(
    "text",
    [
        "Deltagare: Pernilla Ek och Niclas Augustin (Uddevalla), Olga Karlsson (Lysekil), Jenny Brunsten (Fyrbodal)",
        "Närvarande: Anna Ek, Bo von Essen, 1:e socialsekreterare, Eva Al-Amin",
        "Närvarande på Teams: Anna Ek (Tanum)",
        "Ej närvarande: –",
        "Frånvarande: inga",
        "Anmält förhinder: Anna Ek, Lysekil",
        "Förhinder: Nils Hammarbro (Lövsala)",
        "Vid tangenterna: Ines Kallbäck, Stensjöby",
        "Vid tangenterna Ines Kallbäck",
        "Antecknat av Cecilia Moe, Tallvik",
        "Antecknat av Jonas Öberg, renskrivet MS",
        "Justeras: Anna Ek",
        "Justerat av Anna Ek och Bo Al",
        "Ordförande: Anna Ek | Sekreterare: Bo Al",
        "Anna Ek (Tanum), Bo Al (Lysekil) och Eva Ros (Åmål)",
        "Deltagare: Anna Ek, anna.ek@exempel.se, 0520-12 34 56",
    ],
)
def test_an_attendance_list_goes(text: str) -> None:
    assert without_attendance((paragraph(text), SUBSTANCE)) == (SUBSTANCE,)


@pytest.mark.parametrize(
    "text",
    [
        "Deltagare i projektet får stöd i sex månader.",
        "Deltagarna var överens om att barnens situation ska utredas.",
        "Deltagare: alla som har fyllt 18 år och bor i kommunen får delta.",
        "Närvarande vid mötet är den enskilde och handläggaren.",
        "Deltagare: Försäkringskassan, Arbetsförmedlingen och kommunen.",
        "Justering: Anna Ek ska justera beloppen i riktlinjen till nästa möte.",
        "Norrberga: 212 hushåll i september.",
        "Kontakt: Anna Ek",
        "Anna Ek (Tanum) berättar om FUT-utredningar.",
        "Plats: Folkets hus Tallvik",
    ],
)
def test_substance_stays(text: str) -> None:
    blocks = (paragraph(text), SUBSTANCE)
    assert without_attendance(blocks) == blocks


def test_a_list_over_several_blocks_goes_with_its_heading() -> None:
    blocks = (
        paragraph("Minnesanteckningar", BlockKind.HEADING),
        paragraph("Deltagare", BlockKind.HEADING),
        *(paragraph(t, BlockKind.ITEM) for t in ("Anna Ek, Tanum", "Bo Al (Lysekil)", "Eva Ros, enhetschef")),
        paragraph("Frågor", BlockKind.HEADING),
        SUBSTANCE,
    )
    assert without_attendance(blocks) == (blocks[0], *blocks[-2:])


def test_a_table_of_people_goes() -> None:
    blocks = (
        paragraph("Närvarande:"),
        paragraph("Namn | Kommun", BlockKind.TABLE_HEADER),
        paragraph("Anna Ek | Tanum", BlockKind.TABLE_ROW),
        paragraph("Bo Al | Lysekil", BlockKind.TABLE_ROW),
        paragraph("Ärende | Beslutar", BlockKind.TABLE_HEADER),
        paragraph("Tandvård | socialsekreterare", BlockKind.TABLE_ROW),
    )
    assert without_attendance(blocks) == blocks[-2:]


def test_lines_of_names_with_their_municipality_go() -> None:
    people = tuple(paragraph(t) for t in ("Anna Ek (Tanum)", "Bo Al (Lysekil)", "Eva Ros, Åmål"))
    assert without_attendance((*people, SUBSTANCE)) == (SUBSTANCE,)


def test_a_heading_over_no_names_stays() -> None:
    blocks = (paragraph("Deltagare", BlockKind.HEADING), SUBSTANCE)
    assert without_attendance(blocks) == blocks


def test_words_of_substance_after_the_names_stay_with_their_places() -> None:
    text = "Deltagare: Anna Ek (Tanum) och Bo Al (Lysekil). Mötet inleddes med en genomgång."
    cut = text.index("Mötet")
    box = Box(cut, cut + 5, 1, 0.1, 0.2, 0.3, 0.4)
    names = Box(11, 15, 1, 0.1, 0.1, 0.3, 0.2)
    (block,) = without_attendance((Block(BlockKind.PARAGRAPH, text, boxes=(names, box)),))
    assert block.text == "Mötet inleddes med en genomgång."
    assert [block.text[b.start : b.end] for b in block.boxes] == ["Mötet"]


@pytest.mark.parametrize("name", ["2025-10", "2026-02", "2026-05", "2026-09"])
def test_minutes_of_the_example_library_lose_their_lists_and_nothing_else(name: str) -> None:
    extract = loaders.load(SAMPLES / f"minnesanteckningar-{name}.txt", 10_000_000)
    for part in split(extract):
        blocks = clean.clean(part.blocks)
        kept = without_attendance(blocks)
        assert not any(b.text.startswith("Deltagare:") for b in kept)
        gone = [b.text for b in blocks if b not in kept]
        assert all(t.startswith(("Deltagare:", "Ej närvarande:", "Förhinder:", "Antecknat", "Vid tang")) for t in gone)
