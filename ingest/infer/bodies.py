"""Names of authorities, regional bodies and units."""

from __future__ import annotations

import re

from ingest.infer.names import MUNICIPALITY, MUNICIPALITY_ALONE

NATIONAL = re.compile(
    r"Socialstyrelsen|Arbetsförmedlingen|Försäkringskassan|Sveriges Kommuner och (?:Regioner|Landsting)|SKR|SKL|IVO"
    r"|Inspektionen för vård och omsorg|Justitieombudsmannen|JO|Riksdagens ombudsmän|Sveriges riksdag|Riksdagen"
    r"|Kronofogde(?:n|myndigheten)|Skatteverket|Migrationsverket|Konsumentverket|Boverket|Statskontoret|Riksrevisionen"
    r"|Regeringen|Regeringskansliet|(?:Social|Finans|Arbetsmarknads|Justitie)departementet|Pensionsmyndigheten"
    r"|Myndigheten för [a-zåäö ]{4,40}|Diskrimineringsombudsmannen|Barnombudsmannen|Brottsförebyggande rådet"
    r"|Centrala studiestödsnämnden|CSN|Integritetsskyddsmyndigheten|Statistiska centralbyrån|SCB|Domstolsverket"
    r"|Högsta förvaltningsdomstolen|Kammarrätten i [A-ZÅÄÖ]\w+|Folkhälsomyndigheten|Jämställdhetsmyndigheten"
)
REGIONAL = re.compile(
    r"Region [A-ZÅÄÖ]\w+(?:[ -][A-ZÅÄÖ]\w+)*(?: län)?|Länsstyrelsen(?: i)?(?: [A-ZÅÄÖ]\w+){1,3}(?: län)?"
    r"|Samordningsförbundet(?: [A-ZÅÄÖ]\w+)*|(?:[A-ZÅÄÖ]\w+ )+samordningsförbund|Göteborgsregionen|Storsthlm"
    r"|(?:[A-ZÅÄÖ]\w+ )+kommunalförbund|Kommunalförbundet(?: [A-ZÅÄÖ]\w+)+|FoU[ -][A-ZÅÄÖ][\w ]{2,30}"
)
BODY = re.compile(
    r"(?:Rådet|Kunskapscentrum|Centrum|Institutet|Nätverket|Föreningen|Förbundet|Delegationen|Stiftelsen|Utvecklingscentrum)"
    r"(?: (?:för|mot|i|om))?(?: [\wåäöÅÄÖ-]+){1,4}(?: \([a-zåäö]+\))?"
)
SEPARATOR = re.compile(r"\s[·•|/–-]\s|[·•|]|[,.]\s|\s{3,}|\t")
UNIT = re.compile(
    r"\w*(?:nämnd|förvaltning|avdelning|kontor|enhet|styrelse|fullmäktige|socialtjänst)(?:en|et)?\b", re.IGNORECASE
)


def organisation(author: str | None) -> str | None:
    """The author in a file's properties if it is a body; a person or a program has published nothing."""
    words = " ".join((author or "").split())
    named = any(pattern.search(words) for pattern in (NATIONAL, REGIONAL, MUNICIPALITY))
    return words if named or UNIT.search(words) else None


def is_organisation(text: str) -> bool:
    """Whether these words are just the name of a municipality, an authority or a regional body."""
    words = text.strip()
    return any(name.fullmatch(words) for name in (MUNICIPALITY_ALONE, NATIONAL, REGIONAL, BODY))
