"""The journal: the files of all devices, of which this device writes one."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from reader.errors import LibraryError
from reader.files import append_to, locked, replace_file, slug, write_failed
from reader.journal.compaction import compacted, is_worthwhile
from reader.journal.device import device_name
from reader.journal.entries import Bookmark, Entry
from reader.journal.lines import Header, entry_line, header_line, mentioned
from reader.journal.reading import last_time, read_file

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
        self._own = folder / (self.device + _SUFFIX)
        self._clock = clock
        self._last_times: dict[str, tuple[tuple[int, int], datetime | None]] = {}
        self._damaged: dict[Path, int] = {}
        self._unreadable: dict[Path, OSError] = {}

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
            raise write_failed(self._own, error) from error

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
            except OSError as error:
                self._unreadable[path] = error
                bookmarks.update({name: before} if before else {})
                continue
            self._unreadable.pop(path, None)
            self._damaged[path] = reading.damaged + (self._damaged.get(path, 0) if reading.start else 0)
            entries += reading.entries
            bookmarks[name] = reading.bookmark
        return entries, bookmarks

    def problems(self) -> tuple[str, ...]:
        """What could not be read so far, a sentence a file."""
        damaged = [
            f"{path}: {count} damaged line{'s' if count > 1 else ''} left out"
            for path, count in self._damaged.items()
            if count
        ]
        return (
            *damaged,
            *(
                f"{path} cannot be read: {error.strerror or error}"
                for path, error in self._unreadable.items()
            ),
        )

    def compact(self) -> None:
        """Writes the file of this device anew, with just the last change of every field of every article.

        Raises:
            LibraryWriteError: the file is as it was.
        """
        self._compact(lambda _: True)

    def compact_if_worthwhile(self) -> None:
        """`compact` where the file is over a megabyte, and at least half of it was changed again later."""
        self._compact(is_worthwhile)

    def stamp(self) -> Stamp:
        """A value that is another one whenever any journal file changed; it costs one look at the folder."""
        return tuple((path.name, info.st_size, info.st_mtime_ns, info.st_ino) for path, info in self._files())

    def _append(self, entries: Sequence[Entry]) -> list[Entry]:
        old = self._own.read_bytes() if self._own.is_file() else b""
        known = mentioned(old, {entry.id for entry in entries})
        time = self._next_time()
        written, lines = [], []
        if not old:
            lines.append(header_line(Header(_generation(), self.device)))
        elif not old.endswith(b"\n"):
            lines.append(b"\n")  # the last line was never finished
        for entry in entries:
            new = Entry(
                time,
                entry.id,
                entry.field,
                entry.value,
                self.device,
                entry.title,
                entry.url,
                entry.source,
                entry.key,
            )
            lines.append(entry_line(new, describe=entry.id not in known))
            known.add(entry.id)
            written.append(new)
            time += _TICK
        append_to(self._own, b"".join(lines))
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
        if not self._own.is_file():
            return
        try:
            with locked(self._folder / ".lock"):
                data = self._own.read_bytes()
                if is_wanted(data) and (new := compacted(data, Header(_generation(), self.device))):
                    replace_file(self._own, new)
        except OSError as error:
            raise write_failed(self._own, error) from error

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


def _printable(name: str) -> str:
    # A name that is not UTF-8 would be refused wherever the bookmarks are kept.
    return os.fsencode(name).decode("utf-8", "backslashreplace")
