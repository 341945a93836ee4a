"""A library and an assistant of a few lines, with exact and readable behaviour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from streamlit.testing.v1 import AppTest

from assistant.answer import Answer, Citation, Hit, Notice, Question, Statement
from assistant.currency import Currency
from assistant.sieve import Verified
from ingest.documents import BlockKind, Document, Kind, Metadata, Passage, Scope, Section, Span
from ingest.manifest import Failure
from ingest.versions import successors

HOSTILE = '<img src=x onerror="alert(1)"> [klicka](javascript:alert(2)) ![bild](https://ond.example/x.png) **fet**'
QUOTE = "Den som inte kan försörja sig har rätt till försörjningsstöd."
BUILT = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)


def document(
    name: str, title: str, kind: Kind = Kind.RIKTLINJE, municipality: str = "Norrberga", **more: str
) -> Document:
    metadata = Metadata(
        title=title,
        kind=kind,
        publisher=more.get("publisher", "Socialnämnden"),
        published=date(2026, 3, 1),
        scope=Scope.LOKAL if municipality else Scope.NATIONAL,
        municipalities=(municipality,) if municipality else (),
        url=more.get("url"),
    )
    return Document(name, f"work-{name}", f"corpus/{name}.md", "", "0" * 64, "", metadata)


def section(
    *blocks: tuple[BlockKind, str], ordinal: int = 0, headings: tuple[str, ...] = ("Rätten till bistånd",)
) -> Section:
    spans, at = [], 0
    for kind, text in blocks:
        spans.append(Span(at, at + len(text), kind))
        at += len(text) + 1
    return Section(ordinal, headings, "\n".join(text for _, text in blocks), tuple(spans))


def passage(owner: Document, within: Section, text: str | None = None) -> Passage:
    start = within.text.index(text) if text else 0
    end = start + len(text) if text else len(within.text)
    return Passage(
        passage_id=f"{owner.document_id}-0",
        document_id=owner.document_id,
        section=within.ordinal,
        ordinal=0,
        start=start,
        end=end,
        text=within.text[start:end],
        context=" › ".join(within.headings),
        locator=" › ".join(within.headings),
        page=None,
        text_hash="",
    )


@dataclass
class FakeIndex:
    held: Mapping[Document, tuple[Section, ...]]
    failures: tuple[Failure, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    municipalities: tuple[str, ...] = ("Norrberga", "Åkersvik")
    generation: str = "gen-3"
    built_at: datetime = BUILT
    is_example: bool = False

    @property
    def successors(self) -> dict[str, tuple[Document, ...]]:
        return successors(self.held)

    @property
    def documents(self) -> dict[str, Document]:
        return {d.document_id: d for d in self.held}

    def sections(self, document_id: str) -> tuple[Section, ...]:
        return next((s for d, s in self.held.items() if d.document_id == document_id), ())


@dataclass
class FakeAssistant:
    """Gives the queued answers in turn, its statements first one by one, and keeps the questions it got."""

    index: FakeIndex
    answers: list[Answer]
    asked: list[Question] = field(default_factory=list)

    @property
    def currency(self) -> Currency:
        return Currency(self.index)  # type: ignore[arg-type]

    def ask(self, question: Question, on_statement: Callable[[Verified], None] | None = None) -> Answer:
        self.asked.append(question)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        for statement in answer.statements if on_statement else ():
            on_statement(Verified(statement, answer.citations))
        return answer


OTHER = "Prövningen är individuell."
GUIDE = document("riktlinje", "Riktlinje för ekonomiskt bistånd")
SECTION = section(
    (BlockKind.PARAGRAPH, QUOTE),
    (BlockKind.PARAGRAPH, OTHER),
    (BlockKind.TABLE_HEADER, "Insats | Högsta belopp"),
    (BlockKind.TABLE_ROW, "Glasögon | 2 000 kr"),
)


def citation(n: int = 1, owner: Document = GUIDE, within: Section = SECTION, quote: str = QUOTE) -> Citation:
    whole = passage(owner, within)
    start = whole.text.index(quote)
    return Citation(n, whole, owner, quote, start, start + len(quote))


def answered(question: str = "Vem har rätt till försörjningsstöd?", *notices: Notice, text: str = QUOTE) -> Answer:
    return Answer(
        "1", question, "answered", statements=(Statement(text, (1,)),), citations=(citation(),), notices=notices
    )


def abstained() -> Answer:
    found = passage(GUIDE, SECTION)
    start = found.text.index(OTHER)
    hit = Hit(found, GUIDE, 0.4, nearest=(start, start + len(OTHER)))
    return Answer("2", "Får man ha båt?", "abstained", reason="Källorna nämner inte båtar.", related=(hit,))


def shown(page: AppTest) -> str:
    """All HTML of the page, the panel at the side included."""
    return "\n".join(element.proto.body for element in page.get("html"))


Opened = Callable[..., tuple[AppTest, FakeAssistant]]
