"""The console as one web application, put together from its ports."""

from collections.abc import Mapping

from fastapi import Depends, FastAPI

from bot.ports import Clock, Ids
from cases.sides import Side
from console import (
    afspraken,
    agenda,
    bedreigd,
    bellen,
    bereik,
    bezoek,
    clienten,
    deur,
    fragments,
    gesprek,
    gesprek_afronden,
    gesprek_handelen,
    gevaar,
    live,
    loslaten,
    maatje,
    maatjes,
    mensen,
    mine,
    noodkaart,
    oproep,
    overdracht,
    postvak,
    programma,
    regie,
    ritme,
    rooster,
    rooster_dagen,
    rooster_mensen,
    rooster_mijn,
    rooster_plannen,
    rooster_ruil,
    schrijven,
    start,
    stilte,
    taken,
    terugblik,
    veilig_contact,
    zorg,
)
from console import door as doorway
from console.access import guard
from console.assets import Assets
from console.failures import Failures, Report, log_bug
from console.headers import SecureAnswers
from console.language import InLanguage
from console.live import Streams
from console.pages import Pages
from console.ports import CoordinationDesk, Door, LiveFeed, SideDesk
from console.room import Room
from console.settings import ConsoleSettings
from console.sharing import SaysLess

_ROUTERS = (
    doorway,
    start,
    postvak,
    gesprek,
    gesprek_afronden,
    gesprek_handelen,
    gevaar,
    schrijven,
    fragments,
    live,
    noodkaart,
    clienten,
    programma,
    agenda,
    loslaten,
    afspraken,
    deur,
    bellen,
    stilte,
    taken,
    terugblik,
    veilig_contact,
    zorg,
    ritme,
    rooster,
    rooster_dagen,
    rooster_plannen,
    rooster_mijn,
    rooster_ruil,
    rooster_mensen,
    overdracht,
    regie,
    maatje,
    maatjes,
    bezoek,
    bedreigd,
    mensen,
    mine,
    bereik,
    oproep,
)


def build(
    desks: Mapping[Side, SideDesk],
    coordination: CoordinationDesk,
    door: Door,
    clock: Clock,
    ids: Ids,
    settings: ConsoleSettings,
    *,
    feed: LiveFeed,
    report: Report = log_bug,
) -> FastAPI:
    """Return the console. A side without a desk is off: nobody gets in there."""
    pages = Pages(theme=settings.theme)
    app = FastAPI(dependencies=[Depends(guard)], openapi_url=None, redirect_slashes=False)
    app.state.room = Room(coordination, door, clock, ids, settings, pages)
    app.state.desks = dict(desks)
    app.state.streams = Streams(feed, settings.streams)
    for part in _ROUTERS:
        app.include_router(part.router)
    if settings.theme is not None:
        settings.theme.fit(app)
    app.mount("/static", Assets())
    failures = Failures(pages, ids, report)
    failures.fit(app)
    app.add_middleware(
        SecureAnswers, secure=settings.secure, too_large=failures.too_large, failed=failures.failed
    )
    app.add_middleware(SaysLess)
    app.add_middleware(InLanguage)
    return app
