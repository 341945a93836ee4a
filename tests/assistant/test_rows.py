"""A row that a question names is found, however small a part of its passage it is."""

from __future__ import annotations

import pytest

from assistant.answer import Hit, Question
from assistant.assistant import Assistant
from assistant.query import understand
from assistant.rows import Rows
from ingest.embed import load_embeddings
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library

_TIMES = """\
# Riktlinje

## Tider

| Moment | Tid |
|---|---|
| Nybesök | Inom tio arbetsdagar |
| Utbetalning | Den 27 varje månad |
| Uppföljning av planen | Var tredje månad |
"""
_OTHER = """\
# Utbetalning {n}

## Pengarna {n}

Pengarna betalas ut på konto eller kort hos bank {n}. Utbetalningen görs av kommunen.
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """A library where forty passages say more of money and payment than the table does."""
    home = tmp_path_factory.mktemp("many")
    files = {"tider.md": _TIMES} | {f"kort{n}.md": _OTHER.format(n=n) for n in range(40)}
    ingest([write_library(home / "bibliotek", files)], home / "index", load_embeddings("bundled"))
    return Assistant.open(home / "index", Settings())


def test_the_row_is_told_though_its_passage_is_far_behind(many: Assistant) -> None:
    answer = many.ask(Question("När betalas pengarna ut?"))
    assert answer.status == "answered"
    assert "Den 27 varje månad" in answer.statements[0].text


@pytest.mark.parametrize(("question", "named"), [("När är nybesök?", True), ("När är tandläkarbesök?", False)])
def test_a_row_is_named_by_its_label(many: Assistant, question: str, named: bool) -> None:
    index = many.index
    passage = next(p for p in index.passages if "Nybesök" in p.text)
    hit = Hit(passage, index.documents[passage.document_id], 0.1)
    assert bool(Rows(index).naming(understand(question, index), [hit], 5)) is named
