from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from page_fakes import shown
from streamlit.testing.v1 import AppTest

from app_pages import texts
from assistant.oversight import questions
from assistant.oversight.records import Kept, Posed
from assistant.oversight.store import now, open_store
from ingest.pipeline import ingest
from settings import ROOT


@pytest.fixture
def app(small_index: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The whole app over the small library."""
    monkeypatch.setenv("KALLSTOD_INDEX", str(small_index))
    monkeypatch.setenv("KALLSTOD_EMBEDDING", "none")
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def test_configuration_is_local_and_silent() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["port"] == 8501
    assert set(config["server"]["allowedHosts"]) == {"127.0.0.1", "localhost"}
    assert config["server"].get("enableXsrfProtection", True)
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["toolbarMode"] == "minimal"


def test_own_files_name_no_other_host() -> None:
    for path in (*(ROOT / "app_pages").glob("*.css"), *(ROOT / "app_pages").glob("*.html")):
        assert "//" not in path.read_text(encoding="utf-8").replace("// ", ""), path


def test_question_is_answered_from_the_library(app: AppTest) -> None:
    app.run()
    app.selectbox(key="ask_municipality").select("Norrberga")
    app.chat_input[0].set_value("Hur mycket beviljas för glasögon?").run()
    assert not app.exception
    html = shown(app)
    assert "1 800 kronor" in html
    assert "2 400 kronor" not in html
    app.button(key="oppna-0-1").click().run()
    assert "<mark>Glasögon beviljas med högst 1 800 kronor vart tredje år.</mark>" in shown(app)


def test_old_questions_go_when_the_app_opens(app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALLSTOD_STATE", str(tmp_path / "state.db"))
    store = open_store(str(tmp_path / "state.db"))
    for days in (31, 29):
        questions.add(
            store, Posed("Krävs samtycke?", "a", "", None, ""), Kept("abstained"), now() - timedelta(days=days)
        )
    app.run()
    assert not app.exception
    assert questions.count(store) == 1


def test_new_generation_is_picked_up_without_restart(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    monkeypatch.setenv("KALLSTOD_INDEX", str(index))
    monkeypatch.setenv("KALLSTOD_EMBEDDING", "none")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert texts.NO_INDEX in shown(app)
    ingest([library], index, None)
    app.run()
    assert "gen-1" in shown(app)
    (library / "vagledning.md").write_text("# Vägledning\n\nHelt ny text om glasögon.\n", encoding="utf-8")
    ingest([library], index, None)
    app.run()
    assert "gen-2" in shown(app)


def test_bad_setting_is_said_in_swedish(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALLSTOD_MAX_FILE_MB", "mycket")
    app.run()
    assert [e.value for e in app.error] == [texts.BAD_SETTINGS]
    assert "max_file_mb" in app.text[0].value


def test_unexpected_error_shows_no_trace(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    from app_pages import resources

    def broken() -> None:
        raise ZeroDivisionError("hemligt")

    monkeypatch.setattr(resources, "get_assistant", broken)
    app.run()
    assert [e.value for e in app.error] == [texts.UNEXPECTED]
    assert not app.exception
