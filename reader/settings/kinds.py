"""The kinds of values that settings have: what is allowed, and between TOML and the program both ways.

`read` takes a value as tomllib gives it and raises `NotAllowedError` where it is not allowed; `plain` gives back what
TOML and JSON can write; `allowed` says what may stand there, so that "must be …" becomes a sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from reader import durations
from reader.models import Json
from reader.settings.faults import near, shown

LONGEST_WAIT_S = 3600


class NotAllowedError(ValueError):
    """A value that is not allowed; `str` of it is a reason beyond the kind, or empty."""


class WrongInsideError(NotAllowedError):
    """What is wrong within a value of the right kind: `str` is a sentence that follows the name of the setting.

    `key` is that of the table in which it is wrong, where it is in one.
    """

    def __init__(self, words: str, key: str = "") -> None:
        super().__init__(words)
        self.key = key


class Kind(Protocol):
    """What a setting can be."""

    @property
    def allowed(self) -> str:
        """What may stand there, in words."""
        ...

    def read(self, value: object) -> object:
        """The value as the program uses it. Raises NotAllowedError."""
        ...

    def plain(self, value: object) -> Json:
        """The value as TOML has it."""
        ...


class Choice(NamedTuple):
    """One of some words."""

    words: Sequence[str]

    @property
    def allowed(self) -> str:
        """All of them."""
        return either(self.words)

    def read(self, value: object) -> object:
        """The word itself."""
        if value in self.words:
            return value
        raise NotAllowedError(near(value, list(self.words)) if isinstance(value, str) else "")

    def plain(self, value: object) -> Json:
        """The word itself."""
        return str(value)


class Flag(NamedTuple):
    """Yes or no."""

    allowed: str = "true or false"

    def read(self, value: object) -> object:
        """The truth."""
        if isinstance(value, bool):
            return value
        raise NotAllowedError

    def plain(self, value: object) -> Json:
        """The truth."""
        return bool(value)


class Whole(NamedTuple):
    """A whole number within limits."""

    least: int
    most: int

    @property
    def allowed(self) -> str:
        """The limits."""
        if self.most == self.least + 1:
            return f"{self.least} or {self.most}"
        return f"a whole number from {self.least} to {self.most}"

    def read(self, value: object) -> object:
        """The number."""
        if isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most:
            return value
        raise NotAllowedError

    def plain(self, value: object) -> Json:
        """The number."""
        return value if isinstance(value, int) else None


class Name(NamedTuple):
    """A name that only the app or the library knows."""

    allowed: str = "a name in quotes"

    def read(self, value: object) -> object:
        """The name."""
        if isinstance(value, str) and value.strip():
            return printable(value)
        raise NotAllowedError

    def plain(self, value: object) -> Json:
        """The name."""
        return str(value)


class ReadAfter(NamedTuple):
    """When an opened article is marked read: seconds, None for never."""

    allowed: str = f'"on open", "never" or a number of seconds up to {LONGEST_WAIT_S}'

    def read(self, value: object) -> object:
        """Seconds, 0 at once; None never."""
        if isinstance(value, str):
            words = {"on open": 0.0, "never": None}
            if value in words:
                return words[value]
            raise NotAllowedError(near(value, list(words)))
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise NotAllowedError
        if 0 <= value <= LONGEST_WAIT_S:
            return float(value)
        raise NotAllowedError

    def plain(self, value: object) -> Json:
        """The words where there are some."""
        if not isinstance(value, int | float):
            return "never"
        return "on open" if value == 0 else int(value) if value == int(value) else value


class Duration(NamedTuple):
    """A length of time in seconds, 0 for "when asked"."""

    allowed: str = durations.ALLOWED

    def read(self, value: object) -> object:
        """The seconds."""
        if not isinstance(value, str):
            raise NotAllowedError
        try:
            return durations.seconds(value)
        except ValueError as error:
            raise NotAllowedError(
                f" {error}" if str(error) else near(value, [durations.WHEN_ASKED])
            ) from None

    def plain(self, value: object) -> Json:
        """A number and a unit."""
        return durations.written(value) if isinstance(value, int) else None


class Words(NamedTuple):
    """A command: a program and what follows it."""

    allowed: str = "a list of words, or a text that is split into words as a shell would"

    def read(self, value: object) -> object:
        """The words; none for an empty list or text."""
        words = self._split(value) if isinstance(value, str) else value
        if not isinstance(words, list):
            raise NotAllowedError
        checked = texts(words)
        if checked and (not checked[0].strip() or "{url}" in checked[0]):
            raise NotAllowedError(" The first word is the program.")
        return checked

    def _split(self, text: str) -> list[str]:
        import shlex

        try:
            return shlex.split(text)
        except ValueError as error:
            raise NotAllowedError(f" It cannot be split: {str(error).lower()}.") from None

    def plain(self, value: object) -> Json:
        """The list of words."""
        return [*value] if isinstance(value, tuple) else []


class Program(Words):
    """A command that names a program in any case."""

    def read(self, value: object) -> object:
        """The words, of which there is one at least."""
        if not (words := super().read(value)):
            raise NotAllowedError(" The first word is the program.")
        return words


class Names(NamedTuple):
    """Names that only the library knows."""

    allowed: str = "a list of names in quotes"

    def read(self, value: object) -> object:
        """The names."""
        names = texts(value)
        if all(name.strip() for name in names):
            return names
        raise NotAllowedError

    def plain(self, value: object) -> Json:
        """The list of names."""
        return [*value] if isinstance(value, tuple) else []


class Keys(NamedTuple):
    """The keys of a command."""

    allowed: str = "a key in quotes, a list of them, or [] for none"

    def read(self, value: object) -> object:
        """The keys as they are written."""
        keys = texts([value] if isinstance(value, str) else value)
        if all(keys):
            return keys
        raise NotAllowedError

    def plain(self, value: object) -> Json:
        """One key by itself, else the list."""
        keys = [*value] if isinstance(value, tuple) else []
        return keys[0] if len(keys) == 1 else keys


def texts(values: object) -> tuple[str, ...]:
    """A list of texts, each printable. Raises NotAllowedError."""
    if not isinstance(values, list):
        raise NotAllowedError
    return tuple(printable(value) for value in values)


def printable(value: object) -> str:
    """A text without control characters. Raises NotAllowedError."""
    if not isinstance(value, str):
        raise NotAllowedError
    if not value.isprintable():
        raise NotAllowedError(f" {shown(value)} holds characters that cannot be seen.")
    return value


def either(words: Sequence[str]) -> str:
    """Words in quotes, as a choice."""
    quoted = [f'"{word}"' for word in words]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
