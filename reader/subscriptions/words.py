"""From what a user types to sources."""

import os
from collections.abc import Sequence

from reader.errors import NotFoundError, SourceError, UsageError
from reader.models import SourceKind, SourceSpec
from reader.subscriptions.addresses import normalise


def specs_of(addresses: Sequence[str], kind: SourceKind | None = None) -> tuple[SourceSpec, ...]:
    """The sources meant by words that a user typed, each once.

    Raises:
        UsageError: a source is written in a way that cannot be meant.
        NotFoundError: a file or folder does not exist.
        SourceError: the system lets nobody look whether it does.
    """
    for word in addresses:
        _check_exists(word)
    return tuple(SourceSpec(address, kind) for address in dict.fromkeys(map(normalise, addresses)))


def _check_exists(word: str) -> None:
    if word == "":
        raise UsageError("A source may not be empty.", "Name a file, a folder or an http(s) address.")
    if word == "-" or "://" in word:
        return
    try:
        os.lstat(os.path.expanduser(word))
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"There is no file or folder {word!r}.") from None
    except OSError as error:
        raise SourceError(
            f"{word!r} cannot be looked at: {(error.strerror or str(error)).lower()}."
        ) from None
