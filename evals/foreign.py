"""The program on libraries that nobody who made it had seen, with their writers' questions: `python -m evals.foreign`.

Each folder of `evals/libraries/foreign` is the library of a made-up municipality: six documents of mixed formats, a
hundred questions of which the documents answer 65, and four drafts with what each sentence is. A library is read in,
asked and checked whole, so that what is read wrongly counts too. The questions and drafts of all but `valsforsa` and
`norrhede` are read by nobody: their figures are those to reckon with.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from assistant.answer import Answer, Question
from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.result import WORST, CheckedDraft, DraftVerdict
from evals.draft import Share
from ingest.embed import sentence_model
from ingest.pipeline import ingest
from settings import load_settings

DATA = Path(__file__).parent / "libraries" / "foreign"
AS_OF = date(2026, 11, 27)
_TOLD = 0.6
"""Share of the words of the place that answers from which an answer holds it."""
Truth = Literal["right", "wrong", "nowhere", "fact"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the words of the documents that answer it, "" where none do."""

    id: str
    question: str
    answer: str
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a draft and what it is."""

    draft: str
    sentence: str
    truth: Truth
    why: str


def main() -> None:
    """Prints the figures of each library and of all."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--libraries", type=Path, default=DATA, help="the folder that they are in")
    options = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    names = options.names or sorted(p.name for p in options.libraries.iterdir() if p.is_dir())
    for name in names:
        counts = measured(options.libraries / name)
        total += counts
        print(f"{name}\n{table(counts)}\n")
    if len(names) > 1:
        print(f"alla\n{table(total)}")


def measured(folder: Path) -> Counter[tuple[str, str]]:
    """How often what came of a question or a sentence, by what it is."""
    with tempfile.TemporaryDirectory() as index:
        ingest([folder / "documents"], Path(index), sentence_model())
        assistant = Assistant.open(Path(index), load_settings())
        found = Counter(outcome(one, assistant) for one in rows(folder / "questions.jsonl", Asked))
        key = list(rows(folder / "drafts" / "key.jsonl", Told))
        for draft in dict.fromkeys(told.draft for told in key):
            text = (folder / "drafts" / draft).read_text(encoding="utf-8")
            checked = check(text, assistant, as_of=AS_OF)
            found.update((t.truth, verdict(text, t.sentence, checked)) for t in key if t.draft == draft)
    return found


def outcome(asked: Asked, assistant: Assistant) -> tuple[str, str]:
    """Whether a question has an answer, and what was made of it."""
    answer = assistant.ask(Question(asked.question, as_of=AS_OF))
    if not asked.quote:
        return "silent", answer.status
    if answer.status == "abstained":
        return "answered", "shown" if any(holds(hit.quote, asked.quote) for hit in answer.related) else "refused"
    return "answered", "told" if _tells(answer, asked.quote) else "other"


def _tells(answer: Answer, quote: str) -> bool:
    return holds(" ".join((answer.text, *(c.quote for c in answer.citations))), quote)


def holds(text: str, quote: str) -> bool:
    """Whether a text has most of the words of a quote."""
    wanted, there = (set(re.findall(r"\w+", words.casefold())) for words in (quote, text))
    return len(wanted & there) >= _TOLD * len(wanted)


def verdict(text: str, sentence: str, checked: CheckedDraft) -> DraftVerdict:
    """The verdict of a sentence of a draft, by where it stands; of several, the worst."""
    start = text.index(sentence)
    end = start + len(sentence)
    given = [s.verdict for s in checked.sentences if s.start < end and start < s.end]
    return min(given, key=WORST.index, default="case_fact")


def table(counts: Counter[tuple[str, str]]) -> str:
    """The shares that count, a line each."""

    def share(of: Iterable[str], came: str) -> Share:
        rows = [(key, n) for key, n in counts.items() if key[0] in of]
        return Share(sum(n for key, n in rows if key[1] == came), sum(n for _, n in rows))

    rows = (
        ("besvarade: stället som svarar sägs", share(["answered"], "told")),
        ("besvarade: annat sägs", share(["answered"], "other")),
        ("nekade, men stället visas", share(["answered"], "shown")),
        ("utan svar: nekas", share(["silent"], "abstained")),
        ("riktiga meningar som får stöd", share(["right"], "supported")),
        ("riktiga som sägs strida mot källan", share(["right"], "contradicted")),
        ("felaktiga och påhittade som får stöd", share(["wrong", "nowhere"], "supported")),
        ("felaktiga som sägs strida mot källan", share(["wrong"], "contradicted")),
        ("fakta i ärendet som lämnas i fred", share(["fact"], "case_fact")),
    )
    return "\n".join(f"  {name:38}{value}" for name, value in rows)


def rows(path: Path, kind: Any) -> Iterable[Any]:
    """The lines of a file of JSON lines, each as one of the kind."""
    return (kind(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    main()
