"""How long the check of a draft takes over the shipped corpus: `python -m benchmarks.drafts [--index DIR]`.

The drafts are those of evals/drafts/whole, joined to the wanted length; a page is 300 words. The library is opened and
a sentence checked first, as in an app that is already open. Told are seconds by the clock and of the processor, which
is what other work on the machine does not change.
"""

from __future__ import annotations

import argparse
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from assistant.assistant import Assistant
from assistant.draft import check
from evals.draft import load_wholes
from settings import load_settings

WORDS_A_PAGE = 300
AS_OF = date(2026, 11, 25)


def text_of(pages: int) -> str:
    """The drafts' paragraphs in order, as many as fill the pages."""
    paragraphs = [p for whole in load_wholes() for p in whole.text.split("\n\n") if p.strip()]
    found: list[str] = []
    for paragraph in islice(cycle(paragraphs), 10_000):
        if sum(len(p.split()) for p in found) >= pages * WORDS_A_PAGE:
            break
        found.append(paragraph)
    return "\n\n".join(found)


def main() -> None:
    """Prints a row for each length."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--pages", type=int, nargs="+", default=[1, 5, 20])
    options = parser.parse_args()
    settings = load_settings()
    print("sidor  meningar  granskade  sekunder  processorsekunder")
    for pages in options.pages:
        assistant = Assistant.open(options.index or settings.index, settings)
        check("Nämnden utreder ansökan.", assistant, as_of=AS_OF)
        text = text_of(pages)
        began, used = time.perf_counter(), time.process_time()
        checked = check(text, assistant, municipality="Norrberga", as_of=AS_OF)
        took, used = time.perf_counter() - began, time.process_time() - used
        asked = len(checked.sentences) - checked.count("case_fact")
        print(f"{pages:5}  {len(checked.sentences):8}  {asked:9}  {took:8.1f}  {used:17.1f}")


if __name__ == "__main__":
    main()
