"""What a night really brings (practice §8, tests 3, 4 and 9), on the real content."""

from dataclasses import replace
from datetime import datetime

import pytest
from rulebooks import (
    AMSTERDAM,
    ANNE,
    BILAL,
    CARLA,
    CLOSED,
    EMPTY,
    LEO,
    LONG_AGO,
    STAFFED,
    client,
    crew,
    real_rulebook,
)
from shift_bench import ShiftBench

from cases.events import ActedOutside, FlagAcknowledged, FlagClosed
from cases.ids import StaffId
from cases.levels import Language, Level, Mode
from cases.moments import MINUTE, after, moment_of
from cases.roster import Post, Shift
from cases.sides import Role, Side, Speaker
from escalation.alert_ladder import alert_rung
from escalation.barring import without_barred
from escalation.duty import Duty
from escalation.fixed_texts import KEYS, fixed_text
from escalation.routes import reply_key

ELEVEN = moment_of(datetime(2027, 3, 16, 23, 0, tzinfo=AMSTERDAM))
DEWI = StaffId("dewi")
CLASSES = [f"R{number:02}" for number in range(1, 34)]
NOBODY = {
    "an empty roster": EMPTY,
    "everybody touched the other side": without_barred(STAFFED, frozenset({ANNE, BILAL})),
}


@pytest.mark.parametrize("duty", NOBODY.values(), ids=NOBODY)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_no_fixed_text_names_a_worker_when_nobody_is_there(
    duty: Duty, language: Language, mode: Mode
) -> None:
    keys = {reply_key(code, level, who) for code in CLASSES for level in Level for who in Speaker}
    for key in sorted((keys | KEYS) - {""}):
        text = fixed_text(key, mode, language, duty).casefold()
        if key == "N2":  # "Vraag het je begeleider": says nothing of anybody now
            continue
        assert "medewerker" not in text, key
        assert "worker" not in text, key


def test_with_a_filled_roster_the_same_texts_do_name_one() -> None:
    said = [fixed_text(key, Mode.OPEN, Language.NL_B1, STAFFED) for key in sorted(KEYS)]
    assert sum("medewerker" in text for text in said) >= 10


def perpetrator(*shifts: Shift, barred: StaffId | None = None) -> ShiftBench:
    """Give side b at 23:00 with these people at the duty post, a backup and a coordinator."""
    rest = crew({Post.BACKUP: BILAL, Post.COORDINATOR: CARLA})
    duty = Duty(staffed=True, crew=(*shifts, *rest), barred=frozenset({barred} if barred else ()))
    state = client(side=Side.B, role=Role.REMOVED_PERSON)
    bench = ShiftBench(state, duty, now=ELEVEN)
    bench.rulebook = real_rulebook()
    return bench


def goes_there(bench: ShiftBench) -> None:
    bench.writes("ik ga er nu heen")
    bench.passes(0)
    (alert,) = bench.alerts
    assert (alert.level, alert.code) == (Level.ACUTE, "R25")
    assert str(bench.state.client) not in alert.code


def test_two_on_duty_are_both_called_and_the_lead_hears_of_it_at_once() -> None:
    bench = perpetrator(Shift(ANNE, Post.DUTY, LONG_AGO), Shift(DEWI, Post.DUTY, LONG_AGO))
    goes_there(bench)
    assert [page.staff for _, page in bench.pages] == [ANNE, DEWI]


def test_one_on_duty_who_holds_the_other_side_gets_a_card_and_the_ladder_runs_until_somebody_may() -> None:
    bench = perpetrator(Shift(ANNE, Post.DUTY, LONG_AGO), barred=ANNE)
    goes_there(bench)
    assert [(page.staff, page.reason) for _, page in bench.pages] == [(ANNE, "danger_card"), (BILAL, "")]
    (flag,) = bench.state.open_flags
    bench.take(FlagAcknowledged(bench.event(), bench.now, ANNE, flag.flag, "page"))
    bench.passes(20 * MINUTE)
    assert bench.ladders[flag.flag][1] > bench.now
    reached = {page.staff for _, page in bench.pages if page.reason != "danger_card"}
    assert reached == {BILAL, CARLA}


@pytest.mark.parametrize("leads", [crew({Post.LEAD: LEO}), crew({Post.COORDINATOR: CARLA}), ()])
def test_with_or_without_a_lead_the_alert_itself_is_still_called_out_at_minute_20(
    leads: tuple[Shift, ...],
) -> None:
    duty, step, at = Duty(crew=leads), 0, ELEVEN
    while at < after(ELEVEN, 20 * MINUTE):
        rung = alert_rung(Level.ACUTE, step, duty, at)
        assert bool(rung.called) == bool(leads)
        step, at = rung.next_step, rung.next_due
    assert at <= after(ELEVEN, 35 * MINUTE)


def test_a_silence_flag_handled_by_telephone_alone_stops_the_ladder_and_pages_nobody_for_20_minutes() -> None:
    bench = ShiftBench(client(Mode.NEUTRAL), STAFFED, now=ELEVEN)
    bench.rulebook = real_rulebook()
    bench.writes("hij leest mee")
    bench.passes(0)
    (flag,) = bench.state.open_flags
    assert flag.level is Level.ACUTE
    bench.passes(MINUTE)
    bench.take(ActedOutside(bench.event(), bench.now, ANNE, "calling"))
    paged = len(bench.pages)
    bench.passes(20 * MINUTE - 1)
    assert len(bench.pages) == paged
    bench.take(FlagClosed(bench.event(), bench.now, ANNE, flag.flag, "spoken", safe_now="yes"))
    bench.passes(60 * MINUTE)
    assert len(bench.pages) == paged
    assert not [say for _, _, say in bench.says if say.kind.value == "worker"]


def test_a_high_signal_at_half_past_eight_in_the_evening_is_paged_or_the_client_is_told() -> None:
    evening = moment_of(datetime(2027, 3, 16, 20, 30, tzinfo=AMSTERDAM))
    for duty, paged, told in ((STAFFED, True, "vandaag"), (replace(CLOSED, crew=()), False, "0800-2000")):
        bench = ShiftBench(client(), duty, now=evening)
        bench.rulebook = real_rulebook()
        bench.writes("gisteren heeft hij me geslagen")
        bench.passes(0)
        assert bench.state.open_flags[0].level is Level.HIGH
        assert bool(bench.pages) == paged
        assert told in bench.says[0][2].text
