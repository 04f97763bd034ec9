"""The danger sheet: the card in the order 112 asks, steps with their moment; nothing leaves by itself."""

from dataclasses import replace
from html import unescape

import pytest
from canary import ALIAS
from console_visit import Visit
from console_world import ACUTE, DUIN, HEIDE, HIGH, WAD, World, flag

from cases.danger import Step
from cases.desk import EmergencyCard
from cases.events import ActedOutside, ConversationClaimed
from cases.ids import FlagId
from cases.levels import Level, Mode
from cases.roster import Post
from cases.sides import Side
from cases.state import Doubt
from console.catalogue import stored

SHEET, STEP, VT = f"/gesprek/{DUIN}/gevaar", f"/gesprek/{DUIN}/gevaar/stap", f"/gesprek/{DUIN}/veilig-thuis"
AT_HEIDE = f"/gesprek/{HEIDE}/gevaar"


def _plain(visit: Visit, path: str = SHEET) -> str:
    answer = visit.get(path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def _tick(visit: Visit, step: Step, **more: str) -> int:
    return visit.post(STEP, stap=step.value, naar="gevaar", **more).status_code


def _acts(world: World) -> list[str]:
    return [event.act for event in world.a.events if isinstance(event, ActedOutside)]


def test_an_own_acute_flag_opens_the_card_in_order_with_what_is_missing_named(bram: Visit) -> None:
    page = _plain(bram)
    asked = ["Waar is de persoon nu?", "Wie is het?", "Telefoonnummers", "Wapens", "Adres van het huisverbod"]
    places = [page.index(f"<dt>{one}</dt>") for one in asked]
    assert places == sorted(places)
    assert page.index('href="tel:112"', page.index("<main")) < places[0]
    assert page.count("niet ingevuld") == 8
    assert "Dat u deze kaart opende, is vastgelegd." in page


def test_without_an_own_acute_flag_the_sheet_stands_without_the_card(anna: Visit) -> None:
    page = _plain(anna)
    assert "Voorbeeldstraat" not in page
    assert "De noodkaart gaat open bij een eigen acute melding" in page
    assert "Wat zeg ik nu?" in page


def test_the_conversation_and_the_postvak_lead_to_the_sheet_by_one_key(anna: Visit, bram: Visit) -> None:
    link = f'href="{SHEET}" data-toets="alt+a"'
    assert link in bram.get(f"/gesprek/{DUIN}").text
    assert link not in anna.get(f"/gesprek/{DUIN}").text
    anna.post(f"/gesprek/{DUIN}/oppakken", vlag=ACUTE)
    assert link in anna.get("/postvak?filter=alle").text


def _heide(world: World, address: str = "Voorbeeldstraat 1, Lelystad") -> None:
    world.b.on_call = frozenset({world.door.accounts["cees", "een lang wachtwoord", Side.B].id})
    world.b.cards[HEIDE] = EmergencyCard(staying_now="Bij zijn broer", ban_address=address)


def test_on_side_b_112_goes_to_the_address_of_the_ban_on_that_clients_own_card(
    world: World, cees: Visit
) -> None:
    _heide(world)
    page = _plain(cees, AT_HEIDE)
    assert "Bel 112 voor het adres van het huisverbod" in page
    assert page.index("Voorbeeldstraat 1, Lelystad") < page.index("Bij zijn broer")
    assert "Alleen de veiligheidsregie kan dit weten: bel Eva." in page
    assert "M. Voorbeeld" not in page
    assert "Heeft de cliënt de alarmknop" not in page


def test_the_card_alone_has_the_same_order_as_the_sheet(world: World, bram: Visit, cees: Visit) -> None:
    _heide(world)
    page = _plain(cees, f"/noodkaart/{HEIDE}")
    assert page.index("Bel 112 voor het adres van het huisverbod") < page.index("Voorbeeldstraat 1, Lelystad")
    assert page.index("Voorbeeldstraat 1, Lelystad") < page.index("Bij zijn broer")
    assert "niet ingevuld" in page
    own = _plain(bram, f"/noodkaart/{DUIN}")
    assert "huisverbod</strong>" not in own
    assert own.index("Waar is de persoon nu?") < own.index("Adres van het huisverbod")


def test_an_unknown_address_says_so_first_and_names_the_post_that_can_know_it(
    world: World, cees: Visit
) -> None:
    _heide(world, "")
    world.coordination.shifts[Side.B] = [
        shift for shift in world.coordination.shifts[Side.B] if shift.post is not Post.LEAD
    ]
    page = _plain(cees, AT_HEIDE)
    first = page[page.index("<dl") : page.index("Bij zijn broer")]
    assert "niet ingevuld" in first
    assert "bel niemand op het rooster" not in first
    assert "Er staat niemand van de veiligheidsregie op het rooster." in first


def test_danger_to_himself_on_side_b_sends_112_to_where_he_is(world: World, cees: Visit) -> None:
    _heide(world)
    world.b.rows = [replace(world.b.rows[0], code="R15")]
    page = _plain(cees, AT_HEIDE)
    assert "Bel 112 voor het adres" not in page
    assert page.index("Bij zijn broer") < page.index("Voorbeeldstraat 1, Lelystad")


@pytest.mark.parametrize("how", ["flag", "doubt"])
def test_a_silent_flag_says_do_not_ring_before_anything_else(world: World, bram: Visit, how: str) -> None:
    if how == "flag":
        world.a.rows = [replace(row, silent=row.flag == ACUTE) for row in world.a.rows]
    else:
        world.a.states[DUIN] = replace(world.a.states[DUIN], doubt=Doubt.DURESS)
    world.a.cards[DUIN] = replace(world.a.cards[DUIN], key_person="Haar zus, 06-00000001")
    page = _plain(bram)
    assert page.index("Bel de cliënt NIET. Stuur niets.") < page.index("<dl")
    assert page.index("Afgesproken persoon gebeld") < page.index("Besloten of de politie nodig is")
    alert = page[page.index("Bel de cliënt NIET.") : page.index('class="nabij-call"')]
    assert "Haar zus, 06-00000001" in alert
    assert "Hoe bellen we veilig?" in alert
    assert "Ben je nu in gevaar?" not in page
    assert _tick(bram, Step.AGREED_PERSON) == 303
    assert _acts(world) == ["outside_chat"]


def test_a_threat_to_a_colleague_begins_with_the_own_safety(world: World, bram: Visit) -> None:
    world.a.rows = [replace(row, code="R33") if row.flag == ACUTE else row for row in world.a.rows]
    page = _plain(bram)
    assert page.index("Eerst uw eigen veiligheid. Ga nergens alleen heen.") < page.index("<dl")
    assert "Daarna: Anna, coördinator (niemand op het rooster) en veiligheidsregie (Eva)." in page
    assert "Bel 112 voor uzelf" in page
    steps = page[page.index('id="stappen"') :]
    assert steps.index("Ik ben zelf op een veilige plek") < steps.index("112 gebeld")
    assert "Veilig Thuis gebeld" not in page
    assert "Partnerorganisatie" not in page


def test_a_threat_to_a_colleague_has_the_button_at_any_level(world: World, anna: Visit) -> None:
    world.a.rows = [replace(row, code="R33", level=Level.HIGH) for row in world.a.rows if row.flag == ACUTE]
    page = anna.get(f"/gesprek/{DUIN}").text
    assert f'href="{SHEET}" data-toets="alt+a"' in page
    assert "/noodkaart/" not in page
    assert "Eerst uw eigen veiligheid." in _plain(anna)


def test_a_neutral_phone_gets_neutral_sentences_alone(world: World, bram: Visit) -> None:
    state = world.a.states[DUIN]
    assert state.contact is not None
    world.a.states[DUIN] = replace(state, contact=replace(state.contact, mode=Mode.NEUTRAL))
    said = _plain(bram)
    said = said[said.index('id="zeggen"') : said.index('id="stappen"')]
    assert "Komt het nu uit? Ja of nee is genoeg." in said
    assert "gevaar" not in said


def test_a_step_stands_with_its_moment_and_name_and_a_call_is_told_to_the_ladder(
    world: World, bram: Visit
) -> None:
    _plain(bram)
    answer = bram.post(STEP, stap="called_112", naar="gevaar", eenmalig="x1")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{SHEET}#called_112")
    assert bram.post(STEP, stap="called_112", naar="gevaar", eenmalig="x1").status_code == 303
    assert _tick(bram, Step.CALLED_VT) == 303
    assert _tick(bram, Step.TOLD_LEAD) == 303
    assert _acts(world) == ["called_112", "called_vt"]
    page = _plain(bram)
    assert "<strong>112 gebeld</strong>" in page
    assert [tick.step for tick in world.a.ticks[DUIN]] == [Step.CALLED_112, Step.CALLED_VT, Step.TOLD_LEAD]
    log = page[page.index('id="vastgelegd"') :]
    assert log.index("14:30</time> 112 gebeld") < log.index("Veiligheidsregie")
    assert "Bram" in log


def test_taking_a_step_back_keeps_both_and_tells_the_ladder_nothing_more(world: World, bram: Visit) -> None:
    _plain(bram)
    _tick(bram, Step.CALLED_112)
    assert _tick(bram, Step.CALLED_112, terug="ja") == 303
    assert _acts(world) == ["called_112"]
    page = _plain(bram)
    assert "<strong>112 gebeld</strong>" not in page
    assert "112 gebeld <strong>teruggenomen</strong>" in page
    assert [tick.done for tick in world.a.ticks[DUIN]] == [True, False]


@pytest.mark.parametrize(
    "fields", [{"stap": "meld_bij_vt", "naar": "gevaar"}, {"stap": "called_112", "naar": "//elders"}, {}]
)
def test_a_step_that_no_page_offers_is_refused(world: World, bram: Visit, fields: dict[str, str]) -> None:
    _plain(bram)
    assert bram.post(STEP, **fields).status_code == 422
    assert (world.a.ticks, world.a.events) == ({}, [])


def test_a_step_after_a_colleague_closed_the_flag_says_so(world: World, bram: Visit) -> None:
    _plain(bram)
    world.a.rows = []
    answer = bram.post(STEP, stap="told_lead", naar="gevaar")
    assert answer.status_code == 409
    assert "Deze melding is al gesloten." in answer.text
    assert "Er is geen open melding." in answer.text


def test_who_touched_the_other_side_gets_the_card_and_no_words_and_may_still_tick(
    world: World, bram: Visit
) -> None:
    world.a.other_side = frozenset({DUIN})
    page = _plain(bram)
    assert "Voorbeeldstraat 1" in page
    assert "U werkt met de andere kant van deze zaak. U ziet geen berichten." in page
    for hidden in ("Wat zeg ik nu?", "Oppakken: ik doe dit", "veilig-thuis", "/meldcode"):
        assert hidden not in page
    assert _tick(bram, Step.CALLED_112) == 303
    for path in (VT, f"/gesprek/{DUIN}/meldcode"):
        assert bram.get(path).status_code == 404


def test_taking_over_from_the_sheet_stays_on_the_sheet(world: World, anna: Visit, bram: Visit) -> None:
    _plain(bram)
    answer = bram.post(f"{SHEET}/oppakken")
    assert (answer.status_code, answer.headers["location"]) == (303, SHEET)
    assert [event.flag for event in world.a.events if isinstance(event, ConversationClaimed)] == [ACUTE]
    assert "Oppakken: ik doe dit" not in _plain(bram)
    _plain(anna)
    late = anna.post(f"{SHEET}/oppakken")
    assert late.status_code == 409
    assert "Al opgepakt door Bram" in late.text


def test_the_meldcode_stands_under_the_pseudonym_without_the_card_and_answers_replace_each_other(
    world: World, bram: Visit
) -> None:
    where = f"/gesprek/{DUIN}/meldcode"
    page = _plain(bram, where)
    assert f"Meldcode: Duin-27-{ALIAS}</h1>" in page
    assert "M. Voorbeeld" not in page
    assert "Voorbeeldstraat" not in page
    assert page.count('class="nabij-answer"') == 5
    for step in (Step.UNSAFE_YES, Step.UNSAFE_NO, Step.MELDCODE_2):
        assert bram.post(STEP, stap=step.value, naar="meldcode").headers["location"].startswith(where)
    page = _plain(bram, where)
    assert 'value="unsafe_no" aria-pressed="true"' in page
    assert 'value="unsafe_yes" aria-pressed="false"' in page
    log = page[page.index('id="vastgelegd"') :]
    assert log.index("Onveilig: ja") < log.index("Onveilig: nee") < log.index("Stap 2: overleg")
    assert world.a.events == []


TYPED = {
    "van": "Bram, ondersteuner",
    "client": "Mevrouw De Wit, 1 januari 1990",
    "gebeurd": "Zij schreef: <hij> staat aan de deur.\nOm 14:26.",
    "ernst": "acuut",
}


@pytest.mark.parametrize(("kind", "named"), [("melding", True), ("advies", False)])
def test_the_handover_text_shows_all_that_leaves_and_keeps_only_that_it_was_made(
    world: World, bram: Visit, kind: str, named: bool
) -> None:
    _plain(bram, VT)
    answer = bram.post(VT, soort=kind, **TYPED)
    assert answer.status_code == 200
    text = answer.text[answer.text.index("<pre") : answer.text.index("</pre>")]
    assert "staat aan de deur.\nOm 14:26." in text
    assert "&lt;hij&gt;" in text
    assert ("Mevrouw De Wit" in text) is named
    assert (f"cliënt (schuilnaam Duin-27-{ALIAS})" in text) is not named
    assert "Veilig bereiken: niet ingevuld" in text
    assert [tick.step for tick in world.a.ticks[DUIN]] == [Step.VT_TEXT_MADE]
    assert "De Wit" not in repr((world.a.ticks, world.a.notes, world.a.events))
    assert "De Wit" not in bram.get(VT).text
    assert world.a.events == []


def test_sheet_and_text_show_the_region_beside_the_national_number(world: World, bram: Visit) -> None:
    sheet = _plain(bram, SHEET)
    assert (
        'Veilig Thuis gebeld: 0800-2000 <span class="nabij-step__extra">Veilig Thuis Zeeland</span>' in sheet
    )
    assert "<strong>0800-2000</strong> · Uw regio: Veilig Thuis Zeeland" in _plain(bram, VT)
    text = bram.post(VT, soort="advies", **TYPED).text
    assert "Telefoon: 0800-2000 (Veilig Thuis Zeeland)" in text
    assert world.a.ticks[DUIN][0].step is Step.VT_TEXT_MADE


def test_the_text_begins_with_what_was_done_and_nothing_is_made_of_a_form_that_is_not_ours(
    world: World, bram: Visit
) -> None:
    _plain(bram)
    _tick(bram, Step.CALLED_112)
    page = _plain(bram, VT)
    assert "112 gebeld, 14:30" in page
    for fields in ({"soort": "vertel", "ernst": "acuut"}, {"soort": "advies", "ernst": "x"}):
        assert bram.post(VT, gebeurd="nog wat", **fields).status_code == 422
    answer = bram.post(VT, soort="advies", ernst="acuut", gebeurd="x" * 2001)
    assert answer.status_code == 422
    assert "x" * 2001 in answer.text
    assert [tick.step for tick in world.a.ticks[DUIN]] == [Step.CALLED_112]


def test_a_text_can_still_be_made_when_the_flag_was_closed_meanwhile(world: World, bram: Visit) -> None:
    _plain(bram, VT)
    world.a.rows = []
    answer = bram.post(VT, soort="advies", **TYPED)
    assert answer.status_code == 200
    assert "staat aan de deur" in answer.text
    assert world.a.ticks == {}


def test_the_other_side_and_a_stranger_find_no_sheet(world: World, cees: Visit, dora: Visit) -> None:
    for who in (cees, dora):
        for page in ("gevaar", "meldcode", "veilig-thuis"):
            assert who.get(f"/gesprek/{DUIN}/{page}").status_code == 404
        who.get("/")
        assert who.post(STEP, stap="called_112", naar="gevaar").status_code == 404
    assert world.bugs == []


def test_steps_of_a_flag_that_is_less_urgent_show_no_card_and_are_kept(world: World, anna: Visit) -> None:
    world.a.rows = [row for row in world.a.rows if row.flag == HIGH]
    page = _plain(anna, f"/gesprek/{WAD}/gevaar")
    assert "dwang en controle" in page
    assert "<dl" not in page
    anna.post(f"/gesprek/{WAD}/gevaar/stap", stap="told_owner", naar="gevaar")
    assert [tick.step for tick in world.a.ticks[WAD]] == [Step.TOLD_OWNER]


def test_the_most_urgent_flag_leads_the_sheet(world: World, bram: Visit) -> None:
    world.a.rows.insert(0, flag(FlagId("f-y"), DUIN, "Duin-27", Level.CONCERN, "R13"))
    assert "geweld nu" in _plain(bram)


def test_an_english_reader_finds_no_dutch_sentence_but_those_for_the_client(bram: Visit) -> None:
    bram.http.headers["accept-language"] = "en"
    translated = {
        str(one.id): str(one.string)
        for one in stored("en")
        if isinstance(one.id, str)
        and any("gevaar" in place or "hint_words" in place for place, _ in one.locations)
    }
    dutch = {one for one, said in translated.items() if one != said and len(one) > 9 and "%" not in one}
    assert len(dutch) > 100
    for path in (SHEET, VT, f"/gesprek/{DUIN}/meldcode"):
        page = unescape(_plain(bram, path))
        assert '<html lang="en"' in page
        assert {one for one in dutch if f">{one}<" in page or f" {one}" in page} == set()
