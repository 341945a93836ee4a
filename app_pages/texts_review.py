"""The Swedish words of the page "Granskning" and of the feedback under answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from assistant.answer import Status
from assistant.oversight.records import Origin, Posed, State

NAV = "Granskning"
TITLE = "Granskning"
INTRO = "För arbetsledare: är svaren riktiga, och lika för alla?"
VIEW = "Visa"
VIEWS = {
    "queue": "Kö",
    "decided": "Avgjorda",
    "asked": "Frågor",
    "paraphrases": "Omformuleringar",
    "municipalities": "Kommuner",
    "conflicts": "Motsägelser",
    "changes": "Över tid",
    "gaps": "Luckor",
}
NOT_STORED = "Frågor sparas inte"
NOT_STORED_HELP = (
    "Kön, frågorna, ändringarna och luckorna bygger på sparade frågor. Den som sköter Källstöd slår på det med "
    "inställningen nedan. Personuppgifter maskeras, namn sparas inte, och frågorna tas bort efter 30 dagar."
)
NOT_STORED_SETTING = "store_questions = true"
NO_STATE = "Databasen kan inte användas"

FEEDBACK: dict[Origin, str] = {"wrong": "Fel", "incomplete": "Ofullständigt", "sent": "Skicka till granskning"}
FEEDBACK_COMMENT: dict[Origin, str] = {
    "wrong": "Vad är fel? (valfritt)",
    "incomplete": "Vad saknas? (valfritt)",
    "sent": "Vad vill du att arbetsledaren tittar på? (valfritt)",
    "sample": "",
}
FEEDBACK_INTRO = (
    "Frågan, svaret och källorna skickas till arbetsledaren. Ditt namn följer inte med. "
    "Skriv inte namn, personnummer eller annat som pekar ut en enskild."
)
FEEDBACK_SEND = "Skicka"
FEEDBACK_SENT = "Svaret är skickat till granskning. Tack!"
FEEDBACK_GONE = "Frågan sparas inte längre. Ställ den igen och skicka den sedan."

ORIGINS: dict[Origin, str] = {"wrong": "Fel", "incomplete": "Ofullständigt", "sent": "Skickad", "sample": "Stickprov"}
STATES: dict[State, str] = {"open": "Öppen", "approved": "Godkänd", "corrected": "Rättad", "rejected": "Avvisad"}
STATUS = {"answered": "Besvarad", "abstained": "Inget svar"}
ANY_STATUS = "Alla"

WORDS = "Sök i frågorna"
STATUS_LABEL = "Svar"
PAGE = "Sida"
EMPTY_QUEUE = "Kön är tom."
NOTHING_DECIDED = "Inget ärende är avgjort än."
NO_QUESTIONS = "Inga frågor passar urvalet."
COLUMNS = {
    "at": "Kom in",
    "origin": "Varför",
    "times": "Antal",
    "question": "Fråga",
    "municipality": "Kommun",
    "status": "Svar",
}
DECIDED_COLUMNS = {
    "decided": "Avgjord",
    "state": "Beslut",
    "by": "Av",
    "question": "Fråga",
    "municipality": "Kommun",
    "ended": "Gäller inte längre",
}
OPEN = "Öppna"
OPEN_PLACEHOLDER = "Välj en fråga eller markera en rad i tabellen"

ANSWER = "Svaret som gavs"
NO_ANSWER = "Inget svar gavs"
COMMENT = "Kommentar"
SOURCES = "Källor"
TRACE = "Så kom svaret till"
LOOKED_INTO = "Avsnitt som söktes fram, de närmaste först"
READ = "Läs avsnittet"
DECISION = "Beslut"
ROLE = "Din roll"
ROLE_CHOOSE = "Välj roll"
ROLE_MISSING = "Välj din roll först."
CHOICE = "Vad beslutar du?"
APPROVE, CORRECT, REJECT = "Godkänn", "Rätta", "Avvisa"
APPROVE_HELP = "Svaret är riktigt och fullständigt. Kontrollera också att frågan inte pekar ut någon: den sparas."
APPROVE_SILENCE_HELP = "Det är riktigt att källorna inte besvarar frågan."
CORRECTION = "Rättat svar"
CORRECTION_HELP = (
    "Ett påstående i varje stycke, med en tom rad emellan. Avsluta varje stycke med källans siffra, till exempel [1]. "
    "Rättelsen kontrolleras mot källorna som andra svar."
)
MORE_SOURCES = "Sök fler källor"
REASON = "Skäl"
SHOULD = "Borde frågan ha fått ett svar ur biblioteket?"
SHOULD_CHOICES: dict[Status, str] = {"answered": "Ja, men ett annat", "abstained": "Nej, källorna säger inget om detta"}
ENTER = "Spara beslutet"
ENTERED = "Beslutet är sparat."
REMOVE = "Ta bort"
REMOVED = "Borttaget."
READ_AGAIN = "Läs ärendet igen"
EXPORT_CASES = "Ladda ner som testfall (YAML)"
EXPORT_CASES_HELP = "Varje beslut blir ett fall som körs med kommandot kallstod eval."
CASES_FILE = "granskade.yaml"
SEND = "Skicka till granskning"
SENT = "Frågan ligger nu i kön."
ALREADY_ENDED = "Godkännandet gäller inte längre:"


def shown(first: int, last: int, total: int) -> str:
    """Which rows of a list are shown."""
    return f"{first}–{last} av {total}" if total else ""


def when(value: datetime | None) -> str:
    """A moment in a cell; kept in UTC, and told by the day."""
    return f"{value:%Y-%m-%d %H:%M}" if value else ""


def bounds(posed: Posed) -> str:
    """What bounded a question."""
    day = f"regler som gällde {posed.as_of:%Y-%m-%d}" if isinstance(posed.as_of, date) else ""
    return ", ".join(filter(None, (posed.municipality or "Alla kommuner", day)))


def decided(state: State, by: str, at: datetime | None) -> str:
    """A decision in a line."""
    return f"{STATES[state]} av {by.lower()} {when(at)}"


def probability(value: float | None, generation: str) -> str:
    """What spoke for answering."""
    judged = f"Sannolikhet att källorna svarar: {value * 100:.0f} %. " if value is not None else ""
    return f"{judged}Bibliotekets version: {generation}."


def places(municipalities: Sequence[str]) -> str:
    """Municipalities of a source."""
    return ", ".join(municipalities)


def level(value: int) -> str:
    """A source's weight."""
    return f"nivå {value} av 9"
