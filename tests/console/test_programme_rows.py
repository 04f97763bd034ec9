"""The rows of a programme and its year, without a page around them."""

from datetime import date, time
from time import perf_counter
from zoneinfo import ZoneInfo

from console_fakes_content import shipped_files
from hypothesis import given
from hypothesis import strategies as st

from cases.moments import at_wall
from cases.programme import parse_programme
from cases.programme_form import form_of
from cases.programme_year import Start
from cases.safe_contact import Window
from console.jaarplan_form import done
from console.jaarplan_year import drawn
from vault.days_off import holidays_between


def test_a_year_is_drawn_while_somebody_waits() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    days = tuple(Window(day, time(19), time(21)) for day in range(7))
    start = Start(at_wall(date(2026, 12, 1), time(9), zone), days, zone)
    weekly = parse_programme(shipped_files()["programmes/weekly.yaml"])
    took = []
    for _ in range(3):
        begin = perf_counter()
        assert len(drawn(weekly, start, holidays_between, {}).year.moments) == 53
        took.append(perf_counter() - begin)
    assert min(took) < 0.3


@given(
    rows=st.lists(st.integers(1, 300), min_size=1, max_size=6, unique=True),
    act=st.sampled_from(("na", "op", "neer", "weg")),
    at=st.integers(-3, 9),
)
def test_a_button_changes_no_row_but_the_one_it_takes_away(rows: list[int], act: str, at: int) -> None:
    form = form_of({"dagen": [{"van": str(one), "elke": "7", "gesprek": "tik"} for one in rows]})
    made, _ = done(form, f"dag:{act}:{at}")
    kept = [one for one in made.days if one.typed]
    if act == "weg" and 0 <= at < len(rows):
        assert kept == [one for place, one in enumerate(form.days) if place != at]
    else:
        assert sorted(one.text("van") for one in kept) == sorted(map(str, rows))
    assert len(made.days) - len(kept) == (1 if act == "na" else 0)
