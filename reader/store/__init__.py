"""The only SQL. One file per family of tables; `Store` holds them together, over one connection."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.articles import Articles
from reader.store.copies import Copies
from reader.store.counting import Counting
from reader.store.database import Database
from reader.store.folding import Folding
from reader.store.lease_table import LeaseTable
from reader.store.links import Links
from reader.store.marks import Marks
from reader.store.names import Names
from reader.store.problems import Problems
from reader.store.proposals import Proposals
from reader.store.search import Search
from reader.store.source_table import SourceTable
from reader.store.stems import Stems
from reader.store.story_table import StoryTable
from reader.store.topics import Topics

if TYPE_CHECKING:
    from reader.store.activity import Activity
    from reader.store.arrivals import Arrivals
    from reader.store.daily import DailyCounts
    from reader.store.full_texts import FullTexts
    from reader.store.known_names import KnownNames
    from reader.store.memberships import Memberships
    from reader.store.places import Places
    from reader.store.retention import Retention
    from reader.store.suggesting import Suggesting
    from reader.store.tags import Tags
    from reader.store.unmerged import Unmerged
    from reader.store.writing import Writing


class Store:
    """The tables of one library file.

    Raises:
        LibraryNewerError: a newer version of this program wrote the file.
        LibraryError: it cannot be used.
    """

    def __init__(self, file: Path) -> None:
        self.database = database = Database(file)
        self._names = names = Names(database)
        self.counting = Counting(database)
        self.topics = Topics(database)
        self.proposals = Proposals(database, self.topics)
        self.articles = Articles(database, names, self.topics, self.proposals)
        self.links = Links(database)
        self.copies = Copies(database)
        self.marks = Marks(database)
        self.folding = Folding(database, names)
        self.search = Search(database, self.counting, self.folding, lambda: self.known_names)
        self.stories = StoryTable(database)
        self.stems = Stems(database)
        self.sources = SourceTable(database)
        self.leases = LeaseTable()
        self.problems = Problems(database)

    @cached_property
    def suggesting(self) -> "Suggesting":
        """What queries may go on with."""
        from reader.store.suggesting import Suggesting

        return Suggesting(self.database, self.known_names)

    @cached_property
    def known_names(self) -> "KnownNames":
        """The names that queries may mean."""
        from reader.store.known_names import KnownNames

        return KnownNames(self.database)

    @cached_property
    def writing(self) -> "Writing":
        """What lays down batches of articles."""
        from reader.store.writing import Writing

        return Writing(self, self._names)

    @cached_property
    def places(self) -> "Places":
        """Which article is found at a path, or under a key."""
        from reader.store.places import Places

        return Places(self.database)

    @cached_property
    def unmerged(self) -> "Unmerged":
        """The articles to be shown anew from their copies."""
        from reader.store.unmerged import Unmerged

        return Unmerged(self.database)

    @cached_property
    def tags(self) -> "Tags":
        """Which tags there are."""
        from reader.store.tags import Tags

        return Tags(self.database)

    @cached_property
    def arrivals(self) -> "Arrivals":
        """The articles that no rule has looked at yet."""
        from reader.store.arrivals import Arrivals

        return Arrivals(self.database)

    @cached_property
    def full_texts(self) -> "FullTexts":
        """The texts of original pages."""
        from reader.store.full_texts import FullTexts

        return FullTexts(self.database)

    @cached_property
    def memberships(self) -> "Memberships":
        """Which topics an article is in."""
        from reader.store.memberships import Memberships

        return Memberships(self.database)

    @cached_property
    def retention(self) -> "Retention":
        """What decides how long articles stay."""
        from reader.store.retention import Retention

        return Retention(self.database)

    @cached_property
    def activity(self) -> "Activity":
        """How much each source brings."""
        from reader.store.activity import Activity

        return Activity(self.database)

    @cached_property
    def daily(self) -> "DailyCounts":
        """How much comes each day."""
        from reader.store.daily import DailyCounts

        return DailyCounts(self.database)


def versions() -> dict[str, str]:
    """The versions of what the store stands on."""
    import apsw

    return {"apsw": apsw.apsw_version(), "sqlite": apsw.sqlite_lib_version()}
