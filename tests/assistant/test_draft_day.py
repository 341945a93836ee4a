"""The day of a draft: which it tells, what is held against it, and that it is told."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.day import own_day
from assistant.drafts.read import read
from assistant.drafts.report import as_plain_text, check_out

TODAY = date(2026, 11, 26)
MARCH = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Beslutsdatum: 2026-03-02\nBeslut\nAnsökan avslås.", MARCH),
        ("Sökande: Nadja Bergqvist. Handläggare: Henrik Axberg. Beslutsdatum: 2026-03-02\nBeslut", MARCH),
        ("Åkersvik den 2 mars 2026\n\nHej!\nVi har fått din ansökan.", MARCH),
        ("Åkersvik kommun\n2026-03-02\nBeslut om bistånd\nDu har sökt bistånd.", MARCH),
        ("Beslut om bistånd\nAnsökan inkom 2026-02-01.\nDu bor ensam.\nDatum för beslut: 2026-03-02", MARCH),
        ("Hej!\nVi fick din ansökan den 3 februari 2026.\nKarin\nÅkersvik den 2 mars 2026", MARCH),
        ("Minnesanteckningar 2 mars 2026\nNärvarande: Anna\nVi gick igenom rutinen.", MARCH),
        ("Riktlinje för bistånd\nGäller från och med 2027-01-01\nNivån är 7 400 kronor.", date(2027, 1, 1)),
        ("Riktlinje för bistånd\nBeslutad 2024-01-01\nNivån är 7 400 kronor.", None),
        ("Du ansökte den 9 november 2026 om bistånd.", None),
        ("Ansökan inkom 2026-02-01\nBeslut", None),
        ("Beslut\nDen sökande är född 19870302-1234.\nAnsökan avslås.", None),
        ("Beslutsdatum: 2099-01-01\nAnsökan avslås.", None),
    ],
)
def test_a_draft_is_of_the_day_of_its_decision_or_its_head(text: str, day: date | None) -> None:
    found = own_day(read(text), TODAY)
    assert (found.day if found else None) == day


def test_the_drafts_own_day_decides_unless_one_is_chosen(assistant: Assistant) -> None:
    rule = "Glasögon beviljas med högst 1 800 kronor vart tredje år."
    draft = f"Beslutsdatum: 2025-11-01\n\n{rule}"
    own = check(draft, assistant, municipality="Norrberga")
    assert own.as_of == date(2025, 11, 1)
    assert own.sentences[-1].verdict == "not_found"  # the rule holds from later on
    (told,) = (n.text for n in own.notices if n.code == "draft-day")
    assert "2025-11-01" in told
    assert "Beslutsdatum" in told
    assert check_out(own)["as_of"] == "2025-11-01"
    assert "2025-11-01" in as_plain_text(own)
    chosen = check(draft, assistant, municipality="Norrberga", as_of=TODAY)
    assert chosen.sentences[-1].verdict == "supported"
    assert "2026-11-26" in next(n.text for n in chosen.notices if n.code == "draft-day")
    undated = check(rule, assistant, municipality="Norrberga", as_of=TODAY)
    assert "draft-day" not in {n.code for n in undated.notices}
