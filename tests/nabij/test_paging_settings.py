"""How people are called is configured whole or not at all; each fault is one line that says what to do."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.pager_push import new_push_key
from cases.reach import Channel
from nabij.paging import channels_of
from nabij.settings_file import typing_errors
from nabij.settings_paging import PUSH_HOSTS, PagingSettings, paging_errors, read_paging

SMS = {"url": "https://sms.voorbeeld.nl/v1", "fields": {"to": "{to}", "text": "{text} {ack_url}"}}
VOICE = {
    "url": "https://bel.voorbeeld.nl/v1",
    "fields": {"to": "{to}", "text": "{text}", "terug": "{ack_url}"},
}
MAIL = {"server": "mail.voorbeeld.nl", "from": "dienst@voorbeeld.nl"}


@dataclass
class Reader:
    """Keeps secrets by the name of their file."""

    file: Mapping[str, Any]
    secrets: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def secret(self, where: str, what: str) -> str:
        del what
        return self.secrets.get(where, "")


def read(part: str, table: Mapping[str, Any], **secrets: str) -> tuple[PagingSettings, list[str]]:
    reader = Reader({"paging": {part: table}}, secrets)
    return read_paging(reader), reader.problems


def test_without_a_part_nothing_is_on() -> None:
    reader = Reader({})
    assert read_paging(reader) == PagingSettings()
    assert not read_paging(reader).any
    assert (reader.problems, channels_of(PagingSettings())) == ([], ({}, ""))


def test_every_channel_can_be_on_at_once(tmp_path: Path) -> None:
    key = tmp_path / "push.pem"
    new_push_key(key)
    table = {
        "mail": {**MAIL, "port": 465, "tls": "tls", "login": "nabij", "password_file": "w"},
        "push": {"key_file": str(key), "contact": "beheer@voorbeeld.nl"},
        "sms": {**SMS, "form": "form", "method": "put", "header_file": "h"},
        "voice": VOICE,
        "pager": {**SMS, "url": "http://127.0.0.1:9/x"},
    }
    reader = Reader(
        {"paging": table}, {"w": "geheim", "h": "Authorization: Bearer zeer-geheim", str(key): "x"}
    )
    settings = read_paging(reader)
    assert (reader.problems, paging_errors(reader.file)) == ([], [])
    assert settings.any
    assert settings.mail is not None
    assert (settings.mail.port, settings.mail.password) == (465, "geheim")
    assert settings.push is not None
    assert (settings.push.contact, settings.push.hosts) == ("mailto:beheer@voorbeeld.nl", PUSH_HOSTS)
    sms = settings.providers[Channel.SMS]
    assert (sms.method, sms.as_json, sms.headers) == ("PUT", False, {"Authorization": "Bearer zeer-geheim"})
    assert "geheim" not in repr(settings)
    channels, push_key = channels_of(settings)
    assert set(channels) == set(Channel)
    assert len(push_key) == 87


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        ("mail", {"server": ""}, "server ontbreekt"),
        ("mail", {"from": "niemand"}, "from is 'niemand'"),
        ("mail", {"port": "0"}, "port is '0'"),
        ("mail", {"tls": "soms"}, "tls is 'soms'"),
        ("mail", {"tls": "off"}, "alleen naar deze machine"),
        ("mail", {"login": "nabij"}, "login zonder password_file"),
        (
            "mail",
            {"server": "localhost", "tls": "off", "login": "n", "password_file": "w"},
            "login zonder TLS",
        ),
        ("mail", {"ca_file": "/er/niet.pem"}, "ca_file"),
        ("sms", {"url": "http://sms.voorbeeld.nl"}, "url is"),
        ("sms", {"url": "https://sms.voorbeeld.nl/{to}"}, "zonder accolades"),
        ("sms", {"url": "https://[x"}, "url is"),
        ("sms", {"method": "GET"}, "method is 'GET'"),
        ("sms", {"form": "xml"}, "form is 'xml'"),
        ("sms", {"fields": {"to": "{to}"}}, "moeten er in staan"),
        ("sms", {"fields": {"to": "{to}", "text": "{text} {naam}"}}, "tussen accolades"),
        ("sms", {"fields": {"to": "{to}", "text": "{text}", "x": ["y"]}}, "hoort een tekst"),
        ("sms", {"fields": "alles"}, "hoort een tabel"),
        ("voice", {"fields": {"to": "{to}", "text": "{text}"}}, "{ack_url}"),
        ("push", {"contact": "niemand"}, "contact is 'niemand'"),
        ("push", {"key_file": ""}, "nabij keys push"),
        ("push", {"hosts": "een"}, "hosts hoort"),
    ],
)
def test_what_is_wrong_is_told_and_the_channel_is_off(
    part: str, change: Mapping[str, Any], said: str
) -> None:
    whole = {"mail": MAIL, "sms": SMS, "voice": VOICE, "push": {"key_file": "k", "contact": "a@b.nl"}}[part]
    settings, problems = read(part, {**whole, **change}, w="geheim", k="sleutel")
    assert len(problems) == 1
    assert f"[paging.{part}]" in problems[0]
    assert said in problems[0]
    assert not settings.any or part == "mail"


def test_a_key_that_is_none_is_told_before_anything_starts(tmp_path: Path) -> None:
    key = tmp_path / "push.pem"
    for text in ("iets", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"):
        key.write_text(text, encoding="utf-8")
        reader = Reader({"paging": {"push": {"key_file": str(key), "contact": "a@b.nl"}}}, {str(key): text})
        assert not read_paging(reader).any
        assert "is geen sleutel voor push" in reader.problems[0]


def test_a_header_is_one_line_and_never_shown() -> None:
    _, problems = read("sms", {**SMS, "header_file": "h"}, h="Authorization: a\nX-Meer: geheim")
    assert len(problems) == 1
    assert "geheim" not in problems[0]


def test_a_name_that_nobody_knows_is_told_as_a_slip_of_the_pen() -> None:
    wrong = {"paging": {"mial": {}, "sms": {"urll": "x", "method": ["POST"]}, "push": "ja"}}
    told = paging_errors(wrong)
    assert told[0] == "[paging] mial ken ik niet. Bedoelt u mail?"
    assert "[paging.sms] urll ken ik niet. Bedoelt u url?" in told
    assert "[paging.sms] method hoort één waarde te zijn." in told
    assert any(line.startswith("[paging] push hoort een deel") for line in told)
    assert paging_errors({"paging": "ja"}) == ["paging hoort een deel te zijn. Schrijf: [paging.mail]"]


def test_the_example_of_the_manual_is_good_as_it_stands(tmp_path: Path) -> None:
    key = tmp_path / "push.pem"
    new_push_key(key)
    manual = Path(__file__).parents[2].joinpath("docs", "paging.md").read_text(encoding="utf-8")
    written = manual.split("```toml")[1].split("```")[0]
    written = written.replace("/etc/nabij/push.pem", str(key))
    reader = Reader(tomllib.loads(written), {str(key): "x", "/etc/nabij/mail-password": "y"})
    settings = read_paging(reader)
    assert [*reader.problems, *paging_errors(reader.file), *typing_errors(reader.file)] == []
    assert (settings.mail is not None, settings.push is not None, len(settings.providers)) == (True, True, 3)
