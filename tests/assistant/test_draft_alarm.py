"""A red is kept for a source that answers the same question as the claim of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.drafts.abbreviations import abbreviated
from assistant.drafts.alarm import false_alarm
from assistant.drafts.evidence import Finding
from assistant.drafts.judge import judge
from assistant.verify import Verdict

WITHOUT_ALARM = [
    ("Kläder, barn: 900 kr per barn och vinter", "För kläder söks 1 800 kronor."),
    ("För stöd före den 1 juli 2025 gäller den äldre lagen, 2001:453.", "För äldre stöd gäller lagen från 2001."),
    (
        "Två kommuner undrar om beslut om lån kan överklagas. De finns inte i uppräkningen.",
        "Ett beslut om lån finns inte med bland de beslut som får överklagas.",
    ),
    ("Framkommer det att det saknas mat ska en nödprövning göras.", "Nödprövningen gäller mat."),
    (
        "Tandvård | 2 500 kr per år utan granskning | Högre kostnad granskas av tandläkare",
        "Tandvård upp till 2 500 kronor per år granskas inte av tandläkare.",
    ),
    ("Norrberga har sänkt beloppet till 75 kr per dag för en vuxen.", "För en vuxen är beloppet 85 kronor per dag."),
    ("Nämnden ansvarar för att ärendet blir utrett.", "Handläggaren ansvarar för att ärendet blir utrett."),
    ("Ansökan görs på blankett eller muntligt.", "Du behöver ingen blankett för att söka, utan kan berätta muntligt."),
    (
        "Två saker krävs: personen har starkast anknytning dit, och en flytt av ärendet är lämplig med tanke på "
        "vad personen önskar, hur länge behovet väntas bestå och övriga omständigheter.",
        "Ett ärende kan flyttas om personen har starkast anknytning till den andra kommunen och flytten är lämplig "
        "med hänsyn till vad personen vill och hur länge behovet väntas bestå.",
    ),
    (
        "Rätten regleras i 12 kap. 2 § SoL. Sådant bistånd ska återbetalas bara efter villkor (33 kap. 3 § SoL).",
        "Bistånd enligt 12 kap. 2 § SoL ska återbetalas bara efter villkor.",
    ),
    ("Pröva skäl för lägre nivå: nämnden får sänka.", "Pröva om det finns skäl för högre eller lägre nivå."),
    (
        "Domstolen får inte bifalla talan om den enskilde då kan antas sakna medel till försörjning.",
        "Domstolen avslår talan om den enskilde då kan antas sakna medel till försörjning.",
    ),
    ("Ansökan bör kunna prövas före födseln.", "Ansökan kan prövas före födseln."),
    ("Beslut fattas senast tre arbetsdagar före sista dag.", "Beslut fattas inom tio arbetsdagar."),
    ("Kontakt med banken kräver samtycke.", "Banken kontaktar vi inte utan att den enskilde har samtyckt."),
    ("Kan du arbeta ska du söka arbete.", "Den som kan arbeta ska söka arbete."),
    ("Antalet sökta arbeten är vanligtvis 6–10 per månad.", "Du ska söka åtta arbeten per månad."),
    (
        "När ett beslut rör barn ska barnets bästa i första hand beaktas.",
        "Eftersom beslutet rör barn ska barnens bästa i första hand beaktas.",
    ),
    (
        "Beslut om talan får delegeras högst till ett utskott.",
        "Beslut om talan kan inte delegeras till en tjänsteman, bara till ett utskott.",
    ),
    ("E17 | Hyresskuld, högst 5 000 kr", "Bistånd till hyresskuld, 1,06 miljoner kronor, ingår inte."),
    ("Normen blir 3 900 + 1 770 = 5 670 kronor.", "Normen blir 3 900 + 3 790 = 7 690 kronor."),
    (
        "När nämnden får en underrättelse om obetald hyra har den fått information som kan leda till en åtgärd.",
        "Ett brev från hyresvärden om obetald hyra är information som kan leda till en åtgärd.",
    ),
    (
        "Vistelsekommunen ansvarar för det som behövs i akuta situationer.",
        "Är någon i en annan kommun ansvarar den kommunen, vistelsekommunen, för det som behövs i akuta situationer.",
    ),
    (
        "Beslut som påverkar en persons situation mer än obetydligt ska ha en klargörande motivering, om det inte är "
        "uppenbart obehövligt.",
        "Beslut som påverkar någon i inte obetydlig grad ska innehålla en klargörande motivering.",
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
    (
        "Kommunen ansvarar för annat så länge det inte är klarlagt vem som har ansvaret.",
        "Kommunen ansvarar för annat så länge det är oklart vem som har ansvaret.",
    ),
    ("om personen har en inskrivning hos Arbetsförmedlingen", "Du behöver inte ha någon inskrivning."),
    ("Kostnadsförslag krävs från 4 000 kronor.", "Kostnadsförslag behövs inte under 4 000 kronor."),
    (
        "Avgörande är när hyran betalades, inte när fakturan skrevs.",
        "Avgörande är när hyran betalades.",
    ),
    ("Den som fyllt 15 år har rätt att själv föra sin talan och ska höras.", "Den som fyllt 15 år kan föra sin talan."),
]
WITH_ALARM = [
    ("Kläder, barn: 900 kr per barn och vinter", "För barns kläder beviljas 1 800 kronor per barn och vinter."),
    ("Åkersvik betalar 75 kr per dag för en vuxen.", "För en vuxen betalar Åkersvik 85 kronor per dag."),
    ("Tandvård upp till 2 500 kr granskas.", "Tandvård upp till 2 500 kronor granskas inte."),
    ("Beslutet kan överklagas till förvaltningsrätten.", "Beslutet kan inte överklagas till förvaltningsrätten."),
    ("Barnets bästa ska beaktas (3 kap. 1 § SoL).", "Barnets bästa ska beaktas (4 kap. 1 § SoL)."),
    (
        "Hyreskontrakt ska lämnas varje år, oavsett om hyran betalas kontant eller med autogiro.",
        "Betalar du hyran med autogiro behöver du inte lämna hyreskontrakt varje år.",
    ),
    ("För prövning i kammarrätten krävs prövningstillstånd.", "I kammarrätten behövs inget prövningstillstånd."),
    (
        "Avgörande är när hyran betalades, inte när fakturan skrevs.",
        "Avgörande för biståndet är när fakturan skrevs.",
    ),
    (
        "Till barns fritid beviljas 2 000 kronor per barn och läsår.",
        "Till barns fritid beviljas högst 2 000 kronor per barn och kalenderår.",
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


def test_what_a_row_is_about_denies_nothing_of_another_matter(assistant: Assistant) -> None:
    row, told = "Avstå från krav | 33 kap. 6 §", "källan säger ”avstå”, påståendet inte"
    passage = assistant.index.passages[0]
    hit = Hit(replace(passage, text=row), assistant.index.documents[passage.document_id], 1.0)
    differs = Finding(hit, 0, len(row), Verdict("contradicted", told, (0, 7), None, 0.9))
    assert false_alarm("Bistånd krävs tillbaka.", differs, None, frozenset())
    said = "Nämnden får avstå från krav."
    other = replace(differs, hit=replace(hit, passage=replace(passage, text=said)), end=len(said))
    assert not false_alarm("Bistånd krävs tillbaka.", other, None, frozenset())


def test_to_claim_back_is_no_duty(assistant: Assistant) -> None:
    said, told = "Nämnden får begära pengarna.", "källan säger ”får”, påståendet ”krävs”"
    passage = assistant.index.passages[0]
    hit = Hit(replace(passage, text=said), assistant.index.documents[passage.document_id], 1.0)
    differs = Finding(hit, 0, len(said), Verdict("contradicted", told, (8, 13), None, 0.9))
    assert false_alarm("Bistånd krävs tillbaka.", differs, None, frozenset())
    assert not false_alarm("Samtycke krävs.", differs, None, frozenset())


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


def test_an_abbreviation_within_a_compound_is_not_spelled_out() -> None:
    known = {"FUT-utredare": ("FUT",)}
    assert abbreviated("FUT beslutar om krav.", known) == ("FUT-utredare beslutar om krav.",)
    assert all("utredare-utredare" not in said for said in abbreviated("FUT-utredaren beslutar om krav.", known))
