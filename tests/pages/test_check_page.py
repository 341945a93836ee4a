"""The page "Granska text" over the small library."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from page_fakes import shown
from streamlit.testing.v1 import AppTest

from app_pages import resources, texts_check
from app_pages.draft_markup import draft_html
from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.export import to_docx
from assistant.drafts.file import DraftFileError, read_upload
from settings import ROOT

DRAFT = (
    "Beslut\n\nKlienten heter Anna Svensson, 19811218-9876. Du har två barn.\n\n"
    "Glasögon beviljas med högst 2 900 kronor vart tredje år. Nämnden utreder ansökan skyndsamt."
)


@pytest.fixture
def page(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(resources, "get_assistant", lambda: assistant)
    opened = AppTest.from_file(str(Path(ROOT, "app_pages", "check.py")), default_timeout=30).run()
    assert not opened.exception
    return opened


def checked(page: AppTest, draft: str, municipality: str = "Norrberga") -> AppTest:
    page.selectbox(key="check_municipality").select(municipality)
    page.text_area(key="check_text").set_value(draft)
    page.button(key="check_start").click().run()
    assert not page.exception
    return page


def test_text_comes_back_marked_in_words(page: AppTest) -> None:
    html = shown(checked(page, DRAFT))
    assert '<span class="ks-said ks-contradicted">' in html
    assert "<strong>2 900 kronor</strong>" in html
    assert "(strider" in html
    assert "(stöds" in html
    assert "1 mening strider mot källan" in html
    assert "1 800 kronor vart tredje år" in html
    assert '<p class="ks-draft-heading">Beslut</p>' in html


def test_a_quote_opens_its_passage(page: AppTest) -> None:
    checked(page, DRAFT)
    page.button(key="oppna-check-1").click().run()
    assert not page.exception
    assert "<mark>" in shown(page)


def test_nothing_of_the_person_is_shown_or_logged(page: AppTest, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        html = shown(checked(page, DRAFT))
    assert not [word for word in ("Svensson", "9876") if word in html + caplog.text]
    assert "Svensson" not in repr(page.session_state["check_result"])


def test_a_failure_says_nothing_of_the_draft(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError(DRAFT)

    monkeypatch.setattr("assistant.draft.check", fails)
    checked(page, DRAFT)
    assert [e.value for e in page.error] == [texts_check.FAILED]
    assert "Svensson" not in caplog.text


def test_the_draft_is_let_go_of(page: AppTest) -> None:
    checked(page, DRAFT)
    page.button(key="check_clear").click().run()
    assert page.text_area(key="check_text").value == ""
    assert "ks-draft" not in shown(page)


def test_an_empty_text_is_told(page: AppTest) -> None:
    checked(page, "  ")
    assert [w.value for w in page.warning] == [texts_check.EMPTY]


def test_hostile_text_is_escaped(assistant: Assistant) -> None:
    draft = "<script>alert(1)</script> Nämnden utreder <b>ansökan</b> skyndsamt."
    html = draft_html(check(draft, assistant, municipality="Norrberga"))
    assert "<script" not in html
    assert "<b>" not in html


def test_word_export_has_a_comment_for_each_sentence_that_was_checked(assistant: Assistant) -> None:
    found = check(DRAFT, assistant, municipality="Norrberga")
    document = Document(BytesIO(to_docx(found)))
    comments = [c.text for c in document.comments]
    assert len(comments) == found.count("contradicted") + found.count("supported")
    assert comments[0].startswith("Strider mot källan")
    assert "Riktlinje för Norrberga" in comments[0]
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Glasögon beviljas med högst 2 900 kronor" in text
    assert "Svensson" not in text + " ".join(comments)


def test_files_are_read_in_memory() -> None:
    document = Document()
    document.add_heading("Beslut", level=1)
    document.add_paragraph("Glasögon beviljas.")
    document.add_paragraph("hyresavi", style="List Bullet")
    out = BytesIO()
    document.save(out)
    assert read_upload("utkast.docx", out.getvalue()).split("\n\n")[:2] == ["Beslut", "Glasögon beviljas."]
    assert read_upload("utkast.TXT", "Åäö.\r\n".encode()) == "Åäö.\n"
    for name, data in (("a.exe", b"MZ"), ("a.docx", b"PK inget"), ("a.txt", b"\x00\x01\x02\x00" * 50)):
        with pytest.raises(DraftFileError, match=r"\.$"):
            read_upload(name, data)
