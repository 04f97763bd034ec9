"""What is read from a tracker, which settings open the door, and that a closed door costs nothing."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roles_bench import clean_environment, secret

from nabij.rasa.conversation import MOST_TEXTS, heard_from
from nabij.refused import Refused
from nabij.settings import read_settings

PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
EVENT = st.fixed_dictionaries({"event": st.sampled_from(["user", "bot"]) | PLAIN, "text": PLAIN}) | PLAIN
SLOTS = st.dictionaries(st.sampled_from(["nabij_consent", "nabij_contact", "nabij_language"]), PLAIN) | PLAIN


@given(PLAIN, st.fixed_dictionaries({"text": PLAIN}) | PLAIN, st.lists(EVENT, max_size=4) | PLAIN, SLOTS)
def test_a_tracker_of_any_form_is_read_without_a_fault(
    sender: Any, latest: Any, events: Any, slots: Any
) -> None:
    heard = heard_from(sender, latest, events, slots)
    assert all(isinstance(text, str) and text.strip() for text in heard.texts)
    assert not heard.latest or heard.texts[-1] == heard.latest
    assert heard.consents == (isinstance(slots, dict) and slots.get("nabij_consent") is True)
    assert heard == heard_from(sender, latest, events, slots)
    assert len(heard.contact) <= 500
    assert heard.language


def test_of_a_long_conversation_the_last_texts_are_kept() -> None:
    events = [{"event": "user", "text": f"regel {n}", "message_id": str(n)} for n in range(30)]
    heard = heard_from("p", {"text": "regel 29"}, events, {})
    assert (len(heard.texts), heard.texts[0], heard.texts[-1]) == (MOST_TEXTS, "regel 20", "regel 29")
    assert heard.mark != heard_from("p", {"text": "regel 29"}, events[:-1], {}).mark
    assert heard.mark != heard_from("p", {"text": "regel 29"}, events, {"nabij_contact": "06"}).mark


def environment(folder: Path, **more: str) -> dict[str, str]:
    bot = secret(folder, "bot", "1001:a-token-of-a-bot")
    return {"NABIJ_DATA": str(folder), "NABIJ_SIDE_A_TOKEN_FILE": bot, **more}


def test_a_token_file_opens_the_door_at_the_side_that_has_a_bot(tmp_path: Path) -> None:
    assert read_settings(environment(tmp_path)).rasa is None
    where = secret(tmp_path, "rasa", "een-token-van-meer-dan-24-tekens\n")
    chosen = read_settings(environment(tmp_path, NABIJ_RASA_TOKEN_FILE=where)).rasa
    assert chosen is not None
    assert (chosen.token, chosen.side.value) == ("een-token-van-meer-dan-24-tekens", "a")
    assert chosen.token not in repr(chosen)


@pytest.mark.parametrize(
    ("token", "side", "problem"),
    [
        ("kort", "a", "24 of meer gewone tekens"),
        ("een-token-van-meer-dan-24-tekens-é", "a", "24 of meer gewone tekens"),
        ("", "a", "is leeg"),
        ("een-token-van-meer-dan-24-tekens", "b", "Kies een kant met een bot: a."),
    ],
)
def test_a_door_that_would_not_hold_is_refused_at_the_start(
    tmp_path: Path, token: str, side: str, problem: str
) -> None:
    where = secret(tmp_path, "rasa", token)
    with pytest.raises(Refused) as refused:
        read_settings(environment(tmp_path, NABIJ_RASA_TOKEN_FILE=where, NABIJ_RASA_SIDE=side))
    assert problem in str(refused.value.args) + " ".join(getattr(refused.value, "problems", ()))


_WITHOUT = """
import sys
sys.modules["rasa_sdk"] = None
import nabij.running
from nabij.refused import Refused
from nabij.settings import read_settings
brought = {"sanic", "grpc", "google"} & {name.partition(".")[0] for name in sys.modules}
assert not brought, brought
try:
    read_settings()
except Refused as refused:
    print(refused.problems)
"""


def test_a_closed_door_imports_nothing_and_an_open_one_without_its_extra_is_refused(tmp_path: Path) -> None:
    where = secret(tmp_path, "rasa", "een-token-van-meer-dan-24-tekens")
    for settings, told in (
        (environment(tmp_path), ""),
        (environment(tmp_path, NABIJ_RASA_TOKEN_FILE=where), "rasa-sdk ontbreekt"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", _WITHOUT],
            env=clean_environment(settings),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        assert told in done.stdout
        assert bool(done.stdout) == bool(told)
