"""What `load` promises for every format: the right reader, plain Swedish reasons, nothing heavy before it is needed."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.documents import BlockKind, Extract
from ingest.loaders import LoadError, is_supported, load

HTML = "<!doctype html><html><body><main><h1>Rubrik</h1><p>Å ä ö</p></main></body></html>"


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def texts(extract: Extract, *kinds: BlockKind) -> list[str]:
    return [block.text for block in extract.blocks if not kinds or block.kind in kinds]


def word(text: str = "Bistånd") -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def pdf(text: str = "Bistånd", password: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=password)
    canvas.drawString(72, 700, text)
    canvas.save()
    return out.getvalue()


def image_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(72, 72, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_000)
    return out.getvalue()


def archive(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


LOCKED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\1" * 600
BAD = [
    ("tom.txt", b"", "tom"),
    ("tom.docx", b"   \n", "tom"),
    ("blank.md", b"\n \n<!-- bara en kommentar -->\n", "ingen text"),
    ("last.pdf", pdf(password="hemligt"), "lösenord"),
    ("last.docx", LOCKED_OFFICE, "lösenord"),
    ("gammal.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600, "äldre Office-format"),
    ("skannad.pdf", image_pdf(), "textigenkänning (OCR)"),
    ("avbruten.docx", word()[:-3000], "skadad"),
    ("avbruten.pdf", pdf()[:400], "skadad"),
    ("trasig.docx", archive(word__document_xml="<w:p", _Content_Types__xml="x"), "skadad"),
    ("bomb.docx", bomb(), "packas upp"),
    ("fel.pdf", word(), "heter .pdf men innehåller ett Word-dokument"),
    ("fel.docx", pdf(), "heter .docx men innehåller en pdf"),
    ("fel.txt", HTML, "heter .txt men innehåller en webbsida"),
    ("fel.html", "Bara text", "heter .html men innehåller vanlig text"),
    ("fel.pptx", word(), "innehåller ett Word-dokument"),
    ("fel.md", b"\x89PNG\r\n\x1a\n\0\0\0", "innehåller en bild"),
    ("fel2.txt", struct.pack("<64I", *range(64)), "något annat än text"),
    ("fel.docm", word(), "kan inte läsas in"),
    ("ark.docx", archive(xl__workbook_xml="<x/>"), "innehåller ett Excel-ark"),
    ("arkiv.html", "MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>", "webbarkiv"),
    ("uppgifter.md", "---\ntitle: [\n---\nText", "går inte att tolka, se rad"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_reports_a_bad_file(tmp_path: Path, name: str, data: bytes | str, reason: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(put(tmp_path, name, data))
    assert reason in caught.value.reason
    assert caught.value.reason.endswith(".")
    assert "\n" not in str(caught.value)


def test_reports_a_missing_and_an_oversized_file(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="finns inte"):
        load(tmp_path / "borta.txt")
    with pytest.raises(LoadError, match="gränsen är 0,1 MB"):
        load(put(tmp_path, "stor.txt", b"a" * 100_001), max_bytes=100_000)


def test_supports_by_suffix_but_not_temporary_files() -> None:
    assert is_supported(Path("A.PDF"))
    assert is_supported(Path("x/y.markdown"))
    assert not is_supported(Path("~$rutin.docx"))
    assert not is_supported(Path("._rutin.docx"))
    assert not is_supported(Path("bild.png"))


def test_imports_no_library_before_a_file_is_read() -> None:
    heavy = "lxml docx pptx pypdfium2 markdown_it yaml trafilatura"
    code = f"import sys, ingest.loaders; print([m for m in '{heavy}'.split() if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_text_keeps_its_lines(tmp_path: Path) -> None:
    extract = load(put(tmp_path, "a.txt", "Rubrik\r\n\r\n  Kol\tumn  \nslut\n".encode("cp1252")))
    assert texts(extract) == ["Rubrik", "", "  Kol\tumn", "slut"]
    assert {block.kind for block in extract.blocks} == {BlockKind.LINE}
    assert extract.paging == ""
    assert extract.blocks[0].page is None


def test_text_pages_at_form_feeds(tmp_path: Path) -> None:
    extract = load(put(tmp_path, "a.txt", "sida ett\n\fsida två\n\f"))
    assert [(block.text, block.page) for block in extract.blocks if block.text] == [("sida ett", 1), ("sida två", 2)]
    assert extract.paging == "page"
