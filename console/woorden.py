"""Danger words: the list of what Nabij looks for, one rule as a form, a new one, and one that goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import RedirectResponse

from cases.content import Plain
from cases.content_edit import Put, at, digest
from cases.errors import NotFound
from console import words, words_danger
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Clash, Saving, save_puts
from console.danger_words import (
    FOLDER,
    PlacedRule,
    finds_less,
    groups_of,
    rule_named,
    rules_in,
)
from console.frame import show
from console.language import say
from console.room import InRoom, Room
from console.studio import Change, change_of, writing
from console.typed import Form, Typed
from console.woorden_effect import effect_of
from console.woorden_form import Entry, reason_typed, typed_entry, unproved
from console.words_content import last_reason
from escalation.lexicon_change import WordChange
from escalation.lexicon_form import form_of, texts_in
from escalation.lexicon_form_check import read_rule
from escalation.lexicon_types import Rule

router = APIRouter()

PER_PAGE = 25
OWN = "eigen"
_NEW_ID = 10
_RULES = ("rules",)
_NOTHING_TRIED = {
    "labels": words_danger,
    "themes": words.CLASSES,
    "typed": "",
    "heard": (),
    "too_long": False,
}
"""What the box to try a sentence in shows before somebody typed one."""
_Search = Annotated[str, Query(max_length=60)]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rules somebody looks for: words that they hold, a theme and a severity."""

    zoek: _Search = ""
    thema: _Search = ""
    ernst: _Search = ""

    def fits(self, one: PlacedRule) -> bool:
        right = self.thema in ("", one.theme) and self.ernst in ("", one.severity)
        return right and one.holds(self.zoek.strip().casefold())


@router.get("/inhoud/{wijziging}/woorden")
def rules(
    room: InRoom,
    who: ContentReader,
    wijziging: str,
    asked: Annotated[Asked, Depends()],
    blad: Annotated[int, Query(ge=1, le=999)] = 1,
) -> Response:
    """Show the rules that fit, a page at a time; a page too far shows the last one."""
    change = change_of(room, who, wijziging)
    found = [one for one in rules_in(change.files) if asked.fits(one)]
    pages = max(1, -(-len(found) // PER_PAGE))
    here = min(blad, pages)
    return show(
        room,
        who,
        "woorden.html",
        200,
        change=change,
        place=change.id,
        rows=found[(here - 1) * PER_PAGE : here * PER_PAGE],
        count=len(found),
        page=here,
        pages=pages,
        asked=asked,
        **_NOTHING_TRIED,
    )


@router.get("/inhoud/{wijziging}/woorden/nieuw")
def new_rule(room: InRoom, who: ContentReader, wijziging: str, thema: _Search = "") -> Response:
    theme = thema if thema in words.CLASSES else ""
    return _page(room, who, writing(room, who, wijziging), None, _Back(theme=theme))


@router.post("/inhoud/{wijziging}/woorden/nieuw")
def add_rule(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Add a rule: it can only find more, so no reason is asked."""
    change = writing(room, who, wijziging)
    name = f"{OWN}.{room.ids.new()[-_NEW_ID:].lower()}"
    entry = typed_entry(form, change, None, name, _today(room))
    if entry.faults:
        return _page(room, who, change, None, _Back(entry, status=422))
    file = _file_for(form.text("taal"), str(entry.plain["code"]))
    saving = _saving(who, form, "rule_added", _title(entry.plain))
    put = _added(change, f"{FOLDER}{file}.yaml", name, entry.plain)
    if save_puts(room, who, change, (put,), saving) is not None:
        return _page(room, who, change, None, _Back(entry, gone=True, status=409))
    return RedirectResponse(f"{change.place('woorden', file, name)}?bewaard=ja", status_code=303)


@router.get("/inhoud/{wijziging}/woorden/{bestand}/{regel}")
def rule(
    room: InRoom, who: ContentReader, wijziging: str, bestand: str, regel: str, bewaard: str = ""
) -> Response:
    change = change_of(room, who, wijziging)
    spot = _spot(change, bestand, regel)
    return _page(room, who, change, spot, _Back(saved=bool(bewaard)))


@router.post("/inhoud/{wijziging}/woorden/{bestand}/{regel}")
def save_rule(
    room: InRoom, who: ContentReader, wijziging: str, bestand: str, regel: str, form: Form
) -> Response:
    """Save a rule. What would find less needs a reason; what cannot be kept comes back as it was typed."""
    change = writing(room, who, wijziging)
    spot = _found(change, bestand, regel)
    entry = typed_entry(form, change, spot.plain if spot else None, regel, _today(room))
    if spot is None:
        return _page(room, who, change, None, _Back(entry, gone=True, status=409))
    seen = form.text(SEEN)
    if entry.faults:
        return _page(room, who, change, spot, _Back(entry, seen=seen, status=422))
    if seen != digest(spot.plain) or not _saved(room, who, change, spot, entry, form):
        now = change_of(room, who, wijziging)
        fresh = _found(now, bestand, regel)
        clash = Clash(entry.plain, fresh.plain) if fresh else None
        back = _Back(entry, clash, gone=fresh is None, status=409)
        return _page(room, who, now, fresh, back)
    return RedirectResponse(f"{change.place('woorden', bestand, regel)}?bewaard=ja", status_code=303)


def _saved(room: Room, who: Visitor, change: Change, spot: PlacedRule, entry: Entry, form: Typed) -> bool:
    """Put the rule in its place among the others; False where a colleague changed one of them just now."""
    what = "rule_lowered" if entry.less else "rule_saved"
    saving = _saving(who, form, what, _title(entry.plain), entry.reason if entry.less else "")
    return (
        save_puts(room, who, change, (Put(spot.path, (*_RULES, spot.name), spot.plain, entry.plain),), saving)
        is None
    )


@router.get("/inhoud/{wijziging}/woorden/{bestand}/{regel}/weg")
def ask_removal(room: InRoom, who: ContentReader, wijziging: str, bestand: str, regel: str) -> Response:
    change = writing(room, who, wijziging)
    return _removal(room, who, change, _spot(change, bestand, regel))


@router.post("/inhoud/{wijziging}/woorden/{bestand}/{regel}/weg")
def remove_rule(
    room: InRoom, who: ContentReader, wijziging: str, bestand: str, regel: str, form: Form
) -> Response:
    """Take a rule away, with the reason when it is in use."""
    change = writing(room, who, wijziging)
    spot = _spot(change, bestand, regel)
    less = finds_less(change.base_files, groups_of(change.files), regel, None)
    reason, wrong = reason_typed(form, less)
    if wrong:
        return _removal(room, who, change, spot, reason=reason, faults=wrong, status=422)
    if form.text(SEEN) != digest(spot.plain):
        return _removal(room, who, change, spot, reason=reason, moved=True, status=409)
    put = Put(spot.path, (*_RULES, spot.name), spot.plain, None)
    saving = _saving(who, form, "rule_removed", spot.title, reason if less else "")
    if save_puts(room, who, change, (put,), saving) is not None:
        return _removal(room, who, change, spot, reason=reason, moved=True, status=409)
    return RedirectResponse(change.place("woorden"), status_code=303)


def _spot(change: Change, file: str, name: str) -> PlacedRule:
    """Open the rule an address names. Raises NotFound."""
    found = _found(change, file, name)
    if found is None:
        raise NotFound
    return found


def _found(change: Change, file: str, name: str) -> PlacedRule | None:
    found = rule_named(change.files, name)
    return found if found is not None and found.file == file else None


def _today(room: Room) -> str:
    return room.when().machine(room.clock.now())[:10]


def _title(plain: Mapping[str, Plain]) -> str:
    return str(plain.get("uitleg", ""))


def _file_for(tongue: str, theme: str) -> str:
    return words_danger.TONGUE_FILES.get(tongue, f"{OWN}-{theme.lower()}")


def _added(change: Change, path: str, name: str, rule: Plain) -> Put:
    """Return the edit that adds a rule to a file; the first one there makes the list."""
    now = at(change.files, path, _RULES)
    return Put(path, _RULES, now, [rule]) if now is None else Put(path, (*_RULES, name), None, rule)


def _saving(who: Visitor, form: Typed, what: str, *told: str) -> Saving:
    return Saving(what, tuple(filter(None, told)), mark=form.mark(who.staff.id))


def _removal(
    room: Room,
    who: Visitor,
    change: Change,
    spot: PlacedRule,
    *,
    reason: str = "",
    faults: Sequence[Fault] = (),
    moved: bool = False,
    status: int = 200,
) -> Response:
    less = finds_less(change.base_files, groups_of(change.files), spot.name, None)
    values = {"change": change, "place": change.id, "spot": spot, "less": less, "reason": reason}
    values |= {"faults": faults, "moved": moved, "seen": digest(spot.plain)}
    return show(room, who, "woorden_weg.html", status, **values)


@dataclass(frozen=True, slots=True)
class _Back:
    """What a form comes back with: as it was typed, and what a colleague made of the rule meanwhile.

    ``gone``: it is not there any more, or the list it goes into changed just now.
    """

    entry: Entry | None = None
    clash: Clash | None = None
    gone: bool = False
    seen: str = ""
    saved: bool = False
    theme: str = ""
    status: int = 200


def _page(room: Room, who: Visitor, change: Change, spot: PlacedRule | None, back: _Back) -> Response:
    """Show the form of one rule; of none it is the form of a new one."""
    entry = back.entry
    return show(
        room,
        who,
        "woord.html",
        back.status,
        change=change,
        place=change.id,
        spot=spot,
        back=back,
        values=entry.shown if entry else _shown(spot, back.theme),
        wrong={one.field: one.text for one in entry.faults} if entry else {},
        problems=entry.faults if entry else (),
        lacks=unproved(change, spot.plain) if spot and not entry else (),
        less=entry.less if entry else _less(change, spot),
        reason=entry.reason if entry else _last_reason(change, spot),
        seen=back.seen or (digest(spot.plain) if spot else ""),
        groups=groups_of(change.files).classes,
        only=_only(spot),
        effect=effect_of(room, change, begin=back.saved),
        **_NOTHING_TRIED,
    )


def _shown(spot: PlacedRule | None, theme: str) -> Mapping[str, str]:
    return spot.shown if spot else {**form_of(None), "thema": theme}


def _less(change: Change, spot: PlacedRule | None) -> Sequence[WordChange]:
    """Return how a rule as it is kept finds less than the one in use."""
    if spot is None or not change.may_edit:
        return ()
    groups = groups_of(change.files)
    found = read_rule(spot.plain, groups.classes)
    return finds_less(change.base_files, groups, spot.name, found if isinstance(found, Rule) else None)


def _only(spot: PlacedRule | None) -> list[str]:
    """Return for whom alone a rule is, in words; empty where it is for everybody."""
    kept = texts_in(spot.plain.get("speakers")) if spot else ()
    return [say(text) for speaker, text in words_danger.SPEAKERS.items() if speaker.value in kept]


def _last_reason(change: Change, spot: PlacedRule | None) -> str:
    """Return the last reason that was given for this rule, so that nobody types it twice."""
    if spot is None or change.open is None:
        return ""
    return last_reason(change.open.steps, "rule_lowered", spot.title)
