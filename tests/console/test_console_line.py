"""The worker's line: claim, read, reply, note, give back, close, and what is refused with the text kept."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape

import pytest
from canary import NAME
from console_visit import Visit
from console_world import CLOSING, DANGER, DUIN, MONDAY, RIET, VOICE, World, flag, line, named, span

from cases.desk import FlagRow
from cases.effects import FlagSpan
from cases.events import (
    ConversationClaimed,
    FlagClosed,
    HandedBack,
    ReadingAlongSet,
    WorkerReplied,
)
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import HOUR, SECOND, Moment
from cases.state import Doubt


def _claim(visit: Visit, client: str = "c-duin", name: str = "f-acuut") -> int:
    return visit.post(f"/gesprek/{client}/oppakken", vlag=name).status_code


def test_the_postvak_shows_the_most_urgent_first_and_then_the_longest_waiting(
    world: World, anna: Visit
) -> None:
    late = replace(
        flag(FlagId("f-x"), RIET, "Riet-11", Level.HIGH, "R07"), raised_at=Moment(MONDAY - HOUR * 3)
    )
    world.a.rows.append(late)
    text = anna.get("/postvak").text
    places = [text.index(f"vlag-{name}") for name in ("f-acuut", "f-x", "f-hoog", "f-niemand", "f-stil")]
    assert places == sorted(places)
    assert text.index("Stil: zonder antwoord") < text.index("vlag-f-stil")


def test_a_review_that_is_to_be_read_first_stands_first_and_says_so_in_one_line(
    world: World, anna: Visit
) -> None:
    def review(name: str, hours: int, **more: object) -> FlagRow:
        row = flag(FlagId(name), RIET, "Riet-11", Level.REVIEW, "", category="second_opinion", **more)
        return replace(row, raised_at=Moment(MONDAY - HOUR * hours))

    world.a.rows += [
        review("f-oud", 30, priority=1, asked="safe"),
        review("f-eerst", 2, priority=2, asked="unanswered"),
        review("f-eerder", 3, priority=2),
    ]
    text = " ".join(anna.get("/postvak").text.split())
    places = [text.index(f"vlag-{name}") for name in ("f-eerder", "f-eerst", "f-oud")]
    assert places == sorted(places)
    assert text.count("Lijkt op berichten waar iets aan de hand was. Lees dit eerst.") == 2
    assert "gevraagd of het goed gaat: ja" in text[places[2] :]
    assert "nog geen antwoord" in text[places[1] : places[2]]


def test_each_place_that_weighed_is_marked_and_the_reason_stands_there_once(
    world: World, anna: Visit
) -> None:
    words = "de koffers staan klaar in de gang"
    reason = FlagSpan(3, 10, Level.REVIEW, "second_opinion", "", "tweede-lezing", "Lees het zelf.", "active")
    more = replace(reason, start=29, end=33, explanation="")
    tapped = replace(reason, start=0, end=0, rule="verloop.tweede-zorg", explanation="De tweede zorg.")
    world.a.lines[RIET] = [line("m-9", "client", words, 2, level=Level.REVIEW, spans=(reason, more, tapped))]
    text = anna.get("/gesprek/c-riet").text
    assert [each in text for each in (">koffers</mark>", ">gang</mark>")] == [True, True]
    assert text.count("Lees het zelf.") == 1
    assert text.count('class="nabij-quote"') == 1
    assert "De tweede zorg." in text


def test_a_row_says_sign_word_pseudonym_waiting_time_and_where_the_ladder_stands(anna: Visit) -> None:
    text = " ".join(anna.get("/postvak").text.split())
    for shown in ("■</span> Acuut", "Duin-27", "<strong>4 min</strong>", "over 3 min", "geweld nu"):
        assert shown in text
    assert DANGER not in text


def test_the_filters_count_and_show_what_they_say(anna: Visit) -> None:
    _claim(anna)
    waiting, mine = anna.get("/postvak?filter=wacht").text, anna.get("/postvak?filter=mijn").text
    assert "vlag-f-acuut" not in waiting
    assert "vlag-f-acuut" in mine
    assert "vlag-f-hoog" not in mine
    assert anna.get("/postvak?filter=onzin").status_code == 200


def test_reading_is_not_claiming(world: World, anna: Visit) -> None:
    answer = anna.get("/gesprek/c-duin")
    assert (answer.status_code, world.a.events) == (200, [])
    assert "Niemand heeft dit gesprek" in answer.text
    assert "/noodkaart/" not in answer.text
    assert 'name="tekst"' not in answer.text


def test_a_claim_goes_through_the_turn_with_a_fresh_id_and_the_time_of_the_clock(
    world: World, anna: Visit
) -> None:
    assert _claim(anna) == 303
    (event,) = world.a.events
    assert isinstance(event, ConversationClaimed)
    assert (event.at, event.by, event.alias, event.flag) == (MONDAY, "s-anna", "Anna", "f-acuut")
    assert len(event.id) == 32
    assert "U heeft dit gesprek" in anna.get("/gesprek/c-duin").text


def test_two_workers_claim_at_once_and_one_is_told_who_was_first(
    world: World, anna: Visit, bram: Visit
) -> None:
    with ThreadPoolExecutor(2) as both:
        answers = list(
            both.map(lambda one: one.post("/gesprek/c-duin/oppakken", vlag="f-acuut"), (anna, bram))
        )
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert len(world.a.events) == 1
    lost = next(answer for answer in answers if answer.status_code == 409)
    winner = world.a.states[DUIN].held_alias
    assert f"Al opgepakt door {winner}, 0 s geleden." in lost.text


def test_who_comes_later_reads_how_long_ago(world: World, anna: Visit, bram: Visit) -> None:
    _claim(anna)
    world.clock.moment = Moment(MONDAY + 7 * SECOND)
    lost = bram.post("/gesprek/c-duin/oppakken", vlag="f-acuut")
    assert "Al opgepakt door Anna, 7 s geleden." in lost.text
    assert "Anna heeft dit gesprek" in lost.text


def test_the_conversation_names_what_still_has_to_be_done(anna: Visit) -> None:
    assert "Terugbellen" in anna.get("/gesprek/c-riet").text
    assert "Terugbellen" not in anna.get("/gesprek/c-duin").text


def test_the_whole_line_claim_reply_and_back_to_the_bot(world: World, anna: Visit) -> None:
    _claim(anna)
    assert anna.post("/gesprek/c-duin/antwoord", tekst="  Ben je nu veilig?\r\n").status_code == 303
    assert anna.post("/gesprek/c-duin/terug").status_code == 303
    claimed, replied, back = world.a.events
    assert isinstance(claimed, ConversationClaimed)
    assert isinstance(replied, WorkerReplied)
    assert (replied.text, replied.override) == ("Ben je nu veilig?", "")
    assert isinstance(back, HandedBack)
    assert len({event.id for event in world.a.events}) == 3


@pytest.mark.parametrize(("typed", "said"), [("", "leeg"), ("  \n ", "leeg"), ("a" * 1001, "te lang")])
def test_an_empty_or_too_long_reply_is_not_sent_and_stays(
    world: World, anna: Visit, typed: str, said: str
) -> None:
    _claim(anna)
    answer = anna.post("/gesprek/c-duin/antwoord", tekst=typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert typed in answer.text
    assert len(world.a.events) == 1


def test_a_reply_without_holding_the_conversation_is_refused_and_stays(anna: Visit) -> None:
    answer = anna.post("/gesprek/c-duin/antwoord", tekst="Ben je nu thuis?")
    assert answer.status_code == 409
    assert "Pak het eerst op" in answer.text
    assert "Ben je nu thuis?" in answer.text


def test_outside_the_window_a_reply_needs_a_reason_and_a_second_tap(world: World, anna: Visit) -> None:
    _claim(anna, "c-wad", "f-hoog")
    first = anna.post("/gesprek/c-wad/antwoord", tekst="Komt het uit?")
    assert first.status_code == 409
    assert "Komt het uit?</textarea>" in first.text
    assert "Ja, toch nu versturen" in first.text
    no_reason = anna.post("/gesprek/c-wad/antwoord", tekst="Komt het uit?", toch="ja", reden=" ")
    assert no_reason.status_code == 422
    assert "Komt het uit?</textarea>" in no_reason.text
    second = anna.post("/gesprek/c-wad/antwoord", tekst="Komt het uit?", toch="ja", reden="Zij vroeg erom")
    assert second.status_code == 303
    event = world.a.events[-1]
    assert isinstance(event, WorkerReplied)
    assert event.override == "Zij vroeg erom"


def test_a_reason_without_the_second_tap_is_no_override(world: World, anna: Visit) -> None:
    _claim(anna, "c-wad", "f-hoog")
    assert anna.post("/gesprek/c-wad/antwoord", tekst="Hoi.", reden="Zij vroeg erom").status_code == 409
    assert len(world.a.events) == 1


def test_words_that_betray_ask_for_a_second_look_on_a_neutral_phone_only(world: World, anna: Visit) -> None:
    _claim(anna, "c-riet", "f-stil")
    _claim(anna)
    typed = "Bel de politie, of 06 12 34 56 78."
    warned = anna.post("/gesprek/c-riet/antwoord", tekst=typed)
    assert warned.status_code == 422
    assert typed in unescape(warned.text)
    assert "politie</bdi>" in warned.text
    assert anna.post("/gesprek/c-riet/antwoord", tekst=typed, woorden_gezien="ja").status_code == 303
    assert anna.post("/gesprek/c-duin/antwoord", tekst=typed).status_code == 303
    assert [type(event) for event in world.a.events[2:]] == [WorkerReplied, WorkerReplied]


def test_a_note_never_becomes_a_message(world: World, anna: Visit) -> None:
    answer = anna.post("/gesprek/c-duin/notitie", notitie="Zus gebeld.")
    assert answer.status_code == 303
    assert world.a.events == []
    assert world.a.notes[DUIN][-1].text == "Zus gebeld."
    kept = anna.post("/gesprek/c-duin/notitie", notitie="n" * 2001)
    assert (kept.status_code, "n" * 2001 in kept.text) == (422, True)


def test_closing_needs_a_reason_from_the_list(world: World, anna: Visit) -> None:
    _claim(anna)
    assert (
        anna.post("/gesprek/c-duin/sluiten", vlag="f-acuut", **{**CLOSING, "reden": "x"}).status_code == 422
    )
    assert anna.post("/gesprek/c-duin/sluiten", vlag="f-acuut", **CLOSING).status_code == 303
    event = world.a.events[-1]
    assert isinstance(event, FlagClosed)
    assert (event.flag, event.reason) == ("f-acuut", "safe_now")


def test_reading_along_turns_the_page_into_do_not_call_and_do_not_write(world: World, anna: Visit) -> None:
    anna.post("/gesprek/c-duin/meelezen", meelezen="aan")
    text = anna.get("/gesprek/c-duin").text
    assert "Nu NIET bellen. Stuur niets." in text
    assert "Wat u eerst kunt zeggen" not in text
    anna.post("/gesprek/c-duin/meelezen", meelezen="uit")
    assert [event.reads_along for event in world.a.events if isinstance(event, ReadingAlongSet)] == [
        True,
        False,
    ]
    assert world.a.states[DUIN].doubt is Doubt.NONE


def test_a_neutral_phone_gets_neutral_first_sentences_and_no_others(anna: Visit) -> None:
    text = anna.get("/gesprek/c-wad").text
    assert "Op deze telefoon alleen neutraal" in text
    assert text.count("Wat u eerst kunt zeggen") == 1
    assert "Kun je naar buiten als je wilt?" not in text
    assert "Ben je nu in gevaar? Bel 112." in anna.get("/gesprek/c-duin").text


def test_marks_show_the_reason_the_level_and_the_status(anna: Visit) -> None:
    text = anna.get("/gesprek/c-duin").text
    assert '<mark class="nl-mark nl-mark--acute">deur</mark>' in text
    assert '<mark class="nl-mark nl-mark--high">dreigt</mark>' in text
    assert "Iemand is nu bij de deur en dreigt." in text
    assert "gezegd door een ander" in text


def test_text_that_no_page_can_hold_is_still_shown_with_its_marks(world: World, anna: Visit) -> None:
    odd = "a\x00b\ud800 \u202ehij slaat <me>" + "\u0301" * 50
    world.a.lines[DUIN] = [line("m9", "client", odd, 1, spans=(span(4, 9), span(-4, 3), span(8, 900)))]
    answer = anna.get("/gesprek/c-duin")
    assert answer.status_code == 200
    assert "&lt;me&gt;" in answer.text
    assert "<me>" not in answer.text


def test_the_emergency_card_opens_from_an_own_acute_flag_alone(
    world: World, anna: Visit, cees: Visit
) -> None:
    assert anna.get("/noodkaart/c-duin").status_code == 404
    _claim(anna)
    opened = anna.get("/noodkaart/c-duin")
    assert opened.status_code == 200
    assert "/noodkaart/c-duin" in anna.get("/gesprek/c-duin").text
    assert opened.text.index("Waar is de persoon nu?") < opened.text.index("Wie is het?")
    assert cees.get("/noodkaart/c-duin").status_code == 404
    assert cees.post("/noodkaart/c-duin/bewerken", kaart_name="X").status_code == 404
    assert world.a.cards[DUIN].name == f"M. Voorbeeld {NAME}"
    assert anna.post("/noodkaart/c-duin/bewerken", kaart_name="M. Ander").status_code == 303
    assert world.a.cards[DUIN].name == "M. Ander"


def test_who_is_on_duty_has_the_emergency_card_at_hand_before_claiming(anna: Visit, bram: Visit) -> None:
    assert "/noodkaart/c-duin" in bram.get("/gesprek/c-duin").text
    assert bram.get("/noodkaart/c-duin").status_code == 200
    assert "/noodkaart/" not in bram.get("/gesprek/c-wad").text
    assert "/gevaar" not in anna.get("/postvak?filter=alle").text
    _claim(anna)
    assert "/gesprek/c-duin/gevaar" in anna.get("/postvak?filter=alle").text


def test_a_voice_note_is_fetched_on_a_click_and_kept_nowhere(world: World, anna: Visit) -> None:
    assert "Beluisteren" in anna.get("/gesprek/c-wad").text
    assert world.a.heard == []
    answer = anna.post(f"/stem/{VOICE}")
    assert (answer.content, answer.headers["content-type"]) == (b"OggS-stem", "audio/ogg")
    assert answer.headers["cache-control"] == "no-store"
    assert world.a.heard == [VOICE]


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        (Doubt.NONE, ""),
        (Doubt.NOTICED, "Er leest misschien iemand mee."),
        (Doubt.READS_ALONG, "Er leest iemand mee."),
    ],
)
def test_the_reply_form_says_that_somebody_reads_along_before_a_word_is_typed(
    world: World, anna: Visit, doubt: Doubt, said: str
) -> None:
    _claim(anna)
    world.a.states[DUIN] = replace(world.a.states[DUIN], doubt=doubt)
    page = " ".join(anna.get("/gesprek/c-duin").text.split())
    form = page[page.index('id="schrijven"') :]
    warning, field = form.find(f"<strong>{said} Schrijf liever niets.</strong>"), form.index('name="tekst"')
    assert (0 <= warning < field) == bool(said)


def test_the_reading_list_says_that_reading_means_opening(anna: Visit) -> None:
    assert "Open eerst het gesprek." in anna.get("/postvak").text


def test_the_emergency_card_says_whose_it_is(anna: Visit) -> None:
    _claim(anna)
    assert f"Noodkaart van {named('Duin-27')}</h1>" in anna.get("/noodkaart/c-duin").text


def test_who_holds_a_conversation_can_take_up_what_came_in_since(world: World, anna: Visit) -> None:
    _claim(anna)
    assert "Nieuwe melding oppakken" not in anna.get("/gesprek/c-duin").text
    world.a.rows.append(flag(FlagId("f-later"), DUIN, "Duin-27", Level.ACUTE, "R04"))
    page = anna.get("/gesprek/c-duin").text
    assert "Nieuwe melding oppakken" in page
    assert 'name="vlag" value="f-later"' in page
    assert _claim(anna, name="f-later") == 303
    assert "Nieuwe melding oppakken" not in anna.get("/gesprek/c-duin").text
