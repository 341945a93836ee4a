from __future__ import annotations

from pathlib import Path

import pytest

from ingest.documents import Block, BlockKind, Extract
from ingest.loaders import load
from ingest.parts import split

SAMPLES = Path("/work/shared/samples")

MINUTES = """Minnesanteckningar biståndsgruppen 4 mars 2026
Deltagare: Ada Berg (Norrberga), Bo Ek (Tallvik)

Rundan
Norrberga har fler ansökningar än i höstas.
Tallvik har anställt en handläggare.

Bilaga 1
Se nedan.

Nästa möte
Den 5 maj.

"""


def extract(text: str, **more: object) -> Extract:
    return Extract(tuple(Block(BlockKind.LINE, line, **more) for line in text.split("\n")))  # type: ignore[arg-type]


def names(text: str) -> list[str]:
    return [part.name for part in split(extract(text))]


def test_an_ordinary_document_is_one_part() -> None:
    assert names(MINUTES + "Vid anteckningarna\nAda Berg\n") == [""]
    assert names("# Riktlinje\n\n1 Inledning\n\nText.\n\n\n\nBilaga 1\n\n\nPM om hyra\nMer text.\n") == [""]


def test_nothing_is_one_part() -> None:
    assert [part.name for part in split(Extract(()))] == [""]


def test_what_follows_the_end_mark_on_a_new_page_is_another_document() -> None:
    text = (
        MINUTES
        + "Antecknat av Ada Berg, Norrberga\n Har din patient \ninget arbete?\n\n\nTill dig som skriver intyg\nText.\n"
    )
    first, second = split(extract(text))
    assert (first.name, second.name) == ("", "Har din patient inget arbete?")
    assert second.blocks[0].text == " Har din patient "
    assert first.blocks[-1].text == "Antecknat av Ada Berg, Norrberga"


@pytest.mark.parametrize("mark", ["Vid anteckningarna: Bo Ek", "sista_sidan", "/Bo Ek, Tallvik", "\t\tsista sidan"])
def test_end_marks(mark: str) -> None:
    assert names(MINUTES + mark + "\n PM om tidiga insatser\n\n2026-03-01\n\nDetta gäller.\n") == [
        "",
        "PM om tidiga insatser",
    ]


@pytest.mark.parametrize("below", ["Bilaga 1 Närvarolista", "Bo Ek", "Justeras: Bo Ek", "det fortsätter här."])
def test_what_belongs_to_the_minutes_stays_with_them(below: str) -> None:
    assert names(MINUTES + f"Antecknat av Ada Berg\n\n\n{below}\nMer.\nMera.\n") == [""]


def test_the_name_of_an_attached_file_begins_a_document_and_is_left_out_of_it() -> None:
    text = (
        MINUTES
        + "Antecknat av Ada Berg\n\n Planering 2026.pptx\n\n\nPlanering 2026.pptx\nPlanering\n\n"
        + "Juni: hyra\n\nPlanering 2026.pptx\n"
    )
    _, second = split(extract(text))
    assert second.name == "Planering 2026.pptx"
    assert [block.text for block in second.blocks if block.text] == ["Planering", "Juni: hyra"]


def test_a_list_of_attachments_begins_nothing() -> None:
    assert names(MINUTES + "Bilagor:\n\nplan.pptx\n\npm.docx\n\nHälsningar\nAda\n") == [""]


def test_two_attachments_after_each_other() -> None:
    text = MINUTES + "\n\na.pptx\n\nEtt\n\nText ett.\n\nimage2.emf\na.pptx\n\n\nb.docx\n\nTvå\n\nText två.\n"
    assert names(text) == ["", "a.pptx", "b.docx"]


def test_a_thread_of_mails() -> None:
    mail = "Från: Ada Berg\nSkickat: den 3 mars 2026\nTill: Bo Ek\nÄmne: {}\n\nHej, här kommer svaret.\n\n"
    assert names(mail.format("Hyra") + mail.format("SV: Hyra") + mail.format("SV: Hyra")) == [
        "",
        "SV: Hyra",
        "SV: Hyra (2)",
    ]
    assert names("Från och med maj gäller annat.\nTill dess gäller detta.\n" * 3) == [""]


def test_a_second_set_of_minutes() -> None:
    assert names(MINUTES + MINUTES) == ["", "Minnesanteckningar biståndsgruppen 4 mars 2026"]


def slide(title: str, number: int) -> str:
    return f" {title}\n\nKort text om saken\n\n\n\n2026-02-03\n\nNamn på presentation\n\n{number}\n\n\n"


def test_a_deck_is_one_document_from_its_first_slide_on() -> None:
    deck = " Vägen till arbete\n\n2026-02-03\n\n\n" + slide("Mål", 2) + slide("Metod", 3) + slide("Utfall", 4)
    assert names(MINUTES + "mailto:bo@tallvik.example\n" + deck) == ["", "Vägen till arbete"]
    assert names(deck) == [""]


def test_a_page_counter_that_begins_again() -> None:
    blocks = tuple(
        Block(BlockKind.LINE, text, page=page, size=11.0, top=top)
        for page, counter, title in ((1, "1 (2)", "Rutin A"), (2, "2 (2)", "mer"), (3, "1 (1)", "Rutin B"))
        for text, top in ((counter, 0.05), (title, 0.2), ("Brödtext som följer.", 0.3))
    )
    assert [part.name for part in split(Extract(blocks, paging="page"))] == ["", "Rutin B"]


def test_finished_blocks_are_left_alone() -> None:
    blocks = (Block(BlockKind.HEADING, "Rutin", level=1), Block(BlockKind.PARAGRAPH, "Antecknat av Bo Ek")) * 4
    (part,) = split(Extract(blocks))
    assert part.blocks == blocks


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_samples() -> None:
    minutes = split(load(SAMPLES / "natverk_minnesanteckningar_2022-01-17.txt"))
    assert len(minutes) == 6
    assert [part.name.rsplit(".", 1)[-1] for part in minutes[-2:]] == ["pptx", "pptx"]
    assert len(split(load(SAMPLES / "skl_kartlaggning_transkript.txt"))) == 1


def test_who_holds_the_pen_may_be_told_ahead_of_the_minutes() -> None:
    head = "Träff för cykelombud\nTorsdag 5 mars 2026\nPlats: Bryggan\nNärvarande: Ada och Bo\nVid pennan: Ada\n\n\n"
    assert names(f"{head}1. Förra träffen\n\nAllt är gjort.\n\n2. Laget runt\n\nBo har köpt lås.\n") == [""]
