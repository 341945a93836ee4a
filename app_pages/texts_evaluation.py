"""The Swedish words of the page "Utvärdering"."""

from __future__ import annotations

from datetime import datetime

from ingest.listing import listed

NAV = "Utvärdering"
TITLE = "Utvärdering"
INTRO = (
    "Så ofta svarar Källstöd rätt på frågor vars svar är kända i förväg. En spärr är den sämsta siffra som får "
    "passera; bryts den ska versionen inte tas i bruk."
)
NO_RUNS = "Det finns ingen körning än"
NO_RUNS_HELP = "Kör kommandot nedan och ladda sedan om sidan. Det tar någon minut."
COMMAND = "kallstod eval"
RUN = "Körning"
ALL_HELD = "Alla spärrar hålls."
NO_GATES = "Sviterna i körningen har inga spärrar."
UNREADABLE = "Körningen kan inte läsas. Den kan vara gjord av en annan version av Källstöd."
GATES = "Spärrar"
GATE_COLUMNS = ("Spärr", "Mått", "Gräns", "Uppmätt", "Utfall")
HELD, BROKEN = "hålls", "bruten"
NOT_MEASURED = "inget mätt"
SUITES = "Sviter"
SUITE_COLUMNS = ("Svit", "Fall", "Rätt som helhet", "95 procent", "Fel vid körning", "Tid per fråga (ms)")
INTERVALS = "Intervallen säger hur mycket siffran kan bero på vilka fall som råkade vara med."
SUITES_PLACEHOLDER = "Välj sviter"
HISTORY = "Utveckling"
HISTORY_METRIC = "Mått"
HISTORY_ONE = "När det finns fler än en körning visas utvecklingen här."
HISTORY_LIBRARY = "Biblioteket har ändrats mellan körningarna. Då kan siffror röra sig utan att programmet har ändrats."
MENDED, BECAME_WRONG = "Blev rätt", "Blev fel"
TIME, VALUE, SUITE = "Tidpunkt", "Värde", "Svit"
FAILURES = "Fall som inte blev rätt"
FAILURE_SUITE = "Visa fall ur"
NO_FAILURES = "Alla fall i sviten blev rätt."
SEALED = "Sviten är förseglad: fallen visas inte, för att ingen ska anpassa efter dem."
CASE_COLUMNS = ("Fall", "Fråga", "Sort")
CASE = "Öppna ett fall"
CASE_PLACEHOLDER = "Välj ett fall eller markera en rad i tabellen"
EXPECTED = "Väntat"
MISSED = "Det som brast"
ANSWER = "Svar"
ABSTAINED = "Avstod"
ERROR = "Fallet gick inte att köra"
MISSING_QUOTE = "Väntat citat står inte i biblioteket:"
FOUND = "Hittade avsnitt"
EXPECTED_HIT = "väntat"
DOWNLOAD = "Ladda ner rapporten (.html)"


def run(started: datetime, passed: bool) -> str:
    """Names a run."""
    return f"{started.astimezone():%Y-%m-%d %H:%M}" + ("" if passed else " – spärr bruten")


def unreadable(name: str) -> str:
    """Names a run that cannot be read."""
    return f"{name} (kan inte läsas)"


def broken(count: int, total: int) -> str:
    """That gates are broken."""
    return f"{count} av {total} spärrar är brutna."


def measured_on(started: datetime, generation: str, documents: int, chat: str | None) -> str:
    """When and on what a run was measured."""
    mode = f"svar formulerade av {chat}" if chat else "svar ordagrant ur källorna"
    return f"Kördes {started.astimezone():%Y-%m-%d %H:%M} på {generation} med {documents} dokument, {mode}."


def since(mended: int, broken: int) -> str:
    """What has changed since the run before."""
    return f"Sedan körningen före: {mended} fall blev rätt och {broken} blev fel."


def bound(least: float | None, most: float | None) -> str:
    """A gate's bounds."""
    told = (f"minst {number(least)}" if least is not None else "", f"högst {number(most)}" if most is not None else "")
    return listed(filter(None, told))


def number(value: float) -> str:
    """A figure with a decimal comma."""
    return f"{value:.3f}".replace(".", ",")


def report_name(run: str) -> str:
    """The file that the report is downloaded as."""
    return f"kallstod-utvardering-{run}.html"
