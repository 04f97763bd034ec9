"""Ordinary words from "oase" to "quotum". Source and licence: see the package."""

WORDS = """
    oase oases oasis obelisk ober obers obese obesitas obi object objecten objectief objectieve objectiviteit
    obligate obligatie obligaties obs obsceen obscene obscure obscuur observatie observaties observatorium
    observeer observeerde observeert observeren obsessie obsessief obsessieve obstakel obstructie occasion
    occasions occulte oceaan oceanen och ochtenden ochtends octaaf octopus octrooi octrooien odd ode odes
    odyssee oecumene oecumenische oedeem oef oefen oefende oefenden oefenen oefening oefeningen oefent oeh
    oehoe oei oeps oerbos oerknal oermens oeroud oeroude oersaai oertijd oerwoud oester oesters oestrogeen
    oetlul oeuvre oeuvres oever oevers offensief offensieve offer offerde offeren offers offert offerte
    offertes office official officials officieel officiele officier officieren officiers officieus officieuze
    offline offroad offset offshore ofschoon ofte oftewel ofwel ogenblik ogenblikkelijk ogende ogenschijnlijk
    ohm oke oker okergeel okra oksel oksels okt oldtimer oldtimers oled olie oliebol olien olieramp olieverf
    olievlek olifant olifanten olifantje oligarch oligarchie olijf olijke olijven olm olmen olympiade
    olympier olympisch olympische omaatje omafiets omarm omarmd omarmde omarmen omarming omarmt omber ombouw
    ombouwen ombrengen ombudsman ombuigen omdat omdoen omdraaide omdraaien omdraait ome omega omelet omen
    omer omga omgaan omgaat omgebogen omgebouwd omgebouwde omgebracht omgedaan omgedoopt omgedraaid omgeeft
    omgegaan omgegooid omgekeerd omgekeerde omgekleed omgekocht omgekomen omgelegd omgeleid omgerekend
    omgeroepen omgeruild omgeslagen omgetoverd omgevallen omgeven omgeving omgevingen omgevormd omgewisseld
    omgezet omging omgingen omgooien omhaal omhakken omheen omheind omheinde omheining omhels omhelsde
    omhelst omhelzen omhelzing omhoog omhuld omhulsel omhult omkeert omkeren omkering omkijken omkomen omkomt
    omkopen omkoping omkwam omkwamen omlaag omleggen omleiding omleidingen omliggende omlijst omlijsting
    omloop omlopen ommekeer ommeland ommetje ommezwaai ommuurd ommuurde omnibus omnium omnivoor omrand
    omrijden omring omringd omringde omringen omringt omroep omroepen omroeper omruilen omschakelen
    omschakeling omschreef omschreven omschrijf omschrijft omschrijven omschrijving omschrijvingen omsingeld
    omsingelde omsingelen omslaan omslaat omslachtig omslag omslagen omsloten omstanders omstandigheden
    omstandigheid omstreden omstreeks omstreken omtoveren omtrek omtrent omvallen omvalt omvang omvat omvatte
    omvatten omvattend omvattende omver omvormen omvormer omvorming omweg omwegen omwenteling omwentelingen
    omwille omwisselen omwonenden omzeild omzeilen omzeilt omzet omzetten omzetting omzien omzoomd
    omzwervingen onaangekondigd onaangenaam onaangename onaangeroerd onaangetast onaantastbaar onaardig
    onacceptabel onafhankelijk onafhankelijke onbalans onbeantwoord onbeantwoorde onbedoeld onbedoelde
    onbeduidend onbeduidende onbegrensd onbegrensde onbegrepen onbegrijpelijk onbegrip onbehagen onbehandeld
    onbeheerd onbehoorlijk onbekend onbekende onbekenden onbekwaam onbekwaamheid onbekwame onbelangrijk
    onbelangrijke onbelast onbeleefd onbemand onbemande onbemind onbenul onbenullige onbenut onbepaald
    onbepaalde onbeperkt onbeperkte onbereikbaar onbereikbare onberispelijk onberispelijke onbeschaamd
    onbeschadigd onbeschermd onbeschoft onbeschofte onbeslist onbesproken onbestaande onbestuurbaar
    onbetaalbaar onbetaalbare onbetaald onbetaalde onbetrouwbaar onbetrouwbare onbetwist onbetwiste
    onbevangen onbevestigde onbevlekte onbevoegd onbevoegde onbevoegden onbevreesd onbewaakt onbewaakte
    onbeweeglijk onbewerkte onbewezen onbewoonbaar onbewoond onbewoonde onbewust onbewuste onbezoldigd
    onbezonnen onbezorgde onbreekbaar onbruik oncologie oncoloog oncomfortabel ondenkbaar onderaan onderaf
    onderarm onderbouwd onderbouwing onderbroken onderdaan onderdak onderdanen onderdeel onderdelen onderen
    onderga ondergaan ondergronds ondergrondse onderhandeld onderhandelen onderhoud onderhouden onderhuids
    onderhuidse onderin onderkend onderkoeld onderkomens onderlegd onderling onderlinge onderlip ondermaatse
    ondermijnd ondermijning ondernam ondernemen ondernemer ondernemers onderneming onderop onderrug
    onderscheid onderscheiden onderstaande onderste ondersteund ondersteunen ondersteuning ondersteunt
    ondertekend ondertiteld ondertiteling onderuit ondervoede ondervraagd ondervraging onderweg onderwerp
    onderwerpen onderwijs onderwijzeres onderzocht onderzochte onderzoek onderzoeken onderzoeker onderzoekers
    onderzoekje onderzoekt ondeugd ondeugend ondeugende ondiep ondiepe ondoordacht ondoorzichtig ondraaglijk
    ondraaglijke ondubbelzinnig onduidelijk onduidelijke onecht onechte oneens oneerlijke oneerlijkheid
    oneervol oneigenlijk oneigenlijke oneindig oneindige oneindigheid oneliners onenigheid onenightstand
    onervaren onethisch oneven onevenredig onfeilbaar onfortuinlijke onfrisse ongeacht ongebonden ongeboren
    ongebruikelijk ongebruikt ongebruikte ongecensureerd ongedaan ongedeerd ongedierte ongeduld ongeduldig
    ongeduldige ongedwongen ongeevenaard ongeevenaarde ongefundeerde ongegeneerd ongegrond ongehinderd
    ongehoord ongehoorzaam ongehuwd ongehuwde ongein ongekend ongekende ongeldig ongeldige ongelegen ongeleid
    ongelezen ongelijk ongelijke ongelijkheid ongelimiteerd ongelofelijk ongelofelijke ongeloof ongelooflijk
    ongelooflijke ongelovig ongelovige ongelovigen ongeluk ongelukkig ongelukkige ongemak ongemakkelijk
    ongemakkelijke ongemeen ongemerkt ongemoeid ongenade ongeneeslijk ongeneeslijke ongenode ongenoegen
    ongeoorloofd ongeoorloofde ongepast ongepaste ongeplande ongeregeld ongeremd ongerept ongerepte ongerust
    ongerustheid ongeschikt ongeschikte ongeschonden ongeschoold ongeschoolde ongeschoren ongeschreven
    ongeslagen ongesteld ongestoord ongestraft ongetrouwd ongetrouwde ongetwijfeld ongevaarlijk ongeval
    ongevallen ongevoelig ongevraagd ongevraagde ongewapend ongewapende ongewassen ongewenst ongewenste
    ongewijzigd ongewild ongewis ongewisse ongewone ongewoon ongezellig ongezien ongeziene ongezond ongezonde
    ongezouten ongrijpbaar ongrijpbare ongunstig ongunstige ongure onhaalbaar onhandelbaar onhandig onhandige
    onhandigheid onheil onherkenbaar onherroepelijk onherstelbaar onherstelbare onheus onhoudbaar
    oninteressant onjuist onjuiste onklaar onkosten onkruid onkunde onlangs onleesbaar online onlogisch
    onlogische onlosmakelijk onlusten onmacht onmenselijk onmenselijke onmetelijke onmiddellijk onmiddellijke
    onmisbaar onmisbare onmiskenbaar onmiskenbare onmogelijk onmogelijke onmogelijkheid onnatuurlijke
    onnauwkeurig onnodig onnodige onnozel onnozele onnozelheid onofficieel onofficiele onomkeerbaar
    onomkeerbare onomstotelijk onomstreden ononderbroken onontbeerlijk onontkoombaar onopgelost onopgeloste
    onopgemerkt onophoudelijk onophoudelijke onopvallend onopvallende onorthodoxe onovertroffen onpartijdig
    onpartijdige onpas onpraktisch onprettig onraad onrealistisch onrealistische onrecht onrechte onredelijk
    onredelijke onregelmatig onregelmatige onrein onreine onrijpe onroerend onroerende onrust onrustig
    onrustige onsamenhangend onschadelijk onschatbare onschendbaar onscherp onschuld onschuldig onschuldige
    onschuldigen onsen onsmakelijk onsportief onstabiel onstabiele onsterfelijk onsterfelijke onstuimig
    onstuimige ontaard ontaarde ontaardt ontbeert ontberen ontbeten ontbindt ontbloot ontboden ontbossing
    ontbrak ontbreekt ontbreken ontcijferd ontdaan ontdeed ontdek ontdekken ontdekking ontdekt ontdekte
    ontdoen ontdoet ontdooid ontdooit onteigend onteigening ontelbaar ontelbare onterecht onterechte onterfd
    onterven ontevreden ontevredenheid ontfermen ontfermt ontgaan ontgaat ontging ontginnen ontginning
    ontgonnen ontgoocheld ontgoocheling ontgrendeld ontgroeid ontgroening onthaal onthaald onthalen ontharen
    ontheemd ontheemden ontheven onthield onthoofd onthou onthoud onthouden onthoudt onthuld onthulde
    onthulling onthullingen onthult onthutst ontken ontkend ontkende ontkennen ontkenning ontkent ontketend
    ontknoping ontkom ontkomen ontkomt ontkwam ontladen ontlast ontlasting ontleden ontleding ontleed
    ontleedt ontleend ontleent ontlenen ontliep ontloopt ontlopen ontmaagd ontmanteld ontmaskerd ontmoedigd
    ontmoet ontmoeten ontmoeting ontmoetingen ontmoette ontnam ontneemt ontnemen ontnomen ontoegankelijk
    ontoelaatbaar ontoereikend ontplof ontploffing ontploffingen ontploft ontpopt ontpopte ontraden ontrafeld
    ontregeld ontroerd ontroostbaar ontrouw ontrouwe ontruimd ontsierd ontslaan ontslaat ontslag ontslagen
    ontsloeg ontsluit ontsmet ontsnap ontsnappen ontsnapt ontspan ontspant ontspoord ontstaan ontstaat
    ontstak ontstane ontsteld ontstemd ontstond onttrekt ontucht ontvang ontvangen ontvangst ontvangt
    ontvankelijk ontving ontvoerd ontvoert ontvouwt ontwaak ontwaakt ontwaken ontweek ontweken ontwerp
    ontwerpen ontwerper ontwerpt ontwierp ontwijk ontwijkt ontwikkeld ontwikkelde ontwikkelen ontwikkeling
    ontwikkelingen ontwikkelt ontworpen ontwricht ontwrichten ontwrichting ontzag ontzegd ontzegt ontzet
    ontzettend ontzien onuitwisbare onveilig onveilige onveiligheid onveranderd onveranderlijk onverantwoord
    onverbeterlijk onverbiddelijk onverdraaglijk onverenigbaar onvergetelijk onvergetelijke onverhard
    onverharde onverhoopt onverklaarbaar onverklaarbare onverlet onvermeld onvermijdelijk onverminderd
    onvermoeibaar onvermogen onverschillig onverschrokken onverslaanbaar onversneden onverstaanbaar
    onverstandig onverstoorbaar onvervalste onvervangbaar onverwacht onverwachte onverwachts onverwachtse
    onverwijld onverwoestbaar onverwoestbare onverzadigde onvindbaar onvoldoende onvolledig onvolledige
    onvolprezen onvoltooid onvoltooide onvolwassen onvoorbereid onvoorspelbaar onvoorspelbare onvoorstelbaar
    onvoorstelbare onvoorziene onvrede onvriendelijk onvriendelijke onvruchtbaar onwaar onwaardig onwaardige
    onweerlegbaar onwel onwennig onwenselijk onweren onwerkelijk onwetend onwetende onwetendheid onwettig
    onwettige onwijs onwil onwillig onwillige onyx onzalige onzekere onzekerheid onzen onzichtbaar
    onzichtbare onzin onzinnig onzinnige onzorgvuldig onzuiver oogappel oogarts oogde ooghoek oogje oogjes
    oogkas oogkleur ooglapje oogleden ooglid oogmerk oogpunt oogst oogsten oogstte oogt oogwenk oogzenuw ooi
    ooievaar ooievaars ooms oorbel oord oordeel oordeelt oordelen oorden oorkonde oorlel oorlog oorlogen
    oorlogje oorpijn oorsmeer oorsprong oorspronkelijk oortje oortjes oorzaak oorzaken oost oostelijk
    oostelijke oosten oosterburen oosters oosterse oosting oostkant oostkust oostwaarts opaal opat opbellen
    opbelt opbergen opblaas opblazen opblijven opbloeien opbod opboksen opbouw opbouwde opbouwen opbouwt
    opbreken opbrengen opbrengst opbrengt opdagen opdeed opdelen opdeling opdienen opdoeken opdoen opdoken
    opdonderen opdook opdraagt opdraaien opdracht opdrachten opdrachtgever opdragen opdraven opdrijven
    opdringen opdringerig opdringerige opdrinken opdroeg opdrogen opdroogt opdruk opduiken opduikt opeen
    opeenvolging opeet opeisen opeist opeiste openbaar openbaarheid openbaarmaking openbare opende openden
    opendoen opendoet openen opener opengaan opengaat openging openheid opening openingen openlijk openlijke
    opent opera operatie operatief operaties operatieve operationeel operationele operator opereerde opereert
    opereren opererend opererende operette opeten opfleuren opgaan opgaande opgaat opgaf opgang opgave
    opgaven opgebaard opgebeld opgeblazen opgeborgen opgebouwd opgebouwde opgebracht opgebrand opgebroken
    opgebruikt opgedaan opgedane opgedeeld opgediend opgedoekt opgedoken opgedragen opgedrongen opgedronken
    opgedroogd opgeef opgeeft opgeeist opgefokt opgefrist opgegaan opgegeten opgegeven opgegraven opgegroeid
    opgehangen opgehelderd opgeheven opgehoogd opgehouden opgejaagd opgeklommen opgeknapt opgekocht opgekomen
    opgekropte opgeladen opgelapt opgelegd opgelegde opgeleid opgeleide opgeleiden opgelet opgeleverd
    opgeleverde opgelicht opgelopen opgelost opgeloste opgemaakt opgemerkt opgemeten opgenomen opgeofferd
    opgepakt opgepakte opgepast opgepikt opgepoetst opgepompt opgeraapt opgerekt opgericht opgerichte
    opgeroepen opgerold opgerolde opgeschaald opgescheept opgeschort opgeschoten opgeschoven opgeschreven
    opgeschrikt opgeslagen opgeslokt opgesloten opgesomd opgesplitst opgespoord opgestapeld opgestapt
    opgestart opgestegen opgesteld opgestelde opgestoken opgestookt opgestuurd opgetekend opgeteld opgetild
    opgetogen opgetreden opgetrokken opgetut opgevallen opgevangen opgevat opgeven opgevist opgevoed
    opgevoerd opgevoerde opgevolgd opgevouwen opgevraagd opgevuld opgewaardeerd opgewacht opgewarmd
    opgewassen opgewekte opgewerkt opgewonden opgeworpen opgezadeld opgezegd opgezet opgezette opgezocht
    opgezogen opgezwollen opging opgingen opgooien opgraven opgraving opgravingen opgroeide opgroeien
    opgroeit ophaal ophaalde ophaalt ophaling ophangen ophanging ophangt ophef opheffen opheffing opheft
    opheldering ophield ophielden ophitsen ophoesten ophoging ophopen ophoping ophoud ophouden ophoudt opi
    opiaten opinie opinies opinion opium opiumwet opjagen opjutten opkamer opkeek opkijken opkijkt opkikker
    opknapt opkomen opkomend opkomst opkomt opkopen opkuisen opkwam opkwamen oplaadt oplaaien opladen oplader
    oplage oplagen oplages oplegde opleggen oplegger oplegt opleiden opleider opleidingen oplet oplette
    opletten oplettend oplettende oplettendheid opleuken opleven opleverde opleveren oplevering oplevert
    opleving oplicht oplichten oplichter oplichterij oplichters oplichting opliep opliepen oploopt oplopen
    oplopend oplopende oplossen oplossing oplossingen oplost oploste opluchting opmaak opmaakt opmaat opmaken
    opmars opmerkelijk opmerkelijke opmerken opmerking opmerkingen opmerkt opmerkte opmerkzaam opmeten opnam
    opname opnamen opnames opneem opneemt opnemen opnoemen opoe opofferen opoffering opoffert oponthoud
    oppakken oppakt oppakte oppepper opper opperde opperste oppert oppervlak oppervlakte oppikken oppikt
    oppoetsen oppompen opponent opponenten opportunisme opportunist oppositie opraken oprapen oprecht
    oprechte oprechtheid oprekken opricht oprichten oprichter oprichters oprichting oprichtte opriep oprijden
    oprijzen oprit oproep oproepen oproepje oproept oproer oprollen oprotten opruiing opruim opruiming
    opruimt oprukken opschalen opschaling opschiet opschieten opschonen opschorten opschorting opschrift
    opschriften opschrijft opschrijven opschuiven opslaan opslaat opslag opsluit opsluiten opsluiting opsmuk
    opsnuiven opsommen opsomming opspelen opsplitsen opsporen opsporing opspraak opstaande opstaat opstal
    opstand opstandelingen opstanden opstandig opstandige opstandigheid opstanding opstap opstapje opstapt
    opstapte opstart opstarten opsteekt opsteken opsteker opstel opstelde opstellen opstellers opstelling
    opstellingen opstelt opstijgen opstijgt opstoken opstond opstootje opstrijken opsturen opstuurt optekenen
    optellen optelsom opteren optica opticien optie optiek opties optillen optilt optima optimaal optimale
    optimalisatie optimaliseren optimisme optimist optimistisch optimistische optimum optioneel optionele
    optisch optische optocht optochten optrad optraden optreden optredende optredens optreed optreedt
    optrekje optrekt optrok optuigen opus opvallen opvallend opvallende opvallendste opvalt opvangen opvangt
    opvat opvatten opvatting opvattingen opviel opvielen opvoed opvoeden opvoeder opvoeders opvoeding opvoedt
    opvoeren opvoering opvoert opvolgde opvolgen opvolger opvolgers opvolging opvolgt opvouwen opvragen
    opvreten opvrolijken opvullen opvulling opwaaien opwaarderen opwaardering opwaarts opwaartse opwacht
    opwachting opwarmen opwarming opwarmt opwekken opwekkend opwekt opwelling opwerken opwerpen opwinden
    opwinding opzadelen opzeggen opzegt opzet opzetje opzette opzettelijke opzetten opzicht opzichte
    opzichten opzichter opzichtig opzichtige opzien opzij opzitten opzocht opzoek opzoeken opzoekt opzouten
    opzuigen opzuigt opzwellen oraal orakel orale oranje oranjerie oranjes oratie oratorium orb orchestra
    orchidee orde ordelijk ordelijke orden ordenen ordening order orders ordinair ordinaire ordonnantie
    oregano orgaan organen organisatie organisaties organisator organisatoren organisch organische organiseer
    organiseerde organiseert organiseren organiserende organisme organismen organist organisten organizer
    orgasme orgasmes orgel orgels orgie orgies orientaalse orientatie orienteren origami originaliteit
    origine origineel originele originelen ork orka orkaan orkanen orkest orkesten ornaat ornament ornamenten
    orthodontist orthodox orthodoxe orthopedie orthopedisch osmose ossen osteoporose ots otter otters
    oubollig ouden ouderdom oudere ouderen ouderlijke ouderling ouderlingen ouderwets ouderwetse oudheden
    oudheid oudje oudjes oudoom ouds oudsher oudsten oudtante ounce outcast outdoor outfit outfits outlaw
    outlaws outlook output outs outsider outsiders ouverture ouwe ovaal ovale ovatie ovens overall overalls
    overblijfsel overblijfselen overbodig overbodige overbrenging overbrugd overdaad overdekt overdenking
    overdenkingen overdoen overdonderd overdracht overdreven overdruk overeen overeenkomst overeenkomsten
    overeind overgaan overgaat overgaf overgang overgave overgebracht overgedragen overgenomen overging
    overhaaste overhand overhandigd overhandigde overhandigen overhandiging overhandigt overhead overheden
    overheen overheersing overheid overheids overhemd overheveling overhoop overig overige overigen overkill
    overkomen overkomt overkwam overlaat overlap overlapt overlast overleden overledene overledenen overleed
    overleef overleefd overlegd overlegt overleven overleving overliep overliet overlijden overloon overloop
    overmaat overmand overmeesterd overmoed overnachting overnachtingen overnam overname overnames overnemen
    overpeinzingen overrompeld overs overschaduwd overschrijding overschrijving oversized oversla overslag
    overspel overspelige overspoeld overstag overstak overstap overste oversten overstroomd overtollig
    overtollige overtoom overtrad overtreders overtreding overtredingen overtrek overtrof overtuig overtuigd
    overtuigen overtuigend overtuiging overtuigingen overuren overval overvaller overvallers overvalt
    overviel overvloedig overvloedige overvol overweeg overweg overwegen overweldigd overwerk overwin
    overwinning overwint overwon overwoog overzee overzees overzeese overzicht overzichtelijk overzichtje
    overzien overziet ovulatie oxidatie oxidatieve oxide ozb ozonlaag paadje paaien paal paaltje paaltjes
    paardje paardjes paars paarse paart paartijd paartje paartjes paas paasdag paasei paashaas pabo pace
    pacht pachter pachters pacificatie pacifisme pacifist pack packs paco pact pad padden padding paddock
    paddy paden pads paella paf page pager pages pagina pagode paintball pair pais pakhuis pakjes pakkans
    pakkend pakkende pakking paksoi pakt pakte pakten pakweg pal paleis paleizen palen palet palette paling
    palingen paljas palladium pallet pallets palliatieve palm palmares palmboom palmen palmer palmolie
    pamflet pampers pampus panama pancake pancreas pand panda pandemie panden paneel panel panelen panellid
    panels panfluit pang paniek paniekerig panisch panna panne pannen pannetje panorama panoramisch pantalon
    panter panters pantheon pantser panty paparazzi papaver papegaai papegaaien paper papers papier papieren
    papiertje paplepel pappa pappen pappie paprika paps papyrus par para paraat paraatheid parabel
    paracetamol parachutes parachutist parachutisten parade parades paradigma paradijs paradox parallax
    parallel parallelle parallellen paralympisch paralympische paranoia paranoide parasiet parasieten parasol
    parasols parate parcours pardoes pardon parel parels pareltje pareltjes paren pareren parfum parfums
    paria paring parka parkeert parken parker parket parkiet parkieten parking parkings parkinson parkje
    parkoers parkweg parlement parlementaire parlementen parnassia parochianen parochie parochies parodie
    parodieen parool part parten parterre participatie participatieve participeert participeren particulier
    particuliere particulieren partiele partij partijen partijtje partitie partituren partituur partizanen
    partner partners parttime party pasar pascal pasfoto pasja pasje pasjes paskamer paso paspop pass passage
    passages passagier passagiers passant passe passeer passeert passen passend passende passeren passes
    passie passief passies passieve passing passionele password past paste pastel pasten pastoor pastoors
    pastor pastorie pastors pasvorm paswoord pat patatje patatjes patatten patch patches patent patenten
    pater paters pathetisch pathologie pathologisch pathologische patholoog pathos patience patient patiente
    patienten patina patio patriarch patrijs patrimonium patriot patriottisch patriottische patriottisme
    patronaat patronen patroon patrouille patrouilles pats pauper paus pauselijke pauw pauwen pauze pauzeren
    pauzes paviljoen pax pay payroll pcb pda pdf pech pedaal pedagoge pedagogiek pedagogisch pedagogische
    pedagoog pedalen peddel peddelen peddels pede pedicure pedo pedofiel pedofiele pedofielen pedofilie pee
    peel peertje pees peet peetoom peg peil peilen peilers peiling peilingen peilt peins pek pekel pel
    pelgrim pelgrims pelikaan pelikanen pellen pellets peloton pelotons pels pelt pen penalty penarie pence
    pendel pendelen penetratie penetreren penicilline penis penissen penitentiaire pennen penning penningen
    penny pens penseel penselen pensioen pensioenen pension pensionering pensions pentagram peperbus pepers
    peppen pepperspray peptalk peptide per perceel percelen percent percentage percentages perceptie
    percussie perfect perfecte perfectie perfectioneren perfectionisme perfectionist performance performances
    performer pergola perifeer perifere periferie perikelen periode perioden periodes periodiek periodieke
    perk perkament perken perm permanent permanente permitteren peroxide perplex perrons pers persbericht
    perschef perse persen persing persona personage personages personalia personality personeel personeels
    personele personen persoon persoonlijk persoonlijke persoonlijker persoonlijks persoontje perspectief
    perspectieven perst pertinent pervers perverse perzen perzik perziken peso pessimisme pessimist
    pessimistisch pessimistische pest pesten pesterij pesterijen pesters pesticiden pestkop pesto pestte
    petanque petekind peter peters peterselie petit petitie petities petje petjes petrochemische petroleum
    pets petten petto petunia peu peuk peuken peulen peut peuteren peuters pezen pfeiffer pgb phishing
    pianist pianiste pianisten piano pianoles pias pica piccolo pickles picknick picknicken pico pictogram
    picture piece piek pieken piekeren piekfijn piekte piemel pienter pientere piep piepen piepend piepende
    pieper piepers piepje piepjes piept pier pierce piercen piercing piercings pieren pierrot piesen piet
    pieten pietje pigment pigmenten pijl pijlen pijler pijlers pijltje pijltjes pijnbank pijnboom pijnen
    pijnlijke pijnlijker pijnloos pijnloze pijnstillers pijntjes pijnvrij pijp pijpen pijpje pijplijn pijpt
    pijpwerk pik pikant pikante pikken pikkie pikorde pikt pikte pikten pilaar pilaren pilletje pilletjes
    piloot pilot pilote piloten pilots pils pilsener pilsje pimpen pina pincet pincode pinda pineut ping
    pingen pingpong pinguin pinguins pink pinken pinker pinkster pinpas pins pint pinten pintje pintjes pion
    pionier pioniers pionnen pip pipet pips pique piraat piramide piramiden piramides piranha piraten
    piraterij pis pisang pissen pissig pist pistache piste pistes pistolen pistool pit pita pitbull pitch
    pitchen pitcher pitje pitjes pits pitstop pitten pittig pittige pittoreske pixel pixels pizzeria plaag
    plaagt plaat plaatje plaatjes plaatse plaatselijke plaatsen plaatsgevonden plaatsing plaatsje plaatsjes
    plaatst plaatste plaatsvinden plaatsvindt plaatsvond placebo placenta places plafond plafonds plagen
    plaggen plagiaat plaid plak plakband plakboek plakje plakjes plakkaat plakken plakkerig plakkers plakt
    plakte planchet plande plane planeet planes planetaire planetarium planeten plank planken plankgas
    plankje plankjes plankton planner planners plans plantage plantages plantje plantjes plantte plaque
    plaquette plas plasje plasjes plasma plasseks plassen plasser plast plastic plastics plastiek plastieken
    plastisch plastische plat platanen plateau plateaus platen platform platformen platforms platina platjes
    platte platteland platter platvoet plausibel playback playboy playboys player playstation plebs plechtig
    plechtige plechtigheid plectrum plee pleeg pleegde pleegden pleegt plegen plegers pleidooi plein pleinen
    pleintje pleisters pleit pleiten pleitte pleitten plek plekje plekjes plekke plekken plenair plenaire
    plenty plet pletten pletter pleur pleuris plexiglas plexus plezant plezante plezier plezieren plezierig
    plezierige plicht plichten plint ploeg ploegen ploeteren plof ploft plons plooi plooien plop plot plots
    plotse plotselinge plotsklaps pluche plug pluggen pluim pluimage pluimen pluimvee pluis pluizen pluizig
    pluizige pluk plukje plukjes plukken plukt plukte plunderen plundering plunderingen pluralisme plus
    pluspunt plussers plutonium pneumatische pocket pockets poco pocus podcast podia podium poedel poeder
    poeders poeet poef poeh poeha poel poelen poema poen poep poepen poept poesjes poespas poet poetisch
    poetische poezen poezie pof poffertjes pogen poging pogingen pogo poker pokeren pokken pol polaire polak
    polarisatie polariteit polaroid polder polders pole polemiek polen poli poliep poliepen polijsten polio
    polis polissen politica politici politicologie politicoloog politicus politieagent politiek politieke
    politionele polka poll pollen pollepel polls polo polonaise polonium polsband polsen polsslag poltergeist
    poly polyfone polygamie polymeer pomp pompen pompeuze pompje pompoen pompt pon poncho pond ponden pondjes
    pons pont pontje ponton pony poogde poogt pooier pooiers pook pool poolen pools poon poort poorten
    poorter poortje poortjes poos poot pootgoed pootje pootjes pop popart popcorn pope popelen popgroep popje
    popkoor poppen popper poppetje popprijs poppy popquiz popster populair populaire populairst populairste
    populariteit populatie populaties populier populieren populisme populist populisten populistisch
    populistische por poreus poreuze porien porno porren porselein porseleinen port portaal portable portal
    portalen portefeuille portefeuilles portemonnees portie portiek portier portiers porties porto portret
    portretten pose poseerde poseert poseren positie positief positiefs posities positieve positioneren
    positionering positivisme positiviteit postbus postcode postdoc postduif poste posten poster posters
    poststuk postte postume postuum postuur postvak pot potdicht poten potentie potentieel potentiele
    potgrond potige potje potjes potloden potlood potten potter potters potvis poulain poule poules pover
    povere power ppm praal praatje praatjes praatten pracht prachtig prachtige prachtigs prachtigste
    pragmatisch pragmatische prairie prak praktijk praktisch praktische praktischer praline pralines pratend
    pratende prater praxis pre precair precaire precedent precieze preciezer precisie predator predatoren
    predicaat predikant prediken prediker predikers prediking predikt predikte preek preekt prees prefab
    prefect prefereert prefereren prefix pregnant preken prelude prematuur premie premier premiere premiers
    premies premium prent prenten prentjes prepaid preparaten prequel pres presence present presentatie
    presentaties presentator presentatoren presentatrice presenteert presenteren presentje presents preses
    president presidente presidenten presidentieel presidium pressie prestatie prestaties presteer prestige
    prestigieus prestigieuze presto pret pretentie pretje pretoria pretpark prettig prettige prettiger preuts
    preutse preventie preventief preventieve preview previews prezen prieel priem priester priesteres
    priesters prietpraat prijkt prijsje prijst prijzig prik prikbord prikje prikkel prikkels prikkelt prikken
    prikkie prikt prikte prille primaat primair primaire primaten prime primer primeur primeurs primitief
    primitieve primo primus principe principes principieel principiele prins prinsen prinses prinsesje print
    printen printer printers printjes prints prior priori priorij prioritair prioriteit prioriteiten prisma
    privaat privacy private privatisering prive privejet priveles privilege privileges prix pro probeerden
    probeert probiotica probleem probleempje probleempjes problematiek problematisch problematische problemen
    procede procedure procedurele procedures procent procentueel proces processen processing processor
    proclamatie procureur procureurs produce produceer produceerde produceert producent producer produceren
    producers product producten productie productief producties productieve productiviteit proefjes proefles
    proefrit proeve proeven prof profclub profeet professie professional professionals professioneel
    professionele professioneler professor profeten profetie profetieen profetische proficiat profiel
    profielen profijt profile profiler profiteer profiteerde profiteert profiteren profiteurs profs prognose
    prognoses program programma programmering programmeurs progressie progressief progressieve project
    projecten projectie projectielen projecties projectje projector proletariaat proloog promenade promille
    prominent prominente prominenten promo promoot promoten promotie promotionele promotor promovendi
    promovendus prompt pronk pronken pronkt prooi prooien proost proosten prop propaan propaganda propedeuse
    proper propere prophecy proportioneel proportionele propos proppen propt propvol prosecco prospect
    prostaat prostituee prostituees prostitutie protectie protectionisme protector protege proteine proteinen
    protest protestant protestants protestantse protesterende prothese protocol protocollen proton protonen
    prototype prototypes proviand provider providers provinciaal provinciale provincie provincien provincies
    provisie provo provoceren provocerend provocerende provoost proxy proza pruik pruiken pruim pruimen prul
    prunus prut prutsen prutser prutsers psalm psalmen pseudoniem psoriasis pst psych psyche psychedelische
    psychiater psychiaters psychiatrie psychiatrisch psychiatrische psychisch psychische psychoanalyse
    psychologe psychologen psychologie psychologisch psychologische psycholoog psychopaat psychose
    psychosociale psychotherapie psychotisch psychotische pub pubers puberteit publicatie publicaties
    publiceer publiceerde publiceert publiceren publicist publiciteit publiek publieke publieks pubs puck
    pueblo puf puffen puh pui puik puike puilen puin puinhoop puinzooi puist puisten puistje puistjes puk
    pukkel pukkels pull pullman pulp puls pulsar pulserende pump pumps punch punctie punk punkband punks punt
    punten punter puntig puntige puntje puntjes pup pupil pupillen puppy pups pur pure puree purper purperen
    pus push pushen put putje putjes puts putt putte putten putter putting puur puurheid puurs puurste pvc
    pyjama pyromaan python qua quad quads quaker quarantaine quark quarks quarterback quasar quasi queeste
    query quiche quickstep quid quinoa quitte quiz quizzen quo quorum quota quote quoten quotes quotum
"""
