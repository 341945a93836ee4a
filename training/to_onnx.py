"""Writes the model of sentences as the app reads it: ONNX with weights of eight bits, and the tokenizer."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel


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
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True)
    model.eval()
    model.set_attn_implementation("eager")
    whole, path = folder / "whole.onnx", folder / "model.onnx"
    ids = torch.tensor([[0, 4, 5, 2], [0, 6, 2, 1]])
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        _States(model), (ids, (ids != 1).long()), str(whole if quantised else path),
        input_names=["ids", "mask"], output_names=["states"], opset_version=17, dynamo=False,
        dynamic_axes={"ids": axes, "mask": axes, "states": axes},
    )  # fmt: skip
    if quantised:
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
        whole.unlink()
    bare = Tokenizer.from_str(tokenizer.to_str())
    bare.no_padding()
    bare.no_truncation()
    bare.save(str(folder / "tokenizer.json"), pretty=False)
