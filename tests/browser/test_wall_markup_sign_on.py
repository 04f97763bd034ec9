"""What an organisation's provider says of somebody is believed for its number alone, and shown nowhere."""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser
from sign_on_place import Place, a_place, come_back
from sign_on_stand import Stand, a_stand
from wall_observer import Observer
from wall_payloads import PAYLOADS

from vault.sign_on_staff import ANYWHERE

pytestmark = pytest.mark.browser

_CLAIMS = (
    *("name", "given_name", "family_name", "nickname", "preferred_username", "email", "profile", "picture"),
    *("website", "locale", "zoneinfo", "phone_number", "address", "roles", "alias", "acr", "sid", "at_hash"),
)
_PAGES = ("/", "/postvak", "/mij", "/mij/passkeys", "/rooster/mijn")
_SIGNS = ("alert(1)", "kwaad", "=1+1", "SUM(", "{{ 7", "49 ")
_AT_ONCE = 60


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with a_stand() as made:
        yield made


@pytest.fixture(scope="module")
def place(stand: Stand, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("claims"), stand.url) as made:
        yield made


@pytest.fixture
def anna(browser: Browser, stand: Stand, place: Place) -> Iterator[Observer]:
    stand.changes, stand.told, stand.signing = {}, {}, "RS256"
    place.browser.cookies.clear()
    person = Observer(browser, str(place.browser.base_url).rstrip("/"))
    yield person
    person.leave()


def _shown(anna: Observer) -> list[str]:
    """Return what of the payloads stands on this page, and what is more than text."""
    whole = anna.page.content()
    return [sign for sign in _SIGNS if sign in whole] + anna.strange()


def _take_over(anna: Observer, place: Place) -> None:
    """Go on in a real browser with the session that was opened."""
    kept = [{"name": name, "value": value, "url": anna.url} for name, value in place.browser.cookies.items()]
    anna.page.context.add_cookies(kept)  # type: ignore[arg-type]  # its own type is a dict with these keys


def _claims(payloads: tuple[str, ...]) -> dict[str, object]:
    said: dict[str, object] = dict(zip(_CLAIMS, cycle(payloads), strict=False))
    return said | {"amr": ["mfa", *payloads[:9]], "groups": list(payloads)}


def test_names_in_a_right_token_let_in_and_stand_on_no_page(
    stand: Stand, place: Place, anna: Observer
) -> None:
    for cut in range(0, len(PAYLOADS), _AT_ONCE):
        stand.changes = _claims(PAYLOADS[cut : cut + _AT_ONCE])
        assert come_back(place, stand).status_code == 200, cut
        _take_over(anna, place)
        path = _PAGES[cut // _AT_ONCE % len(_PAGES)]
        anna.open(path)
        assert "Anna" in (anna.page.text_content("body") or "")
        assert _shown(anna) == [], path
    subject = PAYLOADS[0]
    place.office.bind("bram", ANYWHERE, place.issuer, subject)
    stand.changes = {"sub": subject}
    assert come_back(place, stand).status_code == 200
    _take_over(anna, place)
    for path in _PAGES:
        anna.open(path)
        assert "Bram" in (anna.page.text_content("body") or "")
        assert _shown(anna) == [], path


@pytest.mark.parametrize("signing", ["foreign", "none", "HS256"])
def test_a_forged_token_full_of_names_opens_the_door_page_without_one_of_them(
    stand: Stand, place: Place, anna: Observer, signing: str
) -> None:
    stand.signing, stand.changes = signing, _claims(PAYLOADS[:_AT_ONCE])
    answer = come_back(place, stand)
    assert answer.status_code == 401
    assert [sign for sign in _SIGNS if sign in answer.text] == []
    for text in PAYLOADS[:: len(PAYLOADS) // 12]:
        query = urlencode(dict.fromkeys(("state", "code", "iss", "error", "error_description"), text))
        anna.open(f"/inloggen/terug?{query}")
        assert anna.page.locator("#wachtwoord").count() == 1
        assert _shown(anna) == [], text


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_an_address_that_the_provider_gives_is_one_address(stand: Stand, tmp_path: Path) -> None:
    odd = "/authorize\"><img src=x onerror=alert(1)>';url=javascript:alert(1)"
    stand.told, stand.changes = {"authorization_endpoint": stand.url + odd}, {}
    with a_place(tmp_path, stand.url) as place:
        answer = place.post("/inloggen/organisatie", kant="a")
        tags = _Tags()
        tags.feed(answer.text)
        assert answer.status_code == 200
        assert "img" not in {tag for tag, _ in tags.found}
        (link,) = [
            all_["href"] for tag, all_ in tags.found if tag == "a" and "authorize" in (all_["href"] or "")
        ]
        assert (link or "").startswith(stand.url)
        (leads,) = [all_["content"] for tag, all_ in tags.found if all_.get("http-equiv") == "refresh"]
        assert leads == f"0; url={link}"
