"""The console's pure rules, each for any input: marks, contact now, words that betray, waiting times."""

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from console_world import DUIN, MONDAY, client, contact, span
from hypothesis import example, given
from hypothesis import strategies as st

from cases import content_desk, content_draft, errors
from cases.errors import FlagTaken, NabijError, TooManyAttempts
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, moment_of
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.state import ClientState, Doubt, Standing
from cases.windows import is_open
from console import refusals, words
from console.aliases import is_alias, suggest
from console.contact_now import closes_at, contact_now
from console.hints import hint_for
from console.marks import pieces, showable
from console.pages import Pages
from console.plain_words import betrays, boring
from console.sentences import SENTENCES, sentence
from console.times import When
from escalation.handover import may_write

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
SPANS = st.lists(
    st.builds(span, st.integers(-5, 45), st.integers(-5, 45), st.sampled_from(Level)), max_size=5
)
CLOCKS = st.times().map(lambda one: one.replace(second=0, microsecond=0))
MOMENTS = st.integers(MONDAY, MONDAY + 400 * DAY).map(Moment)


@st.composite
def records(draw: st.DrawFn) -> SafeContact:
    windows = draw(st.lists(st.builds(Window, st.integers(0, 6), CLOCKS, CLOCKS), min_size=1, max_size=4))
    return replace(contact(), windows=tuple(windows), valid_until=Moment(MONDAY + 300 * DAY))


@given(ANY_TEXT, SPANS)
@example("hij dreigt", [span(0, 7), span(4, 10)])
def test_pieces_put_together_are_the_text_and_each_is_marked_by_what_covers_it(
    text: str, spans: list[object]
) -> None:
    found = pieces(text, spans)  # type: ignore[arg-type] # hypothesis builds them through a test's helper
    assert "".join(piece.text for piece in found) == showable(text)
    place = 0
    for piece in found:
        for letter in range(place, place + len(piece.text)):
            covering = {one for one in spans if one.start <= letter < one.end}  # type: ignore[attr-defined] # same
            assert set(piece.spans) == covering
        place += len(piece.text)


def test_of_overlapping_findings_the_most_urgent_colours_the_mark() -> None:
    mild, urgent = span(0, 10, Level.CONCERN), span(4, 6, Level.ACUTE)
    levels = [piece.spans[0].level for piece in pieces("hij dreigt", [mild, urgent])]
    assert levels == [Level.CONCERN, Level.ACUTE, Level.CONCERN]


@given(ANY_TEXT)
def test_what_is_shown_fits_any_page_and_keeps_its_length(text: str) -> None:
    shown = showable(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in shown)


@given(records(), MOMENTS)
@example(replace(contact(), windows=(Window(5, time(22), time(3)),)), Moment(MONDAY + 124 * DAY + 11 * HOUR))
def test_a_window_is_open_until_just_before_it_closes(record: SafeContact, now: Moment) -> None:
    end = closes_at(record, now)
    assert (end is not None) == is_open(record, now)
    if end is not None and end - now < 8 * DAY:
        assert now < end
        assert not is_open(record, end)
        assert is_open(record, Moment(end - MINUTE)) or end - now < MINUTE


@given(records(), MOMENTS, st.sampled_from(Doubt), st.sampled_from(Standing), st.integers(0, 30))
def test_the_banner_says_write_exactly_when_the_turn_lets_a_worker_write(
    record: SafeContact, now: Moment, doubt: Doubt, standing: Standing, minutes: int
) -> None:
    state = replace(
        client(DUIN, Side.A, "Duin-27", Role.STAYER, record),
        doubt=doubt,
        standing=standing,
        last_inbound=Moment(now - minutes * MINUTE),
    )
    rule = contact_now(state, now)
    assert (rule.open_until is not None) == may_write(state, now)
    assert rule.silent == (doubt is not Doubt.NONE)
    if rule.opens_at is not None:
        assert rule.opens_at > now
        assert is_open(record, rule.opens_at)


def test_without_a_record_the_phone_shows_nothing_and_nothing_is_agreed() -> None:
    state: ClientState = client(DUIN, Side.A, "Duin-27", Role.STAYER, None)
    rule = contact_now(state, MONDAY)
    assert (rule.mode, rule.agreed, rule.open_until, rule.opens_at) == (Mode.NONE, False, None, None)


@given(st.binary(min_size=4, max_size=16).map(bytes.hex))
def test_every_suggested_pseudonym_is_one(chance: str) -> None:
    assert is_alias(suggest(chance))


@pytest.mark.parametrize(
    "typed", ["", "maria", "Maria de Vries", "Duin", "Duin-1", "duin-12", "Duin-12 x", "Duin-١٢"]
)
def test_a_name_is_no_pseudonym(typed: str) -> None:
    assert not is_alias(typed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel 112 of 113", ()),
        ("Hoi. Komt het uit?", ()),
        ("Kom naar de opvang", ("opvang",)),
        ("POLITIE", ("politie",)),
        ("onze medewerkers", ("medewerker",)),
        ("Bel 0800-2000", ("0800-2000",)),
        ("8223 AB 12", ("8223 AB",)),
        ("Dorpsstraat 12", ("Dorpsstraat 12",)),
        ("kijk op www.hulp.nl", ("hulp", "www.")),
    ],
)
def test_words_numbers_and_places_that_betray_are_found(text: str, found: tuple[str, ...]) -> None:
    assert set(found) <= set(betrays(text))
    assert bool(betrays(text)) == bool(found)


@given(st.text(max_size=80))
def test_a_boring_opener_is_short_and_betrays_nothing(text: str) -> None:
    if boring(text):
        assert 0 < len(text) <= 60
        assert betrays(text) == ()


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (0, "0 s"),
        (59 * SECOND, "59 s"),
        (4 * MINUTE, "4 min"),
        (HOUR + MINUTE, "1 u 1 min"),
        (2 * DAY, "2 d"),
    ],
)
def test_a_waiting_time_is_said_in_two_units_at_most(ago: int, said: str) -> None:
    when = When(MONDAY, ZoneInfo("Europe/Amsterdam"))
    assert when.waited(Moment(MONDAY - ago)) == said
    assert when.left(Moment(MONDAY - ago - 1)) == "0 s"


def test_a_time_of_another_day_names_its_day() -> None:
    when = When(MONDAY, ZoneInfo("Europe/Amsterdam"))
    assert when.clock(MONDAY) == "14:30"
    assert when.clock(Moment(MONDAY + DAY)) == "morgen 14:30"
    assert when.clock(Moment(MONDAY - DAY)) == "gisteren 14:30"
    assert when.clock(Moment(MONDAY + 2 * DAY)) == "wo 25 nov 14:30"
    autumn = moment_of(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert when.machine(autumn) == "2026-10-25T02:30:00+01:00"


def test_an_agreement_until_midnight_is_said_by_its_last_day() -> None:
    when = When(MONDAY, ZoneInfo("Europe/Amsterdam"))
    assert when.until(moment_of(datetime(2026, 12, 22, 23, tzinfo=UTC))) == "tot en met di 22 dec"
    assert when.until(MONDAY) == "tot 14:30"


def test_what_is_due_at_once_is_not_late_for_a_quarter() -> None:
    when = When(MONDAY, ZoneInfo("Europe/Amsterdam"))
    assert not when.late(Moment(MONDAY - 15 * MINUTE))
    assert when.late(Moment(MONDAY - 15 * MINUTE - 1))


def _errors() -> list[type[NabijError]]:
    return [
        one
        for room in (errors, refusals, content_draft, content_desk)
        for one in vars(room).values()
        if isinstance(one, type) and issubclass(one, NabijError)
    ]


def test_every_error_a_person_may_see_has_a_sentence_of_its_own() -> None:
    assert {one.text_key for one in _errors()} == set(SENTENCES)
    assert sentence(FlagTaken("Anna", 3)) == "Al opgepakt door Anna, 3 s geleden."
    assert "over 60 seconden" in sentence(TooManyAttempts(60))


def test_every_class_of_the_field_has_a_word_and_a_hint_card_that_exists() -> None:
    pages = Pages()
    codes = [f"R{number:02}" for number in range(1, 34)]
    assert set(words.CLASSES) == set(codes)
    for code in [*codes, "", "R99"]:
        for source in ("text", "no_reply", "blocked", "stop", "reading_along", "iets"):
            assert pages.has(hint_for(code, source))


@pytest.mark.parametrize(
    ("level", "called"),
    [
        (
            Level.ACUTE,
            ["dienst", "dienst, tweede keer", "achterwacht", "coördinator", "iedereen", "iedereen"],
        ),
        (Level.HIGH, ["dienst", "achterwacht", "coördinator", "iedereen", "iedereen", "iedereen"]),
    ],
)
def test_the_ladder_is_told_as_it_is_climbed(level: Level, called: list[str]) -> None:
    assert [words.ladder_step(level, step) for step in range(6)] == called
