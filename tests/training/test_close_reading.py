"""The last stage of the inference model: its rows, what it leaves alone, and its figures."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from tests.training.tiny_language import PIECES, tiny, tokenizer, told  # noqa: E402
from training import sections as plain  # noqa: E402
from training.close_reading import (  # noqa: E402
    FILE,
    CloseReading,
    close_rows,
    learn_close,
    rows_of_close_sections,
    worded,
)
from training.cross_encoder import CrossEncoder, Fit  # noqa: E402
from training.inference_figures import measured_in_sections  # noqa: E402
from training.rows import Label, Row  # noqa: E402
from training.sections import AskedSection, Question, read_sections  # noqa: E402

ASKED = "Vem betalar hyran för juni?"
RENT = AskedSection(
    "Hyra",
    tuple(f"Punkt {word} om nyckeln." for word in "ett två tre fyra fem sex sju åtta nio tio".split()),
    (Question(ASKED, (2, 4, 6), (3,)), Question("Vem betalar hyran för juli?", ())),
    "Riktlinje",
    "w1",
)
ALIKE = tuple(f"Hyran för {month} betalas {n} gånger." for month in ("maj", "mars") for n in range(11))
OTHER = AskedSection("Annat", ("Ingen gräns.",) * 9 + ALIKE + (ASKED,) * 3, (Question("Vad?", (0,)),), "Handbok", "w2")
QUICK = CloseReading(Fit(1e-3, tokens=1_200, longest=48), replayed=5)


def bare(row: Row) -> str:
    return row.premise.removeprefix("Handbok › ").removeprefix("Riktlinje › ").split(": ", 1)[-1]


def test_a_question_has_its_answers_what_stands_beside_them_and_one_that_is_like_it() -> None:
    far = set()
    for seed in range(60):
        rows = list(rows_of_close_sections([RENT, OTHER], random.Random(seed)))
        assert [row.author for row in rows] == ["w1"] * 13 + ["w2"] * 6
        first, second = ([row for row in rows if row.statement == question.text] for question in RENT.questions)
        assert [(row.label, row.weight, row.kind) for row in first] == [
            (Label.ANSWERED, 1.0, "answers"), (Label.ANSWERED, 1.0, "answers"),
            *[(Label.UNANSWERED, 1.0, "beside")] * 4, (Label.UNANSWERED, 0.5, "far"),
        ]  # fmt: skip
        assert [bare(row) for row in first[:2]] == ["Punkt tre om nyckeln.", "Punkt fem om nyckeln."]
        assert {RENT.sentences.index(bare(row)) for row in first[2:6]} <= {0, 1, 5, 7, 8, 9}
        assert [row.kind for row in second] == ["beside"] * 5 + ["far"]
        assert len({bare(row) for row in second[:5]}) == 5
        far |= {bare(first[-1]), bare(second[-1])}
    assert far <= set(ALIKE)  # the three nearest may answer, and what has nothing in common is no near miss
    assert len(far) > 11


def test_a_row_of_a_table_is_often_worded_as_the_index_words_it() -> None:
    table = AskedSection("Hjälpmedel", ("Glasögon: högst 2 400 kr; beslutas av: chef", "Ta med: kvitto"), (), "Taxa")
    row = "Glasögon: högst 2 400 kr; beslutas av: chef"
    rng = random.Random(1)
    assert {worded(table, 0, rng) for _ in range(600)} == {
        *(f"Tabell {n}. Hjälpmedel: Glasögon – högst 2 400 kr; beslutas av: chef" for n in range(1, 9)),
        f"Hjälpmedel: {row}", f"Taxa › Hjälpmedel: {row}", row,
    }  # fmt: skip
    item = "Ta med: kvitto"
    assert {worded(table, 1, rng) for _ in range(600)} == {f"Hjälpmedel: {item}", f"Taxa › Hjälpmedel: {item}", item}


def test_the_stage_before_is_read_again_but_no_whole_sections_and_nothing_of_those_left_out() -> None:
    before = [Row(f"p{n}", "s", Label.ANSWERED, kind="whole" if n % 2 else "beside") for n in range(40)]
    unseen = AskedSection("Hyra", RENT.sentences, (Question("Vad ser ingen?", (1,)),), "Osedd", "w6")
    rows = close_rows(told("t11"), before, [RENT, OTHER, unseen], QUICK, seed=1)
    assert [row for row in rows if row.author == "t11"] == [row for row in told("t11") if row.author == "t11"]
    again = [row for row in rows if row in before]
    assert len(again) == len(set(again)) == 5
    assert {row.kind for row in again} == {"beside"}
    assert not any(row.author == "w6" or "Osedd" in row.premise for row in rows)
    assert sum(row.author == "w1" for row in rows) == 13


def test_embeddings_stay_and_those_left_out_are_measured_and_not_learnt_from() -> None:
    tiny_section = AskedSection("hyra", ("hyra betalas", "mat betalas"), (Question("vad?", (0,)), Question("el?", ())))
    unseen = AskedSection(tiny_section.heading, tiny_section.sentences, tiny_section.questions, author="w6")
    held = [row for row in told("t23") if row.author == "t23"]
    model, alone, start = tiny(), tiny(), tiny().copied()
    figures = learn_close(model, tokenizer(), [*told("t11"), *held], [unseen], QUICK, 3)
    assert {name.split(": ")[0] for name in figures if name[0] in "tw"} == {"t23", "w6"}
    learn_close(alone, tokenizer(), [*told("t11"), *held[:8]], [unseen], QUICK, 3)
    for name, value in model.copied().items():
        if name.startswith("encoder.embeddings."):
            np.testing.assert_array_equal(value, start[name])
        np.testing.assert_allclose(value, alone.copied()[name], atol=1e-6)
    assert not torch.equal(model.copied()["head.0.weight"], start["head.0.weight"])
    assert all(parameter.requires_grad for parameter in model.parameters())


def test_figures_of_sections_are_counted_as_said() -> None:
    class Fixed(CrossEncoder):
        """Says 2 where something is paid, 1 where something is allowed, else 0."""

        def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
            paid, allowed = ((ids == PIECES.index(word)).any(1).float() for word in ("▁betalas", "▁får"))
            return torch.stack([mask[:, 0] * 0.0] * 3 + [2 * paid + allowed], 1)

    asked = (Question("vad", (0,)), Question("vad", (1,)), Question("vad", (1,), (0,)), Question("vad", ()))
    sections = [
        AskedSection("hyra", ("hyra betalas", "mat får", "el"), asked, author="w6"),
        AskedSection("hyra", ("el", "mat"), (Question("vad", ()),), author="w6"),
    ]
    # answers 2, 1, 1; others 2, 2, 1, 1 and six times 0: 9 + 7 + 7 of 30 pairs; best sentences 2, 2, 2 against 2, 0
    assert measured_in_sections(Fixed(tiny().encoder), tokenizer(), sections, 48) == {
        "w6: area under the ROC curve": pytest.approx(23 / 30),
        "w6: best sentence answers": pytest.approx(1 / 3),
        "w6: area, answered or not": pytest.approx(4.5 / 6),
    }


def test_the_close_sections_are_whole() -> None:
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert {line["author"] for line in lines} == {f"w{n}" for n in range(1, 12)}
    for line in lines:
        texts = [line["title"], line["heading"], *line["sentences"], *(q["text"] for q in line["questions"])]
        assert all(text.strip() == text != "" for text in texts)
        assert len({q["text"] for q in line["questions"]}) == len(line["questions"]) == 14
        for question in line["questions"]:
            rows = [*question["answers"], *question["partial"]]
            assert len(set(rows)) == len(rows)
            assert set(rows) <= set(range(len(line["sentences"])))
    sections = read_sections(FILE)
    assert len({s.sentences for s in sections} | {s.sentences for s in read_sections(plain.FILE)}) == (
        len(sections) + len(read_sections(plain.FILE))
    )
    silent = np.mean([not question.answers for section in sections for question in section.questions])
    assert 0.25 < silent < 0.35
