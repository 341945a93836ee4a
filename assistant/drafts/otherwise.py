"""Whether a source tells otherwise than a claim of a draft, only in other words, only less, or of something else.

An answer says nothing but what its source says; a draft may say more than the library does, and is wrong only where a
source tells something else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts.denial import affirms, deny_once_each
from assistant.drafts.difference import Told, exchanged, in_order, told_by
from assistant.drafts.evidence import Finding
from assistant.drafts.figure import tells_the_same
from assistant.drafts.topic import KIN
from assistant.drafts.verbs import main_verb
from assistant.facts.read import facts
from assistant.matching import akin, words
from assistant.negations import DENIES
from assistant.parties import is_party
from ingest.analyze import stem
from ingest.documents import CELL


def tells_otherwise(finding: Finding, claim: str, *, alone: bool = True) -> bool:
    """Whether the source says something else, rather than not quite as much as the claim.

    That "alltid" or a name is not in the source is no contradiction: the claim is then not found.

    Args:
        alone: Whether that is to contradict the claim; else only to count against a place that carries it.
    """
    told, spot = told_by(finding), finding.verdict.spot
    if told.sort in ("unsaid", "condition"):
        return False
    if told.sort == "undenied":
        return spot is None or affirms(finding.text, claim, spot[0])
    if told.sort == "party":
        return finding.score >= _OF_PARTIES and _is_somebody(told.theirs) and not _names_both(claim, finding, told)
    if told.sort == "figure":
        in_claim = any(f.same(o) for f in facts(told.theirs) for o in facts(claim))
        return spot is None or not (in_claim or tells_the_same(finding, claim, spot))
    if told.sort == "denied":
        return not DENIES.search(claim) and told.theirs != "utan"
    if told.sort == "wording":
        return _turns(claim, finding, told, alone)
    return True


def _is_somebody(named: str) -> bool:
    """Whether a word names somebody: what stands first in a sentence need not do anything."""
    return named[:1].isupper() or any(map(is_party, words(named)))


def may_tell_otherwise(finding: Finding, claim: str) -> bool:
    """Whether a place may tell otherwise, which the reading then has to see: also by a party that the rules pass by."""
    told = exchanged(finding, "party") if finding.score >= _OF_PARTIES_READ and CELL not in finding.own else None
    return told is not None or tells_otherwise(finding, claim)


_OF_PARTIES_READ = 0.55
"""Least score of a place that has another party than a claim, where the model must read it so too."""


def _turns(claim: str, finding: Finding, told: Told, alone: bool) -> bool:
    """Whether another word turns what is said."""
    spot, said = finding.verdict.spot, (told.theirs, told.mine)
    if spot and {*said} <= _MODALS | {"alltid"} and not _of_one_verb(finding, claim, spot, told.theirs):
        return False
    if not all(_GRADES.search(word) for word in said):
        return not alone and any(_GRADES.search(word) for word in said)
    return True


_OF_PARTIES = 0.74
"""Least score of a place that contradicts by another party: of a long claim it may be of something else."""
_MODALS = frozenset("ska skall måste bör får kan skyldig".split())
_NEAR = 8
"""Words after a modal within which its verb stands."""
_SOON = 4
"""Words after a modal among which its infinitive is looked for."""
_GRADES = re.compile(
    r"\b(?:ska|skall|måste|skyldig|bör|får|kan|krävs|inte|ingen|inget|inga|aldrig|alltid|sällan|ofta|alla|samtliga|bara|"
    r"endast|först|före|efter|innan|sedan|från och med|till och med|tidig\w*|sen\w*|hög\w*|låg\w*|läg\w*|minst\w*|mest|"
    r"stor\w*|stör\w*|liten|litet|små|mindre|mer|lång\w*|läng\w*|kort\w*|ung\w*|yng\w*|äld\w*|fler\w*|färre|öka\w*|minska\w*|"
    r"höj\w*|sänk\w*|tillåt\w*|förbju\w*|bevilja\w*|avsl\w*|bifall\w*|munt\w*|skrift\w*|fördel\w*|nackdel\w*|inled\w*|"
    r"offentlig\w*|hemlig\w*|frivillig\w*|obligatorisk\w*|helg\w*|vardag\w*|inkomst\w*|utgift\w*|digital\w*|papper\w*|"
    r"inklusive|exklusive|ensam\w*|sam(?:bo|man)\w*|vuxn?\w*|barn\w*|ingår|utanför|billig\w*|dyr\w*|gemensamt|enskilt|"
    r"lätt\w*|svår\w*)\b",
    re.I,
)
"""Words whose exchange turns what is said; that of others is another wording, and what it says is not found."""


def _names_both(claim: str, finding: Finding, told: Told) -> bool:
    """Whether the place names the claim's party beside the one that is held against it, which the claim has not."""
    if re.search(r"(?:en|et|na)s$", told.theirs) and not told.mine.endswith("s"):
        return True  # whose something is, and not who does it
    row = finding.own
    if CELL in row and told.theirs in finding.lead and told.theirs.casefold() not in row.casefold():
        return True
    theirs, mine = stem(told.theirs.casefold()), stem(told.mine.casefold())
    there, here = ([w.stem for w in words(text)] for text in (finding.text, claim))
    if mine not in there:
        return False
    return theirs not in here or (theirs in there and in_order(theirs, mine, there) == in_order(theirs, mine, here))


def _of_one_verb(finding: Finding, claim: str, spot: tuple[int, int], modal: str) -> bool:
    """Whether the source's modal governs the verb that the claim's does."""
    after = [w for w in words(claim) if w.start >= spot[1]]
    governed_here = next((w for w in after[:_SOON] if _INFINITIVE.fullmatch(w.text)), None)
    if governed_here is not None and not governed_here.weight:  # a verb that says nothing by itself
        return False
    mine = governed_here or next((w for w in after if w.weight), None)
    text = finding.text
    governed = [
        w
        for m in re.finditer(rf"\b{modal}\b", text, re.I)
        for w in [w for w in words(text) if w.start >= m.end()][:_NEAR]
    ]
    return mine is None or akin(mine, governed) >= KIN


_INFINITIVE = re.compile(r"\w{3,}as?|\w*(?:få|gå|se|ge|ta|bli|stå|ske)s?", re.I)


def harmless(claim: str, finding: Finding) -> Finding:
    """A place that differs from a claim only in its wording carries it."""
    told = told_by(finding)
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


def _of_anyone(claim: str, finding: Finding, told: Told) -> bool:
    """It differs only in what the person is called, or in "måste" for "behöver"."""
    named = {told.theirs.casefold(), told.mine.casefold()}
    if told.sort == "wording":
        return named <= _ANYONE or named <= _NEEDS or all(_NONE.fullmatch(n) for n in named)
    return told.sort == "party" and named <= _ANYONE - _OFFICERS


def _of_its_row(claim: str, finding: Finding, told: Told) -> bool:
    """A row carries what its first cell does: the party that it names there is no other one."""
    row = finding.own
    actors = {w.stem for w in words(row.split(CELL)[0])} if CELL in row else set()
    return told.sort == "party" and stem(told.mine.casefold()) in actors


_MUST = frozenset(("ska", "skall", "måste"))


def _of_another_verb(claim: str, finding: Finding, told: Told) -> bool:
    """What is done always must be done, where the source's "kan" is of another verb: "motiveras och kan överklagas"."""
    spot = finding.verdict.spot
    if told.sort != "wording" or spot is None or told.mine not in _MUST or told.theirs not in ("kan", "får"):
        return False
    governed = next((w for w in words(claim) if w.start >= spot[1] and w.weight), None)
    there = words(finding.text)
    first = next((w for w in there if governed and akin(governed, [w]) >= KIN), None)
    modal = re.search(rf"\b{told.theirs}\b", finding.text, re.I)
    return first is not None and modal is not None and first.start < modal.start()


def _denies_too(claim: str, finding: Finding, told: Told) -> bool:
    """The claim denies what the source does, in other words or with the source's own one."""
    if told.sort == "denied" and told.theirs:
        alike = deny_once_each(claim, finding)
        return alike or (bool(_NO.fullmatch(told.theirs)) and _lacks(claim))
    if told.sort == "undenied" and _denies_its_verb(claim, finding):
        return True
    spot = finding.verdict.spot
    if told.sort != "undenied" or spot is None:
        return False
    word = claim[slice(*spot)].casefold()
    return word.startswith("sakna") and word in finding.text.casefold()


def _denies_its_verb(claim: str, finding: Finding) -> bool:
    """Whether claim and place each deny one thing, by the same verb: "i summan ingår inte X" and "X ingår inte"."""
    mine, theirs = main_verb(claim), main_verb(finding.own)
    same = mine is not None and theirs is not None and mine.group().casefold() == theirs.group().casefold()
    return same and deny_once_each(claim, finding)


_NO = re.compile(r"ing(?:en|et|a)", re.I)


def _lacks(claim: str) -> bool:
    """Whether the claim says by its verb that there is none: "saknar du mat" and "har du ingen mat"."""
    return re.search(r"\bsakna[rs]?\b", claim, re.I) is not None


_HARMLESS = (
    _of_anyone,
    _of_its_row,
    _of_another_verb,
    _denies_too,
)
