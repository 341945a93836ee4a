"""The Swedish words of the page "Utbildning"."""

from __future__ import annotations

from datetime import datetime

from assistant.quiz.item import Item, ItemKind

NAV = "Utbildning"
TITLE = "Utbildning"
INTRO = "Quiz för nya handläggare. Varje fråga står på ett avsnitt i biblioteket, och svaret visas med sin källa."
VIEW = "Visa"
VIEWS = {"make": "Gör quiz", "take": "Öva", "saved": "Sparade"}

KINDS = {
    ItemKind.SINGLE: "Ett rätt svar",
    ItemKind.SEVERAL: "Flera rätta svar",
    ItemKind.TRUE_FALSE: "Sant eller falskt",
    ItemKind.GAP: "Fyll i luckan",
    ItemKind.ORDER: "Sätt i ordning",
    ItemKind.MATCH: "Para ihop",
    ItemKind.SHORT: "Kort svar",
    ItemKind.CASE: "Fall",
}
LEVELS = {0: "Alla nivåer", 1: "1 – känna igen", 2: "2 – minnas", 3: "3 – tillämpa"}
NUMBER = "Antal frågor"
MUNICIPALITY = "Kommun"
ALL_MUNICIPALITIES = "Alla kommuner"
SUBJECTS = "Ämnen"
SUBJECTS_HELP = "Rubriker i dokumenten, eller egna ord. Tomt betyder alla."
WORKS = "Dokument"
WORKS_HELP = "Tomt betyder alla utom rapporter, minnesanteckningar och nyheter."
CHOOSE = "Välj"
KIND = "Frågetyper"
LEVEL = "Nivå"
MAKE = "Gör quiz"
MAKING = "Gör frågor …"
NOTHING = "Källorna gav inga frågor för det valet. Välj fler ämnen, dokument eller frågetyper."
NO_QUIZ = "Inget quiz ännu"
NO_QUIZ_HELP = "Gör ett under ”Gör quiz”, eller öppna ett sparat."

QUIZ_TITLE = "Quizets namn"
SAVE = "Spara"
SAVED = "Sparat."
NO_STATE = "Databasen kan inte användas, så quiz kan inte sparas."
EXPORT = "Format"
DOWNLOAD = "Ladda ned"
KAHOOT_SHORT = "Kahoot tar bara valfrågor på högst 120 tecken; de andra följer inte med."
REWORD = "Formulera om med språkmodellen"
REWORDING = "Formulerar om …"
UP, DOWN, OTHER, DROP, CHANGE = "Flytta upp", "Flytta ned", "Byt fråga", "Ta bort", "Ändra"
NO_OTHER = "Källorna har ingen annan fråga av den typen."
KEEP_CHANGE = "Spara ändringen"
STEM, RIGHT, WRONG, KEY = "Fråga", "Rätt alternativ", "Fel alternativ", "Rätt svar, ett på varje rad"
FLAWS = "Granskningen säger:"
RETIRED = "Källan har ändrats sedan frågan gjordes. Byt eller ta bort den."
SOURCE = "Visa i dokumentet"
REMOVED_SOURCE = "Avsnittet finns inte längre i biblioteket."

FEEDBACK = "Visa rätt svar"
FEEDBACKS = {"now": "Efter varje fråga", "last": "I slutet"}
START = "Börja"
ANSWER = "Svara"
NEXT = "Nästa fråga"
RESULT_BUTTON = "Se resultatet"
YOUR_ANSWER = "Ditt svar"
GAP_HINT = "Skriv det som ska stå i luckan"
RIGHT_ANSWER = "Rätt svar"
COUNT_AS_RIGHT = "Räkna mitt svar som rätt"
FREE_HELP = "Fritt svar rättas efter nyckelorden. Jämför själv med källan."
RESULT = "Resultat"
AGAIN_WRONG = "Öva på de felaktiga"
AGAIN = "Börja om"
BY_TOPIC = {"topic": "Ämne", "right": "Rätt", "total": "Frågor"}
ALL_RIGHT = "Alla rätt."
TO_REVIEW = "Att läsa på"

NONE_SAVED = "Inga sparade quiz"
OPEN, FORGET = "Öppna", "Ta bort"


def heading(n: int, item: Item) -> str:
    """An item's line in the list."""
    return f"{n}. {KINDS[item.kind]} · nivå {item.level} · {item.topic}"


def progress(n: int, of: int) -> str:
    """Where one is."""
    return f"Fråga {n} av {of}"


def verdict(share: float) -> str:
    """How an answer went."""
    if share >= 1:
        return "Rätt."
    return "Fel." if share <= 0 else f"Delvis rätt ({share * 100:.0f} %)."


def score(right: int, of: int) -> str:
    """The result in a sentence."""
    return f"{right} av {of} rätt"


def saved_line(title: str, at: datetime, count: int) -> str:
    """A kept quiz in the list; the time is local."""
    return f"{title} · {count} frågor · {at:%Y-%m-%d %H:%M}"


def step(n: int) -> str:
    """The label of a place in an order."""
    return f"Steg {n}"


def numbered(label: str, n: int) -> str:
    """A label that occurs several times."""
    return f"{label} {n}"
