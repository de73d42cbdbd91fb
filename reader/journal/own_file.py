"""The file that this device writes, and what is known of it: it may be large, and a change is a key press."""

from collections.abc import Set as AbstractSet
from io import FileIO
from pathlib import Path

from reader.files import append_to
from reader.journal.entries import Bookmark
from reader.journal.lines import as_header, decode, uids_in

_END = 256
"""Bytes that the part of the file which is known ends with; lines tell their time and checksum, so none are alike."""


class OwnFile:
    """The file at `path`. Use it while other processes that append to it, or replace it, are locked out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._size = 0
        self._end = b""
        self._generation = ""
        self._mentioned: set[bytes] = set()

    def look(self) -> None:
        """Takes in what others have done to the file: reads what was appended, and all where it is another one.

        Raises:
            OSError: it cannot be read.
        """
        if not self.path.is_file():
            self._forget()
            return
        with self.path.open("rb", buffering=0) as file:
            if not self._goes_on(file):
                self._forget()
            file.seek(self._size)
            data = file.read()
            self._take(data, uids_in(data))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return self._size == 0

    @property
    def end(self) -> Bookmark:
        """The end of it, as far as it is known."""
        return Bookmark(self._generation, self._size)

    @property
    def is_torn(self) -> bool:
        """Whether its last line was never finished."""
        return bool(self._end) and not self._end.endswith(b"\n")

    @property
    def mentioned(self) -> AbstractSet[bytes]:
        """The articles that it has lines of, as `written_uid` gives them."""
        return self._mentioned

    def append(self, data: bytes, mentioned: AbstractSet[bytes]) -> None:
        """Appends whole lines, synced; `mentioned` are the articles that they are about.

        Raises:
            OSError: nothing was appended.
        """
        append_to(self.path, data)
        self._take(data, mentioned)

    def _goes_on(self, file: FileIO) -> bool:
        """Whether the file begins with all that is known of it."""
        file.seek(self._size - len(self._end))
        known: bytes = file.read(len(self._end))
        return known == self._end

    def _take(self, data: bytes, mentioned: AbstractSet[bytes]) -> None:
        if self._size == 0:
            header = as_header(decode(data.partition(b"\n")[0]) or {})
            self._generation = header.generation if header else ""
        self._size += len(data)
        self._end = (self._end + data[-_END:])[-_END:]
        self._mentioned |= mentioned

    def _forget(self) -> None:
        self._size = 0
        self._end = b""
        self._mentioned = set()
