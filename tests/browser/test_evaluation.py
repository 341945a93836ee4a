"""The page "Utvärdering" in a real Chromium, over two runs that the command line made, and their report."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from test_ask import CHROMIUM, FLAGS, GUIDE, SECONDS, api, is_wider_than_window, wait_until_served

from app_pages import texts_evaluation as texts
from ingest.pipeline import ingest
from settings import ROOT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium is installed (apt-get install chromium)."),
]
WRONG = "Hur mycket beviljas för glasögon?"
CASES = [
    {"id": "glas", "question": WRONG, "slice": "belopp", "facts": ["9 999 kronor"], "passages": ["högst 1 800 kronor"]},
    {"id": "boll", "question": "Vem vann VM i fotboll?", "slice": "utanför", "expected": "abstained"},
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library, its index and two runs."""
    home = tmp_path_factory.mktemp("utvardering")
    (home / "bibliotek").mkdir()
    (home / "bibliotek" / "riktlinje.md").write_text(GUIDE, encoding="utf-8")
    ingest([home / "bibliotek"], home / "index", None)
    suite = home / "svit.yaml"
    content = {"name": "Vår svit", "gates": {"right": 0.9}, "cases": CASES}
    suite.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "cli.py", "eval", str(suite)], cwd=ROOT, env=environment(home), capture_output=True
        )
        assert done.returncode == 1, done.stderr
    return home


def environment(home: Path) -> dict[str, str]:
    chosen = {"INDEX": str(home / "index"), "RUNS": str(home / "runs"), "EMBEDDING": "none"}
    return {**os.environ, **{f"KALLSTOD_{name}": value for name, value in chosen.items()}}


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment(home), stdout=log, stderr=log)
    try:
        wait_until_served(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def page() -> Iterator[api.Page]:
    """A fresh page; fails afterwards if anything was fetched from elsewhere."""
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1280, "height": 1000})
        elsewhere: list[str] = []
        here = ("http://127.0.0.1", "file:", "data:", "blob:")
        opened.on("request", lambda r: None if r.url.startswith(here) else elsewhere.append(r.url))
        yield opened
        browser.close()
    assert not elsewhere


def width(page: api.Page) -> int:
    return int(page.evaluate("document.querySelector('.stMainBlockContainer').clientWidth"))


def test_a_failing_case_is_opened_on_the_page(page: api.Page, address: str) -> None:
    page.goto(f"{address}/utvardering")
    page.get_by_role("heading", name=texts.FAILURES).wait_for(timeout=SECONDS)
    api.expect(page.get_by_text(texts.broken(1, 1))).to_be_visible()
    page.locator(".stVegaLiteChart canvas, .stVegaLiteChart svg").first.wait_for(timeout=SECONDS)
    wide = width(page)
    page.get_by_role("combobox", name=texts.CASE).click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=texts.MISSED).wait_for(timeout=SECONDS)
    api.expect(page.get_by_role("heading", name=WRONG)).to_be_visible()
    assert width(page) == wide


def test_the_page_fits_a_narrow_window(page: api.Page, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(f"{address}/utvardering")
    page.get_by_role("heading", name=texts.FAILURES).wait_for(timeout=SECONDS)
    assert not is_wider_than_window(page)


def test_the_report_opens_alone(page: api.Page, home: Path) -> None:
    report = max((home / "runs").glob("*/report.html"))
    page.goto(report.as_uri())
    assert page.evaluate("document.documentElement.lang") == "sv"
    case = page.locator("details", has_text=WRONG).first
    case.locator("summary").click()
    api.expect(case.locator("mark").first).to_have_text(
        "Glasögon beviljas med högst 1 800 kronor vart tredje år. Kvitto lämnas in i efterhand."
    )
    page.set_viewport_size({"width": 400, "height": 800})
    assert not is_wider_than_window(page)
