"""SweFAQ dev (SuperLim 2, Språkbanken Text, CC BY 4.0) through the shipped search: nDCG@10, one pool of answers.

Run as `python -m benchmarks.swefaq ../shared/data/benchmarks/swefaq_dev.jsonl`. Each answer becomes a text file of a
library that is ingested and searched as any other; a document's rank is that of its best passage.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from datetime import date
from pathlib import Path

from assistant.query import understand
from assistant.retrieve import Retriever, Weights
from ingest.embed import load_embeddings
from ingest.index import Index, open_index
from ingest.pipeline import ingest

LEGS = {
    "shipped": Weights(),
    "terms only": Weights(grams=0, dense=0, level=0),
    "grams only": Weights(terms=0, dense=0, level=0),
    "terms + grams": Weights(dense=0),
    "dense only": Weights(terms=0, grams=0, level=0),
}


def main() -> None:
    cases = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    pool = sorted({a for case in cases for a in case["candidate_answers"]})
    with tempfile.TemporaryDirectory() as home:
        index = _index(pool, Path(home))
        for name, weights in LEGS.items():
            print(f"{name:15} nDCG@10 {_ndcg(cases, pool, index, weights):.3f}")


def _index(pool: list[str], home: Path) -> Index:
    (home / "svar").mkdir()
    for n, answer in enumerate(pool):
        (home / "svar" / f"{n}.md").write_text(answer, encoding="utf-8")
        (home / "svar" / f"{n}.md.meta.toml").write_text('title = "Svar"\nkind = "vagledning"\n', encoding="utf-8")
    ingest([home / "svar"], home / "index", load_embeddings("bundled"))
    return open_index(home / "index")


def _ndcg(cases: list[dict], pool: list[str], index: Index, weights: Weights) -> float:  # type: ignore[type-arg]
    retriever = Retriever(index, load_embeddings("bundled"), weights)
    total = 0.0
    for case in cases:
        right = f"{pool.index(case['candidate_answers'][case['label']])}.md"
        hits = retriever.search(understand(case["question"], index), None, date.today(), 60)
        ranked = list(dict.fromkeys(Path(h.document.source).name for h in hits))
        if right in ranked[:10]:
            total += 1 / math.log2(ranked.index(right) + 2)
    return total / len(cases)


if __name__ == "__main__":
    main()
