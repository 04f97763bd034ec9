"""A small dialogue and its surroundings, for tests of the dialogue room."""

import copy
from collections.abc import Mapping
from typing import Any

from cases.facts import Facts
from cases.levels import Language, Mode
from cases.sides import Role, Side
from dialogs import texts
from dialogs.parse import parse_script
from dialogs.script import Script
from dialogs.talk import Surroundings
from dialogs.texts import TextBook, parse_texts


def said(text: str) -> dict[str, str]:
    return {"nl-B1": text, "nl-A2": f"{text} A2", "en": f"{text} en"}


def both(open_text: str, neutral: str) -> dict[str, dict[str, str]]:
    return {"open": said(open_text), "neutraal": said(neutral)}


WORDS: dict[str, Any] = {
    **{key: said(f"Tekst {key.replace('.', ' ').replace('_', ' ')}.") for key in texts.KEYS},
    texts.YES: {"beide": {"nl-B1": "Ja", "nl-A2": "Ja", "en": "Yes"}},
    texts.LATER: {"beide": {"nl-B1": "Later", "nl-A2": "Later", "en": "Later"}},
    texts.QUESTION_YES: {"beide": {"nl-B1": "Ja", "nl-A2": "Ja", "en": "Yes"}},
    texts.QUESTION_NO: {"beide": {"nl-B1": "Nee", "nl-A2": "Nee", "en": "No"}},
    texts.QUESTION_CALL: {"beide": {"nl-B1": "Bel mij", "nl-A2": "Bel mij", "en": "Call me"}},
    texts.QUESTION: both("Ben je nu veilig?", "Gaat het zo?"),
    texts.QUESTION_UNSTAFFED: both("Bel 0800-2000. Ben je nu veilig?", "Gaat het zo?"),
    texts.CLOSING: said("Dank je. Tot {dag}."),
    texts.CLOSING_HIGH: both("Bel 112. Gelezen {belofte}.", "Dank je. Bij spoed 112."),
    texts.CLOSING_HIGH_UNSTAFFED: both("Niemand leest mee. Bel 112.", "Dank je. Bij spoed 112."),
    **{texts.FORMAL[key]: said("Bel 112.") for key in (texts.CLOSING_HIGH, texts.CLOSING_HIGH_UNSTAFFED)},
    **{key: said("Bel 112.") for key in (texts.DOOR_KEPT, texts.DOOR_TEXT_ONLY, texts.DOOR_CLOSED)},
    texts.DOOR_QUESTION: {"beide": said("Iets vragen")},
    texts.DOOR_TALK: {"beide": said("Praten")},
    texts.HELP: said("Bel 112."),
    texts.HELP_UNSTAFFED: said("Bel 112."),
}


def book(**changes: Any) -> TextBook:
    return parse_texts({"texts/t.yaml": {**WORDS, **changes}})


_BEL = {"tekst": said("Ik bel liever"), "naar": "slot", "taak": {"soort": "call_back", "niveau": "concern"}}
_NU_NIET = {"tekst": said("Nu niet"), "naar": "slot"}
_PLAIN: dict[str, Any] = {
    "gesprek": "proef",
    "titel": "Een proef",
    "begin": "goed",
    "uitwegen": {"bel": _BEL, "nu_niet": _NU_NIET},
    "vragen": {
        "goed": {
            "vraag": both("Ben je veilig?", "Gaat het goed?"),
            "knoppen": [
                {"knop": "ja", "tekst": said("Ja"), "naar": "kind"},
                {
                    "knop": "twijfel",
                    "tekst": said("Twijfel"),
                    "naar": "kind",
                    "signaal": {"code": "R29", "soort": "fear", "niveau": "concern"},
                },
                {
                    "knop": "nee",
                    "tekst": both("Nee", "Niet goed"),
                    "ook": ["niet veilig"],
                    "naar": "nu",
                    "signaal": {"code": "R29", "soort": "fear", "niveau": "high", "antwoord": "H1"},
                },
            ],
            "uitwegen": ["bel"],
            "verder": "kind",
        },
        "nu": {
            "vraag": said("Is het nu mis?"),
            "knoppen": [
                {
                    "knop": "ja",
                    "tekst": said("Ja"),
                    "naar": "einde",
                    "signaal": {"code": "R23", "soort": "help_now", "niveau": "acute", "antwoord": "A1"},
                },
                {"knop": "nee", "tekst": said("Nee"), "naar": "kind", "zegt": said("Goed zo.")},
            ],
            "uitwegen": ["bel"],
            "verder": "kind",
        },
        "kind": {
            "als": {"kinderen": "ja"},
            "vraag": said("Hoe is het met de kinderen?"),
            "knoppen": [
                {"knop": "goed", "tekst": said("Goed"), "naar": "dagvraag"},
                {
                    "knop": "lang",
                    "tekst": said("Een lang antwoord"),
                    "naar": "dagvraag",
                    "zegt": said("Ik geef het door."),
                    "taak": {"soort": "practical", "niveau": "concern"},
                },
            ],
            "uitwegen": ["bel"],
            "verder": "dagvraag",
        },
        "eerste": {
            "vraag": said("Wat heb je nodig?"),
            "open": "ja",
            "knoppen": [],
            "uitwegen": ["nu_niet", "bel"],
            "verder": "slot",
        },
    },
    "dagvragen": {"1": "eerste"},
}


def sample(
    path: tuple[str | int, ...] = (), value: Any = None, *, gone: bool = False, drop: str = ""
) -> dict[str, Any]:
    """Return the plain sample script, with one part changed or taken away; ``drop`` goes from beside it."""
    plain = copy.deepcopy(_PLAIN)
    if path:
        part: Any = plain
        for name in path[:-1]:
            part = part[name]
        if gone:
            del part[path[-1]]
        else:
            part[path[-1]] = value
            if drop:
                del part[drop]
    return plain


def sample_script(path: tuple[str | int, ...] = (), value: Any = None) -> Script:
    return parse_script(sample(path, value), book())


def around(
    mode: Mode = Mode.OPEN,
    language: Language = Language.NL_B1,
    *,
    role: Role = Role.STAYER,
    children: bool = False,
    opener: str = "",
    handshake: str = "tap",
    closing: str = "",
    values: Mapping[str, str] | None = None,
) -> Surroundings:
    facts = Facts(children=children)
    filled = {"dag": "morgen", "belofte": "vandaag"} if values is None else values
    return Surroundings(mode, language, role, Side.A, facts, opener, handshake, closing, filled)
