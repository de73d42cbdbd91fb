"""How large a library is on the disk, and making it smaller."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.errors import LibraryError, ReaderError
from reader.paths import Place, place_for

UNUSED_S = 30 * 86_400
"""Libraries of sources that were given on the command line are kept for so long after they were used last."""
_OPENED = re.compile(r"(?P<name>[0-9a-f]{16}\.db)(?:$|[-.].*)")


class Shrunk(NamedTuple):
    """What shrinking did: the bytes of the database before and after, how many libraries and clones were removed with
    their bytes, and in words why the database could not be made smaller.
    """

    before: int
    after: int
    removed: int = 0
    removed_bytes: int = 0
    error: str | None = None

    @property
    def freed(self) -> int:
        """The bytes that are free again."""
        return max(0, self.before - self.after) + self.removed_bytes


def size(place: Place) -> int:
    """The bytes that the database of a library takes on the disk."""
    return sum(_bytes(place.database.with_name(place.database.name + ending)) for ending in ("", "-wal"))


def shrink(place: Place, now: float | None = None) -> Shrunk:
    """Makes the database of a library as small as what it holds, while others may use it.

    Removes clones of git archives that are sources no more, and the libraries of sources given on the command line that
    nobody has used for `UNUSED_S`. `now` is Unix time.
    """
    from reader.store.database import Database
    from reader.store.shrinking import shrink as shrink_file

    before, error = size(place), None
    try:
        database = Database(place.database)
        try:
            shrink_file(database)
        finally:
            database.close()
    except LibraryError as failure:
        error = f"{failure} {failure.hint or ''}".strip()
    removed = [_remove(files) for files in _unused(place, time.time() if now is None else now)]
    removed += [_remove([clone]) for clone in _stray_clones(place)]
    return Shrunk(before, size(place), len(removed), sum(removed), error)


def _unused(place: Place, now: float) -> Iterator[list[Path]]:
    """The files of each library under the cache folder that was not used lately."""
    folder = place_for(()).database.parent
    libraries: dict[str, list[Path]] = {}
    with suppress(FileNotFoundError):
        for file in sorted(folder.iterdir()):
            if found := _OPENED.fullmatch(file.name):
                libraries.setdefault(found["name"], []).append(file)
    for name, files in libraries.items():
        if folder / name != place.database and all(now - _changed(file) > UNUSED_S for file in files):
            yield files


def _stray_clones(place: Place) -> list[Path]:
    """The clones of a library that no source of it is read from; none where that cannot be told."""
    from reader.sources.git_clone import strays
    from reader.subscriptions import Subscriptions

    if not place.sources.exists():
        return []
    try:
        specs = Subscriptions(place.sources).all()
    except ReaderError:
        return []
    return strays([spec.address for spec in specs], str(place.clones))


def _remove(files: list[Path]) -> int:
    freed = 0
    for file in files:
        found = _bytes_below(file)
        with suppress(OSError):  # another program has it open, where that forbids it
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            else:
                file.unlink()
            freed += found
    return freed


def _bytes_below(path: Path) -> int:
    """The bytes of a file, or of all files in a folder."""
    return sum(map(_bytes, path.rglob("*"))) if path.is_dir() else _bytes(path)


def _bytes(file: Path) -> int:
    try:
        return os.stat(file).st_size
    except OSError:
        return 0


def _changed(file: Path) -> float:
    with suppress(OSError):
        return os.stat(file).st_mtime
    return 0.0
