"""Where somebody on duty is called: own addresses, each proven by a code, and a test page over them."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.errors import NabijError
from cases.reach import Channel
from console.access import AnyVisitor, Visitor
from console.assets import lean
from console.frame import show
from console.language import mark, say
from console.oproep import Calling
from console.ports_paging import Paging
from console.refusals import BadForm
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form

router = APIRouter()

PLACE = "/mij/bereik"
LABELS = {
    Channel.PUSH: mark("Melding op een apparaat"),
    Channel.MAIL: mark("E-mail"),
    Channel.SMS: mark("Sms"),
    Channel.VOICE: mark("Telefoontje"),
    Channel.PAGER: mark("Pieper"),
}
TYPED_AS = {
    Channel.MAIL: (mark("E-mailadres"), "email"),
    Channel.SMS: (mark("Mobiel nummer voor sms"), "tel"),
    Channel.VOICE: (mark("Nummer waarop u gebeld wordt"), "tel"),
    Channel.PAGER: (mark("Nummer of naam van uw pieper"), "text"),
}
NOTICES = {
    "verstuurd": mark("De code is verstuurd. Typ hem hieronder over."),
    "niet-verstuurd": mark("De code kon niet worden verstuurd. Klopt het adres? Probeer het nog een keer."),
    "bewezen": mark("Het klopt. Op dit adres wordt u voortaan opgeroepen."),
    "fout": mark("Deze code klopt niet of is te oud. Vraag een nieuwe."),
    "weg": mark("Het adres is weg. U wordt daar niet meer opgeroepen."),
    "getest": mark(
        "De testoproep is verstuurd. Pak hem op zoals een echte, dan staat hieronder dat het werkte."
    ),
    "niets": mark("Er kon geen testoproep weg. Zorg dat er een adres is dat bewezen is."),
}


@router.get(PLACE)
def addresses(room: InRoom, who: AnyVisitor, paging: Calling, bericht: str = "") -> Response:
    return _page(room, who, paging, notice=NOTICES.get(bericht, ""))


@router.post(PLACE)
def add(room: InRoom, who: AnyVisitor, paging: Calling, form: Form) -> Response:
    """Keep an address and send a code there; what is wrong with it is told, and stays in its field."""
    channel = _channel(form.text("kanaal"))
    try:
        sent = paging.add(who.staff, channel, form.text("adres"))
    except NabijError as refused:
        return _page(room, who, paging, problem=sentence(refused), wrong=channel, status=refused.status)
    return _to("verstuurd" if sent else "niet-verstuurd")


@router.post(PLACE + "/test")
def test(room: InRoom, who: AnyVisitor, paging: Calling) -> Response:
    """Send a test page over everything that is proven."""
    try:
        sent = paging.test(who.staff)
    except NabijError as refused:
        return _page(room, who, paging, problem=sentence(refused), status=refused.status)
    return _to("getest" if sent else "niets")


@router.post(PLACE + "/{reach}/code")
def send_code(room: InRoom, who: AnyVisitor, paging: Calling, reach: str) -> Response:
    try:
        sent = paging.send_code(who.staff, reach)
    except NabijError as refused:
        return _page(room, who, paging, problem=sentence(refused), status=refused.status)
    return _to("verstuurd" if sent else "niet-verstuurd")


@router.post(PLACE + "/{reach}/bewijs")
def prove(who: AnyVisitor, paging: Calling, reach: str, form: Form) -> Response:
    code = form.text("code").replace(" ", "")
    return _to("bewezen" if paging.prove(who.staff, reach, code) else "fout")


@router.post(PLACE + "/{reach}/weg")
def remove(who: AnyVisitor, paging: Calling, reach: str) -> Response:
    paging.remove(who.staff, reach)
    return _to("weg")


@router.get("/sw.js")
def service_worker(_who: AnyVisitor) -> Response:
    """Give the service worker to who is logged in, at the top: it may then speak for the whole site."""
    return Response(lean("js/sw.js"), media_type="text/javascript")


def is_deaf(request: Request, who: Visitor) -> bool:
    """Say whether this person can be called nowhere, though the organisation calls people."""
    paging: Paging | None = getattr(request.app.state, "paging", None)
    if paging is None or not paging.channels():
        return False
    return all(one.verified_at is None for one in paging.own(who.staff))


def _channel(code: str) -> Channel:
    """Return the channel of a form. Raises BadForm."""
    try:
        return Channel(code)
    except ValueError:
        raise BadForm from None


def _to(notice: str) -> Response:
    return RedirectResponse(f"{PLACE}?bericht={notice}", status_code=303)


def _page(
    room: Room,
    who: Visitor,
    paging: Paging,
    *,
    notice: str = "",
    problem: str = "",
    wrong: Channel | None = None,
    status: int = 200,
) -> Response:
    used = paging.channels()
    return show(
        room,
        who,
        "bereik.html",
        status,
        own=paging.own(who.staff),
        labels=LABELS,
        fields=[(each, *TYPED_AS[each]) for each in used if each in TYPED_AS],
        push_key=paging.push_key(),
        notice=say(notice) if notice else "",
        problem=problem,
        wrong=wrong,
        really=replace(room.when(), now=room.clock.real()),
    )
