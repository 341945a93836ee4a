"""A checked draft as the machine contract's JSON, and as plain text for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.drafts.result import CheckedDraft, CheckedSentence, DraftVerdict
from assistant.reference import source_lines
from assistant.wire import citation_out

VERDICTS: dict[DraftVerdict, str] = {
    "supported": "Stöds av källan",
    "contradicted": "Strider mot källan",
    "not_found": "Hittas inte i biblioteket",
    "case_fact": "Uppgift i ärendet",
}
"""What each verdict is called."""


def check_out(checked: CheckedDraft) -> dict[str, Any]:
    """The object of `kallstod check`.

    Of a sentence with personal data `text` is the longest stretch without it: so `draft[start:end]` is `text`
    everywhere, and nothing that was blackened is told again. `sentence` is the whole of it, blackened.
    """
    return {
        "statements": [row for s in checked.sentences for row in _statements(checked, s)],
        "notices": [{"code": n.code, "text": n.text} for n in checked.notices],
        "as_of": checked.as_of.isoformat(),
    }


def _statements(checked: CheckedDraft, sentence: CheckedSentence) -> Iterator[dict[str, Any]]:
    pieces = checked.pieces(sentence.start, sentence.end)
    for start, end in sorted(pieces, key=lambda piece: piece[0] - piece[1])[:1]:
        yield {
            "text": checked.text[start:end],
            "start": start,
            "end": end,
            "verdict": sentence.verdict,
            "difference": sentence.difference,
            "citations": [citation_out(c) for c in sentence.citations],
            "sentence": {"text": sentence.text, "start": sentence.start, "end": sentence.end},
        }


def as_plain_text(checked: CheckedDraft) -> str:
    """Every sentence with its verdict in words, the differences with the source's words, notices and sources."""
    parts = [f"{summary(checked)} Granskat mot det som gäller {checked.as_of}."]
    parts += [_sentence(s) for s in checked.sentences]
    if checked.notices:
        parts.append("Att tänka på\n" + "\n".join(f"- {n.text}" for n in checked.notices))
    if checked.citations:
        parts.append("Källor\n" + "\n".join(source_lines(c) for c in checked.citations))
    return "\n\n".join(parts) + "\n"


def summary(checked: CheckedDraft) -> str:
    """How many sentences got each verdict, in one line."""
    return (
        ", ".join(f"{name.lower()}: {checked.count(verdict)}" for verdict, name in VERDICTS.items()).capitalize() + "."
    )


def remark(sentence: CheckedSentence) -> str:
    """What is to be said of a sentence: its verdict, what differs, each of several claims, and where it stands."""
    lines = [VERDICTS[sentence.verdict]]
    if sentence.difference and len(sentence.claims) < 2:
        lines[0] += f": {sentence.difference}"
    if len(sentence.claims) > 1:
        lines += [
            f"– {c.text} {VERDICTS[c.verdict]}{f': {c.difference}' if c.difference else ''}." for c in sentence.claims
        ]
    lines += [f"[{c.n}] ”{' '.join(c.quote.split())}”" for c in sentence.citations]
    if sentence.opinion:
        lines.append(f"Språkmodellen, vid sidan av: {sentence.opinion}")
    return "\n".join(lines)


def _sentence(sentence: CheckedSentence) -> str:
    told = remark(sentence).replace("\n", "\n    ")
    return f"{' '.join(sentence.text.split())}\n    {told}"
