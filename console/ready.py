"""Ready answers for one client: by role, language and what the phone may show. None where words may harm."""

from dataclasses import dataclass

from cases.desk import Staff
from cases.levels import Mode
from cases.state import ClientState
from console.contact_now import ContactNow
from console.room import Room


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    key: str
    title: str
    text: str


def ready_for(room: Room, staff: Staff, state: ClientState, rule: ContactNow) -> tuple[ReadyAnswer, ...]:
    """Return what may be chosen now, by title; nothing while somebody may be reading along."""
    if staff.side is None or rule.silent:
        return ()
    mode = rule.mode if rule.mode is Mode.OPEN else Mode.NEUTRAL
    fit = (one for one in room.settings.replies(staff.side) if state.role in one.roles)
    return tuple(
        ReadyAnswer(one.key, one.title, one.text(mode, state.language, formal=state.is_formal))
        for one in sorted(fit, key=lambda one: one.title)
    )
