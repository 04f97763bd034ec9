"""Ordinary words from "raad" to "tyrannosaurus". Source and licence: see the package."""

WORDS = """
    raad raadde raadhuis raadpleging raadsel raadselachtig raadselachtige raadsels raadslid raadsman raadt
    raadzaal raadzaam raaf raak raakt raakte raakten raakvlak raampje raampjes raamwerk raap raapt raapte
    raars raarste raasde raast rabarber rabat rabbi rabbijn race raceauto racebaan racen racer racers races
    racet rachel rachels raciaal raciale racisme racist racisten racistisch racistische rack racket rackets
    radar radars rade radeloos raden raderen radiale radiator radicaal radicale radicalen radicalisering
    radijs radiologie radius radja radon raf raffinaderij raften rag rage raglan ragout rai raid raider
    raiders raids rail rails rake rakelings raken rakende raket raketten rakker rakkers ral rally ram rambam
    rambo ramde ramingen ramkoers rammel rammelen rammelt rammen ramp rampen rampplek ramt rance ranch rancho
    rancune randen randje randjes random randstad randweg rang range rangen rangorde rani ranja rank ranke
    ranken ranking ransomware ranst ransuil rantsoen ranzig ranzige rap rapen rappe rappen rapper rappers
    rapportage rapportages rapporten rapporteur raps rapt rapunzel rara ras rasechte rasse rassen rasta
    raster rat rata rataplan ratatouille ratel ratelen ratificatie rating ratings ratio rationaliteit
    rationeel rationele rato ratten rauw rauwe ravage rave raven ravijn ravijnen ravioli rayon razen razend
    razende razernij razzia rea reaal reach reactie reactief reacties reactieve reactionair reactionaire
    reactor reactoren reader readers reading ready reageer reageerde reageert reageren realisatie realisaties
    realiseer realiseerde realiseert realiseren realisme realist realistisch realistische realistischer
    realiteit reality realtime reanimatie reanimeren rebel rebellen rebellie rebels rebelse reboot rebooten
    rebound rebus receiver recensent recensenten recensie recensies recent recente recenter recentste
    recepten receptie recepties receptionist receptioniste receptor reces recessie recherche rechercheur
    rechercheurs rechte rechten rechterlijke rechters rechtlijnig rechtop rechtsaf rechtse rechtsom
    rechtspleging rechtstreeks rechtstreekse rechtswege rechtszaak rechtuit recidive recital reclame reclames
    reconstructie reconstrueren record recorder recorders records recovery recreanten recreatie recreatief
    recreatieve recreeren recruiter recruiters recta rectaal rectificatie rector rectoren rectum recycle
    recyclen recycling red redacteur redacteuren redactie redactioneel redactionele redde redden reddende
    redder redders redding rede redelijk redelijke redelijkheid reden redenen reder rederij reders redigeren
    redt reduceert reduceren reductie reebok reeds reef reek reeks reeksen reel reele reep reepjes rees reet
    referee refereerde refereert referenda referendum referentie referenties reflecteert reflecteren
    reflecterende reflectie reflecties reflex reflexen reflux reformatie reformatorisch refrein refter
    regatta regeer regeerde regeert regel regelaar regelde regelen regelgeving regeling regelingen regelmatig
    regels regelt regeltjes regenachtig regenachtige regenbui regenen regeneratie regenjas regenpak regenten
    regentes regenval regeren regerend regerende regering regeringen reggae regie regiem regime regiment
    regimenten regimes regio regionaal regionale regionen regisseerde regisseert regisseren regisseur
    regisseurs register registers registratie registraties registreer registreerde registreert registreren
    reglement reglementaire reglementen regressie regt regulatie regulator reguleert reguleren regulering
    regulier reguliere rehabilitatie rehabiliteren rei reiger reigers reik reiken reikhalzend reiki reikt
    reikte reilen rein reincarnatie reine reiner reinheid reinig reinigen reiniger reiniging reinigt reinste
    reisden reisgids reisje reisjes reistas reistijd reizend reizende reiziger reizigers rek rekbaar reken
    rekende rekenden rekeningen rekensom rekent rekje rekken rekruten rekruteren rekrutering rekstok rekt
    rekte rekwisieten rel relaas relais relatie relatief relaties relatieve relationele relations relativeert
    relativeren relativiteit relax relaxen relaxt relaxte relaxter release releases relevant relevante
    relevantie relief reliefs relieken religie religies religieus religieuze religieuzen relikwie relikwieen
    reling rellen relletjes relschoppers rem remake remaster remde remedie remedies reminder remise remix
    remixen remixes remmen remmende remmer remmers remming remmingen remonstranten remonstrantse remote remt
    renaissance renbaan rendabel renden renderen rendier rennend rennende renner renners renovatie renoveren
    rensters rente rentes rentree reorganisatie reorganisaties reorganiseren reparateur reparaties repareert
    repatriering repen repertoire repeteren repetitie repetities replay replica repliek reply report
    reportage reportages reporter reporters reports reppen represailles representatie representatief
    representeert representeren repressie repressieve reprise reproduceren reproductie reproducties reptiel
    reptielen republiek republikein republikeinen republikeins republikeinse reputatie requiem res research
    resem reservaat reserve reserveer reserveert reserves reservisten reservoir reservoirs reset resetten
    resident residentie residu residuen resistent resistente resistentie resolutie resoluties resoluut
    resonantie resort resorts resource resources respect respecteren respijt respondenten respons response
    ressort rest restant restaurant restaurantje restaurants restaurateur restauratie restauraties
    restaureren resteert resten resteren restitutie restje restjes restricties restte resultaat resultaten
    resulteerde resulteert resulteren resulterend resulterende retail retailer retailers retentie retina
    retorica retoriek retorische retour retouren retourtje retraite retriever retro retrospectief return
    returns retweet retweets retweette reu reuk reukzin reuma reunie reunies reuring reus reusachtig
    reusachtige reuter reuters reuze reuzel reuzen revalidatie revalideren revanche revers review reviews
    revisie revisor revival revolte revolutie revoluties revolutionair revolutionaire revolver revue rex ria
    rial riant riante rib ribbels ribben ribbetjes richel richt richten richter richting richtingen richtte
    richtten rico ricotta ridder ridders rider riders ried riedel riekt riemen riepen riesling riet rieten
    rietje rietjes rietland rietveld rif riff riffen rigide rigoureus rigoureuze rij rijbaan rijbanen
    rijbroek rijdend rijdende rijder rijders rijen rijkaard rijkdom rijke rijken rijker rijkere rijklaar
    rijks rijksdag rijkste rijksweg rijles rijm rijmen rijmpje rijmpjes rijmt rijn rijp rijpe rijpen rijpere
    rijpheid rijping rijpt rijstijl rijtest rijtje rijtjes rijtuig rijweg rijwiel rijzen rijzende rik riksja
    rillen rilling rillingen rimboe rimpel rimpels ringbaan ringdijk ringen ringetje ringweg rink rinkelen
    rinkelt rio rioja riolen riool rip rippen ripper ris risico risk riskant riskante riskeer riskeert
    riskeren risotto rit ritalin rite riten ritje ritjes ritme ritmes ritmisch ritmische ritprijs rits
    ritselen ritsen ritten ritueel rituele rituelen ritzege rivaal rivalen rivaliserende rivaliteit rivieren
    riviertje riviertjes roadie roadshow roadster roaming rob robben robbert robert robijn robijnen robot
    robotica robotisering robots robuust robuuste robuuster rock rockabilly rockband rocken rocker rockers
    rocks rockstar rockster rockt rococo roddelen roddelt rode roden rodeo roder roebel roede roedel roedels
    roef roei roeiboot roeide roeien roeier roeiers roeister roeit roek roekeloos roekeloze roem roemer
    roemloos roemruchte roemt roep roepen roepende roepies roeping roepnaam roept roerdomp roerend roerende
    roerige roerloos roert roes roest roesten roestig roestige roet rog rogge roggen roken rokende roker
    rokers rokje rokjes rokken rol rolde rolden rollade rollator rollen rollend rollende roller rollers
    rolletje rolletjes rolling rolluik rolmodel rolstoel rolt roltrap romaans romaanse roman romance romances
    romans romanticus romantiek romantisch romantische romein romeinse romig romige rommel rommelde rommelen
    rommelig rommelige rommelt rommeltje romp rondborstige rondde ronde rondeel ronden ronder rondes rondgaan
    rondgaat rondgang ronding rondingen rondjes rondliep rondloop rondlopen rondo rondom rondreis rondrit
    rondt rondte ronduit rondweg rong ronin ronkende ronselen rontgen rood roodharigen roodheid roof roofdier
    rooi rooibos rooie rooien rookt rookte rookvrij room roomijs roomkaas rooms roomse roos roosje roosjes
    rooster roosters root roots rop rosarium rosbief rose roskam rosse rossen rossig rost rot rotan rotatie
    rotdag roteren roterende roti rotjes rotkop rotonde rotondes rotor rots rotsachtige rotsblok rotsen
    rotsvast rotswand rotte rotten rottend rottende rotter rottig rottige rotting rottweiler rotzak rotzooi
    rouge roulatie rouleren roulette route router routers routes routine routines routing rouw rouwen
    rouwende rouwig rouwt roux roven rover rovers row rowan royaal royale royalty royement roze rozemarijn
    rozen rozet rozetten rozijnen rubber rubberen rubbers rubriek rubrieken ruby ruchtbaarheid rucola rugby
    ruggen rugpijn rugslag rugtas rugzakje rugzijde ruien ruig ruige ruiger ruik ruiken ruikende ruil ruilde
    ruilden ruilen ruilt ruime ruimen ruimer ruimere ruimschoots ruimste ruimte ruimtelijke ruimten ruimtes
    ruin ruine ruinen ruineren ruines ruis ruit ruiten ruiter ruiters ruitje ruitjes ruk rukken rukt rukte
    rum rumba rumble rumoer rumoerig rund runde runderen rundvee rune runen runnen runner runners running
    runs runt rups rupsen rurale rus rush russen rustdag ruste rusten rustend rustende rusthuis rustiek
    rustieke rustiger rustoord rustpunt rustte ruw ruwaard ruwbouw ruwe ruwer ruwweg ruzien ruziende rvs saai
    saaie saaier saaiheid saaiste sabbat sabbatical sabbelen sabel sabotage saboteert saboteren saboteur
    sacra sacrale sacramenten sadisme sadist sadisten sadistisch sadistische sado safari safe saffier
    saffraan saga sage saillant sake saki salades salafist salafisten salafistische salam salami salderen
    saldo sale salie salmonella salon salons saloon salpeter salsa salto salut saluut salvia salvo samaritaan
    samba sambal sambo samengesteld samenleving samenlevingen samenstelling samenvat samenvatting
    samenvattingen samenwerken samenwerking samenzweerders samenzwering samoerai sample sampler samples
    samsam sanatorium sanctie sancties sandaal sandalen sandwich sandwiches saneren sanering sang sanitair
    sanitaire sans sant sante santen sapiens sapje sappen sappig sappige sar sara sarcasme sarcastisch
    sarcastische sarcofaag sardientjes sardines sari sarin sarren sart sas sassen satan satanische satans
    satelliet satellieten satijn satijnen satire satirisch satirische sativa sauna sausje sauzen savanne
    savant save sax saxofonist saxofoon saz scala scalp scan scannen scanner scanners scanning scans scant
    scat scenario scenarist scene scenery scenes scepsis scepter sceptici scepticus sceptisch sceptische
    schaadt schaaf schaak schaal schaaltje schaamde schaamt schaamte schaap schaapje schaapjes schaar schaars
    schaarse schaarser schaarste schaats schaatsen schaatser schaatsers schaatst schacht schachten schade
    schadelijke schaden schades schaduw schaf schaffen schaft schafte schakel schakelde schakelen schakeling
    schakelingen schakels schakelt schaken schakers schalen schalie schalk schalm schamele schandaal
    schandalen schandalig schandalige schande schandelijke schandpaal schans schap schapen schappen schare
    scharen scharrel schat schatje schatjes schatte schatten schattig schattige schattigste schatting
    schattingen schavot schede schedel schedels scheef scheel scheelde scheelt scheepje scheer scheert scheet
    schei scheidde scheids scheidt scheld schelde schelden scheldt schelen schelle schelp schelpen schelvis
    schema schematisch schematische schemer schemering schenden schending schendingen schendt schenen schenk
    schenkel schenken schenker schenking schenkingen schenkt schep schepen schepers schepje scheppen schepper
    schepsel schepselen schept scherf schering schermen schermer schermpje schermt schermutseling scherp
    scherpe scherper scherpste scherpte scherven scheten schets schetsen schetst schetste scheur scheurde
    scheuren scheuring scheurt scheurtje scheut scheuten scheutje scheve schicht schiep schier schiereiland
    schiet schieten schijf schijfje schijfjes schijn schijnen schijntje schijt schijten schijven schikken
    schikt schil schild schilde schilden schilder schilderen schilderij schilderijen schilders schildert
    schillen schiller schim schimmel schimmels schimmen schimmig schimmige schinkel schip schipper schitteren
    schitterend schitterende schittering schittert schizofreen schizofrene schizofrenie schlager schmink
    schminken schnaps schnitzel schoeisel schoener schoentje schoentjes schoft schoften schok schokken
    schokkend schokker schol schold scholen scholier scholieren scholing scholte schommel schommelen
    schommelingen schommelt schond schone schoner schonere schonk schonken schoof schooljaar schools
    schooltje schoonheid schoonste schoor schop schoppen schopt schopte schor schorem schorre schorren schors
    schorsen schorsing schorst schort schorten schot schotel schotels schoten schots schotse schotten schout
    schouten schouw schouwen schoven schraal schraap schrale schram schrap schrapen schrapt schrapte schreden
    schreeuw schreeuwde schreeuwen schreeuwt schreven schrift schriftelijk schriftelijke schriften
    schrijfster schrijfsters schrijn schrijvende schrijver schrijvers schrik schrikt schril schroefje schrok
    schroom schroot schubben schud schudde schudden schudt schuif schuift schuil schuilen schuilt schuim
    schuimt schuin schuine schuit schuitje schuiven schuiver schuldige schuldigen schuren schurft schurk
    schurken schut schutte schutten schutter schutters schutting schuttingen schuurt schuurtje schuw schuwe
    schuwen schwalbe sciencefiction sclerose scoliose scones scoop scoor scoorde scoorden scoort scooter
    scooters scootmobiel scope score scoren scorend scorende scores scoring scotch scout scouten scouting
    scouts scrabble scratch screen screenen screening scriba script scriptie scripts scrol scrollen scrotum
    scrub scrubs scrum scuba sculpturen sculptuur seal sec second seconden secondes secret secretaresse
    secretaresses secretariaat secretaris sectie secties sector sectoren secularisatie secularisme seculier
    seculiere secundair secundaire secure security sedan sedatie sedert sediment sedum segment segmenten
    segregatie sein seinen seintje seismische seizoen seizoenen seks seksclub sekse seksen seksisme
    seksistisch seksistische seksshop sekstape seksualiteit seksueel seksuele sektarische sekte sekten sela
    selderij select selecte selectie selectief selecties selectieve selfie selfies selfmade semester seminar
    seminarie seminaries seminars semtex sen senaat senator senatoren senators seniel seniele senior senioren
    senor senora sensatie sensationeel sensationele sensei sensor sensoren sensorische sensors sensueel
    sensuele sent sentiment sentimentele sep separate separatisten sepia sepsis sept sequel sequentie sequoia
    sera sereen serenade serene serge sergeant serie seriele series serieuze serieuzer serieuzere serotonine
    serpent serre serres serum serve serveer serveert server serveren servers servet servetje service
    services servies servo sesam sessie sessies set setje setjes sets settelen setter setting sext sexting
    sexy sfeer sfeertje sfeervol sferen sfinx shag shake shaker shampoo sharia shawl sheet sheets shell
    shelter sheriff sherpa sherry shiatsu shift shilling shirtje shirtjes shit shoarma shock shocking shooter
    shooters shop shoppen shopper shops short shorts shot shotgun shots show showband showbizz showcase
    showen showroom shows showt showtime showtje shredder shuffle shui shunt shutter shuttle shuttles sic
    sick sidekick siena sier sieraad sieraden sieren sierlijk sierlijke siert siesta sifon sigaar sigaren
    sigaret sigaretje sigaretten sigma signaal signalement signalen signeert signeren significant
    significante sijpelen sijpelt sikh sikhs sikje sikkel silhouet silica silicium silicone siliconen silo
    sim simkaart simpel simpele simpeler simpels simpelste simpelweg simplistisch simplistische simulatie
    simulaties simulator simuleert simuleren simultaan sinaasappel sinaasappelen sinaasappels sinas sine
    sinecure singel singels single singles singulariteit sinister sinistere sint sinus sip sir sirene sirenes
    siroop sis sissen sissende sissy sisters sitcom site sites situ situatie situaties situeert situeren
    situering sixpack sixties sixtijnse sjaak sjaals sjaaltje sjabbat sjabloon sjah sjamaan sjamanen sjeik
    sjerp sjiek sjiieten sjiitische sjoel sjonge sjouwen ska skate skaten skater skaters skates skeeleren
    skeelers skelet skelter sketch sketches ski skien skier skiers skiff skin skins skip skipas skipiste
    skippen skipper skunk skutsje skybox skydiven skylab skyline sla slaaf slaafje slaafjes slaafs slaafse
    slaag slaagde slaagden slaags slaagt slaan slaande slaapje slaapkop slaappil slaapzak slaat slaatje
    slacht slachten slachting slachtingen slachtoffer slachtoffers slachtte slag slagader slagboom slagen
    slagerij slagers slagman slagroom slagveld slagwerk slagzin slak slakken slalom slam slang slangen slank
    slanke slanker slap slapeloosheid slapeloze slapend slapende slaperig slaperige slapers slapjes slappe
    slash slaven slavernij slavin slecht slechte slechten slechter slechteriken slechts slechtst slechtste
    slede slee sleepnet sleept sleepte sleepten slenk slepen slepende slet sletje sletjes sletten sleuf sleur
    sleurde sleuren sleurt sleutelen sleutels sleuteltje sleuven slib slice slick sliding sliep sliepen
    sliert slijk slijm slijmbal slijmen slijmerige slijpen slijt slijtage slijten slijter slijterij slik
    slikken slikt slikte slimheid slimmer slimmerd slimmere slimste slinger slingerde slingeren slingert
    slinks slinkse slip slipje slipjes slippen slipper slippers slippertje slips sloeber sloebers sloeg
    sloegen sloep sloepen sloerie sloffen slogan slogans slok slokdarm slokje slome sloom sloop sloopt
    sloopte sloot slootjes slopen slopende sloper slopers slordig slordige slot slotdag sloten slotfase
    slotje slotjes slotklim slotrit slotsom slotte slow slufter sluier sluiers sluipen sluipend sluipt sluis
    sluit sluiten sluitend sluiter sluiting sluizen slurf slurpen sluw sluwe sma smaad smaak smaakje smaakte
    smaakvol smack smak smakelijk smakelijke smakeloos smakeloze smaken small smalle smaller smallere smalste
    smaragd smart smarten smartphone smartphones smartwatch smash smeden smederij smeedde smeek smeekt
    smeekte smeer smeerde smeerlap smeert smeet smeken smelt smelten smeren smerig smerige smeriger smering
    smeris smet smid smidse smiezen smijt smijten smiley smileys smith smiths smoel smoes smoesje smoesjes
    smoezen smog smoking smokkel smokkelt smolt smoren sms smullen smurf smurfen smurrie snaar snack snackbar
    snacken snacks snak snakken snakt snapper snapshot snapte snapten snaren snars snavel snavels sneaker
    sneakers snede sneden snee sneep sneetje sneetjes sneeuwde sneeuwen snelde snelheid snelle snellen
    sneller snellere snelst snelste snelt sneltram snert sneu sneue sneuvelt snij snijd snijder snijders
    snijpunt snijvlak snijwerk snik snikheet snikhete snikkel snip snippers snob snode snoei snoeien snoeit
    snoek snoepen snoepje snoepjes snoer snoeren snoetje snol snollen snoof snooker snor snorkel snorren snot
    snotneus snowboard snowboarden snuf snuffel snuffelen snufje snufjes snugger snuggere snuifje snuift
    snuit snuiten snuiter snuiven snurk snurken snurkt soa soap soaps sober soberder sobere soberheid sociaal
    sociale socialer socialisme socialist socialisten socialistisch socialistische societeit society
    sociologen sociologie sociologisch sociologische socioloog soda sodeju sodemieter sodomie soefi soelaas
    soennieten soennitische soepel soepele soepeler soepen soepje soeps soera soest soeverein soevereine
    soevereiniteit sofa soft softbal softe softijs software soit soja sojamelk sojasaus sokjes sokkel sol
    soldaat soldaatjes soldaten solden solderen soldij soleil solex solidair solidariteit solide solist
    soliste solisten solitair solitaire sollen sollicitant sollicitanten sollicitatie sollicitaties
    solliciteer solliciteerde solliciteert solo som sombere somberheid sommelier sommen somt son sonar sonate
    sonde sondes song songs songwriter songwriters sonnet soort soorten soortgelijke soos soppen sopraan
    sorbet sores sorteer sorteert sorteren sou soul soulmate sound sounds source sous souterrain souvenir
    souvenirs sovjet sovjets sowieso spa spaak spaan spaander spaarde spaarders spaarpot spaart spaarzaam
    spaarzame spaceshuttle spade spagaat spaghetti spaken spalk spam spammen span spande spanden spandoek
    spangen spannen spannende spannends spannendste spanner spanningen spant spanten spar spareribs sparren
    spartaan spartaanse spastische spat spatel spatie spaties spatte spatten speaker speakers speaking
    specerij specerijen specht spechten speciaal speciaals special speciale specialisatie specialisaties
    specialiseerde specialiseert specialiseren specialisten specialistisch specialiteit specialiteiten
    specials specie species specificaties specificeren specifiek specifieke specifieker specimen spectaculair
    spectaculaire spectra spectrum speculaas speculanten speculatie speculaties speculatieve speculeert
    speculeren speech speechen speeches speed speeksel speelbal speelbos speeldag speelden speelgoed speelhal
    speelman speels speelse speelsters speeltje speeltjes speen speer spek spekjes spekken speld spelden
    speldje spelend spelende spelenderwijs speler spelers spelfout speling spellen spelling spelshow spelt
    spencer spendeerde spendeert spenderen speren sperma spertijd spervuur sperwer sperziebonen spetter
    spetters speurder speurders speuren spiegel spiegels spiegeltje spieken spier spieren spiering spies
    spijbelen spijk spijlen spijs spijt spijtig spijtige spijzen spike spikes spikkels spil spin spinnen
    spinner spinning spint spion spionage spionne spionnen spiraal spiralen spirit spiritualiteit spiritueel
    spirituele spiritus spit spits spitse spitsen spitsuur spitten spleet spleten splijten splinter splinters
    split splits splitsen splitsing splitst splitste spoed spoedig spoedige spoel spoelbak spoelde spoelen
    spoeling spoelt spoetnik spoiler spoilers spoken spons sponsor sponsoring sponsors sponsort spontaan
    spontane spontaniteit sponzen spook spookachtige spookt spoor spoorde spoornet spoort spoorweg spoot
    sporadisch spore sporen sportdag sporter sporters sporthal sportief sportieve sportiviteit sportman
    sporttas spot spotje spotjes spotlight spotlights spots spotte spotten spottend spottende spotter
    spotters spraak sprake sprang sprankje spray spread spreeuw spreeuwen sprei spreid spreidde spreiden
    spreidt sprekend sprekende spreker sprekers spreuk spreuken spriet spring springen springer springers
    springt sprinkhaan sprinkhanen sprint sprinten sprinter sprinters sprintje sprints sproeien sproeier
    sproeiers sproet sproeten sprokkelen sprong sprongen sprongetje sprookje sprookjes spruit spruiten
    spruitjes spugen spui spuien spuit spuitbus spuiten spuiter spuitje spul spulletjes spurt spuug spuugt
    spuugzat spuwde spuwen spuwt spyware squadron square squares squash squaw staaf staafje staafjes staak
    staakt staakte staal staaltje staand staande staar staarde staart staarten staartje staartjes staatje
    staatjes staats stabiel stabiele stabieler stabilisatie stabilisator stabiliseert stabiliseren
    stabiliteit staccato stade stadhuis stadia stadion stadions stadium stadje stadjes stads stadsbus stadse
    staf stafchef staflid stages stagiair stagiaire stagiaires stagiairs stagneert stak staken stakende
    stakers staking stakingen stakker stakkers stal stalen stalken stalker stalkers stalking stalkt stallen
    stalling stam stamboek stamboom stamde stammen stamp stampen stamper stamppot stampvol stamt stand
    standaard standen standing standje standjes standpunt stands standvastig stang stangen stank stans stap
    stapel stapelen stapeling stapels stapelt stapeltje stapje stapjes stappen stapper stappers stapt stapte
    stapten star staren starend starre stars start starten startend starter starters startrij starts startte
    startten state statements staten statie statief statig statige stationaire stations statisch statische
    statistiek statistieken statistisch statistische status statutaire statuten statuut staven steak stealth
    stede stedelijke stedelingen steden steef steegje steegjes steek steekje steekt steel steelpan steelt
    steen steenbok steentje steentjes steenuil steenweg steevast stegen steiger steigers steil steile steiler
    steilste stek stekels steken stekende stekje stekker stekkers stekkie stelden stelen steller stelletje
    stelletjes stellig stelling stellingen stelsel stelsels stelt stelten stem stembus stemde stemden stemmen
    stemmer stemmers stemmetje stemmetjes stemmig stemmige stemming stemmingen stempas stempel stempels stemt
    stencil stenen stengel stengels stenigen stennis steno stent stentor step steppe steppen steps ster
    stereo stereotiep stereotiepe sterf sterfbed sterfdag sterfelijk sterfelijke sterfelijkheid sterft
    sterfte steriel steriele sterilisatie steriliseren sterken sterker sterkere sterksel sterkst sterkste
    sterkt sterkte sterling stern sterns steroide steroiden sterren sterretje sterretjes sterveling
    stervelingen sterven stervend stervende stethoscoop steunde steunden steunend steuntje steur steven
    stevenen stevens stevent stevig stevige steviger stevigheid steward stewardess stewards sticht stichten
    stichter stichters stichting stichtingen stichtte stick sticker stickers sticks stiefbroer stiefdochter
    stiefzoon stiekem stiekeme stier stieren stierf stierven stift stiften stigma stigmatisering stijf
    stijfheid stijg stijgen stijgend stijger stijgers stijging stijgt stijl stijlen stijlvol stijve stijver
    stik stikken stikstof stikt stikte stilaan stiletto stillen stiller stilletjes stilste stilte stiltes
    stimulans stimulatie stimulator stimuleer stimuleerde stimuleert stimuleren stimulerend stimulerende
    stimulering stimuli stimulus stink stinken stinkend stinkerd stinkt stip stippen stipt stiptheid stock
    stoeien stoeltje stoeltjes stoep stoer stoerder stoere stoerste stoet stof stoffel stoffelijke stoffen
    stoffer stoffig stoffige stofje stofjes stoicijns stok stoken stoker stokerij stokers stokje stokjes
    stokken stokoude stolling stolp stolt stom stoma stomen stomende stomerij stomheid stomme stommiteit
    stomp stompe stompen stoms stomste stond stoned stonk stoof stoofpot stookt stoom stoombad stoor stoorde
    stoornis stoort stoot stootje stootte stoppels stops stopten storage store storen storend storende stores
    storing storingen stormachtig stormachtige stormde stormden stormen stormram stormt stort stortbak
    stortbui storten storting stortingen stortte stortten story stoten stotteren stottert stout stoute
    stoutste stoven straal straalde straalt straatjes straf strafbaar straffe straffen strafhof straft
    strafte strafwet straight strak strakke strakker stralen stralend stralende straling stramien strandde
    stranden strandje strandt strateeg strategie strategieen strategisch strategische stratego straten streak
    stream streamen streden streed streef streefde streeft streek streel streelde streelt streep streepje
    streepjes streetdance strek streken strekken strekt strekte strelen stremsel streng strenge strengen
    strenger strengste strepen stressen stretch streven striemen strijd strijde strijden strijder strijders
    strijdig strijdt strijkers strijkt strik strike strikes strikje strikken strikt strikte string strings
    strip strippen stripper strips striptease stro stroef stroeve strofe strohalm stroken stroman stromen
    stromend stroming stromingen stronk stront strooi strooien strooit strook strookje strookt stroom
    stroomde stroomt stroop strop stropdas stroper stroperij stropers strot strubbelingen structureel
    structurele structuren structuur struik struikel struikelde struikelen struikelt struiken struinen
    stucwerk studeer studeerde studeert studente studenten studentes studeren studerende studies studio study
    stuff stug stugge stuipen stuit stuiten stuitend stuiter stuitert stuitte stuitten stuiver stuivers
    stukadoor stukgoed stukjes stukken stulpje stumper stumpers stunt stunten stuntman stunts sturende
    sturing stutten stuurde stuurden stuurman stuw stuwdam stuwen stuwende stuwmeer stuwt style stylen
    styling stylist styliste sub subgroep subiet subject subjectief subjectieve subliem sublieme subsidie
    subsidies substantie substantieel substantiele substanties substitutie substituut subtiel subtiele
    subtieler subtop subtype suburbia succes succesje successen successie succesvol succesvolle sudden
    sudderen sudoku suede suf suffe suggereerde suggereert suggereren suggestie suggestief suggesties
    suggestieve sui suicidaal suicidale suicide suikers suis suisse suite suites sujet sukkel sukkelen
    sukkels sul sulfaat sultan sultans summa summier summum sumo sup super supercup superieur superieure
    superieuren superior superioriteit superman supers supertof supervisor supplement supplementen support
    supporter supporters suprematie surf surfen surfer surfers surft suri surplus surprise surrealisme
    surrealistisch surround surveillance survival sus sushi suspense suspensie sussen swa swagger swami swap
    swaps sweater sweaters sweatshirt swing swingen swingend swings swingt switch switchen switches syfilis
    syllabus symbiose symbolen symboliek symbolisch symbolische symboliseert symboliseren symbool symfonie
    symfonische symmetrie symmetrisch symmetrische sympathie sympathiek sympathieke sympathisant
    sympathisanten symposia symposium symptomen symptoom synagoge synagogen synapsen synchronisatie
    synchroniseren synchroon syndicaat syndroom synergie synode synoniem synoniemen synopsis synthese
    synthesizer synthetisch synthetische systeem systematiek systematisch systematische systemen systemische
    taai taaie taak taalles taaltje taarten taartje taartjes tab tabak tabasco tabblad tabel tabellen
    tabernakel tableau tablets tabloid taboe taboes tachtig tachtiger tackelen tackle taco tact tactiek
    tactieken tactisch tactische tactvol taekwondo taf tafelen tafeltje tafeltjes tafereel taferelen tag
    taggen tags tahoe taille tajine tak take takel takelen taken takje takjes takken taks takt tal talen
    talent talenten taliban talig talige talisman talkshow tallen talloze talon talrijk talrijke talud tam
    tamboer tamelijk tamme tampon tampons tamtam tan tandeloze tandem tandje tandjes tandoori tandpijn
    tandwiel tanende tang tanga tango tank tanken tanker tankers tanks tanktop tantra tao tapas tape tapes
    tapijt tapijten tapioca tappen taptoe target targets tarief tarieven tarn tarot tartaar tarten tarwe
    taser tasje tasjes taskforce tast tastbaar tastbare taste tasten tastte tata tatoeage tatoeages tatoeeren
    tattoo taveerne taverne taxateur taxatie taxeren taxirit taxonomie taxus tbc tbs tea teacher teachers
    teaching teak teakhout team teambaas teamlid teams teamwerk teamwork tearoom teaser techneut techneuten
    technici technicus techniek technieken technisch technische techno technologie technologieen teckel teddy
    teder tedere tederheid teef teefje teek teelt teenager teentjes teer teerling teert tees teevee teflon
    tegel tegelen tegelijk tegelijkertijd tegels tegeltje tegeltjes tegemoet tegemoetkoming tegenaan
    tegendraads tegengas tegengif tegenin tegenkom tegenop tegenover tegens tegenstander tegenstanders
    tegenstelling tegenvaller tegenwoordige tegenzin tegenzit tegoed tegoeden tehuis tehuizen teisteren
    teistert tekeer tekenaar tekenden tekenend tekening tekeningen tekens tekort tekorten tekortkoming
    tekortkomingen tekst teksten tekstjes telde telden telecom telefoneren telefonie telefonisch telefonische
    telefonist telefoniste telefoons telefoontje telefoontjes telegraaf telegram telen telepathie teler
    telers telescoop telescopen teletekst teleur teleurgesteld televisies telex tellen tellend tellende
    teller tellers telling tellingen telt tem temeer temmen temming temp tempel tempeliers tempels
    temperatuur temperen template templates tempo ten tendens tendensen tender teneinde teneur tengels tenger
    tengere teniet tenminste tennis tennisser tennissers tenor tenoren tenslotte tentakel tentamen tentamens
    tenten tentje tentjes tentoon tenue tenues tepel tepels tequila ter terdege tere terecht terechte teren
    tergend tering terloops term termen termieten termijn terminaal terminal terminale terminals terminologie
    terminus ternauwernood terp terra terracotta terrarium terrasje terrasjes terrein terreinen terreur
    terrible terrier terriers territoriaal territoriale territorium terroriseert terroriseren terrorisme
    terrorist terroristen terroristisch terroristische terstond terugkeer terugkeren terugkomen terugval
    terugweg terugzie terzijde tes tesla test testament testamenten testen tester testers testfase testikels
    testje testjes testosteron testrit tests testte testten tetanus tetra tetten teugel teugels teugen teven
    tevergeefs tevoorschijn tevoren tevredenheid teweeg tewerkgesteld tewerkstelling textiel texturen textuur
    tezamen tgv thans theater theaters theatraal theatrale theedoek theehuis theemuts theepot theetuin thema
    themadag thematiek thematisch thematische theologen theologie theologisch theologische theoloog
    theoretisch theoretische theorie theorieen theosofie theosofische therapeut therapeute therapeuten
    therapeutisch therapeutische therapie therapieen thermale thermen thermiek thermisch thermische
    thermometer thermostaat these thesis thinking thomas thorax thorium thriller thrillers thuiskom tiara tic
    tics tiebreak tiende tienden tienen tieners tienkamp tienmaal tiental tientallen tientje tientjes
    tierelier tieren tiert tieten tietjes tiffany tig tij tijdbom tijde tijdelijk tijdelijke tijden tijdig
    tijdige tijdlang tijdlijn tijdloos tijdloze tijdnood tijdperk tijdreis tijdrit tijds tijdschrift
    tijdschriften tijdslot tijdvak tijdzone tijger tijgerin tijgers tijm tik tikje tikkeltje tikken tikkende
    tikt tikte til tilapia tilde tilden tillen tilt timber timer timers timide timing timmer timmeren timmert
    tin tinne tinnen tinnitus tint tintelen tinten tintje tinto tip tipgever tipi tipje tippen tips tipt
    tipte tiptop tirade tiramisu tiran tirannen tirannie tirannieke tissue tissues titaan titan titanen
    titanium titans titel titelrol titels titularis tja tjalk tjerk tjokvol tjonge toast toaster toastjes
    tobben toch tocht tochten tochtje tod toe toediening toedoen toegaan toegaat toegaf toegang toegankelijk
    toegankelijke toegankelijker toegeeft toegekend toegelaten toegenomen toegepast toegestaan toegestane
    toegeven toegevoegd toegift toekan toekenning toekent toekeren toekijkt toekomen toekomst toekomstige
    toekomt toekwam toelaat toelage toelaten toelegt toeliet toeloop toenaam toenam toename toendertijd
    toendra toeneemt toenemen toenemende toenmalig toenmalige toentertijd toepassen toepassing toepassingen
    toepast toepaste toer toerde toeren toerisme toerist toeriste toeristen toeristisch toeristische toerit
    toernooi toernooien toert toeschouwers toeslaan toeslaat toesloeg toespraak toestaan toestaat toestand
    toestel toestond toet toeter toeteren toeters toetjes toetreding toetsenbord toetsenist toetsing toeval
    toevallig toevallige toeven toevloed toevoegen toevoegt toevoer toewenst toezicht toezien toeziend tof
    toffe toffee tofste toga toilette token tokkelen toko tol tolerance tolerant tolerante tolerantie
    tolereer tolereert tolereren tolhuis tolk tolken tollen tolweg tomaatjes tomahawk tombe tombes tombola
    tomeloze tommy tomtom ton tondeuse toneel tonele tonen toner tong tongen tongue tongval tongzoen tonic
    tonijn tonnen toog tool tools toom toon toonbaar toonbank toonde toonden toonder toont toontje toorn
    toorts toot topclub topclubs topdag topfit topic topics topjaar topje topjes topkok toplaag topless
    topman topmodel topo toppen topper toppers toppertje toppie topping toppunt tops topsport topstuk topteam
    topteams toptijd topvorm tor toren torens torentje torentjes tori tornado tornooi toros torpedo torrent
    torso tortilla tos toss tosti totaal totale totalitair totalitaire totaliteit totdat totem toto
    totstandkoming touch touche toupet tour tourbus touringcar tournee tournees tours touw touwen touwtje
    touwtjes tovenaar tovenaars tovenares tover toveren toverij tovert township toxiciteit toxine toxines
    toxisch toxische toy toyboy toys traagheid traan traangas traantje trace traceren tracht trachten
    trachtte track tracks tractie tractor tractors trad traden traditie tradities traditional traditioneel
    traditionele trage tragedie trager tragere tragiek tragisch tragische trailer trailers trainde trainden
    trainee trainees trainer trainers training trainingen traiteur traject trajecten traktatie trakteer
    trakteerde trakteert trakteren tralies trambaan tramlijn trampoline trams trance tranche tranen tranende
    trans transcendente transcript transcriptie transfer transferium transfers transformator transgenders
    transistor transit transitie transities transparant transparante transparanter transparantie
    transplantatie transport transporteur transseksuelen trant trapeze trapje traplift trappen trappers
    trappist trapt trapte trash trauma traumatisch traumatische travee travers traverse travestie travestiet
    trawler tray trechter tred trede treden tree treed treedt trees tref trefbal treffen treffend treffende
    treffer treffers trefpunt treft treinen treinrit treintje treintjes treiteren trek trekhaak trekje
    trekjes trekken trekker trekkers trekking trekt tremor trend trending trends trendy tres treur treuren
    treurig treurige treurnis treurt treuzelen triade triage trial trials triangel trias triatlon tribal
    tribale tribunaal tribune tribunes trick tricky tricot triest trieste triestig trigger triggers triggert
    trijntje trike tril trilde triljoen trillen trilling trillingen trilogie trilt trim trimbos trimmen
    trimmer trio triomf triomfen triootje trip tripel tripje triplex trippen trips triton trivia triviaal
    triviale trivium troebel troebele troef troep troepen troeven trof trofee troffen trog trojan trok
    trokken trol trollen trolley trombone trombose trommel trommels tromp trompet trompettist tronen troon
    troost troosteloos troosten tropen tropisch tropische tros trossen trost trotse trotseer trotser trottoir
    troubadour trouwde trouwden trouwen trouwste trouwt truc trucje trucjes truck truckers trucks trucs
    truffel truffels truitje trust trut trutten try tsaar tss tsunami tub tuba tube tuberculose tubes tucht
    tuig tuigen tuigje tuinbank tuinbouw tuinder tuinders tuindeur tuindorp tuinen tuinhek tuinhuis tuinier
    tuinman tuinpad tuinset tuinwijk tuit tuiten tuk tukker tukkers tuktuk tulband tule tulp tulpen tumor
    tumoren tumult tune tunen tuner tunes tuniek tuning tunnels turbine turbines turbo turbulente turbulentie
    tureluur turen turf turk turken turkey turkoois turn turnen turner turners turnster turnzaal turquoise
    turven tussendoortje tussenin tussentijdse tutor tutorial tutti tutu tuur tuurlijk tuut twaalfde twaalven
    tweed tweedeklasser tweedelige tweederangs tweelingen tweeluik tweepersoons tweet tweetal tweeten tweeter
    tweeters tweetjes tweets tweevoudig twijfelachtig twijfelachtige twijfelde twijfels twijgen twinkel
    twintiger twintigers twintigste twist twisten twister twitteraar twitteraars twitterde twitteren twittert
    tycoon tyfoon tyfus typ type typeert typefout typen typeren typerend typering types typetje typetjes
    typisch typische typt typte tyrannosaurus
"""
