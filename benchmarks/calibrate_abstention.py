"""Fits the weights of assistant/confidence.py and prints the risk-coverage trade-off.

Run as `python -m benchmarks.calibrate_abstention INDEX SUITE.yaml [OUT_OF_SCOPE.jsonl]`: questions of the suite are
answerable or not as it says; each line's "question" of the second file is one that the library does not answer
(SweFAQ dev serves: other subjects of the same authorities). Needs scikit-learn, which sentence-transformers brings.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from assistant.answer import Question
from assistant.assistant import Assistant
from evals.suite import load_suite
from settings import load_settings

THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


def main() -> None:
    assistant = Assistant.open(Path(sys.argv[1]), load_settings())
    cases = [(c.as_question(), c.expected == "answered", c.slice) for c in load_suite(Path(sys.argv[2])).cases]
    for line in Path(sys.argv[3]).read_text(encoding="utf-8").splitlines() if len(sys.argv) > 3 else ():
        cases.append((Question(json.loads(line)["question"]), False, "other subjects"))
    found = [(sure, label, name) for q, label, name in cases if (sure := assistant.confidence(q)) is not None]
    labels = np.array([label for _, label, _ in found])
    names = np.array([name for _, _, name in found])
    x = np.array([(confidence.coverage, confidence.strength) for confidence, _, _ in found])
    model = LogisticRegression(class_weight="balanced", C=10)
    held_out = cross_val_predict(model, x, labels, cv=10, method="predict_proba")[:, 1]
    model.fit(x, labels)
    print("bias", round(float(model.intercept_[0]), 2), "coverage, strength", np.round(model.coef_[0], 2))
    for threshold in THRESHOLDS:
        refused = {str(n): round(float((held_out[names == n] < threshold).mean()), 2) for n in sorted(set(names))}
        print(f"  {threshold:.2f} answerable refused {(held_out[labels] < threshold).mean():.2f}; by slice {refused}")


if __name__ == "__main__":
    main()
