"""The whole assistant with a chat model and a second reader: both help, neither decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from scripted_server import Server, says, serving

from assistant.abstain import Decision
from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.chat_model import load
from assistant.generate import Generator
from assistant.second_opinion import Opinion, OpinionError
from assistant.sieve import Verified
from assistant.wire import answer_out
from ingest.index import open_index

GLASSES = "Glasögon beviljas med högst 1 800 kronor vart tredje år."
KNOWN = Question("Vad får glasögon kosta?", municipality="Norrberga")


@dataclass
class Reader:
    """Doubts every statement, or fails."""

    fails: bool = False

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
        if self.fails:
            raise OpinionError("Modellen prov kan inte läsas.")
        return [Opinion("prov", "neutral", 0.9) for _ in pairs]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def worded(small_index: Path, server: Server) -> Assistant:
    model = load("openai:prov", base_url=f"{server.url}/v1", api_key="nyckel", timeout_s=5.0, max_tokens=500)
    return Assistant(open_index(small_index), None, Generator(model, "openai:prov", timeout_s=5.0))


@pytest.fixture
def in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question is in doubt: where the bounds lie is for the calibration to say, not for these tests."""
    doubt = Decision("related", "Inget avsnitt svarar säkert.", doubtful=True)
    monkeypatch.setattr("assistant.abstain.decide", lambda *_: doubt)


def test_each_statement_is_told_before_the_answer_is_done(worded: Assistant, server: Server) -> None:
    server.scripts = [says((GLASSES, "Glasögon", GLASSES))]
    told: list[Verified] = []
    answer = worded.ask(KNOWN, told.append)
    assert [v.statement for v in told] == list(answer.statements)
    assert (answer.mode, answer.statements[0].text) == ("openai:prov", GLASSES)


@pytest.mark.usefixtures("in_doubt")
def test_a_chat_model_may_find_what_words_alone_leave_in_doubt(
    worded: Assistant, assistant: Assistant, server: Server
) -> None:
    assert assistant.ask(KNOWN).status == "abstained"
    server.scripts = [says((GLASSES, "Glasögon", GLASSES))]
    answer = worded.ask(KNOWN)
    assert (answer.status, answer.reason, answer.related) == ("answered", None, ())
    assert [s.text for s in answer.statements] == [GLASSES]


@pytest.mark.usefixtures("in_doubt")
def test_a_lie_leaves_the_abstention_as_it_was(worded: Assistant, assistant: Assistant, server: Server) -> None:
    lie = says(("Glasögon beviljas med högst 9 000 kronor.", "Glasögon", GLASSES))
    server.scripts = [lie, lie]
    answer, alone = worded.ask(KNOWN), assistant.ask(KNOWN)
    assert (answer.status, answer.reason) == ("abstained", alone.reason)
    assert [(hit.passage, hit.quote) for hit in answer.related] == [(h.passage, h.quote) for h in alone.related]
    assert answer.statements == ()


def test_what_is_outside_the_subject_is_not_sent_to_the_model(worded: Assistant, server: Server) -> None:
    assert worded.ask(Question("Vem vann hockeymatchen i går?")).status == "abstained"
    assert server.asked == []


def test_an_opinion_stands_beside_each_statement_and_changes_none(small_index: Path, assistant: Assistant) -> None:
    plain = assistant.ask(KNOWN)
    answer = Assistant(open_index(small_index), None, second_reader=Reader()).ask(KNOWN)
    assert answer.statements == plain.statements
    assert [o.label for o in answer.opinions] == ["neutral"] * len(plain.statements)
    assert answer_out(answer)["opinions"][0]["text"] == "prov: påståendet följer inte av källan (90 %)"
    assert "opinions" not in answer_out(plain)


def test_a_second_reader_that_fails_is_told_and_takes_nothing(small_index: Path, assistant: Assistant) -> None:
    answer = Assistant(open_index(small_index), None, second_reader=Reader(fails=True)).ask(KNOWN)
    assert answer.statements == assistant.ask(KNOWN).statements
    assert [n.code for n in answer.notices][-1] == "second-reader-unavailable"
