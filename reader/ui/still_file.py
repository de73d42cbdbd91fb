"""Where the still of the last view is kept, and for which starts: see `reader.ui.still`."""

import os
import sys
import time
from stat import S_ISREG

from reader import __version__
from reader.ui.ages import old

AGE = "\x02"
"""Stands before and after what tells an age: seconds since 1970, a semicolon, the width of the column."""
_MOST = 1 << 20
_WIDEST = 32
_CONTROLS = bytes(code for code in [*range(32), 127] if code not in b"\n\x1b\x02")
# What may make the same call look otherwise: variables by their names, and by how these begin.
_VARIABLES = frozenset({
    "COLORTERM", "COLUMNS", "FORCE_COLOR", "HOME", "LINES", "NO_COLOR", "TERM", "TERM_PROGRAM", "TTY_COMPATIBLE", "TZ",
    "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
})  # fmt: skip
_FAMILIES = ("NEWSREADER_", "TEXTUAL")


def states(files: list[str]) -> list[str]:
    """Each file, and what changes with it."""
    return [part for file in files for part in (file, _state(file))]


def keep(frame: str, now: str | None, states: list[str]) -> None:
    """Keeps what starts with this look will draw first, for as long as the files stay in their states."""
    if now is None or not harmless(frame):
        return
    from pathlib import Path

    from reader.files import replace_file

    path = Path(file_name())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, "\0".join([now, *states, frame]).encode("utf-8", "surrogateescape"))
    except (OSError, UnicodeError):
        forget()


def forget() -> None:
    """Shows no still at the next start."""
    from contextlib import suppress

    with suppress(OSError):
        os.unlink(file_name())


def look(words: list[str]) -> str | None:
    """All that a still must have in common with a start to be shown then; None where it cannot be shown."""
    if sys.platform == "win32" or not all(os.isatty(number) for number in (0, 1, 2)):
        return None
    try:
        size = os.get_terminal_size(0)
        here = os.getcwd() if words else ""
    except OSError:
        return None
    there = ["+" if os.path.lexists(word) else "-" for word in words]
    named = sorted(
        f"{name}={value}"
        for name, value in os.environ.items()
        if name in _VARIABLES or name.startswith(_FAMILIES)
    )
    encoding = sys.stderr.encoding if sys.stderr else ""
    return repr((__version__, size, time.localtime()[:3], encoding, here, words, there, named))


def harmless(frame: str) -> bool:
    """Whether all of it is text, looks (SGR), places (CUP) and line ends: what a terminal draws, and does not obey."""
    data = frame.encode("utf-8", "replace")
    if len(data) > _MOST or data != data.translate(None, _CONTROLS):
        return False
    # U+0080 to U+009F are the controls of ISO 6429 once more.
    if any(rest[:1] < b"\xa0" for rest in data.split(b"\xc2")[1:]):
        return False
    before, *sequences = frame.split("\x1b")
    return not before and all(
        sequence[:1] == "[" and sequence[1:].lstrip("0123456789;")[:1] in ("m", "H") for sequence in sequences
    )


def kept(now: str | None) -> str | None:
    """What is to be drawn at a start with this look; None where that is not known, or damaged, or not our own."""
    if now is None:
        return None
    try:
        status = os.stat(file_name())
        if not S_ISREG(status.st_mode) or status.st_size > _MOST or status.st_uid != os.getuid():
            return None
        with open(file_name(), encoding="utf-8", errors="surrogateescape", newline="") as file:
            kept, *files, frame = file.read(_MOST).split("\0")
        unchanged = kept == now and all(
            _state(file) == state for file, state in zip(files[::2], files[1::2], strict=True)
        )
        return _aged(frame) if unchanged and harmless(frame) else None
    except (OSError, ValueError, ArithmeticError):
        return None


def _aged(frame: str) -> str:
    parts = frame.split(AGE)
    for number in range(1, len(parts), 2):
        moment, width = parts[number].split(";")
        columns = min(int(width), _WIDEST)
        parts[number] = old(time.time() - float(moment)).rjust(columns)[:columns]
    return "".join(parts)


def _state(file: str) -> str:
    """What changes with a file."""
    try:
        status = os.stat(file)
    except OSError:
        return "-"
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns}"


def file_name() -> str:
    """Where the still is kept: in the cache folder, as `reader.paths` has it, which takes long to import."""
    usual = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(usual)
    return os.path.join(folder, "newsreader", "last.still")
