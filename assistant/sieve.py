"""What of a chat model's claims its sources say: a claim with its places is let through, or falls for a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant import prompt
from assistant.answer import Citation, Hit, Statement
from assistant.matching import FUNCTION_WORDS
from assistant.prompt import Claim
from assistant.quote import locate_quote
from assistant.verify import verified, verify
from ingest.listing import listed

_LONGEST = 600
_LINK = re.compile(r"https?:|www\.|\w@\w|\]\(|!\[", re.IGNORECASE)
_INSTRUCTION = re.compile(
    r"""\b(?:ignorera|bortse\sfrån|strunta\si|glöm)\b[^\n]{0,40}\b(?:instruktion|prompt|anvisning)
      | \b(?:ignore|disregard|forget)\b[^\n]{0,40}\b(?:instruction|prompt|rule|previous|above)
      | \bsystem\s?(?:prompt|instruktion|meddelande)
      | \bdu\s(?:är|agerar\ssom)\s(?:nu\s)?(?:en\s|ett\s)?(?:\w+\s)?(?:ai\b|assistent|språkmodell|chatt?bot)
      | \b(?:du|språkmodellen|modellen|assistenten|ai:n|chatt?boten)\s(?:ska|skall|måste|bör)\s
        (?:\w+\s)?(?:svara|skriva|säga|ange|citera)\b
      | (?:^|[.!?:;"”]\s*)(?:svara|säg)\s(?:\w+\s)?(?:endast|bara|alltid|enbart|att|med|ja|nej)\b
      | \b(?:skriv|avsluta|inled)\b[^\n]{0,30}\bsvar(?:et|en)?\b
      | \b(?:answer|respond|reply|say|output)\b[^\n]{0,20}\b(?:only|always|with|that)\b""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
"""Words that speak to a machine, or tell anyone what to answer: a source that says them is no evidence of a rule."""
_OTHERS = tuple(
    frozenset(words.split())
    for words in (
        "the and of to is for be with that or must by may shall from within are an this not",
        "og ikke skal fra jeg hvis etter innen være blir bliver også kun må noe nogle mellom mellem uten uden efter",
        "der die das und ist nicht mit für wird ein eine zu von innerhalb muss bei werden oder auf",
        "ja on ei että tai ovat voi myös kun jos hän mutta sekä",
        "le la les et est pas pour avec des une dans que qui sur el los y por para con una",
    )
)


@dataclass(frozen=True, slots=True)
class Verified:
    """A statement that may be shown, and all that it cites."""

    statement: Statement
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What the model wrote and why it is not shown, in Swedish."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Generated:
    """What is left of a model's answer.

    Attributes:
        completeness: The model's word, never more than what was kept allows; "none" when nothing is left.
        error: Why there is nothing, or not all, in one Swedish sentence; None when the model did what it was asked.
    """

    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    completeness: Literal["complete", "partial", "none"] = "none"
    dropped: tuple[Dropped, ...] = ()
    error: str | None = None


@dataclass(slots=True)
class Sieve:
    """Takes the model's claims one by one, keeps those that hold and numbers their citations.

    Attributes:
        hits: What the request's ids stand for; no other id means anything.
    """

    hits: Mapping[str, Hit]
    municipality: str | None
    kept: list[Statement] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    crowded: bool = False

    def take(self, claim: Claim) -> Verified | None:
        """The claim as a statement with its citations; None where it falls, repeats another or is one too many."""
        text = self._plain(claim.text)
        if any(text.casefold() in s.text.casefold() for s in self.kept) and text:
            return None
        if len(self.kept) == prompt.MOST:
            self.crowded = True
            return None
        try:
            found = _sources(text, claim, self.hits)
        except _Falls as fault:
            self.dropped.append(Dropped(text, str(fault)))
            return None
        cited = self._numbered(found)
        statement = Statement(_named(text, cited, self.municipality), tuple(c.n for c in cited))
        if not verified([statement], cited)[0]:
            self.dropped.append(Dropped(text, "källan säger inte detta"))
            return None
        self.kept.append(statement)
        self.citations.extend(c for c in cited if c not in self.citations)
        return Verified(statement, cited)

    def generated(self, completeness: str | None, error: str | None = None) -> Generated:
        """What is left of the answer.

        Args:
            completeness: The model's own word; None where its reply was cut off or something of it fell.
        """
        word: Literal["complete", "partial", "none"] = "none"
        if self.kept:
            word = "complete" if completeness == "complete" and not self.crowded else "partial"
        return Generated(tuple(self.kept), tuple(self.citations), word, tuple(self.dropped), error)

    def _plain(self, text: str) -> str:
        """A statement without markup, and without the citation marks that some models add."""
        marks = "|".join([*self.hits, r"\d{1,2}"])
        text = re.sub(rf"\s*\[(?:{marks})(?:\s*,\s*(?:{marks}))*\]", "", prompt.clean(text))
        return " ".join(re.sub(r"\*\*|__|`|^\s*[-*#•]+\s", "", text).split())

    def _numbered(self, places: Sequence[tuple[Hit, int, int]]) -> tuple[Citation, ...]:
        known = {(c.passage.passage_id, c.start, c.end): c for c in self.citations}
        cited = []
        for hit, start, end in places:
            new = Citation(len(known) + 1, hit.passage, hit.document, hit.passage.text[start:end], start, end)
            cited.append(known.setdefault((hit.passage.passage_id, start, end), new))
        return tuple(dict.fromkeys(cited))


class _Falls(Exception):
    """A claim that cannot be shown, and why."""


def _sources(text: str, claim: Claim, hits: Mapping[str, Hit]) -> list[tuple[Hit, int, int]]:
    """The places that carry the claim.

    A citation of an unknown id, with a quote that nobody wrote, or of a passage that does not say the claim, falls;
    the claim falls with its last one, or when a passage that it cites contradicts it.
    """
    if not text or len(text) > _LONGEST:
        raise _Falls("påståendet saknas eller är för långt")
    if not is_swedish(text):
        raise _Falls("påståendet är inte på svenska")
    if _INSTRUCTION.search(text) or _LINK.search(text):
        raise _Falls("påståendet är en uppmaning eller en länk, ingen uppgift ur avsnittet")
    found, reasons = [], []
    for key, quote in claim.sources:
        place = _place(text, quote, hits[key]) if key in hits else "det finns inget avsnitt med detta id"
        if isinstance(place, str):
            reasons.append(place)
        else:
            found.append((hits[key], *place))
    if not found:
        raise _Falls("; ".join(dict.fromkeys(reasons)) or "påståendet saknar källa")
    return found


def _place(text: str, quote: str, hit: Hit) -> tuple[int, int] | str:
    """Where the passage says it: the quote and the sentence, row or item that carries it; or why it does not."""
    passage = hit.passage
    quoted = locate_quote(quote, passage.text)
    if quoted is None:
        return "citatet står inte ordagrant i avsnittet"
    verdict = verify(text, passage.text, passage.context, municipalities=hit.document.metadata.municipalities)
    if verdict.verdict == "contradicted":
        raise _Falls(f"avsnittet säger något annat: {verdict.difference or 'uppgifterna skiljer sig'}")
    if verdict.verdict == "not_found":
        return "avsnittet säger inte detta"
    start, end = _carrying(quoted, verdict.evidence)
    if _INSTRUCTION.search(_lines_around(passage.text, start, end)):
        return "stället är en uppmaning i dokumentet, ingen regel"
    return start, end


def _carrying(quoted: tuple[int, int], evidence: tuple[int, int] | None) -> tuple[int, int]:
    """The evidence with the quote where they meet; the wrong place highlighted is worse than the model's own lost."""
    if evidence is None:
        return quoted
    if quoted[0] < evidence[1] and evidence[0] < quoted[1]:
        return min(quoted[0], evidence[0]), max(quoted[1], evidence[1])
    return evidence


def _lines_around(text: str, start: int, end: int) -> str:
    after = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : after if after >= 0 else len(text)]


def _named(text: str, cited: Sequence[Citation], municipality: str | None) -> str:
    """The statement, opened by the municipality of its local sources where the reader has chosen none."""
    if municipality is not None:
        return text
    names = dict.fromkeys(m.municipalities[0] for c in cited if (m := c.document.metadata).is_of_one)
    unsaid = [n for n in names if n.casefold() not in text.casefold()]
    return f"{listed(unsaid)}: {text}" if unsaid else text


def is_swedish(text: str) -> bool:
    """Whether a sentence reads as Swedish, by its small words; a few words without any may be."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if any(ord(c) > 0x24F for w in words for c in w):
        return False
    swedish = sum(w in FUNCTION_WORDS for w in words)
    foreign = max(sum(w in other for w in words) for other in _OTHERS)
    return swedish >= foreign and (swedish > 0 or len(words) < 6)
