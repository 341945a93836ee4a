"""Sound items of every kind, made by hand from one guideline of our own."""

from __future__ import annotations

from dataclasses import replace

from assistant.quiz.item import Item, ItemKind, Option, Source
from ingest.documents import Kind

QUOTE = "Glasögon beviljas med högst 1 800 kronor vart tredje år."
LIST = "- hyresavi för månaden\n- kontoutdrag för tre månader\n- beslut från Försäkringskassan"
ABOUT = "Enligt ”Riktlinje” i Norrberga (2026): "


def source(quote: str = QUOTE, *, start: int = 0) -> Source:
    """The source of an item that stands on some words."""
    return Source(
        "bibliotek/norrberga.md", "a" * 16, "d1-1", "d1", "Riktlinje", Kind.RIKTLINJE, "Glasögon", ("Norrberga",),
        "2026", quote, start, start + len(quote),
    )  # fmt: skip


def options(right: str, *wrong: str) -> tuple[Option, ...]:
    """Alternatives, the right one first."""
    return (Option(right, True), *(Option(w, False) for w in wrong))


GAP_STEM = ABOUT + "Glasögon beviljas med högst ____ kronor vart tredje år."
SINGLE = Item(
    ItemKind.SINGLE, "Glasögon", GAP_STEM.replace("____ kronor", "____") + " Vad ska stå i luckan?", source(),
    options=options("1 800 kronor", "1 200 kronor", "2 400 kronor", "3 600 kronor"),
)  # fmt: skip
GAP = Item(ItemKind.GAP, "Glasögon", GAP_STEM, source(), key=("1 800 kronor", "1800 kronor", "1800"))
TRUE = Item(
    ItemKind.TRUE_FALSE, "Glasögon", f"Sant eller falskt? {ABOUT}{QUOTE}", source(), options=options("Sant", "Falskt")
)
FALSE = replace(TRUE, stem=TRUE.stem.replace("1 800", "2 400"), options=(Option("Sant", False), Option("Falskt", True)))
SEVERAL = Item(
    ItemKind.SEVERAL, "Ansökan", f"{ABOUT}till ansökan bifogas … Välj alla som stämmer.", source(LIST),
    options=(
        Option("hyresavi för månaden", True), Option("kontoutdrag för tre månader", True),
        Option("intyg från skolan", False), Option("kvitto på tandkräm", False),
    ),
)  # fmt: skip
ORDER = Item(
    ItemKind.ORDER, "Steg", f"{ABOUT}i vilken ordning kommer stegen under rubriken ”Steg”?",
    source("1. Ta emot ansökan.\n2. Utred behovet.\n3. Skriv beslutet."),
    key=("Ta emot ansökan", "Utred behovet", "Skriv beslutet"),
)  # fmt: skip
MATCH = Item(
    ItemKind.MATCH, "Begrepp", f"{ABOUT}para ihop ”Ord” med rätt ”Betydelse”.",
    source(
        "Riksnorm | Belopp som regeringen anger\nJobbstimulans | En del av lönen räknas bort\nSIP | Plan med vården"
    ),
    pairs=(
        ("Riksnorm", "Belopp som regeringen anger"), ("Jobbstimulans", "En del av lönen räknas bort"),
        ("SIP", "Plan med vården"),
    ),
)  # fmt: skip
SHORT = Item(
    ItemKind.SHORT, "Ansökan", f"{ABOUT}till ansökan bifogas … Nämn minst två.", source(LIST),
    key=("hyresavi för månaden", "kontoutdrag för tre månader", "beslut från Försäkringskassan"), wanted=2,
)  # fmt: skip
CASE = Item(
    ItemKind.CASE, "Glasögon",
    "Amira är 34 år, ensamstående utan barn. Hushållet bor i Norrberga och ansöker om bistånd till ”Glasögon”; "
    "kostnaden är 2 500 kronor. Enligt ”Riktlinje” (2026): vad gäller i fråga om ”Belopp” och ”Villkor”?",
    source("Glasögon | 1 800 kr | Vart tredje år"), key=("1 800 kr", "Vart tredje år"),
)  # fmt: skip
SOUND = (SINGLE, GAP, TRUE, FALSE, SEVERAL, ORDER, MATCH, SHORT, CASE)
