"""The place of a picture on a page."""

from typing import NamedTuple
from zlib import crc32

from reader.pictures.sizes import Box


class Picture(NamedTuple):
    """A picture of a page by its address, the cells that are kept for it, and what is told of it in words."""

    url: str
    box: Box
    words: str = ""

    @property
    def number(self) -> int:
        """The number that a terminal knows it by, 1 to 2²⁴ − 1; that of another size is another."""
        name = f"{self.url}\n{self.box.columns}\n{self.box.rows}"
        return crc32(name.encode("utf-8", "surrogateescape")) % 0xFFFFFF + 1
