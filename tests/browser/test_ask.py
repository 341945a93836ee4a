"""The page "Fråga" in a real Chromium, served over a small library by the app's own process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app_pages import texts
from ingest.pipeline import ingest
from settings import ROOT

api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed.")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium is installed (apt-get install chromium)."),
]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SECONDS = 60_000
GLASSES = "Glasögon beviljas med högst 1 800 kronor vart tredje år."
TRAVEL = "Resor till arbetsintervju ersätts med den faktiska kostnaden för billigaste färdsätt."
MOVING = "Flytthjälp beviljas som ekonomiskt bistånd enligt 4 kap. 1 § socialtjänstlagen (2001:453)."
GUIDE = f"""\
---
title: Riktlinje för Norrberga
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
---
# Riktlinje för Norrberga

## Ansökan

Ansökan görs muntligt eller skriftligt. Nämnden utreder ansökan skyndsamt.

## Glasögon

{GLASSES} Kvitto lämnas in <img src=x onerror="document.title='ond'"> i efterhand.

## Flytthjälp

{MOVING}
"""


def write_pdf(path: Path) -> None:
    style = getSampleStyleSheet()
    words = "Nämnden prövar behovet i varje enskilt fall och dokumenterar skälen i journalen. " * 12
    blocks = [
        Paragraph("Rutin för resor", style["Title"]),
        Paragraph("Allmänt", style["Heading1"]),
        Paragraph(words, style["BodyText"]),
        Paragraph("Arbetsintervju", style["Heading1"]),
        Paragraph(TRAVEL, style["BodyText"]),
    ]
    SimpleDocTemplate(str(path), title="Rutin för resor").build(blocks)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app listens."""
    home = tmp_path_factory.mktemp("app")
    library = home / "bibliotek"
    library.mkdir()
    (library / "riktlinje.md").write_text(GUIDE, encoding="utf-8")
    write_pdf(library / "rutin-resor.pdf")
    ingest([library], home / "index", None)
    with serving(home, KALLSTOD_INDEX=str(home / "index")) as address:
        yield address


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[str]:
    """The app in a process of its own, without a dense leg; its log is in `home`. Gives the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "KALLSTOD_EMBEDDING": "none", **settings}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until_served(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until_served(health: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server stopped"
        try:
            with urllib.request.urlopen(health, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(health)


@pytest.fixture(scope="module")
def browser() -> Iterator[api.Browser]:
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: api.Browser, address: str) -> Iterator[api.Page]:
    """A fresh page of the app; fails afterwards if anything was fetched from elsewhere."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 850}, permissions=["clipboard-read", "clipboard-write"]
    )
    opened = context.new_page()
    elsewhere: list[str] = []
    opened.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else elsewhere.append(r.url))
    opened.goto(address)
    opened.get_by_role("heading", name=texts.ASK_TITLE).wait_for(timeout=SECONDS)
    opened.get_by_placeholder(texts.ASK_PLACEHOLDER).wait_for(timeout=SECONDS)
    yield opened
    context.close()
    assert not elsewhere


def ask(page: api.Page, question: str) -> None:
    page.get_by_placeholder(texts.ASK_PLACEHOLDER).fill(question)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=texts.COPY).last.wait_for(timeout=SECONDS)


def opened_mark(page: api.Page) -> api.Locator:
    """The first mark in the panel, once it has been scrolled to."""
    mark = page.get_by_role("dialog").locator("mark").first
    mark.wait_for(timeout=SECONDS)
    api.expect(mark).to_be_in_viewport(timeout=10_000)
    return mark


def is_wider_than_window(page: api.Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def test_reference_opens_the_quote_marked_in_its_document(page: api.Page) -> None:
    ask(page, "Hur mycket beviljas för glasögon?")
    assert page.evaluate("document.documentElement.lang") == "sv"
    api.expect(page.get_by_role("button", name="Skicka frågan")).to_have_count(1)
    page.locator("a.ks-ref").first.click()
    assert opened_mark(page).text_content() == f"{GLASSES} Kvitto lämnas in i efterhand."
    api.expect(page.get_by_role("dialog").get_by_text("Nämnden utreder ansökan skyndsamt.")).to_be_visible()
    assert page.title() != "ond"


def test_panel_is_opened_and_left_by_keyboard(page: api.Page) -> None:
    ask(page, "Hur mycket beviljas för glasögon?")
    reference = page.locator("a.ks-ref").first
    reference.focus()
    page.keyboard.press("Enter")
    opened_mark(page)
    page.wait_for_function("document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    api.expect(page.get_by_role("dialog")).to_have_count(0)
    api.expect(reference).to_be_focused()


def test_pdf_opens_as_a_picture_of_its_page_with_the_quote_marked(page: api.Page) -> None:
    ask(page, "Vilken kostnad ersätts för resor till arbetsintervju?")
    page.get_by_role("button", name=texts.show_source(1), exact=True).click()
    mark = opened_mark(page)
    picture = page.get_by_role("dialog").get_by_role("img", name="Citatet är markerat")
    sheet, place = picture.bounding_box(), mark.bounding_box()
    assert sheet is not None
    assert place is not None
    assert sheet["width"] > 500
    assert sheet["y"] < place["y"] < sheet["y"] + sheet["height"]
    assert place["width"] > 100


def test_a_repealed_reference_carries_its_notice(page: api.Page) -> None:
    ask(page, "När beviljas flytthjälp?")
    api.expect(page.locator(".ks-answer").get_by_text("4 kap. 1 §")).to_be_visible()
    notice = page.get_by_role("note").filter(has_text="upphävd sedan 2025-07-01")
    api.expect(notice).to_contain_text(texts.IMPORTANT)
    api.expect(notice).to_contain_text("12 kap. 1 §")


def test_answer_is_copied_with_its_sources(page: api.Page) -> None:
    ask(page, "Hur mycket beviljas för glasögon?")
    page.get_by_role("button", name=texts.COPY).click()
    api.expect(page.get_by_role("button", name=texts.COPIED)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert GLASSES in copied
    assert "[1] Riktlinje för Norrberga" in copied
    assert "ur biblioteket version gen-1" in copied


def test_question_is_in_view_when_the_answer_comes(page: api.Page) -> None:
    ask(page, "Hur mycket beviljas för glasögon?")
    ask(page, "Vilken kostnad ersätts för resor till arbetsintervju?")
    api.expect(page.get_by_role("heading", name="Vilken kostnad ersätts")).to_be_in_viewport(timeout=10_000)


def test_narrow_window_has_no_sideways_scroll(page: api.Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    assert not is_wider_than_window(page)
    ask(page, "Vilken kostnad ersätts för resor till arbetsintervju?")
    assert not is_wider_than_window(page)
    for element in page.locator(".ks-answer, .ks-source, .stButton button").all():
        box = element.bounding_box()
        assert box is None or box["width"] == 0 or box["x"] + box["width"] <= 400
    page.locator("a.ks-ref").first.click()
    opened_mark(page)
    assert not is_wider_than_window(page)


def test_library_opens_a_document(page: api.Page) -> None:
    page.get_by_role("link", name=texts.LIBRARY_NAV).click()
    page.get_by_role("combobox", name=texts.OPEN_LABEL, exact=True).click(timeout=SECONDS)
    page.get_by_role("option", name="Rutin för resor").click()
    page.get_by_role("button", name=texts.OPEN_BUTTON, exact=True).click()
    page.get_by_role("dialog").get_by_role("img", name="Sida 1 i Rutin för resor").wait_for(timeout=SECONDS)
