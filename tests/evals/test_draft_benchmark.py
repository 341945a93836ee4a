"""The sentences and drafts that the check of drafts is measured on, and its table."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from assistant.drafts.result import CheckedDraft, CheckedSentence
from evals.draft import AS_OF, Case, Label, is_wrong, load_cases, load_wholes, share, table, whole_table

CASES = load_cases()


def test_sentences_are_of_every_label_in_every_split() -> None:
    counts = Counter((c.split, c.label) for c in CASES)
    assert set(counts) == {(split, label) for split in ("dev", "test", "blind") for label in get_args(Label)}
    assert sum(n for (_, label), n in counts.items() if label != "case_fact") >= 120
    assert sum(n for (_, label), n in counts.items() if label == "case_fact") >= 40
    assert len({c.id for c in CASES}) == len({c.text for c in CASES}) == len(CASES)


def test_wrong_sentences_stand_once_in_their_drafts() -> None:
    wholes = load_wholes()
    assert len(wholes) == 36
    assert all(w.text.count(sentence) == 1 for w in wholes for sentence in w.wrong)
    assert all(len(w.text.split()) > 180 for w in wholes)


def test_the_table_counts_what_passed() -> None:
    def case(label: Label) -> Case:
        return Case("", "dev", label, "slag", None, "", "")

    told = table([(case("false"), "supported"), (case("false"), "not_found"), (case("right"), "supported")])
    rows = {line[:36].strip(): line[36:].split()[0] for line in told.splitlines()}
    assert rows["falska som godtas som stödda"] == "1/2"
    assert rows["riktiga som får stöd"] == "1/1"
    assert str(share([], "supported")).startswith("  0/0")


def test_a_contradicted_sentence_that_is_right_is_a_false_alarm() -> None:
    whole = load_wholes()[0]
    sentences = (
        CheckedSentence(0, 1, whole.wrong[0], "contradicted"),
        CheckedSentence(1, 2, "Du ansökte.", "contradicted"),
    )
    assert [is_wrong(whole, s.text) for s in sentences] == [True, False]
    told = whole_table([(whole, CheckedDraft("", sentences, AS_OF))])
    assert "falska larm  1" in told
    assert "strider 1" in told
