"""From plain content to sets of pictures: six of each, none like another, none that says anything."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from cases.agreement import command_of
from cases.content import ContentFault, ContentPath, Plain
from cases.reading import known_fields, needed, part, words
from dialogs.answers import answer_form
from dialogs.lint import BETRAYING, LONGEST_BUTTON
from dialogs.pictures import IN_A_SET, Picture, PictureSet, sign_form

_FIELDS = ("teken", "nl", "en")
_NAME = re.compile(r"[a-z0-9_]+")


def read_pictures(plain: Plain, path: ContentPath) -> tuple[Mapping[str, PictureSet], list[ContentFault]]:
    """Return the sets that can be read, in the order of the file, and all that is wrong."""
    sets: dict[str, PictureSet] = {}
    faults: list[ContentFault] = []
    try:
        entries = part(plain, path)
    except ContentFault as fault:
        return sets, [fault]
    for name, entry in entries.items():
        try:
            sets[name] = _set(name, entry, (*path, name))
        except ContentFault as fault:
            faults.append(fault)
    for found in sets.values():
        faults += _faults_in(found, (*path, found.name))
    return sets, [*faults, *_shared(sets, path)]


def _set(name: str, plain: Plain, path: ContentPath) -> PictureSet:
    if not _NAME.fullmatch(name):
        raise ContentFault(path, f"'{name}' kan geen naam zijn.", "Schrijf kleine letters, cijfers en _.")
    # In order of name: a release keeps no order of a file, and the same turn must shuffle the same way.
    entries = sorted(part(plain, path).items())
    pictures = tuple(_picture(one, entry, (*path, one)) for one, entry in entries)
    return PictureSet(name, pictures)


def _picture(name: str, plain: Plain, path: ContentPath) -> Picture:
    fields = part(plain, path)
    known_fields(fields, _FIELDS, path)
    sign = words(needed(fields, "teken", path), (*path, "teken"))
    said = {one: words(needed(fields, one, path), (*path, one)) for one in ("nl", "en")}
    return Picture(name, sign, said)


def _faults_in(found: PictureSet, path: ContentPath) -> Iterator[ContentFault]:
    if len(found.pictures) != IN_A_SET:
        yield ContentFault(
            path, f"Deze set heeft {len(found.pictures)} plaatjes.", f"Geef er precies {IN_A_SET}."
        )
    seen: set[str] = set()
    for one in found.pictures:
        place = (*path, one.name)
        if seen & one.forms():
            yield ContentFault(
                place, "Dit plaatje lijkt op een ander uit deze set.", "Kies een ander plaatje."
            )
        seen |= one.forms()
        yield from _sign_faults(one, place)
        for language, word in one.said.items():
            yield from _word_faults(word, (*place, language))


def _sign_faults(one: Picture, path: ContentPath) -> Iterator[ContentFault]:
    form = sign_form(one.sign)
    is_picture = all(unicodedata.category(letter) == "So" for letter in form)
    if not is_picture or len(form) != 1:
        yield ContentFault(
            (*path, "teken"), f"'{one.sign}' is niet één plaatje.", "Kies één los plaatje, zonder letters."
        )


def _word_faults(word: str, path: ContentPath) -> Iterator[ContentFault]:
    form = answer_form(word)
    if len(word) > LONGEST_BUTTON:
        yield ContentFault(path, f"Langer dan {LONGEST_BUTTON} tekens.", "Maak het korter.")
    if not form or command_of(word) is not None:
        yield ContentFault(path, f"'{word}' betekent al iets anders.", "Kies een ander woord.")
    if any(one in form for one in BETRAYING):
        yield ContentFault(path, f"'{word}' verraadt waar dit over gaat.", "Kies een gewoon woord.")


def _shared(sets: Mapping[str, PictureSet], path: ContentPath) -> Iterator[ContentFault]:
    where: dict[str, str] = {}
    for found in sets.values():
        for one in found.pictures:
            other = where.setdefault(sign_form(one.sign), found.name)
            if other != found.name:
                problem = f"Dit plaatje staat ook in de set '{other}'."
                yield ContentFault((*path, found.name, one.name), problem, "Geef elke set eigen plaatjes.")
