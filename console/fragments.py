"""Pieces of pages for open screens: the same rooms, the same access and the same templates as the page."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from cases.desk import Watched
from cases.ids import ClientId
from console.access import AnyVisitor, Lead, Worker, by_itself, watched_session
from console.conversation_page import conversation_pieces, lines_asked
from console.deur import door_pieces
from console.frame import show
from console.postvak import FILTERS, show_inbox
from console.refusals import NotLoggedIn
from console.room import InRoom
from console.start import show_start

router = APIRouter(prefix="/_f")


@router.get("/postvak")
def inbox(room: InRoom, at: Worker, filter: str = FILTERS[0]) -> Response:  # noqa: A002  # the name in the URL
    return show_inbox(room, at, filter, "fragment_postvak.html")


@router.get("/gesprek/{client}")
def conversation(request: Request, room: InRoom, at: Worker, client: str, laatste: str = "") -> Response:
    """Return what may change while somebody types; the forms of reply and note are not in it."""
    asked, refresh = lines_asked(laatste), by_itself(request)
    return conversation_pieces(room, at, ClientId(client), asked, refresh=refresh)


@router.get("/deur/{talk}")
def at_door(request: Request, room: InRoom, at: Worker, talk: str) -> Response:
    return door_pieces(room, at, talk, refresh=by_itself(request))


@router.get("/begin")
def start(request: Request, room: InRoom, who: AnyVisitor) -> Response:
    return show_start(request, room, who, piece=True)


@router.get("/meldingen")
def alerts(room: InRoom, who: Lead) -> Response:
    rows = room.coordination.alerts(who.staff)
    return show(room, who, "fragment.html", piece="_live_meldingen.html", alerts=rows)


@router.get("/hier")
def here(room: InRoom, watched: Annotated[Watched | None, Depends(watched_session)]) -> Response:
    """Note that this person's page is open, also while it is locked: its alarm still sounds."""
    if watched is None:
        raise NotLoggedIn
    room.coordination.here(watched.session.staff)
    return Response(status_code=204)


@router.get("/dienst")
def duty(room: InRoom, who: AnyVisitor) -> Response:
    return show(room, who, "fragment_dienst.html")
