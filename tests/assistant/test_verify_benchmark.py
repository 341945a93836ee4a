"""What the verifier reaches on the pairs for development; the held-out ones are run by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.verification import Pair, best_threshold, by_verifier, load_pairs, refused, word_overlap

PAIRS = [p for p in load_pairs() if p.split == "dev"]


def test_false_statements_are_caught() -> None:
    share = refused([p for p in PAIRS if not p.label], by_verifier)
    assert share.refused >= 0.88 * share.total


@pytest.mark.parametrize(("kind", "most"), [("verbatim", 0.0), ("shortened", 0.08), ("reworded", 0.37)])
def test_true_statements_are_seldom_refused(kind: str, most: float) -> None:
    share = refused([p for p in PAIRS if p.label and p.kind == kind], by_verifier)
    assert share.refused <= most * share.total


def test_a_threshold_is_the_one_with_most_right_decisions() -> None:
    def pair(statement: str, label: bool) -> Pair:
        return Pair("", "a b c d", "", statement, label, "", "dev")

    pairs = [pair("a b", True), pair("a b c x", True), pair("a x", False), pair("x y", False)]
    judge = best_threshold(pairs, word_overlap)  # shares 1, 3/4, 1/2 and 0: between 1/2 and 3/4
    assert [judge(p) for p in pairs] == [True, True, False, False]


def test_pairs_are_read_one_a_line(tmp_path: Path) -> None:
    line = '{"id": "v1", "passage": "p", "context": "", "statement": "s", "label": true, "kind": "k", "split": "dev"}'
    path = tmp_path / "pairs.jsonl"
    path.write_text(f"{line}\n\n", encoding="utf-8")
    assert load_pairs(path) == [Pair("v1", "p", "", "s", True, "k", "dev")]
