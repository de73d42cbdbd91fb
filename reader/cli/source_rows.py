"""Sources as rows of `newsreader sources`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from reader.cli.records import cell
from reader.cli.table import Column, Row
from reader.content.urls import public
from reader.models import Json, SourceStatus

COLUMNS = (
    Column("Name", most=32),
    Column("Kind", spare=True),
    Column("Articles", right=True),
    Column("Last success", spare=True),
    Column("Next", spare=True),
    Column("State", flexible=True),
)


def row(status: SourceStatus, name: str) -> Row:
    """A source as a person wants it told."""
    cells = (
        name,
        status.kind,
        str(status.articles),
        moment(status.succeeded_at, "never"),
        moment(status.next_at, "") if status.spec.enabled else "",
        state(status),
    )
    return Row(cells, strong=status.error is not None)


def names(sources: Sequence[SourceStatus]) -> dict[str, str]:
    """What sources are called where there is little room, by their addresses.

    Those of the same name are told by their addresses, and these without their schemes.
    """
    number = Counter(one.name for one in sources)
    return {
        one.spec.address: _short(one.name if number[one.name] == 1 else one.spec.address) for one in sources
    }


def _short(name: str) -> str:
    return public(name).removeprefix("https://").removeprefix("http://")


def cells(record: Mapping[str, Json]) -> list[str]:
    """A source as a script wants it told, from its record: what is missing is empty, topics stand as `Tech/Linux`."""
    return [_cell(value) for value in record.values()]


def _cell(value: Json) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {cell(told)}" for name, told in value.items() if told is not None)
    if isinstance(value, list):
        return ", ".join("/".join(map(str, path)) if isinstance(path, list) else str(path) for path in value)
    return cell(value)


def state(status: SourceStatus) -> str:
    """How it fares, in words, the shortest of what there is to know first; empty where all is well."""
    if not status.spec.enabled:
        return "disabled"
    if status.error is None:
        return f"{status.problems} not read" if status.problems else ""
    # The address stands before it in messages that stand alone.
    error = status.error.removeprefix(public(status.spec.address)).lstrip(": ")
    if status.failures <= 1:
        return error
    since = "" if status.failing_since is None else f" since {_day(status.failing_since)}"
    return f"{status.failures} times{since}: {error}"


def moment(time: datetime | None, otherwise: str) -> str:
    """A time to the minute, as it is where the user is."""
    return otherwise if time is None else time.astimezone().strftime("%Y-%m-%d %H:%M")


def _day(time: datetime) -> str:
    local = time.astimezone()
    return (
        f"{local.day} {local:%b}" if local.year == datetime.now().astimezone().year else f"{local:%Y-%m-%d}"
    )
