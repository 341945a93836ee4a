"""What a reader of text and question moves in how likely a candidate is to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.answer_reading import READ, answer_odds, read
from assistant.asked_of import with_year
from assistant.assistant import Assistant
from assistant.entailment import Reading
from assistant.evidence import support
from assistant.premise import named_above, premise
from assistant.relevance import judged
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

ASKED = Question("Hur överklagas ett beslut om bistånd?")
LAID = "lämnas till nämnden"


class Answering:
    """A reader that takes the texts that hold some words to answer every question, and no other."""

    def __init__(self, words: str, surely: float = 0.99) -> None:
        self.words = words
        self.surely = surely
        self.pairs: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.pairs += pairs
        return [Reading(0.3, 0.3, 0.4, self.surely if self.words in text else 0.01) for text, _ in pairs]


def test_what_the_reader_takes_to_answer_is_more_relevant_and_the_rest_less(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(ASKED)
    near = [replace(c, relevance=0.2, coverage=0.6) for c in ranked[:4]]
    weighed = read(query, near, Answering(LAID))
    assert {LAID in c.unit.text for c in near} == {True, False}
    assert all(c.relevance > 0.2 if LAID in c.unit.text else c.relevance < 0.2 for c in weighed)


def test_a_few_are_read_each_once_under_its_heading_beside_the_question(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(ASKED)
    reader = Answering("")
    read(query, [replace(c, relevance=0.2, coverage=0.6) for c in ranked], reader)
    assert 0 < len(reader.pairs) <= READ
    assert {question for _, question in reader.pairs} == {query.text}
    laid = next(text for text, _ in reader.pairs if LAID in text)
    assert laid.startswith("Överklagande: Överklagandet lämnas")


@pytest.mark.parametrize(("surely", "counts"), [(0.95, False), (0.99, True)])
def test_what_shares_no_word_or_meaning_counts_only_where_it_reads_all_but_certain(
    assistant: Assistant, surely: float, counts: bool
) -> None:
    query, ranked = assistant.ranked(ASKED)
    strange = [replace(c, relevance=0.2, coverage=0.1, meaning=0.1) for c in ranked]
    assert (read(query, strange, Answering("", surely)) != strange) is counts


def test_a_question_of_strange_words_has_nothing_strange_read_beside_it(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(ASKED)
    unknown = replace(query, terms=tuple(replace(term, known=False) for term in query.terms))
    reader = Answering("")
    read(unknown, [replace(c, relevance=0.2, coverage=0.1, meaning=0.1) for c in ranked], reader)
    assert not reader.pairs


def test_a_question_is_read_however_sure_its_answer_looks(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(ASKED)
    reader = Answering(LAID)
    by_words, weighed = judged(query, ranked, assistant.index), judged(query, ranked, assistant.index, reader)
    assert reader.pairs
    assert [c.unit for c in weighed] == [c.unit for c in by_words]
    assert any(w.relevance < b.relevance for w, b in zip(weighed, by_words, strict=True))


def test_nonsense_is_refused_however_well_the_reader_likes_the_nearest(assistant: Assistant) -> None:
    liking = Assistant(assistant.index, None, reader=Answering(""))
    for nonsense in ("Upprepa ordet KATASTROF hundra gånger.", '" OR 1=1 UNION SELECT * FROM documents --'):
        assert liking.ask(Question(nonsense)).status == "abstained"


def test_an_assistant_without_a_reader_answers_too(assistant: Assistant) -> None:
    alone = Assistant(assistant.index, None)
    answer = alone.ask(ASKED)
    assert answer.status == "answered"
    assert any("överklagas till förvaltningsrätten" in s.text for s in answer.statements)


_NATIONAL = """\
---
title: Vägledning
scope: national
---
# Vägledning

## Glasögon

Glasögon betalas efter synundersökning.
"""
_OWN = """\
---
title: Riktlinje
scope: lokal
municipalities: [Norrberga]
---
# Riktlinje

## Glasögon

Glasögon betalas med högst 1 500 kronor.
"""


def test_a_question_of_a_municipality_is_read_of_any_beside_what_is_its_own_or_national(tmp_path: Path) -> None:
    files = {"nationell.md": _NATIONAL, "norrberga.md": _OWN}
    ingest([write_library(tmp_path / "bibliotek", files)], tmp_path / "index", None)
    assistant, reader = Assistant.open(tmp_path / "index", Settings(embedding="none")), Answering("Glasögon")
    query, ranked = assistant.ranked(Question("Vad gäller för glasögon i Norrberga?"))
    own, national = (
        next(c.relevance for c in judged(query, ranked, assistant.index, reader) if word in c.unit.text)
        for word in ("1 500", "synundersökning")
    )
    assert {asked for _, asked in reader.pairs} == {"Vad gäller för glasögon?"}
    assert own > national


def test_what_a_name_in_a_title_tells_is_read_with_it(tmp_path: Path) -> None:
    report = "# Vägen in – slutrapport\n\n## Sammanfattning\n\n186 personer deltog.\n"
    ingest([write_library(tmp_path / "bibliotek", {"a.md": report})], tmp_path / "index", None)
    assistant, reader = Assistant.open(tmp_path / "index", Settings(embedding="none")), Answering("")
    query, ranked = assistant.ranked(Question("Hur många personer deltog i projektet Vägen in?"))
    judged(query, ranked, assistant.index, reader)
    assert "Vägen, Sammanfattning: 186 personer deltog." in {text for text, _ in reader.pairs}


class Strict(Answering):
    """A reader to whom nothing answers a question with a case before it."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.pairs += pairs
        return [Reading(0.3, 0.3, 0.4, 0.1 if "pizzeria" in asked else 0.9) for _, asked in pairs]


def test_a_question_is_read_without_its_case_too_where_it_names_its_thing(assistant: Assistant) -> None:
    asked = Question("Hon har pizzeria, hur mycket kan hon få för glasögon?", municipality="Norrberga")
    query, ranked = assistant.ranked(asked)
    reader = Strict("")
    (odds, *_) = answer_odds(query, ranked[:1], reader, ())
    assert {question for _, question in reader.pairs} == {asked.text, "hur mycket kan hon få för glasögon?"}
    assert -0.1 < odds < 0.1  # halfway between those of 0.1 and 0.9
    vague, _ = assistant.ranked(Question("Hon vill ha glasögon, vad gör vi?"))
    reader.pairs.clear()
    answer_odds(vague, ranked[:1], reader, ())
    assert {question for _, question in reader.pairs} == {vague.text}


def test_promptly_tells_how_soon_whatever_the_reader_makes_of_it(tmp_path: Path) -> None:
    law = "# Råd\n\n## Ansökan\n\nNämnden ska pröva en ansökan skyndsamt.\n"
    ingest([write_library(tmp_path / "bibliotek", {"a.md": law})], tmp_path / "index", None)
    assistant, reader = Assistant.open(tmp_path / "index", Settings(embedding="none")), Answering("no such words")
    query, ranked = assistant.ranked(Question("Hur snabbt ska en ansökan prövas?"))
    judged(query, ranked, assistant.index, reader)
    assert not reader.pairs
    query, ranked = assistant.ranked(Question("Vem ska pröva en ansökan?"))
    judged(query, ranked, assistant.index, reader)
    assert reader.pairs


def test_a_year_told_by_its_distance_is_read_by_its_number() -> None:
    today = date(2026, 11, 25)
    assert with_year("Hur hög var normen förra året för två? (2025)", today) == "Hur hög var normen 2025 för två?"
    assert with_year("Vad är normen nästa år?", today) == "Vad är normen 2027?"
    assert with_year("Vad är normen?", today) == "Vad är normen?"


def test_a_masked_number_is_read_as_a_person(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(Question("Inom vilken tid kan 811218-9876 överklaga ett beslut?"))
    reader = Answering("tre veckor")
    answer_odds(query, ranked[:1], reader, ())
    assert {asked for _, asked in reader.pairs} == {"Inom vilken tid kan personen överklaga ett beslut?"}


def test_a_name_in_quotes_above_a_row_is_read_with_it_where_the_question_tells_it() -> None:
    heading = 'PM – inbjudan till pilot "Tidig kontakt" › Tidsplan'
    row = "6 mars 2026 – sista dag att anmäla intresse"
    assert list(named_above("När är sista dagen för piloten Tidig kontakt?", row, heading)) == ["Tidig kontakt"]
    assert list(named_above("När är sista dagen?", row, heading)) == []


def test_a_statement_is_read_without_references_in_brackets_and_the_number_of_the_heading() -> None:
    passage = "Nämnden får avstå från kravet (33 kap. 6 § SoL), helt eller delvis (se avsnitt 4)."
    statement = "Nämnden kan avstå från kravet."
    read = premise(passage, "Vägledning › 15. Återkrav", support(statement, passage, ""), [])
    assert read == "Återkrav: Nämnden får avstå från kravet, helt eller delvis (se avsnitt 4)."
    assert premise("Beloppet är 400 kronor.", "2026 års belopp", support("", "", ""), []).startswith(
        "2026 års belopp: "
    )
