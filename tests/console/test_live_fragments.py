"""Pieces for open screens: word for word what the page shows, under the same walls and headers."""

import re

import pytest
from console_visit import Visit
from console_world import World
from hypothesis import given
from hypothesis import strategies as st

from console.assets import LASTING, STATIC, build, lasts, lean, static
from console.headers import POLICY, SECURITY_HEADERS

_ID = re.compile(r'<\w+ (?:[^>]* )?id="(live-[a-z]+)"[^>]* data-live')
_FRESH = re.compile(r'name="eenmalig" value="\w+"')
PIECES = {
    "/postvak?filter=alle": "/_f/postvak?filter=alle",
    "/postvak?filter=mijn": "/_f/postvak?filter=mijn",
    "/gesprek/c-duin": "/_f/gesprek/c-duin",
    "/gesprek/c-wad": "/_f/gesprek/c-wad",
}


def bare(text: str) -> str:
    """Return the text without what is new on every page."""
    return " ".join(_FRESH.sub("", text).split())


def parts(text: str) -> list[str]:
    """Cut a fragment into its top-level elements."""
    starts = [found.start() for found in _ID.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(("page", "piece"), PIECES.items())
def test_each_part_of_a_piece_stands_word_for_word_in_its_page(anna: Visit, page: str, piece: str) -> None:
    whole, found = bare(anna.get(page).text), parts(anna.get(piece).text)
    assert len(found) >= 2
    for part in found:
        assert bare(part) in whole


def test_the_parts_of_a_conversation_leave_the_forms_that_somebody_types_in_alone(anna: Visit) -> None:
    text = anna.get("/_f/gesprek/c-duin").text
    assert _ID.findall(text) == [
        "live-gesprek",
        "live-aanbod",
        "live-contact",
        "live-toegezegd",
        "live-berichten",
        "live-hints",
        "live-notities",
        "live-buiten",
        "live-afronden",
        "live-handelingen",
        "live-afspraken",
        "live-verleden",
        "live-dienst",
    ]
    assert "<textarea" not in text
    assert "<html" not in text


def test_a_piece_knows_its_own_address(anna: Visit) -> None:
    assert 'data-live="/_f/postvak?filter=mijn"' in anna.get("/_f/postvak?filter=mijn").text
    assert 'data-live="/_f/postvak?filter=wacht"' in anna.get("/_f/postvak?filter=<script>").text
    assert 'data-live="/_f/gesprek/c-duin"' in anna.get("/_f/gesprek/c-duin").text


def test_a_piece_stands_behind_the_same_walls_as_its_page(anna: Visit, cees: Visit, eva: Visit) -> None:
    other, unknown = anna.get("/_f/gesprek/c-heide"), anna.get("/_f/gesprek/c-bestaat-niet")
    assert (other.status_code, other.text) == (404, unknown.text)
    assert cees.get("/_f/gesprek/c-duin").status_code == 404
    assert "Duin-27" not in cees.get("/_f/postvak?filter=alle").text
    assert {eva.get(path).status_code for path in ("/_f/postvak", "/_f/gesprek/c-duin")} == {404}
    assert "Bram" in eva.get("/_f/dienst").text


def test_a_screen_that_asks_by_itself_is_told_apart_from_a_person(anna: Visit, world: World) -> None:
    anna.http.get("/_f/gesprek/c-duin", headers={"x-nabij-live": "1"})
    assert world.a.refreshed == 1
    anna.http.get("/_f/gesprek/c-duin", headers={"x-nabij-live": "0"})
    anna.get("/gesprek/c-duin")
    assert world.a.refreshed == 1


@pytest.mark.parametrize("path", ["/postvak", "/gesprek/c-duin"])
def test_only_pieces_and_the_stream_may_ask_by_themselves(anna: Visit, world: World, path: str) -> None:
    before = world.door.seen
    anna.http.get(path, headers={"x-nabij-live": "1"})
    assert world.door.seen == before + 1


def test_our_files_are_kept_under_an_address_that_changes_with_them(nobody: Visit) -> None:
    page = nobody.get("/inloggen").text
    assert static("base.css") in page
    for path in sorted(STATIC.rglob("*.*")):
        name = path.relative_to(STATIC).as_posix()
        kept, plain = nobody.get(static(name)), nobody.get(f"/static/{name}")
        whole = lean(name) if name.endswith(".js") else path.read_bytes()
        assert (kept.status_code, kept.content) == (200, whole), name
        assert kept.headers["cache-control"] == LASTING
        assert plain.headers["cache-control"] == "no-store"
        others = {key: value for key, value in SECURITY_HEADERS.items() if key != "Cache-Control"}
        assert {key: kept.headers[key] for key in others} == others


def test_a_script_goes_out_without_comment_and_indents_and_otherwise_as_written() -> None:
    for path in sorted(STATIC.rglob("*.js")):
        written = path.read_text("utf-8").splitlines(keepends=True)
        sent = lean(path.relative_to(STATIC).as_posix()).decode().splitlines(keepends=True)
        left = [line for line in written if line.strip() and f"{line.strip()}\n" not in sent]
        assert left
        assert all(line.lstrip().startswith("//") for line in left)
        assert not any(line.lstrip().startswith("//") for line in sent)
        assert not any(line.count("`") % 2 for line in written), "a text over several lines may hold slashes"


def test_an_address_with_another_digest_or_no_file_is_kept_by_nobody(nobody: Visit) -> None:
    for path in (f"/static/{'0' * 16}/base.css", static("weg.css"), static("../pages.py"), static("")):
        answer = nobody.http.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store"), path


@given(st.text())
def test_nothing_but_our_own_files_lasts(path: str) -> None:
    assert lasts(path) == path.startswith(f"/static/{build()}/")
    assert not lasts(f"/gesprek/{path}")


def test_scripts_start_no_worker_and_make_no_markup_outside_our_own_policy() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; ") if " " in rule)
    assert rules["default-src"] == "'none'"
    assert rules["worker-src"] == "'none'"
    assert (rules["require-trusted-types-for"], rules["trusted-types"]) == ("'script'", "nabij")
    assert "unsafe" not in POLICY
