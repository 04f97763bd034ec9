"""What was agreed with a client: written on one page, read beside the conversation, shown to who may."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from console_visit import Visit
from console_world import BO, DUIN, MONDAY, RIET, World
from hypothesis import given
from hypothesis import strategies as st

from cases.agreement import Word
from cases.agreements import LONGEST_NAME, MOST, AgreedLine, NewLine
from cases.moments import DAY, Moment
from cases.state import Lent
from console.agreement_form import name_fault, read_line
from console.plain_words import betrays
from console.typed import Typed

PAGE = "/clienten/c-duin/afspraken"
LINE = {"tekst": "Zeg het woord kleur en loop een rondje", "naam": "Rust", "plek": "1"}
TODAY = date(2026, 11, 23)


@pytest.fixture
def bo(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("bo", "a")
        yield visit


def words(page: str) -> str:
    return unescape(" ".join(page.split()))


def test_a_line_is_written_read_beside_the_conversation_changed_and_ended(world: World, anna: Visit) -> None:
    assert "Er is nog niets afgesproken." in anna.get(PAGE).text
    kept = anna.post(PAGE, **LINE, opnieuw="2026-12-01", maatje="ja")
    assert (kept.status_code, kept.headers["location"]) == (303, PAGE)
    (line,) = world.a.agreed[DUIN]
    assert (line.place, line.name, line.text, line.by) == (1, "Rust", LINE["tekst"], "Anna")
    assert (line.look_again, line.for_volunteer) == (date(2026, 12, 1), True)
    beside = words(anna.get("/gesprek/c-duin").text)
    for said in ("1. Rust", LINE["tekst"], "zichtbaar voor het maatje", "bekijk opnieuw"):
        assert said in beside
    piece = words(anna.get("/_f/gesprek/c-duin").text)
    assert "1. Rust" in piece, "an open screen takes it in by itself"
    assert f'name="van" value="{line.id}"' in anna.get(f"{PAGE}?wijzig={line.id}").text
    anna.post(PAGE, **{**LINE, "naam": "Kleur", "plek": "2"}, van=line.id)
    old, new = world.a.agreed[DUIN]
    assert (old.holds, new.holds, new.place, new.name) == (False, True, 2, "Kleur")
    assert "Beëindigde regels" in anna.get(PAGE).text
    assert anna.post(f"{PAGE}/einde", regel=new.id).status_code == 303
    assert world.a.holding(DUIN) == ()
    world.a.agreed[DUIN] = [replace(old, ended_at=None, look_again=date(2026, 11, 23))]
    assert 'nabij-late">bekijk opnieuw: ' in words(anna.get("/gesprek/c-duin").text)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"tekst": ""}, "Afspraak: schrijf op wat u samen afsprak."),
        ({"tekst": "x" * 201}, "Afspraak: hoogstens 200 tekens, het zijn er 201."),
        ({"naam": ""}, "Naam: vul een gewoon woord in"),
        ({"naam": "12"}, "Naam: vul een gewoon woord in"),
        ({"naam": "Een veel te lange naam hier"}, "Naam: hoogstens 22 tekens"),
        ({"naam": "Rust!"}, "Naam: gebruik gewone letters"),
        ({"naam": "{dag} weg"}, "Naam: gebruik gewone letters"),
        ({"naam": "Stop"}, "Naam: dit woord doet al iets"),
        ({"naam": "Geen"}, "Naam: dit is al een antwoord"),
        ({"naam": "Veilig plan"}, "“veilig” verraadt"),
        ({"naam": "Mevrouw Jansen"}, "“Jansen” verraadt"),
        ({"naam": "thee"}, "Naam: een andere afspraak heet al zo."),
        ({"plek": "3"}, "Plek: daar staat al een afspraak."),
        ({"plek": "11"}, "Plek: kies er een."),
        ({"opnieuw": "morgen"}, "Opnieuw bekijken: vul een datum in."),
        ({"opnieuw": "2026-11-22"}, "Opnieuw bekijken: die dag is al voorbij."),
    ],
)
def test_what_does_not_fit_is_said_and_everything_typed_stays(
    world: World, anna: Visit, changed: dict[str, str], said: str
) -> None:
    world.a.agreed[DUIN] = [AgreedLine("regel-0", 3, "Thee", "Eerst thee", "Anna", MONDAY)]
    typed = {**LINE, "opnieuw": "2026-12-24", "maatje": "ja", **changed}
    refused = anna.post(PAGE, **typed)
    page = words(refused.text)
    assert (refused.status_code, said in page, "Er is niets verloren." in page) == (422, True, True)
    kept = [typed["tekst"], *(f'value="{typed[name]}"' for name in ("naam", "opnieuw") if typed[name])]
    assert [one for one in kept if one not in page] == []
    assert re.search(r'id="maatje"[^>]* checked', page)
    assert [one.id for one in world.a.agreed[DUIN]] == ["regel-0"]


def test_words_that_point_to_a_person_or_place_ask_for_a_second_tap(world: World, anna: Visit) -> None:
    typed = {**LINE, "tekst": "Naar Dorpsstraat 12 lopen, mevrouw Bakker weet het"}
    asked = anna.post(PAGE, **typed)
    page = words(asked.text)
    assert asked.status_code == 422
    for said in ("Er is nog niets bewaard.", "Bakker", "Dorpsstraat 12", typed["tekst"], "woorden_gezien"):
        assert said in page
    assert DUIN not in world.a.agreed
    assert anna.post(PAGE, **typed, woorden_gezien="ja").status_code == 303
    assert len(world.a.agreed[DUIN]) == 1


def test_what_a_colleague_did_meanwhile_is_said_and_no_word_is_lost(world: World, anna: Visit) -> None:
    world.a.agree(BO, DUIN, NewLine(1, "Thee", "Eerst thee"))
    world.a.end_agreement(BO, DUIN, "regel-0")
    late = anna.post(PAGE, **LINE, van="regel-0")
    assert late.status_code == 409
    assert "Een collega wijzigde of beëindigde deze regel intussen." in words(late.text)
    assert LINE["tekst"] in late.text
    assert 'name="van"' not in late.text
    assert anna.post(f"{PAGE}/einde", regel="regel-0").status_code == 409
    assert anna.post(f"{PAGE}/einde", regel="geen").status_code == 404
    assert anna.get("/clienten/c-heide/afspraken").status_code == 404
    for place in range(1, MOST + 1):
        world.a.agree(BO, DUIN, NewLine(place, f"Naam {place}", "woorden"))
    assert "Er staan al tien regels." in anna.get(PAGE).text


def test_a_volunteer_reads_marked_lines_only_and_nothing_of_what_ended(world: World, bo: Visit) -> None:
    world.a.agreed[RIET] = [
        AgreedLine("r0", 1, "Rust", "Samen een rondje", "Anna", MONDAY, for_volunteer=True),
        AgreedLine("r1", 2, "Thee", "Alleen voor ons", "Anna", MONDAY),
        AgreedLine("r2", 3, "Weg", "Oud", "Anna", MONDAY, for_volunteer=True, ended_at=MONDAY),
    ]
    assert "Samen een rondje" not in bo.get("/maatje/c-riet").text
    lent = Lent(BO.id, MONDAY, Moment(MONDAY + DAY))
    world.a.states[RIET] = replace(world.a.states[RIET], held_by=BO.id, held_alias="Bo", lent=lent)
    page = bo.get("/maatje/c-riet").text
    assert "Samen een rondje" in page
    assert not [one for one in ("Alleen voor ons", "Oud", "Anna") if one in page]
    assert bo.get("/clienten/c-riet/afspraken").status_code == 404


@given(st.text(max_size=40) | st.sampled_from([word.value for word in Word]))
def test_a_name_that_passes_may_stand_on_a_button_of_any_phone(name: str) -> None:
    typed = Typed({**LINE, "naam": name})
    read = read_line(typed, (), TODAY)
    assert isinstance(read, NewLine) == (not name_fault(typed.text("naam")))
    if isinstance(read, NewLine):
        assert 0 < len(read.name) <= LONGEST_NAME
        assert not betrays(read.name)
        assert "\n" not in read.name
        assert not {"{", "}", "!"} & set(read.name)
