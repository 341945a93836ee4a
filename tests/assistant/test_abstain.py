"""What is said where nothing of the question is known, or only something of another subject is near."""

from __future__ import annotations

from assistant import abstain, extract
from assistant.answer import Question
from assistant.assistant import Assistant


def test_words_that_no_source_has_are_refused_without_passages(assistant: Assistant) -> None:
    answer = assistant.ask(Question("asdf qwerty blarg"))
    assert (answer.status, answer.related) == ("abstained", ())


def test_whoever_is_to_help_is_no_subject(assistant: Assistant) -> None:
    _, query = assistant.read(Question("Kan soc betala glasögon?"))
    assert query.subject is not None
    assert query.subject.surface == "glasögon"


def test_the_first_statement_must_be_as_relevant_as_the_others(assistant: Assistant) -> None:
    query, ranked = assistant.ranked(Question("Vem beslutar om tandvård?"))
    chosen = extract.select(query, ranked, municipality=None)
    best = max(c.relevance for c in abstain.of_form(query, ranked))
    assert chosen
    assert all(c.relevance >= 0.6 * best for c in chosen)


def test_a_household_in_one_word_is_of_the_case(assistant: Assistant) -> None:
    _, query = assistant.read(Question("Hur mycket får en trebarnsfamilj till glasögon?"))
    assert query.subject is not None
    assert query.subject.surface == "glasögon"


def test_passages_beside_a_refusal_show_the_words_nearest_to_the_question(assistant: Assistant) -> None:
    answer = assistant.ask(Question("vilken dag och tid kan man ringa in på teams och fråga rehabkoordinatorn anonymt"))
    quotes = [hit.quote for hit in answer.related]
    assert answer.status == "abstained"
    assert all(quote and quote in hit.passage.text for quote, hit in zip(quotes, answer.related, strict=True))
    assert [hit.score for hit in answer.related] == sorted((hit.score for hit in answer.related), reverse=True)


def test_a_thing_that_the_library_lacks_outweighs_a_word_that_it_has(assistant: Assistant) -> None:
    answer = assistant.ask(Question("beslut om sköldpaddsterrarium tack"))
    assert answer.status == "abstained"
    assert "sköldpaddsterrarium" in (answer.reason or "")
