"""Who does what to whom, as far as Swedish word order tells it.

In a main clause the subject stands right before or right after the finite verb (Teleman, Hellberg and Andersson,
Svenska Akademiens grammatik, 1999, vol. 4, on platsschema); in a subordinate clause before it. The doer of a passive
in -s stands after "av".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import ingest
from assistant.comparison import clauses
from assistant.matching import FUNCTION_WORDS, Word, kinship, words
from ingest.analyze import stem

_VERBS = Path(ingest.__file__).parent / "data" / "verbs.txt"
_OFFICE = re.compile(
    r"(?:\w*(?:kass(?:a|an|or|orna)|förmedling(?:en)?|verk(?:et)?|myndighet(?:en|er|erna)?|nämnd(?:en|er|erna)?|utskott(?:et)?|styrelse(?:n)?|förbund(?:et)?"
    r"|domstol(?:en|ar|arna)?|inspektion(?:en)?|region(?:en|er|erna)?|kommun(?:en|er|erna)?|departement(?:et)?|fullmäktige|revisor(?:n|er|erna)?|"
    r"jour(?:en)?|förvaltning(?:en)?|mottagning(?:en)?|vårdcentral(?:en)?|chef(?:en|er|erna)?|sekreterar(?:e|en|na)|handläggar(?:e|en|na)|läkar(?:e|en|na)|"
    r"optiker(?:n|na)?|rådgivar(?:e|en|na)|samordnar(?:e|en|na)|koordinator(?:n|er|erna)?|utredar(?:e|en|na)|konsult(?:en|er|erna)?|registrator(?:n|er|erna)?|"
    r"rektor(?:n|er|erna)?|kurator(?:n|er|erna)?|skötersk(?:a|an|or|orna)|terapeut(?:en|er|erna)?|psykolog(?:en|er|erna)?|åklagar(?:e|en|na)|advokat(?:en)?|"
    r"hyresvärd(?:en|ar|arna)?|arbetsgivar(?:e|en|na)|delegat(?:en|er|erna)?|ordförande(?:n|na)?|förvaltar(?:e|en|na)|administratör(?:en|er|erna)?|"
    r"konsulent(?:en|er|erna)?|pedagog(?:en|er|erna)?|controller(?:n)?|leverantör(?:en|er|erna)?|vägledar(?:e|en|na)|coach(?:en|er|erna)?|förening(?:en|ar|arna)?|jurist(?:en|er|erna)?|handledar(?:e|en|na)|assistent(?:en|er|erna)?|"
    r"mäklar(?:e|en|na)|lärar(?:e|en|na)|mentor(?:n|er|erna)?|bolag(?:et)?|företag(?:et|en)?|receptionist(?:en)?|barnmorsk(?:a|an))"
    r"|\w+(?:ledar(?:e|en|na)|ansvarig(?:e|a)?|tagar(?:e|en|na))|(?:förvaltnings|kammar|tings|hov)rätt(?:en|er|erna)?|polis(?:en)?|kronofogden?|stat(?:en)?|regering(?:en)?|riksdag(?:en)?"
    r"|sjukvård(?:en)?|bank(?:en|er|erna)?|tolk(?:en|ar|arna)?|ombud(?:et|en)?|kolleg(?:a|an|or|orna)|(?-i:t)eam(?:et)?|FK|AF|PM|CSN|IVO|KFM|JO|SKR)s?",
    re.I,
)
_PERSONS = frozenset(
    stem(w)
    for w in """enskilde enskilda sökande sökanden personen person klienten patienten patient barnet barnen barn unge
    föräldern föräldrar föräldrarna deltagaren deltagarna parten part parterna parter mannen kvinnan anhörig anhöriga
    dödsboet våldsutsatta arbetssökande makar sambo hushållet hyresgästen hyresgäster vårdnadshavaren vårdnadshavare
    maken makan eleven brukaren ungdomen studenten förmyndaren medarbetaren släkting grannen""".split()
)
_AGENT = re.compile(
    r"(?!sommaren|hammaren)\w{2,}(?:ören|örerna|(?<!br)isten|isterna|mannen|aren|ledamoten|enheten)|"
    r"(?:social|hem)tjänsten|personalen|kansliet",
    re.I,
)
"""Nouns for those who do something, by their last part: "kassören", "receptionisten"."""
PREPOSITIONS = frozenset("till av från hos med för på mot åt om vid via genom i mellan enligt utan".split())
_LIGHT = frozenset(
    "den det de en ett varje någon alla sin sina närmast högre andra annan nya begärande dagansvarig både".split()
)
_AUXILIARY = re.compile(r"\b(?:ska|skall|får|kan|bör|måste|har|hade|kunde|skulle|fick|vill|behöver)\b", re.I)
_VERB_FORMS = """
underrättar underrätta | informerar informera | meddelar meddela | hjälper hjälpa | frågar fråga frågade | kallar
kalla sammankallar sammankalla | skickar skicka | lämnar lämna | ger ge gav | betalar betala | begär begära | ansöker
ansöka | beslutar besluta beslutat beslutade | prövar pröva | bedömer bedöma | utreder utreda | granskar granska |
kontaktar kontakta | rapporterar rapportera | anmäler anmäla | kräver kräva | erbjuder erbjuda | bistår bistå |
godkänner godkänna | beviljar bevilja | avslår avslå | utser utse | anlitar anlita | ansvarar ansvara | svarar svara |
ringer ringa | skriver skriva | läser läsa | redovisar redovisa | anvisar anvisa | ersätter ersätta | stödjer stödja |
överlämnar överlämna | delegerar delegera | överklagar överklaga | återkallar återkalla | samtycker samtycka |
kompletterar komplettera | styrker styrka | intygar intyga | föreslår föreslå | registrerar registrera | kontrollerar
kontrollera | bevakar bevaka | leder leda | samordnar samordna | anger ange | bestämmer bestämma | förordnar förordna
| anställer anställa | bokar boka | beställer beställa | hämtar hämta | tar ta tog tagit | övertar överta | behåller
behålla | bidrar bidra | finansierar finansiera | yttrar yttra | avgör avgöra | fattar fatta | visar visa | vänder
vända | bjuder bjuda | antecknar anteckna | dokumenterar dokumentera | avvisar avvisa | ändrar ändra | avstår avstå |
väcker väcka | medverkar medverka | deltar delta | undertecknar underteckna | söker söka | tillhandahåller
tillhandahålla | verkställer verkställa | fastställer fastställa | klarlägger klarlägga | samråder samråda | driver
driva | vidtar vidta | sköter sköta | ordnar ordna | förvaltar förvalta | utfärdar utfärda | inhämtar inhämta | hjälpa
| bekräftar bekräfta | gör göra gjort gjorde | upprättar upprätta | bekostar bekosta | kopplar koppla |
förmedlar förmedla | utför utföra | fördelar fördela | följer följa följde | besöker besöka | sammanställer
sammanställa | planerar planera | öppnar öppna | stänger stänga | sparar spara | arkiverar arkivera | gallrar gallra |
utbetalar utbetala | reserverar reservera | handleder handleda | introducerar introducera | utbildar utbilda |
undersöker undersöka | räknar räkna | mottar motta | säger säga sade sagt | köper köpa köpte | säljer sälja sålde |
rättar rätta | intervjuar intervjua | förlänger förlänga | avslutar avsluta | inleder inleda | startar starta | håller
hålla höll | väljer välja valde | rekommenderar rekommendera | misstänker misstänka | placerar placera | står stå |
upplyser upplysa | varnar varna | lånar låna | arbetar
"""
_NEVER_VERBS = FUNCTION_WORDS | frozenset("bort fram upp fort rätt sätt mål stöd svar kort länge satt fel".split())
"""Forms that nearly always are another word."""
_ENDINGS = "a as ar er r ade at ats ades te t ts tes de tes des s er".split()


def _forms() -> dict[str, str]:
    """Each form of the listed verbs, with the infinitive that it belongs to."""
    forms: dict[str, str] = {}
    for line in _VERB_FORMS.replace("\n", " ").split("|"):
        listed = line.split()
        lemma = listed[1] if len(listed) > 1 else listed[0]
        forms |= {form: lemma for w in listed for form in (w, f"{w}s")}
        if lemma.endswith("a") and len(lemma) > 3:
            forms |= {lemma[:-1] + ending: lemma for ending in _ENDINGS}
        if lemma.endswith(("mma", "nna")):
            forms |= {lemma[:-2] + ending: lemma for ending in ("s", "t", "ts", "d", "de", "des", "ts")}
    return forms


def _all_forms() -> dict[str, str]:
    """The same for the verbs of public texts."""
    rows = (line.split() for line in _VERBS.read_text(encoding="utf-8").splitlines())
    return {form: row[0] for row in rows for form in row if len(form) > 2 and form not in _NEVER_VERBS}


_STRONG = dict(
    pair.split(":")
    for pair in """kom:komma gick:gå fick:få låg:ligga skrev:skriva lät:låta bad:be föll:falla blev:bli blivit:bli
    gavs:ge togs:ta hölls:hålla visste:veta slog:slå hette:heta satt:sitta drog:dra fann:finna""".split()
)
_DEALINGS = _forms()
_LEMMAS = _all_forms() | _STRONG | _DEALINGS


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its doer and those it goes to or from, each None where the words do not tell."""

    verb: Word
    lemma: str
    clause: tuple[int, int]
    doer: Word | None
    object: Word | None
    oblique: tuple[tuple[str, Word], ...]


def is_party(word: Word) -> bool:
    """Whether a word names an authority, a role or a person."""
    return word.stem in _PERSONS or is_office(word) or _AGENT.fullmatch(word.text) is not None


@lru_cache(maxsize=20_000)
def is_office(word: Word) -> bool:
    """Whether a word names an authority or a role, by its last part: "enhetschefen", "förvaltningsrätten"."""
    return _OFFICE.fullmatch(re.sub(r"^.*-", "", word.text)) is not None


def is_proper(text: str, word: Word) -> bool:
    """Whether a word within a sentence is capitalised: the name of a person or place."""
    before = text[: word.start].rstrip()
    return word.text[0].isupper() and not word.text.isupper() and bool(before) and before[-1] not in ".:!?|\n"


def is_owner(text: str, word: Word) -> bool:
    """Whether a party stands in the genitive before what it owns: "regionens tandläkare"."""
    low = word.text.casefold()
    following = text[word.end : word.end + 2]
    return (
        low.endswith("s")
        and stem(low) != low
        and following[:1] == " "
        and following[1:].isalpha()
        and not low.endswith("ss")
    )


_OWN = frozenset(map(stem, "kommun kommunerna nämnd socialnämnd socialtjänst förvaltning".split()))
_CLIENT = frozenset(
    map(stem, "enskild enskilde sökande sökanden person klient patient våldsutsatta arbetssökande".split())
)


def same_form(one: Word, other: Word) -> bool:
    """Whether two words differ in the article only: "registrator" and "registratorn"."""
    short, long = sorted((one.text.casefold(), other.text.casefold()), key=len)
    return long.startswith(short) and len(long) - len(short) <= 3


def same_party(one: Word, other: Word) -> bool:
    """Whether two words may name the same party; a municipality acts through its board."""
    if kinship(one.stem, other.stem) >= 0.85:
        return True
    if is_office(one) and is_office(other) and same_form(one, other):
        return True
    return any(one.stem in group and other.stem in group for group in (_OWN, _CLIENT))


@lru_cache(maxsize=2048)
def deeds(text: str) -> tuple[Deed, ...]:
    """Every verb of dealing in a text with its parties."""
    found: list[Deed] = []
    previous: list[Word] = []
    for start, end in with_verb(text):
        inside = [w for w in words(text) if start <= w.start < end]
        for verb in inside:
            if verb.text.casefold() in _DEALINGS:
                deed = _deed(text, inside, verb, previous, (start, end))
                found.append(_with_doer_before(deed, inside, found))
        previous = inside or previous
    return tuple(found)


def _with_doer_before(deed: Deed, inside: list[Word], before: list[Deed]) -> Deed:
    """A deed joined to the one before by "och" or "men", without a subject of its own, has that one's doer."""
    joined = len(inside) > 1 and inside[0].text.casefold() in ("och", "men", "samt") and inside[1] is deed.verb
    if deed.doer or is_passive(deed.verb) or not joined or not before or is_passive(before[-1].verb):
        return deed
    return replace(deed, doer=before[-1].doer)


def with_verb(text: str) -> list[tuple[int, int]]:
    """Clauses, each of which has a verb of its own as far as it shows: "... och handlingarna till rätten" has none."""
    merged: list[tuple[int, int]] = []
    for start, end in clauses(text):
        inside = [w for w in words(text) if start <= w.start < end]
        own = any(is_verb(w) or _AUXILIARY.fullmatch(w.text) or w.text.casefold() in _FINITE for w in inside)
        closed = re.search(r"[.:!?\n|]\s*$", text[:start]) or text[start] in ".:!?\n|"
        if (
            merged
            and not own
            and not closed
            and inside
            and inside[0].text.casefold() not in ("som", "att", "där", "om", "när")
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


_OPENS_CONDITION = frozenset("är har hade blir finns saknas".split())
_FINITE = frozenset("är var blir blev har hade finns gäller kommer går avser".split())


def is_verb(word: Word) -> bool:
    """Whether a word is a form of a known verb."""
    return word.text.casefold() in _LEMMAS


def is_finite(word: Word) -> bool:
    """Whether a word is a verb in the present or past tense, as far as its form tells."""
    low = word.text.casefold()
    return low in _FINITE or _AUXILIARY.fullmatch(low) is not None or (is_verb(word) and low.endswith(("r", "s")))


def lemma(word: Word) -> str:
    """The infinitive of a verb's form."""
    return _LEMMAS.get(word.text.casefold(), word.stem)


def is_passive(word: Word) -> bool:
    """Whether a verb form is a passive in -s."""
    return word.text.casefold().endswith(("as", "s")) and len(word.text) > 3


def _deed(text: str, inside: list[Word], verb: Word, previous: list[Word], clause: tuple[int, int]) -> Deed:
    named = _with_particle(text, verb)
    parties = [
        (w, _preposition(text, inside, w))
        for w in inside
        if (is_party(w) or is_proper(text, w)) and w is not verb and not is_owner(text, w)
    ]
    oblique = tuple((p, w) for w, p in parties if p in ("till", "från", "hos", "åt", "av"))
    free = [w for w, p in parties if not p]
    if is_passive(verb):
        doer = next((w for p, w in oblique if p == "av" and w.start > verb.start), None)
        return Deed(verb, named, clause, doer, None, oblique)
    before = [w for w in free if w.start < verb.start]
    after = [w for w in free if w.start > verb.start]
    doer = before[-1] if before else None
    opens = inside[0].text.casefold()
    first_is_verb = (
        opens.endswith(("r", "s")) and inside[0] is not verb and inside[0].weight and not is_party(inside[0])
    )
    if doer is not None and first_is_verb and after and verb.text.casefold().endswith("r") and before[0] is inside[1]:
        doer = after[0]  # "Uteblir tolken betalar förmedlingen": the first verb opens a condition with its own subject
        return Deed(verb, named, clause, doer, after[1] if len(after) > 1 else None, oblique)
    if opens in _OPENS_CONDITION and after:
        return Deed(verb, named, clause, after[0], after[1] if len(after) > 1 else None, oblique)
    if doer is None and opens == "som":
        antecedent = [w for w in previous if is_party(w)]
        doer = antecedent[-1] if antecedent and antecedent[-1] is previous[-1] else None
        return Deed(verb, named, clause, doer, after[0] if after else None, oblique)
    if (
        doer is None
        and after
        and not _AUXILIARY.search(text[inside[0].start : verb.start])
        and verb.text.casefold().endswith("r")
    ):
        return Deed(verb, named, clause, after[0], after[1] if len(after) > 1 else None, oblique)
    return Deed(verb, named, clause, doer, after[0] if after else None, oblique)


_PARTICLES = frozenset("upp över del emot ut in av bort ställning initiativ fram fast ner kvar vid till".split())
_LIGHT_VERBS = frozenset("ta ge stå hålla lägga sätta".split())


def _with_particle(text: str, verb: Word) -> str:
    """The infinitive, with what makes another verb of a light one: "tar över" is not "tar del av"."""
    plain = lemma(verb)
    following = re.match(r"\s+(\w+)", text[verb.end :])
    if plain not in _LIGHT_VERBS:
        return plain
    particle = following[1].casefold() if following else ""
    return f"{plain} {particle}" if particle in _PARTICLES else plain


def _preposition(text: str, inside: list[Word] | tuple[Word, ...], word: Word) -> str:
    """The preposition that a party hangs on, past its article and adjectives."""
    n = inside.index(word)
    while n > 0:
        n -= 1
        low = inside[n].text.casefold()
        if low in PREPOSITIONS:
            return low
        if re.search(r"[,;:.]", text[inside[n].end : inside[n + 1].start]) or not (
            low in _LIGHT or low.endswith(("s", "a", "e", "ande", "gen", "gt"))
        ):
            return ""
        if _AUXILIARY.fullmatch(low) or is_verb(inside[n]):
            return ""
    return ""


def preposition_before(text: str, word: Word) -> str:
    """The preposition that a word hangs on, "" if none."""
    return _preposition(text, words(text), word)
