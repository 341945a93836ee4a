"""What other bounds of abstention would do: answerable questions refused against others answered (risk-coverage).

Run as `python -m benchmarks.abstention INDEX SUITE.yaml... [OUT_OF_SCOPE.jsonl]`. Questions of the suites are
answerable or not as they say. Each line's "question" of a JSON lines file is one that the library does not answer:
SweFAQ dev serves, on other subjects of the same authorities.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from assistant.abstain import SURE
from assistant.answer import Question
from assistant.assistant import Assistant
from evals.suite import load_suite
from settings import load_settings

BOUNDS = (0.2, 0.3, 0.35, 0.4, 0.45, SURE, 0.55, 0.6, 0.7)


def main() -> None:
    assistant = Assistant.open(Path(sys.argv[1]), load_settings())
    cases = [case for path in sys.argv[2:] for case in read(Path(path))]
    told = [(assistant.trace(q).confidence or 0.0, answerable, name) for q, answerable, name in cases]
    sure, labels, names = (np.array(column) for column in zip(*told, strict=True))
    for bound in BOUNDS:
        refused = {str(n): round(float((sure[names == n] < bound).mean()), 2) for n in sorted(set(names))}
        print(f"{bound:.2f} answerable refused {(sure[labels] < bound).mean():.3f}; refused by slice {refused}")


def read(path: Path) -> list[tuple[Question, bool, str]]:
    if path.suffix == ".jsonl":
        lines = path.read_text(encoding="utf-8").splitlines()
        return [(Question(json.loads(line)["question"]), False, "other subjects") for line in lines]
    return [(c.as_question(), c.expected == "answered", c.slice) for c in load_suite(path).cases]


if __name__ == "__main__":
    main()
