"""The only SQL. One file per family of tables; `Store` holds them together, over one connection."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.articles import Articles
from reader.store.copies import Copies
from reader.store.counting import Counting
from reader.store.database import Database
from reader.store.links import Links
from reader.store.marks import Marks
from reader.store.names import Names
from reader.store.search import Search
from reader.store.source_table import SourceTable
from reader.store.topics import Topics

if TYPE_CHECKING:
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
        self.articles = Articles(database, names, self.topics)
        self.links = Links(database)
        self.copies = Copies(database)
        self.marks = Marks(database)
        self.search = Search(database, self.counting)
        self.sources = SourceTable(database)

    @cached_property
    def writing(self) -> "Writing":
        """What lays down batches of articles."""
        from reader.store.writing import Writing

        return Writing(self, self._names)


def versions() -> dict[str, str]:
    """The versions of what the store stands on."""
    import apsw

    return {"apsw": apsw.apsw_version(), "sqlite": apsw.sqlite_lib_version()}
