from __future__ import annotations

from pathlib import Path

import pytest
from page_fakes import GUIDE, SECTION, FakeAssistant, FakeIndex, Opened
from streamlit.testing.v1 import AppTest

from app_pages import resources
from assistant.answer import Answer
from settings import ROOT


@pytest.fixture
def fake_index() -> FakeIndex:
    return FakeIndex({GUIDE: (SECTION,)})


@pytest.fixture
def open_page(fake_index: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens a page of the app over a fake assistant with the answers given."""

    def opened(page: str, *answers: Answer, index: FakeIndex | None = None) -> tuple[AppTest, FakeAssistant]:
        assistant = FakeAssistant(index or fake_index, list(answers))
        monkeypatch.setattr(resources, "get_assistant", lambda: assistant)
        return AppTest.from_file(str(Path(ROOT, "app_pages", page)), default_timeout=20).run(), assistant

    return opened
