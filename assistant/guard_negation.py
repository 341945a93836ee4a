"""Guard for negation: what the statement denies the source denies, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Comparison, Difference, clause_of, clauses
from assistant.facts import facts
from assistant.guard_cases import turns
from assistant.guard_opposites import denies_an_opposite
from assistant.matching import Word, kinship, match, words
from assistant.roles import is_finite, is_office, same_party
from assistant.synonyms import near_equals
from ingest.analyze import stem

_NEGATION = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingendera|varken|saknas|saknar|saknade|utan)\b", re.I
)
_NO_NEGATION = re.compile(
    r"\binte (?:bara|endast|enbart)\b|\b(?:inte|aldrig) (?:\w+ )?(?:mer|äldre|yngre|längre|högre|fler|mindre|lägre|"
    r"kortare|färre|"
    r"senare|tidigare|över|under)\b(?: än)?|"
    r"\binte (?=[^.,;\n]*\bförrän\b)|,\s*utan\b|\bom inte\b|\bsåvida inte\b|\beller (?:inte|ej)\b|"
    r"\bspelar ingen roll\b|"
    r"\b(?:inte|ej|aldrig|ingen|inga|inget)\b(?=[^.;\n]*\butan\b(?! att))|"
    r"\binte (?:har |hade )?fyllt\b|\binte (?:skyldig\w*|skyldighet)|\b(?:behöver|måste) inte\b",
    re.I,
)
_LEXICAL = re.compile(
    r"\b(?:olika|skilda|undanta\w*|undantag\w*|utom|förutom|slipp\w*|neka\w*|avslå\w*|avslag\w*|avvis\w*|"
    r"förbjud\w*|otillåt\w*|omöjlig\w*|"
    r"sällan|knappast|endast|bara|enbart|förrän|motsatt\w*|oavsett|hindra\w*|hinder|fattas|"
    r"\w*fri(?:tt|a|het|heten)?|släpp\w*|"
    r"avstå\w*|otillräcklig\w*|olämplig\w*|onödig\w*|utesl\w*|ofullständig\w*|fel|för sent|före|innan|först|"
    r"utanför|uppskj\w*|skjuts? upp|nej|inställ(?:s|d|t|da|ts)|undvik\w*|avbryt\w*|upphäv\w*|upphör\w*|frånvar\w*|noll|"
    r"ur funktion|ur bruk|räcker|"
    r"tom\w*|vägra\w*|"
    r"avböj\w*|strid\w*|obehörig\w*|ogiltig\w*|obefintlig\w*|i stället|istället|förlora\w*|mist\w*|kvarstå\w*|"
    r"befria\w*|skona\w*|minst|lägst|tidigast|ledig\w*|gratis|avskaffa\w*|otillräck\w*|ensam\w*|"
    r"dröj\w*|vänta\w*|återkall\w*|slopa\w*|strunt\w*|stopp\w*|hemlig\w*|stängs? av|avstäng\w*|"
    r"stoppa\w*|spärra\w*|tystnadsplikt\w*|"
    r"(?:låta|låter|låtit|lät) bli|bort\w*|samma|densamma|oförändra\w*|likadan\w*|brist\w*|utebl\w*|sakna\w*)\b",
    re.I,
)


def negation(case: Comparison) -> Iterator[Difference]:
    """What the statement denies its evidence denies, and the other way round."""
    if turns(case):
        return
    said, held = case.statement, case.evidence
    own, theirs = {w.stem for w in case.words}, {w.stem for w in words(held)}
    turned = _turned(held, unless=own) + _turned_by_lead(case)
    for mark in _negations(said):
        if _is_of_condition(said, mark) or denies_an_opposite(case, *clause_of(said, mark.start(), coarse=True)):
            continue
        if _is_denied(case, mark, turned) or _turns_a_bound(case, mark) or not _speaks_of_denied(case, mark):
            continue
        yield Difference(
            f"källan förnekar inte detta, påståendet säger ”{mark.group().lower()}”", mark.start(), mark.end()
        )
    yield from _denied_party(case)
    yield from _made_a_condition(case)
    negative = _turned(said, unless=theirs)
    if (word := _taken_from_a_denied_list(case, bool(negative))) is not None:
        yield Difference("källan säger att detta inte gäller", word.start, word.end)
    for mark in _STRONG.finditer(held):
        known = own | {n for o in own for n in near_equals(o)}
        if negative or stem(mark.group().split()[0]) in known or _negations(said):
            continue
        if (word := _affirmed(case, mark, negative)) is not None:
            yield Difference(f"källan säger ”{mark.group().lower()}”, påståendet inte", word.start, word.end)
    for mark in _negations(held):
        if _tells_the_exception(case, mark) or _is_beside_the_row(case, mark) or _is_kept(case, mark):
            continue
        focus = _focus(held, mark)
        weight = sum(w.weight for w in focus)
        if (word := _same_clause_affirmed(case, mark)) is not None:
            yield Difference(f"källan säger ”{mark.group().lower()}”, påståendet inte", word.start, word.end)
            continue
        if (word := _affirmed(case, mark, negative)) is not None:
            yield Difference(f"källan säger ”{mark.group().lower()}”, påståendet inte", word.start, word.end)
            continue
        mine = _together(case, focus)
        if not weight or sum(by.weight for by in {by.stem: by for _, by in mine}.values()) < 0.6 * weight:
            continue
        if any(a <= w.start < b for w, _ in mine for a, b in negative) or _also_affirmed(held, focus, mark):
            continue
        first = mine[0][0]
        yield Difference(f"källan säger ”{mark.group().lower()}”, påståendet inte", first.start, first.end)


_OPENS_CONDITION = re.compile(
    r"\W*(?:(?:även |bara |endast )?(?:om|när|då)|så länge|fast|trots att|ifall|medan|sedan|som|eftersom)\b", re.I
)


def _is_of_condition(text: str, mark: re.Match[str]) -> bool:
    """Whether a negation stands in a condition or tells which one is meant, and is not what the statement says.

    In a subordinate clause it stands before the verb; where a verb opens the condition that is the one before it.
    """
    without = mark.group().casefold() == "utan"
    start, end = clause_of(text, mark.start(), coarse=without)
    inside = [w for w in words(text) if start <= w.start < end]
    before = [w for w in inside if w.end <= mark.start() and is_finite(w)]
    if before:
        return not start and before == inside[:1] and any(is_finite(w) for w in words(text)[1:])
    return without or _OPENS_CONDITION.match(text, start) is not None


def _turns_a_bound(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether a negation turns a bound into the evidence's other one: "fler än tre lånas inte ut", "högst tre"."""
    start, end = clause_of(case.statement, mark.start(), coarse=True)
    own = [f for f in facts(case.statement) if f.bound and start <= f.start < end]
    held = [f for u in case.units for f in facts(u.whole) if f.bound]
    return any(f.same(o) and f.bound != o.bound for f in own for o in held)


def _speaks_of_denied(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether the evidence has the word that a negation denies, so that it may be held to affirm it."""
    start, end = clause_of(case.statement, mark.start(), coarse=True)
    inside = [w for w in case.words if start <= w.start < end and w.weight]
    before = [w for w in inside if w.end <= mark.start() and not case.statement[w.end : mark.start()].strip()]
    after = [w for w in inside if w.start >= mark.end()]
    denied = before[:1] + after[:2]
    held = words(case.evidence)
    if _CONTRAST.search(case.statement, 0, mark.end()):
        return False
    return not denied or any(match(w, held).strength >= _KIN for w in denied)


_CONTRAST = re.compile(r"(?:, (?:men |och )?|\boch )(?:inte|ej)\Z", re.I)
"""Opens the half that a statement sets aside: "via nämnden, inte direkt"."""
_KIN = 0.6


def _is_kept(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether the statement denies the word that the evidence's negation stands next to, wherever it has it."""
    next_to = _next_to(words(case.evidence), mark)
    mine = [w for m in _negations(case.statement) for w in _next_to(case.words, m)]
    return any(kinship(w.stem, other.stem) >= 0.75 for w in mine for other in next_to)


def _next_to(found: Sequence[Word], mark: re.Match[str]) -> list[Word]:
    """The words on either side of a negation."""
    clause = clause_of(mark.string, mark.start(), coarse=True)
    return [w for w, nearness in _near(found, mark, clause).items() if nearness == 1]


def _is_beside_the_row(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether a negation stands in prose beside the table row that has two or more of the statement's values."""
    row, said = case.units[0], facts(case.statement)
    values = facts(row.text)
    inside = any(mark.group() in u.text and u.key for u in case.units)
    return bool(row.key) and not inside and sum(any(f.same(o) for o in values) for f in said) >= 2


def _tells_the_exception(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether the statement tells of the case that the denying sentence leaves out: "om det inte finns skäl"."""
    start = case.evidence.rfind(".", 0, mark.start()) + 1
    m = _UNLESS_SO.search(case.evidence, start)
    if not m or m.end() < mark.start() or "." in case.evidence[mark.end() : m.start()]:
        return False
    if not _DENIED.search(case.evidence, start, m.start()) or _DENIED.search(case.statement):
        return False
    end = clause_of(case.evidence, m.end(), coarse=True)[1]
    inside = [w for w in words(case.evidence) if m.end() <= w.start < end and w.weight]
    by_stem = {f.by.stem for _, f in case.aligned() if f.by and f.strength >= 0.75}
    held = sum(w.weight for w in inside if w.stem in by_stem)
    return bool(inside) and held >= 0.75 * sum(w.weight for w in inside)


_DENIED = re.compile(r"\b(?:inte|ej|aldrig|ingen|inget|inga)\b", re.I)
_UNLESS_SO = re.compile(r"\b(?:om|såvida) (?:\w+ )?inte\b", re.I)


def _taken_from_a_denied_list(case: Comparison, denies: bool) -> Word | None:
    """The first word of a statement that affirms an item under "Följande får inte delegeras:"."""
    first = case.units[0] if case.units else None
    if not first or not first.lead or first.key or denies or not _negations(first.lead):
        return None
    return next((w for w, m in case.aligned() if m.by and m.strength >= 0.75 and w.weight), None)


_EXCEPTION = re.compile(r"\b(?:om|såvida) inte\b", re.I)
_CONDITION = re.compile(r"\b(?:om|när|ifall|såvida)\b(?! inte\b)", re.I)


def _made_a_condition(case: Comparison) -> Iterator[Difference]:
    """An exception is no condition: "om inte planen anger annat" is not "om planen anger annat"."""
    for mark in _EXCEPTION.finditer(case.evidence):
        near = _near(words(case.evidence), mark, clause_of(case.evidence, mark.start(), coarse=True))
        stems = {w.stem for w in near}
        for m in _CONDITION.finditer(case.statement):
            start, end = clause_of(case.statement, m.start(), coarse=True)
            inside = [f.by.stem for w, f in case.aligned() if start <= w.start < end and f.by and f.strength >= 0.75]
            if len(stems & set(inside)) >= max(2, 0.6 * len(stems)) and not _NEGATION.search(
                case.statement, start, end
            ):
                yield Difference("källan säger ”om inte”, påståendet ”om”", m.start(), end)


_NOT_THIS_ONE = re.compile(r",\s*(?:och )?inte (?:för |hos |till |av )?(\w+)", re.I)


def _denied_party(case: Comparison) -> Iterator[Difference]:
    """A party that the evidence sets aside, "gäller regionen, inte kommunen", is not one that the statement names."""
    for m in _NOT_THIS_ONE.finditer(case.evidence):
        denied = next((w for w in words(case.evidence) if w.start == m.start(1) and is_office(w)), None)
        for word in case.words if denied and not _negations(case.statement) else ():
            if denied and is_office(word) and same_party(word, denied):
                yield Difference(f"källan säger ”inte {denied.text}”", word.start, word.end)


def _affirmed(case: Comparison, mark: re.Match[str], negative: list[tuple[int, int]]) -> Word | None:
    """The first word of what the statement affirms and its evidence denies: of the words near the negation most.

    None where the statement denies it too, in whatever words, or the evidence affirms it elsewhere.
    """
    near = _near(words(case.evidence), mark, clause_of(case.evidence, mark.start(), coarse=True))
    if not _NEGATION.fullmatch(mark.group()):
        near = {w: 2 * n if w.start > mark.start() else n for w, n in near.items() if w.start != mark.start()}
    if _LEAVE_WORD.search(case.statement):
        near = {w: n for w, n in near.items() if not _LEAVE.fullmatch(w.text)}
    mine: dict[str, tuple[float, Word]] = {}
    for word, m in case.aligned():
        for other, nearness in near.items():
            if m.by and m.strength >= 0.5 and m.by.stem == other.stem:
                mine[other.stem] = max(
                    mine.get(other.stem, (0.0, word)), (nearness * other.weight, word), key=lambda x: x[0]
                )
    total = sum(n * w.weight for w, n in near.items())
    if not total or sum(share for share, _ in mine.values()) < _MOST_OF * total:
        return None
    places = [w.start for _, w in mine.values()]
    if any(a <= p < b for p in places for a, b in negative) or _also_affirmed(case.evidence, list(near), mark):
        return None
    return min((w for _, w in mine.values()), key=lambda w: w.start)


_LEAVE_WORD = re.compile(r"\b(?:får|kan|går det|går att|tillåt\w*|möjlig\w*)\b", re.I)
_LEAVE = re.compile(r"(?:tillåt|medge|godta|accept|bevilj|möjlig)\w*", re.I)
"""Words of leave: "inspelning är inte tillåten" denies what "man får spela in" affirms."""
_MOST_OF = 0.6
"""Least share of the words near a negation that the statement has for it to speak of the same."""


def _near(found: Sequence[Word], mark: re.Match[str], clause: tuple[int, int]) -> dict[Word, float]:
    """The words of a clause by how near they stand to the negation in it; 1 is next to it."""
    before = 0.3 if _DETERMINES.fullmatch(mark.group()) and not _stands_alone(mark) else 1.0
    inside = [w for w in found if clause[0] <= w.start < clause[1] and w.weight]
    own, _ = clause_of(mark.string, mark.start())  # what "och" parts from it is not denied
    inside = [w for w in inside if w.start >= own]
    near = {w: 1 / (1 + n) for n, w in enumerate(w for w in inside if w.start >= mark.start())}
    return near | {w: before / (1 + n) for n, w in enumerate(w for w in reversed(inside) if w.start < mark.start())}


def _stands_alone(mark: re.Match[str]) -> bool:
    """Whether "inget" is no determiner: "kostar inget att låna"."""
    return mark.group().casefold().startswith("ing") and _ALONE.match(mark.string, mark.end()) is not None


def _is_denied(case: Comparison, mark: re.Match[str], turned: list[tuple[int, int]]) -> bool:
    """Whether one of the evidence's clauses that hold most of a denied clause denies too, in whatever words."""
    near = _near(case.words, mark, clause_of(case.statement, mark.start(), coarse=True))
    inside = [(w, m) for w, m in case.aligned() if w in near]

    def share(a: int, b: int) -> float:
        stems = {w.stem for w in words(case.evidence) if a <= w.start < b}
        by_pronoun = _PRONOUN.search(case.evidence, a, b) is not None  # it stands for words of the clause before
        return (1 + by_pronoun) * sum(near[w] * w.weight * m.strength for w, m in inside if m.by and m.by.stem in stems)

    if not any(m.by for _, m in inside):
        return bool(turned)
    if _by_prefix(case, near) or _is_condition_too(case, mark):
        return True
    most = max((share(a, b) for a, b in clauses(case.evidence, coarse=True)), default=0.0)
    return any(share(a, b) >= _OF_MOST * most for a, b in turned) or _is_denied_elsewhere(case, near)


def _is_condition_too(case: Comparison, mark: re.Match[str]) -> bool:
    """Whether a statement that opens with a denied condition has the evidence's: "om ingen säger upp"."""
    first = case.words[0] if case.words else None
    if first is None or case.statement[first.end : mark.start()].strip():
        return False
    return any(kinship(first.stem, words(m[1])[0].stem) >= 0.75 for m in _IF_NOT.finditer(case.evidence))


_IF_NOT = re.compile(r"\b(?:om|när) (?:\w+ )?(?:inte|ingen|inget|inga) ([^\W\d_]+)", re.I)


def _by_prefix(case: Comparison, near: dict[Word, float]) -> bool:
    """Whether the evidence turns a word next to the negation by its prefix: "inte betalat", "obetald"."""
    next_to = [w for w, n in near.items() if n >= _NEXT]
    prefixed = [w.stem[1:] for w in words(case.evidence) if w.text[0].casefold() == "o" and len(w.stem) > 5]
    return any(kinship(w.stem, root) >= 0.75 for w in next_to for root in prefixed)


_NEXT = 0.5


def _is_denied_elsewhere(case: Comparison, near: dict[Word, float]) -> bool:
    """Whether another sentence of the passage denies most of what stands near a negation."""
    total = sum(n * w.weight for w, n in near.items())
    for m in _NEGATION.finditer(case.passage):
        start, end = clause_of(case.passage, m.start(), coarse=True)
        there = [w for w in words(case.passage) if start <= w.start < end and w.weight]
        if there and sum(n * w.weight * match(w, there).strength for w, n in near.items()) >= _MOST_OF * total:
            return True
    return False


_DETERMINES = re.compile(r"utan|ingen|inget|inga|sakna\w*", re.I)
"""Negations that deny what follows them."""
_ALONE = re.compile(r"\s*(?:[.,;:!?]|$|(?:att|på|för|i|om|av|till|från|när|som|under|vid)\b)")
_PRONOUN = re.compile(r"\b(?:det|dem|detta|dessa|honom|henne)\b", re.I)
_OF_MOST = 0.6
"""Least share of the best clause's words that another clause holds to be of the same."""


def _together(case: Comparison, focus: list[Word]) -> list[tuple[Word, Word]]:
    """The statement's words that match the denied ones, with those: of the one clause that has most of them."""
    stems = {w.stem for w in focus}
    mine = [(w, m.by) for w, m in case.aligned() if m.by and m.strength >= 0.7 and m.by.stem in stems]
    within = [[p for p in mine if a <= p[0].start < b] for a, b in clauses(case.statement, coarse=True)]
    return max(within, key=len, default=[])


_STRONG = re.compile(
    r"\b(?:avstå\w*|slipp\w*|förbjud\w*|neka\w*|vägra\w*|undanta\w*|avböj\w*|upphäv\w*|utesl\w*|skjuts? upp|slopa\w*|"
    r"ställs? in|inställ(?:s|d|t|da|ts)|befria\w*|mist\w*|förlora\w*|utebl\w*|avskaffa\w*)\b",
    re.I,
)
"""Words that deny what stands near them as plainly as "inte" does."""


def _also_affirmed(held: str, focus: list[Word], mark: re.Match[str]) -> bool:
    """Whether the evidence says the same without a negation elsewhere: "äter lunch", "äter inte lunch"."""
    stems = {w.stem for w in focus}
    return any(
        stems <= {w.stem for w in words(held) if a <= w.start < b}
        and not _NEGATION.search(held, a, b)
        and not a <= mark.start() < b
        for a, b in clauses(held, coarse=True)
    )


def _same_clause_affirmed(case: Comparison, mark: re.Match[str]) -> Word | None:
    """The first word of the statement's clause that repeats a denied clause word for word, without its negation."""
    start, end = clause_of(case.evidence, mark.start())
    denied = [w.stem for w in words(case.evidence) if start <= w.start < end and w.weight]
    if len(denied) < 2:
        return None
    affirmed = None
    for a, b in clauses(case.statement):
        inside = [w for w in case.words if a <= w.start < b and w.weight]
        if [w.stem for w in inside][: len(denied)] == denied:
            if _NEGATION.search(case.statement, a, b):
                return None
            affirmed = inside[0] if len(inside) == len(denied) else affirmed
    return affirmed


def _turned_by_lead(case: Comparison) -> list[tuple[int, int]]:
    """Items under a lead-in that denies: "Kravet gäller inte den som: ..."."""
    found, at = [], 0
    for unit in case.units:
        if unit.lead and not unit.key and _NEGATION.search(unit.lead):
            found.append((at, at + len(unit.whole)))
        at += len(unit.whole) + 1
    return found


def _turned(text: str, unless: set[str]) -> list[tuple[int, int]]:
    """The clauses that a negation turns, or a negative word that the other text does not have."""
    lexical = [m for m in _LEXICAL.finditer(text) if stem(m.group()) not in unless]
    turned = []
    for m in (*_NEGATION.finditer(text), *lexical):
        start, end = clause_of(text, m.start(), coarse=True)
        turned.append((m.start() if m.group().casefold() == "utan" else start, end))
    return turned


def _negations(text: str) -> list[re.Match[str]]:
    spared = [m.span() for m in _NO_NEGATION.finditer(text)]
    return [
        m
        for m in _NEGATION.finditer(text)
        if not any(a <= m.start() < b for a, b in spared) and not _UNLESS.search(text, 0, m.end())
    ]


_UNLESS = re.compile(r"\b(?:inte|ej|aldrig|ingen|inga|inget)\b[^.;]*\butan\Z", re.I)
"""The second of two negations: "får inte ta ut pengar utan samtycke" asks for consent."""


def _focus(text: str, mark: re.Match[str], *, both: bool = False) -> list[Word]:
    start, end = clause_of(text, mark.start(), coarse=True)
    inside = [w for w in words(text) if start <= w.start < end and w.weight]
    after = [w for w in inside if w.start > mark.end()][:3]
    before = [w for w in inside if w.end < mark.start()][-1 if both else -2 :]
    if both:
        return before + after
    if mark.group().lower().startswith("sakna"):
        return after[:1] or before[-1:]
    if mark.group().lower() == "utan" and not both and after:
        return after[:2]
    return after if len(after) > 1 else before + after
