"""A file of a picture → what a terminal draws. It runs in a process with limits (see `child`), for files lie."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.pictures.records import Drawn, Wanted
from reader.pictures.sizes import Box

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 20_000_000
LARGEST = 8 << 20
"""Bytes of a file."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def decode(wanted: Wanted) -> Drawn:
    """The picture of a file, drawn in its box.

    Raises:
        SourceError: it is none, or too large; the message says so.
    """
    picture = _placed(_opened(Path(wanted.file)), wanted)
    if wanted.form == "half":
        return Drawn(wanted.box, "half", tuple(_halves(picture, wanted.box)))
    if wanted.form == "sixel":
        return Drawn(wanted.box, "sixel", tuple(_bands(picture, wanted)))
    data = BytesIO()
    picture.save(data, "PNG")
    return Drawn(wanted.box, "kitty", (data.getvalue(),))


def _opened(file: Path) -> "Image":
    import PIL.Image

    PIL.Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        if file.stat().st_size > LARGEST:
            raise SourceError(f"is larger than {LARGEST >> 20} MB")
        with PIL.Image.open(BytesIO(file.read_bytes()), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise SourceError(f"has more than {MOST_PIXELS // 1_000_000} million pixels")
            picture.draft("RGB", (2000, 2000))  # of a JPEG, no more is decoded than is wanted
            picture.seek(0)
            return picture.convert("RGBA")
    except SourceError:
        raise
    except Exception as error:  # a damaged file may raise anything
        raise SourceError("is no PNG, JPEG, GIF or WebP that can be shown") from error


def _placed(picture: "Image", wanted: Wanted) -> "Image":
    """The picture in the middle of its box, on its ground, in as many pixels as the form has there."""
    import PIL.Image

    box, cell = wanted.box, wanted.cell
    halves = wanted.form == "half"
    room = (box.columns, box.rows * 2) if halves else (box.columns * cell.width, box.rows * cell.height)
    # A half cell is rarely square: its pixels are as many cells wide as they are high only by that ratio.
    wide = cell.width * 2 / cell.height if halves else 1.0
    scale = min(room[0] * wide / picture.width, room[1] / picture.height)
    width, height = max(1, round(picture.width * scale / wide)), max(1, round(picture.height * scale))
    small = picture.resize((min(width, room[0]), min(height, room[1])), PIL.Image.Resampling.LANCZOS)
    whole = PIL.Image.new("RGB", room, wanted.ground)
    whole.paste(small, ((room[0] - small.width) // 2, (room[1] - small.height) // 2), small)
    return whole


def _halves(picture: "Image", box: Box) -> "list[bytes]":
    data = picture.tobytes()
    line = box.columns * 3
    rows = []
    for top in range(0, 2 * box.rows, 2):
        upper, lower = data[top * line : (top + 1) * line], data[(top + 1) * line : (top + 2) * line]
        rows.append(b"".join(upper[at : at + 3] + lower[at : at + 3] for at in range(0, line, 3)))
    return rows


def _bands(picture: "Image", wanted: Wanted) -> "list[bytes]":
    """A sequence for each row of cells, so that the page can be scrolled by rows."""
    from textual_image._sixel import image_to_sixels

    height = wanted.cell.height
    bands = (
        picture.crop((0, row * height, picture.width, (row + 1) * height)) for row in range(wanted.box.rows)
    )
    return [image_to_sixels(band).encode("ascii") for band in bands]
