"""Logs hold ids and codes: proven with canaries, at DEBUG, in every layer that might speak."""

import io
import json
import logging
from collections.abc import Iterator

import httpx
import pytest
from fakes import FixedClock, parcel_of

from bot.log import FIELDS, Log, LogFieldRefused, Said, Seldom, code_of, hush_third_parties
from bot.telegram import TelegramChannel
from cases.ids import BotId
from cases.levels import Mode
from cases.moments import Moment
from cases.traffic import Leave
from simulator import Simulator

CANARY = "kanarie-zegt-hij-slaat-me"
TOKEN = "1001:canary-token-that-must-not-leak"


@pytest.fixture
def everything() -> Iterator[io.StringIO]:
    """Hear all that any logger says at DEBUG, by a handler that came after ours."""
    heard, root = io.StringIO(), logging.getLogger()
    undo = hush_third_parties(heard)
    late = logging.StreamHandler(heard)
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(late)
    yield heard
    root.removeHandler(late)
    root.setLevel(level)
    undo()


def test_a_line_is_json_with_its_event_and_its_fields() -> None:
    out = io.StringIO()
    Log(out, strict=True)(Said.SENT, bot="bot_a", parcel="p1", attempt=2)
    line = json.loads(out.getvalue())
    assert (line["event"], line["bot"], line["parcel"], line["attempt"]) == ("sent", "bot_a", "p1", 2)
    assert line["level"] == "info"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", "x"),
        ("code", CANARY + " met woorden"),
        ("code", "a" * 65),
        ("client", 7),
        ("count", "7"),
        ("code", "é"),
    ],
)
def test_a_field_outside_the_catalogue_raises_in_tests_and_is_dropped_in_production(
    name: str, value: str | int
) -> None:
    with pytest.raises(LogFieldRefused):
        Log(io.StringIO(), strict=True)(Said.SENT, **{name: value})
    out = io.StringIO()
    Log(out)(Said.SENT, **{name: value})
    assert set(json.loads(out.getvalue())) == {"event", "level", "timestamp"}


def test_no_field_of_the_catalogue_is_made_for_words() -> None:
    assert not {"text", "name", "body", "message", "url", "token", "chat", "user"} & set(FIELDS)


FORGED = 'x\r\n{"event": "sent", "level": "info"}\n\u2028\x85\x0b\x1b[2J'


@pytest.mark.parametrize("name", [name for name, kind in FIELDS.items() if kind is str])
def test_no_field_lets_a_value_begin_a_line_of_its_own(name: str) -> None:
    out = io.StringIO()
    for value in (FORGED, "code\n", "\rcode", "a\u2028b"):
        Log(out)(Said.TURN_BROKE, **{name: value})
    lines = out.getvalue().splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["turn_broke"] * 4
    assert "sent" not in out.getvalue()


def test_the_name_of_an_error_class_or_of_a_logger_forges_no_line(everything: io.StringIO) -> None:
    wicked = type(FORGED, (ValueError,), {})
    out = io.StringIO()
    Log(out)(Said.TURN_BROKE, code=code_of(wicked(FORGED)))
    try:
        raise wicked(FORGED)
    except ValueError:
        logging.getLogger(FORGED).exception(FORGED)
    for text in (out.getvalue(), everything.getvalue().splitlines()[0]):
        (line,) = text.splitlines()
        assert json.loads(line)["event"] in {"turn_broke", "third_party"}


def test_a_stream_that_is_gone_puts_nothing_of_a_record_on_the_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    gone = io.StringIO()
    undo = hush_third_parties(gone)
    gone.close()
    logging.getLogger("somebody.new").warning(CANARY)
    undo()
    assert capsys.readouterr().err == ""


def test_what_went_wrong_badly_is_said_as_an_error() -> None:
    out = io.StringIO()
    Log(out, strict=True)(Said.TURN_BROKE, code="ValueError")
    assert json.loads(out.getvalue())["level"] == "error"


def test_a_log_that_cannot_be_written_stops_nothing() -> None:
    out = io.StringIO()
    out.close()
    Log(out, strict=True)(Said.SENT, bot="bot_a")


def test_third_parties_say_where_and_never_what(everything: io.StringIO) -> None:
    for name in ("httpx", "telegram.Bot", "uvicorn.access", "sqlalchemy.engine", "somebody.new"):
        for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.CRITICAL):
            logging.getLogger(name).log(level, CANARY, extra={"body": CANARY})
            logging.getLogger(name).log(level, "%s", CANARY)
    try:
        int(CANARY)
    except ValueError:
        logging.getLogger("uvicorn.error").exception(CANARY, stack_info=True)
    assert "ValueError" in everything.getvalue()
    assert CANARY not in everything.getvalue()


async def test_the_token_and_the_words_of_a_message_reach_no_log_at_debug(
    simulator: Simulator, everything: io.StringIO
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    for fault in (None, "502_html", "invalid_json", "400"):
        if fault:
            simulator.fault(fault, method="sendMessage")
        async with TelegramChannel({BotId("bot_a"): TOKEN}, simulator.url) as channel:
            await channel.send(parcel_of("p1", 7), Leave(CANARY, Mode.OPEN, ()))
    async with httpx.AsyncClient() as client:
        await client.get(f"{simulator.url}/bot{TOKEN}/getMe?text={CANARY}")
    assert simulator.count(method="sendMessage") == 4
    assert CANARY not in everything.getvalue()
    assert "canary-token" not in everything.getvalue()


def test_undoing_gives_other_loggers_their_words_back(caplog: pytest.LogCaptureFixture) -> None:
    hush_third_parties(io.StringIO())()
    logging.getLogger("somebody.new").warning("hello %s", "there")
    assert "hello there" in caplog.text


def test_what_others_can_cause_at_will_is_said_seldom_and_counted() -> None:
    out, clock = io.StringIO(), FixedClock(Moment(0))
    seldom = Seldom(Log(out, strict=True), clock.real, every=10)
    for _ in range(25):
        seldom(Said.WEBHOOK_REFUSED)
        clock.advance(1)
    assert [json.loads(line)["count"] for line in out.getvalue().splitlines()] == [0, 9, 9]


def test_seldom_does_not_hold_back_another_thing() -> None:
    out, clock = io.StringIO(), FixedClock(Moment(0))
    seldom = Seldom(Log(out, strict=True), clock.real)
    seldom(Said.RELEASE_REFUSED, code="OSError")
    seldom(Said.RELEASE_REFUSED, code="ReleaseBroken")
    assert len(out.getvalue().splitlines()) == 2
