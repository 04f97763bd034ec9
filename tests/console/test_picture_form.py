"""The own picture on the safe-contact form, and the one for when somebody looks on."""

from dataclasses import replace
from html import unescape

import pytest
from console_visit import Visit
from console_world import PICTURES, RIET, World

from cases.events import SafeContactRenewed
from cases.safe_contact import Channel, Checklist, SafeContact
from console.answers import Answers
from console.clienten import CHOICE_FIELDS
from console.picture_form import picture_choices, read_picture
from console.safe_contact_form import typed_of
from console.settings import OPENERS
from console.typed import Typed

CHOSEN = {"handdruk": "picture", "plaatje": "markt:fiets"}
SECOND = {**CHOSEN, "tweede_plaatje": "markt:vis", "geoefend": "ja"}


def record(world: World) -> SafeContact:
    contact = world.a.states[RIET].contact
    assert contact is not None
    return replace(contact, opener=OPENERS[0], checked=Checklist(*(True,) * 6), call_route="Haar zus")


def sent(world: World, anna: Visit, contact: SafeContact | None = None, **typed: str) -> list[SafeContact]:
    """Send the form of a record with these fields; return what was agreed by it."""
    shown = typed_of(contact or record(world), OPENERS)
    anna.post("/clienten/c-riet/contact", **{**shown, "geldig_tot": "2026-12-20", "akkoord": "ja", **typed})
    return [event.contact for event in world.a.events if isinstance(event, SafeContactRenewed)]


def faults(channel: Channel = Channel.TELEGRAM, **typed: str) -> list[str]:
    answers = Answers(Typed(typed))
    read_picture(answers, channel, PICTURES)
    return [fault.field for fault in answers.faults]


def test_a_chosen_picture_is_agreed_with_its_set(world: World, anna: Visit) -> None:
    (contact,) = sent(world, anna, **CHOSEN)
    agreed = (contact.handshake, contact.picture_set, contact.picture, contact.duress_picture)
    assert agreed == ("picture", "markt", "fiets", "")


def test_the_second_picture_is_agreed_when_it_was_practised(world: World, anna: Visit) -> None:
    (contact,) = sent(world, anna, **SECOND)
    assert (contact.picture, contact.duress_picture) == ("fiets", "vis")


def test_who_chooses_a_tap_has_no_picture_left(world: World, anna: Visit) -> None:
    before = replace(record(world), picture_set="markt", picture="fiets", duress_picture="vis")
    (contact,) = sent(world, anna, before, handdruk="tap")
    assert (contact.picture_set, contact.picture, contact.duress_picture) == ("", "", "")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({**CHOSEN, "plaatje": ""}, ["plaatje"]),
        ({**CHOSEN, "plaatje": "markt:draak"}, ["plaatje"]),
        ({**CHOSEN, "plaatje": "weg:fiets"}, ["plaatje"]),
        ({**SECOND, "tweede_plaatje": "markt:fiets"}, ["tweede_plaatje"]),
        ({**SECOND, "tweede_plaatje": "strand:maan"}, ["tweede_plaatje"]),
        ({**SECOND, "tweede_plaatje": "draak"}, ["tweede_plaatje"]),
        ({**SECOND, "geoefend": ""}, ["geoefend"]),
        (SECOND, []),
        ({**SECOND, "handdruk": "none"}, []),
    ],
)
def test_what_cannot_be_agreed_is_told_beside_its_field(typed: dict[str, str], wrong: list[str]) -> None:
    assert faults(**typed) == wrong


def test_who_is_called_chooses_no_picture() -> None:
    assert faults(Channel.CALL, **CHOSEN) == ["handdruk"]


def test_without_pictures_in_the_content_nothing_can_be_chosen() -> None:
    answers = Answers(Typed(CHOSEN))
    assert read_picture(answers, Channel.TELEGRAM, {}) == {}
    assert [fault.field for fault in answers.faults] == ["handdruk"]


def test_the_form_shows_what_was_agreed_and_asks_again_whether_it_was_practised(
    world: World, anna: Visit
) -> None:
    agreed = {"handshake": "picture", "picture_set": "markt", "picture": "fiets", "duress_picture": "vis"}
    contact = replace(record(world), **agreed)  # type: ignore[arg-type]  # real fields
    world.a.states[RIET] = replace(world.a.states[RIET], contact=contact)
    page = unescape(anna.get("/clienten/c-riet/contact").text)
    assert '<option value="markt:fiets" selected>Set 1: 🚲 fiets</option>' in page
    assert '<option value="markt:vis" selected>Set 1: 🐟 vis</option>' in page
    assert sent(world, anna, contact) == []
    assert sent(world, anna, contact, geoefend="ja")[0].duress_picture == "vis"


def test_a_set_that_somebody_else_in_the_case_has_is_told_at_the_picture(anna: Visit) -> None:
    assert f'id="{CHOICE_FIELDS["pictures"]}"' in anna.get("/clienten/nieuw").text


def test_every_picture_can_be_chosen_by_its_word() -> None:
    assert [text for _, text in picture_choices(PICTURES)] == [
        "Set 1: 🍎 appel",
        "Set 1: 🚲 fiets",
        "Set 1: 🐟 vis",
        "Set 2: 🌙 maan",
    ]
