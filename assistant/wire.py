"""The machine contract: questions in and answers out as JSON objects (documented in docs/architecture.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Citation, Hit, Question, Turn

if TYPE_CHECKING:
    from assistant.second_opinion import Opinion


class BatchError(ValueError):
    """A batch line or option that cannot be read; the message says which, in Swedish."""


def questions_in(path: Path, defaults: Mapping[str, str | None]) -> Iterator[Question]:
    """Yields the questions of a JSON lines file in order; blank lines are skipped.

    Raises:
        BatchError: At the line that cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(f"{path} kan inte läsas som UTF-8.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield question_in(json.loads(line), defaults)
        except (ValueError, TypeError, AttributeError) as error:
            raise BatchError(f"Rad {number} i {path} kan inte läsas: {error}") from error


def question_in(value: Mapping[str, Any], defaults: Mapping[str, str | None]) -> Question:
    """One question; what it leaves out comes from the options.

    Raises:
        BatchError: If the question is missing or a date cannot be read.
    """
    if not isinstance(value.get("question"), str):
        raise BatchError("frågan (question) saknas")
    return Question(
        text=value["question"],
        id=_readable(str(value.get("id") or "")),
        municipality=_municipality(value.get("municipality") or defaults.get("municipality")),
        as_of=_date(value.get("as_of") or defaults.get("as_of")),
        history=tuple(_turns(value.get("history") or ())),
    )


def answer_out(answer: Answer) -> dict[str, Any]:
    """The answer object; `opinions`, one a statement, is there only where settings name a second reader."""
    return {
        "id": answer.id,
        "question": answer.question,
        "status": answer.status,
        "reason": answer.reason,
        "completeness": answer.completeness,
        "mode": answer.mode,
        "text": answer.text,
        "statements": [{"text": s.text, "supported": True, "citations": list(s.citations)} for s in answer.statements],
        "citations": [citation_out(c) for c in answer.citations],
        "related": [hit_out(h) for h in answer.related],
        "notices": [{"code": n.code, "text": n.text} for n in answer.notices],
        "timings_ms": dict(answer.timings_ms),
        **({"opinions": [_opinion(o) for o in answer.opinions]} if answer.opinions else {}),
    }


def _opinion(opinion: Opinion) -> dict[str, Any]:
    return {"by": opinion.by, "label": opinion.label, "confidence": opinion.confidence, "text": opinion.text}


def citation_out(citation: Citation) -> dict[str, Any]:
    """One citation: where it leads, its quote and the whole passage."""
    d, p, m = citation.document, citation.passage, citation.document.metadata
    return {
        "n": citation.n,
        "passage_id": p.passage_id,
        "document_id": d.document_id,
        "work_id": d.work_id,
        "title": m.title,
        "source": d.source,
        "part": d.part,
        "kind": m.kind.value,
        "level": m.kind.level,
        "scope": m.scope and m.scope.value,
        "municipalities": list(m.municipalities),
        "published": _day(m.published),
        "valid_from": _day(m.valid_from),
        "valid_to": _day(m.valid_to),
        "locator": p.locator,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "passage": p.text,
        "context": p.context,
    }


def hits_out(question_id: str, hits: Sequence[Hit]) -> dict[str, Any]:
    """The object of `kallstod search`."""
    return {"id": question_id, "hits": [hit_out(h) for h in hits]}


def hit_out(hit: Hit) -> dict[str, Any]:
    """One ranked passage."""
    return {
        "passage_id": hit.passage.passage_id,
        "document_id": hit.document.document_id,
        "title": hit.document.metadata.title,
        "source": hit.document.source,
        "part": hit.document.part,
        "locator": hit.passage.locator,
        "score": round(hit.score, 4),
        "text": hit.passage.text,
        **({"quote": hit.quote} if hit.quote else {}),
    }


def _turns(values: Sequence[Any]) -> Iterator[Turn]:
    """Earlier turns: questions alone, {"question", "answer"}, or chat messages {"role", "content"}."""
    for n, value in enumerate(values):
        if isinstance(value, str):
            yield Turn(value, "")
        elif "question" in value:
            yield Turn(value["question"], value.get("answer") or "")
        elif value["role"] == "user":
            reply = values[n + 1] if n + 1 < len(values) else {}
            yield Turn(value["content"], reply.get("content", "") if reply.get("role") == "assistant" else "")


def _municipality(name: str | None) -> str | None:
    return _readable(name).strip().removesuffix(" kommun").strip() or None if name else None


def _readable(text: str) -> str:
    """Lone surrogates, which JSON can spell but UTF-8 cannot, as replacement characters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BatchError(f"{text} är inget datum; skriv ÅÅÅÅ-MM-DD") from error


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
