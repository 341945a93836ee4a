"""The page "Granskning" in a real Chromium, over the small library and a database of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from test_ask import CHROMIUM, FLAGS, SECONDS, is_wider_than_window, serving

from app_pages import texts as app_texts
from app_pages import texts_review as texts

api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed.")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium is installed (apt-get install chromium)."),
]
ASKED = "Hur mycket beviljas för glasögon i Norrberga?"


@pytest.fixture(scope="module")
def address(small_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("granskning")
    settings = {
        "KALLSTOD_INDEX": str(small_index),
        "KALLSTOD_STATE": str(home / "state.db"),
        "KALLSTOD_STORE_QUESTIONS": "true",
        "KALLSTOD_REVIEW_SHARE": "0",
        "KALLSTOD_SERVE_APPROVED": "true",
    }
    with serving(home, **settings) as address:
        yield address


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[api.Page]:
    """One browser for the module; fails afterwards if anything was fetched from elsewhere."""
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True).new_page()
        elsewhere: list[str] = []
        opened.on(
            "request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else elsewhere.append(r.url)
        )
        yield opened
        browser.close()
    assert not elsewhere


def ask(page: api.Page, address: str) -> None:
    page.goto(address)
    page.get_by_placeholder(app_texts.ASK_PLACEHOLDER).fill(ASKED, timeout=SECONDS)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=app_texts.COPY).last.wait_for(timeout=SECONDS)


def view(page: api.Page, address: str, name: str) -> None:
    page.goto(f"{address}/granskning")
    page.get_by_text(texts.INTRO).wait_for(timeout=SECONDS)
    page.locator('[data-testid="stRadio"] label').filter(has_text=texts.VIEWS[name]).first.click()


def test_feedback_is_reviewed_and_the_answer_given_again(page: api.Page, address: str) -> None:
    ask(page, address)
    page.get_by_role("button", name=texts.FEEDBACK["wrong"], exact=True).click()
    page.get_by_label(texts.FEEDBACK_COMMENT["wrong"]).fill("Är beloppet rätt?", timeout=SECONDS)
    page.get_by_role("button", name=texts.FEEDBACK_SEND, exact=True).click()
    page.get_by_text(texts.FEEDBACK_SENT).wait_for(timeout=SECONDS)

    view(page, address, "queue")
    page.get_by_role("combobox", name=texts.OPEN, exact=True).click(timeout=SECONDS)
    page.get_by_role("option", name=ASKED).click()
    page.get_by_text("Är beloppet rätt?").wait_for(timeout=SECONDS)
    page.get_by_role("button", name=texts.ENTER).wait_for(timeout=SECONDS)
    page.get_by_role("radiogroup", name=texts.ROLE).get_by_text("Enhetschef").click()
    page.get_by_role("button", name=texts.ENTER).click()
    page.get_by_text(texts.ENTERED).wait_for(timeout=SECONDS)

    view(page, address, "decided")
    with page.expect_download(timeout=SECONDS) as saved:
        page.get_by_role("button", name=texts.EXPORT_CASES).click()
    suite = yaml.safe_load(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert suite["cases"][0]["question"] == ASKED

    ask(page, address)
    api.expect(page.get_by_role("note").filter(has_text="godkänt av enhetschef")).to_be_visible()


def test_rewordings_are_compared(page: api.Page, address: str) -> None:
    view(page, address, "paraphrases")
    page.get_by_label(texts.QUESTION, exact=True).fill(ASKED, timeout=SECONDS)
    page.keyboard.press("Enter")
    wordings = page.get_by_label(texts.WORDINGS)
    api.expect(wordings).to_have_value(re.compile("Vilket belopp gäller"), timeout=SECONDS)
    wordings.fill("Hur mycket beviljas för glasögon i Åkersvik?")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name=texts.COMPARE, exact=True).click()
    page.get_by_text(texts.NOT_THE_SAME).wait_for(timeout=SECONDS)
    api.expect(page.locator("strong", has_text="2 400 kronor").first).to_be_visible()


def test_municipalities_are_compared_and_exported(page: api.Page, address: str) -> None:
    view(page, address, "municipalities")
    page.get_by_role("button", name=texts.COMPARE, exact=True).click(timeout=SECONDS)
    export = page.get_by_role("button", name=texts.EXPORT_TABLE)
    export.wait_for(timeout=SECONDS)
    with page.expect_download(timeout=SECONDS) as saved:
        export.click()
    book = load_workbook(BytesIO(Path(saved.value.path()).read_bytes()))
    assert book.sheetnames == ["Jämförelse", "Källor"]


def test_conflicts_changes_and_gaps_open_without_sideways_scroll(page: api.Page, address: str) -> None:
    view(page, address, "conflicts")
    page.get_by_text(texts.LOOK_FOR_CONFLICTS).click(timeout=SECONDS)
    page.get_by_text(texts.REASONS["municipality"]).click(timeout=SECONDS)
    page.locator("strong", has_text="1 800 kronor").wait_for(timeout=SECONDS)
    view(page, address, "changes")
    page.get_by_role("button", name=texts.ASK_AGAIN).click(timeout=SECONDS)
    page.get_by_text(texts.asked_again(0, 0)).wait_for(timeout=SECONDS)
    view(page, address, "gaps")
    page.get_by_text(texts.NO_GAPS).wait_for(timeout=SECONDS)
    page.set_viewport_size({"width": 400, "height": 800})
    assert not is_wider_than_window(page)
