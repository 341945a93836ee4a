"""Makes (query, passage) pairs from the documents: what someone might ask, and the text that answers it."""

import csv
import random
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.texts import Document, clean, heading, is_held_out, passages, rows, sentences, statute_name

MAX_PASSAGE = 1200
VAGUE = frozenset(
    "inledande bestämmelser|inledande bestämmelse|uppgifter|allmänna bestämmelser|övriga bestämmelser|bemyndiganden"
    "|bemyndigande|innehåll|gemensamma bestämmelser|särskilda bestämmelser|referenser|mer information|bakgrund|kontakt"
    "|kontaktperson|kontaktpersoner|sammanfattning|program|remissinstanser|definitioner|tillämpningsområde".split("|")
)
_QUESTION = re.compile(r"(?:^|(?<=[.?!:]\s)|(?<=\n))(?:\d\.\s*|[-–]\s*)?([A-ZÅÄÖ][^.?!\n:]{18,240}\?)")
_SECTION_SIGN = re.compile(r"^(?:\d+ kap\. )?\d+(?: [a-z])? § ")


@dataclass(frozen=True)
class Pair:
    """A query and a passage that answers it.

    Attributes:
        kind: Which recipe made it; batches are of one kind.
        group: The document.
        phrase: Whether the query is a noun phrase that fits into a question template.
    """

    kind: str
    group: str
    query: str
    passage: str
    phrase: bool = False


def document_pairs(document: Document, rng: random.Random) -> Iterator[Pair]:
    """Yields the pairs of one document: title and topic, headings, questions, and sentences taken out of a passage."""
    body = [p for p in document.paragraphs if heading(p) is None]
    if not body:
        return
    if document.kind == "page":
        yield Pair("title", document.key, document.title, clip(" ".join(body)))
        yield from _heading_pairs(document)
    elif document.kind == "interpellation":
        yield from _interpellation_pairs(document, body, rng)
    yield from _sentence_pairs(document, rng)


def statute_pairs(path: Path) -> Iterator[Pair]:
    """Yields heading and section of the statutes; a vague heading gets the name of its statute or chapter."""
    for row in rows(path):
        name, chapter = statute_name(clean(row["doc"])), re.sub(r"^\d+ [a-z]? ?kap\. ", "", clean(row["kap"]))
        query, passage = clean(row["q"]), clip(_SECTION_SIGN.sub("", clean(row["p"])))
        vague = query.lower() in VAGUE or len(query) < 12
        kind = "section in statute" if vague else "section"
        query = f"{query} {chapter if chapter and len(chapter) < 120 else name}" if vague else query
        if len(query) > 4 and len(passage) > 60:
            yield Pair(kind, clean(row["doc"]), query, passage, phrase=not vague)
            if not vague:
                yield Pair("section in statute", clean(row["doc"]), f"{query} {name}", passage)


def synonym_pairs(lexicon: Path, glossary: Path) -> Iterator[Pair]:
    """Yields word pairs of Synlex (Kann 2009, strength 3 of 5 or more) and what people also say from the glossary."""
    for entry in ElementTree.parse(lexicon).getroot().iter("syn"):
        left, right = entry.findtext("w1") or "", entry.findtext("w2") or ""
        if left and right:
            yield Pair("synonym", left, left, right)
    with glossary.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            terms = [t.strip() for t in row["term"].split(" / ")]
            also = [re.sub(r"\(.*?\)", "", t).strip() for t in row["users_also_say"].split(";")[0].split(",")]
            for term in terms if len(terms) == 1 else []:
                yield from (Pair("synonym", term, said, term) for said in also if len(said) > 2)
                yield Pair("synonym", term, term, row["expansion_or_meaning"])


def training_pairs(documents: Iterable[Document], data: Path, seed: int) -> Iterator[Pair]:
    """Yields every training pair; held-out documents give none."""
    rng = random.Random(seed)
    for pair in statute_pairs(data / "training/sfs_rubrik_paragraf.jsonl.gz"):
        if not is_held_out(pair.group):
            yield pair
    yield from synonym_pairs(data / "lexica/synlex_synpairs.xml", data / "domain/glossary.tsv")
    for document in documents:
        if not document.held_out:
            yield from document_pairs(document, rng)


def clip(text: str, size: int = MAX_PASSAGE) -> str:
    """Cuts at the last space before `size`."""
    return text if len(text) <= size else text[:size].rsplit(" ", 1)[0]


def _heading_pairs(document: Document) -> Iterator[Pair]:
    name, below = "", list[str]()
    for paragraph in (*document.paragraphs, "# end"):
        title = heading(paragraph)
        if title is None:
            below.append(paragraph)
            continue
        if name and sum(map(len, below)) > 80 and name.lower() not in VAGUE:
            yield Pair("question" if name.endswith("?") else "heading", document.key, name, clip(" ".join(below)))
        name, below = title, []


def _interpellation_pairs(document: Document, body: list[str], rng: random.Random) -> Iterator[Pair]:
    text = "\n".join(body)
    asked = [m[1] for m in _QUESTION.finditer(text)]
    rest = text
    for question in asked:
        rest = rest.replace(question, " ")
    parts = [p for p in passages(tuple(rest.split("\n"))) if len(p) > 150]
    if not parts:
        return
    if document.topic:
        chosen = parts if len(parts) < 3 else rng.sample(parts, 2)
        yield from (Pair("topic", document.key, document.topic, clip(part), phrase=True) for part in chosen)
    for question in asked[:4]:
        for part in rng.sample(parts, min(2, len(parts))):
            yield Pair("asked", document.key, question, clip(part))


def _sentence_pairs(document: Document, rng: random.Random) -> Iterator[Pair]:
    """Takes one sentence out of a passage (the inverse cloze task, Lee et al. 2019, arXiv:1906.00300)."""
    for passage in passages(document.paragraphs, size=450):
        parts = sentences(_SECTION_SIGN.sub("", passage))
        usable = [i for i, part in enumerate(parts) if 30 <= len(part) <= 260]
        if len(parts) < 2 or not usable:
            continue
        at = rng.choice(usable)
        kept = parts if rng.random() < 0.1 else parts[:at] + parts[at + 1 :]
        rest = " ".join(kept)
        if len(rest) > 80:
            yield Pair(f"sentence in {document.kind}", document.key, parts[at], clip(rest))
