"""Sealing: what is sealed opens in its own place and nowhere else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.keys import KeyRing
from vault.seal import SealBroken, Sealer, padded

KEK, OLD, OTHER = "0a" * 8, "0b" * 8, "0c" * 8
RING = KeyRing(
    room="a",
    current=KEK,
    keks={KEK: b"k" * 32, OLD: b"o" * 32},
    index=b"i" * 32,
    token=b"t" * 32,
    retired=(OTHER,),
)
SEALER = Sealer("a", RING)
KEY = SEALER.new_key("sam", "message")
PLACE = {"table": "message", "column": "text_sealed", "client": "sam", "row": "r1"}


@given(st.binary(max_size=9000))
def test_everything_opens_in_its_own_place(plain: bytes) -> None:
    assert SEALER.open(SEALER.seal(plain, **PLACE, key=KEY), **PLACE, key=KEY) == plain


@given(st.integers(0, 20_000))
def test_a_sealed_value_tells_only_the_bucket_of_its_length(length: int) -> None:
    size = len(padded(b"x" * length))
    assert size in (64, 256, 1024) or size % 4096 == 0
    assert size >= length + 4
    assert len(SEALER.seal(b"x" * length, **PLACE, key=KEY)) == size + 28 + 16


@pytest.mark.parametrize(
    "other",
    [{"table": "note"}, {"column": "file_sealed"}, {"row": "r2"}, {"client": "kim"}],
)
def test_a_value_moved_to_another_table_column_row_or_client_does_not_open(other: dict[str, str]) -> None:
    sealed = SEALER.seal(b"hij staat voor de deur", **PLACE, key=KEY)
    with pytest.raises(SealBroken):
        SEALER.open(sealed, **{**PLACE, **other}, key=KEY)


def test_a_value_does_not_open_under_another_clients_key_or_version_or_side() -> None:
    sealed = SEALER.seal(b"geheim", **PLACE, key=KEY)
    kim = SEALER.new_key("kim", "message")
    newer = SEALER.unwrap("sam", "message", 2, KEY.kek, KEY.wrapped)
    same_key_side_b = Sealer("b", KeyRing("", KEK, RING.keks, RING.index, RING.token))
    for attempt in (
        lambda: SEALER.open(sealed, **{**PLACE, "client": "kim"}, key=kim),
        lambda: SEALER.open(sealed, **PLACE, key=newer),
        lambda: SEALER.open(sealed, **PLACE, key=SEALER.new_key("sam", "message")),
        lambda: same_key_side_b.open(sealed, **PLACE, key=KEY),
    ):
        with pytest.raises(SealBroken):
            attempt()


def test_the_client_is_part_of_the_place_even_when_two_clients_hold_one_key() -> None:
    sealed = SEALER.seal(b"geheim", **PLACE, key=KEY)
    copied_to_kim = SEALER.unwrap("kim", "message", KEY.version, KEY.kek, KEY.wrapped)
    with pytest.raises(SealBroken):
        SEALER.open(sealed, **{**PLACE, "client": "kim"}, key=copied_to_kim)


def test_no_byte_of_a_sealed_value_can_be_changed() -> None:
    sealed = SEALER.seal(b"geheim", **PLACE, key=KEY)
    for place in range(len(sealed)):
        broken = bytearray(sealed)
        broken[place] ^= 1
        with pytest.raises(SealBroken):
            SEALER.open(bytes(broken), **PLACE, key=KEY)


@given(st.binary(max_size=200))
def test_noise_does_not_open(noise: bytes) -> None:
    with pytest.raises(SealBroken):
        SEALER.open(noise, **PLACE, key=KEY)


def test_a_wrapped_data_key_opens_again_and_an_older_wrapping_too() -> None:
    sealed = SEALER.seal(b"geheim", **PLACE, key=KEY)
    again = SEALER.unwrap("sam", "message", 1, KEY.kek, KEY.wrapped)
    assert SEALER.open(sealed, **PLACE, key=again) == b"geheim"
    before = Sealer("a", KeyRing("a", OLD, RING.keks, RING.index, RING.token)).new_key("sam", "message")
    old = SEALER.unwrap("sam", "message", 1, OLD, before.wrapped)
    assert SEALER.open(SEALER.seal(b"x", **PLACE, key=old), **PLACE, key=before) == b"x"


@pytest.mark.parametrize(("kek", "wrapped"), [(OTHER, b"x" * 40), (KEK, b"x" * 40), (KEK, b"")])
def test_a_data_key_of_another_room_or_none_does_not_unwrap(kek: str, wrapped: bytes) -> None:
    with pytest.raises(SealBroken):
        SEALER.unwrap("sam", "message", 1, kek, wrapped)


def test_keys_made_for_one_side_are_refused_by_the_other() -> None:
    with pytest.raises(SealBroken):
        Sealer("b", RING)


def test_a_bar_in_a_part_of_the_place_is_refused() -> None:
    with pytest.raises(SealBroken):
        SEALER.seal(b"x", table="message", column="text_sealed", client="sam", row="r1|1", key=KEY)


@given(st.text(max_size=40), st.integers(-(2**53), 2**53))
def test_a_blind_index_is_steady_and_differs_per_bot_chat_and_side(bot: str, chat: int) -> None:
    other = Sealer("b", KeyRing("b", KEK, RING.keks, b"j" * 32, RING.token))
    index = SEALER.blind(bot, chat)
    assert index == SEALER.blind(bot, chat)
    assert (
        len({index, SEALER.blind(bot, chat + 1), SEALER.blind(bot + "x", chat), other.blind(bot, chat)}) == 4
    )


@given(st.text())
def test_a_token_of_any_characters_has_a_mark_that_is_not_the_token(token: str) -> None:
    assert SEALER.token_hmac(token) == SEALER.token_hmac(token)
    assert SEALER.token_hmac(token) != SEALER.token_hmac(token + "x")


def test_a_token_with_lone_surrogates_has_a_mark_too() -> None:
    surrogate: Any = "\ud800"
    assert len(SEALER.token_hmac(surrogate)) == 32
