"""Pictures of articles, kept as files beside the library: a cache, of which the oldest go."""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.files import replace_file, write_failed

if TYPE_CHECKING:
    from reader.indexing.page_reading import PageReader

LARGEST = 8 << 20
"""Bytes of a picture (see docs/technotes/reading.md)."""
MOST = 200 << 20
"""Bytes of all together."""


class Pictures:
    """The pictures of one library, by their addresses."""

    def __init__(self, folder: Path, reader: "Callable[[], PageReader]", *, offline: bool) -> None:
        """`reader` gives what asks servers for pages, which asks for pictures as well."""
        self._folder, self._reader, self._offline = folder, reader, offline

    def file(self, url: str) -> Path | None:
        """The file of a picture; None where it was not fetched."""
        file = self._file(url)
        return file if file.exists() else None

    async def fetch(self, url: str) -> Path:
        """The file of a picture, which is asked for unless it is here.

        Raises:
            SourceError: it cannot be had.
            LibraryWriteError: it cannot be kept.
        """
        file = self._file(url)
        if file.exists():
            return file
        if self._offline:
            raise SourceError("Nothing is asked of the network: this is offline")
        async with self._reader() as reader:
            data = await reader.get(url, limit=LARGEST)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(file, data)
        except OSError as error:
            raise write_failed(file, error) from error
        self._trim()
        return file

    def _file(self, url: str) -> Path:
        return self._folder / blake2b(url.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    def _trim(self) -> None:
        """Lets the oldest go where all together are too much."""
        with suppress(OSError), os.scandir(self._folder) as entries:
            found = sorted((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in entries)
            left = sum(size for _, size, _ in found)
            for _, size, path in found:
                if left <= MOST:
                    break
                os.unlink(path)
                left -= size
