"""A telephone call for tests of the console, in memory: two questions, then the closing line."""

from dataclasses import dataclass, field, replace

from cases.calling import AnsweredByPhone, CallBegun, CallSheet, SpokenLine, ToSay
from cases.desk import Staff
from cases.errors import CallMovedOn, CallNotNow, NotFound
from cases.ids import ClientId

FIRST = SpokenLine("Voel je je veilig vandaag?", ToSay.LINE, (("Ja", "Twijfel", "Nee"), ("Ik bel liever",)))
UNSAFE = SpokenLine("Bel 112. Ga naar buiten als dat veilig kan.", ToSay.SAFETY)
CLOSING = SpokenLine("Dank je. Tot morgen.", ToSay.LINE)


def call_with(client: ClientId, alias: str, **changes: object) -> CallSheet:
    """Return a sheet on which today's check-in may begin."""
    plain = CallSheet(client, alias, "over", (), running=False, planned=True, by_phone=True, why_not="")
    return replace(plain, **changes)  # type: ignore[arg-type]  # tests name real fields


@dataclass
class FakeCalls:
    """Fits ``console.ports_call.CallDesk``. ``spoken`` holds what was heard, ``marks`` the forms of it."""

    calls: dict[ClientId, CallSheet] = field(default_factory=dict, kw_only=True)
    spoken: list[str] = field(default_factory=list, kw_only=True)
    marks: set[str] = field(default_factory=set, kw_only=True)

    def call_sheet(self, staff: Staff, client: ClientId) -> CallSheet:
        del staff
        if client not in self.calls:
            raise NotFound
        return self.calls[client]

    def begin_call(self, staff: Staff, client: ClientId, event: CallBegun, mark: str = "") -> None:
        del event, mark
        found = self.call_sheet(staff, client)
        if found.why_not or not found.planned:
            raise CallNotNow(found.why_not or "nothing_planned")
        opener = SpokenLine("Planning staat klaar.", ToSay.OPENER, (("Ja", "Later"),))
        self.calls[client] = replace(found, turn="t1", lines=(opener,), running=True, planned=False)

    def hear(self, staff: Staff, client: ClientId, event: AnsweredByPhone, turn: str, mark: str = "") -> None:
        found = self.call_sheet(staff, client)
        if mark in self.marks:
            return
        if turn != found.turn:
            raise CallMovedOn
        self.marks.add(mark)
        self.spoken.append(event.text)
        lines = (FIRST,) if found.turn == "t1" else (UNSAFE,) if event.text == "Nee" else (CLOSING,)
        going = lines == (FIRST,)
        self.calls[client] = replace(found, turn=f"t{len(self.spoken) + 1}", lines=lines, running=going)
