"""The forms in which numbers, times, dates and bounds stand in Swedish authority prose."""

from __future__ import annotations

import re

from assistant.facts.measures import ANY_UNIT, DIGITS, FRACTIONS, MONTH, NUMBER_WORD, ORDINAL

WEEKDAY = re.compile(r"\b(mån|tis|ons|tors|fre|lör|sön)dag(?:en|ar|arna|s|ens)?\b", re.I)
_DAY = r"(?:mån|tis|ons|tors?|fre|lör|sön)\.?"
SHORT_WEEKDAYS = re.compile(
    rf"(?<![\w-])(?:{_DAY}\s*(?:,|och|samt|–|-|/|o)\s*)+{_DAY}(?![\w-])|(?<=\(){_DAY}(?=\))", re.I
)
"""Weekdays in short, beside one another: "(mån, ons, fre)", "mån–tors"."""
SHORT_WEEKDAY = re.compile(r"mån|tis|ons|tor|fre|lör|sön", re.I)
EVERY_OTHER_WEEKDAY = re.compile(r"\b(varannan)\s+(?=(?:mån|tis|ons|tors|fre|lör|sön)dag\b)", re.I)
LAW_NUMBER = re.compile(r"\b\d{4}(?:/\d{2,4})?:\w+|\b20\d\d/(?:20)?\d\d(?!\d)")
CLOCK = re.compile(
    rf"(?:\b(?:kl|klockan)\.?\s*)(?P<hour>\d{{1,2}}|{NUMBER_WORD})(?:[.:](?P<minute>\d\d))?(?![\wåäö])"
    rf"(?:\s*(?:[–-]|till|och)\s*(?P<until>\d{{1,2}}|{NUMBER_WORD})\b(?![.:]?\d)(?!\s+(?:{ANY_UNIT})\b))?"
    r"(?P<late>\s+på (?:eftermiddagen|kvällen))?|"
    r"(?<![\d.,])(?P<bare>\d{1,2})[.:](?P<past>\d\d)(?![.,:]?\d)(?!\s*(?:procent|%|kr|mil|dag|vec|mån|år|på))"
)
SPOKEN_CLOCK = re.compile(
    rf"\b(?P<part>halv|kvart (?:i|över))\s+(?P<hour>1?\d|{NUMBER_WORD})\b"
    rf"(?:\s+(?:och|till)\s+(?P<until>{NUMBER_WORD})\b(?!\s+(?:{ANY_UNIT})\b))?",
    re.I,
)
"""Times of day as they are said: "halv nio", "kvart över tre", "mellan halv nio och tio"."""
SAID_CLOCK = re.compile(
    rf"(?<!halv )(?<!kvart i )(?<!kvart över )\b(?P<hour>1?\d|{NUMBER_WORD})"
    rf"(?=\s+(?:(?:och|till)\s+(?:halv|kvart (?:i|över))|"
    rf"(?:(?:och|till)\s+(?:1?\d|{NUMBER_WORD})\s+)?på (?:morgonen|förmiddagen|eftermiddagen|kvällen))\b)|"
    rf"\b(?:senast|före|innan|efter|från|vid)\s+(?P<of_day>1?\d|{NUMBER_WORD})(?=\s+på\s+\x00)|"
    rf"\b(?:senast|före|innan)\s+(?P<by>{NUMBER_WORD})(?=\s+(?:så|om|i dag|samma dag)\b|\s*[,.;]|\s*\Z)",
    re.I,
)
"""An hour with its part of the day, or the hour that ends: "tre på eftermiddagen", "åtta till halv fem", "senast tre på
tisdagen", whose weekday has been read and is blank, "kom in före tre så"."""
CLOCK_RANGE = re.compile(
    r"(?<![\d.,–-])(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)\s?[–-]\s?(?P<until>[01]?\d|2[0-4])[.:](?P<late>[0-5]\d)(?![.,:]?\d)"
    r"(?!\s*(?:procent|%|kr|mil|dag|vec|mån|år))"
)
"""From one time of day to another: "8.30–9.30"."""
DATE = re.compile(
    rf"\b(?:(?:den\s+)?(?P<day>\d{{1,2}})(?::[ae])?\s+)?(?P<month>{MONTH})\b(?:\s+(?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d?)-(?P<iso_day>\d\d?)\b"
    r"|\bden\s+(?P<alone>\d{1,2})(?::[ae])?(?=\s+(?:i|varje|inte|är|infaller)\s|[\s.]*$|\s*[,;])"
    rf"|\bden\s+(?P<ordinal>{ORDINAL})\s+i\s+månaden"
    r"|(?<![\d:/.,])(?P<only_year>(?:19|20)\d\d)(?![\d:/]|[.,]\d|\s\d{3}\b|\s*(?:kr|kronor|personer|hushåll)\b)",
    re.I,
)
OF = re.compile(rf"\b({NUMBER_WORD}|\d+)\s+av\s+({NUMBER_WORD}|\d+)\b(?!\s+(?:de|dem)\b)", re.I)
FRACTION = re.compile(
    rf"\b(?:(?P<n>{NUMBER_WORD}|\d+)\s+)?(?P<part>{'|'.join(sorted(FRACTIONS, key=len, reverse=True))})\b"
    r"|\b(?P<every>var|vart)\s+(?P<nth>" + ORDINAL + r")\s+(?!(?:" + ANY_UNIT + r")\b)(?=[a-zåäö])"
    r"|\b(?P<half>varannan|vartannat)\s+(?!(?:" + ANY_UNIT + r")\b)(?=[a-zåäö])",
    re.I,
)
RATE = re.compile(
    rf"\bper\s+(?!(?:automatik|telefon|post|mejl|mail|brev|sms|definition)\b)(?:(?P<per_n>{DIGITS}|{NUMBER_WORD})\s+)?(?:påbörja(?:d|t)\s+|hel(?:t)?\s+)?(?P<per>{ANY_UNIT}|[a-zåäö]+)\b"
    rf"|(?<=[a-zåäö])/(?P<slash>{ANY_UNIT})\b"
    r"|\b(?:i|om)\s+(?P<in>dagen|dygnet|veckan|månaden|kvartalet|året|timmen)\b(?!\s+(?:före|innan|efter|som|då))"
    rf"|\bvar(?:je|enda)\s+(?P<each>{ANY_UNIT})\b|\b(?P<yearly>varje)\s+(?=\x00)"
    rf"|\bvarts?\s+(?P<nth2>{ORDINAL})\s+(?P<unit2>{ANY_UNIT})\b|\bvar\s+(?P<nth>{ORDINAL})\s+(?P<unit>{ANY_UNIT})\b"
    rf"|\b(?:varannan|vartannat)\s+(?P<second>{ANY_UNIT})\b"
    r"|\b(?P<adverb>dagligen|daglig[at]?|veckovis|månadsvis|månatlig(?:en|a|t)?|kvartalsvis|årlig(?:en|a|t)?|årsvis)\b"
    r"|\b(?:kr|kronor)\s+(?P<bare>milen|timmen|kilometern)\b",
    re.I,
)
EACH_AND = re.compile(rf"\bper\s+[a-zåäö]+\s+och\s+(?P<unit>{ANY_UNIT})(?![\wåäö])", re.I)
"""For each of some and for each time: "per vuxen och dag"."""
FREQUENCY = re.compile(
    rf"\b(?P<n>{NUMBER_WORD}|\d{{1,2}})\s+gång(?:er)?\s+(?:(?:per|om|i|varje|vart|under)\s+)(?:(?:ett|en|varje)\s+)?"
    rf"(?P<unit>{ANY_UNIT})(?![\wåäö])",
    re.I,
)
"""How often: "två gånger per år"."""
ABOUT = re.compile(
    r"\b(?:(?P<above>drygt?|dryga)|(?P<below>knappt?|knappa|nästan|närmare)|(?P<around>cirka|ca|ungefär|omkring|runt|"
    r"kring))\s+(?:en |ett |var |vart )?\Z|"
    r"\b(?P<share_above>över|mer än|fler än)\s+\Z|\b(?P<share_below>under|mindre än|färre än)\s+\Z",
    re.I,
)
"""Words for a value that is told roughly; a comparison makes a rough one only of a share ("mer än hälften")."""
ADVERBS = {
    "dag": ("dag", 1.0),
    "veck": ("dag", 7.0),
    "mån": ("månad", 1.0),
    "kvar": ("månad", 3.0),
    "årli": ("månad", 12.0),
    "årsv": ("månad", 12.0),
}
QUANTITY = re.compile(
    rf"(?<![\w:/§-])(?P<number>{DIGITS}|(?:{NUMBER_WORD}|halv|halvt|halva)(?![\wåäö]))"
    rf"(?:\s?(?P<scale>miljon(?:er)?|tusen|mnkr|tkr)\b)?"
    rf"(?:(?:\s?[–-]\s?|\s+(?:till|och|eller)\s+)(?P<upper>{DIGITS}|(?:{NUMBER_WORD})(?![\wåäö])))?"
    rf"(?:\s?(?P<scale2>miljon(?:er)?|tusen)\b)?"
    rf"(?:-(?P<hyphen>års?|månaders|dagars|veckors)(?:[a-zåäö]*)|\s?(?P<sign>%|:-)"
    rf"|\s+(?:(?:hela|svenska|sammanhängande|senaste|närmaste|första|sista)\s+)?(?P<unit>{ANY_UNIT})(?![\wåäö])|"
    rf"\s+(?:[a-zåäö]+(?:ade|iga|ska)\s+|(?:nya|andra|olika|stora|gamla)\s+)?(?P<head>[a-zåäö]{{2,}}))?",
    re.I,
)
ORDINAL_DAY = re.compile(
    rf"\b(?P<nth>{ORDINAL})\s+(?P<unit>{ANY_UNIT})(?![\wåäö])|\bdag\s+(?P<day>\d+|{NUMBER_WORD})\b|\b(?P<day2>\d+):[ae]\s+dagen",
    re.I,
)
FIRST_OF_SEVERAL = re.compile(rf"\b(?P<n>{NUMBER_WORD}|\d+)\s+första\s+(?P<unit>{ANY_UNIT})(?![\wåäö])", re.I)
MONTHS_OF = re.compile(rf"\b(?P<n>{NUMBER_WORD}|\d+)\s+månaders\s+(?:\w+\s+)?(?P<what>hyra|lön|norm)\b", re.I)
"""Counted in months: "tre månaders obetald hyra" is three of "månadshyror"."""
CODE = re.compile(
    r"\b(?!I\b)(?P<prefix>[A-ZÅÄÖ]{1,3})\s(?P<n>\d{1,4})\b|\b(?P<word>version|blankett|avsnitt|punkt|bilaga|tabell|steg|"
    r"sida|kapitel|dag)\s(?P<m>\d+(?:\.\d+)*)\b"
    r"|\b(?P<letter>[A-ZÅÄÖ]{1,3})(?P<k>\d{1,4})\b",
)
COMPOUND = re.compile(
    rf"\b(?P<n>{NUMBER_WORD}|\d+-?)(?P<what>åring(?:en|ar|s)?|årig[at]?|månaders|års|veckors|dagars|timmars|"
    rf"månadersperiod(?:en)?|årsperiod(?:en)?|gradig[at]?)\b",
    re.I,
)
HALVES = re.compile(r"\b(?:en |ett )?halv(?:t)?\s?(?:år|timme|dag|månad)(?:et|en)?\b", re.I)
AND_A_HALF = re.compile(
    rf"\b(?P<n>{NUMBER_WORD}|\d+)\s+och\s+(?:en|ett)\s+halvt?\s+(?P<unit>{ANY_UNIT})(?![\wåäö])", re.I
)
HALF_YEAR = re.compile(r"\b(första|andra)\s+halvåret\b", re.I)
NO_HEADS = frozenset(
    """men i på av om så ut upp in ner och eller till per för med som att när där vid hos från den det ska kan får har
    inte utan andra olika var är blir går fick hade kom ges görs gäller behöver måste bör räknas betalas
    kostar""".split()
)
"""Words after a number that are not what it counts."""
MOST = re.compile(
    r"(?:\b(?:inte (?:har |hade )?fyllt|(?:högst|längst)(?: i| under)?|som mest|upp till|"
    r"max(?:imalt)?|senast|inom|under|yngre än|"
    r"(?:inte|aldrig|inga?|inget|ej) (?:(?:för|under|på|till|i|med|ha) )?(?:mer|längre|högre|fler|större)(?: tid)? än|"
    r"inte över|lägre än|mindre än|kortare än|färre än|"
    r"inte (?:vara |är )?äldre än|"
    r"t\.?o\.?m\.?|till och med|aldrig över|kortare tid än|"
    r"understig(?:a|er))\s+(?:\w+\s+på\s+)?(?:den\s+|klockan\s+|kl\.?\s+)?)\Z",
    re.I,
)
LEAST = re.compile(
    r"(?:\b(?:(?<!inte )(?<!inte har )(?<!inte hade )fyllt|fyllda|minst|lägst|"
    r"åtminstone|tidigast|som lägst|från(?: och med)?(?: årskurs| klass)?|fr\.?o\.?m\.?|över|mer än|äldre än|längre än|"
    r"högre än|större än|fler än|inte under|aldrig under|inte (?:mindre|lägre|kortare|färre) än|"
    r"aldrig mindre än|längre tid än|överstig(?:a|er)|överskrid(?:a|er)|passerar)\s+(?:den\s+|klockan\s+|kl\.?\s+)?)\Z",
    re.I,
)
COUNTED_BACK = re.compile(r"\b(?:senast|tidigast)\s+\Z", re.I)
LEAST_AFTER = re.compile(r"\s*(?:eller|och) (?:äldre|mer|fler|däröver|över|uppåt|längre|senare|högre)\b", re.I)
MOST_AFTER = re.compile(r"\s*(?:eller|och) (?:yngre|mindre|färre|därunder|kortare|tidigare|lägre)\b", re.I)
