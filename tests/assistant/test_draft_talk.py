"""What in a draft is told by its writer alone, and what is a rule though it is said to "du" or by "vi"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.claims import denied_plainly
from assistant.drafts.denial import denied_alike
from assistant.drafts.evidence import Finding
from assistant.drafts.extent import goes_beyond
from assistant.drafts.kind import genre_of, is_talk, kind_of, likelihood
from assistant.drafts.otherwise import harmless
from assistant.drafts.read import read
from assistant.drafts.verbs import is_past, main_verb
from assistant.verify import Verdict


@pytest.mark.parametrize(
    "said",
    [
        "Hela summan beviljas.",
        "Nämnden beviljar 9 300 kr, som sätts in på värdens konto.",
        "Ansökan godkänns delvis.",
        "Jag anser att du klarar kostnaden själv.",
        "Min uppfattning är att planen håller.",
        "Hör gärna av er om något är oklart.",
        "Har du frågor går det bra att ringa.",
        "Skriv till mig före fredag.",
        "Beslutet grundas på 12 kap. 7 § socialtjänstlagen (2025:400).",
        "Här kommer det besked som du bad om.",
        "Vi ses på tisdag!",
        "Varmt välkommen!",
        "Förslaget ryms i budgeten.",
        "Du undrade vad kravet betyder för dig.",
        "Det talar för att anknytningen dit är starkast.",
    ],
)
def test_what_only_the_writer_can_tell_is_left_in_peace(said: str) -> None:
    assert is_talk(said)
    assert kind_of(said) == "case"


@pytest.mark.parametrize(
    "said",
    [
        "Glasögon beviljas med högst 1 800 kronor.",
        "Nämnden beviljar högst 2 500 kronor till en cykel.",
        "Rör felet mindre än 500 kronor krävs inget tillbaka.",
        "Blanketten fyller du i på sidan Min ekonomi.",
        "Beslutet gäller genast (35 kap. 5 § SoL).",
    ],
)
def test_a_rule_is_no_talk(said: str) -> None:
    assert not is_talk(said)


@pytest.mark.parametrize(
    "said",
    [
        "Söker du akut hjälp före klockan 11.00 prövas den samma dag.",
        "Till din första ansökan behöver vi lönebesked för fyra månader.",
        "Tiden räknas från den dag då du skrev på avtalet.",
        "Eftersom du har en hund får du fyra månader på dig.",
        "Kom hit före klockan 9 så prövar vi din situation.",
    ],
)
def test_a_rule_said_to_the_person_is_held_against_the_sources(said: str) -> None:
    assert kind_of(said) == "rule"


@pytest.mark.parametrize(
    "said",
    [
        "Du har rätt att överklaga inom tre veckor.",
        "Du måste söka jobb.",
        "Du lämnar kontoutdrag varje månad.",
        "Du skickar överklagandet till nämnden.",
        "Är du sjuk längre behöver vi ett läkarintyg.",
        "Åkersviks nivå för två personer är 8 700 kronor i månaden.",
        "Riksnormen för dig som bor ensam är 4 180 kronor i månaden.",
        "Svarstiden är i Åkersvik tio arbetsdagar.",
        "Bedömning: Den som saknar mat har rätt till en prövning.",
    ],
)
def test_a_level_a_duty_or_a_label_makes_no_fact_of_a_rule(said: str) -> None:
    assert kind_of(said, places=frozenset({"Åkersvik"})) == "rule"


@pytest.mark.parametrize(
    "said",
    [
        "Du söker bistånd för oktober.",
        "Du bor ensam i en etta.",
        "Din hyra är 6 300 kronor.",
        "Hyran är 9 300 kronor i månaden.",
        "Kommunicering: Underlaget skickades den 6 november.",
        "I ditt fall är riksnormen 5 180 kronor.",
        "Nämnden avslår din ansökan.",
    ],
)
def test_what_the_person_has_or_asked_stays_a_fact(said: str) -> None:
    assert kind_of(said, genre="letter") in ("case", "own")


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Den som låtit bli att lämna uppgifter.", "Den som inte lämna uppgifter."),
        ("Han har avstått från att söka.", "Han inte har söka."),
        ("Nämnden får avstå från att kräva.", "Nämnden får avstå från att kräva."),
        ("Kommunen kan låta bli att svara.", "Kommunen kan låta bli att svara."),
    ],
)
def test_what_is_left_undone_is_denied_but_a_choice_is_not(said: str, plain: str) -> None:
    assert denied_plainly(said) == plain


@pytest.mark.parametrize("said", ["Vi träffades klockan 9 i dag.", "Ni får hjälp av en granne."])
def test_what_tells_of_the_household_stays_a_fact(said: str) -> None:
    assert kind_of(said) in ("case", "own", "lean")


def test_where_and_each_are_not_past() -> None:
    assert not is_past("Handläggaren frågar var personen bor.")
    assert not is_past("Planen följs upp var fjortonde dag.")
    assert is_past("Personen var hemma.")


def test_what_is_needed_for_something_is_told_only_by_what_demands_it() -> None:
    source = "Se efter om det finns sjukersättning. Den som saknar SGI kallas nollplacerad."
    assert goes_beyond("För att få sjukersättning måste man ha en SGI.", source)
    assert not goes_beyond("För att få sjukersättning måste man ha en SGI.", "Sjukersättning förutsätter SGI.")


def test_a_time_of_a_meeting_is_no_identity_number() -> None:
    draft = "Anteckningar från måndagen\nTid: 9.00–10.30, stora salen\nVi gick igenom rutinerna."
    assert read(draft).found == ()


def test_children_are_reminded_of_only_where_there_are_some(assistant: Assistant) -> None:
    told = "Hej!\n\nDu bor ensam och har inga barn. Du ansökte den 3 november. Nämnden avslår din ansökan.\n"
    codes = {n.code for n in check(told, assistant, municipality="Norrberga", as_of=date(2026, 11, 25)).notices}
    assert "reminder-children" not in codes


@pytest.mark.parametrize(
    "said",
    [
        "Avgiften till klubben är 940 kronor.",
        "Beloppet betalas till Grönbo Fastigheter senast den 4 maj 2026.",
        "Dörren är lagad.",
    ],
)
def test_sums_days_and_states_may_be_a_letters_own(said: str) -> None:
    assert likelihood(said, "rules") < likelihood(said) < likelihood(said, "letter")
    assert kind_of(said, genre="letter") != "rule"


@pytest.mark.parametrize(
    "said",
    [
        "Bidraget är högst 940 kronor per år.",
        "Den som har barn kan få 300 kronor.",
        "Riksnormen bestäms av regeringen.",
    ],
)
def test_a_rule_in_a_letter_is_never_its_own(said: str) -> None:
    assert kind_of(said, genre="letter") == "rule"


def test_a_text_is_of_the_sort_that_most_of_its_sentences_are() -> None:
    told = "Du ansökte den 3 maj. Din hyra är 7 130 kronor. Du bor med din son. Han är fyra år. " * 3
    rules = "Den som söker ska visa sin hyra. Högst tre månader beviljas. Alla får ansöka. Beslut kan överklagas. " * 3
    assert genre_of(read(told)) == "letter"
    assert genre_of(read(rules)) == "rules"
    assert genre_of(read("Du har två barn.")) == "other"


def _place(assistant: Assistant, source: str) -> Finding:
    first = assistant.index.passages[0]
    hit = Hit(replace(first, text=source, context=""), assistant.index.documents[first.document_id], 1.0)
    return Finding(hit, 0, len(source), Verdict("supported", None, None, None, 1.0), words=1.0)


@pytest.mark.parametrize(
    ("source", "claim", "verdict"),
    [
        ("Räntan täcker inte hyran.", "Räntan betalar inte hyran.", "supported"),
        ("Skälet får aldrig vara tomt.", "Skälet kan vara tomt, om det inte stör.", "contradicted"),
        ("Skälet får aldrig vara tomt.", "Skälet får inte vara tomt.", "supported"),
        ("Räkningen betalas.", "Räkningen betalas inte.", "contradicted"),
    ],
)
def test_a_denial_is_carried_by_one_of_the_same(source: str, claim: str, verdict: str, assistant: Assistant) -> None:
    assert denied_alike(claim, _place(assistant, source)).verdict.verdict == verdict


def test_what_is_done_always_must_be_done_where_the_leave_is_of_another_verb(assistant: Assistant) -> None:
    source = "Avslag motiveras post för post och kan överklagas."
    told = Verdict("contradicted", "källan säger ”kan”, påståendet ”ska”", (7, 10), None, 1.0)
    place = replace(_place(assistant, source), verdict=told)
    assert harmless("Avslag ska motiveras post för post.", place).verdict.verdict == "supported"
    assert harmless("Avslag ska överklagas post för post.", place).verdict.verdict == "contradicted"


@pytest.mark.parametrize(
    ("said", "verb"),
    [
        ("Den som har fyllt 20 år har rätt till ett samtal.", "har rätt"),
        ("Om du reser bort längre än en vecka behöver vi veta det.", "behöver"),
        ("Saknas något papper får ansökan vänta.", "får"),
        ("Att du redan har en kontakt där du bor får inte vägas in.", "får"),
        ("Skälen för beslutet", None),
    ],
)
def test_the_verb_of_the_main_clause_is_told_from_those_of_others(said: str, verb: str | None) -> None:
    found = main_verb(said)
    assert (found is None) == (verb is None)
    if found and verb:
        assert said[found.start() :].startswith(verb)


@pytest.mark.parametrize(
    "said",
    [
        "Spara inte kvittona längre.",
        "Kontrollera alltid folkbokföringen.",
        "Journalför samma dag.",
        "Högst fyra veckor.",
        "Två personer kvitterar.",
        "Huvudregeln är att kommunen ansvarar.",
        "Beslutet går inte att överklaga.",
        "Beloppet beror på hur många som bor i hushållet.",
        "Vi enades om att räkna matpengen per dag.",
    ],
)
def test_an_order_or_a_rule_is_none_of_the_case_whoever_says_it(said: str) -> None:
    assert kind_of(said) == "rule"


@pytest.mark.parametrize(
    "said",
    [
        "Sökanden ska flytta den 3 mars.",
        "Sökanden har två barn.",
        "Avslaget beror på att inkomsten är för hög.",
        "Vi var överens om att hans barn bor i Tallvik.",
        "█████: han kom inte till mötet.",
    ],
)
def test_what_is_of_the_case_stays_so(said: str) -> None:
    assert kind_of(said) in ("case", "own")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Trygg start kostade 3,4 miljoner kronor.", "rule"),
        ("I Trygg start fick 12 personer en egen kontaktperson.", "rule"),
        ("Du var med i Trygg start i våras.", "case"),
        ("Bytet kostade 3 400 kronor.", "case"),
    ],
)
def test_what_a_project_of_the_library_led_to_is_told_by_its_report(said: str, kind: str) -> None:
    assert kind_of(said, projects=frozenset({"Trygg start"})) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Hyran höjdes den 1 mars från 6 000 till 6 300 kronor.", "case"),
        ("Din norm sänktes den 1 mars.", "case"),
    ],
)
def test_a_level_that_was_changed_holds_from_then_on(said: str, kind: str) -> None:
    assert kind_of(said) == kind


@pytest.mark.parametrize(
    "said", ["Vi anser att barnet ska få säga sin mening.", "Förslaget innebär att avgiften blir 900 kr."]
)
def test_what_the_writer_says_is_to_be_done_is_no_mere_view(said: str) -> None:
    assert not is_talk(said)


def test_a_head_that_runs_in_is_no_claim() -> None:
    assert kind_of("Utredning.") == "case"
    assert kind_of("Hyran betalas.") != "case"
