"""What stands around a conversation: what was told, flags of the past, agreements, earlier lines."""

from dataclasses import replace

from console_visit import Visit
from console_world import ANNA, DUIN, MONDAY, RIET, World, contact, line, make_world
from hypothesis import given
from hypothesis import strategies as st

from cases.desk import Act, Conversation, Line
from cases.levels import Mode
from cases.moments import MINUTE, Moment
from cases.state import Doubt, Standing
from console.contact_now import contact_now
from console.conversation_page import LINES, MOST_LINES, lines_asked
from console.timeline import timeline
from escalation.handover import may_write

STATE = make_world().a.states[DUIN]


def _words(text: str) -> str:
    return " ".join(text.split())


def test_the_page_says_what_the_client_was_told_and_what_did_not_leave(world: World, anna: Visit) -> None:
    world.a.told[RIET] = [line("t1", "bot", "Ik vraag nu een medewerker.", 3, state="dead")]
    told = _words(anna.get("/gesprek/c-riet").text)
    assert "Dit is de cliënt verteld" in told
    assert '“<span lang="nl">Ik vraag nu een medewerker.</span>”' in told
    assert "niet verzonden" in told
    world.a.told[RIET] = []
    assert "Dit is de cliënt verteld" not in anna.get("/gesprek/c-riet").text


def test_flags_of_the_past_stand_with_what_came_of_them_and_the_phase_in_the_head(anna: Visit) -> None:
    text = _words(anna.get("/gesprek/c-duin").text)
    past = text[text.index("Eerdere meldingen") :]
    for shown in ("dwang en controle", "Gesproken, afspraken gemaakt", "veiligheid niet bekend", "Bram"):
        assert shown in past
    assert "Eerdere meldingen" not in anna.get("/gesprek/c-riet").text
    assert "F1 veiligheid opbouwen" in text or "F0 eerste dagen" in text


def test_what_was_agreed_to_is_shown_and_so_is_that_nothing_was_or_that_it_was_taken_back(
    world: World, anna: Visit
) -> None:
    assert "tekst 1" in anna.get("/gesprek/c-duin").text
    assert "niet vastgelegd" in anna.get("/gesprek/c-riet").text
    (given_then,) = world.a.consents[DUIN]
    world.a.consents[DUIN] = [replace(given_then, withdrawn_at=MONDAY)]
    assert "ingetrokken" in anna.get("/gesprek/c-duin").text


def test_earlier_messages_are_a_link_that_the_open_screen_follows(world: World, anna: Visit) -> None:
    world.a.lines[RIET] = [line(f"m{n}", "client", f"regel {n}.", 400 - n) for n in range(320)]
    first = anna.get("/gesprek/c-riet").text
    assert ("regel 289." in first, "regel 290." in first) == (False, True)
    assert 'href="/gesprek/c-riet?laatste=60"' in first
    more = anna.get("/gesprek/c-riet?laatste=60").text
    assert "regel 260." in more
    assert 'data-live="/_f/gesprek/c-riet?laatste=60"' in more
    assert "regel 260." in anna.get("/_f/gesprek/c-riet?laatste=60").text
    last = anna.get("/gesprek/c-riet?laatste=300").text
    assert "U ziet de laatste 300." in last
    assert "laatste=330" not in last


@given(st.lists(st.integers(0, 9)).map(sorted), st.lists(st.integers(0, 9)).map(sorted), st.booleans())
def test_acts_stand_between_the_lines_at_their_moment_and_nothing_changes_places(
    lines: list[int], acts: list[int], earlier: bool
) -> None:
    said = tuple(line(f"m{n}", "client", "", -minute) for n, minute in enumerate(lines))
    done = tuple(Act(ANNA.id, "Anna", "calling", Moment(MONDAY + minute * MINUTE)) for minute in acts)
    found = timeline(Conversation(STATE, said, (), (), (), earlier=earlier, acts=done))
    assert [one for one in found if isinstance(one, Line)] == list(said)
    moments = [one.at for one in found]
    assert moments == sorted(moments)
    hidden = earlier and bool(lines)
    assert [one for one in found if isinstance(one, Act)] == [
        one for one in done if not hidden or one.at >= said[0].at
    ]


@given(st.text() | st.integers().map(str))
def test_whatever_an_address_asks_a_page_shows_between_30_and_300_lines(asked: str) -> None:
    assert LINES <= lines_asked(asked) <= MOST_LINES


def test_the_number_of_the_backup_stands_in_the_head_and_in_the_bar_for_a_lost_connection(
    anna: Visit,
) -> None:
    text = anna.get("/gesprek/c-duin").text
    assert text.count('href="tel:0612345678"') == 2
    bar = text[text.index('id="nabij-weg"') :]
    assert "06 12345678" in bar[: bar.index("</div>")]


@given(
    st.sampled_from(Mode),
    st.sampled_from(Doubt),
    st.sampled_from(Standing),
    st.integers(-3 * 24 * 60, 40 * 24 * 60),
    st.integers(0, 600) | st.none(),
)
def test_a_phone_is_only_rung_with_open_words_in_the_agreed_hours_and_without_doubt(
    mode: Mode, doubt: Doubt, standing: Standing, minutes: int, wrote_before: int | None
) -> None:
    now = Moment(MONDAY + minutes * MINUTE)
    wrote = None if wrote_before is None else Moment(now - wrote_before * MINUTE)
    state = replace(STATE, contact=contact(mode), doubt=doubt, standing=standing, last_inbound=wrote)
    rule = contact_now(state, now)
    if rule.may_ring:
        assert (mode, doubt) == (Mode.OPEN, Doubt.NONE)
        assert may_write(state, now)
        assert now < contact().valid_until
    assert not contact_now(replace(state, contact=None), now).may_ring


def test_the_banner_says_when_not_to_ring(world: World, anna: Visit) -> None:
    warning = "Nu NIET zomaar bellen:"
    assert warning not in anna.get("/gesprek/c-duin").text
    assert warning in anna.get("/gesprek/c-wad").text
    assert warning in anna.get("/gesprek/c-riet").text
    world.a.states[RIET] = replace(world.a.states[RIET], doubt=Doubt.READS_ALONG)
    assert warning not in anna.get("/gesprek/c-riet").text
    assert "Nu NIET bellen. Stuur niets." in anna.get("/gesprek/c-riet").text
