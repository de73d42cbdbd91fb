"""Pictures are decoded within limits, and into what terminals draw."""

import struct
import zlib
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from reader.errors import SourceError
from reader.pictures.decoding import decode
from reader.pictures.painter import Painter
from reader.pictures.records import Form, Wanted
from reader.pictures.sizes import Box, Cell

GROUND = (10, 20, 30)
RED, BLUE = (250, 0, 0), (0, 0, 250)


def picture(size: tuple[int, int] = (80, 80), form: str = "PNG") -> bytes:
    """A picture, red above and blue below."""
    made = Image.new("RGB", size, RED)
    made.paste(BLUE, (0, size[1] // 2, size[0], size[1]))
    data = BytesIO()
    made.save(data, form)
    return data.getvalue()


def wanted(
    file: Path,
    form: Form = "half",
) -> Wanted:
    return Wanted(str(file), Box(8, 4), form, Cell(10, 20), GROUND)


def written(folder: Path, data: bytes) -> Path:
    file = folder / "picture"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_common_formats_become_two_colours_a_cell(tmp_path: Path, form: str) -> None:
    drawn = decode(wanted(written(tmp_path, picture(form=form))))
    assert [len(row) for row in drawn.rows] == [8 * 6] * 4
    top, bottom = drawn.rows[0], drawn.rows[-1]
    assert top[0] > 200
    assert top[2] < 60
    assert bottom[-1] > 200
    assert bottom[-3] < 60


def test_what_does_not_fill_its_box_stands_in_the_middle_of_its_ground(tmp_path: Path) -> None:
    drawn = decode(wanted(written(tmp_path, picture((20, 80)))))
    assert tuple(drawn.rows[0][:3]) == GROUND
    assert drawn.rows[0][4 * 6] > 200


def test_what_is_seen_through_shows_its_ground(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(data, "PNG")
    drawn = decode(wanted(written(tmp_path, data.getvalue())))
    assert set(zip(*[iter(drawn.rows[0])] * 3, strict=True)) == {GROUND}


def test_sixels_come_row_by_row_and_kitty_gets_a_picture(tmp_path: Path) -> None:
    file = written(tmp_path, picture())
    rows = decode(wanted(file, "sixel")).rows
    assert len(rows) == 4
    assert all(row.startswith(b"\x1bP") and row.endswith(b"\x1b\\") for row in rows)
    (png,) = decode(wanted(file, "kitty")).rows
    assert Image.open(BytesIO(png)).size == (80, 80)


def _huge_png() -> bytes:
    """A PNG of 13 000 × 13 000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 13_000, 13_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))


BAD = {
    "more pixels than fit": (_huge_png(), "million pixels|cannot|can be shown"),
    "larger than 8 MB": (b"\x89PNG\r\n\x1a\n" + bytes(9 << 20), "larger than 8 MB"),
    "cut off": (picture()[:60], "can be shown"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "can be shown"),
    "another format": (picture(form="TIFF"), "can be shown"),
    "empty": (b"", "can be shown"),
    "text": (b"Not found", "can be shown"),
}


@pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_shown_is_told_in_words(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        decode(wanted(written(tmp_path, data)))


@pytest_asyncio.fixture
async def painter() -> AsyncIterator[Painter]:
    async with Painter() as painter:
        yield painter


async def test_a_process_of_its_own_draws_and_outlives_bad_files(tmp_path: Path, painter: Painter) -> None:
    good = written(tmp_path, picture())
    bad = tmp_path / "bad"
    bad.write_bytes(_huge_png())
    with pytest.raises(SourceError):
        await painter.ask(wanted(bad))
    assert (await painter.ask(wanted(good))).box == Box(8, 4)
