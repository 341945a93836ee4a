"""Close reading: its rows and its figures."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from tests.training.tiny_language import PIECES, tiny, tokenizer  # noqa: E402
from training import sections as plain  # noqa: E402
from training.close_reading import FILE, rows_of_close_sections, worded  # noqa: E402
from training.cross_encoder import CrossEncoder  # noqa: E402
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
