"""A follow-up that asks for more or less than what was said: "och däröver?" with its bound written out."""

from __future__ import annotations

import re

from assistant.facts.numerals import NUMBER

_MORE = r"(?:mer|mera|högre|större|längre(?: tid)?|fler|äldre)"
_LESS = r"(?:mindre|lägre|kortare(?: tid)?|färre|yngre)"
_WHAT = r"(?:det|den|beloppet|summan|skulden|tiden|kostnaden|hyran|kravet)"
_BEYOND = re.compile(
    rf"\b(?:(?:om|när) {_WHAT} (?:är|blir|gäller|kostar|överstiger) (?:på |värd )?(?P<than>{_MORE}|{_LESS})"
    r"(?: än (?:så|det|den)\b)?|"
    rf"(?P<bare>{_MORE}|{_LESS}) än (?:så|det)|(?P<over>däröver|därutöver|utöver det|över (?:det|den gränsen))|"
    r"(?P<under>därunder|under (?:det|den gränsen)))\b(?! än\b)",
    re.IGNORECASE,
)
_UNIT = r"(?:kr\b|kronor|månadshyr\w+|månader|månad\b|\w*dagar|veckor|år\b|procent|%)"
_LIMIT = re.compile(
    rf"\b(?:(?P<word>högst|max|maximalt|upp till|som mest|över|mer än|minst):?\s+)?"
    rf"\b(?P<amount>{NUMBER}\s*{_UNIT})",
    re.IGNORECASE,
)


def asks_further(follow_up: str) -> bool:
    """Whether a follow-up points at what was said as a bound."""
    return _BEYOND.search(follow_up) is not None


def bounded(before: str, follow_up: str, answer: str) -> tuple[str, str]:
    """The question before and what is asked further, with the bound written out where the talk tells it.

    Args:
        follow_up: Without its opening word and its question mark.
        answer: What was answered to the question before; may be empty.

    Returns:
        The question before, with the bound in the place of its own where it names one and nothing else is asked,
        and the follow-up, empty where the question says it all.
    """
    follow_up = re.sub(r"\s+då$", "", follow_up)
    beyond = _BEYOND.search(follow_up)
    own = _LIMIT.search(before)
    limit = own or _limit_of(answer)
    if beyond is None or limit is None:
        return before, follow_up
    less = beyond["under"] or re.fullmatch(_LESS, beyond["than"] or beyond["bare"] or "", re.IGNORECASE)
    sum_of_money = re.search(r"kr", limit["amount"], re.IGNORECASE)
    more_than = ("under" if sum_of_money else "mindre än") if less else ("över" if sum_of_money else "mer än")
    new = f"{more_than} {limit['amount']}"
    if own and not follow_up.replace(beyond[0], "").strip():
        return f"{before[: own.start()]}{new}{before[own.end() :]}", ""
    return before, f"{follow_up[: beyond.start()]}om det är {new}{follow_up[beyond.end() :]}"


def _limit_of(answer: str) -> re.Match[str] | None:
    """The limit that the first statement of an answer tells: one said to be a limit before any other."""
    first = answer.partition("\n\n")[0]
    found = list(_LIMIT.finditer(first))
    return next((m for m in found if m["word"]), found[0] if found else None)
