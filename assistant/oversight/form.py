"""The form by which a question is known again, and what it is about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.oversight.records import Posed
from assistant.oversight.terms import GENERIC
from assistant.query_term import QueryTerm
from ingest.analyze import fold, tokens

# Words that a question can do without. Prepositions, negations, question words and modal verbs all stay: "över 18 år"
# is not "under 18 år", and "får" is not "ska".
_EMPTY = frozenset(
    fold(w)
    for w in """och i att det som en ett är man jag vi de den det då så nu ju hej tack snälla undrar fråga frågan
    egentligen exakt""".split()
)
_SAME = {
    fold(word): fold(lemma)
    for word, lemma in (("skall", "ska"), ("ej", "inte"), ("icke", "inte"), ("max", "högst"), ("maximalt", "högst"))
}
_SHOWN = 60


def posed(assistant: Assistant, question: Question) -> Posed:
    """The question as it is kept: masked, standing alone, bound to its municipality, without the words before it."""
    asked, query = assistant.read(question)
    municipality = asked.municipality or ""
    return Posed(asked.text, _digest(asked.text, municipality), municipality, asked.as_of, subject(query.terms))


def _digest(text: str, municipality: str) -> str:
    """SHA-256 of the question's words in order, inflection, case, diacritics and empty words left out."""
    names = {form for word in fold(municipality).split() for form in (word, f"{word}s")}
    if names:
        names |= {"kommun", "kommunen", "kommuns"}
    kept = []
    for token in tokens(text):
        word = fold(text[token.start : token.end])
        if word not in _EMPTY and word not in names:
            kept.append(_SAME.get(word, token.term))
    return hashlib.sha256(" ".join(kept).encode()).hexdigest()


def subject(terms: Iterable[QueryTerm]) -> str:
    """The weightiest word of a question that the library or Swedish at large knows, in lower case; "" for none.

    A word that the library does not hold may be a name that the mask has missed, so it is no subject to file under.
    """
    words = [t for t in terms if t.known and not t.forms[0][0][:1].isdigit() and t.forms[0][0] not in GENERIC]
    best = max(words, key=lambda t: t.weight, default=None)
    return re.sub(r"\s+", " ", best.surface.casefold())[:_SHOWN] if best else ""
