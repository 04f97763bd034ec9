"""The danger sheet: one page for the minutes that count, and a tick for each step.

Nothing here calls, sends or reports: a human does, and says so with a tick.
"""

from collections.abc import Mapping
from contextlib import suppress
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.danger import DangerSheet, Step, standing
from cases.desk import FlagRow
from cases.errors import FlagGone, NabijError, NotFound
from cases.events import ActedOutside, ConversationClaimed
from cases.ids import ClientId
from console.access import AtDesk, Worker
from console.contact_now import contact_now
from console.duty_now import DutyNow, duty_now
from console.frame import show
from console.gevaar_plan import ACTS, plan_of
from console.gevaar_text import (
    ADVICE,
    DONE,
    FIELDS,
    KINDS,
    LONGEST,
    NAMES,
    REGION,
    SERIOUS,
    already_done,
    handover,
    stamp,
)
from console.gevaar_words import HOW, MELDCODE, PROBLEMS, STEPS, WEIGHING
from console.hints import hint_for
from console.language import say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form, Typed

router = APIRouter()
SHEET, MELDCODE_PAGE, HANDOVER = "gevaar", "meldcode", "veilig-thuis"
_PAGES = (SHEET, MELDCODE_PAGE, HANDOVER)


@router.get("/gesprek/{client}/gevaar")
def sheet(room: InRoom, at: Worker, client: str) -> Response:
    """Open the sheet; an own S3 opens the emergency card with it, logged before it is read."""
    return _sheet(room, at, ClientId(client))


@router.post("/gesprek/{client}/gevaar/stap")
def step(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep a step or take it back. A call counts as an answer, so that the ladder knows (practice H14)."""
    place = form.text("naar")
    if form.text("stap") not in set(Step) or place not in _PAGES:
        raise BadForm
    taken, done = Step(form.text("stap")), not form.ticked("terug")
    told = _tell_the_ladder(room, at, client, form, taken) if done else True
    try:
        mark = form.mark(at.staff.id, "danger_step", client)
        at.desk.tick(at.staff, ClientId(client), taken, mark, done=done)
    except NotFound:
        raise
    except NabijError as error:
        return _sheet(room, at, ClientId(client), sentence(error), error.status)
    if not told:
        return _sheet(room, at, ClientId(client), say(PROBLEMS))
    return RedirectResponse(f"/gesprek/{client}/{place}#{taken.value}", status_code=303)


@router.post("/gesprek/{client}/gevaar/oppakken")
def claim(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Take the conversation over and stay on the sheet."""
    open_flags = at.desk.danger(at.staff, ClientId(client), card=False).flags
    event = ConversationClaimed(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        alias=at.staff.alias,
        flag=open_flags[0].flag if open_flags else None,
    )
    try:
        at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "danger_claim", client))
    except NotFound:
        raise
    except NabijError as error:
        return _sheet(room, at, ClientId(client), sentence(error), error.status)
    return RedirectResponse(f"/gesprek/{client}/gevaar", status_code=303)


@router.get("/gesprek/{client}/meldcode")
def meldcode(room: InRoom, at: Worker, client: str) -> Response:
    """Show the five steps and the five questions, under the pseudonym alone."""
    opened = _with_words(at, client)
    values = _values(room, at, opened)
    return show(room, at, "gevaar_meldcode.html", 200, **values, stages=MELDCODE, weighing=WEIGHING)


@router.get("/gesprek/{client}/veilig-thuis")
def handover_form(room: InRoom, at: Worker, client: str) -> Response:
    opened = _with_words(at, client)
    done = already_done(standing(opened.ticks).values(), ZoneInfo(room.settings.zone))
    return _handover_page(room, at, opened, {DONE: done}, "")


@router.post("/gesprek/{client}/veilig-thuis")
def handover_text(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Set the words in order and show them in full. That it was made is kept; the words are not."""
    opened = _with_words(at, client)
    typed = {name: form[name] for name in (*FIELDS, "soort", "ernst")}
    kind, serious = form.text("soort"), form.text("ernst")
    if kind not in KINDS or serious not in SERIOUS or any(len(one) > LONGEST for one in typed.values()):
        return _handover_page(room, at, opened, typed, "", BadForm.status)
    now, zone = room.clock.now(), ZoneInfo(room.settings.zone)
    with suppress(FlagGone):
        at.desk.tick(at.staff, opened.client, Step.VT_TEXT_MADE, form.mark(at.staff.id, "vt_text", client))
    placed = {**typed, REGION: room.settings.region(at.desk.side)}
    text = handover(placed, kind, serious, opened.alias, stamp(now, zone))
    return _handover_page(room, at, opened, typed, text)


def _tell_the_ladder(room: Room, at: AtDesk, client: str, form: Typed, taken: Step) -> bool:
    """Say whether the machine knows of this act; it is no ground to lose the tick."""
    if taken not in ACTS:
        return True
    event = ActedOutside(id=room.event_id(), at=room.clock.now(), by=at.staff.id, act=ACTS[taken])
    try:
        at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "acted", client))
    except NabijError:
        return False
    return True


def _with_words(at: AtDesk, client: str) -> DangerSheet:
    """Open the sheet without the card, for who may see this client. Raises NotFound."""
    opened = at.desk.danger(at.staff, ClientId(client), card=False)
    if opened.state is None:
        raise NotFound
    return opened


def _sheet(room: Room, at: AtDesk, client: ClientId, notice: str = "", status: int = 200) -> Response:
    opened = at.desk.danger(at.staff, client)
    return show(room, at, "gevaar.html", status, **_values(room, at, opened), notice=notice)


def _handover_page(
    room: Room, at: AtDesk, opened: DangerSheet, typed: dict[str, str], text: str, status: int = 200
) -> Response:
    kept = {"soort": ADVICE, "ernst": "weet_niet", **typed}
    return show(
        room,
        at,
        "gevaar_veilig_thuis.html",
        status,
        **_values(room, at, opened),
        text=text,
        typed={name: kept.get(name, "") for name in (*FIELDS, "soort", "ernst")},
        refused=status == BadForm.status,
        fields=FIELDS,
        kinds=_options(KINDS),
        serious=_options(SERIOUS),
        longest=LONGEST,
        unnamed=NAMES,
    )


def _values(room: Room, at: AtDesk, opened: DangerSheet) -> dict[str, object]:
    now = room.clock.now()
    posts = duty_now(room.coordination.roster(at.desk.side), room.coordination.colleagues(), now)
    plan, state = plan_of(opened, at.desk.side), opened.state
    return {
        "sheet": opened,
        "state": state,
        "plan": plan,
        "stands": standing(opened.ticks),
        "posts": posts,
        "rule": None if state is None else contact_now(state, now),
        "mine": state is not None and state.held_by == at.staff.id,
        "hint": _hint(plan.leading),
        "hint_code": plan.leading.code if plan.leading else "",
        "names": _names(opened, posts),
        "steps": STEPS,
        "steps_of": Step,
        "how": HOW,
        "region": room.settings.region(at.desk.side),
    }


def _options(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, say(text)) for code, text in labels.items()]


def _hint(leading: FlagRow | None) -> str:
    return hint_for(leading.code, leading.source) if leading else hint_for("", "")


def _names(opened: DangerSheet, posts: DutyNow) -> dict[Step, str]:
    """Return who is meant by each "told", as far as the house knows."""
    named = {
        Step.TOLD_OWNER: (opened.owner,) if opened.owner else (),
        Step.TOLD_LEAD: posts.lead,
        Step.TOLD_COORDINATOR: posts.coordinator,
    }
    return {step: ", ".join(named.get(step, ())) for step in Step}
