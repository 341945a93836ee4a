"""Moodle's XML format for question banks (docs.moodle.org, "Moodle XML format")."""

from __future__ import annotations

from lxml import etree
from lxml.builder import E

from assistant.quiz.exports.words import feedback, is_open
from assistant.quiz.item import Item, ItemKind, Quiz


def write(quiz: Quiz) -> bytes:
    """The quiz as one category of a question bank."""
    category = E.question(E.category(E.text(f"$course$/top/{quiz.title.replace('/', '//')}")), type="category")
    root = E.quiz(category, *(_question(item) for item in quiz.items))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _question(item: Item) -> etree._Element:
    if item.kind in (ItemKind.SINGLE, ItemKind.SEVERAL):
        return _choice(item)
    if item.kind is ItemKind.TRUE_FALSE:
        answers = [_answer(("true" if o.text == "Sant" else "false"), 100 if o.right else 0) for o in item.options]
        return _frame(item, "truefalse", answers)
    if item.kind is ItemKind.GAP:
        return _frame(item, "shortanswer", [E.usecase("0"), *(_answer(k, 100) for k in item.key)])
    if item.kind is ItemKind.MATCH:
        return _frame(item, "matching", [E.shuffleanswers("true"), *(_pair(a, b) for a, b in item.pairs)])
    if item.kind is ItemKind.ORDER:
        places = [_pair(step, str(n)) for n, step in enumerate(item.key, start=1)]
        return _frame(item, "matching", [E.shuffleanswers("true"), *places])
    assert is_open(item)
    grader = E.graderinfo(E.text(_html(feedback(item))), format="html")
    return _frame(item, "essay", [E.responseformat("editor"), grader])


def _choice(item: Item) -> etree._Element:
    right = sum(o.right for o in item.options)
    wrong = len(item.options) - right
    single = item.kind is ItemKind.SINGLE
    shares = [100 / right if o.right else (0 if single else -100 / wrong) for o in item.options]
    answers = [_answer(o.text, share) for o, share in zip(item.options, shares, strict=True)]
    settings = [E.single("true" if single else "false"), E.shuffleanswers("true"), E.answernumbering("abc")]
    return _frame(item, "multichoice", [*settings, *answers])


def _frame(item: Item, kind: str, inside: list[etree._Element]) -> etree._Element:
    return E.question(
        E.name(E.text(f"{item.topic} ({item.item_id})")),
        E.questiontext(E.text(_html(item.stem)), format="html"),
        E.generalfeedback(E.text(_html(feedback(item))), format="html"),
        E.defaultgrade("1"),
        *inside,
        type=kind,
    )


def _answer(text: str, fraction: float) -> etree._Element:
    return E.answer(E.text(text), E.feedback(E.text("")), fraction=f"{fraction:.5f}".rstrip("0").rstrip("."))


def _pair(question: str, answer: str) -> etree._Element:
    return E.subquestion(E.text(_html(question)), E.answer(E.text(answer)), format="html")


def _html(text: str) -> str:
    """Text that Moodle reads as HTML; the XML writer escapes once more."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
