"""What every page works with: pages, clock, ids, coordination and the door, and no client desk."""

from dataclasses import dataclass
from typing import Annotated, cast
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

from bot.ports import Clock, Ids
from cases.ids import EventId
from console.pages import Pages
from console.ports import CoordinationDesk, Door
from console.settings import ConsoleSettings
from console.times import When


@dataclass(frozen=True, slots=True)
class Room:
    coordination: CoordinationDesk
    door: Door
    clock: Clock
    ids: Ids
    settings: ConsoleSettings
    pages: Pages

    def when(self) -> When:
        return When(self.clock.now(), ZoneInfo(self.settings.zone))

    def event_id(self) -> EventId:
        return EventId(self.ids.new())


def room_of(request: Request) -> Room:
    return cast("Room", request.app.state.room)


InRoom = Annotated[Room, Depends(room_of)]
