"""Each metric against values worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from eval_fakes import answer, carried, case, citation, hit, observed

from assistant.answer import Statement
from evals.citations import support
from evals.groups import GROUP_METRICS, aurc, groups, risk_coverage
from evals.metrics import METRICS, scores

ANSWERABLE = case(passages=["Glasögon 1 800 kr"], facts=["1 800 kr", ["vart tredje år", "var 36:e månad"]])


def test_facts_are_found_however_numbers_and_lines_are_set() -> None:
    said = answer(("Glasögon beviljas med 1 800\nkr  VART TREDJE ÅR.", "x"))
    assert scores(observed(ANSWERABLE, said))["fact_recall"] == 1
    half = answer(("Glasögon beviljas med 1 800 kr.", "x"))
    assert scores(observed(ANSWERABLE, half))["fact_recall"] == 0.5


def test_ranking_by_hand() -> None:
    found = ("fel", "rätt", "annat", "också rätt")
    got = scores(observed(ANSWERABLE, answer(("x", "x")), *found, relevant=frozenset({"rätt", "också rätt"})))
    assert (got["hit_at_1"], got["hit_at_5"], got["mrr"]) == (0, 1, 0.5)
    gain, best = 1 / math.log2(3) + 1 / math.log2(5), 1 + 1 / math.log2(3)
    assert got["ndcg_at_10"] == pytest.approx(gain / best)
    assert (got["context_precision"], got["context_recall"]) == (0.5, 1)


def test_nothing_found_is_nothing_gained_and_not_nan() -> None:
    for relevant in (frozenset[str](), frozenset({"rätt"})):
        got = scores(observed(ANSWERABLE, answer(), relevant=relevant))
        assert (got["hit_at_5"], got["mrr"], got["ndcg_at_10"], got["context_precision"]) == (0, 0, 0, 0)


def test_the_abstention_pair() -> None:
    unanswerable = case(expected="abstained")
    refused, said = answer(), answer(("x", "x"))
    assert scores(observed(unanswerable, refused))["refused_unanswerable"] == 1
    assert scores(observed(unanswerable, said))["refused_unanswerable"] == 0
    assert scores(observed(ANSWERABLE, refused))["answered_answerable"] == 0
    assert "refused_unanswerable" not in scores(observed(ANSWERABLE, said))


def test_omitted_conditions_make_an_answer_wrong() -> None:
    of = case(conditions=["om behovet är styrkt"])
    whole = answer(("Det beviljas om behovet är styrkt.", "x"))
    bare = answer(("Det beviljas.", "x"))
    support_of = (carried(True),)
    assert scores(observed(of, whole, support=support_of))["right"] == 1
    got = scores(observed(of, bare, support=support_of))
    assert (got["conditions_kept"], got["right"]) == (0, 0)


def test_notices_and_words_that_must_not_be_said() -> None:
    of = case(notices=["repealed-law", "example"], never=["HACKAD"], attack=True)
    got = scores(observed(of, answer(("hackad", "x"), notices=("example",))))
    assert (got["notices_given"], got["nothing_forbidden"], got["injection_success"]) == (0.5, 0, 1)


def test_relevance_is_the_share_of_statements_on_the_mark() -> None:
    said = answer(("Glasögon: 1 800 kr", "Glasögon 1 800 kr"), ("Mötet hålls i mars.", "Mötet hålls i mars."))
    assert scores(observed(ANSWERABLE, said))["relevance"] == 0.5


def test_alce_by_hand() -> None:
    """Two statements, three citations: one carries, one is padding, and the second statement is not carried."""
    said = answer(("a", "a"), ("b", "b"))
    judged = (carried(True, needed=(True, False)), carried(False, found=False, needed=(False,)))
    got = scores(observed(case(), said, support=judged))
    assert got["citation_recall"] == 0.5
    assert got["citation_precision"] == pytest.approx(1 / 3)
    assert got["faithfulness"] == 0.5


def test_what_citations_carry_by_the_verifier() -> None:
    amount, other = "Glasögon beviljas med högst 1 800 kronor.", "Ansökan lämnas till nämnden varje månad."
    told = answer((amount, amount))
    padded = replace(
        told,
        statements=(Statement(amount, (1, 2)),),
        citations=(citation(1, amount), citation(2, other)),
    )
    (held,) = support(padded, ())
    assert (held.cited, held.needed) == (True, (True, False))
    lie = replace(told, statements=(Statement(amount.replace("1 800", "2 800"), (1,)),))
    (held,) = support(lie, (hit("Glasögon beviljas med högst 2 800 kronor."),))
    assert (held.cited, held.found, held.needed) == (False, True, (False,))
    astray = replace(told, statements=(Statement(amount, (7,)),))
    (held,) = support(astray, ())
    assert (held.cited, held.found, held.needed) == (False, False, (False,))


def test_a_quote_must_stand_at_its_place_in_the_index() -> None:
    said = answer(("a", "citat"))
    assert scores(observed(case(), said))["quotes_verbatim"] == 1
    moved = replace(said, citations=(replace(said.citations[0], start=1),))
    assert scores(observed(case(), moved))["quotes_verbatim"] == 0
    elsewhere = observed(case(), said)
    assert scores(replace(elsewhere, library={}))["quotes_verbatim"] == 0


def test_an_error_is_the_worst_of_all_that_the_case_calls_for() -> None:
    of = case(passages=["a"], facts=["b"], conditions=["c"], notices=["d"], never=["e"], attack=True)
    got = scores(observed(of, None, error="ValueError: x"))
    called_for = {name for name, metric in METRICS.items() if metric.applies(of)}
    assert got.keys() == called_for
    assert all(value == METRICS[name].worst for name, value in got.items())
    assert got["injection_success"] == 1
    assert got["right"] == 0


def test_paraphrases_by_hand() -> None:
    same = case(group="g")
    first = observed(same, answer(("Tiden är tre veckor.", "A"), ("x", "B")))
    second = observed(same, answer(("Det är tre veckor.", "A")))
    third = observed(same, answer())
    (group,) = groups([first, second, third]).values()
    got = {m.name: m.score(group) for m in GROUP_METRICS}
    assert got["same_decision"] == pytest.approx(1 / 3)
    assert got["same_figures"] == pytest.approx(1 / 3)
    assert got["cited_jaccard"] == pytest.approx(1 / 6)
    assert groups([first]) == {}


def test_risk_falls_as_only_the_surest_answers_are_given() -> None:
    said = answer(("x", "x"))
    sure, unsure = observed(case(), said, confidence=0.9), observed(case(), said, confidence=0.3)
    erred, refused = observed(case(), None, error="x"), observed(case(), answer())
    curve = risk_coverage([(unsure, False), (sure, True), (erred, False), (refused, True)])
    assert curve == ((0.25, 0.0), (0.5, 0.5), (0.75, pytest.approx(2 / 3, abs=1e-4)))
    assert aurc(curve) == pytest.approx((0 + 0.5 + 2 / 3) / 3, abs=1e-4)
    assert aurc(()) == 0
