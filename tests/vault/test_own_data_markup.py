"""A client's own file from the store: whatever was said stands in it as text, and a mask stays a mask."""

import json
from html.parser import HTMLParser

import pytest
from vault_desks import Desks, desks_in, new_client
from vault_people import Building
from wall_payloads import PAYLOADS

from cases.desk import Staff, StaffRole
from cases.ids import ClientId
from cases.masking import MASK, masked
from cases.own_file import NewRequest
from cases.rights import WAIT, Step

SAID = PAYLOADS[::4]
_OURS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ol", "li", "time", "span", "bdi"}
)


class _Page(HTMLParser):
    """Reads a page: its tags, and each text that stands apart."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)
        self._inside = tag == "bdi"
        self.texts += [""] * self._inside

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


def _worker(desks: Desks, name: str) -> Staff:
    worker = desks.office.hire(name)
    desks.duty(worker)
    return worker


def _point(desks: Desks, staff: Staff, client: ClientId, request: str) -> None:
    """Look at every text; the first word of each is about somebody else."""
    said = {
        (one.source, one.refs[0], one.part): frozenset({one.sentences[0][0][0]} if one.part == 0 else ())
        for one in desks.a.own_texts(staff, client, request)
    }
    desks.a.look_over(staff, client, request, said)


def test_a_file_holds_every_payload_that_was_said_as_text_with_its_mask(desks: Desks) -> None:
    noor, bilal = _worker(desks, "noor"), _worker(desks, "bilal")
    desks.office.hire("lia", StaffRole.LEAD)
    merel = desks.a.enrol(noor, new_client())
    for text in SAID:
        desks.say(merel, text)
    desks.a.ask_own_data(noor, merel, NewRequest("access", "in_person", "client", SAID[0]), "vraag")
    (asked,) = desks.a.own_requests(noor, merel).requests
    assert asked.note == SAID[0]
    for step in (Step.ACCEPTED, Step.CHECKED):
        desks.a.step_request(noor, merel, asked.id, step)
    _point(desks, noor, merel, asked.id)
    desks.office.clock.domain += WAIT
    desks.a.step_request(bilal, merel, asked.id, Step.RELEASED)
    wanted = {masked(text, {0}) for text in SAID}
    page = _Page()
    page.feed(desks.a.own_file(noor, merel, asked.id, page=True).decode())
    assert page.tags <= _OURS
    assert wanted <= set(page.texts)
    found = json.loads(desks.a.own_file(noor, merel, asked.id, page=False))
    assert wanted <= {one["text"] for one in found["texts"]}
    assert all(text.startswith(MASK) for text in wanted)
