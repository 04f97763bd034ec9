"""The theme and the templates: names that exist, tokens that are set, a picture that says its link."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import segno
from console_visit import Visit
from console_world import PASSWORD, RIET, World, make_world, served
from hypothesis import given
from hypothesis import strategies as st

from console.app import build
from console.keys import KEYS, toets
from console.pages import STATIC, Pages
from console.qr import BORDER, leads_somewhere, picture
from console.settings import ConsoleSettings
from console.theme import LARGEST, Theme, problems_of

TEMPLATES = sorted((STATIC.parent / "templates").rglob("*.html"))
SHEETS = sorted(STATIC.glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
ALL_CSS = re.sub(r"/\*.*?\*/", "", "\n".join(one.read_text("utf-8") for one in SHEETS), flags=re.DOTALL)
MARKUP = "\n".join(one.read_text("utf-8") for one in TEMPLATES)
IN_SCRIPTS = "\n".join(one.read_text("utf-8") for one in SCRIPTS)
HOOKS = {"nl-link", "utrecht-radio-button", "utrecht-checkbox"}
"""Names of the NL Design System that our theme leaves as the browser draws them; another theme may not."""
LINK = "https://t.me/planning_bot?start=Zk3x-_0123456789abcdefghijklmnopqrstuvwxyzAB"
GOOD_THEME = """/* huisstijl */
:root { --nl-button-primary-background-color: #00315c; color-scheme: light; }
@media (prefers-color-scheme: dark) { :root { --nl-link-color: #9cf } }
.gemeente-theme { --utrecht-document-font-family: "Noto Sans", sans-serif }
"""


def _classes(markup: str) -> set[str]:
    """Return the class names in templates; what an expression chooses between counts too."""
    found: set[str] = set()
    for value in re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', markup):
        plain = re.sub(r"[\w-]*\{\{.*?\}\}[\w-]*|\{%.*?%\}", " ", value)
        found |= set(plain.split())
    return found


def _in_css(css: str) -> set[str]:
    bare = re.sub(r"\{[^{}]*\}", " ", css)
    return set(re.findall(r"\.([a-z][\w-]*)", bare))


def test_every_class_of_a_template_stands_in_a_stylesheet() -> None:
    names = _classes(MARKUP)
    assert {"nl-button", "nabij-row", "utrecht-textbox"} <= names
    assert names - _in_css(ALL_CSS) - HOOKS == set()


def test_every_class_of_a_stylesheet_is_used() -> None:
    used = MARKUP + IN_SCRIPTS + (STATIC.parent / "qr.py").read_text("utf-8")
    stems = {name.rpartition("--")[0] for name in re.findall(r"[\w-]+--(?=\{\{|\$\{)", used + "--{{")}
    unused = {
        name
        for name in _in_css(ALL_CSS)
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", used) and name.rpartition("--")[0] not in stems
    }
    assert unused == set()


def test_every_token_that_is_used_has_a_value_and_every_colour_one_for_the_dark() -> None:
    tokens = (STATIC / "tokens.css").read_text("utf-8")
    light, _, dark = tokens.partition("@media (prefers-color-scheme: dark)")
    given_values = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", light))
    assert set(re.findall(r"var\((--[\w-]+)", ALL_CSS)) - set(given_values) == set()
    colours = {name for name, value in given_values.items() if value.startswith("#")}
    assert colours - set(re.findall(r"(--[\w-]+):", dark)) == set()
    assert len([name for name in given_values if name.startswith(("--nl-", "--utrecht-"))]) >= 30


def test_colours_come_from_tokens_alone() -> None:
    allowed = {"print.css", "tokens.css"}
    for sheet in SHEETS:
        if sheet.name not in allowed:
            text = re.sub(r"\.nabij-qr \{[^}]*\}", "", sheet.read_text("utf-8"))
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s])", text) == [], sheet.name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_inline_style_and_no_inline_script(template: Path) -> None:
    text = template.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert re.findall(r"<script(?![^>]*\bsrc=)", text) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_stylesheet_fetches_nothing(sheet: Path) -> None:
    assert not re.search(r"url\(|@import|@font-face", sheet.read_text("utf-8"))


@pytest.mark.parametrize("path", ["/mij", "/toetsen", "/hulp"])
@pytest.mark.parametrize(("name", "side"), [("anna", "a"), ("dora", "coordinatie"), ("eva", "coordinatie")])
def test_the_own_pages_have_one_heading_landmarks_and_a_plain_title(
    url: str, path: str, name: str, side: str
) -> None:
    with Visit(url) as visit:
        visit.log_in(name, side)
        page = visit.get(path).text
    assert page.count("<h1") == 1
    assert all(page.count(f"<{mark}") >= 1 for mark in ("main", "header", "footer", "nav"))
    title = re.search(r"<title>([^<]+)</title>", page)
    assert title is not None
    assert title[1] in {"Mijn instellingen · Nabij", "Toetsen · Nabij", "Hulp · Nabij"}


@pytest.mark.parametrize(
    ("name", "side", "own", "others"),
    [
        ("anna", "a", "Wat Oppakken doet", "Wie wordt geroepen"),
        ("dora", "coordinatie", "Wie wordt geroepen", "Wat Oppakken doet"),
        ("eva", "coordinatie", "Een koppelcode geeft u mondeling.", "Wat Oppakken doet"),
    ],
)
def test_help_is_about_the_readers_own_work_and_always_about_the_yellow_bar(
    url: str, name: str, side: str, own: str, others: str
) -> None:
    with Visit(url) as visit:
        visit.log_in(name, side)
        page = visit.get("/hulp").text
    assert own in page
    assert others not in page
    assert "De balk is geel" in page
    assert page.count("0800-2000") >= 2


def test_a_person_switches_the_keys_off_and_every_page_says_so(world: World, anna: Visit) -> None:
    assert 'data-toets="alt+/"' in anna.get("/postvak").text
    anna.get("/mij")
    anna.post("/mij", taal="browser", toetsen="uit")
    page = anna.get("/postvak").text
    assert 'data-toetsen="uit"' in page
    assert "data-toets=" not in page
    assert "aria-keyshortcuts" not in page
    assert "U heeft de toetsen uitgezet." in anna.get("/toetsen").text
    assert world.bugs == []


@pytest.mark.parametrize(
    "fields",
    [{"taal": "fr", "toetsen": "aan"}, {"taal": "nl", "toetsen": "soms"}, {"taal": "", "toetsen": ""}],
)
def test_a_setting_that_no_page_offers_is_refused(anna: Visit, fields: dict[str, str]) -> None:
    anna.get("/mij")
    assert anna.post("/mij", **fields).status_code == 422
    assert '<html lang="nl"' in anna.get("/mij").text


def test_a_person_sees_an_other_open_session_and_ends_it(url: str, world: World, anna: Visit) -> None:
    with Visit(url) as elsewhere, Visit(url) as colleague:
        elsewhere.log_in("anna", "a")
        colleague.log_in("bram", "a")
        page = anna.get("/mij").text
        assert (page.count("Op een andere plek"), page.count("Hier, op dit apparaat")) == (1, 1)
        assert anna.post("/mij/sessies").status_code == 303
        assert elsewhere.get("/postvak").status_code == 303
        assert colleague.get("/postvak").status_code == 200
    assert "Op een andere plek" not in anna.get("/mij").text
    assert world.bugs == []


def test_a_person_ends_one_session_among_several_and_never_that_of_a_colleague(url: str, anna: Visit) -> None:
    with Visit(url) as elsewhere, Visit(url) as third, Visit(url) as colleague:
        for visit, name in ((elsewhere, "anna"), (third, "anna"), (colleague, "bram")):
            visit.log_in(name, "a")
        newest, oldest = re.findall(r'action="(/mij/sessies/[^"]+)"', anna.get("/mij").text)
        assert colleague.post(oldest).status_code == 404
        assert elsewhere.get("/postvak").status_code == 200
        assert anna.post(oldest).status_code == 303
        assert elsewhere.get("/postvak").status_code == 303
        assert third.get("/postvak").status_code == 200
        assert anna.get("/mij").text.count(newest) == 1
        assert anna.post(oldest).status_code == 404


def test_no_two_actions_share_a_key_and_none_is_a_menu_of_the_browser() -> None:
    assert len({key.attribute for key in KEYS.values()}) == len(KEYS)
    plain = {key.letter for key in KEYS.values() if not key.shift}
    shifted = {key.letter for key in KEYS.values() if key.shift}
    assert not plain & set("DEF" + "BHLSTVWX")
    assert not shifted & set("ABIT")


def test_every_key_works_on_some_page_and_every_page_names_only_keys_of_the_table() -> None:
    used = set(re.findall(r'toets\("(\w+)"\)', MARKUP))
    assert used == set(KEYS)


def test_an_action_without_a_key_is_a_mistake_of_ours() -> None:
    templates = Pages()._templates  # noqa: SLF001  # a template of the test's own needs the house's functions
    assert toets is templates.globals["toets"]
    with pytest.raises(KeyError):
        templates.from_string('{{ toets("bestaat-niet") }}').render({})


def test_the_list_of_keys_names_each_combination_and_what_it_does(anna: Visit) -> None:
    page = unescape(anna.get("/toetsen").text)
    for key in KEYS.values():
        assert key.sentence in page
        assert "<kbd>Alt</kbd>" in page
        assert f"<kbd>{key.letter}</kbd>" in page


def _matrix(drawing: str) -> list[list[int]]:
    """Read the dark squares back from the strokes of the drawing, without its border."""
    size = int(re.findall(r'viewBox="0 0 (\d+) \1"', drawing)[0])
    rows = [[0] * size for _ in range(size)]
    x, y = 0.0, 0.0
    for move, numbers in re.findall(
        r"([Mmh])([-\d. ]+)", re.findall(r'stroke="#000" d="([^"]+)"', drawing)[0]
    ):
        steps = [float(one) for one in re.findall(r"-?\d*\.?\d+", numbers)]
        if move == "h":
            for column in range(int(x), int(x + steps[0])):
                rows[int(y)][column] = 1
            x += steps[0]
        else:
            x, y = (steps[0], steps[1]) if move == "M" else (x + steps[0], y + steps[1])
    return [row[BORDER:-BORDER] for row in rows[BORDER:-BORDER]]


@given(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=60))
def test_the_picture_holds_exactly_the_link(token: str) -> None:
    link = f"https://t.me/planning?start={token}"
    wanted = [list(map(int, row)) for row in segno.make(link, error="m", micro=False).matrix]
    assert _matrix(picture(link)) == wanted


def test_the_enrolment_page_shows_the_link_as_picture_and_text_and_nowhere_else(
    world: World, anna: Visit
) -> None:
    world.a.pairings[RIET] = "none"
    world.a.link = LINK
    anna.get(f"/clienten/{RIET}")
    answer = anna.post(f"/clienten/{RIET}/link")
    drawing = re.findall(r'<svg[^>]*class="nabij-qr__drawing".*?</svg>', answer.text)
    assert len(drawing) == 1
    assert _matrix(drawing[0]) == [
        list(map(int, row)) for row in segno.make(LINK, error="m", micro=False).matrix
    ]
    assert answer.text.count(LINK) == 1
    token = LINK.rpartition("=")[2]
    assert answer.text.count(token) == 1
    assert token not in str(answer.url)
    assert not any(token in value for value in answer.headers.values())
    assert LINK not in anna.get(f"/clienten/{RIET}").text


def test_a_bot_without_a_username_is_said_instead_of_giving_a_dead_link(world: World, anna: Visit) -> None:
    world.a.link = "https://t.me/?start=eenmalig"
    anna.get(f"/clienten/{RIET}")
    page = anna.post(f"/clienten/{RIET}/link").text
    assert "de bot heeft nog geen gebruikersnaam" in page
    assert "t.me" not in page
    assert "<svg" not in page
    assert (leads_somewhere(LINK), leads_somewhere("https://t.me/?start=x")) == (True, False)


def test_an_organisations_theme_is_loaded_after_our_tokens_and_changes_its_name_with_its_text() -> None:
    world, theme = make_world(), Theme(GOOD_THEME)
    room = world.app.state.room
    app = build(
        world.app.state.desks,
        world.coordination,
        world.door,
        world.clock,
        room.ids,
        replace(room.settings, theme=theme),
        feed=world.feed,
        report=lambda _reference, error: world.bugs.append(error),
    )
    with served(app) as url, Visit(url) as visit:
        page = visit.get("/inloggen").text
        assert page.index("tokens.css") < page.index(theme.path) < page.index("base.css")
        sheet = visit.get(theme.path)
        assert (sheet.status_code, sheet.text) == (200, GOOD_THEME)
        assert sheet.headers["content-type"].startswith("text/css")
        assert "default-src 'none'" in sheet.headers["content-security-policy"]
        assert visit.get("/thema/0000000000000000.css").status_code == 404
        assert visit.log_in("anna", "a", PASSWORD).status_code == 303
    assert Theme(GOOD_THEME + " ").path != theme.path


def test_without_a_theme_no_page_names_one(nobody: Visit) -> None:
    assert "/thema/" not in nobody.get("/inloggen").text
    assert ConsoleSettings().theme is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (":root { --x: url(https://kwaad.example/x.png) }", "haalt iets op"),
        ("@import 'https://kwaad.example/x.css';", "haalt iets op"),
        (":root { --x: UR\\4c (x) }", "haalt iets op"),
        (":root { --x: image-set('x.png' 1x) }", "haalt iets op"),
        (".nabij-level { display: none }", "meer dan tokens"),
        (":root { --x: 1; color: red }", "meer dan tokens"),
        ("body { --x: 1 }", "meer dan tokens"),
        (":root { --x: 1", "niet af"),
        (":root { --x: 1 } /* ", "niet af"),
        ("<script>", "meer dan tokens"),
        (":root { --x: " + "a" * LARGEST + " }", "64 kB"),
    ],
)
def test_what_is_no_theme_is_told_in_one_line(text: str, problem: str) -> None:
    (told,) = problems_of(text)
    assert problem in told
    assert "\n" not in told


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"--[a-z]{1,8}", fullmatch=True), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
        )
    )
)
def test_any_tokens_with_values_are_a_theme(values: list[tuple[str, str]]) -> None:
    body = " ".join(f"{name}: {value};" for name, value in values)
    assert problems_of(f":root {{ {body} }}") == []
    assert problems_of(GOOD_THEME) == []


@given(st.text(max_size=200))
def test_no_file_breaks_the_judging_of_themes(text: str) -> None:
    assert all(isinstance(one, str) for one in problems_of(text))
