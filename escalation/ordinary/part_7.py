"""Ordinary words from "uberhaupt" to "zzp". Source and licence: see the package."""

WORDS = """
    uberhaupt ufo uiensoep uiers uil uilen uitbarst uitbarsting uitbarstingen uitbaten uitbater uitbaters
    uitbating uitbouw uitbraak uitbrak uitbreiding uitbreidingen uitbrengen uitbuiting uitbundig uitbundige
    uitdaagt uitdagen uitdager uitdaging uitdagingen uitdeelt uitdelen uitdoen uitdoet uitdoven uitdraai
    uitdrukkelijk uitdrukkelijke uitdrukking uitdrukkingen uitdrukt uitduel uiteen uiteenlopende uiteinde
    uiteindelijk uiteindelijke uiten uiteraard uiterlijk uiterlijke uitermate uiterst uiterste uitersten
    uiterwaarden uiteten uitgaan uitgaand uitgaat uitgaf uitgang uitgave uitgaven uitgebeeld uitgebracht
    uitgebreid uitgebreide uitgebreider uitgebuit uitgeef uitgeeft uitgegeven uitgehuwelijkt uitgeput
    uitgeroepen uitgerust uitgeschakeld uitgesloten uitgesproken uitgesteld uitgestorven uitgevaardigd
    uitgeven uitgever uitgeverij uitgeverijen uitgevoerd uitgezet uitgezonden uitgezonderd uitgifte uitging
    uitgroei uithaal uithaalt uithalen uithangt uithoek uithof uitholling uithoudt uiting uitingen uitje
    uitjes uitkeek uitkeren uitkiest uitkijk uitkijkt uitknop uitkom uitkomen uitkomst uitkomt uitkoos
    uitkopen uitkwam uitlaat uitlacht uitladen uitlaten uitleen uitlegde uitlegt uitlekt uitlenen uitleven
    uitlezen uitliep uitliet uitlokt uitloop uitloopt uitlopen uitloper uitmaakt uitmaken uitmondt
    uitmuntendheid uitnemen uitnodiging uitnodigingen uitoefenen uitpakt uitpakte uitreiking uitriep uitrit
    uitroeiing uitroep uitroept uitrol uitruil uitrusting uitschot uitslaan uitslag uitslagen uitsluit
    uitsluitend uitsluitsel uitspattingen uitspraak uitsprak uitspraken uitstaan uitstak uitstap uitstapt
    uitstek uitstekend uitstekende uitstel uitstelt uitstoot uitte uitten uittocht uittreding uittrekt
    uitvaart uitval uitvallers uitvalt uitvaren uitverkorene uitverkorenen uitviel uitvindt uitvoer uitvoeren
    uitvoerig uitvoerige uitvoering uitvoert uitvond uitweg uitwendig uitwendige uitwerkt uitwerpselen
    uitzaaiingen uitzag uitzagen uitzend uitzending uitzendt uitzet uitzicht uitzie uitzien uitziend uitziet
    uitzoeken uitzoekt uitzond uitzondering uitzonderingen uitzonderlijke ukelele ukkie ulo ulster ultiem
    ultieme ultimatum ultimo ultra unaniem unanieme undercover underdog underground understatement uni unica
    unicum unie unief uniek unieke unieks uniform uniforme uniformen uniformiteit unit units universeel
    universele universitair universitaire universiteiten universum unlocken unplugged update updaten updates
    upgrade upgraden upgrades upload uploaden uploads upper uppercut uppie ups uptempo uranium urban
    urbanisatie ure urenlang ureum urgent urgente urgentie urine urineren urinoir urn urnen urologie uroloog
    username utility utopie utopisch utopische uurloon uurtjes uurwerk uwen uwer uzelf uzi vaag vaakst vaan
    vaandel vaandels vaandrig vaantjes vaardig vaardigde vaardige vaardigheden vaardigheid vaardigt vaargeul
    vaart vaarten vaartuig vaarwel vaas vaasje vaat vaatje vaatwerk vacant vacante vacature vacatures vaccin
    vaccinatie vaccinaties vaccins vacht vacuum vaderen vaderland vaderlandse vaderlijke vaders vadertje vage
    vagebond vager vagevuur vagina vaginaal vaginale vak vakanties vakbeurs vakblad vakbond vakbonden
    vakgroep vakje vakjes vakjury vakken vaklui vakman vakvrouw vakwerk val vale valentijn valide valies
    valium valk valken valkhof valkuil vallei valleien vallen vallend vallende valreep vals valse valsheid
    valstrik valt valuta vamp vampier vampieren vampiers vanboven vandaan vandaar vandalen vandalisme vandoor
    vang vangen vangnet vangrail vangst vangsten vangt vanille vanonder vanop vanouds vans vanuit vanwaar
    vanwege vanzelf var varaan varend varende varens varia variabel variabele variant varianten variatie
    variaties varieerde varieert varieren varierend varierende variete varieteit varieteiten varken varkens
    varkentje varsity vaseline vaste vasten vastgelegd vastgesteld vastgoed vasthoud vasthouden vastigheid
    vastlegt vastpakt vastzat vastzit vat vatbaar vaten vatte vatten vazal vazen vbo vecht vechten vechtend
    vechter vechters vector vectoren veder vedette vee veearts veeg veegde veegt veehouderij veelal veeleer
    veelheid veelvoud veelvuldig veelvuldige veelzijdig veelzijdige veelzijdigheid veemarkt veen veer
    veerboot veerman veerpont veert veertien veertiger veertigste veertje veertjes veerweg veeteelt veevoer
    vega veganisme veganist veganisten veganistisch veganistische vege vegen vegetarier vegetariers
    vegetarisch vegetarische vegetarisme vegetatie vehikel vei veilen veilige veiliger veiligheid veiligst
    veiligste veiling veilingen vel vela veld velde velden veldheer veldhoen veldje veldrit veldslag veldwerk
    vele veler velerlei velg velgen vellen velletje velo velours velvet ven vendetta venen veneuze venijn
    venijnig venkel vennen vennoot vennoten venster vensters venten ventiel ventielen ventilatie ventilator
    ventilatoren ventileren ventje venture ventures ver veracht verademing veraf veranda verander veranderd
    veranderde veranderen verandering veranderingen veranderlijke verandert verankerd verankering
    verantwoorde verantwoording verarmd verassen verassing verassingen verbaal verbaas verbaasd verbaast
    verbale verbande verbannen verbant verbazen verbeeld verbeelding verbeet verberg verbergen verbergt
    verbeten verbeter verbeterd verbeteren verbetering verbeteringen verbeurd verbied verbieden verbiedt
    verbijsterd verbijstering verbind verbinden verbinding verbindt verbintenis verbitterd verbleef verblijf
    verblijven verblind verbluffende verbod verboden verbolgen verbond verbonden verbondenheid verbood
    verborg verborgen verbouw verbouwd verbouwing verbouwingen verbouwt verbrak verbrand verbrande verbranden
    verbrede verbreden verbreding verbreed verbreedt verbreek verbrijzeld verbroedering verbroken verbruik
    verbruikt verchroomde verdaagd verdacht verdachte verdachten verdachts verdamping verdampt verdedig
    verdedigd verdedigde verdedigen verdediger verdedigers verdediging verdedigt verdeel verdeeld
    verdeeldheid verdeelt verdekt verdelen verdeler verdeling verdenk verdenking verdenkingen verdenkt
    verdere verderf verderfelijke verderop verdict verdien verdiend verdiende verdienen verdient verdiep
    verdieping verdiepingen verdiept verdikt verdikte verdoe verdoemd verdoemenis verdoen verdoezeld verdomd
    verdomde verdomme verdoofd verdooft verdorde verdorie verdoven verdoving verdraag verdraaid verdrag
    verdragen verdreef verdrietige verdrievoudigd verdringing verdrinking verdronk verdubbeld verduidelijken
    verduidelijkt verduisterd verduistering verdun verdund verdunde verduren verduurzamen verduurzaming
    verdwaald verdween verdwenen verdwijn verdwijnen verdwijning verdwijningen verdwijnt veredelde veredeling
    vereende vereenvoudigd vereenvoudigde vereenvoudigen vereerd vereerde vereeuwigd vereisen vereist
    vereiste veren verenig verenigd verenigde vereniging verenigingen verenigt vereren verergerd verering
    verfijnd verfijnde verfijning verfilmd verfilming verflaag verfraaid verfraaiing verfrissing verga
    vergaan vergaand vergaard vergaart vergaat vergaderd vergaderingen vergaf vergane vergapen vergaren
    vergast vergaten vergeef vergeefs vergeefse vergeeft vergeetachtig vergeleken vergelijkbaar vergelijkbare
    vergelijken vergelijking vergelijkingen vergen vergetelheid vergeven vergeving vergezeld vergezelde
    vergiet vergif vergiffenis vergiftigd vergiftigde vergiftigen vergiftiging verging vergis vergist
    vergiste vergoed vergoeding vergoedingen vergoedt vergokt vergrendeld vergrendeling vergrijp vergroeid
    vergroening vergroot vergrote vergroten vergroting vergt verguld vergulde vergunde vergunning verhaal
    verhaald verhaalt verhaar verhagen verhalen verhalende verhandeld verhard verharde verhardt verheerlijken
    verheerlijking verheerlijkt verheft verhelpt verheug verheugd verheugt verheven verhief verhinderd verhit
    verhitte verhitting verhoede verhogen verhoging verholpen verhoog verhoogd verhoogt verhoor verhoord
    verhoren verhouding verhoudt verhuis verhuist verhuizers verhuld verhuren verhuur verhuurd verhuurt
    verificatie verifieren verijdeld verijdelen vering verjaagd verjaagt verjaard verjaart verjagen verjaren
    verjaring verjonging verkapte verkast verkeer verkeerd verkeerde verkeerds verkeert verkeken verken
    verkend verkende verkennen verkenning verkenningen verkent verkeren verkies verkiest verkiezing
    verkiezingen verklaard verklaarde verklap verklapt verklaren verklarende verklaring verklaringen verklede
    verkleed verklein verkleind verkleinde verkleint verkleurd verkloot verknalt verknipt verkochte
    verkondigd verkondiging verkoold verkoopt verkoos verkoper verkort verkorte verkozen verkracht
    verkrachter verkrachters verkrachting verkrachtingen verkrachtte verkreeg verkregen verkrijg verkrijgbaar
    verkrijgen verkwist verlaag verlaagd verlaagde verlaagt verlaat verlagen verlaging verlamd verlamde
    verlamming verlamt verlang verlangd verlangen verlangt verlaten verleden verleen verleend verleent
    verleerd verleg verlegd verlegde verlegen verlegenheid verleid verleidelijke verleidt verlenen verlengd
    verlengen verlenging verlengingen verlengt verlicht verlichting verliefd verliefdheid verliep verliest
    verliet verliezend verliezende verliezer verliezers verloedering verlof verloofd verloop verloopt verloot
    verlopen verlos verlost verloten verloven verloving verluid verluidt vermaak vermaakt vermaard
    vermakelijk vermakelijke vermaken vermalen vermeden vermeed vermeend vermeerderd vermeerdering vermeld
    vermelde vermelding vermeldt vermengd vermijd vermijden vermijdt verminderd verminderen verminking
    verminkt verminkte vermist vermiste vermits vermoed vermoedde vermoede vermoedelijk vermoedelijke
    vermoeden vermoedt vermoeid vermoeidheid vermogen vermogens vermomd vermomde vermomming vermoord
    vermoorde vermoorden vernam vernamen vernauwd vernauwing vernederd vernederen vernedering vernederingen
    vernedert verneem verneemt vernemen verneuk verneukt vernield vernielde vernielen vernieling vernielingen
    vernielt vernietigd vernietigde vernietigen vernietiging vernietigt vernieuwd vernieuwde vernieuwing
    vernieuwingen vernieuwt vernis vernoemd vernoemt vernomen vernuft vernuftig verongelukt verongelukte
    verontreinigd verontreinigde verontwaardigd veroordeeld veroordeling veroordelingen veroorloven
    veroorzaakt veroorzaakte veroorzaken veroorzaker veroorzakers verouderd verouderde veroudering veroudert
    verover veroverd veroverde veroveren verovering veroveringen verovert verpakt verpakte verpand verpest
    verpeste verplaatsen verplaatst verpleeg verpleegd verpleegsters verpleging verpletterd verplicht
    verplichte verplichting verplichtingen verplichtte verpulverd verraad verraadt verraden verrader
    verraderlijke verraders verras verrassen verrassend verrassing verrassingen verrast verraste verre
    verreden verrees verrek verrekte verreweg verrezen verricht verrijking verrijkt verrijst verrijzenis
    verrot verrotte verruild verruilt verruimd verruimt verrukkelijk verrukkelijke verrukt vers versa
    verschanst verscheen verscheidene verschenen verscheurd verschijnen verschijning verschijningen
    verschijnselen verschijnt verschil verschillen verschillend verschillende verschoond verschuiving
    verschuivingen verschuldigd verschuldigde verse versie versier versierd versiert versies versje versjes
    versla verslaafd verslaan verslaat verslag verslagen verslaggeving verslagje verslapt verslavend
    verslechterd verslechterde verslechtert versleuteld versleuteling verslikt versloeg verslonden versluis
    versmelt versnapering versnaperingen versnel versneld versnelling versnellingen versnelt versnipperd
    versnippering verso versoepeld versoepelen versoepeling verspeeld versperd verspil verspild verspilling
    verspilt versplinterd versprak verspreid verspreide verspreiden verspreiding verst versta verstaan
    verstaat verstand verstandelijke verstandig verstandige verstandiger verste verstek verstekeling versteld
    versterk versterken versterking versterkingen versterkt verstevigd verstevigde verstevigen versteviging
    verstikt verstond verstop verstopt verstrengeld verstrooid verstuur verstuurd versus vertaal vertaald
    vertaalt vertakkingen vertakt vertalen vertaler vertalers vertaling verte verteerd verteert vertekend
    vertel vertelde verteren verticaal verticale vertier vertoeft vertolking vertolkt vertonen vertoning
    vertoon vertoond vertoont vertraag vertraagd vertraagde vertraagt vertragen vertraging vertragingen
    vertrapt vertrek vertrekken vertrekt vertroebelt vertrok vertrokken vertrouwd vertrouwde vertrouwelijke
    vertrouweling veruit vervaagd vervaagt vervaardigd vervaardiging vervagen verval vervallen vervalsing
    vervalsingen vervalst vervalt vervang vervangen vervanging vervangingen vervangt vervat verve verveel
    verveeld verveelt vervelen vervelend verveling ververst verving vervloek vervoegt vervoer vervoerd
    vervoeren vervoert vervolg vervolgd vervolgens vervolging vervolgingen vervolgt vervormd vervormt
    vervreemding vervroegd vervroegde vervuild vervuilde vervuilen vervuiling vervuilt vervul vervuld
    vervulde vervullen vervult verwaand verwaarloosd verwaarloosde verwaarloost verwaarlozen verwaarlozing
    verwachte verwachting verwachtingen verwachtte verwant verwante verwar verwarde verwarmd verwarmt
    verwarrend verwarring verwart verweer verweerd verweert verwees verweet verwekt verwekte verwelkomd
    verwelkomde verwelkomt verwen verwend verwende verwennerij verwent verweren verwerft verwerk verwerken
    verwerkt verwerp verwerpelijk verwerpelijke verwerpt verweten verweven verwezen verwierf verwierp
    verwijde verwijderd verwijderde verwijderen verwijdert verwijs verwijst verwijt verwijzen verwijzing
    verwijzingen verwikkeld verwilderde verwisseld verwittigd verwittigen verwoede verwoest verwoesten
    verwoesting verwoestingen verwoestte verwond verwonderd verwondingen verwondt verwoord verwoordde
    verwoordt verworven verzaakt verzacht verzachten verzadigd verzadigde verzadiging verzaken verzakt
    verzamel verzameld verzamelde verzamelen verzameling verzamelingen verzegeld verzeild verzeker verzekerd
    verzekeren verzen verzend verzendt verzet verzetje verzette verziekt verzilverd verzilverde verzin
    verzinnen verzinsel verzint verzocht verzoek verzoeken verzoeking verzoekje verzoekjes verzoekt verzoend
    verzoening verzoent verzon verzonnen verzorger verzorgers verzorging verzorgt verzot verzucht verzuiling
    verzuim verzuimd verzuimt verzuipt verzwakt verzweeg vesper vest veste vesten vestig vestigde vestigen
    vestiging vestigingen vestigt vesting vestje vet vete veter veteraan veteranen veters veto vetste vette
    vetten vetter vettig vettige vetzuren vetzuur veulen veulens vezel vezels via viaduct viaducten viagra
    vibratie vibraties vibrator vibrators vice vicieuze victoriaans victoriaanse victorie video videoclip
    videotheek viel vielen vierden vieren viering vierkamp vierkant vierkante viermaal viert viertal viertjes
    viervoeters viervoudige viespeuk vietnamees vietnamezen vieux view viewer viewing views vieze viezerik
    viezigheid vignet vijand vijandelijk vijandelijke vijanden vijandig vijandige vijandigheid vijfde
    vijfendertig vijfentwintig vijfenveertig vijfenzeventig vijfhoek vijfje vijfkamp vijfling vijfmaal
    vijftal vijftien vijftiger vijftigers vijftigste vijgen vijl vijlen vijven vijver vijvers vijzel vijzelen
    vilder villa vilt vilten vim vindbaar vinder vinding ving vingen vingeren vingertje vingertjes vink
    vinken vinkje vinkjes vinnen vintage vinvis vinyl viola violen violet violette violist violiste viool
    viooltje viooltjes vip vips viraal viral virale viroloog virtual virtualisatie virtueel virtuele virtuoos
    virtuositeit virtuoze virus virussen visa visagie visagist visarend visboer viscositeit visie visies
    visioen visioenen visionair visionaire visitatie visite visje visjes vismarkt visnet visolie visser
    visserij vissers visstand vista visualisatie visualiseren visueel visuele vit vita vitaal vitae vitale
    vitaliteit vitamine vitrine vitrines vivant vivat vivo vizier vlaag vlaai vlag vlagen vlaggen vlaggetje
    vlaggetjes vlak vlakbij vlakke vlakken vlakker vlakte vlakten vlaktes vlam vlammen vlas vlecht vlechten
    vlechtjes vleermuis vleermuizen vleet vleierij vlek vlekje vlekjes vlekkeloos vlekkeloze vlekken vleugel
    vleugels vleugje vlezige vliegdek vliegend vliegende vlieger vliegers vliegjes vliegt vliegtuigen
    vliegveld vlies vliet vliezen vlijmen vlijt vlijtig vlinder vlinders vlindertje vloed vloei vloeide
    vloeien vloeiend vloeit vloek vloeken vloekt vloeren vlog vlogen vlogger vloggers vlogs vlooien vloot
    vloten vlotjes vlotte vlotten vlotter vlucht vluchteling vluchtelingen vluchten vluchtig vluchtige
    vluchtte vlugge vlugger vluggertje vmbo vocaal vocabulaire vocal vocale vocalen vocht vochten vochtig
    vochtige vochtigheid voed voedde voedden voeden voeder voederen voeding voedsel voedster voedt voedzaam
    voedzame voeg voegde voegden voege voegen voegt voelbaar voelbare voelde voelden voelen voeling voerde
    voerden voeren voering voerman voert voertaal voertuig voertuigen voetbal voetballer voetballers voetbalt
    voetganger voetgangers voetje voetjes voetnoot voetpad voetstuk voetvolk vof vogelaar vogelen vogeltje
    vogeltjes voicemail volbloed voldaan voldeden voldeed voldoe voldoen voldoende voldoet volg volgde
    volgden volgelingen volgen volgens volger volgers volgorde volgroeid volgt volgzaam volhardt volhield
    volhoud volhouden volhoudt voliere volk volken volkeren volkje volkomen volkoren volks volkse volledig
    volledige volleerd voller vollere volley vollopen volmaakt volmaaktheid volmacht volop volstaan volstaat
    volste volstond volt volta voltage voltallige voltijds voltijdse voltooi voltooid voltooiing voltooit
    voltrekt voltrok voluit volume volumes volwassen volwassene volwassenen volwassener volwassenheid volzet
    volzin vondel vondeling vonden vondst vondsten vonk vonken vonnis voodoo voogden voogdij vooraan vooraf
    voorafgaand voorbaat voorband voorbarig voorbeeld voorbeelden voorbereid voorbereiden voorbereiding
    voorbij voorbije voorbijganger voorbijgangers voorblad voorbode voordat voorde voordeed voordeel voordek
    voordele voordelen voordelige voordeliger voordeligste voordeur voordien voordoen voordoet voorgaan
    voorgaande voorganger voorgangers voorgesteld voorgoed voorhand voorheen voorhof voorhuid voorhuis voorin
    voorjaar voorkant voorkeur voorkom voorkomen voorkomende voorkoming voorkomt voorkwam voorland voorlas
    voorlees voorlopig voorlopige voormalig voormalige voorman voorn voornaam voornaamste voorname
    voornamelijk voornemens vooroorlogse voorop voorouders voorover voorpost voorpret voorraad voorradig
    voorrang voorruit voorspel voorsprong voorst voorstad voorstander voorste voorstel voorstellen voort
    voortdurend voortgezet voortouw voorts voortuin voortzet vooruit vooruitgang voorval voorvork voorwaar
    voorwaarde voorwaarden voorwaarts voorwaartse voorwendsel voorwendselen voorwerk voorwerp voorwerpen
    voorwiel voorzag voorzet voorzichtige voorzichtiger voorzie voorzien voorziene voorzienigheid voorziening
    voorzieningen voorziet voorzitter voorzorg vorderde vorderen vordering vorderingen vordert voren vork
    vorken vorm vormde vormden vormen vormend vormende vormer vormgeving vorming vormsel vormt vorstelijke
    vorsten vorstin vort vortex vos vossen voucher vouchers vouw vouwen vouwt voyeur vraagje vraagjes vraagt
    vracht vrachten vrachtwagen vragende vrede vredelievend vredelievende vredes vredig vredige vree
    vreedzaam vreedzame vreemdeling vreemdelingen vreemden vreemder vreemds vreemdste vrees vreesde vreesden
    vreest vreet vrek vreselijk vreselijke vreselijks vreselijkste vreten vreugd vreugde vrezen vriendelijke
    vriendelijker vriendelijkste vriendinnen vriendje vriendjes vriendschap vries vrieskou vriest vriezen
    vrijaf vrijbuiter vrijdagavond vrije vrijen vrijer vrijgave vrijgelaten vrijgevig vrijgevigheid
    vrijgezelle vrijheid vrijkomt vrijkwam vrijmetselarij vrijt vrijthof vrijuit vrijwel vrijwillig
    vrijwilliger vrijwilligers vroege vroegen vroegere vroegst vroegste vroegte vrolijken vrolijker
    vrolijkheid vrolijks vrome vroom vroomheid vrouwe vrouwelijke vrouwelijkheid vrouwen vrouwtje vrouwtjes
    vrucht vruchtbaarheid vruchteloos vruchteloze vruchten vso vsv vuil vuilbak vuile vuiligheid vuiltje
    vuist vuisten vuistje vul vulde vulden vulgair vulgaire vulkaan vulkanen vulkanisch vulkanische vullen
    vulling vullingen vulpen vult vulva vunzige vuren vurig vurige vut vuur vuurbal vuurde vuurden vuurdoop
    vuurkorf vuurpijl vuurt vuurtje vuurwerk vuurzee vuvuzela vve vwo vzw waag waagde waagden waaghals waagt
    waaien waaier waaiers waakhond waakt waakzaam waakzaamheid waakzame waal waan waande waanidee waant
    waanzin waaraan waarachtig waarborg waard waarde waardeer waarden waarderen waardering waardes
    waardevolle waardevols waardig waardige waardigheid waardoor waarheen waarheid waarin waarlijk waarnaar
    waaronder waarover waarschuwen waarschuwing waarschuwingen waarschuwt waart waartoe waaruit waarvan
    waarvoor waas wachtend wachter wachters wachtrij wachtte wachtten wad wadden wade waden waf wafel wafels
    waffel wagen wagens wagentje waggelen wagon wagons wak wake waken wakkeren wal walden walen walg
    walgelijk walgen walging walgt walhalla walker walkers walkman wallen walnoot walnoten walrus wals walsen
    walt walvis walvisvaarders wammes wan wand wandaden wandel wandelde wandelingetje wandelt wanden wandklok
    wanen wangen wanhoop wanhopen wanhopig wanhopige wankel wankele wankelen wankelt wannabe wanne wanner
    wanorde wanten wants wap wapen wapenen wapening wapens wapenwet wapper wapperen wappert war warande
    warboel ware warempel warlord warme warmen warmer warmere warming warmpjes warmste warmt warren warrig
    warrige wars wart wartaal wasabi wasbak wasbeer wasberen wasbeurt wasdom wasgoed wasje waslijn waslijst
    wasmand wassende wasserij wast wastafel waterbak waterbed waterbus wateren waterig waterige watering
    wateringen waterloo waternet waterpas waterproof waterput waters watertje waterval waterweg watje watjes
    watt watten watts wauw wave waves wax waxen wazig wazige wearables web webcam webcams webcast weber
    weblog weblogs webshops website websites webstek wed wedde wedden wedding wederkerigheid wederom
    wederzijds wederzijdse wedloop wedstrijd wedstrijden wedstrijdje wedstrijdjes weduwe weduwen weduwnaar
    wee weed weefsel weefsels weeg weegbrug weegt weekblad weekends weekje weekjes weekmenu weeks weelde
    weelderig weelderige weemoed weende weent weeral weerbaar weerbaarheid weerbare weerd weerden weerga
    weergave weergegeven weerlegd weerlegt weerloos weerloze weerman weerom weerslag weerspiegeld weerstand
    weert weertje weerwil weerwolf weerzien weerzin wees weeshuis weeskind weest weetje weetjes wegdek
    wegdoen wegduwen wegende wegennet wegens wegga weggaan weggaat weggeeft weggetje weggeven weggezet
    wegging weggooit weghaalt weghalen weging wegjagen wegkomen wegkomt weglaat weglaten wegliep wegloopt
    weglopen wegneemt wegnemen wegrace wegreed wegrent wegrijdt wegrit wegvalt wegvegen wegwerp wegwezen
    wegwijs wegzakt wei weide weiden weids weidse weiger weigerde weigeren weigert weiland weinige wekelijks
    wekelijkse weken wekken wekker wekkers wekt wekte weldaad weldadigheid weleens weleer welfare welhaast
    welig weliswaar welk welker welkome welkomst welles welletjes wellicht wellness wellust welnee welnu welp
    welpen welstand welt welterusten welvaart welwillendheid welzijn wemel wemelt wen wend wendbaar
    wendbaarheid wendbare wendde wende wenden wending wendt wenen wenkbrauw wenkbrauwen wennen wenselijk
    wenste wensten wentelen wereld werelden wereldje wereldlijke wereldoorlog werelds wereldse wereldwijd
    wereldwijde weren werf werft werkbaar werkbank werkbare werkblad werkboek werkdag werkdruk werkelijk
    werkelijke werkelijkheid werkeloos werkeloosheid werkend werkende werkers werkgever werkgevers werking
    werkje werkjes werkkamp werkloos werkloosheid werkloze werklui werklust werkman werkneemster werknemer
    werknemers werkplan werkplek werksters werkstuk werkte werkten werktijd werktuig werkuren werkveld
    werkvorm werkweek werkzaam werkzaamheden werkzaamheid werkzame werp werpen werper werpt wervel wervels
    werven werving wesp wespen west westelijk westelijke westen wester westerling westerlingen western
    westerns westers westerse westhoek westkant westkust westrand westwaarts wet wetboek wetend wetende
    wetens wetenschap wetenschapper wetenschappers wetering wetgever wetgeving wethouder wetshandhaving
    wetsontwerp wetsuit wetsvoorstel wetswijziging wettekst wettelijk wettelijke wetten wettig wettige weven
    wever wevers weze wezel wezen wezenlijke wezens wezentje wezentjes whatsappen whiplash whirlpool whiskey
    whisky white wicca wicht wide wiebel wiebelen wieden wieder wieg wiegel wiegen wiegje wieken wiel wielen
    wielerbaan wielerploeg wielerronde wielersport wielewaal wieltjes wiens wier wierde wierden wierook wierp
    wierpen wies wiet wii wijd wijdde wijde wijden wijder wijding wijdt wijdte wijf wijfie wijfje wijfjes
    wijk wijken wijkje wijkraad wijkt wijle wijlen wijnbar wijnberg wijnboer wijnbouw wijnen wijnfles
    wijnglas wijnhuis wijnrek wijnstok wijntje wijntjes wijs wijsheid wijsneus wijst wijten wijven wijze
    wijzelf wijzen wijzend wijzende wijzer wijzers wijzig wijzigde wijzigen wijziging wijzigingen wijzigt wik
    wiki wikkelde wikkelen wikkels wikkelt wikken wild wildcard wildeman wilder wilders wildpark wildste wilg
    wilgen wille willens willie willigen wils wilt wim wimpel wimper wimpers win winch winden winderig
    winderige windhoek windhond windhoos windje windpark windroos windstil windt wingerd wink winkans
    winkelcentrum winkeliers winkeltje winkeltjes winnaar winnaars winnares winnend winnende winner winners
    winning winst winsten winters winterse wip wipneus wippen wipt wireless wirwar wisent wisenten wishful
    wiskunde wiskundigen wisse wissel wisselde wisselen wisseling wisselingen wissels wisselt wisselvallig
    wisselvallige wissen wisten wit witbier witboek witgoed without witje witjes witlof witsel witte witten
    witter wodka woedde woede woedend woedende woedt woef woei woelen woelige woensdagen woerden woest woeste
    woestijn woestijnen wogen wok wokken wol wolf wolfram wolk wolken wolkje wolkjes wollen wollig wollige
    wolven wolvin wond wonde wonden wonder wondere wonderen wonderlijke wondje wondjes wonende woningen
    wonnen woog woonachtig woonachtige woonboot woonde woonden woonhuis woonlaag woonplaats woonplek woonst
    woonvorm woonwijk woonzorg woord woorden woordje woordjes woordvoerder woordvoerster wordende wording
    workflow workshop workshops worm wormen wormgat worp worpen worship worstel worstelde worstelen
    worsteling worstelt worsten worstje worstjes wortelen worteltjes wou woud wouden wouter wouters wouw wow
    wraak wrak wrakken wrang wrange wrap wraps wrat wratten wrede wreed wreedheid wreef wreken wrevel wrijf
    wrijft wrijven wrijving wrikken wringen wringt wroeging wroeten wrok wrong wuift wuiven wulf wulp wulpse
    wurgen wurging wurgt xenofobe xenofobie xenon xerox xtc yam yang yankee yankees yanks yard yards yell yen
    yeti yin yoga yogales yoghurt yogi yoni yuan yucca yup zaad zaadcel zaadje zaadjes zaag zaagblad zaagsel
    zaagt zaai zaaien zaaier zaait zaak zaakje zaakjes zaal zaaltje zaan zachter zachtere zachtheid zachtjes
    zachts zachtst zadel zadeldak zadelen zadels zaden zagerij zak zakdoek zake zakelijk zakelijke zaken
    zakenlui zakenman zakgeld zakje zakjes zakken zaklamp zakmes zakt zakte zakten zalen zalig zalige zaliger
    zaligheid zalm zalmen zalven zalving zamelen zamelt zand zandbak zandbank zanden zanderige zanderij
    zandige zandpad zandt zandweg zang zanger zangeres zangers zangkoor zangles zangstem zanten zap zappen
    zat zaterdagen zatte zavel zebra zebrapad zedelijk zeden zeearend zeebaars zeebodem zeedijk zeefdruk
    zeehaven zeehond zeeland zeeleeuw zeeleven zeelucht zeelui zeemacht zeeman zeemeeuw zeep zeepbel zeepkist
    zeer zeereis zeerste zeeschip zeeslag zeesluis zeester zeevaart zeewater zeeweg zeewier zeezicht zeeziek
    zeezout zegde zegden zege zegel zegels zegen zegende zegenen zegening zegeningen zegent zeges zegge zegje
    zeide zeik zeiken zeikerd zeiknat zeikt zeil zeilboot zeilde zeilden zeildoek zeilen zeiler zeilers
    zeilster zeilt zeis zekerder zekere zekerheid zekering zekeringen zekers zeldzaam zeldzaamheid zeldzame
    zeldzamer zelfbouw zelfde zelfhaat zelfhulp zelfkant zelfmoord zelfspot zelfstandige zelfstandigen
    zelfvertrouwen zelfzorg zelve zemelen zen zend zenden zender zenders zending zendmast zendt zendtijd zeng
    zenit zenuw zenuwen zenuwgas zeppelin zere zero zesde zesentwintig zesjarig zeskamp zessen zestal zestien
    zestig zestiger zestigste zetel zetelen zetels zetelt zetje zetmeel zetpil zette zeug zeulen zeurende
    zeurt zevende zevental zeventig zeventiger zever zeveren zich zicht zichtbaar zichtbaarheid zie ziedaar
    ziehier ziekbed zieke ziekelijke zieken ziekenhuizen zieker ziekte ziekten ziektes ziel ziele zielen
    zielig zielige zielloos zielloze zieltjes ziende zienderogen ziener zieners ziens ziezo zigeuner
    zigeuners zigzag zijd zijde zijdelings zijdelingse zijden zijdes zijdeur zijgevel zijkant zijl zijlen
    zijlijn zijnde zijnen zijner zijspan zijspoor zijt zijtak zijwaarts zijwaartse zijwand zijweg zijzelf
    zilt zilte zilver zilveren zin zingend zingende zingeving zink zinken zinkend zinkende zinkt zinloos
    zinloze zinnen zinnetje zinnig zinnige zinnigs zins zinsbouw zinsnede zintuig zintuiglijke zinvol
    zinvolle zionisme zionist zionisten zionistische zip zitbank zithoek zitje zitjes zitkamer zittend
    zittende zitter zittingen zitzak zoal zocht zochten zodanig zodanige zoden zodiac zodiak zodoende zoef
    zoeken zoekend zoekende zoeker zoekers zoekt zoekterm zoektocht zoekwerk zoelen zoem zoemen zoemend zoen
    zoende zoenen zoent zoet zoete zoeter zoethout zoetig zoetigheid zoetje zoetjes zoets zoetstof zoetzuur
    zogeheten zogen zogenaamd zogenaamde zogenoemde zogezegd zoiets zojuist zolang zolen zombie zombies
    zomerdag zomeren zomerhit zomerjas zomers zomerse zomerzon zomin zona zond zondaar zondaars zondagen
    zondags zondagse zondaren zonde zondebok zonden zonderen zonderling zondeval zondig zondige zondigen
    zondigt zone zonen zones zongen zonk zonlicht zonnebaden zonnebank zonnebloem zonnebloemen zonnebrand
    zonnebril zonnebrillen zonnecel zonnecellen zonnedak zonnegod zonnekap zonnen zonnepaneel zonnepanelen
    zonneschijn zonnesteek zonnestelsel zonnestraal zonnestraaltje zonnestralen zonnestraling zonnestroom
    zonnetje zonnewijzer zonnige zonniger zonsondergang zonsopgang zonsopkomst zoo zoog zoogdier zooi zooitje
    zool zoom zoomen zoonlief zoons zoontje zoontjes zoop zootje zopas zorgde zorgden zorgelijk zorgelijke
    zorgeloos zorgeloze zorgplan zorgvuldig zorgvuldige zorgvuldigheid zorgzaam zorgzame zot zotte zoude zouk
    zoute zouten zoutjes zoutmijn zoutzuur zoveel zoveelste zovele zovelen zover zoverre zowaar zowat zowel
    zozeer zozo zucht zuchten zuchtend zuchtje zuid zuidas zuidelijk zuidelijke zuidelijker zuidelijkste
    zuiden zuiderburen zuidkant zuidkust zuidoost zuidpool zuidwaarts zuidwest zuig zuigelingen zuigen
    zuigende zuiger zuigers zuigt zuil zuilen zuinig zuinige zuiniger zuinigheid zuipen zuiplap zuipt zuivel
    zuiver zuivere zuiveren zuiverheid zuivering zuiveringen zuiverste zuivert zul zulk zulks zult zulte
    zumba zure zuren zusje zusjes zussen zusters zuur zuurder zuurkool zuurstof zwaai zwaaide zwaaien
    zwaaiend zwaait zwaan zwaantje zwaard zwaarden zwaarder zwaarst zwaarste zwaarte zwakheid zwakjes zwakken
    zwakker zwakkere zwakste zwakt zwakte zwaktes zwaluw zwaluwen zwam zwanen zwang zwangere zwangerschap
    zware zwart zwarte zwarten zwartje zwarts zwartste zwavel zweden zweed zweef zweefde zweeft zweeg zweem
    zweep zweepje zweer zweert zweet zwellen zwelling zwellingen zwelt zwemmend zwemmer zwemmers zwemster
    zwemvest zwendel zwepen zweren zwerfkat zwerft zwerm zwermen zwerven zwervend zwervende zwerver zwervers
    zweten zwetend zwetende zweven zwevend zwevende zweverig zwicht zwichten zwiep zwieren zwierf zwierig
    zwierven zwijg zwijgen zwijgend zwijger zwijgt zwijn zwijnen zwin zwoegen zwoel zwoele zwoer zwoeren zwol
    zwommen zzp
"""
