"""Notices about law and sources that no longer hold, over documents of our own ingested for the purpose."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Question
from assistant.assistant import Assistant
from assistant.currency import told_together
from ingest.pipeline import ingest
from settings import Settings

OLD = """\
---
title: Riktlinje för Norrberga
kind: riktlinje
scope: lokal
municipalities: [Norrberga]
published: 2023-05-02
---
# Riktlinje för Norrberga

## Flytthjälp

Flytthjälp beviljas som ekonomiskt bistånd enligt 4 kap. 1 § SoL.

## Återkrav

Felaktigt utbetalat bistånd återkrävs enligt 9 kap. 1 § SoL.

## Magasinering

Magasinering av möbler beviljas i högst tre månader.
"""
NEW = """\
---
title: Vägledning om tandvård
kind: vagledning
scope: national
published: 2026-02-01
---
# Vägledning om tandvård

## Akut tandvård

Akut tandvård bekostas som ekonomiskt bistånd enligt 12 kap. 1 § SoL.

## Nivån

Riksnormens nivå prövas enligt 12 kap. 7 § SoL.

## Äldre beslut

Kostnader för protes prövades före den 1 juli 2025 enligt 4 kap. 1 § i den tidigare socialtjänstlagen (2001:453).
"""


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("dated")
    library = home / "bibliotek"
    library.mkdir()
    (library / "riktlinje.md").write_text(OLD, encoding="utf-8")
    (library / "ny.md").write_text(NEW, encoding="utf-8")
    ingest([library], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


def notices(answer: Answer) -> dict[str, str]:
    assert answer.status == "answered"
    return {n.code: n.text for n in answer.notices}


def test_a_repealed_reference_carries_the_notice(dated: Assistant) -> None:
    told = notices(dated.ask(Question("När beviljas flytthjälp?", as_of=date(2026, 11, 25))))
    assert told["repealed-law"].startswith("Källa [1] hänvisar till 4 kap. 1 §")
    assert "12 kap. 1 §" in told["repealed-law"]


def test_the_law_of_the_day_asked_for_counts(dated: Assistant) -> None:
    told = notices(dated.ask(Question("När beviljas flytthjälp?", as_of=date(2024, 1, 1))))
    assert not {"repealed-law", "old-source"} & told.keys()


def test_recovery_may_follow_the_old_act(dated: Assistant) -> None:
    told = notices(dated.ask(Question("Hur återkrävs felaktigt utbetalat bistånd?", as_of=date(2026, 11, 25))))
    assert "33 kap. 1 §" in told["old-law-may-apply"]
    assert "9 kap. 1 §" in told["old-law-may-apply"]


def test_a_source_older_than_the_act_it_builds_on_is_told_as_such(dated: Assistant) -> None:
    told = notices(dated.ask(Question("Hur länge beviljas magasinering av möbler?", as_of=date(2026, 11, 25))))
    assert "2023-05-02" in told["old-source"]
    assert "repealed-law" not in told


def test_law_in_force_gives_no_notice(dated: Assistant) -> None:
    told = notices(dated.ask(Question("Hur bekostas akut tandvård?", as_of=date(2026, 11, 25))))
    assert not {"repealed-law", "old-law-may-apply", "old-source"} & told.keys()


def test_law_about_to_change_is_told_until_it_has(dated: Assistant) -> None:
    question = "Hur prövas riksnormens nivå?"
    assert "1 januari 2027" in notices(dated.ask(Question(question, as_of=date(2026, 11, 25))))["changes-soon"]
    later = notices(dated.ask(Question(question, as_of=date(2027, 2, 1))))
    assert "changes-soon" not in later
    assert "1 januari 2027" in later["old-source"]


def test_a_source_that_calls_the_act_repealed_itself_is_right(dated: Assistant) -> None:
    told = notices(dated.ask(Question("Hur prövades kostnader för protes?", as_of=date(2026, 11, 25))))
    assert "repealed-law" not in told


def test_what_is_said_of_one_change_on_two_grounds_is_said_once() -> None:
    said = told_together(
        {"Reglerna om nivån ändras 2027. Prop. 1.": [1], "Reglerna om nivån ändras 2027. Prop. 1, antaget.": [3]}
    )
    assert said == "Reglerna om nivån ändras 2027. Prop. 1, antaget. (Källa [1] och [3].)"
