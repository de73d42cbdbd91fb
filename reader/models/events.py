"""What a refresh tells while it goes on."""

from typing import Literal, NamedTuple, TypeAlias

from reader.models.documents import Failure
from reader.models.sources import SourceKind


class Progress(NamedTuple):
    """How far a source is: `done` of `total` documents looked at, `saved` articles so far visible."""

    source: str
    done: int
    total: int | None
    saved: int


class Begun(NamedTuple):
    """A refresh of these sources begins, by their addresses; each of them is reported when it is done."""

    sources: tuple[str, ...]


class SourceRefreshed(NamedTuple):
    """A source is done. Counts are articles; `failures` are the documents that could not be read.

    `moved_to` is the address that it has from now on, where its server said for the second time that it moved for good;
    `twin` is that address where another source has it, so that this one stays where it was.
    """

    source: str
    kind: SourceKind
    status: Literal["updated", "unchanged", "failed"]
    new: int = 0
    changed: int = 0
    gone: int = 0
    seconds: float = 0.0
    error: str | None = None
    failures: tuple[Failure, ...] = ()
    moved_to: str | None = None
    twin: str | None = None


class Grouping(NamedTuple):
    """Articles are compared with others, to find which tell the same event: `done` of `total` so far."""

    done: int
    total: int


class Noticed(NamedTuple):
    """A rule was to tell of articles that arrived: their ids, and the headlines of the first of them."""

    rule: str
    titles: tuple[str, ...]
    ids: tuple[str, ...]


RefreshEvent: TypeAlias = Begun | Progress | SourceRefreshed | Grouping | Noticed
