"""The hybrid search and our passages for programs that speak LangChain."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.answer import Hit, Question
from assistant.assistant import Assistant


class KallstodRetriever(BaseRetriever):
    """`Assistant.search` as a LangChain retriever.

    Attributes:
        k: Passages to return.
        municipality: Bounds the local sources; None means all.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = 10
    municipality: str | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        return [
            to_langchain(hit) for hit in self.assistant.search(Question(query, municipality=self.municipality), self.k)
        ]


def to_langchain(hit: Hit) -> LangChainDocument:
    """A hit as LangChain's document: the passage's text, and where it stands as metadata."""
    m = hit.document.metadata
    metadata: dict[str, Any] = {
        "passage_id": hit.passage.passage_id,
        "source": hit.document.source,
        "part": hit.document.part,
        "title": m.title,
        "kind": m.kind.value,
        "municipalities": list(m.municipalities),
        "context": hit.passage.context,
        "locator": hit.passage.locator,
        "score": hit.score,
    }
    return LangChainDocument(page_content=hit.passage.text, id=hit.passage.passage_id, metadata=metadata)


def from_langchain(document: LangChainDocument, assistant: Assistant) -> Hit:
    """The hit that a LangChain document came from.

    Raises:
        KeyError: If the passage is not in the assistant's index.
    """
    index = assistant.index
    passage = index.passages[index.rows[document.metadata["passage_id"]]]
    return Hit(passage, index.documents[passage.document_id], float(document.metadata.get("score", 0.0)))
