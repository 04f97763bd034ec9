"""Groups of words that the rules share: wider is free, and what could find less asks why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from cases.content import Plain
from cases.content_edit import Put, digest
from cases.errors import NotFound
from console import words_danger
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Clash, Saving, save_spot
from console.danger_words import PlacedRule, group_finds_less, groups_in, rules_in
from console.frame import show
from console.room import InRoom, Room
from console.studio import Change, change_of, writing
from console.typed import Form
from console.woorden_effect import effect_of
from console.woorden_form import at_field, reason_typed
from console.words_content import last_reason
from escalation.lexicon_change import WordChange
from escalation.lexicon_form import lines_of, texts_in
from escalation.lexicon_form_check import cleaned_form, group_faults

router = APIRouter()

_FORMS, _FIELD = "forms", "vormen"
_MOST_USERS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """One group as the content holds it: ``plain`` in its file."""

    name: str
    file: str
    plain: Plain

    @property
    def words(self) -> tuple[str, ...]:
        plain = self.plain
        return texts_in(plain.get(_FORMS) if isinstance(plain, Mapping) else plain)

    def holds(self, words: str) -> bool:
        """Say whether its name or one of its words has this in it; ``words`` are small letters."""
        return any(words in one.casefold() for one in (self.name, *self.words))

    def with_words(self, words: Sequence[str]) -> Plain:
        """Return the content of the group with other words, in the shape that it has."""
        return {**self.plain, _FORMS: list(words)} if isinstance(self.plain, Mapping) else list(words)


@dataclass(frozen=True, slots=True)
class Back:
    """What the form comes back with, as it was typed."""

    typed: str = ""
    faults: tuple[Fault, ...] = ()
    less: tuple[WordChange, ...] = ()
    reason: str = ""
    clash: Clash | None = None
    seen: str = ""
    saved: bool = False
    status: int = 200


@router.get("/inhoud/{wijziging}/woorden/groepen")
def groups(
    room: InRoom, who: ContentReader, wijziging: str, zoek: Annotated[str, Query(max_length=60)] = ""
) -> Response:
    change = change_of(room, who, wijziging)
    wanted = zoek.strip().casefold()
    rows = [one for one in (Group(*found) for found in groups_in(change.files)) if one.holds(wanted)]
    values = {"change": change, "place": change.id, "rows": rows, "search": zoek}
    return show(room, who, "woordgroepen.html", 200, **values)


@router.get("/inhoud/{wijziging}/woorden/groep/{groep}")
def group(room: InRoom, who: ContentReader, wijziging: str, groep: str, bewaard: str = "") -> Response:
    change = change_of(room, who, wijziging)
    found = _group(change, groep)
    less = _less(change, found, found.words) if change.may_edit else ()
    steps = change.open.steps if change.open else ()
    reason = last_reason(steps, "group_lowered", groep)
    back = Back("\n".join(found.words), less=less, reason=reason, saved=bool(bewaard))
    return _page(room, who, change, found, back)


@router.post("/inhoud/{wijziging}/woorden/groep/{groep}")
def save_group(room: InRoom, who: ContentReader, wijziging: str, groep: str, form: Form) -> Response:
    """Save the words of a group; what cannot be kept, or a colleague changed, comes back as it was typed."""
    change = writing(room, who, wijziging)
    found = _group(change, groep)
    typed = form[_FIELD]
    values, odd = cleaned_form({_FIELD: typed})
    words = list(dict.fromkeys(" ".join(line.split()) for line in lines_of(values[_FIELD])))
    faults = odd or group_faults(words, found.words)
    less = () if faults else _less(change, found, words)
    reason, wrong = reason_typed(form, less)
    if told := (*map(at_field, faults), *wrong):
        back = Back(typed, told, less, reason, seen=form.text(SEEN), status=422)
        return _page(room, who, change, found, back)
    what, why = ("group_lowered", (groep, reason)) if less else ("group_saved", (groep,))
    put = Put(found.file, ("classes", groep), None, found.with_words(words))
    saving = Saving(what, why, form.text(SEEN), form.mark(who.staff.id))
    if clash := save_spot(room, who, change, put, saving):
        now = change_of(room, who, wijziging)
        back = Back(typed, (), less, reason, clash, status=409)
        return _page(room, who, now, _group(now, groep), back)
    return RedirectResponse(f"{change.place('woorden', 'groep', groep)}?bewaard=ja", status_code=303)


def _group(change: Change, name: str) -> Group:
    """Open the group an address names. Raises NotFound."""
    for one, file, plain in groups_in(change.files):
        if one == name:
            return Group(one, file, plain)
    raise NotFound


def _less(change: Change, found: Group, words: Sequence[str]) -> tuple[WordChange, ...]:
    """Return how Nabij would find less by these words than by those in use; a new group only adds."""
    used = next((one for one in groups_in(change.base_files) if one[0] == found.name), None)
    if used is None:
        return ()
    return group_finds_less(change.files, found.name, Group(*used).words, words)


def _users(change: Change, name: str) -> list[PlacedRule]:
    return [one for one in rules_in(change.files) if one.uses(name)]


def _page(room: Room, who: Visitor, change: Change, found: Group, back: Back) -> Response:
    users = _users(change, found.name)
    return show(
        room,
        who,
        "woordgroep.html",
        back.status,
        change=change,
        place=change.id,
        group=found,
        back=back,
        wrong={one.field: one.text for one in back.faults},
        users=users[:_MOST_USERS],
        more=max(0, len(users) - _MOST_USERS),
        seen=back.seen or digest(found.plain),
        effect=effect_of(room, change, begin=back.saved),
        labels=words_danger,
    )
