"""Words typed while the session ended: carried by the log-in page itself, and by nothing else.

They stand in no store, no address and no log. Only the same person at the same side gets them back; who it
was is told by the seal that the form bore.
"""

import re
from dataclasses import dataclass

from fastapi import Request, Response

from cases.desk import Session
from cases.errors import NotFound
from cases.ids import ClientId
from cases.people import Function
from console.access import Visitor, desk_of, volunteer_desk_of
from console.conversation_page import Draft, conversation_page
from console.forgery import TOKEN
from console.frame import show
from console.language import mark, say
from console.maatje import Unsent, talk_page
from console.room import Room
from console.typed import Typed

_FORM = re.compile(r"/(gesprek|maatje)/([\w:-]{1,200})/(antwoord|notitie)")
_PLACES = {"antwoord": "gesprek", "notitie": "gesprek", "maatje": "maatje"}
_WORDS = {"antwoord": "tekst", "notitie": "notitie", "maatje": "tekst"}
_BACK = mark("Uw tekst staat er nog. Hij is nog niet verstuurd of bewaard.")


@dataclass(frozen=True, slots=True)
class Kept:
    """``seal`` is the one of the ended session; ``where`` is the form: antwoord, notitie or maatje.

    The last is the one of a volunteer.
    """

    where: str
    client: ClientId
    text: str
    seal: str

    @property
    def draft(self) -> Draft:
        if self.where == "notitie":
            return Draft(note=self.text, notice=say(_BACK))
        return Draft(text=self.text, notice=say(_BACK))


def kept_from(path: str, form: Typed | None) -> Kept | None:
    """Return what was typed into a form whose session is over; None for a form without words."""
    found = _FORM.fullmatch(path)
    if form is None or found is None:
        return None
    where = "maatje" if found[1] == "maatje" else found[3]
    words = form[_WORDS[where]]
    return Kept(where, ClientId(found[2]), words, form[TOKEN]) if words.strip() else None


def kept_in(form: Typed) -> Kept | None:
    """Return what the log-in page carried."""
    where, client = form.text("bewaard_waar"), form.text("bewaard_client")
    if where not in _WORDS or not _FORM.fullmatch(f"/{_PLACES[where]}/{client}/antwoord"):
        return None
    return Kept(where, ClientId(client), form["bewaard_tekst"], form.text("bewaard_zegel"))


def give_back(request: Request, room: Room, session: Session, kept: Kept) -> Response:
    """Open the conversation with the words in their box, for who typed them; say so to anybody else."""
    who = Visitor(session.staff, session.csrf)
    if room.door.writer_of(kept.seal) != session.staff.id:
        return show(room, who, "bewaard.html", text="")
    try:
        if kept.where == "maatje":
            unsent = Unsent(kept.text, say(_BACK))
            return talk_page(room, volunteer_desk_of(request, who), kept.client, unsent)
        return conversation_page(room, desk_of(request, who), kept.client, kept.draft)
    except NotFound:
        # Who may see both parties of a family, or could until a moment ago, reads nothing of the one again:
        # a grant that ended leaves no families, and what was typed under it would come back with the end.
        family = session.staff.function is Function.LOCAL_TEAM or room.coordination.own_families(
            session.staff
        )
        text = "" if family else kept.text
        return show(room, who, "bewaard.html", text=text)
