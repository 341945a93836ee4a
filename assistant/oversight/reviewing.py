"""A reviewer's decision on a question, held against the library before it is entered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Hit, Question, Statement, Status
from assistant.assistant import Assistant
from assistant.oversight.approval import LOOKED_INTO, cited_now, ground
from assistant.oversight.records import Decision, Kept, Posed, Review, Source
from assistant.privacy import mask
from assistant.verify import Verdict, verified, verify

ROLES = ("Förste socialsekreterare", "Enhetschef", "Metodutvecklare", "Kvalitetsansvarig", "Jurist")
"""Who may decide; a role, never a name."""
_REFERENCES = re.compile(r"((?:\s*\[\d+\])+)\s*\.?\s*$")
_LONGEST_SHOWN = 90


class NotCarried(ValueError):
    """A decision that the library does not carry; the message says why, in Swedish."""


def approve(assistant: Assistant, review: Review, by: str) -> Decision:
    """Approves the answer as it was given, or that the question was refused.

    Raises:
        NotCarried: If the answer has lost its ground since it was given.
    """
    kept = replace(review.kept, looked_into=_looked_into(assistant, review.posed))
    if kept.statements and (lost := ground(assistant, review.posed, kept).lost):
        raise NotCarried(f"Svaret kan inte godkännas: {lost}")
    return Decision("approved", by, should=kept.status, stands=kept)


def reject(by: str, reason: str, should: Status) -> Decision:
    """Rejects the answer.

    Args:
        should: Whether the question ought to have been answered from the library.

    Raises:
        NotCarried: If no reason is given.
    """
    if not reason.strip():
        raise NotCarried("Skriv varför svaret avvisas.")
    return Decision("rejected", by, mask(reason.strip()), should)


def offered(review: Review, more: Iterable[Hit] = ()) -> tuple[Source, ...]:
    """The passages that a correction may cite, each once, numbered from 1: those cited before first."""
    found = [*review.kept.sources, *review.kept.looked_into, *(Source.of(h, 0) for h in more)]
    each = {(s.work_id, s.text_hash): s for s in reversed(found)}
    order = dict.fromkeys((s.work_id, s.text_hash) for s in found)
    return tuple(replace(each[key], n=n) for n, key in enumerate(order, start=1))


def draft_of(review: Review, sources: Sequence[Source]) -> str:
    """The answer as text to correct, its numbers those of the sources offered."""
    number = {(s.work_id, s.text_hash): s.n for s in sources}
    mapped = {s.n: number[s.work_id, s.text_hash] for s in review.kept.sources}
    return "\n\n".join(
        f"{s.text} {''.join(f'[{n}]' for n in dict.fromkeys(mapped[n] for n in s.citations))}"
        for s in review.kept.statements
    )


def correct(assistant: Assistant, review: Review, text: str, sources: Sequence[Source], by: str) -> Decision:
    """Takes a corrected answer, verified against the sources like any other.

    Args:
        text: A statement a paragraph, each ending with the numbers of its sources: "... [1][3]".
        sources: What the numbers refer to.

    Raises:
        NotCarried: At the first statement that no source carries, with what differs.
    """
    statements, citations = _read(assistant, text, {s.n: s for s in sources})
    kept, used = verified(statements, citations)
    if len(kept) < len(statements):
        raise NotCarried(f"Källorna bär inte påståendet ”{_short(next(s for s in statements if s not in kept).text)}”.")
    answer = Answer("", review.posed.question, "answered", mode=by.lower(), statements=kept, citations=used)
    stands = replace(
        Kept.of_answer(answer, assistant.index.generation), looked_into=_looked_into(assistant, review.posed)
    )
    return Decision("corrected", by, should="answered", stands=stands)


def _read(
    assistant: Assistant, text: str, sources: dict[int, Source]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    statements: list[Statement] = []
    citations: list[Citation] = []
    for paragraph in filter(None, (p.strip() for p in re.split(r"\n\s*\n", text))):
        found = _REFERENCES.search(paragraph)
        said = paragraph[: found.start()].strip() if found else ""
        if not found or not said:
            raise NotCarried(f"”{_short(paragraph)}” saknar källa. Avsluta stycket med dess siffra: [1].")
        numbers = list(dict.fromkeys(map(int, re.findall(r"\d+", found[1]))))
        if unknown := next((n for n in numbers if n not in sources), None):
            raise NotCarried(f"Det finns ingen källa med siffran [{unknown}].")
        cited = [_citation(assistant, said, sources[n], len(citations) + k) for k, n in enumerate(numbers, start=1)]
        if len(cited) == 1 and (verdict := _held(said, cited[0])).verdict != "supported":
            raise NotCarried(f"Källa [{numbers[0]}] bär inte ”{_short(said)}”: {verdict.difference}.")
        citations += cited
        statements.append(Statement(said, tuple(c.n for c in cited)))
    if not statements:
        raise NotCarried("Rättelsen är tom.")
    return tuple(statements), tuple(citations)


def _citation(assistant: Assistant, said: str, source: Source, n: int) -> Citation:
    """The passage as it is now, quoted where it says it best."""
    found = cited_now(assistant.index, source)
    if found is None:
        raise NotCarried(f"Avsnittet i ”{source.title}” har ändrats eller tagits bort. Sök fram det på nytt.")
    start, end = _held(said, found).evidence or (0, len(found.passage.text))
    return replace(found, n=n, quote=found.passage.text[start:end], start=start, end=end)


def _held(said: str, citation: Citation) -> Verdict:
    passage, names = citation.passage, citation.document.metadata.municipalities
    return verify(said, passage.text, passage.context, municipalities=names)


def _looked_into(assistant: Assistant, asked: Posed) -> tuple[Source, ...]:
    question = Question(asked.question, municipality=asked.municipality or None, as_of=asked.as_of)
    hits = assistant.search(question, LOOKED_INTO)
    return tuple(Source.of(hit, rank) for rank, hit in enumerate(hits, start=1))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN].rstrip()} …"
