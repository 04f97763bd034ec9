"""Ordinary words from "cab" to "fysische". Source and licence: see the package."""

WORDS = """
    cab cabaret cabaretiers cabernet cabine cabines cabrio cacao cache cachet cactus cadans caddie caddy
    cadeautje cadeautjes cadet cadetten cadmium caesar caesars cafe cafebaas cafeetje cafeine cafes cafetaria
    cahier cai caissiere cajun cake cakejes cakes calamiteiten calcium calculator callcenter callen callgirl
    calorie calorieen calvados calypso camel camembert cameo camera cammen camouflage camoufleren camp
    campagne campagnes camper campers campings campo camps campus canada canadees canadezen canard cancel
    candida candy cannabis canon cantate cantates canto cantor canvas canyon canyons cao cap capabel capabele
    capaciteit capaciteiten cape capella capita capitulatie capo capoeira cappuccino caprice caps capsule
    capsules captain captains capuchon cara caravans carbon carboon carburateur card cardigan cardiologie
    cardioloog care cargo carillon caritas carnavals carne carnivoor carpaccio carpool carpoolen carport
    carre carrier carriere carrieres carriers carrosserie carrousel carte carter carters cartoon cartoonist
    cartoons cartouche cartridge cartridges carwash cas casanova cascade casco case cases cash cashback
    cashen cashflow casino cassatie cassette cassettes cassis cast castellum casten casting castratie
    castreren casual casus cat catacomben catalogi catalogus catamaran cataract catastrofaal catastrofale
    catastrofe catch catcher catchy catechismus categorie categorieen cateraar cateraars catering catwalk
    causaal causale causaliteit cava cavalerie cavalier cayenne ceder cel celebrity celibaat cellen cellist
    celliste cello cellulaire cellulitis cellulose celstraf cement censureert censureren census censuur
    centaur center centers centimeter centimeters centje centjes centra centraal centrale centralisatie
    centrifuge centrum centurion cerberus cerebrale ceremonie ceremonieel ceremoniele ceremonies certificaat
    certificaten certificatie certificering ces cesium cetera ceylon chablis chagrijn chagrijnig chagrijnige
    chai chaise chakra chalet chalets champagne champagnes champignons chance chanson chansons chant chantage
    chaos chaotisch chaotische chardonnay charge charger charisma charismatisch charismatische charlatan
    charleston charm charmant charme charmes charmeur chart charter charters chassis chat chatbot chateau
    chatroom chats chatten chauffeur chauffeurs cheat check checken checkpoint checks checkt checkte cheddar
    cheerleader cheerleaders chefs chemicalien chemicus chemie chemisch chemische chemo cheque cheques
    chester chet chevron chi chianti chic chicane chick chicks chiefs chihuahua chili chill chillen
    chimpansee chimpansees chinees chinezen chino chinook chip chippen chique chiropractor chirurg chirurgen
    chirurgie chirurgisch chirurgische chlamydia chloor chloride chloroform choco chocola chocolade chocomel
    choice choke cholera cholesterol chopper choreograaf choreografie choreografieen chorizo chorus chow
    chris christelijk christelijke christen christendom christenen christus chromen chronisch chronische
    chrono chroom chrysanten ciao cicero cichorei cider cijfer cijfertjes cilinder cilinders cinderella
    cineast cinema cipier circa circuit circuits circulair circulaire circulatie circuleert circuleren circus
    cirkel cirkelen cirkels cirkelt cirkelvormige cirrus cis citaat citadel citaten cite citeer citeerde
    citeert citeren cito citroen citroenen citrus city citytrip civiel civiele claim claimde claimen claims
    claimt clan clandestiene clans clark clarks clash classes classic classica classics classificatie
    classificeren classis claus clausule claxon clean cleaner clearing clematis clement clemente clementine
    clever cli cliche cliches click clicks client cliente clienten cliffhanger climax clinch clinic clinical
    clinics clip clipper clippers clips clitoris close closet clou cloud clouds clown clowns club clubblad
    clubhuis clubje clubjes clubkas clublied clubman clubs cluster clusters cms coach coachen coaches
    coaching coacht coachte coalitie coalities coaster coasters coat coating coatings coax cobra coca cocaine
    cockpit cocktail cocktails coco cocon cocoon cocu coda code codec codenaam coderen codering codes codex
    coefficient coeliakie coffee cognac cognitie cognitief cognitieve coherent cohesie cohort coil coke
    colada colbert coli collaborateur collaborateurs collaboratie collage collageen collages collect collecte
    collectie collectief collecties collectieve collegae college colleges collegiaal collegiale colli collie
    collier colloquium colofon cologne colon colonne colonnes colour colt coltrui colts column columnist
    columniste columnisten columns coma combi combinatie combine combineerde combineert combineren combo
    comeback comedienne comedy comfort comfortabeler comic coming comite comites commandant commandanten
    commandeur commando commentaar commentaren commentator commentatoren commerce commercial commercials
    commercie commercieel commerciele commies commissariaat commissaris commissie commissies commode
    commodore common commotie communautaire commune communicatie communicatief communicatieve communicator
    communiceer communiceert communiceren communie communique communisme communist communistisch
    communistische community compact compacte compacter compagnie compagnon compagnons compartiment
    compartimenten compassie compatibel compatibele compensatie compenseert compenseren competent competente
    competentie competenties competitie competitief competities competitieve compilatie compilaties compleet
    complementaire complete complex complexe complexen complexer complexiteit compliance complicatie
    complicaties compliment complimenten complimentje complimentjes complot componeerde component componenten
    componeren componist componisten composiet compositie composities compost compressie compressor compromis
    computers concentratie concentraties concentreer concentreerde concentreert concentreren concept
    concepten conceptie conceptueel conceptuele concern concerns concert concerten concerto concessie
    concessies concierge concilie conclaaf concludeerde concludeert concluderen conclusie conclusies
    concordia concours concoursen concreet concreets concrete concreter concurreert concurrent concurrente
    concurrenten concurrentie concurreren concurrerend concurrerende condens condensatie condensator conditie
    condities conditioner condoleances condoom condooms condor conducteur conducteurs confederatie conference
    conferentie conferenties confetti configuratie confiscatie confituur conflict conflicten conform
    confrontatie confrontaties confronteerde confronteert confronteren confronterend confronterende
    congregatie congregaties congres conifeer coniferen conische connectie connecties connector connotatie
    consensus consent consequent consequente consequentie consequenties conservatief conservatieve
    conservatisme conservator conservatorium conserveren conservering consistent consistente consistentie
    consistorie console consoles consolidatie consolideren consorten consortium constant constante
    constateerde constateert constateren constatering consternatie constitutie construct constructeur
    constructeurs constructie constructief constructies constructieve construeren consul consulaire consult
    consultancy consultant consultants consultatie consument consumenten consumeren consumptie contacten
    containers contant contante contanten content contest context contexten conti continent continenten
    continu continue continuiteit continuum conto contour contra contractant contracten contractueel
    contractuele contrast contreien contributie controle controleer controleerde controleert controleren
    controles controleur controleurs controller controllers controverse controversieel controversiele conus
    convenant convent conventie conventies conventioneel conventionele convergentie conversatie conversaties
    conversie converteren convex cookie cookies coole cooler cools coolste cooperatie cooperatief cooperaties
    cooperatieve coordinaat coordinaten coordinatie coordinator coordinatoren coordineert coordineren
    coordinerend copiloot coproductie cops copyright copywriter coq cordon corduroy corner corners cornet
    cornflakes corona corporaties corps corpus correct correcte correctheid correctie correcties
    correctionele correlatie correspondeert correspondent corresponderen corridor corrigeer corrigeert
    corrigeren corrigerende corrosie corrupt corrupte corruptie corsa corsage corso cortex cortisol corvee
    cos cosmetica cosmetisch cosmetische cosplay costa cosy cottage cottages couch cougar coulance coulant
    couleur coulissen counsel countdown counter counters country county coup coupe coupes couplet coupon
    coupons coupures cour courage courant courante coureur coureurs courgette courgettes court couscous
    couture cover coveren covers covert cowboy cowboys cowgirl cox coyote crack cracker crackers cranberry
    crank crash crashen crashes crasht crashte crawl crazy crea creatie creatief creaties creatieve
    creativiteit creatuur creche creches credit creditcards crediteuren credo creep creeren crematie
    crematoria crematorium creme cremeren creolen creoolse crepe creperen crescendo crew crews cricket crime
    criminaliseren criminaliteit crimineel criminele criminelen criminologie crises crisis crisp criteria
    criterium critici criticus crm croissant croissants croquet cross crossen crosser crossers crossing
    croupier crowdfunding crowdsourcing crown cru cruciaal cruciale crucifix cruise cruisen cruiser cruises
    crux crypte cryptisch cryptische cubaan cubanen cue cuisine culinair culinaire culpa cult cultiveren
    culture cultureel culturele culturen cultus cultuur cum cumshot cup cupcake cupido cupmaat cups curacao
    curatele curator curatoren curie curieus curieuze curiosa curling curriculum curry cursief cursist
    cursisten cursor curve curves cutter cyaan cyanide cyberaanval cyberaanvallen cybercrime cyberpesten
    cybersecurity cyberspace cyborg cycli cyclisch cyclische cyclocross cyclonen cycloon cyclus cynisch
    cynische cynisme cyste daad daadwerkelijk daag daagde daagden daagjes daags daagse daagt daal daalde
    daalden daalder daalt daaraan daarbuiten daardoor daarenboven daarentegen daarin daarnaar daarnaast
    daarnet daaropvolgende daarover daartoe daaruit daarvan dab dada dadelijk dadels daden dader daders
    dagblad dagboek dagdeel dagdelen dagdroom dage dagelijks dagelijkse dageraad dagje dagjes dagkaart
    daglicht dagmenu dagtaak dagtocht dagtrip dagvaarding dagverse dagzege dahlia daisy daken dakgoot
    dakgoten dakje dakkapel dakloos dakloze daklozen dakpan dakraam dakrand daktuin dal dalai dalen dalend
    dalende daling dalton daluren dam dames dametje dammen dammers damp dampen dampende damwand dance dancing
    dandy danig dankbaarheid dankbare danken dankt dankte dankzij dansend dansende danser danseres dansers
    dansje dansjes dansles danste dansten danszaal dappere dapperheid dapperste darm darmen darren dart
    darten darter darters darts darwinisme dashboard daslook dassen data databank database datalek date
    dateert daten dateren daterend datering dates datgene dating datje datjes dato datums dauphin dauw
    dauwpunt daverend daze deactiveren deadline deadlines deal dealen dealer dealers deals dealt dealtje
    death debacle debat debatten debet debiel debiele debielen debiet debiteur debiteuren debutant debutanten
    debuteerde debuteert debuteren debuterende debuut dec decaan decadent decadente decennia decennium decent
    decentrale deceptie decibel decimaal decimale deck decks declaratie declaraties declareren deco decoder
    decollete decor decoratief decoratieve decors decorum decreet decreten deden deductie deeg deejay deel
    deelbaar deelde deelden deelnam deelname deelnames deelneemsters deelnemen deelnemende deelnemer
    deelnemers deelraad deels deelt deeltijd deeltje deeltjes deen deerlijk deert default defect defecte
    defecten defensie defensief defensieve defibrillator deficientie defile definieer definieert definieren
    definitie definitief definities definitieve deflatie deftig deftige degelijk degelijke degelijkheid degen
    degene degenen degeneratie degens degradant degradatie degradeert degraderen dein deining deinst deinzen
    deja dek dekbed dekentje dekje dekken dekkend dekker dekkers dekking deklaag dekolonisatie deksel deksels
    dekseltje dekt dekte del dele delegatie delegaties delen deler delers delete deleten delf delft delfts
    deli delicaat delicate delicatesse delicious delict delicten deling delinquenten delirium delta delven
    demand dement demente dementie demi demissionair demo democraat democraten democratie democratisch
    democratische demon demonen demonische demons demonstranten demonstratie demonstratief demonstraties
    demonstreerde demonstreert demonstreren dempen demper dempers demping dempt den dender dendert dengue
    denigrerend denigrerende denim denkbaar denkbare denken denkend denkende denker denkers denkfout denktank
    denkwerk dennen deodorant dep departement departementen dependance deponeren deportatie deportaties
    deporteren deposito depot depots depressie depressief depressies depressieve depressiviteit depri
    deprimerend deprimerende dept deputatie derby derdeklasser derden deren dergelijk dergelijke dergelijks
    derhalve derivaten dermate dermatologie dermatoloog derny dertien dertiger dertigers dertigste des
    desalniettemin desastreus desastreuze deserteurs desertie design designer designers designs desk desktop
    deskundigen desnoods desolate desondanks desperate dessert desserts destabiliseren destijds destructie
    destructief destructieve detachement detachering detail details detecteren detectie detective detectives
    detector detectoren detentie detox detoxen deuce deug deugd deugdelijke deugden deugdzaam deugdzaamheid
    deugen deugt deuk deuntje deuntjes deurbel deurknop deurmat deurtje deurwaarders deus deux devaluatie
    device devies devotie dewelke dezen dezer dia diabetes diaconie diadeem diafragma diagnose diagnoses
    diagonaal diagonale diagram diaken dialect dialecten dialogen dialoog dialyse diamant diamanten diameter
    diarree diaspora diazepam dicht dichtbij dichte dichten dichter dichterbij dichters dichtheid dichtst
    dichtste dichtte dictaat dictator dictatoriaal dictatoriale dictators dictaturen dictatuur dictee
    dicteert dicteren didactiek didactische dief diefstal diegene diegenen dien dienaar dienaars dienaren
    dienblad diende dienden diender dienders dienen dienend dienende diens dienst dienstbaarheid dienste
    diensten dient dientengevolge diep diepe diepen dieper diepere diepgang diepst diepste diepte diepten
    dieptes diepzee dier dierbaar dierbare dieren dierentuin dierlijk dierlijke diertje diertjes dies diesels
    dieten dietist dietiste dietisten dievegge dieven diezelfde different differentiatie differentieel
    diffuse diffuus difterie diggelen digibord digitaal digitale digitalisering dij dijbeen dijen dijk dijken
    dijkhuis dikker dikkerd dikkere dikkop dikste dikte dikwijls dikzak dildo dilemma dille dim dimensie
    dimensies dimensionale dimmen dimmer dinar dineren diners ding dinges dingetje dingetjes dinky dino
    dinsdagen diocees diode diorama dioxine dip dipje diplomaat diplomatiek diplomatieke dipsaus direct
    directe directer directeurs directie director directory directrice dirigeerde dirigeert dirigent
    dirigenten dirigeren dirk dis disc discipel discipelen disciplinaire discipline disciplines disclaimer
    disco discotheek discotheken discount discours discreet discrepantie discrete discretie discriminatie
    discrimineren discriminerend discs discus discussie discussies discutabel disk diskette disks dispensatie
    display displays dispuut dissel dissen dissertatie dissident dissidente dissidenten distels distribueren
    distributeur distributeurs distributie district districten ditmaal dito diva divan divergent divers
    diverse diversen diverser diversiteit dividend divisie divisies dixie dixit dizzy djinn dobbelen dobber
    dobberen doceerde doceert docent docente docenten doceren doch dochters dochtertje docking doctors
    doctrine docu document documentaire documentaires documentatie documenten dode dodelijk dodelijke
    dodelijker dodelijkste doden dodental dodo doei doek doeken doekje doekjes doel doelde doeleinden doelen
    doelgroep doellijn doelloos doelman doelpunt doelpunten doelstellingen doelt doelwit doende doener
    doeners dof doffe dog dogma dogmatisch dogmatische dojo doken dokken dokters doktoren dol dolblij dolby
    dolce dolende dolf dolfijn dolfinarium dolgraag dolk dolken dollar dollars dolle dolleman dollen dolly
    dolmans dombo domein domeinen domheid domina dominant dominante dominantie dominee domineerde domineert
    dominees domineren dominicaanse dominicanen dominion domino domkerk dommel dommelen dommer domo domoor
    domotica dompelen dompelt domper doms domstad domste domtoren domweg don dona donateur donateurs donatie
    donaties donderen donders dondert doneer doneerde doneert doneren dong dongen donjon donk donker donkere
    donkerste donkey donna donor donoren donors dons donut donuts dood doodde doodden doodeng doodgaan
    doodgaat doodgeschoten doodleuk doodmoe doodop doods doodse doodslag doodstil doodstraf doodt doodziek
    doof doofde doofheid doofpot doofstom dooft dooi dooie dooien dooier dook dool doolhof doom doop doopnaam
    doopsel doopte doopvont doorbrak doorbrengen doorbroken doordachte doordat doordeweeks doordeweekse
    doorga doorgaan doorgaans doorgaat doorgaf doorgang doorgewinterde doorging doorhad doorheb doorhebt
    doorheen doorkijk doorkomt doorlaat doorliep doorloop doorlopen doorn doornbos doornen doorns doorreis
    doorslag doorsnee doorvoer doorzet doorzichtig doorzichtige doorzien doorziet doosje doosjes dopamine
    dope dopen doper doping dopje dopjes doppen dorado dorens dorp dorpelingen dorpen dorpje dorpjes dorps
    dorpsgek dorre dorst dorsten dorstig dorstige dos doseren dosering doseringen doses dosis dosissen
    dossier dossiers dot dotatie dotje douane douanier doubt douches douw dove doven dover down download
    downloaden downloads downs downtown dozijn dpi dra draad draadje draadjes draag draagt draai draaide
    draaiden draaien draaiend draaier draaiing draait draak draakje dracht drachten drachtig draden draf
    dragen dragend dragende drager dragers dragon dragons drain drainage draken dram drama dramatiek
    dramatisch dramatische drammen drang drank dranken drankje drankjes drassig drassige drastisch drastische
    draven draw dreadlocks dreads dreef dreig dreigde dreigden dreigement dreigementen dreigen dreigend
    dreiging dreigingen dreigt drek drempel drempels drenkeling drenkelingen dresscode dressing dressoir
    dressuur dreumes dreun dreunen dreven dribbel dribbelen driedelige drieen driehoek drieling drieluik
    driemaal driepoot dries driestar drietal drietand drietjes drievoud drievoudig drievoudige driewerf
    driewieler drift driftbui driften driftig driftige drijf drijfnat drijft drijven drijvend drijvende
    drijver drijvers dring dringen dringend dringt drinker drinkers driver drivers drives droef droefheid
    droeg droegen droeve droevig droevige droge drogen drogere drogist drogisterij drogreden drol drollen
    dromen dromer dromerig dromerige dromers drommel drommels drommen drone drones drong drongen dronken
    droogde droogste droogt droogte droomde droomden droop drop droppen dropping drops dropte drost droste
    drug drugs drugslab druide druiden druif druiloor druipen druipt druist druiven drukken drukkend drukker
    drukkers drukpers drukste drukt drukten drukwerk drum drumband drummen drummer drummers drums drumstel
    drup drupje druppel druppels druppelt druppeltje druppeltjes dry dtp duaal duale dualisme dualiteit dub
    dubbel dubbele dubbelganger dubbels dubbeltje dubieus dubieuze duchten duck duel duels duet duetten duffe
    duffel duh duid duidde duidelijke duidelijker duidelijkheid duidelijkste duiden duiding duidt duif duifje
    duifjes duigen duik duikboot duikbril duiken duiker duikers duikpak duikt duikteam duim duimen duimpje
    duin duister duistere duit duiten duivel duivels duivelse duiveltje duiven duizel duizelig duizeligheid
    duizenden duizendste dukaten dulden duldt dum dummy dump dumpen dumping dumpt dumpte dunk dunkt dunnen
    dunner dunnere dunning duo dupe duplex duplicaat dure duren durend durende durfden dusdanig duster dusver
    dusverre dutje dutjes dutten duurde duurden duurder duurdere duurkoop duurloop duurst duurste duurzaam
    duurzaamheid duurzaamste duurzame duurzamer duurzamere duvel duw duwde duwen duwt duwtje dux dvd dwaal
    dwaalde dwaalt dwaas dwaasheid dwalen dwaling dwang dwangsom dwars dwarse dwaze dwazen dwerg dwergen
    dwing dwingen dwingend dwingt dwong dwongen dynamica dynamiek dynamiet dynamisch dynamische dynamo
    dynastie dysenterie dyslexie earl easy eau ebbe ebben ebola ebt ecg echelon echo echte echtelijke echten
    echter echtgenoot echtgenote echtgenotes echtheid echtpaar eclectische eclips ecologie ecologisch
    ecologische ecoloog economen economie economieen economisch economische economist econoom ecosysteem
    ecosystemen ecstasy ecu eczeem eddy ede edel edele edelen edelhert edelman edelsmid edelweiss eden edit
    editen editie edities editor editors edoch educatie educatief educatieve eed eeg eega eek eekhoorn eel
    eelt eencellige eend eendagsvlieg eenden eender eendje eendjes eenduidig eenduidige eeneiige eenentwintig
    eenheden eenheid eenhoorn eenieder eenjarig eenling eenmalig eenmalige eenmanszaak eenpersoons eentje
    eentonig eenvoud eenvoudig eenvoudige eenvoudiger eenvoudigste eenzaamheid eenzame eenzamer eenzijdig
    eenzijdige eer eerbare eerbetoon eerbied eerbiedigen eerdaags eerde eerden eerdere eerlijker eerlijkheid
    eersteklasser eersten eert eertijds eervol eervolle eerwraak eetbaar eetbare eetcafe eethuis eetkamer
    eetlust eettafel eetzaal eeuw eeuwen eeuwig eeuwige eeuwigheid effect effecten effectief effectieve
    effectiever effectievere effectiviteit effen efficiency efficient efficiente efficienter efficientie
    egaal egale egel egels ego egoisme egoist egoistisch egoistische eicel eicellen eierstok eigenaar
    eigenaren eigenares eigenaresse eigendom eigene eigenen eigenheid eigenlijke eigenschappen eigenste
    eigentijdse eik eikel eikels eiken eiland eilanden eilander eilanders eilandje eilandjes eileider eind
    eindbaas einddoel eindfase eindig eindigde eindige eindigen eindigt eindje eindjes eindpunt eindspel
    eindtijd eindwerk eindzege eis eisen eisende eiser eisers eist eiste eisten eitje eitjes eiwit eiwitten
    ekster eksters elan eland elanden elasticiteit elastiek elastiekje elastiekjes elastisch elastische
    elders eldorado elect electoraat electro elegant elegante elegantie elektra elektricien elektriciteit
    elektrificatie elektrisch elektrische elektro elektrocutie elektrode elektron elektronen elektronica
    elektronisch elektronische element elementaire elementen elevator elfde elfen elfje elfjes elftal
    eliminatie elimineert elimineren elitair elitaire elite elites elixer elixir elk elkander elkeen
    ellebogen ellen ellende ellendig ellendige ellens ellepijp ellips elo elpee els email emancipatie embargo
    embedded embleem emblemen embryo emerald emeritus emigrant emigranten emigratie emigreerde emigreren
    eminent eminente emir emiraat emiraten emissie emissies emmer emmers emmertje emo emoticon emoticons
    emotie emoties emotioneel emotionele empathie empathisch empathische empire empirisch empirische
    emplacement employee emulator emulsie enclave enclaves encoder encryptie encyclopedie end ende endemische
    endocriene enduro ene enen energetisch energetische energie energieen energiek energieke enerzijds enfant
    enfin eng engagement enge engel engelen engels engeltje engeltjes enger engerd engine engineering engs
    engste enig enige enigen enigma enigste enigszins enkele enkelen enkeling enkels enkeltje enkelvoud
    enkelvoudig enkelvoudige enne enorm enorme enquete enquetes enscenering ensemble ensembles enten entente
    enter enteren entertainen entertainer entertainment enthousiasme enthousiast enthousiaste enthousiaster
    enting entiteit entiteiten entourage entree entrepreneur enveloppe environment enzovoort enzovoorts enzym
    enzymen eon epa epen epi epidemie epidemieen epidemiologie epilepsie epileptische epileren epiloog episch
    epische episode episodes epo epos epoxy epsilon equinox equipe equivalent equivalenten era eraan erachter
    eraf erbarmelijk erbarmelijke erboven erbovenop erbuiten ere erecode erectie erectus eredivisie eregast
    ereleden erelid erelijst eren ereprijs ereteken eretitel ereveld erewacht erf erfde erfdeel erfelijk
    erfelijke erfelijkheid erfenis erfgenaam erfgename erfgenamen erfgoed erfpacht erfrecht erfstuk erft
    erfzonde erge erger ergerde ergere ergeren ergernis ergert ergo ergs ergst ergste erheen erica erken
    erkend erkende erkennen erkenning erkent erkentelijk erker erlangs ermee ernaar ernaast ernst ernstig
    ernstige ernstiger ernstigs ernstigste erom eromheen eropuit eros erosie erotica erotiek erotisch
    erotische ertegen ertoe erts eruditie eruitzag eruptie ervaar ervaart ervanaf ervaren ervaring ervaringen
    erve erven ervoer erwt erwten erwtjes escalatie escaleerde escaleert escaleren escape escort escorte
    escorts esdoorn eskader eskaders eskadron esoterie esoterische esp espen esplanade espresso esprit essay
    essays essen essence essentie essentieel essentiele est establishment estafette ester esthetiek
    esthetisch esthetische etablissement etage etages etalage etalages etaleren etappe etappes etende etentje
    etentjes eter eters ethanol ether etherische ethernet ethiek ethisch ethische ethos etiket etiquette
    etmaal etniciteit etnisch etnische ets etsen ettelijke etter etui eucalyptus eucharistie eufemisme
    euforie euforisch eunuch euregio eureka eurocent eurozone euthanasie euvel eva evacuatie evaluatie
    evaluaties evalueert evalueren evangelie evangelien evangelisatie evangelisch evangelische evangelist
    evangelisten evenaar evenaart evenals evenaren eveneens evenement evenementen evengoed evenknie evenmin
    evenredig evenredige event events eventueel eventuele evenveel evenwel evenwijdig evenzeer evenzo ever
    evers evident evolueerde evolueert evolueren evolutie evolutionair evolutionaire exact exacte excellent
    excellente excellentie excelleren excelsior excentriek excentrieke excessen excessieve exclusief
    exclusieve exclusiviteit excursie excursies excuseer excuseert excuseren excuses excuus executeert
    executeren executeur executie executies executieve exemplaar exemplaren exen exercitie existentie
    existentiele exit exodus exoot exoplaneten exorcist exoten exotisch exotische expansie expat expats
    expediteur expeditie expedities experiment experimentele experimenten expert experten expertise experts
    expliciet expliciete explodeerde explodeert exploderen exploderende exploitant exploitatie exploratie
    explosie explosief explosies explosieve expo exponent exponentieel export exporteur exporteurs expositie
    exposities exposure expres expressie expressieve expressionisme extase extended extensie extensies
    extension extensions exterieur extern externe externen extra extraatje extract extractie extravagante
    extreem extreme extremen extremer extremis extremisme extremist extremistisch extremistische eyeliner
    ezel ezels ezeltje faal faalde faalden faalt faam faas fabel fabelachtige fabels fabeltje fabricage
    fabriceren fabriek fabrieken fabrikant fabrikanten fabuleus facade face facelift facet facetten
    facilitair facilitaire faciliteert faciliteit faciliteiten faciliteren factie facties facto factor
    factoren facturatie facturen factureren factuur facultatief faculteit faculteiten fado fagot failliet
    failliete faillissement fair faire fait fake faken fakir fakkel fakkels falafel falen falend falende
    fameuze familiaal familiale familieleden families fanaat fanaten fanatici fanatiek fanatieke fanatisme
    fanclub fancy fandango fanfare fanfares fanmail fans fanshop fansite fantaseer fantaseert fantaseren
    fantasia fantasie fantasieen fantast fantastisch fantastische fantasy far farao farce farm farmaceutisch
    farmaceutische farmacie farmer farmers farms faro fascinatie fascineert fascinerend fascisme fascist
    fascisten fascistisch fascistische fase fasen fases fastfood fata fataal fatale fats fatsoen fatsoenlijke
    fatwa faun fauna faut fauteuil faux favela faveure favoriet favoriete favorieten fax faxen fazant
    fazanten feature features feb febr federaal federale federatie fee feedback feeks feestdag feestelijk
    feestelijke feesten feestgangers feestjes feetje feilloos feit feite feitelijk feitelijke feiten feitje
    feitjes fel felheid felicitatie felicitaties feliciteer feliciteerde feliciteert feliciteren felle feller
    fellow fellows felrood felste feminisme feminist feministe feministen feministisch feministische femme
    femmes fender feng feniks fenomeen fenomenaal fenomenale fenomenen feodaal feodale ferm ferme fermentatie
    feromonen ferry fervent fervente festijn festival festivals festiviteiten feta fetisj feuilleton fez
    fiasco fiat fiber fiche fiches fictie fictief fictieve fiction ficus field fier fiere fietsend fietser
    fietsers fietspad fietstas fifties figaro figurant figuranten figuratie figuratieve figuren figureren
    figuur figuurlijke figuurtje figuurtjes fijne fijner fijnere fijnmazig fijnste fijnstof fijntjes fik
    fikkie fiks fikse fiksen filantroop file fileren files filet filiaal filialen filistijnen filmcrew filmde
    filmden filmen filmer filmhuis filmrol films filmset filmster filmt filmzaal filosofen filosofie
    filosofieen filosofisch filosofische filosoof filter filteren filters filtert fin finaal finale finales
    finalist finalisten financieel financiele financien financier financierde financieren financiering
    financiers financiert finesse finish finishen finisht finishte firewall firewalls firma firmware fiscaal
    fiscale fiscalist fiscaliteit fiscus fit fitheid fitness fitte fitter five fix fixatie fixen fixer
    fixeren fjord fjorden flacon fladderen flagrante flair flamboyante flamenco flamingo flanel flank flanken
    flap flapdrol flarden flash flashen flater flatje flats flauw flauwe fleece flesje flesjes flessen fleur
    fleuren fleurig fleurige fleurt flex flexi flexibel flexibele flexibeler flexibiliteit flier flik flikken
    flikker flikkers flikkert flikt flink flinke flint flip flippen flippers flipt flipte flirt flirten
    flirtte flits flitsen flitsend flitser flitsers flitst flo flodder flodders floot flop floppy flops flora
    florale floreert floreren floret florijn flos flossen flow fluctuaties fluister fluisterde fluisteren
    fluistert fluit fluiten fluitend fluitje fluitjes fluor fluoride flut fluweel fluwelen flux flyer flyers
    fobie fobieen focus focussen focust foei foetale foetsie foetus fohn fohnen fok fokken fokker fokkerij
    fokkers fokt folder folders folie folies folio foliumzuur folk folklore followers folteren foltering
    folteringen fom fonds fondsen fondue fonetisch fonkel font fontein fonteinen fonts foodtruck fooi fooien
    foon football fop foppen fopspeen fora forceert forceren forel forellen forensisch forensische forenzen
    forfait form forma formaat formaliteit formaliteiten format formaten formateur formatie formaties formats
    formeel formele formeren formidabel formidabele formule formuleerde formuleert formules fornuis fors
    forse fort forte forten fortuin forum forums fosfaat fosfor fossiel fossiele fossielen fotoboek fotoclub
    fotogeniek fotograaf fotografe fotografeer fotografeerde fotografeert fotografie fotonen fotootje
    fotoshoot fotoshoots fouilleren foundation foundations fout foute fouten foutief foutieve foutje foutjes
    foutloos foutloze fouts fox foxtrot foyer fra fraai fraaie fraaier fraaiste fractie fracties fractuur
    fragiel fragiele fragment fragmenten framboos frambozen frame frames franc franca franchise franciscaner
    franco francs franje frank franke franken fransje fransman frappant frase frasen frater fratsen fraude
    fraudeur fraudeurs frauduleuze freak freaks free freelance freelancer freelancers frees freeware fregat
    frequent frequente frequentie frequenties fresco fret fretten freule frictie fries frieten frietje
    friezen frigo frisbee frisheid frisjes frisse frissen frisser frites frituren frituur frivole frons
    fronsen front frontaal frontale fronten frontman fronton fructose fruitig fruitige fruitsap frustratie
    frustraties frustreert frustreren frustrerend frustrerende fte ftp fuchsia fuck fuga fuif fuik fuiven
    fulltime fun functie functies functionaris functioneel functioneerde functioneert functionele
    functioneren functionerend functionerende fundament fundamentele fundamenten fundatie fundering
    funderingen funding funest fungeert fungeren funk funky furie furieus furore fuseren fusie fusies fusion
    fut futloos future futures futuristisch futuristische fuut fuzzy fysica fysici fysicus fysiek fysieke
    fysiologie fysisch fysische
"""
