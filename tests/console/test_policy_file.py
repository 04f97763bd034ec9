"""The policy file: one line for every route, and a console that does not start without."""

import pytest
from console_world import ANNA, BO, CEES, DORA, EVA, make_world
from fastapi import FastAPI, Response
from hypothesis import given
from hypothesis import strategies as st

from cases.desk import ON_A_SIDE, Staff, StaffRole
from cases.ids import StaffId
from cases.sides import Side
from console.policy import PLACE, Line, PolicyBroken, Reach, read_policy, the_policy
from console.policy_check import keep, routes_of

LINE = '"GET /a/{x}" = { roles = ["worker"], side = "own", relation = "client", log = [] }'


def _faults(text: str) -> list[str]:
    with pytest.raises(PolicyBroken) as broken:
        read_policy(text)
    return broken.value.problems


def _planted(app: FastAPI) -> list[str]:
    with pytest.raises(PolicyBroken) as broken:
        keep(app, the_policy())
    return broken.value.problems


def test_the_console_has_exactly_the_routes_of_the_policy() -> None:
    app = make_world().app
    keep(app, the_policy())
    assert len(list(routes_of(app.routes))) >= 160


def test_a_new_route_without_a_line_is_refused_and_named() -> None:
    app = make_world().app
    app.add_api_route("/nieuw/{client}", lambda: None)
    (problem,) = _planted(app)
    assert problem.startswith("Route GET /nieuw/{client} staat niet in console/policy.toml")


def test_a_bare_route_and_a_mounted_folder_without_a_line_are_refused_too() -> None:
    app, extra = make_world().app, FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    extra.add_api_route("/binnen", lambda: None, methods=["POST"])
    app.mount("/erbij", extra)

    async def bare(_request: object) -> Response:
        return Response()

    app.add_route("/bloot", bare)
    named = " ".join(_planted(app))
    assert all(each in named for each in ("POST /erbij/binnen", "GET /bloot", "HEAD /bloot"))


def test_the_same_route_twice_is_refused() -> None:
    app = make_world().app
    app.add_api_route("/postvak", lambda: None)
    assert _planted(app) == ["Route GET /postvak staat er 2 keer; alleen de eerste wordt ooit gebruikt."]


def test_a_line_without_a_route_is_refused() -> None:
    text = PLACE.read_text(encoding="utf-8") + LINE + "\n"
    with pytest.raises(PolicyBroken) as broken:
        keep(make_world().app, read_policy(text))
    assert broken.value.problems == [
        "Regel 'GET /a/{x}' in console/policy.toml heeft geen route. Haal de regel weg."
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (LINE.replace('"worker"', '"baas"'), "baas"),
        (LINE.replace('"worker"', ""), "geen enkele rol"),
        (LINE.replace('"own"', '"c"'), "'c'"),
        (LINE.replace('"client"', '"vriend"'), "vriend"),
        (LINE.replace('"own"', '"both"'), "beide kanten"),
        (LINE.replace(", log = []", ""), "log"),
        (LINE.replace("log = []", "log = [], soms = true"), "soms"),
        (LINE.replace("GET /a", "PEEK /a"), "methode"),
        (f"{LINE}\n{LINE}", "niet te lezen"),
        (f"{LINE}\n{LINE.replace('{x}', '{y}')}", "dezelfde route"),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused(lines: str, said: str) -> None:
    (problem,) = _faults(f"[session]\n{lines}")
    assert said in problem


def test_all_faults_are_named_at_once() -> None:
    text = (
        '[sesion]\n[session]\n"GET /a" = 1\n[open]\n"GET /b" = { by = "" }\n"GET /c" = { roles = ["lead"] }'
    )
    assert len(_faults(text)) == 4


def test_a_group_may_hold_groups_and_a_group_within_itself_is_refused() -> None:
    line = LINE.replace('"worker"', '"alle"')
    text = f'[groups]\nalle = ["een", "lead"]\neen = ["worker"]\n[session]\n{line}'
    (read,) = read_policy(text)
    assert read.roles == {StaffRole.WORKER, StaffRole.LEAD}
    assert _faults(f'[groups]\nalle = ["alle"]\n[session]\n{line}')


def test_who_comes_in_by_another_lock_is_no_matter_of_roles() -> None:
    line = the_policy().line("GET", "/oproep/{token}")
    assert line is not None
    assert all(line.lets(each) for each in (ANNA, BO, CEES, DORA, EVA))


_STAFF = st.builds(
    Staff,
    id=st.just(StaffId("s")),
    person=st.just("p"),
    login=st.just("l"),
    alias=st.just("Aa"),
    role=st.sampled_from(StaffRole),
    side=st.sampled_from([Side.A, Side.B, None]),
)


@given(_STAFF, st.sampled_from(list(the_policy())))
def test_nobody_of_a_side_reaches_what_shows_both_and_no_role_reaches_what_does_not_name_it(
    staff: Staff, line: Line
) -> None:
    if line.by or not line.lets(staff):
        return
    assert staff.role in line.roles
    assert (staff.side is not None) == (staff.role in ON_A_SIDE)
    assert staff.side is None or line.side is not Reach.BOTH
