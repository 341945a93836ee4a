"""Fits assistant/drafts/carry.py on sentences for development, and tells what bounds would do, each sentence held out.

    python -m benchmarks.fit_drafts --index DIR

Right ones with a denial put in or taken out are false ones too. Of each sentence the place counts that speaks most for
it: of a right one it carries, of a false one it must not. A
sentence that no place speaks for, or that a reference to law makes false, tells nothing and is left out.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.drafts.carry import FEATURES, features
from assistant.drafts.claims import without_source
from assistant.drafts.judge import weighed
from assistant.drafts.law import without_references
from evals.draft import AS_OF, Case, load_cases
from settings import load_settings

FOLDS = 8
ROUNDS = 4
PASSAGES = 12
_HINT = (2.4, 1.5, 3.0, 0.8, 0.8, 1.4, -0.4, 1.0, 0.3, 0.0, 0.0)
"""Where the choice of places begins."""


def main() -> None:
    """Prints what bounds do, and the weights."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--index", type=Path)
    options = parser.parse_args()
    settings = load_settings()
    assistant = Assistant.open(options.index or settings.index, settings)
    cases = [c for c in load_cases() if c.split == "dev" and c.label != "case_fact" and c.kind != "section"]
    cases += [denied for c in cases if c.label == "right" for denied in turned(c)]
    told = [(c.label == "right", places) for c in cases if len(places := rows(assistant, c))]
    good = np.array([label for label, _ in told])
    held = np.zeros(len(told))
    for fold in range(FOLDS):
        out = np.arange(len(told)) % FOLDS == fold
        bias, weights = fitted([t for t, o in zip(told, out, strict=True) if not o])
        held[out] = [1 / (1 + np.exp(-(bias + (p @ weights).max()))) for (_, p), o in zip(told, out, strict=True) if o]
    print(f"{len(told)} sentences, {good.sum()} right; held out: bound, right above it, false above it")
    for bound in (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75):
        print(f"  {bound:.2f}  {(held[good] >= bound).mean():.3f}  {(held[~good] >= bound).mean():.3f}")
    bias, weights = fitted(told)
    print(f"_BIAS = {bias:.2f}")
    print("_WEIGHTS = (" + ", ".join(f"{w:.2f}" for w in weights) + ")")
    print(dict(zip(FEATURES, weights.round(2).tolist(), strict=True)))


def turned(case: Case) -> list[Case]:
    """A right sentence made false by a denial put in after its first verb, or taken out."""
    denials = len(re.findall(r"\binte\b", case.text))
    verb = _FINITE.search(case.text)
    if denials == 1:
        return [replace(case, label="false", text=re.sub(r"\s*\binte\b", "", case.text))]
    if denials or verb is None:
        return []
    return [replace(case, label="false", text=f"{case.text[: verb.end()]} inte{case.text[verb.end() :]}")]


_FINITE = re.compile(r"\b(?:ska|får|kan|är|gäller|har|måste|bör)\b")


def rows(assistant: Assistant, case: Case) -> Any:
    """The features of each place that the verifier finds nothing against, shape (places, features)."""
    said = without_references(without_source(case.text))
    hits = assistant.nearest(Question(said, municipality=case.municipality, as_of=AS_OF), PASSAGES)
    claim = without_references(case.text)
    return np.array([features(claim, f) for f in weighed(claim, hits) if f.verdict.verdict == "supported"])


def fitted(told: list[tuple[bool, Any]]) -> tuple[float, Any]:
    """Bias and weights; which place of a sentence counts is chosen anew with the weights of the round before."""
    weights, bias = np.array(_HINT), 0.0
    for _ in range(ROUNDS):
        x = np.array([places[(places @ weights).argmax()] for _, places in told])
        model = LogisticRegression(C=3.0, max_iter=1000).fit(x, [label for label, _ in told])
        weights, bias = model.coef_[0], float(model.intercept_[0])
    return bias, weights


if __name__ == "__main__":
    main()
