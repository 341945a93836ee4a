"""The page "Granska text" in a real Chromium: marked in place, quotes opened, exported and printed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from test_ask import CHROMIUM, GLASSES, SECONDS, address, api, browser, is_wider_than_window, opened_mark

from app_pages import texts, texts_check

__all__ = ["address", "browser"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium is installed (apt-get install chromium)."),
]
DRAFT = (
    "Beslut\n\nDu har två barn och en hyra på 7 900 kronor.\n\n"
    "Glasögon beviljas med högst 2 900 kronor vart tredje år. Nämnden utreder ansökan skyndsamt. "
    "Husdjur beviljas med 400 kronor i månaden."
)


@pytest.fixture
def page(browser: api.Browser, address: str) -> Iterator[api.Page]:
    """The page of the app; fails afterwards if anything was fetched from elsewhere, or told in the address."""
    context = browser.new_context(viewport={"width": 1280, "height": 950}, accept_downloads=True)
    opened = context.new_page()
    elsewhere: list[str] = []
    opened.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else elsewhere.append(r.url))
    opened.goto(f"{address}/granska")
    opened.get_by_role("heading", name=texts_check.TITLE).wait_for(timeout=SECONDS)
    opened.get_by_label(texts_check.TEXT).wait_for(timeout=SECONDS)
    yield opened
    assert opened.url == f"{address}/granska"
    context.close()
    assert not elsewhere


def check(page: api.Page, draft: str = DRAFT) -> None:
    page.get_by_label(texts_check.TEXT).fill(draft)
    page.get_by_role("button", name=texts_check.CHECK, exact=True).click()
    page.locator(".ks-draft").wait_for(timeout=SECONDS)


def test_text_is_marked_in_colour_line_and_word(page: api.Page) -> None:
    check(page)
    wrong = page.locator(".ks-draft .ks-contradicted")
    api.expect(wrong).to_contain_text("2 900 kronor")
    api.expect(page.locator(".ks-draft")).to_contain_text("(strider")
    styles = {
        name: page.locator(f".ks-draft .ks-{name}").first.evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderBottomStyle].join(' ')"
        )
        for name in ("contradicted", "not_found", "supported")
    }
    assert len({style.split()[-1] for style in styles.values()}) == 3  # told apart without colour
    assert len(set(styles.values())) == 3
    assert not is_wider_than_window(page)


def test_quote_opens_in_its_document(page: api.Page) -> None:
    check(page)
    page.locator("ol.ks-remarks a.ks-ref").first.click()
    assert opened_mark(page).text_content() == GLASSES


def test_file_is_checked_and_exported_to_word(page: api.Page, tmp_path: Path) -> None:
    path = tmp_path / "utkast.docx"
    document = Document()
    document.add_paragraph("Glasögon beviljas med högst 2 900 kronor vart tredje år.")
    document.save(str(path))
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("utkast.docx").wait_for(timeout=SECONDS)
    page.get_by_role("button", name=texts_check.CHECK, exact=True).click()
    page.locator(".ks-draft .ks-contradicted").wait_for(timeout=SECONDS)
    with page.expect_download(timeout=SECONDS) as download:
        page.get_by_role("button", name=texts_check.DOCX).click()
    marked = Document(BytesIO(Path(download.value.path()).read_bytes()))
    assert [c.text.split(":")[0] for c in marked.comments] == ["Strider mot källan"]


def test_only_the_result_is_printed(page: api.Page) -> None:
    check(page)
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name=texts_check.PRINT).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    api.expect(page.get_by_label(texts_check.TEXT)).to_be_hidden()
    api.expect(page.get_by_text(texts.CHOICES, exact=True)).to_be_hidden()
    api.expect(page.locator(".ks-draft")).to_be_visible()
