"""Swedish finite verbs: what tells a sentence from a heading, what was from what holds, and a clause from another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import ingest

_TABLE = Path(ingest.__file__).parent / "data" / "verbs.txt"
MODAL = r"ska|skall|måste|bör|får|kan|behöver|vill|brukar"
_NO_VERBS = frozenset(
    """för över inför utöver framför åt bakom ss vars former grunder länder löner vägar pauser färger åtgärder
    intervjuer liter löss enskildes enskildas utsattas andras våras barnets kudde måste enskilde särskilde
    berörde misstänkte värde mervärde fjärde sjätte åttonde gärde""".split()
)
"""Words that have the form of a verb, or are one too, and here are none."""
_PRESENT = frozenset(
    """är har blir finns gäller sker ges tas görs går står ser ger tar gör får kan vet säger heter ligger beror bor
    vill ska skall måste bör brukar hörs hålls läggs sätts dras hjälps behövs krävs nås räcks ses sägs säljs väljs anses
    framgår försörjer hyr hör lever lånar samråder slutar sover mår styr tjänar väntar väger väljer äger äter åker reser
    uppehåller dröjer sitter glömmer rör menas ringer bokar utförs utses finner saknas kontaktar kontaktas journalför
    journalförs avrundar avrundas diarieför uteblir avbokar ombokar avstyrker""".split()
)
_STRONG = frozenset(
    """var hade fick kom inkom framkom gick framgick uppgick blev såg sågs tog togs gav gavs uppgav skrev skrevs sade sa
    stod låg satt drog drogs lade lades bad höll hölls lät visste ville kunde fann fanns skulle sjönk avslog avslogs
    beslöt bröt bröts försvann gjorde gjordes slöt slöts föll sov drack åt sjöng bjöd bar bars sköt skar frös grät flög
    drev drevs sprang vann band bands hann kände hände använde vände sände lästes löstes borde rådde""".split()
)
_STRONG_ENDS = tuple(
    "gick kom tog togs gav gavs skrev skrevs höll hölls drog drogs stod lade lades slog slogs bröt bröts".split()
)
_WEAK = re.compile(
    r"[a-zåäö]+(?:ade|ades|dde|ddes|tte|ttes|kte|ktes|pte|ptes|lde|ldes|gde|gdes|mde|mdes|rde|rdes|vde)|(?:re|lä|lö|ly|mi)ste"
)
_PASSIVE = re.compile(r"(?!(?:vars|deras|varas|bas|gas|glas|kas|kassas|plats|alias|kalas)$)[a-zåäö]{3,}as(?<!nas)")
_SUPINE = (
    r"(?!(?:resultat|mandat|format|rätt|svårt|stort|kort|lätt|rabatt|kredit|mat|certifikat|sekretariat|privat|separat)\b)"
    r"(?:\w{2,}(?:at|ats|its|it|ett|etts|tt|tts)|\w*(?:fått|haft|gjort|gjorts|lagt|lagts|sagt|sagts|sökt|sökts|köpt|köpts|"
    r"mält|mälts|fyllt|fyllts|följt|följts|gärt|gärts|hyrt|kört|fört|förts|hört|hörts|lärt|ställt|ställts|dömt|dömts|"
    r"läst|lästs|löst|lösts|lyft|lyfts|krävt|krävts|styrkt|styrkts|känt|känts|sänt|sänts|vänt|vänts)|varit|sålt|sålts|"
    r"hänt|åkt|rest|mist|ringt|bestämt|bestämts|vägt|vägts|höjt|höjts|sänkt|sänkts|bytt|flytt|tänkt|hållit|burit|drivit)"
)
PERFECT = re.compile(rf"\b(?:har|hade)\b(?:\s+\S+){{0,5}}?\s+{_SUPINE}\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = frozenset(
    """som att om när då där eftersom medan innan sedan trots fast ifall såvida förutsatt hur varför vad vem vilken
    vilket vilka tills""".split()
)
"""Words that open a subordinate clause, whose verb is the first finite one after them."""


def has_finite_verb(text: str) -> bool:
    """Whether the text has a word that is a finite verb by its form."""
    return finite_verb(text) is not None


def finite_verb(text: str, start: int = 0) -> re.Match[str] | None:
    """The first finite verb of a text from a place on."""
    return next(_finite(text, start), None)


def _finite(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    return (m for m in finite_verbs(text) if m.start() >= start) if start else iter(finite_verbs(text))


@lru_cache(maxsize=4096)
def finite_verbs(text: str) -> tuple[re.Match[str], ...]:
    """Every word of a text that is a finite verb by its form, in order."""
    return tuple(_read_verbs(text))


def _read_verbs(text: str) -> Iterator[re.Match[str]]:
    plain = _WHERE.sub(lambda m: "_" * len(m.group()), text)
    for m in _WORD.finditer(plain):
        word = m.group()
        is_name = word[0].isupper() and re.search(r"[\w,] $", plain[: m.start()]) is not None
        if not m.start() and (noun := _ADJECTIVE.match(plain)) and is_present_form(noun["verb"]):
            continue
        noun = _BEFORE_NOUN.match(plain, m.end()) if _AFTER_ARTICLE.search(plain, 0, m.start()) else None
        if noun and (is_present_form(noun["verb"]) or is_past_form(noun["verb"])):
            continue
        if not is_name and (is_present_form(word.lower()) or is_past_form(word.lower())):
            yield m


_ADJECTIVE = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+ade (?!(?:du|ni|vi|man|han|hon|hen|de|det|den|jag)\b)[a-zåäö]+(?<!en)(?<!et)(?<!na) "
    r"(?P<verb>[a-zåäö]+)"
)
"""A participle before a bare noun and its verb: "Begagnade möbler köps" opens with no verb."""


_AFTER_ARTICLE = re.compile(r"\b(?:[Dd]en|[Dd]et|[Dd]e) $")
_BEFORE_NOUN = re.compile(r"(?<=ade)(?<!\bhade)(?: [a-zåäö]+a)? [a-zåäö]+(?:en|et|na) (?P<verb>[a-zåäö]+)")
"""A participle between an article and its noun, whose verb follows: "Den samordnade individuella planen ersätter"."""


def main_verb(text: str) -> re.Match[str] | None:
    """The finite verb of the main clause: not that of a clause with "som", or of a condition that it opens with."""
    verbs = [m.start() for m in _finite(text)]
    first = _WORD.search(text)
    verb_first = first is not None and first.start() in verbs
    found, open_clauses = None, int(verb_first and len(verbs) > 1)
    for word in _WORD.finditer(text):
        if word.start() in verbs:
            found = word
            if not open_clauses:
                return word
            open_clauses -= 1
        elif open_clauses and _SUPINE_OF.search(text, 0, word.end()):
            open_clauses -= 1
        elif word.group().lower() in _OPENS and not (_TO.match(text, word.start()) or _about(text, word)):
            open_clauses += 1
    return first if verb_first else found


_SUPINE_OF = re.compile(rf"\bsom (?:inte |redan )?{_SUPINE}$")
"""A clause whose "har" is left out: "bistånd som beviljats"."""
_TO = re.compile(r"om (?=att\b)|att (?:inte |aldrig |själv )?(?:\w{2,}as?|få|gå|se|ge|ta|bli|ha|stå|be|nå)\b", re.I)
"""An infinitive opens no clause: "beslutet om att väcka talan fattas av utskottet"."""


_ABOUT = re.compile(
    r"(?:beslut|ansök|uppgift|upplysning|samtal|talan|krav|avtal|överenskommelse|yttrand|rutin|riktlinje|regler)\w* $",
    re.I,
)
_OF_WHOM = re.compile(
    r"om (?:du|ni|vi|jag|man|han|hon|hen|de|det|den|någo\w+|en|ett|hur|vad|vem|vilk\w+|\w+(?:en|et|na))\b", re.I
)


def _about(text: str, word: re.Match[str]) -> bool:
    """Whether "om" is a preposition, as in "har beslutat om boende", and opens no clause."""
    if word.group().lower() != "om":
        return False
    opens = _OF_WHOM.match(text, word.start())
    told = _TELL_OF.search(text, 0, word.start()) is not None
    return told or (opens is None and _ABOUT.search(text, 0, word.start()) is not None)


_TELL_OF = re.compile(r"\batt (?:under|upp)?(?:rätta|informera|meddela|påminna|berätta|ansöka|besluta|lysa) $", re.I)
"""Infinitives that take "om" as a preposition, whatever follows."""


def is_past(text: str) -> bool:
    """Whether the text tells of something that was or has been."""
    plain = _WHERE.sub("", text)
    return any(is_past_form(w.lower()) for w in _WORD.findall(plain)) or PERFECT.search(plain) is not None


def tells_past(text: str) -> bool:
    """Whether the main clause of a text tells of something that was or has been."""
    verb = main_verb(text)
    if verb is None:
        return is_past(text)
    perfect = PERFECT.match(text, verb.start())
    return is_past_form(verb.group().lower()) or perfect is not None


@lru_cache(maxsize=50_000)
def is_present_form(word: str) -> bool:
    """Whether a word in small letters is a present tense by its form."""
    if word in _PRESENT:
        return True
    if word in _NO_VERBS:
        return False
    return word in _table()[0] or _REGULAR.fullmatch(word) is not None or _PASSIVE.fullmatch(word) is not None


_REGULAR = re.compile(r"[a-zåäö]{3,}erar|[a-zåäö]{2,}görs?")


def is_order(said: str) -> bool:
    """Whether a sentence opens with an imperative: "Avrunda inte nedåt", "Journalför samma dag"."""
    first = _WORD.match(said)
    if first is None or first.group().lower() in _NO_ORDERS:
        return False
    following = _WORD.search(said, first.end())
    if following and (is_present_form(following.group().lower()) or is_past_form(following.group().lower())):
        return False
    word = first.group().lower()
    if _TOLD.match(said) and word not in _ALL:  # a verb that the table has not
        return True
    return word in _imperatives() or _COMPOUND_ORDER.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def is_infinitive(word: str) -> bool:
    """Whether a word in small letters is the infinitive of a verb of the table, active."""
    return word in _INFINITIVES or word in _infinitives()


_INFINITIVES = frozenset("få ge ta se gå bli ha stå be vara".split())


@lru_cache(maxsize=1)
def _infinitives() -> frozenset[str]:
    return frozenset(line.split(maxsplit=1)[0] for line in _TABLE.read_text(encoding="utf-8").splitlines())


_TOLD = re.compile(r"\w{3,}a (?:inte|alltid|aldrig|också|gärna|först|bara|dessutom|därefter)\b")
_ALL = frozenset("alla dessa båda bägge många flera några inga andra samma dagarna".split())
_COMPOUND_ORDER = re.compile(r"[a-zåäö]{3,}(?:för|ställ|skriv|lägg|håll|sänd)(?<!därför)(?<!varför)(?<!framför)")
_NO_ORDERS = frozenset("för lär rör var se följ bero brist lån fall val kost hand form vinst akt dag hyr".split())
"""Words that have the form of an imperative and mostly are something else where they open a sentence."""


@lru_cache(maxsize=1)
def _imperatives() -> frozenset[str]:
    """The imperatives of the table: the infinitive of verbs in -ar, else the stem."""
    found = set()
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        infinitive, *forms = line.split()
        if f"{infinitive}r" in forms:
            found.add(infinitive)
        elif infinitive.endswith("a"):
            stem = infinitive[:-1]
            found.add(stem[:-1] if stem.endswith("mm") else stem)
    return frozenset(found)


@lru_cache(maxsize=50_000)
def is_past_form(word: str) -> bool:
    """Whether a word in small letters is a past tense by its form."""
    if word in _NO_VERBS:
        return False
    weak = word in _table()[1] or _WEAK.fullmatch(word) is not None
    return weak or word in _STRONG or word.endswith(_STRONG_ENDS)


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], frozenset[str]]:
    """The present and the past forms of the table, active and passive."""
    present, past = set(), set()
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        _, *forms = line.split()
        present |= {f for f in forms if f.endswith("r") or (f.endswith("s") and not f.endswith(("ts", "des", "tes")))}
        present |= {f"{f[:-2]}s" for f in forms if f.endswith("mms")}
        past |= {f for f in forms if f.endswith(("de", "te", "des", "tes"))}
    return frozenset(present), frozenset(past)


_WHERE = re.compile(
    r"\bvar (?=(?:för sig|och en|sin|sitt|sina|\w+(?:de|te|dje) (?:dag|vecka|månad|år)|annan|tredje|"
    r"(?:personen|barnen|den \w+|hushållet|familjen|familj|de|han|hon|du|ni|man)\b))|"
    r"(?<=fråga )var\b|(?<=frågar )var\b|\bkom (?=hit|förbi|gärna)"
)
""""Var" that is no past: where, and each."""
