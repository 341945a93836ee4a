"""What the inference model makes of the likeliest candidates beside a question, weighed into their relevance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import is_strange
from assistant.candidates import CERTAIN, Candidate, question_ahead
from assistant.case_terms import asked_last
from assistant.entailment import Reader, log_odds, probability
from assistant.forms.measured import tells_promptly
from assistant.forms.question_kinds import has_label
from assistant.household import in_persons
from assistant.places import anywhere
from assistant.premise import headed, named_above
from assistant.privacy import as_person
from assistant.query import Query

READ = 24
"""Candidates read beside a question at most, the most relevant first: some 8 ms each on a core."""
_OF_ANYWHERE = 1.5
"""Log odds that the answer to a question of any municipality loses as one of the municipality that is named."""
_WORTH_READING = 0.03
"""Least relevance of a candidate that is read: no reading lifts less to what is enough."""
_ALONE, _BESIDE_A_KNOWN_THING = 1 / 2, 1 / 3
"""What the reading of a question without its case counts beside that of the whole."""
_READ_BIAS, _OF_FEATURES = -0.078, 0.732
_OF_READING, _SURELY, _OF_YES, _OF_NO = 0.268, 3.0, 0.261, 0.093
_OF_WHAT_HAPPENED = 0.102
"""Weights of the log odds that the features and the reader give, for those read; what the reader's count for more each
way from `_SURELY` on; and what a document loses that tells what has happened. Fitted by benchmarks/fit_answers.py."""


def read(query: Query, found: Sequence[Candidate], reader: Reader, named: Sequence[str] = ()) -> list[Candidate]:
    """The candidates, the likeliest ones with what the reader makes of them weighed in.

    Of nonsense something always reads well, so of what shares no word or meaning with the question only a reading that
    is all but certain counts: "papper på att han är sjuk" is answered by "läkarintyg". "Promptly" is not read where it
    is asked how soon, for the reader was taught to want a time, nor is a row by its very label.

    Args:
        named: Municipalities that the question names.
    """
    known = _is_known(query)
    near = [n for n, c in enumerate(found) if c.relevance >= _WORTH_READING and (known or not is_strange(c))]
    rows = sorted(near, key=lambda n: -found[n].relevance)[:READ]
    rows = [n for n in rows if not (tells_promptly(query.text, found[n].unit) or has_label(query.text, found[n].unit))]
    weighed = list(found)
    for n, odds in zip(rows, answer_odds(query, [found[n] for n in rows], reader, named), strict=True):
        if is_strange(found[n]) and probability(odds) < CERTAIN:
            continue
        weighed[n] = replace(found[n], relevance=_weighed(found[n], odds), reading=probability(odds))
    return weighed


def _weighed(candidate: Candidate, odds: float) -> float:
    """The relevance of a candidate whose features and reading have these log odds."""
    surely = _OF_YES * max(0.0, odds - _SURELY) + _OF_NO * min(0.0, odds + _SURELY)
    read_so = _OF_READING * odds + surely - _OF_WHAT_HAPPENED * candidate.tells_what_happened
    return probability(_READ_BIAS + _OF_FEATURES * log_odds(candidate.relevance) + read_so)


def _is_known(query: Query) -> bool:
    """Whether the library knows most of what a question says."""
    return sum(t.weight if t.known else -t.weight for t in query.terms) > 0


def answer_odds(query: Query, found: Sequence[Candidate], reader: Reader, named: Sequence[str]) -> list[float]:
    """Log odds that each candidate answers a question, as the reader finds it.

    A reader takes every detail of a case for a condition ("Hon har pizzeria, hur mycket kan hon få för glasögon?"), so
    what answers the question without its case is half as much surer, and a third where the case names a thing that the
    library knows: savings that somebody has are what is asked about, though they stand before the question.

    Args:
        named: Municipalities that the question names.
    """
    asked, share = asked_alone(query)
    whole = _odds(_plain(query.text), found, reader, named)
    if asked == query.text:
        return whole
    alone = _odds(_plain(asked), found, reader, named)
    return [max(odds, odds + share * (other - odds)) for odds, other in zip(whole, alone, strict=True)]


def _plain(question: str) -> str:
    """A question as guidance would put it: of persons by their number, and of nobody's masked data."""
    return in_persons(as_person(question))


def asked_alone(query: Query) -> tuple[str, float]:
    """A question without the case that it tells before, where it names its thing, and how much that reading counts."""
    asked = asked_last(query.text)
    case = query.text[: len(query.text) - len(asked)]
    things = [t.surface for t in query.terms if t.is_known_thing]
    if not any(thing in asked for thing in things):
        return query.text, 0.0
    return asked, _BESIDE_A_KNOWN_THING if any(thing in case for thing in things) else _ALONE


def _odds(question: str, found: Sequence[Candidate], reader: Reader, named: Sequence[str]) -> list[float]:
    asked = [as_asked(question, candidate, named) for candidate in found]
    readings = reader.read([(as_read(of, candidate), of) for of, candidate in zip(asked, found, strict=True)])
    return [
        log_odds(reading.answers)
        - _OF_ANYWHERE * (of != question and not candidate.hit.document.metadata.municipalities)
        for reading, of, candidate in zip(readings, asked, found, strict=True)
    ]


def as_read(question: str, candidate: Candidate) -> str:
    """A candidate as the reader is given it: under its heading, the names above it that the question tells before it.

    What answers a question of the source's own comes after that question.
    """
    unit, passage = candidate.unit, candidate.hit.passage
    asked = question_ahead(passage, unit)
    said = unit.text if unit.text in asked else f"{asked} {unit.text}".strip()
    places = [place for place in candidate.hit.document.metadata.municipalities if place in question]
    named = [name for name in named_above(question, said, passage.context) if name not in places]
    return headed(said, passage.context, [*places, *named])


def as_asked(question: str, candidate: Candidate, named: Sequence[str]) -> str:
    """A question as it is read beside a candidate: of the one municipality that its document is from, as of any.

    So is one of a municipality beside a document that is from none.

    Args:
        named: Municipalities that the question names.
    """
    metadata = candidate.hit.document.metadata
    return anywhere(question, [n for n in named if not metadata.municipalities or metadata.is_only_of(n)])
