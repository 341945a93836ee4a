"""Where vectors come from: the bundled Swedish models, or any sentence-transformers model by name.

All are `langchain_core.embeddings.Embeddings`. Importing this module imports neither torch nor sentence-transformers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.onnx_model import PAD, ModelError, batches, encodings, on_each_core, open_model, padded

WORDS = Path(__file__).parent / "models" / "kallstod-sv"
SENTENCES = Path(__file__).parent / "models" / "kallstod-e5-sv"
_PREFIXES = {"e5": ("query: ", "passage: ")}
_LONGEST = 512
"""Tokens read of a text; the model has positions for no more."""


class EmbeddingError(ModelError):
    """The embedding model cannot be used; the message says why, in Swedish."""


class StaticEmbeddings(Embeddings):
    """A static model: the mean of its tokens' vectors, scaled to length 1 (Tissier et al.; model2vec).

    Reads the folder that sentence-transformers writes for a `StaticEmbedding` module, without torch.

    Args:
        folder: Holds `tokenizer.json` and `model.safetensors` with the matrix `embeddings`.
    """

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        try:
            weights = (folder / "model.safetensors").read_bytes()
            self._matrix: NDArray[np.float32] = load(weights)["embeddings"].astype(np.float32)
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the libraries raise bare Exception for a broken file
            raise EmbeddingError(f"Språkmodellen i {folder} kan inte läsas. Installera om Källstöd.") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.name = f"{folder.name}:{hashlib.blake2b(weights, digest_size=4).hexdigest()}"
        self.size: int = self._matrix.shape[1]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Returns one vector a text."""
        return self.encode(texts).tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        """Returns the vector of a question."""
        return self.encode([text])[0].tolist()  # type: ignore[no-any-return]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Returns an array of shape (texts, size); a text without known tokens is all zeros."""
        vectors = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, encoding in enumerate(encodings(self._tokenizer, texts, add_special_tokens=False)):
            if encoding.ids:
                vectors[row] = self._matrix[encoding.ids].mean(axis=0)
        return unit_length(vectors)


UNRELATED = 0.44
"""Cosine, by the bundled model of sentences, of a question and a sentence that have nothing to do with each other."""


class OnnxEmbeddings(Embeddings):
    """A transformer of the E5 family in ONNX: the mean of its tokens' last states, scaled to length 1.

    Reads the folder that `python -m training.sentences` writes, without torch (Wang et al. 2024, multilingual E5).

    Attributes:
        unrelated: Cosine of a question and a sentence that have nothing to do with each other.

    Args:
        folder: Holds `tokenizer.json` and `model.onnx` with inputs `ids` and `mask` and output `states`.
    """

    def __init__(self, folder: Path) -> None:
        self._session, self._tokenizer, self.name = open_model(folder)
        self._tokenizer.enable_truncation(_LONGEST)
        self._query, self._passage = _PREFIXES["e5"]
        self.unrelated = UNRELATED
        self.size: int = self._session.get_outputs()[0].shape[-1]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Returns one vector a text."""
        return self.encode([self._passage + text for text in texts]).tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        """Returns the vector of a question."""
        return list(query_vector(self, self._query + text))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Returns an array of shape (texts, size), of the texts as they are."""
        tokens = [encoding.ids for encoding in encodings(self._tokenizer, texts)]
        vectors = np.zeros((len(texts), self.size), dtype=np.float32)
        together = list(batches([len(ids) for ids in tokens]))
        means = on_each_core(self._means, [[tokens[row] for row in rows] for rows in together])
        for rows, mean in zip(together, means, strict=True):
            vectors[rows] = mean
        return unit_length(vectors)

    def _means(self, tokens: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The mean of each text's states, shape (texts, size)."""
        ids, mask = padded(tokens, PAD), padded([[1] * len(row) for row in tokens], 0)
        states = self._session.run(None, {"ids": ids, "mask": mask})[0]
        mean: NDArray[np.float32] = (states * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return mean


@lru_cache(maxsize=512)
def query_vector(model: OnnxEmbeddings, text: str) -> tuple[float, ...]:
    """The vector of a text that is both searched for and compared, with its prefix."""
    return tuple(model.encode([text])[0].tolist())


_APART = (
    "Hur lagar man en cykel?", "Fåglarna flyttar söderut på hösten.", "Vem uppfann ångmaskinen?",
    "Degen ska jäsa i en timme.", "Matchen slutade oavgjord.", "Hur djup är sjön?",
)  # fmt: skip
"""Texts of which none has to do with another."""


class SentenceTransformerEmbeddings(Embeddings):
    """Any sentence-transformers model, by name or path, with the prefixes that its family asks for.

    Attributes:
        unrelated: Cosine of texts that have nothing to do with each other, by this model.
    """

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(name, device="cpu")
        except Exception as error:  # the library raises many kinds for a missing or broken model
            raise EmbeddingError(
                f"Språkmodellen {name} kan inte laddas. Kontrollera namnet och att modellen finns på datorn."
            ) from error
        self.name = name
        self.size = int(self._model.get_embedding_dimension() or 0)
        self._query, self._passage = next((p for key, p in _PREFIXES.items() if key in name.lower()), ("", ""))
        asked, told = (np.array(self._encode([p + text for text in _APART])) for p in (self._query, self._passage))
        apart = ~np.eye(len(_APART), dtype=bool)
        self.unrelated = float((asked @ told.T)[apart].mean())

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Returns one vector a text."""
        return self._encode([self._passage + text for text in texts])

    def embed_query(self, text: str) -> list[float]:
        """Returns the vector of a question."""
        return self._encode([self._query + text])[0]

    def _encode(self, texts: list[str]) -> list[list[float]]:
        vectors = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32).tolist()  # type: ignore[no-any-return]


NamedEmbeddings = OnnxEmbeddings | SentenceTransformerEmbeddings


def load_embeddings(name: str) -> NamedEmbeddings | None:
    """Loads the model that the settings name.

    Args:
        name: "bundled", "none" (no dense leg), or a sentence-transformers name or path.

    Raises:
        EmbeddingError: If it cannot be loaded.
    """
    if name == "none":
        return None
    return sentence_model() if name == "bundled" else SentenceTransformerEmbeddings(name)


@lru_cache(maxsize=1)
def sentence_model() -> OnnxEmbeddings | None:
    """The bundled model of sentences, loaded once; None in a source tree without it."""
    return OnnxEmbeddings(SENTENCES) if SENTENCES.is_dir() else None


@lru_cache(maxsize=1)
def word_model() -> StaticEmbeddings | None:
    """The bundled model of words, loaded once; None in a source tree without it."""
    return StaticEmbeddings(WORDS) if WORDS.is_dir() else None


def unit_length(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scales each row to length 1; rows of zeros, and rows that have that length already, stay as they are."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[(lengths == 0) | (np.abs(lengths - 1) < 1e-6)] = 1
    scaled: NDArray[np.float32] = (vectors / lengths).astype(np.float32, copy=False)
    return scaled
