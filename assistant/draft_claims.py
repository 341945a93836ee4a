"""A sentence to its claims: coordinated main clauses, each made to stand alone."""

from __future__ import annotations

import re

from assistant.draft_joined import amount_apart, by_other, deeds
from assistant.draft_verbs import MODAL, finite_verb, main_verb
from assistant.draft_wording import counted_otherwise, in_words_of_rules, turned
from ingest.references import references

_SPLICED = re.compile(r"(?:det|den|de|detta|då|där|vi|du|ni|man|innan dess|dessförinnan|därefter) ", re.I)
"""What a clause opens with that a comma alone joins: its verb follows at once."""
_JOINT = re.compile(
    r"(?:,? (?:och|men|samt)|, medan|, varav|, så(?! (?:att|länge|snart|fort|långt|mycket)\b)|;) (?=\S)|"
    rf",(?: för)? (?={_SPLICED.pattern})"
)
_SOURCE = re.compile(
    r"^(?:Enligt|I) (?:nämndens |kommunens |våra |gällande |socialnämndens )?"
    r"(?:riktlinje(?:n|rna|r)?|rutin(?:en|erna)?|vägledning(?:en)?|delegationsordning(?:en)?|överenskommelsen)\b,? ",
    re.I,
)
_OPENS_SUBORDINATE = re.compile(r"^(?:Om|När|Innan|Eftersom|Sedan|För att|Den som|De som|Har|Är|Finns|Saknas)\b")
_PRONOUN = re.compile(r" (?P<who>du|ni|vi|jag|man|hon|han|hen|de|den enskilde|sökanden|hushållet)\b")
_SHORTEST = 2
"""Words that a claim has at least, beside its verb."""


def without_source(said: str) -> str:
    """The sentence without "Enligt riktlinjerna": where it is from is shown by its citation."""
    return _SOURCE.sub("", _ANSWERS.sub("", said))


_ANSWERS = re.compile(r"^(?:Nej|Ja|Jo|Javisst|Absolut|Självklart|Tyvärr)[,.:] (?=\w)")


_REMINDS = re.compile(
    r"^(?:Kom ihåg|Tänk på|Observera|Glöm inte|Notera|Du (?:behöver|bör) veta)(?: också| även)? att (?=\w)", re.I
)
_FRAMES = re.compile(r"^(?:Målet|Kravet|Tanken|Regeln|Utgångspunkten) är (?:att )?(?=\w)")
_NOT_THAT = r"inte (?P<by>till|av|från|hos|i|på|för|med|den|det|de) [^,.;()]+"
_CONTRAST = re.compile(rf"(?:, (?:och )?inte [^,.;]+| och {_NOT_THAT})(?=(?: \([^()]*\))?\.?$)")
_BUT = re.compile(rf"\b{_NOT_THAT}?,? utan (?=(?P=by) )")
"""What is denied before what holds: "räknas inte från beslutet utan från delgivningen"."""
_CONCESSION = re.compile(r",? (?P<said>(?:även om|trots att|fast|oavsett om) [^,.;]+)(?=\.?$)")
_GOES_FOR_ALL = re.compile(
    r"\b(?:alla|samtliga|oavsett|varje|även|genast|omedelbart|direkt|alltid|ändå|trots|oberoende)\b", re.I
)
_ADDRESS = (
    (re.compile(r"\b(?P<calls>hör(?:a|t)? av) (?:dig|er)\b"), r"\g<calls> sig"),
    (re.compile(r"\b(?:din|ditt|dina|er|ert|era|vår|vårt|våra) (?=[a-zåäö])", re.I), ""),
    (re.compile(r"\b(?:du|ni)\b"), "den enskilde"),
    (re.compile(r"\b(?:Du|Ni)\b"), "Den enskilde"),
    (re.compile(r"\bdig\b", re.I), "den enskilde"),
    (re.compile(r"\bbara (?=för att\b|på grund av\b|därför att\b)"), ""),
)
_FIRST_INSTANCE = re.compile(r"\bförvaltningsrätten\b")
"""What statutes call an allmän förvaltningsdomstol is in the first instance a förvaltningsrätt (1971:289, 14 §)."""


def reworded(said: str) -> tuple[str, ...]:
    """The same claim in the words of rules: of anyone instead of "du", without its source, the court by its sort."""
    plain = _FRAMES.sub("", _REMINDS.sub("", without_source(said)))
    for pattern, instead in _ADDRESS:
        plain = pattern.sub(instead, plain)
    plain = plain[:1].upper() + plain[1:]
    plain = _BUT.sub("", plain)
    if len(plain.split()) > _SHORTEST + len(_CONTRAST.findall(plain)) and finite_verb(_CONTRAST.sub("", plain)):
        plain = _CONTRAST.sub("", plain)
    found = [plain, in_words_of_rules(plain), counted_otherwise(plain), in_words_of_rules(turned(plain))]
    if "överklag" in said.casefold():
        found.append(_FIRST_INSTANCE.sub("allmän förvaltningsdomstol", plain))
    return tuple(text for text in dict.fromkeys(found) if text != said)


def in_general(said: str, municipality: str | None) -> tuple[str, ...]:
    """The same claim of "kommunen" instead of the draft's municipality: national sources do not name it."""
    plain = re.sub(rf" i {re.escape(municipality)}\b", " i kommunen", said) if municipality else said
    return (plain,) if plain != said and references(said) else ()


def in_its_year(said: str, year: int) -> tuple[str, ...]:
    """The same claim without the year that the sources are of: a source in force does not name it."""
    named = re.search(rf"(?:,? (?:under|för|år|i))* {year}(?=[ .,;)]|$)", said)
    if named is None or re.search(
        r"(?:\d|januari|februari|mars|april|maj|ju[nl]i|augusti|ber)$", said[: named.start()]
    ):
        return ()
    return (said[: named.start()] + said[named.end() :],)


def conceded(said: str) -> tuple[str, str]:
    """The sentence without "även om ..." at its end, and that; "" where it has none."""
    found = _CONCESSION.search(said)
    return (said[: found.start()] + said[found.end() :], found["said"]) if found else (said, "")


def goes_for_all(text: str, concession: str) -> bool:
    """Whether a source's words hold also in the case that is conceded: they say so, or name it."""
    return _GOES_FOR_ALL.search(text) is not None and bool(concession)


def claims(said: str, *, gapped: bool = True) -> tuple[str, ...]:
    """The claims of a sentence, each with a subject and a verb of its own; the sentence alone where it is one.

    Args:
        gapped: Whether a part without a verb may take that of the one before.
    """
    parts = _parts(said)
    if len(parts) == 1 and not gapped:
        return (said,)
    if len(parts) == 1:
        parts = _without_verb_twice(said)
    if len(parts) == 1:
        parts = deeds(said)
    if len(parts) < 2:
        return _two_figures(said) or tuple(amount_apart(said))
    subject = _subject(parts[0])
    found = [parts[0]]
    for part in parts[1:]:
        verb = finite_verb(part)
        if instead := by_other(found[-1], part):
            found[-1] = instead
        elif verb and verb.start() == 0:
            if not subject:
                return (said,)
            found.append(f"{subject} {part}")
        else:
            found.append(part[:1].upper() + part[1:])
    claimed = [f"{claim.strip(' ,;.')}." for claim in found]
    return tuple(one for claim in claimed for one in (amount_apart(claim) if gapped else [claim]))


def _parts(said: str) -> list[str]:
    """Cut where a clause with a finite verb is joined to another."""
    main = main_verb(said)
    if main is None:
        return [said]
    parts: list[str] = []
    at = 0
    for joint in _JOINT.finditer(said):
        before, after = said[at : joint.start()], said[joint.end() :]
        apart = joint.group().startswith((",", ";")) or not _in_subordinate(before)
        joined = joint.group() not in (", ", ", för ") or _verb_at_once(after)
        if main.end() <= joint.start() and apart and joined and _is_clause(before) and _opens_clause(after):
            parts.append(before)
            at = joint.end()
    return [*parts, said[at:]]


_BOUND = r"(?:upp till|högst|minst|med|inom|senast|efter|till|från|över) .*|(?:därutöver|däröver)\.?"
_GAP, _LISTED = (
    re.compile(
        rf"^(?P<first>.+?){joint} (?P<subject>(?!högst|minst|med|inom|för|till)[^\W\d][\w-]*(?: [\w-]+){{0,2}}?) "
        rf"(?P<rest>{_BOUND})$"
    )
    for joint in (" och", ",")
)


def _without_verb_twice(said: str, form: re.Pattern[str] = _GAP) -> list[str]:
    """Where "A beslutar upp till 10 kronor, B upp till 20 och C därutöver", what follows takes the first verb."""
    gap = form.match(said)
    verb = finite_verb(said) if gap else None
    if not gap or not verb or verb.end() > gap.end("first") or finite_verb(said[gap.end("first") :]):
        return [said]
    if _FOR_EACH.search(gap["first"]):  # "per vuxen och dag" is one measure
        return [said]
    if _OPENS_SUBORDINATE.match(said) or not _subject(gap["first"]) or re.search(r"\b(?:som|att)\b", gap["first"]):
        return [said]
    following = said[verb.end() :].split()[:1] if re.fullmatch(MODAL, verb.group(), re.I) else []
    earlier = _without_verb_twice(gap["first"], _LISTED)
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
_UNIT = re.compile(r"\d (?P<unit>kronor|kr|procent|dagar|veckor|månader|år)\b")
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


def _two_figures(said: str) -> tuple[str, ...] | None:
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


def _is_clause(text: str) -> bool:
    last = re.split(r", (?:medan|men)\b|;", text)[-1]
    return finite_verb(last) is not None and len(text.split()) > _SHORTEST


def _verb_at_once(text: str) -> bool:
    opener, verb = _SPLICED.match(text), finite_verb(text)
    return opener is not None and verb is not None and verb.start() == opener.end()


def _opens_clause(text: str) -> bool:
    """Whether what follows "och" is a clause: its verb comes before the next joint, and not within "som ..."."""
    stop = _JOINT.search(text)
    first = text[: stop.start()] if stop else text
    verb = finite_verb(first)
    if verb is None or len(first.split()) <= _SHORTEST:
        return False
    if _ON_CONDITION.match(first) and finite_verb(first, verb.end()):  # "och om inget händer skickas en påminnelse"
        return True
    return not re.search(
        r"\b(?:som|att(?! \w+a\b)|om(?! att)|när|(?<=\w )då|där|vilket|vilken|vilka|vad|vem|hur|varför)\b",
        first[: verb.start()],
    )


_ON_CONDITION = re.compile(r"(?:om|när) (?!att\b)")


def _in_subordinate(text: str) -> bool:
    """Whether the joint stands within a subordinate clause, whose parts are no claims of their own."""
    openings = list(re.finditer(r"\b(?:som|att|om|när|där|eftersom|medan|så länge)\b", text))
    rest = text[openings[-1].end() :] if openings and openings[-1].start() else ""
    unfinished = (
        bool(rest) and openings[-1].group() == "att" and len(rest.split()) <= _SHORTEST
    )  # "att A och B gör det"
    return "," not in rest and (finite_verb(rest) is not None or (unfinished and not _TO_DO.match(rest)))


_TO_DO = re.compile(r" (?:inte |aldrig |själv )?(?:\w{2,}as?|få|gå|se|ge|ta|bli|ha|stå|be)\b")


def _subject(clause: str) -> str:
    """What stands before the finite verb, where that is a subject and not an adverb; after it, a pronoun."""
    if _OPENS_SUBORDINATE.match(clause):
        main = main_verb(clause)
        after = _PRONOUN.match(clause, main.end()) if main else None
        return after["who"].capitalize() if after else ""
    verb = finite_verb(clause)
    if verb is None:
        return ""
    before = clause[: verb.start()].strip()
    return "" if not before or len(before.split()) > 8 or before.endswith(",") else before
