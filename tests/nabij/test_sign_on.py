"""Logging in by the organisation's own provider, through the real console and over real HTTP."""

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from oidc_provider_mock import User, run_server_in_thread
from sign_on_place import HERE, PASSWORD, Place, a_place, asked, come_back
from sign_on_stand import CLIENT, Stand, a_stand
from sqlalchemy import delete, select

from bot.log import Log, Said
from bot.ports import Clock
from cases.glass import ReviewKind
from cases.moments import SECOND, Moment
from console.ports_login import SignOnDown
from nabij.accounts import bind_account, mark_emergency, unbind_account
from nabij.doctor_sign_on import sign_on_findings
from nabij.refused import Refused
from nabij.settings_sign_on import SignOnSettings
from nabij.sign_on_provider import Provider
from nabij.sign_on_watch import SignOnWatch
from vault.sign_on import MOST_BACK
from vault.sign_on_checks import SignOnChecks
from vault.sign_on_staff import ANYWHERE
from vault.tables_coordination import access_review, login_attempt, sign_on_attempt


class Later:
    """The clock of the house, so much further on."""

    def __init__(self, clock: Clock, ahead: int) -> None:
        self._clock = clock
        self._ahead = ahead

    def now(self) -> Moment:
        return Moment(self._clock.now() + self._ahead)

    def real(self) -> Moment:
        return Moment(self._clock.real() + self._ahead)


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with a_stand() as made:
        yield made


@pytest.fixture(scope="module")
def place(stand: Stand, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("sign-on"), stand.url) as made:
        yield made


@pytest.fixture(autouse=True)
def fresh(stand: Stand, place: Place) -> None:
    stand.changes, stand.signing, stand.told = {}, "RS256", {}
    place.browser.cookies.clear()
    with place.house.front_database.begin() as conn:
        conn.execute(delete(login_attempt))


def test_coming_back_in_vain_is_limited_and_the_block_is_one_line_of_the_log(
    stand: Stand, place: Place
) -> None:
    stand.changes = {"sub": "vreemd"}
    before = len(place.lines())
    found = [come_back(place, stand) for _ in range(MOST_BACK + 5)]
    assert [each.status_code for each in found] == [401] * MOST_BACK + [429] * 5
    assert all(int(each.headers["Retry-After"]) > 0 for each in found[MOST_BACK:])
    told = [reason for _, outcome, reason in place.lines()[before:] if outcome == "refused"]
    assert told == ["unbound"] * MOST_BACK + ["blocked"]
    stand.changes = {}
    assert come_back(place, stand).status_code == 429


def test_who_is_sent_here_by_another_page_shuts_nobody_out_and_floods_no_log(
    stand: Stand, place: Place
) -> None:
    before = len(place.lines())
    assert {place.back(state="x", code="y").status_code for _ in range(MOST_BACK + 20)} == {401}
    told = [reason for _, _, reason in place.lines()[before:]]
    assert told == ["state"] * MOST_BACK + ["blocked"]
    stand.changes = {"sub": "anna-1"}
    assert come_back(place, stand).status_code == 200


# The test provider calls parts of its own library that are to go; ours does not import that library.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_ordinary_log_in_goes_by_a_real_provider_and_ends_at_the_chosen_side(tmp_path: Path) -> None:
    user = User(sub="anna-1", claims={"amr": ["pwd", "otp"]})
    with run_server_in_thread(user_claims=[user]) as server:
        issuer = f"http://localhost:{server.server_port}"
        with a_place(tmp_path, issuer) as place:
            assert "Inloggen met uw organisatie" in place.browser.get("/inloggen").text
            there = httpx.post(place.leave(), data={"sub": "anna-1"}, timeout=10)
            came = urlsplit(there.headers["location"])
            assert f"{came.scheme}://{came.netloc}{came.path}" == f"{HERE}/inloggen/terug"
            answer = place.browser.get(f"{came.path}?{came.query}")
            assert answer.status_code == 200, place.lines()[-1]
            assert "postvak" in place.browser.get("/", follow_redirects=True).text
            assert place.lines()[-1] == ("log_in", "ok", "")
            assert place.browser.get(f"{came.path}?{came.query}").status_code == 401


@pytest.mark.parametrize("signing", ["RS256", "PS256", "ES256"])
def test_a_token_signed_in_an_allowed_way_lets_in(place: Place, stand: Stand, signing: str) -> None:
    stand.signing = signing
    assert come_back(place, stand).status_code == 200
    assert {one["grant_type"] for one in stand.asked[-1:]} == {"authorization_code"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"iss": "http://127.0.0.1:1"}, "iss"),
        ({"aud": "somebody-else"}, "aud"),
        ({"aud": [CLIENT, "other"]}, "aud"),
        ({"azp": "other"}, "azp"),
        ({"exp": 1}, "exp"),
        ({"exp": None}, "exp"),
        ({"iat": 1}, "iat"),
        ({"iat": 99999999999}, "iat"),
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"sub": ""}, "sub"),
        ({"amr": None}, "factor"),
        ({"amr": ["pwd"]}, "factor"),
        ({"sub": "nobody"}, "unbound"),
    ],
)
def test_a_token_that_says_something_else_opens_nothing_and_stands_in_the_log(
    place: Place, stand: Stand, changes: dict[str, object], code: str
) -> None:
    stand.changes = changes
    answer = come_back(place, stand)
    assert answer.status_code == 401
    assert "Inloggen met uw organisatie is niet gelukt" in answer.text
    assert place.lines()[-1] == ("log_in", "refused", code)
    assert place.browser.get("/").status_code == 303


@pytest.mark.parametrize(
    ("signing", "code"), [("none", "alg"), ("HS256", "alg"), ("foreign", "signature"), ("unknown", "kid")]
)
def test_a_forged_signature_opens_nothing(place: Place, stand: Stand, signing: str, code: str) -> None:
    stand.signing = signing
    assert come_back(place, stand).status_code == 401
    assert place.lines()[-1] == ("log_in", "refused", code)


def test_a_state_and_a_code_count_once_and_only_in_the_browser_that_began(place: Place, stand: Stand) -> None:
    query = asked(place.leave())
    stand.nonce = query["nonce"]
    said = {"state": query["state"], "code": "c1", "iss": stand.url}
    own = httpx.Cookies(place.browser.cookies)
    place.browser.cookies.clear()
    assert place.back(**said).status_code == 401
    place.browser.cookies = httpx.Cookies(own)
    assert place.back(**said).status_code == 200
    place.browser.cookies = httpx.Cookies(own)
    assert place.back(**said).status_code == 401
    assert place.lines()[-1] == ("log_in", "refused", "state")
    assert come_back(place, stand, "c1").status_code == 401
    assert place.lines()[-1] == ("log_in", "refused", "invalid_grant")


@pytest.mark.parametrize("changed", [{"iss": "http://127.0.0.1:1"}, {"iss": ""}, {"error": "access_denied"}])
def test_an_answer_of_another_provider_and_a_no_open_nothing(
    place: Place, stand: Stand, changed: dict[str, str]
) -> None:
    assert come_back(place, stand, **changed).status_code == 401


def test_an_attempt_is_kept_without_a_word_that_opens_it(place: Place) -> None:
    query = asked(place.leave())
    with place.house.front_database.read() as conn:
        rows = str(conn.execute(select(sign_on_attempt)).all())
    assert query["nonce"] not in rows
    assert query["state"] not in rows


def test_who_has_an_account_comes_in_by_a_password_only_when_marked_and_is_reviewed(
    place: Place,
) -> None:
    def try_password(login: str) -> int:
        place.browser.cookies.clear()
        return place.post("/inloggen", naam=login, wachtwoord=PASSWORD, kant="a").status_code

    assert try_password("bram") == 303
    assert try_password("anna") == 401
    place.office.emergency("anna", ANYWHERE, on=True)
    assert try_password("anna") == 303
    with place.house.front_database.read() as conn:
        rows = conn.execute(select(access_review.c.kind, access_review.c.code)).all()
    assert [tuple(row) for row in rows] == [(ReviewKind.BREAK_GLASS.value, "local_login")]
    place.office.emergency("anna", ANYWHERE, on=False)
    assert try_password("anna") == 401


@pytest.mark.parametrize("told", [{"issuer": "http://x"}, {"token_endpoint": "http://127.0.0.1:1/t"}])
def test_a_provider_that_points_elsewhere_is_not_used(
    stand: Stand, tmp_path: Path, told: dict[str, str]
) -> None:
    stand.told = told
    with a_place(tmp_path, stand.url) as place:
        answer = place.post("/inloggen/organisatie", kant="a")
        assert answer.status_code == 503
        assert "noodaccount" in answer.text
        assert place.browser.get("/inloggen").status_code == 200


def test_a_provider_that_gives_no_answer_is_said_so_and_the_door_stays_open(
    place: Place, stand: Stand
) -> None:
    stand.told = {"jwks_uri": None}
    chosen = SignOnSettings(stand.url, CLIENT, "a-secret")
    with pytest.raises(SignOnDown):
        Provider(chosen).about()
    assert place.browser.get("/inloggen").status_code == 200
    stand.kept = True
    with pytest.raises(SignOnDown):
        Provider(chosen, patience=0.2).about()
    stand.kept = False
    stand.hurry.set()
    with pytest.raises(SignOnDown):
        Provider(replace(chosen, issuer="http://127.0.0.1:9")).about()
    assert [one.weight for one in sign_on_findings(chosen, offline=True)] == ["warns"]


def test_the_commands_bind_an_account_to_one_human_and_take_it_away_again(place: Place, stand: Stand) -> None:
    settings = place.house.settings
    told = bind_account("bram", "bram-1", "a", settings)
    assert told.endswith(place.office.mark(stand.url, "bram-1"))
    stand.changes = {"sub": "bram-1"}
    assert come_back(place, stand).status_code == 200
    for refused in (("bram", "anna-1", ""), ("nobody", "x", ""), ("bram", "", ""), ("bram", "x", "c")):
        with pytest.raises(Refused):
            bind_account(*refused, settings)
    assert "in nood" in mark_emergency("bram", on=True, settings=settings)
    assert "alleen nog" in mark_emergency("bram", on=False, settings=settings)
    assert unbind_account("bram", "", settings).endswith("1")
    assert come_back(place, stand).status_code == 401


class Watching:
    """The job that asks the provider, at moments a test chooses after the one and only log-in of Anna."""

    def __init__(self, place: Place, stand: Stand) -> None:
        self.place, self.stand = place, stand
        self.front = place.house.front
        self.said: list[Said] = []
        self.provider = Provider(SignOnSettings(stand.url, CLIENT, "a-secret"))
        for one in self.front.colleagues():
            self.front.end_other_sessions(self.front.staff(one.staff), "")
        assert come_back(place, stand).status_code == 200

    def look(self, seconds: int, status: int, **answer: str) -> None:
        """Look so many seconds from now, while the provider answers this."""
        self.stand.refreshing = status, answer
        house = self.place.house
        later = Later(house.hall.tempo.clock, seconds * SECOND)
        checks = SignOnChecks(house.front_database, house.front_sealer, later, house.hall.tempo.ids)
        log = Log(io.StringIO(), strict=True, heard=self.said.append)
        SignOnWatch(checks, self.provider, self.front, later, log).once(threading.Event())

    def lives(self) -> bool:
        return self.place.browser.get("/").headers.get("location") != "/inloggen"

    def works_here(self) -> bool:
        return "Anna" in {one.alias for one in self.front.colleagues()}


def test_a_provider_whose_no_may_be_a_mere_log_out_ends_the_session_alone(place: Place, stand: Stand) -> None:
    watching = Watching(place, stand)
    watching.look(50, 400, error="invalid_grant")
    assert (watching.lives(), watching.works_here()) == (False, True)
    assert watching.said == [Said.SIGN_ON_ENDED]


def test_a_token_that_may_have_been_replaced_ends_the_session_alone(place: Place, stand: Stand) -> None:
    stand.told = {"scopes_supported": ["openid", "offline_access"]}
    watching = Watching(place, stand)
    watching.look(50, 500)
    watching.look(80, 400, error="invalid_grant")
    assert (watching.lives(), watching.works_here()) == (False, True)
    assert watching.said == [Said.SIGN_ON_DOWN, Said.SIGN_ON_ENDED]


def test_an_outage_ends_nobody_and_who_has_no_account_any_more_is_let_go(place: Place, stand: Stand) -> None:
    stand.told = {"scopes_supported": ["openid", "offline_access"]}
    watching = Watching(place, stand)
    before = len(stand.asked)
    watching.look(10, 400, error="invalid_grant")
    assert len(stand.asked) == before
    watching.look(41, 200, refresh_token="r2")
    watching.look(100, 500)
    watching.look(130, 401, error="invalid_client")
    watching.look(160, 200)
    assert (watching.lives(), watching.works_here()) == (True, True)
    watching.look(210, 400, error="invalid_grant")
    assert stand.asked[-1]["refresh_token"] == "r2"
    assert (watching.lives(), watching.works_here()) == (False, False)
    assert watching.said == [Said.SIGN_ON_DOWN, Said.SIGN_ON_DOWN, Said.SIGN_ON_ENDED]
    assert come_back(place, stand).status_code == 401
