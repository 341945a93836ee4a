"""The second reader, on a tiny model made here: whatever it says, the verdict stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant.second_opinion import ChatReader, InferenceModel, Opinion, OpinionError
from assistant.verify import Verdict, verify


def tiny_model(folder: Path, labels: tuple[str, ...], likely: int) -> Path:
    """Saves a cross-encoder of 16 dimensions whose bias makes one label likely."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyzåäö.,0123456789"]
    vocabulary += [f"##{c}" for c in vocabulary[5:]]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=128,
        num_labels=len(labels),
        id2label=dict(enumerate(labels)),
        label2id={name: n for n, name in enumerate(labels)},
    )
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.bias[likely] = 8.0
    model.save_pretrained(folder)
    return folder


LABELS = ("entailment", "neutral", "contradiction")


@pytest.mark.parametrize(
    ("labels", "likely", "expected"),
    [
        (LABELS, 0, "entailment"),
        (LABELS, 2, "contradiction"),
        (("contradiction", "entailment", "neutral"), 1, "entailment"),  # other models have other orders
        (("CONTRADICTION", "ENTAILMENT", "NEUTRAL"), 2, "neutral"),
    ],
)
def test_a_cross_encoder_is_read_by_its_own_labels(
    tmp_path: Path, labels: tuple[str, ...], likely: int, expected: str
) -> None:
    reader = InferenceModel(str(tiny_model(tmp_path / "nli", labels, likely)))
    opinions = reader.read([("nämnden beslutar", "nämnden beslutar i ärendet"), ("ja", "nej")])
    assert [o.label for o in opinions] == [expected, expected]
    assert all(o.confidence is not None and o.confidence > 0.9 for o in opinions)
    assert reader.read([]) == []


def test_a_model_without_the_three_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OpinionError, match="anger inte vilka utfall"):
        InferenceModel(str(tiny_model(tmp_path / "other", ("LABEL_0", "LABEL_1", "LABEL_2"), 0)))


def test_a_model_that_is_not_there_is_told_in_swedish(tmp_path: Path) -> None:
    with pytest.raises(OpinionError, match="kan inte laddas"):
        InferenceModel(str(tmp_path / "saknas"))


@pytest.mark.parametrize(
    ("reply", "label"),
    [
        ("FÖLJER", "entailment"),
        ("Strider.", "contradiction"),
        ("OKÄNT", "neutral"),
        ("Vet inte", "neutral"),
        ("", "neutral"),
    ],
)
def test_the_chat_model_answers_in_one_word(reply: str, label: str) -> None:
    reader = ChatReader(FakeListChatModel(responses=[reply]), "prov")
    assert reader.read([("påstående", "källa")]) == [Opinion("prov", label, None)]  # type: ignore[arg-type]


def test_an_opinion_stands_beside_the_verdict() -> None:
    verdict = verify("Flytt ersätts med 9 000 kr.", "Flytt ersätts med 2 000 kr.")
    opinion = Opinion("prov", "entailment", 0.97)
    assert verdict.verdict == "contradicted"
    assert not opinion.agrees(verdict)
    assert Opinion("prov", "neutral", None).agrees(verdict)
    assert opinion.text == "prov: påståendet följer av källan (97 %)"
    assert Opinion("prov", "contradiction", None).agrees(Verdict("not_found", "x", None, None, 0.0))
