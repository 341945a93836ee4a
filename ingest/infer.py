"""What the text of a document shows of its title, kind, publisher, municipalities and scope.

Each function answers only on good ground; None, or nothing, means that the text does not say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from ingest.documents import Block, BlockKind, Kind, Scope
from ingest.municipalities import MUNICIPALITIES

_OPENING = 15


@dataclass(frozen=True)
class Reading:
    """A document's cleaned blocks, looked at in the ways that inference needs."""

    blocks: tuple[Block, ...]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Every line with something on it."""
        return tuple(line for block in self.blocks for line in _lines(block))

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The lines that introduce the document, without lists, running text and notes on example documents."""
        blocks = (block for block in self.blocks[:_OPENING] if block.kind is not BlockKind.ITEM)
        lines = (line for block in blocks for line in _lines(block) if not _EXAMPLE_NOTE.search(line))
        return tuple(line for line in lines if len(line) <= 300 and not _is_sentence(line))

    @cached_property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(_calm(block.text) for block in self.blocks if block.kind is BlockKind.HEADING)

    @cached_property
    def named(self) -> dict[str, int]:
        """Municipalities written as such ("Åkersviks kommun"), and how often."""
        counts: dict[str, int] = {}
        for name in _municipalities_in(self.text, self.text):
            counts[name] = counts.get(name, 0) + 1
        return counts


def _lines(block: Block) -> Iterator[str]:
    for line in block.text.splitlines():
        if line := line.strip(" \t*_>#"):
            yield _calm(line)


def _calm(line: str) -> str:
    """Takes a line out of capitals, but for abbreviations and the names of municipalities in it."""
    if not line.isupper() or " " not in line or len(line) <= 12:
        return line
    calm = line.capitalize()
    for match in _MUNICIPALITY.finditer(line.title()):
        name = match[1] or match[2] or ""
        calm = calm[: match.start()] + name + calm[match.start() + len(name) :]
    return calm


def _is_sentence(line: str) -> bool:
    return len(line.split()) > 3 and bool(re.search(r"[a-zåäö)]\.$", line))


_EXAMPLE_NOTE = re.compile(r"^\W*(?:detta är ett )?exempel(?:dokument|bibliotek|text)|påhitta[dt]", re.IGNORECASE)

# Organisations

_NATIONAL = re.compile(
    r"Socialstyrelsen|Arbetsförmedlingen|Försäkringskassan|Sveriges Kommuner och (?:Regioner|Landsting)|SKR|SKL|IVO"
    r"|Inspektionen för vård och omsorg|Justitieombudsmannen|JO|Riksdagens ombudsmän|Sveriges riksdag|Riksdagen"
    r"|Kronofogde(?:n|myndigheten)|Skatteverket|Migrationsverket|Konsumentverket|Boverket|Statskontoret|Riksrevisionen"
    r"|Regeringen|Regeringskansliet|(?:Social|Finans|Arbetsmarknads|Justitie)departementet|Pensionsmyndigheten"
    r"|Myndigheten för [a-zåäö ]{4,40}|Diskrimineringsombudsmannen|Barnombudsmannen|Brottsförebyggande rådet"
    r"|Centrala studiestödsnämnden|CSN|Integritetsskyddsmyndigheten|Statistiska centralbyrån|SCB|Domstolsverket"
    r"|Högsta förvaltningsdomstolen|Kammarrätten i [A-ZÅÄÖ]\w+|Folkhälsomyndigheten|Jämställdhetsmyndigheten"
)
_REGIONAL = re.compile(
    r"Region [A-ZÅÄÖ]\w+(?:[ -][A-ZÅÄÖ]\w+)*(?: län)?|Länsstyrelsen(?: i)?(?: [A-ZÅÄÖ]\w+){1,3}(?: län)?"
    r"|Samordningsförbundet(?: [A-ZÅÄÖ]\w+)*|(?:[A-ZÅÄÖ]\w+ )+samordningsförbund|Göteborgsregionen|Storsthlm"
    r"|(?:[A-ZÅÄÖ]\w+ )+kommunalförbund|Kommunalförbundet(?: [A-ZÅÄÖ]\w+)+|FoU[ -][A-ZÅÄÖ][\w ]{2,30}"
)
_BODY = re.compile(
    r"(?:Rådet|Kunskapscentrum|Centrum|Institutet|Nätverket|Föreningen|Förbundet|Delegationen|Stiftelsen|Utvecklingscentrum)"
    r"(?: (?:för|mot|i|om))?(?: [\wåäöÅÄÖ-]+){1,4}(?: \([a-zåäö]+\))?"
)
_SEPARATOR = re.compile(r"\s[·•|/–-]\s|[·•|]|[,.]\s|\s{3,}|\t")
_SENT_OUT = re.compile(r"^(?:broschyr|folder|rapport|information|vägledning|nyhetsbrev)\w* (?:från|av) ", re.IGNORECASE)
_PUBLISHED_BY = re.compile(
    r"^(?:utgivare|utgiven av|avsändare|myndighet|organisation|huvudman)\s*[:|]\s*(.+)", re.IGNORECASE
)
_NOTED_BY = re.compile(
    r"\b(?i:antecknat|antecknad|nedtecknat|protokollfört|protokollförare|minnesanteckningar förda|antecknare"
    r"|vid pennan|vid tangenterna)\b[^,(\n]*[,(]\s*([A-ZÅÄÖ][^,()\n.]{2,60})"
)
_IMPRINT = re.compile(rf"©\s*(?:\d{{4}}\s*)?({_NATIONAL.pattern}|{_REGIONAL.pattern})")
_OWN_TITLE = re.compile(
    rf"^({_NATIONAL.pattern})s (?:allmänna råd|föreskrifter|handbok|vägledning|meddelandeblad|rapport)"
)
_UNIT = re.compile(
    r"\w*(?:nämnd|förvaltning|avdelning|kontor|enhet|styrelse|fullmäktige|socialtjänst)(?:en|et)?\b", re.IGNORECASE
)


def publisher(reading: Reading, title: str) -> str | None:
    """Who stands behind the document, by its letterhead, its imprint or who took the minutes."""
    for line in reading.opening:
        if labelled := _PUBLISHED_BY.match(line):
            return labelled[1].strip()
    heads = tuple(_letterheads(reading))
    if heads:
        return next(filter(_MUNICIPALITY_ALONE.fullmatch, heads), heads[0])
    if own := _OWN_TITLE.match(title):
        return own[1]
    if imprint := _IMPRINT.search(reading.text):
        return imprint[1]
    if (stated := _IN_TITLE.search(title)) and _first_kind(_KIND_WORD, title) in _LOCAL:
        return stated[1]
    noted = _NOTED_BY.search(reading.text)
    if noted is None:
        return None
    name = noted[1].strip()  # in a network the municipalities take turns with the pen
    return None if is_municipality(name, reading) or name in _attending(reading) else _full_name(name, reading)


def _letterheads(reading: Reading) -> Iterator[str]:
    """Bodies that begin one of the first lines, unless it is a later heading, about them, or goes on to name others."""
    for position, line in enumerate(reading.opening[:8]):
        first, *rest = _SEPARATOR.split(_SENT_OUT.sub("", line))
        about = (position > 0 and line in reading.headings) or (rest and _NATIONAL.fullmatch(rest[0]))
        if is_organisation(first) and not about:
            yield first.strip()


def organisation(author: str | None) -> str | None:
    """The author in a file's properties if it is a body; a person or a program has published nothing."""
    words = " ".join((author or "").split())
    named = any(pattern.search(words) for pattern in (_NATIONAL, _REGIONAL, _MUNICIPALITY))
    return words if named or _UNIT.search(words) else None


def is_organisation(text: str) -> bool:
    """Whether these words are just the name of a municipality, an authority or a regional body."""
    words = text.strip()
    return any(name.fullmatch(words) for name in (_MUNICIPALITY_ALONE, _NATIONAL, _REGIONAL, _BODY))


def _full_name(name: str, reading: Reading) -> str:
    """Writes "Fyrbodal" out as "Fyrbodals kommunalförbund" where the text does."""
    full = re.search(rf"\b{re.escape(name)}s? (?:kommunal|samordnings)förbund\b", reading.text)
    return full[0] if full else name


# Titles

_MAX_TITLE = 150
_JUNK_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|powerpoint[- ]presentation|word[- ]dokument|do[kc]ument ?\d*"
    r"|presentation ?\d*|untitled.*|namnlös.*|utan titel|rubrik|titel|title|bild ?\d*|slide ?\d*|mall\b.*|\w*mall"
    r"|template.*|namn på presentation.*|klicka här.*|.*\.(?:docx?|pptx?|pdf|indd|xlsx?|dotx?|odt|rtf)|[\W\d_]*)$",
    re.IGNORECASE,
)
_LABELS = (
    r"datum|dnr|diarien\w*|beslut\w*|fastställ\w*|antagen|giltig\w*|gäller|version|sida|ansvarig\w*|dokument\w*|utgivare"
    r"|publicerad|uppdaterad|plats|tid|deltagare|närvarande|till|från|ämne|kontakt|handläggare|skickat|kopia"
    r"|bifogade filer|bilagor|storlek|senast \w+"
)
_FURNITURE = re.compile(
    rf"^(?:{_LABELS})\b\s*(?:[:|\d].*)?$"
    r"|^(?:dnr|diarien\w*|beslutad|fastställd|antagen|antogs|reviderad|gäller|giltig)\b.*\d"
    r"|^(?:lyssna|skriv ut|dela|meny|hoppa till .*|sök|start|startsida|hem|läs mer|innehåll\w*|exempel|hej\b.*)$"
    r"|https?://|www\.|@|^[\W\d_]*$|\S\s+[>›»/]\s+\S",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"(?:[A-ZÅÄÖ]\w+,? )?(?:den )?(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zåäö]{3,9} \d{4})"
    r"(?:[ ,].{0,25}|,? (?:kl|klockan)\b.*)?"
)
_TRAILING_DATE = re.compile(r"[ ,]+\d{4}-\d\d-\d\d$")
_SUBJECT = re.compile(r"^(?:ämne|subject)\s*:\s*(?:(?:sv|vb|re|fw|fwd)\s*:\s*)*(\S.{3,})", re.IGNORECASE)
_FORM_ALONE = re.compile(
    r"(?:riktlinjer?|rutin|delegationsordning|handbok|vägledning|rapport|styrdokument|pm|promemoria|dom|beslut|protokoll"
    r"|minnesanteckningar|information|broschyr|nyhet|pressmeddelande)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s|(?:inledning|bakgrund|syfte|sammanfattning|innehåll\w*|förord|omfattning)\b\W*$)",
    re.IGNORECASE,
)
_SERIES = re.compile(r"(?:SOU|Ds|Dir\.?|Prop\.?|Skr\.?|SOSFS|HSLF-FS) (?:\d{4}/)?\d{2,4}:\d+", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:\b(?:för|om|i|av|vid|och|till|med|på|från|samt|inom|den|ett|en)|[,–:-])$")


def title_in_text(reading: Reading) -> str | None:
    """The line, or broken lines, that stand as the document's title."""
    form: str | None = None
    running = False
    blocks = [block for block in reading.blocks if block.text.strip()][:_OPENING]
    for position, block in enumerate(blocks):
        line = _calm(" ".join(block.text.split()).strip("*_#> "))
        if subject := _SUBJECT.match(line):
            return subject[1]
        if form and _BODY.fullmatch(line):
            return f"{form.capitalize()}, {line}"
        if block.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW) or _is_letterhead(line):
            continue
        if _SECTION.match(line):
            break
        if _is_running_head(line, blocks[position + 1 : position + 4]):
            continue
        running = running or _is_sentence(line)
        if running and not (block.kind is BlockKind.HEADING and block.level == 1):
            continue  # once the text has begun, a short line is part of it
        if _FORM_ALONE.fullmatch(line):
            form = form or line
        elif _may_be_title(block, line):
            return (
                _named(line, blocks[position + 1 :])
                if _SERIES.fullmatch(line)
                else _joined(line, blocks[position + 1 :])
            )
        elif form:
            break
    return form


def _is_running_head(line: str, following: Iterable[Block]) -> bool:
    """Whether this is a page's head, a short title with a date, before the title itself."""
    bare = _TRAILING_DATE.sub("", line).casefold().rpartition(" – ")[2]
    return bool(_TRAILING_DATE.search(line)) and any(bare in block.text.casefold() for block in following)


def _is_letterhead(line: str) -> bool:
    pieces = [piece for piece in _SEPARATOR.split(line) if piece.strip()]
    if pieces and len(line) <= 100 and all(is_organisation(piece) or _is_unit(piece) for piece in pieces):
        return True
    return bool(_FURNITURE.search(line) or _EXAMPLE_NOTE.search(line) or _DATE_LINE.fullmatch(line))


def _is_unit(piece: str) -> bool:
    return len(piece.split()) <= 4 and bool(_UNIT.search(piece)) and not _KIND_WORD.search(piece)


def _may_be_title(block: Block, line: str) -> bool:
    if not 4 <= len(line) <= _MAX_TITLE or block.kind in (BlockKind.ITEM, BlockKind.NOTE):
        return False
    return block.kind is BlockKind.HEADING or bool(
        re.match(r"[\"”]?[A-ZÅÄÖ0-9]", line) and not re.search(r"[.;:,]$", line)
    )


def _named(number: str, following: Sequence[Block]) -> str:
    """A number in a series of reports with the name that stands below it."""
    name = re.split(r"[.:?!](?:\s|$)", " ".join(following[0].text.split()))[0] if following else ""
    return f"{number} {name}" if 4 <= len(name) <= _MAX_TITLE - len(number) and name[0].isupper() else number


def _joined(line: str, following: Iterable[Block]) -> str:
    """A title goes on in the next line where it cannot end, or where the next begins with a small letter."""
    for block in following:
        more = " ".join(block.text.split())
        goes_on = _UNFINISHED.search(line) or (more[:1].islower() and not re.search(r"[.!?:]$", line))
        of_text = block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
        if not (goes_on and of_text) or len(line) + len(more) > _MAX_TITLE:
            break
        line = f"{line} {_calm(more)}"
    return line.rstrip(" :–-") or line


def usable_title(title: str | None) -> str | None:
    """A title out of the file's properties, unless a program put it there."""
    title = " ".join((title or "").split())
    return None if len(title) < 4 or _JUNK_TITLE.match(title) else title


def title_of_name(file_name: str) -> str:
    """Makes a file's name readable: "riktlinjer_boende%202025.pdf" is "Riktlinjer boende 2025"."""
    stem = re.sub(r"(?:\.[A-Za-z][A-Za-z0-9]{1,4})+$", "", unicodedata.normalize("NFC", unquote(file_name)))
    words = " ".join(re.sub(r"[_+]|(?<!\d)-|-(?!\d)", " ", stem).split())
    return words[:1].upper() + words[1:] if words else file_name


# Kinds

_KIND_PATTERNS: tuple[tuple[Kind, str], ...] = (
    # What is said about a document is not that document.
    (
        Kind.OKAND,
        r"förslag|utkast|remiss\w*|yttrande|tjänsteskrivelse|ändring(?:ar)?|nya?|revidering|kommentar\w*|inbjudan"
        r"|implementering|översyn|föreskrift\w*|sammanfattning|presentation|mall|checklista|blankett",
    ),
    (Kind.MINNESANTECKNING, r"minnesanteckning\w*|mötesanteckning\w*|(?:mötes|sammanträdes)?protokoll(?:et|sutdrag)?"),
    (Kind.NYHET, r"pressmeddelande\w*|nyhet(?:er|sbrev)?"),
    (Kind.RAPPORT, r"\w*rapport(?:en|er)?|\w*utvärdering(?:en)?|\w*kartläggning(?:en)?|granskning(?:en)?"),
    (Kind.DELEGATIONSORDNING, r"delegations?ordning\w*"),
    (Kind.OVERENSKOMMELSE, r"\w*överenskommelse[rn]?|samverkansavtal(?:et)?|samarbetsavtal(?:et)?"),
    (Kind.ALLMANNA_RAD, r"\A(?:(?:SOSFS|HSLF-FS) \d{4}:\d+ )?(?:\w+s )?allmänna råd"),
    (Kind.VAGLEDNING, r"vägledning(?:en|ar)?|\w*handbok(?:en)?|(?:metod|handläggar|kunskaps|bedömnings)stöd(?:et)?"),
    (Kind.RIKTLINJE, r"\w*riktlinje(?:r|n|rna)?|\w*tax(?:a|an|or|orna)"),
    (Kind.RUTIN, r"\w*rutin(?:en|er|erna)?|rutinbeskrivning\w*"),
    (Kind.BROSCHYR, r"\w*broschyr(?:en|er)?|folder|informationsblad|information till dig|till dig som"),
)
_KIND_SOURCE = "|".join(rf"(?P<k{number}>\b(?:{words})\b)" for number, (_, words) in enumerate(_KIND_PATTERNS))
_KIND_WORD = re.compile(_KIND_SOURCE, re.IGNORECASE)
_PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")
_KIND_WORD_PLAIN = re.compile(_KIND_SOURCE.translate(_PLAIN), re.IGNORECASE)
_PREPARATORY = re.compile(
    r"^(?:(?:regeringens )?prop(?:osition|\.)? \d{4}/\d\d(?:\d\d)?:\d+|sou \d{4}:\d+|ds \d{4}:\d+)", re.IGNORECASE
)
_SECOND_HAND = re.compile(r"sammanfattning|remiss|presentation|kommentar", re.IGNORECASE)
_RULING = re.compile(
    r"^(?:HFD \d{4} (?:ref|not)\b|RÅ \d{4} (?:ref|not)\b|JO-beslut\b|JO:s beslut\b|JO,? dnr\b|JO \d{4}/\d\d)"
)
_COURT = re.compile(r"^(?:Kammarrätten|Högsta förvaltningsdomstolen|Förvaltningsrätten)\b", re.IGNORECASE)
_ATTENDANCE = re.compile(r"(?:^|\n)\W*(?:deltagare|närvarande|deltog|deltagande)\b[^:\n]{0,40}(?::|\n)", re.IGNORECASE)
_TAKEN = re.compile(
    r"\bantecknat av\b|\bvid protokollet\b|\bnästa (?:möte|träff)\b|\bminnesanteckning\w*|\bprotokollförare\b",
    re.IGNORECASE,
)
_NEWS_PATH = re.compile(
    r"\S\s+[>›»/]\s+(?:nyheter|pressmeddelanden|aktuellt)\b|^(?:nyhet|pressmeddelande)$", re.IGNORECASE
)
_MAIL = re.compile(r"^(?:skickat|sent|ämne|subject)\s*:", re.IGNORECASE)
_TO_READER = re.compile(r"\binformation till (?:dig|er)\b|\b(?:informations)?broschyr\b", re.IGNORECASE)


def kind(reading: Reading, title: str) -> Kind | None:
    """What sort of document it is, never a statute: a title alone is no ground for that.

    The first telling word of the title decides, so that "Rapport om riktlinjer" is a report. Without one, the form of
    the text may tell. `OKAND` means that the title speaks against every kind, None that nothing tells.
    """
    first = (title, *reading.opening[:4])
    if any(_PREPARATORY.match(line) for line in first) and not _SECOND_HAND.search(title):
        return Kind.FORARBETE
    in_court = any(map(_COURT.match, first)) and any(re.match(r"DOM\b", line) for line in reading.opening)
    if _RULING.match(title) or in_court:
        return Kind.PRAXIS
    if any(_MAIL.match(line) for line in reading.lines[:4]):
        return Kind.OKAND
    if any(_NEWS_PATH.search(line) for line in reading.lines[:8]):
        return Kind.NYHET
    return _first_kind(_KIND_WORD, title) or _kind_by_form(reading)


def kind_of_name(file_name: str) -> Kind | None:
    """The kind that a file's name tells, where å, ä and ö may be written a, a and o."""
    return _first_kind(_KIND_WORD_PLAIN, title_of_name(file_name).translate(_PLAIN))


def _first_kind(pattern: re.Pattern[str], words: str) -> Kind | None:
    match = pattern.search(words)
    return _KIND_PATTERNS[int((match.lastgroup or "k0")[1:])][0] if match else None


def _kind_by_form(reading: Reading) -> Kind | None:
    if _ATTENDANCE.search("\n".join(reading.lines[:25])) and _TAKEN.search(reading.text):
        return Kind.MINNESANTECKNING
    for line in reading.opening[:4]:
        if _FORM_ALONE.fullmatch(line) and (named := _first_kind(_KIND_WORD, line)):
            return named
    around = "\n".join((*reading.opening[:8], *reading.lines[8:][-4:]))
    return Kind.BROSCHYR if _TO_READER.search(around) else None


# Municipalities

_NAME = r"(?:(?:Norra|Södra|Östra|Västra|Stora|Lilla|Upplands|Övre|Nedre) )?[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_NAMES = rf"{_NAME}(?:, {_NAME}){{0,60}},? (?:och|samt) {_NAME}"
_MUNICIPALITY = re.compile(
    rf"\b(?:({_NAME}) [Kk]ommuns?|({_NAME}) [Ss]tads?|(Region Gotland)|kommunerna ({_NAMES})|({_NAMES}) kommuner)"
    r"(?!\w|-)"
)
_MUNICIPALITY_ALONE = re.compile(rf"{_NAME} (?:[Kk]ommun|[Ss]tad)")
_IN_TITLE = re.compile(rf"\b[Ii] ({_NAME} (?:kommun|stad))\b")
_TOWN = re.compile(rf"({_NAME}s) [Ss]tad\.?")
_BOARD_IN = re.compile(rf"(?:nämnden|fullmäktige|kommunstyrelsen|förvaltningen|socialtjänsten),?\s+i\s+({_NAME})")
_NOT_NAMES = re.compile(
    r"(?:Aktuell|Alla|Andras?|Annan|Ansvarig|Att|Berörd|Båda|Den|Denna|Deras|Din|Där|Egen|En|Ert?|Flera|Gamla|Hela|Hemma"
    r"|Ingen|Inom|Min|Många|Nya?|Någon|Om|Per|Plus|Respektive|Samma|Sin|Som|Sveriges|Varje|Via|Vilken|Vissa|Våra?"
    r"|Övriga|.*[ae]nde)"
)
_NOT_PLACES = re.compile(
    r"\w+(?:kassan|förmedlingen|verket|styrelsen|förbundet|byrån|nämnden|regionen|förvaltningen|ande|are|ör|chef)"
    r"|Teams|Digitalt|Distans|Region|Zoom|Skype|Vikarie|Adjungerad"
)
_GUEST = re.compile(r"\([^()]*\b(?:gäst|inbjud|föreläs)[^()]*\)", re.IGNORECASE)
_ALSO_SURNAMES = frozenset({"Berg", "Lund", "Mark", "Nora"})
_ABSENT = re.compile(
    r"\b(?:ej närvarande|ej deltagande|frånvarande|förhinder|anmält? (?:förhinder|frånvaro)|plats|dagordning)\b",
    re.IGNORECASE,
)
_LOCAL = frozenset({Kind.RIKTLINJE, Kind.DELEGATIONSORDNING, Kind.RUTIN, Kind.OVERENSKOMMELSE, Kind.BROSCHYR})
_NATIONAL_KINDS = frozenset(
    {Kind.LAG, Kind.FORORDNING, Kind.FORESKRIFT, Kind.ALLMANNA_RAD, Kind.PRAXIS, Kind.FORARBETE}
)


def municipality_name(written: str) -> str:
    """Takes "Norrberga" out of "Norrberga kommun"; a genitive is resolved only for the municipalities there are."""
    bare = re.sub(r"\s+(?:kommuns?|stads?)$", "", " ".join(written.split()), flags=re.IGNORECASE)
    bare = re.sub(r"^(?:Region|Kommunen)\s+(?=\S)", "", bare, flags=re.IGNORECASE)
    stem = bare.removesuffix("s")
    return stem if bare not in MUNICIPALITIES and stem in MUNICIPALITIES else bare


def _resolved(written: str, text: str) -> str:
    """The name without its genitive s, which a name that ends in s does not show."""
    name = municipality_name(written)
    stem = name.removesuffix("s")
    if name in MUNICIPALITIES or name == stem:
        return name
    if re.search(rf"(?<!\w){re.escape(stem)}(?!\w)", text):
        return stem
    return name if re.search(r"(?:ås|näs|fors|hus|ss)$", name) else stem


def _municipalities_in(words: str, text: str) -> Iterator[str]:
    """The municipalities that some words name as such."""
    for match in _MUNICIPALITY.finditer(words):
        kommun, stad, gotland, *lists = match.groups()
        if gotland:
            yield "Gotland"
        for listed in filter(None, (kommun, stad, *lists)):
            for name in re.split(r", | och | samt ", listed):
                resolved = _resolved(name, text)
                called_so = not stad or _is_town(stad, resolved, text)
                if resolved in MUNICIPALITIES or (called_so and not _NOT_NAMES.fullmatch(name)):
                    yield resolved


def _is_town(written: str, name: str, text: str) -> bool:
    """Whether "Sandviks stad" is what a place calls itself, and not just any town: it is said of it again."""
    return written != name and len(re.findall(rf"\b{re.escape(name)}(?:s [Ss]tads?)?\b", text)) > 1


def is_municipality(name: str, reading: Reading) -> bool:
    """Whether a bare name is one of Sweden's municipalities or one that the text calls so."""
    return name in MUNICIPALITIES or name in reading.named


def municipalities(
    reading: Reading, title: str, kind: Kind, publisher: str | None, declared_scope: Scope | None = None
) -> tuple[str, ...]:
    """Those that the document is from or for, not every one that it mentions."""
    if declared_scope is Scope.NATIONAL or kind in _NATIONAL_KINDS or (publisher and _NATIONAL.search(publisher)):
        return ()
    if kind is Kind.MINNESANTECKNING and (attending := _attending(reading)):
        return attending
    own = dict.fromkeys(_municipalities_in("\n".join((title, publisher or "")), reading.text))
    for line in reading.lines[:_OPENING] if kind is Kind.OVERENSKOMMELSE else reading.opening:
        own |= dict.fromkeys(_municipalities_in(_GUEST.sub("", line), reading.text))
        own |= dict.fromkeys(_resolved(match, reading.text) for match in _BOARD_IN.findall(line))
        own |= dict.fromkeys(_resolved(m[1], reading.text) for p in _SEPARATOR.split(line) if (m := _TOWN.fullmatch(p)))
    if (last := re.search(rf"(?: i|,| –| -) ({_NAME})$", title)) and is_municipality(last[1], reading):
        own[last[1]] = None
    return tuple(own) or _only_one_named(reading, kind)


def _only_one_named(reading: Reading, kind: Kind) -> tuple[str, ...]:
    """A text that keeps to a single municipality is its own, if of a sort that municipalities write."""
    if len(reading.named) != 1:
        return ()
    ((name, times),) = reading.named.items()
    in_heading = any(name in _municipalities_in(heading, reading.text) for heading in reading.headings)
    local = kind in _LOCAL or kind is Kind.OKAND
    return (name,) if (local and in_heading) or (kind in _LOCAL and times > 1) else ()


def _attending(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_attending_from(reading)))


def _attending_from(reading: Reading) -> Iterator[str]:
    lines = tuple(_attendance(reading))
    bracketed = [
        piece.strip()
        for line in lines
        for inside in re.findall(r"\(([^()]*)\)", line)
        for piece in re.split(r"[,/]| och ", inside)
    ]
    names = [name for name in bracketed if re.fullmatch(_NAME, name)]
    if any(name in MUNICIPALITIES for name in names):
        yield from (name for name in names if is_municipality(name, reading))
    else:  # invented names, or none: among real municipalities an unknown name is another body
        unknown = [name for name in names if not _NOT_PLACES.fullmatch(name) and not _NATIONAL.fullmatch(name)]
        yield from unknown if len(set(unknown)) > 1 else ()
    for line in lines:
        yield from _municipalities_in(line, reading.text)
        for piece in re.split(r"[,|:;–\t]", re.sub(r"\([^()]*\)", "", line)):
            name = piece.strip()
            if is_municipality(name, reading) and (name not in _ALSO_SURNAMES or name in reading.named):
                yield name


def _attendance(reading: Reading) -> Iterator[str]:
    """The lines that list who took part."""
    head = "\n".join(reading.lines[:60])
    if not (start := _ATTENDANCE.search(head)):
        return
    rest = head[start.end() :].lstrip("\n")
    on_the_line = head[start.end() - 1] == ":" and not head[start.end() :].startswith("\n")
    for line in rest.split("\n")[: 1 if on_the_line else 40]:
        line = _GUEST.sub("", line)
        absent = _ABSENT.search(line)
        if line in reading.headings or (len(line) > 200 and not on_the_line):
            return
        yield line[: absent.start()] if absent else line
        if absent:
            return


# Scope


def scope(title: str, kind: Kind, publisher: str | None, municipalities: tuple[str, ...]) -> Scope | None:
    """How far the document's word reaches, by who issues it."""
    if kind in _NATIONAL_KINDS or (publisher and _NATIONAL.search(publisher)):
        return Scope.NATIONAL
    network = kind is Kind.MINNESANTECKNING and re.search(r"nätverk", title, re.IGNORECASE)
    if network or len(municipalities) > 1 or (publisher and _REGIONAL.search(publisher)):
        return Scope.REGIONAL
    return Scope.LOKAL if municipalities else None
