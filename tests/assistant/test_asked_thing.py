"""What does not name the thing that is asked about must be the surer to answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Question
from assistant.asked_thing import unnamed
from assistant.assistant import Assistant
from assistant.candidates import Candidate
from assistant.clock import Clock
from assistant.extractive.levels import by_level
from assistant.finding import Finder
from assistant.query import Query
from assistant.query_term import QueryTerm
from ingest.documents import Kind


def thing(word: str, weight: float) -> QueryTerm:
    return QueryTerm(word, weight, ((word, 1.0),))


def asking(text: str, *words: tuple[str, float]) -> Query:
    return Query(text, tuple(thing(*word) for word in words), ())


def of_dentistry(assistant: Assistant, relevance: float, reading: float = 0.3) -> Candidate:
    """The row of another matter, taken to answer as likely as is told."""
    _, ranked = assistant.ranked(Question("Vem beslutar om tandvård?", municipality="Norrberga"))
    row = next(c for c in ranked if c.unit.label == "Tandvård")
    return replace(row, relevance=relevance, reading=reading, on_subject=0.0)


@pytest.mark.parametrize(
    ("word", "relevance", "reading", "told"),
    [
        ("cykel", 0.5, 0.3, "cykel"),
        ("tandvård", 0.5, 0.3, ""),
        ("tandvagn", 0.5, 0.3, "tandvagn"),
        ("cykel", 0.7, 0.3, "cykel"),
        ("cykel", 0.8, 0.3, ""),
        ("cykel", 0.5, 0.9, "cykel"),
        ("cykel", 0.5, 0.99, ""),
    ],
)
def test_a_neighbour_that_is_not_sure_leaves_the_thing_unnamed(
    assistant: Assistant, word: str, relevance: float, reading: float, told: str
) -> None:
    query = asking(f"Kan hon få {word}?", (word, 4.0))
    assert unnamed(query, [of_dentistry(assistant, relevance, reading)]) == told


def test_the_amount_of_a_thing_is_told_of_nothing_else_however_sure_it_reads(assistant: Assistant) -> None:
    query = asking("Hur mycket kan hon få till en cykel?", ("cykel", 4.0))
    assert unnamed(query, [of_dentistry(assistant, 0.95, 0.95)]) == "cykel"


def test_what_is_like_the_case_must_be_surer_than_what_is_like_the_question(assistant: Assistant) -> None:
    query = asking("Han bor i en husvagn på landet. Får han pass?", ("husvagn", 5.0), ("pass", 3.0))
    assert unnamed(query, [of_dentistry(assistant, 0.7)]) == "pass"
    assert unnamed(query, [of_dentistry(assistant, 0.85)]) == ""


def test_where_several_things_are_asked_for_one_of_them_is_enough(assistant: Assistant) -> None:
    query = asking("Kan hon få cykel och tandvård?", ("cykel", 4.0), ("tandvård", 3.0))
    assert unnamed(query, [of_dentistry(assistant, 0.5)]) == ""


def test_the_particle_of_a_verb_is_no_thing(assistant: Assistant) -> None:
    query = asking("Hur länge får hon betala tillbaka?", ("tillbaka", 4.0))
    assert unnamed(query, [of_dentistry(assistant, 0.5)]) == ""


def test_the_passages_of_the_chosen_municipality_are_read_however_many_others_are_nearer(assistant: Assistant) -> None:
    finder = Finder(assistant.index, None)
    found = finder.find(Question("Hur överklagas ett beslut?", municipality="Norrberga"), Clock(), 1)
    own = [h for h in found.hits if h.document.metadata.municipalities == ("Norrberga",)]
    assert own
    assert not found.hits[0].document.metadata.municipalities
    national = finder.find(Question("Hur överklagas ett beslut?"), Clock(), 1)
    assert len(national.hits) == 1


def test_slides_of_the_chosen_municipality_stand_with_what_it_has_decided(assistant: Assistant) -> None:
    _, ranked = assistant.ranked(Question("Hur ansöker man om glasögon?", municipality="Norrberga"))
    own = next(c for c in ranked if c.is_local)
    national = next(c for c in ranked if not c.is_local)
    metadata = replace(own.hit.document.metadata, kind=Kind.OKAND)
    slide = replace(own, hit=replace(own.hit, document=replace(own.hit.document, metadata=metadata)))
    assert by_level([slide, national], "Norrberga") == [slide, national]
    assert by_level([slide, national]) == [national, slide]
