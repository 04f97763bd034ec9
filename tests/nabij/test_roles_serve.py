"""``nabij serve`` as README "Going live" says: one token, one process, SQLite, real HTTP."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest
from roles_bench import (
    PASSWORD,
    Street,
    add_staff,
    enrol,
    logged_in,
    nabij,
    on_duty,
    secret,
    send_acute,
    street,
    wait_for_flag,
)

from cases.desk import StaffRole
from cases.sides import Side

TOKEN = "1001:serve-token-of-side-a"
BOT = "planning_serve_bot"
SAM = 71_101
ALIAS = "Duin-31"
ROOT = Path(__file__).parents[2]
FIRST_NAME = "Kanariena"
CODE_WORD = "codewoord kanarievogel"


@pytest.fixture
def one_bot(tmp_path: Path) -> Iterator[tuple[Street, dict[str, str]]]:
    with street(tmp_path) as made:
        made.simulator.add_bot(TOKEN, BOT)
        yield (
            made,
            {
                "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN),
                "NABIJ_SIDE_A_USERNAME": BOT,
                "NABIJ_DATA": str(tmp_path / "data"),
                "NABIJ_PORT": "0",
                "NABIJ_TELEGRAM_URL": made.simulator.url,
                "NABIJ_PLAIN_COOKIES": "ja",
            },
        )


def test_one_token_walks_from_a_first_start_over_a_stop_and_a_kill_to_the_same_client(
    one_bot: tuple[Street, dict[str, str]], tmp_path: Path
) -> None:
    made, settings = one_bot
    serve = made.start(settings, "serve")
    assert "uitgave 1" in serve.said()
    password = secret(tmp_path, "password", PASSWORD)
    anna_is = ("--login", "anna", "--role", "worker", "--side", "a", "--alias", "Anna")
    added = nabij(settings, "user", "add", *anna_is, "--password-file", password)
    assert added.returncode == 0, added.stderr
    add_staff(settings, "carla", StaffRole.COORDINATOR)
    on_duty(serve.url, "carla", "a", "Anna")
    phone = made.simulator.phone(SAM)
    with logged_in(serve.url, "anna", "a") as anna:
        enrol(anna, phone, made, alias=ALIAS, bot="a1", username=BOT)
        assert any("112" in text for text in send_acute(made, phone, BOT))
        wait_for_flag(made, anna, ALIAS)
    assert serve.stop() == 0
    for end in ("stop", "kill"):
        before = made.accepted(SAM)
        serve = made.start(settings, "serve")
        assert "uitgave 1" not in serve.said()
        with logged_in(serve.url, "anna", "a") as anna:
            assert ALIAS in anna.open("/postvak?filter=alle").text
            phone.send(BOT, f"hij slaat me nu, help ({end})")
            fresh = made.wait_for_more(SAM, len(before), "112")
            made.simulator.wait_until(lambda: made.simulator.pending(BOT) == 0)
        assert len(fresh) == 1, fresh
        assert made.accepted(SAM)[: len(before)] == before
        if end == "stop":
            serve.kill()
        else:
            assert serve.stop() == 0
    assert nabij(settings, "doctor").returncode == 0


def new_keyword(folder: Path) -> Path:
    """Copy the shipped content, with one more danger word in it."""
    copy = folder / "content"
    shutil.copytree(ROOT / "content", copy)
    words = copy / "keywords.yaml"
    entry = f"  - woord: {CODE_WORD}\n    niveau: acute\n    uitleg: Afgesproken woord.\n"
    words.write_text(words.read_text(encoding="utf-8").rstrip("\n") + "\n" + entry, encoding="utf-8")
    return copy


def proof_of_both(folder: Path) -> tuple[str, ...]:
    """Write down what both people show, for their eyes alone."""
    written = folder / "bewijs"
    written.write_text(f"{PASSWORD}\n", encoding="utf-8")
    written.chmod(0o600)
    return ("--proof-file", str(written), "--proof-file", str(written))


def test_a_published_word_works_at_once_and_a_log_at_debug_holds_no_token_word_or_name(
    one_bot: tuple[Street, dict[str, str]], tmp_path: Path
) -> None:
    made, settings = one_bot
    serve = made.start({**settings, "NABIJ_DEBUG_LOGS": "ja"}, "serve")
    add_staff(settings, "anna", StaffRole.WORKER, Side.A)
    add_staff(settings, "cora", StaffRole.COORDINATOR, None)
    add_staff(settings, "dina", StaffRole.DV_LEAD, None)
    phone = made.simulator.phone(SAM, first_name=FIRST_NAME)
    with logged_in(serve.url, "anna", "a") as anna:
        enrol(anna, phone, made, alias=ALIAS, bot="a1", username=BOT)
        folder = new_keyword(tmp_path)
        alone = nabij(settings, "content", "publish", "--by", "cora", str(folder))
        assert alone.returncode == 78
        assert "Niemand neemt alleen inhoud in gebruik." in alone.stderr
        two = ("--by", "cora", "--with", "dina", *proof_of_both(tmp_path))
        published = nabij(settings, "content", "publish", *two, str(folder))
        since = monotonic()
        assert "Uitgave 2 is live" in published.stdout, published.stderr
        made.simulator.wait_until(lambda: '"release": 2' in serve.said())
        assert monotonic() - since < 5
        assert len(send_acute(made, phone, BOT, CODE_WORD)) == 1
        (folder / "keywords.yaml").write_text("keywords: [", encoding="utf-8")
        broken = nabij(settings, "content", "publish", *two, str(folder))
        assert broken.returncode == 78
        assert "keywords.yaml, regel 1" in broken.stderr
        assert len(send_acute(made, phone, BOT, f"{CODE_WORD} ?")) == 1
        wait_for_flag(made, anna, ALIAS)
    assert serve.stop() == 0
    said = serve.said()
    assert '"level": "debug"' in said
    canaries = (TOKEN, TOKEN.partition(":")[2], "kanarievogel", FIRST_NAME, str(SAM), ALIAS, PASSWORD)
    assert [each for each in canaries if each in said] == []


def test_a_messenger_that_is_away_at_the_start_is_tried_again_and_never_keeps_serve_from_ending(
    one_bot: tuple[Street, dict[str, str]],
) -> None:
    made, settings = one_bot
    made.simulator.fault("500", method="deleteWebhook", times=2)
    serve = made.start(settings, "serve")
    made.simulator.phone(SAM).start(BOT)
    made.simulator.wait_until(lambda: len(made.accepted(SAM)) == 1, 10.0)
    assert serve.has("channel_down", bot="a1")
    assert serve.stop() == 0


def test_a_damaged_release_is_told_and_acute_words_still_get_their_text(
    one_bot: tuple[Street, dict[str, str]], tmp_path: Path
) -> None:
    made, settings = one_bot
    assert nabij(settings, "keys", "new").returncode == 0
    assert nabij(settings, "migrate").returncode == 0
    with closing(sqlite3.connect(tmp_path / "data" / "coordination.sqlite3")) as conn, conn:
        conn.execute("UPDATE release SET body = x'7b7d'")
    serve = made.start(settings, "serve")
    assert "De live uitgave ontbreekt of is beschadigd." in serve.said()
    assert "nabij content publish" in nabij(settings, "doctor").stderr
    phone = made.simulator.phone(SAM)
    phone.start(BOT)
    made.simulator.wait_until(lambda: len(made.accepted(SAM)) == 1)
    assert len(send_acute(made, phone, BOT)) == 1
    repaired = nabij(settings, "content", "publish", "--by", "anna")
    assert "Uitgave 2 is live" in repaired.stdout
    made.simulator.wait_until(lambda: '"release": 2' in serve.said())
    assert nabij(settings, "doctor").returncode == 0
    assert serve.stop() == 0
