"""A year of a programme before anybody gets it: as lines, as JSON and as a picture."""

import json
import xml.etree.ElementTree as ET
from datetime import datetime, time
from pathlib import Path

import pytest
from commands_here import run_here
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import shipped_library

from nabij.preview import Asked, Preview, WrongUse, as_plain, preview_of
from nabij.preview_svg import svg_of

SERVED = "thv_start=2026-12-01T21:40"
NAMES = sorted(shipped_library().programmes)
SVG = "{http://www.w3.org/2000/svg}"


def shown(programme: str, *anchors: str, **more: object) -> Preview:
    return preview_of(Asked(programme, anchors, **more), shipped_library())  # type: ignore[arg-type]


def test_the_command_prints_the_moments_and_draws_the_year(tmp_path: Path) -> None:
    picture = tmp_path / "jaar.svg"
    asked = ["--programme", "thv-stayer", "--anchor", SERVED]
    done = run_here("plan", "preview", *asked, "--json", "--svg", str(picture))
    assert done.code == 0
    moments = done.last["moments"]
    assert len(moments) == 34
    assert moments[0] == {
        "local": "2026-12-02T19:00:00+01:00",
        "utc": "2026-12-02T18:00:00+00:00",
        "dialogue": "d1",
        "phase": "F0",
        "slot": "day",
    }
    drawn = ET.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 - we drew it ourselves
    assert len([one for one in drawn.iter(f"{SVG}circle") if one.get("r") == "11"]) == 34
    assert drawn.findtext(f"{SVG}title") == "Huisverbod, achterblijver: 34 berichten in een jaar"
    told = run_here("plan", "preview", *asked, "--extended").stdout.splitlines()
    assert told[0] == "Huisverbod, achterblijver (thv-stayer), kant a"
    assert told[1] == "wo 02-12-2026  19:00  F0  dag   2  d1: Elke dag, dag 1 tot en met 10"
    assert "Bezoek aan huis" in told[2]
    assert told[-1] == "41 berichten in een jaar."


def test_what_was_typed_wrongly_is_said_in_dutch_and_exits_2(tmp_path: Path) -> None:
    wrong = run_here("plan", "preview", "--programme", "thv", "--anchor", SERVED)
    assert (wrong.code, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("--programme 'thv' is onbekend. Kies uit: after-shelter, ")
    nowhere = str(tmp_path / "geen" / "map.svg")
    closed = run_here("plan", "preview", "--programme", "thv-stayer", "--anchor", SERVED, "--svg", nowhere)
    assert closed.code == 2
    assert "is niet te schrijven" in closed.stderr


@pytest.mark.parametrize(
    ("programme", "anchors", "more", "said"),
    [
        ("", (), {}, "--programme ontbreekt"),
        ("thv-stayer", (), {}, "telt vanaf 'thv_start'"),
        ("thv-stayer", ("thv_end=2026-12-01",), {}, "telt vanaf 'thv_start'"),
        ("after-shelter", (SERVED,), {}, "telt vanaf 'shelter_exit'"),
        ("staying-together-a", ("shelter_exit=2026-12-01",), {}, "telt vanaf 'together'"),
        ("thv-stayer", ("kerst=2026-12-25",), {}, "--anchor 'kerst' is onbekend"),
        ("thv-stayer", ("thv_start",), {}, "is geen dag en tijd"),
        ("thv-stayer", ("thv_start=31-12-2026",), {}, "is geen dag en tijd"),
        ("thv-stayer", ("thv_start=1026-12-01",), {}, "is geen dag en tijd"),
        ("thv-stayer", (SERVED, SERVED), {}, "twee keer"),
        ("thv-stayer", (SERVED,), {"side": "c"}, "--side 'c' is onbekend"),
        ("thv-stayer", (SERVED,), {"windows": ("avond",)}, "is geen tijd van-tot"),
        ("thv-stayer", (SERVED,), {"windows": ("19:00-19:30",)}, "minstens 60 minuten"),
    ],
)
def test_every_wrong_use_says_what_to_type(
    programme: str, anchors: tuple[str, ...], more: dict[str, object], said: str
) -> None:
    with pytest.raises(WrongUse) as wrong:
        shown(programme, *anchors, **more)
    assert said in wrong.value.problem


def test_each_side_has_its_own_minutes_and_the_programme_knows_its_side() -> None:
    minutes = {name: {one.at.minute // 30 for one in shown(name, SERVED).moments} for name in NAMES[2:]}
    assert minutes.pop("thv-removed") == minutes.pop("staying-together-b") == {1}
    assert set(map(frozenset, minutes.values())) == {frozenset({0})}
    assert {one.at.minute // 30 for one in shown("thv-stayer", SERVED, side="b").moments} == {1}


def test_a_night_in_which_the_clock_changes_keeps_the_hour_and_brings_one_message() -> None:
    for served, night, hours in [("2027-03-24", "2027-03-28", (1, 2)), ("2027-10-27", "2027-10-31", (2, 1))]:
        moments = shown("thv-stayer", f"thv_start={served}T12:00").moments
        around = [
            one for one in moments if abs((one.at.date() - datetime.fromisoformat(night).date()).days) < 2
        ]
        assert [one.at.hour for one in around] == [19] * 3
        offsets = [19 - one.utc.hour for one in around]
        assert (offsets[0], offsets[-1]) == hours
    lost = shown("thv-stayer", "thv_start=2027-03-24T12:00", windows=("02:00-03:00",)).moments
    dates = [f"{one.at:%m-%d}" for one in lost[:5]]
    assert dates == ["03-25", "03-26", "03-27", "03-29", "03-30"]
    twice = shown("thv-stayer", "thv_start=2027-10-27T12:00", windows=("02:00-03:00",)).moments
    (first,) = [one for one in twice if f"{one.at:%m-%d}" == "10-31"]
    assert first.at.isoformat() == "2027-10-31T02:00:00+02:00"


def test_a_typed_offset_counts_and_a_date_alone_is_its_first_minute() -> None:
    here = shown("thv-stayer", SERVED)
    assert shown("thv-stayer", "thv_start=2026-12-01T20:40+00:00").moments == here.moments
    assert shown("thv-stayer", "thv_start=2026-12-01").moments[0].at.day == 1


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(NAMES),
    st.datetimes(datetime(2026, 1, 1), datetime(2031, 1, 1)),  # noqa: DTZ001 - typed without a zone
    st.booleans(),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from([("19:00-21:00",), ("22:00-07:00",), ("02:00-03:00", "12:00-13:30"), ("00:00-00:00",)]),
)
def test_every_preview_is_in_order_once_a_date_inside_the_hours_and_can_be_drawn(
    name: str, served: datetime, extended: bool, side: str, windows: tuple[str, ...]
) -> None:
    anchor = shipped_library().programmes[name].anchor.value
    preview = shown(name, f"{anchor}={served:%Y-%m-%dT%H:%M}", extended=extended, side=side, windows=windows)
    moments = as_plain(preview)["moments"]
    assert len({(one["local"][:10], one["slot"]) for one in moments}) == len(moments) > 20
    assert [one["utc"] for one in moments] == sorted(one["utc"] for one in moments)
    for one in moments:
        local, utc = datetime.fromisoformat(one["local"]), datetime.fromisoformat(one["utc"])
        assert local == utc
        assert local.replace(tzinfo=None) >= served.replace(second=0, microsecond=0)
        assert any(_inside(local.time(), window) for window in windows)
    assert svg_of(preview).count('r="11"') == len(moments)


def _inside(clock: time, window: str) -> bool:
    opens, closes = (time.fromisoformat(one) for one in window.split("-"))
    return opens <= clock < closes if opens < closes else clock >= opens or clock < closes


def test_the_help_shows_an_example_and_json_is_one_line() -> None:
    assert "nabij plan preview --programme thv-stayer" in " ".join(
        run_here("plan", "preview", "--help").stdout.split()
    )
    assert json.loads(json.dumps(as_plain(shown("weekly", "start=2027-01-04"))))["moments"]
