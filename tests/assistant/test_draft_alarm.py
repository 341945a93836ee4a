"""A red is kept for a source that answers the same question as the claim of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.judge import judge

WITHOUT_ALARM = [
    ("Fatta beslut senast tre arbetsdagar före sista betalningsdag.", "Beslut fattar vi inom tio arbetsdagar."),
    ("Kläder, barn: 900 kr per barn och vinter", "För kläder söks 1 800 kronor."),
    ("För stöd före den 1 juli 2025 gäller den äldre lagen, 2001:453.", "För äldre stöd gäller lagen från 2001."),
    (
        "Två kommuner undrar om beslut om lån kan överklagas. De finns inte i uppräkningen.",
        "Ett beslut om lån finns inte med bland de beslut som får överklagas.",
    ),
    ("Norrberga har sänkt beloppet till 75 kr per dag för en vuxen.", "För en vuxen är beloppet 85 kronor per dag."),
    ("Nämnden ansvarar för att ärendet blir utrett.", "Handläggaren ansvarar för att ärendet blir utrett."),
    (
        "Rätten regleras i 12 kap. 2 § SoL. Sådant bistånd ska återbetalas bara efter villkor (33 kap. 3 § SoL).",
        "Bistånd enligt 12 kap. 2 § SoL ska återbetalas bara efter villkor.",
    ),
    ("Kontakt med banken kräver samtycke.", "Banken kontaktar vi inte utan att den enskilde har samtyckt."),
    ("Kan du arbeta ska du söka arbete.", "Den som kan arbeta ska söka arbete."),
    ("Antalet sökta arbeten är vanligtvis 6–10 per månad.", "Du ska söka åtta arbeten per månad."),
    (
        "När ett beslut rör barn ska barnets bästa i första hand beaktas.",
        "Eftersom beslutet rör barn ska barnens bästa i första hand beaktas.",
    ),
    (
        "Barnets bästa ska beaktas i första hand (3 kap. 1 § SoL).",
        "Barnets bästa ska beaktas i första hand (3 kap. 1 och 2 §§ SoL).",
    ),
    ("Stödplanen följs upp minst var fjärde månad.", "Sedan ses vi varannan månad."),
    ("Hembesök är alltid frivilligt.", "Vi kan föreslå ett hembesök."),
    ("Samordning söks på blankett FK 7434.", "Den enskilde ansöker själv om samordning på blankett 7434."),
    (
        "Alla som saknar mat, medicin eller tak över huvudet ska få sin situation prövad.",
        "Om du saknar mat, medicin eller tak över huvudet kan du höra av dig.",
    ),
    ("om personen har en inskrivning hos Arbetsförmedlingen", "Du behöver inte ha någon inskrivning."),
    ("Kostnadsförslag krävs från 4 000 kronor.", "Kostnadsförslag behövs inte under 4 000 kronor."),
    (
        "Avgörande är när hyran betalades, inte när fakturan skrevs.",
        "Avgörande är när hyran betalades.",
    ),
    (
        "Den som har godtagbara skäl behöver inte söka plats i kören.",
        "Den som kan sjunga ska söka plats i kören.",
    ),
    (
        "Sjukhuset får normalt inte lämna uppgifter om barnets hälsa till skolan utan samtycke.",
        "Utan samtycke får sjukhuset normalt inte lämna uppgifter om barnets hälsa till skolan.",
    ),
    ("Pausa inte nästa månads ansökan: den prövas som vanligt.", "Nästa månads ansökan prövas som vanligt."),
    (
        "Att en part läser beslutet kan aldrig hindras av sekretess.",
        "Parten har alltid rätt att läsa beslutet, sekretessen till trots.",
    ),
    (
        "Chefen får kräva igen pengarna när någon har ljugit eller inte har lämnat de uppgifter som behövs.",
        "Chefen får kräva igen pengarna när någon har ljugit eller utelämnat de uppgifter som behövs.",
    ),
    ("Den som fyllt 15 år har rätt att själv föra sin talan och ska höras.", "Den som fyllt 15 år kan föra sin talan."),
]
WITH_ALARM = [
    (
        "Fatta beslut senast tre arbetsdagar före sista betalningsdag.",
        "Beslut fattas senast åtta arbetsdagar före sista betalningsdag.",
    ),
    ("Kläder, barn: 900 kr per barn och vinter", "För barns kläder beviljas 1 800 kronor per barn och vinter."),
    ("Åkersvik betalar 75 kr per dag för en vuxen.", "För en vuxen betalar Åkersvik 85 kronor per dag."),
    ("Tandvård upp till 2 500 kr granskas.", "Tandvård upp till 2 500 kronor granskas inte."),
    ("Beslutet kan överklagas till förvaltningsrätten.", "Beslutet kan inte överklagas till förvaltningsrätten."),
    ("Barnets bästa ska beaktas (3 kap. 1 § SoL).", "Barnets bästa ska beaktas (4 kap. 1 § SoL)."),
    (
        "Hyreskontrakt ska lämnas varje år, oavsett om hyran betalas kontant eller med autogiro.",
        "Betalar du hyran med autogiro behöver du inte lämna hyreskontrakt varje år.",
    ),
    (
        "Överklagandet ska ha kommit in inom tre veckor från den dag då den enskilde fick del av beslutet.",
        "Överklagandet ska ha kommit in inom tre veckor från den dag beslutet är daterat.",
    ),
    (
        "Nämnden är skyldig att räkna normen högre när det finns särskilda skäl i det enskilda fallet.",
        "Nämnden får räkna normen högre när det finns särskilda skäl i det enskilda fallet.",
    ),
    (
        "Har svar inte kommit inom en månad kan kommunen ansöka hos Inspektionen för vård och omsorg, IVO.",
        "Kommunen kan ansöka hos IVO om det inte har kommit något svar inom tre månader.",
    ),
]


def _verdict(assistant: Assistant, text: str, claim: str) -> str:
    passage = assistant.index.passages[0]
    document = assistant.index.documents[passage.document_id]
    metadata = replace(document.metadata, municipalities=("Åkersvik", "Norrberga"))
    hit = Hit(replace(passage, text=text, context="Bistånd"), replace(document, metadata=metadata), 1.0)
    return judge(claim, [hit], "rule", municipality="Åkersvik").verdict


@pytest.mark.parametrize(("text", "claim"), WITHOUT_ALARM)
def test_what_answers_another_question_is_no_alarm(text: str, claim: str, assistant: Assistant) -> None:
    assert _verdict(assistant, text, claim) != "contradicted"


@pytest.mark.parametrize(("text", "claim"), WITH_ALARM)
def test_what_answers_the_same_question_otherwise_is_one(text: str, claim: str, assistant: Assistant) -> None:
    assert _verdict(assistant, text, claim) == "contradicted"
