"""How far an article was read."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from reader.errors import NotFoundError
from reader.library import Library
from reader.models import BEGUN_AT


class Standing(NamedTuple):
    """Where a reader was on a page of this session: how far it was scrolled in its measure, the text on its first line,
    and the target they had gone to.
    """

    y: float
    measure: int
    place: tuple[int, int]
    target: int | None = None


class Position:
    """Where the article of `id` was left the last time it was read, or was not read yet; 1.0 where it was finished.

    It is `begun` once it is read now, and from then on `finished` once the end of its text was in sight; where all
    of it `fits` into the pane, that says nothing.
    """

    def __init__(self, id: str, left_at: float) -> None:
        self.id = id
        self.left_at = left_at
        self.begun = self.finished = self.fits = False

    def reached(self, share: float) -> float:
        """How far it is read where `share` of it stands above what is seen."""
        return 1.0 if self.finished else share

    def moved(self, share: float) -> Callable[[Library], None] | None:
        """What keeps that it was read up to `share`; None where it was not read, or stayed where it was.

        Of what is seen as a whole at once nobody can tell whether it was read, unless it was begun before.
        Nor does a look at the beginning of what was finished begin it anew.
        """
        reached = self.reached(share)
        again = self.left_at == 1 and reached < BEGUN_AT
        if not self.begun or again or (self.fits and not self.left_at):
            return None
        same = abs(reached - self.left_at) < BEGUN_AT and (reached == 1) is (self.left_at == 1)
        return None if same else partial(_keep, self.id, reached)


def _keep(id: str, share: float, library: Library) -> None:
    with suppress(NotFoundError):  # its file has gone while it was read
        library.marks.keep_position(id, share)
