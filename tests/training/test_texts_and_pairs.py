import random

import pytest

from training.noise import ask, begin, fold, rough
from training.pairs import Pair, clip, document_pairs, synonym_pairs
from training.questions import held_out_questions, question_pairs, read_asked
from training.texts import Document, clean, heading, passages, sentences

PAGE = Document(
    key="page",
    kind="page",
    title="Stöd till den som söker arbete",
    topic="",
    paragraphs=(
        "Stödet lämnas till den som söker arbete. Det prövas varje månad. Kommunen beslutar om det.",
        "## Vem kan få stödet?",
        "Den som inte kan försörja sig själv kan få stödet. Ansökan görs hos kommunen där man bor eller vistas.",
    ),
)
INTERPELLATION = Document(
    key="ip",
    kind="interpellation",
    title="om hyran",
    topic="höga hyror för unga",
    paragraphs=(
        "Många unga har svårt att hitta en bostad som de kan betala. Hyrorna har stigit fortare än lönerna i landet "
        "och köerna är långa. Den som är ny på arbetsmarknaden får sällan ett eget kontrakt.",
        "Vad avser statsrådet att göra för att unga ska få råd med en bostad?",
    ),
)


def test_clean_joins_hyphenated_words_and_drops_editorial_notes() -> None:
    assert clean("1 §   /Träder i kraft I:2024-07-01/ För\u00adsörj\u00ad\nning lämnas. Lag (2004:560).") == (
        "1 § Försörjning lämnas."
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bidrag lämnas. Ansökan görs.", ["Bidrag lämnas.", "Ansökan görs."]),
        ("Stöd ges bl.a. Sverige runt. Klart.", ["Stöd ges bl.a. Sverige runt.", "Klart."]),
    ],
)
def test_sentences_do_not_end_at_abbreviations(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_heading_is_markdown_and_begins_a_new_passage() -> None:
    assert heading("## Vem kan få stödet?") == "Vem kan få stödet?"
    assert heading("Vem kan få stödet?") is None
    assert list(passages(PAGE.paragraphs)) == [PAGE.paragraphs[0], PAGE.paragraphs[2]]


def test_a_page_whose_heading_asks_is_held_out() -> None:
    assert PAGE.held_out


def test_a_page_pairs_title_question_and_sentences() -> None:
    pairs = list(document_pairs(PAGE, random.Random(0)))
    kinds = {pair.kind for pair in pairs}
    assert {"title", "question", "sentence in page"} <= kinds
    assert Pair("question", "page", "Vem kan få stödet?", PAGE.paragraphs[2]) in pairs


def test_a_question_is_taken_out_of_the_text_that_answers_it() -> None:
    pairs = {pair.kind: pair for pair in document_pairs(INTERPELLATION, random.Random(0))}
    assert pairs["asked"].query == INTERPELLATION.paragraphs[1]
    assert "Vad avser" not in pairs["asked"].passage
    assert pairs["topic"].query == "höga hyror för unga"
    assert pairs["topic"].phrase


def test_synonyms_come_from_both_lists(tmp_path) -> None:
    lexicon, glossary = tmp_path / "synlex.xml", tmp_path / "glossary.tsv"
    lexicon.write_text(
        '<synonymlexicon><synonyms><syn level="4.2"><w1>bil</w1><w2>kärra</w2></syn></synonyms></synonymlexicon>',
        encoding="utf-8",
    )
    glossary.write_text(
        "term\texpansion_or_meaning\tusers_also_say\tsource\nSIP\tsamordnad plan\tplan, vårdplan (äldre)\tSoL\n",
        encoding="utf-8",
    )
    found = {(pair.query, pair.passage) for pair in synonym_pairs(lexicon, glossary)}
    assert found == {("bil", "kärra"), ("plan", "SIP"), ("vårdplan", "SIP"), ("SIP", "samordnad plan")}


def test_clip_ends_at_a_word() -> None:
    assert clip("ett två tre", 8) == "ett två"


def test_rough_queries_are_repeatable_and_lose_only_what_was_asked() -> None:
    query = "Har jag rätt till försörjningsstöd när jag är sjuk?"
    assert fold("försörjningsstöd på ö") == "forsorjningsstod pa o"
    assert rough(query, random.Random(1), 0, 0, 0) == query
    assert rough(query, random.Random(1), 1, 0, 0) == fold(query)
    assert rough(query, random.Random(1), 0, 1, 0) == rough(query, random.Random(1), 0, 1, 0) != query
    assert "återkrav av stöd" in ask("Återkrav av stöd", random.Random(1))
    assert begin("Stödet lämnas", random.Random(1)).endswith(" stödet lämnas")


def test_own_questions_are_whole_and_those_held_out_train_nothing() -> None:
    asked = read_asked()
    trained = question_pairs(asked)
    questions, pool, rows = held_out_questions(asked)
    assert len({a.statement for a in asked}) == len(asked) == len(pool) > 1400
    assert all(a.statement and len(a.questions) >= 3 and all(map(str.strip, a.questions)) for a in asked)
    assert not {p.passage for p in trained} & {pool[row] for row in rows}
    assert len(trained) + len(questions) == sum(len(a.questions) for a in asked)
    assert 0.1 < len(questions) / (len(trained) + len(questions)) < 0.2
