"""A sentence to its claims: coordinated main clauses, each made to stand alone, and told in the words of rules."""

from __future__ import annotations

import re

from assistant.drafts.joined import (
    amount_apart,
    deeds,
    subject,
    two_figures,
    with_units,
    without_verb_twice,
)
from assistant.drafts.verbs import finite_verb, main_verb

_SPLICED = re.compile(r"(?:det|den|de|detta|då|där|vi|du|ni|man|innan dess|dessförinnan|därefter) ", re.I)
"""What a clause opens with that a comma alone joins: its verb follows at once."""
_JOINT = re.compile(
    r"(?:,? (?:och|men|samt)|, medan|, varav|, så(?! (?:att|länge|snart|fort|långt|mycket)\b)|;) (?=\S)|"
    rf", utan (?=(?:kan|får|ska|skall|bör|måste) )|"
    rf" [–—-] (?={_SPLICED.pattern})|,(?: för)? (?={_SPLICED.pattern})|"
    r", (?!utan )(?=[A-ZÅÄÖ]\w+ |[^\W\d]+(?:en|et|na|an) )"
)
_SOURCE = re.compile(
    r"^(?:Enligt|I) (?:nämndens |kommunens |våra |gällande |socialnämndens )?"
    r"(?:riktlinje(?:n|rna|r)?|rutin(?:en|erna)?|vägledning(?:en)?|delegationsordning(?:en)?|överenskommelsen)\b,? ",
    re.I,
)
_SHORTEST = 2
"""Words that a claim has at least, beside its verb."""


def without_source(said: str) -> str:
    """The sentence without "Enligt riktlinjerna": where it is from is shown by its citation."""
    return _SOURCE.sub("", said)


def claims(said: str, *, gapped: bool = True, spliced: bool = True) -> tuple[str, ...]:
    """The claims of a sentence, each with a subject and a verb of its own; the sentence alone where it is one.

    Args:
        gapped: Whether a part without a verb may take that of the one before.
        spliced: Whether a comma alone may join two clauses.
    """
    parts = _parts(said, spliced=spliced)
    if len(parts) == 1 and not gapped:
        return (said,)
    if len(parts) == 1:
        parts = without_verb_twice(said)
    if len(parts) == 1:
        parts = deeds(said)
    if len(parts) < 2:
        return two_figures(said) or tuple(amount_apart(said))
    owner = subject(parts[0])
    found = [parts[0]]
    for part in parts[1:]:
        if _opens_with_verb(part):
            if not owner:
                return (said,)
            found.append(f"{owner} {part}")
        else:
            found.append(part[:1].upper() + part[1:])
    claimed = [f"{claim.strip(' ,;.')}." for claim in with_units(found)]
    return tuple(one for claim in claimed for one in (amount_apart(claim) if gapped else [claim]))


def _parts(said: str, *, spliced: bool) -> list[str]:
    """Cut where a clause with a finite verb is joined to another."""
    main = main_verb(said)
    if main is None:
        return [said]
    parts: list[str] = []
    at = 0
    for joint in _JOINT.finditer(said):
        before, after = said[at : joint.start()], said[joint.end() :]
        apart = joint.group().startswith((",", ";", " –", " —", " -")) or not _in_subordinate(before)
        joined = joint.group() not in (", ", ", för ") or (spliced and _verb_at_once(after))
        if main.end() <= joint.start() and apart and joined and _is_clause(before) and _opens_clause(after):
            parts.append(before)
            at = joint.end()
    return [*parts, said[at:]]


def _is_clause(text: str) -> bool:
    last = re.split(r", (?:medan|men)\b|;", text)[-1]
    return finite_verb(last) is not None and len(text.split()) > _SHORTEST


def _verb_at_once(text: str) -> bool:
    opener, verb = _SPLICED.match(text) or _NOUN.match(text), finite_verb(text)
    return opener is not None and verb is not None and verb.start() == opener.end()


_NOUN = re.compile(r"[^\W\d]+ ")


def _opens_clause(text: str) -> bool:
    """Whether what follows "och" is a clause: its verb comes before the next joint, and not within "som ..."."""
    stop = _JOINT.search(text)
    first = text[: stop.start()] if stop else text
    if stop and stop.group() == " och " and len(first.split()) <= _SHORTEST:  # "datum och namn fanns" has two subjects
        rest = text[stop.end() :]
        return not _opens_with_verb(rest) and _opens_clause(f"{first} {rest}")
    verb = finite_verb(first)
    if verb is None or len(first.split()) <= _SHORTEST or _DOES_SO.match(text) or ", annars " in first[: verb.start()]:
        return False
    opener = _SUBORDINATE.search(first, 0, verb.start())
    return opener is None or (opener.group() == "som" and _goes_on(first, verb))


_DOES_SO = re.compile(r"gör (?:det|så)\b(?! \w+t att\b)", re.I)
"""What tells nothing by itself: "och gör det fortfarande"."""
_SUBORDINATE = re.compile(
    r"\b(?:som|att(?! \w+a\b)|om(?! att)|när|(?<=\w )då|där|vilket|vilken|vilka|vad|vem|hur|varför)\b"
)


def _opens_with_verb(text: str) -> bool:
    verb = finite_verb(text)
    return verb is not None and verb.start() == 0


def _goes_on(clause: str, verb: re.Match[str]) -> bool:
    """Whether a clause has its own verb after that of "som ...": "en kommun som dröjer kan få betala"."""
    main = main_verb(clause)
    return main is not None and main.start() > verb.start()


def _in_subordinate(text: str) -> bool:
    """Whether the joint stands within a subordinate clause, whose parts are no claims of their own."""
    openings = list(re.finditer(r"\b(?:som|att|om|när|där|eftersom|medan|så länge)\b", text))
    rest = text[openings[-1].end() :] if openings and openings[-1].start() else ""
    unfinished = (
        bool(rest) and openings[-1].group() == "att" and len(rest.split()) <= _SHORTEST
    )  # "att A och B gör det"
    return "," not in rest and (finite_verb(rest) is not None or (unfinished and not _TO_DO.match(rest)))


_TO_DO = re.compile(r" (?:inte |aldrig |själv )?(?:\w{2,}as?|få|gå|se|ge|ta|bli|ha|stå|be)\b")


_HOURS = {"ett": 13, "två": 14, "tre": 15, "fyra": 16, "fem": 17, "sex": 18}
"""Hours told without "på morgonen" are those of the afternoon from one to six: a public office is open then."""
_HOUR = re.compile(
    r"\bklockan (ett|två|tre|fyra|fem|sex)\b(?! på (?:morgonen|natten))(?: på (?:eftermiddagen|dagen))?", re.I
)
_PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.I), instead)
    for pattern, instead in (
        (r"(?:tittar|kollar) (vi )?på (?:det|den|din ansökan|ärendet|saken)", r"prövar \1det"),
        (r"har (?:du |ni |man |den enskilde )?ingen mat(?: hemma)?", "saknar mat"),
        (r"får inte (?:berätta|säga|föra) (?:något|det|det du säger) vidare", "har tystnadsplikt"),
        (r"är gratis", "kostar ingenting"),
    )
)


def in_words_of_rules(said: str) -> str:
    """The claim with everyday phrases as a rule would have them; as it is where it has none."""
    told = _HOUR.sub(lambda m: f"klockan {_HOURS[m[1].casefold()]}", said)
    for pattern, instead in _PHRASES:
        told = pattern.sub(instead, told)
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s{2,}", " ", told)).strip()


_LEFT_UNDONE = re.compile(
    r"\b(?P<has>(?:har|hade) )?(?:(?:låter|låtit|lät) bli|underlåter|underlåtit|underlät|försumma(?:r|t|de)|"
    r"(?:avstår|avstått|avstod) från) att (?=\w)",
    re.I,
)
"""Not the infinitives: who "får avstå från att" or "kan låta bli att" has a choice, and is denied nothing."""


def denied_plainly(said: str) -> str:
    """The claim with "inte" for "låtit bli att", "underlåtit att" and "avstått från att", as sources deny."""
    return _LEFT_UNDONE.sub(lambda m: f"inte {m['has'] or ''}", said)
