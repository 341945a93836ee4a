"""What is kept, for how long, and that two reviewers never overwrite each other."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Column, Connection, Integer, create_engine, inspect, text
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql
from sqlalchemy.schema import CreateIndex, CreateTable, MetaData, Table

from assistant.answer import Question, Statement
from assistant.assistant import Assistant
from assistant.oversight import questions, queue
from assistant.oversight.form import posed
from assistant.oversight.questions import Filter
from assistant.oversight.recording import record
from assistant.oversight.records import Decision, Kept, Posed, Source
from assistant.oversight.schema import STEPS, NewerSchema, metadata, migrate
from assistant.oversight.store import StateUnavailable, Store, open_store, purge
from settings import Settings

DAY = datetime(2026, 11, 25, 12, 0)
SOURCE = Source(1, "w", "h", "Riktlinje", 5, ("Norrberga",), "s. 1", "Glasögon", "Högst 1 800 kronor.", "Högst", 0)
KEPT = Kept("answered", statements=(Statement("Högst 1 800 kronor.", (1,)),), sources=(SOURCE,), generation="gen-1")
SILENT = Kept("abstained", "Inget avsnitt handlar om det.")


def glasses(form: str = "f", municipality: str = "Norrberga") -> Posed:
    return Posed("Hur mycket för glasögon på Öland?", form, municipality, None, "glasögon")


def test_a_kept_answer_comes_back_as_it_was(store: Store) -> None:
    found = questions.get(store, questions.add(store, glasses(), KEPT, DAY))
    assert found is not None
    assert (found.at, found.posed, found.kept) == (DAY, glasses(), KEPT)


def test_questions_are_found_by_words_municipality_and_status_in_pages(store: Store) -> None:
    for n in range(5):
        questions.add(store, glasses(f"f{n}"), KEPT, DAY + timedelta(minutes=n))
    questions.add(store, Posed("Får man ha båt?", "b", ""), SILENT, DAY)
    assert [a.posed.form for a in questions.find(store, limit=2, offset=1)] == ["f3", "f2"]
    assert questions.count(store, Filter("oland GLASÖGON")) == 5
    assert questions.count(store, Filter("100%")) == 0
    assert questions.count(store, Filter(municipality="")) == 1
    assert [a.posed.question for a in questions.find(store, Filter(status="abstained"))] == ["Får man ha båt?"]


def test_the_last_of_each_question_is_told_once(store: Store) -> None:
    for form, municipality in (("a", ""), ("a", "Norrberga"), ("a", ""), ("b", "")):
        questions.add(store, glasses(form, municipality), KEPT, DAY)
    assert [(a.id, a.posed.form, a.posed.municipality) for a in questions.latest_of_each(store)] == [
        (2, "a", "Norrberga"),
        (3, "a", ""),
        (4, "b", ""),
    ]


def test_what_is_old_goes_and_decisions_stay(store: Store) -> None:
    old = DAY - timedelta(days=31)
    questions.add(store, glasses(), KEPT, old)
    questions.add(store, glasses(), KEPT, DAY - timedelta(days=29))
    queue.send(store, glasses("undecided"), KEPT, "wrong", at=old)
    decided = queue.get(store, queue.send(store, glasses("decided"), KEPT, "wrong", at=old))
    assert decided is not None
    queue.decide(store, decided, Decision("approved", "Enhetschef", stands=KEPT), old)
    assert purge(store, 30, DAY) == 2
    assert questions.count(store) == 1
    assert [r.posed.form for r in queue.find(store, ("open", "approved"))] == ["decided"]


def test_the_same_answer_sent_again_is_counted_and_its_comments_kept(store: Store) -> None:
    first = queue.send(store, glasses(), KEPT, "wrong", "Beloppet är gammalt.")
    assert queue.send(store, glasses(), KEPT, "incomplete", "Vart tredje år saknas.") == first
    assert queue.send(store, glasses(), SILENT, "wrong") != first
    review = queue.get(store, first)
    assert review is not None
    assert (review.times, review.comment) == (2, "Beloppet är gammalt.\nVart tredje år saknas.")


def test_people_come_before_the_sample_and_the_often_sent_before_the_old(store: Store) -> None:
    queue.send(store, glasses("sample"), KEPT, "sample", at=DAY - timedelta(days=2))
    queue.send(store, glasses("once"), KEPT, "wrong", at=DAY - timedelta(days=1))
    for _ in range(2):
        queue.send(store, glasses("twice"), KEPT, "sent", at=DAY)
    assert [r.posed.form for r in queue.find(store, ("open",))] == ["twice", "once", "sample"]


def test_two_reviewers_never_overwrite_each_other(tmp_path: Path) -> None:
    """Each has the database open, and has read the same review."""
    one, other = open_store(str(tmp_path / "state.db")), open_store(str(tmp_path / "state.db"))
    review_id = queue.send(one, glasses(), KEPT, "wrong")
    read_by_one, read_by_other = queue.get(one, review_id), queue.get(other, review_id)
    assert read_by_one is not None
    assert read_by_other is not None
    queue.decide(one, read_by_one, Decision("rejected", "Enhetschef", "Fel belopp."))
    with pytest.raises(queue.Conflict, match="Någon annan"):
        queue.decide(other, read_by_other, Decision("approved", "Jurist", stands=KEPT))
    now = queue.get(other, review_id)
    assert now is not None
    assert now.decision == Decision("rejected", "Enhetschef", "Fel belopp.")


def test_of_many_at_once_exactly_one_decides(tmp_path: Path) -> None:
    stores = [open_store(str(tmp_path / "state.db")) for _ in range(6)]
    review = queue.get(stores[0], queue.send(stores[0], glasses(), KEPT, "wrong"))
    assert review is not None
    entered: list[str] = []
    ready = threading.Barrier(len(stores))

    def decide(store: Store, by: str) -> None:
        ready.wait()
        try:
            queue.decide(store, review, Decision("rejected", by, "Skäl."))
            entered.append(by)
        except queue.Conflict:
            pass

    threads = [threading.Thread(target=decide, args=(s, f"Roll {n}")) for n, s in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    now = queue.get(stores[0], review.id)
    assert now is not None
    assert now.decision is not None
    assert entered == [now.decision.by]


def test_a_removed_review_cannot_be_decided(store: Store) -> None:
    review = queue.get(store, queue.send(store, glasses(), KEPT, "wrong"))
    assert review is not None
    queue.remove(store, review.id)
    with pytest.raises(queue.Conflict, match="tagits bort"):
        queue.decide(store, review, Decision("rejected", "Jurist", "Skäl."))


def test_a_new_decision_ends_the_one_before(store: Store) -> None:
    for by in ("Enhetschef", "Jurist"):
        review = queue.get(store, queue.send(store, glasses(), KEPT, "sent"))
        assert review is not None
        queue.decide(store, review, Decision("approved", by, stands=KEPT))
    standing = queue.approved(store, "f", "Norrberga", None)
    assert standing is not None
    assert standing.decision is not None
    assert standing.decision.by == "Jurist"
    assert queue.approved(store, "f", "Åkersvik", None) is None
    assert queue.approved(store, "f", "Norrberga", DAY.date()) is None


def test_the_schema_grows_by_steps_and_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    store = open_store(str(path))
    questions.add(store, glasses(), KEPT, DAY)
    store.close()

    def add_notes(connection: Connection) -> None:
        Table("notes", MetaData(), Column("id", Integer, primary_key=True)).create(connection)

    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrate(connection, (*STEPS, add_notes))
        migrate(connection, (*STEPS, add_notes))
        assert inspect(connection).has_table("notes")
        assert connection.execute(text("select count(*) from asked")).scalar() == 1
        with pytest.raises(NewerSchema):
            migrate(connection, STEPS)
    with pytest.raises(StateUnavailable, match="nyare version"):
        open_store(str(path))


@pytest.mark.parametrize("dialect", [postgresql, mysql, mssql, oracle], ids=lambda d: d.__name__.rpartition(".")[2])
def test_the_tables_can_be_made_in_other_databases(dialect: ModuleType) -> None:
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect.dialect()))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect.dialect()))


@pytest.mark.parametrize("state", ["mysql+finnsinte://x/y", "sqlite:////finns/inte/alls.db", "://"])
def test_a_database_that_cannot_be_used_is_told_in_a_sentence(state: str) -> None:
    with pytest.raises(StateUnavailable) as told:
        open_store(state)
    assert str(told.value).endswith(".")


def test_nothing_is_kept_until_chosen(store: Store, assistant: Assistant) -> None:
    question = Question("Hur mycket beviljas för glasögon?", municipality="Norrberga")
    given = Kept.of(assistant.trace(question), "gen-1")
    assert record(store, Settings(), assistant, question, given) is None
    assert questions.count(store) == 0
    kept = record(store, Settings(store_questions=True, review_share=1), assistant, question, given)
    assert kept is not None
    assert questions.count(store) == queue.count(store, ("open",)) == 1


def test_what_is_kept_is_masked(store: Store, assistant: Assistant) -> None:
    question = Question("Får klienten Anna Svensson, 19121212-1212, glasögon?", municipality="Norrberga")
    given = Kept.of(assistant.trace(question), "gen-1")
    record(store, Settings(store_questions=True, review_share=0), assistant, question, given)
    (found,) = questions.find(store)
    whole = f"{found.posed} {found.kept.to_json()}"
    assert "Svensson" not in whole
    assert "1212" not in whole
    assert found.posed.subject == "glasögon"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hur mycket beviljas för glasögon?", "hur mycket beviljas för glasögon", True),
        ("Hur mycket beviljas för glasögon?", "Hej, hur mycket beviljas det för glasögonen?", True),
        ("Hur mycket beviljas för glasögon i Norrberga?", "Hur mycket beviljas för glasögon?", True),
        ("Får man avslag?", "Får man inte avslag?", False),
        ("Gäller det över 18 år?", "Gäller det under 18 år?", False),
        ("Får kommunen bidrag av regionen?", "Får regionen bidrag av kommunen?", False),
        ("Vad gäller för 2 personer?", "Vad gäller för 3 personer?", False),
        ("Får det betalas?", "Ska det betalas?", False),
    ],
)
def test_the_form_holds_what_turns_a_question(assistant: Assistant, one: str, other: str, same: bool) -> None:
    forms = [posed(assistant, Question(q, municipality="Norrberga")).form for q in (one, other)]
    assert (forms[0] == forms[1]) is same


def test_a_name_that_the_mask_misses_is_no_subject(assistant: Assistant) -> None:
    assert posed(assistant, Question("Vad gäller Qvarnström?")).subject == ""


def test_the_subject_is_what_is_asked_about_not_what_is_done_with_it(assistant: Assistant) -> None:
    assert posed(assistant, Question("Hur mycket beviljas för glasögon?")).subject == "glasögon"
    assert posed(assistant, Question("Beviljas tandvård?")).subject == "tandvård"
