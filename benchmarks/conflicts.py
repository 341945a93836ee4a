"""Planted conflicts found: `python -m benchmarks.conflicts [LIBRARY]` (evals/libraries/conflicts by default).

The rules were written with the pairs of even number ("dev") in sight; those of odd number ("test") were only counted.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from assistant.oversight.contradictions import contradictions
from evals.conflicts import load_planted, measure
from ingest.index import open_index
from ingest.pipeline import ingest
from settings import ROOT


def main() -> None:
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "evals" / "libraries" / "conflicts"
    with tempfile.TemporaryDirectory() as folder:
        ingest([home / "documents"], Path(folder), None)
        pairs = contradictions(open_index(Path(folder)))
    every = load_planted(home / "planted.toml")
    for part in ("dev", "test", "all"):
        m = measure(load_planted(home / "planted.toml", part), every, pairs)
        found = f"{m.conflicts - len(m.missed)}/{m.conflicts} = {m.found:.3f}"
        print(f"{part:5} found {found}   false {len(m.false)}/{m.called} = {m.false_share:.3f}")


if __name__ == "__main__":
    main()
