"""A scale from plain content: its buttons are made here, in one direction, so that high is always good."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cases.content import ContentFault, ContentPath, Plain
from cases.reading import choice, known_fields, needed, part, words
from dialogs import built_in
from dialogs.built_in import FIVE, TEN
from dialogs.parse_button import optional_wording, read_back, read_signal, read_task
from dialogs.script import Button, Scale, Shown
from dialogs.talk import Signal

SCALE = ("schaal", "naar", "laag", "hoog", "daling", "uitleg")
_BAND = ("taak", "zegt", "naar", "terug")
_TOPS = {"5": FIVE, "10": TEN, "woorden": FIVE}


@dataclass(frozen=True, slots=True)
class _Band:
    """What happens between two values of a scale; ``button`` has all of it but its label."""

    least: int
    most: int
    button: Button


def read_scale(fields: Mapping[str, Plain], path: ContentPath) -> tuple[Scale, tuple[Button, ...]]:
    """Return the scale and its buttons: the numbers, and three words for who reads those more easily.

    Raises ContentFault.
    """
    kind = choice(fields["schaal"], _TOPS, (*path, "schaal"))
    top, words_only = _TOPS[kind], kind == "woorden"
    if "knoppen" in fields:
        raise ContentFault((*path, "knoppen"), "Een schaal maakt zelf knoppen.", "Haal 'knoppen:' weg.")
    ends = optional_wording(fields.get("uitleg"), (*path, "uitleg"))
    drop = _drop(fields.get("daling"), (*path, "daling"), top)
    scale = Scale(top, ends or built_in.ends(top, path), words_only, drop)
    target = words(needed(fields, "naar", path), (*path, "naar"))
    ordinary = Button("", built_in.number(0, path), target, path=path, back=read_back(fields, path))
    bands = _bands(fields, path, top, target)
    buttons = (*_numbers(top, path), *_words(top, path))
    return scale, tuple(_in_band(one, bands, ordinary) for one in buttons)


def _numbers(top: int, path: ContentPath) -> Iterator[Button]:
    for value in built_in.values_of(top):
        label = built_in.number(value, path)
        yield Button(str(value), label, "", path=path, shown=Shown.NUMBERS, value=value)


def _words(top: int, path: ContentPath) -> Iterator[Button]:
    for one in built_in.WORDS:
        label = built_in.word(one, path)
        yield Button(one.id, label, "", one.also, path=path, shown=Shown.WORDS, value=one.worth[top])


def _in_band(button: Button, bands: Sequence[_Band], ordinary: Button) -> Button:
    """Give a button the target, signal, task and words of the narrowest band that holds its value."""
    value = button.value or 0
    held = [one for one in bands if one.least <= value <= one.most]
    found = min(held, key=lambda one: one.most - one.least).button if held else ordinary
    return replace(
        button,
        goes_to=found.goes_to,
        signal=found.signal,
        task=found.task,
        says=found.says,
        path=found.path,
        back=found.back,
    )


def _bands(fields: Mapping[str, Plain], path: ContentPath, top: int, target: str) -> list[_Band]:
    lowest = built_in.values_of(top)[0]
    low = [
        _Band(lowest, _value(one, "tot", where, top), _band(one, where, target))
        for where, one in _each(fields, "laag", path, ("tot", "signaal", *_BAND))
    ]
    high = [
        _Band(_value(one, "vanaf", where, top), top, _band(one, where, target))
        for where, one in _each(fields, "hoog", path, ("vanaf", *_BAND))
    ]
    reach = max((one.most for one in low), default=lowest - 1)
    if any(one.least <= reach for one in high):
        raise ContentFault(
            (*path, "hoog"), "'hoog' en 'laag' overlappen.", f"Begin bij {reach + 1} of hoger."
        )
    return [*low, *high]


def _each(
    fields: Mapping[str, Plain], name: str, path: ContentPath, allowed: tuple[str, ...]
) -> Iterator[tuple[ContentPath, Mapping[str, Plain]]]:
    """Give the one band of that name, or each of a list of them."""
    plain = fields.get(name, ())
    single = isinstance(plain, str | Mapping)
    listed = [plain] if isinstance(plain, str | Mapping) else plain
    for place, entry in enumerate(listed):
        where = (*path, name) if single else (*path, name, place)
        band = part(entry, where)
        if name == "hoog" and "signaal" in band:
            raise ContentFault(
                (*where, "signaal"),
                "Op elke schaal is een hoog cijfer goed: daar hoort geen signaal.",
                "Draai de vraag om en zet het signaal bij 'laag:'.",
            )
        known_fields(band, allowed, where)
        yield where, band


def _band(fields: Mapping[str, Plain], path: ContentPath, target: str) -> Button:
    return Button(
        id="",
        label=built_in.number(0, path),
        goes_to=words(fields.get("naar", target), (*path, "naar")),
        signal=read_signal(fields.get("signaal"), (*path, "signaal")),
        task=read_task(fields.get("taak"), (*path, "taak")),
        says=optional_wording(fields.get("zegt"), (*path, "zegt")),
        path=path,
        back=read_back(fields, path),
    )


def _value(fields: Mapping[str, Plain], name: str, path: ContentPath, top: int) -> int:
    allowed = [str(one) for one in built_in.values_of(top)]
    return int(choice(needed(fields, name, path), allowed, (*path, name)))


def _drop(plain: Plain | None, path: ContentPath, top: int) -> Signal | None:
    if plain is None:
        return None
    if top != FIVE:
        raise ContentFault(path, "Een daling telt alleen op de schaal tot 5.", "Schrijf 'schaal: 5'.")
    fields = part(plain, path)
    known_fields(fields, ("signaal",), path)
    return read_signal(needed(fields, "signaal", path), (*path, "signaal"))
