"""Units that say nothing by themselves: captions, lead-ins, torn quotations, and what is only of the document."""

from __future__ import annotations

import re

from ingest.documents import BlockKind
from ingest.units import Unit

_ABOUT_THE_DOCUMENT = re.compile(
    r"(?:Beslutad|Fastställd|Antagen|Reviderad|Uppdaterad|Senast ändrad|Godkänd|Gäller (?:från|till|fr))\b|"
    r"(?:Exempeldokument|Dnr|Diarienummer|Version|Dokumentansvarig)\b"
)
_ASKS_OF_THE_DOCUMENT = re.compile(
    r"\b(?:beslutad|beslutades|beslutats|fastställd|fastställdes|antog\w*|antagen|version|gäller (?:från|till|sedan)|"
    r"reviderad\w*|diarienummer|dnr|giltig\w*|dokument\w*|riktlinje\w*)\b",
    re.IGNORECASE,
)
_PRESENTS = re.compile(
    r"\bHär beskriv\w+\b|"
    r"^(?:Stödet|Vägledningen|Rutinen|Anvisningen|Broschyren|Materialet|Den här \w+en|Det här \w+et) "
    r"(?:beskriver|vänder sig|riktar sig|talar om|visar|handlar om|innehåller)\b"
)
_BARE_EXAMPLE = 80
"""Characters of a line that only opens an example: "Exempel för 2025: tre syskon bor ihop."."""
_TABLE_NUMBER = r"(?:Tabell|Figur|Diagram|Bild)\s+\d+[a-z]?\s*[.:]"
_CAPTION = re.compile(_TABLE_NUMBER)
_LEADS_IN = re.compile(r"(?::|\b(?:följande|nedan)[.:])\Z")
"""How a line ends whose matter stands in the list or table after it."""
_NUMBERED = re.compile(rf"(?:^|\n)\W*{_TABLE_NUMBER}\W*$")
_FEW_WORDS = 5
"""Words below which a list item without a lead-in names a thing and says nothing of it."""


def is_about_the_document(question: str, unit: Unit) -> bool:
    """Whether a unit only tells when and by whom its document was decided or what is in it, and nobody asked."""
    short = len(unit.body) < 140 and _ABOUT_THE_DOCUMENT.match(unit.body.strip(" ()")) is not None
    presents = _PRESENTS.search(unit.body) is not None and " inte " not in unit.body
    return (short or presents) and _ASKS_OF_THE_DOCUMENT.search(question) is None


def is_torn(unit: Unit) -> bool:
    """Whether a unit opens or closes a quotation that it does not hold whole: it is part of what somebody says."""
    return unit.text.count("”") % 2 == 1 or unit.text.count('"') % 2 == 1


def is_captioned(before: str) -> bool:
    """Whether what stands before a sentence is the number of a table or figure, whose caption it then is."""
    return _NUMBERED.search(before) is not None


def is_caption(unit: Unit) -> bool:
    """Whether a unit is a heading, a caption or a lead-in alone: a line of its own that does not end as a sentence."""
    text = unit.body.rstrip()
    if unit.kind is BlockKind.PARAGRAPH and _LEADS_IN.search(text) and "\n" not in text:
        return True
    if unit.kind is not BlockKind.TABLE_ROW and _CAPTION.match(unit.text):
        return True
    if text.startswith("Exempel") and len(text) < _BARE_EXAMPLE:
        return True
    ends = text.endswith((".", "!", "?", ":", ")", "”", "»", ",", ";"))
    of_its_own = unit.kind is BlockKind.PARAGRAPH or (
        unit.kind is BlockKind.ITEM and not unit.lead and (text[:1].isdigit() or len(text.split()) < _FEW_WORDS)
    )
    return of_its_own and "\n" not in text and not ends
