"""Ordinary words from "aad" to "byzantijnse". Source and licence: see the package."""

WORDS = """
    aad aagje aai aaien aait aak aal aalmoes aaltje aaltjes aam aambeeld aambeien aanbeden aanbelt
    aanbeveling aanbevelingen aanbid aanbidt aanbied aanbieden aanbiedingen aanbiedt aanblik aanbod aanboden
    aanbood aanboren aanbouw aanbrak aandachtig aandeden aandeed aandeel aandelen aandient aandoen aandoet
    aandrang aandrijving aandrong aanduidt aandurft aaneen aanfluiting aangaan aangaat aangaf aangaven
    aangeboden aangebracht aangedaan aangeef aangeeft aangegeven aangehad aangehouden aangekomen aangekondigd
    aangekondigde aangelegd aangemeld aangemoedigd aangenaam aangename aangenamer aangenomen aangepakt
    aangepast aangesloten aangetoond aangetroffen aangetrokken aangevallen aangeven aangever aangewakkerd
    aangewezen aangezet aangezien aangiftes aanging aangroei aanhaalt aanhad aanhalen aanhang aanhangers
    aanhangig aanhangsel aanhangt aanhankelijk aanheeft aanhef aanhield aanhoren aanhoudt aanjagen aanjager
    aankan aankeek aankijk aankijkt aanklacht aanklager aankom aankomen aankomst aankomt aankon aankondiging
    aankondigingen aankoop aankopen aankunt aankwam aanleg aanlegt aanleiding aanleren aanlokkelijk aanloop
    aanloopt aanlopen aanmaak aanmaken aanmeld aanmelden aanmeldt aanmeren aanmerking aanmerkingen
    aanmoediging aanmoedigingen aannam aanname aannamen aannames aanneem aanneemt aannemelijk aannemen
    aannemer aanpak aanpakken aanpakt aanpakte aanpalende aanpassen aanpast aanplant aanraakt aanraden
    aanrader aanraders aanraken aanraking aanrakingen aanranding aanrandingen aanrecht aanreed aanreikt
    aanricht aanrijding aanrijdingen aanschaf aanschouwd aanslaan aanslaat aanslag aanslagen aansloot
    aansluit aansluiten aansluiting aansporing aansprak aansprakelijk aanstaan aanstaande aanstaat
    aanstekelijk aanstekelijke aanstoot aantal aantallen aantast aantasting aantijgingen aantocht aantonen
    aantoont aantreft aantrekkelijk aantrekkelijke aantrekken aantrekt aantrof aantrok aanvaard aanvaardde
    aanvaarding aanvaardt aanval aanvallen aanvaller aanvallers aanvalt aanvang aanvankelijk aanvankelijke
    aanvaring aanviel aanvoelt aanvoer aanvoert aanvraag aanvragen aanvroeg aanvullende aanvulling aanwas
    aanwees aanwezig aanwezige aanwezigen aanwezigheid aanwijst aanwijzingen aanwinst aanzag aanzet aanzette
    aanzicht aanzien aanzienlijk aanzienlijke aanziet aanzit aanzoek aap aapje aapjes aar aard aardbei
    aardbeving aardbol aarde aarden aardgas aardige aardiger aardigheid aardigste aardolie aards aardse aars
    aart aarzel aarzelde aarzelen aarzeling aarzelt aas aaseters aast aat aba abc abces abdicatie abdij
    abdijen abel abnormaal abnormale abonnee abonneer abonnees abonnement abonnementen abonneren abortus
    abraham abrahams abri abrikoos abrupt abrupte abseilen absent absentie absint absolute absoluut
    absorbeert absorberen absorptie abstract abstracte abstractie absurd absurde absurditeit abt abuis acacia
    academici academicus academie academisch academische acceleratie accelerator accent accenten accept
    acceptatie accepteren acces accessoire accessoires accident accijns accijnzen accommodatie accommodaties
    accordeon accordeonist accountancy accountant accountants accounting accounts accreditatie accu accuraat
    accurate ace aces acetaat aceton ach achilleshiel achillespees achtbaan achteloos achten achteraf
    achteras achterbaks achterbakse achterdochtig achteren achtergelaten achtergrond achtergronden
    achterhaald achterhalen achterin achterkant achterlijke achterna achternaam achterom achterop
    achterstallige achterste achteruit achtervolgd achtervolging achterwaarts achterwaartse achterwege
    achting achtste achttal achtte achtten achttien acid acme acne acquisitie acre acrobaat acrobatiek
    acrobatische acroniem acryl act acta acte acteer acteerde acteert acteren acteur acteurs actie actiedag
    actief acties actieve actiever actievere activa activeer activeert activeren activering activisme
    activist activiste activisten activistische activiteit activiteiten actor actoren actrice actrices acts
    actualiteit actualiteiten actueel actuele acupunctuur acute acuut adagio adagium adam adaptatie adapter
    adapters adaptief adaptieve addendum adder addertje addict additionele adel adelaar adelaars adellijk
    adellijke adem adembenemende ademde ademen ademende ademhaling ademloos ademnood ademt adept adepten
    adequaat adequate ader aderen aders adi adieu adios adjudant adjunct administrateur administratie
    administratief administrator admiraal admiraliteit adobe adolescentie adonis adopteer adopteerde
    adopteert adopteren adoptie adrenaline adresje adresjes adressen adult adv advent adverteerders
    adverteert advertentie advertenties adverteren advies adviezen adviseer adviseerde adviseert adviseren
    adviserend adviserende advisering adviseur adviseurs advocate advocaten advocatuur aerobics aerodynamica
    aerodynamische aerosol afa afasie afbakening afbeelden afbeelding afbeeldingen afbellen afbetaald
    afbetaling afbijten afblazen afblijven afbouw afbouwen afbraak afbrak afbranden afbrandt afbreekt
    afbreken afbreuk afdaalt afdak afdalen afdaling afdekken afdekt afdeling afdelingen afdoen afdoende
    afdoet afdracht afdragen afdrogen afdronk afdruk afdwalen afdwingen affaire affaires affectie affiche
    affiches affiniteit afgaan afgaand afgaande afgaat afgang afgebakend afgebeeld afgebeelde afgebeld
    afgeblazen afgebouwd afgebrand afgebrande afgebroken afgedaald afgedaan afgedankt afgedankte afgedekt
    afgedragen afgedroogd afgedrukt afgedwongen afgeeft afgegaan afgegeven afgegraven afgehaakt afgehaald
    afgehakt afgehandeld afgehouden afgekapt afgekeken afgekeurd afgekeurde afgeknipt afgekocht afgekoeld
    afgekomen afgekondigd afgekort afgeladen afgelast afgelegd afgelegde afgelegen afgeleid afgeleide
    afgeleverd afgelezen afgelost afgeluisterd afgemaakt afgemat afgemeerd afgemeld afgemeten afgenomen
    afgepakt afgeperst afgeprijsd afgeraden afgereisd afgerekend afgeremd afgerond afgeronde afgeschaft
    afgescheiden afgeschermd afgeschermde afgescheurd afgeschilderd afgeschoten afgeschreven afgeschrikt
    afgeslacht afgeslagen afgesloten afgesneden afgespeeld afgestaan afgestapt afgesteld afgestemd afgestoken
    afgestorven afgestoten afgestraft afgestudeerd afgestudeerde afgestudeerden afgestuurd afgetapt
    afgetekend afgetrapt afgetreden afgetrokken afgevaardigd afgevaardigde afgevaardigden afgevallen afgeven
    afgevoerd afgevraagd afgevuurd afgewacht afgeweken afgewend afgewerkt afgewerkte afgewezen afgewisseld
    afgewogen afgeworpen afgezaagd afgezant afgezanten afgezegd afgezet afgezette afgezien afgezocht
    afgezonderd afgezwakt afghaan afghanen afgifte afging afglijden afgoden afgraven afgrijselijk
    afgrijselijke afgrijzen afgrond afgunst afhaal afhaken afhakken afhalen afhandelen afhandeling afhandig
    afhangen afhangt afhankelijk afhankelijke afhing afhouden afijn afkeer afkeren afketsen afkeur afkeuren
    afkeuring afkeurt afkicken afkijken afkoelen afkoeling afkoelt afkomen afkomst afkomstig afkomstige
    afkomt afkopen afkorting afkortingen afkraken afkwam afkwamen aflaten aflatende aflegde afleggen aflegt
    afleiden afleiding afleidingen afleidt afleren aflever afleveren aflevering afleveringen aflevert aflezen
    afliep afloop afloopt aflopen aflopend aflopende aflossen aflossing afmaakt afmaakte afmaken afmelden
    afmeren afmeting afmetingen afnam afname afneemt afnemen afnemende afnemer afnemers afpakken afpakt
    afpersen afpersing afraden afranselen afreageren afreist afreizen afrekenen afrekening afremmen afrijden
    afrikaan afrikanen afrit afritten afro afronden afronding afschaffen afschaffing afscheid afscheiden
    afscheiding afschermen afschieten afschot afschrift afschriften afschrijven afschrijving afschrijvingen
    afschuiven afschuw afschuwelijk afschuwelijke afslaan afslaat afslachten afslachting afslag afslagen
    afslank afslanken afsloot afsluit afsluiten afsluiter afsluiting afsluitingen afsnijden afspeelde
    afspeelt afspelen afspiegeling afsplitsing afspoelen afspraakjes afstaan afstaat afstammeling
    afstammelingen afstamming afstamt afstand afstandelijk afstanden afstandje afsteken afstel afstellen
    afstelling afstemming afsterven afstoffen afstoten afstoting afstraffing afstudeerde afstuderen afsturen
    aftakeling aftappen aftasten aftellen afterparty aftershave aftiteling aftocht aftrad aftrap aftreden
    aftreedt aftrek aftreksel aftrekt aftuigen afvaardiging afvaart afvalbak afvallen afvallige afvalligen
    afvalt afvegen afviel afvinken afvoer afvoeren afvraag afvraagt afvragen afvroeg afvuren afwachten
    afwachting afwasser afwatering afweer afwees afwegen afweging afwenden afweren afwerken afwerking afwerkt
    afwerpen afwerpt afweten afwezen afwezig afwezige afwezigheid afwijken afwijking afwijkingen afwijkt
    afwijst afwijzen afwijzend afwijzing afwijzingen afwikkelen afwikkeling afwisselen afwisseling afzagen
    afzeggen afzegt afzeiken afzender afzet afzette afzetten afzetting afzettingen afzien afziet afzijdig
    afzondering afzonderlijke afzweren aga agave agence agente ageren aggregaat agitatie agora agrariers
    agrarisch agrarische agreement agressie agressief agressieve agressiviteit aha ahum aids aikido aio air
    airbag airbags airbus airco airline airmiles airplay airport ais ajuin akelig akelige aken aki akkefietje
    akker akkerman akkers akkoord akkoorden akoestiek akoestisch akoestische aks akte akten aktes aktetas
    alarm alarmbel alarmen alarmerend alarmerende alarmering albatros albino album albums alcantara alchemie
    alchemist alcohol alcoholische alcoholist alcoholisten aldaar aldoor aldus alen alert alerte alerter
    alertheid alerts alevieten alf alfa alfabet alfabetisch alfabetische alfalfa algauw algebra algeheel
    algehele algemeen algemeenheid algemene algemener algen algoritme algoritmen algoritmes alhier alhoewel
    alia alias aliassen alibi alien aliens alinea alk alkaline alken alla alledag allee allegorie allegro
    allemaal alleman allen allengs aller allereerste allergieen allergisch allergische allerhande allerijl
    allerlei alliantie allianties allicht alligator alligators allo allochtone allochtonen allochtoon allooi
    allround allrounder allure alma almaar almacht almachtig almachtige almanak alom aloude alpaca alpen
    alpine alsem alsmaar alsmede alsnog alsof alsook alstublieft altaar altaren alter alternatief
    alternatieve althans alto altviool alu aluminium alumni alumnus alv alvast alvleesklier alvorens alwaar
    alwetend alzheimer alziend alzo ama amai amanda amandel amandelen amarant amaretto amarillo amateur
    amateuristisch amateurs amazone amazones ambacht ambachtelijk ambachtelijke ambachten ambassade
    ambassades ambassadeur ambassadeurs ambassadrice amber ambiance ambieert ambitie ambities ambitieus
    ambitieuze ambrosia ambt ambtelijk ambtelijke ambten ambtenaar ambtenaren ambtenarij ambulance ambulances
    ambulant ambulante amen americain amerikaan amerikanen amethist amfetamine amfibie amfibieen amfibische
    amfitheater amigo amine aminozuren aminozuur amish ammonia ammoniak ammonium amnesie amnestie amoebe amok
    amor amper ampere amplitude ampul ampullen amputatie amulet amusant amusante amuse amuseer amuseert
    amuseren amygdala anaal anabole anabolen anaconda anagram anale analfabeet analfabetisme analist
    analisten analoge analogie analoog analyse analyseer analyseerde analyseert analyses analytisch
    analytische anamnese ananas anarchie anarchisme anarchist anarchisten anarchistische anatomie anatomisch
    anatomische anatoom ancienniteit anderhalf andersom anderzijds andijvie androide anekdote anekdotes
    anemie anemoon anesthesie anesthesist aneurysma angel angels angelus angina anglicaanse angst angsten
    angstig angstige angstvallig ani anijs anima animatie animaties animator anime animo anita anjer ank
    anker ankers ankh annalen annex annexatie anno annuleert annuleren annulering annuleringen anomalie
    anoniem anonieme anonimiteit anorexia ansjovis antagonist antarctische ante antenne antennes anti
    antibiotica antibioticum antichrist anticiperen antidepressiva antiek antieke antilope antioxidanten
    antisemitisch antisemitische antisemitisme antraciet antropologie antropoloog antroposofie antwoordde
    antwoorden antwoordt anus anw aorta apa apache apaches apart aparte apartheid aparts apathie apen
    aperitief apetrots apex apis apk apneu apocalyps apocalyptische apostel apostelen apostolische apotheken
    apotheker apothekers apparaat apparaatje apparaten apparatuur appartementen appartementje appelen
    appelsap appeltje appeltjes appendix applaudisseren applaus applausje applicatie applicaties appreciatie
    apprecieer apprecieren approach apps apr aqua aquaduct aquarel aquaria aquarium ara arabica arabier
    arabist arbeid arbeider arbeiders arbeidsmarkt arbiter arbiters arbitrage arbo arboretum arcade arcadia
    archeologen archeologie archeologisch archeologische archeoloog archetype archief archieven archipel
    architect architecten architecturale architectuur archivaris archiveren arctische arden area areaal arena
    arend arenden arg arganolie argon argument argumentatie argumenten argus argwaan aria ariers ark arke
    armada armageddon armagnac armaturen armen armer armere armoe armoede armoedig armoedige armpje armpjes
    armste armsten armzalig aroma aromatisch aromatische arrangement arrangementen arrangeren arrangeur array
    arrest arrestant arrestatie arrestaties arresten arresteren arriveerde arriveert arrogant arrogante
    arrogantie arrondissement arseen arsenaal arsenicum art artefact artefacten artiest artieste artiesten
    artificiele artikel artikelen artikels artikeltje artillerie artistiek artistieke artritis artrose artsen
    artwork arty asbak asbakken asbest asfalt asiel asielzoekers aso asociaal asociale aspartaam aspect
    aspecten asperge asperger asperges aspirant aspiranten aspiraties aspirine assemblage assemblee assen
    assertief assessment assimilatie assimileren assisen assist assistent assistente assistentie assists
    associatie associaties associeert assortiment ast asten aster asteroide astma aston astraal astrale
    astrologie astrologische astroloog astronaut astronauten astronomen astronomie astronomisch astronomische
    astronoom asymmetrisch asymmetrische ata atalanta atb atelier ateliers atheisme atheist atheisten
    atheneum atlas atleet atlete atleten atletes atletiek atletisch atletische atmosfeer atmosferische atol
    atomaire atomen atoom atoombom atrium atropine attache attent attente attentie attest attila attitude
    attractie attracties attributen attribuut atv atypisch atypische aubade aubergine audientie audio audit
    auditie auditief audities auditieve auditor auditorium audits aug augurk augurken aula aura aurelia
    aurora auspicien aussie auteur auteurs authenticatie authenticiteit authentiek authentieke autisme autist
    autistisch autistische autoband autobom autobus autochtone autochtonen autochtoon autocratische autodeur
    autodidact autohuur automaat automatisch automatische automatiseren automatisering automatisme automerk
    automobilist automobilisten automotive autonome autonomie autonoom autootje autootjes autopech autopsie
    autorisatie autorit autoritaire autoriteit autoriteiten autoruit autoshow autovrij autoweg ava avances
    avant avatar ave avenue averij aversie avis avocado avonden avondje avondjes avonds avondzon avonturen
    avonturier avonturiers avontuur avontuurlijke avontuurtje awel axel axiale aya ayatollah azalea azc azen
    azijn baadt baai baaien baak baal baalde baalt baantje baantjes baar baard baarde baarden baardje baars
    baarsjes baart baasje baasjes baat baba babbelen babbels babbeltje babe babes babi babs babydoll babyface
    babyfoon babysit baccarat bachelor back backbone backend backer backgammon background backhand backing
    backpack backpacken bacon bacterie bacteriele bacterien bad badderen baden badend bader badge badges
    badhuis badjas badje badkuip badminton badmode badmuts badpak badwater bagage bagatelliseren bagel bagels
    bagger baggeren baggy bah baht bajes bajonet bakboord baken bakenen bakens baker bakermat bakers bakfiets
    bakje bakjes bakkerij bakkerijen bakkers bakkie baklava bakoven baksteen bakwagen bal balanceren balans
    balbezit balen balie baljuw balk balkbrug balken balkje balkjes balkons ballad ballade ballast ballen
    ballerina ballet balletje balletjes ballistische ballons ballroom balpen bals balsem balsemen balspel
    balustrade balzaal balzak bam bamba bambino bamboe bami ban banaal banale bancaire banco band bandana
    banden bandiet bandje bandjes bandlid bandnaam bands banen bang bange banger banier banieren banjo banken
    banket bankgiro bankier bankiers bankje bankjes bankroet bannelingen bannen banner banning bao baobab
    baptist baptiste baptisten bar bara barak barakken barbaar barbaars barbaren barbecue barbecueen
    barbecues barbie barbier barcode barcodes bard bare baren barend baret bariton bark barkruk barman
    barmhartig barmhartige barmhartigheid barok barokke barometer baron barones baronie baronnen barracuda
    barrage barre barrel barricade barricades barriere barrieres bars barst barsten barstte barvrouw bas
    basaal basale basalt base baseball baseer baseerde baseert baseline basement basen baseren bases basic
    basics basilica basilicum basiliek basilisk basis basiself basisschool basissen basket basketballer
    basketballers bassen basset bassin bassins bassist basso bast basta bastaard basten bastion bataljon
    bataljons batch bate baten baton batterij battle baviaan bavianen baxter bazaar bazel bazen bazig bazige
    bazooka bazuin bbp bdsm beaamt beademd beademing beagle beambte beambten beamen beamer beantwoord
    beantwoordde beantwoorde beantwoorden beantwoording beantwoordt beat beats beau beaufort beauty beb
    bebaarde bebloed beboet beboeten bebop bebost beboste bebouwd bebouwde bebouwing bedacht bedachte bedank
    bedanken bedankje bedankte bedaren bedden bedding bedeeld bedek bedekken bedekt bedekte bedekten bedel
    bedelaar bedelen bedenk bedenkelijke bedenken bedenker bedenkingen bedenkt bederf bederft bederven bedien
    bediend bediende bedienen bediening bedient beding bedje bedoeienen bedoel bedoeld bedoelde bedoelen
    bedoeling bedoelingen bedoelt bedoening bedolven bedonderd bedongen bedorven bedotten bedraad bedraagt
    bedrading bedrag bedragen bedreef bedreigd bedreigde bedreigen bedreiging bedreigingen bedreigt bedreven
    bedrieg bedriegen bedrieger bedriegers bedrieglijke bedriegt bedrijf bedrijfje bedrijfjes bedrijfsleven
    bedrijft bedrijven bedrijvigheid bedroefd bedroeg bedroegen bedroevend bedrog bedrogen bedroog bedrukt
    bedrukte bedtijd beducht beduusd bedwang bedwingen bedwongen beedigd beedigde beediging beef beeft
    beeindig beeindigd beeindigde beeindigen beeindiging beeindigt beek beekdal beekje beekjes beeld beeldde
    beelden beeldend beeldig beeldje beeldjes beeldt beeltenis beemd beenmerg beentje beentjes beer beerput
    beertje beertjes bees beest beestachtige beesten beestje beestjes beet beetjes befaamd befaamde beffen
    beft beg bega begaafd begaafde begaafdheid begaan begaat begaf begane begeef begeeft begeer begeerde
    begeert begeerte begeleid begeleidde begeleiden begeleiders begeleiding begeleidt begenadigd begeren
    begeven beging begingen beginne beginnen beginnend beginnende beginner beginners beginsel beginselen
    begraaf begraafplaats begrafenis begraven begrensd begrenzen begrenzing begrijpelijk begrijpelijke
    begrijpt begrip begroef begroeid begroeiing begroet begroeting begroot begroting begrotingen begunstigde
    beha behaal behaald behaalde behaalt behaard behaarde behagen behalen behandel behandeld behandelde
    behandelen behandeling behandelingen behandelt behang behangen beharing behartigen behartigt beheer
    beheerd beheerde beheerder beheerders beheers beheersen beheersing beheerst beheerste beheert behekst
    behelpen behelst behendig behendigheid beheren behield behielden behoed behoeden behoedt behoedzaam
    behoefde behoeft behoefte behoeften behoeftige behoeve behoeven behoor behoord behoorde behoorlijk
    behoorlijke behoort behoren behorend behorende behoud behouden behoudt behuizing behulp behulpzaam
    behulpzame bei beider beieren beige beinvloed beinvloedde beinvloeden beinvloeding beinvloedt beitel
    bejaarde bejaarden bejegend bejubeld bek bekabeld bekabeling bekaf bekampen bekeek bekeerd bekeerde
    bekeken beken bekende bekenden bekender bekendgemaakt bekendheid bekendmaking bekendmakingen bekendst
    bekendste bekennen bekent bekentenis beker bekeren bekering bekers bekertje bekertjes bekeurd bekeuren
    bekeuring bekeuringen bekijk bekijken bekijks bekijkt bekken bekkens beklaagd beklaagde beklaagt beklad
    beklag beklagen beklede bekleden bekleding bekleed bekleedde bekleedt beklemmend beklim beklimming
    beklimmingen beklimt beklom bekneld beknopt beknopte beknot bekogeld bekomen bekommert bekomt bekopen
    bekoren bekoring bekostigd bekostigen bekostiging bekrachtigd bekrachtigen bekrachtiging bekritiseerd
    bekritiseerde bekritiseert bekritiseren bekronen bekroning bekroond bekroonde bekroont bekruipt bekwaam
    bekwaamheid bekwame bekwamen belaagd belabberd belabberde belachelijk belachelijke beladen belagen
    belager belagers beland belandde belanden belandt belang belangeloos belangen belangrijke belangrijker
    belangrijkste belangstelling belast belaste belasten belastingen belazerd belazeren belazert belbus
    belcanto beledig beledigd beledigde beledigen belediging beledigingen beledigt beleef beleefd beleefde
    beleefdheid beleeft beleend beleg belegd belegde belegen belegerd belegerde belegering beleggen belegger
    belegt beleid belemmerd belemmering belemmeringen belerend belet beletsel belette beletten beleven
    belevenis beleving belezen belfort belg belgen belichaming belicht belichten belichting believen belijden
    belijdenis belijdt belle bellers belletje belletjes bello beloften beloftes belonen beloning beloningen
    beloofde belooft beloon beloond beloont beloop belovend beltoon beluister beluisterd beluisteren beluste
    bemachtigd bemachtigen bemand bemande bemannen bemanning bemanningen bemerken bemerkt bemerkte bemest
    bemesten bemesting bemiddeld bemiddelen bemiddeling bemiddelt bemin bemind beminde beminnen bemoei
    bemoeid bemoeide bemoeien bemoeienis bemoeit benadeeld benadeelde benadeelt benader benaderd benadering
    benaderingen benadert benadruk benadrukt benadrukte benaming benamingen benarde benauwd benauwde
    benauwdheid bench bende bendelid bendes bene benefiet benefit benen benevens bengel bengels benieuwd
    benige benijd benjamin benjamins benodigd benodigde benoem benoemd benoemde benoemen benoeming
    benoemingen benoemt bente benul benut benutte benutten benzeen beo beoefend beoefende beoefenen
    beoefening beoefent beoogd beoogde beoogt beoordeel beoordeeld beoordeelde beoordeelt beoordelaar
    beoordelen beoordeling beoordelingen bepaal bepaald bepaalde bepaalt bepakt bepalen bepalend bepalende
    bepaling bepalingen beperk beperken beperking beperkingen beperkt beperkte beplant beplanting bepleit
    bepleiten beproefd beproefde beproeven beproeving beproevingen beraad beraamd beraamt beraden beramen
    berber berbers berecht berechten berechting bereden bereid bereidde bereide bereiden bereidheid bereiding
    bereidt bereik bereikbaar bereikbaarheid bereiken bereikt bereikte bereken berekend berekende berekenen
    berekening berekeningen berekent beren bergachtig bergachtige bergaf bergbeklimmers bergdorp berge berger
    bergerac bergers berghuis berghut berging bergje bergkam bergop bergpas bergrug bergt bergtop bergweg
    bericht berichten berichtgeving berichtte berijden berijder berijdt beringen berispen berisping berispt
    berk berken berm bermen bermuda beroemde beroemdheid beroemdste beroep beroepen beroeps beroept beroerd
    beroerde beroering beroert beroerte berokkend berokkenen beroofd beroofde berooft berooid berouw beroven
    beroving berovingen berries berucht beruchte berust berusten berustte bes beschaafd beschaafde beschaamd
    beschadigd beschadigde beschadigen beschadiging beschadigingen beschadigt beschamend beschamende
    beschaving beschavingen bescheiden bescheidenheid bescherm beschermd beschermde beschermen beschermer
    beschermers bescherming beschermt beschiet beschieten beschieting beschietingen beschik beschikbaar
    beschikbare beschikken beschikking beschikt beschikte beschilderd beschilderde beschilderen beschonken
    beschoot beschoren beschoten beschouw beschouwd beschouwde beschouwen beschouwing beschouwingen beschouwt
    beschreef beschreven beschrijf beschrijft beschrijven beschrijvende beschrijving beschrijvingen beschuit
    beschuldig beschuldigd beschuldigde beschuldigen beschuldiging beschuldigt beschut beschutte beschutting
    besef beseffen beseft besefte beseften besjes beslaan beslaat beslag beslagen beslecht beslechten beslis
    beslissen beslissers beslissing beslissingen beslist besliste besloeg beslommeringen besmet besmette
    besmettelijke besmetting besmettingen besmeurd besneden besneeuwde besnijden besnijdenis bespaar bespaard
    bespaart besparen bespeeld bespeelt bespelen bespeur bespied bespioneren bespoedigen bespot besprak
    bespraken bespreek bespreken bespreking besprekingen besproken bessen besta bestaan bestaand bestaande
    bestaat bestand bestanden besteden besteed besteedde besteedt bestek bestelde bestelen bestelt bestemd
    bestemde bestemming bestemmingen bestempeld besten bestendig bestoken bestolen bestond bestookt bestormd
    bestormen bestorming bestormt bestoven bestraffen bestraffing bestraft bestraling bestreed bestrijd
    bestrijden bestrijding bestrijkt bestseller bestsellers bestudeer bestudeerd bestudeerde bestudeert
    bestuderen bestudering bestuiving besturen besturing bestuur bestuurd bestuurder bestuurders bestuurlijke
    bestuurt bestwil beta betaalbaarheid betaalde betaamt betaling betalingen betast betasten betegeld
    beteken betekend betekende betekenen betekenis betekent beten betere beteren beters beteugelen beticht
    betiteld betogen betogers betoging betogingen beton betonen betonnen betoog betoogd betoogde betoogt
    betoond betoonde betoverd betoverde betoveren betovering betovert betrad betraden betrap betrapt betrapte
    betreden betreed betreedt betreffen betreffende betreft betrek betrekken betrekking betrekt betreur
    betreuren betreurt betrof betrok betrokken betrokkene betrokkenheid betrouwbaar betrouwbare bette betuigd
    betuigde betuigen betuigt betweter betwijfel betwijfelen betwist betwiste beu beugel beugels beuk beuken
    beukers beukt beul beulen beurden beurs beurt beurtelings beurten beurzen beval bevallen bevalling
    bevallingen bevalt bevangen bevaren bevat bevatte bevatten bevattende bevecht bevechten beveel beveelt
    beveilig beveiligd beveiligde beveiligen beveiliger beveiligers beveiliging beveiligt bevel bevelen beven
    bever bevers bevestig bevestigd bevestigde bevestigen bevestiging bevestigingen bevestigt beviel bevind
    bevinden bevinding bevindingen bevindt beving bevingen bevlekt bevlogen bevlogenheid bevochten bevoegd
    bevoegde bevoegdheid bevolen bevolken bevolking bevolkt bevolkte bevond bevonden bevoordeeld
    bevooroordeeld bevoorraad bevoorraden bevoorrading bevoorrecht bevoorrechte bevorderd bevorderen
    bevordering bevordert bevraagd bevragen bevredigd bevredigen bevrediging bevreesd bevriend bevriende
    bevries bevriest bevriezen bevriezing bevrijd bevrijdde bevrijde bevrijden bevrijder bevrijders
    bevrijding bevrijdt bevroren bevrucht bevruchte bevruchten bevruchting bevuilen bewaak bewaakt bewaakte
    bewaar bewaard bewaarde bewaarders bewaart bewaken bewaker bewakers bewaking bewandeld bewandelen
    bewandelt bewapend bewapende bewapenen bewapening bewaren bewaring beweeg beweeglijke beweeglijkheid
    beweegt beweer beweerd beweerde beweert bewees bewegen bewegend bewegende beweging bewegingen
    bewegwijzering beweren bewering beweringen bewerk bewerken bewerker bewerking bewerkingen bewerkstelligd
    bewerkt bewerkte bewezen bewijs bewijst bewijzen bewind bewogen bewolking bewolkte bewonder bewonderd
    bewonderde bewonderen bewondering bewondert bewonen bewoner bewoners bewoning bewoog bewoond bewoonde
    bewoont bewoordingen bewust bewuste bewuster bewustzijn bezaaid bezat bezaten bezegeld bezem bezems
    bezeren bezet bezeten bezetene bezette bezetten bezetter bezetters bezetting bezettingen bezichtigen
    bezichtiging bezield bezielde bezieler bezieling bezielt bezien bezige bezigheid bezingen bezingt
    bezinken bezinnen bezinning bezit bezitten bezitter bezitters bezittingen bezocht bezochte bezochten
    bezoedeld bezoeken bezoeker bezoekers bezoekje bezoekjes bezoekt bezongen bezopen bezorg bezorgd bezorgde
    bezorgdheid bezorgen bezorgers bezorging bezorgt bezuinigd bezuinigen bezuiniging bezuinigingen bezwaar
    bezwaren bezweek bezweet bezweken bezweren bezwete bezwijken bezwijkt bias bib bibber bibberen
    bibliografie bibliothecaris bibliotheek bibliotheken bic biceps bid bidden biddend biddende bidon bidt
    bie bieb biecht biechten bied bieden bieder bieders bieding biedt biefstuk biennale bieren biermerk
    biertje biertjes bies bieslook biest biet bieten bietjes biezen bifida big bigband biggen biggetjes
    bijbaan bijbanen bijbehorende bijbel bijbels bijbenen bijdehand bijdrage bijdragen bijdrages bijdroeg
    bijeen bijeenkomst bijeenkomsten bijen bijenwas bijgaand bijgewerkt bijgezet bijhalen bijhield bijhoudt
    bijkans bijker bijklank bijkomen bijkomstigheid bijkomt bijkopen bijl bijlage bijlagen bijlen bijleren
    bijles bijltje bijnaam bijnamen bijrol bijsmaak bijstaan bijstaat bijstand bijster bijt bijten bijtend
    bijtende bijtijds bijtje bijtjes bijval bijvoorbeeld bijwonen bijzaak bijzaken bijziend bijzijn bijzin
    bijzonder bijzondere bijzonderheid bijzonders biker bikers bikini bikkel bikkels bikken bilaterale
    biljart biljarten biljet biljoen billboard billboards billen bilnaad bilt bin binair binaire bind binden
    bindend bindende binder binding bindt bingo bink binnenin binnenland binnenlandse binnenstad binnenste
    bio biogas biograaf biologen biologie biologische bioloog biomassa biopsie bioritme bios bioscoop
    bioscopen biosfeer biotech biotoop bipolaire bips birdie birdies bis biscuit biscuits bisdom
    biseksualiteit biseksueel biseksuele biseksuelen bisschop bist bistro bit bitch bitches bitcoin bitcoins
    bits bitter bittere bitterheid bitumen bivak bizar bizarre bizon bizons blaadje blaadjes blaak blaam
    blaar blaas blaasjes blaast blabla black bladen blader bladgoud bladzij blaf blaffen blaffende blaffer
    blaft blamage blanche blanco blank blanke blanken blaren blauw blauwalg blauwe blauwtje blazen blazer
    blazers blazoen bleke bleken bleker blender blenders bles blessure blessures bleu blies bliezen blijde
    blijdschap blijheid blijk blijkbaar blijken blijkens blijspel blijvend blijvende blijvertje blik blikje
    blikjes blikken blikt blikveld blind blinde blindelings blinden blindheid blink blinken blinkend blinkt
    blits blitse blitz bloc block blockbuster bloedbad bloedde bloede bloeden bloedend bloederig bloederige
    bloedig bloedige bloeding bloedingen bloedt bloedvat bloei bloeide bloeien bloeiend bloeit bloembak
    bloemetje bloemetjes bloemist bloempje bloempjes bloempot bloes bloesem bloesems bloesje blog bloggen
    blogger bloggers blogje blogpost blogs blogt blok blokhuis blokhut blokje blokjes blokkade blokkeer
    blokken blokker blokkeren blokkers blokland blom blond blonde blondine blondines blondje blondjes blonk
    bloody bloopers bloot blootje blote blouse blouses blow blowen blowjob blozen blubber blue bluegrass
    blues bluetooth bluf bluffen bluft blunder blunders blus blussen blut bnp boa board boards bob bobbel
    bobbels bobby bobo bobs bocht bochten bochtige bock bockbier bod bode bodega bodems boden body
    bodybuilder bodyguard bodyguards boeddha boeddhisme boeddhist boeddhisten boeddhistische boedel boef
    boefjes boeg boei boeide boeien boeiend boeiende boeit boekel boeken boeket boeking boekingen boekjaar
    boekje boekjes boekt boekte boekten boekvorm boekweit boekwerk boel boeltje boem boeman boemel boemerang
    boer boerderij boeren boerin boerka boers boert boertje boes boet boete boeten boetes boetiek boeven
    boezem bof boffen bofkont boft bogaard bogen bogey boiler bokaal bokken boks boksbal boksen bokser
    boksers boksring bokst boktor bol bolder bolero bolhoed bolide bolivar bolle bolleke bollen bolletje
    bolletjes bolling bolsjewieken bolt bolus bolvormige bolwerk bom bombardeerde bombardeert bombardementen
    bomma bommel bommen bommetje bompa bomvol bomvolle bon bonafide bonbon bonbons bond bondage bonden bondig
    bondsdag bonen bongerd bongo boni bonjour bonken bonkt bonne bonnen bonnet bono bonobo bonsai bont bonte
    bontjas bontje bonus bonussen bonzen bood boog boogie bookmaker bookmakers boomen boomhut booming boompje
    boompjes boomstam boon boontje boontjes boord boorde boorden boort boost boosten booster boosters
    boothuis bootje bootjes bootleg boots bootsen bootsman bop bora bordeaux bordeel bordelen borden border
    borderline borders bordes bordje bordjes bordspel borduren borg borgen borger borgsom borgt boring
    boringen borrel borrelen borrels borrelt borreltje borstel borstelen borstels borsten borstjes borstkas
    bosbes bosbouw bosbrand bosje bosjes bosrand bosrijk bosrijke boss bossen boston bosuil bosweg bot
    botanicus botanische botbreuk boten boterham botje botjes botox bots botsen botsende botsing botsingen
    botst botste botsten botte botten botulisme bougie bougies bouillon boules boulevard boulimia bouquet
    bourbon bourgeois bourgeoisie bourgogne bourgondisch bourgondische bout bouten bouvier bouw bouwde
    bouwdeel bouwden bouwer bouwers bouwheer bouwhuis bouwjaar bouwlaag bouwland bouwman bouwplan bouwput
    bouwrijp bouwsel bouwsels bouwteam bouwtijd bouwvak bouwvakker bouwval bouwwerf bouwwerk bovenaan bovenaf
    bovenal bovenarm bovendek bovengronds bovengrondse bovenin bovenlip bovenop bovenste bovenuit bowl bowlen
    bowler bowling bowls box boxen boxer boxers boy boyband boycot boys boze bozer bpm bra braadpan braaf
    braak braaksel braam brace bracelet bracht brachten braden braderie braille brains brak braken brakke
    bram bramen brancard branche branches brand brandbom brandde branden brandend brander branders brandewijn
    branding brandjes brandstof brandt brandweer brandy branie bras brasem brave bravo bravoure break breaks
    brede breder bredere breedste breedte breek breekt brei breid breidde breiden breidt breien brein breit
    breiwerk breken brekend breker breng brengen brenger brengt bres bretels breuk breuken brevet brexit
    bridge bridgen bridger bridget brie briefen briefing briefje briefjes bries briesje brigade brigades
    brigadier brij briljant briljante briljanten brillen brilletje brink brits brocante broccoli broche
    brochure brochures broden broeden broeder broeders broeikas broeit broekje broekjes broekzak broertje
    broertjes brok brokje brokjes brokkelt brokken brom brommen brommer brommers bron bronbeek bronchitis
    broncode bronnen brons bronzen broodje broodjes broos bros brouwen brouwer brouwerij brouwerijen brouwers
    brouwsel brouwt brownie browning browser browsers broze bruggen bruggetje brugklas bruid bruidegom
    bruiden bruikbaar bruikbaarheid bruikbare bruikleen bruiloften bruin bruine bruinen bruiner bruintje
    bruinvis bruisend bruist brullen brult brunch brunchen brunel brunette brunettes brus brutaal brutale
    brutaler brutaliteit brute bruto bruut btw bubbel bubbels buddy budget budgettaire buffel buffels buffer
    buffers buffet buggy bugs buhne bui buidel buien buig buigen buiging buigt buigzaam buikje buikjes
    buikpijn buikvet building built buis buisje buisjes buit buitenaf buitengewoon buitenland buitenlandse
    buitenom buitensporig buitensporige buitenste buitje buizen buizerd buizerds bukken buks bulderen buldog
    bulk bulldog bulldozer bulldozers bullet bulletin bullets bullshit bully bult bulten bultjes bultrug
    bumper bumpers bun bundel bundelen bundels bundelt bunder bungalow bungalows bungelen bungelt bunk bunker
    bunkers bunny bunt bunzing burcht burchten bureau bureaucraat bureaucraten bureaucratie bureaucratisch
    bureaus bureel burelen burg burgemeester burgemeesters burger burgerij burgerlijke burgeroorlog burgers
    burgwal burrito busbaan bushalte business busje busjes buskruit buslijn busreis busrit bussel bussen
    buste but butler butterfly button buttons buur buurland buurtbus buurten buurtjes buxus bvba bye bypass
    byte bytes byzantijnse
"""
