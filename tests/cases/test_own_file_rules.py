"""Taking out what is about somebody else, and who looked: rules that no line slips through."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.masking import LONGEST_PASSAGE, MASK, masked, passages
from cases.moments import HOUR, Moment, after, moment_of
from cases.own_file import OwnFile, RequestsSheet
from cases.rights import WAIT
from cases.sides import Side
from cases.who_looked import FUNCTIONS, WHAT, WHY, WITH_A_REASON, Access, Look, who_looked, written_out

NOON = moment_of(datetime(2027, 3, 16, 11, tzinfo=UTC))
WORDS = st.lists(st.text(st.characters(blacklist_categories=("Z", "C")), min_size=1, max_size=6), max_size=90)


@pytest.mark.parametrize(
    ("text", "places", "left"),
    [
        ("Ik zag Jan bij oma.", {2}, f"Ik zag {MASK} bij oma."),
        ("Ik zag Jan Smit bij oma.", {2, 3, 5}, f"Ik zag {MASK} bij {MASK}"),
        ("Jan belde.", {0, 1}, MASK),
        ("Alles goed.", set(), "Alles goed."),
        (f"{MASK} zei dat", {0}, f"{MASK} iemand anders] zei dat"),
    ],
)
def test_the_words_that_were_pointed_at_are_gone(text: str, places: set[int], left: str) -> None:
    assert masked(text, places) == left


@given(WORDS, st.sets(st.integers(0, 89)))
def test_no_word_that_was_pointed_at_stays_and_no_other_goes(words: list[str], places: set[int]) -> None:
    text = " ".join(words)
    shown = text.split()
    kept = [word for place, word in enumerate(shown) if place not in places]
    left = masked(text, places).replace(MASK, "").split()
    assert left == " ".join(kept).replace(MASK, "").split()


@given(WORDS)
def test_every_word_is_looked_at_once_and_in_small_parts(words: list[str]) -> None:
    text = " ".join(words)
    parts = passages(text)
    places = [place for part in parts for sentence in part.sentences for place, _ in sentence]
    assert places == list(range(len(text.split())))
    assert [part.part for part in parts] == list(range(len(parts)))
    assert all(0 < len(part.places) <= LONGEST_PASSAGE for part in parts)


def test_a_sentence_that_does_not_fit_any_more_begins_the_next_part() -> None:
    first, second = passages(f"{'een ' * 29}twee. {'drie ' * 19}vier. Vijf.")
    assert (len(first.places), len(second.places)) == (30, 21)
    assert min(second.places) == 30
    assert passages(" ") == ()


def test_a_file_and_a_register_are_empty_until_something_stands_in_them() -> None:
    assert (OwnFile(NOON).texts, OwnFile(NOON).looks) == ((), ())
    assert (RequestsSheet(()).wait, dict(RequestsSheet(()).texts_left)) == (WAIT, {})


def line(action: str = "read_conversation", at: int = 0, **changes: object) -> Access:
    plain = {
        "at": after(NOON, at), "staff": "anne", "action": action, "basis": "grant", "role": "worker",
        "side": "a", "outcome": "ok", "function": "supporter",
    }  # fmt: skip
    return Access(**{**plain, **changes})  # type: ignore[arg-type]  # tests name real fields


def test_a_line_says_who_what_and_why_in_plain_words() -> None:
    assert who_looked([line()], Side.A) == (
        Look(NOON, "een begeleider van onze organisatie", "Je berichten gelezen", "Werkt met jou"),
    )


def test_who_was_not_assigned_is_shown_with_that_there_was_a_reason() -> None:
    (look,) = who_looked([line(basis="unassigned:danger")], Side.A)
    assert look.why == WITH_A_REASON


def test_who_wrote_with_the_client_is_named_as_the_client_knows_them() -> None:
    (partner,) = who_looked([line(alias="Anne", organisation="gemeente", function="")], Side.A)
    assert partner.who == "Anne, een medewerker van een organisatie waar wij mee werken"
    (buddy,) = who_looked([line(role="buddy", function="")], Side.A)
    assert buddy.who.startswith(FUNCTIONS["buddy"])


def test_the_same_again_within_the_hour_is_one_line() -> None:
    lines = [line(at=HOUR), line(at=1), line(), line("add_note", 2), line(staff="bilal", at=3)]
    assert [(one.at, one.what) for one in who_looked(lines, Side.A)] == [
        (NOON, WHAT["read_conversation"]),
        (after(NOON, 2), WHAT["add_note"]),
        (after(NOON, 3), WHAT["read_conversation"]),
        (after(NOON, HOUR), WHAT["read_conversation"]),
    ]


OTHER = st.one_of(
    st.builds(
        line, st.sampled_from(sorted(WHAT)), st.integers(0, 9), side=st.sampled_from(["b", "both", ""])
    ),
    st.builds(line, st.sampled_from(["open_card", "open_danger_sheet", "person_asked", "read_export_of_b"])),
    st.builds(
        line, st.sampled_from(sorted(WHAT)), basis=st.sampled_from(["other_side", "f1 other_side", ""])
    ),
    st.builds(line, st.sampled_from(sorted(WHAT)), outcome=st.just("refused")),
    st.builds(line, st.sampled_from(sorted(WHAT)), emergency=st.just(True)),
)
OWN = st.builds(
    line, st.sampled_from(sorted(WHAT)), st.integers(0, 9 * HOUR), basis=st.sampled_from(sorted(WHY))
)


@given(st.lists(OWN), st.lists(OTHER, min_size=1))
def test_nothing_of_the_other_side_or_of_safety_changes_what_is_shown(
    own: list[Access], other: list[Access]
) -> None:
    assert who_looked([*other, *own], Side.A) == who_looked(own, Side.A)


def test_a_moment_is_written_out() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    assert written_out(NOON, zone) == "dinsdag 16 maart 2027, 12:00 uur"
    assert written_out(Moment(0), zone).startswith("donderdag 1 januari 1970")
