"""What a change of the danger words does to sentences of known level, before somebody else reads it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, Response

from cases.content import Plain
from cases.content_edit import digest
from console import words_danger
from console.access import ContentReader
from console.danger_words import is_word_file
from console.frame import show
from console.room import InRoom, Room
from console.studio import Change, change_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class EffectNow:
    """``changed``: danger words differ from those in use. ``going``: it is being looked at now."""

    changed: bool = False
    going: bool = False
    result: Mapping[str, object] = field(default_factory=dict)


@router.get("/inhoud/{wijziging}/woorden/effect")
def effect(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    """Show the effect of a change; opening the page begins the look."""
    change = change_of(room, who, wijziging)
    values = {"change": change, "place": change.id, "effect": effect_of(room, change, begin=True)}
    return show(room, who, "woorden_effect.html", 200, labels=words_danger, **values)


@router.get("/_f/inhoud/{wijziging}/woorden/effect")
def effect_live(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    """Say how far the look is, for a page that waits."""
    change = change_of(room, who, wijziging)
    values = {"change": change, "place": change.id, "effect": effect_of(room, change)}
    return show(room, who, "fragment.html", 200, piece="_woorden_effect.html", labels=words_danger, **values)


def effect_of(room: Room, change: Change, *, begin: bool = False) -> EffectNow:
    """Return what is known of the effect of a change; with ``begin`` the look begins where it did not."""
    differing = [name for name in {*change.files, *change.base_files} if _differs(change, name)]
    if not differing:
        return EffectNow()
    effects = room.settings.studio.effects
    mark = f"{change.base}:{digest({name: _both(change, name) for name in differing})}"
    if begin:
        words = [{name: one[name] for name in one if is_word_file(name)} for one in _contents(change)]
        effects.begin(mark, words[0], words[1])
    found = effects.found(mark)
    return EffectNow(changed=True, going=found == "", result=json.loads(found) if found else {})


def _contents(change: Change) -> tuple[Mapping[str, Plain], Mapping[str, Plain]]:
    return change.base_files, change.files


def _differs(change: Change, name: str) -> bool:
    return is_word_file(name) and change.files.get(name) != change.base_files.get(name)


def _both(change: Change, name: str) -> Plain:
    return [one.get(name, "") for one in _contents(change)]
