from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.oversight.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "state.db"))
    yield opened
    opened.close()
