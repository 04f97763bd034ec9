"""The client's texts that a coordinator may edit. The fixed safety texts are code and live elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language, Mode
from cases.reading import part
from dialogs.wording import Wording, parse_wording

OPENER = "opener"
YES = "knop.ja"
LATER = "knop.later"
LATER_ANSWER = "later"
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
NOT_HERE = "commando.niet_hier"
PRIVACY = "commando.privacy"
STARTED = "commando.start"
HELP = "commando.hulp"
HELP_UNSTAFFED = "commando.hulp_onbezet"
HUMAN = "commando.mens"
HUMAN_UNSTAFFED = "commando.mens_onbezet"
LINK_PRESSED = "koppelen.gedrukt"
MEDIA_PHOTO = "media.foto"
MEDIA_STICKER = "media.sticker"
MEDIA_LOCATION = "media.locatie"
MEDIA_CONTACT = "media.contact"
MEDIA_VOICE = "media.spraak"
MEDIA_OTHER = "media.anders"

BEFORE_HANDSHAKE = frozenset({OPENER, YES, LATER, LATER_ANSWER, WELCOME_BACK, STARTED, LINK_PRESSED})
"""May be read by whoever picks up the phone: no betraying word in either mode."""

SEVERE = frozenset({CLOSING_HIGH, CLOSING_HIGH_UNSTAFFED, HELP, HELP_UNSTAFFED})
"""Said after a serious signal: the open form names 112."""

KEYS = frozenset(
    {OPENER, YES, LATER, LATER_ANSWER, WELCOME_BACK, NOT_UNDERSTOOD, CLOSING, CLOSING_CONCERN}
    | {CLOSING_HIGH, CLOSING_HIGH_UNSTAFFED, CALL_BACK, HAND_OVER, HAND_BACK, RECEIVED, RECEIVED_UNSTAFFED}
    | {PAUSED, PAUSED_DAYS, WIPED, NOT_HERE, PRIVACY, STARTED, HELP, HELP_UNSTAFFED, HUMAN, HUMAN_UNSTAFFED}
    | {LINK_PRESSED, MEDIA_PHOTO, MEDIA_STICKER, MEDIA_LOCATION, MEDIA_CONTACT, MEDIA_VOICE, MEDIA_OTHER}
)


@dataclass(frozen=True, slots=True)
class TextBook:
    """All texts of one release; complete, so that a text is never missing when it is needed."""

    wordings: Mapping[str, Wording]

    def text(self, key: str, mode: Mode, language: Language, **values: str) -> str:
        """Return a text; a sentence whose value is unknown now is left out."""
        return self.wordings[key].text(mode, language, values)


def parse_texts(files: Mapping[str, Plain]) -> TextBook:
    """Return the texts of ``files`` (file name to plain content).

    Raises ContentFault, with a path that starts with the file name, when a text is unknown or missing.
    """
    wordings: dict[str, Wording] = {}
    for name, plain in files.items():
        for key, entry in part(plain, (name,)).items():
            check_key(key, wordings, (name, key))
            wordings[key] = parse_wording(entry, (name, key))
    check_complete(wordings, next(iter(files), "teksten"))
    return TextBook(wordings)


def check_key(key: str, seen: Mapping[str, object], path: ContentPath) -> None:
    """Refuse a text that nobody asks for or that stands there twice. Raises ContentFault."""
    if key not in KEYS:
        raise ContentFault(path, f"De tekst '{key}' wordt nergens gebruikt.", "Verwijder of hernoem hem.")
    if key in seen:
        raise ContentFault(path, f"De tekst '{key}' staat in twee bestanden.", "Houd er één.")


def check_complete(seen: Mapping[str, object], file: str) -> None:
    """Refuse a set in which a text is missing. Raises ContentFault."""
    missing = sorted(KEYS - set(seen))
    if missing:
        raise ContentFault((file,), f"Deze teksten ontbreken: {', '.join(missing)}.", "Voeg ze toe.")
