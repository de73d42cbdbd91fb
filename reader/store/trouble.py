"""What may be wrong with a database file: its errors in words, and moving it out of the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from reader.errors import LibraryError, LibraryWriteError
from reader.store import schema

DAMAGED = (apsw.CorruptError, apsw.NotADBError)
_WRITING = frozenset(
    (
        apsw.SQLITE_IOERR_WRITE,
        apsw.SQLITE_IOERR_FSYNC,
        apsw.SQLITE_IOERR_TRUNCATE,
        apsw.SQLITE_IOERR_SHMSIZE,
        apsw.SQLITE_IOERR_COMMIT_ATOMIC,
    )
)


class OlderSchemaError(Exception):
    """The database has the tables of an older version: it is made anew from its sources."""


def set_aside(file: Path) -> Path:
    """Moves a database that cannot be used out of the way, and tells where it lies now."""
    number = 1
    while (aside := file.with_name(f"{file.name}.set-aside-{number}")).exists():
        number += 1
    file.rename(aside)
    remove(file)
    return aside


def inode(file: Path) -> int | None:
    """Which file lies at a path just now; None where there is none."""
    try:
        return file.stat().st_ino
    except OSError:
        return None


def remove(file: Path) -> None:
    """Removes a database with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Turns what SQLite and the file system raise into errors for a reader of them."""
    try:
        yield
    except apsw.InterruptError:
        raise InterruptedError from None
    except apsw.FullError as error:
        raise LibraryWriteError(
            f"The disk of {file} is full.", "Make room and try again; nothing is lost."
        ) from error
    except (apsw.ReadOnlyError, PermissionError) as error:
        raise LibraryWriteError(f"{file} cannot be written.", "Check its permissions.") from error
    except DAMAGED as error:
        raise LibraryError(
            f"{file} was damaged and has been set aside.",
            "Start again and it is rebuilt from its sources; what you marked is kept in the journal.",
        ) from error
    except apsw.BusyError as error:
        raise LibraryError(f"{file} is in use by another program.", "Try again in a moment.") from error
    except apsw.IOError as error:
        if getattr(error, "extendedresult", 0) not in _WRITING:
            raise LibraryError(f"{file} cannot be read: {error}.", "Check its disk.") from error
        raise LibraryWriteError(
            f"{file} was not written: the disk is full or at its limits.",
            "Make room and try again; nothing is lost.",
        ) from error
    except (apsw.CantOpenError, OSError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        raise LibraryError(
            f"{file} cannot be used: {reason}.",
            "Make a folder of it that can be written, or name another file with --library.",
        ) from error


def is_ours(file: Path) -> bool:
    """Whether a file that cannot be opened was a library: by its mark, or by where and how it is kept."""
    with file.open("rb") as stream:
        mark = stream.read(72)[68:]
    if mark == schema.APPLICATION.to_bytes(4, "big"):
        return True
    beside = (file.with_name(file.name + ending) for ending in (".data", ".refresh"))
    return file.name == "library.db" or any(path.exists() for path in beside)
