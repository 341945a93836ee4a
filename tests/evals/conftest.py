from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from ingest.embed import load_embeddings
from ingest.pipeline import ingest
from settings import ROOT, Settings


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the shipped library."""
    index = tmp_path_factory.mktemp("shipped") / "index"
    report = ingest([ROOT / "corpus"], index, load_embeddings("bundled"))
    assert report.manifest.failures == ()
    return Assistant.open(index, Settings(embedding="bundled"))
