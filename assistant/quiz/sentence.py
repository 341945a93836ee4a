"""Whether a sentence makes sense to someone who sees nothing else, and whether it states a rule."""

from __future__ import annotations

import re

from assistant.roles import deeds

_SHORTEST, _LONGEST = 40, 260


# Words that point at something outside the sentence.
_POINTS_AWAY = re.compile(
    r"\b(?:ovan|nedan|ovanstående|nedanstående|följande|föregående|tabell(?:en)? \d*|bilaga|avsnitt(?:et)? \d|"
    r"se (?:vidare|även|också|s\.|sid|avsnitt|kapitel|tabell|bilaga|del)|s\. \d|(?:det|den|de) här|"
    r"(?:denna|detta|dessa) (?!paragraf)|"
    r"\w+[rs] sedan (?!den|länge|\d|dess|\w+ \d)|av andra skäl|"
    r"sådana?|sådant|nämnda|samma (?!dag)|resten|övriga|däremot|alltså|därför|"
    r"därmed|efteråt|också|dessutom|allt annat|i så fall|i exemplet|exempeldokument|exempelbibliotek|vägledningen|"
    r"skriften|broschyren|båda två|de (?:två|tre)|det (?:kommit|vidare|tillbaka)|dit|läget|försöket|projektet|"
    r"arbetsgruppen|frågelistan|listan|dock|(?:första|andra|tredje|fjärde) stycket)\b|\b(?:där|ändå)\.$|"
    r"\b(?:(?:ett|en) (?:överskridande|avsteg|avvikelse)|regeringen får|vilka uppgifter som|innebär \w+ inom)\b",
    re.I,
)
_LEANS = re.compile(
    r"^(?:Det|Den(?! (?:enskild|sökande|arbetssökande|unge|försäkrade|som\b))|"
    r"De(?! som\b)|Detta|Denna|Dessa|Där|Då|Han|Hon|Hen|Därför|Därmed|Därefter|Sedan|Dock|Även|Också|Annars|Men|Och|"
    r"Så|Undantag|Ja|Nej|Inte|Båda|Varken|Beloppe[tn]|Tiden|Kravet|Övriga|Resten|Samma|Summa|Exempel|Efter det|Omvänt|"
    r"Däröver|Därutöver|Dessutom|Ytterst|Ibland|Tillägg\w*|Bakgrund|Obs|Detsamma|Gäller|Frågan|Utanför|Allt|Efteråt|"
    r"Något annat|(?:Är|Blir) \w+ (?:värd )?(?:mer|högre|lägre|större|mindre)\b(?! än)|"
    r"(?:Vid|I|För|Hos) (?:andra|annat|annan)|Av (?:dem|dessa|de)|Högst|Minst|Upp till|[A-ZÅÄÖ]\w*: |"
    r"[A-ZÅÄÖ]\w*(?:\s\w+)?\. |I (?:de|det|den|så|annat|dessa))\b"
)
# A pronoun in the first main clause, followed by what no noun phrase begins with, has its noun in another sentence.
_PRONOUN = re.compile(
    r"^(?:(?!om |när |som )\S+ ){0,4}(?:den|de|dem|han|hon|honom|henne|deras|där)(?=[.,;)]| (?:\d|inte|i|på|för|till|"
    r"med|av|om|från|kan|ska|får|är|har|bör|att|när)\b)",
    re.I,
)
# "Betalas direkt till ...": a note without its subject, but for a condition ("Beviljas mer ska ...").
_CUT_SHORT = re.compile(r"[A-ZÅÄÖ]\w+as\b")
_FINITE = re.compile(r"\b(?:ska|får|kan|bör|måste|krävs|är|har)\b")
_ANY_FINITE = re.compile(
    r"\b(?:ska|får|kan|bör|måste|är|har|blir|finns|gäller|krävs|behövs|behöver|räcker|ingår|saknas|avser|omfattar|innebär|"
    r"betyder|används|hör|kommer|går|står|sker|börjar|slutar|upphör|täcker|uppfyller|svarar|godtas|ges|tas|görs|"
    r"\w{3,}(?:as|ras|eras|nas))\b",
    re.I,
)
_CLAUSE_BETWEEN = re.compile(r"\bsom\b[^,;]*(?=[,;])")
_SPEAKS = re.compile(r"\b(?:vi|oss|vår|vårt|våra|jag|mig|du|dig|din|ditt|dina|ni|er|rådet|nätverket)\b|[”\"»?!]", re.I)
_COUNTS = re.compile(r"^En \w+del, |\d\s*[+×=*]\s*\d|\bsumma(?:n)?\b", re.I)
_TELLS = re.compile(
    r"\bhar (?:den \d|beslutat|antagit)|\b(?:var|hade|blev|fick|gick|kom|sade|svarade|visade|\w{4,}(?:ades|erade))\b",
    re.I,
)
_RULE = re.compile(
    r"\b(?:ska|får|bör|måste|kan|högst|minst|senast|tidigast|normalt|inom (?:\d+|en|ett|två|tre|fyra|fem|sex|sju)|"
    r"krävs|beviljas|godtas|godkänns|beslut\w*|lämnas|ges|rätt till|behöver|räknas|prövas|utreds|överklagas|"
    r"återkräv\w*|gäller|ansvarar|skyldig\w*|ingår)\b",
    re.I,
)
_UNSETTLED = re.compile(
    r"\b(?:förslag\w*|föreslå\w*|promemoria\w*|proposition\w*|pressmeddelande\w*|väntas|remiss\w*|skulle|"
    r"ska ha (?:trätt|börjat|ändrats|införts)|uppges|sägs|prop\. |uppgift(?:en|er)? om att|kunskapscentrumet|"
    r"exempel)\b",
    re.I,
)


def stands_alone(sentence: str) -> bool:
    """Whether a sentence makes sense to someone who sees nothing else, and is no narrative or sum."""
    whole = sentence[:1].isupper() and sentence.endswith(".") and "\n" not in sentence
    if not whole or not _SHORTEST <= len(sentence) <= _LONGEST:
        return False
    if any(p.search(sentence) for p in (_LEANS, _POINTS_AWAY, _SPEAKS, _COUNTS, _TELLS, _UNSETTLED, _PRONOUN)):
        return False
    cut = _CUT_SHORT.match(sentence) and not _FINITE.search(sentence)
    return not cut and has_verb(sentence)


def has_verb(sentence: str) -> bool:
    """Whether it has a finite verb outside clauses that only describe a noun: a list without its lead-in has none."""
    rest = _CLAUSE_BETWEEN.sub("", sentence)
    return _ANY_FINITE.search(rest) is not None or bool(deeds(rest))


def lead_stands_alone(lead: str) -> bool:
    """Whether a list's lead-in says by itself what is listed."""
    words = lead.casefold()
    leans = re.search(
        r"\b(?:dit|den|det|dem|där|dessa|detta|denna|då)\b(?!\s+(?:\w+\s)?\w+(?:en|et|na|de|da|ra)\b)", words
    )
    empty = re.fullmatch(r"(?:\w+ ){0,1}(?:rekommenderar|exempel|gäller|gör så här|anser)\W*", words)
    return len(lead) > 12 and not leans and not empty and not _SPEAKS.search(lead.rstrip("?"))


def leans(sentence: str) -> bool:
    """Whether a step or a list item points at something outside itself, or speaks to its reader."""
    return any(p.search(sentence) for p in (_LEANS, _POINTS_AWAY, _SPEAKS))


def is_rule(sentence: str) -> bool:
    """Whether a sentence says what must, may or does apply."""
    return _RULE.search(sentence) is not None
