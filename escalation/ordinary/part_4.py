"""Ordinary words from "jaag" to "nylon". Source and licence: see the package."""

WORDS = """
    jaag jaagde jaagden jaagpad jaagt jaap jaarboek jaargang jaarlijks jaarlijkse jaarrond jaars jaartal
    jaartje jaartjes jacht jachten jack jacket jackets jackpot jacks jacquet jacuzzi jade jaden jaeger jagen
    jagende jager jagers jaguar jaguars jak jakhals jakkes jaloerse jaloezie jam jammen jammer jammeren
    jammie jams jan janet jank janken jankend jankende jankt janmaat jantje jantjes janus jap japanner
    japanners japon jarenlang jargon jarige jarigen jasje jasjes jasmijn jaspis jaszak jat jatte jatten jawel
    jawoord jazeker jazz jazzband jazzclub jazzy jeans jee jeep jeeps jeetje jegens jehova jekkers jemig jen
    jenever jennen jenner jerrycan jersey jet jetje jetlag jets jetset jetski jeu jeugd jeugdig jeugdige
    jeugdigen jeugdlid jeuk jeuken jeukende jeukt jeune jezuiet jezuieten jicht jihad jihadist jihadistische
    jijzelf jingle jingles jippie jiujitsu job jobs joch jochie jochies jock jockey joden jodendom jodium joe
    joeg joegen joekel joel joep joepie jog joggen jogger joggers jogging joh join joint jointje jojo joke
    joker jokers jokes jol jon jonas jonathan jongelingen jongelui jongeman jonger jongere jongeren jongetje
    jongetjes jongs jonk jonker jonkers jonkheer jonkie jonkies jonkman jood joods joodse joon joop jota
    joule jour journaal journalist journaliste journalisten journalistiek journalistieke joystick jozef juan
    jubilea jubilee jubileum judas judo judoka juffen jugendstil juich juichen juichend juicht juichte juicy
    juist juiste juister juistheid jukbeen jukebox jul julienne jumbo jumpen jumper jumpers jumpsuit jun
    jungle junior junioren juniores junk junkfood junkie junkies junks junta jura jureren jurering juridisch
    juridische jurisdictie jurisprudentie jurist juriste juristen jurkje jurkjes jury jurylid jus justitie
    justitieel justitiele jut jute juten juweel juweeltje juweeltjes juwelen juwelier juweliers kaag kaaiman
    kaak kaaklijn kaal kaalheid kaalslag kaap kaapt kaapte kaars kaarsen kaarsje kaarsjes kaarsvet kaart
    kaartjes kaatje kaatst kabaal kabel kabeljauw kabels kabeltje kabinet kabouter kabouters kabuki kachel
    kachels kadaster kadastrale kadaver kadavers kade kademuur kader kaderen kaderlid kaders kades kadetten
    kadijk kaf kaft kain kajak kajakken kajuit kakelen kaken kaki kakken kale kalende kalender kalenders
    kaler kalf kalfje kalfjes kali kaliber kalibreren kalief kalifaat kalium kalk kalken kalkoen kalle
    kalligrafie kalme kalmeert kalmeren kalmpjes kalmte kalveren kam kameel kamelen kameleon kamen kameraad
    kameraden kamertje kamikaze kamille kammen kamp kampeer kampeerders kampeert kampen kamper kamphuis
    kampioen kampioene kampioenschap kampong kampt kampte kampvuur kamt kanaal kanalen kanarie kanaries
    kandelaar kandelaars kandidaat kandidate kandidaten kandidatuur kaneel kanis kanjer kanjers kanker
    kankers kannen kannibaal kannibalen kannibalisme kano kanoen kanon kanonnen kans kansarme kansel kansen
    kansje kansloos kansloze kansrijk kansspel kantel kantelen kantelt kantine kantines kantje kantjes
    kantlijn kanton kantoren kanunnik kap kapel kapelaan kapellen kapen kaper kapers kaping kapitaal kapitale
    kapitalen kapitalisme kapitalisten kapitein kapiteins kapittel kapje kapmes kapot kappa kappen kappers
    kapsalon kapsel kapsels kapsones kapster kapstok kapt kaptafel kapte kar karaat karaats karabijn karaf
    karakter karakteristiek karakters karamel karaoke karate karavaan kardinaal kardinalen karen karig
    karikaturen karikatuur karkas karma karnemelk karper karpers karren karretje karretjes karst kart
    kartbaan kartel kartels karten karting karton karts karwei kas kasboek kasjmier kassabon kasseien kassen
    kassier kastanje kastanjes kastdeur kaste kasteel kasteeltje kastelein kastelen kastje kastjes katachtige
    katalysator katapult kater katern kathedraal kathedralen katheter katholicisme katholiek katholieke
    katholieken katje katjes katoen katoenen katrol kauw kauwen kauwgom kauwgum kauwt kavel kavels kaviaar
    kazen kazerne kazernes kcal kebab keelgat keelpijn keen keep keepen keeper keepers keepster keepte keerde
    keerden keerpunt keert keertje kees keet kegel kegelen kegels kei keien keihard keiharde keizer keizerin
    keizerlijke keizers keken kekke kelderen kelders kelen kelk kelly kelner kelvin kemenade kemp kempen
    kemphaan kenau kenbaar kenden kengetal kenmerk kenmerken kenmerkt kennel kennelijk kennende kenner
    kenners kennisgeving kennismaking kenteken keppel keramiek keramisch keramische keratine kerels kereltje
    keren kering kerkdorp kerke kerkelijke kerken kerker kerkers kerkgangers kerkhof kerkje kerkklok kerkkoor
    kerkorde kerkweg kerkzaal kermis kern kernbom kernel kernen kernramp kerntaak kernteam kerosine kerrie
    kers kersen kerstbal kerstdag kersten kerstman kersvers ketchup ketel ketelaar ketels keten ketenen
    ketens ketjap ketter ketterij ketters kettingen kettinkje keu keukens keur keurde keuren keurig keurige
    keuring keurmerk keurt keus keuze keuzen keuzes keuzevak kever kevers kevlar keyboard keyboards khan
    kibboets kick kicken kicks kid kiekeboe kiekje kiekjes kiel kielzog kiem kiemen kien kienen kier kiespijn
    kiesraad kieswet kietelen kietelt kieuwen kievit kieviten kiezel kiezer kiezers kif kift kijf kijkduin
    kijkend kijkende kijker kijkers kijkje kijkt kikker kikkers kille killen killer killers kilo kilogram
    kilometer kilometers kiloton kilowatt kilt kim kimono kinderachtig kinderachtige kinderafdeling
    kinderarbeid kinderarts kinderbijslag kinderboek kinderboeken kinderfeest kinderfeestje kinderfeestjes
    kinderjaren kinderjury kinderkamer kinderkleding kinderkoor kinderliedjes kinderlijk kinderlijke
    kinderloos kinderloze kindermeisje kindermisbruik kinderporno kinderrechten kinderrechter kinderschoenen
    kindersterfte kindertehuis kindertelefoon kindertijd kindertjes kinderwagen kinderwagens kinderwens
    kinderziektes kindje kindjes kinds kinetische king kingsize kinine kink kinky kiosk kiosken kipfilet
    kippen kippers kippetje kir kirsch kist kisten kistje kit kitesurfen kits kitsch kittel kittens kiwi
    klaag klaagde klaagden klaagt klaart klaas klacht klachten kladblok klagen klagende klagers klak
    klakkeloos klam klamboe klamme klampen klandizie klank klanken klantenservice klap klapband klaplong
    klappen klapper klaproos klapt klapte klare klaren klarinet klasgenootjes klasse klassen klassiek
    klassieke klassieken klassieker klassiekers klauteren klauw klauwen klauwier klavecimbel klaver klaveren
    klavertje klavier kleden klederdracht kledij kleding kleedde kleedje kleedjes kleedt kleef kleeft
    kleerkast kleermaker kleerscheuren kleertjes klef kleffe klei kleiner kleinere kleinigheid kleinigheidje
    kleinood kleins kleinschalig kleinschalige kleinst kleinste kleintje kleintjes kleiweg klem klembord
    klemmen klemtoon klep klepel kleppen klerk kletsnat kletst kleur kleurde kleuren kleurig kleurige
    kleuring kleurling kleurlingen kleurt kleurtje kleurtjes kleuters kleven klever kleverig kleverige kliek
    kliekjes klier klieren klif kliffen klik klikken kliko klikt klikte klim klimaat klimaten klimmen klimmer
    klimmers klimop klimrek klimt kling kliniek klinieken klinisch klinische klink klinken klinkend klinker
    klinkers klip klippen klodder kloeke kloet klojo klok klokhuis klokje klokjes klokke klokken
    klokkenluiders klokslag klokte klom klommen klomp klompen klompjes klonen klonken klontje klontjes kloof
    klooien kloon klooster kloosters kloot klootzak klop kloppen kloppend klopt klopte klopten klos klote
    kloten kloven klucht kluif kluis kluisje kluisjes kluit kluiten kluitje kluizen klusje klusjes klusser
    kluts kluun kluwen klysma knaagt knaap knaapje knabbel knabbelen knagen knakker knal knalde knallen
    knallend knaller knalt knapen knappe knappen knapper knapperd knapperig knapperige knapste knapt knapte
    knar knecht knechten kneden kneep kneepjes knel knelpunt knelt knetter kneus kneuzen kneuzing knevel
    knielde knielen knielt knieval knijp knijpen knijpt knik knikje knikken knikker knikkers knikt knikte
    knip knipogen knipoog knipper knipperde knippert knipsels knipt knipte knobbel knobbels knoeien knoeit
    knoet knoflook knokkels knokken knol knollen knoop knoopje knoopjes knoopt knoopte knopen knopje knopjes
    knor knorren knorrig knorrige knots knowhow knudde knuffel knuffelen knuffels knuffelt knuffeltje knullen
    knulletje knullig knuppel knuppels knus knusse knutsel koala kobalt kochten kodak koe koeien koeken
    koekoek koelbox koelcel koele koelen koeler koelere koeling koelste koelt koelte koeltjes koemelk koen
    koene koepel koepels koerden koerier koeriers koers koersen koest koester koesterde koestert koetjes
    koets koetsen koetsier koevoet koffertje kofschip kogel kogels kogelvis kohl koi kok kokend kokende koker
    kokers kokertje kokkie kokkin kokos koks kol kolen kolere kolf kolibrie koliek kolk kolom kolommen
    kolonel koloniaal koloniale kolonialisme kolonie kolonien kolonies kolonisatie koloniseren kolonisten
    kolos kolven komaan komaf kombuis komedie komedies komeet kometen komiek komieken komisch komische
    komkommers komma kommen kommer kommetje kompaan kompanen kompas komst kondig kondigde kondigen kondigt
    konijntje konijntjes koning koningen koningin konings koninklijk koninklijke koninkrijk koninkrijken kont
    konten kontgat kontje kontjes konvooi konvooien koog kooi kooien kooiman kooitje kookboek kookles kookpot
    kookpunt kookte kool koolhaas koolmees koolmonoxide koolraap koolstof koolzaad koolzuur koopakte koophuis
    koopje koopjes kooplui koopman koopsom koopvaardij koopwaar koor koord koorden koosjer koosnaam kop
    kopbal kopen koper koperen kopers kopgroep kopie kopieen kopieer kopieerde kopieert kopieren kopietje
    kopij kopje kopjes koplamp koploper kopman koppel koppelde koppelen koppeling koppelingen koppels koppelt
    koppeltje koppen koppig koppige koppigheid koppijn koprol kops kopse kopstoot kopstuk kopte koptische
    koraal koralen koran kordaat koren korfbal koriander korporaal korps korpsen korrel korrelig korrels
    korreltje korset korst korstjes kortademigheid kortaf korte korten korter kortere kortfilm korthaar
    kortingen kortst kortste kortstondig kortstondige kortweg kortzichtig kortzichtige kosmisch kosmische
    kosmos kost kostbaar kostbaarste kostbare koste kosten kostende koster kostte kostten kostuum kostuums
    kots kotsbeu kotsen kotst kouder koudere koudste koufront kous kousen kouwe kozak kozakken kozen kozijnen
    kraag kraai kraaien kraak kraakt kraal kraam kraambed kraampje kraampjes kraantje krab krabbel krabbels
    krabbelt krabben krabpaal krabt kracht krachten krachtig krachtige krachtiger krachtigste krak kraken
    krakende kraker krakers kralen kramen kramer kramp krampachtig krampen kranen kranig krank krans kransen
    krant kranten krantje krap krappe krapte kras krasje krasjes kraslot krassen krat krater kraters kratje
    kratten krediet kredieten kreeft kreeften kreek kreet kregen krekel krekels kreng krenten kreten kreukels
    kreun kreunde kreunen kreunt kreupel kreupele kribbe kriebel kriebelen kriebels kriebelt kriek krieken
    krijg krijger krijgers krijgt krijn krijsen krijt krijtje krijtjes krik krikken krimp krimpen krimpt
    kring kringen kris kriskras kristal kristen kritiek kritieke kritieken kritisch kritische kritischer
    krochten kroeg kroegen kroelen kroes kroeze krokant krokante kroket krokodil krokodillen krokus krol krom
    kromme kromming kronen kroniek kronieken kroning kronkel kronkelen kronkels kronkelt kroon kroonde kroont
    kroontje kroop kroos kroost krop kropen krotten kruid kruiden kruidig kruidige kruik kruiken kruimel
    kruimels kruin kruip kruipen kruipend kruipt kruis kruisen kruiser kruisers kruisiging kruising
    kruisingen kruisje kruisjes kruist kruiste kruisten kruisvaarders kruisweg kruit kruitvat kruizen kruk
    krukas krukje krukken krul krullen krullend krult krultang krypton kub kubieke kubus kubussen kudde
    kuddes kuif kuiken kuikens kuil kuilen kuiltje kuiltjes kuip kuiper kuipers kuisen kuisheid kuit kuiten
    kul kunde kundig kundige kungfu kunne kunst kunsten kunstenaar kunstenaars kunstenares kunsthal kunstig
    kunstige kunstje kunstjes kunstwerk kunstwerken kunt kuren kurk kurkuma kus kusje kusjes kussens kust
    kuste kusten kustlijn kusttram kustweg kut kutje kutjes kutten kutwijf kutzooi kuub kuur kuuroord kwaad
    kwaal kwab kwade kwaden kwader kwadraat kwadrant kwak kwakzalver kwakzalverij kwakzalvers kwal kwalen
    kwalificatie kwalificaties kwalificeert kwalificeren kwalijk kwalijke kwalitatief kwalitatieve kwaliteit
    kwaliteiten kwallen kwantitatief kwantitatieve kwantiteit kwantum kwark kwart kwartaal kwartel kwartet
    kwartje kwartjes kwarts kwast kwasten kweek kweekt kweekte kweken kweker kwekerij kwekerijen kwekers kwel
    kwelders kwellen kwelling kwellingen kwestie kwesties kwets kwetsbaar kwetsbaarheid kwetsbare kwetsen
    kwetsend kwetst kwiek kwijl kwijlen kwijtschelding kwik kwintet kwis laad laadbak laadklep laadpaal
    laadruim laadt laagbouw laagdrempelig laagdrempelige laagje laagjes laagland laagst laagste laagte laaide
    laaiend laak laakbaar laan laantje laar laarsje laarsjes laatje laatst laatsten lab label labelen labels
    labiel labiele labo laborant labrador labs labyrint lachend lachende lacherig lachertje lachgas lachje
    lachten laconiek lacrosse lactose ladders lade laden laders lades lading ladingen lady laesies laf
    lafaard lafaards lafbek laffe lafheid lagere lagers lagune lagunes lak lakei lakeien lakenhal lakken laks
    lakse laksheid lala lam lama lambada lambda lambrisering lamellen laminaat lamme lammeren lammert
    lammetje lammetjes lampje lampjes lamsbout lamsvlees lancaster lanceerde lanceert lanceren lancering
    lancet land landbouw landcode landde landden lande landelijk landelijke landen lander landers landgoed
    landheer landhuis landing landingen landje landman landmijn lands landschap landt landtong landweg lanen
    langdurig langdurige lange langen langer langere langhaar langlaufen langs langst langste langszij
    languit langwerpig langwerpige langzame langzamer lans lantaarn lantaarns laos lap lapdance lapis lapje
    lapjes lappen lapt laptops lar laren large largo larie lariks lark larve larven lasagne laser laseren
    lasers lassen lasser lassers lasso last laste lasten laster lastige lastiger lastigste lastpak laswerk
    lat late latent latente lateraal laterale latere latex latijn latin latino latte latten laude launch
    laureaat laureaten laurier lauw lauwe lauweren lava lavendel law lawaai lawine lawines lazarus lazer lbo
    lcd leader leaders league lease leasen lector lectuur led lede ledemaat leden ledental leder lederen
    ledig leds lee leed leef leefbaar leefbaarheid leefbare leefde leefden leefloon leeft leeftijd leegheid
    leegloop leegte leem leemans leemte leen leende leenden leenheer leent leerboek leerde leerden leergang
    leerjaar leerkrachten leerling leerlinge leerlingen leerplan leerrijk leers leerstof leert leerweg
    leerzaam leerzame leesbaar leesbaarheid leesbare leesboek leesbril leesclub leesvoer leeszaal leeuw
    leeuwen leeuwerik leeuwin lef legaal legaat legale legalisatie legaliseren legalisering legaten legden
    legen legend legenda legendarisch legendarische legende legenden legendes leger legering legers legertje
    legertop leges leggers legging leggings legio legioen legislatuur legitiem legitieme legitimatie
    legitimeren legitimiteit lego leguaan leguanen lei leiband leid leidde leidden leiden leidend leidende
    leider leiders leiderschap leiding leidraad leidsman leidster leidt leien leisteen lek leken lekkage
    lekkages lekke lekken lekkende lekkere lekkernij lekkernijen lekkers lekkerst lekkerste lekkertje lekt
    lekte lel lelie lelies lelijk lelijke lelijker lelijkerd lelijkheid lelijks lelijkste lemen lemma lemmer
    lemmet lende lendenen lenen lener leng lengte lengten lengtes lenig leningen lens lentedag lenzen lepel
    lepelaar lepelen lepels lepeltje lepra leraars leraren lerares lerend lerende lering lesauto lesbienne
    lesbiennes lesbisch lesbische lesbo lesboek lesdag lesdagen lesgeeft lesgeven lesgever lesje lesstof
    leste lesuren lesuur let letsel lette letten letter letteren letterlijk letterlijke letters lettertjes
    lettre leugen leugenachtige leugens leugentje leuke leukemie leuker leukere leukers leuks leukst leukste
    leun leunde leunen leuning leuningen leunt leur leuren leus leut leute leuze leuzen leve level levels
    levend levende levenden levendig levendige levendiger levendigheid levens levenslang leventje lever
    leverancier leveranciers leverde leverden leveren levering levert leviathan lex lexicon lezende lezer
    lezers lezingen liaison liane libel libelle libellen liberaal liberale liberalen liberalisering
    liberalisme libero libido libretto librije libris lic licentie licenties lichaam lichamelijk lichamelijke
    lichamen licht lichtbak lichte lichten lichtend lichter lichtere lichtheid lichting lichtje lichtjes
    lichtnet lichtste lichtte lichtval lichtvoetig lick lid lidmaatschap lidstaat lidwoord lied liedboek
    lieden liederen liedje liedjes liefdadigheid liefde liefdes liefheb liefhebbers liefje liefjes lieflijk
    lieflijke liefs liefste lieftallige lieg liegen liegende liegt liepen lier lieren lies liesje lieten
    lieve lieveling lieven liever lieverd lieverdje lieverds lifestyle lift liften lifter lig liga ligbed
    ligfiets liggend liggende liggers ligging ligstoel liguster lijd lijden lijdend lijdende lijder lijders
    lijdt lijdzaam lijf lijfje lijk lijken lijkend lijkende lijkwade lijm lijmen lijn lijnbaan lijnbus
    lijnden lijnen lijnstuk lijntje lijntjes lijnzaad lijst lijsten lijster lijstje lijstjes lijve lijven lik
    liken likes likeur likje likken likt likte lil lila limbo limerick limes limiet limieten limit limo
    limoen limonade limousin limousine limousines linde linden linea lineair lineaire lingerie lingua
    linguist linguistische liniaal linie linies link linke linken linker linkje linkjes linksaf linkse
    linksom linkt linnen lino linoleum lint linten lintje lintjes lintworm linzen lio lion lipje liposuctie
    lipstick liquidaties liquide lira lire lis list listen listig listige listing liter literair literaire
    literatuur liters lithium litteken littekens liturgie liturgische live liveblog lives liveshow living lob
    lobby lobbyen lobbyist lobbyisten loc locatie locaties loch lock lockdown locker lockers loco locs locus
    loden loeder loeien loempia loenen loep loer loeren loert lof loflied loft lofzang logboek loge logeer
    logeerde logeert logement logen logeren loges logge loggen loggia logica logies login logisch logische
    logischer logistiek logistieke logo logopedie logopedist logos logs lok lokaal lokaas lokale lokalen
    lokaliseren loket loketten lokken lokroep lokt lokte lokten lol lolbroek lolita lolletje lollig lolly lom
    lombok lommer lomp lompe lonen lonend long longarts longen longlist longue lonken lonkt lont lontje loo
    lood loodje loodjes loods loodsen loodst loof looft loog looi loont loontje loopbaan loopband loopbrug
    looping loopje loopneus loops looptijd loos loost lootjes lopen lopend lopende loper lopers lor lord
    lords lori lorraine losbarst loser losers losgaan losgeld losjes loskomen loskomt loslaat loslaten
    losliet loslopen losmaakt losmaken loss losse lossen losser lost loste losten lot loten loterij loting
    lotion lotje lotto lotus lou louche lounge louter louw loven lovend lovende lover loverboy loyaal loyale
    loyalisten loyaliteit loze lozen lozing lpg lsd lto lts lubbert lucht luchtbal luchtbed luchtbel luchten
    luchthaven luchtig luchtige luchtje luchtjes luchtmacht luchtweg lucide lucifer lucifers lucky lucratief
    lucratieve ludiek ludieke luguber lugubere lui luiaard luiaards luid luidde luidden luide luiden luider
    luidkeels luidop luidruchtig luidruchtige luidt luie luier luieren luiers luifel luiheid luik luiken
    luikje luilak luipaard luis luist luit luiten luitenant luitjes luizen luk lukken lukraak lul lulkoek
    lullen lulletje lullig lullige lult lumen lummel lummelen lunchbox lunches lunetten lupus luren lus
    lussen lust lusten luster lustig lustige lustrum luthers lutherse luttele luwte lux luxaflex luxe luxere
    luxueus luxueuze lyceum lymfoom lynch lynx lyra lyrisch lyrische lysine maagd maagdelijk maagdelijke
    maagdelijkheid maagden maagpijn maagzuur maaien maaier maaiveld maakbaar maakbaarheid maakbare maakte
    maakten maal maalt maaltijd maaltje maan maandelijks maandelijkse maandje maandjes maant maantje maanzaad
    maarten maas maat maatje maatjes maatpak maatregel maatregelen maatschappij maatstaf maatwerk macabere
    macarena macaroni mach macha machete machetes machina machinaal machine machines machinist machinisten
    macho macht machten machtig machtige machtigen machtiger machtiging machtigste macro mad madam madame
    made madelief maden madison madonna maestro maf maffe maffia maffiosi maffioso mafkees mafketel mafkezen
    magazijn magazijnen magazine magazines magen magenta mager magerder magere maggi magie magier magiers
    magisch magische magister magistraat magistrale magistraten magma magnaat magneet magnesium magneten
    magnetisch magnetische magnetisme magnificus magnifiek magnifieke magnitude magnolia magnum maharadja
    mahjong mahonie mail mailbox mailde mailen mailing maillot mailt mailtjes mainframe mainstream mais
    maisveld maitre maitresse majesteit majestueuze majeur majeure majoor major majors makaken make makelaar
    makelij makend makende maker makers maki makke makkelijke makkelijker makkelijkst makkelijkste makker
    makkers makkie makreel mal malafide malaga malaise malaria malden male malen malheur maling mall malle
    malloot malloten malm mals malse malt malta malus malware mambo mamma mammie mammoet mams mana manage
    management managen manager managers managing manche manches manchester manchet manco mand mandaat mandala
    mandarijn mandaten manden mandje mandjes mandoline manege manen maneschijn manga mangaan mangel mango
    mangrove mani maniak manicure manie manier manieren manifest manifestatie manifestaties manilla
    manipulatie manipulaties manipulatieve manipuleert manipuleren manisch manische mank manke mankeert
    mankementen mankeren manlief manna manneke mannelijk mannelijke mannelijkheid mannen mannequin mannetje
    mans manta mantel mantels mantelzorger mantelzorgers mantra manueel manuele manuscript manuscripten map
    mapje mappen maquette maquettes maquis mar mara marathon marathons marc marche marcheerde marcheert mare
    marechaussee maren maretak margarine margarita marge marges marginaal marginale margriet marien mariene
    marihuana marimba marina marinade marine marines marinier mariniers marionet maritiem maritieme marjolein
    mark markant markante markeer markeert marken marker markeren markers market marketing markies marktdag
    markten markthal marlijn marmelade marmer marmeren marmot marron marrons mars marsen marsepein
    marshmallow mart martel martelen martelingen marter martini martino marxisme marxist marxisten
    marxistische mary mascara mascotte masker maskeren maskers massa massaal massacre massage massages
    massale masse masseert masseren masseur masseurs masseuse massief massieve mast masten master masterclass
    masters masturbatie masturbeert masturberen mat mata matador match matchen matches matching matcht mate
    mateloos maten mater materiaal materialen materialisme materie materieel mates mathematische matig matige
    matigen matinee matje matjes matrijs matrix matroos matrozen mats matte matten matter matters mattie
    mauser mausoleum mauve mavo max maxi maxim maxima maximaal maximale maximaliseren maxime maximum maxwell
    mayo mayonaise mayor mazelen mazen mazzel mea meander meccano mechanica mechaniek mechanisatie mechanisch
    mechanische mechanisme mechanismen medaille medailles medaillon mede mededeling mededinging medelijden
    medemens medeplichtigen medewerk medewerkers medewerking media mediaan mediale mediatheek mediawet medici
    medicijn medicinale medicus medina medio medisch medische meditatie meditatieve mediteren mediterraan
    mediterrane medium mediums medley medusa meededen meedeed meedeelt meedelen meedenkt meedoe meedoen
    meedoet meedogenloos meedogenloze meega meegaan meegaand meegaat meegeeft meegemaakt meegenomen meegeven
    meeging meehelpt meekijkt meekomen meekreeg meel meeldauw meeleven meelezen meeloopt meelopen meeloper
    meemaak meemaakt meemaken meen meenam meenamen meenden meeneem meeneemt meenemen meerde meerder meerdere
    meerderheid meerkamp meerkat meerkoet meermaals meerman meermin meerpaal meert meertje meertjes meerval
    meervoud meervoudig meervoudige mees meesten meesterlijke meesters meet meetbaar meetbare meetelde
    meetelt meeting meetings meetlat meetlint meetpunt meeuw meeuwen meevaller meevalt meevaren meewegen
    meewerkt meezit meg mega megafoon megahit megalomane megaton megawatt meidoorn meier meierij meineed
    meisjes mekaar mekka mekkeren melaatse melaatsen melancholie melancholisch melancholische melange
    melanine melanoom melasse meld meldcode meldde meldden melde melden melder melders melding meldingen
    meldpunt meldt melig melige melis melkboer melken melkkoe melkvee melkweg melkzuur mellitus melodie
    melodieen melodieuze melodrama meloen meloenen meltdown mem membraan membranen memento memmen memo
    memoires memorabel memorabele memorandum memoriam memorie memories memory men meneer meneertje menen
    menens meng mengde mengen menger menging mengsel mengsels mengt mengvorm menig menige menigeen menigte
    menigten mening meningen meningitis meniscus menner menopauze mens mensa mensapen menselijk menselijke
    menselijker menselijkheid mensenrechten mensheid mensjes menstruatie ment mentaal mentale mentaliteit
    menthol mentoren menu mep meppen mept mercator merchandise merchandising merci merel merels meren
    merendeel merg merino merkbaar merkel merknaam merkte merkten merlot merrie merries mes mesje mess messen
    messias messing mest mesthoop meststof metaal metabole metabolisme metadata metafoor metaforen metal
    metalen metallic metamorfose meten meteoor meteoren meteoriet meteorieten meteorologisch meter meters
    metertje metgezel methaan methadon methanol methode methoden methodes methodiek methodisch methodologie
    methyl meting metingen metrum mets metselen metten mettertijd meubel meubelen meubels meubilair meug meuk
    meute mevrouwtje mezen mezzo mia miauw mic mica micro microben microfoons micron microscopisch
    microscopische middagen middagje middags middel middelbare middeleeuwen middeleeuws middeleeuwse middelen
    middellandse middels middelste middeltjes middenin middenmoter middenvelder middenvelders middernacht
    middle midi midlifecrisis midweek mie miep mier mierde mieren mies mieters mietje mietjes miezerig
    miezerige mignon migraine migrant migranten migratie migreren mijd mijden mijdt mijl mijlen mijlpaal
    mijmeren mijnbouw mijnen mijnheer mijns mijten mijter mijzelf mik mikado mikken mikpunt mikt mikte mila
    milaan mild milde milder mildere mildheid milieu milieus militair militaire militairen militant militante
    militanten military militia militie milities miljard miljarden miljoen miljoenen miljoenste miljonair
    miljonairs milkshake mille millennia millennials millennium milligram milliliter millimeter millimeters
    milt miltvuur mime mimi mimiek mimosa min mina minacht minaret minden mindere minderen minderheid mindert
    mindfulness mindset mine mineraal minerale mineralen mineur mini miniaturen miniatuur minibar minibus
    miniem minieme minima minimaal minimale minimaliseren minimalisme minimalistisch minimum minirok minister
    ministerie ministerieel ministeries ministers minivan mink minnaar minnaars minnares minne minnelijke
    minor minpunt minste minstens mint minus minuscule minute minutieus minuut minuutje minuutjes minzaam
    miraculeuze mirakel mirakels mirre mirror mirt mirte mis misbruik misbruiken misbruikt misbruikte misdaad
    misdaan misdaden misdadig misdadige misdadiger misdadigers misdragingen misdrijf misere miserie misgaan
    misgaat misging mishandeld mishandeling miskend miskoop miskraam misleid misleide misleidt misliep
    misloopt mislopen mislukkeling mislukkingen mislukt mislukte mismatch miss misselijkheid missen missende
    misser missers missie missies missing missionaris misstaan misstap miste misten mistig mistige mistral
    misvatting misvattingen misvormd mitella mitra mitrailleur mitrailleurs mixed mixen mixer mixers mixt
    mixtape mkb mob mobiel mobiele mobieler mobieltje mobieltjes mobile mobilisatie mobiliseren mobiliteit
    mocht mochten modaal modale modder modderig modderige mode modehuis model modellen modem modems moderator
    modern moderne moderner moderniseren modernisering modernistische moderniteit modernste modes modeshow
    modi modieus modieuze modificatie modificaties modulair modulaire module modules modus moed moeders
    moedertje moedig moedigde moedige moedigen moediger moedigt moeheid moei moeilijke moeilijker
    moeilijkheden moeilijkheid moeilijkst moeilijkste moeite moeizaam moeizame moeke moer moeras moerdijk
    moeren moes moesson moestuin moeten moetje moezel mof moffen moge mogelijk mogelijke mogelijkheden
    mogelijkheid mogelijks mogol mojito mok moker mokka mokkel mokken mol molde moleculair moleculaire
    molecule moleculen molecuul molen molenaar molens moliere mollen mollig mollige moloch moment momenten
    momentje momentum mompelde mompelen mompelt monarch monarchie monarchieen mondain mondaine mondde
    monddood monde mondeling mondelinge monden mondiaal mondiale mondige monding mondje mondstuk mondt
    mondzorg monetair monetaire mongolen mongool monitor monitoren monitoring monitors monk monnik monniken
    mono monogaam monogram monoliet monoloog monopolie monopoly monorail monotone monotoon monseigneur
    monsieur monster monsterlijke monsters montage monteren monteur monteurs monument monumenten moogt mooier
    mooiere mooiers moois mooist mooiste moonen moor moord moorddadige moorden moordenaar moordenaars
    moordend mop moppen mopper mopperen moppert moppie mora moraal moraliteit moratorium morbide more moreel
    morel morele moren mores morfine morgana morgenochtend morgens mormonen mors morse morsen mort
    mortaliteit mortel mortier mortis mortuarium mos moskee moslim moslima moslims mossel mosselen mossels
    most mosterd mot motel motels motie motief moties motieven motion motivatie motiveerde motiveert
    motiveren motiverend motiverende motivering moto motor motoren motoriek motorisch motorische motorkap
    motors motortje motregen motten motto mount mountainbike mountainbiken mountainbiker mountainbikers
    mousse mouton mouw mouwen mouwloos move moves mozaiek mozaieken mozzarella mrt mts mud muesli muf muffe
    muffin muffins mug muggen muil muilkorf muis muisje muisjes muisspel muisstil muiterij muizen mul mulder
    mulders mulle muller mulo multicultureel multiculturele multimedia multimiljonair multinational
    multinationale multinationals multiple multiplex multitasken multitasking mum mummie mummies munitie
    munster munt munten muntgeld muntje muntjes muntstuk muntthee muren murw musea museale museum museums
    music musical musicals musici musicus musk musket musketiers muskus mussen must mustang mut mutant
    mutanten mutatie mutaties muteren mutsen mutsje mutualiteit muurtje muurtjes muurvast muze muziekje
    muzikaal muzikale muzikant muzikanten mysterie mysterien mysteries mysterieus mysterieuze mysticus
    mystiek mystieke mythe mythen mythes mythisch mythische mythologie mythologische naad naadloos naadloze
    naai naaide naaien naaister naait naakt naakte naakten naaktheid naald naalden naambord naamdag
    naamgeving naamloos naamloze naarmate naarstig naartoe naaste naasten nabespreking nabestaande
    nabestaanden nabi nabij nabije nabijgelegen nabijheid nablijven nabootsen naburig naburige nacho nachtbus
    nachtelijke nachten nachtje nachtjes nachtmerrie nachts nacompetitie nada nadacht nadagen nadat nadeel
    nadele nadelen nadelig nadelige naden nadenk nadenken nadenkt nader naderbij naderde naderden nadere
    naderen naderend nadering nadert nadien nadir nadoen nadoet nadruk nadrukkelijk nadrukkelijker nag naga
    nagaan nagaat nagebootst nagebouwd nagedaan nagedacht nagegaan nagekeken nagekomen nageleefd nagellak
    nagemaakt nagenieten nagenoeg nagerecht nageslacht nagespeeld nagestreefd nageven nagevraagd naief naieve
    naiviteit naja najaar najagen nakende nakijken nakomeling nakomelingen nakomen nakomt nalaat nalaten
    nalatig nalatigheid naleven naleving nalezen naliet nalopen nam namaak namaken name namen namens namiddag
    nanny naoorlogse nap napalm napoleon napraten narcis narcisme narcist narcistisch narcistische narcose
    nare narigheid narren nas nasale naschok nascholing naschoolse nasi nasleep nasmaak naspelen natellen
    natie naties nationaal nationale nationalisme nationalist nationalisten nationaliteit native natrium
    natste natte natter nattigheid natura naturalisatie nature naturel natuur natuurgebied natuurkundigen
    natuurlijke natuurlijker nautilus nautisch nautische nauw nauwe nauwelijks nauwer nauwere navel navenant
    navertellen navigatie navigator navigeren navolging navraag navragen navy naw nawoord nazaat nazaten nazi
    nazisme nazomer nazorg neanderthaler neanderthalers necrologie nectar neder nederig nederige nederigheid
    nederlaag nederpop neefje neefjes neen neer neergang neergeschoten neerkomt neerkwam neerlegt neerslag
    neervalt neerwaarts neerwaartse neerzet nefast neg negatief negatiefs negatieve negativiteit negeer
    negeerde negeert negende negentig neger negeren negerin negers negroide neig neigen neiging neigingen
    neigt nekken nekpijn nekschot nekslag nel nelson nemend neogotische neoliberale neoliberalisme neon nep
    nepotisme neppe nerd nerds nering nero nerts nerveuze nervosa nervositeit nest nestelen nestelt nesten
    nestje nestor netelige neten netheid netjes nette netten netter netto netvlies netwerk netwerken neuk
    neuken neukt neukte neuraal neurale neurologie neurologisch neurologische neuroloog neuronen neusgat
    neusje neut neutraal neutrale neutraliseert neutraliseren neutraliteit neutron neuzen nevel nevelen
    nevels newton nexus ney niche niches nichtje nichtjes nick nicotine niemands nier nieren nies nieten
    nietes nietig nietige nietje nietsnut nietwaar nieuwbouw nieuweling nieuwelingen nieuwen nieuwer nieuwere
    nieuwigheden nieuwigheid nieuwkomer nieuwkomers nieuws nieuwsbrief nieuwste nieuwtje nieuwtjes niezen
    nihil nijd nijdig nijlpaard nijlpaarden nijpend nijverheid nikkel nikker niksen nil nimbus nimf nimfen
    nimmer nimrod ninja nip nippertje nipt nipte nissen nitraat nitraten niveau niveaus nobel nobele noblesse
    nobody noch nochtans node nodeloos noden nodigde nodigden nodige nodigen nodigt noedels noel noem noemden
    noemer noga nogal nogmaals noir nok nokken nokkenas nol nom nomaden nomadische nomen nominaal nominale
    nominaties nomineren non nonchalant none nonkel nonnen nonsens nood noodhulp noodklok noodlot noodlottige
    noodplan noodrem noodstop noodweer noodzaak noodzakelijk noopt noord noordelijk noordelijke noordelijker
    noordelijkste noorden noorderbreedte noorderlicht noorderlingen noorderzon noordse noordwaarts noot
    nootje nootjes nop nopjes noppen noppes nor noren nori norm normaalste normaler normalisatie normaliseren
    normaliter normatieve normen nors norse nostalgie nostalgisch nostalgische nota notariaat notariele
    notaris notatie notebook noteer noteerde noteert noten notendop noteren notering notie notificatie
    notificaties notitie notities notoir notoire notulen nougat nouveau nouvelle nov nova novelle novellen
    novice noviteit novum nuance nuances nuchter nuchtere nuchterheid nucleair nucleaire nucleus nudist
    nukkig nul nullen nullijn nulpunt numeriek numerieke numero numerus nummering nummers nummertje nun nurse
    nurses nut nutsbedrijf nutsbedrijven nuttig nuttige nuttigen nuttiger nuttigs nylon
"""
