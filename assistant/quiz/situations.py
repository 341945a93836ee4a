"""People who apply for something, told with what a decision on it turns on: who, for whom, since when, on what ground.

By the matter's words; a matter that no situation is written for gives no case, since facts that are not told decide.
"""

from __future__ import annotations

import random
import re

_APPLIES = "Hushållet{home} ansöker om bistånd till ”{matter}”"
_ESTATE = "Dödsboet, som {name} företräder, ansöker{place} om bistånd till ”{matter}”"
_NAMES = ("Amira", "Johan", "Sirkka", "Yusuf", "Marie", "Daniel", "Fatima", "Erik", "Rosa", "Ali", "Hanna", "Milan")

_TOLD: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"begravning|kista|gravs|minnesstund|dödsannons",
        (
            "{name}s far avled för två månader sedan, och dödsboet saknar tillgångar.",
            "{name}s mor avled förra månaden, och dödsboet saknar tillgångar.",
        ),
    ),
    (
        r"umgäng",
        (
            "{name} har haft försörjningsstöd i ett år och har en dotter på 8 år som bor hos den andra föräldern,"
            " tolv mil bort. Umgänget är bestämt i en dom, och {name} söker för resorna.",
        ),
    ),
    (
        r"spädbarn|nyfö|barnvagn|barnsäng",
        ("{name} är sambo och väntar sitt första barn om en månad. Paret har haft försörjningsstöd i ett år.",),
    ),
    (
        r"(?=.*barn)(?=.*(?:kläd|skor|overall|stövl))|vinterkläder",
        (
            "{name} är ensamstående med två barn på 4 och 9 år och har haft försörjningsstöd i två år. Barnen har"
            " vuxit ur det som de hade förra vintern.",
        ),
    ),
    (
        r"cykel",
        (
            "{name} är ensamstående med en dotter på 10 år, som har vuxit ur sin första cykel. De har haft "
            "försörjningsstöd i ett år.",
        ),
    ),
    (
        r"fritid|idrott|förening",
        (
            "{name} är ensamstående med en son på 9 år, som ska börja spela fotboll i en förening. De har haft "
            "försörjningsstöd i ett år och söker för första gången detta läsår.",
        ),
    ),
    (
        r"klassresa|skolresa|lägerskola|läger\b",
        (
            "{name} är gift, har haft försörjningsstöd i ett år och har en dotter på 12 år, vars klass ska på "
            "lägerskola.",
        ),
    ),
    (
        r"internet|bredband",
        (
            "{name} är ensamstående med en son på 15 år, har haft försörjningsstöd i ett år, är arbetssökande och"
            " läser en kurs på distans.",
        ),
    ),
    (
        r"\bdator|surfplatta",
        (
            "{name} är ensamstående med en dotter i årskurs 8, som behöver en dator till skolarbetet. De har haft"
            " försörjningsstöd i ett år och söker för första gången.",
        ),
    ),
    (
        r"(?=.*(?:hemutrust|möbl|grundutrust))(?=.*barn)",
        (
            "{name} är ensamstående med en son på 6 år. De har haft försörjningsstöd i ett år och flyttar till "
            "sin första egna bostad, som är omöblerad.",
        ),
    ),
    (
        r"(?=.*(?:hemutrust|möbl|grundutrust))(?=.*(?:\bpar\b|2 personer|två personer|makar|sambo))",
        (
            "{name} är sambo utan barn. Paret har haft försörjningsstöd i ett år och flyttar till sin första egna"
            " bostad, som är omöblerad.",
        ),
    ),
    (
        r"hemutrust|möbl|grundutrust|husgeråd|säng|madrass|dammsug|tvättmaskin|kylskåp|spis\b",
        (
            "{name} är ensamstående utan barn, har haft försörjningsstöd i ett år och flyttar till sin första "
            "egna bostad, som är omöblerad.",
        ),
    ),
    (
        r"glasögon|linser",
        (
            "{name} har haft försörjningsstöd i ett år och har fått recept från en optiker efter en "
            "synundersökning. De glasögon som {name} har nu är fyra år gamla.",
        ),
    ),
    (
        r"akut\w* tand|tand\w*,? akut",
        (
            "{name} har haft försörjningsstöd i ett år och fick i går svår tandvärk. Tandläkaren säger att tanden"
            " måste lagas nu.",
        ),
    ),
    (
        r"protes|protetik|\bkron[oa]",
        (
            "{name} har haft försörjningsstöd i ett år och har förlorat flera tänder. Tandläkarens "
            "kostnadsförslag har granskats och godtagits enligt kommunens ordning.",
        ),
    ),
    (
        r"tandv|tandlag",
        (
            "{name} har haft försörjningsstöd i ett år och har hål i två tänder. Tandläkaren har lämnat ett "
            "kostnadsförslag.",
        ),
    ),
    (
        r"flytt",
        (
            "{name} har haft försörjningsstöd i ett år och flyttar till en mindre och billigare lägenhet i samma "
            "län. Flytten görs med hyrt släp.",
        ),
    ),
    (
        r"magasin|möbelförvar",
        (
            "{name} har haft försörjningsstöd i ett år och har förlorat sin bostad. Nästa bostad är klar om två "
            "månader, och möblerna behöver förvaras till dess.",
        ),
    ),
    (
        r"elskuld|skuld till elbolag|elräkning",
        (
            "{name} är ensamstående med ett barn på 5 år, har haft försörjningsstöd i ett år och har två obetalda"
            " elräkningar. Elbolaget har skickat en uppsägning, och strömmen stängs av om en vecka.",
        ),
    ),
    (
        r"hyresskuld",
        (
            "{name} är ensamstående med två barn på 4 och 9 år, har haft försörjningsstöd i ett år och har en "
            "hyresskuld. Hyresvärden har sagt upp avtalet men godtar att hushållet bor kvar om skulden betalas.",
        ),
    ),
    (
        r"hemförsäkring",
        ("{name} har haft försörjningsstöd i ett år och har tecknat en hemförsäkring för sin lägenhet.",),
    ),
    (
        r"arbetsresor|resor till (?:arbete|praktik|planerad)|busskort|månadskort",
        ("{name} har haft försörjningsstöd i ett år och har fått en praktikplats i grannorten, dit bussen går.",),
    ),
    (
        r"läkemedel|medicin(?!sk)",
        ("{name} har haft försörjningsstöd i ett år och har fått ett läkemedel på recept.",),
    ),
    (
        r"läkarvård|läkarbesök|patientavgift",
        ("{name} har haft försörjningsstöd i ett år och har varit hos en läkare på vårdcentralen.",),
    ),
    (
        r"legitimation|id-kort|pass\b",
        ("{name} har haft försörjningsstöd i ett år, och {name}s id-kort har gått ut.",),
    ),
)
_SITUATIONS = tuple((re.compile(words, re.I), told) for words, told in _TOLD)
_DEATH = re.compile(_TOLD[0][0], re.I)


def situation(matter: str, municipality: str, chance: random.Random) -> str | None:
    """An applicant and the application, in whole sentences but for the last one's end: its cost is to be added.

    Args:
        municipality: Where the household lives; "" if that does not matter.

    Returns:
        None where no situation is written for such a matter.
    """
    told = next((told for words, told in _SITUATIONS if words.search(matter)), ())
    if not told:
        return None
    name = chance.choice(_NAMES)
    home, place = (f" bor i {municipality} och", f" i {municipality}") if municipality else ("", "")
    applies = _ESTATE if _DEATH.search(matter) else _APPLIES
    return f"{chance.choice(told)} {applies}".format(name=name, matter=matter, home=home, place=place)
