"""Loose texts and ready answers: the words in every language side by side, with help and what grew old."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from bot.library_texts import text_faults
from cases.content import ContentFault, Plain
from cases.content_edit import Files, Put, at, digest
from cases.errors import NotFound
from console.access import ContentReader, Visitor
from console.content_saving import SEEN, Clash, Saving, save_puts, save_spot
from console.frame import show
from console.language import mark, say
from console.room import InRoom, Room
from console.studio import Change, change_of, writing
from console.taalhulp import Beside, place_of_text, told
from console.typed import Form, Typed
from dialogs.pasted import cleaned
from dialogs.plain_words import left_out
from dialogs.stale import FILE as MARKS
from dialogs.stale import stale_in, still_right
from dialogs.translations import Group, direction, groups_in

router = APIRouter()

FOLDERS = {"teksten": "texts/", "antwoorden": "replies/"}
_LANGUAGES = ("nl-B1", "nl-A2", "en", "nl-B1-u", "nl-A2-u")
_DRAFTS = ("tr", "ar", "pl")
_OPTIONAL = ("nl-B1-u", "nl-A2-u", *_DRAFTS)
NAMES = {
    "nl-B1": mark("Nederlands (bron)"),
    "nl-A2": mark("Eenvoudig Nederlands"),
    "en": mark("Engels"),
    "nl-B1-u": mark("Nederlands, met u"),
    "nl-A2-u": mark("Eenvoudig Nederlands, met u"),
    "nl": mark("Nederlands (sociale kaart)"),
    "tr": mark("Turks (concept, krijgt nog niemand)"),
    "ar": mark("Arabisch (concept, krijgt nog niemand)"),
    "pl": mark("Pools (concept, krijgt nog niemand)"),
}
_EMPTY = mark("Vul deze tekst in. Zonder deze taal kan de wijziging niet in gebruik.")


@dataclass(frozen=True, slots=True)
class Field:
    """One language of a text as the form shows it."""

    language: str
    text: str
    wrong: str
    beside: Beside
    written: str

    @property
    def name(self) -> str:
        return f"tekst-{self.language}"


@router.get("/inhoud/{wijziging}/teksten")
def texts(
    room: InRoom, who: ContentReader, wijziging: str, zoek: Annotated[str, Query(max_length=60)] = ""
) -> Response:
    return _list(room, who, change_of(room, who, wijziging), "teksten", zoek)


@router.get("/inhoud/{wijziging}/antwoorden")
def replies(
    room: InRoom, who: ContentReader, wijziging: str, zoek: Annotated[str, Query(max_length=60)] = ""
) -> Response:
    return _list(room, who, change_of(room, who, wijziging), "antwoorden", zoek)


@router.get("/inhoud/{wijziging}/tekst")
def text(
    room: InRoom,
    who: ContentReader,
    wijziging: str,
    bestand: Annotated[str, Query(max_length=80)] = "",
    plek: Annotated[str, Query(max_length=120)] = "",
    bewaard: str = "",
) -> Response:
    change = change_of(room, who, wijziging)
    if not bestand:
        return RedirectResponse(change.place("teksten"), status_code=303)
    return _page(room, who, change, _group(change.files, bestand, plek), saved=bool(bewaard))


@router.post("/inhoud/{wijziging}/tekst")
def save(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Keep the words as they were typed; what is wrong with them is told, and nothing is lost."""
    change = writing(room, who, wijziging)
    group = _group(change.files, form.text("bestand"), form.text("plek"))
    if form.text("klopt"):
        return _still_right(room, who, change, group, form)
    typed = {one: form[f"tekst-{one}"] for one in _shown(group)}
    wrong = {one: fault for one, words in typed.items() if (fault := _unfit(words))}
    if wrong:
        return _page(room, who, change, group, typed=typed, wrong=wrong)
    after = _after(at(change.files, group.file, group.path), typed, group)
    what = "reply_saved" if group.file.startswith("replies/") else "text_saved"
    saving = Saving(what, (group.place,), form.text(SEEN), form.mark(who.staff.id))
    clash = save_spot(room, who, change, Put(group.file, group.path, None, after), saving)
    if clash is not None:
        return _page(room, who, change_of(room, who, wijziging), group, typed=typed, clash=clash)
    return RedirectResponse(f"{place_of(change, group)}&bewaard=ja", status_code=303)


def _still_right(room: Room, who: Visitor, change: Change, group: Group, form: Typed) -> Response:
    language = form.text("klopt")
    marks = still_right(change.files, group.file, group.place, language).get(MARKS)
    put = Put(MARKS, (), change.files.get(MARKS), marks)
    save_puts(room, who, change, (put,), Saving("still_right", (group.place,), mark=form.mark(who.staff.id)))
    return RedirectResponse(place_of(change, group), status_code=303)


def _after(now: Plain | None, typed: Mapping[str, str], group: Group) -> Plain:
    """Return the languages with what was typed; a form with "u" or a draft that is emptied goes."""
    found = dict(now) if isinstance(now, Mapping) else {}
    for language, words in typed.items():
        said = cleaned(words)
        if said or language not in _OPTIONAL:
            found[language] = said
        else:
            found.pop(language, None)
    return {name: one for name, one in found.items() if not (group.draft and name == "nl-B1")}


def _shown(group: Group) -> tuple[str, ...]:
    return _DRAFTS if group.draft else _LANGUAGES


def _group(files: Files, file: str, place: str) -> Group:
    """Return one text. Raises NotFound for what is no loose text and no ready answer."""
    found = [one for one in _groups(files, file) if one.place == place]
    if not found:
        raise NotFound
    return found[0]


def _groups(files: Files, file: str) -> list[Group]:
    fits = file in files and file.startswith(tuple(FOLDERS.values()))
    return [one for one in groups_in({file: files[file]}) if _named(one)] if fits else []


def _named(group: Group) -> bool:
    """Say whether every part of its place has a name: only such a spot is saved by its path."""
    return all(isinstance(one, str) for one in group.path)


def place_of(change: Change, group: Group) -> str:
    """Return the page of one loose text or ready answer."""
    return place_of_text(change, group.file, group.place)


def _list(room: Room, who: Visitor, change: Change, sort: str, search: str) -> Response:
    files = [name for name in sorted(change.files) if name.startswith(FOLDERS[sort])]
    wanted = search.strip().casefold()
    rows = [
        one
        for file in files
        for one in _groups(change.files, file)
        if wanted in one.place.casefold() or any(wanted in words.casefold() for words in one.said.values())
    ]
    late = {(one.group.file, one.group.place) for one in stale_in(change.files)}
    values = {
        "change": change,
        "place": change.id,
        "sort": sort,
        "search": search,
        "rows": rows,
        "late": late,
        "edits": change.may_edit,
    }
    return show(room, who, "teksten.html", 200, **values)


def _page(
    room: Room,
    who: Visitor,
    change: Change,
    group: Group,
    *,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, ContentFault] | None = None,
    clash: Clash | None = None,
    saved: bool = False,
) -> Response:
    status = 422 if wrong else 409 if clash else 200
    around = {"change": change, "place": change.id, "group": group, "edits": change.may_edit}
    return show(
        room,
        who,
        "tekst.html",
        status,
        **around,
        sort="antwoorden" if group.file.startswith("replies/") else "teksten",
        fields=_fields(room, change, group, typed or group.said, wrong or {}),
        faults=[] if typed else _faults(change, group),
        clash=clash,
        seen=digest(at(change.files, group.file, group.path)),
        names=NAMES,
        without=left_out("nl-B1", room.settings.studio.words),
        saved=saved,
    )


def _fields(
    room: Room, change: Change, group: Group, said: Mapping[str, str], wrong: Mapping[str, ContentFault]
) -> list[Field]:
    late = {
        one.language: one
        for one in stale_in(change.files)
        if (one.group.file, one.group.place) == (group.file, group.place)
    }
    return [
        Field(
            language,
            said.get(language, ""),
            _told(wrong.get(language)),
            told(room, change.files, said.get(language, ""), language, late.get(language)),
            direction(language),
        )
        for language in _shown(group)
    ]


def _unfit(words: str) -> ContentFault | None:
    try:
        cleaned(words)
    except ContentFault as fault:
        return fault
    return None


def _told(fault: ContentFault | None) -> str:
    return "" if fault is None else f"{fault.problem} {fault.remedy}"


def _faults(change: Change, group: Group) -> Sequence[tuple[str, str]]:
    """Return what is wrong with this text, with the language it is about."""
    found = [
        (str(fault.path[-1]) if str(fault.path[-1]) in NAMES else "nl-B1", f"{fault.problem} {fault.remedy}")
        for fault in text_faults(change.files, group.file)
        if fault.path[1:2] == group.path[:1]
    ]
    empty = [(one, say(_EMPTY)) for one in _shown(group) if one not in _OPTIONAL and not group.said.get(one)]
    return list(dict.fromkeys([*found, *empty]))
