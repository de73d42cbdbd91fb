"""Files that we write ourselves: names of our own, whole or not at all, on the disk before we say so."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import LibraryWriteError

_BINARY = getattr(os, "O_BINARY", 0)
_FULL = {
    errno.ENOSPC: "the disk is full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "the disk is full: the quota is used up",
    errno.EFBIG: "the disk is full: no file may grow as large here",
}


def slug(text: str, longest: int = 60) -> str:
    """`text` as a part of a file name, of `[a-z0-9-]` alone; empty where nothing of it is left."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain.replace("'", "")).split()
    return "-".join(words)[:longest].rstrip("-")


def write_failed(path: Path, error: OSError) -> LibraryWriteError:
    """The error to raise where `path` could not be written, in words."""
    if error.errno in _FULL:
        return LibraryWriteError(f"{path} was not written: {_FULL[error.errno]}", "Make room and try again.")
    return LibraryWriteError(f"{path} was not written: {error.strerror or error}")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keeps other processes (and threads) that lock `path` waiting; `path` is an empty file that stays.

    Where the file system knows no locks, there is none.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with suppress(OSError):
            _lock(descriptor)
        yield
    finally:
        os.close(descriptor)  # which gives the lock back


@contextmanager
def try_locked(path: Path) -> Iterator[bool]:
    """Locks `path` as `locked` does if nobody else has; gives whether it did."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _lock(descriptor, wait=False)
        except BlockingIOError:
            yield False
        except OSError:
            yield True  # where the file system knows no locks, nobody is kept out
        else:
            yield True
    finally:
        os.close(descriptor)


def append_to(path: Path, data: bytes) -> None:
    """Appends `data` to the file at `path`, synced; a file that cannot take all of it stays as it was.

    Raises:
        OSError: nothing was appended.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        try:
            _write(descriptor, data)
            if size == 0:
                sync_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Makes `data` the content of the file at `path`, synced; whoever looks sees the old or the new, whole.

    A file that was there keeps its permissions; a new one is for the user alone.

    Raises:
        OSError: the file is as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        try:
            _write(descriptor, data)
        finally:
            os.close(descriptor)
        with suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes sure that names made, changed or removed in `folder` survive a power cut."""
    if sys.platform == "win32":
        return  # where a folder cannot be opened, and names are synced with their files
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    os.fsync(descriptor)


def _lock(descriptor: int, *, wait: bool = True) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
