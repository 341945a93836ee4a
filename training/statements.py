"""Statements written by hand for the inference model, and the rows that they and our own questions give.

A line of `data/statements.jsonl` is {"author", the premise, "statements": [[letter, kind, text]]}. The letter tells
whether the statement follows (T), is contradicted (F) or is not said (N). The premise is {"section": [row of
sections.jsonl, first sentence, end]}, {"close": the same of close_sections.jsonl}, {"public": [file, row, start, end,
digest]} or {"text"}, written for the purpose, since t80 with "heading" and "questions": [[letter, question]], A where
the text answers it, U where it does not.

The writers had seen neither the program nor its library nor its suites.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evidence import support, units
from assistant.premise import named_above
from assistant.premise import premise as cut
from training.premises import Premise, Stretch, of_public_text, of_section
from training.questions import Asked
from training.rewording import reworded
from training.rows import Label, Row
from training.sections import AskedSection
from training.synthetic import is_plain
from training.turned import turned
from training.within import within

FILE = Path(__file__).parent / "data" / "statements.jsonl"
_LABELS = {
    "T": Label.SUPPORTED, "F": Label.CONTRADICTED, "N": Label.NOT_SAID, "A": Label.ANSWERED, "U": Label.UNANSWERED
}  # fmt: skip
_HEADED = 0.6
"""How often a premise is read under its heading; of a question's, 0.8."""
_CUT = 0.7
"""How often a text under a heading is read as the program cuts it for the statement; else whole."""
_TURNED_TRIES = 12
_WRONGLY_BOUND = 0.7
"""Weight of a statement that is turned by what else its premise tells; of one with a mere word put in, 0.25."""
_TURNED = 0.4
"""How often a true statement is turned by itself too, and the weight of that."""
_UNSURE_KINDS = ("word", "party")
"""Changes that leave many a true statement true, or senseless."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it was written; `label` and `kind` as in `Row`."""

    label: Label
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A premise and the statements that an author wrote about it, and the questions."""

    author: str
    premise: Premise
    statements: tuple[Statement, ...]
    questions: tuple[Statement, ...] = ()


def read_written(
    data: Path, sections: Sequence[AskedSection], close: Sequence[AskedSection], path: Path = FILE
) -> list[Written]:
    """Reads the statements and finds their premises.

    Args:
        data: The data folder, where the public texts are.
        sections: The sections of our own, in the order of their file.
        close: Those of close reading, in the order of theirs.

    Raises:
        PremiseError: If a public text is another one than it was.
    """
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    public = of_public_text(data, (Stretch(*line["public"]) for line in lines if "public" in line))
    of_our_own = {"section": sections, "close": close}
    return [_written(line, of_our_own, public) for line in lines]


def _written(
    line: dict[str, Any], of_our_own: dict[str, Sequence[AskedSection]], public: dict[Stretch, Premise]
) -> Written:
    if "public" in line:
        premise = public[Stretch(*line["public"])]
    elif "text" in line:
        premise = Premise(line.get("heading", ""), line["text"])
    else:
        [named] = of_our_own.keys() & line.keys()
        row, start, end = line[named]
        premise = of_section(of_our_own[named][row], start, end)
    told = tuple(Statement(_LABELS[letter], kind, text) for letter, kind, text in line["statements"])
    asked = tuple(Statement(_LABELS[letter], "asked", text) for letter, text in line.get("questions", ()))
    return Written(line["author"], premise, told, asked)


def rows_of_statements(written: Sequence[Written], rng: random.Random) -> Iterator[Row]:
    """Each statement with its premise, true ones also turned, and some again with a wider premise or one beside it."""
    by_author: dict[str, list[Written]] = defaultdict(list)
    for of in written:
        by_author[of.author].append(of)
    for of in written:
        for statement in of.statements:
            text = _read_for(of.premise, statement.text, rng)
            row = Row(text, statement.text, statement.label, 1.0, of.author, statement.kind)
            yield row
            if row.label is Label.SUPPORTED:
                yield from turned_rows(row, rng.choice(written).premise.text, rng)
            yield from _again(of, statement, by_author[of.author], rng)
        yield from _rows_of_its_questions(of, rng)


def _read_for(premise: Premise, statement: str, rng: random.Random) -> str:
    """The text that a statement is read with: one written under a heading cut as the program does."""
    text, heading = premise.text, premise.heading
    if premise.section is None and heading and rng.random() < _CUT:
        return cut(text, heading, support(statement, text, heading), list(named_above(statement, text, heading)))
    return _headed(premise, rng)


def _rows_of_its_questions(of: Written, rng: random.Random) -> Iterator[Row]:
    """Each question with the whole text, and those that it does not answer with a sentence or row of it too."""
    for question in of.questions:
        yield Row(_headed(of.premise, rng), question.text, question.label, 1.0, of.author, question.kind)
        if question.label is Label.UNANSWERED:
            unit = rng.choice(units(of.premise.text, of.premise.heading))
            text = _headed(Premise(of.premise.heading, unit.whole), rng, 0.8)
            yield Row(text, question.text, question.label, 0.5, of.author, question.kind)


def turned_rows(true: Row, other: str, rng: random.Random) -> Iterator[Row]:
    """A true statement bound together wrongly and turned in one place, where that can be done.

    Args:
        other: A text about something else, which gives names to put in.
    """
    if changed := within(true.statement, true.premise, rng):
        weight = true.weight * (_WRONGLY_BOUND if changed.label is Label.CONTRADICTED else 0.25)
        yield Row(true.premise, changed.text, changed.label, weight, true.author, changed.kind)
    if rng.random() < _TURNED and (changed := turned(true.statement, other, rng)) and changed.kind not in _UNSURE_KINDS:
        yield Row(true.premise, changed.text, changed.label, true.weight * _TURNED, true.author, changed.kind)


def _again(of: Written, statement: Statement, theirs: Sequence[Written], rng: random.Random) -> Iterator[Row]:
    premise, lot = of.premise, rng.random()
    follows = statement.label is Label.SUPPORTED
    if premise.section is None:
        if follows and premise.heading and lot < 0.15 and (other := rng.choice(theirs)) is not of:
            yield Row(_headed(other.premise, rng), statement.text, Label.NOT_SAID, 0.5, of.author, "far")
    elif statement.label is not Label.NOT_SAID and lot < 0.35:
        start, end = max(0, premise.start - rng.randrange(4)), premise.end + rng.randrange(4)
        wider = of_section(premise.section, start, end)
        if wider.text != premise.text:
            yield Row(_headed(wider, rng), statement.text, statement.label, 0.7, of.author, statement.kind)
    elif follows and lot < 0.6 and (beside := _beside(premise, premise.section, rng)):
        yield Row(_headed(beside, rng), statement.text, Label.NOT_SAID, 0.5, of.author, "beside")


def _beside(premise: Premise, section: AskedSection, rng: random.Random) -> Premise | None:
    """One to three sentences of the section before or after the premise."""
    first, last = (0, premise.start) if rng.random() < 0.5 and premise.start else (premise.end, len(section.sentences))
    if first >= last:
        return None
    start = rng.randrange(first, last)
    return of_section(section, start, min(last, start + rng.choice((1, 2, 3))))


def rows_of_sections(sections: Sequence[AskedSection], rng: random.Random) -> Iterator[Row]:
    """Sentences of our own sections, turned or reworded, with the sentences around them."""
    for section, before in zip(sections, (sections[-1], *sections), strict=False):
        plain = [n for n, sentence in enumerate(section.sentences) if is_plain(sentence)]
        for row in rng.choices(plain, k=_TURNED_TRIES) if plain else ():
            sentence = section.sentences[row]
            text = _headed(of_section(section, max(0, row - rng.randrange(2)), row + 1 + rng.randrange(2)), rng)
            if changed := turned(sentence, " ".join(before.sentences), rng):
                said = reworded(changed.text, rng.randrange(4), rng)
                yield Row(text, said, changed.label, 0.4, "turned", changed.kind)
            if rng.random() < 0.6:
                said = reworded(sentence, rng.randrange(1, 5), rng)
                yield Row(text, said, Label.SUPPORTED, 0.4, "turned", "same")


def rows_of_questions(sections: Sequence[AskedSection], rng: random.Random, author: str = "questions") -> Iterator[Row]:
    """Questions about sections with sentences that answer them, sentences that do not, and the whole section."""
    for section in sections:
        for question in section.questions:
            others = set(range(len(section.sentences))) - {*question.answers, *question.partial}
            beside = rng.sample(sorted(others), min(3, len(others)))
            told = [(n, n + 1, Label.ANSWERED, "answers") for n in question.answers[:2]]
            told += [(n, n + 1, Label.UNANSWERED, "beside") for n in beside]
            if rng.random() < 0.5:
                label = Label.ANSWERED if question.answers else Label.UNANSWERED
                told.append((0, len(section.sentences), label, "whole"))
            for start, end, label, kind in told:
                text = _headed(of_section(section, start, end), rng, 0.8)
                yield Row(text, question.text, label, 0.5, author, kind)


def rows_of_asked(asked: Sequence[Asked], rng: random.Random) -> Iterator[Row]:
    """Questions with the statement that answers them, and one of each with another statement."""
    for of in asked:
        for question in of.questions[:3]:
            yield Row(of.statement, question, Label.ANSWERED, 0.4, "asked", "answers")
        other = rng.choice(asked)
        if other is not of:
            yield Row(other.statement, rng.choice(of.questions), Label.UNANSWERED, 0.3, "asked", "far")


def _headed(premise: Premise, rng: random.Random, share: float = _HEADED) -> str:
    return f"{premise.heading}: {premise.text}" if premise.heading and rng.random() < share else premise.text
