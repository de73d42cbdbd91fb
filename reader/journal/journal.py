"""The journal: the files of all devices, of which this device writes one."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from reader.errors import LibraryError
from reader.files import locked, replace_file, slug, write_failed
from reader.journal.compaction import SMALL, compacted, is_worthwhile
from reader.journal.device import device_name
from reader.journal.entries import Bookmark, Entry
from reader.journal.lines import Header, entry_line, header_line, written_uid
from reader.journal.own_file import OwnFile
from reader.journal.reading import damage, last_time, read_file
from reader.models import Failure

Stamp: TypeAlias = tuple[tuple[str, int, int, int], ...]
"""Name, size in bytes, time of change in ns and inode of every journal file."""

_SUFFIX = ".jsonl"
_TICK = timedelta(microseconds=1)


def _now() -> datetime:
    return datetime.now(UTC)


class Journal:
    """The journal in `folder`, written to as `device` (this machine unless another is named)."""

    def __init__(
        self,
        folder: Path,
        device: str | None = None,
        *,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._folder = folder
        self.device = slug(device) if device else device_name()
        self._own = OwnFile(folder / (self.device + _SUFFIX))
        self._clock = clock
        self._passed: tuple[Bookmark, Bookmark] | None = None
        self._last_times: dict[str, tuple[tuple[int, int], datetime | None]] = {}

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Writes changes, synced before they are returned as written: with their time and device.

        Their times are later than all that any device has written so far, so that the last act holds even
        where clocks differ.

        Raises:
            LibraryWriteError: none of them was written.
        """
        if not entries:
            return []
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with locked(self._folder / ".lock"):
                return self._append(entries)
        except OSError as error:
            raise write_failed(self._own.path, error) from error

    def read(self, since: Mapping[str, Bookmark]) -> tuple[list[Entry], dict[str, Bookmark]]:
        """The changes of all devices after the bookmarks `since`, by file name, and the new bookmarks.

        Some may be given again (a file was written anew), and their order is that of their files:
        `latest` tells what holds. What cannot be read is left out, and told by `problems`.
        """
        entries: list[Entry] = []
        bookmarks: dict[str, Bookmark] = {}
        for path, _ in self._files():
            name = _printable(path.name)
            before = since.get(name)
            try:
                reading = read_file(path, before)
            except OSError:
                bookmarks.update({name: before} if before else {})
                continue
            entries += reading.entries
            bookmarks[name] = reading.bookmark
        return entries, bookmarks

    def passed(self, since: Mapping[str, Bookmark]) -> dict[str, Bookmark]:
        """The new bookmark after what was appended last, by file name; none where `since` was not just before it.

        So what was written here need not be read again.
        """
        name = self._own.path.name
        if self._passed is None or since.get(name, Bookmark("", 0)) != self._passed[0]:
            return {}
        return {name: self._passed[1]}

    def problems(self) -> tuple[Failure, ...]:
        """What cannot be read, a failure a file, with the line of the first damage. Looks at every line there is."""
        found = (_problem(path) for path, _ in self._files())
        return tuple(problem for problem in found if problem)

    def compact(self) -> None:
        """Writes the file of this device anew, with just the last change of every field of every article.

        Raises:
            LibraryWriteError: the file is as it was.
        """
        self._compact(lambda _: True)

    def compact_if_worthwhile(self) -> None:
        """`compact` where the file is over a megabyte, and at least half of it was changed again later.

        That takes reading all of it: once in a session is enough.
        """
        own = self._own.path
        if own.is_file() and own.stat().st_size > SMALL:
            self._compact(is_worthwhile)

    def stamp(self) -> Stamp:
        """A value that is another one whenever any journal file changed; it costs one look at the folder."""
        return tuple((path.name, info.st_size, info.st_mtime_ns, info.st_ino) for path, info in self._files())

    def _append(self, entries: Sequence[Entry]) -> list[Entry]:
        self._own.look()
        before, self._passed = self._own.end, None
        time = self._next_time()
        written, lines = [], []
        if self._own.is_empty:
            lines.append(header_line(Header(_generation(), self.device)))
        elif self._own.is_torn:
            lines.append(b"\n")
        device, known, described = self.device, self._own.mentioned, set[bytes]()
        for _, id, field, value, _, *about in entries:
            new = Entry(time, id, field, value, device, *about)
            uid = written_uid(id)
            lines.append(entry_line(new, describe=uid not in known and uid not in described))
            described.add(uid)
            written.append(new)
            time += _TICK
        self._own.append(b"".join(lines), described)
        self._passed = before, self._own.end
        return written

    def _next_time(self) -> datetime:
        """A time for the next change: now, and later than every change in the folder."""
        last = [time + _TICK for path, info in self._files() if (time := self._last_time(path, info))]
        return max([self._clock(), *last])

    def _last_time(self, path: Path, info: os.stat_result) -> datetime | None:
        state = (info.st_size, info.st_mtime_ns)
        known = self._last_times.get(path.name)
        if known is None or known[0] != state:
            with suppress(OSError):
                known = self._last_times[path.name] = (state, last_time(path))
        return known[1] if known else None

    def _compact(self, is_wanted: Callable[[bytes], bool]) -> None:
        own = self._own.path
        if not own.is_file():
            return
        try:
            with locked(self._folder / ".lock"):
                data = own.read_bytes()
                if is_wanted(data) and (new := compacted(data, Header(_generation(), self.device))):
                    replace_file(own, new)
        except OSError as error:
            raise write_failed(own, error) from error

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        try:
            found = sorted(os.scandir(self._folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as error:
            raise LibraryError(f"{self._folder} cannot be read: {error.strerror or error}") from error
        for entry in found:
            # Regular files only: to open anything else might never end.
            if entry.name.endswith(_SUFFIX) and not entry.name.startswith(".") and entry.is_file():
                with suppress(FileNotFoundError):
                    yield Path(entry.path), entry.stat()


def _generation() -> str:
    return os.urandom(8).hex()


def _problem(path: Path) -> Failure | None:
    source, name = _printable(str(path.parent)), _printable(path.name)
    try:
        found = damage(path)
    except OSError as error:
        return Failure(source, name, f"cannot be read: {error.strerror or error}")
    if found is None:
        return None
    told = "the line is" if found.lines == 1 else f"{found.lines} lines, of which this is the first, are"
    return Failure(source, name, f"{told} damaged, and left out", found.first)


def _printable(name: str) -> str:
    # A name that is not UTF-8 would be refused wherever the bookmarks are kept.
    return os.fsencode(name).decode("utf-8", "backslashreplace")
