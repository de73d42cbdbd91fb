"""How far an article was read."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from reader.errors import NotFoundError
from reader.library import Library

NOTICEABLE = 0.02
"""A share of an article: who scrolled less has not moved on."""


class Standing(NamedTuple):
    """Where a reader was on a page of this session: how far it was scrolled in its measure, the text on its first line,
    and the target they had gone to.
    """

    y: float
    measure: int
    place: tuple[int, int]
    target: int | None = None


class Position:
    """Where the article of `id` was left the last time it was read (`begun`), or was not read yet."""

    def __init__(self, id: str, left_at: float) -> None:
        self.id = id
        self.left_at = left_at
        self.begun = False

    def moved(self, share: float) -> Callable[[Library], None] | None:
        """What keeps that it was read up to `share`; None where it was not read, or stayed where it was."""
        if not self.begun or abs(share - self.left_at) < NOTICEABLE:
            return None
        return partial(_keep, self.id, share)


def _keep(id: str, share: float, library: Library) -> None:
    with suppress(NotFoundError):  # its file has gone while it was read
        library.marks.keep_position(id, share)
