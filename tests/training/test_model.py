import random

import numpy as np
import pytest

from training.evaluate import Model, Retrieval, blended, dense_scores, ndcg, token_scores
from training.export import export
from training.noise import fold
from training.pairs import Pair
from training.tokenizer import Pieces, add_twins, train_tokenizer
from training.word2vec import normalised, smooth_inverse_frequency

TEXTS = [
    "försörjningsstöd lämnas till den som inte kan försörja sig",
    "hyran betalas till värden varje månad",
    "socialnämnden beslutar om försörjningsstöd",
    "körkort krävs för att köra bil på vägen",
    "bilen får inte parkeras på vägen",
] * 40


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return add_twins(train_tokenizer(TEXTS, 120))


@pytest.fixture(scope="module")
def vectors(pieces: Pieces) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(pieces.count, 16)).astype(np.float32)


def test_a_twin_reads_text_without_diacritics_with_the_same_vectors(pieces: Pieces) -> None:
    with_twins = [p for p, row in pieces.tokenizer.get_vocab().items() if pieces.rows[row] == row and fold(p) != p]
    piece = max(with_twins, key=len)
    written, folded = pieces.encode([piece, fold(piece)])
    assert written.tolist() == folded.tolist() == [pieces.tokenizer.token_to_id(piece)]
    assert len(pieces.rows) > pieces.count


def test_case_punctuation_and_soft_hyphens_make_no_difference(pieces: Pieces) -> None:
    plain, loud = pieces.encode(["hyran betalas", "HYRAN, be\u00adtalas!"])
    assert plain.tolist() == loud.tolist()


def test_rare_pieces_weigh_more() -> None:
    weights = smooth_inverse_frequency(np.array([1000, 10, 0]))
    assert weights[0] < weights[1] < weights[2] == 1


def test_ndcg_by_hand_and_ties_count_against_the_model() -> None:
    scores = np.array([[3, 2, 1], [3, 2, 1], [1, 1, 1]], dtype=np.float32)
    assert ndcg(scores, [0, 1, 0]) == pytest.approx((1 + 1 / np.log2(3) + 1 / 2) / 3)
    assert ndcg(scores, [0, 1, 2], at=1) == pytest.approx(1 / 3)


def test_blending_scales_each_question() -> None:
    first, second = np.array([[0, 10]], dtype=np.float32), np.array([[4, 2]], dtype=np.float32)
    assert blended(first, second, 0.25).tolist() == [[0.25, 0.75]]


def test_a_text_finds_itself_whole_and_token_by_token(pieces: Pieces, vectors: np.ndarray) -> None:
    model = Model(pieces.tokenizer, vectors[pieces.rows])
    texts = tuple(dict.fromkeys(TEXTS))
    task = Retrieval("self", texts, texts, tuple(range(len(texts))))
    assert ndcg(dense_scores(model, task), task.answers) == 1
    idf = np.ones(len(pieces.rows), dtype=np.float32)
    assert np.diag(token_scores(model, idf, task)) == pytest.approx(1, abs=1e-5)


def test_training_brings_a_query_to_its_own_passage(pieces: Pieces, vectors: np.ndarray) -> None:
    pytest.importorskip("torch")
    from training.contrastive import Recipe, train

    pairs = [
        Pair("a", "1", "hyran", "värden varje månad"),
        Pair("a", "2", "körkort", "köra bil på vägen"),
        Pair("a", "3", "socialnämnden", "försörjningsstöd lämnas"),
    ]
    recipe = Recipe(epochs=60, batch=8, learning_rate=0.05, dimensions=(16, 8), asked=0, folded=0, slips=0, drop=0)
    trained = train(vectors, pairs, pieces, recipe)
    model = Model(pieces.tokenizer, trained[pieces.rows])
    task = Retrieval("t", tuple(p.query for p in pairs), tuple(p.passage for p in pairs), (0, 1, 2))
    assert ndcg(dense_scores(model, task), task.answers) == 1
    assert np.array_equal(trained, train(vectors, pairs, pieces, recipe))


def test_equal_passages_are_not_negatives_of_each_other() -> None:
    torch = pytest.importorskip("torch")
    from training.contrastive import matryoshka_loss, numbered

    queries = torch.eye(2)
    same = torch.tensor([[False, True], [True, False]])
    assert float(matryoshka_loss(queries, queries[[0, 0]], same, (2,), 20)) == pytest.approx(0)
    assert numbered(["a", "b", "a"]).tolist() == [0, 1, 0]


def test_batches_are_of_one_kind_and_hold_every_pair() -> None:
    pytest.importorskip("torch")
    from training.contrastive import batches

    pairs = [Pair("ab"[n % 2], str(n // 10), "q", "p") for n in range(50)]
    made = list(batches(pairs, 10, random.Random(0)))
    assert sorted(int(row) for batch in made for row in batch) == list(range(50))
    assert all(len({pairs[row].kind for row in batch}) == 1 for batch in made)


def test_an_exported_model_replaces_the_old_one_and_reads_the_same_everywhere(tmp_path, pieces, vectors) -> None:
    transformers = pytest.importorskip("sentence_transformers")
    folder = tmp_path / "model"
    for scale in (2, 1):
        export(
            folder, scale * vectors[pieces.rows], np.ones(len(pieces.rows), np.float32), pieces.tokenizer, "# card\n"
        )
    half = vectors[pieces.rows].astype(np.float16).astype(np.float32)
    ours = Model(pieces.tokenizer, half).encode(TEXTS[:5])
    theirs = transformers.SentenceTransformer(str(folder), device="cpu").float().encode(TEXTS[:5])
    assert np.abs(ours - theirs).max() < 1e-5
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert normalised(ours) == pytest.approx(ours, abs=1e-6)
