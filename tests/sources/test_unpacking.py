"""Bodies, plain or gzip, in whatever pieces they arrive, never more than the limit."""

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.unpacking import BadBody, Body

LIMIT = 1 << 16


def unpacked(data: bytes, *encodings: str, step: int = 7, limit: int = LIMIT) -> bytes:
    """What a body is that arrives `step` bytes at a time."""
    body = Body(encodings, limit)
    for start in range(0, len(data), step):
        body.feed(data[start : start + step])
    return body.finish()


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=5), st.integers(1, 4000))
def test_what_was_packed_comes_out_whatever_the_pieces(members: list[bytes], step: int) -> None:
    data = b"".join(gzip.compress(member) for member in members)

    assert unpacked(data, "gzip", step=step) == b"".join(members)


@given(st.binary(max_size=2000), st.integers(1, 4000))
def test_what_was_not_packed_comes_out_as_it_was(data: bytes, step: int) -> None:
    assert unpacked(data, step=step) == data
    assert unpacked(data, "identity", step=step) == data


@given(st.binary(max_size=300), st.integers(0, 10))
def test_no_bytes_raise_anything_but_a_bad_body(noise: bytes, place: int) -> None:
    packed = bytearray(gzip.compress(b"news " * 100))
    packed[place : place + len(noise)] = noise
    with suppress(BadBody):
        assert len(unpacked(bytes(packed), "gzip")) <= LIMIT


@given(st.integers(0, 3 * LIMIT))
def test_never_more_than_the_limit_comes_out(size: int) -> None:
    for data, encodings in ((bytes(size), ()), (gzip.compress(bytes(size)), ("gzip",))):
        if size > LIMIT:
            with pytest.raises(BadBody, match="sent more than"):
                unpacked(data, *encodings, step=5000)
        else:
            assert unpacked(data, *encodings, step=5000) == bytes(size)


def test_a_bomb_is_stopped_before_it_is_unpacked() -> None:
    bomb = zlib.compressobj(9, wbits=31)
    data = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(64)) + bomb.flush()
    body = Body(("gzip",), 1 << 20)

    with pytest.raises(BadBody, match="sent more than the 1 MB that are taken"):
        body.feed(data)

    assert len(body._data) <= (1 << 20) + 1


@pytest.mark.parametrize(
    "encodings", [("br",), ("gzip, gzip",), ("gzip", "gzip"), ("deflate",), ("zstd, gzip",)]
)
def test_only_gzip_once_is_taken(encodings: tuple[str, ...]) -> None:
    with pytest.raises(BadBody, match="in a way that was not asked for"):
        Body(encodings, LIMIT)
