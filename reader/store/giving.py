"""Topics that the reader, or a rule, put articles into: marks whose field names the topic, their value is its name."""

from collections.abc import Iterable

from apsw import Connection

from reader.store.values import fetch, integer, numbers
from reader.topic_names import fold

IN_TOPIC = "in_topic:"
"""How the fields of such marks begin; the folded name of the topic follows."""


def topic_field(topic: str) -> str:
    """The field of the marks that put articles into a topic, by its name."""
    return IN_TOPIC + fold(topic)


def given_topics(connection: Connection, uids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of the topics that articles were put into, by identity. Inside a transaction."""
    found: dict[int, tuple[str, ...]] = {}
    for uid, name in fetch(
        connection,
        "SELECT m.uid, m.value FROM json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value"
        f" WHERE m.field >= '{IN_TOPIC}' AND m.field < '{IN_TOPIC[:-1]};' AND m.value IS NOT NULL",
        (numbers(uids),),
    ):
        found[integer(uid)] = (*found.get(integer(uid), ()), str(name))
    return found
