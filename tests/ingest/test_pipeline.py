"""The index holds just what the folders hold, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import NamedEmbeddings
from ingest.folders import LibraryUnreadable
from ingest.index import Index, IndexBusy, IndexUnavailable, open_index, writing
from ingest.pipeline import ingest

ROOT = Path(__file__).resolve().parents[2]


class WordLengths:
    """An embedder that anyone can check by hand: counts of words of 1 to 8 letters."""

    name, size = "word-lengths", 8

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self.embed_query(t) for t in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(sum(len(w) == n for w in text.split())) + 0.01 for n in range(1, 9)]


def texts(index: Index) -> list[tuple[str, str, str, str]]:
    return [(p.passage_id, p.text, p.context, p.locator) for p in index.passages]


def test_a_library_becomes_documents_sections_and_passages(library: Path, tmp_path: Path) -> None:
    report = ingest([library], tmp_path / "index", None)
    index = open_index(tmp_path / "index")
    assert (report.documents, report.read, report.changed) == (3, 3, True)
    assert {d.metadata.title for d in index.documents.values()} == {
        "Vägledning om bistånd",
        "Riktlinje för Norrberga",
        "Riktlinje för Åkersvik",
    }
    assert index.municipalities == ("Norrberga", "Åkersvik")
    assert index.generation == "gen-1"


def test_passages_are_slices_of_their_sections(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    index = open_index(tmp_path / "index")
    for passage in index.passages:
        assert index.section(passage).text[passage.start : passage.end] == passage.text


def test_a_list_keeps_its_lead_in_and_a_table_its_header(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    whole = [p.text for p in open_index(tmp_path / "index").passages]
    assert any("Till ansökan bifogas:\n- hyresavi" in text for text in whole)
    assert any("Ärende | Högsta belopp | Beslutar\nTandvård | 6 000 kr" in text for text in whole)


def test_nothing_changed_writes_nothing(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    again = ingest([library], tmp_path / "index", None)
    assert (again.changed, again.read) == (False, 0)
    assert open_index(tmp_path / "index").generation == "gen-1"


@pytest.mark.parametrize("embeddings", [None, WordLengths()])
def test_incremental_equals_rebuild(library: Path, tmp_path: Path, embeddings: NamedEmbeddings | None) -> None:
    ingest([library], tmp_path / "grown", embeddings)
    (library / "lokalt" / "norrberga.md").unlink()
    (library / "ny.md").write_text("# Ny rutin\n\nRutinen gäller dagverksamhet.\n", encoding="utf-8")
    changed = library / "vagledning.md"
    changed.write_text(changed.read_text(encoding="utf-8").replace("tre\nveckor", "fyra\nveckor"), encoding="utf-8")
    report = ingest([library], tmp_path / "grown", embeddings)
    assert (report.read, report.removed) == (2, 1)
    ingest([library], tmp_path / "fresh", embeddings)
    grown, fresh = open_index(tmp_path / "grown"), open_index(tmp_path / "fresh")
    assert texts(grown) == texts(fresh)
    assert grown.documents == fresh.documents
    query = {"veckor": 1.0, "veck": 1.0, "bistand": 1.0, "stod": 1.0}
    np.testing.assert_array_equal(grown.terms.scores(query), fresh.terms.scores(query))
    if embeddings:
        assert grown.vectors is not None
        assert fresh.vectors is not None
        for one, other in zip(grown.vectors.vectors(), fresh.vectors.vectors(), strict=True):
            np.testing.assert_array_equal(one, other)


def test_unchanged_documents_are_not_embedded_again(library: Path, tmp_path: Path) -> None:
    embeddings = WordLengths()
    ingest([library], tmp_path / "index", embeddings)  # type: ignore[arg-type]
    embeddings.embedded.clear()
    (library / "ny.md").write_text("# Ny\n\nEtt nytt stycke.\n", encoding="utf-8")
    ingest([library], tmp_path / "index", embeddings)  # type: ignore[arg-type]
    assert embeddings.embedded == ["Ny. Ett nytt stycke."]


def test_a_removed_document_leaves_no_trace(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    (library / "lokalt" / "åkersvik.md").unlink()
    ingest([library], tmp_path / "index", None)
    index = open_index(tmp_path / "index")
    assert index.municipalities == ("Norrberga",)
    assert "akersvik" not in index.terms
    home = tmp_path / "index" / "gen-2"
    with sqlite3.connect(home / "library.db") as db:
        for table in ("documents", "sections", "passages"):
            assert "kersvik" not in str(db.execute(f"select * from {table}").fetchall())


def test_a_changed_sidecar_changes_the_document(library: Path, tmp_path: Path) -> None:
    note = library / "pm.txt"
    note.write_text("PM om tolk\n\nTolk bokas genom växeln.\n", encoding="utf-8")
    ingest([library], tmp_path / "index", None)
    (library / "pm.txt.meta.toml").write_text('title = "Rutin för tolk"\nkind = "rutin"\n', encoding="utf-8")
    report = ingest([library], tmp_path / "index", None)
    assert report.read == 1
    assert "Rutin för tolk" in {d.metadata.title for d in open_index(tmp_path / "index").documents.values()}


def test_bad_files_are_reported_and_the_rest_goes_in(library: Path, tmp_path: Path) -> None:
    (library / "tom.txt").write_bytes(b"")
    (library / "trasig.pdf").write_bytes(b"%PDF-1.7 avbruten")
    (library / "bild.jpg").write_bytes(b"\xff\xd8\xff")
    (library / "fel.md").write_text("# Fel\n\nText.\n", encoding="utf-8")
    (library / "fel.md.meta.toml").write_text('sort = "riktlinje"\n', encoding="utf-8")
    report = ingest([library], tmp_path / "index", None)
    failed = {Path(f.source).name: f.reason for f in report.manifest.failures}
    assert failed.keys() == {"tom.txt", "trasig.pdf", "bild.jpg", "fel.md"}
    assert all(reason.endswith((".", ")")) for reason in failed.values()), failed
    assert report.documents == 3


def test_a_missing_folder_leaves_the_index_alone(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    with pytest.raises(LibraryUnreadable, match="finns inte"):
        ingest([library, tmp_path / "borta"], tmp_path / "index", None)
    assert open_index(tmp_path / "index").generation == "gen-1"


def test_an_emptied_folder_leaves_the_index_alone(library: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan"
    other.mkdir()
    (other / "kvar.md").write_text("# Kvar\n\nText som är kvar.\n", encoding="utf-8")
    ingest([library, other], tmp_path / "index", None)
    (other / "kvar.md").unlink()
    with pytest.raises(LibraryUnreadable, match="tom men hade dokument"):
        ingest([library, other], tmp_path / "index", None)
    assert len(open_index(tmp_path / "index").documents) == 4


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "tom" / "a.txt").write_bytes(b"")
    with pytest.raises(LibraryUnreadable, match="Inget dokument kunde läsas"):
        ingest([tmp_path / "tom"], tmp_path / "index", None)
    with pytest.raises(IndexUnavailable):
        open_index(tmp_path / "index")


def test_one_writer_at_a_time(library: Path, tmp_path: Path) -> None:
    with writing(tmp_path / "index"), pytest.raises(IndexBusy, match="pågår redan"):
        ingest([library], tmp_path / "index", None)


def test_a_reader_keeps_the_generation_it_opened(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    old = open_index(tmp_path / "index")
    before = texts(old)
    (library / "ny.md").write_text("# Ny\n\nEtt nytt stycke.\n", encoding="utf-8")
    ingest([library], tmp_path / "index", None)
    assert texts(old) == before
    assert old.section(old.passages[0]).text
    assert open_index(tmp_path / "index").generation == "gen-2"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("moment", ["_write_store", "_write_keywords", "_checksums", "_swap"])
def test_killing_the_builder_leaves_the_old_index_whole(library: Path, tmp_path: Path, moment: str) -> None:
    ingest([library], tmp_path / "index", None)
    before = texts(open_index(tmp_path / "index"))
    (library / "ny.md").write_text("# Ny\n\nEtt nytt stycke.\n", encoding="utf-8")
    killed = subprocess.run([sys.executable, "-c", _killed_at(moment, library, tmp_path)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert texts(open_index(tmp_path / "index")) == before
    report = ingest([library], tmp_path / "index", None)
    assert report.documents == 4
    assert not list((tmp_path / "index").glob("building-*"))


def _killed_at(moment: str, library: Path, tmp_path: Path) -> str:
    return (
        "import os, signal; from pathlib import Path; from ingest import index; from ingest.pipeline import ingest\n"
        f"index.{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"ingest([Path({str(library)!r})], Path({str(tmp_path / 'index')!r}), None)"
    )


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_at_any_time_an_index_opens(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    for n, wait in enumerate((0.2, 0.4, 0.6, 0.8)):
        (library / f"ny{n}.md").write_text(f"# Ny {n}\n\nStycke nummer {n}.\n", encoding="utf-8")
        code = (
            "from pathlib import Path; from ingest.pipeline import ingest; "
            f"ingest([Path({str(library)!r})], Path({str(tmp_path / 'index')!r}), None)"
        )
        process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=os.environ)
        time.sleep(wait)
        process.kill()
        process.wait()
        assert len(open_index(tmp_path / "index").documents) >= 3
    assert ingest([library], tmp_path / "index", None).documents == 7


def test_two_folders_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    for owner in ("a", "b"):
        folder = tmp_path / owner / "dok"
        folder.mkdir(parents=True)
        (folder / "x.md").write_text(f"# Om {owner}\n\nText om {owner}.\n", encoding="utf-8")
    ingest([tmp_path / "a" / "dok", tmp_path / "b" / "dok"], tmp_path / "index", None)
    assert {d.work_id for d in open_index(tmp_path / "index").documents.values()} == {"a/dok/x.md", "b/dok/x.md"}


def test_a_damaged_index_is_said_to_be_so(library: Path, tmp_path: Path) -> None:
    ingest([library], tmp_path / "index", None)
    (tmp_path / "index" / "gen-1" / "library.db").write_bytes(b"skrap")
    with pytest.raises(IndexUnavailable, match="skadat"):
        open_index(tmp_path / "index")


def test_identity_numbers_are_hidden_and_remarked(library: Path, tmp_path: Path) -> None:
    (library / "beslut.md").write_text(
        "# Beslut 811218-9876\n\nSökanden 19811218-9876 beviljas 5 220 kronor enligt 12 kap. 1 § SoL.\n",
        encoding="utf-8",
    )
    report = ingest([library], tmp_path / "index", None)
    (remark,) = [f.remark for f in report.manifest.files if f.remark]
    assert "personnummer" in remark
    held = "".join(
        p.read_text(encoding="utf-8", errors="replace") for p in (tmp_path / "index").rglob("*") if p.is_file()
    )
    assert "9876" not in held
    assert any("5 220 kronor enligt 12 kap. 1 §" in p.text for p in open_index(tmp_path / "index").passages)


def test_attendance_lists_stay_out_of_passages(library: Path, tmp_path: Path) -> None:
    (library / "minnesanteckningar.txt").write_text(
        "Minnesanteckningar nätverksträff 12 mars 2026\n\n"
        "Deltagare: Ada Berg och Bo Ek (Norrberga), Eva Lind (Åkersvik)\n\n"
        "Matkort\nDeltagarna var överens om att matkort bör delas ut samma dag.\n\nAntecknat av Ada Berg\n",
        encoding="utf-8",
    )
    ingest([library], tmp_path / "index", None)
    index = open_index(tmp_path / "index")
    everything = " ".join(p.text for p in index.passages)
    assert "Ada Berg" not in everything
    assert "Deltagarna var överens" in everything
    (minutes,) = [d for d in index.documents.values() if "minnesanteckningar" in d.source]
    assert minutes.metadata.municipalities == ("Norrberga", "Åkersvik")
