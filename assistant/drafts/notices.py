"""What is to be known of a checked draft as a whole, and what a second reader thinks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.drafts.amounts import wrong_year
from assistant.drafts.result import CheckedDraft, CheckedSentence, DraftNotice
from assistant.opening import chat_reader_for
from assistant.privacy import explain
from assistant.second_opinion import OpinionError, SecondReader
from ingest.personal import Finding
from settings import Settings

_EXAMPLE = DraftNotice(
    "example", "Källorna är exempelbiblioteket, som är påhittat. Använd inte granskningen i verkliga ärenden."
)


def amounts_of_the_case(checked: CheckedDraft, as_of: date) -> list[DraftNotice]:
    """The riksnorm's amounts of another year in what is said of the case, which itself is left in peace."""
    found = (wrong_year(s.text, as_of) for s in checked.sentences if s.verdict == "case_fact")
    return [
        DraftNotice("other-year", f"{wrong.text}. Kontrollera vilken månad som beräknas.") for wrong in found if wrong
    ]


def hidden(found: Sequence[Finding]) -> list[DraftNotice]:
    """That personal data was blackened, where any was."""
    if not found:
        return []
    told = (
        explain(found).replace("innan frågan söktes", "innan texten granskades").replace("hitta svaret", "granska den")
    )
    more = " Andra namn kan finnas kvar i texten; läs igenom den innan du delar resultatet."
    return [DraftNotice("masked", told + more)]


def of_the_example(checked: CheckedDraft) -> list[DraftNotice]:
    """That the sources are the made-up example library, where one of them is."""
    return [_EXAMPLE] if any(c.document.metadata.example for c in checked.citations) else []


def reader_for_drafts(settings: Settings) -> SecondReader | None:
    """The chat model as second reader of drafts, only where the administrator has allowed it (`draft_chat`).

    Raises:
        SettingsError: If it is allowed, but no chat model is named or it cannot be used.
    """
    return chat_reader_for(settings) if settings.draft_chat else None


def opinions(
    sentences: tuple[CheckedSentence, ...], reader: SecondReader | None
) -> tuple[tuple[CheckedSentence, ...], tuple[DraftNotice, ...]]:
    """The sentences with a second reader's opinions; where it cannot be had, a notice."""
    asked = [s for s in sentences if s.citations] if reader else []
    if reader is None or not asked:
        return sentences, ()
    try:
        given = reader.read([(s.text, "\n".join(c.passage.text for c in s.citations)) for s in asked])
    except OpinionError as error:
        return sentences, (DraftNotice("second-reader-unavailable", str(error)),)
    said = {s.start: opinion.text for s, opinion in zip(asked, given, strict=True)}
    return tuple(replace(s, opinion=said.get(s.start)) for s in sentences), ()
