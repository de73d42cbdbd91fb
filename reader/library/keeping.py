"""Articles that are starred, kept for later, tagged or noted on, written to `saved/` as article files: those of remote
sources, and those with the text of their page.
"""

from collections.abc import Sequence
from pathlib import Path

from reader.ids import article_id
from reader.models import FullText
from reader.store import Store
from reader.store.notes import NOTE
from reader.store.tags import TAG


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
        if not uids:
            return
        from reader.content.full_text import to_be_saved
        from reader.indexing.copies import told
        from reader.indexing.documents import REREADABLE
        from reader.saved import Saved

        saved = Saved(self._folder)
        for uid in uids:
            kept = any(mark.value and keeps(mark.field) for mark in self._store.marks.of(uid))
            copies = [copy for copy in self._store.copies.of(uid) if copy.address != str(self._folder)]
            in_files = any(copy.record is None and copy.kind in REREADABLE for copy in copies)
            full = self._full_text(uid) if kept else None
            if not kept:
                saved.drop(article_id(uid))
            elif full is not None or not in_files:
                # A file of the user's own holds the article, but not the text of its page.
                readable = copies if in_files else [copy for copy in copies if copy.record]
                article = told(uid, readable).article
                if article is not None:
                    saved.keep(to_be_saved(article, full) if full else article, article_id(uid))

    def _full_text(self, uid: int) -> FullText | None:
        """The text of an article's page, where it is the article."""
        from reader.indexing.records import unpack_text

        record = self._store.full_texts.record(uid)
        full = None if record is None else unpack_text(record)
        return None if full is None or full.doubt else full


def keeps(field: str) -> bool:
    """Whether an article is kept that is marked so."""
    return field in ("starred", "later", NOTE) or field.startswith(TAG)
