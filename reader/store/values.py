"""What comes out of a column, as the type that the tables promise."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from apsw import Connection

__all__ = ["Connection", "Row", "Value", "fetch", "integer", "maybe_integer", "maybe_text", "numbers"]

Value: TypeAlias = int | float | str | bytes | None
Row: TypeAlias = tuple[Value, ...]


def fetch(connection: Connection, sql: str, values: Sequence[Value] = ()) -> list[Row]:
    """All rows of a query, inside a transaction."""
    return connection.execute(sql, values).fetchall()


def integer(value: Value) -> int:
    """A column that holds whole numbers."""
    assert isinstance(value, int), value
    return value


def maybe_integer(value: Value) -> int | None:
    """A column that holds whole numbers or nothing."""
    return None if value is None else integer(value)


def maybe_text(value: Value) -> str | None:
    """A column that holds text or nothing."""
    return None if value is None else str(value)


def numbers(values: Iterable[int]) -> str:
    """Numbers as a JSON list, which `json_each` makes a table of."""
    return "[" + ",".join(map(str, values)) + "]"
