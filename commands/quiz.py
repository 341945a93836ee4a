"""`kallstod quiz`: a quiz from cited passages, as text, JSON or a file for another program."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.shared import (
    ForceOption,
    IndexOption,
    JsonOption,
    MunicipalityOption,
    fail,
    open_assistant,
    write,
    write_new,
)

if TYPE_CHECKING:
    from assistant.quiz.item import Item, Quiz, Wish
    from ingest.index import Index
    from settings import Settings

_FORMATS = "moodle, gift, anki, forms, kahoot eller docx"


def quiz(
    index: IndexOption = None,
    number: Annotated[int, typer.Option("--number", "--antal", min=1, max=500, help="Antal frågor.")] = 10,
    municipality: MunicipalityOption = None,
    subject: Annotated[list[str] | None, typer.Option("--subject", help="Ämne; kan upprepas.")] = None,
    work: Annotated[list[str] | None, typer.Option("--work", help="Dokument (sökväg eller id); kan upprepas.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Frågetyp, t.ex. lucka; kan upprepas.")] = None,
    level: Annotated[int | None, typer.Option("--level", min=1, max=3, help="Svårighet 1 till 3.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="Samma frö ger samma quiz.")] = 0,
    export: Annotated[
        tuple[str, Path] | None, typer.Option("--export", help=f"Skriv en fil: {_FORMATS}.", metavar="FORMAT FIL")
    ] = None,
    force: ForceOption = False,
    reword: Annotated[bool, typer.Option("--reword", help="Formulera om med språkmodellen (chat_model).")] = False,
    as_json: JsonOption = False,
) -> None:
    """Gör ett quiz där varje fråga står på ett citerat avsnitt."""
    from assistant.quiz.compose import compose

    assistant, settings = open_assistant(index)
    place = municipality or settings.municipality
    wish = _wish(assistant.index, number, place, subject or (), work or (), kind or (), level, seed)
    made = compose(assistant.index, wish)
    if not made.items:
        fail("Källorna gav inga frågor för det valet. Välj fler ämnen, dokument eller frågetyper.")
    if reword:
        made = _reworded(made, settings)
    if export:
        _export(made, *export, force=force)
    if as_json:
        write(quiz_out(made))
    elif not export:
        typer.echo(_as_text(made))
    for remark in made.remarks:
        typer.echo(remark, err=True)


def _reworded(made: Quiz, settings: Settings) -> Quiz:
    from assistant.opening import chat_model_for
    from assistant.quiz.wording import Rewriter
    from settings import SettingsError

    try:
        model = chat_model_for(settings)
    except SettingsError as error:
        fail(str(error))
    if model is None:
        fail("Ingen språkmodell är vald. Sätt chat_model i inställningarna, eller kör utan --reword.")
    items, reason = Rewriter(model, timeout_s=settings.chat_timeout_s).reword(made.items)
    return replace(made, items=items, remarks=(*made.remarks, *((reason,) if reason else ())))


def quiz_out(made: Quiz) -> dict[str, Any]:
    """The quiz as JSON: items with their id, and the passage that each stands on."""
    return {"title": made.title, "items": [_item_out(i) for i in made.items], "remarks": list(made.remarks)}


def _item_out(item: Item) -> dict[str, Any]:
    return {"id": item.item_id, **asdict(item), "level": item.level}


def _wish(
    index: Index,
    number: int,
    municipality: str | None,
    subjects: tuple[str, ...] | list[str],
    works: tuple[str, ...] | list[str],
    kinds: tuple[str, ...] | list[str],
    level: int | None,
    seed: int,
) -> Wish:
    from assistant.quiz.item import ItemKind, Wish
    from ingest.analyze import fold

    known = {k.value for k in ItemKind}
    if strange := [k for k in kinds if k not in known]:
        fail(f"Frågetypen {strange[0]} finns inte. Välj bland {', '.join(sorted(known))}.")
    there = {w for d in index.documents.values() for w in (d.work_id, d.source)}
    if strange := [w for w in works if w not in there]:
        fail(f"Dokumentet {strange[0]} finns inte i biblioteket.")
    if municipality and fold(municipality) not in map(fold, index.municipalities):
        fail(f"Biblioteket har inga dokument från {municipality}.")
    return Wish(
        number, municipality, tuple(subjects), tuple(works), tuple(ItemKind(k) for k in kinds), level, seed
    )  # fmt: skip


def _export(made: Quiz, name: str, path: Path, *, force: bool) -> None:
    from assistant.quiz.exports import BY_NAME

    if name not in BY_NAME:
        fail(f"Formatet {name} finns inte. Välj {_FORMATS}.")
    write_new(path, BY_NAME[name].write(made), force=force)
    typer.echo(f"{len(made.items)} frågor gjorda; {path} skrevs som {BY_NAME[name].label}.", err=True)


def _as_text(made: Quiz) -> str:
    from assistant.quiz.exports.words import citation, key, shown

    lines = [made.title]
    for n, item in enumerate(made.items, start=1):
        lines += ["", f"{n}. {item.stem}", *(f"   – {line}" for line in shown(item))]
        lines += [f"   Svar: {key(item)}", f"   Källa: {citation(item)}"]
    return "\n".join(lines)
