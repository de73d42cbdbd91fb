"""Reads one file of a local source: regular files only, whole, of bounded size, with a fingerprint."""

import os
import stat
import time
from hashlib import blake2b

from reader.models import Fingerprint

MAX_ARTICLE_BYTES = 8 << 20

# A file written again within the granularity of its time stamp would look unchanged. What is read that soon
# after it was written is remembered without its time, so that it is read once more (as git's index does).
RACY_NS = 2_000_000_000

# Without O_NONBLOCK, opening a named pipe waits for somebody to write to it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class Refused(Exception):  # noqa: N818 - not an error of the program: the words of a FetchFailure on their way up
    """A file that is not read, and why in words."""


def look(path: str, known: Fingerprint | None) -> Fingerprint | None:
    """What can be told of a file without reading it: `known` itself where it looks as it did.

    None where nothing is known of it, so that it has to be read.

    Raises:
        Refused: there is no such file, or it is not a regular one.
    """
    try:
        status = os.stat(path)
    except OSError as error:
        raise Refused(unreadable(error)) from None
    _check(status)
    if known is None:
        return None
    same = (known.size, known.mtime_ns) == (status.st_size, status.st_mtime_ns)
    return known if same else Fingerprint(status.st_size, status.st_mtime_ns)


def read_file(path: str) -> tuple[bytes, Fingerprint]:
    """The bytes of a regular file and the fingerprint to remember it by.

    Raises:
        Refused: it cannot be opened, is not a regular file, or is larger than `MAX_ARTICLE_BYTES`.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            status = os.fstat(descriptor)
            _check(status)
            data = _read(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Refused(unreadable(error)) from None
    age = time.time_ns() - status.st_mtime_ns
    seen = 0 if -RACY_NS < age < RACY_NS else status.st_mtime_ns
    return data, Fingerprint(len(data), seen, digest(data))


def digest(data: bytes) -> bytes:
    """The 16 bytes that stand for the content of a document."""
    return blake2b(data, digest_size=16).digest()


def unreadable(error: OSError) -> str:
    """An operating system's refusal, in words."""
    return f"cannot be read: {(error.strerror or str(error)).lower()}"


def what_it_is(mode: int) -> str:
    """What a thing in a folder is that is not a regular file, by its mode."""
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((words for test, words in kinds if test(mode)), "something else")


def not_regular(mode: int) -> str:
    """Why a thing that is not a regular file is not read."""
    return f"is not read: it is {what_it_is(mode)}, not a regular file"


def _check(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Refused(not_regular(status.st_mode))
    if status.st_size > MAX_ARTICLE_BYTES:
        raise Refused(_too_large(status.st_size))


def _read(descriptor: int, size: int) -> bytes:
    """The file to its end, normally in one call: one byte more is asked for than it said to hold."""
    data = os.read(descriptor, size + 1)
    if len(data) <= size:
        return data
    chunks = [data]
    total = len(data)
    while chunk := os.read(descriptor, 1 << 16):
        chunks.append(chunk)
        total += len(chunk)
        if total > MAX_ARTICLE_BYTES:
            raise Refused(_too_large(total))
    return b"".join(chunks)


def _too_large(size: int) -> str:
    return (
        f"is not read: {size / 1e6:.1f} MB is more than the {MAX_ARTICLE_BYTES >> 20} MB an article may have"
    )
