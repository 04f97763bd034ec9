"""Ordinary words: they carry no signal alone, and spelling repair leaves them alone."""

_STOP_WORDS_TEXT = """
    de het een en of maar want dus ik je jij u we wij hij zij ze hem haar hun me mij mijn jou jouw uw
    zijn ons onze die dat dit deze er hier daar wat wie hoe van in op aan te tot met voor bij door over
    om uit als dan nog al ook niet geen wel ja nee is was ben bent heb hebt heeft had ga gaat gaan kan
    kun mag moet zal nu toen naar the a an and or i you he she it we they me my his her to of in on is
    was be are not no
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())

_COMMON_WORDS_TEXT = """
    liet los zeiden kwamen kreeg krijgen gaf lag lagen
    zaten stonden hadden waren werd werden hoorde zag zagen
    keek hield ging gingen bleef riep vroeg vond
    dachten probeerde begon moesten konden wilden zouden zal zullen
    hebben kinders huid arm been rug buik oog ogen
    haren schoot stoel tafel vloer muur dak kelder zolder gang
    helft stuk stukje meteen gelijk straatje winkels park bos fietsen bank pan bord glas fles kleed dweil
    aan aandacht aardig achter adres af afgelopen afspraak allang alle alleen alles alsjeblieft altijd
    ander andere anders antwoord app appen appt auto avond baan baas bank bed bedankt beetje begeleider
    begin begint begrijp begrijpen bel belangrijk bellen belde belt ben beneden best beste beter bezig
    bezoek bij bijna binnen blij blijf blijft blijven boek boodschappen boos boven bovendien brief broer
    broers brood bus buren buurman buurt buurvrouw buiten computer contact daarom daarna daarvoor dacht
    dag dagen dank dankjewel deed denk denkt deur dingen dochter doe doen doet dokter donderdag
    doorgeven druk drinken duidelijk dus duurt echt eerder eergisteren eerlijk eerst eerste eigen
    eigenlijk einde elkaar elke en erg ergens eten even ex familie feest film fijn foto gaaf gang geeft
    gebeld gebeurd gebeurt gedaan geef geel gegaan gegeten gehad gehoord gekomen gekregen geld geleden
    geloof gelukkig gemaakt gemeente gemist genoeg geven gewandeld geweest gewerkt gewoon gezegd
    gezellig gezien gezond gisteren gisteravond goed goede groot grote haal haalt half halen hallo hart
    heel hele helemaal helpen hetzelfde hoeft hoi hoofd hoop hoor hopelijk hond huis huiswerk huur
    iedereen iemand iets inderdaad jaar jaren jarig jongen jullie juf kamer kat keer kerk kijk kijken
    kind kinderen klaar klas klein kleine kleren kom komen komt koffie koken kon koop kort koud kwam
    kwijt kunnen laat laatste lang lastig later laten leer leest leg leren lekker leuk leven lezen liep
    lief liefst ligt lijkt loop loopt lukt luisteren maak maakt maand maandag maanden maar maken
    makkelijk mama man mee meer meisje melk mensen mevrouw middag minuten misschien moe moeder moeilijk
    moest mogen mooi mooie morgen muziek naam naast nacht natuurlijk neem neemt nemen nergens net nieuw
    nieuwe niemand niks nodig nooit nou nummer ochtend oma onder ondertussen ongeveer ontbijt oom oppas
    opa open opgehaald ophalen opnieuw ouders oud overal overdag overigens papa paar pas plaats politie
    pols praat praten precies proberen probeer prima raam regen rekening reis rustig rust samen school
    schoolplein sinds slaap slaapt slapen sleutel snel sommige soms spelen sporten spreken staan staat
    stad steeds straat straks sturen stuur stuurt taart tand tegen telefoon telkens terug thuis tijd
    tijdens trein trap tuin tussen uur vaak vader vakantie vanaf vanavond vandaag vanmiddag vanmorgen
    vannacht vanochtend vast veel verder verjaardag verhuizen verhuizing verteld vertellen vertelt vind
    vinden vindt vijf vlees vier vol volgende vooral voelt voel vraag vragen vriend vrienden vriendin
    vrij vrijdag vroeg vroeger vrouw waar waarom waarschijnlijk wacht wachten wakker wandelen wanneer
    warm was wassen weer week weekend weet weg weinig welke welkom wel werk werken werkt weten wil wilde
    willen winkel wist woensdag wonen woon woont word worden wordt zaterdag zeg zeggen zegt zei zeker
    zelf zelfs zet zien ziet ziek ziekenhuis zit zitten zo zoals zoek zomaar zomer zon zondag zonder
    zoon zou zus zwaar alweer avondeten boekhouding boodschap dinsdag dierenarts eindelijk geregeld
    gesprek gespeeld gestuurd getekend gewend hulpverlener instelling inburgering inmiddels kinderopvang
    knutselen maatschappelijk medicijnen medewerker misverstand momenteel ondanks ontspannen opgeruimd
    opleiding overleg rijbewijs rondje schoonmaken slotenmaker solliciteren spannend spullen tandarts
    telefoonnummer toestemming uitgenodigd uitkering vergadering vergeten verwacht verwachten
    verzekering voorstelling voorzichtig vriendelijk wandeling weekendje woningbouw zaterdagmiddag
    zelfstandig zwembad zwemles zwanger gespannen gesproken geslapen gestopt gestruikeld geslaagd
    begonnen bekend after again all am any at because been before call can come could day did do does
    door fine for friend from get go going good had has have help here him home house how if just kids
    know later like now okay ok out please really said say says sorry still tell thank thanks that then
    there this time today told tomorrow up us very want week well went what when where who will with
    would yes yesterday your
"""
COMMON_WORDS = STOP_WORDS | frozenset(_COMMON_WORDS_TEXT.split())
