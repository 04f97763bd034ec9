"""What nobody may put in content that goes live, judged by the content alone: as by who means harm.

The rules for words (``dialogs.lint``) trust that who writes is clumsy at most. Here nobody is trusted:
letters that only look like letters, a number in words, a link, a promise, a question after an address. An
older release that still runs is never judged by this.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from cases.content import ContentFault, ContentPath, Plain
from cases.odd_letters import odd_letters, plain_letters
from dialogs.lint import betraying_in
from dialogs.promises import all_promises_in

Files = Mapping[str, Plain]

LONGEST = 4000
"""Characters of any one value in any file: what is longer hides something, or breaks a page."""

_FOLDERS = ("dialogues/", "texts/", "replies/")
_ALONE = ("kant_b.yaml", "social_map.yaml")
_WEIGHTS = "lexicon/second_opinion.json"
_LANGUAGES = frozenset({"nl-B1", "nl-A2", "en", "nl-B1-u", "nl-A2-u", "tr", "ar", "pl", "nl"})
_OTHER_SCRIPT = frozenset({"ar"})
_IN_THE_OPEN = frozenset({"open", "voorlezen", "social_map.yaml"})
"""Where words may say what this is about: not on a phone somebody else reads."""
_NO_CLIENT_TEXT = frozenset({"ook", "waar", "bron", "eigenaar"})

_DIGIT = (
    r"nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|one|two|three|four|five|six|seven|eight|nine"
)
_LARGE = r"tien|twintig|honderd|duizend|(?:acht|twee|negen)(?:honderd|duizend)|hundred|thousand|dubbel|double"
_NUMBER_WORD = rf"(?:{_DIGIT}|{_LARGE}|\d+)"
_SPELLED = re.compile(
    rf"\b(?:nul|zero)[\W_]+{_NUMBER_WORD}\b"
    rf"|\b(?:{_DIGIT})(?:[\W_]+(?:{_DIGIT})){{3,}}\b"
    r"|\b(?:een|één|one)[\W_]+(?:een|één|one)[\W_]+\w+",
    re.IGNORECASE,
)
_LETTER_FOR_DIGIT = re.compile(
    r"(?<!\w)(?=[\dOoIl.\-/()]*\d)(?=[\dOoIl.\-/()]*[OoIl])[\dOoIl.\-/()]{3,}(?!\w)"
)
_FAR_APART = re.compile(r"\d(?:[\W_]{0,3}\d){5,}")
_ALLOWED = re.compile(r"(?<!\d)(?:112|113|0800[ \-]?(?:2000|0188|0432|0113))(?!\d)")
_LINK = re.compile(
    r"https?:|://|\bwww\b|\S@\S|(?<!\S)@\w|\bpunt (?:nl|com|me|be)\b|\bdot (?:com|me|org|net)\b"
    r"|\b[\w-]+\.(?:nl|com|org|net|be|de|eu|me|io|info|ly|gg|app|link|xyz|ru|co|site|online|chat|uk)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\[\]<>]|_{2,}|\bXX+\b")
_ASKS = re.compile(
    r"\bwaar (?:woon|woont|slaap|slaapt|verblijf|verblijft|zit|logeer|logeert) (?:je|jij|u|hij|zij|ze)\b"
    r"|\b(?:je|jouw|uw|het|haar|zijn|welk|huis)[ -]?adres\b|\b(?:post|pin)code\b|\bhuisnummer\b"
    r"|\bwelke straat\b|\bhoe heet (?:je|jij|u|hij|zij|ze)\b"
    r"|\b(?:wat is|geef|noem|typ|stuur) (?:je|jouw|uw) (?:\w+ )?(?:achter)?naam\b"
    r"|\b(?:bsn|burgerservicenummer|wachtwoord|password)\b|\bgeboortedatum\b"
    r"|\bwhere (?:do you (?:live|stay|sleep)|are you (?:living|staying|sleeping))\b"
    r"|\byour (?:home )?address\b"
    r"|\b(?:what is|what s|type|send) your (?:\w+ )?name\b|\bpost ?code\b|\bdate of birth\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\bhoezo\b|\bhow come\b|\bhoe komt het dat (?:je|u)\b"
    r"|\b(?:eigen|jouw|je|uw) schuld\b|\byour (?:own )?fault\b"
    r"|\bwat (?:heb|had) (?:je|u) (?:dan )?gedaan\b|\bwhat did you do to\b",
    re.IGNORECASE,
)


def gate_faults(files: Files) -> list[ContentFault]:
    """Return everything in the plain content that may not go live, each with its place and remedy."""
    found = chain.from_iterable(_in_file(name, plain) for name, plain in files.items() if name != _WEIGHTS)
    return list(found)


def _in_file(name: str, plain: Plain) -> Iterator[ContentFault]:
    read = name.startswith(_FOLDERS) or name in _ALONE
    for path, text in _texts(plain, (name,)):
        hidden = list(_hidden(text, path))
        yield from hidden
        if read and not hidden and (language := _language(path)):
            yield from _judged(text, path, language)


def _texts(plain: Plain, path: ContentPath) -> Iterator[tuple[ContentPath, str]]:
    if isinstance(plain, str):
        yield path, plain
    elif isinstance(plain, Mapping):
        for name, part in plain.items():
            # A name is read too: in kant_b.yaml it is a sentence, and anywhere it may hide a letter.
            yield (*path, name), name
            yield from _texts(part, (*path, name))
    else:
        for place, part in enumerate(plain):
            yield from _texts(part, (*path, place))


def _language(path: ContentPath) -> str:
    """Return in which language a client reads what stands here; empty for what no client reads."""
    if _NO_CLIENT_TEXT.intersection(path):
        return ""
    return next((one for one in reversed(path) if isinstance(one, str) and one in _LANGUAGES), "")


def _hidden(text: str, path: ContentPath) -> Iterator[ContentFault]:
    if len(text) > LONGEST:
        yield ContentFault(path, f"Hier staan {len(text)} tekens.", f"Houd het onder de {LONGEST}.")
    for name in () if text.isprintable() else dict.fromkeys(odd_letters(text)):
        yield ContentFault(path, f"Hier staat een teken dat je niet ziet ({name}).", "Typ de tekst opnieuw.")


def _judged(text: str, path: ContentPath, language: str) -> Iterator[ContentFault]:
    if language not in _OTHER_SCRIPT:
        yield from _foreign(text, path)
    plain = plain_letters(text)
    yield from _numbers(plain, path)
    for found in _LINK.finditer(plain):
        problem = f"'{found.group().strip()}' is een adres om op te tikken."
        yield ContentFault(path, problem, "Laat het weg: een link verraadt en leidt weg.")
    for promise in all_promises_in(plain):
        yield ContentFault(path, f"'{promise}' kan niemand waarmaken.", "Zeg alleen wat zeker is.")
    for pattern, problem, remedy in _QUESTIONS:
        if hit := pattern.search(plain):
            yield ContentFault(path, f"'{hit.group()}' {problem}", remedy)
    joined = _joined(plain)
    if joined != text and not _IN_THE_OPEN.intersection(path):
        for word in betraying_in(joined):
            yield ContentFault(path, f"'{word}' verraadt waar dit over gaat.", "Kies een gewoon woord.")


_QUESTIONS = (
    (_ASKS, "vraagt naar iets dat niet in een chat hoort.", "Vraag nooit naar een adres, naam of code."),
    (_BLAMES, "klinkt als een verwijt.", "Schrijf het rustig en zonder oordeel."),
    (
        _BRACKETS,
        "lijkt op een plek om in te vullen.",
        "Schrijf de zin uit, of gebruik een invulplek als {dag}.",
    ),
)


def _foreign(text: str, path: ContentPath) -> Iterator[ContentFault]:
    for letter in dict.fromkeys(text):
        if plain_letters(letter) != letter and not letter.isascii() and not _is_ours(letter):
            problem = f"'{letter}' lijkt op een gewone letter of een cijfer en is het niet."
            yield ContentFault(path, problem, "Typ het woord of het nummer opnieuw.")


def _is_ours(letter: str) -> bool:
    return letter in "’‘“”–—…" or plain_letters(letter) in "’'\"-…"


def _numbers(text: str, path: ContentPath) -> Iterator[ContentFault]:
    left = _ALLOWED.sub(" ", text)
    hits = [found.group() for form in (_SPELLED, _LETTER_FOR_DIGIT) for found in form.finditer(text)]
    hits += [found.group() for found in _FAR_APART.finditer(left)]
    for hit in hits:
        problem = f"'{hit}' lijkt op een telefoonnummer."
        yield ContentFault(path, problem, "Schrijf 112, 113 of 0800-2000 in cijfers, en geen ander nummer.")


def _joined(text: str) -> str:
    """Return the text with letters that stand apart put together: "v e i l i g" is a word."""
    return re.sub(r"\b(?:\w[\W_]+){2,}\w\b", lambda found: re.sub(r"[\W_]+", "", found.group()), text)
