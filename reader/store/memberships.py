"""Which topics one article is in, and which topic somebody means."""

from reader.store.database import Database
from reader.store.records import InTopic
from reader.store.topics import OWN, PROPOSED
from reader.store.values import integer, maybe_integer
from reader.topic_names import fold

_OF_ROW = """
SELECT t.id, t.slug, t.name, t.parent, t.alias IS NOT NULL, m.direct, m.hidden FROM (
    SELECT t.id AS topic, m.direct, 0 AS hidden FROM topics t CROSS JOIN article_topics m
    ON m.topic = t.id AND m.row = ?1
    UNION ALL SELECT topic, direct, 1 FROM hidden_topics WHERE row = ?1) m
JOIN topics t ON t.id = m.topic ORDER BY t.position, t.folded"""
_NAMED = """
SELECT coalesce(shown.name, t.name) FROM topics t LEFT JOIN topics shown ON t.alias IS NOT NULL AND shown.id = t.parent
WHERE t.slug = ?1 OR t.folded = ?2 ORDER BY t.slug = ?1 DESC LIMIT 1"""


class Memberships:
    """Looks topics up, for one article or by one name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_row(self, row: int) -> list[InTopic]:
        """The topics that the article of a row is in, hidden from them or not: those it names first, in its order."""
        found = [
            InTopic(
                integer(id), str(slug), str(name), maybe_integer(parent), bool(alias),
                direct == OWN, direct == PROPOSED, bool(hidden),
            )
            for id, slug, name, parent, alias, direct, hidden in self._database.rows(_OF_ROW, (row,))
        ]  # fmt: skip
        texts = self._database.row("SELECT topics FROM texts WHERE row = ?", (row,))
        order = {int(number): place for place, number in enumerate(str(texts[0]).split())} if texts else {}
        return sorted(found, key=lambda topic: order.get(topic.number, len(order)))

    def named(self, reference: str) -> str | None:
        """The name of a topic by its id or name, or of the one that it is shown as; None where there is none."""
        found = self._database.row(_NAMED, (reference, fold(reference)))
        return None if found is None else str(found[0])
