"""Making a database as small as what it holds."""

from reader.errors import LibraryError
from reader.store.database import Database
from reader.store.values import integer

WORDS_PAGES = 2000
"""So many pages of the full-text index are written in one transaction: a fraction of a second."""


def shrink(database: Database) -> None:
    """Makes the file of a database as small as what it holds.

    Others may read and write all the while; they wait for a second or two while the file is written anew.

    Raises:
        LibraryWriteError: there is no room for the second file that this takes meanwhile.
        LibraryError: another program writes, or reads what was there before, and does not come to an end.
    """
    _merge_words(database)
    database.rows("PRAGMA temp_store = FILE")  # a large library is not to be copied to memory
    database.rows("VACUUM")
    if integer(database.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]):
        raise LibraryError(
            f"{database.file} is being read by another program.", "It is smaller as soon as that has ended."
        )


def _merge_words(database: Database) -> None:
    """Makes one of the parts of the full-text index, a little at a time (FTS5 §6.8, the 'merge' command)."""
    pages = -WORDS_PAGES  # the first time all parts are put down for merging
    while True:
        with database.transaction() as connection:
            before = connection.total_changes()
            connection.execute("INSERT INTO words(words, rank) VALUES('merge', ?)", (pages,))
            if connection.total_changes() - before < 2:
                return
        pages = WORDS_PAGES
