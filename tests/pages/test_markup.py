from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_fakes import HOSTILE, section

from app_pages.markup import marked, read_html, sections_html, statement_html
from ingest.documents import BlockKind, Section, Span


def bare(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_marks_the_characters_asked_for() -> None:
    assert marked("Avslag & bifall", 10, [(20, 26)]) == "Avslag &amp; b<mark>ifall</mark>"
    assert marked("abc", 10, [(0, 5), (50, 60)]) == "abc"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3))
def test_marking_changes_no_character(text: str, ranges: list[tuple[int, int]]) -> None:
    import html

    assert html.unescape(marked(text, 0, ranges).replace("<mark>", "").replace("</mark>", "")) == text


def test_quote_over_paragraph_and_list_is_marked_in_each() -> None:
    within = section(
        (BlockKind.PARAGRAPH, "Bifoga följande:"),
        (BlockKind.ITEM, "- hyresavi"),
        (BlockKind.ITEM, "- kontoutdrag"),
        (BlockKind.PARAGRAPH, "Därefter beslut."),
    )
    html = sections_html([within], {0: [(0, within.text.index("\nDärefter"))]})
    assert "<p><mark>Bifoga följande:</mark></p>" in html
    assert "<span><mark>hyresavi</mark></span></li>" in html
    assert "<span><mark>kontoutdrag</mark></span></li></ul>" in html
    assert "<p>Därefter beslut.</p>" in html


def test_quoted_row_is_marked_cell_by_cell_under_its_header() -> None:
    within = section((BlockKind.TABLE_HEADER, "Insats | Belopp"), (BlockKind.TABLE_ROW, "Glasögon | 2 000 kr"))
    html = sections_html([within], {0: [(16, 35)]})
    assert "<tr><th>Insats</th><th>Belopp</th></tr>" in html
    assert "<tr><td><mark>Glasögon</mark></td><td><mark>2 000 kr</mark></td></tr>" in html


def test_headings_are_shown_once_and_in_order() -> None:
    first = section((BlockKind.PARAGRAPH, "a"), headings=("Rutin", "Ansökan"))
    second = section((BlockKind.PARAGRAPH, "b"), headings=("Rutin", "Beslut"))
    html = sections_html([first, second], {})
    assert re.findall(r"<h(\d)>(.*?)</h", html) == [("3", "Rutin"), ("4", "Ansökan"), ("4", "Beslut")]


def test_pages_are_labelled_where_they_begin() -> None:
    spans = (Span(0, 1, BlockKind.PARAGRAPH, page=2), Span(2, 3, BlockKind.PARAGRAPH, page=2))
    html = sections_html([Section(0, (), "a\nb", spans)], {}, "slide")
    assert bare(html) == "Bild 2ab"


@pytest.mark.parametrize(
    ("text", "header", "expected"),
    [
        ("Ansökan prövas.", (), "<p>Ansökan prövas.&nbsp;[1]</p>"),
        ("Bifoga:\n- hyra\n3. el", (), "Bifoga:"),
        ("Glasögon | 2 000 kr", ("Insats", "Belopp"), '<dd><span class="ks-short">2 000 kr</span>&nbsp;[1]</dd></dl>'),
        ("A | 1\nB | 2", ("Insats", "Belopp"), "<thead><tr><th>Insats</th><th>Belopp</th></tr></thead>"),
        ("Insats | Belopp\nA | 1\nB | 2", ("Insats", "Belopp"), "<tbody><tr><td>A</td>"),
        ("A | 1", (), "<td>A</td><td>1</td>"),
    ],
)
def test_statement_keeps_its_shape(text: str, header: tuple[str, ...], expected: str) -> None:
    assert expected in statement_html(text, "[1]", header)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Högst 15 000 kronor per år.", "15 000 kronor"), ("Högst 700 kr.", "700 kr"), ("Fram till 2026 15 elever.", "")],
)
def test_an_amount_is_not_broken_between_lines(text: str, kept: str) -> None:
    html = read_html(text)
    assert re.findall(r'<span class="ks-short">(.*?)</span>', html) == ([kept] if kept else [])
    assert bare(html) == text


def test_numbered_items_keep_their_numbers() -> None:
    html = statement_html("Gör så:\n1. utred\n2. besluta", "")
    assert '<span class="ks-marker">2.</span> <span>besluta' in html


def test_nothing_hostile_survives() -> None:
    within = section((BlockKind.PARAGRAPH, HOSTILE), (BlockKind.TABLE_ROW, f"{HOSTILE} | x"), headings=(HOSTILE,))
    html = sections_html([within], {0: [(3, 20)]}) + statement_html(
        f"- {HOSTILE}\n{HOSTILE} | {HOSTILE}", "", (HOSTILE,)
    )
    assert set(re.findall(r"<(\w+)", html)) <= {
        "div",
        "h3",
        "p",
        "mark",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "ul",
        "li",
        "span",
    }
    assert not re.search(r"<[^>]*onerror", html)
