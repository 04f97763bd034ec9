"""Who is paged when, until somebody takes the flag. It never ends by itself and never pages nobody."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cases.ids import StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after, wall
from cases.roster import DutyKind, Post, Shift
from escalation.duty import Duty
from escalation.routes import COORDINATOR_CLASSES, DUTY_CLASSES, OWNER_CLASSES
from escalation.severity import in_service_hours, is_working_day

MINUTE_15_STEP = 3
"""The step at which a client who was told that somebody is being asked hears that nobody is free."""

DANGER_CARD = "danger_card"

_ALL = (Post.DUTY, Post.BACKUP, Post.COORDINATOR)
_ACUTE_STEPS = ((Post.DUTY,), (Post.DUTY,), (Post.BACKUP,), (Post.COORDINATOR,))
_HIGH_STEPS = ((Post.DUTY,), (Post.BACKUP,), (Post.COORDINATOR,))
_FALL = (Post.DUTY, Post.BACKUP, Post.COORDINATOR, Post.LEAD)
_ACUTE_GAPS = (5 * MINUTE, 5 * MINUTE, 5 * MINUTE)
_ACUTE_ROUND = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is called out. ``owner`` may be paged: a volunteer never is (whoever asks leaves those out).

    ``again``: who took the flag before did not answer, so a second person is called at the same moment.
    """

    level: Level
    code: str = ""
    owner: StaffId | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One person at one post; ``staff`` None: the page stands open for whoever logs in."""

    post: Post
    staff: StaffId | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """Whom to page now, and when the next step falls due."""

    called: tuple[Call, ...]
    next_due: Moment


def rung(alarm: Alarm, step: int, duty: Duty, at: Moment) -> Rung:
    """Return one step of the ladder; ``step`` counts from 0.

    Acute: duty and owner, duty at 5 minutes, backup at 10, coordinator at 15, then all three every 15
    minutes. High: the owner in service hours and duty outside them, then backup and coordinator an hour
    apart, then all three every hour. An empty post falls through to the next one at once. Source: domain
    §4.2 and §4.4, practice H5 and H15.
    """
    calls = [call for post in _posts(alarm, step, duty, at) for call in _at(post, duty)]
    if step == 0:
        calls = [*_owner(alarm, duty, at), *calls]
    return Rung(_once(calls), after(at, _gap(alarm.level, step)))


def _posts(alarm: Alarm, step: int, duty: Duty, at: Moment) -> tuple[Post, ...]:
    steps: tuple[tuple[Post, ...], ...] = _ACUTE_STEPS if alarm.level is Level.ACUTE else _HIGH_STEPS
    posts = steps[step] if step < len(steps) else _ALL
    if step == 0 and _is_owners(alarm, duty, at):
        posts = ()
    if step == 0 and alarm.code in COORDINATOR_CLASSES:
        posts = (*posts, Post.COORDINATOR)
    return (*posts, Post.BACKUP) if step == 0 and alarm.again else posts


def _owner(alarm: Alarm, duty: Duty, at: Moment) -> tuple[Call, ...]:
    owner = alarm.owner
    if owner is None or owner in duty.barred:
        return ()
    called = alarm.level is Level.ACUTE or (_in_office(duty, at) and _names_owner(alarm))
    return (Call(Post.DUTY, owner),) if called else ()


def _is_owners(alarm: Alarm, duty: Duty, at: Moment) -> bool:
    """Say whether the owner alone is called first: a high flag, in the hours in which the owner works."""
    if alarm.level is Level.ACUTE or alarm.code in DUTY_CLASSES:
        return False
    return bool(_owner(alarm, duty, at))


def _names_owner(alarm: Alarm) -> bool:
    return not alarm.code or alarm.code in OWNER_CLASSES


def _in_office(duty: Duty, at: Moment) -> bool:
    here = wall(at, ZoneInfo(duty.zone))
    return in_service_hours(here) and is_working_day(here.date(), duty.days_off)


def _at(post: Post, duty: Duty) -> tuple[Call, ...]:
    """Return whom a post means now: its own people, and the backup with those who may not notice it."""
    free = tuple(shift for shift in duty.all_at(post) if shift.staff not in duty.barred)
    if not free:
        return (*_cards(post, duty), *_fallen(post, duty))
    called = tuple(Call(post, shift.staff) for shift in free)
    if post is Post.DUTY and not any(map(_surely_reached, free)):
        called += tuple(Call(Post.BACKUP, one.staff) for one in _free_at(Post.BACKUP, duty))
    return called


def _surely_reached(shift: Shift) -> bool:
    return shift.verified and (shift.kind is DutyKind.REACHABLE or shift.present)


def _cards(post: Post, duty: Duty) -> tuple[Call, ...]:
    """Return the danger cards of a duty post whose people all touched the other side (practice H5)."""
    if post is not Post.DUTY:
        return ()
    return tuple(Call(post, shift.staff, DANGER_CARD) for shift in duty.all_at(post))


def _fallen(post: Post, duty: Duty) -> tuple[Call, ...]:
    """Return who answers for a post without anybody: the next one with people, or any with people."""
    place = _FALL.index(post)
    for candidate in (*_FALL[place + 1 :], *_FALL[:place]):
        free = _free_at(candidate, duty)
        if free:
            return tuple(Call(candidate, shift.staff) for shift in free)
    return _nobody(duty)


def _nobody(duty: Duty) -> tuple[Call, ...]:
    """Return the open page, and a card for whoever could at least look for somebody.

    Where people are there and none may open this client, the open page tells no more than a card does.
    """
    known = DANGER_CARD if any(shift.staff in duty.barred for shift in duty.crew) else ""
    cards = tuple(Call(Post.COORDINATOR, shift.staff, DANGER_CARD) for shift in duty.all_at(Post.COORDINATOR))
    return (Call(Post.DUTY, None, known), *cards)


def _free_at(post: Post, duty: Duty) -> tuple[Shift, ...]:
    return tuple(shift for shift in duty.all_at(post) if shift.staff not in duty.barred)


def _once(calls: list[Call]) -> tuple[Call, ...]:
    """Return the calls with each person in them once, at the first post they are called for."""
    first: dict[StaffId | None, Call] = {}
    for call in calls:
        first.setdefault(call.staff, call)
    return tuple(first.values())


def _gap(level: Level, step: int) -> int:
    if level is not Level.ACUTE:
        return HOUR
    return _ACUTE_GAPS[step] if step < len(_ACUTE_GAPS) else _ACUTE_ROUND
