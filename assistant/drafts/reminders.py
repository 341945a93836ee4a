"""What the cited rules also demand and a draft leaves out, each with the words of its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import ratio

from assistant.answer import Citation, Hit, Question
from assistant.assistant import Assistant
from assistant.drafts.carry import carries
from assistant.drafts.evidence import findings
from assistant.drafts.result import CheckedDraft, DraftNotice
from assistant.evidence import Unit, units
from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import words
from ingest.documents import CELL
from ingest.personal import BLACK

Cite = Callable[[Hit, int, int], Citation]
_MOST = 6
"""Conditions and exceptions that are listed at most: a reader stops reading longer lists."""
_RULES = 5
"""Up to this level a source makes rules; reports and minutes tell of them."""
_SAID = 0.5
"""Share of a condition's words that the draft holds where it does not leave it out."""
_CONDITION = re.compile(
    r"\b(?:under förutsättning|förutsatt att|(?:bara|endast) (?:om|när|vid)|såvida|"
    r"(?<!oavsett )(?<!även )om (?!det inte är uppenbart)"
    r"(?=(?:det|den|de|du|ni|man|någon|inte|han|hon|\w+(?:en|et|na)) (?:\w+ ){0,2}?\w+(?:r|s|å|ll|ka|te)\b)|"
    r"utom|dock|men (?:inte|bara|högst)|högst en gång|när det finns särskilda skäl)\b[^.;]*",
    re.I,
)
_EXCEPTION = re.compile(
    r"(?:Dock|Undantag|Undantaget|I undantagsfall|Endast om|Bara om|Om det finns (?:särskilda|synnerliga) skäl|"
    r"(?:Det|Detta|Den|Regeln|Kravet|Rätten) (?:gäller|får|kan) (?:dock |emellertid )?(?:inte|endast|bara))\b"
)
_REFUSES = re.compile(r"\b(?:avslår|avslås|avslag|delavslag|nekas|kräver tillbaka|sätts ned)\b", re.I)
_NO_CHILDREN = re.compile(
    r"\b(?:inga|utan|inte (?:har )?(?:några )?|saknar|ej)\s+(?:hemmavarande |egna |minderåriga |gemensamma )?barn\w*",
    re.I,
)
_RECOVERS = re.compile(r"\båterkr\w+|\bkräver tillbaka\b", re.I)
"""Recovered aid is sued for; the library does not tell that such a decision is appealed as a refusal is."""
_DENIES = re.compile(r"\b(?:avslår|avslås|avslag|delavslag|nekas|sätts ned)\b", re.I)
_OF_A_CASE = 2
"""Facts of the case from which a draft is taken for a decision or a letter in one."""


@dataclass(frozen=True, slots=True)
class _Duty:
    """Something that every decision of a kind must hold.

    Attributes:
        rule: It as a claim, to find the source's words for it; where the library has none, nothing is said.
        held: What a draft says that has it.
    """

    code: str
    told: str
    rule: str
    held: re.Pattern[str]
    needs: re.Pattern[str]


_DUTIES = (
    _Duty(
        "reminder-appeal",
        "Utkastet säger inte hur beslutet överklagas",
        "Den som får avslag ska underrättas om hur beslutet överklagas.",
        re.compile(r"överklag", re.I),
        _REFUSES,
    ),
    _Duty(
        "reminder-appeal",
        "Utkastet säger inte hur och inom vilken tid beslutet ska överklagas",
        "Överklagandet ska ha kommit in inom tre veckor från den dag den enskilde fick del av beslutet.",
        re.compile(r"överklag(?s:.{0,300}?)(?:veckor|dagar)|(?:veckor|dagar)(?s:.{0,200}?)överklag", re.I),
        _REFUSES,
    ),
    _Duty(
        "reminder-individual",
        "Utkastet visar ingen individuell bedömning",
        "Varje ansökan ska prövas individuellt efter omständigheterna i det enskilda fallet.",
        re.compile(
            r"individuell|enskilda fallet|omständighet|prövas för sig|avvika|avsteg|särskilda skäl|bedömning", re.I
        ),
        _REFUSES,
    ),
    _Duty(
        "reminder-children",
        "Hushållet har barn, men utkastet nämner inte barnets bästa",
        "I åtgärder som rör barn ska barnets bästa beaktas i första hand.",
        re.compile(rf"(?:barn(?:ets|ens)|{BLACK}+s?) (?:bästa|situation|behov)|barnperspektiv|barnkonsekvens", re.I),
        re.compile(r"\b(?:barn(?:et|en)?|son(?:en)?|dotter(?:n)?|söner(?:na)?|döttrar(?:na)?)\b", re.I),
    ),
)


def reminders(
    checked: CheckedDraft, assistant: Assistant, municipality: str | None, as_of: date, cite: Cite
) -> tuple[DraftNotice, ...]:
    """The conditions and exceptions of the cited rules that a draft leaves out, and what a decision must hold."""
    found = [*_of_rules(checked, cite)][:_MOST]
    of_the_case = [s.text for s in checked.sentences if s.verdict == "case_fact"]
    if len(of_the_case) >= _OF_A_CASE and any(map(_REFUSES.search, of_the_case)):
        found += _of_decisions(checked, assistant, municipality, as_of, cite)
    return tuple(found)


def _of_rules(checked: CheckedDraft, cite: Cite) -> Iterator[DraftNotice]:
    """A notice for each condition of a cited rule, and each exception from it, that the draft leaves out."""
    draft = {w.stem for w in words(checked.text) if w.weight}
    told = facts(checked.text)
    seen: set[tuple[str, int]] = set()
    listed: list[str] = []
    for sentence in checked.sentences:
        if sentence.verdict != "supported":
            continue
        for citation in (c for c in sentence.citations[:1] if c.document.metadata.kind.level <= _RULES):
            for unit, code in _limits(citation):
                key = (citation.passage.passage_id, unit.start)
                conditional = code == "reminder-condition" and _CONDITION.search(sentence.text)
                left_out = not conditional and _is_left_out(unit, code, draft, told)
                if key not in seen and left_out and not _is_told(unit, listed):
                    seen.add(key)
                    listed.append(unit.text)
                    limit = cite(Hit(citation.passage, citation.document, 1.0), unit.start, unit.end)
                    kind = "ett villkor" if code == "reminder-condition" else "en begränsning"
                    yield _notice(code, f"Regeln har {kind} som utkastet inte nämner", limit)


def _is_told(unit: Unit, listed: Sequence[str]) -> bool:
    """Whether nearly the same words are listed already."""
    return any(ratio(unit.text.casefold(), other.casefold()) >= _ALIKE for other in listed)


_ALIKE = 85.0
"""Likeness, 0 to 100, from which two limits are told in nearly the same words."""


def _limits(citation: Citation) -> Iterator[tuple[Unit, str]]:
    """The cited sentence where it has a condition, and the next one where that is an exception from it."""
    found = [u for u in units(citation.passage.text, citation.passage.context) if CELL not in u.text]
    at = next((n for n, u in enumerate(found) if u.start <= citation.start < u.end), None)
    if at is None:
        return
    if _CONDITION.search(found[at].text):
        yield found[at], "reminder-condition"
    if at + 1 < len(found) and _EXCEPTION.match(found[at + 1].text):
        yield found[at + 1], "reminder-exception"


def _is_left_out(unit: Unit, code: str, draft: set[str], told: Sequence[Fact]) -> bool:
    """Whether the draft, by its stems and facts, has too little of what a limit says to have told it."""
    found = _CONDITION.search(unit.text) if code == "reminder-condition" else None
    limit = found.group() if found else unit.text
    wanted = {w.stem: w.weight for w in words(limit) if w.weight}
    total = sum(wanted.values())
    figures = facts(limit)
    if figures and wanted.keys() & draft and all(any(f.same(o) for o in told) for f in figures):
        return False
    return total > 1 and sum(w for stem, w in wanted.items() if stem in draft) < _SAID * total


def _of_decisions(
    checked: CheckedDraft, assistant: Assistant, municipality: str | None, as_of: date, cite: Cite
) -> Iterator[DraftNotice]:
    appeals = False
    of_the_case = " ".join(s.text for s in checked.sentences if s.verdict == "case_fact")
    for duty in _DUTIES:
        if duty.held.search(checked.text) or not duty.needs.search(_NO_CHILDREN.sub("", of_the_case)):
            continue
        if duty.code == "reminder-appeal" and _RECOVERS.search(of_the_case) and not _DENIES.search(of_the_case):
            continue
        if duty.code == "reminder-appeal" and appeals:
            continue
        if (source := _source(duty.rule, assistant, municipality, as_of, cite)) is not None:
            appeals = appeals or duty.code == "reminder-appeal"
            yield _notice(duty.code, duty.told, source)


def _source(rule: str, assistant: Assistant, municipality: str | None, as_of: date, cite: Cite) -> Citation | None:
    hits: Sequence[Hit] = assistant.nearest(Question(rule, municipality=municipality, as_of=as_of), 12)
    told = [f for f in findings(rule, hits, 8) if carries(rule, f)]
    best = min(told, key=lambda f: (f.hit.document.metadata.kind.level, -f.score), default=None)
    return cite(best.hit, best.start, best.end) if best else None


def _notice(code: str, told: str, citation: Citation) -> DraftNotice:
    quote = " ".join(citation.quote.split())
    return DraftNotice(
        code, f"{told}: ”{quote}” ({citation.document.metadata.title}, {citation.passage.locator})", citation
    )
