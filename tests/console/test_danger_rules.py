"""What stands on a danger sheet, for any flags; what a hint card says, for every class, side and phone."""

import re
from dataclasses import replace
from html import unescape
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from console_world import DUIN, MONDAY, client, contact, flag
from hypothesis import given
from hypothesis import strategies as st

from cases.danger import DangerSheet, Step, Tick
from cases.desk import FlagRow
from cases.facts import Facts
from cases.ids import FlagId
from cases.levels import Level, Mode
from cases.moments import DAY, Moment
from cases.sides import Role, Side
from cases.state import Doubt
from console.contact_now import contact_now
from console.gevaar_plan import ACTS, OWN_DANGER, plan_of
from console.gevaar_text import ADVICE, FIELDS, KINDS, NAMES, REGION, SERIOUS, handover
from console.gevaar_words import MELDCODE, STEPS, WEIGHING
from console.hint_words import MEANINGS
from console.hints import hint_for
from console.pages import Pages
from console.times import When
from console.words import CARD, CLASSES

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

FLAGS = st.lists(
    st.builds(
        lambda code, level, silent: flag(FlagId("f"), DUIN, "Duin-27", level, code, silent=silent),
        st.sampled_from([*CLASSES, ""]),
        st.sampled_from(Level),
        st.booleans(),
    ),
    max_size=3,
)
SIDES = st.sampled_from(Side)
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


def _sheet(flags: list[FlagRow], role: Role, doubt: Doubt = Doubt.NONE) -> DangerSheet:
    state = replace(client(DUIN, Side.A, "Duin-27", role, contact()), doubt=doubt)
    return DangerSheet(DUIN, "Duin-27", role, tuple(flags), None, state, "", ())


@given(FLAGS, SIDES, st.sampled_from(Role), st.sampled_from(Doubt))
def test_a_sheet_shows_every_field_of_the_card_once_and_the_call_before_all_else(
    flags: list[FlagRow], side: Side, role: Role, doubt: Doubt
) -> None:
    plan = plan_of(_sheet(flags, role, doubt), side)
    assert sorted(plan.fields) == sorted(CARD)
    assert plan.fields[0] == ("ban_address" if plan.ban_first else "staying_now")
    assert Step.CALLED_112 in plan.steps
    assert set(plan.steps) | set(plan.told) <= set(STEPS)
    assert plan.silent == (doubt is not Doubt.NONE or any(one.silent for one in flags))
    assert (Step.AGREED_PERSON in plan.steps) == plan.silent
    if plan.silent:
        assert plan.steps.index(Step.AGREED_PERSON) < plan.steps.index(Step.CALLED_112)
    if any(one.code == "R33" for one in flags):
        assert plan.steps[0] is Step.SAFE_MYSELF


@given(FLAGS, SIDES, st.sampled_from(Role))
def test_the_address_of_the_ban_comes_first_for_danger_to_another_and_never_on_side_a(
    flags: list[FlagRow], side: Side, role: Role
) -> None:
    plan = plan_of(_sheet(flags, role), side)
    leading = flags[0].code if flags else ""
    other = side is Side.B or role is Role.REMOVED_PERSON
    assert plan.ban_first == (other and leading not in OWN_DANGER)


def test_who_touched_the_other_side_has_a_plan_without_a_state() -> None:
    row = flag(FlagId("f"), DUIN, "Duin-27", Level.ACUTE, "R04")
    plan = plan_of(DangerSheet(DUIN, "Duin-27", Role.STAYER, (row,), None, None, "", ()), Side.A)
    assert (plan.silent, plan.leading) == (False, row)


def test_every_step_has_words_and_only_calls_reach_the_ladder() -> None:
    assert set(STEPS) == set(Step)
    assert set(ACTS.values()) == {"called_112", "called_vt", "outside_chat"}
    assert [stage.step.value for stage in MELDCODE] == [f"meldcode_{n}" for n in range(1, 6)]
    assert len(WEIGHING) == 5


@given(st.dictionaries(st.sampled_from(list(FIELDS)), ANY_TEXT), st.sampled_from(list(KINDS)), ANY_TEXT)
def test_the_handover_text_holds_what_was_typed_and_advice_never_the_name(
    typed: dict[str, str], kind: str, name: str
) -> None:
    text = handover({**typed, NAMES: f"naam:{name}"}, kind, next(iter(SERIOUS)), "Duin-27", "nu")
    for field, words in typed.items():
        if field != NAMES:
            assert words.strip() in text
    assert (f"naam:{name}".strip() in text) == (kind != ADVICE)
    assert ("Duin-27" in text) == (kind == ADVICE or "Duin-27" in "".join([*typed.values(), name]))


@pytest.mark.parametrize("region", ["", "Veilig Thuis Zeeland"])
def test_the_region_stands_beside_the_national_number_and_never_instead_of_it(region: str) -> None:
    text = handover({REGION: region}, ADVICE, next(iter(SERIOUS)), "Duin-27", "nu")
    (line,) = (each for each in text.splitlines() if each.startswith("Telefoon"))
    assert line == ("Telefoon: 0800-2000" + (f" ({region})" if region else ""))


def _card(code: str, role: Role, mode: Mode, part: str, facts: Facts | None = None) -> str:
    state = replace(client(DUIN, Side.A, "Duin-27", role, contact(mode)), facts=facts or Facts())
    template = Pages()._templates.get_template(hint_for(code, ""))  # noqa: SLF001  # a piece has no page
    values = {"state": state, "rule": contact_now(state, MONDAY), "conversation": SimpleNamespace(flags=())}
    more: dict[str, object] = {"when": When(MONDAY, AMSTERDAM)} | ({"hint_part": part} if part else {})
    return unescape(" ".join(template.render({**values, **more, "hint_code": code}).split()))


@pytest.mark.parametrize("code", sorted(CLASSES))
def test_every_class_has_three_sentences_for_each_side_and_its_own_meaning(code: str) -> None:
    for role in (Role.STAYER, Role.REMOVED_PERSON):
        said = _card(code, role, Mode.OPEN, "zeggen")
        sentences = re.findall(r"<li>“<span[^>]*>([^<]+)</span>”", said)
        assert len(sentences) == (0 if code == "R20" else 3)
        assert all(len(one) <= 90 and "!" not in one and "?!" not in one for one in sentences)
        assert not any(re.search(r"\b(waarom|ik begrijp)\b", one, re.IGNORECASE) for one in sentences)
        assert "Niet doen:" in said
    assert MEANINGS[code] in _card(code, Role.STAYER, Mode.OPEN, "betekent")
    whole = _card(code, Role.STAYER, Mode.NEUTRAL, "")
    assert "<li>" not in whole
    assert f"/gesprek/{DUIN}/gevaar" in whole
    assert len(MEANINGS[code].split()) <= 35


def test_every_class_has_a_meaning_and_no_other() -> None:
    assert set(MEANINGS) == set(CLASSES)


def test_who_was_removed_hears_other_words_in_danger_than_who_stayed() -> None:
    for code in ("R01", "R04", "R05", "R06", "R07", "R12", "R15", "R19"):
        assert _card(code, Role.STAYER, Mode.OPEN, "zeggen") != _card(
            code, Role.REMOVED_PERSON, Mode.OPEN, "zeggen"
        )
    assert "Stop even." in _card("R04", Role.REMOVED_PERSON, Mode.OPEN, "zeggen")


def test_who_may_do_harm_is_told_to_stay_away_only_while_the_order_lasts() -> None:
    """An order of eleven days ago is over: who is let back in must never read "stay where you are"."""
    stay, leave = "Blijf waar je bent. Ga er niet heen.", "Ga nu weg, naar buiten."
    ordered = Facts(ban_active=True, ban_began=Moment(MONDAY - 2 * DAY))
    over = replace(ordered, ban_began=Moment(MONDAY - 11 * DAY))
    for facts, said in ((ordered, stay), (Facts(living_apart=True), stay), (over, leave), (Facts(), leave)):
        card = _card("R25", Role.REMOVED_PERSON, Mode.OPEN, "zeggen", facts)
        assert said in card
        assert ({stay, leave} - {said}).pop() not in card


def test_a_tick_is_a_note_and_nothing_else() -> None:
    assert set(Tick.__slots__) == {"step", "done", "by", "at"}
    assert Tick(Step.CALLED_112, True, "Bram", Moment(1)).done
