"""How common Swedish stems are, counted over the training texts: `ingest/data/frequencies.txt`.

Run as `python -m training.frequencies DATA OUT`. One line a stem: the folded stem and its count per million, the most
common first.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from ingest.analyze import stem

SOURCES = ("sfs_rkrattsbaser_2024", "regeringen_g0vse_2026-01", "interpellationer_1994-2024")
KEPT = 40_000
LEAST = 5
_WORD = re.compile(r"[^\W\d_]{2,}")


def count(data: Path) -> Counter[str]:
    """Counts folded stems over the `text` of each source."""
    counts: Counter[str] = Counter()
    for name in SOURCES:
        with gzip.open(data / "training" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(_WORD.findall(json.loads(line)["text"].lower()))
    stems: Counter[str] = Counter()
    for word, n in counts.items():
        if n >= LEAST:
            stems[stem(word)] += n
    return stems


def main() -> None:
    """Writes the most common stems."""
    data, out = map(Path, sys.argv[1:3])
    counts = count(data)
    million = sum(counts.values()) / 1e6
    rows = (f"{term}\t{n / million:.2f}\n" for term, n in counts.most_common(KEPT))
    out.write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
