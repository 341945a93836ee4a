"""What the search finds through the public seam, whatever else the library holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from ingest.pipeline import ingest
from settings import Settings
from tests.conftest import write_library


def found(tmp_path: Path, texts: dict[str, str], question: str) -> list[str]:
    """Titles of what is found in a library of one short document a title, best first."""
    files = {
        f"{n}.md": f"---\ntitle: {title}\nkind: vagledning\nscope: national\n---\n# {title}\n\n## Regel\n\n{text}\n"
        for n, (title, text) in enumerate(texts.items())
    }
    ingest([write_library(tmp_path / "bibliotek", files)], tmp_path / "index", None)
    hits = Assistant.open(tmp_path / "index", Settings(embedding="none")).search(Question(question))
    return [hit.document.metadata.title for hit in hits]


def test_the_worse_of_two_passages_is_found_too(tmp_path: Path) -> None:
    texts = {
        "Hyra": "Hyran betalas till hyresvärden varje månad när sökanden begär det.",
        "Avgift": "Avgiften betalas av den som bor där och räknas inte som hyra.",
    }
    assert found(tmp_path, texts, "Hur betalas hyran?") == ["Hyra", "Avgift"]


@pytest.mark.parametrize("question", ["Vad gäller för bostaden?", "Vad gäller för bostäder?"])
def test_any_form_of_a_word_finds_it(tmp_path: Path, question: str) -> None:
    texts = {
        "En": "Den nya bostaden besöks innan kontraktet skrivs under.",
        "Flera": "Lediga bostäder anmäls till förmedlingen samma dag.",
        "Annat": "Glasögon beviljas efter intyg från optiker.",
    }
    assert set(found(tmp_path, texts, question)[:2]) == {"En", "Flera"}
