"""Everything that can go wrong with an operation, as one small tree.

::

    ReaderError                 exit code 1 unless a kind below says otherwise
    ├── UsageError              2   the caller asked for something that makes no sense
    │   ├── ConfigError         2   a configuration file, with its line or key
    │   └── QueryError          2   a query, with the column
    ├── NotFoundError           3   no such article, topic or source
    ├── LibraryError            4   the library cannot be used
    │   ├── LibraryNewerError   4   written by a newer version of this program
    │   └── LibraryWriteError   4   a full disk, a read-only folder
    └── SourceError             1   a source cannot be listed or fetched
        ├── NotAllowedError     1   … by those who do not say who they are
        └── UnreachableError    1   … just now
            └── NotNowError     1   … before some time has passed

A document that cannot be read is no error of an operation: it is a value, `models.Failure`.
"""


class ReaderError(Exception):
    """A failed operation; `str()` of it is a sentence for the person who asked."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        """`message` says what happened to which file or address, `hint` what to do about it."""
        super().__init__(message)
        self.hint = hint


def unexpected(error: BaseException) -> str:
    """A fault of the program itself, in words; they may hold anything that was at hand."""
    return f"an unexpected error, {type(error).__name__}: {error}"


class UsageError(ReaderError):
    """Asked for something that makes no sense."""

    exit_code = 2


class ConfigError(UsageError):
    """A configuration file cannot be used as it is written."""


class QueryError(UsageError):
    """A query that cannot be meant as it is written; `text` is the query, `column` where it fails, from 1."""

    def __init__(self, message: str, text: str, column: int, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.text = text
        self.column = column

    def around(self, most: int = 60) -> tuple[str, str]:
        """The query up to the column, and from there on: `most` characters of both, without line breaks."""
        text = "".join([" " if character.isspace() else character for character in self.text])
        at = self.column - 1
        return text[max(0, at - most) : at], text[at : at + most]


class NotFoundError(ReaderError):
    """Nothing of that name, or more than one thing."""

    exit_code = 3


class LibraryError(ReaderError):
    """The library cannot be used."""

    exit_code = 4


class LibraryNewerError(LibraryError):
    """The library was written by a newer version; opening it could lose what that version knows."""


class LibraryWriteError(LibraryError):
    """What the user did could not be kept, so it is not shown as done."""


class SourceError(ReaderError):
    """A source cannot be listed or fetched."""


class NotAllowedError(SourceError):
    """The server wants a user name and a password, or others than it was told."""


class UnreachableError(SourceError):
    """The server is not reached, or fails: what is at the address cannot be known now, but may be some other time."""


class NotNowError(UnreachableError):
    """The server asks for patience: it is not to be asked again for `retry_after_s` seconds."""

    def __init__(self, message: str, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
