"""The Swedish words of the page "Granska text"."""

from __future__ import annotations

from assistant.drafts.result import DraftVerdict

NAV = "Granska text"
TITLE = "Granska en text"
INTRO = (
    "Klistra in ett beslut, ett brev eller ett utkast till riktlinje, eller välj en fil. Varje mening hålls mot "
    "bibliotekets dokument innan du skickar texten."
)
PRIVACY = (
    "Texten sparas inte och loggas inte. Personuppgifter döljs innan texten granskas, "
    "men ta gärna bort dem själv först."
)
STAYS = "Texten stannar på den här datorn."
CHAT_READS = (
    "En språkmodell, som kan finnas på en annan dator, läser med vid sidan av granskningen. Den får meningarna med "
    "personuppgifter dolda och ändrar inget."
)
TEXT = "Text att granska"
PLACEHOLDER = "Klistra in texten här"
FILE = "Eller en fil (Word, PDF eller text, högst 50 sidor)"
FILE_HELP = "Filen läses i minnet och sparas inte."
CHECK = "Granska"
CLEAR = "Rensa"
EMPTY = "Klistra in en text eller välj en fil."
OWN_DAY = "Låt textens datum gälla"
OWN_DAY_HELP = (
    "Har texten ett beslutsdatum granskas den mot det som gällde den dagen, om du inte har valt en annan dag. "
    "Stäng av för att granska mot det som gäller i dag."
)
BOTH = "Filen granskades; texten i rutan lämnades därhän."
FAILED = "Texten kunde inte granskas. Försök igen, eller pröva en del av den i taget."

SHORT: dict[DraftVerdict, str] = {
    "supported": "stöds",
    "contradicted": "strider",
    "not_found": "hittas inte",
    "case_fact": "i ärendet",
}
"""The word that stands after a sentence."""
MEANS: dict[DraftVerdict, str] = {
    "supported": "En källa säger det som meningen säger.",
    "contradicted": "En källa säger något annat. Jämför orden.",
    "not_found": "Inget ställe i biblioteket hittades som säger det. Det kan ändå stämma: se efter på annat håll.",
    "case_fact": "Det gäller personen eller ärendet, eller är ingen regel. Det granskas inte.",
}
MARKED = "Texten"
LEGEND = "Så här läser du märkningen"
REMARKS = "Att se över"
NO_REMARKS = "Inget i texten strider mot biblioteket, och allt som granskades har stöd."
NOTICES = "Att tänka på"
SOURCES = "Källor"
SOURCE_SAYS = "Källan:"
NEAREST = "Närmast i biblioteket:"
CLAIMS = "Meningen säger flera saker:"
OPINION = "Språkmodellen, vid sidan av:"
MORE_SOURCES = "Öppna fler källor"
DOCX = "Ladda ner i Word med kommentarer"
DOCX_NAME = "granskad-text.docx"
PRINT = "Skriv ut"


def progress(done: int, total: int) -> str:
    """How far the check has come."""
    return f"Granskar mening {done} av {total} …"


def counted(verdict: DraftVerdict, number: int) -> str:
    """How many sentences got a verdict: "2 meningar strider mot källan"."""
    sentences = "1 mening" if number == 1 else f"{number} meningar"
    told = {
        "supported": "stöds av källan",
        "contradicted": "strider mot källan",
        "not_found": "hittas inte i biblioteket",
        "case_fact": "är uppgifter i ärendet",
    }[verdict]
    if verdict == "case_fact" and number == 1:
        told = "är en uppgift i ärendet"
    return f"{sentences} {told}"
