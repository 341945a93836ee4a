"""Anki's package of notes, by genanki: the question on the front, key and citation on the back."""

from __future__ import annotations

import hashlib
import html
import tempfile
from pathlib import Path

import genanki

from assistant.quiz.exports.words import citation, key, shown
from assistant.quiz.item import Item, Quiz

_MODEL = genanki.Model(
    1_732_054_411,
    "Källstöd",
    fields=[{"name": "Fråga"}, {"name": "Svar"}, {"name": "Källa"}],
    templates=[
        {
            "name": "Kort",
            "qfmt": "{{Fråga}}",
            "afmt": '{{FrontSide}}<hr id="answer">{{Svar}}<p class="source">{{Källa}}</p>',
        }
    ],
    css=".card { font-family: sans-serif; font-size: 18px; text-align: left; } "
    ".source { font-size: 14px; color: #555; }",
)


def write(quiz: Quiz) -> bytes:
    """The quiz as a deck; the same item keeps its note, so that importing anew updates rather than doubles."""
    deck = genanki.Deck(_number(quiz.title), quiz.title)
    for item in quiz.items:
        fields = [_front(item), html.escape(key(item)), html.escape(citation(item))]
        deck.add_note(genanki.Note(_MODEL, fields, guid=genanki.guid_for(item.item_id)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quiz.apkg"
        genanki.Package(deck).write_to_file(path)
        return path.read_bytes()


def _front(item: Item) -> str:
    listed = "".join(f"<li>{html.escape(line)}</li>" for line in shown(item))
    return html.escape(item.stem) + (f"<ul>{listed}</ul>" if listed else "")


def _number(title: str) -> int:
    """A deck's id: the same title, the same deck."""
    return int(hashlib.sha256(title.encode()).hexdigest()[:8], 16) % (1 << 31)
