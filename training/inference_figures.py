"""How well the inference model tells what it has not learnt from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer

from training.cross_encoder import CrossEncoder, Pairs, read
from training.rows import Label, Row
from training.sections import AskedSection

HELD_QUESTIONS = "held-out questions"
_AREA = "area under the ROC curve"
_FREE = ("reworded", "everyday", "merged", "implied", "denied")
_CUT = 0.5


def measured(model: CrossEncoder, tokenizer: Tokenizer, rows: Sequence[Row], longest: int) -> dict[str, float]:
    """How well each author's statements, as they were written, are told, and answers from what is beside them."""
    rows = [row for row in rows if row.weight == 1.0 or not row.label.of_statement]
    told = read(model, Pairs(tokenizer, rows, longest))
    of = [(row.author, row.label.of_statement) for row in rows]
    figures: dict[str, float] = {}
    for author, of_statements in dict.fromkeys(of):
        at = [n for n, other in enumerate(of) if other == (author, of_statements)]
        found = (_shares if of_statements else _area)([rows[n] for n in at], told[at])
        figures |= {f"{author}: {name}": value for name, value in found.items()}
    return figures


def _shares(rows: Sequence[Row], told: np.ndarray) -> dict[str, float]:
    """Figures on the statements of an author, `told` of shape (rows, 4)."""
    supported, labels = told[:, Label.SUPPORTED], np.array([row.label for row in rows])
    follows = labels == Label.SUPPORTED
    freely = follows & np.isin([row.kind for row in rows], _FREE)
    return {
        _AREA: float(roc_auc_score(follows, supported)),
        "right of three": float((told[:, :3].argmax(1) == labels).mean()),
        "others caught": float((supported[~follows] < _CUT).mean()),
        "true kept": float((supported[follows] >= _CUT).mean()),
        "freely worded kept": float((supported[freely] >= _CUT).mean()),
    }


def _area(rows: Sequence[Row], told: np.ndarray) -> dict[str, float]:
    """The figure on an author's questions, `told` of shape (rows, 4)."""
    return {_AREA: float(roc_auc_score([row.label is Label.ANSWERED for row in rows], told[:, Label.ANSWERED]))}


def measured_in_sections(
    model: CrossEncoder, tokenizer: Tokenizer, sections: Sequence[AskedSection], longest: int
) -> dict[str, float]:
    """How well each question's answers are told from the other sentences of its section, and from there being none.

    Returns:
        Of each author: the area under the ROC curve of all sentences, those that answer in part left out; of the
        questions that are answered, the share whose best sentence answers; and the area under the curve of which
        questions are answered, by their best sentence.
    """
    asked = [(section, question) for section in sections for question in section.questions]
    rows = [Row(f"{s.heading}: {text}", q.text, Label.ANSWERED) for s, q in asked for text in s.sentences]
    ends = np.cumsum([len(section.sentences) for section, _ in asked])
    told = np.split(read(model, Pairs(tokenizer, rows, longest))[:, Label.ANSWERED], ends[:-1])
    figures: dict[str, float] = {}
    for author in dict.fromkeys(section.author for section in sections):
        own = [(q, scores) for (s, q), scores in zip(asked, told, strict=True) if s.author == author]
        sentences = [(n in q.answers, x) for q, scores in own for n, x in enumerate(scores) if n not in q.partial]
        right = [scores.argmax() in q.answers for q, scores in own if q.answers]
        figures |= {
            f"{author}: {_AREA}": float(roc_auc_score(*zip(*sentences, strict=True))),
            f"{author}: best sentence answers": float(np.mean(right)),
            f"{author}: area, answered or not": float(
                roc_auc_score([bool(q.answers) for q, _ in own], [scores.max() for _, scores in own])
            ),
        }
    return figures
