"""The list of sources: read, and changed one change at a time."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.content.urls import public
from reader.errors import ConfigError, UsageError
from reader.files import locked, replace_file, write_failed
from reader.models import SourceSpec
from reader.subscriptions.addresses import normalise

if TYPE_CHECKING:
    from reader.subscriptions.changing import Listed


class Subscriptions:
    """The list of sources in `file`, which is read anew each time; it is taken apart when it has changed.

    What changes it raises ConfigError where the file cannot be used as it is written, and LibraryWriteError where it
    could not be written.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._last: tuple[str, tuple[SourceSpec, ...]] = "", ()

    def all(self) -> tuple[SourceSpec, ...]:
        """The sources in the order of the file; none where there is no file.

        Raises:
            ConfigError: the file cannot be used as it is written.
        """
        return self._read(self._text())

    def mistakes(self) -> list[ConfigError]:
        """All that is wrong with the file; nothing where it can be used."""
        from reader.subscriptions.reading import mistakes

        try:
            return mistakes(self._text(), self._file)
        except ConfigError as error:
            return [error]

    def add(self, spec: SourceSpec) -> None:
        """Adds a source at the end, its address as `normalise` gives it.

        Raises:
            UsageError: it is there already, or cannot be kept in a text file.
        """
        if not self.add_all([spec]):
            from reader.subscriptions.changing import there_already

            raise there_already(normalise(spec.address))

    def add_all(self, wanted: Sequence[SourceSpec]) -> tuple[SourceSpec, ...]:
        """Adds sources at the end, in one write; gives those that were not there yet, as they are kept.

        Raises:
            UsageError: one of them cannot be kept in a text file; none is added.
        """
        from reader.subscriptions.changing import adding

        fit = [self._fit(spec) for spec in wanted]
        before, now = self._edit(lambda now: adding(now, fit))
        return now[len(before) :]

    def remove(self, address: str) -> str:
        """Removes a source, and gives its address as it was kept; the comments before and after it stay.

        Raises:
            NotFoundError: there is none at `address`; it names those near.
        """
        from reader.subscriptions.changing import removing

        before, now = self._edit(lambda now: removing(now, address))
        return next(old.address for old, new in zip(before, (*now, None), strict=True) if old != new)

    def enable(self, address: str, enabled: bool) -> None:
        """Switches a source on or off.

        Raises:
            NotFoundError: there is none at `address`; it names those near.
        """
        from reader.subscriptions.changing import replacing

        self._edit(lambda now: replacing(now, address, lambda spec: spec._replace(enabled=enabled)))

    def change(self, address: str, edit: Callable[[SourceSpec], SourceSpec]) -> tuple[SourceSpec, SourceSpec]:
        """Makes the source at `address` what `edit` makes of it; gives it as it was and as it is kept now.

        Comments stay, also those on lines of keys that go. It may have another address afterwards: it has moved.

        Raises:
            NotFoundError: there is none at `address`; it names those near.
            UsageError: another source is at the new address already, or it cannot be kept in a text file.
        """
        from reader.subscriptions.changing import replacing

        seen: list[tuple[SourceSpec, SourceSpec]] = []

        def changed(old: SourceSpec) -> SourceSpec:
            seen.append((old, self._fit(edit(old))))
            return seen[-1][1]

        self._edit(lambda now: replacing(now, address, changed))
        return seen[-1]

    def _fit(self, spec: SourceSpec) -> SourceSpec:
        """The source as the file will tell it."""
        from reader.subscriptions.fields import checked

        new = spec._replace(address=normalise(spec.address))
        try:
            new.address.encode("utf-8")
        except UnicodeEncodeError:
            raise UsageError(
                f"{public(new.address)!a} is not UTF-8, so it cannot be kept in {self._file}"
            ) from None
        return checked(new)

    def _edit(
        self, change: "Callable[[Listed], Listed]"
    ) -> tuple[tuple[SourceSpec, ...], tuple[SourceSpec, ...]]:
        """Changes the file, and gives the sources as they were and as they are."""
        # Where the file is a link (into a folder of dotfiles, say), what it leads to is written.
        file = Path(os.path.realpath(self._file))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with locked(file.with_name(f".{file.name}.lock")):
                now = self._now()
                new = change(now)
                if new.text != now.text:
                    self._check(new)
                    replace_file(file, new.text.encode("utf-8"))
                return now.sources, new.sources
        except OSError as error:
            raise write_failed(self._file, error) from error

    def _now(self) -> "Listed":
        from reader.subscriptions.changing import Listed, is_changeable

        text = self._text()
        now = Listed(text, self._read(text))
        if is_changeable(now):
            return now
        raise ConfigError(
            f"{self._file}: sources can be added, changed and removed only where each is written under its own"
            " [[source]]"
        )

    def _check(self, new: "Listed") -> None:
        """Makes sure that the text says what is meant, however odd it was before; else nothing is written."""
        try:
            if self._read(new.text) == new.sources:
                return
        except ConfigError:
            pass
        raise ConfigError(
            f"{self._file} is written in a way that cannot be changed safely", "Change it by hand."
        )

    def _read(self, text: str) -> tuple[SourceSpec, ...]:
        if text != self._last[0]:
            from reader.subscriptions.reading import specs

            self._last = text, specs(text, self._file)
        return self._last[1]

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
