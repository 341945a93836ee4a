"""Law before riktlinje before network, and both where a municipality differs."""

from __future__ import annotations

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.extractive.levels import in_order
from ingest.pipeline import ingest
from settings import Settings

HEAD = "---\ntitle: {title}\nkind: {kind}\nscope: {scope}\n{more}published: 2026-02-01\n---\n# {title}\n\n"
LOCAL = "municipalities: [Norrberga]\n"
STATUTE = """\
Provlag (2025:999)

1 § Den som söker stöd till flyttkostnad ska lämna in kontoutdrag.

2 § Ett beslut om stöd till flyttkostnad överklagas inom tre veckor.

3 § Nämnden ska pröva en ansökan om stöd till flyttkostnad skyndsamt.
"""
FILES = {
    "lag.txt": STATUTE,
    "rad.md": HEAD.format(title="Allmänna råd om stöd", kind="allmanna_rad", scope="national", more="")
    + "## Kontoutdrag\n\nDen sökande bör visa kontoutdrag för två månader.\n\n"
    + "## Glasögon\n\nGlasögon bör beviljas vart tredje år.\n\n"
    + "## Intyg\n\nDen som begär sjukpenning ska visa läkarintyg från den sjunde dagen.\n",
    "riktlinje.md": HEAD.format(title="Riktlinje för stöd", kind="riktlinje", scope="lokal", more=LOCAL)
    + "## Kontoutdrag\n\nDen sökande ska visa kontoutdrag för sex månader.\n\n"
    + "## Glasögon\n\nGlasögon beviljas vart tredje år.\n\n"
    + "## Intyg\n\nLäkarintyg ska visas från den femtonde dagen.\n\n"
    + "## Flyttkostnad\n\nEn ansökan om stöd till flyttkostnad prövas inom tre dagar av handläggaren.\n",
    "minnen.md": HEAD.format(title="Minnesanteckningar", kind="minnesanteckning", scope="regional", more="")
    + "## Båtplats\n\nBåtplats har nekats i tre kommuner.\n\n"
    + "## Flyttkostnad\n\nEn ansökan om stöd till flyttkostnad prövas skyndsamt i de flesta kommuner.\n",
}


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home = tmp_path_factory.mktemp("nivåer")
    library = home / "bibliotek"
    library.mkdir()
    for name, text in FILES.items():
        (library / name).write_text(text, encoding="utf-8")
    ingest([library], home / "index", None)
    return Assistant.open(home / "index", Settings(embedding="none"))


def test_law_is_said_before_riktlinje_before_network(layered: Assistant) -> None:
    answer = layered.ask(Question("Hur snabbt prövas en ansökan om stöd till flyttkostnad?"))
    levels = [c.document.metadata.kind.level for c in answer.citations]
    assert levels == sorted(levels)
    assert levels[0] == 1
    assert 5 in levels


def test_both_are_shown_where_the_municipality_differs(layered: Assistant) -> None:
    answer = layered.ask(Question("För hur många månader ska kontoutdrag visas?", municipality="Norrberga"))
    quotes = [c.quote for c in answer.citations]
    assert any("två månader" in q for q in quotes)
    assert any("sex månader" in q for q in quotes)
    (notice,) = [n for n in answer.notices if n.code == "local-differs"]
    assert "två månader" in notice.text
    assert "sex månader" in notice.text
    by_n = {c.n: c for c in answer.citations}
    assert by_n[1].document.metadata.kind.level == 3


def test_no_notice_where_they_say_the_same(layered: Assistant) -> None:
    answer = layered.ask(Question("Hur ofta beviljas glasögon?", municipality="Norrberga"))
    assert answer.status == "answered"
    assert "local-differs" not in {n.code for n in answer.notices}


def test_whom_a_national_rule_is_for_is_told_where_the_local_is_of_others(layered: Assistant) -> None:
    answer = layered.ask(Question("Från vilken dag ska läkarintyg visas?", municipality="Norrberga"))
    (notice,) = [n for n in answer.notices if n.code == "local-differs"]
    assert notice.text.endswith("gäller den som begär sjukpenning.")


def test_minutes_alone_are_experience(layered: Assistant) -> None:
    answer = layered.ask(Question("I hur många kommuner har båtplats nekats?"))
    assert "experience-only" in {n.code for n in answer.notices}


def test_a_chat_models_statements_are_put_in_the_same_order(layered: Assistant) -> None:
    answer = layered.ask(Question("Hur snabbt prövas en ansökan om stöd till flyttkostnad?"))
    turned = tuple(reversed(answer.statements))
    assert in_order(turned, answer.citations)[0] == answer.statements[0]
