"""The words in which answers state what is asked for: amounts, times, days, consent."""

from __future__ import annotations

NUMBER = (
    r"(?:\d|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|tjugo\w*|trettio\w*)\b)"
)
MONTH = r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_PERIOD = r"(?:\w*dag|dygn|vecka|veckor|månad|år|timm|minut|kvartal)(?!s\w)"
AMOUNT = (
    r"\d[\d \u00a0]*\s*(?:(?:tusen|miljon(?:er)?|miljarder) )?(?:kr\b|kronor|procent|%|[\d ]*prisbasbelopp)|"
    r"\bkr\b[^\n:]{0,30}:\s*\d|(?:belopp|kostnad|hyra|avgift)\w*[^\n:;–]{0,30}:\s*\d(?!\d* ?(?:kap\b|§))|"
    r"\b(?:hälften|fjärdedel|tredjedel|halva|hela (?:kostnad|belopp|summ|skuld)\w*|inget tak|ingen (?:övre )?gräns|"
    r"faktiska? \w*(?:kostnad|avgift)\w*|personliga kostnad\w* enligt riksnorm\w*|(?:ett|halvt) prisbasbelopp)\b"
)
SHARE = (
    r"\d[\d ,.]*\s*(?:procent\w*|%)|\bandel\w*[^\n:]{0,40}:\s*\d|"
    r"\b(?:hälften|halva|\w*(?:tredje|fjärde|femte|sjätte|tion)del(?:ar|en)?|alla|ingen|inga|de flesta|majoriteten)\b|"
    rf"{NUMBER}\S* (?:\w+ ){{0,2}}av (?:de |dem|dessa|totalt |sammanlagt )*(?:{NUMBER}|\w+)|"
    r"\b(?:var|vart) (?:\w+)(?:de|te|dje)\b"
)
"""What is told as a part of a whole: "19 procent", "27 av de 141", "hälften", "var tredje"."""
SPELL = rf"{NUMBER}[\w.:]*\s*{_PERIOD}|\bett? \w*(?:dygn|halvår|{_PERIOD})"
LASTS = (
    rf"(?<!inom )(?<!efter )(?<![\d.,])(?:{SPELL})\w*\b(?! (?:i rad|i (?:en )?följd|utan avbrott|efter|före|innan)\b)|"
    r"\b(?:tills|till och med|t\.o\.m\.|så länge|tills vidare|fram till|längst|till dess)\b|"
    r"\b(?:ingen|inga|någon|några) (?:\w+ ){0,2}(?:tids)?(?:gräns\w*|frist\w*)\b"
)
"""How long something lasts: not within what time, after what time, nor for how long one must have had it."""
DAYS = rf"{NUMBER}[\w.:]*\s*(?:\w*dag|dygn|vecka|veckor|månad|kvartal|år)|\bett? \w*(?:dygn|halvår|vecka|månad)"
"""A time of days or longer: "inom 30 minuter" does not tell for how many days."""
CLOCK = r"\bkl(?:ockan|\.)? ?\d|\b(?:[01]?\d|2[0-4])[.:][0-5]\d\b"
"""A time of day: "före klockan 14.00", "kl. 9"."""
DAY = (
    rf"\bden \d{{1,2}}\b|\d{{1,2}} (?:{MONTH})|(?:19|20)\d\d-\d\d|"
    r"\b(?:mån|tis|ons|tors|fre|lör|sön|bank|var)dag(?:en|ar|arna|s)?\b|"
    r"\b(?:första|andra|sista|\w+de|\w+te|\w+dje) \w*dag|\bdag \d"
)
"""A day of the calendar, the week or the month."""
PROMPT = r"\b(?:genast|skyndsamt|omedelbart|snarast|samma dag|nästa \w*dag|direkt|så snart|utan dröjsmål)\b"
NO_BOUND = r"\b(?:ingen|inga|någon|några|inte någon) (?:\w+ ){0,2}(?:tids)?(?:gräns\w*|frist\w*)\b"
"""That no time is set answers how long: "Någon tidsgräns i dagar finns inte i lagen."."""
REGULAR = (
    rf"\bvart? (?:annan|annat|tredje|\w+de|\w+te) {_PERIOD}|\b(?:varje|varannan|vart|löpande|månadsvis|kvartalsvis|"
    r"årligen|per (?:månad|år|dag|vecka|kvartal|tertial))\b|\b\w+ gånger?\b"
)
DATE = rf"\d{{1,2}} (?:{MONTH})|(?:19|20)\d\d-\d\d"
BY_DATE = rf"\b(?:senast|före|innan|till|inom)\s+(?:den\s+)?(?:{DATE})"
"""A day by which something is to be done; the day when a law enters into force tells not how fast."""
CONSENT_NEEDED = (
    r"\b(?:samtycker|medger|går med på|frivillig\w*)\b|"
    r"\b(?:utan|bara med|endast med|efter) (?:\w+ ){0,2}(?:samtycke|medgivande)|"
    r"\bkräv(?:s|er)\b[^.]{0,40}(?:samtycke|medgivande)|(?:samtycke|medgivande)[^.]{0,40}\bkrävs\b"
)
UNTIL = r"\b(?:tills|till och med|t\.o\.m\.|så länge|tills vidare|fram till|längst|till dess)\b"
