"""What the leak drill looks for is found however it was written down, and nothing else is."""

import base64
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drills.leak_canaries import SHARES, canaries_of
from drills.leak_search import Seeker

CAGE = canaries_of(200, 1)
SEEKER = Seeker(CAGE.canaries, [("token", b"1001:Geheim-Token_van_kant_A"), ("key", bytes(range(200, 232)))])
SAID, CHAT, PHONE = CAGE.of("said")[3], CAGE.of("chat")[1], CAGE.of("phone")[0]


def kinds(content: bytes) -> set[str]:
    return {each.kind for each in SEEKER.find("here", content)}


def test_there_are_as_many_canaries_as_asked_and_of_every_kind() -> None:
    assert len({each.word for each in CAGE.canaries}) == 200
    assert {each.kind for each in CAGE.canaries} == set(SHARES)
    assert canaries_of(200, 1).canaries == CAGE.canaries
    assert canaries_of(200, 2).canaries != CAGE.canaries


@pytest.mark.parametrize(
    "write",
    [
        str.encode,
        lambda text: text.title().encode(),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode().hex().encode(),
        lambda text: text.encode().hex().upper().encode(),
        lambda text: text[:-2].encode(),
    ],
)
def test_a_word_is_found_in_every_writing_also_when_its_end_is_cut_off(write: object) -> None:
    assert callable(write)
    assert kinds(b"\x00\xff" + write(SAID.word) + b"\x00") == {"said"}


@given(st.binary(max_size=9), st.binary(max_size=9), st.sampled_from([str, str.title, str.upper]))
def test_a_word_is_found_in_base64_wherever_it_stands(before: bytes, after: bytes, case: object) -> None:
    assert callable(case)
    raw = before + case(SAID.word).encode() + after
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        assert "said" in kinds(b'{"body":"' + encode(raw) + b'"}')


def test_a_number_is_found_as_digits_and_as_databases_keep_it() -> None:
    number = int(CHAT.word)
    for written in (CHAT.word.encode(), number.to_bytes(8, "big"), number.to_bytes(8, "little")):
        assert kinds(b"\x07" + written + b"\x07") == {"chat"}
    assert kinds(f"+31{PHONE.word[1:]}".encode()) == {"phone"}


def test_a_secret_is_found_as_it_is_and_in_an_address() -> None:
    assert kinds(b"GET /bot1001:Geheim-Token_van_kant_A/getMe") == {"token"}
    assert kinds(base64.b64encode(b"1001:Geheim-Token_van_kant_A")) == {"token"}
    assert kinds(quote("x=1001:Geheim-Token_van_kant_A", safe="").encode()) == {"token"}
    assert kinds(b"1001:geheim-token_van_kant_a") == set()


def test_a_key_is_found_as_bytes_hex_and_base64() -> None:
    key = bytes(range(200, 232))
    for written in (key, key.hex().encode(), base64.b64encode(key), base64.b64encode(b"x" + key)):
        assert kinds(b"{" + written + b"}") == {"key"}


def test_what_may_stand_somewhere_is_no_find_there() -> None:
    assert SEEKER.find("here", SAID.word.encode(), frozenset({"said"})) == []


@given(st.binary(max_size=400))
def test_bytes_without_a_word_hold_none(content: bytes) -> None:
    assert SEEKER.find("here", content) == []
