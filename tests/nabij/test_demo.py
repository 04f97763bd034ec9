"""The demo: everything of the product, with made-up people, over real HTTP."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from nabij.demo import open_demo
from nabij.demo_cast import ACTORS, STAFF, TALES
from nabij.stage import Staged


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


def test_the_page_shows_phones_stories_and_four_logins(demo: tuple[Staged, httpx.Client]) -> None:
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
    with httpx.Client(base_url=stage.url, follow_redirects=True) as worker:
        form = worker.get("/inloggen").text
        seal = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', form))
        fields = {**seal, "naam": STAFF[0].login, "wachtwoord": STAFF[0].password, "kant": "a"}
        worker.post("/inloggen", data=fields, headers={"Origin": stage.url})
        assert "nabij-row--acute" in worker.get("/postvak").text
