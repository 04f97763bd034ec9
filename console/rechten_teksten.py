"""Looking texts over before they leave: a worker points at the words that are about somebody else."""

from collections.abc import Sequence

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.ids import ClientId
from cases.own_file import ToLookAt
from cases.rights import RequestRefused
from console.access import AtDesk, Worker
from console.frame import show
from console.language import mark, say
from console.rechten import back, row_of
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed

router = APIRouter()
AT_ONCE = 120
"""Words on one page, so that a form with every box ticked still fits."""
_POINT = mark("U koos ja, maar wees geen woorden aan. Of u koos nee, en wees wel woorden aan.")


@router.get("/clienten/{client}/gegevens/{vraag}/teksten")
def texts(room: InRoom, at: Worker, client: str, vraag: str) -> Response:
    try:
        return _page(room, at, client, vraag)
    except RequestRefused:
        return back(client)


@router.post("/clienten/{client}/gegevens/{vraag}/teksten")
def looked(room: InRoom, at: Worker, client: str, vraag: str, form: Form) -> Response:
    """Keep what was said of each text; what has no answer yet stays to be looked at."""
    try:
        shown = at.desk.own_texts(at.staff, ClientId(client), vraag)
        said, unsure = read_looks(form, shown)
        at.desk.look_over(at.staff, ClientId(client), vraag, said)
        if unsure:
            return _page(room, at, client, vraag, typed=form, unsure=unsure, status=BadForm.status)
    except RequestRefused:
        return back(client)
    left = at.desk.own_texts(at.staff, ClientId(client), vraag)
    return RedirectResponse(f"/clienten/{client}/gegevens/{vraag}/teksten", 303) if left else back(client)


def key_of(one: ToLookAt) -> str:
    """Return the name of a passage in the form."""
    return f"{one.source}.{one.refs[0]}.{one.part}"


def read_looks(
    form: Typed, shown: Sequence[ToLookAt]
) -> tuple[dict[tuple[str, str, int], frozenset[int]], frozenset[str]]:
    """Return the places that were pointed at, and the passages whose answer does not fit its boxes."""
    said: dict[tuple[str, str, int], frozenset[int]] = {}
    unsure: set[str] = set()
    for one in shown:
        key = key_of(one)
        answer, places = form.text(f"o.{key}"), _places(form, one)
        if answer not in ("ja", "nee"):
            continue
        if (answer == "ja") is bool(places):
            said[one.source, one.refs[0], one.part] = places
        else:
            unsure.add(key)
    return said, frozenset(unsure)


def _places(form: Typed, one: ToLookAt) -> frozenset[int]:
    key = key_of(one)
    found: set[int] = set()
    for number, sentence in enumerate(one.sentences):
        whole = form.ticked(f"z.{key}.{number}")
        found.update(place for place, _ in sentence if whole or form.ticked(f"w.{key}.{place}"))
    return frozenset(found)


def _fitting(left: Sequence[ToLookAt]) -> list[ToLookAt]:
    """Return the first passages that fit on one page, always at least one."""
    found: list[ToLookAt] = []
    words = 0
    for one in left:
        words += sum(map(len, one.sentences))
        if found and words > AT_ONCE:
            break
        found.append(one)
    return found


def _page(
    room: Room,
    at: AtDesk,
    client: str,
    vraag: str,
    *,
    typed: Typed | None = None,
    unsure: frozenset[str] = frozenset(),
    status: int = 200,
) -> Response:
    row = row_of(at, client)
    left = at.desk.own_texts(at.staff, row.client, vraag)
    return show(
        room,
        at,
        "gegevens_teksten.html",
        status,
        client=row,
        request=vraag,
        shown=[(key_of(one), one) for one in _fitting(left)],
        left=len(left),
        typed=typed or Typed({}),
        unsure=unsure,
        point=say(_POINT),
    )
