"""A change the user made, and which of several changes holds."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, TypeAlias

Value: TypeAlias = bool | float | str | None


class Entry(NamedTuple):
    """One change: at `time` (UTC), on `device`, `field` of the article `id` became `value`.

    `id` is what the article was called when this was written; `title`, `url`, `source` and `key` tell which
    article it was, whatever the rules of identity are by now.
    """

    time: datetime
    id: str
    field: str
    value: Value
    device: str = ""
    title: str | None = None
    url: str | None = None
    source: str | None = None
    key: str | None = None


class Bookmark(NamedTuple):
    """How far a journal file has been read: `offset` bytes of the writing called `generation`."""

    generation: str
    offset: int


def latest(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    """What holds, by id and field: the last change by time, and by device where the times are the same.

    The order of `entries` makes no difference, nor does merging what was merged before.
    """
    winners: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        name = (entry.id, entry.field)
        rival = winners.get(name)
        if rival is None or _is_later(entry, rival):
            winners[name] = entry
    return winners


def _is_later(entry: Entry, rival: Entry) -> bool:
    if entry.time != rival.time:
        return entry.time > rival.time
    return _tie_break(entry) > _tie_break(rival)


def _tie_break(entry: Entry) -> tuple[str, str]:
    # One device never writes a time twice, but two that were copied from one another might share a name.
    return entry.device, repr((entry.value, entry.title, entry.url, entry.source, entry.key))
