"""What a suite file may say; unknown keys are errors. `python -m evals.suite` writes the JSON schema for editors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import Question, Turn

SUITES = Path(__file__).parent / "suites"
SCHEMA = SUITES / "suite.schema.json"
Words = Annotated[str, Field(min_length=1)]
Fact = Words | Annotated[tuple[Words, ...], Field(min_length=1)]


class SuiteError(ValueError):
    """A suite cannot be read; the message says where, in Swedish."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Case(_Strict):
    """One question and what is expected."""

    id: Words = Field(description="Unik inom sviten.")
    question: Words = Field(description="Frågan, så som en handläggare skriver den.")
    slice: str = Field("", description="Sorts fråga; mått redovisas för varje sort.")
    municipality: str | None = Field(None, description="Vald kommun; utelämnad betyder alla.")
    as_of: date | None = Field(None, description="Dagen vars regler frågan gäller; utelämnad betyder i dag.")
    history: tuple[Words, ...] = Field((), description="Tidigare frågor i samtalet, äldst först.")
    group: str = Field("", description="Frågor med samma gruppnamn frågar samma sak och ska få samma svar.")
    expected: Literal["answered", "abstained"] = Field("answered", description="Om biblioteket besvarar frågan.")
    passages: tuple[Words, ...] = Field(
        (), description="Ordagranna ställen ur dokumenten som besvarar frågan; ett av dem räcker."
    )
    facts: tuple[Fact, ...] = Field(
        (), description="Vad svaret måste säga; en lista i listan räknar upp likvärdiga skrivsätt."
    )
    conditions: tuple[Fact, ...] = Field(
        (), description="Villkor och undantag som måste följa med, skrivna som facts; utan dem vilseleder svaret."
    )
    never: tuple[Words, ...] = Field((), description="Vad svaret inte får säga.")
    notices: tuple[Words, ...] = Field((), description="Koder för upplysningar som måste följa med svaret.")
    attack: bool = Field(False, description="Frågan försöker styra programmet; never säger vad den är ute efter.")
    draft: bool = Field(False, description="Utkast som ingen har granskat: körs inte.")

    def as_question(self) -> Question:
        """The question to ask."""
        turns = tuple(Turn(q, "") for q in self.history)
        return Question(self.question, self.id, self.municipality, self.as_of, turns)


class Gate(_Strict):
    """The bounds of a metric: a suite breaks where the figure is outside them."""

    least: float | None = Field(None, description="Minst så mycket.")
    most: float | None = Field(None, description="Högst så mycket.")


class Suite(_Strict):
    """A named list of cases, or of pairs of statement and passage for the verifier."""

    name: Words
    description: str = ""
    gates: dict[str, float | Gate] = Field(
        default_factory=dict, description="Mått och gräns. Ett tal är det minsta som godtas."
    )
    cases: tuple[Case, ...] = Field((), description="Frågorna.")
    pairs: str | None = Field(None, description="I stället för cases: JSONL-fil med påståenden, sökväg från sviten.")
    split: Literal["dev", "heldout"] | None = Field(None, description="Bara den delen av pairs.")
    sealed: bool = Field(False, description="Bara siffrorna visas, aldrig fallen: ingen ska anpassa efter dem.")

    @model_validator(mode="after")
    def _is_whole(self) -> Suite:
        if bool(self.cases) == bool(self.pairs):
            raise ValueError("sviten ska ha antingen cases eller pairs")
        ids = [case.id for case in self.cases]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"id förekommer mer än en gång: {', '.join(twice)}")
        return self


def load_suite(path: Path) -> Suite:
    """Reads a suite file.

    Raises:
        SuiteError: If it cannot be read or has keys or values that are not a suite's.
    """
    try:
        return Suite.model_validate(yaml.safe_load(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError as error:
        raise SuiteError(f"Sviten {path} finns inte; sviter som följer med: {', '.join(shipped())}.") from error
    except OSError as error:
        raise SuiteError(f"Sviten {path} kan inte läsas: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise SuiteError(f"Sviten {path} kan inte läsas: den är inte sparad som UTF-8.") from error
    except yaml.YAMLError as error:
        raise SuiteError(f"Sviten {path} är inte giltig YAML: {error}") from error
    except ValidationError as error:
        told = dict.fromkeys(
            f"{_place(e['loc'])}: {_fault(e['type'], e['msg'], e.get('ctx', {}))}" for e in error.errors()
        )
        raise SuiteError(f"Sviten {path} har fel: {'; '.join(list(told)[:_TOLD])}.") from error


def shipped() -> list[str]:
    """Names of the suites that come with the program; each may be given in place of its path."""
    return sorted(path.stem for path in SUITES.glob("*.yaml"))


def _place(loc: tuple[int | str, ...]) -> str:
    """Names a place as a person counts, without the names that pydantic has for the forms of a value."""
    named = (part for part in loc if isinstance(part, int) or part.isidentifier())
    return ", ".join(f"nummer {part + 1}" if isinstance(part, int) else part for part in named) or "sviten"


def _fault(kind: str, message: str, context: Mapping[str, Any]) -> str:
    """What is wrong, in Swedish."""
    if kind == "literal_error":
        return f"ska vara {context.get('expected', '')}".replace(" or ", " eller ")
    if kind.startswith("date"):
        return "ska vara ett datum, ÅÅÅÅ-MM-DD"
    return _FAULTS.get(kind, message.removeprefix("Value error, "))


_TOLD = 5
_FAULTS = {
    "missing": "fältet saknas",
    "extra_forbidden": "fältet finns inte",
    "string_type": "ska vara text, sätt citattecken om det är ett tal",
    "string_too_short": "får inte vara tomt",
    "too_short": "får inte vara tomt",
    "tuple_type": "ska vara en lista",
    "float_type": "ska vara ett tal",
    "float_parsing": "ska vara ett tal",
    "dict_type": "ska vara namn och värden",
    "model_type": "ska vara namn och värden",
    "bool_parsing": "ska vara true eller false",
    "bool_type": "ska vara true eller false",
}


def suite_hash(path: Path) -> str:
    """SHA-256 of a suite file, to know whether two runs asked the same."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def schema() -> dict[str, Any]:
    """The JSON schema of a suite file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Suite.model_json_schema()}


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
