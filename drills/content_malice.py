"""Edits of the shipped content by somebody who means harm, or who was told what to type by one who does.

``EDITS`` and ``LEXICON_EDITS`` must be refused by looking at the new content alone; ``YAML_EDITS`` as text of
a file. ``NEEDS_COMPARISON`` read as good content: only beside what is live can be seen what they take away.
``HARMLESS`` must be accepted: a gate that refuses everything is no gate.
"""

import copy
import re
from collections.abc import Callable
from typing import Any

Files = dict[str, Any]
Change = Callable[[Files], Files]
Edit = tuple[str, Change]

TEXTS, REPLIES, MAP = "texts/berichten.yaml", "replies/gesprek.yaml", "social_map.yaml"
WEEK, TIK = "dialogues/weekly.yaml", "dialogues/tik.yaml"
CLASSES, NET = "lexicon/klassen.yaml", "lexicon/vangnet.yaml"
LANGUAGES = ("nl-B1", "nl-A2", "en")


_FAMILIAR = re.compile(r"\b(je|jij|jou)\b", re.IGNORECASE)


def said(text: str) -> dict[str, str]:
    """Say this in every language, with "u" where it says "je": then nothing else is wrong with it."""
    polite = _FAMILIAR.sub("u", text)
    more = {"nl-B1-u": polite, "nl-A2-u": polite} if polite != text else {}
    return {**dict.fromkeys(LANGUAGES, text), **more}


def changed(change: Callable[[Files], None]) -> Change:
    """Return an edit that works on a copy."""

    def edit(files: Files) -> Files:
        mine = copy.deepcopy(files)
        change(mine)
        return mine

    return edit


def at(file: str, *path: str | int, to: Any) -> Change:
    """Put something in one place; None takes away what stands there."""

    def change(files: Files) -> None:
        *way, last = path
        part = files[file]
        for name in way:
            part = part[name]
        if to is None:
            del part[last]
        else:
            part[last] = to

    return changed(change)


def text(words: str) -> Change:
    """Say this after every call for help, on a phone that may show it."""
    return at(TEXTS, "slot.hoog", "open", to=said(f"Bel 112. {words}"))


def reply(words: str) -> Change:
    """Offer this to a worker as a ready answer."""
    return at(REPLIES, "gelezen", "open", to=said(words))


def question(words: str) -> Change:
    return at(TIK, "vragen", "hoe", "vraag", to=said(words))


def english(words: str) -> Change:
    """Say this in English after every call for help."""
    return at(TEXTS, "slot.hoog", "open", "en", to=f"Call 112. {words}")


def entry(key: str, field: str, to: Any) -> Change:
    """Change one field of an entry of the sociale kaart."""

    def change(files: Files) -> None:
        found = next(one for one in files[MAP]["ingangen"] if one["sleutel"] == key)
        found[field] = to

    return changed(change)


def without_entry(key: str) -> Change:
    def change(files: Files) -> None:
        files[MAP]["ingangen"] = [one for one in files[MAP]["ingangen"] if one["sleutel"] != key]

    return changed(change)


def stretch(**fields: str) -> Change:
    """Make the weekly programme of who has no other one stretch like this."""
    return at(
        "programmes/weekly.yaml", "dagen", to=[{"fase": "F1", "van": "2", "gesprek": "weekly", **fields}]
    )


def _circle(files: Files) -> None:
    row = files[TIK]["vragen"]["hoe"]
    for button in row["knoppen"]:
        button["naar"] = "nu"
    files[TIK]["vragen"]["nu"]["verder"] = "hoe"


def _buried(files: Files) -> None:
    deep: Any = "x"
    for _ in range(60):
        deep = {"vraag": deep}
    files[TIK]["vragen"]["diep"] = deep


NUMBERS: tuple[Edit, ...] = (
    ("a stranger's number after a call for help", text("Of bel 06-12345678.")),
    ("a stranger's number with spaces", text("Of bel 0 6 1 2 3 4 5 6 7 8.")),
    ("a stranger's number with commas", text("Of bel 06, 12, 34, 56, 78.")),
    ("a stranger's number with long dashes", text("Of bel 06–12–34–56–78.")),
    ("a number from abroad", text("Of bel +31 6 12345678.")),
    ("a changed help line", text("Of bel 0800-2001.")),
    ("a help line in words", text("Of bel nul achthonderd, twee nul nul een.")),
    (
        "a help line in English words",
        at(TEXTS, "slot.hoog", "open", "en", to="Call 112 or zero eight hundred."),
    ),
    ("a number in loose words", text("Bel zes een twee drie vier vijf zes zeven.")),
    ("the alarm number in words", text("Bel een een drie.")),
    ("digits of another alphabet", text("Of bel ٠٨٠٠-٢٠٠١.")),
    ("wide digits", text("Of bel ０８００-２００１.")),
    ("the letter O for a nought", text("Of bel O8OO-2OO1.")),
    ("the letter l for a one", text("Of bel l12.")),
    ("a number in a ready answer", reply("Bel mij op 06-12345678.")),
    (
        "a number in the form with u",
        at(REPLIES, "gelezen", "open", "nl-B1-u", to="Belt u mij op 0612345678."),
    ),
    ("a number in an unreviewed translation", at(REPLIES, "gelezen", "concept", "tr", to="Ara: 0612345678.")),
    ("a number on a button", at(TIK, "vragen", "hoe", "knoppen", 0, "tekst", to=said("Bel 0612345678"))),
    ("a number in the words of side b", at("kant_b.yaml", "nl", "Oké.", to="Bel 0612345678.")),
    (
        "a number in a note of the sociale kaart",
        entry("vt", "let_op", {"nl": "Of bel 0612345678.", "en": "-"}),
    ),
    ("another number for Veilig Thuis", entry("vt", "waar", "0800-2001")),
    ("two numbers for Veilig Thuis", entry("vt", "waar", "0800-2000 of 06-12345678")),
    ("another number for 112", entry("112", "waar", "112 of 0800-2000")),
    ("no number for 113", entry("113", "waar", "alleen chat")),
    ("somebody's own number in the sociale kaart", entry("politie", "waar", "06-12345678")),
)

MAPS: tuple[Edit, ...] = (
    ("112 taken off the sociale kaart", without_entry("112")),
    ("Veilig Thuis taken off the sociale kaart", without_entry("vt")),
    ("113 taken off the sociale kaart", without_entry("113")),
    ("112 only for one municipality", entry("112", "gemeenten", ["Almere"])),
    ("nothing that leads to 113", entry("113", "onderwerpen", [])),
    ("Veilig Thuis said to cost money", entry("vt", "kosten", "belkosten")),
)

_PROMISED = (
    "We komen eraan.",
    "Er is iemand onderweg.",
    "Wij zijn zo bij je.",
    "Wij sturen de politie.",
    "De politie is gewaarschuwd.",
    "Je bent veilig.",
    "Bij ons ben je veilig.",
    "Wij houden je in de gaten.",
    "Wij beschermen je.",
    "Je hoeft niet bang te zijn.",
    "Er kan je niets gebeuren.",
)
_PROMISED_EN = (
    "We are coming.",
    "Someone is on the way.",
    "We will send the police.",
    "You are safe now.",
    "We are watching over you.",
    "We keep an eye on you.",
)

PROMISES: tuple[Edit, ...] = (
    *((f"a promise after a call for help: {one}", text(one)) for one in _PROMISED),
    *((f"a promise in a ready answer: {one}", reply(one)) for one in _PROMISED),
    *((f"a promise in English: {one}", english(one)) for one in _PROMISED_EN),
    ("a promise with look-alike letters", text("Wij kоmen eraan.")),
    ("a promise in the form with u", at(REPLIES, "gelezen", "open", "nl-B1-u", to="Wij komen eraan.")),
    ("a promise in the words of side b", at("kant_b.yaml", "nl", "Oké.", to="Wij komen eraan.")),
)

WORDS: tuple[Edit, ...] = (
    ("a link", text("Kijk op https://hulp.example.")),
    ("an address to tap", text("Kijk op hulp-nu.nl.")),
    ("a chat address", text("Ga naar t.me/hulp.")),
    ("a name in a messenger", text("Stuur iets naar @hulp.")),
    ("an e-mail address", text("Mail naar hulp@hulp.example.")),
    ("an address in words", text("Kijk op hulp punt nl.")),
    ("a place for a name", question("Hoi {naam}. Gaat het goed?")),
    ("a place for a name in other brackets", question("Hoi [naam]. Gaat het goed?")),
    ("a question after the address", question("Waar woon je nu?")),
    ("a question after the address in English", english("Where are you staying?")),
    ("a question after a name", reply("Hoe heet je kind, en wat is je adres?")),
    ("a question after a password", question("Wat is je wachtwoord?")),
    ("a question why", question("Waarom ben je niet weggegaan?")),
    ("a question why in other words", question("Hoezo ben je gebleven?")),
    ("a reproach", reply("Dat is je eigen schuld.")),
    ("a betraying word in a neutral text", question("Gaat het goed in de opvang?")),
    ("a betraying word letter by letter", question("Ben je v e i l i g?")),
    ("a betraying word with a look-alike letter", question("Ben je vеilig?")),
    ("a betraying word on a button", at(TIK, "vragen", "hoe", "knoppen", 0, "tekst", to=said("Politie"))),
    ("an opener that betrays", at(TEXTS, "opener", "open", to=said("Hoi. Is hij weg? Ben je veilig?"))),
    ("letters that nobody sees", question("Gaat het go\u200bed?")),
    ("letters that turn the reading round", question("Gaat het \u202egoed?")),
    ("a control character", question("Gaat het\x07 goed?")),
    ("a text of 20,000 characters", question("Gaat het goed? " * 1334)),
    ("20,000 characters where nobody looks", at(TIK, "titel", to="x" * 20_000)),
    ("no 112 after a call for help", at(TEXTS, "slot.hoog", "open", to=said("Bedankt."))),
)

COURSE: tuple[Edit, ...] = (
    ("a question without a way out", at(TIK, "vragen", "hoe", "uitwegen", to=None)),
    ("a dialogue that goes round", changed(_circle)),
    ("an end on which nobody says anything", at(TIK, "vragen", "hoe", "verder", to="einde")),
    (
        "an end after a signal without a safety text",
        at(WEEK, "vragen", "nu", "knoppen", 0, "signaal", "antwoord", to=None),
    ),
    (
        "a safety text that does not exist",
        at(WEEK, "vragen", "veilig", "knoppen", 2, "signaal", "antwoord", to="X9"),
    ),
    ("a question buried sixty layers deep", changed(_buried)),
    ("a programme that stops", stretch(tot="30", elke="7")),
    ("a programme that writes every day for ever", stretch(elke="1")),
    ("a programme that writes every day for months", stretch(elke="1", tot="300")),
    ("a programme that writes ten times a day", stretch(elke="0")),
    ("a programme that writes at night", stretch(elke="7", tijd="03:00")),
    ("no programme for who has no other", changed(lambda files: files.pop("programmes/weekly.yaml"))),
    ("no dialogue at the start", changed(lambda files: files.pop("dialogues/d0.yaml"))),
    ("a file that nobody knows", changed(lambda files: files.update({"extra.yaml": {"a": "b"}}))),
)

EDITS: tuple[Edit, ...] = (*NUMBERS, *MAPS, *PROMISES, *WORDS, *COURSE)


def _rule(slots: list[str], hit: str) -> Change:
    rule = {
        "id": "vangnet.nieuw",
        "code": "R08",
        "category": "escalation",
        "severity": "review",
        "any_order": [slots],
        "uitleg": "Lees het.",
        "bron": "team",
        "eigenaar": "coordinator",
        "nagekeken": "2026-11-22",
        "tests": {"raak": [hit], "mis": ["er dreigt onweer"]},
    }
    return changed(lambda files: files[NET]["rules"].append(rule))


LEXICON_EDITS: tuple[Edit, ...] = (
    ("a rule that hits everything", _rule(["de|het|een|ik|je|en|niet|we|hij|ze"], "ik ben er")),
    ("a rule that hits any word", _rule(["*"], "ik ben er")),
    ("a rule that hits nothing", _rule(["geweld"], "de zon schijnt")),
    ("a rule without an example", at(NET, "rules", 0, "tests", "raak", to=[])),
    ("a class that is empty", at(CLASSES, "classes", "DADER", to=[])),
    ("a class that says everything", at(CLASSES, "classes", "MEDIAWOORD", to=["*"])),
    ("a row that backtracks", _rule(["a*a*a*a*a*a*a*b"], "aaaaaaaaaaaa")),
)
"""Each is seen among the classes and the net alone."""


def _without(start: str) -> Change:
    """Take every rule away whose code or name begins so."""

    def change(files: Files) -> None:
        for name, plain in files.items():
            if name.startswith("lexicon/") and "rules" in plain:
                plain["rules"] = [
                    one
                    for one in plain["rules"]
                    if not (one["code"].startswith(start) or one["id"].startswith(start))
                ]

    return changed(change)


FLOOR_EDITS: tuple[Edit, ...] = (
    ("the net emptied", at(NET, "rules", to=[])),
    ("no rule for strangling", _without("R02")),
    ("no rule for leaving life", _without("R15")),
    ("no rule at all", _without("")),
)

YAML_EDITS: tuple[tuple[str, str, str, str], ...] = (
    ("an anchor", TIK, "titel: Eén tik", "titel: &een Eén tik"),
    ("an alias", TIK, "titel: Eén tik", "titel: *een"),
    ("a tag that makes an object", TIK, "titel: Eén tik", "titel: !!python/object/apply:os.system [ls]"),
    ("a second document", TIK, "titel: Eén tik", "titel: Eén tik\n---\ntitel: Twee"),
    ("the same name twice", TIK, "begin: hoe", "begin: hoe\nbegin: nu"),
    ("a merge", TIK, "begin: hoe", "begin: hoe\n<<: {titel: Anders}"),
    ("a no that is a false", TIK, "plaatje: nee", "plaatje: NO"),
    ("a time that is a number", TIK, "begin: hoe", "begin: 12:30"),
    ("a bidi character in an escape", TIK, "nl-B1: Gaat het nog goed?", 'nl-B1: "Gaat het \\u202enog goed?"'),
    ("a thousand brackets", TIK, "begin: hoe", "begin: " + "[" * 1000 + "]" * 1000),
    ("a tab", TIK, "begin: hoe", "\tbegin: hoe"),
)
"""Name, file, what stands there and what is put in its place."""


def _lowered(files: Files) -> None:
    files[WEEK]["vragen"]["veilig"]["knoppen"][2]["signaal"]["niveau"] = "concern"


def _branch_gone(files: Files) -> None:
    del files[WEEK]["vragen"]["veilig"]["knoppen"][2]["signaal"]


def _rule_lowered(files: Files) -> None:
    rules = files["lexicon/r02-wurgen.yaml"]["rules"]
    rules[0]["severity"] = "review"


NEEDS_COMPARISON: tuple[Edit, ...] = (
    ("a signal lowered", changed(_lowered)),
    ("a signal taken off an answer", changed(_branch_gone)),
    (
        "a typed answer that no longer means danger",
        at(WEEK, "vragen", "veilig", "knoppen", 2, "ook", to=["nee hoor"]),
    ),
    ("a rule lowered to reading", changed(_rule_lowered)),
    ("one rule of many taken away", at("lexicon/r01-doden.yaml", "rules", 0, to=None)),
    (
        "an exception that swallows cries",
        at("lexicon/r02-wurgen.yaml", "rules", 0, "except", to=["mijn keel dicht"]),
    ),
    ("a help line swapped for another that is known", text("Of bel 0800-0432.")),
    ("a whole dialogue asked less often", stretch(elke="366")),
    ("the own words emptied", at("keywords.yaml", "keywords", to=[])),
)

HARMLESS: tuple[Edit, ...] = (
    ("a kinder question", question("Gaat het vandaag goed?")),
    (
        "a new ready answer",
        at(REPLIES, "gelezen", "open", "nl-A2", to="Ik heb het gelezen. Goed dat je schrijft."),
    ),
    ("a new hour for the Kindertelefoon", entry("kt", "tijden", {"nl": "tot 22 uur", "en": "until 22:00"})),
    ("a help line that may be named", text("Of bel 0800-2000, dag en nacht.")),
    ("a word in the house list", at("huiswoorden.yaml", "uiteraard", to="natuurlijk")),
)
