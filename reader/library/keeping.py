"""Articles of remote sources that are starred or kept for later, written to `saved/` as article files."""

from collections.abc import Sequence
from pathlib import Path

from reader.ids import article_id
from reader.store import Store


class Keeping:
    """Follows the marks: what is kept is in the folder, what is no longer kept is not."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def follow(self, uids: Sequence[int]) -> None:
        """Writes or drops the files of articles whose marks have changed.

        Raises:
            LibraryWriteError: a file could not be written.
        """
        from reader.indexing.copies import told
        from reader.indexing.documents import REREADABLE
        from reader.saved import Saved

        saved = Saved(self._folder)
        for uid in uids:
            kept = any(mark.value for mark in self._store.marks.of(uid) if mark.field in ("starred", "later"))
            copies = [copy for copy in self._store.copies.of(uid) if copy.address != str(self._folder)]
            in_files = any(copy.record is None and copy.kind in REREADABLE for copy in copies)
            article = None if in_files else told(uid, [copy for copy in copies if copy.record]).article
            if not kept:
                saved.drop(article_id(uid))
            elif article is not None:
                saved.keep(article, article_id(uid))
