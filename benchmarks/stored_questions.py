"""How long a page of stored questions takes: `python -m benchmarks.stored_questions [COUNT]` (5 000 by default).

Times are medians of twenty reads of a database in a temporary folder; the first page, a late one, a search and a
filter, each with the count that the page shows.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from assistant.answer import Statement
from assistant.oversight import gaps, questions, queue
from assistant.oversight.questions import Filter
from assistant.oversight.records import Kept, Posed, Source
from assistant.oversight.store import Store, open_store

READS = 20
SUBJECTS = ("glasögon", "hyra", "tandvård", "hyresskuld", "matnorm", "flytt", "begravning")
NAMES = ("", "Norrberga", "Västerlida", "Åkersvik")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "state.db"))
        _fill(store, count)
        late = max(0, count - 60)
        for name, read in (
            ("first page", lambda: (questions.count(store), questions.find(store))),
            ("last page", lambda: questions.find(store, offset=late)),
            ("words", lambda: _page(store, Filter("glasögon 42"))),
            ("municipality and status", lambda: _page(store, Filter("", "Norrberga", "abstained"))),
            ("review queue", lambda: (queue.count(store, ("open",)), queue.find(store, ("open",)))),
            ("gaps of 30 days", lambda: gaps.gaps(store, 30, datetime(2026, 11, 25))),
        ):
            print(f"{name:26} {_median(read) * 1000:7.1f} ms")
        store.close()


def _page(store: Store, wanted: Filter) -> object:
    return questions.count(store, wanted), questions.find(store, wanted)


def _median(read: Callable[[], object]) -> float:
    times = []
    for _ in range(READS):
        started = time.perf_counter()
        read()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _fill(store: Store, count: int) -> None:
    passage = "Biståndet prövas i varje enskilt fall och skälen antecknas i journalen. " * 8
    looked_into = tuple(
        Source(n, f"work-{n}", f"{n:064}", "Riktlinje", 5, ("Norrberga",), "s. 4", "Rubrik", passage) for n in range(20)
    )
    statements = (Statement("Glasögon beviljas med högst 1 800 kronor.", (1,)),)
    answered = Kept("answered", statements=statements, sources=looked_into[:1], looked_into=looked_into)
    silent = Kept("abstained", "Inget avsnitt handlar om det.", looked_into=looked_into)
    start = datetime(2026, 11, 25) - timedelta(days=29)
    for n in range(count):
        subject, name = SUBJECTS[n % len(SUBJECTS)], NAMES[n % len(NAMES)]
        posed = Posed(f"Vad gäller för {subject} i fall {n}?", f"{n:064}", name, None, subject)
        kept = silent if n % 5 == 0 else answered
        questions.add(store, posed, kept, start + timedelta(minutes=8 * n * 5000 // max(count, 1)))
        if n % 20 == 0:
            queue.send(store, posed, kept, "sample")


if __name__ == "__main__":
    main()
