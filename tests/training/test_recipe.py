"""The recipe from end to end on a few made-up documents, and the model that it made of the real ones."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

MODEL = Path(__file__).parents[2] / "ingest" / "models" / "kallstod-sv"
SENTENCES = [
    "Har jag rätt till försörjningsstöd när jag är sjukskriven?",
    "forsorjningsstod",
    "Återkrav enligt 33 kap. socialtjänstlagen",
    "12 345 kr ☃ кот",
]


def _lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    things = ["hyra", "resor", "kläder", "mat", "medicin", "möbler", "hemförsäkring", "barnomsorg", "tandvård", "el"]
    told = "Kostnad för {0} prövas av nämnden. Den som söker stöd för {0} visar kvitto. Beslut om {0} ges skriftligt."
    folder, titles = tmp_path / "data", [f"Lag (2001:{n}) om {thing}" for n, thing in enumerate(things * 12)]
    topics = things * 12
    _lines(
        folder / "training/sfs_rkrattsbaser_2024.jsonl.gz",
        [{"sfs": "", "title": t, "text": told.format(thing)} for t, thing in zip(titles, topics, strict=True)],
    )
    _lines(
        folder / "training/sfs_rubrik_paragraf.jsonl.gz",
        [
            {"q": f"Ersättning för {thing}", "doc": t, "kap": "", "p": "1 § " + told.format(thing)}
            for t, thing in zip(titles, topics, strict=True)
        ],
    )
    _lines(
        folder / "training/regeringen_g0vse_2026-01.jsonl.gz",
        [
            {"path": str(n), "type": "", "title": f"Nytt om {thing}", "text": f"## Vem betalar {thing}?\n\n" * (n < 9)
             + told.format(thing)} for n, thing in enumerate(topics)
        ],
    )  # fmt: skip
    _lines(
        folder / "training/interpellationer_1994-2024.jsonl.gz",
        [
            {"id": f"i{n}", "title": "", "topic": f"dyr {thing}", "text": told.format(thing) * 2
             + f"\n\nVad avser statsrådet att göra åt kostnaden för {thing} {n}?"} for n, thing in enumerate(topics)
        ],
    )  # fmt: skip
    for name in ("lexica", "domain", "benchmarks", "statutes"):
        (folder / name).mkdir()
    (folder / "lexica/synlex_synpairs.xml").write_text("<s><syn><w1>mat</w1><w2>föda</w2></syn></s>", encoding="utf-8")
    (folder / "domain/glossary.tsv").write_text(
        "term\texpansion_or_meaning\tusers_also_say\tsource\n", encoding="utf-8"
    )
    answers = [told.format(thing) for thing in things]
    (folder / "benchmarks/swefaq_dev.jsonl").write_text(
        "\n".join(
            json.dumps({"question": f"Får jag {thing}?", "candidate_answers": answers, "label": n})
            for n, thing in enumerate(things)
        ),
        encoding="utf-8",
    )
    (folder / "benchmarks/sweparaphrase_dev.tsv").write_text(
        "genre\tfile\tsentence_1\tsentence_2\tlabel\nx\tx\tmat och hyra\tmat och hyra\t5\nx\tx\tmat\thyra\t1\n"
        "x\tx\tmat och resor\tmat\t3\n",
        encoding="utf-8",
    )
    return folder


def test_one_call_makes_a_whole_model_and_a_second_uses_the_checkpoints(data: Path, tmp_path: Path) -> None:
    for needed in ("gensim", "torch", "sentence_transformers", "scipy"):
        pytest.importorskip(needed)
    from training.contrastive import Recipe
    from training.train import Settings, run

    out, work = tmp_path / "model", tmp_path / "work"
    settings = Settings(
        pieces=150, dimensions=16, skip_gram_epochs=2, contrastive=Recipe(epochs=3, batch=32, dimensions=(16, 8))
    )
    figures = run(data, out, work, settings)
    assert figures["SweFAQ dev: dense"] > 0.5
    assert {"README.md", "modules.json", "model.safetensors", "tokenizer.json"} <= {p.name for p in out.iterdir()}
    assert "Viggo Kann" in (out / "README.md").read_text(encoding="utf-8")
    stamps = {path: path.stat().st_mtime_ns for path in work.iterdir()}
    matrix = (out / "model.safetensors").read_bytes()
    assert run(data, out, work, settings) == figures
    assert (out / "model.safetensors").read_bytes() == matrix
    assert {path: path.stat().st_mtime_ns for path in work.iterdir()} == stamps


def _bundled() -> tuple[np.ndarray, object]:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    return load_file(MODEL / "model.safetensors"), Tokenizer.from_file(str(MODEL / "tokenizer.json"))


def test_the_word_model_is_whole_and_small() -> None:
    tensors, tokenizer = _bundled()
    assert tensors["embeddings"].dtype == np.float16
    assert len(tensors["embeddings"]) == len(tensors["idf"]) == tokenizer.get_vocab_size()
    assert np.isfinite(tensors["embeddings"].astype(np.float32)).all()
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < 40e6


def test_the_word_model_gives_the_same_vectors_through_sentence_transformers_and_the_app() -> None:
    transformers = pytest.importorskip("sentence_transformers")
    from ingest.embed import StaticEmbeddings

    ours = StaticEmbeddings(MODEL).encode(SENTENCES)
    theirs = transformers.SentenceTransformer(str(MODEL), device="cpu").float().encode(SENTENCES)
    assert np.abs(ours - theirs).max() < 1e-5


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("socialbidrag", "försörjningsstöd", "körkort"),
        ("forsorjningsstod", "försörjningsstöd", "sjukpenning"),
        ("hyresskuld", "obetald hyra", "arbetslöshetskassa"),
        ("hemlöshet", "bostadslös", "biobränsle"),
    ],
)
def test_the_word_model_knows_its_field(word: str, near: str, far: str) -> None:
    from ingest.embed import StaticEmbeddings

    query, closer, farther = StaticEmbeddings(MODEL).encode([word, near, far])
    assert query @ closer > query @ farther + 0.1
