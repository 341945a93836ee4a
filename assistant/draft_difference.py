"""What a difference found by the verifier is worth in a draft: told otherwise, told less, or only worded otherwise.

An answer says nothing but what its source says; a draft may say more than the library does, and is wrong only where a
source tells something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.draft_denial import DENIES, affirms, denied_as_noun, deny_once_each
from assistant.draft_evidence import Finding
from assistant.draft_figure import MEANS_LIKE, has_another, tells_the_same
from assistant.draft_topic import KIN, SLIGHT, share_of_topic
from assistant.draft_verbs import finite_verb
from assistant.facts import facts
from assistant.matching import match, words
from ingest.analyze import stem
from ingest.documents import CELL

Sort = Literal["belonging", "wording", "party", "figure", "bound", "denied", "undenied", "unsaid", "condition", "other"]
_FORMS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("condition", re.compile(r"källan säger detta bara under ett villkor")),
    ("unsaid", re.compile(r"källan (?:säger|nämner) inte (?P<mine>.*)")),
    ("undenied", re.compile(r"källan förnekar inte")),
    ("denied", re.compile(r"källan (?:förnekar detta|säger att detta inte)")),
    ("denied", re.compile(r"källan säger ”(?P<theirs>[^”]+)”, påståendet inte$")),
    ("wording", re.compile(r"källan säger ”(?P<theirs>[^”]+)”, påståendet ”(?P<mine>[^”]+)”$")),
    ("party", re.compile(r"källan säger (?P<theirs>[^\W\d][\w-]*), påståendet (?P<mine>[\w-]+)$")),
    ("belonging", re.compile(r"källan säger .+ om .+, påståendet om ")),
    ("figure", re.compile(r"källan säger (?P<theirs>\d.*?)(?: där|,) påståendet (?P<mine>.*)")),
    ("bound", re.compile(r"källan säger (?:högst|minst) ")),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A difference by its sort, with the source's words and the claim's where it tells them."""

    sort: Sort
    theirs: str = ""
    mine: str = ""


def _told(finding: Finding) -> _Told:
    for sort, pattern in _FORMS:
        if m := pattern.match(finding.verdict.difference or ""):
            said = m.groupdict()
            return _Told(sort, said.get("theirs") or "", said.get("mine") or "")
    return _Told("other")


def harmless(claim: str, finding: Finding) -> Finding:
    """A place that differs from a claim only in its wording carries it."""
    told = _told(finding)
    if finding.verdict.verdict != "contradicted" or not any(rule(claim, finding, told) for rule in _HARMLESS):
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


_ANYONE = frozenset(
    "du dig din ditt dina ni er enskild enskilde enskilda sökande sökanden person personen hushåll hushållet klient "
    "klienten patient patienten familj familjen den han hon hen handläggaren handläggare socialsekreteraren vi".split()
)
_OFFICERS = frozenset("handläggaren handläggare socialsekreteraren vi".split())
_NONE = re.compile(r"inte (?:en|ett|någo\w+)|ing(?:en|et|a)")
"""No one and not one are the same."""
_NEEDS = frozenset(("behöver", "måste"))


def _of_anyone(claim: str, finding: Finding, told: _Told) -> bool:
    """It differs only in what the person is called, or in "måste" for "behöver"."""
    named = {told.theirs.casefold(), told.mine.casefold()}
    if told.sort == "wording":
        return named <= _ANYONE or named <= _NEEDS or all(_NONE.fullmatch(n) for n in named)
    return told.sort == "party" and named <= _ANYONE - _OFFICERS


_ALL_OF_IT = 0.95


def _as_listed(claim: str, finding: Finding, told: _Told) -> bool:
    """It has all of the claim's words, its parties in the claim's order among them."""
    if told.sort != "party" or min(finding.score, finding.words) < _ALL_OF_IT:
        return False
    theirs, mine = stem(told.theirs.casefold()), stem(told.mine.casefold())
    there, here = ([w.stem for w in words(text)] for text in (finding.text, claim))
    both = {theirs, mine} <= {*there} & {*here}
    return both and _in_order(theirs, mine, there) == _in_order(theirs, mine, here)


_SAYS_WHEN = frozenset("tid tider senast inom frist tidsfrist tidsgräns".split())
_ADVISES = re.compile(r"rekommend|råd", re.I)


def _of_its_heading(claim: str, finding: Finding, told: _Told) -> bool:
    """A column's heading says what sort of thing its cells are: "Tid" over a row is nothing other than "senast"."""
    row = finding.hit.passage.text[finding.start : finding.end]
    if told.sort != "wording" or CELL not in row:
        return False
    above = told.theirs in finding.lead.casefold() and told.theirs not in row.casefold()
    return {told.theirs, told.mine} <= _SAYS_WHEN or (above and _ADVISES.match(told.theirs) is not None)


def _of_its_row(claim: str, finding: Finding, told: _Told) -> bool:
    """A row carries what its first cell does: the party that it names there is no other one."""
    row = finding.hit.passage.text[finding.start : finding.end]
    actors = {w.stem for w in words(row.split(CELL)[0])} if CELL in row else set()
    return told.sort == "party" and stem(told.mine.casefold()) in actors


_IF = re.compile(r"\b(?:om|när|bara (?:om|när)|förutsatt att)\b(?P<condition>[^,.;|\n]+)", re.I)
_RATE = re.compile(r"(?:i|per|varje) (?:månad(?:en)?|dag(?:en)?|år(?:et)?|vecka(?:n)?)", re.I)
_NAMED_SO = 0.6


def _as_much(claim: str, finding: Finding, told: _Told) -> bool:
    """It lacks no more than "i månaden", or its condition is told by the claim in other words."""
    if told.sort == "condition":
        return any(_told_in(claim, m["condition"]) for m in _IF.finditer(finding.text))
    spot = finding.verdict.spot
    lacks_rate = spot is not None and _RATE.fullmatch(claim[slice(*spot)].strip()) is not None
    return told.sort == "unsaid" and lacks_rate and not any(f.kind == "rate" for f in facts(finding.text))


def _told_in(claim: str, condition: str) -> bool:
    there = words(claim)
    wanted = [w for w in words(condition) if w.weight > SLIGHT]
    figures = [f for f in facts(condition) if not any(f.same(o) for o in facts(claim))]
    held = sum(w.weight for w in wanted if match(w, there).strength >= KIN)
    return bool(wanted) and not figures and held >= _NAMED_SO * sum(w.weight for w in wanted)


_MUST = frozenset(("ska", "skall", "måste"))


def _of_another_verb(claim: str, finding: Finding, told: _Told) -> bool:
    """What is done always must be done, where the source's "kan" is of another verb: "motiveras och kan överklagas"."""
    spot = finding.verdict.spot
    if told.sort != "wording" or spot is None or told.mine not in _MUST or told.theirs not in ("kan", "får"):
        return False
    governed = next((w for w in words(claim) if w.start >= spot[1] and w.weight), None)
    there = words(finding.text)
    first = next((w for w in there if governed and match(governed, [w]).strength >= KIN), None)
    modal = re.search(rf"\b{told.theirs}\b", finding.text, re.I)
    return first is not None and modal is not None and first.start < modal.start()


def _denies_too(claim: str, finding: Finding, told: _Told) -> bool:
    """The claim denies what the source does, in other words or with the source's own one."""
    if told.sort == "denied" and told.theirs:
        return deny_once_each(claim, finding)
    if told.sort == "undenied" and denied_as_noun(claim, finding):
        return True
    spot = finding.verdict.spot
    if told.sort != "undenied" or spot is None:
        return False
    word = claim[slice(*spot)].casefold()
    return word.startswith("sakna") and word in finding.text.casefold()


_HARMLESS = (_of_anyone, _as_listed, _of_its_heading, _of_its_row, _as_much, _of_another_verb, _denies_too)


def tells_otherwise(finding: Finding, claim: str, *, alone: bool = True) -> bool:
    """Whether the source says something else, rather than not quite as much as the claim.

    That "alltid" or a name is not in the source is no contradiction: the claim is then not found.

    Args:
        alone: Whether that is to contradict the claim; else only to count against a place that carries it.
    """
    told, spot = _told(finding), finding.verdict.spot
    if told.sort in ("unsaid", "condition"):
        near = max(finding.score, finding.words) >= _CONTRADICTS_FIGURE
        return near and spot is not None and has_another(claim, finding, spot)
    if told.sort == "undenied":
        return spot is None or (not _in_condition(claim, spot[0]) and affirms(finding.text, claim, spot[0]))
    if told.sort == "bound":
        return _BEYOND.search(claim) is None
    if told.sort == "party":
        return finding.score >= _OF_PARTIES and not _names_both(claim, finding, told)
    if told.sort == "figure":
        in_claim = any(f.same(o) for f in facts(told.theirs) for o in facts(claim))
        return spot is None or not (in_claim or tells_the_same(finding, claim, spot))
    if told.sort == "denied":
        return (
            not DENIES.search(claim)
            and told.theirs != "utan"
            and not (told.theirs == "" and _NO_MORE_THAN.search(finding.text))
        )
    if told.sort == "wording":
        return _turns(claim, finding, told, alone)
    return not (spot and _ABLE.match(claim, spot[1]))  # "ska den enskilde kunna" is leave, no duty


def _turns(claim: str, finding: Finding, told: _Told, alone: bool) -> bool:
    """Whether another word turns what is said."""
    spot, said = finding.verdict.spot, (told.theirs, told.mine)
    if "inte" in told.theirs and _SAVE.search(claim):
        return False
    if spot and {*said} <= _MODALS and not _of_one_verb(finding, claim, spot, told.theirs):
        return False
    if not all(_GRADES.search(word) for word in said):
        return not alone and any(_GRADES.search(word) for word in said)
    return not (spot and _ABLE.match(claim, spot[1]))


_CONTRADICTS_FIGURE = 0.72
"""Least score of a place that contradicts by having another figure than one that is not there."""
_OF_PARTIES = 0.74
"""Least score of a place that contradicts by another party: of a long claim it may be of something else."""
_NO_MORE_THAN = re.compile(r"\binte (?:\w+ ){0,2}(?:mer|fler|längre|större|högre) än\b", re.I)
_SAVE = re.compile(r"\b(?:om (?:det|den|de|han|hon|man) inte|om inte|såvida|utom|med undantag)\b", re.I)
"""An exception in the claim itself: what the source denies may be just that."""
_BEYOND = re.compile(
    r"\b(?:mer än|fler än|över|överstig\w*|(?:där|här)?utöver|däröver|mindre än|färre än|under|understig\w*)\b", re.I
)
_MODALS = frozenset("ska skall måste bör får kan".split())
_NEAR = 8
"""Words after a modal within which its verb stands."""
_ABLE = re.compile(r"(?:\W+\w+){0,4}?\W+kunna\b")
_GRADES = re.compile(
    r"\b(?:ska|skall|måste|bör|får|kan|krävs|inte|ingen|inget|inga|aldrig|alltid|sällan|ofta|alla|samtliga|bara|"
    r"endast|först|före|efter|innan|sedan|från och med|till och med|tidig\w*|sen\w*|hög\w*|låg\w*|läg\w*|minst\w*|mest|"
    r"stor\w*|stör\w*|liten|litet|små|mindre|mer|lång\w*|läng\w*|kort\w*|ung\w*|yng\w*|äld\w*|fler\w*|färre|öka\w*|minska\w*|"
    r"höj\w*|sänk\w*|tillåt\w*|förbju\w*|bevilja\w*|avsl\w*|bifall\w*|munt\w*|skrift\w*|fördel\w*|nackdel\w*|inled\w*|"
    r"offentlig\w*|hemlig\w*|frivillig\w*|obligatorisk\w*|helg\w*|vardag\w*|inkomst\w*|utgift\w*|digital\w*|papper\w*|"
    r"inklusive|exklusive|ensam\w*|sam(?:bo|man)\w*|vuxn?\w*|barn\w*|ingår|utanför|billig\w*|dyr\w*|gemensamt|enskilt|"
    r"lätt\w*|svår\w*)\b",
    re.I,
)
"""Words whose exchange turns what is said; that of others is another wording, and what it says is not found."""


def _in_condition(claim: str, place: int) -> bool:
    """Whether a place stands in the condition that a claim opens with: "Får du inte in allt kan du komplettera"."""
    first = finite_verb(claim)
    opens = re.match(r"(?:Om|När|Så länge|Ifall)\b", claim) is not None
    if first is None or not (opens or first.start() == 0):
        return False
    begun = finite_verb(claim, first.end())
    return begun is not None and place < begun.start()


def _names_both(claim: str, finding: Finding, told: _Told) -> bool:
    """Whether the place names the claim's party beside the one that is held against it, which the claim has not."""
    if re.search(r"(?:en|et|na)s$", told.theirs) and not told.mine.endswith("s"):
        return True  # whose something is, and not who does it
    row = finding.hit.passage.text[finding.start : finding.end]
    if CELL in row and told.theirs in finding.lead and told.theirs.casefold() not in row.casefold():
        return True
    theirs, mine = stem(told.theirs.casefold()), stem(told.mine.casefold())
    there, here = ([w.stem for w in words(text)] for text in (finding.text, claim))
    if mine not in there:
        return False
    return theirs not in here or (theirs in there and _in_order(theirs, mine, there) == _in_order(theirs, mine, here))


def _in_order(one: str, other: str, stems: Sequence[str]) -> bool:
    return stems.index(one) < stems.index(other)


def _of_one_verb(finding: Finding, claim: str, spot: tuple[int, int], modal: str) -> bool:
    """Whether the source's modal governs the verb that the claim's does."""
    mine = next((w for w in words(claim) if w.start >= spot[1] and w.weight), None)
    text = finding.text
    governed = [
        w.stem
        for m in re.finditer(rf"\b{modal}\b", text, re.I)
        for w in [w for w in words(text) if w.start >= m.end()][:_NEAR]
    ]
    return mine is None or mine.stem in governed


def exchanged(finding: Finding, sort: Sort) -> tuple[str, str] | None:
    """The source's word and the claim's, where one stands for the other in a difference of that sort; else None."""
    told = _told(finding)
    return (told.theirs, told.mine) if told.sort == sort else None


_VAGUE = re.compile(r"källan säger (?:att detta görs|”[^”]+” här, påståendet gör det inte)")


def is_vague(finding: Finding) -> bool:
    """Whether the difference is told by a word that may belong to something else in the place: "saknas", "avstå"."""
    return _VAGUE.match(finding.verdict.difference or "") is not None


_SOFT = re.compile(r"\b(?:bör|om möjligt|helst|gärna|lämpligen)\b", re.I)
_ADVISES_TOO = re.compile(r"\b(?:bör|borde|möjlig\w*|helst|gärna|lämplig\w*|rekommend\w*|råd\w*|anser|kan|får)\b", re.I)


def softens(claim: str, finding: Finding) -> bool:
    """Whether the claim only advises what the place says is done."""
    return _SOFT.search(claim) is not None and _ADVISES_TOO.search(finding.text) is None


def says_less(finding: Finding) -> bool:
    """Whether the source only lacks something that the claim has."""
    return _told(finding).sort in ("unsaid", "condition")


def belongs_elsewhere(finding: Finding) -> bool:
    """Whether the source has what the claim says of somebody else."""
    return _told(finding).sort == "belonging"


_ABSOLUTE = re.compile(r"”(?:aldrig|alltid|alla|samtliga|ingen|inga|oavsett|automatiskt|även om|trots att)”")


def reaches_further(finding: Finding) -> bool:
    """Whether the claim makes a rule without exception of what the source does not."""
    told = _told(finding)
    return told.sort == "unsaid" and _ABSOLUTE.match(told.mine) is not None


_RESTRICTS = re.compile(
    r"\b(?:enbart|bara|endast|utom|särskilda skäl|om inte|hushåll med|tidigast|först när|undantag\w*)\b[^.;|]*", re.I
)
_WITHIN = re.compile(r"\b(?:som|att|när|där|om|eftersom)\b[^.;,]{8,}$", re.I)
"""What restricts within a subordinate clause is of that clause alone."""
_ALL_BUT_ALL = 0.75


def excepted(claim: str, finding: Finding) -> Finding | None:
    """The place that restricts what the claim says of all or always, where both are of the same."""
    spot = finding.verdict.spot
    if not reaches_further(finding) or spot is None or _RESTRICTS.search(claim):
        return None
    own = finding.hit.passage.text[finding.start : finding.end]
    limit = _RESTRICTS.search(own)
    if limit is None or _WITHIN.search(own, 0, limit.start()) or finding.likeness < MEANS_LIKE:
        return None
    if share_of_topic(claim, finding) < _ALL_BUT_ALL:
        return None
    told = f"källan säger ”{' '.join(limit.group().split())}”, utkastet ”{claim[slice(*spot)].lower()}”"
    return replace(finding, verdict=replace(finding.verdict, difference=told))


_ALL = re.compile(r"\b(?:alla|samtliga|alltid|aldrig|oavsett|automatiskt)\b", re.I)
_ANY = re.compile(
    r"\b(?:all\w*|samtliga|varje|alltid|aldrig|oavsett|automat\w+|hela|ing(?:en|et|a)|inte|vare sig|var och en|även|"
    r"full\w*|bara|endast|enbart|utan|också)\b",
    re.I,
)
_BINDS = re.compile(r"\bär (?:inte )?(?:skyldig\w*|tvungen|obligatorisk\w*)\b", re.I)
_BOUND_TO = re.compile(
    r"\b(?:ska|skall|måste|krav\w*|kräv\w*|skyldig\w*|tvung\w*|obligatorisk\w*|behöv\w*)\b(?! inte)", re.I
)
_PRESUPPOSES = re.compile(
    r"^(?:För att |Den som vill)\b[^.]*\b(?:måste|krävs|behöver)\b|\bär (?:inte )?frivillig\w*\b", re.I
)
_SUPPOSED = re.compile(
    rf"{_BOUND_TO.pattern}|\b(?:förutsätt\w*|villkor\w*|först|bara|endast|frivillig\w*|själv\w*)\b", re.I
)
_RANKS = re.compile(r"\b(?:i första hand|i regel|i normalfallet|som huvudregel|utan (?:tids)?gräns)\b", re.I)


def goes_beyond(claim: str, text: str) -> bool:
    """Whether the claim is of all, always or first, or binds somebody, and the text does nothing of the sort."""
    if _BINDS.search(claim) and _BOUND_TO.search(text) is None:
        return True
    if _RANKS.search(claim) and _RANKS.search(text) is None:
        return True
    if _PRESUPPOSES.search(claim) and _SUPPOSED.search(text) is None:
        return True
    return _ALL.search(claim) is not None and _ANY.search(text) is None
