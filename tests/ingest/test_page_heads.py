"""What stands around the text: heads typed on each page, feet of a PDF, contents; and what it tells of the document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx

from ingest.documents import Kind
from ingest.folders import find_files
from ingest.index import Content
from ingest.pipeline import read_documents

HEAD = """\
Provköpings kommun                        Rutin
Socialkontoret                            2026-03-02
Utlåning av cyklar                        Sida {page} (3)

"""
PAGES = (
    """\
RUTIN FÖR UTLÅNING AV CYKLAR

1  Vem som får låna

Den som saknar cykel får låna en hos kommunens cykelförråd under
längst tre månader, om den behövs för att ta sig till arbetet.

""",
    """\
2  Hur man lånar

Ansökan görs muntligt. Cykeln hämtas mot legitimation och lämnas
åter rengjord.

""",
    """\
3  Uppföljning

Utlåningen följs upp varje år. Då räknas de cyklar som har kommit
bort.

Rutinen är fastställd av enhetschefen och gäller till och med 2027-12-31.
""",
)


def read(folder: Path, name: str, text: str) -> Content:
    (folder / name).write_text(text, encoding="utf-8")
    (content,), _ = read_documents(find_files([folder])[0])
    return content


def test_typed_page_heads_are_no_text_but_tell_of_the_document(tmp_path: Path) -> None:
    text = "".join(HEAD.format(page=number) + page for number, page in enumerate(PAGES, start=1))
    content = read(tmp_path, "cyklar.txt", text)
    assert not any("Sida 2" in p.text or "Sida 3" in p.text for p in content.passages)
    located = {p.locator.split(" › ")[-1]: p.text for p in content.passages}
    assert located["2 Hur man lånar"].endswith("lämnas åter rengjord.")
    told = content.document.metadata
    assert (told.title, told.kind, told.publisher) == (
        "Rutin för utlåning av cyklar",
        Kind.RUTIN,
        "Provköpings kommun",
    )
    assert (told.published, told.valid_to) == (date(2026, 3, 2), date(2027, 12, 31))


def test_the_last_revision_dates_the_version(tmp_path: Path) -> None:
    text = "# Rutin för prov\n\nUpprättad 2024-02-01, reviderad 2025-03-01 (ny lag) och 2026-01-15.\n\nProv görs ofta."
    assert read(tmp_path, "prov.md", text).document.metadata.published == date(2026, 1, 15)
    text = "# Riktlinjer för prov\n\nProvköpings kommun, antagna 2025-02-01 § 4, ändrade 2026-02-03 § 9\n\nProv görs."
    assert read(tmp_path, "prov.md", text).document.metadata.published == date(2026, 2, 3)


def test_decisions_are_dated_past_their_paragraphs_and_marks(tmp_path: Path) -> None:
    text = "# Riktlinjer för prov\n\n| Antagen | 2022-03-01 § 8 |\n|---|---|\n"
    text += "| Ändrad | 2023-05-02 § 7 [Ä23], 2025-06-03 § 41 [Ä25] |\n\nProv görs."
    assert read(tmp_path, "prov.md", text).document.metadata.published == date(2025, 6, 3)
    text = "# Prov\n\nSidan granskad 4 maj 2026.\n\nProv görs."
    assert read(tmp_path, "granskad.md", text).document.metadata.published == date(2026, 5, 4)
    text = "# Riktlinjer för prov\n\nRiktlinjerna antogs av nämnden i Provköping, som leder arbetet med prov, den 3 "
    text += "juni 2025, § 41, och gäller från den 1 augusti 2025."
    told = read(tmp_path, "antogs.md", text).document.metadata
    assert (told.published, told.valid_from) == (date(2025, 6, 3), date(2025, 8, 1))


def test_what_minutes_tell_of_is_not_their_own_validity(tmp_path: Path) -> None:
    text = "Minnesanteckningar 3 mars 2026\n\nVi enades om en ordning (gäller från 1 april 2026).\n\n"
    assert read(tmp_path, "moten.txt", text).document.metadata.valid_from is None


def test_a_bold_line_over_a_paragraph_of_markdown_is_a_letterhead(tmp_path: Path) -> None:
    text = "# Handbok i prov\n## Del A\n\n**Provköpings kommun · Provenheten**\n"
    text += "Fastställd av chefen 2025-03-04. Provet görs.\n"
    told = read(tmp_path, "handbok.md", text).document.metadata
    assert (told.publisher, told.municipalities, told.published) == (
        "Provköpings kommun",
        ("Provköping",),
        date(2025, 3, 4),
    )


def test_a_web_page_is_signed_in_its_footer(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Hjälp med hyran</title></head><body><main><h1>Hjälp med hyran</h1>"
        "<p>Ring oss om du inte kan betala din hyra. Vi hjälper dig samma dag.</p></main><footer><p>{}</p>"
        "<a href='https://www.forsakringskassan.se'>Försäkringskassan</a></footer></body></html>"
    )
    told = read(
        tmp_path, "hyra.html", page.format("Älvsunds kommun, 0990-1 · Tallvik kommun, 0990-2")
    ).document.metadata
    assert (told.publisher, told.municipalities) == ("Älvsunds kommun och Tallvik kommun", ("Älvsund", "Tallvik"))
    assert told.kind is Kind.BROSCHYR
    many = " · ".join(f"{name} kommun" for name in ("Älvsund", "Tallvik", "Norrberga", "Åkersvik"))
    assert read(tmp_path, "fler.html", page.format(many)).document.metadata.publisher is None


def test_a_report_is_called_by_its_number_and_name(tmp_path: Path) -> None:
    text = "SOU 2099:7\nCyklar åt alla. Betänkande av Cykelutredningen.\n\n## Sammanfattning\n\nVi föreslår cyklar.\n\n"
    text += "## Förslag\n\nAlla får en cykel.\n"
    told = read(tmp_path, "cyklar.txt", text).document.metadata
    assert (told.title, told.kind) == ("SOU 2099:7 Cyklar åt alla", Kind.FORARBETE)


def test_a_tariff_is_a_steering_document_of_its_municipality(tmp_path: Path) -> None:
    text = "# Taxor för cyklar i Provköpings kommun\n\nLån av cykel kostar 40 kronor per vecka."
    told = read(tmp_path, "taxor.md", text).document.metadata
    assert (told.kind, told.publisher, told.municipalities) == (Kind.RIKTLINJE, "Provköpings kommun", ("Provköping",))


def test_contents_without_page_numbers_are_left_out(tmp_path: Path) -> None:
    text = "# Rutin för prov\n\n## Innehåll\n\n1. Syfte\n2. Arbetssätt\n\n## 1. Syfte\n\nProv lär oss något.\n\n"
    text += "## 2. Arbetssätt\n\nProv görs i par.\n"
    content = read(tmp_path, "prov.md", text)
    assert [p.text for p in content.passages] == ["Prov lär oss något.", "Prov görs i par."]


def test_a_numbered_heading_stands_over_a_list_too(tmp_path: Path) -> None:
    text = (
        "Minnesanteckningar cykelnätverket\n\n1. Siffror\nUnder året lånades fyrtio cyklar ut till nitton hushåll.\n\n"
        "2. Övrigt\n- Ett däck är punkterat.\n- Förrådet har fått ny nyckel.\n"
    )
    content = read(tmp_path, "cyklar.txt", text)
    located = {p.locator.split(" › ")[-1]: p.text for p in content.passages}
    assert located["2. Övrigt"] == "- Ett däck är punkterat.\n- Förrådet har fått ny nyckel."


def test_a_page_head_in_word_tells_whose_a_document_is_and_is_no_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "BJÖRKÅS KOMMUN\tSocialnämnden\tDnr SN 2026/14"
    document.add_heading("Riktlinjer för cykelbidrag", 1)
    document.add_paragraph("Bidrag lämnas till den som pendlar. Familjerätten sköts av Tallfors kommun.")
    document.save(str(tmp_path / "cykel.docx"))
    (content,), _ = read_documents(find_files([tmp_path])[0])
    known = content.document.metadata
    assert (known.publisher, known.municipalities) == ("Björkås kommun", ("Björkås",))
    assert all("Dnr SN" not in passage.text for passage in content.passages)
