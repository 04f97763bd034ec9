"""An entry of the sociale kaart as a form, and back: what was typed is kept as it was typed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cases.content import ContentFault, ContentPath, Plain
from cases.reading import rows
from cases.social_map import ALWAYS, Entry, number_faults, parse_entry

FILE = "social_map.yaml"
ENTRIES = "ingangen"
KEY = "sleutel"
CHECKED = "nagekeken"
TWO = ("naam", "tijden", "let_op", "neutraal")
"""What is said in two languages."""
LISTS = ("onderwerpen", "gemeenten", "taal")
"""What has one name a line."""
ONE = (KEY, "waar", "open", "kosten", "rekening", "crisis", "eigenaar", "bron", CHECKED)
TONGUES = ("nl", "en")
FIELDS = (*ONE, *LISTS, *(f"{name}.{tongue}" for name in TWO for tongue in TONGUES))
FIXED = (KEY, "waar", "kosten", "gemeenten")
"""What nobody changes of the numbers that save lives."""
_LONGEST = 400
_NEEDED = (KEY, "naam.nl", "naam.en", "waar", "kosten", "onderwerpen", "eigenaar", "bron", CHECKED)

Form = Mapping[str, str]


def entries_of(plain: Plain | None) -> Sequence[Plain]:
    """Return the entries of the file as they stand; none where it has another shape."""
    found = plain.get(ENTRIES, ()) if isinstance(plain, Mapping) else ()
    return () if isinstance(found, str | Mapping) else found


def place_of(entries: Sequence[Plain], key: str) -> int | None:
    """Return the place of the entry with this key; None where there is none."""
    places = (place for place, one in enumerate(entries) if key_of(one) == key)
    return next(places, None)


def key_of(plain: Plain) -> str:
    return _text(plain.get(KEY)) if isinstance(plain, Mapping) else ""


def form_of(plain: Plain) -> Form:
    """Return the fields of an entry as text; a part of another shape reads as empty."""
    fields = plain if isinstance(plain, Mapping) else {}
    found = {name: _text(fields.get(name)) for name in ONE}
    found |= {name: _lines(fields.get(name)) for name in LISTS}
    for name in TWO:
        told = fields.get(name)
        parts = told if isinstance(told, Mapping) else {}
        found |= {f"{name}.{tongue}": _text(parts.get(tongue)) for tongue in TONGUES}
    return found


def entry_of(values: Form, before: Plain | None = None) -> Plain:
    """Return the entry again; an empty field is left out, and what the form does not show stays."""
    fields = dict(before) if isinstance(before, Mapping) else {}
    for name in ONE:
        _put(fields, name, _clean(values.get(name, "")))
    for name in LISTS:
        _put(fields, name, [line for one in values.get(name, "").splitlines() if (line := _clean(one))])
    for name in TWO:
        told = {tongue: _clean(values.get(f"{name}.{tongue}", "")) for tongue in TONGUES}
        _put(fields, name, {tongue: text for tongue, text in told.items() if text})
    return fields


def faults_of(entry: Plain, others: Sequence[str], today: date) -> tuple[ContentFault, ...]:
    """Return what keeps an entry from being saved; its path says the field. ``others``: keys in use."""
    if empty := tuple(_empty(form_of(entry))):
        return empty
    try:
        found = parse_entry(entry)
    except ContentFault as fault:
        return (fault,)
    return (*_own_faults(found, entry, others, today), *(_inner(one) for one in number_faults((found,))))


def kept_faults(old: Plain, new: Plain | None) -> tuple[ContentFault, ...]:
    """Return why an entry that saves lives may not go or change like this; none for any other entry."""
    key = key_of(old)
    if key not in ALWAYS:
        return ()
    if new is None:
        problem = f"'{key}' is er altijd. Wie in gevaar is, moet dit nummer kunnen vinden."
        return (ContentFault((KEY,), problem, "Laat deze ingang staan."),)
    was, now = form_of(old), form_of(new)
    return tuple(
        ContentFault((name,), f"Dit verandert niemand bij '{key}'.", f"Zet terug: {was[name] or 'leeg'}.")
        for name in FIXED
        if was[name] != now[name]
    )


def checked_on(entry: Plain, today: date) -> Plain:
    """Return the entry as somebody checked it today."""
    return {**(entry if isinstance(entry, Mapping) else {}), CHECKED: today.isoformat()}


def field_of(path: ContentPath) -> str:
    """Return the field of the form that a fault is about."""
    names = [str(one) for one in path if isinstance(one, str)]
    whole = ".".join(names[:2])
    return whole if whole in FIELDS else next((one for one in names if one in FIELDS), f"{names[0]}.nl")


def _own_faults(found: Entry, entry: Plain, others: Sequence[str], today: date) -> tuple[ContentFault, ...]:
    told = []
    if found.key in others:
        told.append(ContentFault((KEY,), f"'{found.key}' bestaat al.", "Kies een andere korte naam."))
    if found.checked_on > today:
        problem = f"{found.checked_on.isoformat()} is nog niet geweest."
        told.append(ContentFault((CHECKED,), problem, "Zet de dag waarop u belde of keek."))
    long = [
        name for name, text in form_of(entry).items() if any(len(one) > _LONGEST for one in text.splitlines())
    ]
    told += [
        ContentFault(
            tuple(name.split(".")), "Dit is te lang voor een antwoord.", f"Houd het onder {_LONGEST} letters."
        )
        for name in long
    ]
    return tuple(told)


def _empty(values: Form) -> Iterator[ContentFault]:
    """Give what has to be filled in; what is said in one language is said in both."""
    hours = () if values["open"] else ("tijden.nl",)
    said = [name for name in TWO if any(values[f"{name}.{tongue}"] for tongue in TONGUES)]
    both = [f"{name}.{tongue}" for name in said for tongue in TONGUES]
    for name in dict.fromkeys((*_NEEDED, *hours, *both)):
        if not values[name]:
            remedy = "Vul dit in, ook in het Engels." if name.endswith(".en") else "Vul dit in."
            yield ContentFault(tuple(name.split(".")), "Hier staat nog niets.", remedy)


def _inner(fault: ContentFault) -> ContentFault:
    """Return a fault of a whole map as one of the single entry in it."""
    at = next(place for place, one in enumerate(fault.path) if isinstance(one, int))
    return ContentFault(fault.path[at + 1 :], fault.problem, fault.remedy)


def _put(fields: dict[str, Plain], name: str, value: Plain) -> None:
    if value:
        fields[name] = value
    else:
        fields.pop(name, None)


def _text(plain: Plain | None) -> str:
    return plain if isinstance(plain, str) else ""


def _lines(plain: Plain | None) -> str:
    try:
        return "" if plain is None else "\n".join(_text(one) for one in rows(plain, ()))
    except ContentFault:
        return ""


def _clean(text: str) -> str:
    return " ".join(text.split())
