"""The page of a client says when messages go, and why nothing goes, in both languages."""

import pytest
from console_visit import Visit
from console_world import RIET, World

from cases.erasing import HoldReason
from cases.keeping import Keeping
from cases.moments import DAY, HOUR, after

PAGE = f"/clienten/{RIET}"


def page_of(world: World, anna: Visit, keeping: Keeping, language: str = "nl") -> str:
    world.a.kept[RIET] = keeping
    anna.http.headers["accept-language"] = language
    page = anna.get(PAGE).text
    assert world.bugs == []
    return page


def test_the_day_on_which_messages_go_is_said(world: World, anna: Visit) -> None:
    ends = Keeping(words_end=after(world.clock.now(), 7 * DAY))
    page = page_of(world, anna, ends)
    assert "De berichten van deze cliënt verdwijnen vanaf maandag 30 november 2026, de oudste eerst." in page
    assert "Wat bij een melding hoort, blijft langer." in page
    assert "Messages of this client go from Monday 30 November 2026" in page_of(world, anna, ends, "en")


def test_what_goes_with_the_next_round_goes_today(world: World, anna: Visit) -> None:
    assert "De oudste berichten van deze cliënt verdwijnen vandaag." in page_of(
        world, anna, Keeping(words_end=world.clock.now())
    )


def test_where_nothing_goes_soon_that_is_said(world: World, anna: Visit) -> None:
    page = page_of(world, anna, Keeping())
    assert "Er staan geen berichten die binnenkort verdwijnen." in page
    assert "wordt niets gewist" not in page


@pytest.mark.parametrize(
    ("reason", "words"), [(HoldReason.COURT, "een rechtszaak"), (HoldReason.REPORT, "een aangifte")]
)
def test_a_hold_is_seen_with_its_reason_and_its_day(
    world: World, anna: Visit, reason: HoldReason, words: str
) -> None:
    held = Keeping(reason=reason, review_by=after(world.clock.now(), 90 * DAY))
    page = page_of(world, anna, held)
    assert "Van deze cliënt wordt niets gewist." in page
    assert f"De reden is {words}" in page
    assert "Opnieuw bekijken vóór zondag 21 februari 2027." in page
    assert "Er verdwijnt nu niets vanzelf." in page
    assert "Die dag is voorbij" not in page
    assert "Nothing of this client is erased." in page_of(world, anna, held, "en")


def test_a_review_that_was_not_held_stands_out(world: World, anna: Visit) -> None:
    held = Keeping(reason=HoldReason.COMPLAINT, review_by=after(world.clock.now(), -HOUR))
    assert "Die dag is voorbij: vraag de privacy officer ernaar." in page_of(world, anna, held)


def test_who_had_the_use_of_data_stopped_is_told_of_as_that(world: World, anna: Visit) -> None:
    page = page_of(world, anna, Keeping(restricted=True))
    assert "De cliënt wil dat wij de gegevens even niet gebruiken." in page
    assert "Er verdwijnt nu niets vanzelf." in page
