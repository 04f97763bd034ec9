"""Enrolment asks for the days from which the chosen programme counts, and proposes how its questions come."""

from html import unescape

import pytest
from console_visit import Visit
from console_world import World

from cases.anchors import Anchor
from cases.moments import DAY, HOUR
from cases.programme import Programme, Stretch
from cases.safe_contact import Channel
from console.safe_contact_form import CHANNEL_QUESTIONS

GOOD = {
    "alias": "Terp-12",
    "rol": "stayer",
    "taal": "nl-B1",
    "bot": "a-2",
    "kanaal": "telegram",
    "wissen": "uur",
    "vorm": "neutral",
    "opener": "eigen",
    "opener_eigen": "Je lijstje staat klaar.",
    "handdruk": "tap",
    "dag3_van": "20:00",
    "dag3_tot": "21:30",
    "zone": "Europe/Amsterdam",
    "per_dag": "2",
    "tweede": "ja",
    "geldig_tot": "2026-12-23",
    "fase": "F0",
    "programma": "weekly",
    "thv": "ja",
    "thv_begin": "2026-11-20",
    "thv_uur": "19:40",
    "akkoord": "ja",
    **dict.fromkeys(CHANNEL_QUESTIONS, "ja"),
}
FORM = "/clienten/nieuw"
YEAR = (Stretch(1, None, 7, "weekly"),)


def follows(world: World, anchor: Anchor, channel: Channel = Channel.TELEGRAM) -> None:
    world.programmes["weekly"] = Programme("weekly", "Proef", YEAR, anchor, channel=channel)


def without_order(**more: str) -> dict[str, str]:
    return {**{name: typed for name, typed in GOOD.items() if not name.startswith("thv")}, **more}


@pytest.mark.parametrize("anchor", [Anchor.SHELTER_EXIT, Anchor.THV_START])
def test_a_programme_that_counts_from_a_day_asks_for_it_with_all_that_was_typed(
    world: World, anna: Visit, anchor: Anchor
) -> None:
    follows(world, anchor)
    answer = anna.post(FORM, **without_order())
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert "het programma dat u koos, telt vanaf dan" in page
    assert f'href="#{anchor.value}"' in page
    assert 'value="Terp-12"' in page
    assert anna.post(FORM, **without_order(**{anchor.value: "2026-11-20T14:30"})).status_code == 303
    (new,) = world.a.enrolled
    moment = new.anchors.get(anchor)
    assert moment is not None
    assert (moment - HOUR * 13 - HOUR // 2) % DAY == 0, "half past two in Amsterdam is 13:30 in UTC"


def test_an_order_that_runs_is_day_enough_and_a_prolonging_is_a_fact(world: World, anna: Visit) -> None:
    follows(world, Anchor.THV_START)
    assert anna.post(FORM, **GOOD, extension="2026-11-22T10:00").status_code == 303
    (new,) = world.a.enrolled
    assert new.facts.ban_extended
    assert new.anchors.get(Anchor.EXTENSION) is not None
    assert new.anchors.get(Anchor.THV_START) is None


def test_what_is_no_day_and_hour_is_asked_again(world: World, anna: Visit) -> None:
    for wrong in ("morgen", "2019-01-01T10:00"):
        answer = anna.post(FORM, **GOOD, thv_end=wrong)
        assert answer.status_code == 422
        assert f'value="{wrong}"' in answer.text
    odd = anna.post(FORM, **{**GOOD, "fase": "F9"}, thv_end="2026-11-22T10:00")
    assert odd.status_code == 422
    assert world.a.enrolled == []


def test_a_programme_by_telephone_proposes_the_telephone(world: World, anna: Visit) -> None:
    follows(world, Anchor.START, Channel.CALL)
    assert 'value="bellen" checked' in anna.get(f"{FORM}?programma=weekly").text
    follows(world, Anchor.START)
    for page in (f"{FORM}?programma=weekly", f"{FORM}?programma=niets", FORM):
        assert 'value="telegram" checked' in anna.get(page).text
