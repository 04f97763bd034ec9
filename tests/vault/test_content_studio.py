"""Changes of the content on the stores: saved step by step, judged by others, live, and taken back (F18)."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from vault_people import BOTH, Building, Office, building_on

from cases.content import Plain
from cases.content_desk import EditClash, NothingToUndo, Stop
from cases.content_draft import (
    BaseMoved,
    NotProved,
    OwnWork,
    ReasonMissing,
    Stage,
    StageMoved,
    TrialTaken,
    Verdict,
)
from cases.content_edit import Put
from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.ids import ClientId, ReleaseId
from cases.moments import HOUR
from cases.sides import Side
from vault.content_studio import ContentStudio
from vault.tables_coordination import access_log

D1: dict[str, Plain] = {
    "gesprek": "d1",
    "titel": "Elke dag",
    "vragen": {
        "veilig": {"vraag": {"nl-B1": "Ben je veilig vandaag?"}},
        "nu": {"vraag": {"nl-B1": "En nu?"}},
    },
}
FILES: dict[str, Plain] = {"dialogues/d1.yaml": D1, "replies/gesprek.yaml": {"rust": {"titel": "Rustig"}}}
REPLY = Put("replies/gesprek.yaml", ("rust", "titel"), "Rustig", "Rustig aan")
STEP = ("vragen", "nu")
NOW = {"vraag": {"nl-B1": "En nu?"}}


@pytest.fixture(scope="module", params=BOTH)
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def office(building: Building) -> Office:
    made = Office(building)
    made.desk.publish(json.dumps({"format": 1, "files": FILES}).encode(), "shipped")
    return made


@pytest.fixture
def anna(office: Office) -> Staff:
    return office.hire("anna", StaffRole.COORDINATOR)


@pytest.fixture
def bea(office: Office) -> Staff:
    return office.hire("bea", StaffRole.COORDINATOR)


@pytest.fixture
def dv(office: Office) -> Staff:
    return office.hire("dv", StaffRole.DV_LEAD)


@pytest.fixture
def studio(office: Office) -> ContentStudio:
    return office.desk.content


def say(text: str) -> dict[str, Plain]:
    return {"vraag": {"nl-B1": text}}


def step(before: str, after: str) -> Put:
    return Put("dialogues/d1.yaml", STEP, say(before), say(after))


def begun(studio: ContentStudio, staff: Staff, *puts: Put) -> str:
    made = studio.begin_draft(staff, "Vraag 4")
    if puts:
        studio.edit(staff, made, puts, "step_saved", ("nu",))
    return made


def proved(studio: ContentStudio, staff: Staff, draft: str, *, ok: bool = True, lowered: bool = False) -> str:
    mark, _ = studio.proof_of(staff, draft)
    assert studio.proof_begun(mark)
    studio.proof_done(mark, "{}", ok=ok, lowered=lowered)
    return mark


def in_review(studio: ContentStudio, staff: Staff, *puts: Put, lowered: bool = False) -> tuple[str, str]:
    draft = begun(studio, staff, *puts)
    proved(studio, staff, draft, lowered=lowered)
    studio.send(staff, draft, "klopte niet" if lowered else "")
    return draft, studio.draft(staff, draft).draft.digest


def nu(studio: ContentStudio, staff: Staff, draft: str) -> Plain:
    return studio.draft(staff, draft).files["dialogues/d1.yaml"]["vragen"]["nu"]  # type: ignore[index, call-overload, return-value]  # a plain tree


def test_every_save_is_a_step_that_its_writer_can_take_back_also_after_a_reload(
    studio: ContentStudio, anna: Staff
) -> None:
    draft = begun(studio, anna, step("En nu?", "Hoe gaat het nu?"))
    studio.edit(anna, draft, [step("Hoe gaat het nu?", "Gaat het nu?")], "step_saved", ("nu",))
    assert nu(studio, anna, draft) == say("Gaat het nu?")
    assert studio.undo(anna, draft).told == ("nu",)
    assert nu(studio, anna, draft) == say("Hoe gaat het nu?")
    studio.undo(anna, draft)
    opened = studio.draft(anna, draft)
    assert (opened.files, opened.changed) == (opened.base_files, {})
    assert [one.undone for one in opened.steps] == [True, True, False]
    with pytest.raises(NothingToUndo):
        studio.undo(anna, draft)


def test_the_same_form_twice_is_one_step(studio: ContentStudio, anna: Staff) -> None:
    draft = begun(studio, anna)
    for _ in range(2):
        studio.edit(anna, draft, [step("En nu?", "Gaat het?")], "step_saved", mark="m1")
    assert len(studio.draft(anna, draft).steps) == 2
    assert studio.begin_draft(anna, "Weer", mark="m1") == draft


def test_who_saves_over_a_colleagues_words_sees_both_and_nothing_is_lost(
    studio: ContentStudio, anna: Staff, bea: Staff
) -> None:
    draft = begun(studio, anna, step("En nu?", "Van Anna"))
    with pytest.raises(EditClash) as clash:
        studio.edit(bea, draft, [step("En nu?", "Van Bea")], "step_saved")
    assert (clash.value.put.after, clash.value.now) == (say("Van Bea"), say("Van Anna"))
    studio.edit(bea, draft, [step("Van Anna", "Van Bea")], "step_saved")
    with pytest.raises(EditClash):
        studio.undo(anna, draft)
    assert nu(studio, anna, draft) == say("Van Bea")
    assert studio.draft(anna, draft).by == ("Anna", "Bea")


def test_a_small_change_is_live_with_one_other_persons_click_and_talks_keep_their_words(
    office: Office, studio: ContentStudio, anna: Staff
) -> None:
    reader = office.hire("ria", StaffRole.CONTENT_REVIEWER)
    draft, mark = in_review(studio, anna, REPLY)
    assert studio.judge(reader, draft, Verdict.APPROVED, mark, "goed zo") is Stage.LIVE
    first, second = reversed(studio.releases(anna))
    assert (first.live, second.live, second.title) == (False, True, "Vraag 4")
    assert second.approved_by == ("content_reviewer|Ria",)
    assert office.desk.approver_roles(second.id) == ("content_reviewer",)
    assert office.desk.approver_roles(first.id) == ()
    assert office.desk.lately() == [first.id]
    assert json.loads(office.desk.release_body(first.id))["files"] == FILES
    live = office.desk.live_release(first.id)
    assert live is not None
    assert json.loads(live[1])["files"]["replies/gesprek.yaml"] == {"rust": {"titel": "Rustig aan"}}


def test_nobody_approves_the_own_work_or_words_that_changed_after(
    studio: ContentStudio, anna: Staff, bea: Staff
) -> None:
    draft, mark = in_review(studio, anna, REPLY)
    with pytest.raises(OwnWork):
        studio.judge(anna, draft, Verdict.APPROVED, mark)
    with pytest.raises(StageMoved):
        studio.judge(bea, draft, Verdict.APPROVED, "another mark")
    studio.edit(anna, draft, [step("En nu?", "Anders")], "step_saved")
    with pytest.raises(StageMoved):
        studio.judge(bea, draft, Verdict.APPROVED, mark)


def test_what_was_not_looked_over_is_not_sent(studio: ContentStudio, anna: Staff) -> None:
    draft = begun(studio, anna, REPLY)
    with pytest.raises(NotProved):
        studio.send(anna, draft)
    proved(studio, anna, draft, ok=False)
    with pytest.raises(NotProved):
        studio.send(anna, draft)


def test_a_look_over_is_begun_once_and_anew_when_its_process_died(
    office: Office, studio: ContentStudio, anna: Staff
) -> None:
    mark, none = studio.proof_of(anna, begun(studio, anna, REPLY))
    assert none is None
    assert studio.proof_begun(mark)
    assert not studio.proof_begun(mark)
    studio.proof_told(mark, "3/9")
    studio.proof_failed(mark)
    assert studio.proof_begun(mark)
    office.clock.wall += HOUR
    assert studio.proof_begun(mark)
    studio.proof_done(mark, '{"faults": []}', ok=True, lowered=False)
    office.clock.wall += HOUR
    assert not studio.proof_begun(mark)


def test_the_long_road_is_tried_by_testers_alone_and_one_at_a_time(
    office: Office, studio: ContentStudio, anna: Staff, dv: Staff
) -> None:
    party, worker = ClientId("c-proef"), office.hire("wim", side=Side.A)
    studio.make_tester(worker, party, Side.A, on=True)
    draft, mark = in_review(studio, anna, step("En nu?", "Gaat het nu goed met je?"), lowered=False)
    assert studio.judge(dv, draft, Verdict.APPROVED, mark) is Stage.APPROVED
    with pytest.raises(StageMoved):
        studio.go_live(anna, draft)
    number = studio.begin_trial(anna, draft)
    assert (office.desk.trial_number(), office.desk.testers(Side.A)) == (number, frozenset({party}))
    assert office.desk.testers(Side.B) == frozenset()
    other, its = in_review(studio, anna, Put("dialogues/d1.yaml", ("begin",), None, "veilig"))
    studio.judge(dv, other, Verdict.APPROVED, its)
    with pytest.raises(TrialTaken):
        studio.begin_trial(anna, other)
    assert studio.go_live(anna, draft) == number
    assert office.desk.trial_number() is None
    with pytest.raises(BaseMoved):
        studio.begin_trial(anna, other)
    studio.make_tester(worker, party, Side.A, on=False)
    assert office.desk.testers(Side.A) == frozenset()


def test_a_trial_that_is_stopped_or_withdrawn_is_tried_by_nobody(
    office: Office, studio: ContentStudio, anna: Staff, dv: Staff
) -> None:
    draft, mark = in_review(studio, anna, step("En nu?", "Gaat het?"))
    studio.judge(dv, draft, Verdict.APPROVED, mark)
    studio.begin_trial(anna, draft)
    assert studio.judge(dv, draft, Verdict.RETURNED, mark, "te kort") is Stage.WRITING
    assert office.desk.trial_number() is None
    studio.withdraw(anna, draft)
    with pytest.raises(StageMoved):
        studio.edit(anna, draft, [step("Gaat het?", "Anders")], "step_saved")


def test_a_change_is_brought_onto_what_went_live_meanwhile_and_asks_where_both_wrote(
    studio: ContentStudio, anna: Staff, bea: Staff
) -> None:
    mine = begun(studio, anna, REPLY, step("En nu?", "Van Anna"))
    theirs, mark = in_review(studio, bea, Put(REPLY.file, REPLY.path, "Rustig", "Heel rustig"))
    studio.judge(anna, theirs, Verdict.APPROVED, mark)
    assert studio.draft(anna, mine).conflicts_with_live
    assert not studio.renew(anna, mine, {})
    assert studio.renew(anna, mine, {"replies/gesprek.yaml/rust/titel": "theirs"})
    opened = studio.draft(anna, mine)
    assert not opened.conflicts_with_live
    assert list(opened.changed) == ["dialogues/d1.yaml"]
    assert nu(studio, anna, mine) == say("Van Anna")


def test_going_back_takes_one_person_a_reason_and_a_second_person_after(
    office: Office, studio: ContentStudio, anna: Staff, bea: Staff
) -> None:
    draft, mark = in_review(studio, anna, REPLY)
    studio.judge(bea, draft, Verdict.APPROVED, mark)
    first = min(one.id for one in studio.releases(anna))
    with pytest.raises(ReasonMissing):
        studio.go_back(anna, first, " ")
    studio.go_back(anna, first, "verkeerde tekst")
    live = office.desk.live_release(None)
    assert live is not None
    assert live[0] == first
    (move,) = studio.moves(bea)
    assert (move.told, move.reason, move.seen_at) == (f"{first + 1}|{first}", "verkeerde tekst", None)
    with pytest.raises(OwnWork):
        studio.see_move(anna, move.id)
    studio.see_move(bea, move.id)
    with pytest.raises(StageMoved):
        studio.see_move(bea, move.id)
    with pytest.raises(StageMoved):
        studio.go_back(anna, first, "weer")
    with pytest.raises(NotFound):
        studio.go_back(anna, ReleaseId(99), "weer")


def test_one_person_leaves_a_question_out_for_a_day_and_a_second_for_longer(
    office: Office, studio: ContentStudio, anna: Staff, bea: Staff
) -> None:
    stop = Stop("d1", "nu")
    made = studio.stop(anna, stop, "maakt mensen bang")
    assert office.desk.stopped() == frozenset({stop})
    with pytest.raises(StageMoved):
        studio.stop(bea, stop, "weer")
    office.clock.domain += 25 * HOUR
    assert office.desk.stopped() == frozenset()
    again = studio.stop(anna, stop, "nog steeds")
    with pytest.raises(OwnWork):
        studio.confirm_stop(anna, again)
    studio.confirm_stop(bea, again)
    office.clock.domain += 50 * HOUR
    assert [one.confirmed_by for one in studio.stops(bea)] == ["Bea"]
    studio.end_stop(anna, again)
    assert office.desk.stopped() == frozenset()
    for act in (studio.end_stop, studio.confirm_stop):
        with pytest.raises(StageMoved):
            act(bea, again)
    assert made != again


@pytest.mark.parametrize("stop", [Stop("d9"), Stop("d1", "weg")])
def test_only_what_is_live_can_be_left_out_and_with_a_reason(
    studio: ContentStudio, anna: Staff, stop: Stop
) -> None:
    with pytest.raises(NotFound):
        studio.stop(anna, stop, "omdat")
    with pytest.raises(ReasonMissing):
        studio.stop(anna, Stop("d1"), "")


@pytest.mark.parametrize("role", [StaffRole.LEAD, StaffRole.ADMIN, StaffRole.PRIVACY])
def test_the_studio_is_an_unknown_place_for_everybody_else(
    office: Office, studio: ContentStudio, anna: Staff, role: StaffRole
) -> None:
    draft, other = begun(studio, anna), office.hire("ex", role)
    for act in (
        lambda: studio.drafts(other),
        lambda: studio.draft(other, draft),
        lambda: studio.begin_draft(other, "x"),
        lambda: studio.judge(other, draft, Verdict.APPROVED, ""),
        lambda: studio.stop(other, Stop("d1"), "x"),
        lambda: studio.make_tester(other, ClientId("c"), Side.A, on=True),
    ):
        with pytest.raises(NotFound):
            act()


def test_every_step_on_the_road_stands_on_the_access_log(
    office: Office, studio: ContentStudio, anna: Staff, bea: Staff
) -> None:
    draft, mark = in_review(studio, anna, REPLY)
    studio.judge(bea, draft, Verdict.APPROVED, mark)
    with office.store.read() as conn:
        told = list(conn.execute(select(access_log.c.action).order_by(access_log.c.id)).scalars())
    assert told[-5:] == ["content_begun", "content_sent", "content_approved", "publish_live", "content_live"]
