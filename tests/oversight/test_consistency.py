"""Rewordings, what differs between answers, and planted failures found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Question, Statement
from assistant.assistant import Assistant
from assistant.oversight.consistency import check
from assistant.oversight.differences import Difference, differences
from assistant.oversight.paraphrases import MOST, suggest
from assistant.oversight.records import Kept, Source


def kept(*said: str, work: str = "riktlinje", quote: str = "") -> Kept:
    """An answer of statements that each cite one document."""
    source = Source(1, work, f"h-{work}", work.title(), 5, (), "s. 1", "", quote or " ".join(said), quote or said[0])
    return Kept("answered", statements=tuple(Statement(s, (1,)) for s in said), sources=(source,))


SILENT = Kept("abstained", "Inget avsnitt handlar om det.")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (kept("Högst 1 800 kronor."), kept("Högst 1 900 kronor."), [("amount", "1 800 kronor", "1 900 kronor")]),
        (kept("Högst 1 800 kronor."), kept("Upp till 1 800 kr."), []),
        (kept("Inom tre veckor."), kept("Inom 3 veckor."), []),
        (
            kept("Svar ges inom tre veckor."),
            kept("Svar ges inom två veckor."),
            [("deadline", "tre veckor", "två veckor")],
        ),
        (kept("Den som är under 18 år."), kept("Den som är under 21 år."), [("age", "18 år", "21 år")]),
        (kept("Högst 500 kronor."), kept("Minst 500 kronor."), [("amount", "500 kronor", "500 kronor")]),
        (kept("Glasögon ges."), kept("Glasögon ges, 900 kronor."), [("amount", "", "900 kronor")]),
        (
            kept("Cykel beviljas inte."),
            kept("Cykel beviljas."),
            [("negation", "Cykel beviljas inte.", "Cykel beviljas.")],
        ),
        (
            kept("Flytt betalas om läkare intygar behovet."),
            kept("Flytt betalas."),
            [("condition", "om läkare intygar behovet", "")],
        ),
        (kept("Kvitto krävs."), kept("Kvitto krävs.", work="rutin"), [("source", "Riktlinje", "Rutin")]),
        (kept("Kvitto krävs."), SILENT, [("decision", "Kvitto krävs.", SILENT.reason)]),
        (SILENT, replace(SILENT, reason="Annat skäl."), []),
    ],
)
def test_differences_are_told_by_claim(one: Kept, other: Kept, expected: list[tuple[str, str, str]]) -> None:
    assert [(d.kind, d.one, d.other) for d in differences(one, other)] == expected
    turned = sorted((d.kind, d.other, d.one) for d in differences(other, one))
    assert turned == sorted(expected)  # type: ignore[type-var]


def test_both_quotes_come_with_a_difference() -> None:
    (found,) = differences(kept("Högst 1 800 kronor."), kept("Högst 1 900 kronor."))
    assert (found.one_quote, found.other_quote) == ("Högst 1 800 kronor.", "Högst 1 900 kronor.")
    assert (found.one_source, found.other_source) == ("Riktlinje", "Riktlinje")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hur mycket beviljas för glasögon?", "Vilket belopp gäller för glasögon?"),
        ("Vem beslutar om elskuld?", "Vem fattar beslut om elskuld?"),
        ("Hur länge har den enskilde på sig att överklaga?", "Hur lång tid har den enskilde på sig att överklaga?"),
        ("Vad gäller vid hyresskuld?", "Vilka regler gäller för hyresskuld?"),
        ("Får man ha bil?", "Får man ha fordon?"),
    ],
)
def test_rewordings_are_suggested(question: str, expected: str) -> None:
    found = suggest(question)
    assert expected in found
    assert question not in found
    assert len(set(found)) == len(found) <= MOST
    assert all(found)


@pytest.mark.parametrize("question", ["", "?", "å", "Hur mycket {x} för {who}?", "a" * 500])
def test_odd_questions_give_no_error(question: str) -> None:
    assert question not in suggest(question)


def test_figures_survive_a_rewording() -> None:
    assert all("2026" in other and "3" in other for other in suggest("Vad gäller vid hyra för 3 personer 2026?"))


def test_the_same_answer_is_consistent(assistant: Assistant) -> None:
    wordings = ["Hur mycket beviljas för glasögon?", "hur mycket beviljas för glasögon"]
    found = check(assistant, [Question(w, municipality="Norrberga") for w in wordings])
    assert found.consistent
    assert found.kinds(0, 1) == ()


def test_planted_failures_are_found(assistant: Assistant) -> None:
    """Wordings that bring another municipality's amount, and a refusal."""
    wordings = [
        "Hur mycket beviljas för glasögon i Norrberga?",
        "Hur mycket beviljas för glasögon i Åkersvik?",
        "Vem vann VM i fotboll?",
    ]
    found = check(assistant, [Question(w) for w in wordings])
    assert not found.consistent
    assert set(found.kinds(0, 1)) == {"amount", "deadline", "source"}
    assert found.kinds(2, 0) == ("decision",)
    amount = next(d for d in found.found[0, 1] if d.kind == "amount")
    assert (amount.one, amount.other) == ("1 800 kronor", "2 400 kronor")
    assert "1 800 kronor" in amount.one_quote
    told = found.as_dict()
    assert told["consistent"] is False
    assert {d["kind"] for d in told["differences"] if (d["a"], d["b"]) == (0, 2)} == {"decision"}


def test_a_difference_turns_around() -> None:
    d = Difference("amount", "1", "2", "a", "b", "c", "d")
    assert d.turned() == Difference("amount", "2", "1", "b", "a", "d", "c")
    assert d.turned().turned() == d
