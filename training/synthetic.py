"""Pairs made from public text without a writer: a stretch of it, and one of its sentences reworded, turned or moved."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

from training.rewording import reworded
from training.rows import Label, Row
from training.texts import Document, Kind, heading, is_held_out, sentences
from training.turned import turned

_SHARE: dict[Kind, float] = {"page": 1.0, "interpellation": 0.6, "statute": 0.55}
"""How large a share of the documents of a kind is read."""
_MOST: dict[Kind, int] = {"page": 18, "interpellation": 14, "statute": 32}
"""Most stretches of a document."""
_LONGEST, _OTHER = 40_000, 6_000
"""Characters of a document, and of the one before it, which gives words to put in."""
_PIECE = re.compile(
    r"(.{20,}?\b(?:ska|får|kan|måste|bör|har|är)\b.{10,}?)"
    r"(?:, (?:som|vilket|men|och|samt|bland annat|exempelvis|till exempel)\b|; | – |: )"
)
_LINKS = (", och ", ", samt att ", " och dessutom ", "; ", ". ")
_NO_SENTENCE = re.compile(r"http|@|\||_{2}")


@dataclass(frozen=True, slots=True)
class Source:
    """A public text as pairs are made of it; `other` is one about something else."""

    title: str
    text: str
    other: str
    most: int
    seed: int


def public_texts(documents: Iterable[Document]) -> Iterator[tuple[Document, str]]:
    """The documents that are read, each with its running text in one line."""
    for document in documents:
        text = " ".join(p for p in document.paragraphs if heading(p) is None)
        if len(text) >= 200 and is_held_out(document.key, _SHARE[document.kind]):
            yield document, text


def sources(texts: Iterable[tuple[Document, str]], seed: int) -> Iterator[Source]:
    """What pairs are made of: a long text gives a stretch of itself, and every text the words of the next."""
    rng = random.Random(seed)
    cut = ((document, _cut(text, rng)) for document, text in texts)
    for (_, other), (document, text) in pairwise(cut):
        yield Source(document.title, text, other[:_OTHER], _MOST[document.kind], rng.randrange(2**32))


def _cut(text: str, rng: random.Random) -> str:
    start = rng.randrange(max(1, len(text) - _LONGEST))
    return text[start : start + _LONGEST]


def synthetic_rows(texts: Iterable[Source], workers: int) -> Iterator[Row]:
    """The pairs of all texts, the same whatever the number of processes."""
    if workers < 2:
        for source in texts:
            yield from rows_of(source)
        return
    with ProcessPoolExecutor(workers) as pool:
        for found in pool.map(rows_of, texts, chunksize=64):
            yield from found


def rows_of(source: Source) -> list[Row]:
    """The pairs of a text."""
    rng = random.Random(source.seed)
    told = sentences(source.text)
    if len(told) < 3:
        return []
    times = min(source.most, max(1, len(told) // 3))
    return [row for _ in range(times) for row in _of_stretch(source, told, rng)]


def is_plain(sentence: str) -> bool:
    """Whether it is a sentence that can be held against a text: of common length, and no table row or address."""
    return 7 <= len(sentence.split()) <= 38 and sentence.endswith(".") and not _NO_SENTENCE.search(sentence)


def _of_stretch(source: Source, told: list[str], rng: random.Random) -> Iterator[Row]:
    size = rng.choice((1, 1, 2, 2, 3, 4, 6))
    at = rng.randrange(max(1, len(told) - size + 1))
    stretch = told[at : at + size]
    premise = " ".join(stretch)
    plain = [s for s in stretch if is_plain(s)]
    if not 8 <= len(premise.split()) <= 150 or not plain:
        return
    if source.title and rng.random() < 0.4:
        premise = f"{source.title}: {premise}"
    chosen = rng.choice(plain)
    if rng.random() < 0.25 and (piece := _PIECE.match(chosen)):
        chosen = piece[1].rstrip(" ,") + "."
    yield Row(premise, _loosely(chosen, rng), Label.SUPPORTED, kind="same")
    share = rng.random()
    if len(plain) > 1 and share < 0.3:
        yield _merged(premise, rng.sample(plain, 2), source.other, rng)
    for _ in range(2 if share < 0.5 else 1):
        if changed := turned(chosen, source.other, rng):
            yield Row(premise, _loosely(changed.text, rng), changed.label, kind=changed.kind)
    if share < 0.45:
        kind, pool = ("beside", [*told[:at], *told[at + size :]]) if share < 0.35 else ("far", sentences(source.other))
        if elsewhere := [s for s in pool if is_plain(s)]:
            yield Row(premise, _loosely(rng.choice(elsewhere), rng), Label.NOT_SAID, kind=kind)


def _merged(premise: str, both: list[str], other: str, rng: random.Random) -> Row:
    """Two sentences as one, the second of them turned every other time."""
    one, two = both
    changed = turned(two, other, rng) if rng.random() < 0.5 else None
    label, said = (changed.label, changed.text) if changed else (Label.SUPPORTED, two)
    text = _loosely(one, rng)[:-1] + rng.choice(_LINKS) + _loosely(said, rng)
    return Row(premise, text, label, kind="merged")


def _loosely(sentence: str, rng: random.Random) -> str:
    return reworded(sentence, rng.randrange(7), rng)
