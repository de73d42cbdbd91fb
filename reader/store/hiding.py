"""Articles that the reader said are not about a topic: hidden from it, though they stay in all others.

It is a mark, whose field names the topic. What it hides stands in `hidden_topics` instead of `article_topics`, so that
whoever lists and counts finds only what is shown.
"""

from collections.abc import Sequence

from apsw import Connection

from reader.store.values import Row, Value, fetch, numbers
from reader.topic_names import fold

HIDDEN_FROM = "hidden_from:"
"""How the fields of such marks begin; the folded name of the topic follows."""
OF_HIDING = f"m.field >= '{HIDDEN_FROM}' AND m.field < '{HIDDEN_FROM[:-1]};'"
"""Tells such marks `m` from others, by the index."""

# A topic that is shown as another hides from that one.
_MARKED = f"""
SELECT iif(t.alias IS NULL, t.id, t.parent), a.row FROM {{tables}}
JOIN topics t ON t.folded = substr(m.field, {len(HIDDEN_FROM) + 1}) JOIN articles a ON a.uid = m.uid
WHERE {OF_HIDING} AND m.value"""
_ALL = _MARKED.format(tables="marks m")
_SOME = _MARKED.format(tables="json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value")
_ROWS = "SELECT a.row FROM json_each(?) wanted CROSS JOIN articles a ON a.uid = wanted.value"


def field_of(topic: str) -> str:
    """The field of the marks that hide articles from a topic, by its name."""
    return HIDDEN_FROM + fold(topic)


def hide(connection: Connection, uids: Sequence[int]) -> None:
    """Hides articles, which are laid down just now, from the topics they are marked so for. Inside a transaction."""
    _hide(connection, fetch(connection, _SOME, (numbers(uids),)))


def hide_anew(connection: Connection, uids: Sequence[int]) -> None:
    """The same for articles that were hidden from other topics before. Inside a transaction."""
    _show(connection, f"row IN ({_ROWS})", (numbers(uids),))
    hide(connection, uids)


def show_all(connection: Connection) -> None:
    """Puts all that is hidden back where it would be, until `hide_all`. Inside a transaction."""
    _show(connection, "true", ())


def hide_all(connection: Connection) -> None:
    """Hides all articles from the topics they are marked so for. Inside a transaction."""
    _hide(connection, fetch(connection, _ALL))


def _hide(connection: Connection, places: Sequence[Row]) -> None:
    """Hides articles: (topic, row)."""
    connection.executemany(
        "INSERT OR REPLACE INTO hidden_topics SELECT row, topic, direct FROM article_topics"
        " WHERE topic = ? AND row = ?",
        places,
    )
    connection.executemany("DELETE FROM article_topics WHERE topic = ? AND row = ?", places)


def _show(connection: Connection, condition: str, values: tuple[Value, ...]) -> None:
    connection.execute(
        f"INSERT OR IGNORE INTO article_topics SELECT topic, row, direct FROM hidden_topics WHERE {condition}",
        values,
    )
    connection.execute(f"DELETE FROM hidden_topics WHERE {condition}", values)
