"""What one folder holds: article files, folders below it, and what is to be reported.

The first loop runs once for each file of an archive: no call in it that a hundred thousand files would notice.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reader.models import Fingerprint, Fingerprints
from reader.sources.base import FetchFailure
from reader.sources.reading import not_regular, unreadable

SUFFIXES = (".md", ".markdown", ".html", ".htm")
LEADS_OUT = "is not followed: the link leads out of the folder that was given"

_CONTROL_BYTES = bytes(range(32)) + b"\x7f"
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(slots=True)
class Scanned:
    """The content of one folder; `changed` are fingerprints of files that looked otherwise before, by key."""

    names: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    changed: dict[str, Fingerprint] = field(default_factory=dict)
    failures: list[FetchFailure] = field(default_factory=list)


def scan(path: str, prefix: str, known: Fingerprints, inside: str) -> Scanned:
    """Looks into the folder at `path`, whose keys begin with `prefix`.

    With nothing `known`, files are told by their names alone; else those known are looked at. Links to files
    are taken where they lead to a place below the folder `inside`.

    Raises:
        OSError: the folder cannot be read.
    """
    scanned = Scanned()
    with _opened(path) as folder:
        for entry in _plain_files(folder, prefix, known, scanned):
            if not entry.name.startswith("."):
                _take_other(entry, f"{path}{os.sep}{entry.name}", prefix, known, inside, scanned)
    _report_unfit_names(prefix, scanned)
    return scanned


def lies_in(path: str, folder: str) -> bool:
    """Whether a real path is the real path of `folder` or below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def readable(name: str) -> str:
    """A file name with everything that cannot be shown written as an escape."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNFIT.sub(lambda found: repr(found[0])[1:-1], text)


def unfit(name: str) -> str | None:
    """Why a file of that name is not read: it cannot be kept as text; None where it can."""
    if not _UNFIT.search(name):
        return None
    try:
        name.encode()
    except UnicodeEncodeError:
        return "is not read: its name is not UTF-8; rename it"
    return "is not read: its name holds control characters; rename it"


@contextmanager
def _opened(path: str) -> Iterator[int | str]:
    """The folder as an open file where the system can do that: looking at what is in it is quicker then."""
    if os.scandir not in os.supports_fd:
        yield path
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _plain_files(
    folder: int | str, prefix: str, known: Fingerprints, scanned: Scanned
) -> "list[os.DirEntry[str]]":
    """Takes the regular files with usual names into `scanned`, and gives everything else."""
    others: list[os.DirEntry[str]] = []
    names, changed = scanned.names, scanned.changed
    with os.scandir(folder) as found:
        for entry in found:
            name = entry.name
            if not (name.endswith(SUFFIXES) and entry.is_file(follow_symlinks=False)):
                others.append(entry)
                continue
            names.append(name)
            if known and (old := known.get(prefix + name)) is not None:
                try:
                    status = entry.stat()
                except OSError:
                    continue  # gone just now: reading it will tell
                if old.mtime_ns != status.st_mtime_ns or old.size != status.st_size:
                    changed[prefix + name] = Fingerprint(status.st_size, status.st_mtime_ns)
    return others


def _take_other(
    entry: "os.DirEntry[str]", path: str, prefix: str, known: Fingerprints, inside: str, scanned: Scanned
) -> None:
    """Puts a folder, a link, or a file with an unusual name where it belongs."""
    name, key = entry.name, prefix + entry.name
    try:
        if entry.is_dir():
            (scanned.links if entry.is_symlink() else scanned.folders).append(name)
        elif name.lower().endswith(SUFFIXES):
            if refusal := _refusal(entry, path, inside):
                scanned.failures.append(FetchFailure(readable(key), refusal))
                return
            scanned.names.append(name)
            status = entry.stat()
            seen, old = Fingerprint(status.st_size, status.st_mtime_ns), known.get(key)
            if old is not None and (old.size, old.mtime_ns) != (seen.size, seen.mtime_ns):
                scanned.changed[key] = seen
    except OSError as error:
        scanned.failures.append(FetchFailure(readable(key), unreadable(error)))


def _refusal(entry: "os.DirEntry[str]", path: str, inside: str) -> str | None:
    """Why a thing that has the name of an article is not read; None where it is."""
    if entry.is_symlink():
        target = os.path.realpath(path)
        if not lies_in(target, inside):
            return LEADS_OUT
        if not os.path.exists(target):
            return "is a link that leads nowhere"
    return None if entry.is_file() else not_regular(entry.stat().st_mode)


def _report_unfit_names(prefix: str, scanned: Scanned) -> None:
    """Takes names out that cannot be kept as text. They are checked many at once, for they are nearly always fit."""
    for names in (scanned.names, scanned.folders, scanned.links):
        if all(_all_fit("".join(names[start : start + 512])) for start in range(0, len(names), 512)):
            continue
        for name, refusal in [(name, unfit(name)) for name in names]:
            if refusal:
                names.remove(name)
                scanned.failures.append(FetchFailure(readable(prefix + name), refusal))


def _all_fit(names: str) -> bool:
    if not names.isascii():
        return not _UNFIT.search(names)
    data = names.encode()
    return len(data.translate(None, _CONTROL_BYTES)) == len(data)
