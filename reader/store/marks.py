"""The projection of the journal: what is marked how, for articles that are here and for those still to come."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from apsw import Connection

from reader.models import Field
from reader.store.counting import OF_UIDS, mark_read, uncounted
from reader.store.database import Database
from reader.store.giving import IN_TOPIC
from reader.store.hiding import HIDDEN_FROM, hide_anew
from reader.store.notes import NOTE
from reader.store.values import Value, fetch, integer, numbers

FLAGS: tuple[Field, ...] = ("read", "starred", "later", "hidden")

_TAKE_OVER = """
INSERT INTO marks VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(uid, field) DO UPDATE
SET value = ?3, time = ?4, device = ?5 WHERE (?4, ?5, quote(?3)) > (time, device, quote(value))"""
_HOLDING = """
SELECT m.uid, m.field, m.value, m.time, m.device FROM json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value"""


BY = "by:"
"""How the fields of marks begin that tell which rule made another one, whose field follows."""
OF_RULES = "m.field >= 'by:' AND m.field < 'by;' AND m.value IS NOT NULL"

MarkValue: TypeAlias = bool | float | str | None


class Mark(NamedTuple):
    """The last word on one field of one article. `time` is ISO 8601 in UTC and compares as text."""

    uid: int
    field: str
    value: MarkValue
    time: str
    device: str


class Marks:
    """The table of marks, and how far each journal has been read into it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def project(self, connection: Connection, marks: Iterable[Mark]) -> bool:
        """Takes over marks that are later than those known, and shows them; true when anything changed."""
        changed: dict[str, dict[int, bool]] = {}
        hidden, noted = set[int](), set[int]()
        before = connection.total_changes()
        for uid, field, value, *_ in _taken_over(connection, sorted(marks, key=itemgetter(0))):
            if field in FLAGS:
                changed.setdefault(field, {})[uid] = bool(value)
            elif field.startswith(HIDDEN_FROM):
                hidden.add(uid)
            elif field == NOTE or field.startswith(IN_TOPIC):
                noted.add(uid)
        mark_read(connection, changed.pop("read", {}))
        for flag, values in changed.items():
            _flag(connection, flag, values)
        if hidden:
            hide_anew(connection, list(hidden))
        if hidden or "hidden" in changed:
            uncounted(connection)
        if noted:
            _reword_later(connection, noted)
        return connection.total_changes() != before

    def flags(self, connection: Connection, uids: Sequence[int]) -> dict[int, tuple[bool, bool, bool, bool]]:
        """Read, starred, later and hidden of the articles among `uids` that are marked at all."""
        if not fetch(connection, "SELECT 1 FROM marks LIMIT 1"):
            return {}
        asked = numbers(uids)
        found: dict[int, dict[str, bool]] = {}
        rows = fetch(
            connection,
            "SELECT m.uid, m.field, m.value FROM json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value",
            (asked,),
        )
        for uid, field, value in rows:
            found.setdefault(integer(uid), {})[str(field)] = bool(value)
        return {
            uid: (
                fields.get("read", False),
                fields.get("starred", False),
                fields.get("later", False),
                fields.get("hidden", False),
            )
            for uid, fields in found.items()
        }

    def of(self, uid: int) -> tuple[Mark, ...]:
        """All that is marked of one article."""
        found = self._database.rows("SELECT uid, field, value, time, device FROM marks WHERE uid = ?", (uid,))
        return tuple(
            Mark(uid, str(field), _value(value), str(time), str(device))
            for _, field, value, time, device in found
        )

    def values(self, uids: Iterable[int], field: str) -> dict[int, MarkValue]:
        """What those of the articles that are in the library are marked in a field; None what is not."""
        found = self._database.rows(
            "SELECT a.uid, m.value FROM json_each(?) wanted CROSS JOIN articles a ON a.uid = wanted.value"
            " LEFT JOIN marks m ON m.uid = a.uid AND m.field = ?",
            (numbers(uids), field),
        )
        return {integer(uid): _value(value) for uid, value in found}

    def by_rules(self, uids: Iterable[int], field: str) -> dict[int, MarkValue]:
        """Those of the articles that a rule marked in a field, with its name."""
        if not self._database.row(f"SELECT 1 FROM marks m INDEXED BY marks_by WHERE {OF_RULES} LIMIT 1"):
            return {}
        found = self._database.rows(
            "SELECT m.uid, m.value FROM json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value"
            " WHERE m.field = ? AND m.value IS NOT NULL",
            (numbers(uids), BY + field),
        )
        return {integer(uid): _value(value) for uid, value in found}

    def of_rule(self, rule: str) -> dict[str, list[int]]:
        """What a rule marked: the fields, each with its articles."""
        found: dict[str, list[int]] = {}
        for field, uid in self._database.rows(
            f"SELECT m.field, m.uid FROM marks m INDEXED BY marks_by WHERE {OF_RULES} AND m.value = ?",
            (rule,),
        ):
            found.setdefault(str(field).removeprefix(BY), []).append(integer(uid))
        return found

    def of_rules(self) -> dict[str, int]:
        """How many articles each rule marked, where that still holds, by the names of the rules."""
        found = self._database.rows(
            f"SELECT m.value, COUNT(DISTINCT m.uid) FROM marks m INDEXED BY marks_by WHERE {OF_RULES} GROUP BY m.value"
        )
        return {str(rule): integer(number) for rule, number in found}

    def hidden_from(self, uid: int) -> set[str]:
        """The folded names of the topics that an article is marked to be hidden from."""
        marks = self.of(uid)
        return {
            mark.field.removeprefix(HIDDEN_FROM)
            for mark in marks
            if mark.value and mark.field.startswith(HIDDEN_FROM)
        }

    def marked(self, uids: Iterable[int]) -> set[int]:
        """Those of the articles that have any mark."""
        asked = numbers(uids)
        found = self._database.rows(
            "SELECT DISTINCT uid FROM marks WHERE uid IN (SELECT value FROM json_each(?))", (asked,)
        )
        return {integer(uid) for (uid,) in found}

    def said_of(self, uids: Iterable[int], field: str) -> set[int]:
        """Those of the articles of which a field was ever marked, this way or the other."""
        found = self._database.rows(
            "SELECT uid FROM marks WHERE uid IN (SELECT value FROM json_each(?)) AND field = ?",
            (numbers(uids), field),
        )
        return {integer(uid) for (uid,) in found}

    def bookmarks(self) -> Mapping[str, tuple[str, int]]:
        """How far each journal file was read: its generation and the offset in bytes."""
        found = self._database.rows("SELECT name, generation, offset FROM journals")
        return {str(name): (str(generation), integer(offset)) for name, generation, offset in found}

    def keep_bookmarks(self, connection: Connection, bookmarks: Mapping[str, tuple[str, int]]) -> None:
        """Remembers how far each journal file was read."""
        connection.executemany(
            "INSERT OR REPLACE INTO journals VALUES (?, ?, ?)",
            [(name, *place) for name, place in bookmarks.items()],
        )


def _taken_over(connection: Connection, marks: Sequence[Mark]) -> Iterable[Mark]:
    """Takes marks over, and gives those that hold now. In the order of the table many take half the time."""
    before = connection.total_changes()
    connection.executemany(_TAKE_OVER, marks)
    taken = connection.total_changes() - before
    if taken in (0, len(marks)):
        return marks if taken else ()
    holding = set(fetch(connection, _HOLDING, (numbers({mark.uid for mark in marks}),)))
    return [mark for mark in marks if mark in holding]


def _flag(connection: Connection, field: str, marks: Mapping[int, bool]) -> None:
    """Shows a mark that is a column of its own; what is hidden is not listed."""
    also = ", listed = told_listed AND NOT ?1" if field == "hidden" else ""
    for value in (True, False):
        uids = numbers(uid for uid, marked in marks.items() if marked is value)
        connection.execute(
            f"UPDATE articles SET {field} = ?1{also} WHERE {OF_UIDS.format('?2')}", (value, uids)
        )


def _reword_later(connection: Connection, uids: Iterable[int]) -> None:
    """Has articles be laid down anew with the words of their notes, and in the topics they were put into."""
    from reader.store import unmerged

    unmerged.note(connection, uids)
    uncounted(connection)


def _value(value: Value) -> MarkValue:
    if isinstance(value, int):
        return bool(value)
    return value if isinstance(value, float | str) else None
