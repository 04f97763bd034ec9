"""Passkeys in memory: one that is shown as ``FITS`` opens, anything else does not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from console_fakes import FakeDoor

from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import Moment
from cases.passkeys import Answer, OwnPasskey, Page, Question
from cases.sides import Side

FITS = '{"id":"past"}'
ASKED = Question("nummer", '{"challenge":"AAAA"}')


@dataclass
class FakePasskeys:
    door: Callable[[], FakeDoor]
    made: dict[StaffId, list[OwnPasskey]] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    entering: tuple[str, str] = ("", "")
    """Name and password of whose passkey is shown at the door."""

    def own(self, staff: Staff) -> Sequence[OwnPasskey]:
        return tuple(self.made.get(staff.id, ()))

    def ask_to_make(self, staff: Staff, page: Page) -> Question:
        del staff
        self.pages.append(page)
        return ASKED

    def make(self, staff: Staff, answer: Answer, name: str) -> bool:
        own = self.made.setdefault(staff.id, [])
        if answer.words == FITS:
            own.append(OwnPasskey(f"pk{len(own)}", name, Moment(0), None))
        return answer.words == FITS

    def remove(self, staff: Staff, passkey_id: str) -> None:
        own = self.made.get(staff.id, [])
        if passkey_id not in {one.id for one in own}:
            raise NotFound
        self.made[staff.id] = [one for one in own if one.id != passkey_id]

    def ask_at_door(self, page: Page) -> Question:
        self.pages.append(page)
        return ASKED

    def enter(self, answer: Answer, side: Side | None, address: str) -> str | None:
        return self.door().log_in(*self.entering, side, address) if answer.words == FITS else None

    def ask_to_prove(self, staff: Staff, page: Page) -> Question:
        return self.ask_to_make(staff, page)

    def show(self, token: str, answer: Answer, address: str) -> str | None:
        session = self.door().sessions.get(token)
        if session is None or answer.words != FITS:
            return None
        return self.door().prove(token, self.door().passwords[session.staff.id], address)
