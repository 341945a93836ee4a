"""The check of drafts on sentences that were written before its code was read: `python -m evals.draft`.

Three shares count: false sentences passed as supported, right ones supported, facts of a case left in peace. Beside
them stands how often a right sentence is called contradicted, which is what makes a reader stop trusting the check.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from assistant.assistant import Assistant
from assistant.draft import check
from assistant.drafts.result import WORST, CheckedDraft, DraftVerdict
from evals.intervals import wilson
from settings import load_settings

DATA = Path(__file__).parent / "drafts"
AS_OF = date(2026, 11, 25)
"""The day that the sentences were written for."""
Label = Literal["right", "false", "case_fact"]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and what it is.

    Attributes:
        kind: How a right one is worded, or what is changed in a false one.
        municipality: The one chosen for the check.
        note: Where it is from, or what it should have said.
    """

    id: str
    split: str
    label: Label
    kind: str
    municipality: str | None
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole draft and the sentences in it that are wrong."""

    draft: str
    municipality: str | None
    as_of: str
    wrong: tuple[str, ...]

    @property
    def text(self) -> str:
        """The draft."""
        return (DATA / "whole" / self.draft).read_text(encoding="utf-8")


def load_cases(path: Path = DATA / "sentences.jsonl") -> list[Case]:
    """Reads sentences, one JSON object a line."""
    return [Case(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def load_wholes(path: Path = DATA / "whole.jsonl") -> list[Whole]:
    """Reads what is told of the whole drafts."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Whole(**{**row, "wrong": tuple(row["wrong"])}) for row in rows]


def verdict_of(case: Case, assistant: Assistant) -> DraftVerdict:
    """The verdict of a sentence alone; of several, the worst."""
    checked = check(case.text, assistant, municipality=case.municipality, as_of=AS_OF)
    return min((s.verdict for s in checked.sentences), key=WORST.index, default="case_fact")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some sentences got a verdict."""

    got: int
    total: int

    def __str__(self) -> str:
        share = self.got / self.total if self.total else 0.0
        low, high = wilson(share, self.total)
        return f"{self.got:3}/{self.total:<3} {share:5.3f} ({low:.3f}–{high:.3f})"


def share(verdicts: Iterable[DraftVerdict], *counted: DraftVerdict) -> Share:
    """The share of verdicts that are one of those counted."""
    given = list(verdicts)
    return Share(sum(v in counted for v in given), len(given))


def table(judged: Sequence[tuple[Case, DraftVerdict]]) -> str:
    """The shares, and by kind how many passed."""

    def of(label: Label) -> list[DraftVerdict]:
        return [v for c, v in judged if c.label == label]

    rows = [
        ("falska som godtas som stödda", share(of("false"), "supported")),
        ("falska som sägs strida mot källan", share(of("false"), "contradicted")),
        ("riktiga som får stöd", share(of("right"), "supported")),
        ("riktiga som sägs strida mot källan", share(of("right"), "contradicted")),
        ("fakta i ärendet som lämnas i fred", share(of("case_fact"), "case_fact")),
    ]
    lines = [f"{name:36}{value}" for name, value in rows]
    for kind in dict.fromkeys(c.kind for c, _ in judged if c.label != "case_fact"):
        lines.append(f"  {kind:16} stöd {share((v for c, v in judged if c.kind == kind), 'supported')}")
    return "\n".join(lines)


def whole_table(results: Sequence[tuple[Whole, CheckedDraft]]) -> str:
    """For each whole draft its false alarms, and what became of its wrong sentences."""
    lines = []
    for whole, checked in results:
        wrong = [s for s in checked.sentences if is_wrong(whole, s.text)]
        alarms = [s for s in checked.sentences if s.verdict == "contradicted" and s not in wrong]
        lines.append(
            f"{whole.draft:36} meningar {len(checked.sentences):3}  falska larm {len(alarms):2}  "
            f"fel: strider {sum(s.verdict == 'contradicted' for s in wrong)}, "
            f"hittas inte {sum(s.verdict in ('not_found', 'case_fact') for s in wrong)}, "
            f"godtas {sum(s.verdict == 'supported' for s in wrong)}"
        )
    return "\n".join(lines)


def is_wrong(whole: Whole, sentence: str) -> bool:
    """Whether a sentence is one of those that a draft has wrong."""
    return any(sentence in wrong or wrong in sentence for wrong in whole.wrong)


def main() -> None:
    """Prints the tables; `--cases` lists the sentences for development that went wrong."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--split", choices=("dev", "test", "blind"), default="dev")
    parser.add_argument("--whole", action="store_true", help="the whole drafts instead")
    parser.add_argument("--cases", action="store_true")
    options = parser.parse_args()
    settings = load_settings()
    assistant = Assistant.open(options.index or settings.index, settings)
    if options.whole:
        wholes = load_wholes()
        print(whole_table([(w, check(w.text, assistant, municipality=w.municipality, as_of=AS_OF)) for w in wholes]))
        return
    cases = [c for c in load_cases() if c.split == options.split]
    judged = [(c, verdict_of(c, assistant)) for c in cases]
    print(table(judged))
    if options.cases and options.split == "dev":
        for case, verdict in judged:
            if case.label != {"supported": "right", "case_fact": "case_fact"}.get(verdict, "false"):
                print(f"{case.id:18}{verdict:14}{case.text}")


if __name__ == "__main__":
    main()
