"""A checked draft as a Word document: its sentences marked, what is to be said of each as a comment beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from assistant.drafts.report import VERDICTS, remark, summary
from assistant.drafts.result import CheckedDraft, CheckedSentence, DraftVerdict

AUTHOR, INITIALS = "Källstöd", "Ks"
_COLOURS: dict[DraftVerdict, WD_COLOR_INDEX] = {
    "supported": WD_COLOR_INDEX.BRIGHT_GREEN,
    "contradicted": WD_COLOR_INDEX.RED,
    "not_found": WD_COLOR_INDEX.YELLOW,
}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def to_docx(checked: CheckedDraft) -> bytes:
    """The draft with comments; facts of the case have none."""
    document = Document()
    document.core_properties.author = AUTHOR
    document.core_properties.title = "Granskad text"
    document.add_paragraph(summary(checked)).runs[0].italic = True
    runs: dict[int, list[Run]] = {}
    for start, end in _lines(checked.text):
        _write(document.add_paragraph(), checked, start, end, runs)
    for sentence in checked.sentences:
        if sentence.verdict != "case_fact" and (own := runs.get(sentence.start)):
            document.add_comment([own[0], own[-1]], _writable(_comment(sentence)), author=AUTHOR, initials=INITIALS)
    if checked.notices:
        document.add_heading("Att tänka på", level=2)
        for notice in checked.notices:
            document.add_paragraph(_writable(notice.text), style="List Bullet")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that hold something."""
    return ((m.start(), m.end()) for m in re.finditer(r"[^\r\n]+", text) if m.group().strip())


def _write(paragraph: Paragraph, checked: CheckedDraft, start: int, end: int, runs: dict[int, list[Run]]) -> None:
    """One line, a run for each sentence or stretch between; those of a sentence are kept for its comment."""
    at = start
    for sentence in checked.sentences:
        first, last = max(sentence.start, start), min(sentence.end, end)
        if first >= last:
            continue
        paragraph.add_run(_writable(checked.text[at:first]))
        run = paragraph.add_run(_writable(checked.text[first:last]))
        run.font.highlight_color = _COLOURS.get(sentence.verdict)
        runs.setdefault(sentence.start, []).append(run)
        at = last
    paragraph.add_run(_writable(checked.text[at:end]))


def _comment(sentence: CheckedSentence) -> str:
    """The remark, with the title of each source: the document leaves the program, its list of sources does not."""
    sources = "\n".join(f"[{c.n}] {c.document.metadata.title}, {c.passage.locator}" for c in sentence.citations)
    return f"{remark(sentence)}\n{sources}".strip() or VERDICTS[sentence.verdict]


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)
