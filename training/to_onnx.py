"""Writes a model as the app reads it: ONNX with weights of eight bits, and the tokenizer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from training.cross_encoder import CrossEncoder

_IDS = torch.tensor([[0, 4, 5, 2], [0, 6, 2, 1]])
_PAIR_IDS = torch.tensor([[0, 4, 2, 2, 5, 2], [0, 6, 2, 2, 2, 1]])
_PAIR_TYPES = torch.tensor([[0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 0]])
_TEXTS = {0: "texts", 1: "tokens"}
SPARED = (2, 3, 4, 5)
"""Layers of the inference model whose feed-forward output stays in float: its inputs vary too much for eight bits."""


class _States(nn.Module):
    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.model(input_ids=ids, attention_mask=mask).last_hidden_state


def export(model: BertModel, tokenizer: Tokenizer, folder: Path, *, quantised: bool = True) -> None:
    """Writes `model.onnx` (inputs `ids` and `mask`, output `states`) and `tokenizer.json`.

    Args:
        quantised: Weights of eight bits, a scale for each output of a matrix; otherwise as they are.
    """
    model.set_attn_implementation("eager")
    inputs = {"ids": _IDS, "mask": (_IDS != 1).long()}
    _write(_States(model), inputs, {"states": _TEXTS}, folder, quantised)
    _write_tokenizer(tokenizer, folder)


def export_cross_encoder(
    model: CrossEncoder, tokenizer: Tokenizer, folder: Path, *, quantised: bool = True, spared: Sequence[int] = SPARED
) -> None:
    """Writes `model.onnx` (inputs `ids`, `mask` and `types`, output `logits`) and `tokenizer.json`.

    Args:
        quantised: As for `export`.
        spared: Layers whose feed-forward output stays in float.
    """
    model.encoder.set_attn_implementation("eager")
    inputs = {"ids": _PAIR_IDS, "mask": (_PAIR_IDS != 1).long(), "types": _PAIR_TYPES}
    kept = [f"/encoder/encoder/layer.{layer}/output/dense/MatMul" for layer in spared]
    _write(model, inputs, {"logits": {0: "texts"}}, folder, quantised, kept)
    _write_tokenizer(tokenizer, folder)


def _write(
    model: nn.Module,
    inputs: dict[str, Tensor],
    outputs: dict[str, dict[int, str]],
    folder: Path,
    quantised: bool,
    kept: Sequence[str] = (),
) -> None:
    """Writes the graph; `kept` are nodes whose weights stay as they are."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True)
    whole, path = folder / "whole.onnx", folder / "model.onnx"
    torch.onnx.export(
        model.cpu().eval(), tuple(inputs.values()), str(whole if quantised else path),
        input_names=list(inputs), output_names=list(outputs), opset_version=17, dynamo=False,
        dynamic_axes={**dict.fromkeys(inputs, _TEXTS), **outputs},
    )  # fmt: skip
    if quantised:
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=list(kept))
        whole.unlink()


def _write_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    bare = Tokenizer.from_str(tokenizer.to_str())
    bare.no_padding()
    bare.no_truncation()
    bare.save(str(folder / "tokenizer.json"), pretty=False)
