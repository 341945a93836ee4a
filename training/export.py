"""Writes the model folder, which sentence-transformers and model2vec both read, and puts it in place in one step."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

MODULES = [
    {"idx": 0, "name": "0", "path": "0_StaticEmbedding", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def export(folder: Path, vectors: NDArray[np.float32], idf: NDArray[np.float32], tokenizer: Tokenizer, card: str) -> None:
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
    static = made / "0_StaticEmbedding"
    static.mkdir(parents=True)
    half = np.ascontiguousarray(vectors, dtype=np.float16)
    (static / "model.safetensors").write_bytes(save({"embedding.weight": half}))
    (static / "idf.safetensors").write_bytes(save({"idf": np.ascontiguousarray(idf, dtype=np.float32)}))
    tokenizer.save(str(static / "tokenizer.json"), pretty=False)
    revision = hashlib.sha256(half.tobytes() + (static / "tokenizer.json").read_bytes()).hexdigest()[:12]
    _write(made / "config.json", {"revision": revision, "dimensions": half.shape[1], "dtype": "float16"})
    _write(made / "modules.json", MODULES)
    _write(made / "1_Normalize/config.json", {})
    # sentence-transformers reads the first two, model2vec the last.
    _write(
        made / "config_sentence_transformers.json",
        {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine", "normalize": True},
    )
    (made / "README.md").write_text(card, encoding="utf-8")
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        os.replace(folder, old)
    os.replace(made, folder)
    shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
