"""The control API: everything a test or a drill in another process may order, as JSON under ``/control``."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Body, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field

from simulator.errors import PhoneRefused, Unknown
from simulator.faults import ALL_KINDS, Fault
from simulator.limits import Limits
from simulator.model import Chat, Json, User
from simulator.moves import move_on
from simulator.screen import screen_of
from simulator.world import CALLBACK_LIFE, DAY, World

Fields = Annotated[dict[str, Any], Body()]


class NewBot(BaseModel):
    token: str
    username: str
    name: str = ""


class NewPhone(BaseModel):
    user_id: int = Field(gt=0)
    first_name: str = "Sam"
    language_code: str = "nl"


class Move(BaseModel):
    """Where the clock goes: to a moment with a zone, or on by seconds."""

    set: datetime | None = None
    advance: float | None = None


class Again(BaseModel):
    bot: str
    update_id: int


class Injected(BaseModel):
    bot: str
    user_id: int
    kind: str
    body: dict[str, Any]
    life: float | None = Field(default=None, gt=0)


def make_fault(world: World, fields: Mapping[str, Any]) -> Fault:
    """Make a rule from loose fields; ``bot`` may be any name of a bot. Raises ValueError."""
    known = {field.name for field in dataclasses.fields(Fault)}
    if not fields.keys() <= known:
        raise ValueError(f"unknown fields: {', '.join(sorted(fields.keys() - known))}")
    named = dict(fields)
    if named.get("bot"):
        named["bot"] = world.bot(str(named["bot"])).username
    return Fault(**named)


def inject(world: World, chat: Chat, kind: str, body: Json, life: float | None) -> int | None:
    """Queue an update of any content, in the line and for as long as the service keeps its kind."""
    tap = kind == "callback_query"
    line = ("callback", chat.user.id) if tap else None
    return world.offer(chat, kind, body, line, life or (CALLBACK_LIFE if tap else DAY))


def limits_of(now: Limits, fields: Mapping[str, Any]) -> Limits:
    """Return the limits with some of them changed. Raises TypeError and ValueError."""
    changed = dataclasses.replace(now, **fields)
    for name, value in dataclasses.asdict(changed).items():
        good = (int, float) if isinstance(getattr(now, name), float) else type(getattr(now, name))
        if not isinstance(value, good) or (name != "on" and (isinstance(value, bool) or not value > 0)):
            raise ValueError(f"{name} cannot be {value!r}")
    return changed


def answer(value: object, status: int = HTTPStatus.OK) -> Response:
    """Answer as ASCII JSON: texts may hold half characters that UTF-8 cannot carry."""
    return Response(json.dumps(value, default=_plain), status, media_type="application/json")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)


def control_app(world: World) -> FastAPI:
    """Return the control API as an application of its own."""
    app = FastAPI(title="Simulator", docs_url=None, redoc_url=None, openapi_url=None)
    _refusals(app)
    _accounts(app, world)
    _phones(app, world)
    _clock_and_limits(app, world)
    _faults(app, world)
    _books(app, world)
    return app


def _refusals(app: FastAPI) -> None:
    codes: dict[type[Exception], int] = {
        PhoneRefused: HTTPStatus.CONFLICT,
        Unknown: HTTPStatus.NOT_FOUND,
        ValueError: HTTPStatus.UNPROCESSABLE_ENTITY,
        TypeError: HTTPStatus.UNPROCESSABLE_ENTITY,
        OverflowError: HTTPStatus.UNPROCESSABLE_ENTITY,
        RequestValidationError: HTTPStatus.UNPROCESSABLE_ENTITY,
    }

    async def refuse(_: Request, error: Exception) -> Response:
        code = next(code for kind, code in codes.items() if isinstance(error, kind))
        return answer({"error": str(error)}, code)

    for kind in codes:
        app.add_exception_handler(kind, refuse)


def _accounts(app: FastAPI, world: World) -> None:
    @app.post("/bots")
    async def add_bot(new: NewBot) -> Response:
        return answer(world.add_bot(new.token, new.username, new.name).as_json())

    @app.get("/bots")
    async def bots() -> Response:
        return answer([bot.as_json() | {"pending": len(bot.backlog)} for bot in world.bots.values()])

    @app.post("/phones")
    async def add_phone(new: NewPhone) -> Response:
        return answer(world.add_user(User(new.user_id, new.first_name, new.language_code)).as_json())

    @app.get("/phones")
    async def phones() -> Response:
        return answer([user.as_json() for user in world.users.values()])

    @app.post("/reset")
    async def reset() -> Response:
        world.reset()
        return answer({})


def _phones(app: FastAPI, world: World) -> None:
    @app.post("/phones/{user_id}/{bot}/{move}")
    async def do(user_id: int, bot: str, move: str, fields: Fields | None = None) -> Response:
        return answer(move_on(world, world.chat(world.bot(bot), user_id), move, fields or {}))

    @app.get("/phones/{user_id}/{bot}/screen")
    async def screen(user_id: int, bot: str) -> Response:
        with world.lock:
            return answer(screen_of(world.chat(world.bot(bot), user_id)).as_json())


def _clock_and_limits(app: FastAPI, world: World) -> None:
    @app.get("/clock")
    async def clock() -> Response:
        return answer({"now": world.clock.now()})

    @app.post("/clock")
    async def move(to: Move) -> Response:
        if to.set is not None:
            world.clock.set(to.set)
        if to.advance is not None:
            world.clock.advance(to.advance)
        return answer({"now": world.clock.now()})

    @app.post("/limits")
    async def limits(fields: Fields) -> Response:
        with world.lock:
            world.meter.limits = limits_of(world.meter.limits, fields)
            world.meter.buckets.clear()
        return answer(dataclasses.asdict(world.meter.limits))


def _faults(app: FastAPI, world: World) -> None:
    @app.post("/faults")
    async def add(fields: Fields) -> Response:
        fault = make_fault(world, fields)
        world.faults.add(fault)
        world.changed()
        return answer(dataclasses.asdict(fault))

    @app.get("/faults")
    async def listed() -> Response:
        rules = [dataclasses.asdict(fault) | {"fired": fired} for fault, fired in world.faults.listed()]
        return answer({"rules": rules, "kinds": ALL_KINDS})

    @app.delete("/faults")
    async def clear() -> Response:
        world.faults.clear()
        return answer({})


def _books(app: FastAPI, world: World) -> None:
    @app.get("/ledger")
    async def ledger(request: Request) -> Response:
        return answer([dataclasses.asdict(row) for row in world.ledger.calls(**_wanted(request))])

    @app.get("/ledger/count")
    async def count(request: Request) -> Response:
        return answer({"count": len(world.ledger.calls(**_wanted(request)))})

    @app.get("/deliveries")
    async def deliveries(request: Request) -> Response:
        return answer([dataclasses.asdict(row) for row in world.ledger.deliveries(**_wanted(request))])

    @app.post("/redeliver")
    async def redeliver(again: Again) -> Response:
        world.redeliver(again.bot, again.update_id)
        return answer({})

    @app.post("/inject")
    async def injected(new: Injected) -> Response:
        chat = world.chat(world.bot(new.bot), new.user_id)
        update_id = inject(world, chat, new.kind, new.body, new.life)
        world.changed()
        return answer({"update_id": update_id})


NUMBERS = frozenset({"chat_id", "status", "message_id", "update_id", "attempt"})
WORDS = frozenset({"bot", "method", "outcome", "fault", "kind", "via"})


def _wanted(request: Request) -> dict[str, object]:
    """Read the filter of a book. Raises ValueError for a field it does not have."""
    wanted: dict[str, object] = {}
    for name, value in request.query_params.items():
        if name not in NUMBERS | WORDS:
            raise ValueError(f"no field {name!r} to filter by")
        wanted[name] = int(value) if name in NUMBERS else value
    return wanted
