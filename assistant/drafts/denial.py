"""What a claim denies and a source does not, and the other way round."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.comparison import clause_of
from assistant.drafts.evidence import Finding
from assistant.drafts.topic import KIN, share_of_topic, verb_of
from assistant.drafts.verbs import MODAL, finite_verb, main_verb
from assistant.matching import Word, akin, words
from assistant.negations import BOUNDS, DENIES

_DENIES_TOO = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|varken|utan|bara|endast|enbart|förrän|sällan|knappast|nej|"
    r"undan\w+|oavsett)\b",
    re.I,
)
_MAY_DENY = re.compile(
    rf"{_DENIES_TOO.pattern}|\b(?:först|saknas|saknar|avslå\w*|avslag\w*|neka\w*|avstå\w*|fri\w*|obehövlig\w*|slipp\w*|"
    r"hindr\w*|motsatt\w*|utöver|utanför|upphör\w*|annars|före|innan)\b",
    re.I,
)


def denies_alone(claim: str, text: str) -> bool:
    """Whether the claim denies something and the text nothing."""
    return DENIES.search(claim) is not None and _DENIES_TOO.search(_unshared(claim, text)) is None


def _unshared(claim: str, text: str) -> str:
    """The text without what denies nothing of the claim: the "utan" that both have."""
    shared = [word for word in ("utan", "saknar", "saknas", "avslag") if re.search(rf"\b{word}\b", claim, re.I)]
    return re.sub(rf"\b(?:{'|'.join(shared)})\b", "", text, flags=re.I) if shared else text


def denied_alike(claim: str, finding: Finding, *, read: bool = False) -> Finding:
    """A denial is carried only by a place that denies the same, and what is not denied by one that does not deny it.

    Args:
        read: Whether the place has been read to say the claim in other words: it then denies it in other words too.
    """
    if finding.verdict.verdict != "supported" or finding.verbatim:
        return finding
    denial = _denial_of(claim, finding)
    if denial is not None and (deny_once_each(claim, finding) or (read and _deny_as_often(claim, finding))):
        return finding
    if (leave := _leave_denied(claim, finding)) is not None:
        return _contradicted(finding, *leave)
    if denial is None:
        told = _verb_denied(claim, finding.text)
        return finding if told is None else _contradicted(finding, *told)
    if not _has_denied(finding, claim, denial.start()):
        return replace(finding, verdict=replace(finding.verdict, verdict="not_found", difference=None))
    if _is_said_undenied(claim, finding.text, denial):
        said = denial.group().lower()
        return _contradicted(finding, f"källan förnekar inte detta, påståendet säger ”{said}”", denial.span())
    return finding


def _denial_of(claim: str, finding: Finding) -> re.Match[str] | None:
    """The first of the claim's denials that the place has what is denied of, else its first."""
    told = (d for d in DENIES.finditer(claim) if not BOUNDS.match(claim, d.start()))
    denials = [d for d in told if not _is_aside(claim, d)]
    return next((d for d in denials if _has_denied(finding, claim, d.start())), denials[0] if denials else None)


def _is_aside(claim: str, denial: re.Match[str]) -> bool:
    """Whether a denial stands in a clause that tells who or when is meant."""
    start, verb = clause_of(claim, denial.start())[0], main_verb(claim)
    return _ASIDE.match(claim, start) is not None and bool(start or verb is None or denial.start() < verb.start())


_ASIDE = re.compile(r"\W*(?:som|om|när)\b", re.I)
"""Opens a clause that tells who or when is meant, and is not what the claim says."""


def _verb_denied(claim: str, text: str) -> tuple[str, tuple[int, int]] | None:
    """Where the source denies the verb of a claim that denies nothing."""
    verb = verb_of(claim)
    if verb is None or _DENIES_TOO.search(_unshared(text, claim)) or not _is_denied(text, verb):
        return None
    return "källan förnekar detta, påståendet gör det inte", (verb.start, verb.end)


def _is_said_undenied(claim: str, text: str, denial: re.Match[str]) -> bool:
    """Whether a text says what a claim denies, and has no word that may deny it."""
    return not _MAY_DENY.search(_unshared(claim, text)) or affirms(text, claim, denial.start())


def _contradicted(finding: Finding, told: str, spot: tuple[int, int]) -> Finding:
    return replace(finding, verdict=replace(finding.verdict, verdict="contradicted", difference=told, spot=spot))


def _leave_denied(claim: str, finding: Finding) -> tuple[str, tuple[int, int]] | None:
    """Where the claim's main clause gives leave and the source's denies it, whatever they deny further on."""
    own = finding.own
    mine, theirs = main_verb(claim), main_verb(own)
    if mine is None or theirs is None or not {mine.group().lower(), theirs.group().lower()} <= _LEAVES:
        return None
    if _SOON_AFTER.match(claim, mine.end()) or (denied := _AFTER.match(own, theirs.end())) is None:
        return None
    return f"källan säger ”{own[theirs.start() : denied.end()]}”, påståendet ”{mine.group()}”", mine.span()


_LEAVES = frozenset(("får", "kan"))


def _deny_as_often(claim: str, finding: Finding) -> bool:
    return len(DENIES.findall(claim)) == len(DENIES.findall(finding.own))


def deny_once_each(claim: str, finding: Finding) -> bool:
    """Whether claim and place deny one thing each, of the same: "täcker inte", "betalar inte"."""
    own = finding.own
    once = len(DENIES.findall(claim)) == len(_DENIES_TOO.findall(own)) == 1
    of_verbs = all((verb := main_verb(text)) and _AT_ONCE.match(text, verb.end()) for text in (claim, own))
    return once and of_verbs and share_of_topic(claim, finding) >= _OF_THE_SAME


_AT_ONCE = re.compile(r"(?: \w+){0,1}? (?:inte|ej|aldrig|ingen|inget|inga)\b", re.I)
_OF_THE_SAME = 0.75


_AFTER, _SOON_AFTER = (
    re.compile(rf"(?:\W+\w+){{0,{most}}}?\W+(?:inte|ej|aldrig)\b(?! (?:bara|endast|enbart))", re.I) for most in (1, 3)
)
"""A denial after a verb, and one past a subject and an adverb too: "får vården normalt inte"."""


_SOON = re.compile(
    r"\b(?:samma (?:dag|vecka|månad)|genast|omedelbart|strax|"
    r"direkt(?! (?:till|från|hos|av|i|på)\b)|utan dröjsmål|skyndsamt|snarast|så snart|"
    r"automatiskt)\b",
    re.I,
)


def is_sooner(claim: str, finding: Finding) -> bool:
    """Whether the claim says how soon, and the place does not."""
    return _SOON.search(claim) is not None and _SOON.search(finding.text) is None


def _is_denied(text: str, verb: Word) -> bool:
    """Whether the verb stands in the text, each time with its denial right after it."""
    places = [w for w in words(text) if w.stem == verb.stem]
    return bool(places) and all(_AFTER.match(text, w.end) for w in places)


_LACKS = re.compile(r"\bsakna[rs]\b", re.I)


def affirms(text: str, claim: str, place: int) -> bool:
    """Whether the word that the main clause of the claim denies stands in the text, and nowhere denied."""
    denied = _denied(claim, place)
    clauses = [clause_of(text, w.start, coarse=True) for w in words(text) if denied and w.stem == denied.stem]
    return bool(clauses) and not any(_DENIES_TOO.search(text, a, b) or _LACKS.search(text, a, b) for a, b in clauses)


def _has_denied(finding: Finding, claim: str, place: int) -> bool:
    """Whether the source speaks of what the claim denies: else it only does not deny it."""
    denied = _denied(claim, place)
    text = finding.text
    return denied is None or akin(denied, words(text)) >= KIN


def _denied(claim: str, place: int) -> Word | None:
    """The word that a negation denies: the verb right before it, else the first after it in its clause.

    None where that says nothing of its own ("görs inte", "ska inte").
    """
    first, last = clause_of(claim, place, coarse=True)
    inside = [w for w in words(claim) if first <= w.start < last]
    before = next((w for w in reversed(inside) if w.end <= place), None)
    after = next((w for w in inside if w.start > place + 1 and w.weight), None)
    if before and re.fullmatch(r"\s+", claim[before.end : place]) and (found := finite_verb(before.text)):
        is_modal = re.fullmatch(MODAL, found.group(), re.I)
        return after if is_modal else before if before.weight else None
    return after
