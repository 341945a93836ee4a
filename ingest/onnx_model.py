"""A bundled transformer in ONNX with its tokenizer: how it is opened, and how texts are laid side by side for it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

PAD = 1
"""Id of the piece that fills a row; the same in every model of the E5 family."""
_SLOW = "SkipLayerNormFusion"
"""A fusion of operations whose kernel takes longer than the parts: a reading took a sixth more with it."""
_Part = TypeVar("_Part")
_Done = TypeVar("_Done")
_AT_ONCE = 2_048
"""Tokens in a batch, padding included."""


class ModelError(RuntimeError):
    """A model cannot be used; the message says why, in Swedish."""


def open_model(folder: Path) -> tuple[InferenceSession, Tokenizer, str]:
    """Opens `model.onnx` and `tokenizer.json`; what is computed at once is for `on_each_core` to say.

    Returns:
        The session, the tokenizer without padding or truncation, and a name that changes with the weights.

    Raises:
        ModelError: If a file is missing or broken.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # threads within one text cost more than they save
    try:
        weights = (folder / "model.onnx").read_bytes()
        session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=[_SLOW]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # the libraries raise kinds of their own for a broken file
        raise ModelError(f"Språkmodellen i {folder} kan inte läsas. Installera om Källstöd.") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return session, tokenizer, f"{folder.name}:{hashlib.blake2b(weights, digest_size=4).hexdigest()}"


def on_each_core(compute: Callable[[_Part], _Done], parts: Sequence[_Part]) -> list[_Done]:
    """Computes some parts side by side on the cores there are, in their order; one alone where it is asked for."""
    return list(map(compute, parts)) if len(parts) < 2 else list(_cores().map(compute, parts))


@lru_cache(maxsize=1)
def _cores() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count() or 1, "model")


def encodings(tokenizer: Tokenizer, texts: Sequence[str], *, add_special_tokens: bool = True) -> list[Encoding]:
    """The tokens of some texts; of one alone without waking the tokenizer's threads, which takes longer than it."""
    if len(texts) == 1:
        return [tokenizer.encode(texts[0], add_special_tokens=add_special_tokens)]
    return tokenizer.encode_batch(list(texts), add_special_tokens=add_special_tokens)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Rows of texts of about the same length, so that little is padded."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[row] > _AT_ONCE:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]], fill: int) -> NDArray[np.int64]:
    """The rows side by side, each filled to the longest: shape (rows, longest)."""
    longest = max(map(len, rows))
    return np.array([[*row, *[fill] * (longest - len(row))] for row in rows], dtype=np.int64)
