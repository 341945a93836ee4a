"""What a line of Swedish office text looks like: a bullet, a label, a date, the end of a sentence."""

from __future__ import annotations

import re
import unicodedata

from ingest.placed import Placed

# Private-use characters are what the symbol fonts of word processors leave behind.
_BULLETS = "•◦▪▫■□●○‣⁃∙·➢➤►▶→✓✔☐\uf02d\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc"
_BULLET = re.compile(rf"(?:[{_BULLETS}]|[-–—*+](?=\s)|o(?=\s+[A-ZÅÄÖ]))\s*(?=\S)")
_NUMBER = re.compile(r"(?P<number>\(?\d{1,2}[.)]|\(?[a-h]\)|[ivx]{1,4}\))\s+(?=\S)")
_TERMINAL = re.compile(r"[.!?:;…][\"”’')\]»]*$")
_ABBREVIATED = re.compile(
    r"\b(?:kap|t\.ex|t ex|bl\.a|bl a|s\.k|dvs|d\.v\.s|prop|resp|nr|ca|jfr|inkl|exkl)\.?$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?…][\"”’')\]»]*$")
_DATE = re.compile(
    r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s+(?:den\s+)?)?"
    r"(?:\d{4}-\d{2}-\d{2}|\d{6,8}|\d{1,2}[./]\d{1,2}[./ -]\d{2,4}"
    r"|\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zé]*\.? \d{4})",
    re.IGNORECASE,
)
_MONTH_LAST = re.compile(
    r"[a-zåäö,] (?:\d{1,2} )?(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)$"
)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"(?:mailto:|https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[A-ZÅÄÖ])")
_LABEL = re.compile(r"[A-ZÅÄÖ][\w/-]*(?: [\w/-]+){0,2}\s*:(?=\s|$)")
_LABEL_LAST = re.compile(r"[.!?] [A-ZÅÄÖ][\w-]*(?: [\w-]+){0,2}:$")
_TOPIC = re.compile(r"(?:tema|fråga|steg|punkt|del|kapitel|bilaga|fall|exempel|område)\b[ \d]*:", re.IGNORECASE)
_RULE = re.compile(r"([=~*#_.–—-])\1{2,}")
_COLUMN_RULE = re.compile(r"[=-]{2,}(?: +[=-]{2,})+")
_NAMES = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s?[-–·•|,/]\s?[A-ZÅÄÖ][\w-]+){2,}")
_CAPTION = re.compile(r"(?:tabell|figur|diagram|bild) \d+\b", re.IGNORECASE)
_ATTENDANCE = re.compile(
    r"(?:deltagare|närvarande|frånvarande|kallade|inbjudna|övriga deltagare|ej närvarande|adjungerade)\s*:",
    re.IGNORECASE,
)
_OPEN = (
    "i och för med av till som att den det en ett de på om vid från eller samt inom under mellan mot hos genom per ur "
    "är kan ska har inte sin sitt sina deras dess även"
)
_OPEN_WORDS = frozenset(_OPEN.split())
_QUESTIONS = (
    "vad vem vilka vilken vilket hur när var varför får kan ska måste har är gäller behöver finns bör om what how"
)
_ASKING = tuple(_QUESTIONS.split())

_SOFT = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_SPACE = re.compile(r"\s+")
_ODD_SPACE = re.compile(r"[^\S ]+")
_COMPOSE = re.compile(r"\w[\u0300-\u036f]+|[\ufb00-\ufb06]")
_HYPHEN = re.compile("[\u2010\u2011]")
# A hyphen lost with its line break: "hälsooch sjukvård". No Swedish word of this length ends in "och".
_LOST_HYPHEN = re.compile(r"(?<=[a-zåäö]{3})(?=och [a-zåäö])")


def tidy(words: Placed) -> Placed:
    """Plain spaces, whole characters and nothing invisible; a soft hyphen that ends the line is kept for the join."""
    words = words.strip()
    broken = words.text.endswith("\u00ad")
    words = words.sub(_SOFT, "").sub(_COMPOSE, lambda match: unicodedata.normalize("NFKC", match.group()))
    words = words.sub(_HYPHEN, "-").sub(_SPACE, " ").strip().sub(_LOST_HYPHEN, "- ")
    return words + Placed("\u00ad") if broken and words.text else words


def tidy_row(words: Placed) -> Placed:
    """The same for a table row, whose spaces tell its empty cells apart."""
    words = words.sub(_SOFT, "").sub(_COMPOSE, lambda match: unicodedata.normalize("NFKC", match.group()))
    return words.sub(_HYPHEN, "-").sub(_ODD_SPACE, " ")


def bullet(text: str) -> tuple[str, int] | None:
    """The marker of a list item and where its words begin; None for other lines."""
    if match := _BULLET.match(text):
        return "-", match.end()
    if match := _NUMBER.match(text):
        return match["number"], match.end()
    return None


def numbering(text: str) -> tuple[int, ...]:
    """The section number that a heading begins with: (3, 2) for "3.2 Boende", () for none."""
    match = _NUMBERED.match(text)
    return tuple(int(part) for part in match["number"].split(".")) if match else ()


def ends(text: str) -> bool:
    """Whether the line is complete: it ends as a sentence, a lead-in or a clause does."""
    return bool(_TERMINAL.search(text)) and not _ABBREVIATED.search(text)


def ends_sentence(text: str) -> bool:
    """Whether the line ends with a sentence's own mark."""
    return bool(_SENTENCE.search(text))


def runs_on(text: str) -> bool:
    """Whether nothing can end here: a comma, a hyphen or a word that asks for another."""
    if text.endswith((",", "-", "\u00ad", "(", " §")) or _ABBREVIATED.search(text):
        return True
    return text.rsplit(" ", 1)[-1].lower() in _OPEN_WORDS


def is_open(text: str) -> bool:
    """Whether a bracket near the end is still to be closed."""
    tail = text[-200:]
    return tail.rfind("(") > tail.rfind(")")


def starts_low(text: str) -> bool:
    """Whether the line begins inside a sentence."""
    return text[:1].islower() or text[:1] in ",;:)]”%"


def parts_date(above: str, below: str) -> bool:
    """Whether a date goes on in the next line: "... den 3 mars", "2026 ..."."""
    return bool(_MONTH_LAST.search(above) and _YEAR_FIRST.match(below))


def is_date(text: str) -> bool:
    """Whether the line is a date and nothing more."""
    return bool(_DATE.fullmatch(text.strip(" .")))


def has_date(text: str) -> bool:
    """Whether a date stands somewhere in the line."""
    return bool(_DATE.search(text))


def is_address(text: str) -> bool:
    """Whether the line is a link or a mail address and nothing more."""
    return bool(_ADDRESS.fullmatch(text))


def is_label(text: str) -> bool:
    """Whether the line is a field of a form or a letter head: "Plats: Teams"."""
    return bool(_LABEL.match(text)) and not numbering(text) and not _TOPIC.match(text)


def is_rule(text: str) -> bool:
    """Whether the line is one drawn with a character typed over and over."""
    return bool(_RULE.fullmatch(text))


def is_row_of_names(text: str) -> bool:
    """Whether the line is a row of names, as the municipalities of a network stand in a letterhead."""
    return bool(_NAMES.fullmatch(text))


def is_column_rule(text: str) -> bool:
    """Whether the line is drawn under the heads of columns: "-----  -----"."""
    return bool(_COLUMN_RULE.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether the line names a table or a picture beside it."""
    return bool(_CAPTION.match(text))


def is_question(text: str) -> bool:
    """Whether the line asks something, as the headings of questions and answers do."""
    return text.endswith("?") and text.lower().startswith(_ASKING)


def is_attendance(text: str) -> bool:
    """Whether the line begins a list of those who were there."""
    return bool(_ATTENDANCE.match(text))


def ends_in_label(text: str) -> bool:
    """Whether a label closes the line after a sentence: "... hos hyresvärden. Svar:"."""
    return bool(_LABEL_LAST.search(text))


def titled(text: str, longest: int = 120) -> bool:
    """Whether the line has the form of a title or heading: short, capitalised, not ended as a sentence."""
    return (
        1 < len(text) <= longest
        and sum(map(str.isalpha, text)) >= 2
        and len(text.split()) <= 18
        and (text[0].isupper() or text[0] in "\"”'(" or bool(numbering(text)))
        and not text.endswith((".", ",", ";", ":", "!", "-", "\u00ad"))
        and not is_date(text)
        and not is_address(text)
    )
