"""Articles of remote sources that are starred or kept for later, written to `saved/` as article files."""

from collections.abc import Sequence

from reader.content.identity import article_id
from reader.indexing.documents import REREADABLE
from reader.indexing.records import unpack
from reader.saved import Saved
from reader.store import Store


class Keeping:
    """Follows the marks: what is kept is in the folder, what is no longer kept is not."""

    def __init__(self, store: Store, saved: Saved) -> None:
        self._store = store
        self._saved = saved

    def follow(self, uids: Sequence[int]) -> None:
        """Writes or drops the files of articles whose marks have changed.

        Raises:
            LibraryWriteError: a file could not be written.
        """
        for uid in uids:
            kept = any(mark.value for mark in self._store.marks.of(uid) if mark.field in ("starred", "later"))
            copies = self._store.copies.of(uid)
            record = next((copy.record for copy in copies if copy.record is not None), None)
            if not kept:
                self._saved.drop(article_id(uid))
            elif record is not None and not any(copy.kind in REREADABLE for copy in copies):
                self._saved.keep(unpack(record), article_id(uid))
