"""A client's own data: asked, checked, looked over, released by a second person, and only the own side."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select, update
from vault_desks import CANARY, Desks, desks_in, new_client
from vault_people import NOON, Building

from cases.agreements import NewLine
from cases.consents import Consented, Entry, Given, Purpose, holding
from cases.desk import Staff, StaffRole
from cases.effects import (
    KeepAnswer,
)
from cases.errors import NotFound
from cases.ids import CaseId, ClientId, StaffId
from cases.masking import MASK
from cases.moments import HOUR, Moment
from cases.own_data_effects import GiveAgreement, NoteRequest, WithdrawAgreement
from cases.own_file import NewRequest
from cases.rights import WAIT, Hurdle, Request, RequestRefused, Step
from cases.roster import Post
from cases.sides import Role, Side
from cases.who_looked import LEFT_OUT, WHAT
from vault.consent_rows import ask_anew, entries_of, is_restricted
from vault.tables_coordination import access_log, case_party
from vault.tables_side import agreement, client_request, task
from vault.tables_side import client as client_table

ACCESS = NewRequest("access", "in_person", "client", f"kwam langs {CANARY}")
TOLD = "Mijn buurvrouw Ans slaat haar kind. Ik slaap goed."
SOUND = (Step.ACCEPTED, Step.CHECKED)


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def bilal(desks: Desks) -> Staff:
    worker = desks.office.hire("bilal")
    desks.duty(worker)
    return worker


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    desks.office.hire("lia", StaffRole.LEAD)
    return desks.a.enrol(noor, new_client())


def asked(desks: Desks, staff: Staff, client: ClientId, kind: str = "access") -> Request:
    desks.a.ask_own_data(staff, client, replace(ACCESS, kind=kind), f"vraag {kind}")
    return next(one for one in desks.a.own_requests(staff, client).requests if one.kind.value == kind)


def look_over(desks: Desks, staff: Staff, client: ClientId, request: str, about: str = "") -> None:
    """Look at every text; the sentence that holds ``about`` is about somebody else."""
    said = {}
    for one in desks.a.own_texts(staff, client, request):
        others = [
            sentence for sentence in one.sentences if about and any(about == word for _, word in sentence)
        ]
        said[one.source, one.refs[0], one.part] = frozenset(place for each in others for place, _ in each)
    desks.a.look_over(staff, client, request, said)


def ready(
    desks: Desks, noor: Staff, bilal: Staff, client: ClientId, about: str = "", kind: str = "access"
) -> Request:
    found = asked(desks, noor, client, kind)
    for step in SOUND:
        desks.a.step_request(noor, client, found.id, step)
    look_over(desks, noor, client, found.id, about)
    desks.office.clock.domain += WAIT
    desks.a.step_request(bilal, client, found.id, Step.RELEASED)
    return found


def actions(desks: Desks, action: str) -> list[object]:
    return [row["subject"] for row in desks.office.rows(access_log) if row["action"] == action]


def test_a_request_is_kept_once_with_its_date_and_its_note_sealed(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    found = asked(desks, noor, merel)
    assert desks.a.own_requests(noor, merel).requests == (asked(desks, noor, merel),)
    assert (found.note, found.by, found.closed) == (ACCESS.note, noor.id, False)
    assert 27 * 24 * HOUR < found.due - found.at < 32 * 24 * HOUR
    (row,) = desks.rows(client_request)
    assert CANARY.encode() not in bytes(row["note_sealed"])  # type: ignore[arg-type]  # a column of bytes


def test_a_request_by_chat_stands_in_the_register_once_while_it_is_open(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    for _ in range(2):
        desks.say(merel, "verwijder mij", NoteRequest(merel, "erase", NOON))
    (one,) = desks.a.own_requests(noor, merel).requests
    assert (one.kind.value, one.way.value, one.by) == ("erase", "in_chat", None)
    desks.a.step_request(noor, merel, one.id, Step.WITHDRAWN)
    desks.say(merel, "verwijder mij", NoteRequest(merel, "erase", NOON))
    assert len(desks.a.own_requests(noor, merel).requests) == 2


def test_nothing_leaves_before_every_step_was_taken_and_the_line_of_the_file_is_there_first(
    desks: Desks, noor: Staff, bilal: Staff, merel: ClientId
) -> None:
    desks.say(merel, TOLD)
    found = asked(desks, noor, merel)

    def refused(step: Step, by: Staff = noor) -> Hurdle | None:
        try:
            if step is Step.MADE:
                desks.a.own_file(by, merel, found.id, page=True)
            else:
                desks.a.step_request(by, merel, found.id, step)
        except RequestRefused as why:
            return why.hurdle
        return None

    assert refused(Step.MADE) is Hurdle.NOT_ACCEPTED
    for step in SOUND:
        desks.a.step_request(noor, merel, found.id, step, mark=step.value)
        desks.a.step_request(noor, merel, found.id, step, mark=step.value)
    assert refused(Step.MADE) is Hurdle.WAITING
    desks.office.clock.domain += WAIT
    assert refused(Step.RELEASED, bilal) is Hurdle.TEXTS
    look_over(desks, noor, merel, found.id)
    assert refused(Step.RELEASED) is Hurdle.SAME_PERSON
    assert refused(Step.MADE) is Hurdle.SECOND_PERSON
    desks.a.step_request(bilal, merel, found.id, Step.RELEASED)
    desks.say(merel, "Nog iets over Ans.")
    assert refused(Step.MADE) is Hurdle.TEXTS
    look_over(desks, noor, merel, found.id)
    before = len(actions(desks, "export_client"))
    assert b"goed." in desks.a.own_file(noor, merel, found.id, page=True)
    assert len(actions(desks, "export_client")) == before + 1
    desks.a.step_request(noor, merel, found.id, Step.SETTLED)
    assert refused(Step.MADE) is Hurdle.CLOSED


def test_a_closed_request_and_one_that_is_not_there_show_no_text(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    found = asked(desks, noor, merel)
    desks.a.step_request(noor, merel, found.id, Step.WITHDRAWN)
    with pytest.raises(RequestRefused):
        desks.a.own_texts(noor, merel, found.id)
    with pytest.raises(NotFound):
        desks.a.own_texts(noor, merel, "onbekend")


def test_what_is_about_somebody_else_is_in_neither_form_of_the_file(
    desks: Desks, noor: Staff, bilal: Staff, merel: ClientId
) -> None:
    answer = KeepAnswer(merel, None, "d1", "hoe", "Ans is boos", NOON)
    desks.say(merel, TOLD, answer)
    desks.say(merel, TOLD)
    desks.a.agree(noor, merel, NewLine(1, "Rust", "Bel Ans <b>nu</b>"), "regel")
    found = ready(desks, noor, bilal, merel, "Ans")
    told = json.loads(desks.a.own_file(noor, merel, found.id, page=False))
    assert [one["text"] for one in told["texts"]].count(f"{MASK} Ik slaap goed.") == 2
    assert [one["answer"] for one in told["answers"]] == [MASK]
    page = desks.a.own_file(noor, merel, found.id, page=True).decode()
    for held in (page, json.dumps(told)):
        assert "Ans" not in held.replace("Antwoord", "")
        assert "buurvrouw" not in held
        assert "<b>" not in held.replace("<bdi>", "")
    assert "<script" not in page
    assert LEFT_OUT in page
    assert told["safe_contact"]["Het eerste bericht"]
    assert told["agreements"][0]["purpose"] == "channel"
    assert told["requests"][0]["kind"] == "access"
    assert WHAT["read_requests"] in {one["what"] for one in told["who_looked"]}


@pytest.mark.parametrize("page", [True, False])
def test_the_file_of_one_side_is_the_same_whatever_the_other_side_holds(
    desks: Desks, noor: Staff, bilal: Staff, merel: ClientId, page: bool
) -> None:
    desks.say(merel, TOLD)
    found = ready(desks, noor, bilal, merel)
    alone = desks.a.own_file(noor, merel, found.id, page=page)
    cees = desks.office.hire("cees", side=Side.B)
    lead = desks.office.hire("leo", StaffRole.LEAD)
    desks.office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    (case,) = {CaseId(str(row["case_"])) for row in desks.office.rows(case_party)}
    code = desks.office.desk.link_code(lead, case, Side.B)
    other = desks.b.enrol(cees, replace(new_client("Adelaar", code), role=Role.REMOVED_PERSON))
    desks.b.ask_own_data(cees, other, replace(ACCESS, note="van de ander"))
    desks.b.own_requests(cees, other)
    linked = desks.a.own_file(noor, merel, found.id, page=page)
    for held in (b"Adelaar", other.encode(), case.encode(), b"Cees", b"van de ander"):
        assert held not in linked
    assert alone == linked
    with pytest.raises(NotFound):
        desks.b.own_file(cees, merel, found.id, page=page)
    with pytest.raises(NotFound):
        desks.b.who_looked(cees, merel)


def test_who_looked_alone_holds_no_word_of_the_client(
    desks: Desks, noor: Staff, bilal: Staff, merel: ClientId
) -> None:
    desks.say(merel, TOLD)
    found = ready(desks, noor, bilal, merel, kind="who_looked")
    told = json.loads(desks.a.own_file(noor, merel, found.id, page=False))
    assert (told["texts"], told["safe_contact"], told["requests"]) == ([], {}, [])
    assert told["who_looked"]
    assert {one.why for one in desks.a.who_looked(noor, merel)} == {"Werkt met jou", "Had dienst"}


def test_an_erasure_is_never_a_file_and_is_ready_after_its_steps(
    desks: Desks, noor: Staff, bilal: Staff, merel: ClientId
) -> None:
    found = asked(desks, noor, merel, "erase")
    for step in SOUND:
        desks.a.step_request(noor, merel, found.id, step)

    def is_ready() -> bool:
        books = desks.books()
        with books.store.read() as conn:
            opened = books.read_client(conn, merel)
            assert opened is not None
            return desks.a.ready_to_erase(conn, opened, desks.office.clock.now())

    desks.office.clock.domain += WAIT
    assert not is_ready()
    desks.a.step_request(bilal, merel, found.id, Step.RELEASED)
    assert is_ready()
    with pytest.raises(RequestRefused):
        desks.a.own_file(noor, merel, found.id, page=True)


def test_a_restriction_stands_until_it_is_lifted(desks: Desks, noor: Staff, merel: ClientId) -> None:
    found = asked(desks, noor, merel, "restrict")

    def stands() -> bool:
        with desks.books().store.read() as conn:
            return is_restricted(conn, merel)

    assert not stands()
    desks.a.step_request(noor, merel, found.id, Step.ACCEPTED)
    desks.a.step_request(noor, merel, found.id, Step.SETTLED)
    assert stands()
    desks.a.step_request(noor, merel, found.id, Step.LIFTED)
    assert not stands()


def test_a_stop_and_a_new_start_are_entries_of_the_ledger(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.say(merel, "stop", WithdrawAgreement(merel, "in_chat", Moment(NOON + 1)))
    desks.say(merel, "x", GiveAgreement(merel, "", noor.id, Moment(NOON + 2)))
    desks.say(merel, "x", GiveAgreement(merel, "", noor.id, Moment(NOON + 3)))
    desks.say(merel, "x", GiveAgreement(merel, "2", noor.id, Moment(NOON + 4)))
    told = [(one.entry, one.version, one.how, one.by) for one in desks.a.agreed_to(noor, merel)]
    assert told == [
        (Entry.GIVEN, "1", Given.SPOKEN, noor.id),
        (Entry.WITHDRAWN, "1", Given.IN_CHAT, StaffId("")),
        (Entry.GIVEN, "1", Given.SPOKEN, noor.id),
        (Entry.GIVEN, "2", Given.SPOKEN, noor.id),
    ]
    desks.say(merel, "stop", WithdrawAgreement(merel, "in_chat", Moment(NOON + 5)))
    assert holding(desks.a.agreed_to(noor, merel), Moment(NOON + 5)) is None


def test_a_worker_writes_down_a_yes_to_a_partner_and_takes_it_back_once(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    yes = Consented(
        "", Purpose.SHARING, Entry.GIVEN, "1", "", Given.ON_PAPER, StaffId(""), Moment(0), partner="politie"
    )
    for _ in range(2):
        desks.a.consent(noor, merel, yes, "zegel")
    kept = next(one for one in desks.a.agreed_to(noor, merel) if one.purpose is Purpose.SHARING)
    assert (kept.language, kept.alias, kept.how) == ("nl-B1", "Noor", Given.ON_PAPER)
    desks.a.consent(noor, merel, replace(yes, of=kept.id, how=Given.SPOKEN))
    assert holding(desks.a.agreed_to(noor, merel), NOON, Purpose.SHARING, "politie") is None
    with pytest.raises(NotFound):
        desks.a.consent(noor, merel, replace(yes, of=kept.id))


def test_a_new_text_is_asked_for_once_for_each_client_who_goes_on(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    with desks.books().store.begin() as conn:
        conn.execute(update(client_table).values(standing="active"))
        assert [ask_anew(conn, version, NOON) for version in ("1", "2", "2")] == [0, 1, 0]
        assert entries_of(conn, merel)[0].version == "1"
    assert [row["kind"] for row in desks.rows(task)] == ["agreement_anew"]
    with desks.books().store.read() as conn:
        assert len(conn.execute(select(agreement)).all()) == 1
    del noor
