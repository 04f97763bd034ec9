"""A page from an acute message to a pressed key, on the whole house with real providers (practice §8, 10)."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from line_stage import Client, Line, a_line
from mail_stand import Mailbox, a_mailbox
from provider_stand import Provider, a_provider
from sqlalchemy import update

from bot.pager_http import Template
from bot.pager_mail import MailServer
from cases.ids import StaffId
from cases.moments import MINUTE, SECOND, Moment
from cases.reach import Channel
from cases.sides import Side
from nabij.settings_paging import PagingSettings
from vault.tables_side import page

ACUTE = "hij staat nu voor de deur met een mes, ik heet Kanarie"
CANARY = ("deur", "mes", "Kanarie", "R0", "Anna")
FIELDS = {"naar": "{to}", "tekst": "{text}", "terug": "{ack_url}"}
CODE = re.compile(r"code (\d{6})")


@dataclass
class Called:
    """A running line with a voice and an SMS provider and a mail server."""

    line: Line
    voice: Provider
    sms: Provider
    mailbox: Mailbox

    def reach(self, alias: str, channel: Channel, address: str) -> None:
        """Let somebody add an address and type back the code that came there."""
        paging, staff = self.line.stage.running.paging, self.line.staff(alias)
        assert paging.add(staff, channel, address)
        own = paging.own(staff)[-1]
        assert paging.prove(staff, own.id, CODE.findall(self.everything())[-1])

    def forget(self) -> None:
        paging = self.line.stage.running.paging
        for alias in ("Anna", "Carla", "Lies"):
            staff = self.line.staff(alias)
            for one in paging.own(staff):
                paging.remove(staff, one.id)
        for provider in (self.voice, self.sms):
            provider.asked.clear()
            provider.answers.clear()
        self.mailbox.mails.clear()

    def everything(self) -> str:
        return "\n".join([*self.voice.bodies(), *self.sms.bodies(), *self.mailbox.mails])

    def pages(self, provider: Provider) -> list[dict[str, str]]:
        """Return the pages about a client; a cross-side alert to a lead has no pseudonym."""
        return [body for each in provider.bodies() if "Duin-" in (body := json.loads(each))["tekst"]]

    def alert(self, provider: Provider) -> dict[str, str]:
        """Wait for the call about a cross-side alert; it names nobody."""

        def found() -> list[dict[str, str]]:
            bodies = [json.loads(each) for each in provider.bodies()]
            return [each for each in bodies if each["tekst"] == "Nabij: S3 - open app"]

        self.line.simulator.wait_until(lambda: bool(found()), 10.0)
        return found()[0]

    def ladder_runs(self, client: Client) -> bool:
        rows = self.line.desk(client.side).flags(self.line.worker(client.side), "alle")
        return any(row.ladder_due is not None for row in rows if row.client == client.id)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Called]:
    with ExitStack() as stack:
        voice, sms = stack.enter_context(a_provider()), stack.enter_context(a_provider())
        mailbox = stack.enter_context(a_mailbox(tmp_path_factory.mktemp("mail")))
        paging = PagingSettings(
            mail=MailServer("127.0.0.1", mailbox.port, "off", "dienst@nabij.voorbeeld.nl"),
            providers={
                Channel.VOICE: Template(voice.url, FIELDS),
                Channel.SMS: Template(sms.url, FIELDS, as_json=True),
            },
        )
        line = stack.enter_context(a_line(paging=paging))
        yield Called(line, voice, sms, mailbox)


@pytest.fixture
def called(house: Called) -> Iterator[Called]:
    yield house
    house.forget()
    house.line.calm()


def test_key_1_on_a_call_stops_the_ladder_and_content_stays_behind_the_log_in(called: Called) -> None:
    called.reach("Anna", Channel.VOICE, "06 1234 5678")
    client = called.line.enrol()
    client.write(ACUTE)
    (call,) = called.pages(called.voice)
    assert call["naar"] == "+31612345678"
    assert re.fullmatch(r"Nabij: S3 - Duin-[a-z]+-\d+ - open app", call["tekst"])
    with httpx.Client() as provider:
        assert provider.get(call["terug"]).text == "Druk op 1 als u nu kijkt."
        assert (
            provider.post(call["terug"], data={"Digits": "2"}).status_code == httpx.codes.UNPROCESSABLE_ENTITY
        )
        assert called.ladder_runs(client)
        answer = provider.post(call["terug"], data={"Digits": "1"})
        assert answer.status_code == httpx.codes.OK
        assert not called.ladder_runs(client)
        again = provider.post(call["terug"], json={"dtmf": {"digits": "1"}})
        assert (again.status_code, again.text) == (httpx.codes.GONE, "Deze oproep is al opgepakt of voorbij.")
        content = provider.get(f"{called.line.stage.url}/gesprek/{client.id}")
    assert content.headers["location"] == "/inloggen"
    assert not any(word in answer.text for word in (*CANARY, "Duin"))
    called.line.forward(4 * MINUTE)
    assert len(called.pages(called.voice)) == 1, "nobody is called again within the answer clock"
    (row,) = called.line.desk(client.side).flags(called.line.worker(client.side), "alle")
    assert row.claimed_alias == "Anna"
    assert (
        called.line.desk(client.side).conversation(called.line.worker(client.side), client.id).state.held_by
        is None
    )


def test_a_page_over_everything_at_once_is_taken_up_by_one_link_and_betrays_nothing(called: Called) -> None:
    for channel, address in ((Channel.SMS, "06 1234 5678"), (Channel.MAIL, "anna@voorbeeld.nl")):
        called.reach("Anna", channel, address)
    client = called.line.enrol()
    called.sms.answers = [503]
    client.write(ACUTE)
    called.line.forward(30 * SECOND)
    link = re.findall(r"http://\S+/oproep/[\w-]+", called.mailbox.mails[-1])[0]
    assert len(called.pages(called.sms)) == 2, "what failed went again"
    assert len([mail for mail in called.mailbox.mails if "open app" in mail]) == 1
    with httpx.Client() as phone:
        shown = phone.get(link)
        assert shown.text.count("<button") == 1
        assert "Ik kijk nu" in shown.text
        assert called.ladder_runs(client), "looking takes nothing up"
        assert phone.post(link).status_code == httpx.codes.OK
        assert not called.ladder_runs(client)
        for other in (link, *(each["terug"] for each in called.pages(called.sms))):
            assert phone.post(other).status_code == httpx.codes.GONE
            assert "al opgepakt of voorbij" in phone.get(other).text
        unknown = phone.post(f"{called.line.stage.url}/oproep/a{'x' * 43}")
        assert (unknown.status_code, "al opgepakt of voorbij" in unknown.text) == (
            httpx.codes.NOT_FOUND,
            True,
        )
    left = called.everything() + shown.text
    assert not any(word in left for word in CANARY)


def test_who_cannot_be_reached_over_anything_is_passed_at_once(called: Called) -> None:
    called.reach("Anna", Channel.VOICE, "06 1234 5678")
    called.reach("Carla", Channel.SMS, "06 8765 4321")
    called.voice.answers = [500] * 50
    client = called.line.enrol()
    client.write(ACUTE)
    assert [each["naar"] for each in called.pages(called.sms)] == ["+31687654321"]
    assert called.ladder_runs(client), "it goes on until somebody takes it up"
    paging = called.line.stage.running.paging
    (of_anna,), (of_carla,) = (paging.own(called.line.staff(alias)) for alias in ("Anna", "Carla"))
    assert [one.last.sent for one in (of_anna, of_carla) if one.last] == [False, True]
    with httpx.Client() as carla:
        assert carla.post(called.pages(called.sms)[0]["terug"]).status_code == httpx.codes.OK
    assert not called.ladder_runs(client)


def test_a_danger_card_is_seen_and_stops_nothing(called: Called) -> None:
    called.reach("Anna", Channel.SMS, "06 1234 5678")
    client = called.line.enrol()
    client.write(ACUTE)
    link = called.pages(called.sms)[0]["terug"]
    with called.line.stage.house.sides[Side.A].database.begin() as conn:
        conn.execute(update(page).values(reason="danger_card"))
    with httpx.Client() as phone:
        assert phone.post(link).status_code == httpx.codes.OK
        assert called.ladder_runs(client), "its reader may not touch this client"
        assert phone.post(link).status_code == httpx.codes.GONE


def test_a_lead_takes_an_alert_on_from_the_lock_screen_and_the_ladder_of_duty_runs_on(called: Called) -> None:
    called.reach("Lies", Channel.SMS, "06 8765 4321")
    front, lies = called.line.stage.house.front, called.line.staff("Lies")
    for old in front.alerts(lies):
        front.acknowledge_alert(lies, old.id)
    client = called.line.enrol()
    client.write(ACUTE)
    call = called.alert(called.sms)
    with httpx.Client() as phone:
        shown = phone.get(call["terug"])
        assert (shown.status_code, shown.text.count("<button")) == (httpx.codes.OK, 1)
        assert front.alerts(lies)[0].acknowledged_by == "", "looking takes nothing on"
        assert phone.post(f"{call['terug']}x").status_code == httpx.codes.NOT_FOUND
        for _ in range(2):
            answer = phone.post(call["terug"])
            assert (answer.status_code, "Genoteerd." in answer.text) == (httpx.codes.OK, True)
        assert {row.acknowledged_by for row in front.alerts(lies)} == {"Lies"}
        over = phone.get(call["terug"])
        assert (over.status_code, "al opgepakt of voorbij" in over.text) == (httpx.codes.GONE, True)
        inside = phone.get(f"{called.line.stage.url}/meldingen")
    assert inside.headers["location"] == "/inloggen"
    assert called.ladder_runs(client), "a side's own ladder is another"
    assert not any(word in shown.text + answer.text + over.text for word in (*CANARY, "Duin"))


def test_a_test_page_proves_the_channel_and_is_answered_once(called: Called) -> None:
    called.reach("Anna", Channel.SMS, "06 1234 5678")
    paging, anna = called.line.stage.running.paging, called.line.staff("Anna")
    assert paging.own(anna)[0].tested_at is None
    assert paging.test(anna) == 1
    trial = json.loads(called.sms.bodies()[-1])
    assert trial["tekst"] == "Nabij: testoproep - open app"
    with httpx.Client() as phone:
        assert "Ik kijk nu" in phone.get(trial["terug"]).text
        assert phone.post(trial["terug"]).status_code == httpx.codes.OK
        assert phone.post(trial["terug"]).status_code == httpx.codes.GONE
    assert paging.own(anna)[0].tested_at is not None
    assert called.line.stage.house.front.addresses(StaffId("nobody")) == []


def test_the_test_page_of_a_shift_proves_the_shift(called: Called) -> None:
    called.reach("Anna", Channel.SMS, "06 1234 5678")
    front, anna = called.line.stage.house.front, called.line.staff("Anna")
    now = called.line.stage.now()
    (shift,) = front.own_shifts(anna, now, Moment(now + MINUTE))
    assert not _verified(called, anna.id)
    assert called.line.stage.running.paging.trial(anna.id, shift.id) == (1, 1)
    with httpx.Client() as phone:
        assert phone.post(json.loads(called.sms.bodies()[-1])["terug"]).status_code == httpx.codes.OK
    assert _verified(called, anna.id)


def _verified(called: Called, who: StaffId) -> bool:
    (shift,) = [one for one in called.line.stage.house.front.roster(Side.A).shifts if one.staff == who]
    return shift.verified


def test_no_number_link_or_word_stands_in_the_log(called: Called) -> None:
    called.reach("Anna", Channel.VOICE, "06 1234 5678")
    called.voice.answers = [500]
    called.line.enrol().write(ACUTE)
    journal = Path(called.line.stage.house.settings.data, "nabij.log").read_text(encoding="utf-8")
    assert '"page_delivered"' in journal or '"page_not_delivered"' in journal
    for secret in ("12345678", "+316", "anna@", "/oproep/", "Duin-", "Kanarie", "voor de deur"):
        assert secret not in journal
