"""Things said in one breath are told each by itself; what is only denied beside what holds is left out."""

from __future__ import annotations

import pytest

from assistant.drafts.claims import claims


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (
            "Ungdomen ska få yttra sig vid mötet och sedan få en kopia av planen.",
            ("Ungdomen ska få yttra sig vid mötet.", "Ungdomen ska sedan få en kopia av planen."),
        ),
        ("Handläggaren ska läsa och spara alla handlingar.", ("Handläggaren ska läsa och spara alla handlingar.",)),
        ("Du ska visa hyresavi och kontoutdrag varje gång.", ("Du ska visa hyresavi och kontoutdrag varje gång.",)),
        (
            "Kostnaden godtas i högst tre månader med 900 kronor per månad.",
            ("Kostnaden godtas i högst tre månader.", "Beloppet är 900 kronor per månad."),
        ),
        (
            "Av 40 krav betalades 22, med ett snittbelopp på ungefär 6 300 kronor.",
            ("Av 40 krav betalades 22.", "Snittbeloppet är ungefär 6 300 kronor."),
        ),
        ("Glasögon beviljas med 1 800 kronor.", ("Glasögon beviljas med 1 800 kronor.",)),
        (
            "Flytt beviljas med högst 4 000 kronor, varav städningen får kosta högst 1 500.",
            ("Flytt beviljas med högst 4 000 kronor.", "Städningen får kosta högst 1 500 kronor."),
        ),
        (
            "Ansökan görs på nätet, du behöver inte lämna den på papper.",
            ("Ansökan görs på nätet.", "Du behöver inte lämna den på papper."),
        ),
        (
            "Om du är borta en dag, då ska du ringa.",
            ("Om du är borta en dag, då ska du ringa.",),
        ),
        (
            "Teamet har mål, det går att läsa om dem i planen.",
            ("Teamet har mål.", "Det går att läsa om dem i planen."),
        ),
        (
            "I två fall räckte det att syskonet och grannen hjälpte till.",
            ("I två fall räckte det att syskonet och grannen hjälpte till.",),
        ),
        (
            "Assistenten beslutar upp till 5 000 kronor, chefen upp till 9 000 kronor och nämnden därutöver.",
            (
                "Assistenten beslutar upp till 5 000 kronor.",
                "Chefen beslutar upp till 9 000 kronor.",
                "Nämnden beslutar över 9 000 kronor.",
            ),
        ),
        (
            "Begagnade möbler beviljas med 900 kronor och nya med 1 500 kronor.",
            ("Begagnade möbler beviljas med 900 kronor.", "Nya beviljas med 1 500 kronor."),
        ),
        ("Vi väntar inte med anmälan, för den är bråttom.", ("Vi väntar inte med anmälan.", "Den är bråttom.")),
        (
            "Banken skickar beskedet inom 12 dagar, skolan svarar inom 8 och klubben betalar inom 4.",
            (
                "Banken skickar beskedet inom 12 dagar.",
                "Skolan svarar inom 8 dagar.",
                "Klubben betalar inom 4 dagar.",
            ),
        ),
        (
            "Två elever får 90 kronor per dag och en elev 50 kronor.",
            ("Två elever får 90 kronor per dag.", "En elev får 50 kronor."),
        ),
        ("Du ska visa hyresavi, kontoutdrag och lönebesked.", ("Du ska visa hyresavi, kontoutdrag och lönebesked.",)),
        (
            "Beslutet fattas inte av läkaren, det gör nämnden.",
            ("Beslutet fattas inte av läkaren.", "Det gör nämnden."),
        ),
        (
            "Du behöver inte skriva, utan kan ringa till skolan.",
            ("Du behöver inte skriva.", "Du kan ringa till skolan."),
        ),
        ("Räkningen betalas inte av skolan, utan av klubben.", ("Räkningen betalas inte av skolan, utan av klubben.",)),
        (
            "I kollen läste två elever 40 texter, och rubrik och namn fanns i 31 texter.",
            ("I kollen läste två elever 40 texter.", "Rubrik och namn fanns i 31 texter."),
        ),
        (
            "Kursen pågick mellan januari och juni 2026 och kostade 90 kronor.",
            ("Kursen pågick mellan januari och juni 2026.", "Kursen kostade 90 kronor."),
        ),
        (
            "Rätten prövar saken, och en skola som dröjer länge kan få betala 900 kronor.",
            ("Rätten prövar saken.", "En skola som dröjer länge kan få betala 900 kronor."),
        ),
        (
            "Betyget är ett av flera underlag – det är inte läraren som bestämmer.",
            ("Betyget är ett av flera underlag.", "Det är inte läraren som bestämmer."),
        ),
        (
            "Krav på bidrag som beviljats i juni beslutas av chefen, och samma gräns gäller äldre bidrag.",
            ("Krav på bidrag som beviljats i juni beslutas av chefen.", "Samma gräns gäller äldre bidrag."),
        ),
        (
            "Den samordnade lokala planen ersätter beslutet och går att ändra.",
            ("Den samordnade lokala planen ersätter beslutet.", "Den samordnade lokala planen går att ändra."),
        ),
        (
            "Har ni barn kan ni få mat och det mest nödvändiga i två veckor, annars är det en vecka som gäller.",
            ("Har ni barn kan ni få mat och det mest nödvändiga i två veckor, annars är det en vecka som gäller.",),
        ),
        (
            "Klubben har haft kort sedan 2019 och gör det fortfarande.",
            ("Klubben har haft kort sedan 2019 och gör det fortfarande.",),
        ),
        ("I fjol räknade klubben med 3 790 kronor i hyra.", ("I fjol räknade klubben med 3 790 kronor i hyra.",)),
        ("Vi erbjuder eleven och läraren var sitt samtal.", ("Vi erbjuder eleven och läraren var sitt samtal.",)),
    ],
)
def test_what_is_said_in_one_breath_is_told_each_by_itself(said: str, parts: tuple[str, ...]) -> None:
    assert claims(said) == parts
