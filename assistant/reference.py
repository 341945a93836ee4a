"""An answer as plain text with its sources, to paste into a journal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer, Citation, Hit, Question
from ingest.documents import Kind, Metadata, Scope

if TYPE_CHECKING:
    from ingest.index import Index

KIND_NAMES = {
    Kind.LAG: "Lag",
    Kind.FORORDNING: "Förordning",
    Kind.FORESKRIFT: "Föreskrift",
    Kind.ALLMANNA_RAD: "Allmänna råd",
    Kind.PRAXIS: "Praxis",
    Kind.FORARBETE: "Förarbete",
    Kind.VAGLEDNING: "Vägledning",
    Kind.RIKTLINJE: "Riktlinje",
    Kind.DELEGATIONSORDNING: "Delegationsordning",
    Kind.RUTIN: "Rutin",
    Kind.OVERENSKOMMELSE: "Överenskommelse",
    Kind.RAPPORT: "Rapport",
    Kind.BROSCHYR: "Broschyr",
    Kind.MINNESANTECKNING: "Minnesanteckning",
    Kind.NYHET: "Nyhet",
    Kind.OKAND: "Okänd dokumenttyp",
}
"""What each kind is called in Swedish."""


def as_text(answer: Answer, index: Index, *, asked: Question | None = None, on: date | None = None) -> str:
    """The answer ready to paste: question, statements, sources, notices, and the library version it came from.

    Args:
        answer: What was answered or abstained.
        index: The library that answered.
        asked: The question as put; names the municipality and day that bounded the sources.
        on: The day it was fetched; None means today.
    """
    parts = [f"Fråga: {answer.question}", *_bounds(asked)]
    if answer.status == "answered":
        parts.append(f"Svar:\n\n{answer.text}")
        if answer.completeness == "partial" and not any(n.code == "part-unanswered" for n in answer.notices):
            parts.append("Svaret är ofullständigt: källorna besvarar bara en del av frågan.")
    else:
        parts.append(" ".join(filter(None, ("Svar: Inget säkert svar hittades i källorna.", answer.reason))))
    if near := [hit for hit in answer.related if hit.quote]:
        parts.append("Möjligen relevanta avsnitt\n\n" + "\n\n".join(f"- {_lines(hit)}" for hit in near))
    if answer.citations:
        parts.append("Källor\n\n" + "\n\n".join(map(source_lines, answer.citations)))
    if answer.notices:
        parts.append("Att tänka på\n\n" + "\n".join(f"- {notice.text}" for notice in answer.notices))
    parts.append(
        f"Hämtat {on or date.today():%Y-%m-%d} ur biblioteket version {index.generation} "
        f"(byggt {index.built_at.astimezone():%Y-%m-%d %H:%M})."
    )
    return "\n\n".join(parts) + "\n"


def reach(metadata: Metadata) -> str:
    """Where a document applies: its municipalities, "Nationell", or "" where that is unknown."""
    if metadata.municipalities:
        return ", ".join(metadata.municipalities)
    return {Scope.NATIONAL: "Nationell", Scope.REGIONAL: "Regional", Scope.LOKAL: "Lokal", None: ""}[metadata.scope]


def _bounds(asked: Question | None) -> list[str]:
    if asked is None:
        return []
    bounds = []
    if asked.municipality:
        bounds.append(f"källor för {asked.municipality} och nationella källor")
    if asked.as_of:
        bounds.append(f"regler som gällde {asked.as_of:%Y-%m-%d}")
    return [f"Avgränsning: {', '.join(bounds)}"] if bounds else []


def source_lines(citation: Citation) -> str:
    """A citation with its number, document and quote, on three lines."""
    return f"[{citation.n}] {_lines(citation)}"


def _lines(found: Citation | Hit) -> str:
    """The title, the facts and the quote; of a hit the words that lie nearest to the question."""
    metadata = found.document.metadata
    facts = [
        KIND_NAMES[metadata.kind],
        reach(metadata),
        metadata.publisher or "",
        f"{metadata.published:%Y-%m-%d}" if metadata.published else "utan datum",
        found.passage.locator,
    ]
    told = ", ".join(dict.fromkeys(filter(None, facts)))
    return f"{metadata.title}\n    {told}\n    ”{_one_line(found.quote)}”"


def _one_line(quote: str) -> str:
    return " ".join(quote.split())
