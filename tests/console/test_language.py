"""Dutch and English: nothing untranslated, nobody answered in a neighbour's language."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from zoneinfo import ZoneInfo

import httpx
import pytest
from babel.messages import Message
from console_visit import Visit
from console_world import DUIN, MONDAY, RIET, World
from hypothesis import given
from hypothesis import strategies as st

from cases.levels import Language
from cases.moments import DAY, HOUR, MINUTE, Moment
from console.catalogue import LANGUAGES, SOURCE, extracted, sentences_in, stored
from console.language import InLanguage, preferred, say_many, spoken, tongue
from console.times import When

OTHERS = LANGUAGES[1:]
WORKER_PAGES = (
    "/",
    "/postvak?filter=alle",
    f"/gesprek/{DUIN}",
    "/gesprek/c-wad",
    "/taken",
    "/clienten",
    f"/clienten/{RIET}",
    f"/clienten/{DUIN}/afspraken",
    "/clienten/nieuw",
    "/rooster",
    "/onbekend/u1",
    "/mij",
    "/toetsen",
    "/hulp",
    "/weg",
)
_PLACE = re.compile(r"%\(\w+\)s")
_SHORTEST_TELLING = 12


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def sentences(language: str) -> list[Message]:
    return [one for one in stored(language) if one.id]


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_pages_and_code_stands_in_the_catalogue_and_no_other(language: str) -> None:
    wanted = {tuple(forms(one.id)) for one in extracted() if one.id}
    kept = {tuple(forms(one.id)) for one in sentences(language)}
    assert (wanted - kept, kept - wanted) == (set(), set()), "run `make messages` and translate"


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_none_is_a_guess(language: str) -> None:
    assert [one.id for one in sentences(language) if not all(forms(one.string))] == []
    assert [one.id for one in stored(language) if one.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_translation_fills_in_the_same_values(language: str) -> None:
    for one in sentences(language):
        wanted = {place for form in forms(one.id) for place in _PLACE.findall(form)}
        for said in forms(one.string):
            assert set(_PLACE.findall(said)) == wanted, said
            assert "%" not in _PLACE.sub("", said), said


def test_the_catalogue_notices_a_new_sentence_and_a_missing_translation() -> None:
    found, kept = extracted(), stored("en")
    kept.update(found, no_fuzzy_matching=True)
    assert not kept.obsolete
    found.add("Een zin die er nog niet was.")
    kept.update(found, no_fuzzy_matching=True)
    assert [one.id for one in kept if one.id and not one.string] == ["Een zin die er nog niet was."]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "nl"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        ("en-GB,en;q=0.9,nl;q=0.8", "en"),
        ("de-DE, fr;q=0.9, en;q=0.1", "en"),
        ("fr", "nl"),
        ("en;q=0, nl;q=0.1", "nl"),
        ("en;q=2", "nl"),
        ("*", "nl"),
        ("EN-us", "en"),
        (";;;,,=,q=", "nl"),
    ],
)
def test_the_browser_is_answered_in_the_language_it_likes_best_of_ours(accepted: str, language: str) -> None:
    assert preferred(accepted) == language


@given(st.text(max_size=300))
def test_no_header_of_a_browser_breaks_the_choice(accepted: str) -> None:
    assert preferred(accepted) in LANGUAGES


@given(st.integers(-3, 10_000))
def test_one_is_one_and_all_else_is_many(n: int) -> None:
    assert say_many("een", "meer", n) == ("een" if n == 1 else "meer")
    english = sentences_in("en").ngettext("%(n)s bericht", "%(n)s berichten", n)
    assert english == ("%(n)s message" if n == 1 else "%(n)s messages")


@given(st.text(max_size=12))
def test_every_code_of_a_client_has_a_language_of_the_catalogue(code: str) -> None:
    assert tongue(code) in LANGUAGES
    assert {tongue(one) for one in Language} == {"nl", "en"}


def test_fifty_requests_at_once_are_each_answered_in_their_own_language(url: str) -> None:
    wanted = [LANGUAGES[n % 2] for n in range(50)]

    with httpx.Client(base_url=url, timeout=30) as http, ThreadPoolExecutor(16) as pool:
        pages = list(
            pool.map(lambda one: http.get("/inloggen", headers={"accept-language": one}).text, wanted)
        )
    for language, page in zip(wanted, pages, strict=True):
        assert f'<html lang="{language}">' in page
        assert ("Waar werkt u nu?" in page, "Where are you working now?" in page) == (
            language == "nl",
            language == "en",
        )


async def test_a_request_leaves_no_language_behind() -> None:
    seen: list[str] = []

    async def app(*_: object) -> None:
        seen.append(spoken())

    scope = {"type": "http", "headers": [(b"accept-language", b"en")]}
    await InLanguage(app)(scope, None, None)  # type: ignore[arg-type] # neither is used
    said_after = spoken()
    assert (seen, said_after) == (["en"], SOURCE)


def test_a_persons_own_choice_goes_before_the_browser_and_stays(world: World, anna: Visit) -> None:
    anna.get("/mij")
    assert anna.post("/mij", taal="en", toetsen="aan").status_code == 303
    page = anna.http.get("/postvak", headers={"accept-language": "nl"}).text
    assert '<html lang="en"' in page
    assert "Inbox" in page
    anna.get("/mij")
    anna.post("/mij", taal="browser", toetsen="aan")
    assert '<html lang="nl"' in anna.http.get("/postvak", headers={"accept-language": "nl"}).text
    assert world.bugs == []


def test_english_pages_hold_no_dutch_sentence_of_the_interface(world: World, bram: Visit) -> None:
    bram.http.headers["accept-language"] = "en"
    dutch = {
        one.id
        for one in sentences("en")
        if isinstance(one.id, str)
        and len(one.id) >= _SHORTEST_TELLING
        and "%" not in one.id
        and one.id not in str(one.string)  # an institution keeps its Dutch name, with a gloss
    } - _said_to_clients()
    left: dict[str, set[str]] = {}
    for path in WORKER_PAGES:
        page = bram.get(path).text
        assert '<html lang="en"' in page, path
        words = " ".join(unescape(re.sub(r"<[^>]+>", "\n", page)).split("\n"))
        found = {one for one in dutch if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words)}
        left |= {path: found} if found else {}
    assert left == {}
    assert world.bugs == []


def _said_to_clients() -> set[str]:
    """Return first sentences of hint cards: they stay in the client's language, on purpose."""
    return {
        str(one.id) for one in extracted() if one.id and any("hints/" in place for place, _ in one.locations)
    }


def test_first_sentences_are_in_the_clients_language_with_the_readers_beside_it(
    world: World, anna: Visit
) -> None:
    said, meant = "Ben je nu in gevaar? Bel 112.", "Are you in danger now? Call 112."
    page = anna.get(f"/gesprek/{DUIN}").text
    assert (said in page, meant in page) == (True, False)
    anna.http.headers["accept-language"] = "en"
    page = anna.get(f"/gesprek/{DUIN}").text
    assert re.search(rf'<span lang="nl">[^<]*{re.escape(said)}</span>', page)
    assert meant in page
    world.a.states[DUIN] = replace(world.a.states[DUIN], language=Language.EN)
    page = anna.get(f"/gesprek/{DUIN}").text
    assert re.search(rf'<span lang="en">[^<]*{re.escape(meant)}</span>', page)
    assert "Bel 112." not in page.partition("What you can say first")[2].partition("Do not:")[0]


def test_a_refusal_and_an_error_page_speak_the_readers_language_too(world: World, nobody: Visit) -> None:
    nobody.http.headers["accept-language"] = "en"
    nobody.get("/inloggen")
    assert "do not belong together" in nobody.post("/inloggen", naam="x", wachtwoord="y", kant="a").text
    assert (
        "expired or did not come from" in nobody.send("/inloggen", {"naam": "x"}, {"origin": "http://x"}).text
    )
    world.a.broken = "kapot"
    nobody.log_in("anna", "a")
    assert "Something went wrong on our side" in nobody.http.get("/postvak").text


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (MONDAY, "14:30"),
        (Moment(MONDAY - DAY), "gisteren 14:30"),
        (Moment(MONDAY + DAY), "morgen 14:30"),
        (Moment(MONDAY + 3 * DAY), "do 26 nov 14:30"),
    ],
)
def test_a_moment_near_by_is_named_as_people_name_it(moment: Moment, said: str) -> None:
    assert When(MONDAY, ZoneInfo("Europe/Amsterdam")).clock(moment) == said


@given(st.integers(0, 400 * DAY))
def test_no_waiting_time_names_a_unit_of_nothing(length: int) -> None:
    said = When(Moment(MONDAY + length), ZoneInfo("Europe/Amsterdam")).waited(MONDAY)
    assert not re.search(r"\d .* 0 (min|u)$", said)
    assert said.count(" ") in (1, 3)
    assert length < MINUTE or not said.startswith("0")
    assert length < HOUR or "s" not in said
