"""What a suite file may say; unknown keys are errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import Question, Turn


class SuiteError(ValueError):
    """A suite cannot be read; the message says where, in Swedish."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Case(_Strict):
    """One question and what is expected.

    Attributes:
        slice: The sort of question, for figures by slice.
        expected: Whether the sources answer it.
        passages: Words that stand in the passages that answer it; any one of them will do.
        facts: What the answer must say; each a word sequence, or several of which one will do.
        never: What the answer must not say.
    """

    id: str
    question: str
    slice: str = ""
    municipality: str | None = None
    as_of: date | None = None
    history: tuple[str, ...] = ()
    expected: Literal["answered", "abstained"] = "answered"
    passages: tuple[str, ...] = ()
    facts: tuple[str | tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()

    def as_question(self) -> Question:
        """The question to ask."""
        turns = tuple(Turn(q, "") for q in self.history)
        return Question(self.question, self.id, self.municipality, self.as_of, turns)


class Suite(_Strict):
    """A named list of cases.

    Attributes:
        gates: Metric name and the least share that passes.
    """

    name: str
    description: str = ""
    gates: dict[str, float] = Field(default_factory=dict)
    cases: tuple[Case, ...]


def load_suite(path: Path) -> Suite:
    """Reads a suite file.

    Raises:
        SuiteError: If it cannot be read or has keys or values that are not a suite's.
    """
    try:
        return Suite.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SuiteError(f"Sviten {path} kan inte läsas.") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise SuiteError(f"Sviten {path} har ett fel: {error}") from error
