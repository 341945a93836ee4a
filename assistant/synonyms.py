"""Everyday and authority Swedish for the same thing: words that may stand for one another in a statement.

Unlike the glossary, which widens a search, these keep the meaning: no authority or role stands for another one here,
and no amount, time or negation. Written for Källstöd; strong verbs are listed in the forms that stemming keeps apart.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import ingest
from ingest.analyze import stem

_DATA = Path(ingest.__file__).parent / "data"

_GROUPS = """
kostnadsfri kostnadsfritt avgiftsfri avgiftsfritt gratis | avgift kostnad kosta kostar pris | avgiftsfri kosta kostar
avgift | kostnadsfri kostnadsfritt kosta kostar kostnad | kommer kom kommit komma | går gick gått | tar tog tagit |
ger gav gett givit | står stod stått | låter lät låtit | skriver skrev skrivit | drar drog dragit | ber bad bett |
sitter satt suttit | ligger låg legat | håller höll hållit | faller föll fallit | ser såg sett | säger sade sagt | vet
visste vetat | lägger lade lagt | finns fanns funnits | bryter bröt brutit | vinner vann vunnit | driver drev drivit |
stiger steg stigit | bär bar burit | slår slog slagit | avslår avslog avslagit avslås | medger medgav medgett medgivit
| avstår avstod avstått | uppstår uppstod uppstått | består bestod bestått | uppger uppgav uppgett uppgivit | anger
angav angett angivit | mottar mottog mottagit | deltar deltog deltagit | vidtar vidtog vidtagit vidtas | övertar
övertog övertagit | framgår framgick framgått | ingår ingick ingått | överstiger översteg överstigit | sjunker sjönk
sjunkit | avbryter avbröt avbrutit | föreskriver föreskrev föreskrivit | väljer valde valt | gör gjorde gjort | leder
ledde lett | säljer sålde sålt | följer följde följt | frågar frågade frågat | sätter satte satt | bor bodde bott |
sköter skötte skött | når nådde nått | förstår förstod förstått | innehåller innehöll innehållit | fryser frös frusit
| ljuger ljög ljugit | stjäl stal stulit | återtar återtog återtagit | överlåter överlät överlåtit | tillåter tillät
tillåtit tillåts | bjuder bjöd bjudit | erbjuder erbjöd erbjudit erbjuds | drabbas drabbats | lever levde levt | dör
dog dött | avlider avled avlidit | fk försäkringskassan | af arbetsförmedlingen | pm pensionsmyndigheten | kfm
kronofogden kronofogdemyndigheten | csn centrala studiestödsnämnden | ivo inspektionen | jo justitieombudsmannen |
a-kassa a-kassor a-kassan arbetslöshetskassa arbetslöshetskassan arbetslöshetskassor arbetslöshetskassorna | sip
sip-möte samordnad | ansöka ansökan söka söker sökt sökande ansökningen begära ansökt | begära begäran begärt
efterfråga be ber bad bett kräva | blankett formulär ansökningsblankett | avslå avslår avslås avslag avslagit avslagen
neka nekas nekad | bevilja beviljas beviljad bifall bifalla medge ge ges ger gett givit | godta godtas godtar godtagen
godtagits acceptera accepteras accepterad godkänna godkänns godkänd | avvisa avvisas avvisning | besluta beslut
bestämma bestämmer bestämt bestäms avgöra avgörs avgör | pröva prövas prövning bedöma bedömning bedöms ta ställning |
utreda utredning undersöka undersökning undersöks | kontrollera kontroll kontrolleras granska granskas granskning gå
igenom gås genomgång se över ses | lämna lämnas lämnat in inlämnad ge skicka skickas skickat sända sänds | utbetalning
betalas betala betalar betalt utbetald | ersätta ersätts ersättning ersättas betala betalar betalt bekosta bekostas
bistånd stå kostnad bidrag | kosta kostar kostnad pris utgift | bistånd försörjningsstöd ekonomiskt socialbidrag
biståndet stöd hjälp | försörjningsstöd socialbidrag | arbete jobb arbeta jobba arbetar jobbar anställning
sysselsättning tjänst arbetet | arbetslös arbetssökande jobbsökande | jobbsökande söka jobb arbetssökande arbete |
studera studier plugga pluggar studerar utbildning skola skolgång | barn unge unga ungdom ung minderårig | skolungdom
elev gymnasieelev | hemmaboende hemmavarande | förälder mamma pappa vårdnadshavare | hyra hyran hyresdel hyreskostnad
boendekostnad | hyresvärd fastighetsägare | bostad boende lägenhet hem bor bo bodde bott | läkemedel medicin mediciner
| läkarbesök läkarvård vårdbesök | läkarintyg intyg | sjuk sjukdom sjukskriven sjukskrivning sjukperiod | smärta värk
ont | vård sjukvård hälso vården | besök träff möte | möte sammanträde sammankomst mötet träff | kallelse kalla kallas
kallar inbjudan | återkrav återkräva krav kräva tillbaka återbetala återbetalning återkrävs | tillbaka åter återkalla
återkallas | avstå avstår avståtts släppa släpper efterge eftergift | samtycke samtycka samtycker medgivande gå med på
gått går godkänna ja lov tillåtelse | återkalla ta tillbaka återkallas dra | muntlig muntligt muntligen | skriftlig
skriftligt skriftligen skriva | anteckna antecknas antecknad skriva skrivas skriver skriv skrivs skrivit nedtecknas
dokumentera dokumenteras notera noteras journalföra journalför | journal akt journalföra | fattas saknas saknar
fattades brist saknade | brist fel bristfällig | finnas finns fanns existera föreligga | fel felaktig felaktigt
oriktig oriktiga orätt | räkna räknas beräkna beräknas beräkning omräknad räknad ta hänsyn | inräkna inräknad
inklusive inkl ingå ingår räkna med | ingå ingår omfatta omfattas omfattar innehålla tillhöra | ändra ändras ändring
förändra förändring förändras | förhållande omständighet situation läge | kalenderår år | inkomst tjäna tjänar lön
arbetsinkomst intäkt | pengar medel belopp summa peng kronor | belopp summa | tillgång egendom förmögenhet besparing |
sparande sparpengar besparing spara sparas | skuld skulder skuldsatt | överstiga överstiger överskrida överskrids
högre mer större över | understiga understiger lägre mindre under | villkor förutsättning krav förbehåll villkoret |
förutsättning förutsatt förutsätts krav krävs kräver villkor | kräva krävs kräver krav behövs behöver fordras
nödvändig måste | behöva behövs behöver behov nödvändig | nödvändig behövlig nödvändigt behövs | lämplig passande
lämpligt | duga duger räcka räcker räckt tillräcklig tillräckligt godtagbart godtagbar | skäl anledning grund orsak
skälet | orsak bero beror anledning skäl | rätt rättighet berättigad | skyldig skyldighet plikt förpliktad måste |
ansvar ansvara ansvarar ansvarig svara svarar stå står uppgift | uppgift ansvar sak syssla roll | uppgift information
upplysning besked | informera informeras informerar upplysa upplyses upplysning meddela berätta berättar information |
underrätta underrättas underrättelse meddela meddelas meddelande få veta besked | veta vetskap kännedom reda | få del
ta veta | besked svar svara svarar | redovisa redovisas redovisar berätta berättar rapportera rapporteras redogöra |
rapportera rapporteras rapportering anmäla anmäls anmälan redovisa | anmäla anmälan anmäls anmäld | misstänka
misstanke misstänker misstänkt misstanken anta anledning befara oro | förstå förstått begripa begripit inse insett
insåg begriper förstår | orsaka orsakat vålla vållat förorsaka skuld | vilseledande missvisande | frivillig frivilligt
självmant | enskild person individ människa sökande klient någon | person personer människa människor individ
deltagare | vuxen vuxna myndig | ensam ensamstående singel själv ensamhushåll | sambo sambor samboende | hushåll
familj hushållet hushållsmedlem medlem | medlem ingå ingår | dela delas delad delar fördela fördelas | andel del
procent | kvartalsvis kvartal kvartalet | verkställa verkställs verkställt verkställighet genomföra genomförts |
genomföra genomförs genomförts hålla hålls hållas äga rum äger göra göras utföra utförs gjord gjorts utförts |
genomför gör utför | börja börjar började inleda inleds inledas inledde starta startar påbörja påbörjas påbörjats |
sluta slutar avsluta avslutas avslut upphöra upphör löpa ut slut avslutat | fortsätta fortsatt fortfarande kvarstå
kvar behålla behåller | snabb snabbt snabbare fort fortare skyndsam skyndsamt omgående snarast genast | genast
omedelbar omedelbart direkt skyndsamt snarast omgående dröjsmål | direkt omedelbart genast | dröja dröjer försena
försenad förseningen sen sent dröjsmål | tid tidpunkt tidsfrist frist | tidsfrist tidsgräns frist tid | överklaga
överklagande överklagan överklagandetid överklagas | vända vänder ansöka kontakta kontaktas nå nås höra | nå nås
anträffbar tillgänglig anträffas | hos vid på | rekommendera rekommenderar rekommendation råd råda rådet tycka tycker
anse anser råder | anse anses anser bedöma bedöms tycka tycker mena menar | ange anges anger uppge uppges uppger säga
säger sagt påstå framgå framgår | framställa framföra framföras framförs framförd uppge säga säger | visa visas visar
framgå framgår styrka styrks bevisa | styrka styrks intyga bevisa visa | kvitto faktura räkning | räkning faktura |
hjälpa hjälp hjälper stödja bistå stöd | stöd hjälp bistånd | erbjuda erbjuds erbjudas erbjudande | välja väljer väljs
vald valts valt utse utses utsågs | bestå består utgöras | annan andra övrig övriga | olika skild skilda | samma lika
likadan likadant densamma detsamma jämlik gemensam | lika samma densamma likadan | gemensam gemensamt dela delar
tillsammans ihop | tillsammans gemensamt ihop | land sverige riket nationell | alltid ständigt | ofta vanligen
vanligtvis normalt regel mestadels oftast | oftast vanligen mest normalt mesta | vanlig vanligast vanligen vanligtvis
brukar normal | sällan knappast ovanlig | särskild viss bestämd speciell någon | viktig betydelsefull väsentlig
avgörande tung | väsentlig betydande viktig avsevärd | uppenbar tydlig klar tydligt uppenbart | klarlagt klarlägga
klart utrett fastställd oklart | oklar osäker otydlig oklarhet | hindra hindrar hinder omöjliggöra | hinder hindra
problem | fara farlig farligt risk riskera | risk riskera riskerar fara | skydd skydda skyddad skyddat | våld
våldsutsatt misshandel | bil bilen fordon | buss busskort kollektivtrafik | resa resor restid åka åker | flytt flytta
flyttar flyttning | tand tandvård tandläkare | tandvård tandbehandling | behandling åtgärd vård | glasögon brillor |
dator data | fritid fritidsaktivitet | begravning begrava begravs | kort matkort livsmedelskort | mat livsmedel | el
hushållsel ström | försäkring hemförsäkring | fängelse anstalt fängelsestraff kriminalvårdsanstalt häkte | folkbokförd
folkbokföring folkbokföringskommun skriven | bosatt bor bosättning bosättningskommun | vistas vistelse uppehålla
befinna | placera placerad placering placerats | ordna ordnar ordnas arrangera anordna | delta deltar deltagare
medverka medverkar medverkan vara med närvara | deltagare deltog delta | hålla håller leda leder hålls | leda leder
ledare ledning | följa följer följ uppföljning gå bredvid | följa upp uppföljning | erfaren van rutinerad | ny
nyanställd nyinflyttad nya | nyansökan förstagångsansökan | kollega arbetskamrat | bli blir blivit | minska minskade
minskar sänka sänks gå ner ned kortas | öka ökade ökar höja höjs gå upp | resultat utfall | mål syfte avsikt ändamål |
syfte ändamål avsikt mål | metod arbetssätt modell sätt | modell arbetssätt metod | överta ta över övertar tar |
verksamhet enhet | system verksamhetssystem | registrera registreras föra lägga läggs in | spara sparas bevara bevaras
lagra | bevaka bevakning | lista förteckning | delegera delegeras delegation överlämna lämna | principiell princip |
överlämna överlämnas lämna lämnas | part parter aktör | samverka samverkar samverkan samarbeta samarbete samordning |
samordna samordning samordnar | plan planering genomförandeplan | huvudregel utgångspunkt | utgångspunkt huvudregel |
undantag undantas undanta undantagen undantaget | undanta undantas gälla omfattas | gälla gäller avse avser omfatta
omfattar handla röra rör | avse avser gälla gäller | regel bestämmelse lag föreskrift reglering | lag lagen lagtext
bestämmelse lagregel | bestämmelse regel paragraf lagrum | riktlinje riktlinjer | möjlig möjlighet kan möjligt |
tillåten tillåtet tillåts | förbjuden förbjudet | verklig verkligen faktisk faktiskt | skicka skickas gå ut går | väga
vägas vägdes vägs hänsyn beakta beaktas ta | beakta beaktas väga hänsyn | hälsa hälsotillstånd | tillstånd lov
tillåtelse | ålder gammal år | fylla fyllt fyller ålder gammal | skillnad skilja | stickprov urval | upprepad
återkommande | prova pröva | inne inneboende | andrahand andrahandskontrakt | kontrakt avtal hyresavtal
andrahandskontrakt | avtal överenskommelse | överenskommelse avtal | umgänge umgängesresor | utomlands utlandet |
kväll natt | helg helger lördag söndag | vardag vardagar | bemanning bemannad bemannat personal | personal anställda
medarbetare | utlämna utlämnande lämna ut | sekretess tystnadsplikt | tillägg därutöver ytterligare extra | extra
ytterligare tillägg | slut avsluta | kortfattad kort | innehåll innehålla | mottagare mottagande motta tog emot tar |
bevis underlag handling | underlag handling dokument | handling dokument papper | papper pappersblankett | digital
digitalt e-tjänst elektronisk | billig billigare billigast | dyr dyrare | tvist konflikt | dom domstol | domstol
förvaltningsrätt rätten | talan stämning | efterhand efteråt senare | förväg förhand före tidigare | förtid tidigare |
tidigare förut föregående förr | senare efteråt | senast sist | återbesök uppföljningsbesök | vräkning avhysning
avhysa vräkas vräkt vräks | uppsägning uppsagd sägas | synnerlig särskild | skälig rimlig | rimlig skälig | bifoga
bifogas lämna | klagomål klaga | rätta rättas rättelse korrigera | skrivfel felskrivning | ombud företrädare |
företräda företrädare ombud | tolk tolkning | översätta översätts översättning | fullmakt bemyndigande | ledig
ledighet | semester ledighet | frånvarande frånvaro borta | närvarande närvaro | ersättare vikarie | förordna
förordnats utse | chef chefen | allmän generell övergripande | anhörig närstående släkting | anknytning koppling
samband | anlita anställa hyra | anpassa anpassas justera justeras | anta antar förmoda antas | använda används
användas användning bruka nyttja utnyttja | avbrott uppehåll paus avbruten avbryts | avsluta slutföra slutförs
fullborda fullgöra | avvakta avvaktar vänta väntar invänta väntas | avvikelse skillnad avvika | behörig behörighet
befogenhet befogenheter | bekosta finansiera finansieras finansiering betala | bekräfta bekräftas intyga styrka |
beröra berör berörs röra påverka påverkas | beskriva beskrivs beskrivning redogöra redogörelse förklara | boka bokas
bokad beställa beställs | förvara förvaras bevara spara | bilda skapa upprätta upprättas göra tas fram | brådskande
skyndsam akut bråttom | akut brådskande omedelbar | byta byts byte ersätta ersätts | delvis del | dessutom därutöver
därtill ytterligare | diskussion diskutera diskuteras överläggning samtal prata samtala | samtal telefonsamtal samtala
prata tala | telefon telefonsamtal ringa ringer rings uppringd | elev studerande student | eniga överens enas
överenskommelse | förekomma förekommer ske sker hända händer inträffa inträffar finnas | följd konsekvens påföljd
innebära leda | konsekvens följd effekt påverkan | innebära innebär betyda betyder medföra medför leda leder |
förbereda förbereds förberedelse planera | förslag utkast föreslå föreslår | försök försöka pröva | genomsnitt
genomsnittlig medel snitt medelvärde | gräns tak begränsning gränsen | nuvarande aktuell gällande dagens | inhämta
inhämtas hämta hämtas samla begära begärs | insats åtgärd hjälp stöd | åtgärd insats | kontinuerlig löpande
fortlöpande återkommande regelbunden regelbundet | korrekt riktig rätt | kunskap kännedom kunskaper | känna kännedom
känd | ledig tillgänglig | pågå pågår löpa löper vara varar | märka märks upptäcka upptäcks | möjlig tänkbar eventuell
| nämna nämns uppge ange | obehövlig onödig onödigt obehövligt | obligatorisk tvingande | stadigvarande permanent
varaktig varaktigt | problem svårighet svårigheter | rapport redogörelse | tillgång resurs | säkerställa säkerställs
se | tillfälle gång chans möjlighet | uttrycklig tydlig | uppkomma uppstå uppstår uppkommer uppkom uppstått | upphäva
upphävs upphävd återkalla | yttra yttrande säga synpunkt synpunkter lämna | åsikt synpunkt uppfattning mening åsikter
tycka tycker | återstående resten rest resterande övrig | avdrag dras dra räkna avräknas avräkna bort minska | avräkna
avräknas dras dra av | kraft träda trädde börja började gälla gäller | mejl e-post mail | förnya förnyas förlänga
förlängs förlängning | gång tillfälle gånger tillfällen | hyresgäst boende | barnfamilj barn familj | skolbarn elev
barn | lön inkomst arbetsinkomst | köp köpa köps inköp skaffa införskaffa | laga reparera reparation | fråga frågas
tillfråga frågan | tillfråga fråga | ställa ställs | vänta väntan väntetid avvaktan | handläggning handlägga handläggs
handläggningstid | handläggningstid tid | betalningsplan avbetalning avbetalningsplan | avbetala avbetalning | dygn
dag | personal anställda | kontor kontorstid öppettid | öppen öppet öppettid | stängd stängt | föreskriva föreskrivs |
framgå stå står | stå står skriven finnas | förklara förklaras motivera motiveras | motivera motivering motiveras skäl
| formell formellt | förordning föreskrift | koppla kopplas | tidsperiod period tid | period tid perioder | sammanlagt
totalt sammanlagd summa tillsammans | totalt sammanlagt summa | medelvärde genomsnitt | ökning ökat | ungefär cirka
omkring | hel hela fullständig | fullständig komplett hel | komplett fullständig | ofullständig bristfällig saknas |
komplettera kompletteras komplettering | påminna påminnelse påminns | varna varning | läsa läser läses | skola skolan
| fritid fritidsaktivitet fritids | aktivitet sysselsättning | utgift kostnad utgifter | förmån ersättning bidrag |
ersättning förmån | rättighet rätt | diagnos sjukdom | funktionsnedsättning funktionshinder | kvalificera uppfylla |
uppfylla uppfylls uppfyllda uppfyllt | uppnå nå nås | syn synen | anställd medarbetare | uppdrag uppgift | tillämpa
tillämpas använda | jämföra jämförelse jämfört | mäta mätt mäts | ledsaga följa | hämta hämtas | inkommen inkommet
kommit inkom komma | ankomma inkomma komma kommit | fylla fylls ifylld ifyllas ifyllt | underteckna undertecknas
skriva under signera | signera underteckna kvittera | lova löfte utlova | sekretessbelagd hemlig sekretess | röja
lämna ut avslöja | avslöja röja | far illa skada skadas
"""
_OFTEN = """
inkomma inkommer inkommit inlämnas inlämnad lämna lämnas skicka skickas | erhålla erhåller erhållit få får fick fått |
tillhandahålla tillhandahåller ge ger erbjuda ordna stå | upprätta upprättas skriva skrivs göra görs | fastställa
fastställs fastställd bestämma bestäms besluta beslutas | åtgärda åtgärdas rätta fixa lösa | underlåta underlåter låta
bli strunta försumma | uppbära uppbär få får ha har | utge utges utbetala utbetalas betala betalas | medgivande
tillåtelse samtycke godkännande lov | medge tillåta tillåter tillåts lov får | repressalier straff straffa straffas
bestraffa bestraffas hämnd | vite böter straffavgift avgift | vårdslöshet vårdslös slarv slarva slarvat oaktsamhet |
skada skadas skador sönder förstöra förstörd trasig gå | obehörig obehöriga utomstående andra | lyssna lyssnar höra
hör | fysisk fysiskt personlig plats | nätet internet webben online digital digitalt digitala video e-tjänst
elektronisk elektroniskt | oense oenig oenighet tvist konflikt oeniga | lösa löses avgöra avgörs | närstående anhörig
släkting släkt familj | foto fotografi fotografera fotograferas bild | lokal lokaler rum | utrustning teknik | avliden
avlidne död dog dö dödsfall | börja börjar började ny nya nyanställd anställs anställas | utomstående främmande |
vardag arbetsdag | trygghet säkerhet | anmäla anmäls anmälan rapportera rapporteras larma | självmant eget initiativ
självmant oombedd | omprövas ompröva omprövning pröva prövas nytt | varsel uppsägningstid uppsägning | tillsyn
kontroll kontrollera kontrolleras granskning övervaka | nej avslag neka nekas avslå avslås avböja avböjer | ja
samtycka samtycker godkänna medge | besked beslut svar svara meddelande | underrätta underrättas meddela meddelas
informera informeras upplysa upplys veta tala berätta | upplysa upplys upplyses informera berätta tala meddela veta |
klarlägga klarläggs utreda ta reda | kännedom veta känner känna | dyr dyrare dyrast öka ökat ökar kostnad | billig
billigare billigast lägst lägre | svårt svårighet svårigheter svår problem | krav kräva kräver krävs villkor behövs
behöver måste | utföra utförs göra gör görs sköta sköter | ansvara ansvarar ansvarig ansvar sköta sköter sak stå står
| bekosta bekostar bekostas betala betalar betalas stå står | ersätta ersätts ersättning betala betalas täcka täcks |
återlämna återlämnas lämna lämnas tillbaka | återkalla återkallas ta tas tillbaka ångra | upphäva upphävs riva avsluta
slopa | avsluta avslutas upphöra upphör sluta slutar | fortsätta fortsätter fortsatt kvarstå kvarstår kvar gälla
gäller | ändra ändras ändring byta justera | öka ökar ökat ökade fler mer högre dyrare stiga stiger stigit | minska
minskar minskat färre mindre lägre sjunka sjunker sjönk | majoritet flertal hälften flesta | genomsnitt snitt
medelvärde median | inträffa inträffar hända händer ske sker | utebli uteblir uteblivit komma kom kommer dyka
frånvarande | försenad sen sent försening | skyndsam skyndsamt snabbt snarast fort genast | tillfällig tillfälligt
kort övergående | varaktig varaktigt bestående permanent långvarig långvarigt | omfattande stor mycket mer | nödvändig
nödvändigt krävs behövs behövas | sakkunnig sakkunniga expert experter specialist | inställning åsikt vilja vill tycka
tycker | önska önskar önskemål vilja vill | belastningsregister belastningsregistret registerutdrag utdrag |
folkbokförd skriven bosatt | företräde förtur kö före | sommarjobb feriearbete feriejobb jobb arbete | nödansökan
nödprövning nödbistånd akut nöd | betyg värde omdöme poäng | sämst lägst sämre lägre | bäst högst bättre högre | nöjd
nöjda omdöme tillfredsställd | avboka avbokar avbokas avbokning inställa | debitera debiteras betala betalar kosta
kostar avgift | försena försenas försening dröja | möjlighet möjligt kan tillfälle chans | lönt meningsfullt mening
värt | döma avgöra bedöma | beröra berörs berör gälla gäller omfatta omfattas påverka | opartisk opartiskhet neutral |
sammanträda sammanträder träffas möte möts | ledamot ledamöter politiker | expediera expedieras skicka skickas | yrka
yrkar yrkande vilja vill begära föreslå | bevilja beviljas beviljar få får ja säga | utreda utreds utredning undersöka
| tillträda tillträder börja | avgå avgår sluta slutar lämna | efterträda efterträder ersätta ta över | kostnadsfri
kostnadsfritt kostnadsfria avgiftsfri avgiftsfritt avgiftsfria gratis | kostnadsfri kostnadsfritt kostnadsfria kosta
kostar kostnad
"""
"""Words that often stand for one another, but have other senses too."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for group in _GROUPS.split("|"):
        stems = {stem(w.replace("-", "")) for w in group.split()}
        for s in stems:
            near[s] |= stems
    return {s: frozenset(others - {s}) for s, others in near.items()}


def near_equals(term: str) -> frozenset[str]:
    """Stems that may stand for the one given."""
    return _table().get(term, frozenset())


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for line in (_DATA / "synlex.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            one, other = (stem(word) for word in line.split("\t"))
            near[one].add(other)
            near[other].add(one)
    for line in (_DATA / "everyday.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            plain, formal = ({stem(w) for w in side.split()} for side in line.split("/"))
            for term in plain:
                near[term] |= formal
            for term in formal:
                near[term] |= plain
    for group in _OFTEN.split("|"):
        stems = {stem(w.replace("-", "")) for w in group.split()}
        for term in stems:
            near[term] |= stems
    return {term: frozenset(others - {term}) for term, others in near.items()}


def is_synonym(one: str, other: str) -> bool:
    """Whether two stems may stand for one another in some sense of theirs: by Synlex, or a list of our own."""
    return other in _synonyms().get(one, ())
