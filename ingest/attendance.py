"""Lists of who took part in a meeting: kept out of what is searched and cited, for they answer no question.

Run on minutes after their metadata has been read, since the municipalities of a network stand in such lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.documents import CELL, Block, BlockKind

_WHO = (
    r"(?:övriga |ej |icke |tjänstgörande |inbjudna )?(?:deltagare|deltagande|närvarande|frånvarande|kallade|inbjudna|"
    r"adjungerade?|medverkande|gäster|ledamöter|ersättare)|deltog|"
    r"(?:anmält?|meddelat) (?:förhinder|frånvaro)|förhinder|"
    r"(?:(?:med|deltar|deltog) )?(?:på länk|via länk|på distans)|(?:när|från)varo(?:lista)?|deltagarlista|"
    r"(?:mötes)?ordförande|(?:mötes)?sekreterare|justeras?|justerat|justerare|"
    r"justering(?:sperson)?(?:er)?|vid (?:tangenterna|pennan|protokollet|anteckningarna)|"
    r"(?:an|ned)teckna[rt](?: av)?|antecknare|"
    r"protokollförare|protokoll(?:fört)? av|skrivet av|renskrivet av|underskrift(?:er)?|sammankallande|mötesledare"
)
_LABEL = re.compile(rf"[\W_]*(?:{_WHO})\b[^:.,\n]{{0,40}}?(?::|[ ]?\|)\s*", re.IGNORECASE)
_LABEL_ALONE = re.compile(
    rf"[\W_]*(?:{_WHO})(?: (?:på|via|vid|i|från|och|samt|\w+nde)\b[\w ]{{0,30}})?[\W_]*", re.IGNORECASE
)
_SIGNED = re.compile(
    r"[\W_]*(?:vid (?:tangenterna|pennan|protokollet|anteckningarna)|(?:an|ned|upp)tecknat av|justera[st](?: av)?|"
    r"renskrivet av|skrivet av)\s*:?\s+(?=[A-ZÅÄÖ])",
    re.IGNORECASE,
)
_TABLE_OF_PEOPLE = re.compile(
    r"(?=.*\bnamn\b.*)(?=.*\|).*\b(?:kommun|organisation|verksamhet|närvar\w+|roll|funktion)\b|.*\bdeltagare", re.I
)

_NAME_WORD = r"[A-ZÅÄÖÉÜ][^\W\d_]*(?:['’-][^\W\d_]+)*\.?"
_PERSON = re.compile(rf"{_NAME_WORD}(?: (?:von|van|af|de|der|el|al|{_NAME_WORD})){{1,4}}")
_PLACED_PERSON = re.compile(
    rf"{_PERSON.pattern}(?:, [^\n,()]{{1,40}})? ?(?:\([^()]{{2,60}}\)|[,–-] ?[A-ZÅÄÖ][^\n,]{{1,40}}$)"
)
_LABEL_WITHIN = re.compile(rf"(?<=[.,;\w)]) (?:{_WHO})\b[^:.,\n]{{0,40}}?:", re.IGNORECASE)
_PIECES = re.compile(r"[,;|/()&•·\n]|\s[–-]\s|\b(?:och|samt|från|för|via|på|i)\b|(?<=[a-zåäö]{2})\. |\.$")
_NOBODY = re.compile(r"[\W_]*(?:ingen|inga|alla|samtliga|-)?(?: anmäld\w*)?[\W_]*", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+|[\d +-]{5,}")
_ACTS = re.compile(
    r"\b(?:är|var|ska|skall|har|hade|kan|får|fick|bör|måste|blir|blev|ger|gav|gör|vill|ställer|diskuterar?|undrar|berättar|"
    r"informerar|påminner|lyfter|tycker|behöver|gäller|öppnade|inledde|beslutar|beslutade|enades|kommer|finns|efter|enligt)\b"
)
_SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\)))\. (?=[A-ZÅÄÖ])")
_LONGEST_ROLE = 4


def without_attendance(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of some minutes without the lists of those who were there, were not, and wrote and approved it.

    A list is a label ("Deltagare:", "Vid tangenterna") with names after it or in the blocks below, or two blocks
    or more of names with a municipality each. Words of substance stay, also where they follow names in one paragraph.
    """
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _list_end(blocks, at)
        if end > at:
            at = end
            continue
        kept.append(_after_names(blocks[at]) or blocks[at])
        at += 1
    return tuple(kept)


def _list_end(blocks: Sequence[Block], at: int) -> int:
    """Where the attendance list that begins at `at` ends; `at` if none does."""
    block = blocks[at]
    rest = _under_label(block.text)
    if rest is None and not _opens_table(block):
        end = at + sum(1 for _ in _people_below(blocks, at, placed=True))
        return end if end - at > 1 else at + _lists_placed(block.text)
    if rest and not (_NOBODY.fullmatch(rest) or _names_people(rest)):
        return at
    end = at + 1 + sum(1 for _ in _people_below(blocks, at + 1, placed=False))
    return end if rest or end > at + 1 else at


def _under_label(text: str) -> str | None:
    """What follows an attendance label in the same block, "" if it stands alone; None if there is no label."""
    if match := _SIGNED.match(text) or _LABEL.match(text):
        return text[match.end() :].strip()
    return "" if _LABEL_ALONE.fullmatch(text) else None


def _opens_table(block: Block) -> bool:
    return block.kind is BlockKind.TABLE_HEADER and _TABLE_OF_PEOPLE.match(block.text) is not None


def _people_below(blocks: Sequence[Block], at: int, *, placed: bool) -> Iterator[Block]:
    """The blocks from `at` on that name people and nothing else; with `placed`, people with where they come from."""
    for block in blocks[at:]:
        if block.kind in (BlockKind.HEADING, BlockKind.NOTE) or _ends_list(block.text):
            return
        if block.kind is BlockKind.TABLE_HEADER and not (_opens_table(block) or _is_row(block)):
            return
        named = _PLACED_PERSON.fullmatch(block.text.strip()) if placed else _names_people(block.text) or _is_row(block)
        if not (named or _opens_table(block)):
            return
        yield block


def _is_row(block: Block) -> bool:
    """Whether the block is a table's row about a person, whatever else it says of them."""
    return block.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW) and any(
        _PERSON.fullmatch(cell) for cell in block.text.split(CELL)
    )


def _ends_list(text: str) -> bool:
    """Whether the block is a field of its own: another label, or "Plats: Teams"."""
    return re.match(r"[A-ZÅÄÖ][\w -]{1,30}:", text) is not None


def _lists_placed(text: str) -> bool:
    """Whether the block is a list of several people, each with where they come from."""
    return len(re.findall(rf"{_PERSON.pattern} ?\([^()]{{2,60}}\)", text)) > 1 and _names_people(text)


def _names_people(text: str) -> bool:
    """Whether the text is made of people's names, places and short roles, at least one name among them."""
    if _ACTS.search(text):
        return False
    listed = _LABEL_WITHIN.sub(", ", text.replace(CELL, ", "))
    pieces = [piece.strip(" .:*-–") for piece in _PIECES.split(listed)]
    pieces = [piece for piece in pieces if piece and not _ADDRESS.fullmatch(piece)]
    people = sum(bool(_PERSON.fullmatch(piece)) for piece in pieces)
    proper = sum(any(word[0].isupper() for word in piece.split()) for piece in pieces)
    short = all(_PERSON.fullmatch(p) or len(p.split()) <= _LONGEST_ROLE for p in pieces)
    return people > 0 and short and proper * 2 >= len(pieces)


def _after_names(block: Block) -> Block | None:
    """The rest of a paragraph whose first sentence is an attendance list; None if it is not one."""
    label = _SIGNED.match(block.text) or _LABEL.match(block.text)
    stop = _SENTENCE_END.search(block.text, label.end()) if label else None
    if label is None or stop is None or not _names_people(block.text[label.end() : stop.start()]):
        return None
    cut = stop.end()
    boxes = (replace(box, start=max(box.start - cut, 0), end=box.end - cut) for box in block.boxes if box.end > cut)
    return replace(block, text=block.text[cut:], boxes=tuple(boxes))
