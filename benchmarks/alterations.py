"""Sentences of the library with one change, as the verifier judges them: `python -m benchmarks.alterations INDEX`.

The false ones say something else than their passage by a word or value from elsewhere, or a turned "inte" or "ska"; the
true ones leave something out. They repeat their source nearly word for word, and are easier than the pairs of
`evals.verification`. Up to 120 of each kind, drawn with a fixed seed.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.facts import Fact, facts
from assistant.matching import Word, words
from assistant.roles import is_office, same_party
from assistant.verify import verify
from evals.intervals import wilson
from ingest.documents import CELL, Passage
from ingest.index import open_index
from ingest.sentences import sentence_spans

MOST = 120
MODALS = (("ska", "får"), ("får", "ska"), ("bör", "ska"), ("kan", "ska"), ("måste", "får"))
_FINITE = re.compile(r"\b(?:ska|får|kan|är|gäller|har|måste|bör)\b(?! inte)")
_LISTED = re.compile(r"\W*(?:\d{1,2}[.)])?(?:och|eller|samt|respektive|,)?\W*")


def false_ones(passage: str, start: int, end: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Kind and words of what a sentence is made to say that its passage does not."""
    said = passage[start:end]
    if (m := _FINITE.search(said)) and " inte" not in said:
        yield "inte tillagt", f"{said[: m.end()]} inte{said[m.end() :]}"
    if len(re.findall(r"\binte\b", said)) == 1:
        yield "inte borttaget", re.sub(r"\s*\binte\b", "", said)
    for old, new in MODALS:
        if re.search(rf"\b{old}\b(?! (?:inte|aldrig))", said):
            yield "ska, bör, får", re.sub(rf"\b{old}\b", new, said, count=1)
            break
    yield from _offices(passage, start, end, draw)
    yield from _values(passage, start, end, draw)


def _offices(passage: str, start: int, end: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    said = passage[start:end]
    here = [w for w in words(said) if is_office(w)]
    elsewhere = [
        w
        for w in words(passage)
        if is_office(w) and not start <= w.start < end and not any(same_party(w, o) for o in here)
    ]
    if here and elsewhere:
        old, new = draw.choice(here), draw.choice(elsewhere)
        yield "myndighet från annan mening", said[: old.start] + _as(new, old) + said[old.end :]
    if len(here) > 1 and not same_party(*here[:2]) and not _LISTED.fullmatch(said[here[0].end : here[1].start]):
        one, other = here[:2]
        yield (
            "ombytta parter",
            said[: one.start] + _as(other, one) + said[one.end : other.start] + _as(one, other) + said[other.end :],
        )


def _as(word: Word, place: Word) -> str:
    return word.text.capitalize() if place.text[0].isupper() and not place.start else word.text


def _values(passage: str, start: int, end: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    said = passage[start:end]
    here = [f for f in facts(said) if f.kind in ("amount", "share", "time", "count") and not _opens(said, f)]
    others = [
        f
        for f in facts(passage)
        if here and here[0].alike(f) and not start <= f.start < end and not any(f.same(o) for o in here)
    ]
    if others:
        other = draw.choice(others)
        yield (
            "värde från annan mening",
            said[: here[0].start] + passage[other.start : other.end] + said[here[0].end :],
        )
    if len(here) > 1 and here[0].alike(here[1]) and not here[0].same(here[1]):
        one, other = here[:2]
        between = said[one.end : other.start]
        if not _LISTED.fullmatch(between):
            swapped = said[other.start : other.end] + between + said[one.start : one.end]
            yield "ombytta värden", said[: one.start] + swapped + said[other.end :]


def _opens(text: str, fact: Fact) -> bool:
    """Whether a number is that of a list's item."""
    return re.match(r"\s*\d{1,2}[.)]\s", text[: fact.end + 2]) is not None


def true_ones(said: str) -> Iterator[tuple[str, str]]:
    """Kind and words of what a sentence still says when something is left out."""
    bare = re.sub(r"\s*\([^()]*\)", "", said)
    if bare != said:
        yield "utan parentes", bare
    if m := re.search(r", (?:t\.ex\.|bl\.a\.|till exempel|bland annat) [^.;]*(?=\.$)", bare):
        yield "utan exempel", bare[: m.start()] + bare[m.end() :]
    if (m := re.search(r", (?:och|men) (?=\w+ )", bare)) and not re.match(r"(?:om|när|för|vid)\b", bare, re.I):
        yield "bara första satsen", f"{bare[: m.start()]}."
    if m := re.search(r"; ", bare):
        yield "bara det före semikolon", f"{bare[: m.start()]}."
        yield "bara det efter semikolon", bare[m.end() :].capitalize()


def main() -> None:
    """Prints, by kind, the share refused: high for the false ones, low for the true ones."""
    passages: list[Passage] = list(open_index(Path(sys.argv[1])).passages)
    draw = random.Random(5)
    draw.shuffle(passages)
    counted: dict[tuple[bool, str], list[int]] = defaultdict(lambda: [0, 0])
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            said = passage.text[start:end]
            if CELL in said or not 40 <= len(said) <= 260 or not said.rstrip().endswith("."):
                continue
            altered = [(False, *x) for x in false_ones(passage.text, start, end, draw)]
            for label, kind, statement in (*altered, *((True, *x) for x in true_ones(said))):
                if counted[label, kind][1] < MOST:
                    counted[label, kind][0] += verify(statement, passage.text, passage.context).verdict != "supported"
                    counted[label, kind][1] += 1
    for (label, kind), (refused, total) in sorted(counted.items()):
        low, high = wilson(refused / total, total)
        named, share = "sanna" if label else "falska", refused / total
        print(f"{named:6}  {kind:30} {refused:3}/{total:<3} {share:.3f} ({low:.3f}–{high:.3f})")


if __name__ == "__main__":
    main()
