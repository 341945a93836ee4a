"""Writes the model folder, which sentence-transformers and model2vec both read, and puts it in place in one step."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

Matrix = NDArray[np.float16] | NDArray[np.float32]
MODULES = [
    {"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def export(folder: Path, vectors: Matrix, idf: Matrix, tokenizer: Tokenizer, card: str) -> None:
    """Writes matrix, tokenizer, settings and card next to `folder` and then renames, so that no reader sees a half.

    Args:
        folder: Where the model goes; an older model there is replaced.
        vectors: One row a piece, stored as float16, shape [ids, dimensions].
        idf: Weight of each piece, stored as float32, shape [ids]; only for matching token by token.
        tokenizer: Its ids are the rows of `vectors`.
        card: The model card, markdown.
    """
    made, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    for stale in (made, old):
        shutil.rmtree(stale, ignore_errors=True)
    made.mkdir(parents=True)
    tensors: dict[str, NDArray[Any]] = {
        "embeddings": np.ascontiguousarray(vectors, dtype=np.float16),
        "idf": np.ascontiguousarray(idf, dtype=np.float32),
    }
    (made / "model.safetensors").write_bytes(save(tensors))
    tokenizer.save(str(made / "tokenizer.json"), pretty=False)
    _write(made / "modules.json", MODULES)
    _write(made / "1_Normalize/config.json", {})
    kind = {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}
    _write(made / "config_sentence_transformers.json", kind)
    _write(made / "config.json", {"model_type": "model2vec", "normalize": True, "hidden_dim": vectors.shape[1]})
    (made / "README.md").write_text(card, encoding="utf-8")
    if folder.exists():
        os.replace(folder, old)
    os.replace(made, folder)
    shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
