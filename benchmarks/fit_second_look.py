"""Fits assistant/drafts/reading.py on sentences for development, and tells what bounds would do, each held out.

python -m benchmarks.fit_second_look --index DIR
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.drafts.claims import without_source
from assistant.drafts.law import without_references
from assistant.drafts.reading import PASSAGES, second_look
from assistant.entailment import entailment_model
from evals.draft import AS_OF, load_cases
from settings import load_settings

FOLDS = 8


def main() -> None:
    """Prints what bounds do, and the weights."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--index", type=Path)
    options = parser.parse_args()
    settings = load_settings()
    assistant, reader = Assistant.open(options.index or settings.index, settings), entailment_model()
    rows, right = [], []
    for case in load_cases():
        if case.split != "dev" or case.label == "case_fact" or case.kind == "section" or reader is None:
            continue
        said = without_references(without_source(case.text))
        hits = assistant.nearest(Question(said, municipality=case.municipality, as_of=AS_OF), PASSAGES)
        if look := second_look(said, hits, reader):
            rows.append(look.features)
            right.append(case.label == "right")
    x, y = np.array(rows), np.array(right)
    model = LogisticRegression(max_iter=1000)
    held = cross_val_predict(model, x, y, cv=FOLDS, method="predict_proba")[:, 1]
    print(f"{len(y)} sentences, {y.sum()} right; held out: bound, right from it, false from it")
    for bound in (0.1, 0.2, 0.3, 0.5, 0.7, 0.75, 0.8, 0.85):
        print(f"  {bound:.2f}  {(held[y] >= bound).mean():.3f}  {(held[~y] >= bound).mean():.3f}")
    model.fit(x, y)
    weights = ", ".join(f"{w:.2f}" for w in model.coef_[0])
    print(f"_BIAS, _WEIGHTS = {model.intercept_[0]:.2f}, ({weights})")


if __name__ == "__main__":
    main()
