"""What a claim of a draft is about and says is done, and how much of that a place speaks of, by words and by meaning.

Meaning is the cosine of the vectors that the index stores for its units. An index that was made with another model, or
with none, has no such vectors: the place is then embedded when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.drafts.evidence import Finding
from assistant.drafts.verbs import MODAL, has_finite_verb, main_verb
from assistant.facts.read import facts
from assistant.matching import Word, akin, words
from ingest.documents import CELL, Passage
from ingest.embed import OnnxEmbeddings, sentence_model
from ingest.index import Index, under_heading
from ingest.units import units

KIN = 0.74
"""Least strength of a match by kinship; likeness by the model alone stays below."""
SLIGHT = 0.2
"""Weight of words for anyone at all, such as "personen"."""
_INFINITIVE = re.compile(r" (?:inte |bara |också |endast )?(?:\w+as|\w+a|få|ges|tas|ske|ha|vara|bli)\b")
_GOVERNED = re.compile(
    r"(?: (?:inte|aldrig|bara|också|även|alltid|endast|själv|man|du|ni|vi|den|det|de|han|hon|en|ett|\w+(?:en|et|na)))"
    r"{0,3} (?P<verb>\w{3,}as?)\b"
)


def share_of_topic(claim: str, finding: Finding, title: str = "") -> float:
    """How much of what a claim is about, beside its verb and its figures, the place speaks of, 0 to 1.

    Args:
        title: That of its document, where that may tell what the place is about.
    """
    verb = main_verb(claim)
    apart = [(f.start, f.end) for f in facts(claim)] + ([verb.span()] if verb else [])
    if verb and re.fullmatch(MODAL, verb.group(), re.I) and (led := _INFINITIVE.match(claim, verb.end())):
        apart.append(led.span())
    rest = [w for w in words(claim) if w.weight > SLIGHT and not any(a <= w.start < b for a, b in apart)]
    of_one = finding.hit.document.metadata.municipalities
    around = f"{title} {of_one[0] if len(of_one) == 1 else ''}".strip()
    there = words(f"{around}\n{finding.text}" if around else finding.text)
    return share_held(rest, there)


def share_held(some: Sequence[Word], there: Sequence[Word]) -> float:
    """How much of the weight of some words others have, 0 to 1; of none, nothing."""
    held = sum(w.weight for w in some if akin(w, there) >= KIN)
    return held / sum(w.weight for w in some) if some else 0.0


_IS = frozenset(("är", "blir", "var", "blev"))


def lacks_predicate(claim: str, finding: Finding) -> bool:
    """Whether the place has nothing of what a claim says that its subject is: "är bindande"."""
    verb, subject = main_verb(claim), subject_words(claim)
    if verb is None or verb.group().casefold() not in _IS or not subject or claim[: verb.start()].strip() in _EMPTY:
        return False
    stop = re.compile(r"[,;:(]|\b(?:som|om|när|att|för|i|på|av|till|med|enligt)\b|$").search(claim, verb.end())
    said = [w for w in words(claim) if stop and verb.end() <= w.start < stop.start() and w.weight > SLIGHT]
    there = words(finding.text)
    figures = facts(claim[verb.end() :])
    return bool(said) and not figures and CELL not in finding.own and all(akin(w, there) < _NEAR_KIN for w in said)


_EMPTY = ("Det", "Detta", "Den", "De")
_NEAR_KIN = 0.7


def subject_words(claim: str) -> list[Word]:
    """The words of what a claim's main clause is about, before its verb; none where a clause stands there."""
    verb = main_verb(claim)
    before = claim[: verb.start()] if verb else ""
    if not before or _CLAUSE.search(before):
        return []
    return [w for w in words(claim) if w.end <= len(before) and w.weight > SLIGHT]


_CLAUSE = re.compile(r"[,|:]|\b(?:som|att|om|när|där)\b")


def verb_of(claim: str) -> Word | None:
    """The verb of the claim's main clause, that which a modal governs: none where it says nothing, as "är"."""
    found = main_verb(claim)
    if found is None:
        return None
    governed = _GOVERNED.match(claim, found.end()) if re.fullmatch(MODAL, found.group(), re.I) else None
    at = governed.start("verb") if governed else found.start()
    return next((w for w in words(claim) if w.start == at and w.weight), None)


def lacks_verb(claim: str, finding: Finding) -> bool:
    """Whether the place has nothing of what the claim says is done."""
    verb = verb_of(claim)
    text = finding.text
    nominal = not has_finite_verb(text) and (":" in text or not text.rstrip().endswith("."))
    if verb is None or CELL in text or nominal:
        return False
    return akin(verb, words(text)) < KIN


Vector = NDArray[np.float32]
OF_ONE_SUBJECT = 0.74
"""Least cosine of a claim and a place of its subject."""


class Meanings:
    """Compares claims with places for as long as one check lasts; what it keeps is let go of with it.

    Args:
        index: The library that the places are of; without one each place is embedded.
    """

    def __init__(self, index: Index | None = None) -> None:
        self._index = index
        self._claims: dict[str, Vector] = {}
        self._places: dict[tuple[str, int, int], Vector] = {}
        self._units: dict[str, tuple[list[tuple[int, int]], Vector]] = {}

    def nearest(self, claim: str, found: Sequence[Finding], most: int) -> list[tuple[float, Finding]]:
        """The places nearest to a claim in meaning, each after its cosine, the nearest first."""
        alike = zip(self.cosines(claim, found), found, strict=True)
        return sorted(alike, key=lambda pair: -pair[0])[:most]

    def cosines(self, claim: str, found: Sequence[Finding]) -> list[float]:
        """The cosine of a claim and each place, under its heading; 1 without the bundled model."""
        if self._model is None or not found:
            return [1.0] * len(found)
        if claim not in self._claims:
            self._claims[claim] = np.array(self._model.embed_query(claim), dtype=np.float32)
        said = self._claims[claim]
        return [float(self._of_place(f) @ said) for f in found]

    @property
    def _model(self) -> OnnxEmbeddings | None:
        return sentence_model()

    @cached_property
    def _stored(self) -> Index | None:
        """The index, where its vectors are those of the bundled model."""
        index, model = self._index, self._model
        made_so = index is not None and model is not None and index.manifest.embedding[0] == model.name
        return index if made_so else None

    def _of_place(self, finding: Finding) -> Vector:
        key = (finding.hit.passage.passage_id, finding.start, finding.end)
        if key not in self._places:
            self._places[key] = self._of_unit(finding) if self._stored else self._embedded(finding)
        return self._places[key]

    def _embedded(self, finding: Finding) -> Vector:
        assert self._model is not None
        text = under_heading(finding.hit.passage, finding.text)
        return np.array(self._model.embed_documents([text])[0], dtype=np.float32)

    def _of_unit(self, finding: Finding) -> Vector:
        """The stored vector of the unit that shares most with the place, of those the narrowest."""
        spans, vectors = self._of_passage(finding.hit.passage)
        spans = spans or [(0, len(finding.hit.passage.text))]
        shared = [min(end, finding.end) - max(start, finding.start) for start, end in spans]
        best: Vector = vectors[max(range(len(spans)), key=lambda n: (shared[n], spans[n][0] - spans[n][1]))]
        return best

    def _of_passage(self, passage: Passage) -> tuple[list[tuple[int, int]], Vector]:
        index = self._stored
        assert index is not None
        assert index.vectors is not None
        if passage.passage_id not in self._units:
            spans = [(u.start, u.end) for u in units(passage, index.section(passage))]
            vectors = index.vectors.of_passage(index.rows[passage.passage_id])
            self._units[passage.passage_id] = (spans, vectors)
        return self._units[passage.passage_id]


def is_of_one_subject(claim: str, finding: Finding, meanings: Meanings) -> bool:
    """Whether a place that tells otherwise is of the claim's subject at all, by the meaning of both."""
    return meanings.cosines(claim, [finding])[0] >= OF_ONE_SUBJECT
