"""Whether a sentence of a draft states a fact of the case, which is left in peace, or something that sources can tell.

Grammar tells: what is past, said of just this person, home or paper, of a day, or found in this decision is of the
case; what anyone, or whoever meets a condition, must, may or gets at most is a rule, also when it is said to "du".
Each such cue has a weight that benchmarks/fit_kinds.py fits on the sentences for development of evals/drafts. What only
its writer can tell, as what is decided and how to reach somebody, is of the case too.
"""

from __future__ import annotations

import re
from typing import Literal

from assistant.drafts.cues import OF_A_PERSON, OF_A_READER, cues
from assistant.drafts.genre import Genre
from assistant.drafts.read import Draft
from assistant.drafts.verbs import has_finite_verb
from assistant.entailment import probability
from assistant.facts.read import facts
from ingest.personal import BLACK
from ingest.references import references

Kind = Literal["case", "own", "lean", "rule"]
"""A fact of the case; one unless a source says the same; one where the sources are silent; what sources are to tell."""
_LEAST: tuple[tuple[Kind, float], ...] = (("case", 0.8), ("own", 0.5), ("lean", 0.25), ("rule", 0.0))
"""Least likelihood of each to state a fact of the case."""
_GENRE: dict[Genre, float] = {"minutes": 0.75, "rules": -1.0, "letter": 0.75, "other": 0.0}
"""What the sort of text adds: minutes and letters tell of what was and of their own, rules tell of no case."""
_BIAS = -2.59
_WEIGHTS = {
    "you": 2.42,
    "day": 2.2,
    "finds": 2.19,
    "named": 2.1,
    "people": 1.82,
    "past": 1.81,
    "amount": 1.62,
    "state": 1.4,
    "paper": 1.35,
    "now": 1.33,
    "yours": 1.13,
    "people as subject": 0.99,
    "definite": 0.97,
    "decides": 0.91,
    "we": 0.71,
    "household": 0.42,
    "past day": 0.32,
    "sized": -0.37,
    "modal of you": -0.42,
    "passive": -0.48,
    "level as subject": -0.79,
    "order": -0.87,
    "office": -0.92,
    "standing": -0.93,
    "rate": -0.95,
    "indefinite": -0.99,
    "you act": -1.0,
    "opens with a condition": -1.07,
    "anyone": -1.11,
    "level": -1.14,
    "office as subject": -1.44,
    "modal": -1.63,
    "condition": -1.71,
    "reference": -2.07,
    "study": -2.34,
    "limit": -2.49,
}


def kind_of(
    said: str,
    names: frozenset[str] = frozenset(),
    genre: Genre = "other",
    places: frozenset[str] = frozenset(),
    projects: frozenset[str] = frozenset(),
) -> Kind:
    """What a sentence of a draft is about; a question and a greeting are the case's own.

    Args:
        names: The names of people that the draft tells elsewhere.
        genre: What sort of text it stands in.
        places: The municipalities that the library's documents are from.
        projects: The names of what its documents tell of, "Hyran först".
    """
    if is_asked_or_talk(said):
        return "case"
    of_project = genre != "minutes" and any(project in said for project in projects)
    said = unnamed(said, names, places)
    if of_project and not cues(said) & _OF_SOMEBODY:
        return "rule"
    likely = likelihood(said, genre)
    return next(kind for kind, least in _LEAST if likely >= least)


def is_asked_or_talk(said: str) -> bool:
    """Whether a sentence asks, or says what only its writer can."""
    return said.rstrip().endswith("?") or _only_names(said) or is_talk(said)


def _only_names(said: str) -> bool:
    """Whether a sentence is a word or two without a verb, as the head of what follows: "Utredning."."""
    return len(said.split()) <= _OF_A_HEAD and not facts(said) and not has_finite_verb(said)


_OF_A_HEAD = 2


def unnamed(said: str, names: frozenset[str], places: frozenset[str]) -> str:
    """The sentence with people's names blackened, and of "kommunen" where it names a municipality."""

    def instead(found: re.Match[str]) -> str:
        word, genitive = found.group().removesuffix("s"), "s" * found.group().endswith("s")
        if {word, found.group()} & names:
            return BLACK
        of_place = {word, found.group()} & places
        return f"{'K' if found.start() == 0 else 'k'}ommunen{genitive}" if of_place else found.group()

    return _CAPITALISED.sub(instead, said)


_CAPITALISED = re.compile(r"\b[A-ZÅÄÖÉ]\w+")


def genre_of(draft: Draft) -> Genre:
    """What sort of text a draft is: as it opens, or in a text of some length as most of its sentences are."""
    if draft.genre != "other" or len(draft.sentences) < MANY:
        return draft.genre
    mean = sum(likelihood(s.said) for s in draft.sentences) / len(draft.sentences)
    return "rules" if mean < _OF_RULES else "letter" if mean > _OF_A_CASE else "other"


_OF_SOMEBODY = OF_A_PERSON | OF_A_READER | {"we"}


MANY = 8
"""Least sentences of a text of some length."""
_OF_RULES, _OF_A_CASE = 0.1, 0.2


def likelihood(said: str, genre: Genre = "other") -> float:
    """How likely a sentence is to state a fact of the case, 0 to 1."""
    return probability(_BIAS + _GENRE[genre] + sum(_WEIGHTS.get(cue, 0.0) for cue in cues(said)))


_ON_WHAT_GROUND = re.compile(
    r"(?:Besluten är fattade|Lagrum|Lagstöd|"
    r"Beslutet (?:är fattat|har fattats|fattas|fattades|grundas|grundar sig|vilar))\b",
    re.I,
)
_THE_THING = (
    r"(?:Den|Det|De|Hela \w+|(?:Resten|Återstoden) av \w+|Ansökan|\w+(?:en|et|na)|\d[\d \u00a0]* (?:kr|kronor))"
)
_DECIDED = re.compile(
    rf"{_THE_THING} (?:beviljas|avslås|godkänns|godtas)(?: (?:helt|delvis|inte|också|därför|alltså)){{0,2}}\.?$|"
    r"Ansökan (?:om|avseende) [^.,;]{1,80} (?:avslås|bifalls)(?: (?:helt|delvis|i sin helhet|därför|alltså)){0,2}\.?$"
)
_DECIDES = re.compile(
    r"(?:\w*[Nn]ämnden|Kommunen|Enheten|Vi|Jag) (?:avslår|beviljar|bifaller) (?:därför |alltså |därmed )?"
    r"(?:(?:(?:din|er|hans|hennes|deras) )?ansökan\b|\d[\d \u00a0]* ?(?:kr|kronor)\b)"
)
_OWN = (_DECIDED, _DECIDES)
_I = re.compile(r"\b(?:jag|mig|min|mitt|mina)\b|^(?:Jag|Mig|Min|Mitt|Mina)\b")
_CONTACT = re.compile(
    r"^(?:(?:Ring|Skriv till|Kontakta|Mejla) (?:till )?\S+(?: på \S+)?\.?$|"
    r"Hör (?:gärna )?av (?:er|dig)|Tveka inte|"
    r"(?:Har|Om) (?:du|ni) (?:har )?(?:några )?(?:frågor|funderingar)|"
    r"(?:Du|Ni) (?:får|kan|är) (?:alltid )?(?:gärna|välkom\w+)\b[^.]*\b(?:ringa|höra av|skriva|mejla|komma))\b"
)
_OF_THE_TEXT = re.compile(
    r"^(?:Här (?:är|kommer|följer)|Det (?:här|handlar)|Detta (?:brev|besked|beslut)|(?:Brevet|Beskedet|Texten) )\b",
    re.I,
)
_ABOUT_THE_TEXT = re.compile(
    r"^(?:(?:Förslaget|Utkastet|Rutinen|Dokumentet|Texten|Riktlinjen|Avsnitt(?:et)? ?\d*) "
    r"(?:är|har|talar|ska|ersätter|samlar|beskriver|tas|gås|följer)|Den här (?:rutinen|texten|riktlinjen)|"
    r"Synpunkter (?:på|lämnas|skickas)|Tack (?:till|för)|Fastställd av|Antagen av|Inget i sak)\b",
    re.I,
)
_OF_THE_WRITER = re.compile(
    r"^(?:(?:Vi|Jag) (?:tror|tycker|anser|hoppas|föreslår|beklagar|önskar|gratulerar)|"
    r"(?:Du|Ni) (?:undra(?:r|de)|fråga(?:r|de)|har (?:undrat|frågat))|Det (?:talar|tyder) (?:för|på|emot)|Det tar vi|"
    r"Förslaget (?:ryms|innebär|medför|finansieras))\b",
    re.I,
)
"""A judgement or a wish of the writer's own."""
_GREETS = re.compile(r"^(?:(?:Vi|Jag) (?:ses|hörs)|(?:Stort |Varmt )?(?:tack|välkom\w+)|Lycka till)\b", re.I)
_FIRM = re.compile(r"\b(?:ska|skall|måste|får (?:inte|bara)|har rätt|krävs)\b", re.I)


def is_talk(said: str) -> bool:
    """Whether a sentence says what only its writer can: a judgement, what is decided, how to reach somebody."""
    if names_its_ground(said) or any(form.match(said) for form in _OWN):
        return True
    if references(said):
        return False
    if _CONTACT.match(said) or _GREETS.match(said):
        return True
    of_the_text = _OF_THE_TEXT.match(said) or _ABOUT_THE_TEXT.match(said)
    if of_the_text and not _FIRM.search(said) and not facts(said):
        return True
    if _OF_THE_WRITER.match(said) and not _FIRM.search(said) and not facts(said):
        return True
    return _I.search(_opening(said)) is not None


def names_its_ground(said: str) -> bool:
    """Whether a sentence only tells under which sections the decision is made."""
    return _ON_WHAT_GROUND.match(said) is not None and bool(references(said))


def _opening(said: str) -> str:
    """The first clause, with "För att jag ska ..." before it."""
    return re.split(r",? och |, men |, så(?! att)|;| så att ", said)[0]
