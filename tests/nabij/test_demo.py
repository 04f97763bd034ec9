"""The demo: everything of the product, with made-up people, over real HTTP."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from sqlalchemy import select

from cases.moments import HOUR, MINUTE, after
from cases.sides import Side
from nabij.demo import open_demo
from nabij.demo_cast import ACTORS, STAFF, TALES
from nabij.stage import Staged
from vault.tables_flags import page


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[Staged, httpx.Client]]:
    with ExitStack() as stack:
        stage = open_demo(stack, 0)
        client = stack.enter_context(httpx.Client(base_url=stage.url, follow_redirects=True, timeout=60))
        yield stage, client


def press(client: httpx.Client, action: str, **fields: str) -> httpx.Response:
    token = re.search(r'name="token" value="([^"]+)"', client.get("/demo").text)
    assert token is not None
    return client.post(action, data={"token": token[1], **fields})


def logged_in(stack: ExitStack, stage: Staged, login: str) -> httpx.Client:
    """Log somebody of the cast in; their client sends what a browser would send along."""
    each = next(one for one in STAFF if one.login == login)
    visit = stack.enter_context(
        httpx.Client(base_url=stage.url, follow_redirects=True, timeout=60, headers={"Origin": stage.url})
    )
    fields = {"naam": each.login, "wachtwoord": each.password, "kant": each.place}
    visit.post("/inloggen", data=sealed(visit.get("/inloggen")) | fields)
    return visit


def sealed(page: httpx.Response, near: str = "") -> dict[str, str]:
    """Return the hidden fields of the form that stands after ``near``."""
    form = page.text[page.text.index(near) :]
    return dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', form[: form.index("</form>")])
    )


def pressed(visit: httpx.Client, page: str, action: str, **fields: str) -> httpx.Response:
    """Send the form of a page that goes to ``action``, filled in."""
    form = f'action="{action}"'
    return visit.post(action, data=sealed(visit.get(page), form) | fields)


def test_the_page_shows_phones_stories_and_everybodys_login(demo: tuple[Staged, httpx.Client]) -> None:
    _, client = demo
    page = client.get("/demo")
    assert page.status_code == 200
    assert page.text.count("<iframe") == len(ACTORS)
    assert page.text.count("Speel verhaal") == len(TALES) == 6
    assert all(each.login in page.text for each in STAFF)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_form_without_the_token_moves_nothing(demo: tuple[Staged, httpx.Client]) -> None:
    stage, client = demo
    before = stage.now()
    assert client.post("/demo/forward", data={"token": "guessed"}).status_code == 403
    assert client.post("/demo/story/1", data={"token": "guessed"}).status_code == 403
    assert stage.now() - before < 60_000_000


def test_three_days_forward_bring_the_check_ins_that_fall_in_them(
    demo: tuple[Staged, httpx.Client],
) -> None:
    stage, client = demo
    before = stage.now()
    assert press(client, "/demo/forward").status_code == 200
    assert stage.now() - before >= 3 * 86_400_000_000


def test_an_acute_story_brings_112_to_the_phone_and_a_flag_to_the_worker(
    demo: tuple[Staged, httpx.Client],
) -> None:
    stage, client = demo
    assert press(client, "/demo/story/2").status_code == 200
    phone = httpx.get(re.findall(r'<iframe src="([^"]+)"', client.get("/demo").text)[0]).text
    assert "112" in phone
    with ExitStack() as stack:
        assert "nabij-row--acute" in logged_in(stack, stage, "werker-a").get("/postvak").text


def test_an_unanswered_flag_calls_the_backup_of_its_own_side_after_ten_minutes(
    demo: tuple[Staged, httpx.Client],
) -> None:
    stage, client = demo
    before = stage.now()
    press(client, "/demo/story/2")
    stage.forward(after(stage.now(), 10 * MINUTE))
    ids = {each.alias: each.staff for each in stage.house.front.colleagues()}
    for side, called in ((Side.A, {ids["Anna"], ids["Ank"]}), (Side.B, set())):
        with stage.house.sides[side].store.store.read() as conn:
            assert set(conn.scalars(select(page.c.staff).where(page.c.due_at >= before))) == called


def test_the_backup_takes_what_is_offered_gives_it_back_and_takes_over_after_an_hour_of_silence(
    demo: tuple[Staged, httpx.Client],
) -> None:
    stage, client = demo
    press(client, "/demo/story/2")
    ids = {each.alias: str(each.staff) for each in stage.house.front.colleagues()}
    with ExitStack() as stack:
        anna, ank = (logged_in(stack, stage, login) for login in ("werker-a", "achterwacht-a"))
        line = anna.get("/postvak").text
        assert "achterwacht: <strong>Ank</strong>" in line
        talk = re.findall(r'action="(/gesprek/[^"]+)/oppakken"', line)[0]
        pressed(anna, "/postvak", f"{talk}/oppakken")
        pressed(anna, talk, f"{talk}/overdragen", naar=ids["Ank"], hoe="warm")
        assert "Een collega vraagt u dit over te nemen" in ank.get("/postvak").text
        pressed(ank, talk, f"{talk}/aannemen")
        pressed(ank, talk, f"{talk}/overdragen", naar=ids["Anna"], hoe="koud")
        assert "Terug naar de bot" in anna.get(talk).text
        assert "Overnemen van Anna" not in ank.get(talk).text
        pressed(anna, talk, f"{talk}/antwoord", tekst="Ik lees dit nu.")
        stage.forward(after(stage.now(), HOUR))
        assert "Overnemen van Anna" in ank.get(talk).text
        pressed(ank, talk, f"{talk}/oppakken", over="ja")
        assert "Terug naar de bot" in ank.get(talk).text


def test_the_other_side_has_a_backup_of_its_own(demo: tuple[Staged, httpx.Client]) -> None:
    with ExitStack() as stack:
        line = logged_in(stack, demo[0], "achterwacht-b").get("/postvak").text
    assert "achterwacht: <strong>Bas</strong>" in line
    assert "Ank" not in line
