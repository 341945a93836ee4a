"""Quizzes from a small library of our own: what is asked, of whom, and what is kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.oversight.store import open_store
from assistant.quiz.checks import flaws, retired, same_fact
from assistant.quiz.compose import another, compose, drafts, subjects
from assistant.quiz.draft import Aspect
from assistant.quiz.item import ItemKind, Quiz, Wish
from assistant.quiz.saved import forget, save, saved
from assistant.quiz.sentence import lead_stands_alone, stands_alone
from ingest.index import Index, open_index
from ingest.pipeline import ingest
from tests.conftest import write_library

DAY = date(2026, 6, 1)
WIDE = Wish(number=200)

GUIDE = """\
---
title: Vägledning om bistånd
kind: vagledning
scope: national
published: 2026-01-15
---
# Vägledning om bistånd

## Överklagande

Överklagandet ska ha kommit in till nämnden inom tre veckor från den dag då den enskilde fick del av beslutet
(44 § FL). Försäkringskassan samordnar de insatser som rehabiliteringen kräver och har tillsyn över insatserna. Det
gäller även andra. Uppgifter om studiestöd får hämtas från Skatteverket när ansökan prövas av nämnden. Utbetald
dagersättning ska redovisas av Arbetsförmedlingen när nämnden begär uppgifterna. Ett pass utfärdas av Polismyndigheten
och ska visas upp vid det första besöket.

## Begrepp

En nödprövning innebär att nämnden efter ett avslag bedömer om det ändå finns en akut situation som måste avhjälpas.

## Samtycke

Ett samtycke ska innehålla:

- vem som lämnar det
- vilka uppgifter det gäller
- hur länge det gäller
- att det kan tas tillbaka

## Så drivs ett krav, steg för steg

1. Utredning. Den enskilde får del av underlaget.
2. Ställningstagande. Handläggaren bedömer grunden.
3. Krav. Den enskilde får ett skriftligt krav.
4. Talan. Nämnden får väcka talan.

## Roller

| Roll | Uppgift |
|---|---|
| Mötesledare | Håller i samtalet |
| Sekreterare | Skriver planen |
| Samordnare | Bokar lokal och tolk |
| Huvudansvarig | Följer upp resultatet |

## Ord

| Ord | Betydelse |
|---|---|
| Nollplacerad | Sjuk person utan sjukpenninggrundande inkomst |
| Riksnorm | Belopp som regeringen bestämmer varje år |
| Jobbstimulans | En del av lönen räknas inte med |
| Umgänge | Tid som barn har med en förälder |
"""


def local(name: str, glasses: str, days: str, level: str, *, until: str = "") -> str:
    end = f"valid_to: {until}\n" if until else ""
    return f"""\
---
title: Riktlinje för {name}
kind: riktlinje
scope: lokal
municipalities: [{name}]
valid_from: 2026-01-01
{end}---
# Riktlinje för {name}

## Glasögon

Glasögon beviljas med högst {glasses} kronor per person och period.

## Handläggning

En ofullständig ansökan ska kompletteras inom {days} arbetsdagar från begäran.

## Vem beslutar

| Ärende | Delegat |
|---|---|
| Tandvård | Socialsekreterare |
| Hyresskuld | {level} |
| Flyttkostnad | Socialsekreterare |
| Begravning | {level} |
| Rekreation | Nämnden |
| Magasinering | Gruppledare |

## Levnadskostnader

| Ändamål | Belopp 2026 | Villkor |
|---|---|---|
| Vinterkläder till barn | 900 kr per barn | Kvitto ska visas |
| Cykel till skolbarn | 1 200 kr per barn | Vart tredje år |
| Säng med madrass | 2 200 kr per person | Begagnad i första hand |
| Dammsugare till hushållet | 700 kr per hushåll | Saknas i bostaden |
"""


FILES = {
    "guide.md": GUIDE,
    "norrberga.md": local("Norrberga", "1 800", "5", "Enhetschef"),
    "åkersvik.md": local("Åkersvik", "2 400", "10", "Avdelningschef"),
    "åkersvik-gammal.md": local("Åkersvik", "1 500", "15", "Avdelningschef", until="2026-03-01"),
    "minnen.md": "---\ntitle: Minnesanteckningar från möte\nkind: minnesanteckning\n---\n# Möte\n\n"
    "Mötet beslutade att intyg från vården ska lämnas inom 25 arbetsdagar i alla kommuner.\n",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    home = tmp_path_factory.mktemp("quiz")
    ingest([write_library(home / "bibliotek", FILES)], home / "index", None)
    return open_index(home / "index")


@pytest.fixture(scope="module")
def wide(index: Index) -> Quiz:
    return compose(index, WIDE, day=DAY)


def test_every_kind_of_item_is_made_and_none_has_a_flaw(wide: Quiz) -> None:
    assert {i.kind for i in wide.items} == set(ItemKind)
    assert [f for i in wide.items for f in flaws(i)] == []


def test_every_quote_is_a_slice_of_its_passage(index: Index, wide: Quiz) -> None:
    passages = {p.passage_id: p for p in index.passages}
    for item in wide.items:
        s = item.source
        assert passages[s.passage_id].text[s.start : s.end] == s.quote
        assert passages[s.passage_id].text_hash == s.text_hash


def test_no_two_items_ask_for_the_same_fact(wide: Quiz) -> None:
    pairs = [(a, b) for n, a in enumerate(wide.items) for b in wide.items[n + 1 :] if same_fact(a, b)]
    assert pairs == []


def test_the_same_wish_makes_the_same_quiz_and_another_seed_another(index: Index) -> None:
    wish = Wish(number=6, seed=3)
    assert compose(index, wish, day=DAY) == compose(index, wish, day=DAY)
    assert compose(index, wish, day=DAY) != compose(index, replace(wish, seed=4), day=DAY)


def test_wrong_figures_come_first_from_other_municipalities_and_replaced_guidelines(index: Index) -> None:
    wish = Wish(number=200, municipality="Norrberga", kinds=(ItemKind.SINGLE,))
    made = compose(index, wish, day=DAY).items
    (glasses,) = [i for i in made if "Glasögon beviljas" in i.stem]
    assert {o.text: o.origin for o in glasses.options if not o.right and o.origin} == {
        "2 400 kronor": "Åkersvik", "1 500 kronor": "Åkersvik",
    }  # fmt: skip
    assert glasses.right == ("1 800 kronor",)


def test_a_chosen_municipality_is_the_only_local_one(index: Index) -> None:
    made = compose(index, Wish(number=200, municipality="Norrberga"), day=DAY)
    assert {i.source.municipalities for i in made.items} == {(), ("Norrberga",)}
    assert made.title.endswith("i Norrberga")


def test_minutes_and_replaced_guidelines_are_not_asked_about(wide: Quiz) -> None:
    assert not {"minnen.md", "åkersvik-gammal.md"} & {i.source.work_id.rpartition("/")[2] for i in wide.items}


def test_a_wish_narrows_by_subject_document_kind_and_level(index: Index) -> None:
    by_subject = compose(index, replace(WIDE, subjects=("glasögon",)), day=DAY).items
    assert by_subject
    assert all("glasögon" in f"{i.stem} {i.topic}".casefold() for i in by_subject)
    work = next(d.work_id for d in index.documents.values() if d.metadata.title == "Vägledning om bistånd")
    assert {i.source.work_id for i in compose(index, replace(WIDE, works=(work,)), day=DAY).items} == {work}
    assert {i.kind for i in compose(index, replace(WIDE, kinds=(ItemKind.GAP,)), day=DAY).items} == {ItemKind.GAP}
    assert {i.level for i in compose(index, replace(WIDE, level=3), day=DAY).items} == {3}


def test_a_short_library_says_so(index: Index) -> None:
    made = compose(index, Wish(number=50, kinds=(ItemKind.ORDER,)), day=DAY)
    assert len(made.items) == 1
    assert made.remarks[0].startswith("Källorna räckte till 1 av 50 frågor.")
    assert made.items[0].key == ("Utredning", "Ställningstagande", "Krav", "Talan")


def test_a_case_asks_for_what_its_row_settles(index: Index) -> None:
    made = compose(index, Wish(number=200, municipality="Norrberga", kinds=(ItemKind.CASE,)), day=DAY).items
    (case,) = [i for i in made if "Säng med madrass" in i.stem]
    assert case.key == ("2 200 kr per person", "Begagnad i första hand")
    assert "Hushållet bor i Norrberga och ansöker om bistånd" in case.stem
    asked = re.search(r"kostnaden är ([\d ]+) kronor per person\.", case.stem)
    assert asked
    assert 0 < int(asked[1].replace(" ", "")) < 2200


def test_who_decides_is_asked_with_the_roles_of_the_same_table(index: Index) -> None:
    made = compose(index, Wish(number=200, municipality="Norrberga", kinds=(ItemKind.SINGLE,)), day=DAY).items
    deciding = [i for i in made if "lägsta nivå" in i.stem]
    assert deciding
    assert all(
        {o.text for o in i.options} <= {"Socialsekreterare", "Enhetschef", "Nämnden", "Gruppledare"} for i in deciding
    )


def test_another_item_is_of_the_same_kind_on_another_fact(index: Index) -> None:
    made = compose(index, Wish(number=8), day=DAY)
    first = next(i for i in made.items if i.kind in (ItemKind.SINGLE, ItemKind.GAP))
    others = [i for i in made.items if i != first]
    fresh = another(index, Wish(number=8), first, others, day=DAY)
    assert fresh is not None
    assert fresh.kind is first.kind
    assert not any(same_fact(fresh, i) for i in made.items)
    order = next(i for i in compose(index, WIDE, day=DAY).items if i.kind is ItemKind.ORDER)
    assert another(index, WIDE, order, [], day=DAY) is None


def test_subjects_are_headings_that_can_be_asked_about(index: Index) -> None:
    assert {"Glasögon", "Samtycke", "Roller"} <= set(subjects(index, Wish(), day=DAY))


def test_items_retire_when_their_passage_changes(index: Index, tmp_path: Path) -> None:
    made = compose(index, replace(WIDE, municipality="Norrberga"), day=DAY).items
    changed = FILES | {"norrberga.md": local("Norrberga", "1 950", "5", "Enhetschef")}
    ingest([write_library(tmp_path / "bibliotek", changed)], tmp_path / "index", None)
    gone = retired(made, open_index(tmp_path / "index"))
    assert retired(made, index) == ()
    assert {i.topic for i in gone} == {"Glasögon"}


def test_a_kept_quiz_comes_back_as_it_was(wide: Quiz, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "state.db"))
    first = save(store, wide, WIDE)
    shorter = Quiz(wide.title, wide.items[:2])
    assert save(store, shorter, WIDE, instead_of=first) == first
    second = save(store, wide, WIDE, instead_of=999)
    kept = {s.saved_id: s for s in saved(store)}
    assert kept[first].quiz == shorter
    assert kept[second].quiz == wide
    assert kept[second].wish == WIDE
    forget(store, first)
    forget(store, first)
    assert [s.saved_id for s in saved(store)] == [second]
    store.close()


def test_quizzes_are_spread_over_kinds_and_documents(index: Index) -> None:
    made = compose(index, Wish(number=16), day=DAY).items
    assert max(Counter(i.kind for i in made).values()) <= 4
    assert len({i.source.work_id for i in made}) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Det gäller även den som är under 18 år och bor hemma.",
        "Beloppet är 5 220 kronor för en ensamstående vuxen person.",
        "För 2026 är den 5 220 kronor i månaden för ensamstående.",
        "Summan för paret blir 6 850 + 1 360 kronor i månaden.",
        "Vi rekommenderar att planen följs upp inom sex veckor.",
        "Tolv handläggare svarade inom tre veckor på enkäten i våras.",
        "Se tabell 3 för de belopp som gäller för barn under 7 år.",
        "Förslaget innebär att kravet ska gälla från 2027 i kommunen.",
        "Betalas direkt till hyresvärden senast bankdagen före sista dagen.",
        "Regeringen får meddela föreskrifter om skyldigheten enligt första stycket.",
        "Hyran ska dock godtas i fyra månader från den första ansökan.",
        "Ett överskridande med högst 50 000 kronor beslutas av enhetschefen.",
        "En fjärdedel, 1 600 kronor, räknas inte när inkomsten prövas av nämnden.",
        "Vilka uppgifter som får lämnas kan regleras närmare av regeringen.",
        "Finns godtagbara skäl kan den enskilde ha rätt till stöd ändå.",
        "Regeringen får närmare bestämma vilka uppgifter som ska lämnas.",
        "Rätten till bistånd avgörs sedan på vanligt sätt av handläggaren.",
        "Bistånd till en flytt av andra skäl prövas som levnadskostnader i övrigt.",
        "komplettering lämnas inom fem dagar från begäran till nämnden.",
    ],
)
def test_what_leans_on_other_words_is_not_asked_about(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Komplettering ska lämnas inom 5 arbetsdagar från begäran.",
        "Beviljas ett belopp över 30 000 kronor ska enhetschefen ha träffat sökanden.",
        "Försäkringskassan samordnar rehabiliteringsinsatserna och har tillsyn över dem.",
        "Planen följs upp senast efter åtta veckor av den som kallat.",
    ],
)
def test_a_rule_that_stands_alone_may_be_asked_about(sentence: str) -> None:
    assert stands_alone(sentence)


def test_a_lead_in_that_points_back_lists_nothing() -> None:
    assert lead_stands_alone("Ett bra samtycke anger")
    assert not lead_stands_alone("Rådet anser att följande normalt hör dit:")
    assert not lead_stands_alone("Exempel:")


def test_what_is_about_children_is_put_to_a_household_with_children(index: Index) -> None:
    made = [
        item
        for seed in range(5)
        for item in compose(index, Wish(number=200, kinds=(ItemKind.CASE,), seed=seed), day=DAY).items
        if "barn”" in item.stem
    ]
    assert len(made) >= 5
    assert not [item.stem for item in made if "utan barn" in item.stem]


def test_who_decides_is_asked_with_the_limit_of_the_row(tmp_path: Path) -> None:
    rows = (
        "Kost | 380 kr/mån | Enhetschef",
        "Hyra | | Nämnden",
        "Skuld | | Se E5",
        "Resa | | Utskottet",
        "Flytt | | Gruppledare",
    )
    table = "\n".join(f"| {row} |" for row in ("Ärende | Högst | Delegat", "---|---|---", *rows))
    head = FILES["norrberga.md"].partition("# Rikt")[0]
    files = {"delegation.md": f"{head}# Delegation\n\n## Vem beslutar\n\n{table}\n"}
    ingest([write_library(tmp_path / "bibliotek", files)], tmp_path / "index", None)
    made = compose(open_index(tmp_path / "index"), WIDE, day=DAY).items
    (kost,) = [i for i in made if "ärendet ”Kost”" in i.stem]
    assert "ärendet ”Kost” (högst 380 kr/mån)?" in kost.stem
    assert kost.right == ("Enhetschef",)
    assert not [o.text for i in made for o in i.options if o.text == "Se E5"]


def test_a_list_that_goes_on_in_the_next_passage_is_not_asked_for_its_order(tmp_path: Path) -> None:
    told = "Handläggaren skriver ned vad som kommer fram och vem som har lämnat uppgiften. " * 4
    verbs = (
        "Ta emot ansökan",
        "Utred behovet",
        "Bedöm rätten",
        "Skriv beslutet",
        "Meddela den enskilde",
        "Följ upp beslutet",
    )
    steps = "\n".join(f"{n}. {verb}. {told}" for n, verb in enumerate(verbs, start=1))
    short = "\n".join(f"{n}. {verb}." for n, verb in enumerate(verbs, start=1))
    for name, listed, expected in (("lång", steps, []), ("kort", short, [verbs])):
        text = f"---\ntitle: Rutin\nkind: rutin\n---\n# Rutin\n\n## Så görs en utredning\n\n{listed}\n"
        ingest([write_library(tmp_path / name, {"rutin.md": text})], tmp_path / f"index-{name}", None)
        index = open_index(tmp_path / f"index-{name}")
        made = compose(index, Wish(number=9, kinds=(ItemKind.ORDER,)), day=DAY).items
        assert [i.key for i in made] == expected


def test_the_year_of_a_document_is_its_own_unless_its_tables_are_of_a_later_one(tmp_path: Path) -> None:
    text = GUIDE.replace("published: 2026-01-15", "published: 2026-01-15\nvalid_from: 2026-02-01")
    text = text.replace("## Begrepp", "## Begrepp 2025").replace("## Roller", "## Roller 2025")
    ingest([write_library(tmp_path / "bibliotek", {"guide.md": text})], tmp_path / "index", None)
    made = compose(open_index(tmp_path / "index"), WIDE, day=DAY).items
    assert {i.source.year for i in made if i.topic == "Samtycke"} == {"2026"}


def test_a_gap_takes_its_figure_in_digits_and_in_words(index: Index) -> None:
    wish = Wish(number=200, municipality="Norrberga", kinds=(ItemKind.GAP,))
    (days,) = [i for i in compose(index, wish, day=DAY).items if "kompletteras inom" in i.stem]
    assert {"5 arbetsdagar", "5", "fem arbetsdagar", "fem"} == set(days.key)


def library(tmp_path: Path, text: str, *, kind: str = "rutin") -> Index:
    """An index of one local document of the kind."""
    about = f"title: Handledning\nkind: {kind}\nscope: lokal\nmunicipalities: [Norrberga]\nvalid_from: 2026-01-01"
    head = f"---\n{about}\n---\n"
    ingest([write_library(tmp_path / "bibliotek", {"d.md": f"{head}# Handledning\n\n{text}\n"})], tmp_path / "i", None)
    return open_index(tmp_path / "i")


def test_steps_that_may_change_places_are_no_order(tmp_path: Path) -> None:
    steps = "1. Skriv i planen vad som är oklart.\n2. Bestäm vem som ringer.\n3. Ordna tolk.\n4. Boka lokal."
    index = library(tmp_path, f"## Så görs ett möte, steg för steg\n\n{steps}")
    assert compose(index, Wish(number=5, kinds=(ItemKind.ORDER,)), day=DAY).items == ()


def test_abbreviated_levels_are_told_in_full_or_left_out(tmp_path: Path) -> None:
    rows = (
        ("Hyresskuld", "EC"), ("Flyttkostnad", "SS"), ("Begravning", "EC"), ("Tandvård", "FS"), ("Glasögon", "INDUTS"),
        ("Magasinering", "SS"),
    )  # fmt: skip
    table = "\n".join(f"| {matter} | {level} |" for matter, level in (("Ärende", "Delegat"), ("---", "---"), *rows))
    told = "Nivåerna är EC enhetschef, SS socialsekreterare, FS förste socialsekreterare, INDUTS individutskottet."
    for name, text in (("med", f"{told}\n\n## Vem beslutar\n\n{table}"), ("utan", f"## Vem beslutar\n\n{table}")):
        index = library(tmp_path / name, text, kind="delegationsordning")
        made = compose(index, Wish(number=30), day=DAY).items
        shown = [o.text for i in made for o in i.options if o.text not in ("Sant", "Falskt")]
        shown += [meaning for i in made for _, meaning in i.pairs]
        assert all(" (" in t for t in shown if t not in {m for m, _ in rows})
        assert bool(made) == (name == "med")


def test_matters_are_paired_with_who_decides_each_level_once(index: Index) -> None:
    made = compose(index, Wish(number=50, municipality="Norrberga", kinds=(ItemKind.MATCH,)), day=DAY).items
    deciding = [i for i in made if "lägsta nivå" in i.stem]
    assert len(deciding) == 1
    levels = [level for _, level in deciding[0].pairs]
    assert len(set(levels)) == len(levels) >= 3


def test_a_funeral_is_applied_for_after_a_death_and_by_the_estate(tmp_path: Path) -> None:
    rows = "| Ändamål | Belopp 2026 | Villkor |\n|---|---|---|\n"
    rows += "| Begravning | 20 000 kr | Dödsboets tillgångar räknas av |\n"
    rows += "| Umgängesresor | 2 500 kr per månad | Umgänget styrks med dom eller avtal |\n"
    rows += "| Tandvård | 3 000 kr | Däröver krävs kostnadsförslag |\n| Prenumeration | 300 kr | Kvitto visas |\n"
    index = library(tmp_path, f"## Kostnader\n\n{rows}", kind="riktlinje")
    made = {
        i.source.quote.split(" | ")[0]: i for i in compose(index, Wish(number=9, kinds=(ItemKind.CASE,)), day=DAY).items
    }
    assert set(made) == {"Begravning", "Umgängesresor"}
    assert re.search(r"av(?:led|lid)", made["Begravning"].stem)
    assert "Dödsboet" in made["Begravning"].stem
    assert re.search(r"dotter på 8 år.*tolv mil bort", made["Umgängesresor"].stem)


def test_a_definition_that_other_words_fit_leaves_no_gap(tmp_path: Path) -> None:
    told = "## Ord\n\nEn komplettering är en enstaka sak som saknas i hemmet och som behövs för att klara vardagen."
    index = library(tmp_path, told, kind="vagledning")
    assert compose(index, Wish(number=5, kinds=(ItemKind.GAP,)), day=DAY).items == ()


def test_two_statements_on_one_figure_are_the_same_fact(tmp_path: Path) -> None:
    text = (
        "## Jobbstimulans\n\nEfter sex månader i följd med försörjningsstöd ska 25 procent av lönen lämnas utanför "
        "beräkningen.\n\n## Lön\n\nAv lönen ska 25 procent lämnas utanför beräkningen för den som har haft "
        "försörjningsstöd i sex månader i följd.\n"
    )
    made = compose(library(tmp_path, text), Wish(number=9, kinds=(ItemKind.TRUE_FALSE,)), day=DAY).items
    assert len(made) == 1


def test_who_is_responsible_is_judged_where_a_table_tells(tmp_path: Path) -> None:
    rows = (
        ("Stadigvarande bosatt", "Bosättningskommunen"), ("Akut behov under semester", "Vistelsekommunen"),
        ("Avtjänar fängelsestraff", "Folkbokföringskommunen"),
    )  # fmt: skip
    table = "\n".join(f"| {a} | {b} |" for a, b in (("Situation", "Ansvarig kommun"), ("---", "---"), *rows))
    made = compose(library(tmp_path, f"## Ansvar\n\n{table}"), Wish(number=50, kinds=(ItemKind.TRUE_FALSE,)), day=DAY)
    assert len(made.items) == 3
    for item in made.items:
        said = re.search(r"För ”(.+)” anges (\w+) som ansvarig kommun\.", item.stem)
        assert said
        assert (said[2].capitalize() == dict(rows)[said[1]]) == (item.right == ("Sant",))


def test_an_abbreviation_that_stands_for_two_things_is_not_told_in_full(tmp_path: Path) -> None:
    told = "Nivåerna är HA handläggare, HA huvudansvarig, EC enhetschef, SS socialsekreterare, IU individutskottet."
    rows = (("Hyresskuld", "HA"), ("Flyttkostnad", "SS"), ("Begravning", "EC"), ("Tandvård", "SS"), ("Resor", "IU"))
    table = "\n".join(f"| {a} | {b} |" for a, b in (("Ärende", "Delegat"), ("---", "---"), *rows))
    index = library(tmp_path, f"{told}\n\n## Vem beslutar\n\n{table}", kind="delegationsordning")
    made = compose(index, Wish(number=30), day=DAY).items
    assert made
    assert not [i.stem for i in made if "(HA)" in f"{i.stem} {i.options} {i.pairs}"]


def test_a_local_rule_is_asked_for_with_its_year(index: Index) -> None:
    made = compose(index, Wish(number=200, municipality="Norrberga"), day=DAY).items
    local = [i.stem for i in made if i.source.municipalities]
    assert local
    assert [stem for stem in local if "(2026)" not in stem] == []


def test_a_list_under_an_order_is_asked_for_as_a_question_of_what_to_do(tmp_path: Path) -> None:
    points = "- vilken uppgift som saknades\n- hur uppgiften påverkade beräkningen\n- vilket belopp som var fel"
    text = f"## Återkrav när den enskilde har orsakat felet\n\nUtred och dokumentera:\n\n{points}\n"
    index = library(tmp_path, text, kind="vagledning")
    (item,) = compose(index, Wish(number=9, kinds=(ItemKind.SHORT,)), day=DAY).items
    assert "du ska utreda och dokumentera …" in item.stem


def test_sections_that_many_documents_rest_on_come_first_and_those_of_one_last(tmp_path: Path) -> None:
    common = (
        "Den som kan arbeta ska stå till arbetsmarknadens förfogande för att ha rätt till bistånd (12 kap. 3 § SoL)."
    )
    rare = "En skolungdom som bor hemma får behålla sin lön när rätten till bistånd prövas (12 kap. 9 § SoL)."
    others = (
        "Ekonomiskt bistånd ska ges till den som inte själv kan klara sina ekonomiska behov (12 kap. 1 § SoL).",
        "Nämnden ska beräkna kostnaderna till en högre nivå om det finns särskilda skäl för det (12 kap. 7 § SoL).",
        "En del av inkomsten från en anställning ska lämnas utanför beräkningen av biståndet (12 kap. 8 § SoL).",
    )
    head = "---\ntitle: Vägledning {n}\nkind: vagledning\nscope: national\n---\n# Vägledning {n}\n\n## Regler\n\n"
    few = (f"{common} {rare}", common, common, " ".join(others))
    many = (f"{common} {rare}", common, common, *others)
    use: dict[str, dict[str, float]] = {}
    for name, told in (("few", few), ("many", many)):
        texts = {f"{n}.md": f"{head.format(n=n)}{text}\n" for n, text in enumerate(told)}
        ingest([write_library(tmp_path / name, texts)], tmp_path / f"i-{name}", None)
        found = drafts(open_index(tmp_path / f"i-{name}"), Wish(kinds=(ItemKind.SINGLE,)), day=DAY)
        use[name] = {d.material.said: d.worth for d in found if d.aspect is Aspect.LAW}
    assert use["few"][rare] > 0
    assert use["many"][common] > 0 > use["many"][rare]


def test_a_row_without_its_last_cells_is_read_and_a_name_that_two_rows_have_is_no_question(tmp_path: Path) -> None:
    rows = (
        "| 1 | Hyresskuld | EC | 10 000 kr | Kvitto visas |",
        "| 2 | Hyresskuld | SU | 30 000 kr | |",
        "| 3 | Flyttkostnad | HL | 2 000 kr | |",
        "| 4 | Begravning | GL | | |",
        "| 5 | Umgängesresor utomlands | SU | | |",
        "| 6 | Glasögon | HL | | |",
    )
    told = "Nivåerna är EC enhetschef, SU sociala utskottet, HL handläggare, GL gruppledare."
    table = "\n".join(("| Nr | Ärende | Delegat | Högst | Anmärkning |", "|---|---|---|---|---|", *rows))
    index = library(tmp_path, f"{told}\n\n## Vem beslutar\n\n{table}", kind="delegationsordning")
    made = compose(index, Wish(number=200, kinds=(ItemKind.SINGLE,)), day=DAY).items
    stems = " ".join(i.stem for i in made)
    assert "ärendet ”Umgängesresor utomlands”" in stems
    assert "vilket belopp gäller för ”Flyttkostnad”" in stems
    assert "vilket belopp gäller för ”Hyresskuld”" not in stems


def test_a_case_whose_decider_is_only_an_abbreviation_is_not_asked(tmp_path: Path) -> None:
    head = "| Ärende | Högsta belopp | Delegat |\n|---|---|---|\n"
    index = library(tmp_path, f"{head}| Glasögon | 1 700 kr | EC |\n| Elskuld | 4 000 kr | Enhetschef |\n")
    made = compose(index, Wish(number=9, kinds=(ItemKind.CASE,)), day=DAY).items
    assert [item.key for item in made] == [("4 000 kr", "Enhetschef")]
