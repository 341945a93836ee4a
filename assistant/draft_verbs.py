"""Swedish finite verbs by their form: enough to tell a sentence from a heading, and what was from what holds."""

from __future__ import annotations

import re

MODAL = r"ska|skall|måste|bör|får|kan|behöver|vill|brukar"
_PRESENT = """
    är har blir finns gäller sker ges tas görs går står ser ger tar gör får kan vet säger heter ligger beror bor
    ansvarar ansöker avgör avser avslår avvisar avstår begär behåller bekostar beräknar beskriver beslutar bestämmer
    bestyrker betalar beviljar bidrar består börjar deltar drar erbjuder ersätter fattar fastställer finansierar
    framgår fortsätter följer föreslår förlorar förutsätter försörjer godkänner godtar granskar hanterar hjälper hämtar
    håller hör hyr informerar ingår innebär innehåller inleder kallar kommer kontaktar kontrollerar kostar kräver
    krävs lämnar leder lever lånar läser löser meddelar medger medverkar motsvarar motiverar måste möter når omfattar
    ordnar pågår prövar påbörjar planerar rapporterar redovisar rekommenderar reglerar räcker räknar råder saknar
    saknas samordnar samtycker samverkar samråder skickar skriver skyddar sköter slutar startar stöder söker studerar
    styr svarar svarar säljer tillhör tillhandahåller tillgodoser tillåter tjänar träffar täcker underrättar uppger
    uppfyller uppgår upphör upprättar ställer utgör utreder utser utövar varar visar vistas väger väljer väntar vänder
    yttrar äger äter överklagar överlämnar överstiger understiger övertar anger anmäler anlitar anser antar använder
    arbetar hjälps behövs hålls läggs ställs skrivs görs höjs sänks följs förs sätts utses utförs dras lyfts mäts
    upphörs anses hörs nås räcks ses sägs sänds säljs utgörs väljs vägs åker reser uppehåller uppstår inträffar dröjer
    kvarstår sitter glömmer omprövar överväger bedömer berörs berör förtydligar framhåller rör menas bokar ringer
""".split()
_PASSIVE = r"(?!(?:vars|deras|varas|bas|gas|glas|kas|kassas|plats|alias|ombudsmannas|hyresgästas)\b)[a-zåäö]{3,}as"
PERFECT = re.compile(
    r"\b(?:har|hade)\b(?:\s+\S+){0,5}?\s+"
    r"(?!(?:resultat|mandat|format|rätt|svårt|stort|kort|lätt|rabatt|kredit|mat|certifikat|sekretariat)\b)"
    r"(?:\w{2,}(?:at|ats|its|it)|\w*fått|\w*haft|varit|gjort|gjorts|sett|setts|\w*gått|blivit|\w*gett|\w*getts|\w*lagt|\w*lagts|\w*sagt|sagts|"
    r"\w*sökt|\w*köpt|sålt|betalt|använt|använts|sänt|hänt|meddelat|beställt|beställts|anmält|anmälts|fyllt|följt|begärt|"
    r"begärts|hyrt|kört|fört|hört|lärt|reg?lerat|bott|mått|stått|ställt|ställts|bedömt|bedömts|utrett|utretts|berett|"
    r"framfört|genomfört|genomförts|avgjort|avgjorts|upphört|uppfyllt|uppfyllts|åkt|rest|läst|löst|lösts|mist|förlorat|"
    r"träffat|ringt|bestämt|bestämts|lyft|lyfts|sagt\s+upp|vägt|vägts|höjt|höjts|sänkt|sänkts|bytt|flytt|krävt|krävts|svarat|tänkt|"
    r"nått|skett|lett|sett|satt|styrkt|styrkts|erhållit|mottagit|verkställt|verkställts|känt|kunnat|velat)\b",
    re.I,
)
_NOT_PAST = r"(?!(?:måste|enskilde|särskilde|berörde|värde|mervärde|fjärde|sjätte|åttonde)\b)"
PAST = re.compile(
    rf"\b{_NOT_PAST}(?:[a-zåäö]+(?:ade|ades|dde|ddes|tte|ttes|kte|ktes|pte|ptes|lde|ldes|gde|gdes|mde|mdes|rde|rdes)|"
    r"(?:re|lä|lö|ly|blå|mi)ste|lästes|löstes|hände|kände|använde|användes|sände|sändes|vände|var|hade|fick|kom|kommo|"
    r"inkom|framkom|återkom|gick|framgick|uppgick|blev|blevs|såg|sågs|tog|togs|gav|gavs|uppgav|skrev|skrevs|sade|sa|"
    r"\w*stod|\w{2,}(?:gick|kom|tog|togs|gav|gavs|skrev|skrevs|höll|hölls|drog|drogs|lade|lades)|låg|satt|drog|drogs|bad|höll|hölls|behöll|lät|lade|lades|visste|ville|kunde|fann|fanns|"
    r"sjönk|avslog|avslogs|beslöt|bröt|avbröt|avbröts|ringde|åkte|levde|behövde|bodde|var|blev|försvann|gjorde|"
    r"gjordes|slöt|slöts|föll|hjälpte|skedde|nådde|nåddes|ledde)\b",
)
_PASSIVES = [f"{verb[:-2]}s" for verb in _PRESENT if verb.endswith("er") and len(verb) > 4]
"""Of "ersätter" "ersätts"; those of verbs in -ar end in -as."""
_FINITE = re.compile(rf"\b(?:{MODAL}|{'|'.join(dict.fromkeys((*_PRESENT, *_PASSIVES)))}|{_PASSIVE})\b", re.I)


def has_finite_verb(text: str) -> bool:
    """Whether the text has a word that is a finite verb by its form."""
    return finite_verb(text) is not None


def finite_verb(text: str, start: int = 0) -> re.Match[str] | None:
    """The first finite verb of a text from a place on."""
    found = [m for m in (_FINITE.search(text, start), PAST.search(text, start)) if m]
    return min(found, key=lambda m: m.start(), default=None)


def is_past(text: str) -> bool:
    """Whether the text tells of something that was or has been."""
    plain = _WHERE.sub("", text)
    return PAST.search(plain) is not None or PERFECT.search(plain) is not None


_WHERE = re.compile(
    r"\bvar (?=(?:för sig|och en|\w+(?:de|te|dje) (?:dag|vecka|månad|år)|annan|tredje|"
    r"(?:personen|barnen|den \w+|hushållet|familjen|familj|de|han|hon|du|ni|man)\b))|"
    r"(?<=fråga )var\b|(?<=frågar )var\b|\bkom (?=hit|förbi|gärna)"
)
""""Var" that is no past: where, and each."""
