"""Tags: marks whose field names the tag as it is compared, and whose value is the name as it was written."""

from reader.models import Tag
from reader.store.database import Database
from reader.store.sorting import sortable
from reader.store.values import integer
from reader.topic_names import fold

TAG = "tag:"
"""How the fields of such marks begin; the folded name of the tag follows."""
OF_TAGS = "m.field >= 'tag:' AND m.field < 'tag;' AND m.value IS NOT NULL"
"""Tells the marks `m` of articles that are tagged, by the index."""

# Of the columns beside max() SQLite takes the row that has it: the name as it was written last.
_ALL = f"""
SELECT m.value, max(m.time), count(*), sum(NOT a.read) FROM marks m INDEXED BY marks_tagged
CROSS JOIN articles a ON a.uid = m.uid WHERE {OF_TAGS} AND a.listed GROUP BY m.field"""

NAMES = f"""
SELECT group_concat(name, char(10)) FROM (
    SELECT (SELECT m.value FROM marks m INDEXED BY marks_tagged WHERE m.field = mine.field AND {OF_TAGS}
            ORDER BY m.time DESC LIMIT 1) AS name
    FROM (SELECT m.field FROM marks m WHERE m.uid = a.uid AND {OF_TAGS}) mine ORDER BY mine.field)"""
"""The tags of article `a`, each as it was written last, in lines."""


def tag_field(name: str) -> str:
    """The field of the marks of articles that are tagged so."""
    return TAG + fold(name)


class Tags:
    """Looks up which tags there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Tag, ...]:
        """All tags with how many listed articles have them, by name."""
        found = [
            Tag(str(name), integer(total), integer(unread))
            for name, _, total, unread in self._database.rows(_ALL)
        ]
        return tuple(sorted(found, key=lambda tag: sortable(tag.name)))
