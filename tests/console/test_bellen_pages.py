"""A check-in by telephone on a worker's screen: one question, one answer, a step back, and the ways out."""

from dataclasses import replace

import pytest
from console_fakes_call import FIRST, call_with
from console_visit import Visit
from console_world import DUIN, RIET, World

from cases.calling import CallNotAnswered, CallPutOff
from cases.desk import Act, TaskRow
from cases.levels import Level
from cases.moments import HOUR, MINUTE, after

PAGE = f"/bellen/{RIET}"


def asked(world: World, anna: Visit) -> None:
    """Put the first question on the sheet."""
    world.a.calls[RIET] = call_with(
        RIET, "Riet-11", turn="t1", lines=(FIRST,), running=True, planned=False, route="Vaste lijn, dinsdag"
    )
    anna.get(PAGE)


def test_a_task_to_call_leads_to_the_sheet_and_the_sheet_begins(world: World, anna: Visit) -> None:
    due = after(world.clock.now(), HOUR)
    world.a.tasks_open = [TaskRow("t9", RIET, "Riet-11", "call_check_in", Level.HIGH, due)]
    tasks = anna.get("/taken").text
    assert f'href="{PAGE}"' in tasks
    assert "Bellen voor de check-in" in tasks
    page = anna.get(PAGE).text
    assert "<title>Bellen · Nabij" in page
    assert "Riet-11" not in page.split("<title>")[1].split("</title>")[0]
    assert anna.post(f"{PAGE}/begin").headers["location"] == f"{PAGE}#zeggen"
    page = anna.get(PAGE).text
    assert "Vraag of u gelegen belt" in page
    assert "Planning staat klaar" not in page, "the line for a phone is not what a person says"
    assert f'href="/gesprek/{RIET}/gevaar" data-toets=' in page


def test_an_answer_stands_there_once_more_before_it_is_kept(world: World, anna: Visit) -> None:
    asked(world, anna)
    shown = anna.post(f"{PAGE}/gezegd", beurt="t1", knop="Twijfel")
    assert shown.status_code == 200
    assert "Zei de cliënt dit?" in shown.text
    assert world.a.spoken == []
    back = anna.post(f"{PAGE}/gezegd", beurt="t1", woorden="ik weet het niet", terug="ja")
    assert ">\nik weet het niet</textarea>" in back.text
    assert world.a.spoken == []
    kept = anna.post(f"{PAGE}/gezegd", beurt="t1", knop="Twijfel", zeker="ja")
    assert kept.headers["location"] == f"{PAGE}#zeggen"
    assert world.a.spoken == ["Twijfel"]


def test_the_same_form_twice_is_one_answer_and_an_answer_to_an_older_question_is_none(
    world: World, anna: Visit
) -> None:
    asked(world, anna)
    form = {"beurt": "t1", "knop": "Ja", "zeker": "ja", "eenmalig": "e1"}
    for _ in range(2):
        assert anna.post(f"{PAGE}/gezegd", **form).status_code == 303
    assert world.a.spoken == ["Ja"]
    late = anna.post(f"{PAGE}/gezegd", **{**form, "eenmalig": "e2"})
    assert late.status_code == 409
    assert "een andere vraag" in late.text
    assert world.a.spoken == ["Ja"]


def test_what_is_safe_to_do_is_said_first_and_large(world: World, anna: Visit) -> None:
    world.a.calls[RIET] = call_with(RIET, "Riet-11", turn="t2", lines=(FIRST,), running=True, planned=False)
    anna.get(PAGE)
    anna.post(f"{PAGE}/gezegd", beurt="t2", knop="Nee", zeker="ja")
    page = anna.get(PAGE).text
    assert "nabij-call__say--safety" in page
    assert page.index("Bel 112. Ga naar buiten") < page.index("In eigen woorden")
    assert "Blijf aan de lijn" in page
    assert "U kunt ophangen" not in page
    assert f'action="{PAGE}/niet-bereikt"' not in page, "who was heard was reached"
    assert f'action="{PAGE}/gezegd"' in page, "more can be said"


@pytest.mark.parametrize("words", ["", "   ", "a" * 2001])
def test_nothing_and_too_much_are_not_kept(world: World, anna: Visit, words: str) -> None:
    asked(world, anna)
    answer = anna.post(f"{PAGE}/gezegd", beurt="t1", woorden=words, zeker="ja")
    assert answer.status_code == 422
    assert world.a.spoken == []


def test_not_reached_and_later_are_told_and_lead_back_to_the_tasks(world: World, anna: Visit) -> None:
    asked(world, anna)
    assert anna.post(f"{PAGE}/niet-bereikt").headers["location"] == "/taken"
    assert anna.post(f"{PAGE}/later", tijd="16:30").headers["location"] == "/taken"
    missed, later = world.a.events
    assert isinstance(missed, CallNotAnswered)
    assert isinstance(later, CallPutOff)
    assert later.until == after(world.clock.now(), 2 * HOUR)


@pytest.mark.parametrize("typed", ["", "straks", "16:30+01:00"])
def test_a_time_that_is_none_is_asked_again(world: World, anna: Visit, typed: str) -> None:
    asked(world, anna)
    refused = anna.post(f"{PAGE}/later", tijd=typed)
    assert refused.status_code == 422
    assert "binnen de veilige tijd" in refused.text
    assert world.a.events == []


def test_a_time_outside_the_window_is_refused(world: World, anna: Visit) -> None:
    asked(world, anna)
    assert anna.post(f"{PAGE}/later", tijd="17:30").status_code == 409
    assert world.a.events == []


def test_why_nobody_may_be_called_stands_there_in_words(world: World, anna: Visit) -> None:
    world.a.calls[RIET] = call_with(RIET, "Riet-11", why_not="doubt")
    page = anna.get(PAGE).text
    assert "luistert misschien iemand mee" in page
    assert f'action="{PAGE}/begin"' not in page
    refused = anna.post(f"{PAGE}/begin")
    assert refused.status_code == 409
    assert "luistert misschien iemand mee" in refused.text


def test_where_somebody_may_listen_the_call_ends_like_any_other(world: World, anna: Visit) -> None:
    line = replace(FIRST, text="Dank je. Tot ziens.", keyboard=())
    world.a.calls[RIET] = call_with(RIET, "Riet-11", lines=(line,), planned=False, why_not="doubt")
    page = anna.get(PAGE).text
    assert "hang gewoon op" in page
    assert "Blijf aan de lijn" not in page
    assert "nabij-call__say--safety" not in page


def test_a_day_without_a_check_in_says_so(world: World, anna: Visit) -> None:
    world.a.calls[RIET] = replace(world.a.calls[RIET], planned=False)
    assert "Vandaag staat er geen check-in" in anna.get(PAGE).text


def test_a_call_that_nobody_took_is_no_act_outside_the_chat(world: World, anna: Visit) -> None:
    now = world.clock.now()
    calling = Act(world.a.team[0].staff, "Anna", "calling", after(now, -2 * MINUTE))
    world.a.acts[DUIN] = [calling, replace(calling, act="call_not_reached", at=after(now, -MINUTE))]
    page = anna.get(f"/gesprek/{DUIN}").text
    assert "belt nu" in page
    assert "niet bereikt" in page


def test_who_may_not_see_a_client_sees_no_sheet(world: World, anna: Visit) -> None:
    for path in ("", "/begin", "/gezegd", "/niet-bereikt", "/later"):
        other = f"/bellen/{DUIN}-anders{path}"
        answer = anna.get(other) if not path else anna.post(other, knop="Ja", zeker="ja", tijd="16:30")
        assert answer.status_code == 404
    assert world.a.spoken == []
