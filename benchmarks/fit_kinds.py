"""Fits assistant/drafts/kind.py: how much each grammatical cue speaks for a fact of the case.

    python -m benchmarks.fit_kinds --index DIR

Facts are those of the sentences for development of evals/drafts and of its kinds.jsonl; rules are the other sentences
there and, with a small weight, the sentences of the library. Told is what bounds do, each tenth held out, and the
weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import KFold

from assistant.assistant import Assistant
from assistant.drafts.cues import cues
from assistant.drafts.kind import unnamed
from assistant.drafts.verbs import has_finite_verb
from assistant.evidence import units
from evals.draft import DATA, load_cases
from ingest.documents import CELL
from settings import load_settings

OF_LIBRARY = 0.15
"""What a sentence of the library counts beside one of the sentences for development."""
HIGHEST_LEVEL = 6
"""Minutes and news tell facts too, and are left out."""


def main() -> None:
    """Prints what bounds do, and the weights."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--index", type=Path)
    options = parser.parse_args()
    settings = load_settings()
    assistant = Assistant.open(options.index or settings.index, settings)
    places = frozenset(assistant.index.municipalities)
    told = [(c.text, c.label) for c in load_cases() if c.split == "dev"] + kinds()
    cases = [unnamed(text, frozenset(), places) for text, _ in told]
    library = [unnamed(text, frozenset(), places) for text in of_library(assistant)]
    names = sorted({cue for text in cases for cue in cues(text)})
    x, others = rows(cases, names), rows(library, names)
    is_fact = np.array([label == "case_fact" for _, label in told])
    held = np.zeros(len(cases))
    for inside, out in KFold(10, shuffle=True, random_state=0).split(x):
        held[out] = fitted(x[inside], is_fact[inside], others).predict_proba(x[out])[:, 1]
    print(f"{is_fact.sum()} facts, {(~is_fact).sum()} rules; held out: bound, facts above it, rules above it")
    for bound in (0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 0.8, 0.88, 0.95):
        print(f"  {bound:.2f}  {(held[is_fact] >= bound).mean():.3f}  {(held[~is_fact] >= bound).mean():.3f}")
    model = fitted(x, is_fact, others)
    print(f"_BIAS = {model.intercept_[0]:.2f}")
    print({name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)})


def kinds() -> list[tuple[str, str]]:
    """Sentences that state a rule, addressed or not, and facts of a case that look like them, of no library."""
    lines = (DATA / "kinds.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], row["label"]) for row in map(json.loads, lines)]


def of_library(assistant: Assistant) -> list[str]:
    """The whole sentences of the library's rules, guides and reports, each once."""
    levels = {d: document.metadata.kind.level for d, document in assistant.index.documents.items()}
    found = (
        unit.text
        for p in assistant.index.passages
        if levels[p.document_id] <= HIGHEST_LEVEL
        for unit in units(p.text, p.context)
        if CELL not in unit.text and unit.text.endswith(".") and has_finite_verb(unit.text)
    )
    return list(dict.fromkeys(found))


def rows(texts: list[str], names: list[str]) -> Any:
    """Which cues each text has, shape (texts, names)."""
    return np.array([[float(name in found) for name in names] for found in map(cues, texts)])


def fitted(x: Any, is_fact: Any, others: Any) -> LogisticRegression:
    """A logistic regression of facts against rules, the library's sentences among those."""
    weights = np.r_[np.ones(len(x)), np.full(len(others), OF_LIBRARY)]
    labels = np.r_[is_fact, np.zeros(len(others), bool)]
    return LogisticRegression(C=1.0, max_iter=3000).fit(np.vstack([x, others]), labels, sample_weight=weights)


if __name__ == "__main__":
    main()
