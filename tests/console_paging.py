"""What calls people, in memory: fits ``console/ports_paging.py``."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cases.desk import Staff
from cases.errors import AddressRefused, CallGoesOn, CallOver, NotFound, TooManyAttempts
from cases.ids import StaffId
from cases.moments import Moment
from cases.reach import Channel, OwnReach

CODE = "123456"


@dataclass
class FakePaging:
    """Refuses addresses with "fout" in them; ``sends`` false: nothing goes. Tokens: True still stands.

    ``goes_on``: tokens of who may not take it up.
    """

    sends: bool = True
    busy: bool = False
    key: str = "BO81sJ3YQstLNqON7fhYS0Zn3Vtz7qZ80bsL1Jt3LkkyPoPlW6rjjr9mcKKevm9hpQLeKG-nPaMauntRJOLMIXQ"
    used: Sequence[Channel] = (Channel.PUSH, Channel.MAIL, Channel.SMS, Channel.VOICE, Channel.PAGER)
    kept: dict[StaffId, list[OwnReach]] = field(default_factory=dict)
    tokens: dict[str, bool] = field(default_factory=dict)
    taken: list[tuple[str, str]] = field(default_factory=list)
    goes_on: set[str] = field(default_factory=set)
    typed: list[str] = field(default_factory=list)

    def channels(self) -> Sequence[Channel]:
        return self.used

    def push_key(self) -> str:
        return self.key

    def own(self, staff: Staff) -> Sequence[OwnReach]:
        return self.kept.get(staff.id, [])

    def add(self, staff: Staff, channel: Channel, address: str) -> bool:
        self.typed.append(address)
        if "fout" in address:
            raise AddressRefused
        own = self.kept.setdefault(staff.id, [])
        own.append(
            OwnReach(f"r{len(own)}-{staff.id}", channel, f"…{address[-3:]}", None, None, code_sent=True)
        )
        return self.sends

    def send_code(self, staff: Staff, reach: str) -> bool:
        self._place(staff, reach)
        if self.busy:
            raise TooManyAttempts(60)
        return self.sends

    def prove(self, staff: Staff, reach: str, code: str) -> bool:
        place = self._place(staff, reach)
        if code == CODE:
            own = self.kept[staff.id]
            own[place] = replace(own[place], verified_at=Moment(1))
        return code == CODE

    def remove(self, staff: Staff, reach: str) -> None:
        place = self._place(staff, reach)
        del self.kept[staff.id][place]

    def test(self, staff: Staff) -> int:
        if self.busy:
            raise TooManyAttempts(60)
        return sum(one.verified_at is not None for one in self.own(staff))

    def look_up(self, token: str) -> None:
        if token not in self.tokens:
            raise NotFound
        if not self.tokens[token]:
            raise CallOver

    def take_up(self, token: str, via: str) -> None:
        self.look_up(token)
        self.taken.append((token, via))
        if token in self.goes_on:
            raise CallGoesOn
        self.tokens[token] = False

    def _place(self, staff: Staff, reach: str) -> int:
        ids = [one.id for one in self.own(staff)]
        if reach not in ids:
            raise NotFound
        return ids.index(reach)
