"""Each channel against a real server of its kind: what leaves, what comes of it, and what never leaves."""

import base64
import json
from email import message_from_string
from pathlib import Path

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from mail_stand import LOGIN, PASSWORD, Mailbox, a_mailbox
from provider_stand import a_provider
from py_vapid import Vapid02

from bot.pager_http import HttpChannel, Template, wrong_places
from bot.pager_mail import MailChannel, MailServer
from bot.pager_push import PushChannel, new_push_key
from bot.paging_words import Call, code_call, page_call
from cases.ids import FlagId, StaffId
from cases.levels import Level
from cases.reach import Channel, Delivery
from cases.traffic import DuePage

BASE = "https://nabij.voorbeeld.nl"
PAGE = DuePage("p1", FlagId("f1"), 0, StaffId("noor"), Level.ACUTE, "Duin-27")
CALL = page_call(PAGE, "a-bewijs", BASE)
PHONE, MAIL = "+31612345678", "noor@voorbeeld.nl"


async def sent_by_http(channel: Channel, template: Template, call: Call = CALL) -> Delivery:
    adapter = HttpChannel(channel, template)
    try:
        return await adapter.send(PHONE, call)
    finally:
        await adapter.aclose()


async def test_an_sms_provider_gets_number_text_and_link_in_its_own_form() -> None:
    with a_provider() as provider:
        fields = {"ontvanger": "{to}", "body": "{text} {ack_url}", "van": "Nabij"}
        template = Template(provider.url, fields, headers={"Authorization": "Bearer geheim"})
        assert await sent_by_http(Channel.SMS, template) == Delivery(sent=True)
        await sent_by_http(Channel.SMS, template, code_call("012345", BASE))
    page, code = provider.asked
    assert json.loads(page.body) == {
        "ontvanger": PHONE,
        "body": f"Nabij: S3 - Duin-27 - open app {BASE}/oproep/a-bewijs",
        "van": "Nabij",
    }
    assert page.headers["authorization"] == "Bearer geheim"
    assert PHONE not in page.path
    assert json.loads(code.body)["body"] == "Nabij: code 012345"


async def test_a_voice_provider_gets_the_place_where_it_reports_the_pressed_key() -> None:
    with a_provider() as provider:
        fields = {"To": "{to}", "Say": "{text}", "Url": "{ack_url}"}
        assert (await sent_by_http(Channel.VOICE, Template(provider.url, fields, "PUT", as_json=False))).sent
    (asked,) = provider.asked
    assert "oproep%2Fa-bewijs%2Ftoets" in asked.body.decode()
    assert (asked.method, asked.headers["content-type"]) == ("PUT", "application/x-www-form-urlencoded")


@pytest.mark.parametrize(
    ("status", "again"),
    [(200, None), (202, None), (301, False), (400, False), (401, False), (429, True), (503, True)],
)
async def test_only_a_2xx_is_delivered_and_only_a_busy_provider_is_asked_again(
    status: int, again: bool | None
) -> None:
    with a_provider() as provider:
        provider.answers = [status]
        delivery = await sent_by_http(Channel.PAGER, Template(provider.url, {"wie": "{to}"}))
    assert delivery == (Delivery(sent=True) if again is None else Delivery(False, f"http_{status}", again))


async def test_a_provider_that_is_not_there_is_a_code_and_never_an_error() -> None:
    delivery = await sent_by_http(Channel.SMS, Template("http://127.0.0.1:9/x", {"to": "{to}"}))
    assert (delivery.sent, delivery.code, delivery.again) == (False, "ConnectError", True)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("{to}", False), ("{text} {ack_url}", False), ("{naam}", True), ("{", True), ("{to!r}", True)],
)
def test_a_template_has_three_placeholders_and_no_other(text: str, *, wrong: bool) -> None:
    assert wrong_places(text) is wrong


def mail(box: Mailbox, tls: str = "off", **more: str) -> MailChannel:
    return MailChannel(MailServer("127.0.0.1", box.port, tls, "dienst@nabij.voorbeeld.nl", ca=box.ca, **more))


async def test_a_mail_has_the_codes_as_subject_and_a_link_and_names_no_machine(tmp_path: Path) -> None:
    with a_mailbox(tmp_path) as box:
        assert await mail(box).send(MAIL, CALL) == Delivery(sent=True)
    read = message_from_string(box.mails[0])
    assert (read["Subject"], box.to) == ("Nabij: S3 - Duin-27 - open app", [MAIL])
    assert str(read.get_payload()).split() == ["Nabij:", "S3", "-", "Duin-27", "-", "open", "app", CALL.link]
    assert box.greeted_as == ["nabij.voorbeeld.nl"]


async def test_a_greylisting_server_is_asked_again_and_a_refusal_is_not(tmp_path: Path) -> None:
    with a_mailbox(tmp_path) as box:
        box.replies = ["451 greylisted", "550 no such user"]
        channel = mail(box)
        assert await channel.send(MAIL, CALL) == Delivery(sent=False, code="smtp_451")
        assert await channel.send(MAIL, CALL) == Delivery(sent=False, code="smtp_550", again=False)
        assert await channel.send(MAIL, CALL) == Delivery(sent=True)
        await channel.aclose()
    gone = await mail(Mailbox(port=9)).send(MAIL, CALL)
    assert (gone.sent, gone.code, gone.again) == (False, "ConnectionRefusedError", True)


async def test_with_tls_nothing_is_said_before_it_and_a_stranger_gets_no_password(tmp_path: Path) -> None:
    with a_mailbox(tmp_path, tls=True) as box:
        good = mail(box, "starttls", login=LOGIN, password=PASSWORD)
        assert await good.send(MAIL, CALL) == Delivery(sent=True)
        assert box.authenticated == [True]
        wrong = await mail(box, "starttls", login=LOGIN, password="fout").send(MAIL, CALL)
        assert (wrong.sent, wrong.code) == (False, "smtp_535")
        box.ca = None
        stranger = await mail(box, "starttls", login=LOGIN, password=PASSWORD).send(MAIL, CALL)
        assert (stranger.sent, stranger.code) == (False, "SSLCertVerificationError")
    assert len(box.mails) == 1


class Browser:
    """A browser that subscribed: it alone can open what is sent to it."""

    def __init__(self, endpoint: str) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"0123456789abcdef"
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": _text(point), "auth": _text(self.auth)}
        self.subscription = json.dumps({"endpoint": endpoint, "expirationTime": None, "keys": keys})

    def opened(self, body: bytes) -> dict[str, str]:
        plain = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        found: dict[str, str] = json.loads(plain)
        return found


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


async def test_a_push_is_signed_and_sealed_and_says_only_that_somebody_waits(tmp_path: Path) -> None:
    new_push_key(tmp_path / "push.pem")
    assert (tmp_path / "push.pem").stat().st_mode & 0o777 == 0o600
    channel = PushChannel(tmp_path / "push.pem", "mailto:beheer@voorbeeld.nl", ["127.0.0.1"], "Ik kijk nu")
    with a_provider() as service:
        browser = Browser(service.url)
        address = channel.takes(browser.subscription)
        assert address is not None
        assert "expirationTime" not in address
        service.answers = [201, 410, 503]
        came = [await channel.send(address, CALL) for _ in range(3)]
    await channel.aclose()
    assert came == [
        Delivery(sent=True),
        Delivery(sent=False, code="gone", again=False, gone=True),
        Delivery(sent=False, code="http_503"),
    ]
    asked = service.asked[0]
    assert browser.opened(asked.body) == {
        "titel": "Nabij: iemand wacht",
        "knop": "Ik kijk nu",
        "bewijs": "a-bewijs",
    }
    assert (asked.headers["urgency"], asked.headers["content-encoding"]) == ("high", "aes128gcm")
    assert f"k={channel.public_key}" in asked.headers["authorization"]
    assert Vapid02.verify(asked.headers["authorization"])


@pytest.mark.parametrize(
    "endpoint",
    ["http://push.voorbeeld.nl/x", "https://elders.nl/x", "https://eenpush.voorbeeld.nl/x", "ftp://a", ""],
)
def test_a_push_goes_only_to_the_services_that_were_named(tmp_path: Path, endpoint: str) -> None:
    new_push_key(tmp_path / "push.pem")
    channel = PushChannel(
        tmp_path / "push.pem", "mailto:a@b.nl", ["push.voorbeeld.nl", "*.push.voorbeeld.nl"]
    )
    assert channel.takes(Browser("https://push.voorbeeld.nl/x").subscription) is not None
    assert channel.takes(Browser("https://een.push.voorbeeld.nl/x").subscription) is not None
    assert channel.takes(Browser(endpoint).subscription) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "{}",
        "[]",
        '{"endpoint": 4, "keys": {}}',
        '{"endpoint": "https://x", "keys": {"p256dh": "é", "auth": "!"}}',
    ],
)
def test_what_is_no_subscription_is_refused(tmp_path: Path, typed: str) -> None:
    new_push_key(tmp_path / "push.pem")
    assert PushChannel(tmp_path / "push.pem", "mailto:a@b.nl", ["x"]).takes(typed) is None
