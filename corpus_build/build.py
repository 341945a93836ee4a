"""Build the example library's PDF, DOCX and PPTX files and their sidecars: `python corpus_build/build.py`."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import texts
import to_docx
import to_pdf
import to_pptx
import to_scan

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus"
WRITERS = {".pdf": to_pdf.write, ".docx": to_docx.write, ".pptx": to_pptx.write}
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    """Build every text; the outputs depend on the texts alone."""
    for path in sorted((HERE / "texts").rglob("*.md")):
        text = texts.read(path)
        target = CORPUS / text.output
        data = to_scan.write(text) if text.layout == "scan" else WRITERS[target.suffix](text)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data if target.suffix == ".pdf" else _stable_zip(data))
        target.with_name(target.name + ".meta.toml").write_text(sidecar(text), encoding="utf-8")
        print(target.relative_to(HERE.parent))


def sidecar(text: texts.Text) -> str:
    """The metadata of a text as TOML, without the fields that ingest is to find by itself."""
    kept = {name: value for name, value in text.meta.items() if name not in text.infer}
    return "".join(f"{name} = {_toml(value)}\n" for name, value in {**kept, "example": True}.items())


def _toml(value: texts.Value) -> str:
    match value:
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(_toml(item) for item in value)}]"
        case _:
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _stable_zip(data: bytes) -> bytes:
    """The same Office file with fixed times in the archive."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    main()
