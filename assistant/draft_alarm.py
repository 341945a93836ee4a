"""Whether a place that differs from a claim of a draft answers the same question: else the difference is no alarm.

A caseworker who is told to mend what is right stops reading what is told. So a place contradicts a claim only with a
figure or a party of the same sort and part, of the draft's own municipality, and where it states something at all.
"""

from __future__ import annotations

import re

from assistant.comparison import clause_of
from assistant.draft_difference import exchanged
from assistant.draft_evidence import Finding
from assistant.draft_figure import facts_at, is_written
from assistant.draft_restriction import label_of, named
from assistant.draft_topic import KIN, SLIGHT
from assistant.draft_verbs import main_verb
from assistant.facts import Fact, facts
from assistant.guard_parties import OWN_ACTORS, same_group
from assistant.matching import Word, match, words
from assistant.opposites import are_opposite
from ingest.acts import named as acts_named
from ingest.documents import CELL


def false_alarm(claim: str, finding: Finding, municipality: str | None, places: frozenset[str]) -> bool:
    """Whether what a place has otherwise than a claim is of something else.

    Args:
        municipality: The one that the draft is of, where it is known.
        places: The names of municipalities.
    """
    if finding.verdict.verdict != "contradicted":
        return False
    return (
        _asks(finding)
        or _is_of_elsewhere(claim, finding, municipality, places)
        or _is_not_shown(finding)
        or _is_of_another_figure(claim, finding)
        or _is_of_another_party(claim, finding)
        or _is_of_another_wording(claim, finding)
        or _presupposes(claim, finding)
        or _names_another_matter(finding)
        or _is_alternative(claim, finding)
        or _denies_the_rest(claim, finding)
    )


_ASKED = re.compile(r"källan frågar om detta")


def _asks(finding: Finding) -> bool:
    """A question states nothing."""
    return _ASKED.match(finding.verdict.difference or "") is not None or finding.text.rstrip(' ”"').endswith("?")


def _is_of_elsewhere(claim: str, finding: Finding, municipality: str | None, places: frozenset[str]) -> bool:
    """What another municipality does tells nothing of the draft's own, unless the claim speaks of that one too."""
    if municipality is None:
        return False
    heading = finding.hit.passage.context.partition("\n")[0].rpartition(" › ")[2]
    theirs = named(f"{label_of(finding)} {finding.text}") & places or named(heading) & places
    return bool(theirs) and not theirs & (named(claim) | {municipality})


_FIGURE = re.compile(r"källan säger (?P<theirs>\d[^,]*?)(?: där| om|,) ")


def _is_not_shown(finding: Finding) -> bool:
    """Whether the figure that is held against the claim is of another row than the one that is shown."""
    found = _FIGURE.match(finding.verdict.difference or "")
    digits = re.findall(r"\d+", found["theirs"]) if found else []
    return any(number not in re.findall(r"\d+", finding.text) for number in digits)


_APPLIES = re.compile(
    r"\b(?:(?:an)?sök(?:er|s|te|tes|t)|(?:an)?söka(?:nde)? om|begär(?:s|de|des|t)?|yrka[rst]\w*|önska[rst]\w*|"
    r"(?:värderas|uppskattas|uppgår|uppgick) till|är värd[at]?|"
    r"(?:offert|faktura|räkning|pris(?:uppgift)?|kvitto)\w* (?:på|är|om))\b",
    re.I,
)
_BOUNDS = re.compile(
    r"\b(?:högst|minst|upp till|mer än|mindre än|över|under|som mest|normalt|per|i månaden|om året)\b", re.I
)
_ACT_OF_YEAR = re.compile(
    r"\b\w*(?:lag|förordning|balk|föreskrift|råd)\w* (?:\w+ )?(?:från|av|år|anno) (?:år )?\Z", re.I
)
_RECKONS = re.compile(r"\d [+=] \d")
"""A sum that is reckoned out tells of one home."""
_SIZE = 30
"""How many times greater or less an amount is that is of another thing: what all cost, and what one gets."""
_WRITTEN = 3
"""Digits from which a number that stands in the source is the claim's, whatever it is there."""


def _is_of_another_figure(claim: str, finding: Finding) -> bool:
    """An amount applied for is no level, an act's year no day, and a figure that the source has too no other."""
    spot = finding.verdict.spot
    own = finding.hit.passage.text[finding.start : finding.end]
    mine = facts_at(claim, spot) if spot else []
    if mine and any(_RECKONS.search(text) for text in (claim, own)):
        return True
    alone = {f.kind for f in mine} <= {"amount", "year"}  # of a day, the year may well be the source's
    for fact in mine:
        if fact.kind == "amount" and (_is_applied_for(claim, fact) or _is_of_another_size(fact, own)):
            return True
        if fact.kind in ("year", "day") and _ACT_OF_YEAR.search(claim[: fact.start]):
            return True
        many = alone and len(re.sub(r"\D", "", claim[fact.start : fact.end])) >= _WRITTEN
        if many and " om " not in (finding.verdict.difference or "") and is_written(claim, fact, own):
            return True
    return False


def _is_applied_for(claim: str, fact: Fact) -> bool:
    """Whether the clause of an amount tells what somebody asks for, and no bound."""
    clause = claim[slice(*clause_of(claim, fact.start, coarse=True))]
    return _APPLIES.search(clause) is not None and _BOUNDS.search(clause) is None


def _is_of_another_size(fact: Fact, own: str) -> bool:
    amounts = [o.value for o in facts(own) if o.kind == "amount" and o.value]
    return bool(amounts and fact.value) and all(not 1 / _SIZE < fact.value / value < _SIZE for value in amounts)


def _is_of_another_party(claim: str, finding: Finding) -> bool:
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


def _is_of_another_wording(claim: str, finding: Finding) -> bool:
    """Nothing is turned by a word that the claim has too, by "inte bifalla" for "avslå" or "bör kunna" for "kan"."""
    if (told := exchanged(finding, "wording")) is None:
        return False
    theirs, mine = told
    own = finding.hit.passage.text[finding.start : finding.end]
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


def _presupposes(claim: str, finding: Finding) -> bool:
    """Whether what the source is said to lack is lacking in a condition: "saknas mat ska det prövas" denies nothing."""
    found = _LACKS.match(finding.verdict.difference or "")
    if found is None or (found["mark"].startswith("ing") and not _LACKING.search(claim)):
        return False
    own = finding.hit.passage.text[finding.start : finding.end]
    places = [m.start() for m in re.finditer(rf"\b{re.escape(found['mark'])}\b", own, re.I)]
    return bool(places) and all(_in_condition(own, place) for place in places)


_DENIES_BY = re.compile(r"källan säger ”(?P<mark>[^”]+)”, påståendet inte$")


def _names_another_matter(finding: Finding) -> bool:
    """Whether what denies opens a row, and so names what the row is about: "Avstå från krav | ..."."""
    found = _DENIES_BY.match(finding.verdict.difference or "")
    own = finding.hit.passage.text[finding.start : finding.end].casefold()
    return found is not None and CELL in own and own.lstrip().startswith(found["mark"].casefold())


def _in_condition(text: str, place: int) -> bool:
    begins = [clause_of(text, place, coarse=coarse)[0] for coarse in (True, False)]
    return any(not text[at:place].strip(" \n–•-") or _OPENS.match(text, at) for at in begins)


_NOT_NEEDED = re.compile(
    r"\b(?:behöv\w*|kräv\w*|måste) (?:\w+ )?(?:inte|ing(?:en|et|a)) (?:\w+ )?(?P<what>\w{4,})|"
    r"\b(?P<before>\w{4,}) (?:behövs|krävs) inte\b",
    re.I,
)


def _is_alternative(claim: str, finding: Finding) -> bool:
    """Whether what the claim says is not needed is one of two ways in the source: "på blankett eller muntligt"."""
    own = finding.hit.passage.text[finding.start : finding.end]
    ways = words(" ".join(m.group() for m in _OR.finditer(own)))
    for needless in _NOT_NEEDED.finditer(claim):
        start = needless.start("what") if needless["what"] else needless.start("before")
        named_so = [w for w in words(claim) if w.start == start]
        if any(match(w, ways).strength >= KIN for w in named_so):
            return True
    return False


_OR = re.compile(r"(?:\w+ ){0,3}\w+ eller (?:\w+ ?){1,3}", re.I)


_TWICE = re.compile(r"\binte (?:helt |alldeles )?(?P<o>o[bcdfghjklmnprstvä]\w{4,})", re.I)
"""What denies a denial, "inte obetydlig", denies nothing."""
_THE_REST = re.compile(r"\b(?:inte|aldrig)\b[^,.;]*, (?:utan|bara|endast|enbart) (?P<but>[^,.;]+)", re.I)


def _denies_the_rest(claim: str, finding: Finding) -> bool:
    """Whether what the claim denies is all but what the source allows: "inte till en tjänsteman, bara till utskott"."""
    if not (finding.verdict.difference or "").startswith("källan förnekar inte"):
        return False
    there = words(finding.text)
    twice = {m.start("o") for m in _TWICE.finditer(claim)}
    if any(match(w, there).strength >= KIN for w in words(claim) if w.start in twice):
        return True
    if (found := _THE_REST.search(claim)) is None:
        return False
    but = [w for w in words(claim) if found.start("but") <= w.start < found.end("but") and w.weight > SLIGHT]
    return bool(but) and all(match(w, there).strength >= KIN for w in but)
