"""True statements with one change, as the verifier judges them: `python -m benchmarks.alterations INDEX`.

Two sources: the sentences of the library, which repeat their passage word for word, and the reworded truths of
`evals.verification` that the verifier supports, whose changes are harder to see. The false ones say something else by a
word or value from elsewhere or a turning word exchanged; the true ones leave something out. A change by machine does
not always turn what a reworded statement says ("ska" to "får"), so the shares of those are a lower bound. Up to 120
of each kind, drawn with a fixed seed.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.facts.fact import Fact
from assistant.facts.read import facts
from assistant.matching import Word, words
from assistant.parties import is_party, same_party
from assistant.verify import verify
from evals.intervals import wilson
from evals.verification import by_verifier, load_pairs
from ingest.documents import CELL, Passage
from ingest.index import open_index
from ingest.sentences import sentence_spans

MOST = 120
MODALS = (("ska", "får"), ("får", "ska"), ("bör", "ska"), ("kan", "ska"), ("måste", "får"))
SWAPS = {
    "före, efter": "före efter | innan efter | efter före | senast tidigast | tidigast senast",
    "minst, högst": "minst högst | högst minst | lägst högst | mer mindre | fler färre | över under",
    "alla, vissa": "alla vissa | varje enstaka | alltid ibland | samtliga vissa | sällan ofta | normalt alltid | "
    "vissa alla",
    "bara, även": "bara även | endast även | enbart även | även bara | också bara",
    "med, utan": "med utan | utan med",
    "motsats": "högre lägre | lägre högre | kortare längre | längre kortare | skriftligt muntligt | "
    "muntligt skriftligt | "
    "skriftligen muntligen | beviljas avslås | avslås beviljas | bifall avslag | avslag bifall | första sista | "
    "sista första | samma olika | ingår undantas | börjar slutar",
}
"""Turning words with those that take their place."""
_FINITE = re.compile(r"\b(?:ska|får|kan|är|gäller|har|måste|bör)\b(?! inte)")
_REACHES = re.compile(r"\b(?:bara|endast|alltid|aldrig|inte|även|varje|först|alla)\b", re.I)
_LISTED = re.compile(r"\W*(?:\d{1,2}[.)])?(?:och|eller|samt|respektive|,)?\W*")


def false_ones(said: str, passage: str, start: int, end: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Kind and words of what a statement is made to say that its passage does not."""
    if (m := _FINITE.search(said)) and " inte" not in said:
        yield "inte tillagt", f"{said[: m.end()]} inte{said[m.end() :]}"
    if len(re.findall(r"\binte\b", said)) == 1:
        yield "inte borttaget", re.sub(r"\s*\binte\b", "", said)
    for old, new in MODALS:
        if re.search(rf"\b{old}\b(?! (?:inte|aldrig))", said):
            yield "ska, bör, får", re.sub(rf"\b{old}\b", new, said, count=1)
            break
    for kind, pairs in SWAPS.items():
        for old, new in (pair.split() for pair in pairs.split(" | ")):
            if m := re.search(rf"\b{old}\b", said, re.I):
                yield kind, said[: m.start()] + (new.capitalize() if m.group()[0].isupper() else new) + said[m.end() :]
                break
    if (m := _FINITE.search(said)) and not _REACHES.search(said):
        yield "alltid tillagt", f"{said[: m.end()]} alltid{said[m.end() :]}"
    yield from _parties(said, passage, start, end, draw)
    yield from _values(said, passage, start, end, draw)


def _parties(said: str, passage: str, start: int, end: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    here = [w for w in words(said) if is_party(w)]
    elsewhere = [
        w
        for w in words(passage)
        if is_party(w) and not start <= w.start < end and not any(same_party(w, o) for o in here)
    ]
    if here and elsewhere:
        old, new = draw.choice(here), draw.choice(elsewhere)
        yield "part från annan mening", said[: old.start] + _as(new, old) + said[old.end :]
    if len(here) > 1 and not same_party(*here[:2]) and not _LISTED.fullmatch(said[here[0].end : here[1].start]):
        one, other = here[:2]
        yield (
            "ombytta parter",
            said[: one.start] + _as(other, one) + said[one.end : other.start] + _as(one, other) + said[other.end :],
        )


def _as(word: Word, place: Word) -> str:
    return word.text.capitalize() if place.text[0].isupper() and not place.start else word.text


def _values(said: str, passage: str, start: int, end: int, draw: random.Random) -> Iterator[tuple[str, str]]:
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


Case = tuple[str, str, str, int, int]
"""A true statement with its passage, its context, and its place in the passage, (-1, -1) where reworded."""


def of_library(index: Path) -> Iterator[Case]:
    """The sentences of an index that are sentences, not rows or headings."""
    passages: list[Passage] = list(open_index(index).passages)
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            said = passage.text[start:end]
            if CELL not in said and 40 <= len(said) <= 260 and said.rstrip().endswith("."):
                yield said, passage.text, passage.context, start, end


def of_pairs() -> Iterator[Case]:
    """The reworded truths for development that the verifier supports."""
    for pair in load_pairs():
        if pair.split == "dev" and pair.label and pair.kind in ("reworded", "reordered") and by_verifier(pair):
            yield pair.statement, pair.passage, pair.context, -1, -1


def report(title: str, cases: list[Case], draw: random.Random) -> None:
    """Prints, by kind, the share refused: high for the false ones, low for the true ones."""
    draw.shuffle(cases)
    counted: dict[tuple[bool, str], list[int]] = defaultdict(lambda: [0, 0])
    for said, passage, context, start, end in cases:
        altered = [(False, *x) for x in false_ones(said, passage, start, end, draw)]
        whole = [(True, *x) for x in true_ones(said)] if start >= 0 else []
        for label, kind, statement in (*altered, *whole):
            if counted[label, kind][1] < MOST:
                counted[label, kind][0] += verify(statement, passage, context).verdict != "supported"
                counted[label, kind][1] += 1
    print(title)
    for (label, kind), (refused, total) in sorted(counted.items()):
        low, high = wilson(refused / total, total)
        named, share = "sanna" if label else "falska", refused / total
        print(f"  {named:6}  {kind:24} {refused:3}/{total:<3} {share:.3f} ({low:.3f}–{high:.3f})")


def main() -> None:
    """Prints both tables."""
    draw = random.Random(5)
    report("bibliotekets meningar", list(of_library(Path(sys.argv[1]))), draw)
    report("omformulerade sanna", list(of_pairs()), draw)


if __name__ == "__main__":
    main()
