"""How the app ends, beside the exit codes."""

from typing import Final, NamedTuple

OWN_LIBRARY: Final = -1
"""The reader wants to go on in their own library: they added a source to it."""


class Added(NamedTuple):
    """A source that was just added, and what it is called."""

    address: str
    name: str


class Outcome(NamedTuple):
    """The exit code, or OWN_LIBRARY with the source that was `added` to that."""

    code: int
    added: Added | None = None
