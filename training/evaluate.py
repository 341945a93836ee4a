"""Measures a model: held-out retrieval, SweFAQ, SweParaphrase, alone and together with BM25."""

import csv
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray
from scipy.stats import spearmanr
from tokenizers import Tokenizer

from training.noise import ask, fold
from training.pairs import Pair, document_pairs, statute_pairs
from training.questions import held_out_questions, read_asked
from training.texts import Document, is_held_out
from training.word2vec import normalised

Matrix = NDArray[np.float32]
POOL = 3000
# Questions and headings as people write them, out of the held-out documents.
TUNING = ("asked", "heading", "question", "section, asked", "topic")


@dataclass(frozen=True)
class Retrieval:
    """Questions, a pool of passages, and for each question the row of the passage that answers it."""

    name: str
    queries: tuple[str, ...]
    passages: tuple[str, ...]
    answers: tuple[int, ...]


@dataclass(frozen=True)
class Model:
    """A static model without torch: the mean of the token vectors, scaled to length 1."""

    tokenizer: Tokenizer
    vectors: Matrix

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Returns one vector a text, shape [texts, dimensions]."""
        encodings = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        nothing = np.zeros(self.vectors.shape[1], np.float32)
        return normalised(np.stack([self.vectors[e.ids].mean(axis=0) if e.ids else nothing for e in encodings]))


def held_out_sets(documents: Iterable[Document], statutes: Path, seed: int = 7) -> list[Retrieval]:
    """Makes retrieval sets from held-out documents, one for each kind of pair, with at most `POOL` passages each."""
    rng = random.Random(seed)
    pairs = [pair for document in documents if document.held_out for pair in document_pairs(document, rng)]
    pairs += [pair for pair in statute_pairs(statutes) if is_held_out(pair.group)]
    sets = [_distinct(kind, [p for p in pairs if p.kind == kind], rng) for kind in sorted({p.kind for p in pairs})]
    for plain in [task for task in sets if task.name == "section"]:
        asked = tuple(ask(query, rng) for query in plain.queries)
        sets.append(replace(plain, name="section, asked", queries=asked))
        sets.append(replace(plain, name="section, asked, without å ä ö", queries=tuple(map(fold, asked))))
    return sets


def swefaq(path: Path) -> Retrieval:
    """Reads SweFAQ (SuperLim 2, CC BY 4.0): every distinct candidate answer of the file is in the pool."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pool = list(dict.fromkeys(answer for item in items for answer in item["candidate_answers"]))
    answers = tuple(pool.index(item["candidate_answers"][item["label"]]) for item in items)
    return Retrieval("SweFAQ dev", tuple(item["question"] for item in items), tuple(pool), answers)


def ndcg(scores: Matrix, answers: Sequence[int], at: int = 10) -> float:
    """Mean nDCG@10 with one right passage a question; ties count against the model."""
    right = scores[np.arange(len(answers)), list(answers)][:, None]
    rank = (scores >= right).sum(axis=1)
    return float(np.where(rank <= at, 1 / np.log2(rank + 1), 0).mean())


def dense_scores(model: Model, task: Retrieval) -> Matrix:
    """Cosine of each question with each passage, shape [questions, passages]."""
    return np.asarray(model.encode(task.queries) @ model.encode(task.passages).T, dtype=np.float32)


def token_scores(model: Model, idf: NDArray[np.float32], task: Retrieval) -> Matrix:
    """Idf-weighted best match of each question token (late interaction, Khattab and Zaharia 2020, arXiv:2004.12832)."""
    unit = normalised(model.vectors)
    passages = [
        np.unique(e.ids) for e in model.tokenizer.encode_batch_fast(list(task.passages), add_special_tokens=False)
    ]
    flat, starts = np.concatenate(passages), np.cumsum([0, *map(len, passages[:-1])])
    scores = []
    for encoding in model.tokenizer.encode_batch_fast(list(task.queries), add_special_tokens=False):
        ids = np.asarray(encoding.ids, dtype=np.int64)
        best = np.maximum.reduceat(unit[ids] @ unit[flat].T, starts, axis=1)
        scores.append(idf[ids] @ best / max(float(idf[ids].sum()), 1e-9))
    return np.asarray(scores, dtype=np.float32)


def bm25_scores(task: Retrieval) -> Matrix:
    """BM25 over Snowball stems and character 5-grams within words, shape [questions, passages]."""
    stemmer = Stemmer.Stemmer("swedish")

    def terms(text: str) -> list[str]:
        words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
        grams = [f"_{w}_"[i : i + 5] for w in words for i in range(max(1, len(w) - 2))]
        return [*(f"={s}" for s in stemmer.stemWords(words)), *grams]

    index = bm25s.BM25()
    index.index([terms(p) for p in task.passages], show_progress=False)
    return np.stack([index.get_scores(terms(q)) for q in task.queries])


def blended(first: Matrix, second: Matrix, weight: float) -> Matrix:
    """Convex sum of two score matrices, each scaled to 0..1 within its question."""
    return (1 - weight) * _unit_range(first) + weight * _unit_range(second)


def similarity(model: Model, path: Path) -> float:
    """Spearman's rank correlation with the similarity labels of SweParaphrase (SuperLim 2)."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    left = model.encode([row["sentence_1"] for row in rows])
    right = model.encode([row["sentence_2"] for row in rows])
    return float(spearmanr((left * right).sum(axis=1), [float(row["label"]) for row in rows]).statistic)


def figures(model: Model, idf: NDArray[np.float32], documents: Iterable[Document], data: Path) -> dict[str, float]:
    """Measures what the model card tells.

    Returns:
        Values named "task: way of scoring". The weights of the blends are chosen on held-out sets alone.
    """
    tasks = held_out_sets(documents, data / "training/sfs_rubrik_paragraf.jsonl.gz")
    dense = {task.name: dense_scores(model, task) for task in tasks}
    found = {f"{task.name}: dense": ndcg(dense[task.name], task.answers) for task in tasks}
    found = {"mean of the held-out sets: dense": float(np.mean(list(found.values())))} | found

    faq = swefaq(data / "benchmarks/swefaq_dev.jsonl")
    plain = replace(faq, name="SweFAQ dev, without å ä ö", queries=tuple(map(fold, faq.queries)))
    own = Retrieval("own questions", *held_out_questions(read_asked()))
    tuning = [task for task in tasks if task.name in TUNING]
    legs = {
        task: {"bm25": bm25_scores(task), "dense": dense_scores(model, task), "tokens": token_scores(model, idf, task)}
        for task in (*tuning, own, faq, plain)
    }
    for task, scores in legs.items():
        found |= {f"{task.name}: {leg}": ndcg(score, task.answers) for leg, score in scores.items()}
    for first, second in (("bm25", "dense"), ("dense", "tokens"), ("bm25", "tokens")):
        weight = _best_weight([(legs[task][first], legs[task][second], task.answers) for task in tuning])
        for task, scores in legs.items():
            value = ndcg(blended(scores[first], scores[second], weight), task.answers)
            found[f"{task.name}: {1 - weight:.1f} {first} + {weight:.1f} {second}"] = value
    found["SweParaphrase dev, Spearman: dense"] = similarity(model, data / "benchmarks/sweparaphrase_dev.tsv")
    return found


def _best_weight(tasks: Sequence[tuple[Matrix, Matrix, Sequence[int]]]) -> float:
    steps = [step / 10 for step in range(11)]
    means = [np.mean([ndcg(blended(first, second, w), answers) for first, second, answers in tasks]) for w in steps]
    return steps[int(np.argmax(means))]


def _distinct(name: str, pairs: Sequence[Pair], rng: random.Random) -> Retrieval:
    by_passage = {pair.passage: pair.query for pair in pairs}
    items = list({query.lower(): (query, passage) for passage, query in sorted(by_passage.items())}.values())
    rng.shuffle(items)
    queries, passages = zip(*items[:POOL], strict=True)
    return Retrieval(name, queries, passages, tuple(range(len(queries))))


def _unit_range(scores: Matrix) -> Matrix:
    low, high = scores.min(axis=1, keepdims=True), scores.max(axis=1, keepdims=True)
    return np.asarray((scores - low) / np.where(high > low, high - low, 1), dtype=np.float32)
