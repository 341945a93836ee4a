from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.documents import CELL, Block, BlockKind, Box
from ingest.loaders import load
from ingest.parts import split

SAMPLES = Path("/work/shared/samples")
P, H, I, N = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.NOTE  # noqa: E741


def cleaned(text: str) -> tuple[Block, ...]:
    return clean(tuple(Block(BlockKind.LINE, line) for line in text.split("\n")))


def shown(text: str) -> list[str]:
    """One line a block: "# heading", "- item", "^note" or a paragraph."""
    sign = {H: "# ", N: "^"}
    return [sign.get(b.kind, "") + (f"{b.marker} " if b.marker else "") + b.text for b in cleaned(text)]


# Broken lines


def test_wrapped_lines_become_one_paragraph() -> None:
    text = (
        "Den som söker bistånd första gången får en tid för nybesök inom\n"
        "två veckor. Handläggaren går igenom hushållets inkomster och de\n"
        "utgifter som är aktuella.\n"
        "Nästa stycke handlar om något annat än det första stycket gjorde\n"
        "och är också brutet.\n"
    )
    first, second = shown(text)
    assert first.startswith("Den som söker")
    assert first.endswith("som är aktuella.")
    assert second.startswith("Nästa stycke")


def test_a_date_goes_on_over_the_line() -> None:
    text = (
        "Möten\n\nHyresvärdarna lämnade sina siffror till kontoret redan den 3 mars\n"
        "2026, varefter listan rättades på två ställen av den som hade skrivit den\n"
        "och skickades ut på nytt.\n"
    )
    assert len(cleaned(text)) == 2


def test_a_label_at_the_end_of_a_line_goes_on() -> None:
    text = (
        "Möten\n\nHyresvärdarna möts varje månad på kontoret för att gå igenom vilka som är sena\n"
        "med hyran och vem som talar med dem. Ärenden tas upp utan att någon nämns. Kallar:\n"
        "1:e handläggaren. Mötet ställs in om färre än tre kan komma. Anteckningar förs av den\n"
        "som har kallat.\n"
    )
    assert len(cleaned(text)) == 2


def test_a_double_spaced_paste_becomes_paragraphs() -> None:
    lines = [
        "Projektet vänder sig till kommuner som vill pröva tidigt stöd för",
        "unga vuxna under två år. Syftet är att lära mer om vilka insatser",
        "som hjälper.",
        "Bakgrund",
        "Av en genomgång framgår att kommuner som möter den sökande tidigt",
        "har kortare biståndstider än de som väntar.",
    ]
    assert shown("\n\n\n".join(line + " " for line in lines)) == [
        " ".join(lines[:3]),
        "# Bakgrund",
        " ".join(lines[4:]),
    ]


def test_paragraphs_on_one_line_each_stay_apart() -> None:
    text = "Norrberga har färre ärenden än i fjol och ingen kö.\nTallvik har fler ärenden.\nI Lövsala är det lugnt.\n"
    assert shown(text)[-2:] == ["Tallvik har fler ärenden.", "I Lövsala är det lugnt."]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("samordnad rehabi-\nlitering för alla", "rehabilitering"),
        ("det är myndighe-\nterna som avgör", "myndigheterna"),
        ("det är myndighe\u00ad\nterna som avgör", "myndigheterna"),
        ("inom hälso-\noch sjukvården", "hälso- och sjukvården"),
        ("en ny e-\nansökan kom", "e-ansökan"),
        ("på AF-\nkontoret i dag", "AF-kontoret"),
        ("under 2026-\n2027 pågår", "2026-2027"),
        ("bistånd/\nförsörjningsstöd söks", "bistånd/försörjningsstöd"),
        ("se https://kommun.example/stod-och-\nhjalp/bistand för mer", "https://kommun.example/stod-och-hjalp/bistand"),
        ("inom angränsande hälsooch sjukvård", "hälso- och sjukvård"),
    ],
)
def test_hyphens_at_line_ends(broken: str, whole: str) -> None:
    assert whole in cleaned(f"Det här gäller så länge som {broken}.")[0].text


def test_the_document_tells_which_hyphens_are_real() -> None:
    text = (
        "Här beskrivs uppdraget under året. Uppdraget som kontakt-\nperson varar i ett år.\n\n"
        "Kontakt-person är viktigt."
    )
    assert "som kontakt-person varar" in cleaned(text)[0].text


def test_invisible_and_odd_characters() -> None:
    (block,) = cleaned("Bo\u00adende\u00a0och\u200b hyra\ufeff  godtas a\u030at alla – \ufb01nt.")
    assert block.text == "Boende och hyra godtas åt alla – fint."


# Lists


@pytest.mark.parametrize("bullet", ["•", "\uf0b7", "–", "-", "*", "+", "o"])
def test_bullets_of_all_kinds(bullet: str) -> None:
    text = f"Ta med följande till mötet:\n{bullet} Hyresavi och kontrakt\n{bullet} Lönebesked\n"
    assert shown(text) == ["Ta med följande till mötet:", "- Hyresavi och kontrakt", "- Lönebesked"]


def test_numbers_are_kept() -> None:
    assert shown("Gör så här:\n1. Ring.\n2. Skriv.\na) Brev\nb) E-post\n")[1:] == [
        "1. Ring.",
        "2. Skriv.",
        "a) Brev",
        "b) E-post",
    ]


def test_bullets_lost_behind_tabs_and_their_hanging_lines() -> None:
    text = (
        "Intyget behövs för:\n\n\n\tatt söka sjukpenning hos Försäkringskassan.\n\t Det kan även den göra som \n"
        "\t saknar arbete\n\n\n\tatt visa varför man inte kan delta \t\n \t i en aktivitet\n"
    )
    assert shown(text) == [
        "Intyget behövs för:",
        "- att söka sjukpenning hos Försäkringskassan. Det kan även den göra som saknar arbete",
        "- att visa varför man inte kan delta i en aktivitet",
    ]


def test_a_broken_item_goes_on_and_the_text_after_the_list_does_not() -> None:
    text = (
        "Villkor:\n• att arbetsförmågan är nedsatt i\nförhållande till alla arbeten\n"
        "• att det finns behov\n\nAnsök på blankett 7434.\n"
    )
    assert shown(text) == [
        "Villkor:",
        "- att arbetsförmågan är nedsatt i förhållande till alla arbeten",
        "- att det finns behov",
        "Ansök på blankett 7434.",
    ]


def test_slide_lines_become_items_under_their_title() -> None:
    text = "Deck\n\n\n\n Metod och insatser\n\nTeam från vård och kommun\n\nGenomgång av ärenden\n\nMöten varje månad\n"
    assert shown(text)[1:] == [
        "# Metod och insatser",
        "- Team från vård och kommun",
        "- Genomgång av ärenden",
        "- Möten varje månad",
    ]


def test_attendance_is_one_paragraph() -> None:
    text = (
        "Anteckningar 3 mars\nDeltagare:\nAda Berg (Norrberga)\nBo Ek (Tallvik)\n\nRundan\nAllt är som vanligt här.\n"
    )
    assert shown(text)[1] == "Deltagare: Ada Berg (Norrberga), Bo Ek (Tallvik)"


def test_a_table_typed_with_tabs() -> None:
    blocks = cleaned("Belopp\n\nPost\tKronor\nEl\t600\nHyra\t7 100\n")
    assert [(b.kind, b.text) for b in blocks[1:]] == [
        (BlockKind.TABLE_HEADER, f"Post{CELL}Kronor"),
        (BlockKind.TABLE_ROW, f"El{CELL}600"),
        (BlockKind.TABLE_ROW, f"Hyra{CELL}7 100"),
    ]


def test_a_table_under_drawn_columns() -> None:
    text = (
        "Nivåer\n\n  Nivå   Kännetecken                      Åtgärd\n"
        "  -----  -------------------------------  -----------------\n"
        "  Låg    Hyran är betald men sent         Samtal\n"
        "  Mellan  Hyran är en månad sen, inget svar  Hembesök inom en vecka\n"
        "  Hög                                     Möte samma dag\n\n"
        "Nivån sätts av den som tar emot anmälan.\n"
    )
    assert [(b.kind, b.text) for b in cleaned(text)[1:]] == [
        (BlockKind.TABLE_HEADER, "Nivå | Kännetecken | Åtgärd"),
        (BlockKind.TABLE_ROW, "Låg | Hyran är betald men sent | Samtal"),
        (BlockKind.TABLE_ROW, "Mellan | Hyran är en månad sen, inget svar | Hembesök inom en vecka"),
        (BlockKind.TABLE_ROW, "Hög |  | Möte samma dag"),
        (BlockKind.PARAGRAPH, "Nivån sätts av den som tar emot anmälan."),
    ]


# Headings


def test_headings_by_form() -> None:
    text = (
        "Anteckningar från mötet\n\nLäget i kommunerna\nI Norrberga är läget lugnt och antalet ärenden minskar.\n"
        "Nytt från regionen\nRegionen har bytt system och alla får nya konton under våren.\n"
    )
    assert [line for line in shown(text) if line.startswith("#")] == [
        "# Anteckningar från mötet",
        "# Läget i kommunerna",
        "# Nytt från regionen",
    ]


def test_a_lead_word_does_not_make_a_heading() -> None:
    text = "Rubrik\n\nUtvecklingsanställningar: Kommunen har provat detta i två år.\n\nMål:\n• Arbete\n• Hälsa\n"
    assert [block.kind for block in cleaned(text)] == [H, P, P, I, I]


def test_numbered_headings_have_their_own_depth() -> None:
    text = (
        "Riktlinje för bistånd\n\n3 Boende\n\nBoende ska vara skäligt enligt riktlinjen.\n\n"
        "3.2 Hyra\n\nHyran betalas till värden.\n\n"
        "4 Tandvård\n\nAkut tandvård beviljas.\n"
    )
    assert [(b.text, b.level) for b in cleaned(text) if b.kind is H] == [
        ("Riktlinje för bistånd", 1),
        ("3 Boende", 2),
        ("3.2 Hyra", 3),
        ("4 Tandvård", 2),
    ]


def test_questions_are_headings_over_their_answers_but_not_over_questions() -> None:
    text = (
        "Frågor och svar\n\nVad gäller om jag flyttar?\n\nDå söker du i den nya kommunen.\n\n"
        "Får jag ha bil?\n\nBara om den behövs.\n"
    )
    assert [b.text for b in cleaned(text) if b.kind is H][1:] == ["Vad gäller om jag flyttar?", "Får jag ha bil?"]
    asked = cleaned("Temat\n\nVad behövs nu?\nVad behövs sedan?\nVilka behöver det?\n")
    assert [b.kind for b in asked[1:]].count(H) <= 1


def test_a_heading_with_more_space_above_stands_over_the_ones_below_it() -> None:
    text = (
        "Broschyr\n\n\nText som inleder broschyren.\n\n\n\n\n\nMer om intyg\nBistånd\n"
        "Bistånd ges av kommunen till den som behöver det.\n"
        "\n\nSjukpenning\nSjukpenning ges av Försäkringskassan till den som är sjuk.\n"
    )
    assert [(b.text, b.level) for b in cleaned(text) if b.kind is H][1:] == [
        ("Mer om intyg", 2),
        ("Bistånd", 3),
        ("Sjukpenning", 3),
    ]


# Furniture


def test_slide_footers_go_and_the_next_line_begins_a_slide() -> None:
    slides = "".join(
        f"Bild om sak {name}\n\nEn mening om saken som står där.\n\n2026-01-21\n\nNamn på presentation\n\n{n}\n\n\n"
        for n, name in ((2, "ett"), (3, "två"), (4, "tre"))
    )
    lines = shown("Titel\n\n\n\n" + slides)
    assert not [line for line in lines if "presentation" in line or line.isdigit()]
    assert {"# Bild om sak två", "# Bild om sak tre"} < set(lines)


@pytest.mark.parametrize(
    "line", ["1 (14)", "Sida 3 av 12", "sida 4", "image5.emf", "sista_sidan", "Storlek: px", "- 7 -", "______"]
)
def test_furniture_lines_go(line: str) -> None:
    assert line not in "\n".join(shown(f"Riktlinje\n\nText som står kvar här.\n\n{line}\n\nMer text som står kvar."))


def test_figures_alone_on_a_line_stay_in_plain_text() -> None:
    assert "7434" in " ".join(shown("Blankett\n\nAnvänd blankett nummer\n\n7434\n\nför ansökan."))


def test_a_table_of_contents_goes() -> None:
    text = (
        "Handbok\n\nInnehåll\n1 Syfte ........ 3\n2 Ansökan ...... 4\n2.1 Nybesök.....12\n\n"
        "1 Syfte\n\nSyftet är att alla ska få veta detta.\n"
    )
    assert shown(text) == ["# Handbok", "# 1 Syfte", "Syftet är att alla ska få veta detta."]


def test_the_text_of_a_web_viewer() -> None:
    text = """Fritid för alla

Storlek: px
Starta visningen från sidan:

Download "Fritid för alla"

Transkript

1 Fritid för alla En rapport om barn 1

2 Innehåll Sammanfattning... 3 Bakgrund... 4 Uppdraget... 4 Metod Intervjuer Enkät Slutsatser

3 Sammanfattning Barn saknar pengar till fritid. Rapporten bygger på intervjuer 1 och en enkät. 1 SoL 3 kap. 1 § 3

4 Bakgrund Uppdraget Nämnden gav i maj uppdraget till enheten. Det skulle ta tre 4

5 månader att utföra. Metod Intervjuer Femton föräldrar har intervjuats i hemmet. Enkät En enkät skickades till alla. 5

Resor

Resor Resor En rapport om bussar som

Läs mer

Mat i skolan

Mat i skolan Mat i skolan 2025 1 Förord Detta är

Läs mer

Sista rapporten

Sista rapporten Sista rapporten om
"""
    assert shown(text) == [
        "# Fritid för alla",
        "Fritid för alla En rapport om barn",
        "# Sammanfattning",
        "Barn saknar pengar till fritid. Rapporten bygger på intervjuer och en enkät.",
        "^1 SoL 3 kap. 1 §",
        "# Bakgrund",
        "# Uppdraget",
        "Nämnden gav i maj uppdraget till enheten. Det skulle ta tre månader att utföra.",
        "# Metod",
        "# Intervjuer",
        "Femton föräldrar har intervjuats i hemmet.",
        "# Enkät",
        "En enkät skickades till alla.",
    ]


def test_figures_are_not_taken_for_the_marks_of_notes() -> None:
    text = (
        "Titel\n\nTranskript\n\n1 Omslag utan mer text 1\n\n"
        "2 Stödet gäller i 1 månad för alla som söker det nu. Det prövas om. 1 Prop. 2025/26:1 2\n\n"
        "3 Slut på rapporten. 3\n"
    )
    assert "gäller i 1 månad" in "\n".join(shown(text))


def test_a_footnote_and_the_sentence_that_it_cut() -> None:
    text = (
        "Rapport om stöd\n\nFormen bygger på genombrottsmetoden1 som har prövats i många\n"
        "kommuner under lång tid. Kansliet är även\n\n\n"
        "1 Lärande i arbete: introduktion till metoden. Göteborg 2015.\n\n\n"
        "lyhört för behov som kommer fram på vägen.\n"
    )
    assert shown(text)[1:] == [
        "Formen bygger på genombrottsmetoden som har prövats i många kommuner under lång tid. Kansliet är även lyhört "
        "för behov som kommer fram på vägen.",
        "^1 Lärande i arbete: introduktion till metoden. Göteborg 2015.",
    ]


# Pages of a PDF


def line(text: str, page: int, top: float, size: float = 10.0, bold: bool = False, left: float = 0.1) -> Block:
    boxes = []
    for match in re.finditer(r"\S+", text):
        start, end = match.span()
        boxes.append(Box(start, end, page, left + start * 0.01, top, left + end * 0.01, top + 0.01))
    return Block(BlockKind.LINE, text, page=page, size=size, bold=bold, top=top, boxes=tuple(boxes))


def test_running_heads_go_and_paragraphs_close_over_the_page() -> None:
    blocks = []
    for page in (1, 2, 3):
        blocks += [
            line("Tallviks kommun Riktlinje", page, 0.04, 8),
            line(f"Rubrik nummer {'abc'[page - 1]}", page, 0.12, 14, True),
            line("Biståndet prövas varje månad och den som söker ska lämna de", page, 0.2),
            line("uppgifter som behövs för att kunna pröva rätten till bistånd", page, 0.22),
            line("för hela hushållet", page, 0.24)
            if page == 3
            else line("för hela hushållet och de barn som bor växelvis hos den", page, 0.24),
            line(str(page), page, 0.95, 8),
        ]
    blocks.insert(6, line("sökande enligt beslut.", 2, 0.1))
    result = clean(tuple(blocks))
    assert not [block for block in result[1:] if "Tallviks" in block.text or block.text.isdigit()]
    assert [block.text for block in result if block.kind is H] == [
        "Rubrik nummer a",
        "Rubrik nummer b",
        "Rubrik nummer c",
    ]
    assert any(block.text.endswith("växelvis hos den sökande enligt beslut.") for block in result)


def test_a_running_head_goes_though_columns_part_it_on_some_pages() -> None:
    left, right = "Tallviks kommun Bokvarteret", "Nämnden för boende"
    blocks = []
    for page in (1, 2, 3):
        text = [
            line(f"Hyran betalas av den som har avtalet om del {'abc'[page - 1]}.", page, 0.2),
            line("Den som flyttar säger upp det.", page, 0.22),
        ]
        parted = [line(left, page, 0.04, 8), text[0], line(right, page, 0.04, 8, left=0.7), text[1]]
        blocks += [line(f"{left} {right} Sida 3", page, 0.041, 8), *text] if page == 3 else parted
        blocks += [] if page == 3 else [line(f"Sida {page}", page, 0.042, 8, left=0.9)]
    assert not any("Tallviks" in block.text or "Nämnden" in block.text for block in clean(tuple(blocks)))


def test_what_a_running_head_alone_says_is_told_without_the_number_of_the_page() -> None:
    blocks = []
    for page in (1, 2, 3):
        blocks.append(line(f"Riktlinje – Dnr SN 2026/7 – Sida {page} av 3", page, 0.04, 8))
        blocks.append(line(f"Hyran betalas av den som har avtalet om del {'abc'[page - 1]}.", page, 0.2))
    notes = [block.text for block in clean(tuple(blocks)) if block.kind is BlockKind.NOTE]
    assert notes == ["Riktlinje – Dnr SN 2026/7"]


def test_a_word_broken_over_lines_has_two_boxes() -> None:
    first = line("Samordning av insatser för rehabi-", 1, 0.3)
    second = line("litering sker i kommunen.", 1, 0.32)
    (block,) = clean((first, second))
    assert block.text == "Samordning av insatser för rehabilitering sker i kommunen."
    pieces = [block.text[box.start : box.end] for box in block.boxes]
    assert pieces == ["Samordning", "av", "insatser", "för", "rehabi", "litering", "sker", "i", "kommunen."]
    assert [box.top for box in block.boxes[4:6]] == [0.3, 0.32]


def test_larger_type_makes_headings_and_its_size_their_level() -> None:
    blocks = (
        line("Riktlinje för bistånd", 1, 0.1, 20, True),
        line("Ansökan", 1, 0.2, 14, True),
        line("Ansökan görs på kommunens webbplats av den som söker.", 1, 0.25),
        line("Nybesök", 1, 0.3, 11, True),
        line("Nybesök bokas inom en vecka för den som är ny.", 1, 0.35),
        line("Beslut", 1, 0.4, 14, True),
        line("Beslut fattas inom två veckor från komplett ansökan.", 1, 0.45),
    )
    assert [(b.text, b.level) for b in clean(blocks) if b.kind is H] == [
        ("Riktlinje för bistånd", 1),
        ("Ansökan", 2),
        ("Nybesök", 3),
        ("Beslut", 2),
    ]


# Finished blocks


def test_finished_blocks_keep_their_kind_and_level() -> None:
    blocks = (
        Block(H, "Rubrik\u00a0ett", level=2),
        Block(I, "punkt", level=1, marker="•"),
        Block(I, "nummer", marker="2)"),
        Block(BlockKind.TABLE_ROW, f"a{CELL}{CELL}c"),
        Block(P, "- en punkt för hand"),
        Block(P, "1 Syfte\t3"),
        Block(P, "2 Mål\t4"),
    )
    assert [(b.kind, b.text, b.level, b.marker) for b in clean(blocks)] == [
        (H, "Rubrik ett", 2, ""),
        (I, "punkt", 1, "-"),
        (I, "nummer", 0, "2)"),
        (BlockKind.TABLE_ROW, f"a{CELL}{CELL}c", 0, ""),
        (I, "en punkt för hand", 0, "-"),
    ]


# What holds for every document

WORDS = (
    "bistånd hyra nämnden prövar rätten och barnets bästa Kommunen Försäkringskassan ska inte månad skälig kostnad "
    "ansökan sökande enligt SoL beslut Handläggaren hushållet för arbete åtgärd Överklagande myndigheterna stöd"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).flatmap(
    lambda words: st.sampled_from([".", "", "?", ":", ","]).map(lambda end: " ".join(words) + end)
)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Text of any shape: wrapped or not, tight or double spaced, with bullets, tabs and pages."""
    width, spacing = draw(st.integers(30, 110)), draw(st.sampled_from(["\n", "\n\n", "\n\n\n"]))
    pieces = []
    for sentence in draw(st.lists(SENTENCES, min_size=1, max_size=15)):
        lines = re.findall(rf".{{1,{width}}}(?:\s|$)|\S+", sentence) if draw(st.booleans()) else [sentence]
        if len(lines) > 1 and len(lines[0].split()[-1]) > 6 and draw(st.booleans()):
            head, tail = lines[0].strip()[:-3] + "-", lines[0].strip()[-3:]
            lines = [head, tail + " " + lines[1], *lines[2:]]
        start = draw(st.sampled_from(["", "", "• ", "- ", "\t", " ", "\f", "\t\t• ", "\uf0b7 "]))
        pieces.append(start + spacing.join(lines) + draw(st.sampled_from(["", " ", "\u00a0"])))
    return draw(st.sampled_from(["\n", "\n\n", "\n\n\n\n"])).join(pieces)


@given(documents())
def test_no_word_is_lost_or_moved(text: str) -> None:
    blocks = cleaned(text)
    assert letters("".join(block.text for block in blocks)) == letters(text)
    assert all(block.kind is not BlockKind.LINE and block.text == block.text.strip() for block in blocks)


@given(documents())
def test_splitting_a_file_loses_nothing_either(text: str) -> None:
    from ingest.documents import Extract

    extract = Extract(tuple(Block(BlockKind.LINE, piece) for piece in text.split("\n")))
    parts = split(extract)
    assert sum((part.blocks for part in parts), ()) == extract.blocks


PAGES = st.lists(
    st.tuples(SENTENCES, st.sampled_from([10.0, 10.0, 10.0, 14.0]), st.booleans(), st.integers(0, 2)),
    min_size=1,
    max_size=25,
)


@given(PAGES)
def test_boxes_always_hold_the_words_of_their_place(drawn: list[tuple[str, float, bool, int]]) -> None:
    blocks = []
    for number, (text, size, hyphen, dent) in enumerate(drawn):
        text = text.rstrip(".?:,") + "-" if hyphen else text
        blocks.append(line(text, 1 + number // 20, 0.2 + (number % 20) * 0.03, size, left=0.1 + dent * 0.02))
    places = {
        (box.page, box.top, box.left): block.text[box.start : box.end].rstrip("-")
        for block in blocks
        for box in block.boxes
    }
    result = clean(tuple(blocks))
    found = [
        ((box.page, box.top, box.left), block.text[box.start : box.end].rstrip("-"))
        for block in result
        for box in block.boxes
    ]
    assert dict(found) == places
    assert len(found) == len(places)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("name", ["natverk_minnesanteckningar_2022-01-17.txt", "skl_kartlaggning_transkript.txt"])
def test_samples_keep_their_sentences_whole(name: str) -> None:
    for part in split(load(SAMPLES / name)):
        blocks = clean(part.blocks)
        broken = [
            b.text for b in blocks if b.kind is P and b.text[:1].islower() and not b.text.startswith(("ehälsa", "http"))
        ]
        assert len(broken) <= 1
        assert blocks[0].kind is H
