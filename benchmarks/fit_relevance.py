"""Fits assistant/relevance.py on graded statements, and tells how well it chooses, each question held out.

The shipped weights are those of benchmarks/fit_answers.py but for an index without vectors.

    python -m benchmarks.fit_relevance INDEX

Grades: 3 answers, 2 belongs in a good answer, 1 same subject, 0 misleads. An INDEX of the example library is needed;
statements that it no longer holds are left out.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.forms.fit import demanded
from assistant.relevance import FEATURES, JUDGED, features, reference
from settings import ROOT, load_settings

HOME = ROOT / "evals" / "relevance"
FOLDS = 8
GOOD = 2


def main() -> None:
    assistant = Assistant.open(Path(sys.argv[1]), load_settings())
    ids, x, grades, scores, answerable = read(assistant)
    told = np.zeros(len(ids))
    for fold in range(FOLDS):
        held = np.array([hash_of(i) % FOLDS == fold for i in ids])
        bias, weights = fitted(x[~held], grades[~held] >= GOOD)
        told[held] = 1 / (1 + np.exp(-(bias + x[held] @ weights)))
    print("held out by question: least relevance, precision, statements, first good, any full answer, answered")
    for least in (0.25, 0.3, 0.35, 0.4, 0.5):
        silent = 1 - chosen(ids, told, grades, least, ~answerable)[-1]
        kept = " ".join(f"{v:.3f}" for v in chosen(ids, told, grades, least, answerable))
        print(f"  {least:.2f} {kept}; silent of those without an answer {silent:.3f}")
    by_score = chosen(ids, scores, grades, 0.82, answerable)
    print("by score alone, at least 0.82 of the best:", *(f"{v:.3f}" for v in by_score))
    bias, weights = fitted(x, grades >= GOOD)
    print(f"BIAS = {bias:.3f}")
    print("WEIGHTS = (" + ", ".join(f"{w:.3f}" for w in weights) + ")")
    print(dict(zip(FEATURES, weights.round(2).tolist(), strict=True)))


def read(assistant: Assistant) -> tuple[list[str], Any, Any, Any, Any]:
    """Question ids, features, grades, shares of the best score, and whether the library answers the question."""
    grades = grades_given()
    ids, rows, graded, shares, answerable = [], [], [], [], []
    for q in lines("questions.jsonl"):
        if not any(i == q["id"] for i, _ in grades):
            continue
        query, ranked = assistant.ranked(Question(q["question"], municipality=q["municipality"]))
        best, forms = reference(query, ranked), demanded(query.text)
        for candidate in ranked[:JUDGED]:
            unit = candidate.unit
            if not all(form.stated_by(unit) for form in forms):
                continue
            graded_as = (grades.get((q["id"], said)) for said in (unit.text, unit.body))
            if (grade := next((g for g in graded_as if g is not None), None)) is not None:
                ids.append(q["id"])
                rows.append(features(query, candidate, best, assistant.index))
                graded.append(grade)
                shares.append(candidate.score / ranked[0].score)
                answerable.append(q["answerable"])
    return ids, np.array(rows), np.array(graded), np.array(shares), np.array(answerable)


def fitted(x: Any, good: Any) -> tuple[float, Any]:
    """Bias and weights on unscaled features, with a ridge on the scaled ones."""
    spread = x.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.3, max_iter=5000).fit((x - x.mean(axis=0)) / spread, good)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - x.mean(axis=0) @ weights), weights


def chosen(ids: list[str], told: Any, grades: Any, least: float, among: Any) -> tuple[float, ...]:
    """Precision, statements an answer, good first, any full answer, and share answered, of at most five a question."""
    by_question = defaultdict(list)
    for i, t, g, counts in zip(ids, told, grades, among, strict=True):
        if counts:
            by_question[i].append((t, g))
    said = [[g for t, g in sorted(rows, reverse=True) if t >= least][:5] for rows in by_question.values()]
    answers = [grades for grades in said if grades]
    shown = [g >= GOOD for grades in answers for g in grades]
    return (
        float(np.mean(shown)), len(shown) / len(answers), float(np.mean([g[0] >= GOOD for g in answers])),
        float(np.mean([3 in g for g in answers])), len(answers) / len(said),
    )  # fmt: skip


def grades_given() -> dict[tuple[str, str], int]:
    """The grade of each graded statement, by question id and statement."""
    return {(r["id"], r["statement"]): r["grade"] for r in lines("labels.jsonl")}


def hash_of(text: str) -> int:
    """The same on every run, unlike `hash`."""
    return int.from_bytes(text.encode(), "big") * 2654435761 % 1_000_003


def lines(name: str) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in (HOME / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
