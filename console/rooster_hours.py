"""Opening hours as typed: several stretches a day, past midnight too, and what happens on days off."""

from collections.abc import Mapping
from datetime import time
from itertools import pairwise
from typing import TypeVar

from cases.desk import Service
from cases.roster import DutyModel, HolidayRule, ServiceHours
from console.answers import Answers
from console.language import mark, say
from console.refusals import BadForm
from console.words import WEEKDAYS

MOST = 4
"""So many stretches a day are read; the page shows two, and one more than there are."""
SHOWN = 2
HOLIDAYS = mark("Feestdagen")
_OVERLAP = mark("%(day)s: deze uren lopen over elkaar heen.")
_SAME = mark("%(day)s: begin en einde zijn gelijk. De hele dag? Vul 00:00 en 00:00 in.")
_DAY_MINUTES = 24 * 60

Word = TypeVar("Word", DutyModel, HolidayRule)
Stretches = tuple[tuple[time, time], ...]


def read_service(answers: Answers, zone: str) -> Service | None:
    """Return the service as typed; None with faults. Raises BadForm for a code no page offers."""
    model = _code(DutyModel, answers.form.text("model"))
    rule = _code(HolidayRule, answers.form.text("feestdagen") or HolidayRule.USUAL)
    hours = tuple(
        ServiceHours(number, opens, closes)
        for number in range(7)
        for opens, closes in read_stretches(answers, f"dag{number}", WEEKDAYS[number])
    )
    own = read_stretches(answers, "vrij", HOLIDAYS)
    if model is DutyModel.HOURS and not hours and not answers.faults:
        answers.fault("dag0_van", say("Vul minstens één dag in, of kies een ander soort dienst."))
    if rule is HolidayRule.OWN_HOURS and not own and not answers.faults:
        answers.fault("vrij_van", say("Feestdagen: vul de uren in, of kies ‘Dicht’."))
    return None if answers.faults else Service(model, hours, zone, rule, own)


def names(field: str, number: int) -> tuple[str, str]:
    """Return the names of the inputs of one stretch, the first is 0."""
    after = "" if number == 0 else f"_{number + 1}"
    return f"{field}_van{after}", f"{field}_tot{after}"


def typed_as(service: Service) -> Mapping[str, str]:
    """Return how a form would say this service."""
    by_field: dict[str, list[tuple[time, time]]] = {}
    for one in service.hours:
        by_field.setdefault(f"dag{one.weekday}", []).append((one.opens, one.closes))
    by_field["vrij"] = list(service.holiday_hours)
    return {
        name: f"{clock:%H:%M}"
        for field, stretches in by_field.items()
        for number, stretch in enumerate(sorted(stretches)[:MOST])
        for name, clock in zip(names(field, number), stretch, strict=True)
    }


def rows_of(service: Service) -> Mapping[str, int]:
    """Return how many stretches the form shows for each day: one more than there are."""
    count = {f"dag{day}": sum(one.weekday == day for one in service.hours) for day in range(7)}
    count["vrij"] = len(service.holiday_hours)
    return {field: max(SHOWN, min(MOST, number + 1)) for field, number in count.items()}


def read_stretches(answers: Answers, field: str, what: str) -> Stretches:
    """Return the stretches of one day as typed, in order; what cannot be is a fault."""
    found = []
    for number in range(MOST):
        opens, closes = names(field, number)
        if not any(map(answers.form.ticked, (opens, closes))):
            continue
        clocks = answers.clock(opens, what), answers.clock(closes, what)
        if clocks[0] is not None and clocks[1] is not None:
            found.append((clocks[0], clocks[1]))
            _check(answers, found, closes, what)
    return tuple(sorted(found))


def _check(answers: Answers, found: list[tuple[time, time]], field: str, what: str) -> None:
    """Fault a stretch that is empty, or that overlaps another one of its day."""
    opens, closes = found[-1]
    if opens == closes and opens != time():
        answers.fault(field, say(_SAME, day=say(what)))
    spans = sorted(map(_minutes, found))
    if any(one[1] > other[0] for one, other in pairwise(spans)):
        answers.fault(field, say(_OVERLAP, day=say(what)))


def _minutes(stretch: tuple[time, time]) -> tuple[int, int]:
    begins, ends = (clock.hour * 60 + clock.minute for clock in stretch)
    return begins, ends if ends > begins else ends + _DAY_MINUTES


def _code(words: type[Word], text: str) -> Word:
    try:
        return words(text)
    except ValueError:
        raise BadForm from None
