"""Reading answers from a form: each fault is kept beside its field, and reading goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from console.language import mark, say
from console.typed import Typed

Choice = TypeVar("Choice")

_CHOOSE = mark("%(what)s: kies er een.")
_ANSWER = mark("%(what)s Kies ja of nee.")
_DAY = mark("%(what)s: vul een datum in.")
_CLOCK = mark("%(what)s: vul een tijd in, zoals 09:00.")


@dataclass(frozen=True, slots=True)
class Fault:
    """``field`` is the id of the input that the error summary links to."""

    field: str
    text: str


class Answers:
    """The typed form with the faults found so far."""

    def __init__(self, form: Typed) -> None:
        self.form = form
        self.faults: list[Fault] = []

    def fault(self, field: str, text: str) -> None:
        self.faults.append(Fault(field, text[:1].upper() + text[1:]))

    def choice(self, field: str, what: str, options: Mapping[str, Choice]) -> Choice | None:
        """Return the chosen option; None with a fault when it is not one of them."""
        chosen = options.get(self.form.text(field))
        if chosen is None:
            self.fault(field, say(_ANSWER if what.endswith("?") else _CHOOSE, what=say(what)))
        return chosen

    def day(self, field: str, what: str) -> date | None:
        try:
            return date.fromisoformat(self.form.text(field))
        except ValueError:
            self.fault(field, say(_DAY, what=say(what)))
            return None

    def clock(self, field: str, what: str) -> time | None:
        try:
            return time.fromisoformat(self.form.text(field)).replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            self.fault(field, say(_CLOCK, what=say(what)))
            return None
