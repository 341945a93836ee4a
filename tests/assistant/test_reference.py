from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from assistant.answer import Answer, Citation, Hit, Notice, Question, Statement
from assistant.reference import KIND_NAMES, as_text, reach
from ingest.documents import Document, Kind, Metadata, Passage, Scope

BUILT = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
TEXT = "Inledning. Överklaga inom\ntre veckor."


@dataclass
class FakeIndex:
    generation: str = "gen-3"
    built_at: datetime = BUILT


def citation(metadata: Metadata) -> Citation:
    document = Document("d", "w", "corpus/a.pdf", "", "", "page", metadata)
    passage = Passage("d-0", "d", 0, 0, 0, len(TEXT), TEXT, "", "s. 4", 4, "")
    return Citation(1, passage, document, TEXT[11:], 11, len(TEXT))


GUIDE = Metadata(
    "Riktlinje", Kind.RIKTLINJE, "Norrberga kommun", date(2026, 3, 1), scope=Scope.LOKAL, municipalities=("Norrberga",)
)
ANSWER = Answer(
    "1",
    "Hur länge kan man överklaga?",
    "answered",
    statements=(Statement("Överklaga inom tre veckor.", (1,)),),
    citations=(citation(GUIDE),),
    notices=(Notice("example", "Exempelbibliotek."),),
)


def test_answer_is_ready_for_a_journal() -> None:
    built = BUILT.astimezone()
    assert as_text(ANSWER, FakeIndex(), on=date(2026, 11, 22)) == (
        "Fråga: Hur länge kan man överklaga?\n\n"
        "Svar:\n\nÖverklaga inom tre veckor. [1]\n\n"
        "Källor\n\n"
        "[1] Riktlinje\n"
        "    Riktlinje, Norrberga, Norrberga kommun, 2026-03-01, s. 4\n"
        "    ”Överklaga inom tre veckor.”\n\n"
        "Att tänka på\n\n- Exempelbibliotek.\n\n"
        f"Hämtat 2026-11-22 ur biblioteket version gen-3 (byggt {built:%Y-%m-%d %H:%M}).\n"
    )


def test_bounds_are_told() -> None:
    asked = Question("?", municipality="Norrberga", as_of=date(2019, 5, 1))
    text = as_text(ANSWER, FakeIndex(), asked=asked)
    assert "Avgränsning: källor för Norrberga och nationella källor, regler som gällde 2019-05-01" in text
    assert "Avgränsning" not in as_text(ANSWER, FakeIndex(), asked=Question("?"))


def test_abstention_has_its_reason_and_no_sources() -> None:
    text = as_text(Answer("1", "Båt?", "abstained", reason="Inget om båtar."), FakeIndex())
    assert "Svar: Inget säkert svar hittades i källorna. Inget om båtar." in text
    assert "Källor\n" not in text


def test_abstention_names_what_may_be_of_use_in_its_own_words() -> None:
    found = citation(GUIDE)
    hit = Hit(found.passage, found.document, 0.4, nearest=(found.start, found.end))
    text = as_text(Answer("1", "Får man ha båt?", "abstained", related=(hit,)), FakeIndex())
    told = "- Riktlinje\n    Riktlinje, Norrberga, Norrberga kommun, 2026-03-01, s. 4\n    ”Överklaga inom tre veckor.”"
    assert f"Möjligen relevanta avsnitt\n\n{told}" in text


def test_partial_answer_says_so() -> None:
    partial = Answer("1", "?", "answered", completeness="partial", statements=ANSWER.statements)
    assert "ofullständigt" in as_text(partial, FakeIndex())


def test_unknown_facts_are_left_out() -> None:
    unknown = Answer("1", "?", "answered", citations=(citation(Metadata("Utan uppgifter")),))
    assert "    Okänd dokumenttyp, utan datum, s. 4\n" in as_text(unknown, FakeIndex())


def test_every_kind_has_a_name_and_every_scope_a_reach() -> None:
    assert set(KIND_NAMES) == set(Kind)
    assert [reach(Metadata("t", scope=s)) for s in (*Scope, None)] == ["Nationell", "Regional", "Lokal", ""]
    assert reach(Metadata("t", municipalities=("A", "B"))) == "A, B"
