"""What a sentence of a draft speaks of where it does not tell that itself, as "det beslutet"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafts.decider import decider
from assistant.drafts.read import Draft, Sentence
from ingest.references import references

_THAT = re.compile(r"^(?:(?:Även|Också|Inte heller|Mot) )?(?P<that>(?:det|detta|ett sådant) beslut(?:et)?)\b", re.I)
_OF_FORM = re.compile(r"överklag|omprövning|\brätta|delg|kommunic", re.I)
"""A sentence whose sections are of how decisions are handled, not of what is decided."""
_BEFORE = 3
"""Sentences before one among which its decision is looked for."""


def resolved(draft: Draft) -> Draft:
    """The draft, each sentence that speaks of "det beslutet" with the section that it is made by, where one is told.

    A sentence that tells who decides gets what it stands under for its topic: it seldom says of what once more.
    """
    told: list[Sentence] = []
    earlier: list[Sentence] = []
    for sentence in draft.sentences:
        known = _with_section(sentence, earlier)
        told.append(_with_topic(known, earlier, draft.title) if decider(known.said) else known)
        earlier = [*earlier, sentence][-_BEFORE:]
    return replace(draft, sentences=tuple(told))


def _with_topic(sentence: Sentence, earlier: list[Sentence], title: str) -> Sentence:
    """The sentence with the title, its heading and the sentence before under the same one for its topic."""
    before = [s.said for s in earlier[-1:] if s.heading == sentence.heading]
    return replace(sentence, topic=". ".join(filter(None, (title.partition("(")[0], sentence.heading, *before))))


def _with_section(sentence: Sentence, earlier: list[Sentence]) -> Sentence:
    """The sentence with the section that "det beslutet" is made by; as it is where none is told under its heading."""
    found = _THAT.match(sentence.said)
    if found is None:
        return sentence
    for other in reversed(earlier):
        told = [r for r in references(other.said) if r.section and r.chapter]
        if other.heading == sentence.heading and told and not _OF_FORM.search(other.said):
            place = other.said[told[0].start : told[0].end].strip(" ()")
            word = "Beslutet" if found.start("that") == 0 else "beslutet"
            start, end = found.span("that")
            said = f"{sentence.said[:start]}{word} enligt {place}{sentence.said[end:]}"
            return replace(sentence, said=said)
    return sentence
