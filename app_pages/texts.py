"""Every Swedish word of the app that does not come from a document or an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from assistant.reference import KIND_NAMES, reach
from ingest.documents import Document, Kind, Scope

APP_NAME = "Källstöd"

ASK_NAV = "Fråga"
ASK_TITLE = "Fråga om ekonomiskt bistånd"
ASK_INTRO = (
    "Svaren hämtas ur bibliotekets dokument och varje påstående visar sin källa. "
    "Det som inte står i en källa sägs inte."
)
ASK_PLACEHOLDER = "Skriv en fråga om handläggningen"
ASK_PRIVACY = "Skriv inte namn, personnummer eller annat som pekar ut en enskild."
EXAMPLES_HEADING = "Prova till exempel"
EXAMPLES = (
    "Vad ingår i försörjningsstödet?",
    "Vilka underlag behövs när någon är sjuk men saknar SGI?",
    "När ska en samordnad individuell plan, SIP, upprättas?",
    "Vad får jag berätta för hyresvärden om en klient?",
    "Hur lång tid har den enskilde på sig att överklaga?",
)
SEARCHING = "Söker i källorna …"
OPENING = "Öppnar biblioteket …"
INTERPRETED = "Tolkat som:"
EMPTY = "Frågan är tom. Skriv vad du vill veta."

NO_ANSWER = "Inget säkert svar hittades i källorna"
RELATED = "Möjligen relevanta avsnitt"
RELATED_INTRO = "Avsnitten ligger nära frågan men besvarar den inte säkert. Läs och bedöm själv."
READ_PASSAGE = "Läs avsnittet"
PARTIAL = "Svaret är ofullständigt: källorna besvarar bara en del av frågan."
SECOND_READER = "Andra läsaren:"
VERBATIM = "Ordagrant ur källorna"
SOURCES = "Källor"
IMPORTANT = "Viktigt"
NOTE = "Observera"
COPY = "Kopiera med källor"
COPY_ALONE = "Kopiera"
COPIED = "Kopierat"
DOWNLOAD = "Ladda ner (.txt)"
FILE_NAME = "kallstod-svar.txt"

CHOICES = "Avgränsning"
MUNICIPALITY = "Kommun"
ALL_MUNICIPALITIES = "Alla kommuner"
NATIONAL_COUNTS = "Nationella källor räknas alltid med."
MORE_CHOICES = "Fler val"
AS_OF = "Regler som gällde den"
AS_OF_HELP = "Ändra dagen när ärendet gäller en tidigare eller kommande tid."
NEW = "Ny konversation"

SOURCE_DIALOG = "Källan i sitt dokument"
DOCUMENT_DIALOG = "Dokument"
WHOLE_DOCUMENT = "Visa hela dokumentet"
AS_TEXT = "Läs avsnittet som text"
REMOVED = "Dokumentet finns inte kvar i biblioteket i den här versionen. Här är avsnittet som svaret byggde på."
CHANGED_FILE = (
    "Originalfilen har ändrats eller flyttats sedan biblioteket byggdes. Därför visas texten i stället för sidan."
)
UNMARKED = "Citatets plats på sidan är inte känd. Läs det markerat i texten nedan."
NO_TEXT = "Dokumentet har ingen text."
LINK = "Öppna webbsidan (lämnar Källstöd)"

LIBRARY_NAV = "Bibliotek"
LIBRARY_TITLE = "Bibliotek"
LIBRARY_INTRO = "Det här är alla dokument som Källstöd svarar ur."
FILTER_TEXT = "Sök i titel, utgivare och källa"
FILTER_KIND = "Dokumenttyp"
ALL_KINDS = "Alla"
NO_MATCH = "Inga dokument passar urvalet."
OPEN_HEADING = "Öppna ett dokument"
OPEN_LABEL = "Dokument"
OPEN_PLACEHOLDER = "Välj ett dokument eller markera en rad i tabellen"
OPEN_BUTTON = "Öppna"
FAILURES_INTRO = "De här filerna finns i mappen men kunde inte läsas när biblioteket byggdes. De ingår inte i svaren."
PAGE = "Sida"
PART_OF_DOCUMENT = "Del av dokumentet"
COLUMNS = {
    "title": "Titel",
    "kind": "Dokumenttyp",
    "level": "Nivå",
    "municipality": "Kommun",
    "scope": "Räckvidd",
    "date": "Datum",
    "currency": "Aktualitet",
    "source": "Källa",
}
EXAMPLE_LIBRARY = "Det här är ett exempelbibliotek med påhittade kommuner. Det ersätter inte kommunens egna dokument."
LEVEL_HELP = "1 är lag, 9 är okänd dokumenttyp. Ju lägre tal, desto tyngre källa."

NO_INDEX = "Det finns inget bibliotek att svara ur"
NO_INDEX_HELP = "Bygg biblioteket med kommandot nedan och ladda sedan om sidan."
EMPTY_LIBRARY = "Biblioteket är tomt"
EMPTY_LIBRARY_HELP = "Lägg dokument i bibliotekets mapp, kör kommandot nedan och ladda sedan om sidan."
UNEXPECTED = (
    "Något gick fel och åtgärden kunde inte slutföras. Försök igen. Kvarstår felet, kontakta den som sköter Källstöd."
)
BAD_SETTINGS = "Källstöd kan inte starta med de här inställningarna"

CONTROLS = {
    "Sidebar": "Sidofält",
    "Collapse sidebar": "Dölj sidofältet",
    "Expand sidebar": "Visa sidofältet",
    "App pages": "Sidor",
    "Open": "Öppna listan",
    "Clear value": "Rensa",
    "Choose date": "Välj datum",
    "Chat message from user": "Din fråga",
    "Chat message from assistant": "Svar",
    "Send message": "Skicka frågan",
    "Close": "Stäng",
    "Decrement": "Minska",
    "Increment": "Öka",
}
"""What Streamlit calls its controls to a screen reader, and what they are called in Swedish."""

NAMED = 3
"""Municipalities named where a document is cited; its own view names them all."""

SCOPES = {Scope.NATIONAL: "Nationell", Scope.REGIONAL: "Regional", Scope.LOKAL: "Lokal", None: "Okänd"}
_LEVELS = {
    1: "lag",
    2: "bindande föreskrift",
    3: "allmänna råd eller praxis",
    4: "förarbete eller vägledning",
    5: "kommunalt styrdokument",
    6: "rapport eller broschyr",
    7: "minnesanteckning",
    8: "nyhet",
    9: "okänd dokumenttyp",
}
_LOCAL = {
    Kind.RIKTLINJE: "kommunal riktlinje",
    Kind.DELEGATIONSORDNING: "kommunal delegationsordning",
    Kind.RUTIN: "kommunal rutin",
}


def kind(document: Document) -> str:
    """The name of the document's kind."""
    return KIND_NAMES[document.metadata.kind]


def level(document: Document) -> str:
    """The document's weight: "nivå 5 av 9 – kommunal riktlinje", its meaning left out where the kind has said it."""
    metadata = document.metadata
    meaning = _LEVELS[metadata.kind.level]
    if metadata.scope is Scope.LOKAL:
        meaning = _LOCAL.get(metadata.kind, meaning)
    elif metadata.kind.level == 5:
        meaning = "styrdokument"
    said = meaning == kind(document).casefold()
    return f"nivå {metadata.kind.level} av 9" + ("" if said else f" – {meaning}")


_CURRENCY = {
    "repealed-law": "hänvisar till upphävd lag",
    "old-law-may-apply": "äldre lag kan gälla",
    "changes-soon": "lag ändras snart",
    "old-source": "äldre än gällande lag eller ersatt",
}


def currency(codes: Iterable[str]) -> str:
    """What is to be known of a document's age, in a cell; the whole of it stands where the document is opened."""
    found = set(codes)
    said = ", ".join(text for code, text in _CURRENCY.items() if code in found)
    return said[:1].upper() + said[1:]


def place(document: Document) -> str:
    """Where the document applies."""
    return municipalities(document.metadata.municipalities) or reach(document.metadata) or "Okänd räckvidd"


def municipalities(names: Sequence[str]) -> str:
    """The municipalities, the first ones and their number when there are many."""
    if len(names) <= NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: NAMED - 1])} och {len(names) - NAMED + 1} andra kommuner"


def day(value: date | None) -> str:
    """A date, or that there is none."""
    return f"{value:%Y-%m-%d}" if value else "utan datum"


def facts(document: Document) -> tuple[str, ...]:
    """What is said of a document wherever it is cited: kind, level, reach, publisher and date, without repetition."""
    metadata = document.metadata
    told = (kind(document), level(document), place(document), metadata.publisher or "", day(metadata.published))
    return tuple(dict.fromkeys(filter(None, told)))


def details(document: Document) -> tuple[tuple[str, str], ...]:
    """The rest of what is known, as names and values, for the document's own view."""
    metadata = document.metadata
    many = metadata.municipalities if len(metadata.municipalities) > NAMED else ()
    told = (
        ("Kommuner", ", ".join(many)),
        ("Gäller från", day(metadata.valid_from) if metadata.valid_from else ""),
        ("Gäller till", day(metadata.valid_to) if metadata.valid_to else ""),
        ("Ersatt av", metadata.replaced_by or ""),
        ("Del av filen", document.part),
        ("Fil", document.source),
        ("Licens", metadata.licence or ""),
    )
    return tuple((name, value) for name, value in told if value)


def version(generation: str, built_at: datetime) -> str:
    """Which library answers."""
    return f"Bibliotekets version: {generation}\nByggt {built_at.astimezone():%Y-%m-%d %H:%M}"


def bounds(municipality: str | None, as_of: date | None) -> str:
    """What bounded the sources of an answer; "" when nothing did."""
    told = (
        f"{municipality} och nationella källor" if municipality else "",
        f"regler som gällde {as_of:%Y-%m-%d}" if as_of else "",
    )
    return ", ".join(filter(None, told))


def mode(name: str) -> str:
    """How the statements were put into words."""
    return VERBATIM if name == "extractive" else f"Formulerat av {name} och kontrollerat mot källorna"


def sources_count(count: int) -> str:
    """How many places the answer rests on."""
    return f"{count} {'källställe' if count == 1 else 'källställen'}"


def show_source(n: int) -> str:
    """The button that opens a citation."""
    return f"Visa källa {n}"


def show_related(n: int) -> str:
    """The button that opens a related passage."""
    return f"Visa avsnitt {n}"


def page_alt(title: str, page: int, marked: bool) -> str:
    """Describes the picture of a page."""
    return f"Sida {page} i {title}." + (" Citatet är markerat." if marked else "")


def page_label(paging: str, page: int) -> str:
    """Names a page or a slide."""
    return f"Bild {page}" if paging == "slide" else f"Sida {page}"


def failures_heading(count: int) -> str:
    """Above the files that were not read."""
    return f"Filer som inte kunde läsas ({count})"


def remarks_heading(count: int) -> str:
    """Above the files that were read with something to know."""
    return f"Filer att känna till ({count})"


def documents_shown(shown: int, total: int) -> str:
    """Above the table."""
    return f"{total} dokument" if shown == total else f"{shown} av {total} dokument"


def ingest_command(library: str, index: str) -> str:
    """What builds the library."""
    return f"kallstod ingest {library} --index {index}"


def sections_from(headings: tuple[str, ...], number: int) -> str:
    """Names a part of a long document by the heading that it begins with."""
    return f"Del {number}: {headings[-1]}" if headings else f"Del {number}"
