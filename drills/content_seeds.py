"""Faults sown in copies of the shipped content: each kind lands where the seed says, and knows its place."""

import copy
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Files = dict[str, Any]
One = TypeVar("One")
LANGUAGES = ("nl-B1", "nl-A2", "en")
CONCERN = {"code": "R29", "soort": "fear", "niveau": "concern"}
HIGH = {"code": "R29", "soort": "fear", "niveau": "high"}
_ALWAYS = ("dialogues/d0.yaml", "dialogues/weekly.yaml", "programmes/weekly.yaml")


class Pick:
    """Picks from a row; the same seed picks the same things."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def __call__(self, among: Sequence[One]) -> One:
        self._seed = hashlib.sha256(self._seed.encode()).hexdigest()
        return among[int(self._seed, 16) % len(among)]


@dataclass(frozen=True)
class Sown:
    """Content with one fault, and what is said of it; ``language`` empty when no words are at fault."""

    files: Files
    file: str
    step: str
    language: str
    problem: str


@dataclass(frozen=True)
class Spot:
    """A part of a dialogue: its file, its question, the path from the file and the part itself."""

    file: str
    step: str
    path: tuple[str | int, ...]


Kind = Callable[[Files, Pick], Sown]


def part_of(files: Files, spot: Spot) -> Any:
    found = files[spot.file]
    for name in spot.path:
        found = found[name]
    return found


def dialogues(files: Files) -> list[str]:
    return sorted(name for name in files if name.startswith("dialogues/"))


def questions(files: Files) -> Iterator[Spot]:
    for file in dialogues(files):
        for step in files[file]["vragen"]:
            yield Spot(file, step, ("vragen", step))


def buttons(files: Files) -> Iterator[Spot]:
    for spot in questions(files):
        for place, _ in enumerate(part_of(files, spot).get("knoppen", ())):
            yield Spot(spot.file, spot.step, (*spot.path, "knoppen", place))


def signals(files: Files) -> Iterator[Spot]:
    for spot in buttons(files):
        if "signaal" in part_of(files, spot):
            yield Spot(spot.file, spot.step, (*spot.path, "signaal"))


def sow(files: Files, file: str) -> Files:
    """Return a copy of what this file needs, and nothing more: texts, and the dialogues it asks for."""
    wanted, waiting = set(_ALWAYS), [file, *_ALWAYS]
    while waiting:
        name = waiting.pop()
        asked = re.findall(r'"gesprek:(\w+)', json.dumps(files[name]))
        asked += re.findall(r'"gesprek": "(\w+)"', json.dumps(files[name])) if "programmes" in name else []
        fresh = {f"dialogues/{one}.yaml" for one in asked} - wanted
        wanted |= {name, *fresh}
        waiting += sorted(fresh)
    return {
        name: copy.deepcopy(plain)
        for name, plain in files.items()
        if name in wanted or name.startswith("texts/")
    }


def said(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def at_question(change: Callable[[Any], None], problem: str, among: Callable[[Any], bool] = bool) -> Kind:
    """Change a question that the seed picks."""

    def sown(files: Files, pick: Pick) -> Sown:
        spot = pick([one for one in questions(files) if among(part_of(files, one))])
        mine = sow(files, spot.file)
        change(part_of(mine, spot))
        return Sown(mine, spot.file, spot.step, "", problem)

    return sown


def at_button(
    change: Callable[[Any], None], problem: str, among: Callable[[Any], bool] = bool, *, language: str = ""
) -> Kind:
    def sown(files: Files, pick: Pick) -> Sown:
        spot = pick([one for one in buttons(files) if among(part_of(files, one))])
        mine = sow(files, spot.file)
        change(part_of(mine, spot))
        return Sown(mine, spot.file, spot.step, language, problem)

    return sown


def at_signal(field: str, value: str, problem: str) -> Kind:
    def sown(files: Files, pick: Pick) -> Sown:
        spot = pick(list(signals(files)))
        mine = sow(files, spot.file)
        part_of(mine, spot)[field] = value
        if not value:
            del part_of(mine, spot)[field]
        return Sown(mine, spot.file, spot.step, "", problem)

    return sown


def in_words(text: str, problem: str, *, neutral: bool = False) -> Kind:
    """Say something else in one language of a question, on a neutral phone or on any."""

    def sown(files: Files, pick: Pick) -> Sown:
        spot = pick(list(questions(files)))
        mine, language = sow(files, spot.file), pick(LANGUAGES)
        words = said("Gaat het goed?")
        other = {**words, language: text}
        part_of(mine, spot)["vraag"] = {"open": words if neutral else other, "neutraal": other}
        return Sown(mine, spot.file, spot.step, language, problem)

    return sown


def in_text(key: str, mode: str, text: str, problem: str) -> Kind:
    def sown(files: Files, pick: Pick) -> Sown:
        file = next(name for name in files if name.startswith("texts/") and key in files[name])
        mine, language = sow(files, _ALWAYS[0]), pick(LANGUAGES)
        words = mine[file][key].get("beide", mine[file][key])
        open_form, neutral = words.get("open", words), words.get("neutraal", words)
        changed = {"open": dict(open_form), "neutraal": dict(neutral)}
        changed[mode][language] = text
        mine[file][key] = changed
        return Sown(mine, file, key, language, problem)

    return sown


def without_language(files: Files, pick: Pick) -> Sown:
    spot = pick(list(questions(files)))
    mine, language = sow(files, spot.file), pick(LANGUAGES)
    words = said("Gaat het goed?")
    del words[language]
    part_of(mine, spot)["vraag"] = words
    return Sown(mine, spot.file, spot.step, language, f"De taal '{language}' ontbreekt")


def circle(files: Files, pick: Pick) -> Sown:
    spot = pick([one for one in questions(files) if one.step != files[one.file]["begin"]])
    mine = sow(files, spot.file)
    question = part_of(mine, spot)
    question["verder"] = mine[spot.file]["begin"]
    return Sown(mine, spot.file, spot.step, "", "nooit aan het einde")


def lonely(files: Files, pick: Pick) -> Sown:
    file = pick(dialogues(files))
    mine = sow(files, file)
    one = {"knop": "ja", "tekst": said("Ja"), "naar": "slot"}
    mine[file]["vragen"]["los"] = {"vraag": said("Los?"), "knoppen": [one], "verder": "slot"}
    return Sown(mine, file, "los", "", "Niemand komt ooit bij")


def nowhere(files: Files, pick: Pick) -> Sown:
    file = pick(dialogues(files))
    mine = sow(files, file)
    mine[file]["begin"] = "weg"
    return Sown(mine, file, "", "", "De stap 'weg' bestaat niet")


def no_such_dialogue(files: Files, pick: Pick) -> Sown:
    file = pick(sorted(name for name in files if name.startswith("programmes/")))
    mine = {**sow(files, file), file: copy.deepcopy(files[file])}
    pick(mine[file]["dagen"])["gesprek"] = "weg"
    return Sown(mine, file, "", "", "Het gesprek 'weg' bestaat niet")


def _set(**values: Any) -> Callable[[Any], None]:
    return lambda part: part.update(values)


def _crowd(question: Any) -> None:
    question.pop("schaal", None)
    for field in ("laag", "hoog", "daling", "uitleg", "naar"):
        question.pop(field, None)
    question["knoppen"] = [
        {"knop": f"k{n}", "tekst": said(f"Keuze {chr(97 + n)}"), "naar": "slot"} for n in range(8)
    ]
    question.pop("meer", None)
    question.pop("samen", None)


def _no_way_out(question: Any) -> None:
    _crowd(question)
    question["knoppen"] = question["knoppen"][:2]
    question.pop("uitwegen", None)


def _scale(**bands: Any) -> Callable[[Any], None]:
    def change(question: Any) -> None:
        _crowd(question)
        del question["knoppen"]
        question |= {"schaal": "5", "naar": "slot", **bands}

    return change


KINDS: tuple[Kind, ...] = (
    at_button(_set(naar="weg"), "De stap 'weg' bestaat niet"),
    at_question(_set(verder="weg"), "De stap 'weg' bestaat niet"),
    at_question(_set(verder="einde"), "stopt het gesprek zwijgend"),
    at_button(_set(naar="einde", signaal=CONCERN), "Na deze knop zegt niemand iets"),
    at_signal("code", "R99", "'R99' is onbekend"),
    at_signal("code", "", "Het veld 'code' ontbreekt"),
    at_signal("soort", "angst", "De soort 'angst' is onbekend"),
    at_signal("antwoord", "A9", "'A9' is onbekend"),
    without_language,
    at_button(_set(tekst=said("Dit is een veel te lange knop")), "langer dan 22 tekens", language="nl-B1"),
    at_question(_crowd, "Meer dan 7 knoppen"),
    circle,
    lonely,
    nowhere,
    in_words("Hoi. Tot {straks}.", "'{straks}' is onbekend"),
    in_words("Hoi. Ik ben {naam}.", "daar is hier geen waarde voor"),
    in_words("Bel 0900-1234.", "0900-1234 mag hier niet"),
    in_words("woord " * 19 + ".", "meer dan 18 woorden"),
    in_words("woord " * 13 + ".", "gemiddeld meer dan 12"),
    in_words("Hoi. " * 7, "Meer dan 6 zinnen"),
    in_words("x" * 301, "Langer dan 300 tekens"),
    in_words("Komt de politie?", "'politie' verraadt", neutral=True),
    at_button(_set(tekst=said("Opvang")), "'opvang' verraadt", language="nl-B1"),
    in_text("opener", "open", "Ben je veilig?", "'veilig' verraadt"),
    in_text("slot.hoog", "open", "Dank je.", "hoort 112 in de tekst"),
    at_button(_set(signaal=HIGH, zegt=said("Dank je.")), "hoort 112 in de tekst", language="nl-B1"),
    at_question(_no_way_out, "geen uitweg"),
    no_such_dialogue,
    at_button(_set(naar="gesprek:weg", terug="slot"), "Het gesprek 'weg' bestaat niet"),
    at_question(_scale(hoog={"vanaf": "5", "signaal": CONCERN}), "een hoog cijfer goed"),
)
