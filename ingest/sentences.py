"""Swedish sentence splitting that keeps offsets and knows the abbreviations of authority prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    """a.a adj adr adv alt anm ang ank anst ansök anv apr art ass aug avd avg avs avt bet betr beträff bil bitr bl.a bla
    ca civ d.v.s dec del diarienr dir div dnr doc dr d.y d.ä dvs e.d e.dyl ed eg ek ekon el e.kr enh enl etc ev exkl f
    f.d f.k f.kr f.n f.ö f.r.o.m f.v.b fax feb ff fig fk fl fr.o.m fr f.om forts förf förk föreskr förv g.m gm godk gr
    grp h ha handl hr inkl ing inskr inst int is jan jfr jr jul jun k kap kl kr koll lat l lag lgh m m.a.o m.a.p m.fl
    m.h.a m.h.t m.m m.v max med mfl mha milj min mkt mm mob mom mot motsv mr mrs mån n n.b ndr nov nr o o.a o.d o.dyl
    obs odyl okt omr op ordf osv p p.g.a pga p.s par pat pers pg plur pl p.n prel prof prop prot red reg resp rev rf s
    s.a s.a.s s.k sek sekr sen sept sid sing skr slutbet sou spec ss st st.f str stud särsk t tab t.ex t.f t.o.m t.v
    tel tex tf tfn tidn tim tis to tom tr trol tsk u.a u.p.a uppl uppr ung utg utsk v vard ver vers vv v.g vol ä.k åtg
    åtm ö.h övers övr ö.g.a""".split()
)
_ENDINGS = re.compile(r"[.!?…][\"”’»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"[\wåäöÅÄÖ]+(?:\.[\wåäöÅÄÖ]+)*$")
_MAY_START = re.compile(r"[\s\"”“’»(\[–—-]*(?:[A-ZÅÄÖÉÜ0-9§])")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yields `(start, end)` of each sentence in `text[start:end]`, white space around it left out.

    A line break ends a sentence: in a section's text every line is a block of its own.

    Args:
        text: The text that the offsets refer to.
        start: Where to begin.
        end: Where to stop; the end of the text if None.
    """
    end = len(text) if end is None else end
    for line_start, line_end in _lines(text, start, end):
        begin = line_start
        for match in _ENDINGS.finditer(text, line_start, line_end):
            if _is_end(text, begin, match, line_end):
                yield from _trimmed(text, begin, match.end())
                begin = match.end()
        yield from _trimmed(text, begin, line_end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        first = start + piece.index(stripped)
        yield first, first + len(stripped)


def _is_end(text: str, begin: int, match: re.Match[str], line_end: int) -> bool:
    following = text[match.end() : line_end]
    if not following.strip():
        return True
    if match.group()[0] in "!?":
        return _MAY_START.match(following) is not None
    if not _MAY_START.match(following):
        return False
    before = _LAST_WORD.search(text, begin, match.start())
    if before is None:
        return True
    word = before.group()
    if word.lower() in _ABBREVIATIONS:
        return _ends_anyway(word, following)
    if word.isdigit():
        return not _is_ordinal(text, begin, before.start())
    single_letter = len(word) == 1 and word.isupper()
    return not single_letter


# Abbreviations that often close a sentence, some of them words as well ("denna lag."): a following capital decides.
_OFTEN_LAST = frozenset(
    "m.m mm m.fl mfl osv etc e.d o.d dyl e.dyl o.dyl kr f.n ff tim min mån lag del el art ung is mot med pers".split()
)


def _ends_anyway(word: str, following: str) -> bool:
    return word.lower() in _OFTEN_LAST and re.match(r"\s+[A-ZÅÄÖ]", following) is not None


def _is_ordinal(text: str, begin: int, number_start: int) -> bool:
    """A number that begins its line or sentence is an item's number ("3. Utredning"), not the sentence's end."""
    return not text[begin:number_start].strip()
