"""Within one case nobody has the same first line, sender or pictures; and nobody hears why not."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from vault_desks import BOT, CONTACT, Desks, desks_in, new_client
from vault_people import Building

from cases.desk import NewClient, Staff, StaffRole
from cases.errors import ChoiceTaken
from cases.ids import ClientId
from cases.roster import Post
from cases.sides import Side
from vault.desk import BotFace, DeskSettings
from vault.tables_coordination import case_choice
from vault.tables_side import client as client_table
from vault.tables_side import safe_contact


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


def second_side(desks: Desks, opener: str = "", pictures: str = "") -> tuple[Staff, NewClient]:
    """Return a worker of side b and the client who joins the only case."""
    office = desks.office
    lead = office.hire("lea", StaffRole.LEAD)
    office.desk.set_post(office.hire("cor", StaffRole.COORDINATOR), None, Post.LEAD, lead.id)
    ((case_id, _, _),) = office.desk.cases(lead)
    link = office.desk.link_code(lead, case_id, Side.B)
    joining = new_client("Valk", link)
    own = replace(joining.contact, opener=opener or joining.contact.opener, picture_set=pictures)
    return office.hire("bram", side=Side.B), replace(joining, contact=own)


@pytest.mark.parametrize("opener", [CONTACT.opener, " hoi hier PLANNING "])
def test_an_opener_of_this_case_is_refused_until_another_is_chosen(desks: Desks, opener: str) -> None:
    desks.a.enrol(desks.office.hire("noor"), new_client())
    bram, valk = second_side(desks, opener)
    with pytest.raises(ChoiceTaken) as refused:
        desks.b.enrol(bram, valk)
    assert refused.value.kind == "opener"
    assert desks.rows(client_table, Side.B) == []
    party = desks.b.enrol(
        bram, replace(valk, contact=replace(valk.contact, opener="Je lijstje staat klaar."))
    )
    assert [row["client"] for row in desks.rows(safe_contact, Side.B)] == [party]


def test_the_same_opener_in_another_case_is_fine_and_the_marks_tell_nothing(desks: Desks) -> None:
    noor = desks.office.hire("noor")
    desks.a.enrol(noor, new_client())
    desks.a.enrol(noor, new_client("Duin"))
    marks = [row["mark"] for row in desks.office.rows(case_choice)]
    assert len(marks) == len(set(marks)) == 4, "a first line and a name for each"
    assert "planning" not in repr(desks.office.rows(case_choice)).casefold()


def test_a_set_of_pictures_is_taken_once_in_a_case(desks: Desks) -> None:
    first = new_client()
    desks.a.enrol(
        desks.office.hire("noor"), replace(first, contact=replace(first.contact, picture_set="dieren"))
    )
    bram, valk = second_side(desks, pictures="dieren")
    with pytest.raises(ChoiceTaken) as refused:
        desks.b.enrol(bram, valk)
    assert refused.value.kind == "pictures"


def test_the_only_name_of_one_side_is_never_taken_by_the_other_and_never_keeps_anybody_out(
    desks: Desks,
) -> None:
    languages = desks.settings.languages
    desks.a.enrol(desks.office.hire("noor"), new_client())
    bram, valk = second_side(desks, "Je lijstje staat klaar.")
    faces = {BOT: BotFace("Planning", "p_bot"), "b-2": BotFace("Lijstje", "l_bot")}
    desks.settings = DeskSettings(faces, languages)  # type: ignore[arg-type]  # ids are strings
    with pytest.raises(ChoiceTaken) as refused:
        desks.b.enrol(bram, valk)
    assert refused.value.kind == "bot"
    desks.settings = DeskSettings({BOT: BotFace("Planning", "p_bot")}, languages)
    assert desks.b.enrol(bram, valk)


def test_a_name_on_the_phone_is_taken_once_where_there_is_another_to_choose(desks: Desks) -> None:
    faces = {BOT: BotFace("Planning", "p_bot"), "b-2": BotFace("Lijstje", "l_bot")}
    desks.settings = DeskSettings(faces, desks.settings.languages)  # type: ignore[arg-type]  # ids are strings
    desks.a.enrol(desks.office.hire("noor"), new_client())
    bram, valk = second_side(desks)
    with pytest.raises(ChoiceTaken) as refused:
        desks.b.enrol(bram, valk)
    assert refused.value.kind == "bot"
    desks.b.enrol(bram, replace(valk, bot="b-2"))  # type: ignore[arg-type]  # ids are strings


def test_a_renewed_record_lets_its_old_choice_go_and_may_not_take_another_ones(desks: Desks) -> None:
    merel = desks.a.enrol(desks.office.hire("noor"), new_client())
    bram, valk = second_side(desks)
    party = desks.b.enrol(bram, valk)
    with pytest.raises(ChoiceTaken):
        desks.b.keep_choices(party, CONTACT)
    desks.a.keep_choices(merel, replace(CONTACT, opener="Er is post."))
    desks.b.keep_choices(party, CONTACT)
    with desks.office.store.read() as conn:
        kept = conn.execute(select(case_choice.c.party).where(case_choice.c.kind == "opener"))
        assert set(kept.scalars()) == {merel, party}


def test_what_belongs_to_no_case_shares_nothing(desks: Desks) -> None:
    desks.office.desk.mark_choices(ClientId("nobody"), {"opener": "Hoi"})
    assert desks.office.rows(case_choice) == []
