"""Where a place says the opposite of a claim: a condition dropped, the seldom made usual, a party put right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.conflict import is_sure
from assistant.drafts.decider import decider
from assistant.drafts.denial import affirms
from assistant.drafts.evidence import Finding, ask
from assistant.drafts.extent import goes_beyond
from assistant.drafts.meaning import Meanings
from assistant.drafts.opposed import opposed, set_aside
from assistant.drafts.topic import lacks_predicate
from assistant.entailment import RULES
from assistant.verify import Verdict


def _place(assistant: Assistant, text: str, lead: str = "") -> Finding:
    passage = replace(assistant.index.passages[0], text=text, context="")
    hit = Hit(passage, assistant.index.documents[passage.document_id], 1.0)
    return Finding(hit, 0, len(text), Verdict("not_found", None, None, None, 0.8), lead=lead, likeness=0.7)


@pytest.mark.parametrize(
    ("claim", "text", "lead", "there"),
    [
        (
            "Avgiften för trygghetslarm tas ut även när larmet inte har installerats.",
            "Avgiften för trygghetslarm tas ut när larmet har installerats.",
            "",
            "när larmet har installerats",
        ),
        (
            "Färdtjänst beviljas vare sig läkaren intygar behovet eller inte.",
            "Färdtjänst beviljas om läkaren intygar behovet.",
            "",
            "om läkaren intygar behovet",
        ),
        (
            "Avgiften för trygghetslarm tas ut även när larmet har installerats sent.",
            "Avgiften för trygghetslarm tas ut när larmet har installerats.",
            "",
            "",
        ),
        ("Anpassning av fritidshus beviljas i regel.", "Anpassning av fritidshus beviljas sällan.", "", "sällan"),
        ("Tvätthjälp ingår normalt i hemtjänsten.", "Tvätthjälp | Nej", "Insats | Ingår normalt i hemtjänsten", "Nej"),
        ("Anpassning av fritidshus beviljas sällan.", "Anpassning av fritidshus beviljas sällan.", "", ""),
    ],
)
def test_a_condition_dropped_and_the_seldom_made_usual(
    claim: str, text: str, lead: str, there: str, assistant: Assistant
) -> None:
    found = opposed(claim, _place(assistant, text, lead))
    assert (found is not None) == bool(there)
    if found is not None:
        assert f"källan säger ”{there}”" in (found.verdict.difference or "")
        assert found.verdict.spot is not None


def test_what_is_usual_is_carried_by_nothing_that_says_no_such_thing() -> None:
    assert goes_beyond("Ledsagning beviljas i vanliga fall.", "Ledsagning beviljas efter prövning.")
    assert not goes_beyond("Ledsagning beviljas i vanliga fall.", "Ledsagning beviljas normalt.")
    assert goes_beyond("Ledsagning beviljas normalt.", "Ledsagning beviljas bara när anhöriga saknas.")
    assert goes_beyond("Platsen sägs upp vid flytt.", "Det gäller dock inte om platsen sägs upp vid flytt.")


def test_what_the_place_sets_aside_is_not_what_the_claim_says(assistant: Assistant) -> None:
    place = _place(assistant, "En missad träff leder till ett samtal, inte automatiskt till uppsägning.")
    told = set_aside("En missad träff leder automatiskt till uppsägning.", place)
    assert told is not None
    assert told[0] == "källan säger ”inte automatiskt till uppsägning”"
    assert set_aside("En missad träff leder till ett samtal.", place) is None
    assert not affirms(place.own, "En missad träff leder inte automatiskt till uppsägning.", 22)


def test_what_a_place_says_nothing_of_is_not_said_to_be_so(assistant: Assistant) -> None:
    place = _place(assistant, "Läkarens utlåtande är ett råd.")
    assert lacks_predicate("Läkarens utlåtande är bindande.", place)
    assert not lacks_predicate("Läkarens utlåtande är ett råd.", place)


def test_who_is_denied_to_decide_decides_nothing() -> None:
    told = decider("Vid flytt är det biståndshandläggaren själv som fattar beslutet.")
    assert told is not None
    assert told["who"] == "biståndshandläggaren"
    assert decider("Handläggaren beslutar inte om flytt.") is None
    assert decider("Flytt beslutas inte av enhetschefen.") is None
    assert decider("Enhetschefen beslutar att inte lämna ut journalen.") is not None


def test_a_party_is_another_where_the_place_carries_the_claim_with_its_own(assistant: Assistant) -> None:
    claim = "När ett barn flyttar ska den mottagande nämnden lämna akten till den nya kommunen."
    place = ask(
        claim, _place(assistant, "När ett barn flyttar ska den lämnande nämnden lämna akten till den nya kommunen.")
    )
    other = "källan säger lämnande nämnden, påståendet mottagande nämnden"
    place = replace(place, verdict=replace(place.verdict, verdict="contradicted", difference=other))
    assert is_sure(claim, "", place, RULES, Meanings())
