"""Reading a journal file from where it was left."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from reader.journal.entries import Bookmark, Entry
from reader.journal.lines import Header, as_entry, as_header, decode, is_whole

_LONGEST = 1 << 20  # bytes of a line: what is longer was not written here
_TAIL = 1 << 14

_Description: TypeAlias = tuple[str | None, str | None, str | None, str | None]
_NOTHING: _Description = (None, None, None, None)


class Reading(NamedTuple):
    """What was new in a file, and how far it has been read now."""

    entries: list[Entry]
    bookmark: Bookmark


class Damage(NamedTuple):
    """How many lines of a file are damaged, and the number of the first of them, from 1."""

    lines: int
    first: int


def read_file(path: Path, bookmark: Bookmark | None) -> Reading:
    """The changes in the file at `path` after `bookmark`; all where it was written anew since then.

    Every change of an article carries the article's description where the file told it in the lines read.
    A last line without an end is left for the next time: it is being written, or never was.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        header = _header(file)
        generation = header.generation if header else ""
        offset = _start(file, generation, bookmark)
        device = header.device if header else ""
        return _read(file, Bookmark(generation, offset), device or path.stem)


def last_time(path: Path) -> datetime | None:
    """The newest time in the last lines of the file at `path`; files are in order of time.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        records = map(decode, file.read(_TAIL).split(b"\n"))
        entries = (as_entry(record, "") for record in records if record)
        return max((entry.time for entry in entries if entry), default=None)


def damage(path: Path) -> Damage | None:
    """The damage to the file at `path`, all of which is read; None where there is none.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        numbered = enumerate(_whole_lines(file, 0), 1)
        damaged = [number for number, line in numbered if not is_whole(line) and line.strip()]
    return Damage(len(damaged), damaged[0]) if damaged else None


def _header(file: BinaryIO) -> Header | None:
    record = decode(file.readline(_LONGEST))
    return as_header(record) if record else None


def _start(file: BinaryIO, generation: str, bookmark: Bookmark | None) -> int:
    if bookmark is None or bookmark.generation != generation or bookmark.offset < 1:
        return 0
    # A file that was restored from an older copy may be shorter, or have other lines there.
    file.seek(bookmark.offset - 1)
    return bookmark.offset if file.read(1) == b"\n" else 0


def _read(file: BinaryIO, start: Bookmark, device: str) -> Reading:
    entries: list[Entry] = []
    described: dict[str, _Description] = {}
    offset = start.offset
    for line in _whole_lines(file, offset):
        offset += len(line)
        record = decode(line)
        if record and (entry := as_entry(record, device)):
            entries.append(_with_description(entry, described))
    return Reading(entries, Bookmark(start.generation, offset))


def _whole_lines(file: BinaryIO, offset: int) -> Iterator[bytes]:
    file.seek(offset)
    while line := file.readline(_LONGEST):
        if not line.endswith(b"\n") and len(line) < _LONGEST:
            return
        yield line


def _with_description(entry: Entry, described: dict[str, _Description]) -> Entry:
    told = (entry.title, entry.url, entry.source, entry.key)
    if told != _NOTHING:
        described[entry.id] = told
    elif entry.id in described:
        return Entry(entry.time, entry.id, entry.field, entry.value, entry.device, *described[entry.id])
    return entry
