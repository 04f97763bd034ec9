"""The pure parts of the live script in a real browser: the morph, the keys, the alarm's tones."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from browser_person import Person
from console_world import make_world, served
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_BEGIN = """async (html) => {
  const { parse, morph } = await import('/static/js/morph.js');
  window.fresh = (text) => parse(`<main id="inhoud">${text}</main>`).querySelector('main');
  window.old = document.querySelector('main');
  old.replaceChildren(...fresh(html).childNodes);
  window.become = (text, how) => {
    const wanted = fresh(text);
    morph(old, wanted, how);
    return old.isEqualNode(wanted);
  };
}"""


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    with served(make_world().app) as address:
        yield address


@pytest.fixture
def person(browser: Browser, place: str) -> Iterator[Person]:
    somebody = Person(browser, place)
    yield somebody
    somebody.leave()


@pytest.fixture
def page(person: Person) -> Page:
    """Open a page under the console's own policy."""
    person.open("/inloggen")
    return person.page


def _show(page: Page, html: str) -> None:
    page.evaluate(_BEGIN, html)


def _rows(names: list[str]) -> str:
    return "<ol>" + "".join(f'<li id="r{n}"><button id="b{n}">{n}</button></li>' for n in names) + "</ol>"


ORDERS = st.permutations("abcdefgh").flatmap(
    lambda names: st.tuples(st.just(names), st.integers(1, 8), st.permutations(names), st.integers(0, 8))
)

_SHUFFLE = """([before, after, focus]) => {
  old.replaceChildren(...fresh(before).childNodes);
  document.getElementById(focus).focus();
  const same = become(after, { hold: true });
  const order = [...old.querySelectorAll('li')].map((row) => row.textContent);
  return [same, document.activeElement.textContent, order];
}"""


@given(ORDERS)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_becomes_any_other_and_the_focus_never_moves(
    page: Page, orders: tuple[list[str], int, list[str], int]
) -> None:
    before, after = orders[0][: orders[1]], orders[2][: orders[3]]
    _show(page, "")
    same, focused, order = page.evaluate(_SHUFFLE, [_rows(before), _rows(after), f"b{before[0]}"])
    assert focused == before[0]
    assert [name for name in order if name != before[0] or before[0] in after] == after
    assert same == (before[0] in after)


def test_caret_half_typed_words_choices_and_opened_details_stay(page: Page) -> None:
    before = (
        '<textarea id="t"></textarea><input id="i" value="oud">'
        '<select id="s"><option>a</option><option>b</option></select>'
        '<input type="checkbox" id="c"><details id="d"><summary>w</summary>x</details><p id="p">een</p>'
    )
    _show(page, before)
    page.fill("#i", "nieuw")
    page.select_option("#s", "b")
    page.check("#c")
    page.click("summary")
    page.fill("#t", "hallo daar")
    page.evaluate("document.getElementById('t').setSelectionRange(2, 5)")
    fresh = before.replace("een", "twee").replace("></textarea>", ' class="anders">server</textarea>')
    page.evaluate("become", fresh.replace('value="oud"', 'value="server"'))
    seen = page.evaluate("""() => { const f = (id) => document.getElementById(id);
      return [f('t').value, f('t').selectionStart, f('t').selectionEnd, document.activeElement.id,
              f('i').value, f('s').value, f('c').checked, f('d').open, f('p').textContent]; }""")
    assert seen == ["hallo daar", 2, 5, "t", "nieuw", "b", True, True, "twee"]


def test_fields_nobody_touched_follow_the_server(page: Page) -> None:
    _show(
        page,
        '<input id="z" type="hidden" value="1"><input id="i" value="oud"><textarea id="t">oud</textarea>',
    )
    fresh = (
        '<input id="z" type="hidden" value="2"><input id="i" value="nieuw"><textarea id="t">nieuw</textarea>'
    )
    assert page.evaluate("become", fresh)
    assert [page.input_value(f"#{name}") for name in ("z", "i", "t")] == ["2", "nieuw", "nieuw"]


def test_half_typed_words_are_never_taken_away(page: Page) -> None:
    _show(page, '<p id="p">een</p><form action="/antwoord"><textarea id="t"></textarea></form>')
    page.fill("#t", "bijna af")
    page.evaluate("document.activeElement.blur()")
    page.evaluate("become", '<p id="p">twee</p>')
    assert page.input_value("#t") == "bijna af"
    assert page.inner_text("#p") == "twee"


def test_a_button_never_comes_to_stand_for_somebody_else(page: Page) -> None:
    row = '<li><form action="/{0}"><button>Gelezen</button></form></li>'
    _show(page, "<ol>" + row.format("a") + row.format("b") + "</ol>")
    page.focus("form[action='/a'] button")
    page.evaluate("become", "<ol>" + row.format("b") + "</ol>")
    assert page.evaluate("document.activeElement.form.getAttribute('action')") == "/a"


def test_rows_under_a_hand_keep_their_place_and_still_tell_what_changed(page: Page) -> None:
    _show(page, '<ol><li id="a">1 min</li><li id="b">2 min</li></ol>')
    page.evaluate(
        "(text) => become(text, { still: true })",
        '<ol><li id="c">0 min</li><li id="b">3 min</li><li id="a">2 min</li></ol>',
    )
    assert page.locator("li").all_inner_texts() == ["2 min", "3 min"]


@pytest.mark.parametrize(
    "bad",
    [
        "<script>document.title = 'mis'</script>",
        "<iframe src='/inloggen'></iframe>",
        "<p onclick='document.title = 1'>x</p>",
        "<style>main { display: none }</style>",
        "<base href='http://kwaad.example/'>",
    ],
)
def test_what_may_never_come_along_is_left_out_even_if_a_page_held_it(
    person: Person, page: Page, bad: str
) -> None:
    _show(page, "<p>rustig</p>")
    page.evaluate("(text) => become(text)", "<p>rustig</p>" + bad)
    assert page.locator("main script, main iframe, main style, main base, main [onclick]").count() == 0
    assert page.title().startswith("Inloggen")
    person.complaints.clear()  # the policy stops these in the page that is only read, too, and says so


_TABLE = """async () => {
  const { keys } = await import('/static/js/keys.js');
  window.pressed = [];
  for (const one of old.querySelectorAll('button')) one.addEventListener('click', () => pressed.push(one.id));
  if (!window.listening) keys();
  window.listening = true;
}"""


def _keyboard(page: Page) -> Callable[[], object]:
    _show(
        page,
        '<button id="hoger" data-toets="alt+o">O</button>'
        '<ol class="nabij-rows"><li><button id="een" data-toets="alt+o">O</button></li>'
        '<li><button id="twee" data-toets="alt+o">O</button></li></ol>'
        '<textarea id="t" data-toets="alt+r"></textarea><button id="weg" data-toets="alt+shift+k">K</button>'
        '<span hidden data-stap="1" data-toets="alt+j"></span>'
        '<span hidden data-stap="-1" data-toets="alt+k"></span>',
    )
    page.evaluate(_TABLE)
    return lambda: page.evaluate("pressed.splice(0)")


def test_a_key_presses_what_the_page_says_and_belongs_to_the_row_with_the_focus(page: Page) -> None:
    pressed = _keyboard(page)
    page.keyboard.press("Alt+o")
    assert pressed() == ["hoger"]
    page.keyboard.press("Alt+j")
    assert page.evaluate("document.activeElement.id") == "een"
    page.keyboard.press("Alt+j")
    page.keyboard.press("Alt+o")
    assert pressed() == ["twee"]
    page.keyboard.press("Alt+k")
    assert page.evaluate("document.activeElement.id") == "een"
    page.keyboard.press("Alt+r")
    assert page.evaluate("document.activeElement.id") == "t"
    page.keyboard.press("Alt+Shift+K")
    assert pressed() == ["weg"]


_TYPED = """(how) => window.dispatchEvent(new KeyboardEvent('keydown',
  { key: 'o', code: 'KeyO', altKey: true, bubbles: true, ...how }))"""


def test_keys_stay_silent_while_typing_with_other_hands(page: Page) -> None:
    pressed = _keyboard(page)
    for how in (
        {"modifierAltGraph": True},
        {"isComposing": True},
        {"ctrlKey": True},
        {"metaKey": True},
        {"altKey": False},
    ):
        page.evaluate(_TYPED, how)
        assert pressed() == [], how
    page.evaluate("document.documentElement.dataset.toetsen = 'uit'")
    page.keyboard.press("Alt+o")
    assert pressed() == []


def test_a_key_works_on_a_keyboard_with_other_letters(page: Page) -> None:
    pressed = _keyboard(page)
    page.evaluate(_TYPED, {"key": "ø"})
    assert pressed() == ["hoger"]


_SOUND = """async () => {
  window.tones = [];
  const real = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) {
    tones.push([Math.round(this.frequency.value), at]);
    return real.call(this, at);
  };
  window.alarm = await import('/static/js/alarm.js');
  alarm.begin(() => {});
}"""


def test_the_alarm_is_armed_tested_repeats_for_acute_and_sounds_once_for_high(page: Page) -> None:
    page.evaluate(_SOUND)
    assert page.evaluate("alarm.standing()") == "off"
    page.evaluate("alarm.press()")
    assert page.evaluate("alarm.standing()") == "untested"
    assert page.evaluate("tones") == []
    page.evaluate("alarm.press()")
    assert page.evaluate("alarm.standing()") == "on"
    assert page.evaluate("tones.splice(0).map(([pitch]) => pitch)") == [660, 880]
    page.evaluate("alarm.hear({ acute: 0, high: 1 })")
    page.evaluate("alarm.hear({ acute: 0, high: 1 })")
    assert page.evaluate("tones.splice(0).length") == 1
    page.evaluate("alarm.hear({ acute: 1, high: 1 })")
    tones = page.evaluate("tones.splice(0)")
    begun = [at for pitch, at in tones if pitch == 660]
    assert [round(b - a) for a, b in pairwise(begun)] == [20, 20, 20]
    page.evaluate("alarm.plan()")
    assert page.evaluate("tones.length") == 0, "planned twice"


def test_a_mute_is_ended_by_a_new_acute_and_by_a_second_press(page: Page) -> None:
    page.evaluate(_SOUND)
    page.evaluate("alarm.press()")
    page.evaluate("alarm.press()")
    page.evaluate("alarm.hear({ acute: 1, high: 0 })")
    page.evaluate("{ alarm.mute(); tones.length = 0; alarm.plan(); }")
    assert page.evaluate("tones.length") == 0
    assert 290_000 < page.evaluate("alarm.mutedFor()") <= 300_000
    page.evaluate("alarm.hear({ acute: 2, high: 0 })")
    assert page.evaluate("[alarm.mutedFor(), tones.length > 0]") == [0, True]
    page.evaluate("{ alarm.mute(); alarm.mute(); }")
    assert page.evaluate("alarm.mutedFor()") == 0


def test_a_tab_whose_sound_the_browser_holds_back_says_so(page: Page) -> None:
    page.evaluate(_SOUND)
    page.evaluate("""() => { const real = AudioContext; window.AudioContext = class extends real {
      get state() { return 'suspended'; } resume() { return Promise.resolve(); } }; }""")
    page.evaluate("alarm.press()")
    assert page.evaluate("alarm.standing()") == "silent"


def test_a_page_that_is_loaded_anew_has_its_sound_back_without_asking_again(page: Page) -> None:
    page.evaluate(_SOUND)
    page.evaluate("alarm.press()")
    page.evaluate("alarm.press()")
    page.reload()
    page.evaluate(_SOUND)
    page.wait_for_function("() => alarm.standing() === 'on'")
    page.evaluate("alarm.hear({ acute: 1, high: 0 })")
    page.wait_for_function("() => tones.length > 0")
    page.evaluate("alarm.press()")
    page.reload()
    page.evaluate(_SOUND)
    assert page.evaluate("alarm.standing()") == "off"


def test_one_tab_sounds_and_the_next_takes_over_when_it_closes(browser: Browser, place: str) -> None:
    context = browser.new_context()
    pages = [context.new_page() for _ in range(2)]
    for one in pages:
        one.goto(place + "/inloggen")
        one.evaluate(_SOUND)
        one.evaluate("alarm.press().then(() => alarm.press())")
        one.evaluate("alarm.hear({ acute: 1, high: 0 })")
    loud = [one.evaluate("tones.length") for one in pages]
    assert loud[0] > 2
    assert loud[1] == 2, "both tabs sound"
    pages[0].close()
    pages[1].wait_for_function("() => tones.length > 2")
    context.close()
