"""The small words around a signal that change what it means."""

from collections.abc import Iterable, Mapping

from escalation.assessment import Status

_NEGATORS_TEXT = """
    niet geen nooit niks niemand nergens zonder noch no not never nothing without degil yok hayir nie
    nigdy makain
"""
NEGATORS = frozenset(_NEGATORS_TEXT.split())
_FALSE_NEGATION_NEXT_TEXT = """
    zeggen doen praten alleen normaal op ophouden te stoppen eens zomaar zo eerder voor hij zij ze ik helpt
    gelooft luistert hoort ziet weet genoeg only
"""
FALSE_NEGATION_NEXT = frozenset(_FALSE_NEGATION_NEXT_TEXT.split())
UNSURE_VERBS = frozenset(["weet", "wist", "begrijp", "snap", "geloof"])
_OWN_VERBS_TEXT = """
    kan durf wil mag moet stopt stop houdt luistert weet lukt ga slaap can dare could
"""
SUBJECTS = frozenset(["ik", "hij", "ze", "zij", "we", "wij"])
OWN_VERBS = frozenset(_OWN_VERBS_TEXT.split())

_PAST_WORDS_TEXT = """
    vroeger destijds indertijd jeugd verwerkt emdr therapie psycholoog veroordeeld vonnis
    zitting terugkijkend
"""
PAST_WORDS = frozenset(_PAST_WORDS_TEXT.split())
PAST_PHRASES = (
    ("vorig", "jaar"), ("jaar", "geleden"), ("jaar", "terug"), ("jaren", "terug"), ("maanden", "terug"),
    ("vorige", "herfst"), ("vorige", "winter"), ("vorige", "lente"), ("vorige", "zomer"), ("als", "kleuter"),
    ("toen", "ik", "zes"), ("toen", "ik", "zeven"), ("toen", "ik", "acht"), ("toen", "ik", "tien"),
    ("sindsdien", "niet"), ("sindsdien", "nooit"), ("is", "verjaard"),
    ("jaren", "geleden"), ("maanden", "geleden"), ("als", "kind"),
    ("toen", "ik", "klein"), ("toen", "ik", "kind"), ("toen", "ik", "jong"), ("toen", "ik", "een", "kind"),
    ("toen", "ik", "nog"), ("years", "ago"), ("as", "a", "child"), ("spijt", "me"), ("spijt", "van"),
)  # fmt: skip
_RECENT_TEXT = """
    gisteren eergisteren gisteravond vannacht vanochtend vanmorgen vandaag vanmiddag vanavond net
    zojuist daarnet alweer weer steeds opnieuw elke iedere weekend maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag yesterday today again tonight now
"""
RECENT = frozenset(_RECENT_TEXT.split())
RECENT_PHRASES = (("vorige", "week"), ("deze", "week"), ("van", "de", "week"), ("dit", "weekend"))
_NOW_TEXT = """
    nu nou now meteen direct hier binnen zojuist daarnet here
"""
NOW = frozenset(_NOW_TEXT.split())
YEARS = range(1950, 2036)
YEAR_WORDS = frozenset(map(str, YEARS))
SINCE = frozenset(["sinds", "vanaf", "tot", "tegen", "om", "voor"])
"""Before a year these make no past: "sinds 2019"."""

AMOUNTS = frozenset(["euro", "euros", "eur", "gram", "keer", "meter"])
SHOWN_ELSEWHERE = frozenset(["R06", "R20", "R28"])
"""Classes that live on screens: a film or a game does not make them harmless."""

VIOLENCE = frozenset(["R01", "R02", "R03", "R04", "R07", "R09", "R10", "R18", "R21", "R22"])
"""Classes of which a report about somebody else stays at least a concern."""

_MEDIA_TEXT = """
    film films serie series aflevering afleveringen netflix videoland bioscoop boek roman thriller detective
    nieuws journaal documentaire docu podcast krant dagblad liedje lied toneel opera soap gtst tatort novela
    telenovela dizi mosalsal tiktok teruggekeken herlezen musical game games gamen gta fortnite minecraft
    roblox cod voetbal voetballen wedstrijd training cursus voorlichting boksen judo handbal hockey goal
    doelpunt scheids movie book show playstation xbox
"""
MEDIA = frozenset(_MEDIA_TEXT.split())
_DREAM_TEXT = """
    droom droomde droomt gedroomd dromen nachtmerrie nachtmerries dreamt nightmare
"""
DREAM = frozenset(_DREAM_TEXT.split())
_FIRST_PERSON_TEXT = """
    mij me mijn mezelf ons onze my
"""
FIRST_PERSON = frozenset(_FIRST_PERSON_TEXT.split())
SELF = frozenset(["ik", "mij", "me", "mezelf", "ons", "i"])

_OTHERS_TEXT = """
    vriendin kennis buurvrouw collega zus zusje nichtje tante lotgenoot buurmeisje schoonzus client
    nicht
"""
OTHERS = frozenset(_OTHERS_TEXT.split())
SOMEONE = frozenset(["mijn", "een", "de", "die", "van", "haar"])

_JOKES_TEXT = """
    haha hahaha hahah lol grapje geintje jk xd hihi
"""
JOKES = frozenset(_JOKES_TEXT.split())

PLAN_PHRASES = (
    ("bel", "ik"), ("dan", "bel"), ("noodknop",), ("veiligheidsplan",),
    ("dan", "ga", "ik"), ("ga", "ik", "naar"), ("ik", "will", "call"),
)  # fmt: skip
IF_WORDS = frozenset(["als", "wanneer", "zodra", "mocht", "if"])
ASK_PHRASES = (
    ("stel", "dat"), ("stel", "hij"), ("stel", "je"), ("wat", "doe", "ik", "als"),
    ("wat", "moet", "ik", "doen", "als"), ("wat", "moet", "ik", "als"), ("wat", "kan", "ik", "doen", "als"),
    ("mocht", "hij"), ("mocht", "ze"), ("mocht", "het"), ("what", "if"),
)  # fmt: skip
OPENING_PHRASES = (("wat", "als"), ("en", "wat", "als"), ("maar", "wat", "als"))
WOULD = (("zou", "hij"), ("zou", "ze"), ("zou", "die"))
CUE_WORDS = frozenset().union(
    NEGATORS, FALSE_NEGATION_NEXT, UNSURE_VERBS, OWN_VERBS, SUBJECTS, PAST_WORDS, RECENT, NOW, MEDIA, DREAM,
    FIRST_PERSON, SELF, OTHERS, SOMEONE, JOKES, IF_WORDS,
    *PAST_PHRASES, *RECENT_PHRASES, *PLAN_PHRASES, *ASK_PHRASES, *OPENING_PHRASES, *WOULD,
)  # fmt: skip
"""Every word that can change a meaning: spelling repair leaves it alone."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, in the order in which they are looked for."""


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(rest) for first, rest in found.items()}


PAST_SAID, RECENT_SAID, PLAN_SAID = map(_by_first, (PAST_PHRASES, RECENT_PHRASES, PLAN_PHRASES))
ASK_SAID, OPENING_SAID, WOULD_SAID = map(_by_first, (ASK_PHRASES, OPENING_PHRASES, WOULD))

NEGATOR, IF, ASKING, SHOWN, BEFORE, LATELY, NOW_FLAG, OTHER, JOKING = (1 << place for place in range(9))
LOWERING = NEGATOR | ASKING | SHOWN | BEFORE | OTHER | JOKING
"""A sentence without one of these is read as it stands."""


def _flags() -> dict[str, int]:
    flags: dict[str, int] = {}
    for flag, words in (
        (NEGATOR, NEGATORS),
        (IF | ASKING, IF_WORDS),
        (ASKING, {phrase[0] for phrase in (*ASK_PHRASES, *OPENING_PHRASES, *WOULD)}),
        (SHOWN, MEDIA | DREAM),
        (BEFORE, PAST_WORDS | {phrase[0] for phrase in PAST_PHRASES} | YEAR_WORDS),
        (LATELY, RECENT),
        (NOW_FLAG, NOW),
        (OTHER, OTHERS),
        (JOKING, JOKES),
    ):
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags


FLAGS = _flags()
"""Which kinds of cue a word may be, as bits."""

REASONS = {
    Status.NEGATED: "Er staat een ontkenning bij.",
    Status.PAST: "Het lijkt over vroeger te gaan.",
    Status.HYPOTHETICAL: "Het lijkt een vraag of een plan voor als het gebeurt.",
    Status.OTHER_PERSON: "Het lijkt over iemand anders te gaan.",
    Status.MEDIA: "Het lijkt over een film, spel, sport of droom te gaan.",
    Status.JOKE: "Er staat een grapje bij.",
    Status.REPORTED: "",
    Status.ACTIVE: "",
}
