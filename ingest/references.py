"""References to law in a Swedish text, in the forms in which caseworkers write them.

Chapters, sections and acts are found each by itself; an act then goes with the sections that it stands beside, over
the commas and "och" of a list: "12 kap. 1 § och 33 kap. 1 § SoL", "SoL 2 kap 7 samt HSL 3 f".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.acts import acts, by_number, name_forms, named


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to one section at `text[start:end]`, a range or list giving one for each.

    Attributes:
        act: Abbreviation or name from the table of acts, or as written where it is not there; "" where not told.
        number: Its number in the statute book where the text tells it.
        chapter: "4" or "2a"; "" where not told or the act has none.
        section: "1" or "1b"; "" for a whole chapter or act.
        known: Whether the act is in the table.
        former: Whether the text calls the act the old, former or repealed one.
    """

    act: str
    number: str
    chapter: str
    section: str
    start: int
    end: int
    known: bool = False
    former: bool = False

    @property
    def place(self) -> str:
        """Chapter and section as usually written, "4 kap. 1 b §"; "" for a whole act."""
        chapter = f"{_spaced(self.chapter)} kap." if self.chapter else ""
        section = f"{_spaced(self.section)} §" if self.section else ""
        return f"{chapter} {section}".strip()


@lru_cache(maxsize=8192)
def references(text: str) -> tuple[Reference, ...]:
    """All references of a text in order, those to whole acts too."""
    tokens = list(_tokens(text))
    owners = [_owner(text, tokens, n) if isinstance(t, _Place) else None for n, t in enumerate(tokens)]
    used = {id(act) for act in owners if act}
    found: list[Reference] = []
    for token, act in zip(tokens, owners, strict=True):
        if isinstance(token, _Place):
            if act or token.told:
                found.extend(_of_place(token, act, _antecedent(tokens, act)))
        elif id(token) not in used and token.known:
            found.append(_reference(token, "", "", token.start, token.end))
    return tuple(sorted(found, key=lambda r: r.start))


_N = r"\d{1,3}(?:\s?(?!p\b)[a-z](?![\wåäö]))?"
_RANGE = rf"{_N}(?:\s?[–—-]\s?{_N})?"
_LIST = rf"{_RANGE}(?:(?:\s?,\s?|\s?,?\s(?:och|eller|samt|resp\.|respektive)\s){_RANGE}){{0,30}}"
_CHAPTER = r"\d{1,3}(?:\s?[a-z])?"
_PLACE = re.compile(
    rf"(?<![\w:/.,])(?:"
    rf"(?P<chapter>{_CHAPTER})\s?kap(?:\b|itlet\b)\.?,?\s*(?P<sections>{_LIST})\s?§§?"
    rf"|(?P<chapter2>{_CHAPTER})\s?kap(?:\b|itlet\b)\.?\s*§§?\s?(?P<sections2>{_LIST})"
    rf"|(?P<first>{_CHAPTER})\s?(?:[–—-]|,|\soch\s)\s?(?P<last>{_CHAPTER})\s?kap\b\.?(?!\s*\d)"
    rf"|kap(?:itel|\.)?\s?(?P<chapter3>{_CHAPTER})\s?,?\s?§§?\s?(?P<sections3>{_LIST})"
    rf"|(?P<chapter4>{_CHAPTER})\s?kap\b\.?\s*(?P<sections4>{_LIST})(?=\s*(?:[.,;:)\]¹²³]|$|\n|och\b|samt\b|eller\b|[A-ZÅÄÖ]))"
    rf"|(?P<sections5>{_LIST})\s?§§?"
    rf"|§§?\s?(?P<sections6>{_LIST})"
    rf"|(?P<chapter7>\d{{1,2}}(?:\s?[a-z])?):(?P<sections7>{_RANGE})(?!\d)"
    rf"|(?P<chapter8>{_CHAPTER})\s?kap\b\.?"
    rf"|(?P<sections9>{_RANGE})(?=\s*(?:[.,;:)\]]|$|\n|och\b|samt\b|eller\b))"
    rf")(?![a-zåäöA-ZÅÄÖ0-9])"
)
_FORMER = r"(?:gamla|tidigare|äldre|upphävda|förra|dåvarande|då\s+gällande)"
_NUMBER = r"\d{4}:\d{1,4}"
_SORT = r"(?:lag(?:en)?|förordning(?:en)?)s?"


def _act_pattern() -> re.Pattern[str]:
    full = sorted({form for act in acts() for name in act.names for form in name_forms(name)}, key=len, reverse=True)
    short = sorted({a for act in acts() for a in act.abbreviations}, key=len, reverse=True)
    names = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in full)
    abbreviations = "|".join(map(re.escape, short))
    return re.compile(
        rf"(?<![\wåäö-])(?:(?P<former>(?i:{_FORMER}))\s+|(?P<new>(?i:nya|nu\s+gällande))\s+)?(?:"
        rf"(?P<name>(?i:{names}))(?![\wåäö-])(?:\s*,?\s*\(?(?P<number>{_NUMBER})\)?)?(?:,?\s*\(?(?:{abbreviations})\b\)?)?"
        rf"|(?P<short>{abbreviations})(?:\d{{1,2}}(?![\d:])|(?![\wåäö-]))(?:\s*\(?(?P<number2>{_NUMBER})\)?)?"
        rf"|(?P<sort>(?i:{_SORT}))\s*\(?(?P<number3>{_NUMBER})\)?(?:\s+(?:om|med|mot)\s(?:[\wåäö]+\s?){{1,12}})?"
        rf"|(?P<other>(?i:(?!\w*(?:slag|under|bo|an|in)lag)[a-zåäöA-ZÅÄÖ]{{3,}}(?:lagen|balken|förordningen)s?))"
        rf"(?![\wåäö-])(?:\s*\(?(?P<number4>{_NUMBER})\)?)?"
        rf"|(?P<back>(?i:samma\s+lag|(?:den|denna|nämnda)\s+lag(?:en)?|lagen))(?![\wåäö-])"
        rf"|(?P<letters>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{0,4}}[A-ZÅÄÖL])(?![\wåäö-])"
        rf")"
    )


def _may_name() -> re.Pattern[str]:
    """What every text that names an act holds: quick to look for, where the names themselves are slow."""
    apart = {form for act in acts() for name in act.names for form in name_forms(name) if not _USUAL.search(form)}
    short = {a for act in acts() for a in act.abbreviations}
    named = "".join(f"|(?i:{re.escape(form)})" for form in sorted(apart))
    return re.compile(rf"{_USUAL.pattern}|[A-ZÅÄÖ]\w{{0,4}}[A-ZÅÄÖL]|{'|'.join(map(re.escape, sorted(short)))}{named}")


_USUAL = re.compile(r"(?i:lag|balk|förordning)")
_DIGIT = re.compile(r"\d")
_ACT = _act_pattern()
_MAY_NAME = _may_name()
_NO_ACTS = frozenset(
    "AF FK IVO SKR SKL CSN JO HFD RÅ NJA JK IFO AME SCB DO PM SIP SGI EU EES SFI SOU DS FN KF KS AU SFS HSLF SOSFS "
    "ISBN AB BBIC ASI VUX IBIC MI TV IT ID OBS FAQ".split()
)
_SUBDIVISION = (
    r"(?:(?:första|andra|tredje|fjärde|femte|sjätte|sista)(?:\s+(?:och|eller)\s+(?:andra|tredje|fjärde|femte))?"
    r"\s+(?:stycke(?:t|na)?|st|meningen|men|punkten|ledet)\b\.?(?:\s+\d+)?|\d+\s?(?:st|p|men)\b\.?"
    r"|(?:p|st|punkte(?:n|rna))\b\.?\s?\d+(?:\s?[–-]\s?\d+)?|(?:och|eller)\s(?=\d+\s?(?:st|p)\b))"
)
_MARK = r"[¹²³⁴⁵⁶⁷⁸⁹⁰*]+|\[\^?\d{1,3}\]|\(not\s\d+\)"
_JOIN = r"i\b|enligt\b|den\b|ur\b"
_TIGHT = re.compile(rf"(?:\s|{_SUBDIVISION}|{_MARK}|{_JOIN})*")
_PREFIX = re.compile(rf"(?:\s|{_MARK}|[,:(]|\bi\b)*")
_LISTED = re.compile(
    rf"(?:\s|{_SUBDIVISION}|{_MARK}|[,;/]|\b(?:och|samt|eller|jämte|jfr|respektive|resp\.?|även|i)\b)*"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    chapters: tuple[str, ...]
    sections: tuple[str, ...]
    start: int
    end: int
    told: bool
    """Whether it is a reference even without an act beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    act: str
    number: str
    known: bool
    former: bool
    back: bool
    start: int
    end: int


def _tokens(text: str) -> Iterator[_Place | _Named]:
    """Acts and places in order; what an act's name holds is no place."""
    named_acts = [token for m in _ACT.finditer(text) if (token := _named(text, m))] if _MAY_NAME.search(text) else []
    taken = [(a.start, a.end) for a in named_acts]
    numbered = _PLACE.finditer(text) if _DIGIT.search(text) else ()
    found = (m for m in numbered if not any(start < m.end() and m.start() < end for start, end in taken))
    places: list[_Place] = []
    for m in found:
        place = _place(m)
        last = places[-1] if places else None
        if last and place.chapters == ("",) and place.told and _LISTED.fullmatch(text, last.end, place.start):
            place = replace(place, chapters=last.chapters[-1:])  # "12 kap. 1 § och 3 §"
        places.append(place)
    tokens: list[_Place | _Named] = [*named_acts, *places]
    yield from sorted(tokens, key=lambda t: (t.start, t.end))


def _named(text: str, m: re.Match[str]) -> _Named | None:
    number = m["number"] or m["number2"] or m["number3"] or m["number4"] or ""
    start, end, former = m.start(), m.end(), m["former"] is not None
    if m["back"]:
        return _Named("", "", False, False, True, start, end)
    if m["letters"]:
        beside = _TIGHT.fullmatch(text, _last_place(text, start), start) if _last_place(text, start) else None
        if m["letters"] in _NO_ACTS or not beside:
            return None
        return _Named(m["letters"], "", False, former, False, start, end)
    if number:
        act = by_number(number)
        written = m["name"] or m["short"] or m["other"] or f"{m['sort']} ({number})"
        return _Named(act.short if act else written, number, act is not None, former, False, start, end)
    written = m["name"] or m["short"] or m["other"]
    family = named(written) or named(written.removesuffix("s"))
    if not family and m["other"] and not _last_place(text, start):
        return None
    new = next((a.number for a in family), "") if m["new"] else ""
    return _Named(family[0].short if family else written, new, bool(family), former, False, start, end)


def _last_place(text: str, before: int) -> int:
    """Where the place that ends shortly before ends; 0 where there is none."""
    near = [m.end() for m in re.finditer(r"§|kap\.?", text[max(0, before - 60) : before])]
    return max(0, before - 60) + near[-1] if near else 0


def _place(m: re.Match[str]) -> _Place:
    g = m.groupdict()
    start, end = m.span()
    if g["first"]:
        chapters = (
            _range(g["first"], g["last"]) if re.search("[–—-]", m[0]) else [_tight(g["first"]), _tight(g["last"])]
        )
        return _Place(tuple(chapters), (), start, end, told=True)
    chapter = next((g[f"chapter{n}"] for n in ("", 2, 3, 4, 7, 8) if g[f"chapter{n}"]), "")
    listed = next((g[f"sections{n}"] for n in ("", 2, 3, 4, 5, 6, 7, 9) if g[f"sections{n}"]), "")
    told = not (g["sections9"] or g["chapter7"])
    return _Place((_tight(chapter),), tuple(spelled_out(listed)) if listed else (), start, end, told)


def _owner(text: str, tokens: Sequence[_Place | _Named], n: int) -> _Named | None:
    """The act that a place belongs to: the one after its list, else the one before it."""
    place = tokens[n]
    assert isinstance(place, _Place)
    before = tokens[n - 1] if n else None
    if not place.told:  # "4:1" and a bare number are references only right beside an act, or in a list from one
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        beside = isinstance(after, _Named) and ":" in text[place.start : place.end]
        return _leading(text, tokens, n) or (
            after if beside and isinstance(after, _Named) and text[place.end : after.start].isspace() else None
        )
    if isinstance(before, _Named) and not before.back and _PREFIX.fullmatch(text, before.end, place.start):
        claimed = (
            n > 1 and isinstance(tokens[n - 2], _Place) and _TIGHT.fullmatch(text, tokens[n - 2].end, before.start)
        )
        if not claimed and ("," not in text[before.end : place.start] or not _following(text, tokens, n)):
            return before
    return _following(text, tokens, n) or _leading(text, tokens, n)


def _following(text: str, tokens: Sequence[_Place | _Named], n: int) -> _Named | None:
    end = tokens[n].end
    for token in tokens[n + 1 :]:
        if isinstance(token, _Named):
            return token if _TIGHT.fullmatch(text, end, token.start) else None
        if not token.told or not _LISTED.fullmatch(text, end, token.start):
            return None
        end = token.end
    return None


def _leading(text: str, tokens: Sequence[_Place | _Named], n: int) -> _Named | None:
    start = tokens[n].start
    for token in reversed(tokens[:n]):
        if isinstance(token, _Named):
            bare = isinstance(tokens[n], _Place) and not tokens[n].told and token.end != start  # type: ignore[union-attr]
            gap = re.compile(r"\s+") if bare and token is tokens[n - 1] else _LISTED
            return token if gap.fullmatch(text, token.end, start) else None
        if not _LISTED.fullmatch(text, token.end, start):
            return None
        start = token.start
    return None


def _antecedent(tokens: Sequence[_Place | _Named], act: _Named | None) -> _Named | None:
    """The act that "samma lag" goes back to; the act itself where it is named."""
    if act is None or not act.back:
        return act
    earlier = [t for t in tokens if isinstance(t, _Named) and not t.back and t.start < act.start]
    return earlier[-1] if earlier else None


def _of_place(place: _Place, beside: _Named | None, act: _Named | None) -> Iterator[Reference]:
    start = min(place.start, beside.start) if beside and beside.end <= place.start + 3 else place.start
    if beside and beside.start < place.start and place.start - beside.end > 3:
        start = place.start
    end = max(place.end, beside.end) if beside and beside.start >= place.end else place.end
    for chapter in place.chapters:
        for section in place.sections or ("",):
            yield _reference(act, chapter, section, start, end)


def _reference(act: _Named | None, chapter: str, section: str, start: int, end: int) -> Reference:
    if act is None:
        return Reference("", "", chapter, section, start, end)
    return Reference(act.act, act.number, chapter, section, start, end, act.known, act.former)


def spelled_out(listed: str) -> list[str]:
    """The sections of a list: "3, 6-7" is 3, 6 and 7; "1 a–1 c" is 1a, 1b and 1c."""
    found: list[str] = []
    for part in re.split(r",|\s(?:och|eller|samt|resp\.|respektive)\s", listed):
        first, _, last = re.sub(r"[–—]", "-", _tight(part)).partition("-")
        found.extend(_range(first, last) if last else [first] if first else [])
    return found


def _range(first: str, last: str) -> list[str]:
    one, other = _parts(_tight(first)), _parts(_tight(last))
    if one[0] == other[0] and one[1] <= other[1]:
        letters = [chr(c) for c in range(ord(one[1] or "`"), ord(other[1] or "`") + 1)]
        return [f"{one[0]}{letter}".replace("`", "") for letter in letters]
    if not 0 < other[0] - one[0] < 200:
        return [_tight(first), _tight(last)]
    between = [str(n) for n in range(one[0] + 1, other[0] + 1)]
    return [_tight(first), *between, *([_tight(last)] if other[1] else [])]


def _parts(section: str) -> tuple[int, str]:
    m = re.fullmatch(r"(\d+)([a-z]?)", section)
    return (int(m[1]), m[2]) if m else (0, "")


def _tight(section: str) -> str:
    return re.sub(r"\s", "", section)


def _spaced(section: str) -> str:
    return re.sub(r"(?<=\d)(?=[a-z])", " ", section)
