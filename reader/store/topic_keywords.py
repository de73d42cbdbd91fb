"""The keywords of topics, as they are kept, and which of them articles were looked at with."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from apsw import Connection

from reader.models import TopicSpec
from reader.store.values import Row, Value, fetch, integer

if TYPE_CHECKING:
    from reader.query.keywords import Keywords

_KEPT = "SELECT id, keywords FROM topics WHERE keywords IS NOT NULL ORDER BY "


def written(spec: TopicSpec) -> str | None:
    """The keywords of a topic as they are kept, its hashtags among them."""
    keywords = [*spec.keywords, *spec.hashtags]
    return json.dumps(keywords, ensure_ascii=False) if keywords else None


def note_change(connection: Connection) -> None:
    """Notes that all articles are to be looked at again, where the keywords are others now. Inside a transaction."""
    from hashlib import blake2b

    rows = fetch(connection, _KEPT + "id")
    digest = blake2b(repr(rows).encode("utf-8", "surrogatepass"), digest_size=16).digest() if rows else None
    connection.execute(
        "UPDATE proposing SET keywords = ?1, next = (SELECT max(row) + 1 FROM texts) WHERE keywords IS NOT ?1",
        (digest,),
    )


class KnownKeywords:
    """The keywords, made ready once for as long as they stay the same."""

    def __init__(self) -> None:
        self._digest: Value = None
        self._keywords: Keywords | None = None

    def now(self, read: Callable[[str], list[Row]]) -> "Keywords | None":
        """All keywords by the numbers of their topics, in the order of the tree; None where there are none.

        `read` asks the database.
        """
        digest = read("SELECT keywords FROM proposing")[0][0]
        if digest != self._digest:
            self._keywords = _ready(read(f"{_KEPT}position, folded")) if digest is not None else None
            self._digest = digest
        return self._keywords


def _ready(rows: Sequence[Row]) -> "Keywords":
    # Imported when there are any: the start is not to wait for it.
    from reader.query.keywords import Keywords

    return Keywords((integer(id), json.loads(str(found))) for id, found in rows)
