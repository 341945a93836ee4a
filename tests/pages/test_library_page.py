from __future__ import annotations

from dataclasses import replace
from datetime import date

from page_fakes import GUIDE, HOSTILE, SECTION, FakeIndex, Opened, answered, document, section, shown

from app_pages import texts
from ingest.documents import BlockKind, Kind
from ingest.manifest import Failure

MINUTES = document("anteckning", "Minnesanteckning oktober", Kind.MINNESANTECKNING, "Åkersvik", publisher="Nätverket")
SECOND = section((BlockKind.PARAGRAPH, "Båtar togs upp."), headings=("Övrigt",))
LIBRARY = FakeIndex({MINUTES: (SECOND,), GUIDE: (SECTION,)})


def test_table_lists_documents_weightiest_first(open_page: Opened) -> None:
    page, _ = open_page("library.py", answered(), index=LIBRARY)
    assert not page.exception
    table = page.dataframe[0].value
    assert list(table.columns) == list(texts.COLUMNS.values())
    assert list(table["Titel"]) == [GUIDE.metadata.title, MINUTES.metadata.title]
    assert list(table["Nivå"]) == [5, 7]
    assert list(table["Kommun"]) == ["Norrberga", "Åkersvik"]
    assert list(table["Datum"]) == ["2026-03-01", "2026-03-01"]


def test_filters_narrow_the_table(open_page: Opened) -> None:
    page, _ = open_page("library.py", answered(), index=LIBRARY)
    page.text_input(key="library_words").set_value("nätverket OKTOBER").run()
    assert list(page.dataframe[0].value["Titel"]) == [MINUTES.metadata.title]
    assert "1 av 2 dokument" in shown(page)
    page.text_input(key="library_words").set_value("").run()
    page.selectbox(key="library_kind").select("riktlinje").run()
    assert list(page.dataframe[0].value["Titel"]) == [GUIDE.metadata.title]
    page.selectbox(key="library_municipality").select("Åkersvik").run()
    assert [i.value for i in page.info] == [texts.NO_MATCH]


def test_document_opens_as_text(open_page: Opened) -> None:
    page, _ = open_page("library.py", answered(), index=LIBRARY)
    page.selectbox[2].select_index(1).run()
    next(b for b in page.button if b.label == texts.OPEN_BUTTON).click().run()
    assert not page.exception
    html = shown(page)
    assert "<h3>Övrigt</h3>" in html
    assert "Båtar togs upp." in html
    assert "nivå 7 av 9<" in html


def test_long_documents_open_in_parts(open_page: Opened) -> None:
    many = tuple(section((BlockKind.PARAGRAPH, f"Text {n}."), ordinal=n, headings=(f"Rubrik {n}",)) for n in range(90))
    page, _ = open_page("library.py", answered(), index=FakeIndex({GUIDE: many}))
    page.selectbox[2].select_index(0).run()
    next(b for b in page.button if b.label == texts.OPEN_BUTTON).click().run()
    html = shown(page)
    assert "Text 39." in html
    assert "Text 40." not in html


def test_failures_are_told_with_their_reason(open_page: Opened) -> None:
    broken = FakeIndex({GUIDE: (SECTION,)}, failures=(Failure("corpus/<b>trasig</b>.pdf", "Filen är krypterad."),))
    page, _ = open_page("library.py", answered(), index=broken)
    html = shown(page)
    assert page.subheader[-1].value == texts.failures_heading(1)
    assert "corpus/&lt;b&gt;trasig&lt;/b&gt;.pdf" in html
    assert "Filen är krypterad." in html


def test_remarks_on_files_are_told(open_page: Opened) -> None:
    remark = ("corpus/<i>skannad</i>.pdf", "Sida 2 lästes med textigenkänning (OCR).")
    page, _ = open_page("library.py", answered(), index=FakeIndex({GUIDE: (SECTION,)}, remarks=(remark,)))
    assert page.subheader[-1].value == texts.remarks_heading(1)
    assert "corpus/&lt;i&gt;skannad&lt;/i&gt;.pdf" in shown(page)
    assert remark[1] in shown(page)


def test_hostile_title_is_escaped_in_the_panel(open_page: Opened) -> None:
    owner = document("ond", HOSTILE)
    page, _ = open_page("library.py", answered(), index=FakeIndex({owner: (SECTION,)}))
    page.selectbox[2].select_index(0).run()
    next(b for b in page.button if b.label == texts.OPEN_BUTTON).click().run()
    assert "<img" not in shown(page)


def test_empty_library_still_tells_failures(open_page: Opened) -> None:
    page, _ = open_page("library.py", answered(), index=FakeIndex({}, failures=(Failure("a.pdf", "Trasig."),)))
    assert texts.EMPTY_LIBRARY in shown(page)
    assert "Trasig." in shown(page)


def test_repealed_law_is_told_in_the_list_and_in_the_document(open_page: Opened) -> None:
    old = section((BlockKind.PARAGRAPH, "Försörjningsstöd prövas enligt 4 kap. 1 § socialtjänstlagen (2001:453)."))
    page, _ = open_page("library.py", answered(), index=FakeIndex({MINUTES: (SECOND,), GUIDE: (old,)}))
    assert list(page.dataframe[0].value["Aktualitet"]) == ["Hänvisar till upphävd lag", ""]
    page.selectbox[2].select_index(0).run()
    next(b for b in page.button if b.label == texts.OPEN_BUTTON).click().run()
    assert not page.exception
    assert "12 kap. 1 §" in shown(page)


def test_an_older_version_is_shown_as_replaced(open_page: Opened) -> None:
    older = replace(GUIDE, document_id="äldre", metadata=replace(GUIDE.metadata, published=date(2024, 3, 1)))
    page, _ = open_page("library.py", answered(), index=FakeIndex({GUIDE: (SECTION,), older: (SECTION,)}))
    table = page.dataframe[0].value
    told = dict(zip(table["Datum"], table["Aktualitet"], strict=True))
    assert told == {"2026-03-01": "", "2024-03-01": "Äldre än gällande lag eller ersatt"}
