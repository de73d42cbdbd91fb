"""The file of the settings, which may be absent, or anything else that lies at its path."""

import os
from collections.abc import Sequence
from pathlib import Path

from reader.settings.faults import Fault
from reader.settings.record import Settings

# Far more than anybody writes; what is larger is another file.
LARGEST = 1_000_000
# Characters. tomllib takes five minutes for a dotted name of a million.
LONGEST_LINE = 2_000


def read(file: Path, *, needed: bool = False) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings that `file` holds, and what is wrong with it; whatever that is, the rest of the settings holds.

    An absent file is the defaults, and a fault only where it is `needed` because somebody named it.
    """
    text = _text(file, needed=needed)
    if isinstance(text, Fault):
        return Settings(), (text._replace(file=file),)
    if not text:
        return Settings(), ()
    from reader.settings.reading import parse

    settings, faults = parse(text)
    return settings, located(faults, file, text)


def located(faults: Sequence[Fault], file: Path, text: str | None = None) -> tuple[Fault, ...]:
    """`faults` with the file and the lines of their keys in it, in the order of those lines."""
    if not faults:
        return ()
    if text is None:
        found = _text(file)
        text = found if isinstance(found, str) else ""
    from reader.settings.lines import lines

    at = lines(text)
    placed = [
        fault._replace(file=file, line=fault.line or (at.get(fault.key) if fault.key else None))
        for fault in faults
    ]
    return tuple(sorted(placed, key=lambda fault: fault.line or 0))


def _text(file: Path, *, needed: bool = False) -> str | Fault:
    try:
        data = read_bytes(file)
    except FileNotFoundError:
        return Fault("there is no such file; the defaults hold.") if needed else ""
    except OSError as error:
        return Fault(f"it cannot be read: {error.strerror or error}. The defaults hold.")
    return data if isinstance(data, Fault) else decoded(data)


def decoded(data: bytes) -> str | Fault:
    """The text of a file, or why it is none that is read."""
    if len(data) > LARGEST:
        return Fault("it is larger than 1 MB; the defaults hold.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault("it is not UTF-8; the defaults hold until it is saved as that.", line=line)
    for line, words in enumerate(text.split("\n"), 1):
        if len(words) > LONGEST_LINE:
            return Fault("this line is too long; the defaults hold.", line=line)
    return text


def read_bytes(file: Path) -> bytes | Fault:
    """What a regular file holds, but for what is far too much. Raises OSError."""
    from stat import S_ISREG

    # A pipe is opened without waiting for somebody to write to it.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if str(file) == os.devnull:
            return b""
        if not S_ISREG(os.fstat(descriptor).st_mode):
            return Fault("it is no regular file; the defaults hold.")
        with open(descriptor, "rb", closefd=False) as opened:
            return opened.read(LARGEST + 1)
    finally:
        os.close(descriptor)
