"""`kallstod consistency`: do rewordings of a question get the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.shared import (
    AsOfOption,
    BatchOption,
    IndexOption,
    JsonOption,
    MunicipalityOption,
    fail,
    open_assistant,
    questions,
    write,
)

if TYPE_CHECKING:
    from assistant.oversight.consistency import Consistency
    from assistant.oversight.differences import Difference


def consistency(
    question: Annotated[str | None, typer.Argument(help="Frågan.")] = None,
    variant: Annotated[
        list[str] | None, typer.Option("--variant", help="Egen omformulering; upprepa för flera. Annars föreslås de.")
    ] = None,
    index: IndexOption = None,
    municipality: MunicipalityOption = None,
    as_of: AsOfOption = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ställ samma fråga på flera sätt och jämför svaren: beslut, siffror, villkor och källor."""
    from dataclasses import replace

    from assistant.oversight.consistency import check
    from assistant.oversight.paraphrases import suggest

    assistant, settings = open_assistant(index)
    for asked in questions(question, batch, municipality or settings.municipality, as_of):
        if not asked.text.strip():
            fail("Frågan är tom.")
        wordings = [asked.text, *(variant or suggest(asked.text))]
        found = check(assistant, [replace(asked, text=text) for text in wordings])
        if as_json or batch:
            write({"id": asked.id, **found.as_dict()})
        else:
            typer.echo(_table(found))


def _table(found: Consistency) -> str:
    lines = [
        f"{n}. {v.asked}  [{'svar' if v.kept.statements else 'inget svar'}]" for n, v in enumerate(found.variants, 1)
    ]
    if found.consistent:
        return "\n".join([*lines, "Alla formuleringar får samma svar."])
    for (i, j), between in found.found.items():
        lines += [f"\n{i + 1} och {j + 1} skiljer sig:"] if between else []
        lines += [_line(d) for d in between]
    return "\n".join(lines)


def _line(d: Difference) -> str:
    from assistant.oversight.differences import KINDS

    one, other = (f"{said or '–'}{f' (”{quote}”)' if quote else ''}" for said, quote in _sides(d))
    return f"  {KINDS[d.kind]}: {one}\n    mot {other}"


def _sides(d: Difference) -> tuple[tuple[str, str], tuple[str, str]]:
    return (d.one, " ".join(d.one_quote.split())), (d.other, " ".join(d.other_quote.split()))
