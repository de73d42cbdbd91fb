"""A source whose articles are kept in the library: what it lists, saved and kept as a refresh does it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import blake2b

from reader.content.identity import number as number_of
from reader.indexing.articles import Manner, index_document
from reader.indexing.retention import retain, wanted
from reader.models import Article, Fingerprint, Keep
from reader.store import Store
from reader.store.marks import Mark

DAY_S = 86_400
NOW = int(datetime(2026, 11, 23, 9, 0, tzinfo=UTC).timestamp())


def entry(name: int | str, age_days: float | None = 0.0) -> Article:
    """An entry of a feed that was published so many days before `NOW`; None for one without a date."""
    published = None if age_days is None else datetime.fromtimestamp(NOW - int(age_days * DAY_S), UTC)
    return Article(f"guid-{name}", f"Entry {name}", published_at=published, original_url=url(name))


def url(name: int | str) -> str:
    return f"https://news.example/{name}"


def uid(name: int | str) -> int:
    return number_of(url(name))


class Feed:
    """One feed in a store."""

    def __init__(self, store: Store, address: str = "https://news.example/feed") -> None:
        self.store = store
        self.address = address
        with store.database.transaction() as connection:
            store.sources.appear(connection, [address])
        known = store.sources.known(address)
        assert known is not None
        self.number = known.number

    def refresh(self, entries: Iterable[Article], keep: Keep, now: int = NOW) -> tuple[int, int]:
        """Takes in what the feed lists now; gives how many articles were new, and how many went."""
        listed = list(entries)
        digest = blake2b(repr(listed).encode(), digest_size=16).digest()
        how = Manner(self.address, now, keep=True, whole=False)
        document = index_document("feed", Fingerprint(1, 1, digest), listed, how)
        saved = self.store.writing.save(self.number, wanted(self.store, self.number, [document], keep, now))
        return len(saved.new), sum(retain(self.store, self.number, keep, now))

    def keys(self) -> set[str]:
        return {one.key for one in self.store.retention.kept(self.number)}

    def mark(self, names: Iterable[int | str], field: str, value: bool | str = True) -> None:
        with self.store.database.transaction() as connection:
            marks = [
                Mark(uid(name), field, value, "2026-11-23T09:00:00.000000+00:00", "desk") for name in names
            ]
            self.store.marks.project(connection, marks)


def keys(names: Iterable[int | str]) -> set[str]:
    return {f"guid-{name}" for name in names}
