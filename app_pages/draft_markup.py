"""HTML for a checked draft: its sentences in place, marked by colour, line and word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app_pages import texts_check
from app_pages.markup import safe
from assistant.drafts.report import VERDICTS
from assistant.drafts.result import CheckedClaim, CheckedDraft, CheckedSentence, DraftVerdict

_SHOWN: tuple[DraftVerdict, ...] = ("contradicted", "not_found", "supported", "case_fact")


def draft_html(checked: CheckedDraft) -> str:
    """The draft's paragraphs with every sentence marked; references lead to the sources below."""
    numbers = {s.start: n for n, s in enumerate(_to_see_over(checked), start=1)}
    blocks = (_block(checked, m.start(), m.end(), numbers) for m in re.finditer(r"[^\n]+", checked.text))
    return f'<div class="ks-draft">{"".join(blocks)}</div>'


def summary_html(checked: CheckedDraft) -> str:
    """How many sentences got each verdict, the gravest first, each with its mark."""
    rows = "".join(
        f'<li><span class="ks-said ks-{verdict}">{safe(texts_check.SHORT[verdict])}</span> '
        f"{safe(texts_check.counted(verdict, checked.count(verdict)))}</li>"
        for verdict in _SHOWN
        if checked.count(verdict)
    )
    return f'<ul class="ks-tally">{rows}</ul>'


def legend_html() -> str:
    """What the marks mean."""
    marks = (
        (f'<span class="ks-said ks-{v}">{safe(texts_check.SHORT[v])}</span>', texts_check.MEANS[v]) for v in _SHOWN
    )
    rows = "".join(f"<dt>{mark}</dt><dd>{safe(meaning)}</dd>" for mark, meaning in marks)
    return (
        f'<details class="ks-legend"><summary>{texts_check.LEGEND}</summary><dl class="ks-pairs">{rows}</dl></details>'
    )


def remarks_html(checked: CheckedDraft) -> str:
    """The sentences to see over, numbered as in the text, with what differs and the source's words."""
    rows = "".join(_remark(n, s) for n, s in enumerate(_to_see_over(checked), start=1))
    return f'<ol class="ks-remarks">{rows}</ol>' if rows else f"<p>{texts_check.NO_REMARKS}</p>"


def references_html(numbers: Iterable[int]) -> str:
    """References to sources, which `behaviour.html` opens."""
    return "".join(f'<a class="ks-ref" href="#kalla-check-{n}" aria-label="Visa källa {n}">[{n}]</a>' for n in numbers)


def _to_see_over(checked: CheckedDraft) -> list[CheckedSentence]:
    return [s for s in checked.sentences if s.verdict in ("contradicted", "not_found")]


def _block(checked: CheckedDraft, start: int, end: int, numbers: dict[int, int]) -> str:
    """A line of the draft; one that holds no sentence is a heading."""
    own = [s for s in checked.sentences if s.start < end and s.end > start]
    line = checked.text[start:end]
    if not line.strip():
        return ""
    if not own:
        return f'<p class="ks-draft-heading">{safe(line.strip())}</p>'
    parts: list[str] = []
    at = start
    for sentence in own:
        first, last = max(sentence.start, start), min(sentence.end, end)
        parts += [safe(checked.text[at:first]), _sentence(checked, sentence, first, last, numbers)]
        at = last
    return f"<p>{''.join(parts)}{safe(checked.text[at:end])}</p>"


def _sentence(checked: CheckedDraft, sentence: CheckedSentence, start: int, end: int, numbers: dict[int, int]) -> str:
    body = _with_spot(checked.text, start, end, sentence.spot)
    if sentence.verdict == "case_fact":
        return f'<span class="ks-case_fact">{body}</span>'
    marked = f'<span class="ks-said ks-{sentence.verdict}">{body}</span>'
    if end < sentence.end:
        return marked
    number = numbers.get(sentence.start)
    to_remark = f' <a href="#anmarkning-{number}">{number}</a>' if number else ""
    word = f'<span class="ks-word">({safe(texts_check.SHORT[sentence.verdict])}{to_remark})</span>'
    return f"{marked}&nbsp;{word}{references_html([c.n for c in sentence.citations])}"


def _with_spot(text: str, start: int, end: int, spot: tuple[int, int] | None) -> str:
    """The words, with those that differ marked."""
    if spot is None or spot[0] >= end or spot[1] <= start:
        return safe(text[start:end])
    first, last = max(spot[0], start), min(spot[1], end)
    return f"{safe(text[start:first])}<strong>{safe(text[first:last])}</strong>{safe(text[last:end])}"


def _remark(number: int, sentence: CheckedSentence) -> str:
    difference = f"<p>{safe(_upper(sentence.difference))}.</p>" if sentence.difference else ""
    if len(sentence.claims) > 1:
        difference = f"<p>{texts_check.CLAIMS}</p><ul>{''.join(map(_claim, sentence.claims))}</ul>"
    label = texts_check.SOURCE_SAYS if sentence.verdict == "contradicted" else texts_check.NEAREST
    quotes = "".join(
        f"<blockquote>{label} <q>{safe(' '.join(c.quote.split()))}</q> "
        f'{references_html([c.n])} <span class="ks-meta">{safe(c.document.metadata.title)}</span></blockquote>'
        for c in sentence.citations
        if len(sentence.claims) < 2
    )
    opinion = f'<p class="ks-quiet">{texts_check.OPINION} {safe(sentence.opinion)}</p>' if sentence.opinion else ""
    said = f"<strong>{safe(VERDICTS[sentence.verdict])}:</strong> <q>{safe(' '.join(sentence.text.split()))}</q>"
    return f'<li id="anmarkning-{number}"><p>{said}</p>{difference}{quotes}{opinion}</li>'


def _claim(claim: CheckedClaim) -> str:
    difference = f": {safe(claim.difference)}" if claim.difference else ""
    quotes = " ".join(f"<q>{safe(' '.join(c.quote.split()))}</q> {references_html([c.n])}" for c in claim.citations)
    return f"<li>{safe(claim.text)} <strong>{safe(VERDICTS[claim.verdict])}</strong>{difference} {quotes}</li>"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
