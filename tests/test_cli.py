"""The machine contract of the command line, as another program would use it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight import questions, queue, reviewing
from assistant.oversight.form import posed
from assistant.oversight.records import Kept
from assistant.oversight.store import now, open_store
from cli import app


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KALLSTOD_EMBEDDING", "none")
    monkeypatch.chdir(tmp_path)


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


def lines(result: Result) -> list[Any]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_ingest_reports_and_exits_0(library: Path, tmp_path: Path) -> None:
    (library / "tom.txt").write_bytes(b"")
    (report,) = lines(run("ingest", str(library), "--index", str(tmp_path / "ix"), "--json"))
    assert (report["documents"], report["changed"], report["generation"]) == (3, True, "gen-1")
    assert [Path(f["source"]).name for f in report["failures"]] == ["tom.txt"]


def test_ingest_of_nothing_exits_2(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    for folder in ("tom", "saknas"):
        result = run("ingest", str(tmp_path / folder), "--index", str(tmp_path / "ix"))
        assert result.exit_code == 2
        assert "Traceback" not in result.output
    assert not (tmp_path / "ix" / "CURRENT").exists()


def test_ask_gives_the_answer_object(small_index: Path) -> None:
    (answer,) = lines(run("ask", "Krävs samtycke för SIP?", "--index", str(small_index), "--json"))
    assert list(answer) == [
        "id", "question", "status", "reason", "completeness", "mode", "text", "statements", "citations", "related",
        "notices", "timings_ms",
    ]  # fmt: skip
    assert (answer["status"], answer["reason"], answer["mode"]) == ("answered", None, "extractive")
    citation = answer["citations"][0]
    assert citation["passage"][citation["start"] : citation["end"]] == citation["quote"]
    assert {
        "passage_id",
        "document_id",
        "work_id",
        "title",
        "source",
        "part",
        "kind",
        "level",
        "scope",
    } <= citation.keys()
    assert answer["statements"][0] == {"text": answer["statements"][0]["text"], "supported": True, "citations": [1]}


def test_ask_abstains_with_a_reason(small_index: Path) -> None:
    (answer,) = lines(run("ask", "Vem vann VM i fotboll?", "--index", str(small_index), "--json"))
    assert (answer["status"], answer["statements"], answer["citations"]) == ("abstained", [], [])
    assert answer["reason"]


def test_a_batch_keeps_order_ids_and_its_own_bounds(small_index: Path, tmp_path: Path) -> None:
    questions = [
        {"id": "b", "question": "Hur mycket för glasögon?", "municipality": "Åkersvik"},
        {"id": "a", "question": "Hur mycket för glasögon?", "municipality": "Norrberga kommun"},
        {"id": "d", "question": "Hur mycket för glasögon?", "municipality": "Norrberga", "as_of": "2025-01-01"},
        {"id": "c", "question": "och i Åkersvik?", "history": ["Hur mycket för glasögon i Norrberga?"]},
        {
            "id": "e",
            "question": "och i Åkersvik?",
            "history": [
                {"role": "user", "content": "Hur mycket för glasögon?"},
                {"role": "assistant", "content": "..."},
            ],
        },
    ]
    batch = tmp_path / "frågor.jsonl"
    batch.write_text("\n".join(json.dumps(q) for q in questions) + "\n\n", encoding="utf-8")
    answers = lines(run("ask", "--batch", str(batch), "--index", str(small_index), "--json"))
    assert [a["id"] for a in answers] == ["b", "a", "d", "c", "e"]
    amounts = [("1 800" in a["text"], "2 400" in a["text"]) for a in answers]
    assert amounts == [(False, True), (True, False), (False, False), (False, True), (False, True)]


def test_search_ranks_passages_without_answering(small_index: Path) -> None:
    (found,) = lines(run("search", "överklaga", "--index", str(small_index), "--json", "-k", "2"))
    assert len(found["hits"]) <= 2
    assert list(found["hits"][0]) == [
        "passage_id",
        "document_id",
        "title",
        "source",
        "part",
        "locator",
        "score",
        "text",
    ]
    scores = [h["score"] for h in found["hits"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "args",
    [
        ("ask", "Fråga?", "--index", "saknas"),
        ("ask", "--index", "saknas"),
        ("search", "x", "--index", "saknas", "--json"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_swedish_sentence(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.strip().endswith(".")


def test_bad_dates_and_batches_are_told_by_line(small_index: Path, tmp_path: Path) -> None:
    batch = tmp_path / "fel.jsonl"
    batch.write_text('{"question": "Vad?"}\n{"fråga": 1}\n', encoding="utf-8")
    result = run("ask", "--batch", str(batch), "--index", str(small_index), "--json")
    assert (result.exit_code, "Rad 2" in result.stderr) == (2, True)
    result = run("ask", "Vad?", "--as-of", "i går", "--index", str(small_index))
    assert (result.exit_code, "ÅÅÅÅ-MM-DD" in result.stderr) == (2, True)


def test_text_output_is_for_people(small_index: Path) -> None:
    result = run("ask", "Krävs samtycke för SIP?", "--index", str(small_index))
    assert result.exit_code == 0
    assert "[1]" in result.stdout
    assert "Vägledning om bistånd" in result.stdout


def test_check_gives_the_statements_in_place(small_index: Path, tmp_path: Path) -> None:
    draft = tmp_path / "utkast.txt"
    draft.write_bytes("Du har två barn.\r\nGlasögon beviljas med högst 2 900 kronor vart tredje år.".encode())
    text = draft.read_text(encoding="utf-8")
    options = ("--index", str(small_index), "--municipality", "Norrberga", "--as-of", "2026-11-25")
    (found,) = lines(run("check", str(draft), *options, "--json"))
    assert list(found) == ["statements", "notices", "as_of"]
    assert found["as_of"] == "2026-11-25"
    assert [s["verdict"] for s in found["statements"]] == ["case_fact", "contradicted"]
    wrong = found["statements"][1]
    assert list(wrong) == ["text", "start", "end", "verdict", "difference", "citations", "sentence"]
    assert all(text[s["start"] : s["end"]] == s["text"] for s in found["statements"])
    (citation,) = wrong["citations"]
    assert citation["passage"][citation["start"] : citation["end"]] == citation["quote"]
    told = run("check", str(draft), *options)
    assert (told.exit_code, "Strider mot källan" in told.stdout) == (0, True)


def test_check_says_what_it_cannot_read(small_index: Path, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04 inget")
    for name in ("tom.txt", "trasig.docx", "saknas.txt"):
        result = run("check", str(tmp_path / name), "--index", str(small_index), "--json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.strip().endswith(".")


def test_consistency_tells_what_differs(small_index: Path) -> None:
    args = ("consistency", "Hur mycket beviljas för glasögon i Norrberga?", "--index", str(small_index), "--json")
    (found,) = lines(run(*args, "--variant", "Hur mycket beviljas för glasögon i Åkersvik?"))
    assert list(found) == ["id", "consistent", "variants", "differences"]
    assert (found["consistent"], len(found["variants"])) == (False, 2)
    amount = next(d for d in found["differences"] if d["kind"] == "amount")
    assert (amount["a"], amount["b"], amount["a_says"], amount["b_says"]) == (0, 1, "1 800 kronor", "2 400 kronor")
    (suggested,) = lines(run(*args))
    assert len(suggested["variants"]) > 3
    assert "1 800 kronor" in run(*args[:-1], "--variant", "Hur mycket beviljas för glasögon i Åkersvik?").stdout


def test_consistency_needs_a_question(small_index: Path) -> None:
    assert run("consistency", " ", "--index", str(small_index)).exit_code == 2


def test_decisions_are_exported_once_there_are_any(
    small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KALLSTOD_STATE", str(tmp_path / "state.db"))
    result = run("review", "export", str(tmp_path / "fall.yaml"))
    assert (result.exit_code, "Inget ärende" in result.stderr) == (2, True)
    (told,) = lines(run("review", "rerun", "--index", str(small_index), "--json"))
    assert told == {"changes": [], "ended": []}
    monkeypatch.setenv("KALLSTOD_STATE", "finnsinte://x")
    assert run("review", "rerun", "--index", str(small_index)).exit_code == 2


def test_an_export_replaces_a_file_only_when_told_to(
    small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    monkeypatch.setenv("KALLSTOD_STATE", str(tmp_path / "state.db"))
    store, question = open_store(str(tmp_path / "state.db")), Question("Krävs samtycke för SIP?")
    sent = queue.send(store, posed(assistant, question), Kept.of(assistant.trace(question), "gen-1"), "wrong")
    review = queue.get(store, sent)
    assert review is not None
    queue.decide(store, review, reviewing.approve(assistant, review, "Enhetschef"))
    file = tmp_path / "fall.yaml"
    file.write_text("mina egna fall", encoding="utf-8")
    refused = run("review", "export", str(file))
    assert (refused.exit_code, f"{file} finns redan" in refused.stderr) == (2, True)
    assert file.read_text(encoding="utf-8") == "mina egna fall"
    assert run("review", "export", str(file), "--force").exit_code == 0
    assert "Krävs samtycke för SIP?" in file.read_text(encoding="utf-8")


def test_questions_that_are_too_old_are_gone_when_reviews_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    monkeypatch.setenv("KALLSTOD_STATE", str(tmp_path / "state.db"))
    store, question = open_store(str(tmp_path / "state.db")), Question("Krävs samtycke för SIP?")
    kept = posed(assistant, question), Kept.of(assistant.trace(question), "gen-1")
    for days in (31, 29):
        questions.add(store, *kept, now() - timedelta(days=days))
    run("review", "export", str(tmp_path / "fall.yaml"))
    assert questions.count(store) == 1


def test_a_reviewed_answer_is_given_first_where_chosen(
    small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assistant: Assistant
) -> None:
    monkeypatch.setenv("KALLSTOD_STATE", str(tmp_path / "state.db"))
    store, question = open_store(str(tmp_path / "state.db")), Question("Krävs samtycke för SIP?")
    sent = queue.send(store, posed(assistant, question), Kept.of(assistant.trace(question), "gen-1"), "wrong")
    review = queue.get(store, sent)
    assert review is not None
    queue.decide(store, review, reviewing.approve(assistant, review, "Jurist"))
    for chosen in (False, True):
        monkeypatch.setenv("KALLSTOD_SERVE_APPROVED", str(chosen))
        (answer,) = lines(run("ask", "krävs samtycke för SIP", "--index", str(small_index), "--json"))
        assert ("approved" in {n["code"] for n in answer["notices"]}) is chosen
