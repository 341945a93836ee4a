"""Quizzes over a library: how long they take, what rules find, how far the sources reach. Run by hand:

python -m benchmarks.quiz [INDEX] [--number 200] [--sheet FILE]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

from assistant.quiz.checks import flaws, same_fact
from assistant.quiz.compose import compose, drafts
from assistant.quiz.exports.words import citation, key, shown
from assistant.quiz.item import Item, ItemKind, Wish
from ingest.index import open_index
from settings import load_settings

JUDGED = 50


def spread(items: list[Item], number: int, chance: random.Random) -> list[Item]:
    """So many items at random, in turn from each kind."""
    waiting = {kind: chance.sample(own, len(own)) for kind in ItemKind if (own := [i for i in items if i.kind is kind])}
    chosen: list[Item] = []
    while waiting and len(chosen) < number:
        for kind in list(waiting):
            chosen.append(waiting[kind].pop())
            if not waiting[kind]:
                del waiting[kind]
    return chosen[:number]


def sheet(items: list[Item]) -> str:
    """Items to be judged by a person: question, alternatives, key and source."""
    lines = []
    for n, item in enumerate(items, start=1):
        lines += [f"{n}. [{item.kind.value}] {item.stem}", *(f"   – {line}" for line in shown(item))]
        lines += [f"   Svar: {key(item)}", f"   Källa: {citation(item)}", ""]
    return "\n".join(lines)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", nargs="?", type=Path, default=None)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sheet", type=Path, help=f"Write {JUDGED} items for a person to judge.")
    chosen = parser.parse_args()
    index = open_index(chosen.index or load_settings().index)
    for number in (50, chosen.number):
        began, used = time.perf_counter(), time.process_time()
        quiz = compose(index, Wish(number=number, seed=chosen.seed))
        print(
            f"{len(quiz.items)} items: {time.perf_counter() - began:.1f} s, {time.process_time() - used:.1f} s of CPU"
        )
    items = list(quiz.items)
    doubles = sum(same_fact(a, b) for n, a in enumerate(items) for b in items[n + 1 :])
    print(f"flawed: {sum(bool(flaws(i)) for i in items)}, on the same fact: {doubles}")
    print("kinds:", dict(Counter(i.kind.value for i in items)))
    print("documents:", len({i.source.work_id for i in items}), "of", len(index.documents))
    print("drafts:", dict(Counter(d.kind.value for d in drafts(index, Wish()))))
    for remark in quiz.remarks:
        print(remark)
    if chosen.sheet:
        chosen.sheet.write_text(sheet(spread(items, JUDGED, random.Random(chosen.seed))), encoding="utf-8")


if __name__ == "__main__":
    main()
