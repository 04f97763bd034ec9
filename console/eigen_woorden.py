"""Own words: a word or short phrase that a team wants to see, whoever writes it, as rows of one form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault, Plain
from cases.content_edit import Put, at, digest
from cases.levels import Level
from console import words_danger
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Clash, Saving, save_spot
from console.danger_words import OWN_WORDS, everyday_of, groups_of
from console.frame import show
from console.language import say
from console.room import InRoom, Room
from console.studio import Change, change_of, writing
from console.typed import Form, Typed
from console.woorden_form import reason_typed
from console.words_content import last_reason
from escalation.lexicon import draft_of
from escalation.lexicon_change import WordChange, what_changed
from escalation.lexicon_form_check import cleaned_form, group_faults, words_find_too_much
from escalation.lexicon_types import Keyword

router = APIRouter()

_SPOT = ("keywords",)
_EMPTY_ROWS, _MOST_ROWS = 3, 150
"""Rows beyond what one form holds stay as they are."""
_USUAL = Level.REVIEW.word
_NAMES = {"woord": ("woord", "word"), "niveau": ("niveau", "level"), "uitleg": ("uitleg",)}
_LEVELS = tuple(one.word for one in Level if one is not Level.NONE)


@dataclass(frozen=True, slots=True)
class Row:
    """One own word as the form shows it."""

    woord: str = ""
    niveau: str = _USUAL
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """What the form comes back with, as it was typed."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    less: tuple[WordChange, ...] = ()
    reason: str = ""
    clash: Clash | None = None
    seen: str = ""
    saved: bool = False
    status: int = 200


@router.get("/inhoud/{wijziging}/woorden/eigen")
def own_words(room: InRoom, who: ContentReader, wijziging: str, bewaard: str = "") -> Response:
    change = change_of(room, who, wijziging)
    rows = _shown(change)
    less = _less(change, _keywords(_plain_rows(change))) if change.may_edit else ()
    reason = last_reason(change.open.steps, "own_words_lowered", _NAME) if change.open else ""
    return _page(room, who, change, Back(rows, less=less, reason=reason, saved=bool(bewaard)))


_NAME = "eigen woorden"


@router.post("/inhoud/{wijziging}/woorden/eigen")
def save_own_words(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Save all rows; an emptied row goes. What would find less needs a reason, and nothing typed is lost."""
    change = writing(room, who, wijziging)
    typed = tuple(_typed(form))
    rows, faults = _read(typed, change)
    words = _keywords(rows)
    less = () if faults else _less(change, words)
    reason, wrong = reason_typed(form, less)
    if told := (*faults, *wrong):
        return _page(room, who, change, Back(typed, told, less, reason, seen=form.text(SEEN), status=422))
    what, why = ("own_words_lowered", (_NAME, reason)) if less else ("own_words_saved", (_NAME,))
    saving = Saving(what, why, form.text(SEEN), form.mark(who.staff.id))
    if clash := save_spot(room, who, change, Put(OWN_WORDS, _SPOT, None, rows), saving):
        now = change_of(room, who, wijziging)
        return _page(room, who, now, Back(typed, (), less, reason, clash, status=409))
    return RedirectResponse(f"{change.place('woorden', 'eigen')}?bewaard=ja", status_code=303)


def _plain_rows(change: Change) -> Sequence[Plain]:
    found = at(change.files, OWN_WORDS, _SPOT)
    return found if found is not None and not isinstance(found, str | Mapping) else ()


def _field(row: Plain, field: str) -> str:
    fields = row if isinstance(row, Mapping) else {}
    found = next((fields[name] for name in _NAMES[field] if name in fields), "")
    return found if isinstance(found, str) else ""


def _shown(change: Change) -> tuple[Row, ...]:
    return tuple(
        Row(_field(one, "woord"), _field(one, "niveau"), _field(one, "uitleg")) for one in _plain_rows(change)
    )


def _typed(form: Typed) -> Iterator[Row]:
    """Give the rows as they were typed, but for those left empty."""
    for number in range(_MOST_ROWS):
        row = Row(*(form[f"{field}-{number}"] for field in _NAMES))
        if row.woord.strip() or row.uitleg.strip():
            yield row


def _read(typed: Sequence[Row], change: Change) -> tuple[list[Plain], tuple[Fault, ...]]:
    """Return the rows as content, and what keeps them from being kept, each at its field."""
    before = {_field(one, "woord"): one for one in _plain_rows(change)}
    rows: list[Plain] = []
    faults: list[Fault] = []
    for number, row in enumerate(typed):
        values, odd = cleaned_form({"woord": row.woord, "uitleg": row.uitleg})
        word, level = " ".join(values["woord"].split()), row.niveau if row.niveau in _LEVELS else _USUAL
        told = odd or group_faults([word] if word else [], tuple(before))
        faults += [Fault(f"woord-{number}", f"{one.problem} {one.remedy}") for one in told]
        made = {"woord": word, "niveau": level, "uitleg": values["uitleg"].strip()}
        rows.append({name: text for name, text in made.items() if text})
    rows += _plain_rows(change)[_MOST_ROWS:]
    return rows, tuple(faults) or tuple(_refused(rows, change))


def _refused(rows: Sequence[Plain], change: Change) -> Iterator[Fault]:
    """Give what the reader of own words has against them, and words that everybody writes."""
    for fault in draft_of({OWN_WORDS: {"keywords": rows}}, prove=False).faults:
        place = fault.path[2] if len(fault.path) > 2 else 0  # noqa: PLR2004  # file, list, row
        yield Fault(f"woord-{place}", f"{fault.problem} {fault.remedy}")
    common: ContentFault | None = words_find_too_much(
        _keywords(rows), groups_of(change.files), everyday_of(change.base_files)
    )
    if common is not None:
        yield Fault(f"woord-{common.path[0]}", f"{common.problem} {common.remedy}")


def _keywords(rows: Sequence[Plain]) -> tuple[Keyword, ...]:
    return draft_of({OWN_WORDS: {"keywords": rows}}, prove=False).lexicon.keywords


def _less(change: Change, words: Sequence[Keyword]) -> tuple[WordChange, ...]:
    """Return how Nabij would find less by these words than by those in use."""
    used = at(change.base_files, OWN_WORDS, _SPOT)
    old = _keywords(used if used is not None and not isinstance(used, str | Mapping) else ())
    now = groups_of(change.files)
    found = what_changed(replace(now, keywords=old), replace(now, keywords=tuple(words)))
    return (*found.lowered, *found.removed)


def _page(room: Room, who: Visitor, change: Change, back: Back) -> Response:
    blank = _EMPTY_ROWS if change.may_edit else 0
    return show(
        room,
        who,
        "eigen_woorden.html",
        back.status,
        change=change,
        place=change.id,
        back=back,
        rows=(*back.rows, *([Row()] * blank))[:_MOST_ROWS],
        wrong={one.field: one.text for one in back.faults},
        seen=back.seen or digest(at(change.files, OWN_WORDS, _SPOT)),
        levels=[(code, say(words_danger.LEVELS[code])) for code in _LEVELS],
        labels=words_danger,
    )
