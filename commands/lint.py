"""`kallstod lint`: what has gone out of date in a folder."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from commands.shared import JsonOption, fail, read_settings, write

_CODES = {
    "repealed-law": "Upphävd lag",
    "old-law-may-apply": "Äldre lag kan gälla",
    "old-amount": "Gammalt belopp",
    "dead-link": "Död länk",
    "missing-date": "Datum saknas",
    "old-name": "Gammalt namn",
    "unknown-act": "Okänd författning",
    "changes-soon": "Lag ändras",
}


def lint(
    folders: Annotated[list[Path], typer.Argument(help="Mappar eller filer att granska.", metavar="MAPP...")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="Granska mot det som gällde den dagen.")] = None,
    online: Annotated[bool, typer.Option("--online", help="Pröva även webblänkar. Kräver nät.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Granska riktlinjer: upphävda lagrum, gamla belopp, döda länkar, datum, gamla namn. Slutkod 1 om något hittas."""
    from ingest.folders import LibraryUnreadable
    from ingest.lint import lint as run
    from ingest.web import dead_reason

    settings = read_settings()
    try:
        day = date.fromisoformat(as_of) if as_of else date.today()
    except ValueError:
        fail(f"{as_of} är inget datum; skriv ÅÅÅÅ-MM-DD.")
    try:
        report = run(folders, day, online=dead_reason if online else None, max_file_mb=settings.max_file_mb)
    except LibraryUnreadable as error:
        fail(str(error))
    if as_json:
        write(
            {
                "files": report.files,
                "findings": [asdict(f) for f in report.findings],
                "notes": [asdict(n) for n in report.notes],
                "failures": [{"source": source, "reason": reason} for source, reason in report.failures],
            }
        )
    else:
        for found in (*report.findings, *report.notes):
            place = ", ".join(filter(None, (found.source, found.part, found.locator)))
            typer.echo(f"{_CODES[found.code]}: {place}\n  ”{found.quote}”\n  {found.text}\n")
        for source, reason in report.failures:
            typer.echo(f"Ej granskad: {source}: {reason}", err=True)
        typer.echo(f"{report.files} filer, {len(report.findings)} anmärkningar, {len(report.notes)} upplysningar.")
    if report.findings:
        raise typer.Exit(1)
