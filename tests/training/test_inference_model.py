"""The recipe of the inference model, on a tiny model made here."""

from __future__ import annotations

import json
import os
import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")
import onnxruntime  # noqa: E402
from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

from tests.training.tiny_language import PIECES, QUICK, tiny, tokenizer, told  # noqa: E402
from training import close_reading, e5, inference, masked  # noqa: E402
from training.cross_encoder import CrossEncoder, Fit, Pairs, averaged, disagreement, fit, loss, read  # noqa: E402
from training.graded import GRADED  # noqa: E402
from training.inference import Recipe, learn_written, settle, starting_point  # noqa: E402
from training.inference_figures import HELD_QUESTIONS, measured  # noqa: E402
from training.premises import Premise, PremiseError, Stretch, digest, of_public_text, of_section  # noqa: E402
from training.questions import Asked  # noqa: E402
from training.rewording import reworded  # noqa: E402
from training.rows import Label, Row  # noqa: E402
from training.sections import AskedSection, Question, read_sections  # noqa: E402
from training.statements import (  # noqa: E402
    FILE,
    Statement,
    Written,
    read_written,
    rows_of_asked,
    rows_of_questions,
    rows_of_sections,
    rows_of_statements,
    turned_rows,
)
from training.synthetic import Source, rows_of  # noqa: E402
from training.texts import Document  # noqa: E402
from training.to_onnx import export_cross_encoder  # noqa: E402
from training.turned import applied, turned  # noqa: E402
from training.within import within  # noqa: E402

DATA = Path(os.environ.get("KALLSTOD_DATA", "/work/shared/data"))


def test_training_tells_a_tiny_language_apart() -> None:
    model, rows = tiny(), told()
    pairs = Pairs(tokenizer(), rows, 48)
    fit(model, pairs, QUICK, seed=1)
    found = read(model, pairs)
    np.testing.assert_allclose(found[:, :3].sum(1), 1, rtol=1e-5)
    right = [
        found[n, :3].argmax() == row.label
        if row.label.of_statement
        else (found[n, 3] > 0.5) == (row.label is Label.ANSWERED)
        for n, row in enumerate(rows)
    ]
    assert np.mean(right) > 0.9


def test_an_input_is_two_parts_and_a_long_premise_loses_its_end() -> None:
    pairs = Pairs(tokenizer(), [Row("hyra betalas", "mat", Label.NOT_SAID), Row("el " * 40, "mat", Label.NOT_SAID)], 16)
    hyra, betalas, mat, el = (PIECES.index(f"▁{word}") for word in ("hyra", "betalas", "mat", "el"))
    ids, mask, types = (values.tolist() for values in pairs.inputs([0, 1], torch.device("cpu")))
    assert ids[0] == [0, hyra, betalas, 2, 2, mat, 2, *[1] * 9]
    assert mask[0] == [1] * 7 + [0] * 9
    assert types[0] == [0] * 4 + [1] * 3 + [0] * 9
    assert ids[1] == [0, *[el] * 11, 2, 2, mat, 2]
    assert types[1] == [0] * 13 + [1] * 3
    both = Pairs(tokenizer(), [Row("el " * 40, "mat " * 40, Label.NOT_SAID)], 16)
    assert both.inputs([0], torch.device("cpu"))[0].tolist() == [[0, *[el] * 4, 2, 2, *[mat] * 8, 2]]


def test_batches_hold_every_row_once_within_their_size() -> None:
    rows = [Row("hyra " * n, "mat", Label.SUPPORTED) for n in range(1, 40)]
    pairs = Pairs(tokenizer(), rows, 48)
    for rng in (None, random.Random(1)):
        made = pairs.batches(120, rng)
        assert sorted(n for batch in made for n in batch) == list(range(len(rows)))
        assert all(len(batch) == 1 or max(n + 6 for n in batch) * len(batch) <= 120 for batch in made)


def test_the_loss_is_that_of_statements_and_of_questions_by_weight() -> None:
    logits = torch.tensor([[2.0, 0.0, -1.0, 9.0], [0.0, 0.0, 0.0, 1.5], [0.0, 0.0, 0.0, 1.5]])
    labels = torch.tensor([Label.SUPPORTED, Label.ANSWERED, Label.UNANSWERED])
    weights = torch.tensor([1.0, 0.5, 0.25])
    e = np.exp
    expected = np.log(e(2) + 1 + e(-1)) - 2 + 0.5 * np.log1p(e(-1.5)) + 0.25 * np.log1p(e(1.5))
    assert loss(logits, labels, weights, 0.0).item() == pytest.approx(expected / 1.75, rel=1e-5)


def test_disagreement_is_nothing_of_equal_readings_and_the_mean_divergence_of_others() -> None:
    first = torch.tensor([[1.0, 0.0, -1.0, 9.0], [0.0, 0.0, 0.0, 2.0]])
    second = torch.tensor([[0.0, 0.0, 0.0, 0.0], [5.0, 0.0, 0.0, -1.0]])
    labels, weights = torch.tensor([Label.SUPPORTED, Label.UNANSWERED]), torch.tensor([1.0, 0.5])
    assert disagreement(first, first, labels, weights).item() == pytest.approx(0)
    p, q = np.exp([1.0, 0.0, -1.0]) / np.exp([1.0, 0.0, -1.0]).sum(), np.full(3, 1 / 3)
    told = (np.sum(p * np.log(p / q)) + np.sum(q * np.log(q / p))) / 2
    a, b = 1 / (1 + np.exp(-2.0)), 1 / (1 + np.exp(1.0))
    asked = sum(x * np.log(x / y) for x, y in ((a, b), (b, a), (1 - a, 1 - b), (1 - b, 1 - a))) / 2
    assert disagreement(first, second, labels, weights).item() == pytest.approx((told + asked / 2) / 1.5, rel=1e-5)


def test_readings_that_shall_agree_are_learnt_from_too() -> None:
    model, pairs = tiny(), Pairs(tokenizer(), told(), 48)
    before = read(model, pairs)
    fit(model, pairs, replace(QUICK, agreement=1.0), 1)
    right = [row.label for row in told()]
    of = [n for n, label in enumerate(right) if label <= Label.NOT_SAID]
    assert read(model, pairs)[of, [right[n] for n in of]].mean() > before[of, [right[n] for n in of]].mean()


def test_onnx_gives_the_logits_of_torch(tmp_path: Path) -> None:
    model, pairs = tiny(), Pairs(tokenizer(), told(), 48)
    inputs = pairs.inputs(range(len(pairs)), torch.device("cpu"))
    with torch.no_grad():
        expected = model(*inputs).numpy()
    export_cross_encoder(model, tokenizer(), tmp_path / "made", quantised=False)
    session = onnxruntime.InferenceSession(tmp_path / "made/model.onnx")
    names = ("ids", "mask", "types")
    found = session.run(["logits"], {name: values.numpy() for name, values in zip(names, inputs, strict=True)})[0]
    np.testing.assert_allclose(found, expected, atol=1e-5)
    alone = pairs.inputs([3], torch.device("cpu"))
    found = session.run(None, {name: values.numpy() for name, values in zip(names, alone, strict=True)})[0]
    np.testing.assert_allclose(found, expected[3:4], atol=1e-5)


@pytest.mark.parametrize("quantised", [False, True])
def test_a_stored_model_is_read_back(tmp_path: Path, quantised: bool) -> None:
    model, pairs = tiny(), Pairs(tokenizer(), told(), 48)
    for parameter in model.parameters():  # the exporter would store equal ones once
        torch.nn.init.normal_(parameter, std=0.2)
    expected, weights = read(model, pairs), model.copied()
    export_cross_encoder(model, tokenizer(), tmp_path / "made", quantised=quantised, spared=(1,))
    found, pieces = starting_point(tmp_path / "made", tmp_path)
    step = 1 / 127 if quantised else 1e-6  # of a matrix's largest weight
    for name, value in found.copied().items():
        np.testing.assert_allclose(value, weights[name], atol=step * float(weights[name].abs().max()) + 1e-7)
    spared = "encoder.encoder.layer.1.output.dense.weight"
    np.testing.assert_array_equal(found.copied()[spared], weights[spared])
    np.testing.assert_allclose(read(found, pairs), expected, atol=0.02 if quantised else 1e-5)
    assert pieces.encode("hyra mat").ids == tokenizer().encode("hyra mat").ids


def test_a_spared_layer_keeps_its_weights_in_float(tmp_path: Path) -> None:
    for name, spared in (("small", ()), ("spared", (1,))):
        export_cross_encoder(tiny(), tokenizer(), tmp_path / name, spared=spared)
        assert sorted(p.name for p in (tmp_path / name).iterdir()) == ["model.onnx", "tokenizer.json"]
        graph = onnx.load(tmp_path / name / "model.onnx").graph
        wide = [n.op_type for n in graph.node if n.name == "/encoder/encoder/layer.1/output/dense/MatMul"]
        assert wide == ["MatMul"] * len(spared)


def test_masked_words_are_learnt() -> None:
    model = tiny()
    tokens = masked.stream(tokenizer(), ["hyra betalas inte", "barn får mat"] * 60)
    assert tokens[:8].tolist() == [*tokenizer().encode("hyra betalas inte", add_special_tokens=False).ids, 2,
                                   *tokenizer().encode("barn får mat", add_special_tokens=False).ids, 2]  # fmt: skip
    short, long = (masked.Masking(16 * 16 * steps, 16, 16, rate=2e-3, new_rate=5e-3) for steps in (2, 60))
    first = masked.train(tiny().encoder, tokens, short, 1)
    assert masked.train(model.encoder, tokens, long, 1) < first - 1


def test_averaged_weights_are_their_mean() -> None:
    one, two = tiny(1).copied(), tiny(2).copied()
    mean = averaged([one, two])
    assert mean.keys() == one.keys()
    name = "head.0.weight"
    np.testing.assert_allclose(mean[name], (one[name] + two[name]) / 2, atol=1e-7)


def test_each_run_has_its_own_rows_and_starts_anew_and_their_weights_are_averaged() -> None:
    model, draws, quick = tiny(), (told()[:24], told()[24:]), Fit(1e-3, tokens=1_200, longest=48)
    learn_written(model, tokenizer(), draws, Recipe(written=quick, runs=(3, 4)))
    alone = [tiny(), tiny()]
    for of, rows, seed in zip(alone, draws, (3, 4), strict=True):
        fit(of, Pairs(tokenizer(), rows, 48), quick, seed)
    for name, value in averaged(of.copied() for of in alone).items():
        np.testing.assert_allclose(model.copied()[name], value, atol=1e-6)


def test_a_model_taught_on_keeps_a_share_of_the_one_before_and_its_logits_are_raised() -> None:
    before, now = tiny().copied(), tiny()
    with torch.no_grad():
        for value in now.parameters():
            value.add_(1.0)
    settle(now, before, Recipe(kept=0.25, raised=(1.0, 0.0, 0.0, 2.0)))
    np.testing.assert_allclose(now.copied()["head.0.weight"], before["head.0.weight"] + 0.75, atol=1e-6)
    raised = now.copied()["head.2.bias"] - before["head.2.bias"]
    np.testing.assert_allclose(raised, [1.75, 0.75, 0.75, 2.75], atol=1e-6)


def test_a_model_from_the_beginning_is_left_as_it_is() -> None:
    model = tiny()
    before = model.copied()
    settle(model, None, Recipe())
    np.testing.assert_array_equal(model.copied()["head.2.bias"], before["head.2.bias"])


def test_figures_are_counted_as_said() -> None:
    class Fixed(CrossEncoder):
        def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
            says_yes = (ids == PIECES.index("▁inte")).any(1).logical_not().float()
            return torch.stack([says_yes * 9, 5 * torch.ones_like(says_yes), 0 * says_yes, says_yes], 1)

    rows = [Row("mat", text, label, author="a2", kind=kind) for text, label, kind in (
        ("mat", Label.SUPPORTED, "close"), ("mat får", Label.SUPPORTED, "everyday"),
        ("mat inte", Label.SUPPORTED, "everyday"), ("mat el", Label.NOT_SAID, "added"),
        ("inte el", Label.CONTRADICTED, "negation"),
    )]  # fmt: skip
    again = [Row("mat", "inte", rows[0].label, 0.5, "a2")]
    asked = [Row("mat", text, label, 0.5, author) for text, label, author in (
        ("vad", Label.ANSWERED, "g5"), ("vad", Label.UNANSWERED, "g5"),
        ("vad", Label.ANSWERED, HELD_QUESTIONS), ("inte", Label.UNANSWERED, HELD_QUESTIONS),
    )]  # fmt: skip
    found = measured(Fixed(tiny().encoder), tokenizer(), [*rows, *again, *asked], 48)
    assert found["g5: area under the ROC curve"] == pytest.approx(1 / 2)
    assert found[f"{HELD_QUESTIONS}: area under the ROC curve"] == 1
    assert found["a2: true kept"] == pytest.approx(2 / 3)
    assert found["a2: freely worded kept"] == pytest.approx(1 / 2)
    assert found["a2: others caught"] == pytest.approx(1 / 2)
    assert found["a2: right of three"] == pytest.approx(3 / 5)


@pytest.fixture
def close_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [{"text": "Vem?", "answers": [0], "partial": []}, {"text": "Hur?", "answers": [], "partial": []}]
    close = {"title": "Titel", "heading": "El", "sentences": ["El betalas."] * 9, "questions": asked}
    lines = [json.dumps(close | {"author": author, "heading": f"Av {author}"}) for author in ("w1", "w2", "w6")]
    monkeypatch.setattr(close_reading, "FILE", tmp_path / "close.jsonl")
    close_reading.FILE.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.usefixtures("close_file")
def test_sections_that_are_left_out_stand_beside_no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("read_written", "rows_of_statements", "rows_of_sections"):
        monkeypatch.setattr(inference, name, lambda *arguments: [])
    rows = inference.written_rows(DATA, ("w6",), 1)
    assert {"w1", "w2", "questions", "asked", HELD_QUESTIONS, "g5"} <= {row.author for row in rows}
    assert not any("Av w6" in row.premise or row.author == "w6" for row in rows)


@pytest.mark.usefixtures("close_file")
def test_the_recipe_replaces_the_folder_and_measures_those_it_does_not_learn_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(f"Punkt {n} gäller för alla kommuner som har ansökt före den {n} mars." for n in range(2, 30))
    documents = [Document(f"side {n}", "page", "Titel", "Titel", ("# Titel", text)) for n in range(4)]
    rows = [*told(), *told("t11"), *told("t23"), *(replace(row, author="g5", kind=GRADED) for row in told()[3::4])]
    monkeypatch.setattr(inference, "starting_point", lambda *paths: (tiny(), tokenizer()))
    monkeypatch.setattr(inference, "read_documents", lambda data: iter(documents))
    monkeypatch.setattr(inference, "written_rows", lambda data, held, seed: rows)
    learnt = []

    def learn(model: CrossEncoder, pieces: Tokenizer, draws: list[list[Row]], of: Recipe) -> None:
        learnt.extend(row.author for draw in draws for row in draw)
        learn_written(model, pieces, draws, of)

    monkeypatch.setattr(inference, "learn_written", learn)
    quick = Fit(1e-3, tokens=2_000, longest=48)
    recipe = Recipe(masking=masked.Masking(512, 16, 16), pairs=20, turned=quick, written=quick)
    (tmp_path / "model").mkdir()
    (tmp_path / "model/old").touch()
    figures = inference.run(tmp_path, tmp_path / "model", tmp_path, recipe, torch.device("cpu"))
    assert set(learnt) == {"", "t11"}
    assert sorted(p.name for p in (tmp_path / "model").iterdir()) == ["README.md", "model.onnx", "tokenizer.json"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["close.jsonl", "model"]
    text = (tmp_path / "model/README.md").read_text("utf-8")
    for author in ("t23", "w6", "g5", HELD_QUESTIONS):
        assert f"| {author} | {figures[f'{author}: area under the ROC curve']:.3f} |" in text
    assert "{" not in text
    assert "108 statements" in text  # three of each noun's two rules, by nobody, t11 and t23
    assert "36 of them only to measure by" in text


SENTENCE = "Nämnden ska senast den 3 mars betala högst 12 500 kronor till hyresvärden om barnet inte bor i Uppsala."
OTHER = "Regeringen anser att stationen utanför Gävle öppnades av Trafikverket trots tidigare bedömningar. " * 3


@given(st.integers(0, 10**6))
def test_a_turned_sentence_differs_where_it_claims_and_nowhere_else(seed: int) -> None:
    found = turned(SENTENCE, OTHER, random.Random(seed))
    assert found is not None
    assert found.text != SENTENCE
    assert applied(SENTENCE, found.edits) == found.text
    assert len(found.edits) == 1 or found.kind == "party"
    at, place = 0, 0
    for edit in found.edits:
        assert edit.start >= at
        kept = SENTENCE[at : edit.start]
        assert found.text[place:].startswith(kept + edit.text)
        at, place = edit.end, place + len(kept) + len(edit.text)
    assert found.text[place:] == SENTENCE[at:]
    assert (found.label is Label.NOT_SAID) == (found.kind == "word")


@pytest.mark.parametrize(
    ("sentence", "kind", "wanted"),
    [
        ("Sökanden betalar 3 kronor.", "number", r"Sökanden betalar \d+ kronor\."),
        ("Inköpet kostar 12 500 kronor.", "number", r"Inköpet kostar \d[\d ]* kronor\."),
        ("Det tar fem veckor.", "number", r"Det tar (två|tre|fyra|sex|sju|åtta|nio|tio|elva|tolv) veckor\."),
        ("Nämnden får inte vänta.", "modality", r"Nämnden (får|ska|behöver inte) vänta\."),
        ("Han kommer före jul.", "scope", r"Han kommer efter jul\."),
        ("Beslutet är inte giltigt.", "negation", r"Beslutet är giltigt\."),
        ("Beslutet är giltigt.", "negation", r"Beslutet är inte giltigt\."),
        ("Kommunen hjälper staten.", "party", r"(Staten hjälper kommunen|Kommunen hjälper \w+|\w+ hjälper staten)\."),
        ("Det gäller i mars.", "date", r"Det gäller i (?!mars)\w+\."),
        ("Hon bor i Uppsala nu.", "name", r"Hon bor i (Gävle|Trafikverket) nu\."),
        ("Han arbetar dagtid nu.", "opposite", r"Han arbetar (nattetid|kvällstid) nu\."),
    ],
)  # fmt: skip
def test_each_kind_of_change(sentence: str, kind: str, wanted: str) -> None:
    drawn = (turned(sentence, OTHER, random.Random(seed)) for seed in range(200))
    found = [t.text for t in drawn if t and t.kind == kind]
    assert found
    for text in found:
        assert text != sentence
        assert re.fullmatch(wanted, text), text


PREMISE = (
    "Bidrag: I Tuna får en vuxen 4 210 kr och ett barn 1 900 kronor, i Ekeby 3 900 kronor. Den första och den tredje "
    "utbetalningen görs i mars respektive maj, inom 5 dagar, av två handläggare; tre söker. Bidraget söks på torsdag."
)


@pytest.mark.parametrize(
    ("statement", "kind", "wanted"),
    [
        ("Vuxna har 4 210 kronor.", "number", {"Vuxna har 1 900 kronor.", "Vuxna har 3 900 kronor."}),
        ("Två handlägger.", "number", {"Tre handlägger."}),
        ("En vuxen ges 4 210 kr, ett barn 1 900.", "exchanged", {"En vuxen ges 1 900 kr, ett barn 4 210."}),
        ("Så görs den tredje gången.", "order", {"Så görs den första gången."}),
        ("Det betalas i maj.", "date", {"Det betalas i mars."}),
        ("Beloppet är Tunas eget.", "name", {"Beloppet är Ekebys eget."}),
    ],
)
def test_what_a_premise_tells_of_another_thing_is_put_in(statement: str, kind: str, wanted: set[str]) -> None:
    drawn = [t for seed in range(200) if (t := within(statement, PREMISE, random.Random(seed)))]
    assert {t.text for t in drawn if t.kind == kind} == wanted
    assert all(t.label is (Label.NOT_SAID if t.kind == "word" else Label.CONTRADICTED) for t in drawn)
    assert all(applied(statement, t.edits) == t.text for t in drawn)


@pytest.mark.parametrize("statement", ["Mellan 4 210 och 1 900 kr.", "Ett belopp.", "Enligt 5 § gäller det."])
def test_what_has_no_other_in_its_premise_is_left(statement: str) -> None:
    drawn = (within(statement, "Belopp: 4 210 och 1 900 kr.", random.Random(seed)) for seed in range(50))
    assert not any(drawn)


def test_a_true_statement_is_learnt_from_bound_wrongly_too() -> None:
    true = Row(PREMISE, "Vuxna har 4 210 kronor.", Label.SUPPORTED, 1.0, "t0", "close")
    made = [row for seed in range(60) for row in turned_rows(true, OTHER, random.Random(seed))]
    assert {row.author for row in made} == {"t0"}
    assert all(row.label is not Label.SUPPORTED and row.weight < 1 and row.premise == PREMISE for row in made)
    assert {"Vuxna har 1 900 kronor.", "Vuxna har inte 4 210 kronor."} <= {row.statement for row in made}


def test_rewording_puts_words_for_words_and_moves_clauses() -> None:
    assert reworded("Om hyran höjs ska nämnden pröva saken på nytt.", 0, random.Random(1)) == (
        "Om hyran höjs ska nämnden pröva saken på nytt."
    )
    drawn = {reworded("Om hyran höjs ska nämnden pröva saken igen.", 1, random.Random(n)) for n in range(200)}
    assert "Nämnden ska pröva saken igen om hyran höjs." in drawn
    assert "Om hyran höjs måste nämnden pröva saken igen." in drawn
    assert "Om hyran höjs ska nämnden pröva saken åter." in drawn


def test_pairs_of_a_public_text_keep_to_it() -> None:
    text = " ".join(f"Punkt {n} gäller för alla kommuner som har ansökt före den {n} mars." for n in range(2, 30))
    source = Source("Titel", text, OTHER, 18, 5)
    rows = rows_of(source)
    assert rows == rows_of(source)
    assert {row.label for row in rows} == {Label.SUPPORTED, Label.CONTRADICTED, Label.NOT_SAID}
    for row in rows:
        assert row.premise.removeprefix("Titel: ") in text
        if row.kind == "same":
            assert row.label is Label.SUPPORTED
        elif row.kind in ("beside", "far", "word"):
            assert row.label is Label.NOT_SAID
        elif row.kind != "merged":
            assert row.label is Label.CONTRADICTED
    assert rows_of(Source("Titel", "Kort text.", OTHER, 18, 5)) == []


SECTION = AskedSection(
    "Hyra",
    tuple(f"Regel {n} gäller hushåll som har väntat i minst {n} veckor på besked." for n in range(2, 10)),
    (Question("När får jag besked?", (1,), (2,)), Question("Vem betalar el?", ())),
)


def test_statements_keep_their_labels_and_a_wider_premise_holds_the_narrower() -> None:
    said = tuple(Statement(label, label.name, f"Påstående x{n}.") for n, label in enumerate(list(Label)[:3] * 20))
    rows = list(rows_of_statements([Written("t1", of_section(SECTION, 3, 5), said)], random.Random(1)))
    as_written = [row for row in rows if row.weight == 1.0]
    assert [(row.statement, row.label) for row in as_written] == [(s.text, s.label) for s in said]
    narrow = of_section(SECTION, 3, 5).text
    assert all(row.premise.removeprefix("Hyra: ") == narrow for row in as_written)
    assert {row.premise != narrow for row in as_written} == {True, False}
    wider = [row for row in rows if row.weight == 0.7]
    beside = [row for row in rows if row.kind == "beside"]
    assert wider
    assert beside
    assert all(narrow in row.premise and row.kind == row.label.name != "NOT_SAID" for row in wider)
    for row in beside:
        assert row.label is Label.NOT_SAID
        assert not any(sentence in row.premise for sentence in SECTION.sentences[3:5])


def test_a_text_under_a_heading_is_read_as_the_program_cuts_it_and_its_questions_with_it() -> None:
    table = "Ärende | Delegat\nTandvård | Handläggare\nHyresskuld | Enhetschef"
    said = (Statement(Label.SUPPORTED, "plain", "Enhetschefen beslutar om hyresskuld."),)
    asked = (Statement(Label.UNANSWERED, "asked", "När betalas hyran?"),)
    rows = list(rows_of_statements([Written("t80", Premise("3. Tabell", table), said, asked)] * 20, random.Random(1)))
    read = {row.premise for row in rows if row.statement == said[0].text}
    assert "Tabell: Ärende | Delegat Hyresskuld | Enhetschef" in read
    of_questions = [row for row in rows if row.kind == "asked"]
    assert {row.label for row in of_questions} == {Label.UNANSWERED}
    assert any("Tandvård" in row.premise and "Hyresskuld" in row.premise for row in of_questions)
    assert any("Tandvård" not in row.premise for row in of_questions)


def test_questions_are_answered_by_their_sentences_alone() -> None:
    rows = list(rows_of_questions([SECTION] * 20, random.Random(1)))
    first, second = SECTION.questions
    for row in rows:
        bare = row.premise.removeprefix("Hyra: ")
        if bare == " ".join(SECTION.sentences):
            assert (row.label is Label.ANSWERED) == (row.statement == first.text)
        else:
            at = SECTION.sentences.index(bare)
            assert (row.label is Label.ANSWERED) == (row.statement == first.text and at == 1)
            assert row.statement == second.text or at != 2  # what answers in part counts neither way
    asked = [Asked("Hyran betalas.", ("Betalas hyran?",)), Asked("Maten betalas.", ("Betalas maten?",))]
    for row in rows_of_asked(asked, random.Random(2)):
        assert (row.label is Label.ANSWERED) == (row.statement[8:-1].casefold() in row.premise.casefold())


def test_our_own_sentences_are_turned_beside_those_around_them() -> None:
    for row in rows_of_sections([SECTION, SECTION], random.Random(1)):
        assert row.premise.removeprefix("Hyra: ") in " ".join(SECTION.sentences)
        assert (row.label is Label.SUPPORTED) == (row.kind == "same")


def test_a_public_text_is_found_again_or_told_to_be_another(tmp_path: Path) -> None:
    law = "# Lag (2030:1)\n\n## Inledning\n\n**1 §** Lagen gäller  alla.\n\n## Stöd\n\n**2 §** Stöd ges. Stöd söks.\n"
    (tmp_path / "lag.md").write_text(law, encoding="utf-8")
    at = Stretch("lag.md", 8, 8, 18, digest("Stöd ges."))
    assert at.start == len("**2 §** ")
    right = Stretch("lag.md", 8, 8, 17, digest("Stöd ges."))
    assert of_public_text(tmp_path, [right]) == {right: Premise("Lag (2030:1), Stöd", "Stöd ges.")}
    with pytest.raises(PremiseError, match="not the text"):
        of_public_text(tmp_path, [at])
    with pytest.raises(PremiseError, match="no row 99"):
        of_public_text(tmp_path, [Stretch("lag.md", 99, 0, 1, "")])


def lines() -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_the_written_statements_are_whole() -> None:
    of_our_own = {"section": read_sections(), "close": read_sections(close_reading.FILE)}
    assert sum(len(line["statements"]) for line in lines()) > 20_000
    for line in lines():
        assert line["statements"]
        assert all(letter in "TFN" and text.strip() == text != "" for letter, _, text in line["statements"])
        assert len(line.keys() & {"section", "close", "public", "text"}) == 1
        for named in of_our_own.keys() & line.keys():
            row, start, end = line[named]
            assert 0 <= start < end <= len(of_our_own[named][row].sentences)


def test_a_premise_is_of_the_sections_that_its_line_names(tmp_path: Path) -> None:
    plain, close = (AskedSection(heading, (f"{heading} ett.", f"{heading} två."), ()) for heading in ("Hyra", "El"))
    path = tmp_path / "statements.jsonl"
    told = [
        {"author": "x", named: [0, 1, 2], "statements": [["F", "negation", "Nej."]]} for named in ("section", "close")
    ]
    path.write_text("\n".join(json.dumps(line) for line in told), encoding="utf-8")
    of_plain, of_close = read_written(tmp_path, [plain], [close], path)
    assert (of_plain.premise.text, of_close.premise.text) == ("Hyra två.", "El två.")
    assert of_close.statements[0].label is Label.CONTRADICTED


@pytest.mark.skipif(not (DATA / "statutes").is_dir(), reason="the public texts are not here (KALLSTOD_DATA)")
def test_every_premise_is_found_in_the_public_texts() -> None:
    written = read_written(DATA, read_sections(), read_sections(close_reading.FILE))
    assert len(written) == len(lines())
    assert all(len(of.premise.text.split()) > 3 for of in written)
    statutes = [of for of, line in zip(written, lines(), strict=True) if line.get("public", [""])[0].endswith(".md")]
    assert len(statutes) > 300
    assert all("(" in of.premise.heading for of in statutes)


def test_the_base_takes_the_order_of_the_shipped_vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tiny().encoder.config
    words = np.arange(len(PIECES) * 32, dtype=np.float32)
    base = e5.Base(config, PIECES, -np.arange(len(PIECES), dtype=np.float32), {"emb.word": words})
    monkeypatch.setattr(e5, "read", lambda path: base)
    kept = ["<s>", "<pad>", "</s>", "<unk>", "▁mat", "▁", "a", "▁hyra"]
    e5.tokenizer((piece, -1.0) for piece in kept).save(str(tmp_path / "tokenizer.json"))
    model, cut = starting_point(tmp_path / "weights.bin", tmp_path / "tokenizer.json")
    assert cut.encode("hyra mat").ids == [0, 7, 4, 2]
    rows = [PIECES.index(piece) for piece in kept]
    np.testing.assert_array_equal(model.encoder.embeddings.word_embeddings.weight.detach(), words.reshape(-1, 32)[rows])
