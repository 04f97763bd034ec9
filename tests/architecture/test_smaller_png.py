"""The pictures of README weigh less and show the same: not one point differs."""

import struct
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from smaller_png import SIGNATURE, smaller

WIDTH = 4
ROWS = st.lists(st.binary(min_size=3 * WIDTH, max_size=3 * WIDTH), min_size=1, max_size=6)


def part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def guess(how: int, left: int, up: int, corner: int) -> int:
    """Return what PNG subtracts from a point, by the letter of its section 9."""
    if how == 4:
        towards = left + up - corner
        far = [abs(towards - left), abs(towards - up), abs(towards - corner)]
        return (left, up, corner)[far.index(min(far))]
    return (0, left, up, (left + up) // 2)[how]


def turned(how: int, row: bytes, above: bytes) -> bytes:
    points = range(len(row))
    left, corner = (bytes(3) + one for one in (row, above))
    return bytes([how, *((row[at] - guess(how, left[at], above[at], corner[at])) % 256 for at in points)])


def picture(rows: Sequence[bytes], hows: Sequence[int], *, colours: int = 2) -> bytes:
    """Return a picture whose rows are turned into differences in the ways asked for, badly packed."""
    above = [bytes(3 * WIDTH), *rows]
    body = b"".join(turned(*one) for one in zip(hows, rows, above, strict=False))
    head = struct.pack(">IIBBBBB", WIDTH, len(rows), 8, colours, 0, 0, 0)
    packed = zlib.compress(body, 0)
    return (
        SIGNATURE
        + part(b"IHDR", head)
        + part(b"tEXt", bytes(99))
        + part(b"IDAT", packed)
        + part(b"IEND", b"")
    )


def points(written: bytes) -> bytes:
    """Return the points of a picture whose rows stand as they are."""
    begins = written.index(b"IDAT")
    (length,) = struct.unpack_from(">I", written, begins - 4)
    body = written[begins + 4 : begins + 4 + length]
    assert struct.unpack_from(">I", written, begins + 4 + length)[0] == zlib.crc32(b"IDAT" + body)
    rows = zlib.decompress(body)
    assert set(rows[:: 3 * WIDTH + 1]) == {0}
    return b"".join(rows[at + 1 : at + 1 + 3 * WIDTH] for at in range(0, len(rows), 3 * WIDTH + 1))


@given(ROWS, st.lists(st.integers(0, 4), min_size=6, max_size=6))
def test_a_smaller_picture_shows_every_point_as_it_was(rows: list[bytes], hows: list[int]) -> None:
    before = picture(rows, hows)
    after = smaller(before)
    assert len(after) < len(before)
    assert after.startswith(before[:33])
    assert points(after) == b"".join(rows)
    assert smaller(after) == after


def test_what_is_no_plain_picture_is_refused_and_not_guessed_at() -> None:
    for other in (b"GIF89a", picture([bytes(3 * WIDTH)], [0], colours=6)):
        with pytest.raises(ValueError, match=r"PNG|plain"):
            smaller(other)
