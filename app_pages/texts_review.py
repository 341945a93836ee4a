"""The Swedish words of the page "Granskning" and of the feedback under answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from assistant.answer import Status
from assistant.oversight.contrasts import Reason
from assistant.oversight.records import Origin, Posed, State
from assistant.oversight.typed_facts import What

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
    "inställningen nedan. Personuppgifter maskeras, namn sparas inte, och frågorna tas bort efter 30 dagar, om inget "
    "annat är valt."
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


QUESTION = "Fråga"
PARAPHRASES_INTRO = (
    "Skriv en fråga. Källstöd föreslår omformuleringar, ställer dem alla och visar var svaren skiljer sig: beslutet "
    "att svara, belopp, tider, åldrar, villkor, nekanden och källor."
)
WORDINGS = "Omformuleringar, en på varje rad"
WORDINGS_HELP = "Ändra, ta bort och lägg till som du vill. Alla ska fråga samma sak."
MOST_WORDINGS = 12
COMPARE = "Jämför"
COMPARING = "Ställer frågorna …"
ALL_THE_SAME = "Alla formuleringar får samma beslut, siffror och källor."
NOT_THE_SAME = "Svaren skiljer sig."
MATRIX = "Vilka formuleringar som skiljer sig, och i vad"
THE_SAME = "lika"
SAYS_NOTHING = "säger inget om detta"

MUNICIPALITIES_INTRO = (
    "Samma ämne i alla kommuners egna dokument, i deras ord och med källa. Överst står vad nationella dokument säger. "
    "”Anges inte” betyder att inget avsnitt hittades, inte att det är förbjudet eller tillåtet."
)
NO_MUNICIPALITIES = "Biblioteket har inga kommuners dokument att jämföra."
SUBJECTS = "Ämnen"
SUBJECTS_PLACEHOLDER = "Välj ämnen"
OWN_SUBJECTS = "Egna ämnen, med komma emellan"
MOST_SUBJECTS = 15
EXPORT_TABLE = "Ladda ner som Excel (XLSX)"
TABLE_FILE = "kommunjamforelse.xlsx"
NATIONALLY = "Nationellt"

CONFLICTS_INTRO = (
    "Uppgifter i två dokument som säger olika om samma sak. De som bara skiljer sig i tid, kommun eller hushåll visas "
    "för sig. Listan är en hjälp att hitta fel, inte ett facit: läs båda ställena."
)
LOOK_FOR_CONFLICTS = "Gå igenom biblioteket"
LOOKING_FOR_CONFLICTS = "Går igenom biblioteket; det tar en stund …"
WHICH_PAIRS = "Visa"
REASONS: dict[Reason, str] = {
    "": "Motsägelser",
    "year": "Skiljer i tid",
    "municipality": "Skiljer i kommun",
    "household": "Skiljer i hushåll",
}
NO_CONFLICTS = "Inga hittades."
WHATS: dict[What, str] = {
    "amount": "Belopp",
    "deadline": "Tid",
    "age": "Ålder",
    "count": "Antal",
    "actor": "Vem som beslutar",
    "negation": "Nekande",
}

CHANGES_INTRO = (
    "När dokumenten har ändrats kan de sparade frågorna ställas igen. Här syns vilka svar som blev andra, och vilka "
    "godkända svar som har förlorat sin grund."
)
ASK_AGAIN = "Ställ sparade frågor igen"
ASKING_AGAIN = "Ställer frågorna …"
CHANGED_ANSWERS = "Ändrade svar"
NO_CHANGES = "Inga svar har ändrats."
LOST_GROUND = "Godkända svar som inte längre gäller"
NONE_LOST = "Inga godkända svar har förlorat sin grund."

GAPS_INTRO = "Frågor som inte fick svar, efter ämne och kommun: det som biblioteket saknar."
NO_GAPS = "Inga frågor har blivit utan svar."
GAP_COLUMNS = {"subject": "Ämne", "municipality": "Kommun", "count": "Antal", "weeks": "Vecka för vecka"}
WEEKS_HELP = "En stapel för varje vecka, den äldsta först."
BY_WEEK = "Vecka från och med:"
UNKNOWN_SUBJECT = "Okänt ämne"
GAPS_IN_FULL = 10


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


def between(one: int, other: int) -> str:
    """Above the differences of two wordings."""
    return f"Formulering {one} och {other}"


def spread(low: str, high: str) -> str:
    """The lowest and highest amount that municipalities tell."""
    return f"Kommunernas belopp: från {low} till {high}." if low != high else f"Kommunernas belopp: {low}."


def reason(name: Reason, count: int) -> str:
    """A choice of pairs with how many there are."""
    return f"{REASONS[name]} ({count})"


def asked_again(changed: int, ended: int) -> str:
    """What came of asking again."""
    return f"Klart. {changed} svar har ändrats och {ended} godkännanden har upphört."
