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
    oss zaten stonden hadden waren werd werden hoorde zag zagen
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

_DAILY_WORDS_TEXT = """
    stel stelde stellen steeg hoog hoge hoger laag lage lager breed smal dik dikke dun dunne zacht
    zachte hard harde nat droog schoon vies leeg lege volle rond recht links rechts midden overkant kant
    kanten hoek hoeken rand top bodem binnenkort weldra vlug vlot traag langzaam plotseling ineens
    opeens zelden ooit eens tweemaal eenmaal tweede derde vierde twee drie zes zeven acht negen tien elf
    twaalf twintig dertig veertig vijftig honderd duizend mijne jouwe zijne hare uwe elkaars mezelf
    jezelf zichzelf onszelf dezelfde zulke allebei beide beiden sommigen anderen velen weinigen blijkt
    bleek leek klinkt klonk rook ruikt proeft proef smaakt gebruik gebruikt gebruiken betaal betaalt
    betalen betaald koopt kocht gekocht verkoop verkocht verkopen huurt huren bouwt bouwen gebouwd verf
    verven geverfd poets poetst poetsen gepoetst dweilen stofzuig stofzuigen gestofzuigd strijk strijken
    gestreken kookt kook gekookt bak bakt bakken gebakken bakte braad roer roeren mix proefde snijdt
    snijden sneed eet aten drinkt dronk ontbijten lunch lunchen diner toetje pudding rijst pasta
    aardappel aardappels groente groenten fruit appel appels peer peren banaan bananen kaas ham worst
    kip vis soep saus boter suiker zout peper ei eieren water thee sap bier wijn cola frisdrank koek
    koekje koekjes snoep chips patat friet frietjes pizza salade tomaat tomaten komkommer wortel wortels
    ui uien look prei spinazie zwem zwemt zwemmen zwom gezwommen ren rent rennen rende gerend sport
    sportte gesport train traint trainen getraind speelt speelde speel spel spelletje spelletjes puzzel
    puzzels puzzelen bouwpakket kaarten kaartje lees las lazen gelezen schrijf schrijft schreef
    schrijven geschreven tekent tekenen teken tekende zing zingt zingen zong gezongen dans danst dansen
    gedanst lach lacht lachen lachte gelachen huil huilt huilen huilde gehuild glimlach grap grappen
    grappig geinig serieus fiets fietst fietste gefietst rijd rijdt reed gereden rijden parkeer parkeren
    geparkeerd vlieg vliegen vloog vaar varen voer reist reizen reisde gereisd tram metro taxi vliegtuig
    boot fietsenstalling station halte perron wegen snelweg kruispunt stoplicht brug tunnel
    parkeerplaats garage benzine diesel huisje flat appartement woning kamers keuken badkamer douche
    toilet wc slaapkamer woonkamer schuur tuintje balkon terras deuren ramen gordijn gordijnen lamp
    lampen kast kasten stoelen tafels bankstel matras kussen deken dekens laken lakens handdoek
    handdoeken kraan wasmachine droger vaatwasser oven magnetron koelkast vriezer stofzuiger strijkijzer
    televisie radio laptop tablet lader jas jassen broek broeken rok jurk jurken trui truien shirt
    shirts sok sokken schoen schoenen laars laarzen pet muts sjaal riem tas tassen rugzak portemonnee
    paraplu bril horloge ring ketting armband kapper knippen geknipt nagel nagels tanden kies kiezen
    neus oor oren mond lip lippen wang kin nek keel schouder schouders elleboog hand handen vinger
    vingers borst maag heup heupen knie knieen enkel voet voeten teen tenen pijn pijnlijk griep koorts
    hoest hoesten verkouden verkoudheid allergie pleister verband zalf pil pillen tabletten recept
    apotheek huisarts arts specialist fysio fysiotherapeut verpleegster verpleger zuster bloed bloeddruk
    gewicht dieet mam pap ouder oudste jongste tweeling neef neven nicht nichten tante tantes
    schoonmoeder schoonvader zwager schoonzus kleinkind kleinkinderen stiefvader stiefmoeder baby peuter
    kleuter puber tiener meid meiden jongens knul vent kerel dame heer collega collegas chef bazin klant
    klanten buurjongen buurmeisje buurtje kennis kennissen oppassen gast gasten juffrouw meester leraar
    leerkracht directeur mentor klasgenoot les lessen toets toetsen rapport cijfers rekenen taal lezing
    schooltas gymles gym schoolreis schoolreisje studie student universiteit hbo mbo stage cursus
    diploma examen examens kantoor winkelen markt supermarkt bakker slager groenteboer kassa bonnetje
    aanbieding korting prijs prijzen duur goedkoop gratis euro euros cent centen loon salaris belasting
    toeslag toeslagen huurtoeslag zorgtoeslag uitkeringen schuld schulden lening sparen gespaard spaar
    verzekeraar verzekeringen bankpas pin pinnen contract formulieren formulier brieven envelop
    postzegel post postbode pakket pakketje bezorger bestelling bestellen besteld bestel webshop hondje
    katten poes poesje kitten konijn konijnen vogel vogels vissen paard paarden hamster cavia bloem
    bloemen plant planten boom bomen gras blad bladeren zee strand duinen rivier berg bergen zonnig
    bewolkt regent regende sneeuw sneeuwt storm wind waait waaide vorst ijs mist onweer donder bliksem
    hitte warmte kou koude koel fris lente herfst winter januari februari maart april mei juni juli
    augustus september oktober november december kerst kerstmis pasen sinterklaas ramadan suikerfeest
    offerfeest koningsdag oudjaar nieuwjaar carnaval verjaardagen trouwdag bruiloft feestje feestdagen
    cadeau cadeaus slingers ballon ballonnen blije blijer vrolijk vrolijke opgewekt tevreden trots
    dankbaar opgelucht kalm relaxed rustige stil stille verdrietig somber alleenig eenzaam nerveus
    zenuwachtig onzeker verward jaloers schuldig schaam schamen boosheid verdriet stress drukte drukke
    spanning ruzie ruzies ruzieen gezeur zeur zeuren gezeik knap dapper sterk sterke zwak zwakke slim
    slimme dom domme gek gekke raar rare vreemd vreemde normaal normale nieuwsgierig eerlijke trouw
    trouwe jong jonge oude bejaard beroemd rijk arme praatte gepraat kletsen klets gekletst babbel
    roddel roddels beller belden skypen videobellen berichtje berichtjes appjes appje mailtje mails
    internet wifi facebook instagram tiktok snapchat whatsapp youtube account wachtwoord inloggen
    uitloggen scherm knop knoppen fotos filmpje filmpjes beloof beloofd beloven belofte afgesproken
    afspreken afspraken afspraakje gepland plannen plan planning agenda datum tijdstip kwartier
    kwartiertje halfuur uurtje uren seconde eventjes poosje tijdje zonet zodra terwijl hoewel tenzij
    mits opdat zodat behalve namelijk immers trouwens kortom tevens hierbij daarbij waarbij hiermee
    daarmee waarmee hierna waarna hierop daarop waarop ervan ervoor erbij erna eruit erop eronder erover
    erin erdoor ertussen hierheen daarheen voortaan sindsdien tegenwoordig vaker minder minst meest
    meeste meestal teveel hielp geholpen helpt helpende steun steunt steunen gesteund zorg zorgt zorgen
    gezorgd verzorg verzorgen verzorgd luister luistert luisterde geluisterd begreep begrepen snap snapt
    snappen gesnapt merkt merk merken gemerkt hoopt hopen hoopte wens wenst wensen gewenst droom droomt
    geprobeerd lukte gelukt durf durft durfde durven twijfel twijfelt twijfelen besloot besluiten
    besloten besluit kiest koos gekozen vertrouw vertrouwt vertrouwen herinner herinnert herinneren
    vergeet vergat verloor verlies verliezen verloren wint winnen won gewonnen geloofde meende meent
    schijnt scheen heet heette noemt noemen noemde genoemd ken kent kennen kende gekend gebleven bleven
    komend komende volgend vorig vorige zitting gezeten gestaan liggen gelegen hangt hangen hing
    gehangen zetten gezet legt leggen legde gelegd stop stopt stoppen stopte gooi gooide zeggende sprak
    spraken spreekt spreek verklaar verklaart uitleg uitleggen uitgelegd opgestaan opstaan sta opsta
    aankleden omkleden douchen gedoucht scheren waste gewassen afwas afwassen afgewassen opruimen ruim
    ruimt ruimde weggooien vuilnis afval prullenbak container klus klussen klussende kluste geklust
    reparatie repareren gerepareerd repareer kapotte stuks boor boren schroef schroeven spijker spijkers
    gereedschap ladder verhuisde verhuisd verhuizer dozen doos inpakken uitpakken ingepakt uitgepakt pak
    pakje pakken rechter rechtbank advocaat aangifte wijkagent agent agenten reclassering jeugdzorg
    jeugdbescherming voogd opvang opvanghuis blijfgroep maatschappelijke werker werkster consulent
    wijkteam veilig scheiding gescheiden scheiden omgang omgangsregeling bezoekregeling alimentatie
    mediation mediator vakantieoord camping tent caravan hotel kamperen koffer koffers ticket tickets
    paspoort visum cool nice great morning evening night work mom dad mother father sister brother
    friends window car phone food dinner shopping money doctor hospital happy sad tired angry busy
    weather rain sunny cold sleep slept eat ate drink played play watch watched movie read book walk
    walked run ran drive drove talk talked called text texted came
"""
COMMON_WORDS = STOP_WORDS | frozenset(_COMMON_WORDS_TEXT.split()) | frozenset(_DAILY_WORDS_TEXT.split())
