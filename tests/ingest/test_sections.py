from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import CELL, Block, BlockKind, Box, Section
from ingest.sections import sections

WORDS = st.text(alphabet="abcåäöÅ .,§()12", min_size=1, max_size=30).filter(lambda text: text.strip() == text)


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level=level)


def paragraph(text: str, **more: object) -> Block:
    return Block(BlockKind.PARAGRAPH, text, **more)  # type: ignore[arg-type]


def shown(found: tuple[Section, ...]) -> list[tuple[tuple[str, ...], str]]:
    return [(section.headings, section.text) for section in found]


def test_headings_above_make_the_path() -> None:
    found = sections(
        (
            heading("Riktlinje", 1),
            heading("2 Boende", 2),
            heading("2.1 Hyra", 3),
            paragraph("Skälig hyra godtas."),
            heading("2.2 El", 3),
            paragraph("El godtas."),
            heading("3 Tandvård", 2),
            paragraph("Akut vård godtas."),
        )
    )
    assert shown(found) == [
        (("Riktlinje", "2 Boende", "2.1 Hyra"), "Skälig hyra godtas."),
        (("Riktlinje", "2 Boende", "2.2 El"), "El godtas."),
        (("Riktlinje", "3 Tandvård"), "Akut vård godtas."),
    ]
    assert [section.ordinal for section in found] == [0, 1, 2]


def test_text_before_the_first_heading_has_an_empty_path() -> None:
    assert shown(sections((paragraph("Ingress."), heading("A", 1), paragraph("B.")))) == [
        ((), "Ingress."),
        (("A",), "B."),
    ]


def test_a_skipped_level_does_not_matter() -> None:
    found = sections((heading("A", 1), heading("B", 4), paragraph("b."), heading("C", 2), paragraph("c.")))
    assert [section.headings for section in found] == [("A", "B"), ("A", "C")]


def test_items_carry_marker_and_indent_and_rows_their_cells() -> None:
    (section,) = sections(
        (
            paragraph("Ta med:"),
            Block(BlockKind.ITEM, "pass", marker="-"),
            Block(BlockKind.ITEM, "för barn även födelsebevis", marker="a)", level=1),
            Block(BlockKind.TABLE_HEADER, f"Post{CELL}Kronor"),
            Block(BlockKind.TABLE_ROW, f"El{CELL}600"),
        )
    )
    assert section.text == "Ta med:\n- pass\n  a) för barn även födelsebevis\nPost | Kronor\nEl | 600"
    assert [span.kind for span in section.spans][1:3] == [BlockKind.ITEM, BlockKind.ITEM]


def test_notes_stand_last_in_their_section() -> None:
    found = sections(
        (
            heading("A", 1),
            paragraph("Ett."),
            Block(BlockKind.NOTE, "SoL 12 kap.", marker="1"),
            paragraph("Två."),
            heading("B", 1),
            paragraph("Tre."),
        )
    )
    assert [section.text for section in found] == ["Ett.\nTvå.\n1 SoL 12 kap.", "Tre."]


def test_a_note_above_the_title_goes_with_the_first_text() -> None:
    found = sections((Block(BlockKind.NOTE, "Dnr 2026/7"), heading("A", 1), heading("B", 2), paragraph("b.")))
    assert shown(found) == [(("A", "B"), "b.\nDnr 2026/7")]


def test_a_heading_without_anything_under_it_stays_as_text() -> None:
    found = sections(
        (heading("A", 1), paragraph("a."), heading("Studiedag 3 maj", 2), heading("B", 1), paragraph("b."))
    )
    assert shown(found) == [(("A",), "a.\nStudiedag 3 maj"), (("B",), "b.")]


def test_boxes_follow_their_words() -> None:
    boxes = (Box(0, 4, 2, 0.1, 0.2, 0.3, 0.4), Box(5, 9, 2, 0.4, 0.2, 0.5, 0.4))
    (section,) = sections((paragraph("Först."), Block(BlockKind.ITEM, "hyra kost", marker="-", boxes=boxes, page=2)))
    assert [section.text[box.start : box.end] for box in section.boxes] == ["hyra", "kost"]
    assert section.spans[1].page == 2


BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.LINE]),
        text=WORDS,
        level=st.integers(0, 4),
        marker=st.sampled_from(["", "-", "3."]),
    ),
    max_size=20,
)


@given(BLOCKS)
def test_spans_cover_the_text_and_no_block_is_lost(blocks: list[Block]) -> None:
    found = sections(tuple(blocks))
    for section in found:
        assert "\n".join(section.text[span.start : span.end] for span in section.spans) == section.text
        assert section.text
    held = "\n".join("\n".join((*section.headings, section.text)) for section in found)
    assert all(block.text in held for block in blocks)
