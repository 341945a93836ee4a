from __future__ import annotations

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.langchain_adapter import KallstodRetriever, from_langchain


def test_the_retriever_finds_what_search_finds(assistant: Assistant) -> None:
    retriever = KallstodRetriever(assistant=assistant, k=3)
    found = retriever.invoke("överklaga beslut")
    assert [d.id for d in found] == [h.passage.passage_id for h in assistant.search(Question("överklaga beslut"), 3)]


def test_a_municipality_bounds_it(assistant: Assistant) -> None:
    found = KallstodRetriever(assistant=assistant, municipality="Norrberga").invoke("glasögon")
    assert {m for d in found for m in d.metadata["municipalities"]} == {"Norrberga"}


def test_there_and_back(assistant: Assistant) -> None:
    hit = assistant.search(Question("samtycke"), 1)[0]
    document = KallstodRetriever(assistant=assistant, k=1).invoke("samtycke")[0]
    assert from_langchain(document, assistant) == hit
