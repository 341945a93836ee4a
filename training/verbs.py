"""The verbs of Swedish public texts with their forms: `ingest/data/verbs.txt`.

Run as `python -m training.verbs DATA OUT`. A verb is what often stands after "ska", "kan" or "att" and has the endings
of one; a line is its infinitive and the other forms of its paradigm that the training texts have.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.frequencies import SOURCES

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = frozenset("ska skall får kan bör måste skulle kunde kunna behöver vill att".split())
_BETWEEN = frozenset("inte också även särskilt alltid aldrig sedan då".split())
_SHORT = (
    "gå",
    "få",
    "stå",
    "se",
    "ge",
    "slå",
    "nå",
    "dra",
    "ske",
    "bo",
    "tro",
    "bero",
    "dö",
    "ha",
    "ta",
    "be",
    "le",
    "må",
)
_LEAST, _SHARE = 4, 0.3
"""Least times after such a word, and least share of all its times: "hyra" and "resa" are as often nouns."""


def verbs(found: Iterator[str]) -> Iterator[tuple[str, ...]]:
    """Each infinitive with its other forms, in order."""
    after: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text in found:
        said = _WORD.findall(text.casefold())
        total.update(said)
        for n, word in enumerate(said[1:], 1):
            before = said[n - 2] if said[n - 1] in _BETWEEN and n > 1 else said[n - 1]
            after[word] += before in _BEFORE
    for word in sorted(w for w, count in after.items() if count >= _LEAST and count >= _SHARE * total[w]):
        forms = _forms(word, total)
        if any(f.endswith(("r", "de", "te")) for f in forms):
            yield word, *forms


def _forms(word: str, total: Counter[str]) -> list[str]:
    """The present, past and supine of an infinitive, and their passives, as far as the texts have them."""
    if not word.endswith("a"):
        active = [f"{word}r", f"{word}tt", f"{word}dde"] if word.endswith(_SHORT) else []
    else:
        root = word[:-1]
        weak = sum(total[f"{root}{e}"] for e in ("ar", "ade", "ades", "ats"))
        if weak > sum(total[f"{root}{e}"] for e in ("er", "de", "te", "it")):
            active = [f"{root}ar", f"{root}ade", f"{root}at"]
        else:
            bare = [root, f"{root}t"] if root.endswith("r") else []
            active = [f"{root}er", f"{root}de", f"{root}te", f"{root}it", f"{root}t", *bare]
            active += [f"{root[:-1]}t"] if root.endswith("d") else []
        if word.endswith(("la", "ta")) and not total[f"{root}ar"] and len(root) > 3:
            active.append(f"{word}r")
    passive = [f"{word}s", *(f"{f}s" for f in active if not f.endswith("r"))]
    passive += [f"{f[:-2]}s" for f in active if f.endswith("er")]
    return [f for f in dict.fromkeys((*active, *passive)) if total[f] and f != word]


def texts(data: Path) -> Iterator[str]:
    """The text of every document of the sources."""
    for name in SOURCES:
        with gzip.open(data / "training" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def main() -> None:
    """Writes the list."""
    data, out = map(Path, sys.argv[1:3])
    out.write_text("".join(f"{' '.join(row)}\n" for row in verbs(texts(data))), encoding="utf-8")


if __name__ == "__main__":
    main()
