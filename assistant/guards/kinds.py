"""Guards for which one of a kind is meant: which municipality is responsible, and which benefit is told of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.comparison import Comparison, Difference
from assistant.negations import DENIES

_HOME, _STAY = "hemkommunen", "vistelsekommunen"
_MUNICIPALITY = re.compile(
    r"\b(?:(?P<home>(?:hem|folkbokförings|bosättnings)kommun)|(?P<stay>vistelsekommun))(?:en|ens|er|erna|s)?\b", re.I
)
_WHERE = re.compile(r"\bkommun(?:en)? där (?:\w+ ){1,4}?(?:ligger|finns|är belägen|är belägna)\b", re.I)


def municipality(case: Comparison) -> Iterator[Difference]:
    """Of the municipalities that may be responsible, the one that the evidence names."""
    theirs = {_which(m) for m in _MUNICIPALITY.finditer(case.evidence)}
    if (
        len(theirs) != 1
        or _WHERE.search(case.evidence)
        or DENIES.search(case.statement)
        or DENIES.search(case.evidence)
    ):
        return
    told = min(theirs)
    for m in _MUNICIPALITY.finditer(case.statement):
        if _which(m) not in theirs:
            yield Difference(f"källan säger {told}, påståendet {m.group().lower()}", *m.span())
    for m in _WHERE.finditer(case.statement):
        if not _MUNICIPALITY.search(case.statement):
            yield Difference(f"källan säger {told}, påståendet ”{m.group().lower()}”", *m.span())


def _which(named: re.Match[str]) -> str:
    return _HOME if named["home"] else _STAY


_BENEFIT = re.compile(
    r"\b(?P<stem>sjukpenning|sjukersättning|aktivitetsersättning|a-kass|arbetslöshetskass|arbetslöshetsersättning|"
    r"arbetslöshetsförsäkring|föräldrapenning|barnbidrag|bostadsbidrag|bostadstillägg|underhållsstöd|studiemedel|"
    r"studiebidrag|aktivitetsstöd|etableringsersättning|omvårdnadsbidrag|merkostnadsersättning|rehabiliteringspenning|"
    r"äldreförsörjningsstöd)(?:a|an|en|et|er|erna|or|orna|n|s|ens|ets|e\w+)?\b(?!-)",
    re.I,
)
_CUT = re.compile(r"\b(?P<first>sjuk|aktivitets)- (?:och|eller) \w+(?P<last>ersättning)", re.I)
"""Two benefits told as one word: "sjuk- eller aktivitetsersättning"."""
_EARNINGS = re.compile(
    r"\b(?:arbets|löne)?inkomst\w* (?:av|från) (?:en )?(?:anställning|arbete)|\blön(?:en|er)?\b", re.I
)
_ANY = re.compile(
    r"\b(?:\w*inkomst(?:er|erna|en)?|ersättning(?:en|ar|arna)?|förmån(?:en|er|erna)?|bidrag(?:et|en)?|stöd(?:et)?|medel|"
    r"pengar(?:na)?|tillgång\w*|socialförsäkring\w*|beslutet?|CSN|pension\w*)\b",
    re.I,
)
_SAME = {"studiebidrag": "studiemedel"} | dict.fromkeys(
    ("arbetslöshetskass", "arbetslöshetsersättning", "arbetslöshetsförsäkring"), "a-kass"
)


def benefit(case: Comparison) -> Iterator[Difference]:
    """A benefit stands where the evidence has it, not where that has another one, or pay."""
    around = f"{case.evidence}\n{case.context}"
    theirs, others = _benefits(around), _EARNINGS.search(around)
    if not (theirs or others) or _ANY.search(_EARNINGS.sub("", around)) or DENIES.search(case.statement):
        return
    named, held = _BENEFIT.search(around) or others, _benefits(f"{case.passage}\n{case.context}")
    for m in _BENEFIT.finditer(case.statement):
        if named and _plain(m) not in held:
            yield Difference(f"källan säger {named.group().lower()}, påståendet {m.group().lower()}", *m.span())


def _benefits(text: str) -> set[str]:
    """The benefits that a text names, each by the stem of its name."""
    whole = _CUT.sub(lambda m: f"{m.group()} {m['first']}{m['last']}", text)
    return {_plain(m) for m in _BENEFIT.finditer(whole)}


def _plain(named: re.Match[str]) -> str:
    stem = named["stem"].lower()
    return _SAME.get(stem, stem)
