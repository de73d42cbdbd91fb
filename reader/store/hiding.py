"""Articles that the reader said are not about a topic: hidden from it, though they stay where they belong.

It is a mark, whose field names the topic; what lists and counts look at is `article_topics.hidden`, made from it.
"""

from collections.abc import Sequence

from apsw import Connection

from reader.store.values import numbers
from reader.topic_names import fold

HIDDEN_FROM = "hidden_from:"
"""How the fields of such marks begin; the folded name of the topic follows."""
OF_HIDING = "m.field >= 'hidden_from:' AND m.field < 'hidden_from;'"
"""Tells such marks `m` from others, by the index."""

# A topic that is shown as another hides from that one.
_MARKED = f"""
SELECT iif(t.alias IS NULL, t.id, t.parent), a.row FROM {{tables}}
JOIN topics t ON t.folded = substr(m.field, {len(HIDDEN_FROM) + 1}) JOIN articles a ON a.uid = m.uid
WHERE {OF_HIDING} AND m.value"""
_HIDE = "UPDATE article_topics SET hidden = 1 WHERE (topic, row) IN ({})"
_HIDE_ALL = _HIDE.format(_MARKED.format(tables="marks m"))
_HIDE_SOME = _HIDE.format(
    _MARKED.format(tables="json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value")
)


def field_of(topic: str) -> str:
    """The field of the marks that hide articles from a topic, by its name."""
    return HIDDEN_FROM + fold(topic)


def hide(connection: Connection, uids: Sequence[int]) -> None:
    """Hides articles, which are laid down just now, from the topics they are marked so for. Inside a transaction."""
    connection.execute(_HIDE_SOME, (numbers(uids),))


def hide_anew(connection: Connection, uids: Sequence[int]) -> None:
    """The same for articles that were hidden from other topics before. Inside a transaction."""
    connection.execute(
        "UPDATE article_topics SET hidden = 0 WHERE topic IN (SELECT id FROM topics) AND row IN"
        " (SELECT a.row FROM json_each(?) wanted CROSS JOIN articles a ON a.uid = wanted.value) AND hidden",
        (numbers(uids),),
    )
    hide(connection, uids)


def hide_all(connection: Connection) -> None:
    """The same for all articles. Inside a transaction."""
    connection.execute("UPDATE article_topics SET hidden = 0 WHERE hidden")
    connection.execute(_HIDE_ALL)
