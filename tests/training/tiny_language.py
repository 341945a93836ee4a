"""A model and a language small enough for a test of the inference model's recipe."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from training import e5
from training.cross_encoder import CrossEncoder, Fit
from training.inference_figures import HELD_QUESTIONS
from training.rows import Label, Row

WORDS = [f"▁{word}" for word in "hyra mat barn resa glas el får inte betalas vad".split()]
PIECES = ["<s>", "<pad>", "</s>", "<unk>", *WORDS, "▁", *"abcdefghijklmnopqrstuvwxyzåäö.?,:"]
NOUNS = ("hyra", "mat", "barn", "resa", "glas", "el")


def tokenizer() -> Tokenizer:
    return e5.tokenizer((piece, -float(len(PIECES) - n)) for n, piece in enumerate(PIECES))


def tiny(seed: int = 3) -> CrossEncoder:
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(PIECES), hidden_size=32, num_hidden_layers=2, num_attention_heads=1, intermediate_size=64,
        max_position_embeddings=64, pad_token_id=1,
    )  # fmt: skip
    return CrossEncoder(BertModel(config, add_pooling_layer=False)).eval()


def told(author: str = "") -> list[Row]:
    """A tiny language: something is paid or not, a statement says that it is or is not, or what children get."""
    rows = []
    for noun in NOUNS:
        for premise, other in (
            (f"{noun} betalas", f"{noun} betalas inte"),
            (f"{noun} betalas inte", f"{noun} betalas"),
        ):
            asked = Label.UNANSWERED if "inte" in premise else Label.ANSWERED
            rows += [
                Row(premise, premise, Label.SUPPORTED, author=author, kind="everyday"),
                Row(premise, other, Label.CONTRADICTED, author=author, kind="negation"),
                Row(premise, f"barn får {noun}", Label.NOT_SAID, author=author, kind="nowhere"),
                Row(premise, "vad betalas?", asked, 0.5, author=HELD_QUESTIONS if author else ""),
            ]
    return rows


QUICK = Fit(3e-3, epochs=40, tokens=1_200, smoothing=0.0, longest=48)
