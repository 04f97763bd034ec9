"""The console as one web application, put together from its ports."""

from collections.abc import Mapping

from fastapi import Depends, FastAPI

from bot.ports import Clock, Ids
from cases.sides import Side
from console import (
    afspraken,
    agenda,
    antwoorden,
    bedreigd,
    bellen,
    bereik,
    bezoek,
    clienten,
    codes,
    deur,
    dialoog,
    eigen_woorden,
    fragments,
    gesprek,
    gesprek_afronden,
    gesprek_delen,
    gesprek_handelen,
    gesprek_kop,
    gevaar,
    gezin,
    inhoud,
    inzage,
    jaarplan,
    jaarplannen,
    kaart,
    live,
    loslaten,
    maatje,
    maatjes,
    mensen,
    mine,
    noodkaart,
    noodtoegang,
    oproep,
    organisatie,
    overdracht,
    passkey_door,
    passkeys,
    password,
    plattegrond,
    postvak,
    proberen,
    proefpersoon,
    programma,
    proof,
    rechten,
    rechten_teksten,
    reden,
    regie,
    reporting,
    ritme,
    rooster,
    rooster_dagen,
    rooster_mensen,
    rooster_mijn,
    rooster_plannen,
    rooster_ruil,
    schrijven,
    stap,
    start,
    stilte,
    taalhulp,
    taken,
    talen,
    teksten,
    terugblik,
    toestemming,
    uitgaven,
    veilig_contact,
    verschil,
    wijziging,
    woorden,
    woorden_effect,
    woorden_gemist,
    woorden_proef,
    woordenlijst,
    woordgroep,
    zorg,
)
from console import door as doorway
from console.access import guard
from console.assets import Assets
from console.failures import Failures, Report
from console.headers import SecureAnswers
from console.language import InLanguage
from console.live import Streams
from console.pages import Pages
from console.policy import the_policy
from console.policy_check import keep
from console.ports import CoordinationDesk, Door, LiveFeed, SideDesk
from console.room import Room
from console.settings import ConsoleSettings
from console.sharing import SaysLess

_ROUTERS = (
    doorway,
    organisatie,
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
    proefpersoon,
    reden,
    programma,
    agenda,
    loslaten,
    afspraken,
    rechten,
    rechten_teksten,
    toestemming,
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
    noodtoegang,
    inzage,
    maatje,
    maatjes,
    bezoek,
    bedreigd,
    mensen,
    mine,
    proof,
    codes,
    gezin,
    password,
    passkeys,
    passkey_door,
    reporting,
    bereik,
    oproep,
    inhoud,
    uitgaven,
    verschil,
    taalhulp,
    antwoorden,
    teksten,
    talen,
    jaarplan,
    kaart,
    jaarplannen,
    dialoog,
    gesprek_delen,
    gesprek_kop,
    plattegrond,
    proberen,
    stap,
    woorden_proef,
    woorden_gemist,
    woorden_effect,
    woordgroep,
    eigen_woorden,
    woorden,
    woordenlijst,
    wijziging,
)
"""Where an address could be that of two routes the first counts: what bears a word before what is free."""


def build(
    desks: Mapping[Side, SideDesk],
    coordination: CoordinationDesk,
    door: Door,
    clock: Clock,
    ids: Ids,
    settings: ConsoleSettings,
    *,
    feed: LiveFeed,
    report: Report,
) -> FastAPI:
    """Return the console; a side without a desk is off. Raises PolicyBroken: a route without a line."""
    pages = Pages(theme=settings.theme)
    app = FastAPI(dependencies=[Depends(guard)], openapi_url=None, redirect_slashes=False)
    app.state.room = Room(coordination, door, clock, ids, settings, pages)
    app.state.desks = dict(desks)
    app.state.streams = Streams(feed, settings.streams)
    app.state.policy = the_policy()
    _serve(app, settings)
    keep(app, app.state.policy)
    failures = Failures(pages, ids, report)
    failures.fit(app)
    app.add_middleware(
        SecureAnswers, secure=settings.secure, too_large=failures.too_large, failed=failures.failed
    )
    app.add_middleware(SaysLess)
    app.add_middleware(InLanguage)
    return app


def _serve(app: FastAPI, settings: ConsoleSettings) -> None:
    """Hang up every route and every folder of files."""
    for part in _ROUTERS:
        app.include_router(part.router)
    if settings.theme is not None:
        settings.theme.fit(app)
    app.mount("/static", Assets())
