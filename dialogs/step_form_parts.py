"""Parts of a form and of plain content that stand for each other: one text, a wording, ticks, rows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cases.content import Plain
from dialogs.wording import FORMAL

Values = Mapping[str, str]
"""What the fields of a form hold, each as text; a field that is not there reads as empty."""

LANGUAGES = ("nl-B1", "nl-A2", "en", *FORMAL.values())
MODES = ("open", "neutraal")
BOTH, APART = "beide", "apart"
MODE = "wijze"
YES = "ja"
_RANGE = re.compile(r"\d+\s*-\s*\d+")
_EMPTY: Mapping[str, Plain] = {}


@dataclass(frozen=True, slots=True)
class Spot:
    """One part of a step: ``shown`` gives its fields under a key, ``made`` the content they stand for."""

    shown: Callable[[Plain | None, str], Values]
    made: Callable[[Values, str, Plain | None], Plain | None]

    def kept(self, form: Values, key: str, before: Plain | None) -> Plain | None:
        """Return what stood there where the form says nothing else: what it cannot show is not lost."""
        return before if same(self.shown(before, key), form, key) else self.made(form, key, before)


def same(one: Values, other: Values, key: str) -> bool:
    """Say whether two forms hold the same under a key; a space at an end is no difference."""
    names = {name for name in (*one, *other) if name == key or name.startswith(f"{key}.")}
    return all(one.get(name, "").strip() == other.get(name, "").strip() for name in names)


def fields_of(plain: Plain | None) -> Mapping[str, Plain]:
    """Return named parts; none for anything else that a draft may hold."""
    return plain if isinstance(plain, Mapping) else _EMPTY


def listed(plain: Plain | None) -> list[Plain]:
    """Return the entries of a list, or the one that stands for a list of one."""
    if plain is None:
        return []
    return [plain] if isinstance(plain, str | Mapping) else list(plain)


def text_of(plain: Plain | None) -> str:
    return plain if isinstance(plain, str) else ""


def group(spots: Mapping[str, Spot], *, needs: str = "") -> Spot:
    """Return the spot of named parts; without the field ``needs`` there is nothing."""

    def shown(plain: Plain | None, key: str) -> Values:
        fields = fields_of(plain)
        found = (spot.shown(fields.get(name), f"{key}.{name}").items() for name, spot in spots.items())
        return {name: value for each in found for name, value in each}

    def made(form: Values, key: str, before: Plain | None) -> Plain | None:
        if needs and not form.get(f"{key}.{needs}", "").strip():
            return None
        return together(spots, form, f"{key}.", before) or None

    return Spot(shown, made)


def together(spots: Mapping[str, Spot], form: Values, prefix: str, before: Plain | None) -> dict[str, Plain]:
    """Return named parts as the form says them, with those the form does not know as they were."""
    fields = dict(fields_of(before))
    for name, spot in spots.items():
        inner = spot.kept(form, f"{prefix}{name}", fields.pop(name, None))
        if inner is not None:
            fields[name] = inner
    return fields


def first_of(spot: Spot) -> Spot:
    """Return the spot of one entry that may be a list; the form shows the first, the others stay."""

    def shown(plain: Plain | None, key: str) -> Values:
        return spot.shown(next(iter(listed(plain)), None), key)

    def made(form: Values, key: str, before: Plain | None) -> Plain | None:
        entries = listed(before)
        one = spot.made(form, key, next(iter(entries), None))
        rest = [*([] if one is None else [one]), *entries[1:]]
        return one if not entries[1:] else rest

    return Spot(shown, made)


def _text_made(form: Values, key: str, _before: Plain | None) -> Plain | None:
    return " ".join(form.get(key, "").split()) or None


def _lines_shown(plain: Plain | None, key: str) -> Values:
    return {key: "\n".join(text_of(one) for one in listed(plain))}


def _lines_made(form: Values, key: str, _before: Plain | None) -> Plain | None:
    return [line for one in form.get(key, "").splitlines() if (line := " ".join(one.split()))] or None


def _counts_shown(plain: Plain | None, key: str) -> Values:
    return {key: ", ".join(text_of(one) for one in listed(plain))}


def _counts_made(form: Values, key: str, _before: Plain | None) -> Plain | None:
    typed = form.get(key, "").strip()
    if _RANGE.fullmatch(typed):
        return "".join(typed.split())
    return [one for one in re.split(r"[\s,;]+", typed) if one] or None


def _ticks_shown(plain: Plain | None, key: str) -> Values:
    return {f"{key}.{one}": YES for one in listed(plain) if isinstance(one, str)}


def _ticks_made(form: Values, key: str, before: Plain | None) -> Plain | None:
    ticked = [
        name.removeprefix(f"{key}.") for name, value in form.items() if value and name.startswith(f"{key}.")
    ]
    stood = [one for one in listed(before) if one in ticked]
    return [*stood, *(one for one in ticked if one not in stood)] or None


def _wording_shown(plain: Plain | None, key: str) -> Values:
    fields = fields_of(plain)
    apart = any(mode in fields for mode in MODES)
    values = {f"{key}.{MODE}": APART if apart else BOTH}
    inner = {mode: fields_of(fields.get(mode)) for mode in MODES}
    inner[BOTH] = _for_both(fields)
    for mode, said in inner.items():
        values |= {f"{key}.{mode}.{one}": text_of(said.get(one)) for one in LANGUAGES}
    return values


def _for_both(fields: Mapping[str, Plain]) -> Mapping[str, Plain]:
    return fields_of(fields[BOTH]) if BOTH in fields else fields


def _wording_made(form: Values, key: str, before: Plain | None) -> Plain | None:
    """Return a wording; who chooses one or two texts and types no new one gets those that stood there."""
    fields = fields_of(before)
    said = {mode: _said(form, f"{key}.{mode}", fields.get(mode)) for mode in MODES}
    both = _said(form, f"{key}.{BOTH}", None if any(one in fields for one in MODES) else _for_both(fields))
    if form.get(f"{key}.{MODE}") == APART:
        found = said if any(said.values()) else dict.fromkeys(MODES, both)
        return {mode: one for mode, one in found.items() if one} or None
    # Where one text serves both, only the one without a word of the matter is safe on every phone.
    found_both = both or said[MODES[1]]
    # A wrapper that stands there keeps its place: the marks of old translations know it by that.
    return ({BOTH: found_both} if BOTH in fields else found_both) or None


def _said(form: Values, key: str, before: Plain | None) -> dict[str, Plain]:
    """Return the text per language; a language the form does not show stays."""
    rest = {name: one for name, one in fields_of(before).items() if name not in LANGUAGES}
    typed = {one: " ".join(form.get(f"{key}.{one}", "").split()) for one in LANGUAGES}
    return {**{one: text for one, text in typed.items() if text}, **rest}


TEXT = Spot(lambda plain, key: {key: text_of(plain)}, _text_made)
LINES = Spot(_lines_shown, _lines_made)
COUNTS = Spot(_counts_shown, _counts_made)
TICKS = Spot(_ticks_shown, _ticks_made)
WORDING = Spot(_wording_shown, _wording_made)
