"""A step of a dialogue as the flat fields of a form, and back; whatever the form does not show stays."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from cases.content import Plain
from dialogs.step_form_parts import (
    BOTH,
    COUNTS,
    LINES,
    TEXT,
    TICKS,
    WORDING,
    Spot,
    Values,
    fields_of,
    first_of,
    group,
    listed,
    same,
    text_of,
    together,
)

KIND = "soort"
QUESTION, OPEN, SCALE, MANY = "vraag", "open", "schaal", "meer"
KINDS = (QUESTION, OPEN, SCALE, MANY)
ANSWERS = "knoppen"
NAME, GONE = "knop", "weg"
MOST_ANSWERS = 7
"""So many answers fit on a phone; a draft that has more shows them all."""

SIGNAL = group({"code": TEXT, "soort": TEXT, "niveau": TEXT, "antwoord": TEXT}, needs="code")
TASK = group({"soort": TEXT, "niveau": TEXT}, needs="soort")
_AFTER = {"naar": TEXT, "terug": TEXT, "signaal": SIGNAL, "taak": TASK, "zegt": WORDING}
ANSWER: Mapping[str, Spot] = {"tekst": WORDING, "ook": LINES, **_AFTER}
_CONDITION = group(
    {
        "kinderen": TEXT,
        "apart": TEXT,
        "rol": TICKS,
        "kant": TICKS,
        "fase": TICKS,
        "leeftijd": TICKS,
        "dagen": COUNTS,
        "maanden": COUNTS,
    }
)
_STEP: Mapping[str, Spot] = {
    "vraag": WORDING,
    "verder": TEXT,
    "naar": TEXT,
    "terug": TEXT,
    "uitwegen": TICKS,
    "alleen": _CONDITION,
    "zelfde": group({"keer": TEXT, "signaal": SIGNAL}, needs="keer"),
}
_OF_SCALE: Mapping[str, Spot] = {
    "schaal": TEXT,
    "laag": first_of(group({"tot": TEXT, **_AFTER}, needs="tot")),
    "hoog": first_of(group({"vanaf": TEXT, **_AFTER}, needs="vanaf")),
    "daling": group({"signaal": SIGNAL}, needs="signaal.code"),
    "uitleg": WORDING,
}
_OF_MANY: Mapping[str, Spot] = {
    "samen": group({"vanaf": TEXT, "signaal": SIGNAL}, needs="vanaf"),
}
_FLAGS = {OPEN: "open", MANY: "meer"}
_TRUE = ("ja", "true")


def form_of(plain: Plain | None) -> Values:
    """Return the fields of a step, and of as many answers as a phone shows; a broken part reads as empty."""
    fields = _as_now(plain)
    values: dict[str, str] = {KIND: kind_of(fields)}
    for name, spot in _SPOTS.items():
        values |= spot.shown(fields.get(name), name)
    return values


def plain_of(form: Values, before: Plain | None) -> Plain:
    """Return the step that a form stands for; what is not on the form stays as it was before.

    A form as it came gives ``before`` itself. Never raises: a half-filled form makes a half step.
    """
    fields = _as_now(before)
    kind, was = form.get(KIND, ""), kind_of(fields)
    if kind == was and all(same(form_of(before), form, name) for name in _SPOTS):
        return before if isinstance(before, Mapping) else {}
    found = together(_SPOTS, form, "", fields)
    return found if kind == was else _turned(found, kind)


def kind_of(plain: Plain | None) -> str:
    """Return what kind of question it is: a code of ``KINDS``."""
    fields = fields_of(plain)
    if "schaal" in fields:
        return SCALE
    many, free = (text_of(fields.get(name)) in _TRUE for name in ("meer", "open"))
    return MANY if many else OPEN if free else QUESTION


def way_out_form(plain: Plain | None) -> Values:
    """Return the fields of a way out."""
    return _WAY_OUT.shown(plain, "uitweg")


def way_out_of(form: Values, before: Plain | None) -> Plain:
    """Return the way out that a form stands for."""
    return together(ANSWER, form, "uitweg.", before)


def head_form(plain: Plain | None) -> Values:
    """Return the fields of a dialogue itself: its title, where it begins, its last words, "je" or "u"."""
    return group(_HEAD).shown(plain, "kop")


def head_of(form: Values, before: Plain | None) -> Plain:
    """Return the dialogue with the head that a form stands for; its steps and all else stay."""
    return together(_HEAD, form, "kop.", before)


def answer_keys(form: Values) -> list[str]:
    """Return the keys of the rows of answers, in order: ``knoppen.1`` and on, an empty one at the end."""
    found = {int(one[1]) for name in form if (one := _ROW.match(name))}
    return [f"{ANSWERS}.{place}" for place in range(1, max([MOST_ANSWERS, *found]) + 1)]


def free_of(text: str, taken: list[str]) -> str:
    """Return a name for an answer, made of its words, that no other answer has."""
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    name = "_".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST].strip("_") or "antwoord"
    return next(one for one in _numbered(name) if one not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    place = 2
    while True:
        yield f"{name}_{place}"
        place += 1


def _answers_shown(plain: Plain | None, key: str) -> Values:
    values: dict[str, str] = {}
    entries = listed(plain)
    for place in range(max(MOST_ANSWERS, len(entries))):
        entry = entries[place] if place < len(entries) else None
        values |= _ANSWER.shown(entry, f"{key}.{place + 1}")
    return values


def _answers_made(form: Values, _key: str, before: Plain | None) -> Plain | None:
    entries = listed(before)
    found: list[Plain] = []
    for place, row in enumerate(answer_keys(form)):
        stood = entries[place] if place < len(entries) else None
        made = None if form.get(f"{row}.{GONE}") else _ANSWER.kept(form, row, stood)
        if made is not None:
            found.append(made)
    taken = [text_of(fields_of(one).get(NAME)) for one in found]
    return [_named(one, taken) for one in found] or None


def _named(entry: Plain, taken: list[str]) -> Plain:
    """Give an answer that has words and no name a name of its own, and note it as taken."""
    fields = fields_of(entry)
    if not fields or NAME in fields:
        return entry
    said = WORDING.shown(fields.get("tekst"), "")
    words = said[f".{BOTH}.nl-B1"] or said[".open.nl-B1"]
    taken.append(free_of(words, taken))
    return {NAME: taken[-1], **fields}


def _turned(fields: Mapping[str, Plain], kind: str) -> Plain:
    """Return a step as another kind; what belongs to the kind it was would be a fault, and goes."""
    other = {*_OF_SCALE, *_OF_MANY, *_FLAGS.values()}
    own = {SCALE: set(_OF_SCALE), MANY: set(_OF_MANY)}.get(kind, set())
    left = {name: one for name, one in fields.items() if name not in other - own}
    if kind == SCALE:
        left.pop(ANSWERS, None)
        return {"schaal": "5", **left}
    if kind != MANY:
        left.pop("naar", None)
    return {**left, **({_FLAGS[kind]: "ja"} if kind in _FLAGS else {})}


def _as_now(plain: Plain | None) -> Mapping[str, Plain]:
    """Return the fields of a step; old words by those of now."""
    fields = _renamed(fields_of(plain), "als", "alleen")
    when = fields.get("alleen")
    return {**fields, "alleen": _renamed(when, "rollen", "rol")} if isinstance(when, Mapping) else fields


def _renamed(fields: Mapping[str, Plain], old: str, new: str) -> Mapping[str, Plain]:
    if old not in fields or new in fields:
        return fields
    return {new if name == old else name: one for name, one in fields.items()}


_LONGEST = 24
_ROW = re.compile(rf"{ANSWERS}\.(\d{{1,2}})\.")
_ANSWER = group({NAME: TEXT, **ANSWER})
_WAY_OUT = group(ANSWER)
_HEAD: Mapping[str, Spot] = {"titel": TEXT, "begin": TEXT, "vorm": TEXT, "slot": WORDING}
_SPOTS: Mapping[str, Spot] = {**_STEP, ANSWERS: Spot(_answers_shown, _answers_made), **_OF_SCALE, **_OF_MANY}
