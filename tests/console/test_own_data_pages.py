"""The pages about a client's own data: asked, talked, looked over, released, made; and what was agreed."""

import re
from html import unescape

import pytest
from console_visit import Visit
from console_world import DUIN, World
from hypothesis import given
from hypothesis import strategies as st

from cases.masking import passages
from cases.moments import HOUR, Moment, after
from cases.own_data_events import RequestDoubted
from cases.own_file import ToLookAt
from cases.rights import WAIT, Step
from cases.who_looked import LEFT_OUT, Look
from console.rechten_teksten import AT_ONCE, _fitting, key_of, read_looks
from console.typed import Typed

BAD = 422
PAGE = "/clienten/c-duin/gegevens"
ONE = f"{PAGE}/vraag-0"
ACCESS = {"soort": "access", "weg": "in_person", "wie": "client", "toelichting": "kwam langs"}
SURE = {"alleen": "ja", "antwoord": "ja", "samen": "ja", "twijfel": "nee"}
TOLD = "Mijn buurvrouw Ans belt. Ik slaap goed."


def words(page: str) -> str:
    return unescape(" ".join(page.split()))


def talk(said: dict[str, str]) -> dict[str, str]:
    return {f"{name}-vraag-0": answer for name, answer in said.items()}


def test_a_request_is_written_down_talked_about_looked_over_released_and_made(
    world: World, anna: Visit, bram: Visit
) -> None:
    world.a.own_written.append(TOLD)
    assert "Er is nog niets gevraagd." in anna.get(PAGE).text
    assert anna.post(PAGE, soort="alles").status_code == BAD
    assert anna.post(PAGE, **ACCESS).headers["location"] == PAGE
    assert "Neem deze vraag aan" in anna.get(PAGE).text
    assert anna.post(f"{ONE}/stap", stap="accepted").status_code == 303
    assert anna.post(f"{ONE}/gesprek", **talk({"alleen": "ja"})).status_code == BAD
    assert anna.post(f"{ONE}/gesprek", **talk(SURE)).status_code == 303
    assert world.a.events == []
    early = words(anna.post(f"{ONE}/bestand", vorm="pagina").text)
    assert "De wachttijd is nog niet voorbij." in early
    world.clock.moment = after(world.clock.moment, WAIT)
    look = words(anna.get(f"{ONE}/teksten").text)
    assert "Staat hier iets over een ander?" in look
    assert anna.post(f"{ONE}/teksten", **{"o.message.m0.0": "ja"}).status_code == BAD
    done = anna.post(f"{ONE}/teksten", **{"o.message.m0.0": "ja", "z.message.m0.0.0": "ja"})
    assert (done.status_code, done.headers["location"]) == (303, PAGE)
    assert anna.post(f"{ONE}/vrijgeven").status_code == 409
    bram.get(PAGE)
    assert bram.post(f"{ONE}/vrijgeven").status_code == 303
    anna.get(PAGE)
    _made(anna)
    assert anna.post(f"{ONE}/stap", stap="settled").status_code == 303
    assert anna.get(f"{ONE}/teksten").status_code == 303


def _made(anna: Visit) -> None:
    """Have both files made, each without a name in its name and without the other in its words."""
    for kind, media, ending in (("pagina", "text/html", "html"), ("json", "application/json", "json")):
        made = anna.post(f"{ONE}/bestand", vorm=kind)
        assert made.headers["content-type"].startswith(media)
        assert made.headers["cache-control"] == "no-store"
        name = re.fullmatch(r'attachment; filename="(.+)"', made.headers["content-disposition"])
        assert name is not None
        assert re.fullmatch(rf"overzicht-\d{{4}}-\d\d-\d\d\.{ending}", name[1])
        assert "[over iemand anders] Ik slaap goed." in made.text
        assert "Ans" not in made.text


def test_the_second_person_and_the_file_ask_for_the_own_factor_again(world: World, anna: Visit) -> None:
    anna.get(PAGE)
    anna.post(PAGE, **ACCESS)
    world.door.forget_proofs()
    for place in ("vrijgeven", "bestand"):
        page = anna.post(f"{ONE}/{place}", vorm="pagina")
        assert "content-disposition" not in page.headers
        assert "Bent u het?" in page.text
    assert world.a.own_asked[DUIN][0].steps == ()


def test_any_doubt_tells_the_lead_at_once_and_the_request_waits_anew(world: World, anna: Visit) -> None:
    anna.get(PAGE)
    anna.post(PAGE, **ACCESS)
    anna.post(f"{ONE}/stap", stap="accepted")
    assert anna.post(f"{ONE}/gesprek", **talk({**SURE, "twijfel": "ja"})).status_code == 303
    assert [type(one) for one in world.a.events] == [RequestDoubted]
    assert [one.step for one in world.a.own_asked[DUIN][0].steps] == [Step.ACCEPTED, Step.DOUBT]
    assert "Er is twijfel." in anna.get(PAGE).text
    assert anna.post(f"{PAGE}/geen/gesprek", **{f"{n}-geen": "nee" for n in SURE}).status_code == 404
    assert len(world.a.events) == 1


def test_a_refusal_needs_a_reason_and_an_unknown_step_is_no_form(world: World, anna: Visit) -> None:
    anna.get(PAGE)
    anna.post(PAGE, **{**ACCESS, "soort": "restrict"})
    assert "Kies waarom u weigert." in anna.post(f"{ONE}/stap", stap="refused").text
    assert anna.post(f"{ONE}/stap", stap="made").status_code == BAD
    anna.post(f"{ONE}/stap", stap="accepted")
    assert "Gebruik de gegevens nu niet." in anna.get(PAGE).text
    anna.post(f"{ONE}/stap", stap="lifted")
    sent = anna.post(f"{ONE}/stap", **{"stap": "refused", "reden-vraag-0": "others_safety"})
    assert sent.status_code == 303
    assert "laat een jurist dit nakijken" in words(anna.get(PAGE).text)
    assert len(world.a.own_asked[DUIN]) == 1


def test_who_looked_is_read_together_with_its_honest_end(world: World, anna: Visit) -> None:
    look = Look(
        Moment(world.clock.now() - HOUR), "een begeleider van onze organisatie", "Jou gebeld", "Had dienst"
    )
    world.a.own_looks.append(look)
    page = words(anna.get("/clienten/c-duin/wie-keek").text)
    assert look.who in page
    assert LEFT_OUT in page


def test_a_yes_is_written_down_and_taken_back_and_both_stay_to_be_read(world: World, anna: Visit) -> None:
    page = "/clienten/c-duin/toestemming"
    assert "Er geldt nu niets." in anna.get(page).text
    yes = {"waarvoor": "sharing", "met": "politie", "hoe": "on_paper"}
    for wrong in ({**yes, "met": ""}, {**yes, "waarvoor": "channel"}, {**yes, "hoe": "in_chat"}):
        assert anna.post(page, **wrong).status_code == BAD
    assert anna.post(page, **yes).status_code == 303
    assert "politie" in anna.get(page).text
    (kept,) = world.a.own_ledger[DUIN]
    assert anna.post(f"{page}/terug", regel=kept.id, hoe="in_chat").status_code == BAD
    assert anna.post(f"{page}/terug", regel="", hoe="spoken").status_code == 404
    assert anna.post(f"{page}/terug", regel=kept.id, hoe="spoken").status_code == 303
    shown = words(anna.get(page).text)
    assert "Er geldt nu niets." in shown
    assert "niet meer, Delen met een partner" in shown
    anna.post(page, waarvoor="channel", met="", hoe="spoken")
    assert "tekst 1" in words(anna.get(page).text)


def test_the_client_page_leads_to_both(anna: Visit) -> None:
    page = anna.get("/clienten/c-duin").text
    assert f'href="{PAGE}"' in page
    assert 'href="/clienten/c-duin/toestemming"' in page


@given(st.lists(st.integers(1, 200), max_size=6))
def test_a_page_of_texts_always_fits_its_form_and_always_holds_one(lengths: list[int]) -> None:
    left = [
        ToLookAt("message", (f"m{number}",), part.part, Moment(0), "client", part.sentences)
        for number, length in enumerate(lengths)
        for part in passages("woord " * length)
    ]
    shown = _fitting(left)
    assert shown == left[: len(shown)]
    assert bool(shown) is bool(left)
    assert sum(len(sentence) for one in shown for sentence in one.sentences) <= AT_ONCE


@pytest.mark.parametrize(
    ("answer", "ticked", "said", "unsure"),
    [
        ("", "", None, False),
        ("nee", "", frozenset(), False),
        ("nee", "w.{}.2", None, True),
        ("ja", "", None, True),
        ("ja", "w.{}.2", frozenset({2}), False),
        ("ja", "z.{}.1", frozenset({4, 5, 6}), False),
        ("misschien", "w.{}.2", None, False),
    ],
)
def test_only_an_answer_that_fits_its_boxes_counts(
    answer: str, ticked: str, said: frozenset[int] | None, unsure: bool
) -> None:
    (part,) = passages(TOLD)
    one = ToLookAt("message", ("m0",), 0, Moment(0), "client", part.sentences)
    key = key_of(one)
    form = Typed({f"o.{key}": answer, ticked.format(key): "ja"})
    found, odd = read_looks(form, [one])
    assert found.get(("message", "m0", 0)) == said
    assert bool(odd) is unsure
