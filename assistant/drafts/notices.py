"""What is to be known of a checked draft as a whole, beside its day, its law and what its rules also demand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.drafts.amounts import wrong_year
from assistant.drafts.result import CheckedDraft, DraftNotice
from assistant.privacy import explain
from ingest.personal import Finding

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
