"""A statement is quoted with the sentences that it stands among, where they are few."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.extractive.paragraph import FIRST
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

FILLER = " ".join(f"Avsnittet har en mening till om sådant som inte frågas efter, nummer {n}." for n in range(6))
GUIDE = f"""\
---
title: Vägledning om samtal
kind: vagledning
scope: national
---
# Vägledning om samtal

## Hyresvärden ringer

Ta emot det som hyresvärden berättar. Bekräfta inte om personen är känd. Fråga om samtycke först.

## Krav

Nämnden får avstå från kravet. Den bör göra det när

- beloppet är litet
- kommunen har bidragit till felet.

## Avgifter

| Bil | Högsta avgift |
|---|---|
| Liten | 500 kr |
| Stor | 700 kr |

Avgifterna räknas om varje år. En högre avgift godtas i tre månader. Kvitto sparas.

## Nödbistånd

Nödbistånd är 85 kronor per vuxen och dag. Hushåll utan barn kan få nödbistånd i 7 dagar. {FILLER}

## Lån

Ett lån räknas som inkomst den månad då det har betalats ut till den som söker bistånd, om det inte ska betalas tillbaka
genast och det kan visas med en skriftlig handling från den som har lånat ut pengarna till hushållet under månaden eller
tidigare under året. Mindre lån mellan anhöriga räknas sällan. Lånet antecknas. {FILLER}
"""


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("talks")
    ingest([write_library(home / "bibliotek", {"samtal.md": GUIDE})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


def test_a_short_paragraph_is_quoted_whole(talks: Assistant) -> None:
    answer = talks.ask(Question("Vad gör jag med det som hyresvärden berättar?"))
    assert answer.statements[0].text == (
        "Ta emot det som hyresvärden berättar. Bekräfta inte om personen är känd. Fråga om samtycke först."
    )
    (citation,) = answer.citations
    assert citation.passage.text[citation.start : citation.end] == citation.quote == answer.statements[0].text


def test_the_sentence_that_answers_comes_first_not_the_paragraph_s_beginning(talks: Assistant) -> None:
    said = talks.ask(Question("Hur många dagar kan hushåll utan barn få nödbistånd?")).statements[0].text
    assert said == "Hushåll utan barn kan få nödbistånd i 7 dagar."
    assert len(said) <= FIRST


def test_nothing_is_said_twice(talks: Assistant) -> None:
    answer = talks.ask(
        Question("Får jag bekräfta för hyresvärden att personen är känd, och när frågar jag om samtycke?")
    )
    quotes = [c.quote for c in answer.citations]
    assert len(quotes) == len(set(quotes)) == 1


def test_a_lead_in_is_quoted_with_its_list_or_not_at_all(talks: Assistant) -> None:
    listed = talks.ask(Question("När får nämnden avstå från kravet?")).statements[0].text
    assert listed.endswith("- kommunen har bidragit till felet.")
    plain = talks.ask(Question("Får nämnden avstå från kravet?")).statements[0].text
    assert plain == "Nämnden får avstå från kravet."


def test_a_rule_comes_with_the_sentence_that_limits_it(talks: Assistant) -> None:
    said = talks.ask(Question("Ska ett lån räknas som inkomst?")).statements[0].text
    assert said.endswith("räknas sällan.")


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("Hur lång tid ges för att sälja bilen?", "värd högst 15 000 kronor"),
        ("Vad görs om det saknas mat?", "Den som är ny ska erbjudas ett besök"),
        ("Vilka uppgifter kräver samtycke?", "Uppgift om utbetalat bistånd lämnas"),
    ],
)
def test_a_statement_has_the_condition_that_it_takes_from_the_sentence_before(
    leaning: Assistant, question: str, condition: str
) -> None:
    assert condition in leaning.ask(Question(question)).statements[0].text


def test_a_condition_that_tells_what_it_compares_with_stands_alone(leaning: Assistant) -> None:
    said = [s.text for s in leaning.ask(Question("Vad gäller om båten är äldre än tio år?")).statements]
    assert any(text.startswith("Är båten äldre än tio år") for text in said)


LEANING = f"""\
---
title: Vägledning om tillgångar
kind: vagledning
scope: national
---
# Vägledning om tillgångar

## Bil

Fonder används först. Bil godtas om den behövs eller är värd högst 15 000 kronor. Är bilen värd mer ges tre månader för
att sälja den. {FILLER}

## Mat

Telefontiden är kort. Den som är ny ska erbjudas ett besök. Framkommer det vid telefonsamtalet att det saknas mat görs
en nödprövning samma dag. {FILLER}

## Uppgifter

Reglerna är få. Uppgift om utbetalat bistånd lämnas på begäran. Andra uppgifter kräver samtycke. {FILLER}

## Båt

Båtar värderas av en mäklare. Är båten äldre än tio år värderas den inte. {FILLER}
"""


@pytest.fixture(scope="module")
def leaning(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("lutar")
    ingest([write_library(home / "bibliotek", {"tillgångar.md": LEANING})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


RULES = f"""\
---
title: Vägledning om boende
kind: vagledning
scope: national
---
# Vägledning om boende

## Rapporter

Ett beslut som inte har verkställts i tid rapporteras till tillsynsmyndigheten (34 kap. 1 § SoL). Samma sak gäller när
verkställigheten har avbrutits (34 kap. 1 § SoL). Rapporteringen görs en gång i kvartalet (34 kap. 1 § SoL). {FILLER}

## Övrigt

Andrahandsboende. Hyran godtas när avtalet är skriftligt. Saknas ägarens samtycke godtas hyran i högst tre månader.
Garage. Garageplats godtas inte.

## Barnens pengar

- Barns lön räknas inte in i hushållets inkomster (12 kap. 9 § SoL).
- Det som under året överstiger ett prisbasbelopp får räknas in (12 kap. 9 § SoL).
- Barns sparade pengar räknas som tillgång.

## Resväskor

En resväska ersätts med högst 400 kronor till den som flyttar in. Kvittot lämnas i receptionen inom en vecka. Väskan
får behållas av den som flyttar ut igen. Sedan oktober är beloppet höjt till 650 kronor *rev 2*

Receptionen har öppet på vardagar.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("regler")
    ingest([write_library(home / "bibliotek", {"boende.md": RULES})], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


@pytest.mark.parametrize(
    ("question", "begins", "ends"),
    [
        (
            "Vart rapporteras beslut som inte har verkställts?",
            "Ett beslut som",
            "en gång i kvartalet (34 kap. 1 § SoL).",
        ),
        (
            "Godtas hyran vid andrahandsboende?",
            "Andrahandsboende. Hyran godtas",
            "godtas hyran i högst tre månader.",
        ),
        ("Räknas barns lön in?", "Barns lön räknas inte in", "får räknas in (12 kap. 9 § SoL)."),
        ("Hur mycket ersätts en resväska med?", "En resväska ersätts", "höjt till 650 kronor rev 2"),
    ],
    ids=["more of the same section", "under a run-in head", "the next item of a list", "what the sum is changed to"],
)
def test_a_rule_is_not_told_without_what_goes_on_from_it(
    rules: Assistant, question: str, begins: str, ends: str
) -> None:
    answer = rules.ask(Question(question))
    said = answer.statements[0].text
    assert said.startswith(begins)
    assert said.endswith(ends)
    assert all(c.passage.text[c.start : c.end] == c.quote for c in answer.citations)


MINUTES = """\
---
title: Minnesanteckningar 8 december 2025
kind: minnesanteckning
scope: regional
---
# Minnesanteckningar 8 december 2025

## Frågor

Lövsala undrar om julpengar till barnfamiljer. Åkersvik hänvisar till föreningar som delar ut julkassar till familjer i
kommunen varje år. Västerlida prövar om någon söker men brukar avslå, eftersom jul ska rymmas i normen. Granhult gav
pengar per barn fram till 2022 men har slutat. Alla höll med om att barnets situation ska prövas var för sig.
"""


def test_what_minutes_say_of_a_question_is_told_to_its_end(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("minnen")
    ingest([write_library(home / "bibliotek", {"möte.md": MINUTES})], home / "index", None)
    reader = Assistant.open(home / "index", Settings(embedding="none"))
    said = reader.ask(Question("Vart hänvisar Åkersvik den som vill ha julkassar?")).statements[0].text
    assert said.endswith("barnets situation ska prövas var för sig.")


def test_a_row_comes_with_what_holds_above_its_limit(talks: Assistant) -> None:
    row, above = talks.ask(Question("Hur hög är högsta avgift för en stor bil?")).statements[:2]
    assert "700 kr" in row.text
    assert above.text == "En högre avgift godtas i tre månader."
