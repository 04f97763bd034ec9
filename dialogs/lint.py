"""Rules for every text a client can read (domain §7.10): short, kind, harmless on a lock screen."""

import re
from collections.abc import Iterable, Iterator

from cases.content import ContentFault, ContentPath
from cases.levels import Language, Level, Mode
from dialogs.answers import answer_form
from dialogs.script import Button, Question, Script
from dialogs.texts import BEFORE_HANDSHAKE, FORMAL, LABELS, SEVERE, TextBook
from dialogs.wording import FORMAL as FORMAL_NAMES
from dialogs.wording import Wording, is_familiar, placeholders, sentences

LONGEST_TEXT, LONGEST_BUTTON, MOST_BUTTONS, MOST_SENTENCES = 300, 22, 7, 6
LONGEST_SENTENCE, LONGEST_AVERAGE = 18, 12

NUMBERS = frozenset({"112", "113", "08002000", "08000188", "08000432"})
"""Phone numbers a text may name."""

_BETRAYING = """
    geweld huisverbod opvang slachtoffer dader pleger politie reclassering blijf wijkteam veilig onveilig
    veiligheid mishandeling stalking begeleider hulpverlener violence abuse shelter victim offender police
    probation safe unsafe safety restraining mishandel bedreig dreigement hulplijn gevaar threaten danger
"""
_WHOLE = "blijf safe slaat slaan sloeg geslagen dreigt dreigde hits hitting"
BETRAYING = tuple(_BETRAYING.split())
"""Words that tell a hostile reader what this is; ``Veilig Thuis`` is held by ``veilig``."""

WHOLE_WORDS = frozenset(_WHOLE.split())
"""Those that betray only as a word of their own: "opslaan" tells nothing."""

_NEVER = {
    r"!": "Een uitroepteken klinkt als schreeuwen.",
    r"\bwaarom\b|\bwhy\b": "Vraag nooit waarom: dat klinkt als een verwijt.",
    r"ik begrijp (je|het)|i understand": "Een computer begrijpt niet hoe iemand zich voelt.",
    r"https?:|www\.": "Een link toont een voorbeeld op het scherm.",
}
_FORMAL = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[ .\-()/]{0,2}\d){2,}")


def lint_script(script: Script) -> list[ContentFault]:
    """Return every rule a script's words break, with the place."""
    shared = {
        button.id: button
        for question in script.questions.values()
        for button in question.buttons
        if button.way_out
    }
    return [
        *(fault for question in script.questions.values() for fault in _question(script, question)),
        *(fault for button in shared.values() for fault in _button(button, script)),
        *([] if script.closing is None else lint_wording(script.closing, formal=script.formal)),
    ]


def lint_texts(book: TextBook) -> list[ContentFault]:
    """Return every rule the loose texts break, with the place."""
    formal = set(FORMAL.values())
    faults: list[ContentFault] = []
    for key, wording in book.wordings.items():
        bare, severe = key in BEFORE_HANDSHAKE, key in SEVERE
        faults += lint_wording(wording, bare=bare, severe=severe, formal=key in formal)
        if key in LABELS:
            faults += _label(wording)
    return faults


def lint_wording(
    wording: Wording, *, bare: bool = False, severe: bool = False, formal: bool = False
) -> list[ContentFault]:
    """Return what is wrong with one wording; ``bare`` ones can be read before the handshake."""
    found: dict[tuple[ContentPath, str], ContentFault] = {}
    for mode, language, text in wording.everywhere():
        where = (*wording.places[mode], language.value)
        harmless = bare or mode is Mode.NEUTRAL
        faults = [*_text(text, where, harmless, severe), *_address(text, where, language, formal=formal)]
        found |= {(fault.path, fault.problem): fault for fault in faults}
    for mode, language, text in wording.in_u():
        where = (*wording.places[mode], FORMAL_NAMES[language])
        harmless = bare or mode is Mode.NEUTRAL
        faults = [
            *_text(text, where, harmless, severe),
            *_address(text, where, language, formal=True),
            *_same_facts(text, wording.said[mode][language], where),
        ]
        found |= {(fault.path, fault.problem): fault for fault in faults}
    return list(found.values())


def lint_forms(scripts: Iterable[Script], book: TextBook, replies: Iterable[Wording]) -> list[ContentFault]:
    """Return where somebody who is addressed as "u" would read "je" (practice §2, literacy).

    For content that goes live now: a release of before stays readable.
    """
    loose = [one for key, one in book.wordings.items() if FORMAL.get(key) not in book.wordings]
    return _without_u([*(one for script in scripts for one in script.wordings()), *loose, *replies])


def _without_u(wordings: Iterable[Wording]) -> list[ContentFault]:
    found = {
        path: ContentFault(
            path,
            "Wie met u wordt aangesproken, leest hier je.",
            f"Voeg '{FORMAL_NAMES[language]}:' toe, met u en uw.",
        )
        for wording in wordings
        for place, language in wording.without_u()
        for path in [(*place, language.value)]
    }
    return list(found.values())


def _same_facts(text: str, plain: str, path: ContentPath) -> Iterator[ContentFault]:
    """Judge a text in "u": it holds the numbers and the places to fill of the text beside it, no others."""
    if sorted(_NUMBER.findall(text)) != sorted(_NUMBER.findall(plain)):
        yield ContentFault(path, "Hier staan andere nummers dan in de tekst met je.", "Schrijf dezelfde.")
    if sorted(placeholders(text)) != sorted(placeholders(plain)):
        yield ContentFault(path, "Hier staan andere invulplekken dan in de tekst met je.", "Zet ze gelijk.")


def _question(script: Script, question: Question) -> Iterator[ContentFault]:
    first = question.id == script.first
    yield from lint_wording(question.wording, bare=first and not script.handshake, formal=script.formal)
    if question.scale is not None:
        yield from lint_wording(question.scale.ends, formal=script.formal)
    own = [button for button in question.buttons if not button.way_out]
    is_row = question.scale is not None or all(_is_number(one) for one in own)
    if len(question.buttons) > MOST_BUTTONS and not is_row:
        path = (*question.path, "knoppen")
        yield ContentFault(path, f"Meer dan {MOST_BUTTONS} knoppen.", "Maak er minder van.")
    for button in own:
        yield from _button(button, script)


def _button(button: Button, script: Script) -> Iterator[ContentFault]:
    yield from _label(button.label, formal=script.formal)
    if button.says is not None:
        severe = button.signal is not None and button.signal.level >= Level.HIGH
        yield from lint_wording(button.says, severe=severe, formal=script.formal)


def _is_number(button: Button) -> bool:
    return all(label.isdigit() for _, _, label in button.label.everywhere())


def _label(wording: Wording, *, formal: bool = False) -> Iterator[ContentFault]:
    """Judge a label: it stays on the screen as ordinary text, so no betraying word in either mode."""
    said = [(*one, one[1].value, formal) for one in wording.everywhere()]
    polite = [(*one, FORMAL_NAMES[one[1]], True) for one in wording.in_u()]
    for mode, language, label, name, in_u in (*said, *polite):
        if mode is Mode.OPEN or wording.places[mode] != wording.places[Mode.OPEN]:
            where = (*wording.places[mode], name)
            if len(label) > LONGEST_BUTTON:
                yield ContentFault(
                    where, f"Deze knop is langer dan {LONGEST_BUTTON} tekens.", "Maak hem korter."
                )
            yield from _manners(label, where)
            yield from _address(label, where, language, formal=in_u)
            yield from _numbers(label, where)
            yield from _betraying(label, where)


def _text(text: str, path: ContentPath, bare: bool, severe: bool) -> Iterator[ContentFault]:
    yield from _length(text, path)
    yield from _manners(text, path)
    yield from _numbers(text, path)
    if bare:
        yield from _betraying(text, path)
    if severe and "112" not in text:
        yield ContentFault(path, "Na een ernstig signaal hoort 112 in de tekst.", "Voeg toe: Bel 112.")


def _length(text: str, path: ContentPath) -> Iterator[ContentFault]:
    lengths = [len(one.split()) for one in sentences(text)]
    if len(text) > LONGEST_TEXT:
        yield ContentFault(path, f"Langer dan {LONGEST_TEXT} tekens.", "Maak de tekst korter.")
    if len(lengths) > MOST_SENTENCES:
        yield ContentFault(path, f"Meer dan {MOST_SENTENCES} zinnen.", "Laat zinnen weg.")
    if max(lengths) > LONGEST_SENTENCE:
        yield ContentFault(
            path, f"Een zin heeft meer dan {LONGEST_SENTENCE} woorden.", "Knip de zin in tweeën."
        )
    if sum(lengths) > LONGEST_AVERAGE * len(lengths):
        yield ContentFault(
            path, f"De zinnen hebben gemiddeld meer dan {LONGEST_AVERAGE} woorden.", "Schrijf korter."
        )


def _manners(text: str, path: ContentPath) -> Iterator[ContentFault]:
    for never, reason in _NEVER.items():
        if re.search(never, text, re.IGNORECASE):
            yield ContentFault(path, reason, "Schrijf het rustig en zonder oordeel.")


def _address(text: str, path: ContentPath, language: Language, *, formal: bool) -> Iterator[ContentFault]:
    """Judge how a person is addressed: "je", and "u" throughout in a dialogue that says so."""
    if language is Language.EN:
        return
    if formal and is_familiar(text):
        yield ContentFault(path, "Deze tekst zegt je.", "Schrijf u en uw.")
    if not formal and _FORMAL.search(text):
        yield ContentFault(path, "Deze tekst zegt u.", "Schrijf je en jouw.")


def _numbers(text: str, path: ContentPath) -> Iterator[ContentFault]:
    for found in _NUMBER.findall(text):
        if re.sub(r"\D", "", found) not in NUMBERS or found.startswith("+"):
            yield ContentFault(
                path,
                f"Het nummer {found} mag hier niet staan.",
                "Gebruik 112, 113, 0800-2000, 0800-0188 of 0800-0432.",
            )


def betraying_in(text: str) -> Iterator[str]:
    """Give each word in a text that tells a hostile reader what this is."""
    form = answer_form(text)
    alone = WHOLE_WORDS.intersection(form.split())
    for word in dict.fromkeys((*BETRAYING, *sorted(alone))):
        if word in alone or (word not in WHOLE_WORDS and word in form):
            yield word


def _betraying(text: str, path: ContentPath) -> Iterator[ContentFault]:
    for word in betraying_in(text):
        yield ContentFault(
            path, f"'{word}' verraadt waar dit over gaat.", "Kies een gewoon woord dat overal kan staan."
        )
