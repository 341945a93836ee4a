"""Each flaw that rules see: a sound item passes all checks, and the flawed one falls for that very flaw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.quiz.checks import CHECKS, flaws, same_fact
from assistant.quiz.item import GAP as GAP_SIGN
from assistant.quiz.item import Item, Option
from tests.assistant.quiz_items import (
    ABOUT,
    CASE,
    FALSE,
    GAP,
    MATCH,
    ORDER,
    QUOTE,
    SEVERAL,
    SHORT,
    SINGLE,
    SOUND,
    TRUE,
    options,
    source,
)  # fmt: skip


def with_options(item: Item, right: str, *wrong: str) -> Item:
    return replace(item, options=options(right, *wrong))


FLAWED: dict[str, tuple[Item, ...]] = {
    "key_not_in_source": (
        replace(GAP, key=("1 900 kronor",)),
        replace(SHORT, key=("hyresavi för månaden", "körkort")),
        replace(SEVERAL, options=(*SEVERAL.options, Option("betyg", True))),
        replace(MATCH, pairs=(*MATCH.pairs, ("FUT", "Kontroll"))),
    ),
    "municipality_unnamed": (replace(GAP, stem=GAP.stem.replace(" i Norrberga", "")),),
    "year_unnamed": (replace(GAP, stem=GAP.stem.replace(" (2026)", "")),),
    "distractor_true": (
        with_options(SINGLE, "1 800 kronor", "1800 kr", "2 400 kronor", "3 600 kronor"),
        replace(
            with_options(SINGLE, "1 800 kronor", "900 kronor", "2 400 kronor", "3 600 kronor"),
            source=source(QUOTE + " För barn gäller 900 kronor."),
        ),
    ),
    "lie_not_false": (
        replace(FALSE, stem=TRUE.stem),
        replace(TRUE, stem=FALSE.stem),
        replace(FALSE, stem=FALSE.stem.replace("högst 2 400 kronor", "högst 1800 kr")),
    ),
    "on_furniture": (
        replace(GAP, stem=ABOUT + "Nästa möte hålls klockan ____ i rådhuset."),
        replace(SHORT, stem=ABOUT + "ring telefon 0123-45 67 89 eller skriv … Nämn minst två."),
    ),
    "names_a_person": (
        replace(GAP, stem=ABOUT + "Beslutet om ____ fattas av Karin Andersson vid nämnden."),
        replace(SHORT, stem=ABOUT + "ärendet för 19900101-2385 visar … Nämn minst två."),
    ),
    "options_overlap": (
        with_options(SINGLE, "1 800 kronor", "2 400 kronor", "2 400 kronor.", "3 600 kronor"),
        replace(SEVERAL, options=(*SEVERAL.options, Option("intyg från skolan om närvaro", False))),
        replace(MATCH, pairs=(*MATCH.pairs[:2], ("SIP", "En del räknas"))),
    ),
    "key_stands_out": (
        with_options(SINGLE, "1 800 kronor för hela bågen med båda glasen och alla tillägg", "ett", "två", "tre"),
    ),
    "clue_word": (
        with_options(
            replace(SINGLE, stem=ABOUT + "vad gäller för färgade glasögon?"),
            "Bågen och glasögon med slipning", "Tandvård med utdragning", "Resor med buss", "Hyra med el",
        ),
    ),
    "absolute_word": (with_options(SINGLE, "1 800 kronor", "alltid 2 kronor", "2 400 kronor", "3 600 kronor"),),
    "all_of_the_above": (with_options(SINGLE, "1 800 kronor", "2 400 kronor", "Alla ovan", "3 600 kronor"),),
    "unlike_kinds": (with_options(SINGLE, "1 800 kronor", "tre år", "2 400 kronor", "3 600 kronor"),),
    "number_of_options": (
        with_options(SINGLE, "1 800 kronor", "2 400 kronor"),
        replace(ORDER, key=("Ta emot ansökan", "Utred behovet")),
        replace(MATCH, pairs=MATCH.pairs[:2]),
        replace(CASE, key=("1 800 kr",)),
    ),
    "pair_tells": (
        replace(MATCH, pairs=(*MATCH.pairs[:2], ("Vården i planen", "Plan med vården"))),
        replace(MATCH, pairs=(*MATCH.pairs[:2], ("Mötesledare", "Den som håller i mötet"))),
    ),
    "step_tells": (replace(ORDER, key=("Ta emot ansökan", "Därefter utreds behovet", "Skriv beslutet")),),
    "negated_stem": (
        replace(SHORT, stem=ABOUT + "vad ska inte bifogas … Nämn minst två."),
        replace(GAP, stem=ABOUT + "Glasögon beviljas aldrig med mer än ____ vart tredje år."),
    ),
    "stem_leans": (replace(GAP, stem=ABOUT + "Glasögon enligt tabellen ovan beviljas med högst ____."),),
    "length": (replace(GAP, stem=f"Högst {GAP_SIGN}."), replace(SHORT, stem=ABOUT + "mycket text " * 60 + "?")),
    "gap_told": (
        replace(GAP, stem=ABOUT + "Högst 1 800 kronor: glasögon beviljas med ____."),
        replace(GAP, stem=ABOUT + "Glasögon beviljas med ____ vart ____ år."),
        replace(GAP, stem=ABOUT + "hur mycket beviljas till glasögon?"),
        replace(GAP, stem=ABOUT + "om individuella planer: ____ görs tillsammans.", key=("en individuell plan",)),
        replace(GAP, stem=ABOUT + "om barnens rätt: med ____ menas den som är under 18 år.", key=("barn",)),
    ),
    "raw_layout": (
        replace(SHORT, stem=ABOUT + "Glasögon | 1 800 kr … Nämn minst två."),
        replace(ORDER, key=("- Ta emot ansökan", "Utred behovet", "Skriv beslutet")),
    ),
    "unfinished": (replace(SHORT, stem=ABOUT + "till ansökan bifogas"),),
    "thing_unknown": (
        replace(GAP, stem=ABOUT + "I Norrberga ska svaret gå i väg inom ____ arbetsdagar."),
        replace(TRUE, stem=f"Sant eller falskt? {ABOUT}Domstolen kan bestämma att beslutet ska vänta."),
    ),
    "answer_open": (replace(GAP, stem=GAP.stem.replace("____ kronor", "____")),),
    "case_thin": (
        replace(CASE, stem=CASE.stem.replace("Amira är 34 år, ensamstående utan barn. Hushållet bor", "Amira bor")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("item", SOUND, ids=[str(n) for n in range(len(SOUND))])
def test_a_sound_item_has_no_flaw(item: Item) -> None:
    assert flaws(item) == ()


@pytest.mark.parametrize(("code", "item"), [(code, item) for code, found in FLAWED.items() for item in found])
def test_a_flawed_item_is_caught_for_its_flaw(code: str, item: Item) -> None:
    assert code in {flaw.code for flaw in flaws(item)}


def test_every_check_has_its_flawed_item() -> None:
    assert {check.__name__ for check in CHECKS} == set(FLAWED)
    assert len(CHECKS) >= 15


def test_a_negation_in_another_clause_than_the_gap_is_no_flaw() -> None:
    item = replace(GAP, stem=GAP.stem.replace("Glasögon", "Om linser inte behövs, ges glasögon, som"))
    assert "negated_stem" not in {flaw.code for flaw in flaws(item)}


def test_the_same_words_or_the_same_question_are_the_same_fact() -> None:
    elsewhere = replace(GAP, source=replace(source("Till vinterkläder ges 900 kronor per barn.", start=400)))
    other = replace(elsewhere, stem=ABOUT + "Till vinterkläder ges ____ per barn.", key=("900 kronor",))
    assert same_fact(SINGLE, GAP)
    assert same_fact(SINGLE, elsewhere)
    assert not same_fact(SINGLE, other)
