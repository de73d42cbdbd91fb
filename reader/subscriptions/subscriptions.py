"""The list of sources: read, and changed one source at a time."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.content.urls import public
from reader.errors import ConfigError, NotFoundError, UsageError
from reader.files import locked, replace_file, write_failed
from reader.models import SourceSpec
from reader.subscriptions import editing
from reader.subscriptions.addresses import meant, near, normalise
from reader.subscriptions.reading import specs

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


class Subscriptions:
    """The list of sources in `file`, which is read anew each time."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> tuple[SourceSpec, ...]:
        """The sources in the order of the file; none where there is no file.

        Raises:
            ConfigError: the file cannot be used as it is written.
        """
        text = self._text()
        return specs(text, self._file) if text else ()

    def add(self, spec: SourceSpec) -> None:
        """Adds a source at the end, its address as `normalise` gives it.

        Raises:
            UsageError: it is there already, or has no address that a text file can hold.
            ConfigError: the file cannot be used as it is written.
            LibraryWriteError: the file could not be written.
        """
        new = spec._replace(address=normalise(spec.address))
        if not _is_text(new.address):
            raise UsageError(f"{public(new.address)!a} is not UTF-8, so it cannot be kept in {self._file}")

        def adding(document: "TOMLDocument", addresses: list[str]) -> "TOMLDocument":
            if new.address in addresses:
                raise UsageError(f"{public(new.address)} is a source already")
            editing.append(document, new)
            return document

        self._edit(adding)

    def remove(self, address: str) -> str:
        """Removes a source, and gives its address as it was kept; the comments before and after it stay.

        Raises:
            NotFoundError: there is none at `address`; it names those near.
            ConfigError: the file cannot be used as it is written.
            LibraryWriteError: the file could not be written.
        """
        removed = ""

        def removing(document: "TOMLDocument", addresses: list[str]) -> "TOMLDocument":
            nonlocal removed
            place = _place(address, addresses)
            removed = addresses[place]
            return editing.remove(document, place)

        self._edit(removing)
        return removed

    def enable(self, address: str, enabled: bool) -> None:
        """Switches a source on or off.

        Raises:
            NotFoundError: there is none at `address`; it names those near.
            ConfigError: the file cannot be used as it is written.
            LibraryWriteError: the file could not be written.
        """

        def switching(document: "TOMLDocument", addresses: list[str]) -> "TOMLDocument":
            editing.switch(document, _place(address, addresses), enabled=enabled)
            return document

        self._edit(switching)

    def _edit(self, change: Callable[["TOMLDocument", list[str]], "TOMLDocument"]) -> None:
        # Where the file is a link (into a folder of dotfiles, say), what it leads to is written.
        file = Path(os.path.realpath(self._file))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with locked(file.with_name(f".{file.name}.lock")):
                text = self._text()
                addresses = [spec.address for spec in specs(text, self._file)]
                new = change(editing.parsed(text), addresses).as_string()
                if new != text:
                    replace_file(file, new.encode("utf-8"))
        except OSError as error:
            raise write_failed(self._file, error) from error

    def _text(self) -> str:
        try:
            return self._file.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise ConfigError(f"{self._file} cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise ConfigError(f"{self._file}: not UTF-8 (at line {line})", "Save it as UTF-8.") from error


def _place(address: str, addresses: list[str]) -> int:
    wanted = address if address in addresses else normalise(address)
    if found := meant(wanted, addresses):
        return addresses.index(found)
    likely = near(wanted, addresses)
    raise NotFoundError(
        f"{public(wanted)} is not among the sources"
        + (f"; did you mean {' or '.join(likely)}?" if likely else "")
    )


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
