"""What a sentence says in one breath with another thing, each told by itself: a second deed, an amount, who does it.

"Barnet ska få säga sin mening och fortlöpande få information", "bistånd ges i fem dagar med 65 kronor per dag" and
"läkaren avgör inte det, det gör nämnden" are each two things that the sources tell in two places, or one.
"""

from __future__ import annotations

import re

from assistant.drafts.verbs import MODAL, finite_verb, is_infinitive, main_verb

_WORD = re.compile(r"[a-zåäö]+")
_AND = re.compile(
    r",? och (?P<adverb>(?:(?:inte|även|också|fortlöpande|därefter|sedan|samtidigt|alltid|genast|själv) )?)(?=\w)"
)
_LAST = 3
"""Words that a second deed has at least with what it is done to."""


def deeds(said: str) -> list[str]:
    """The sentence cut where one modal governs two infinitives, each with what it is done to."""
    modal = main_verb(said)
    if modal is None or not re.fullmatch(MODAL, modal.group(), re.I):
        return [said]
    first = next((w for w in _WORD.finditer(said, modal.end()) if is_infinitive(w.group())), None)
    for joint in _AND.finditer(said, first.end()) if first else ():
        second, word = said[joint.end() :], _WORD.match(said, joint.end())
        done_to = first and said[first.end() : joint.start()].strip()
        if done_to and word and is_infinitive(word.group()) and len(second.split()) >= _LAST:
            return [said[: joint.start()], f"{said[: modal.end()]} {joint['adverb']}{second}"]
    return [said]


_AMOUNT = r"(?:ungefär |cirka |omkring |högst |upp till )?\d[\d \u00a0]*(?:,\d+)? (?:kronor|kr)\b[^,.;]*"
_COUNTED = r"\b(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio)\b"
_APART = re.compile(
    rf"^(?P<said>.*{_COUNTED}.*?),? med (?:(?P<mean>i (?:genomsnitt|snitt|medeltal) )|"
    rf"(?:ett|en) (?P<what>\w+) (?:på|om) )?(?P<amount>{_AMOUNT})\.?$"
)


def amount_apart(said: str) -> list[str]:
    """The sentence and the amount that it closes with beside another figure, told by itself."""
    found = _APART.match(said)
    if found is None or finite_verb(found["said"]) is None or _COUNTS_WITH.search(found["said"]):
        return [said]
    what = found["what"] or ("genomsnitt" if found["mean"] else "belopp")
    return [f"{found['said']}.", f"{what[:1].upper()}{what[1:]}et är {found['amount']}."]


_COUNTS_WITH = re.compile(r"\d (?:kronor|kr)\b|\bräkna\w*\b", re.I)
"""What has an amount already, or takes one by "med": "räknar med 3 790 kronor"."""


OPENS_SUBORDINATE = re.compile(r"^(?:Om|När|Innan|Eftersom|Sedan|För att|Den som|De som|Har|Är|Finns|Saknas)\b")
_PRONOUN = re.compile(r" (?P<who>du|ni|vi|jag|man|hon|han|hen|de|den enskilde|sökanden|hushållet)\b")


def with_units(parts: list[str]) -> list[str]:
    """The parts, a figure at the end of one with the unit that the part before has: "inom 10 dagar ... inom 5"."""
    told = parts[:1]
    for part in parts[1:]:
        unit = _UNIT.search(told[-1])
        bare = _BARE_BOUND.search(part)
        told.append(f"{part.rstrip('.')} {unit['unit']}" if unit and bare else part)
    return told


_BARE_BOUND = re.compile(r"\b(?:inom|högst|minst|upp till|efter|över|under) \d{1,3}(?: \d{3})*\.?$")


_BOUND = (
    r"(?:upp till|högst|minst|med|inom|senast|efter|till|från|över|i(?= \d)) .*|\d[\d ]* (?:kronor|kr|procent)\b.*|"
    r"(?:därutöver|däröver)\.?"
)
_GAP, _LISTED = (
    re.compile(
        rf"^(?P<first>.+?){joint} (?P<subject>(?!högst|minst|med|inom|för|till)[^\W\d][\w-]*(?: [\w-]+){{0,2}}?) "
        rf"(?P<rest>{_BOUND})$"
    )
    for joint in (" och", ",")
)


def without_verb_twice(said: str, form: re.Pattern[str] = _GAP) -> list[str]:
    """Where "A beslutar upp till 10 kronor, B upp till 20 och C därutöver", what follows takes the first verb."""
    gap = form.match(said)
    verb = finite_verb(said) if gap else None
    if not gap or not verb or verb.end() > gap.end("first") or finite_verb(said[gap.end("first") :]):
        return [said]
    if _FOR_EACH.search(gap["first"]) and " " not in gap["subject"]:  # "per vuxen och dag" is one measure
        return [said]
    if OPENS_SUBORDINATE.match(said) or not subject(gap["first"]) or re.search(r"\b(?:som|att)\b", gap["first"]):
        return [said]
    following = [word for word in said[verb.end() :].split()[:1] if is_infinitive(word)]
    earlier = without_verb_twice(gap["first"], _LISTED)
    return [
        *earlier,
        " ".join((gap["subject"], verb.group(), *following, _bound(gap["rest"].rstrip("."), earlier[-1]))),
    ]


def _bound(rest: str, before: str) -> str:
    """What is left of a clause: with the unit of the figure before it, or from that figure where it goes on there."""
    figure = list(_FIGURE.finditer(before))
    if rest in ("därutöver", "däröver") and figure:
        return f"över {figure[-1].group()}"
    unit = _UNIT.search(before)
    return f"{rest} {unit['unit']}" if unit and _BARE.search(rest) else rest


_FOR_EACH = re.compile(r"\bper \w+$")
_UNIT = re.compile(r"\d (?P<unit>kronor|kr|procent|(?:arbets|kalender)?dagar|veckor|månader|år)\b")
_FIGURE = re.compile(rf"\d[\d \u00a0]*{_UNIT.pattern[2:]}")
_BARE = re.compile(r"\d\.?$")
"""A figure without its unit: "och enhetschefen upp till 60 000"."""


_NUMBER = r"\d[\d \u00a0.,]*(?<![ ,.])"
_OF = r" (?:i|för|till|vid|per|på|åt) "
_TWO_FIGURES = re.compile(
    rf"^(?P<head>.*?[^\d ] )(?P<one>{_NUMBER})(?P<unit> [^\W\d]+)?(?P<first>{_OF}[^,;]+?)"
    rf"(?:,? och|,? men|,? medan|,) (?:med )?(?P<other>{_NUMBER})"
    rf"(?P<same> (?!i |för |till |vid |per |på |åt )[^\W\d]+)?"
    rf"(?P<second>{_OF}[^,;.]+)\.?$"
)


def two_figures(said: str) -> tuple[str, ...] | None:
    """Of "60 deltagare i Norrberga och 84 i Åkersvik" the claim of each figure."""
    m = _TWO_FIGURES.match(said)
    if m is None or finite_verb(m["head"]) is None or finite_verb(m["second"]):
        return None
    unit = m["same"] or m["unit"] or ""
    noun = m["first"].split()[-1]
    last = f"{m['second']} {_SEVERAL.get(noun, noun)}" if m["second"].split()[-1] in _COUNTS else m["second"]
    return f"{m['head']}{m['one']}{m['unit'] or ''}{m['first']}.", f"{m['head']}{m['other']}{unit}{last}."


_SEVERAL = {"person": "personer"}
_COUNTS = frozenset("en ett två tre fyra fem sex sju åtta nio tio".split())


def subject(clause: str) -> str:
    """What stands before the finite verb, where that is a subject and not an adverb; after it, a pronoun."""
    if OPENS_SUBORDINATE.match(clause):
        main = main_verb(clause)
        after = _PRONOUN.match(clause, main.end()) if main else None
        return after["who"].capitalize() if after else ""
    verb = finite_verb(clause)
    if verb is None:
        return ""
    before = clause[: verb.start()].strip()
    return "" if not before or len(before.split()) > 8 or before.endswith(",") else before
