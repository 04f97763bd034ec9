"""The safety texts themselves, word for word: constants that content cannot change or remove.

``{ending}`` is the sentence about who is there, ``{button}`` the alarm-button line. Source: domain §4.6
and §7.8, practice H4, H6 and §3, issue 01 point 3.
"""

from dataclasses import dataclass
from enum import StrEnum

CHECKSUM = "7fcebb4db1a7ec55017f50379a98b7dfc7c9795181593e9661dbe3be3a91204e"
"""SHA-256 of ``canonical()``: a change of one letter is a decision, and shows in review."""


class Ending(StrEnum):
    """Which sentence about people the open form carries."""

    NONE = "none"
    ALONE = "alone"
    """Only when nobody is there is anything said about people."""
    ASK = "ask"
    ASK_FOR_YOU = "ask_for_you"
    READS = "reads"
    LOOKS_ALONG = "looks_along"


@dataclass(frozen=True, slots=True)
class Form:
    open: str
    neutral: str


@dataclass(frozen=True, slots=True)
class FixedText:
    ending: Ending
    nl: Form
    en: Form


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences about people, in one language."""

    ask: str
    ask_for_you: str
    nobody: str
    also_call: str
    nobody_reads: str
    reads: str
    looks_along: str
    today: str
    tomorrow: str
    button: str


WORDS_NL = Words(
    ask="Ik vraag nu een medewerker.",
    ask_for_you="Ik vraag nu een medewerker voor jou.",
    nobody="Er is nu niemand van ons.",
    also_call="Bel ook 0800-2000, dag en nacht.",
    nobody_reads="Er leest nu niemand mee. Bel 0800-2000, dag en nacht.",
    reads="Een medewerker leest dit {belofte}.",
    looks_along="Een medewerker kijkt met je mee {belofte}.",
    today="vandaag",
    tomorrow="morgen voor 9 uur",
    button="Druk op je knop.",
)
WORDS_EN = Words(
    ask="I am asking a worker now.",
    ask_for_you="I am asking a worker for you now.",
    nobody="Nobody from us is here right now.",
    also_call="Also call 0800-2000, day and night.",
    nobody_reads="Nobody is reading along right now. Call 0800-2000, day and night.",
    reads="A worker reads this {belofte}.",
    looks_along="A worker looks at it with you {belofte}.",
    today="today",
    tomorrow="tomorrow before 9",
    button="Press your button.",
)

_SPOED = "Dank je. Bij spoed bel je 112."
_URGENT = "Thank you. If it is urgent, call 112."

TABLE: dict[str, FixedText] = {
    "A1": FixedText(
        Ending.ASK,
        Form(
            "Ben je nu in gevaar? Bel 112. {button} Kun je weg? Ga naar buren of naar buiten. {ending}",
            _SPOED,
        ),
        Form(
            "Are you in danger now? Call 112. {button} Can you leave? Go to neighbours or outside. {ending}",
            _URGENT,
        ),
    ),
    "A2": FixedText(
        Ending.ASK,
        Form(
            "Heb je last van je keel, je stem, slikken of duizelig? Bel 112. {button} "
            "Ook zonder klachten: bel vandaag je huisarts. {ending}",
            f"{_SPOED} Anders de huisarts.",
        ),
        Form(
            "Trouble with your throat, your voice, swallowing, or dizzy? Call 112. {button} "
            "Also without complaints: call your doctor today. {ending}",
            f"{_URGENT} Otherwise the doctor.",
        ),
    ),
    "A3": FixedText(
        Ending.ALONE,
        Form(
            "Wat erg. Dit is niet jouw schuld. Is het kort geleden? Bel 0800-0188, dag en nacht. "
            "Nu gevaar? Bel 112. {button} {ending}",
            f"{_SPOED} Anders kan je huisarts helpen.",
        ),
        Form(
            "That is terrible. This is not your fault. Was it recent? Call 0800-0188, day and night. "
            "Danger now? Call 112. {button} {ending}",
            f"{_URGENT} Otherwise your doctor can help.",
        ),
    ),
    "A4": FixedText(
        Ending.ASK,
        Form(
            "Is een kind nu in gevaar? Bel 112. {button} Bel ook 0800-2000, dag en nacht. {ending}",
            _SPOED,
        ),
        Form(
            "Is a child in danger now? Call 112. {button} Also call 0800-2000, day and night. {ending}",
            _URGENT,
        ),
    ),
    "A5": FixedText(
        Ending.ASK,
        Form(
            "Goed dat je dit zegt. Bel nu 113, gratis, dag en nacht. "
            "Heb je al iets gedaan of ga je het nu doen? Bel 112. {ending}",
            "Goed dat je dit zegt. Bel 113. Bij spoed 112.",
        ),
        Form(
            "Good that you say this. Call 113 now, free, day and night. "
            "If you have done something or are about to: call 112. {ending}",
            "Good that you say this. Call 113. If it is urgent, 112.",
        ),
    ),
    "A6": FixedText(
        Ending.ASK,
        Form(
            "Blijf even hier. Bel nu 113. Ben je bang dat je iemand iets aandoet? "
            "Bel 112 en ga weg bij anderen. {ending}",
            "Goed dat je dit zegt. Bel 113. Bij spoed 112.",
        ),
        Form(
            "Stay here for a moment. Call 113 now. Are you afraid you will hurt someone? "
            "Call 112 and go away from others. {ending}",
            "Good that you say this. Call 113. If it is urgent, 112.",
        ),
    ),
    "A7": FixedText(
        Ending.ASK,
        Form(
            "Dit neem ik serieus. Nu gevaar of moet je nu weg? Bel 112. {button} "
            "Bel 0800-2000, dag en nacht. {ending}",
            _SPOED,
        ),
        Form(
            "I take this seriously. Danger now, or do you have to leave now? Call 112. {button} "
            "Call 0800-2000, day and night. {ending}",
            _URGENT,
        ),
    ),
    "H1": FixedText(
        Ending.READS,
        Form(
            "Dank je dat je dit zegt. Dit mag niet gebeuren. {ending} Wordt het nu onveilig? Bel 112.",
            _SPOED,
        ),
        Form(
            "Thank you for telling. This should not happen. {ending} If it gets unsafe now, call 112.",
            _URGENT,
        ),
    ),
    "H1_SHORT": FixedText(
        Ending.READS,
        Form("Dank je dat je dit zegt. {ending} Wordt het nu onveilig? Bel 112.", _SPOED),
        Form("Thank you for telling. {ending} If it gets unsafe now, call 112.", _URGENT),
    ),
    "H2": FixedText(
        Ending.READS,
        Form(
            "Dank je. Bewaar het bericht als dat veilig is. {ending} "
            "Staat iemand voor de deur? Doe niet open. Bel 112.",
            _SPOED,
        ),
        Form(
            "Thank you. Keep the message if that is safe. {ending} "
            "Is someone at the door? Do not open. Call 112.",
            _URGENT,
        ),
    ),
    "H3": FixedText(
        Ending.LOOKS_ALONG,
        Form("Dank je. Verander nu nog niets op je telefoon. {ending} Nu gevaar? Bel 112.", _SPOED),
        Form("Thank you. Do not change anything on your phone yet. {ending} Danger now? Call 112.", _URGENT),
    ),
    "N1": FixedText(
        Ending.NONE,
        Form("Bedankt. Je hoeft niets te doen. Fijne dag.", "Bedankt. Je hoeft niets te doen. Fijne dag."),
        Form(
            "Thanks. You do not have to do anything. Have a nice day.",
            "Thanks. You do not have to do anything. Have a nice day.",
        ),
    ),
    "N2": FixedText(
        Ending.NONE,
        Form(
            "Prima. Ik stuur niets meer. Wil je later weer? Vraag het je begeleider.",
            "Prima. Ik stuur niets meer.",
        ),
        Form(
            "Fine. I will not send anything more. Want to start again later? Ask your worker.",
            "Fine. I will not send anything more.",
        ),
    ),
    "P1_THERE": FixedText(
        Ending.ASK_FOR_YOU,
        Form(
            "Stop even. Ga nu weg, naar buiten. Bang dat je iemand pijn doet? Bel 112. {ending}",
            _SPOED,
        ),
        Form(
            "Stop for a moment. Leave now, go outside. Afraid you will hurt someone? Call 112. {ending}",
            _URGENT,
        ),
    ),
    "P1_APART": FixedText(
        Ending.ASK_FOR_YOU,
        Form(
            "Stop even. Blijf waar je bent. Ga er niet heen. Geef je sleutels aan iemand. "
            "Bel nu 0800-2000, ook voor jou. Gaat het mis? Bel 112. {ending}",
            _SPOED,
        ),
        Form(
            "Stop for a moment. Stay where you are. Do not go there. Give your keys to someone. "
            "Call 0800-2000 now, also for you. Going wrong? Call 112. {ending}",
            _URGENT,
        ),
    ),
    "P2": FixedText(
        Ending.READS,
        Form(
            "Goed dat je dit zegt voordat het misgaat. Ga een rondje lopen. Drink niets. "
            "Bel 0800-2000, ook voor jou. {ending}",
            _SPOED,
        ),
        Form(
            "Good that you say this before it goes wrong. Go for a walk. Do not drink. "
            "Call 0800-2000, also for you. {ending}",
            _URGENT,
        ),
    ),
    "P3": FixedText(
        Ending.NONE,
        Form(
            "Ik geef geen berichten door aan anderen. Houd je aan de afspraak: geen contact. "
            "Wil je erover praten?",
            "Dank je.",
        ),
        Form(
            "I do not pass on messages to others. Keep to the agreement: no contact. "
            "Do you want to talk about it?",
            "Thank you.",
        ),
    ),
    "P4": FixedText(
        Ending.NONE,
        Form("Dat klinkt zwaar. Ik geef door wat je schrijft. Wil je dat iemand belt?", "Dank je."),
        Form("That sounds hard. I pass on what you write. Do you want someone to call?", "Thank you."),
    ),
    "P5": FixedText(
        Ending.READS,
        Form(
            "Dank je dat je het eerlijk zegt. Ben je daar nu? Ga weg. {ending} 0800-2000 is er ook voor jou.",
            _SPOED,
        ),
        Form(
            "Thank you for being honest. Are you there now? Go away. {ending} "
            "0800-2000 is there for you too.",
            _URGENT,
        ),
    ),
    "U1": FixedText(
        Ending.ALONE,
        Form(
            "Je bericht kwam niet goed binnen. Nu gevaar? Bel 112. {ending}",
            "Dat kwam niet goed binnen. Bij spoed bel je 112.",
        ),
        Form(
            "Your message did not arrive well. Danger now? Call 112. {ending}",
            "That did not arrive well. If it is urgent, call 112.",
        ),
    ),
    "UNKNOWN": FixedText(
        Ending.NONE,
        Form(
            "Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112.",
            "Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112.",
        ),
        Form(
            "This line is only for people with an appointment. If it is urgent: 112.",
            "This line is only for people with an appointment. If it is urgent: 112.",
        ),
    ),
    "MINUTE_15": FixedText(
        Ending.NONE,
        Form("Er is nu niemand vrij. Bel 112 of 0800-2000.", _SPOED),
        Form("Nobody is free right now. Call 112 or 0800-2000.", _URGENT),
    ),
    "REPORTED": FixedText(
        Ending.NONE,
        Form("Ik heb het doorgegeven.", "Ik heb het doorgegeven."),
        Form("I have passed it on.", "I have passed it on."),
    ),
    "READING": FixedText(
        Ending.NONE,
        Form("Iemand leest nu mee.", "Iemand leest nu mee."),
        Form("Someone is reading along now.", "Someone is reading along now."),
    ),
}

DRAFTS = frozenset((key, "en") for key in TABLE if key not in {"A1", "A5", "P1_THERE"})
"""Translations of our own that a native reader has not approved yet, as key and language."""


def canonical() -> str:
    """Return every letter that can leave as a safety text, one field a line, in a fixed order."""
    rows = [
        f"{key}|{text.ending}|{language}|{form.open}|{form.neutral}"
        for key, text in sorted(TABLE.items())
        for language, form in (("nl", text.nl), ("en", text.en))
    ]
    return "\n".join([*rows, repr(WORDS_NL), repr(WORDS_EN)])
