"""Enrolling a client: what must be there, what is refused, and that nothing typed is lost."""

from datetime import UTC, datetime, time
from html import unescape

import pytest
from console_visit import Visit
from console_world import World, named

from cases.facts import Phase
from cases.levels import Language, Mode
from cases.moments import moment_of
from cases.roster import DutyModel, Post
from cases.safe_contact import Channel, Window
from cases.sides import Role, Side
from console.safe_contact_form import CHANNEL_QUESTIONS

GOOD = {
    "alias": "Terp-12",
    "rol": "stayer",
    "taal": "nl-B1",
    "bot": "a-2",
    "kanaal": "telegram",
    "wissen": "uur",
    "hulpknop": "Anders",
    "telefoon_van": "zus weet de code",
    "vorm": "neutral",
    "opener": "eigen",
    "opener_eigen": "Je boodschappenlijstje staat klaar.",
    "handdruk": "tap",
    "dag0_van": "22:00",
    "dag0_tot": "01:00",
    "dag3_van": "09:00",
    "dag3_tot": "10:00",
    "dag3_van_2": "20:00",
    "dag3_tot_2": "21:30",
    "zone": "Europe/Amsterdam",
    "per_dag": "2",
    "tweede": "ja",
    "geldig_tot": "2026-12-23",
    "thv": "ja",
    "thv_begin": "2026-11-20",
    "thv_uur": "19:40",
    "kinderen": "ja",
    "fase": "F0",
    "programma": "weekly",
    "kaart_staying_now": "Voorbeeldstraat 1",
    "kaart_weapons": "mes in de gang",
    "akkoord": "ja",
    **dict.fromkeys(CHANNEL_QUESTIONS, "ja"),
}


def test_a_complete_form_becomes_a_client_with_everything_that_was_agreed(world: World, anna: Visit) -> None:
    answer = anna.post("/clienten/nieuw", **GOOD)
    assert answer.headers["location"] == "/clienten/nieuw-0"
    (new,) = world.a.enrolled
    assert (new.alias, new.role, new.language, new.bot) == ("Terp-12", Role.STAYER, Language.NL_B1, "a-2")
    contact = new.contact
    assert contact.windows == (
        Window(0, time(22), time(1)),
        Window(3, time(9), time(10)),
        Window(3, time(20), time(21, 30)),
    )
    assert (contact.mode, contact.opener) == (Mode.NEUTRAL, GOOD["opener_eigen"])
    assert (contact.messages_per_day, contact.second_message_ok, contact.handshake) == (2, True, "tap")
    assert (contact.channel, contact.clear_after_minutes) == (Channel.TELEGRAM, 60)
    assert (contact.help_label, contact.phone_known_by) == ("Anders", "zus weet de code")
    assert contact.checked is not None
    assert contact.checked.is_safe
    assert contact.valid_until == moment_of(datetime(2026, 12, 23, 23, tzinfo=UTC))
    assert (new.facts.phase, new.facts.ban_active, new.facts.days_since_ban) == (Phase.F0, True, 3)
    assert new.facts.ban_began == moment_of(datetime(2026, 11, 19, 23, tzinfo=UTC)), "local midnight"
    assert new.facts.ban_minute == 19 * 60 + 40
    assert (new.facts.children, new.facts.pregnant) == (True, False)
    assert (new.card.staying_now, new.card.weapons) == ("Voorbeeldstraat 1", "mes in de gang")
    assert (new.programme, new.agreement_version, new.case_link) == ("weekly", "1", "")
    assert "nog geen link" in anna.get("/clienten/nieuw-0").text


@pytest.mark.parametrize(
    ("field", "typed", "linked"),
    [
        ("alias", "Maria de Vries", "alias"),
        ("alias", named("Duin-27"), "alias"),
        ("rol", "", "rol"),
        ("rol", "dader", "rol"),
        ("taal", "tr", "taal"),
        ("bot", "b-1", "bot"),
        ("vorm", "none", "vorm"),
        ("opener", "Hoi", "opener"),
        ("opener_eigen", "", "opener_eigen"),
        ("opener_eigen", "Hulp van de opvang", "opener_eigen"),
        ("opener_eigen", "x" * 61, "opener_eigen"),
        ("opener_eigen", "Bel 06 12345678", "opener_eigen"),
        ("opener_eigen", "Bel je even?", "opener_eigen"),
        ("kanaal", "duif", "kanaal"),
        ("kanaal", "bellen", "beller"),
        ("wissen", "nooit", "wissen"),
        ("hulpknop", "Hulp", "hulpknop"),
        ("hulpknop", "x" * 21, "hulpknop"),
        ("telefoon_van", "y" * 201, "telefoon_van"),
        ("thv_uur", "avond", "thv_uur"),
        ("dag3_tot_2", "20:30", "dag3_tot_2"),
        ("dag3_van_3", "23:00", "dag3_tot_3"),
        ("kanaal_slot", "nee", "kanaal_toch"),
        ("handdruk", "picture", "plaatje"),
        ("dag0_tot", "22:59", "dag0_tot"),
        ("dag0_tot", "", "dag0_tot"),
        ("dag3_van", "9 uur", "dag3_van"),
        ("zone", "Mars/Base", "zone"),
        ("per_dag", "0", "per_dag"),
        ("tweede", "", "tweede"),
        ("geldig_tot", "2026-11-22", "geldig_tot"),
        ("geldig_tot", "9999-12-31", "geldig_tot"),
        ("geldig_tot", "morgen", "geldig_tot"),
        ("thv_begin", "2026-11-24", "thv_begin"),
        ("thv_begin", "", "thv_begin"),
        ("fase", "F9", "fase"),
        ("programma", "niets", "programma"),
        ("kaart_weapons", "y" * 501, "kaart_weapons"),
        ("akkoord", "", "akkoord"),
        ("kanaal_sessies", "", "kanaal_sessies"),
        ("kanaal_sessies", "nee", "kanaal_toch"),
    ],
)
def test_a_fault_is_linked_to_its_field_and_nothing_typed_is_lost(
    world: World, anna: Visit, field: str, typed: str, linked: str
) -> None:
    fields = {**GOOD, field: typed}
    answer = anna.post("/clienten/nieuw", **fields)
    assert answer.status_code == 422
    assert world.a.enrolled == []
    assert f'href="#{linked}"' in answer.text
    assert f'id="{linked}"' in answer.text
    page = unescape(answer.text)
    for kept in ("Voorbeeldstraat 1", "mes in de gang" if field != "kaart_weapons" else typed):
        assert kept in page
    if field.startswith(("alias", "opener_eigen", "dag", "geldig", "thv_begin")):
        assert f'value="{typed}"' in page


def test_every_fault_is_named_at_once(anna: Visit) -> None:
    answer = anna.post("/clienten/nieuw", alias="Maria")
    assert "Nog 23 dingen te doen" in " ".join(answer.text.split())


def test_a_channel_that_is_not_safe_is_used_only_when_chosen_knowingly(world: World, anna: Visit) -> None:
    unsafe = {**GOOD, "kanaal_voorbeeld": "nee"}
    refused = anna.post("/clienten/nieuw", **unsafe)
    assert "Kies liever een andere weg" in refused.text
    assert anna.post("/clienten/nieuw", **unsafe, kanaal_toch="ja").status_code == 303
    assert len(world.a.enrolled) == 1


def test_a_refusal_of_the_second_side_comes_back_with_the_form(world: World, anna: Visit) -> None:
    answer = anna.post("/clienten/nieuw", **GOOD, koppelcode="zonder-regie")
    assert answer.status_code == 409
    assert "geen veiligheidsregisseur" in answer.text
    assert 'value="zonder-regie"' in answer.text
    assert world.a.enrolled == []


def test_the_form_proposes_a_pseudonym_and_thirty_days(anna: Visit) -> None:
    first, second = anna.get("/clienten/nieuw").text, anna.get("/clienten/nieuw").text
    assert 'value="2026-12-23"' in first
    alias = first.split('id="alias"')[1].split('value="')[1].split('"')[0]
    assert alias.split("-")[1].isdigit()
    assert f'value="{alias}"' not in second


def test_the_coordinator_sets_hours_and_posts_and_the_page_says_what_clients_read(
    world: World, dora: Visit
) -> None:
    assert "Ik vraag nu een medewerker" in dora.get("/rooster").text
    assert dora.post("/rooster/uren", kant="a", model="none").status_code == 303
    page = dora.get("/rooster").text
    assert "Ik vraag nu een medewerker" not in page
    assert page.count("Er is nu niemand van ons") == 2
    dora.post("/rooster/uren", kant="b", model="hours", dag0_van="08:00", dag0_tot="00:00")
    assert dora.post("/rooster/post", kant="b", post="duty", wie="s-cees").status_code == 303
    assert "Ik vraag nu een medewerker" in dora.get("/rooster").text
    assert world.coordination.services[Side.B].hours[0].closes == time()
    assert dora.post("/rooster/post", kant="b", post="duty", wie="").status_code == 303
    assert Post.DUTY not in {shift.post for shift in world.coordination.shifts[Side.B]}


@pytest.mark.parametrize(
    "fields",
    [
        {"kant": "a", "post": "duty", "wie": "s-cees"},
        {"kant": "a", "post": "lead", "wie": "s-anna"},
        {"kant": "a", "post": "koning", "wie": ""},
        {"kant": "c", "post": "duty", "wie": ""},
    ],
)
def test_nobody_is_put_where_they_may_not_stand(world: World, dora: Visit, fields: dict[str, str]) -> None:
    before = {side: list(shifts) for side, shifts in world.coordination.shifts.items()}
    assert dora.post("/rooster/post", **fields).status_code == 422
    assert world.coordination.shifts == before


@pytest.mark.parametrize(
    "days",
    [
        {},
        {"dag0_van": "09:00", "dag0_tot": "12:00", "dag0_van_2": "11:00", "dag0_tot_2": "13:00"},
        {"dag0_van": "x", "dag0_tot": "9"},
    ],
)
def test_impossible_hours_are_refused_and_kept_on_the_page(
    world: World, dora: Visit, days: dict[str, str]
) -> None:
    answer = dora.post("/rooster/uren", kant="b", model="hours", **days)
    assert answer.status_code == 422
    assert world.coordination.services[Side.B].model is DutyModel.NONE
    for typed in days.values():
        assert f'value="{typed}"' in answer.text


def test_a_question_is_asked_once_beside_its_fault_and_in_full_in_the_summary(anna: Visit) -> None:
    page = anna.post("/clienten/nieuw", **{**GOOD, "kanaal_app": ""}).text
    question = "Mag de app op de telefoon te zien zijn?"
    assert f'#kanaal_app">{question} Kies ja of nee.</a>' in page
    assert 'id="kanaal_app-fout">Kies ja of nee.</p>' in page
