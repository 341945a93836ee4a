"""A place of another subject contradicts nothing, and no sentence stops the check of a draft."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.draft import check

AS_OF = date(2026, 11, 26)


@pytest.mark.parametrize("municipality", [None, "Norrberga"])
def test_a_rule_that_several_sources_carry_together_may_name_a_section(
    shipped: Assistant, municipality: str | None
) -> None:
    text = "Huvudregeln är att bosättningskommunen ansvarar (29 kap. 1 § SoL)."
    checked = check(text, shipped, municipality=municipality, as_of=AS_OF)
    assert [text[s.start : s.end] for s in checked.sentences] == [text]


def test_what_only_shares_a_number_or_a_word_does_not_contradict(shipped: Assistant) -> None:
    text = "Ansökan beviljas med 27 900 kronor enligt 12 kap. 1 § socialtjänstlagen (2025:400)."
    checked = check(text, shipped, municipality="Åkersvik", as_of=AS_OF)
    assert checked.count("contradicted") == 0
