"""Ordinary words from "gaafste" to "ivoren". Source and licence: see the package."""

WORDS = """
    gaafste gaai gaal gaande gaap gaar gaarne gaas gaatje gaatjes gabber gabbers gad gade gadget gadgets
    gading gadverdamme gaffel gaga gage gaines gajes gala galactische galajurk galant galante galblaas galen
    galerie galeries galerij galerijen galg galjoen gallon galloway galop gamba game gameboy gamelan gamen
    gamer gamers games gaming gamma gammel gammele gangbaar gangbang gangbare gangen gangetje gangpad
    gangster gangsters gans ganse ganzen gap gapen gapend gapende garages garandeer garandeerde garandeert
    garanderen garant garantie garanties gard garde garden gare gareel garen garibaldi garnaal garnalen
    garnier garnizoen gas gasfles gaskamer gaskraan gaslek gassen gastblog gastheer gasthuis gastland gastles
    gastrol gastronomie gastvrij gasveld gat gate gaten gates gateway gauw gave gaven gaver gay gays gazelle
    gazellen gazet gazon gazons geaaid geaard geaardheid geabonneerd geabsorbeerd geaccentueerd geaccepteerd
    geaccepteerde geaccrediteerd geacht geachte geacteerd geactiveerd geactualiseerd geadopteerd geadopteerde
    geadresseerd geadviseerd gealarmeerd geallieerde geallieerden geamputeerd geamuseerd geanalyseerd
    geanimeerd geanimeerde geannuleerd geannuleerde geantwoord geapprecieerd gearchiveerd gearrangeerd
    gearresteerd gearresteerde gearriveerd geasfalteerd geassembleerd geassimileerd geassisteerd geassocieerd
    geassocieerde geattendeerd geautoriseerd geautoriseerde geavanceerd geavanceerde geavanceerder gebaande
    gebaar gebaard gebaarde gebaat gebabbel gebak gebakje gebakjes gebalanceerd gebalde gebaren gebarsten
    gebaseerd gebaseerde gebed gebeden gebeiteld gebergte gebeten gebeurde gebeuren gebeurtenis
    gebeurtenissen gebezigd gebied gebieden gebiedt gebit geblaf geblazen gebleekt gebleken geblesseerd
    geblesseerde geblokkeerd geblokkeerde geblokt geblokte geblust gebod geboden geboeid geboeide geboekt
    gebogen gebombardeerd gebonden geboord geboorte geboortes geborduurd geborduurde geboren geborgd geborgen
    geborgenheid gebotst gebotteld gebouw gebouwde gebouwen gebouwtje geboycot gebracht gebrachte gebraden
    gebrand gebreid gebreide gebrek gebreke gebreken gebrekkig gebrekkige gebroed gebroeders gebroken
    gebrouwen gebruikelijk gebruikelijke gebruiker gebruikers gebruikmaking gebruikte gebruikten gebrul
    gebukt gebundeld gebundelde gecamoufleerd gecast gecastreerd gecensureerd gecentreerd gecertificeerd
    gechanteerd gecharmeerd gecheckt gechipt gechoqueerd geciteerd geciteerde geclaimd gecoacht gecodeerd
    gecombineerd gecombineerde gecommitteerde gecommuniceerd gecompenseerd gecompliceerd gecompliceerde
    gecomponeerd gecomprimeerd geconcentreerd geconcludeerd gecondoleerd geconfronteerd geconserveerd
    geconstateerd geconstrueerd geconsumeerd gecontacteerd gecontracteerd gecontroleerd gecontroleerde
    gecoordineerd gecorrigeerd gecrasht gecremeerd gecultiveerd gedaagd gedaagde gedaagden gedaald gedaante
    gedacht gedachte gedachten gedachtes gedag gedagvaard gedane gedateerd gedateerde gedeactiveerd
    gedebatteerd gedecoreerd gedecoreerde gedeeld gedeelde gedeelte gedeeltelijk gedeeltelijke gedeelten
    gedeeltes gedefinieerd gedefinieerde gedegen gedegradeerd gedekt gedekte gedelegeerd gedemonstreerd
    gedemonteerd gedempt gedempte gedenk gedenken gedenkt gedeponeerd gedeporteerd gedeputeerde gedeputeerden
    gederfde gedestilleerd gedetacheerd gedetailleerd gedetailleerde gedetecteerd gedetineerd gedetineerde
    gedetineerden gedicht gedichten gedichtje gedichtjes gediend gedijen gedijt geding gediplomeerd
    gediplomeerde gedirigeerd gediscussieerd gedistribueerd gedocumenteerd gedode gedoe gedoeld gedoemd
    gedogen gedoken gedolven gedomineerd gedonder gedoneerd gedood gedoofd gedoogd gedoopt gedoopte
    gedownload gedownloade gedraag gedraagt gedraaid gedraaide gedrag gedragen gedragingen gedrang gedreigd
    gedrenkt gedreven gedrevenheid gedrocht gedroeg gedroegen gedrogeerd gedrongen gedronken gedroogd
    gedroogde gedroomd gedroomde gedropt gedrukt gedrukte geducht geduchte geduld geduldig geduldige gedumpt
    gedupeerd gedupeerde gedupeerden gedurende gedurfd gedurfde geduurd geduwd gedwarsboomd gedwee gedwongen
    geeindigd geeist geelimineerd geemigreerd geeneens geengageerd geengageerde geent geenterd geer geerfd
    geergerd geers geert geertje geest geestelijk geestelijke geestelijken geestelijkheid geesten geesteskind
    geestig geestige geeuw geevacueerd geevalueerd geevolueerd geexecuteerd geexplodeerd geexploiteerd
    geexporteerd geexposeerd gefaald gefabriceerd gefabriceerde gefaciliteerd gefantaseerd gefascineerd
    gefaseerd gefeest gefeliciteerd gefikst gefilmd gefilterd gefinancierd gefinancierde gefinisht gefixeerd
    geflankeerd geflikt geflipt geflitst geflopt geflopte gefloten gefluisterd gefluit gefocust gefokt
    gefolterd gefopt geforceerd geforceerde geformuleerd geformuleerde gefotografeerd gefouilleerd gefrituurd
    gefrituurde gefrustreerd gefrustreerde gefundeerd gefundeerde gefuseerd gefusilleerd gegadigden gegane
    gegarandeerd gegarandeerde gegenereerd gegeseld gegeven gegevens gegijzeld gegil gegild gegleden gegoede
    gegokt gegolfd gegooid gegoten gegraveerd gegraveerde gegraven gegrepen gegrift gegrild gegrilde gegroeid
    gegroeide gegroepeerd gegroet gegrond gegronde gegund gehaakt gehaakte gehaald gehaast gehaaste gehaat
    gehackt gehakt gehakte gehalte gehalveerd gehandeld gehandhaafd gehandicapt gehandicapte gehandicapten
    gehanteerd gehanteerde gehard geharde gehate gehavend gehavende gehecht geheel geheid geheiligd geheim
    geheime geheimen geheimpje gehele gehemelte gehersenspoeld gehesen geheten geheugen geheven gehinderd
    gehoeven gehonoreerd gehoopt gehoor gehoorde gehoorzaam gehoorzaamheid gehoorzaamt gehoorzamen gehore
    gehouden gehucht gehuil gehuisvest gehuld gehuldigd gehuurd gehuurde gehuwd gehuwde geijkte geil geile
    geilen geiler geilheid geillustreerd geillustreerde geilste geilt geimporteerd geimporteerde
    geimproviseerd gein geincasseerd geind geindexeerd geinfecteerd geinfecteerde geinfiltreerd geinformeerd
    geinige geinitieerd geinjecteerd geinspecteerd geinspireerd geinspireerde geinstalleerd geinstrueerd
    geintegreerd geintegreerde geinteresseerd geinterviewd geintimideerd geintje geintjes geintrigeerd
    geintroduceerd geinvesteerd geirriteerd geiser geisers geisha geisoleerd geit geiten geitje geitjes
    gejaagd gejammer gejank gejat gejuich gekaapt gekaapte gekampeerd gekant gekanteld gekapt gekapte gekauwd
    gekeerd gekeken gekende gekenmerkt gekerfd geketend gekeurd gekheid gekibbel gekidnapt gekken gekker
    gekkerd gekkigheid gekko geklaag geklaagd geklaard geklapt geklasseerd geklede gekleed gekleineerd
    geklemd geklets gekleurd geklikt gekloond gekloot geklopt gekluisterd geknald geknepen gekneusd geknield
    geknipte geknoei geknoeid geknokt geknoopt geknuffeld geknutseld gekochte gekoeld gekoelde gekoesterd
    gekoesterde gekoloniseerd gekonkel gekookte gekopieerd gekopieerde gekoppeld gekoppelde gekort gekost
    gekotst gekraak gekraakt gekrast gekrenkt gekreun gekrijs gekromde gekroond gekroonde gekropen gekruid
    gekruide gekruisigd gekruist gekruld gekrulde geks gekste gekte gekund gekust gekwalificeerd gekweekt
    gekweld gekwetst gekwetste gel gelaagde gelaarsde gelaat gelabeld gelach geladen gelag gelakt gelakte
    gelanceerd geland gelang gelast gelaste gelasten gelastte gelaten gelatine gelauwerde gelde geldelijke
    gelden geldende geldig geldige geldigheid geldnood geldsom geldt geldwolf gele gelede geleding geleefd
    geleegd geleen geleend geleende geleerd geleerde gelegaliseerd gelegenheid gelegerd gelei geleid geleide
    geleidelijk geleidelijke geleiden geleider geleidt geleken gelekt gelekte gelet geletterdheid geleuter
    geleverd geleverde gelicht gelieerd gelieerde geliefd geliefde geliefden gelieve gelige gelijke gelijken
    gelijkheid gelijknamig gelijknamige gelijksoortige gelijkt gelijkvloers gelijkvloerse gelijmd gelikt
    gelimiteerd gelinkt gelinkte geliquideerd gelofte geloften gelogeerd gelogen gelokaliseerd gelokt geloofd
    gelooft geloosd geloot gelopen gelost geloven gelovig gelovige gelovigen geluid geluiden geluidje
    geluidjes geluk gelukkige gelukkigen gelukkiger gelukkigste gelukte gelul geluld geluncht gelyncht gem
    gemaaid gemaakte gemaal gemachtigd gemachtigde gemaild gemak gemakje gemakkelijk gemakkelijke
    gemakkelijker gemakkelijkst gemakkelijkste gemakken gemalen gemanipuleerd gemanipuleerde gemarkeerd
    gemarkeerde gemarteld gemaskerd gemaskerde gemasseerd gematigd gematigde gematigder gember gemeden gemeen
    gemeend gemeenschap gemeentehuis gemeentelijke gemeenten gemeenteraad gemeld gemelde gemene gemengd
    gemengde gemept gemeten gemetseld gemetselde gemiddeld gemiddelde gemiddelden gemis gemiste gemixt gemma
    gemobiliseerd gemodelleerd gemoderniseerd gemodificeerd gemodificeerde gemoed gemoeid gemoeten gemogen
    gemold gemolesteerd gemolken gemonde gemopper gemorst gemotiveerd gemotiveerde gemotoriseerd
    gemotoriseerde gems gemunt gemuteerd gemuteerde genaaid genaamd genade genaderd genadig genageld genant
    genante genas gendarme gender gene genealogie genealogische genees geneest genegeerd genegen genegenheid
    geneigd genen generaal generale generatie generaties generen genereus generiek generieke genesis
    genesteld genetica genetisch genetische geneugten geneukt geneuzel genezen genezende genezer genezers
    genezing geniaal geniale genialiteit genie genieen geniep geniepig geniet genieten genitale genitalien
    genius genocide genodigden genoegen genoemde genomen genomineerd genomineerde genomineerden genoodzaakt
    genoom genoot genot genoteerd genoten genre genres gent gentleman genua genuanceerd genuanceerde
    genuanceerder genummerd genummerde genus genuttigd geobsedeerd geobserveerd geoefend geoefende geofferd
    geografie geografisch geografische geoliede geologen geologie geologisch geologische geoloog geometrie
    geometrisch geometrische geoogst geoordeeld geoorloofd geopenbaard geopend geopende geopereerd
    geopolitiek geopolitieke geopperd geordend geordende georganiseerd georganiseerde georienteerd
    georienteerde geothermische geouwehoer gepaard gepakt gepantserd gepantserde geparkeerde gepasseerd
    gepassioneerd gepassioneerde gepast gepaste gepatenteerd gepatenteerde gepeild gepensioneerd
    gepensioneerde geperst geperste gepest gepeste gepeupel gepiep gepiept gepijpt gepikt gepimpt gepind
    geplaagd geplaagde geplaatst geplaatste geplakt geplande geplant geplast geplaveid gepleegd gepleegde
    gepleisterde gepleit geplet geplooid geplukt geplunderd gepoept gepolijst gepolijste gepompt gepoogd
    gepoot geportretteerd gepositioneerd gepost gepredikt gepreekt geprepareerde gepresenteerd gepresenteerde
    gepresteerd geprezen geprijsd geprikkeld geprikt geprint geprinte geprivatiseerd geproduceerd
    geproduceerde geproefd geprofileerd geprofileerde geprofiteerd geprogrammeerd geprojecteerd gepromoot
    gepromoveerd gepropt geprotesteerd gepruts gepubliceerd gepubliceerde geput ger geraadpleegd geraak
    geraakt geraakte geraamd geraamte geraas geracet geraden geraffineerd geraffineerde geraken geramd
    gerangschikt geranium geraniums gerapporteerd geraspte geratificeerd gerbera gereageerd gerealiseerd
    gerealiseerde gereanimeerd gerecht gerechten gerechtigd gerechtigheid gerecycled gerecyclede gered
    geredde gerede gereduceerd gereduceerde gereed gereedheid gerefereerd gereflecteerd gereformeerd
    gereformeerde gereformeerden geregeerd geregelde geregend geregisseerd geregisseerde geregistreerd
    geregistreerde gereguleerd gereguleerde gereinigd gerekend gerekruteerd gerekt gerelateerd gerelateerde
    gereleased geremd gerenommeerd gerenommeerde gerenoveerd gerenoveerde gerepeteerd gereproduceerd
    gereserveerd gereserveerde gereset gerespecteerd gerespecteerde gerestaureerd gerestaureerde geresulteerd
    geretweet gereviseerd gerezen geriatrie geribbelde gericht gerichte geridderd gerief gerijpt gerimpelde
    gering geringd geringe geringer geringste geript germ geroeid geroemd geroemde geroep geroepen geroerd
    geroken gerold gerommel geroofd gerookt gerookte geroosterd geroyeerd gers gerst gerucht geruchten
    geruild geruimd geruime geruineerd geruis geruite gerukt gerund gerust geruzie ges gesaboteerd gesaneerd
    gescand geschaad geschaafd geschaard geschaatst geschakeld geschakelde geschapen geschat gescheeld
    gescheld geschenk geschenken geschept geschetst gescheurd gescheurde geschied geschiedde geschieden
    geschiedenis geschiedt geschift geschikt geschikte geschikter geschiktheid geschil geschilderd geschokt
    geschonden geschonken geschoold geschoolde geschopt geschoren geschorst geschorste geschoten geschoven
    geschrapt geschreeuw geschreeuwd geschrift geschrifte geschriften geschroefd geschud geschut geschuurd
    gescoord gescout gescreend gesel geselecteerd geselecteerde geseponeerd geserveerd geshockeerd gesierd
    gesignaleerd gesigneerd gesigneerde gesimuleerd gesitueerd gesjoemel gesjoemeld geskied geslaagde
    geslaagden geslacht geslagen gesleept geslepen gesleurd gesleuteld geslijm geslikt geslingerd gesloopt
    gesloopte gesloten gesmaakt gesmeed gesmeekt gesmeerd gesmeten gesmokkeld gesmolten gesmoord gesmuld
    gesneden gesneuveld gesneuvelde gesneuvelden gesnoerd gesnoven gesnurk gesolliciteerd gesommeerd
    gesorteerd gesp gespecificeerd gespeculeerd gespeend gespeld gespen gespendeerd gespiegeld gespiekt
    gespierd gesplitst gespoeld gesponsord gesponsorde gespot gespoten gespreid gesprekken gespuis gestaafd
    gestaag gestaakt gestabiliseerd gestage gestald gestalkt gestalte gestampt gestapeld gestapelde gestapt
    gestart gestarte gestationeerd gestationeerde geste gesteente gestegen gestel gesteld gestelde
    gesteldheid gestemd gestemde gestempeld gestenigd gesteriliseerd gesterkt gesteunde gesticht gestikt
    gestild gestileerde gestimuleerd gestoeld gestoken gestold gestolen gestompt gestookt gestoomd gestoord
    gestoorde gestoorden gestort gestorven gestoten gestraft gestrand gestrande gestreefd gestreept
    gestreepte gestrekt gestrekte gestremd gestrest gestrikt gestript gestrooid gestroomlijnd gestroomlijnde
    gestructureerd gestudeerd gestuit gestuwd gestyled gesubsidieerd gesubsidieerde gesuggereerd gesust
    getagd getal getale getalenteerd getalenteerde getallen getankt geteeld geteisterd getekende geteld
    getemd getergd geterroriseerd getest geteste getij getijde getijden getik getikt getild getimed getint
    getinte getipt getiteld getoeter getoetst getogen getolereerd getoond getoonde getoverd getraceerd
    getracht getrainde getrakteerd getrapt getreden getreurd getriggerd getroffen getroffenen getrokken
    getroost getrotseerd getrouw getrouwd getrouwe getto getuig getuigd getuigde getuige getuigen getuigt
    getweet getwijfeld getwitterd getypeerd getypt geuit geul geulen geupdatet geupload geur geuren geurende
    geurige geurt geurtje geurtjes geus geuze geuzen gevaar gevaarlijk gevaarlijke gevaarlijker gevaarlijkste
    gevaarte gevaccineerd geval gevalideerd gevallen gevalletje gevang gevangen gevangene gevangenen
    gevangenis gevaren gevarieerd gevarieerde gevat gevatte gevecht gevechten geveegd geveerde geveild gevel
    geveld gevels gevende geventileerd gever geverfde geverifieerd geverifieerde gevers gevestigd gevestigde
    gevierd gevierde gevild gevingerd gevist gevleid gevlekt gevlekte gevleugelde gevlochten gevloeid
    gevloekt gevloerd gevlogen gevlucht gevluchte gevochten gevoed gevoegd gevoel gevoeld gevoelen gevoelens
    gevoelig gevoelige gevoeliger gevoeligheid gevoelt gevoerd gevoerde gevoetbald gevogelte gevolg gevolgd
    gevolgde gevolge gevolgen gevolmachtigde gevonden gevorderd gevorderde gevorderden gevormd gevormde
    gevouwen gevraagd gevraagde gevreesd gevreesde gevroren gevuld gevulde gevuurd gewaad gewaagd gewaagde
    gewaaid gewaande gewaarborgd gewaardeerd gewaarschuwd gewacht gewaden gewag gewapend gewapende gewas
    gewauwel geweer geweerd gewei geweien geweigerd geweken gewekt geweld gewelddadig gewelddadige
    gewelddadiger geweldig geweldige geweldpleging gewelfde gewelven gewenste gewent geweren gewerkte gewest
    gewestelijk gewestelijke gewesten geweten geweven gewezen gewichten gewijd gewijde gewijzigd gewijzigde
    gewikkeld gewild gewilde gewillig gewillige gewin gewinkeld gewisseld gewist gewogen gewond gewonde
    gewonden gewone gewoond gewoonlijk gewoonlijke gewoonte gewoontjes geworden geworpen geworsteld geworteld
    geworven gewreven gewricht gewrichten gewurgd gezaagd gezaaid gezag gezakt gezalfd gezalfde gezamenlijk
    gezamenlijke gezang gezangen gezant gezanten gezegde gezegden gezegend gezegende gezeild gezel gezellen
    gezellige gezelliger gezelligheid gezelligste gezelschap gezette gezever gezicht gezichten gezichtje
    gezichtjes geziene gezin gezind gezinde gezindheid gezindte gezinnen gezocht gezochte gezoem gezoend
    gezogen gezonde gezonden gezonder gezondheid gezondigd gezondste gezonken gezopen gezouten gezuiverd
    gezwaaid gezwam gezwegen gezwel gezwets gezwollen gezworen gft ggz gibbons gids gidsen giechelen giek
    gier gieren gierende gierig gierige gierst giet gieten gieter gieterij gif giffen gifgas gift giften
    giftig giftige gigabyte gigant giganten gigantisch gigantische gigolo gijzel gijzelen gijzeling gijzelt
    gil gilde gilden gillen gillend gillende gilt gimmick gin ginder ginds ginkgo ginseng gips gipsen gipsy
    giraf giraffe giraffen giro gis gispen gissen gist gisten gisting gitaar gitaren gitarist gitaristen
    glaasje glaasjes glad gladde gladder gladheid gladiator gladiatoren glamour glans glanst glanzend
    glanzende glashard glaswerk glaswol glaucoom glazen glazig glazuur glee gleed gletsjer gletsjers gleuf
    gleuven glibberige glij glijbaan glijd glijden glijdt glimmen glimmend glimp glimt glinsteren glippen
    glipt glitter glitters glo globaal globale globalisering globe globes gloed gloei gloeien gloeiend gloeit
    glooiend gloort gloria glorie glorieus glorieuze glossy glucose gluren gluten gluurt glyfosaat gnoes goal
    goalie goals god goddank goddelijk goddelijke goddelijkheid goddeloze goddelozen goddomme goden godfather
    godheid godin godinnen godsamme godsdienst godsdiensten godsdienstig godsdienstige godslastering godsnaam
    godver godverdomme godzijdank goedemorgen goeden goeder goederen goedgekeurd goedheid goedje goedkeuring
    goedkomt goedkoopst goedkoopste goedkope goedkoper goedkopere goeds goedzak goeie goeiedag goelag goeman
    goeroe goeroes goesting goffer gogo goh gok gokje gokken gokker gokkers gokt gokte gold golden goldrush
    golem golf golfbaan golfbal golfclub golfen golfer golfers golfslag golft goliath golven golvend golvende
    gom gondel gondels gong gonorroe goochelen goodwill goof googelen gooiden gooien gooit goor goot gordel
    gordels gore goreng gorilla gors gort gortig gos gospel gossie gossip goten goth gothic gotiek gotisch
    gotische goud gouda gouden goudgeel goudgele goudmijn goudsmid goudvink goudvis goulash gourmet
    gouvernante gouvernement gouverneur gouverneurs gouw gouwe gozer gozers gps graad graadje graaf graaft
    graag graaien graal graan graantje graat gracht grachten gracieus gradatie gradaties graden gradient graf
    grafeen graffiti graficus grafiek grafiet grafisch grafische gram grammatica grammaticaal grammaticale
    granaat granaten grand grande grandes grandeur grandioos grandioze grands granen graniet granieten granny
    grapefruit graphic graphics grapjas grapje grapjes grappa grappige grappiger grappigs grappigste grapt
    grapte grasland grasmat grassen grasveld grata graten gratie gratuit grauw grauwe grave gravel graven
    graveren gravin gravure gravures gray grazen grazers grazige green greens greep gregoriaanse greintje
    grendel grenen grens grenst grenzeloos grenzeloze grenzen grenzend grenzende grepen greppel greppels
    gretig gretige grey grief griek grieken griend grienden griepje griet grieten grietje grieven griezel
    griezelig griezelige griezels grif griffel griffie griffier griffioen grift grijns grijnst grijnzen grijp
    grijpen grijpt grijs grijze grijzer gril grill grille grillen grillig grillige grim grime grimes grimmig
    grimmige grind gringo grinniken grinnikt grip gris grit grizzly groede groef groei groeide groeiden
    groeien groeiend groeiende groeit groen groendak groene groenen groener groenere groenste groentje
    groentjes groep groepen groepering groeperingen groepje groepjes groet groeten groetjes groeve groeven
    grof grofheid grofvuil grofweg grol grollen grom grommen grommend grond gronde gronden grondgebied
    grondig grondige grondwet grooming grootheid groots grootschalig grootschalige grootscheepse grootse
    grootser grootsheid grootst grootste grootte groottes grootvader groovy gros grosse grosso grot groten
    grotendeels groter grotere groters grotesk groteske grotten groupie groupies grove grover gruis grunge
    grut grutte grutto gruwel gruwelen gruwelijke gsm guacamole guerrilla guillotine gul gulden guldens gulle
    gulp gulpen gulzig gum gun gunde gunnen gunning gunst gunste gunsten gunstig gunstige gunstiger
    gunstigste gunt gunter gure gus gust gut guts guur gymnasia gymnasium gympen gymzaal gynaecologie
    gynaecoloog gyros haag haai haaien haak haakje haakjes haaks haakse haakt haakte haalbaar haalbaarheid
    haalbare haalde haalden haan haantje haantjes haarband haard haarden haardos haarfijn haarlak haarlijn
    haartje haartjes haarverf haarzelf haas haasje haast haasten haastig haastige haastte haat haatte
    habbekrats habibi habijt habitat habitats hachelijke hachje hack hacken hacker hackers hacking hacks
    hackt hadj haf haft hagedis hagel hagelbui hagelen hagen hagenaar haha hahaha hai haiku hairspray hak
    hakbijl hakblok haken hakje hakken hakt hakte hal halal halfdood halfgod halfjaar halfje halflang
    halfopen halfpipe halfrond halfstok halfvol halfweg halfzus hall halleluja hallen hallucinaties halo
    halogeen hals halsband halsoverkop halt halter haltes halve halveren halverwege hamam hamas hamel hamer
    hameren hamers hamert hamsters hamvraag han handbal handboek handdruk handel handelde handelen
    handelingen handels handelt handhaaft handhaven handhavers handhaving handheld handicap handicaps handig
    handige handiger handigheid handigst handigste handje handjes handlangers handpalm handpop handreiking
    handrem hands handtas handtekening handvat handvest handvol handwerk handy handzame hanen hanenkam hang
    hangar hangbrug hangend hangende hanger hanglamp hangmat hangop hangplek hangslot hank hannes hans
    hanteer hanteert hanteren hap haperen hapert hapje hapjes happen happening happig hapt haram hardcore
    harddisk harden harder hardere hardheid hardhout harding hardloop hardnekkig hardnekkige hardop hardrock
    hardst hardste hardware harem harig harige haring haringen hark harken harlekijn harmonica harmonie
    harmonieen harmonieus harmonieuze harmonisatie harmonisch harmonische harmony harnas harp hars harsen
    harte hartelijk hartelijke harten hartig hartige hartje hartjes hartslag hartstikke hartvormige hartzeer
    hash hashtag hashtags hasj haspel hatelijk hatelijke haten hater haters hattrick hausse haute haven
    havens haventje haver havik haviken havo hazard hazelaar hazelnoot hazen hbs headline headliner headlines
    headset healing hearing heat heavy hebbend hebbende hebberig hebbes hebe hebzucht hecht hechte hechten
    hechting hechtingen hechtte hectare hectaren hectares hectiek hectisch hectische heden hedendaagse hee
    heek heelal heelhuids heelt heemtuin heen heengaan heengaat heenreis heenweg heep heerlijk heerlijke
    heerlijkheid heerlijkste heers heersen heerser heersers heerst heerste heersten heertje hees heesters
    heetst heetste heetten hefboom hefbrug heffen heffing heffingen heftig heftige heftiger heftruck heg
    heggen heibel heide heiden heidenen heidens heidense heikant heikel heil heiland heilbot heilig heilige
    heiligen heiliger heiligheid heiligste heiligt heilzaam heilzame heimat heimelijk heimelijke heimwee
    heinde heinen heipalen heisa heit hek hekel hekelen hekelt hekje hekjes hekken heks heksen hekserij
    hekwerk hel hela helaas held helden helder heldere helderheid helderste heldhaftig heldhaftige heldin
    heleboel helen helend helende helften heli helicon helikopter helikopters heling helium helix helle
    hellen hellend hellende heller helling hellingen helm helmen helpdesk helpe helper helpers helse hemd
    hemden hemdje hemel hemelen hemels hemelse hemeltje hemmen hemofilie hemoglobine hemzelf hen hendel
    hendels hendrik hengel hengelen hengels hengst hengsten henna hennen hennep henry hens henzelf hepatitis
    heraut herberg herbergt herboren herbouw herbouwd hercules herdacht herdenking herdenkt herder herders
    herdruk herdrukt heren herenigd hereniging herhaal herhaald herhaaldelijke herhaalt herhalen herhalende
    herhaling herhalingen herik herinnerde herinnering herinneringen herkansing herkansingen herken
    herkenbaar herkend herkende herkennen herkenning herkent herkomst herkozen herladen herleeft herleid
    herleven herleving herlezen hermelijn hermetisch hermitage herneemt hernemen hernia hernieuwd hernieuwde
    hernoemd hernomen heroine heroisch heroische heropend heropent heroverd heroveren herovert herpakt herpes
    herrezen herrie herrijst hersenbloeding hersencellen hersendood hersenen herseninfarct hersenletsel
    hersenloze hersenpan hersens hersenscan hersenschade hersentumor herstart herstel hersteld herstellen
    herstelt hert herten hertje hertjes hertog hertogen hertogin hertrouwd hertz hervat hervatting hervormd
    herzien herziene herziening hesje hesjes hesp hessen hete heten heter hetero hetgeen hetwelk hetze hetzij
    heu heugen heul heulen heus heuse heuvel heuvelachtig heuvelachtige heuvels hevig hevige heviger
    hevigheid hevigste hex hezbollah hiaat hiaten hibiscus hic hickory hiel hielden hielen hielpen hiep
    hieraan hierarchie hierarchisch hierarchische hierboven hierdoor hierin hiernaar hiernamaals hierogliefen
    hierom hieronder hierover hiertoe hieruit hiervan hiervoor hifi high highlight highlights hightech hihi
    hihihi hijgen hijgt hijsen hijzelf hik hil hilarisch hilarische hilariteit hinder hinderde hinderen
    hinderlijke hindert hindoe hindoeistische hindoes hingen hink hint hints hip hiphop hippe hipper hippie
    hippies hippisch hips hipste hipster hipsters historica historici historicus historie historiek
    historisch historische hit hitje hitjes hitlijst hits hitserie hitsig hitsige hiv hoax hobbel hobbelen
    hobbelig hobbels hobbit hobbits hobby hobbyisten hobo hoc hockey hockeyen hockeyer hocus hodgkin hoed
    hoedanigheid hoede hoeden hoeder hoeders hoedje hoedjes hoef hoefde hoefden hoefslag hoefsmid hoekbank
    hoekhuis hoekig hoekige hoekje hoekjes hoekman hoekse hoektand hoela hoelang hoen hoenders hoepel hoepels
    hoer hoera hoeren hoerig hoerige hoertje hoertjes hoes hoesje hoesjes hoeve hoeveel hoeveelheden
    hoeveelheid hoeveelste hoeven hoever hoeverre hoezee hoezeer hoezen hoezo hof hofdame hofdames hoffelijk
    hofje hofjes hofnar hofstad hofstede hofstee hogen hogere hogerop hogeschool hoho hok hokje hokjes hokken
    hol hola holden holding holdings hole holen holes holistische holle hollen holler holletje holm holocaust
    hologram holst holster holt holte holten holtes hom homemade homeopathie homeopathische homepage homerun
    homes hommage hommel hommeles hommels homo homofobe homofoob homogeen homogene homohaat homopaar homoseks
    homoseksuelen homp honden honderden honderdste hondjes honger hongeren hongerig hongerige honig honing
    honk honkbal honkballer honneurs honorarium hoofdact hoofde hoofdelijke hoofden hoofdje hoofdjes
    hoofdkantoor hoofdklasser hoofdkwartier hoofdman hoofdpijn hoofdredacteur hoofdrol hoofdsom hoofdstad
    hoofdstuk hoofdvak hoofdweg hoofdzakelijk hoogbouw hoogheid hoogland hoogleraar hooglied hoogmis hoogmoed
    hoogst hoogste hoogte hoogten hoogtepunt hoogtes hoogtij hooguit hooi hooiberg hooked hooligan hooligans
    hoon hoopje hoopten hoopvol hoorbaar hoorden hoorn hoornaar hoorns hoorntje hoorspel hoort hoos hop hope
    hopeloos hopeloze hopend hopende hopla hopman hoppa hoppe hoppen hopper hora horde horden hordes horeca
    horen horende horens horizon horloges hormonen hormoon horn horoscoop horoscopen horren horror hors horst
    hortensia hortus hos hosanna hospice hospita hospitaal hospitalen host hoste hostel hosten hostess
    hosting hosts hot hotdog hotdogs hotels hotline hotpants hotspot hotspots hou houd houdbaar houdbaarheid
    houdbare houden houdend houdende houder houders houding houdt hour hout houten houterig houtige houtje
    houtkap houtwerk houvast houw houwer hoven hovenier hoveniers hsl http https hub hubs hufter hufters hug
    huh huiden huidig huidige huidje huifkar huilend huilende huisbaas huisdier huiselijk huiselijke huishoud
    huishoudelijk huishoudelijke huishouden huishoudens huisjes huiskat huisman huismerk huismus huisraad
    huist huisvest huisvuil huiswaarts huiszoeking huiszoekingen huiver huiveren huiverig huize huizen huizes
    huizing hulde huldigen huldiging huldigt hulk hulp hulpeloos hulpeloze hulphond hulpje hulpjes hulplijn
    hulpmiddelen huls hulst hulzen hum humaan humane humaner humanisme humanist humanisten humanistisch
    humanistische humanitair humanitaire humanitas humaniteit humeur humeurig hummel hummels hummus humor
    humorist humoristisch humoristische humus hunebed hunker hunkeren hunkert hunne hunt hunter hunters
    hunzelf hup huppel huppelen huppelt hupsakee hurk hurken husky hut hutje hutspot hutten huurauto huurde
    huurden huurder huurders huurhuis huurling huurlingen huwde huwelijk huwelijken huwelijks huwelijkse
    huwen huwt huzaren hybride hybriden hybrides hydra hydrauliek hydraulisch hydraulische hyena hygiene
    hygienisch hygienische hymne hype hyper hypes hypnose hypnotische hypo hypocriet hypocriete hypocrieten
    hypocrisie hypofyse hypothalamus hypothecaire hypotheek hypotheken hypothetisch hypothetische hysterie
    hysterisch hysterische ibis ibuprofen ice icon iconen iconisch iconische icoon icoontje icoontjes ideaal
    ideale idealen idealisme idealist idealisten idealistisch idealistische idealiter idee ideetje ideetjes
    idem identiek identieke identificatie identificeerde identificeert identificeren identiteit identiteiten
    ideologie ideologieen ideologisch ideologische idioom idioot idiot idiote idioten idolen idool idylle
    idyllische ieder iedere ieders iel iemands iep iepen ier ietsje ietsjes ietwat iglo ijdel ijdele
    ijdelheid ijkpunt ijl ijle ijlst ijsbaan ijsbeer ijsberen ijsberg ijsclub ijscoman ijsje ijsjes ijskap
    ijskast ijskoud ijskoude ijslaag ijssalon ijsthee ijstijd ijsvogel ijsvrij ijswater ijszee ijver ijveren
    ijverig ijverige ijvert ijzer ijzeren ijzers ijzig ijzige ikzelf illegaal illegale illegalen illegaliteit
    illusie illusies illusionist illustere illustratie illustraties illustrator illustreert illustreren image
    images imaginaire imago imam imams imbeciel imbecielen imitatie imitaties imitator imiteert imiteren
    imker imkers immaterieel immateriele imme immens immense immer immigrant immigranten immigratie immoreel
    immorele immuniteit immuun impact impala impasse impedantie imperialisme imperium implantaat implantaten
    implementatie implementaties implementeren implicaties impliceert impliceren impliciet impliciete
    implosie imponeren impopulaire import important importeur importeurs imposant imposante impotentie
    impresario impressie impressies improvisatie improvisaties improviseren impuls impulsen impulsief
    impulsieve inactief inactieve inactiviteit inademen inademing inademt inauguratie inbeeld inbeelden
    inbegrepen inbegrip inbeslagname inbinden inblazen inboedel inboorlingen inborst inbouw inbouwen inbox
    inbraak inbrak inbraken inbreken inbreker inbrekers inbreng inbrengen inbreuk inbreuken incarnatie
    incasseert incasseren incasso incest inch inchecken inches incident incidentele incidenten incisie
    incluis inclusie inclusief inclusieve incognito incompetent incompetente incompetentie incompleet
    incomplete incontinentie incorrect incorrecte incubator indammen inde indeed indekken indelen indeling
    indelingen inden indenken independent indertijd index indexatie indiaan indiaans indiaanse indianen
    indicatie indicaties indicator indicatoren indices indien indiende indienen indiener indient indigo
    indirect indirecte individu individualisme individueel individuele individuen indo indoctrinatie indoor
    indringer indringers indruk indrukt indrukwekkend indrukwekkende inductie induiken industrie industrieel
    industrieen industriele industrielen ineen inefficient inenten inenting inentingen inert infanterie
    infarct infecteren infectie infecties inferieur inferieure inferno infiltrant infiltratie infiltreert
    infiltreren inflatie influenza info informant informanten informateur informatica informatie informatief
    informatieve informeel informeer informeerde informeert informele informeren infra infrastructuur infuus
    inga ingaan ingaande ingaat ingang ingangen ingeademd ingebakken ingebed ingebeelde ingeblazen ingeboet
    ingebonden ingebouwd ingebouwde ingebracht ingebroken ingebruikname ingeburgerd ingecheckt ingedeeld
    ingediend ingediende ingedrukt ingeeft ingeent ingegaan ingegeven ingegooid ingegraven ingegrepen
    ingehaald ingehouden ingehuldigd ingehuurd ingeklemd ingekleurd ingekleurde ingekocht ingekort ingeladen
    ingelast ingelegd ingelegde ingeleid ingeleverd ingelezen ingelicht ingelijfd ingelijst ingelogd
    ingelopen ingelost ingeluid ingemaakt ingenieur ingenieurs ingenieus ingenieuze ingenomen ingepalmd
    ingeperkt ingepland ingeplant ingereden ingerekend ingericht ingerichte ingeroepen ingeruild ingeschakeld
    ingeschat ingeschoten ingeschreven ingeslagen ingeslikt ingesloten ingesmeerd ingespeeld ingespoten
    ingesproken ingestapt ingesteld ingestelde ingestemd ingestoken ingestort ingestorte ingestudeerd
    ingestuurd ingetekend ingetogen ingetrapt ingetreden ingetrokken ingeval ingevallen ingeven ingeving
    ingevlogen ingevoegd ingevoerd ingevoerde ingevolge ingevorderd ingevroren ingevuld ingevulde ingewanden
    ingewerkt ingewijd ingewijden ingewikkeld ingewikkelde ingewikkelder ingewilligd ingewisseld ingezameld
    ingezet ingezette ingezien ingezonden ingezoomd inging ingingen ingooien ingraven ingredient ingredienten
    ingreep ingrepen ingrijpen ingrijpt inhaal inhaalt inhaken inhalen inhaleren inhalige inham inhammen
    inheems inheemse inherent inherente inhield inhoud inhoudelijk inhoudelijke inhouden inhoudt inhuldiging
    inhumaan inhumane inhuren inhuur inhuurde inhuurt initialen initiatie initiatief initiatieven initiator
    initieel initiele injecteren injectie injecties injector ink inkeer inkeping inkepingen inkijk inkijken
    inkijkje inkjet inkom inkomen inkomend inkomens inkomhal inkomsten inkomt inkoop inkoopt inkopen inkoper
    inkopers inkorten inkrimpen inkrimping inkt inkten inktpot inktvis inlaat inladen inlandse inlassen inleg
    inleiden inleiding inleidingen inleven inleveren inlevert inlezen inlichten inlichtingen inlijsten
    inlijven inline inlog inlogt inloop inloopt inlopen inlossen inluiden inmaken inmenging innam inname
    inneemt innemen innen innerlijk innerlijke innig innige inning innocent innovatie innovatief innovaties
    innovatieve innovator innoveren inox inpak inpassen inperken inperking inpikken inplannen input
    inquisitie inreed inricht inrichten inrichting inrichtingen inrijden inrit inroepen inruil inruilen ins
    inschakelen inschat inschatting inschenken inschrijven inschrijving inschrijvingen inscriptie inscripties
    insect insecten insecticide insecticiden inseminatie insgelijks insider insiders insigne insignes
    insinuaties inslaan inslaat inslag inslapen insloeg insmeren insomnia inspanning inspanningen inspecteert
    inspecteren inspecteur inspecteurs inspectie inspecties inspelen inspiratie inspirator inspireer
    inspireerde inspireert inspireren inspirerend inspirerende inspraak inspringen insta instaan instaat
    instabiele instabiliteit installateur installatie installaties installeer installeerde installeert
    installeren instandhouding instant instantie instanties instap instapt instapte insteek insteken
    instellen instellingen instelt instemde instemt instinct instincten instinctief instituten institutie
    instituties institutioneel institutionele instituut instort instorten instorting instortte instromen
    instroom instructeur instructeurs instructie instructies instrument instrumentatie instrumenten insturen
    insuline insult intact intacte intake inteelt integendeel integer integere integraal integrale integratie
    integreert integreren integriteit intekenen intellect intellectueel intellectuele intellectuelen
    intelligent intelligente intelligenter intelligentie intelligentsia intens intense intenser intensief
    intensieve intensiever intensiteit intensive intentie intenties interactie interactief interacties
    interactieve interbellum intercity intercom intercommunale interculturele interessant interessante
    interessanter interessants interessantste interesse interesseerde interesseert interesses interest
    interface interfaces interferentie interieur interieurs interim interland interlands intermediair
    intermediairs intermezzo intern internationaal international internationale internationals interne
    internist interpretatie interpretaties interpreteer interpreteert interpreteren interpunctie
    interstellaire interval intervallen interventie interventies interview interviewde interviewen
    interviewer interviews interviewt intervisie intiem intieme intiemer intifada intikken intimi intimidatie
    intimiderend intimiderende intimiteit intimiteiten intocht intolerant intolerante intolerantie intonatie
    intranet intrapt intraveneus intrede intreden intrek intrekt intrest intrige intrigerend intriges
    intrinsiek intrinsieke intro introduceer introduceerde introduceert introductie introk introvert intuitie
    intuitief intuitieve intussen intypen inval invalide invaliditeit invallen invaller invallers invalt
    invasie invasieve inventaris inventarisatie inventief inversie investeer investeerde investeerders
    investeert investeren investering investeringen invite invliegen invloed invloeden invoegen invoer
    invoerde invoeren invoering invoert invordering invriezen invullen invulling invult inwendig inwendige
    inwerken inwerking inwijden inwijding inwinnen inwisselen inwonen inwonend inwoner inwoners inwoning
    inworp inzage inzake inzamelen inzameling inzenden inzending inzendingen inzet inzetbaarheid inzette
    inzetten inzicht inzichtelijk inzichten inzien inziens inziet inzingen inzinking inzit inzitten
    inzittende inzoomen ion ionen ionische ippon iridium iris irissen ironie ironisch ironische irrationeel
    irrationele irrelevant irrelevante irrigatie irritant irritante irritatie irritaties irriteer irriteerde
    irriteert irriteren irriterend ischias islam islamieten islamisering islamisten islamistische islamitisch
    islamitische isolatie isolator isoleert isolement isoleren isolerende isotoop isotopen isp issue issues
    italiaan italianen item items iteratie ito ivf ivoor ivoren
"""
