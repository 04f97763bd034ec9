"""A talk survives its bytes, and strange bytes are refused in one way only."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.moments import Moment
from dialogs.codec import TalkUnreadable, decode, encode
from dialogs.talk import Talk

talks = st.builds(
    Talk,
    st.text(),
    st.text(),
    st.integers(),
    st.integers().map(Moment),
    st.integers(),
    st.lists(st.tuples(st.text(), st.text())).map(tuple),
)


@given(talks)
def test_a_talk_comes_back_as_it_was(talk: Talk) -> None:
    assert decode(encode(talk)) == talk


def test_bytes_of_an_earlier_release_can_still_be_read() -> None:
    stored = b'{"began":5,"codec":1,"day":3,"release":2,"script":"d1","step":"nu","vars":[["level","high"]]}'
    assert decode(stored) == Talk("d1", "nu", 2, Moment(5), 3, (("level", "high"),))
    assert encode(decode(stored)) == stored


@given(st.one_of(st.binary(), st.text().map(str.encode)))
@example(b"[" * 100_000)
@example(b"\xff")
@example(b"[]")
@example(b'{"codec":true}')
def test_junk_raises_only_talk_unreadable(junk: bytes) -> None:
    with pytest.raises(TalkUnreadable):
        decode(junk)


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=5,
)


@given(st.sampled_from(["codec", "script", "step", "release", "began", "day", "vars"]), values)
@example("vars", [["a"]])
@example("vars", [["a", 1]])
@example("codec", 2)
@example("release", True)
def test_a_damaged_field_is_refused_or_harmless(field: str, value: object) -> None:
    fields = json.loads(encode(Talk("d1", "nu", 2, Moment(5))))
    damaged = json.dumps({**fields, field: value}).encode()
    try:
        talk = decode(damaged)
    except TalkUnreadable:
        return
    assert decode(encode(talk)) == talk


@pytest.mark.parametrize("field", ["codec", "script", "step", "release", "began", "day", "vars"])
def test_a_missing_field_is_refused(field: str) -> None:
    fields = json.loads(encode(Talk("d1", "nu", 2, Moment(5))))
    del fields[field]
    with pytest.raises(TalkUnreadable):
        decode(json.dumps(fields).encode())
