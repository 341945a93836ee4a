"""A rule told in two sentences, rows or items is found there, and what belongs to the one is not the other's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.difference import plainly
from assistant.drafts.evidence import Finding
from assistant.drafts.figure import stands_beside
from assistant.drafts.judge import Outcome, read_over
from assistant.drafts.law import lacks_section, told_among, wrong_reference
from assistant.drafts.neighbours import fit_together, halves, with_neighbours
from assistant.entailment import Reading
from assistant.verify import Verdict

TWO = "Underlaget kommuniceras före beslutet (25 § FL). Svarstiden är normalt 7 dagar (26 § FL). Då beslutar chefen."
ROWS = "En vuxen | 65 kr per dag\nTvå vuxna | 130 kr per dag"
ITEMS = "1. Ansökan gäller en månad.\n2. Den görs på blankett ÅK 12."


class _Sure:
    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        return [Reading(0.98, 0.01, 0.01, 0.0) for _ in pairs]


def _place(assistant: Assistant, text: str, own: str, lead: str = "") -> Finding:
    context = f"Handläggning\n{lead}" if lead else "Handläggning"
    passage = replace(assistant.index.passages[0], text=text, context=context)
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    start = text.index(own)
    nothing = Verdict("not_found", None, None, None, 0.5)
    return Finding(hit, start, start + len(own), nothing, lead=lead, likeness=0.6)


def _joined(assistant: Assistant, text: str, own: str, lead: str = "") -> list[str]:
    return [f.own for f in with_neighbours(_place(assistant, text, own, lead))]


def test_a_place_is_told_with_what_stands_right_beside_it(assistant: Assistant) -> None:
    first, second, third = (f"{s.rstrip('.')}." for s in TWO.split(". "))
    assert _joined(assistant, TWO, second) == [f"{second} {third}", f"{first} {second}"]
    assert _joined(assistant, ROWS, "Två vuxna | 130 kr per dag", "Hushåll | Belopp") == [ROWS]
    assert _joined(assistant, ITEMS, "Ansökan gäller en månad.") == [ITEMS[3:]]
    assert not _joined(assistant, "Ansökan gäller en månad.\nHyran betalas i förskott.", "Ansökan gäller en månad.")


def test_both_halves_are_the_words_of_the_source(assistant: Assistant) -> None:
    both = next(with_neighbours(_place(assistant, TWO, "Svarstiden är normalt 7 dagar (26 § FL).")))
    assert [half.own for half in halves(both)] == [
        "Svarstiden är normalt 7 dagar (26 § FL).",
        "Då beslutar chefen.",
    ]


@pytest.mark.parametrize(
    ("claim", "fits"),
    [
        ("En vuxen får 65 kronor per dag och två vuxna 130 kronor.", True),
        ("Två vuxna får 130 kronor per dag och en vuxen 65 kronor.", True),
        ("En vuxen får 130 kronor per dag och två vuxna 65 kronor.", False),
        ("En vuxen får 65 kronor per dag.", False),
    ],
)
def test_what_stands_in_a_row_is_said_of_that_row(claim: str, fits: bool, assistant: Assistant) -> None:
    both = next(with_neighbours(_place(assistant, ROWS, "En vuxen | 65 kr per dag", "Hushåll | Belopp")))
    assert fit_together(claim, both) is fits


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Före beslutet kommuniceras underlaget och svarstiden är normalt 7 dagar.", "supported"),
        ("Före beslutet kommuniceras underlaget och svarstiden är normalt 9 dagar.", "not_found"),
        ("Före beslutet kommuniceras underlaget.", "supported"),
    ],
)
def test_two_sentences_carry_a_claim_with_their_own_figures_alone(
    claim: str, verdict: str, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.drafts.topic.Meanings.cosines", lambda _, claim, found: [0.9] * len(found))
    place = _place(assistant, TWO, "Underlaget kommuniceras före beslutet (25 § FL).")
    assert read_over(claim, Outcome("not_found", None, "", (), (place,)), _Sure()).verdict == verdict


def test_a_reference_is_that_of_the_sentence_that_it_stands_by(assistant: Assistant) -> None:
    _, both = with_neighbours(_place(assistant, TWO, "Svarstiden är normalt 7 dagar (26 § FL)."))
    said = "Underlaget kommuniceras först, och svarstiden är normalt 7 dagar"
    assert wrong_reference(f"{said} (26 § FL).", [both]) is None
    assert wrong_reference(f"{said} (25 § FL).", [both]) is not None


def test_what_stands_in_the_next_row_is_not_said_to_be_missing(assistant: Assistant) -> None:
    claim = "Två vuxna får 130 kronor."
    place = _place(assistant, ROWS, "En vuxen | 65 kr per dag")
    lacking = replace(place, verdict=replace(place.verdict, spot=(14, 24)))
    assert stands_beside(claim, lacking)
    assert not stands_beside(claim.replace("130", "150"), lacking)


def test_the_reference_of_a_sentence_before_is_not_its_own(assistant: Assistant) -> None:
    told = "Barn får säga sin mening (3 kap. 2 § SoL). Den som fyllt 15 år får föra sin talan (3 kap. 4 § SoL)."
    place = _place(assistant, told, told)
    said = "Den som fyllt 15 år får föra sin talan enligt 3 kap. {} § SoL."
    assert wrong_reference(said.format(4), [place]) is None
    assert wrong_reference(said.format(2), [place]) is not None


def test_a_figure_that_is_not_told_is_no_section() -> None:
    assert lacks_section("källan anger 45 § FL, utkastet 43 § FL")
    assert lacks_section("källan säger detta men anger inte 4 § FL; kontrollera lagrummet")
    assert not lacks_section(plainly("källan säger inte 5 000 kr om detta"))
    assert not told_among("Bidraget är 5 000 kronor.", ())
