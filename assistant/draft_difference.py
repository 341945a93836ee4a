"""What a difference found by the verifier is worth in a draft: told otherwise, told less, or only worded otherwise.

An answer says nothing but what its source says; a draft may say more than the library does, and is wrong only where a
source tells something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft_denial import KIN, affirms, verb_of
from assistant.draft_evidence import Finding
from assistant.draft_verbs import MODAL, finite_verb, has_finite_verb
from assistant.facts import Fact, facts
from assistant.matching import match, words
from ingest.analyze import stem
from ingest.documents import CELL

_WORDING = re.compile(r"källan säger ”(\w+)”, påståendet ”(\w+)”")
_ANYONE = frozenset(
    "du dig din ditt dina ni er enskild enskilde enskilda sökande sökanden person personen hushåll hushållet klient "
    "klienten patient patienten familj familjen den han hon hen handläggaren handläggare socialsekreteraren vi".split()
)

_OFFICERS = frozenset("handläggaren handläggare socialsekreteraren vi".split())


def for_anyone(finding: Finding) -> Finding:
    """A place that differs only in what the person is called carries the claim."""
    difference = finding.verdict.difference or ""
    said = _WORDING.fullmatch(difference) or _PARTIES.fullmatch(difference)
    named = {said[1].casefold(), said[2].casefold()} if said else set()
    if _NONE.fullmatch(difference) or (named and named <= _NEEDS):
        return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))
    if not named or not named <= (_ANYONE if _WORDING.fullmatch(difference) else _ANYONE - _OFFICERS):
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


def as_listed(claim: str, finding: Finding) -> Finding:
    """A place that has all of a claim's words, its parties in the claim's order among them, carries it."""
    said = _PARTIES.fullmatch(finding.verdict.difference or "")
    if said is None or min(finding.score, finding.words) < _ALL_OF_IT:
        return finding
    theirs, mine = stem(said[1].casefold()), stem(said[2].casefold())
    there, here = ([w.stem for w in words(text)] for text in (finding.text, claim))
    if not {theirs, mine} <= {*there} & {*here} or _in_order(theirs, mine, there) != _in_order(theirs, mine, here):
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


_ALL_OF_IT = 0.95
_NONE = re.compile(
    r"källan säger ”(?:inte (?:en|ett|någo\w+)|ing(?:en|et|a))”, "
    r"påståendet ”(?:inte (?:en|ett|någo\w+)|ing(?:en|et|a))”"
)
"""No one and not one are the same."""
_NEEDS = frozenset(("behöver", "måste"))
_SAYS_WHEN = frozenset("tid tider senast inom frist tidsfrist tidsgräns".split())


def of_its_heading(finding: Finding) -> Finding:
    """A column's heading says what sort of thing its cells are: "Tid" over a row is nothing other than "senast"."""
    said = _WORDING.fullmatch(finding.verdict.difference or "")
    row = finding.hit.passage.text[finding.start : finding.end]
    if said is None or CELL not in row or not {said[1].casefold(), said[2].casefold()} <= _SAYS_WHEN:
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


_ONLY_IF = "källan säger detta bara under ett villkor"
_IF = re.compile(r"\b(?:om|när|bara (?:om|när)|förutsatt att)\b(?P<condition>[^,.;|\n]+)", re.I)
_RATE = re.compile(r"(?:i|per|varje) (?:månad(?:en)?|dag(?:en)?|år(?:et)?|vecka(?:n)?)", re.I)
_NAMED_SO = 0.6


def as_much(claim: str, finding: Finding) -> Finding:
    """A place that lacks no more than "i månaden", or whose condition the claim tells in other words, carries it."""
    difference, spot = finding.verdict.difference or "", finding.verdict.spot
    harmless = False
    if difference.startswith(_ONLY_IF):
        harmless = any(_told_in(claim, m["condition"]) for m in _IF.finditer(finding.text))
    elif spot and difference.startswith("källan säger inte") and _RATE.fullmatch(claim[slice(*spot)].strip()):
        harmless = not any(f.kind == "rate" for f in facts(finding.text))
    if not harmless:
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


def _told_in(claim: str, condition: str) -> bool:
    there = words(claim)
    wanted = [w for w in words(condition) if w.weight > _SLIGHT]
    figures = [f for f in facts(condition) if not any(f.same(o) for o in facts(claim))]
    held = sum(w.weight for w in wanted if match(w, there).strength >= KIN)
    return bool(wanted) and not figures and held >= _NAMED_SO * sum(w.weight for w in wanted)


_PARTIES = re.compile(r"källan säger ([\w-]+), påståendet ([\w-]+)")


def of_its_row(finding: Finding) -> Finding:
    """A row carries what its first cell does: the party that it names there is no other one."""
    said = _PARTIES.fullmatch(finding.verdict.difference or "")
    row = finding.hit.passage.text[finding.start : finding.end]
    if said is None or CELL not in row:
        return finding
    actors = {w.stem for w in words(row.split(CELL)[0])}
    if stem(said[2].casefold()) not in actors:
        return finding
    return replace(finding, verdict=replace(finding.verdict, verdict="supported", difference=None, spot=None))


def lacks_verb(claim: str, finding: Finding) -> bool:
    """Whether the place has nothing of what the claim says is done."""
    verb = verb_of(claim)
    text = finding.text
    nominal = not has_finite_verb(text) and (":" in text or not text.rstrip().endswith("."))
    return verb is not None and CELL not in text and not nominal and match(verb, words(text)).strength < KIN


def tells_otherwise(finding: Finding, claim: str, *, alone: bool = True) -> bool:
    """Whether the source says something else, rather than not quite as much as the claim.

    That "alltid" or a name is not in the source is no contradiction: the claim is then not found.

    Args:
        alone: Whether that is to contradict the claim; else only to count against a place that carries it.
    """
    difference = finding.verdict.difference or ""
    spot = finding.verdict.spot
    if _NOT_AS_MUCH.match(difference):
        return (
            max(finding.score, finding.words) >= _CONTRADICTS_FIGURE
            and spot is not None
            and _has_another(finding, claim, spot)
        )
    unsaid = spot is not None and difference.startswith("källan förnekar inte")
    if unsaid and spot and (_in_condition(claim, spot[0]) or not affirms(finding.text, claim, spot[0])):
        return False
    if _BOUND.match(difference) and _BEYOND.search(claim):
        return False
    if (
        _names_both(claim, finding)
        or (_PARTIES.fullmatch(difference) and finding.score < _OF_PARTIES)
        or difference.startswith("källan säger ”utan”, påståendet inte")
    ):
        return False
    if spot and (theirs := _FIGURE_TOLD.match(difference)) and _has_figure(claim, theirs["figure"]):
        return False
    if spot and _FIGURE_TOLD.match(difference) and tells_the_same(finding, claim, spot):
        return False
    if _NO_MORE_THAN.search(finding.text) and difference.startswith(
        ("källan förnekar detta", "källan säger att detta inte")
    ):
        return False
    wording = _QUOTED.fullmatch(difference)
    if wording and "inte" in wording[1] and _SAVE.search(claim):
        return False
    if wording and spot and {wording[1], wording[2]} <= _MODALS and not _of_one_verb(finding, claim, spot, wording[1]):
        return False
    if wording and not (_GRADES.search(wording[1]) and _GRADES.search(wording[2])):
        return not alone and any(_GRADES.search(word) for word in wording.groups())
    return not (spot and _ABLE.match(claim, spot[1]))  # "ska den enskilde kunna" is leave, no duty


_OF_PARTIES = 0.74
"""Least score of a place that contradicts by another party: of a long claim it may be of something else."""
_FIGURE_TOLD = re.compile(r"källan säger (?P<figure>\d.*?)(?: där|,) påståendet ")


_NO_MORE_THAN = re.compile(r"\binte (?:\w+ ){0,2}(?:mer|fler|längre|större|högre) än\b", re.I)
_SAVE = re.compile(r"\b(?:om (?:det|den|de|han|hon|man) inte|om inte|såvida|utom|med undantag)\b", re.I)
"""An exception in the claim itself: what the source denies may be just that."""


def tells_the_same(finding: Finding, claim: str, spot: tuple[int, int]) -> bool:
    """Whether the words that are shown have the claim's own figures: the other one is of a row or sentence beside."""
    own = facts(finding.hit.passage.text[finding.start : finding.end])
    mine = [f for f in facts(claim) if f.start < spot[1] and f.end > spot[0]]
    return bool(mine) and all(any(f.same(o) for o in own) for f in mine)


def told_beside(claim: str, finding: Finding, found: Sequence[Finding]) -> bool:
    """Whether against a row stands another place with the claim's own figure, for as much of what it is about."""
    spot, row = finding.verdict.spot, finding.hit.passage.text[finding.start : finding.end]
    if spot is None or CELL not in row or not facts(claim[slice(*spot)]):
        return False
    topic = share_of_topic(claim, finding) - _BESIDE
    return any(tells_the_same(f, claim, spot) and share_of_topic(claim, f) >= topic for f in found)


_BESIDE = 0.2


def _has_figure(claim: str, figure: str) -> bool:
    """Whether the claim itself has the figure that is held against another of its figures."""
    return any(f.same(o) for f in facts(figure) for o in facts(claim))


_ALL = re.compile(r"\b(?:alla|samtliga|alltid|aldrig|oavsett|automatiskt)\b", re.I)
_ANY = re.compile(
    r"\b(?:all\w*|samtliga|varje|alltid|aldrig|oavsett|automat\w+|hela|ing(?:en|et|a)|inte|vare sig|var och en|även|"
    r"full\w*|bara|endast|enbart|utan|också)\b",
    re.I,
)
_BINDS = re.compile(r"\bär (?:inte )?(?:skyldig\w*|tvungen|obligatorisk\w*)\b", re.I)
_BOUND_TO = re.compile(r"\b(?:ska|skall|måste|krav\w*|kräv\w*|skyldig\w*|tvung\w*|obligatorisk\w*|behöv\w*)\b", re.I)
_PRESUPPOSES = re.compile(
    r"^(?:För att (?:kunna |få )|Den som vill)\b[^.]*\b(?:måste|krävs|behöver)\b|\bär (?:inte )?frivillig\w*\b", re.I
)
_SUPPOSED = re.compile(
    rf"{_BOUND_TO.pattern}|\b(?:förutsätt\w*|villkor\w*|först|bara|endast|frivillig\w*|själv\w*)\b", re.I
)


def goes_beyond(claim: str, text: str) -> bool:
    """Whether the claim is of all or always, or binds somebody, and the text does nothing of the sort."""
    if _BINDS.search(claim) and _BOUND_TO.search(text) is None:
        return True
    if _PRESUPPOSES.search(claim) and _SUPPOSED.search(text) is None:
        return True
    return _ALL.search(claim) is not None and _ANY.search(text) is None


def _in_condition(claim: str, place: int) -> bool:
    """Whether a place stands in the condition that a claim opens with: "Får du inte in allt kan du komplettera"."""
    first = finite_verb(claim)
    opens = re.match(r"(?:Om|När|Så länge|Ifall)\b", claim) is not None
    if first is None or not (opens or first.start() == 0):
        return False
    begun = finite_verb(claim, first.end()) if opens or first.start() == 0 else None
    return begun is not None and place < begun.start()


def _names_both(claim: str, finding: Finding) -> bool:
    """Whether the place names the claim's party beside the one that is held against it, which the claim has not."""
    said = _PARTIES.fullmatch(finding.verdict.difference or "")
    if said is None or said[1][0].isdigit():
        return False
    if re.search(r"(?:en|et|na)s$", said[1]) and not said[2].endswith("s"):
        return True  # whose something is, and not who does it
    row = finding.hit.passage.text[finding.start : finding.end]
    if CELL in row and said[1] in finding.lead and said[1].casefold() not in row.casefold():
        return True
    theirs, mine = stem(said[1].casefold()), stem(said[2].casefold())
    there, here = ([w.stem for w in words(text)] for text in (finding.text, claim))
    if mine not in there:
        return False
    return theirs not in here or (theirs in there and _in_order(theirs, mine, there) == _in_order(theirs, mine, here))


def _in_order(one: str, other: str, stems: Sequence[str]) -> bool:
    return stems.index(one) < stems.index(other)


_ABSOLUTE = re.compile(
    r"källan säger inte ”(?:aldrig|alltid|alla|samtliga|ingen|inga|oavsett|automatiskt|även om|trots att)”"
)


_RESTRICTS = re.compile(
    r"\b(?:enbart|bara|endast|utom|särskilda skäl|om inte|hushåll med|tidigast|först när|undantag\w*)\b[^.;|]*", re.I
)


def in_figures(claim: str, finding: Finding) -> str | None:
    """What differs; where the source only lacks the claim's figure, the one that it has instead."""
    spot = finding.verdict.spot
    if spot is None or not says_less(finding):
        return finding.verdict.difference
    mine = [f for f in facts(claim) if f.start < spot[1] and f.end > spot[0]]
    text = finding.text
    for other in facts(text):
        for fact in (f for f in mine if f.alike(other) and not any(m.same(other) for m in facts(claim))):
            return f"källan säger {text[other.start : other.end]}, utkastet {claim[fact.start : fact.end]}"
    return finding.verdict.difference


def says_less(finding: Finding) -> bool:
    """Whether the source only lacks something that the claim has."""
    return _NOT_AS_MUCH.match(finding.verdict.difference or "") is not None


def excepted(claim: str, finding: Finding) -> Finding | None:
    """The place that restricts what the claim says of all or always, where both are of the same."""
    spot = finding.verdict.spot
    if not reaches_further(finding) or spot is None or _RESTRICTS.search(claim):
        return None
    own = finding.hit.passage.text[finding.start : finding.end]
    limit = _RESTRICTS.search(own)
    if (
        limit is None
        or _WITHIN.search(own, 0, limit.start())
        or share_of_topic(claim, finding) < _ALL_BUT_ALL
        or finding.likeness < _MEANS_LIKE
    ):
        return None
    told = f"källan säger ”{' '.join(limit.group().split())}”, utkastet ”{claim[slice(*spot)].lower()}”"
    return replace(finding, verdict=replace(finding.verdict, difference=told))


_WITHIN = re.compile(r"\b(?:som|att|när|där|om|eftersom)\b[^.;,]{8,}$", re.I)
"""What restricts within a subordinate clause is of that clause alone."""


def reaches_further(finding: Finding) -> bool:
    """Whether the claim makes a rule without exception of what the source does not."""
    return _ABSOLUTE.match(finding.verdict.difference or "") is not None


_BOUND = re.compile(r"källan säger (?:högst|minst) ")
_BEYOND = re.compile(
    r"\b(?:mer än|fler än|över|överstig\w*|(?:där|här)?utöver|däröver|mindre än|färre än|under|understig\w*)\b", re.I
)
_MODALS = frozenset("ska skall måste bör får kan".split())
_NEAR = 8
"""Words after a modal within which its verb stands."""


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


def _has_another(finding: Finding, claim: str, spot: tuple[int, int]) -> bool:
    """Whether the place has another figure of the sort that it does not have."""
    held = facts(finding.text)
    return any(
        fact.alike(other) and not fact.same(other) and not any(f.same(other) for f in facts(claim))
        for fact in facts(claim)
        if fact.start < spot[1] and fact.end > spot[0] and not any(fact.same(other) for other in held)
        for other in held
    )


_OF_THE_SAME = 0.6
_ALL_BUT_ALL = 0.75
_CURT = 6
_MEANS_THE_SAME, _MEANS_CURTLY, _MEANS_LIKE = 0.5, 0.42, 0.33
"""Least likeness of a place that speaks of the same: the less, the more of the claim's words it has."""
_MEASURES = frozenset(("amount", "share", "time", "ordinal", "rate", "count", "clock", "day", "month", "year"))


def another_figure(claim: str, found: Sequence[Finding]) -> Finding | None:
    """The place that says what the claim does, of the same thing, with another figure of the same sort.

    None where a place that speaks of the same has the claim's own figure: it may then be of another case of the rule.
    """
    topics = {id(f): share_of_topic(claim, f, f.hit.document.metadata.title) for f in found}
    of_the_same = [f for f in found if topics[id(f)] >= _OF_THE_SAME]
    mine = [f for f in facts(claim) if f.kind in _MEASURES]
    for place in sorted(of_the_same, key=lambda f: -f.likeness):
        held = facts(place.text)
        of_all = topics[id(place)] >= _ALL_BUT_ALL and len(claim.split()) > _CURT
        least = _MEANS_LIKE if of_all else _MEANS_THE_SAME if topics[id(place)] < _ALL_BUT_ALL else _MEANS_CURTLY
        lacking = [f for f in mine if not any(f.same(o) for o in held)]
        if place.likeness < least or not lacking or place.verdict.verdict == "supported":
            continue
        others = [next((o for o in held if f.alike(o) and not any(m.same(o) for m in mine)), None) for f in lacking]
        told = any(x.same(o) for x in lacking for f in of_the_same for o in facts(f.text))
        other = others[0]
        if other is None or None in others or told or any(_is_written(claim, f, place.text) for f in lacking):
            continue
        said, written = place.text[other.start : other.end], claim[lacking[0].start : lacking[0].end]
        spot = (lacking[0].start, lacking[0].end)
        verdict = replace(
            place.verdict, verdict="contradicted", difference=f"källan säger {said}, utkastet {written}", spot=spot
        )
        return replace(place, verdict=verdict)
    return None


def _is_written(claim: str, fact: Fact, text: str) -> bool:
    """Whether the number of a fact stands in a text, whatever it counts there."""
    number = re.search(r"\d[\d ,.]*", claim[fact.start : fact.end])
    return (
        number is not None
        and re.search(rf"(?<![\d,]){re.escape(number.group().strip(' .,'))}(?![\d,])", text) is not None
    )


def share_of_topic(claim: str, finding: Finding, title: str = "") -> float:
    """How much of what a claim is about, beside its verbs and its figures, the place speaks of, 0 to 1.

    Args:
        title: That of its document, where that may tell what the place is about.
    """
    verb = finite_verb(claim)
    apart = [(f.start, f.end) for f in facts(claim)] + ([verb.span()] if verb else [])
    if verb and re.fullmatch(MODAL, verb.group(), re.I) and (led := _INFINITIVE.match(claim, verb.end())):
        apart.append(led.span())
    rest = [w for w in words(claim) if w.weight > _SLIGHT and not any(a <= w.start < b for a, b in apart)]
    there = words(f"{title}\n{finding.text}" if title else finding.text)
    held = sum(w.weight for w in rest if match(w, there).strength >= KIN)
    return held / sum(w.weight for w in rest) if rest else 0.0


_INFINITIVE = re.compile(r" (?:inte |bara |också |endast )?(?:\w+as|\w+a|få|ges|tas|ske|ha|vara|bli)\b")
_SLIGHT = 0.2
_CONTRADICTS_FIGURE = 0.72
"""Least score of a place that contradicts by having another figure than one that is not there."""
_QUOTED = re.compile(r"källan säger ”([^”]+)”, påståendet ”([^”]+)”")
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
_ABLE = re.compile(r"(?:\W+\w+){0,4}?\W+kunna\b")
_NOT_AS_MUCH = re.compile(r"källan (?:säger|nämner) inte |källan säger detta bara under ett villkor")
