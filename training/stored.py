"""Reads an exported model back, so that it can be taught further."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from training.cross_encoder import CrossEncoder

_HEAD = 32
"""Dimensions of a head of attention in multilingual-e5-small; no weight has them in its shape."""
Arrays = dict[str, NDArray[np.float32]]


def read(folder: Path) -> tuple[CrossEncoder, Tokenizer]:
    """The inference model, its weights of eight bits in float again, and its tokenizer."""
    weights = _weights(onnx.load(folder / "model.onnx").graph)
    model = CrossEncoder(BertModel(_config(weights, "encoder."), add_pooling_layer=False))
    model.load_state_dict({name: torch.tensor(weights[name]) for name in model.state_dict()})
    return model, Tokenizer.from_file(str(folder / "tokenizer.json"))


def read_sentence_model(folder: Path) -> tuple[BertModel, Tokenizer]:
    """The model of sentences, its weights of eight bits in float again, and its tokenizer."""
    weights = _weights(onnx.load(folder / "model.onnx").graph)
    model = BertModel(_config(weights, "model."), add_pooling_layer=False)
    model.load_state_dict({name: torch.tensor(weights[f"model.{name}"]) for name in model.state_dict()})
    return model, Tokenizer.from_file(str(folder / "tokenizer.json"))


def _config(weights: Arrays, within: str) -> BertConfig:
    """The shape of the transformer whose weights' names begin so."""
    words, positions, types = (
        weights[f"{within}embeddings.{of}_embeddings.weight"] for of in ("word", "position", "token_type")
    )
    inner = [bias for name, bias in weights.items() if name.endswith("intermediate.dense.bias")]
    return BertConfig(
        vocab_size=len(words), hidden_size=words.shape[1], num_hidden_layers=len(inner),
        num_attention_heads=words.shape[1] // _HEAD, intermediate_size=len(inner[0]),
        max_position_embeddings=len(positions), type_vocab_size=len(types), pad_token_id=1,
    )  # fmt: skip


def _weights(graph: onnx.GraphProto) -> Arrays:
    """The weights by torch's names; a matrix that has lost its name has that of the node which reads it."""
    found = _floats({tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer})
    found |= {name.removesuffix("_Transposed"): found[name].T for name in found if name.endswith("_Transposed")}
    for node in graph.node:
        name, _, kind = node.name.removesuffix("_quant").rpartition("/")
        if kind == "MatMul" and (matrix := node.input[1].removesuffix("_quantized")) in found:
            found[name[1:].replace("/", ".") + ".weight"] = found[matrix].T
    return found


def _floats(stored: Arrays) -> Arrays:
    """All arrays, those of eight bits by their scales."""
    whole = {
        name: (stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"]) * stored[f"{name}_scale"]
        for name in (key.removesuffix("_quantized") for key in stored if key.endswith("_quantized"))
    }
    return stored | whole
