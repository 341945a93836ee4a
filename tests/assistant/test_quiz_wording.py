"""A chat model words stems; what does not hold falls back to the stem as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from scripted_server import Server, does, serving

from assistant.chat_model import load
from assistant.quiz.wording import Rewriter, holds
from tests.assistant.quiz_items import GAP, SINGLE

GOOD = "Hur mycket beviljas högst till glasögon vart tredje år enligt ”Riktlinje” i Norrberga (2026)?"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def rewriter(server: Server) -> Rewriter:
    model = load("openai:prov", base_url=f"{server.url}/v1", api_key="hemlig", timeout_s=5, max_tokens=200)
    return Rewriter(model, timeout_s=5)


def answers(stem: object) -> str:
    return json.dumps({"stem": stem}, ensure_ascii=False)


def test_a_stem_that_holds_is_taken(server: Server) -> None:
    server.scripts = [does(answers(GOOD))]
    items, reason = rewriter(server).reword([SINGLE, GAP])
    assert reason is None
    assert [i.stem for i in items] == [GOOD, GAP.stem]
    assert items[0].options == SINGLE.options
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "stem",
    [
        GOOD.replace("tredje", "fjärde"),
        GOOD.replace("högst", "inte"),
        GOOD.replace(" i Norrberga", ""),
        GOOD.replace(" (2026)", ""),
        GOOD.replace("”Riktlinje”", "riktlinjen"),
        GOOD.replace("Hur mycket", "Beviljas 1 800 kronor, eller hur mycket"),
        GOOD.replace("?", ", trots att hyresvärden och socialsekreteraren bråkar om kvitton och bokslut i Umeå?"),
        "",
        7,
    ],
)
def test_a_stem_that_does_not_hold_is_not(server: Server, stem: object) -> None:
    server.scripts = [does(answers(stem))]
    assert rewriter(server).reword([SINGLE]) == ((SINGLE,), None)


def test_a_model_that_fails_leaves_the_items_as_they_were(server: Server) -> None:
    server.scripts = [does(status=500)]
    items, reason = rewriter(server).reword([SINGLE, SINGLE])
    assert items == (SINGLE, SINGLE)
    assert reason


def test_what_is_no_json_is_ignored(server: Server) -> None:
    server.scripts = [does("Här är frågan: hur mycket?")]
    assert rewriter(server).reword([SINGLE]) == ((SINGLE,), None)
    assert holds(SINGLE, SINGLE)
