"""When another party, another word or a denial in a place is no alarm: the claim and the place say the same of it."""

from __future__ import annotations

import re

from assistant.comparison import clause_of
from assistant.drafts.difference import exchanged
from assistant.drafts.evidence import Finding
from assistant.drafts.topic import KIN, SLIGHT
from assistant.drafts.verbs import main_verb
from assistant.guards.parties import OWN_ACTORS, same_group
from assistant.matching import Word, akin, words
from assistant.opposites import are_opposite
from ingest.acts import named as acts_named
from ingest.documents import CELL


def is_of_another_party(claim: str, finding: Finding) -> bool:
    """An act is no party; and a party that the claim names too does not stand in another's place there."""
    if (told := exchanged(finding, "party")) is None:
        return False
    if acts_named(told[0]):
        return True
    theirs = next(iter(words(told[0])), None)
    mine = next((w for w in words(claim) if w.text == told[1]), None)
    if theirs is None or mine is None:
        return False
    if same_group(theirs, OWN_ACTORS) and same_group(mine, OWN_ACTORS):
        return _DECIDES.search(claim) is None
    if _is_attribute(claim, mine):
        return True
    held, own = [w.stem for w in words(finding.text)], [w for w in words(claim) if w.stem == theirs.stem]
    in_apposition = bool(own) and theirs.stem.endswith(mine.stem)  # "den kommunen, vistelsekommunen"
    return in_apposition or (mine.stem not in held and any(_is_of_one_clause(claim, w, mine) for w in own))


_DECIDES = re.compile(
    r"\b(?:besl[uö]t\w*|fatta\w*|bevilja\w*|avsl\w*|avgör\w*|godkänn\w*|delegat\w*|delegera\w*)\b", re.I
)
"""What an officer may do for the board is not so for decisions."""


def _is_attribute(claim: str, word: Word) -> bool:
    """Whether a party only tells which thing is meant: "ett brev från hyresvärden är information"."""
    verb = main_verb(claim)
    within = verb is not None and word.end <= verb.start() and "," not in claim[: verb.start()]
    return within and _ATTRIBUTE.search(claim[: word.start]) is not None


_ATTRIBUTE = re.compile(r"\w (?:från|hos|om|för) (?:den |en |ett )?\Z", re.I)


def _is_of_one_clause(claim: str, first: Word, other: Word) -> bool:
    """Whether one word stands before another in its clause: "personen har anknytning till kommunen"."""
    begins, ends = clause_of(claim, other.start)
    return begins <= first.start < other.start < ends


_KUNNA = r"\b(?:\W+\w+){0,4}?\W+kunna\b"


def is_of_another_wording(claim: str, finding: Finding) -> bool:
    """Nothing is turned by a word that the claim has too, by "inte bifalla" for "avslå" or "bör kunna" for "kan"."""
    if (told := exchanged(finding, "wording")) is None:
        return False
    theirs, mine = told
    own = finding.own
    if CELL in own and not re.search(rf"\b{re.escape(theirs)}\b", own, re.I):  # of the header row
        return True
    if re.search(rf"\b{re.escape(mine)} (?:eller|och|respektive) {re.escape(theirs)}\b", claim, re.I):
        return True
    if re.search(rf"\b{re.escape(theirs)} (?:eller|och|respektive) {re.escape(mine)}\b", claim, re.I):
        return True
    if any(word.startswith("kräv") and _CLAIMS_BACK.search(text) for word, text in ((mine, claim), (theirs, own))):
        return True
    *denied, last = theirs.split()
    if _DENIED.search(" ".join(denied)) and are_opposite(last, mine):
        return True
    return mine in ("kan", "får") and re.search(rf"\b{re.escape(theirs)}{_KUNNA}", finding.text, re.I) is not None


_CLAIMS_BACK = re.compile(r"\bkräv\w* (?:\w+ ){0,2}(?:tillbaka|åter)\b", re.I)
"""To claim back is no duty, though "krävs" alone is one."""
_DENIED = re.compile(r"\b(?:inte|aldrig|ej)$")
_LACKS = re.compile(r"källan säger ”(?P<mark>(?:sakna|brist|utebli)\w*|ing(?:en|et|a))”, påståendet inte", re.I)
_LACKING = re.compile(r"\b(?:sakna\w*|utan|brist\w*)\b", re.I)
_OPENS = re.compile(r"\W*(?:att|om|när|där|som|ifall|eftersom|för att|vid)\b", re.I)


def presupposes(claim: str, finding: Finding) -> bool:
    """Whether what the source is said to lack is lacking in a condition: "saknas mat ska det prövas" denies nothing."""
    found = _LACKS.match(finding.verdict.difference or "")
    if found is None or (found["mark"].startswith("ing") and not _LACKING.search(claim)):
        return False
    own = finding.own
    places = [m.start() for m in re.finditer(rf"\b{re.escape(found['mark'])}\b", own, re.I)]
    return bool(places) and all(_in_condition(own, place) for place in places)


_DENIES_BY = re.compile(r"källan säger ”(?P<mark>[^”]+)”, påståendet inte$")


def names_another_matter(finding: Finding) -> bool:
    """Whether what denies opens a row, and so names what the row is about: "Avstå från krav | ..."."""
    found = _DENIES_BY.match(finding.verdict.difference or "")
    own = finding.own.casefold()
    return found is not None and CELL in own and own.lstrip().startswith(found["mark"].casefold())


def _in_condition(text: str, place: int) -> bool:
    begins = [clause_of(text, place, coarse=coarse)[0] for coarse in (True, False)]
    return any(not text[at:place].strip(" \n–•-") or _OPENS.match(text, at) for at in begins)


_NOT_NEEDED = re.compile(
    r"\b(?:behöv\w*|kräv\w*|måste) (?:\w+ )?(?:inte|ing(?:en|et|a)) (?:\w+ )?(?P<what>\w{4,})|"
    r"\b(?P<before>\w{4,}) (?:behövs|krävs) inte\b",
    re.I,
)


def is_alternative(claim: str, finding: Finding) -> bool:
    """Whether what the claim says is not needed is one of two ways in the source: "på blankett eller muntligt"."""
    own = finding.own
    ways = words(" ".join(m.group() for m in _OR.finditer(own)))
    for needless in _NOT_NEEDED.finditer(claim):
        start = needless.start("what") if needless["what"] else needless.start("before")
        named_so = [w for w in words(claim) if w.start == start]
        if any(akin(w, ways) >= KIN for w in named_so):
            return True
    return False


_OR = re.compile(r"(?:\w+ ){0,3}\w+ eller (?:\w+ ?){1,3}", re.I)
_TWICE = re.compile(r"\binte (?:helt |alldeles )?(?P<o>o[bcdfghjklmnprstvä]\w{4,})", re.I)
"""What denies a denial, "inte obetydlig", denies nothing."""
_NOT_WITHOUT = re.compile(r"\b(?:inte|aldrig|ing(?:en|et|a))\b[^.;]*\butan(?: att)?\b", re.I)
_DEMANDS = re.compile(r"\b(?:kräv\w*|samtyck\w*|måste|ska|förutsätt\w*|villkor\w*|godkänn\w*|bara|endast|om)\b", re.I)
"""What is not done without something demands it: "inte utan samtycke" is "kräver samtycke"."""
_THE_REST = re.compile(r"\b(?:inte|aldrig)\b[^,.;]*, (?:utan|bara|endast|enbart) (?P<but>[^,.;]+)", re.I)


def denies_the_rest(claim: str, finding: Finding) -> bool:
    """Whether what the claim denies is all but what the source allows: "inte till en tjänsteman, bara till utskott"."""
    if not (finding.verdict.difference or "").startswith("källan förnekar inte"):
        return False
    if _NOT_WITHOUT.search(claim) and _DEMANDS.search(finding.text):
        return True
    there = words(finding.text)
    twice = {m.start("o") for m in _TWICE.finditer(claim)}
    if any(akin(w, there) >= KIN for w in words(claim) if w.start in twice):
        return True
    if (found := _THE_REST.search(claim)) is None:
        return False
    but = [w for w in words(claim) if found.start("but") <= w.start < found.end("but") and w.weight > SLIGHT]
    return bool(but) and all(akin(w, there) >= KIN for w in but)
