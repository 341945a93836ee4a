"""The page "Utbildning" in a real Chromium: a quiz made, its source opened, taken on a narrow screen."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from test_ask import CHROMIUM, FLAGS, GUIDE, SECONDS, api, is_wider_than_window, opened_mark, wait_until_served

from app_pages import texts_quiz as texts
from ingest.pipeline import ingest
from settings import ROOT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium is installed (apt-get install chromium)."),
]
RULES = """
## Handläggning

En ofullständig ansökan ska kompletteras inom 10 arbetsdagar från begäran.

Bistånd till vinterkläder beviljas med högst 900 kronor per barn och vinter.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("utbildning")
    (home / "bibliotek").mkdir()
    (home / "bibliotek" / "riktlinje.md").write_text(GUIDE + RULES, encoding="utf-8")
    ingest([home / "bibliotek"], home / "index", None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chosen = {"INDEX": str(home / "index"), "STATE": str(home / "state.db"), "EMBEDDING": "none"}
    environment = {**os.environ, **{f"KALLSTOD_{name}": value for name, value in chosen.items()}}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until_served(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}/utbildning"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(params=[1280, 400])
def page(request: pytest.FixtureRequest, address: str) -> Iterator[api.Page]:
    """A fresh page, wide and narrow; fails afterwards if anything was fetched from elsewhere."""
    host = address.rpartition("/")[0]
    elsewhere: list[str] = []
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = started.new_page(viewport={"width": request.param, "height": 900})
        opened.set_default_timeout(SECONDS)
        opened.on("request", lambda r: None if r.url.startswith((host, "data:", "blob:")) else elsewhere.append(r.url))
        opened.goto(address)
        opened.get_by_role("button", name=texts.MAKE).wait_for()
        yield opened
        started.close()
    assert not elsewhere


def test_made_looked_up_and_taken(page: api.Page) -> None:
    page.get_by_role("button", name=texts.MAKE).click()
    page.get_by_role("button", name=texts.SOURCE).first.click()
    assert re.search(r"1 800 kronor|10 arbetsdagar|900 kronor", opened_mark(page).inner_text())
    page.keyboard.press("Escape")
    assert not is_wider_than_window(page)
    page.get_by_text(texts.VIEWS["take"], exact=True).click()
    page.get_by_role("button", name=texts.START).click()
    page.get_by_role("button", name=texts.ANSWER).click()
    page.get_by_text("Fel.", exact=True).wait_for()
    page.get_by_role("button", name=texts.SOURCE).wait_for()
    assert not is_wider_than_window(page)
