"""`kallstod check`: a draft held against the library, sentence by sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.shared import AsOfOption, IndexOption, JsonOption, MunicipalityOption, fail, open_assistant, write


def check(
    file: Annotated[Path, typer.Argument(help="Utkastet: TXT, DOCX, PDF eller annat format som biblioteket läser.")],
    index: IndexOption = None,
    municipality: MunicipalityOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Granska ett utkast mot biblioteket, mening för mening. Inget av texten sparas."""
    from assistant.draft import DraftError
    from assistant.draft import check as run
    from assistant.drafts.file import DraftFileError, read_draft
    from assistant.drafts.notices import reader_for_drafts
    from assistant.drafts.report import as_plain_text, check_out
    from assistant.wire import BatchError, question_in
    from settings import SettingsError

    assistant, settings = open_assistant(index)
    try:
        bounds = question_in(
            {"question": "", "municipality": municipality or settings.municipality, "as_of": as_of}, {}
        )
        draft = read_draft(file)
        checked = run(
            draft,
            assistant,
            municipality=bounds.municipality,
            as_of=bounds.as_of,
            second_reader=reader_for_drafts(settings),
        )
    except (BatchError, DraftError, DraftFileError, SettingsError) as error:
        fail(str(error))
    if as_json:
        write(check_out(checked))
    else:
        typer.echo(as_plain_text(checked), nl=False)
