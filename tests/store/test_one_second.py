"""Articles of one second: there may be more of them than a second has rows."""

from pathlib import Path

from reader.models import Keep
from reader.store import Store
from reader.store.schema import SLOTS, second_of
from tests.indexing.feeds import NOW, Feed, entry


def test_more_articles_than_a_second_has_rows_take_the_next_that_are_free(tmp_path: Path) -> None:
    store = Store(tmp_path / "x.db")
    feed = Feed(store)
    later = [entry(f"later {number}", age_days=-1 / 86_400) for number in range(3)]
    listed = later
    for batch in range(3):
        listed = listed + [entry(f"{batch}-{number}") for number in range(SLOTS // 2 + 10)]
        feed.refresh(listed, Keep(), now=NOW + 60)
    rows = [row for (row,) in store.database.rows("SELECT row FROM articles ORDER BY row")]
    assert len(rows) == len(listed)
    seconds = [second_of(row) for row in rows if isinstance(row, int)]
    assert [seconds.count(NOW + late) for late in (0, 1)] == [SLOTS, len(listed) - SLOTS]
    store.database.close()
