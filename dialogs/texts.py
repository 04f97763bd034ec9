"""The client's texts that a coordinator may edit. The fixed safety texts are code and live elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language, Mode
from cases.reading import part
from dialogs.other_words import OtherWords
from dialogs.pictures import PictureSet
from dialogs.wording import PLACEHOLDERS, Wording, parse_wording

OPENER = "opener"
YES = "knop.ja"
LATER = "knop.later"
LATER_ANSWER = "later"
PICTURE = "plaatje.kies"
WELCOME_BACK = "weer_terug"
NOT_UNDERSTOOD = "niet_begrepen"
CLOSING = "slot.gewoon"
CLOSING_CONCERN = "slot.zorg"
CLOSING_HIGH = "slot.hoog"
CLOSING_HIGH_UNSTAFFED = "slot.hoog_onbezet"
CALL_BACK = "terugbellen"
HAND_OVER = "overdracht.begin"
HAND_BACK = "overdracht.einde"
RECEIVED = "ontvangen.bezet"
RECEIVED_UNSTAFFED = "ontvangen.onbezet"
PAUSED = "commando.pauze"
PAUSED_DAYS = "commando.pauze_dagen"
WIPED = "commando.wis"
WIPED_FIRST = "commando.wis_eerst"
NOT_HERE = "commando.niet_hier"
PRIVACY = "commando.privacy"
STARTED = "commando.start"
HELP = "commando.hulp"
HELP_UNSTAFFED = "commando.hulp_onbezet"
HUMAN = "commando.mens"
HUMAN_UNSTAFFED = "commando.mens_onbezet"
KNOWN = "commando.weten"
LANGUAGE = "commando.taal"
LANGUAGE_CHOSEN = "commando.taal_gekozen"
LANGUAGE_B1 = "taal.b1"
LANGUAGE_A2 = "taal.a2"
LANGUAGE_EN = "taal.en"
ASKED_LATER = "commando.later"
PACE_MORE = "commando.vaker"
PACE_LESS = "commando.minder"
PACE_ASKED = "commando.tempo_vraag"
LINK_PRESSED = "koppelen.gedrukt"
PERSON = "persoon.vraag"
QUESTION = "vraag.nu"
QUESTION_UNSTAFFED = "vraag.nu_onbezet"
QUESTION_YES = "vraag.ja"
QUESTION_NO = "vraag.nee"
QUESTION_CALL = "vraag.bel"
MEDIA_PHOTO = "media.foto"
MEDIA_STICKER = "media.sticker"
MEDIA_LOCATION = "media.locatie"
MEDIA_CONTACT = "media.contact"
MEDIA_VOICE = "media.spraak"
MEDIA_OTHER = "media.anders"
DOOR_WELCOME = "deur.welkom"
DOOR_KEPT = "deur.bewaard"
DOOR_QUESTION = "deur.knop_vraag"
DOOR_TALK = "deur.knop_spreken"
DOOR_ASK = "deur.stel"
DOOR_PASSED_ON = "deur.doorgegeven"
DOOR_NOBODY = "deur.niemand"
DOOR_ADDED = "deur.erbij"
DOOR_TEXT_ONLY = "deur.alleen_tekst"
DOOR_CLOSED = "deur.dicht"

_WITH_U = (
    *(LATER_ANSWER, NOT_UNDERSTOOD, CALL_BACK, PICTURE),
    *(CLOSING, CLOSING_CONCERN, CLOSING_HIGH, CLOSING_HIGH_UNSTAFFED),
)
FORMAL = {key: f"{key}.u" for key in _WITH_U}
"""The same text for who is addressed as "u", where a release has it."""

BEFORE_HANDSHAKE = frozenset(
    {OPENER, YES, LATER, LATER_ANSWER, WELCOME_BACK, STARTED, LINK_PRESSED, ASKED_LATER}
    | {LANGUAGE, LANGUAGE_CHOSEN, LANGUAGE_B1, LANGUAGE_A2, LANGUAGE_EN, FORMAL[LATER_ANSWER]}
    | {PICTURE, FORMAL[PICTURE]}
)
"""May be read by whoever picks up the phone: no betraying word in either mode."""

SEVERE = frozenset(
    {CLOSING_HIGH, CLOSING_HIGH_UNSTAFFED, HELP, HELP_UNSTAFFED, DOOR_KEPT, DOOR_TEXT_ONLY, DOOR_CLOSED}
    | {FORMAL[CLOSING_HIGH], FORMAL[CLOSING_HIGH_UNSTAFFED]}
)
"""Said after a serious signal, or to somebody unknown: the open form names 112."""

LABELS = frozenset(
    {YES, LATER, QUESTION_YES, QUESTION_NO, QUESTION_CALL, DOOR_QUESTION, DOOR_TALK}
    | {LANGUAGE_B1, LANGUAGE_A2, LANGUAGE_EN}
)
"""Short words on a button, which stay on the screen as ordinary text."""

CLOSED_QUESTION = frozenset({QUESTION, QUESTION_UNSTAFFED, QUESTION_YES, QUESTION_NO, QUESTION_CALL})
"""What the closed question needs; a release without one of these does not ask it."""

OPEN_DOOR = frozenset(
    {DOOR_WELCOME, DOOR_KEPT, DOOR_QUESTION, DOOR_TALK, DOOR_ASK, DOOR_PASSED_ON, DOOR_NOBODY, DOOR_ADDED}
    | {DOOR_TEXT_ONLY, DOOR_CLOSED}
)
"""What the open door needs; with a release without one of these that door stays shut."""

WISHES = frozenset(
    {KNOWN, LANGUAGE, LANGUAGE_CHOSEN, LANGUAGE_B1, LANGUAGE_A2, LANGUAGE_EN}
    | {ASKED_LATER, PACE_MORE, PACE_LESS, PACE_ASKED}
)
"""What a client may ask for in one word; a release without one of these gives the wish to a human."""

VALUES = {HAND_OVER: frozenset({"naam"}), PAUSED_DAYS: frozenset({"dagen"})}
"""What only that text can name; elsewhere nobody knows it."""

ADDED = CLOSED_QUESTION | OPEN_DOOR | WISHES | {WIPED_FIRST, PERSON, PICTURE} | frozenset(FORMAL.values())
"""Texts that a release from before they existed does without."""

KEYS = frozenset(
    {OPENER, YES, LATER, LATER_ANSWER, WELCOME_BACK, NOT_UNDERSTOOD, CLOSING, CLOSING_CONCERN}
    | {CLOSING_HIGH, CLOSING_HIGH_UNSTAFFED, CALL_BACK, HAND_OVER, HAND_BACK, RECEIVED, RECEIVED_UNSTAFFED}
    | {PAUSED, PAUSED_DAYS, WIPED, NOT_HERE, PRIVACY, STARTED, HELP, HELP_UNSTAFFED, HUMAN, HUMAN_UNSTAFFED}
    | {LINK_PRESSED, MEDIA_PHOTO, MEDIA_STICKER, MEDIA_LOCATION, MEDIA_CONTACT, MEDIA_VOICE, MEDIA_OTHER}
    | ADDED
)


@dataclass(frozen=True, slots=True)
class TextBook:
    """All texts of one release; complete but for ``ADDED``, so that none is missing when it is needed.

    ``pictures`` are the sets of pictures of the same release, by name; ``other_words`` what side b reads.
    """

    wordings: Mapping[str, Wording]
    pictures: Mapping[str, PictureSet] = field(default_factory=dict)
    other_words: OtherWords = field(default_factory=OtherWords)

    def text(self, key: str, mode: Mode, language: Language, *, formal: bool = False, **values: str) -> str:
        """Return a text, with "u" where there is one; a sentence whose value is unknown now is left out."""
        wording = self.wordings[self.formal(key) if formal else key]
        return wording.text(mode, language, values, formal=formal)

    def formal(self, key: str) -> str:
        """Return the key of the same text with "u", or the key itself where there is none."""
        return FORMAL[key] if FORMAL.get(key) in self.wordings else key


def parse_texts(files: Mapping[str, Plain]) -> TextBook:
    """Return the texts of ``files`` (file name to plain content).

    Raises the first ContentFault, with a path that starts with the file name.
    """
    book, faults = read_texts(files)
    for fault in faults:
        raise fault
    return book


def read_texts(files: Mapping[str, Plain]) -> tuple[TextBook, list[ContentFault]]:
    """Return the texts that can be read, and all that is wrong."""
    wordings: dict[str, Wording] = {}
    places: dict[str, ContentPath] = {}
    faults: list[ContentFault] = []
    for path, key, plain in _entries(files, faults):
        try:
            _check_key(key, places, path)
            places[key] = path
            wordings[key] = parse_wording(plain, path, PLACEHOLDERS | VALUES.get(key, frozenset()))
        except ContentFault as fault:
            faults.append(fault)
    missing = sorted(KEYS - ADDED - set(places))
    if missing:
        file = next(iter(files), "texts")
        faults.append(ContentFault((file,), f"Deze teksten ontbreken: {', '.join(missing)}.", "Voeg ze toe."))
    return TextBook(wordings), faults


def _entries(
    files: Mapping[str, Plain], faults: list[ContentFault]
) -> Iterator[tuple[ContentPath, str, Plain]]:
    for name, plain in files.items():
        try:
            fields = part(plain, (name,))
        except ContentFault as fault:
            faults.append(fault)
            continue
        for key, entry in fields.items():
            yield (name, key), key, entry


def _check_key(key: str, seen: Mapping[str, ContentPath], path: ContentPath) -> None:
    if key not in KEYS:
        raise ContentFault(path, f"De tekst '{key}' wordt nergens gebruikt.", "Verwijder of hernoem hem.")
    if key in seen:
        raise ContentFault(path, f"De tekst '{key}' staat ook in {seen[key][0]}.", "Houd er één.")
