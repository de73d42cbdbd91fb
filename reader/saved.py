"""Articles kept for good: remote ones that were starred or kept for later, written as article files.

They outlive their feed, and can be read by this program or any other as what they are: Markdown with front matter.
"""

import os
import re
from pathlib import Path

from reader.errors import LibraryError
from reader.files import replace_file, slug, sync_folder, write_failed
from reader.ids import ALPHABET, LENGTH, id_number
from reader.models import Article

_ID = f"[{ALPHABET}]{{{LENGTH}}}"
_NAME = re.compile(rf"[a-z0-9-]+-(?P<id>{_ID})\.md")


def saved_as(name: str) -> int | None:
    """The number of the article in a saved file, by the file's name; None where it is no name of ours."""
    found = _NAME.fullmatch(name.rsplit("/", 1)[-1])
    return id_number(found["id"]) if found else None


class Saved:
    """The saved articles in `folder`: a file an article, named by date, title and id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, article: Article, id: str) -> Path:
        """Writes an article, in place of what was saved under its id before; gives the path of its file.

        Raises:
            LibraryWriteError: the disk is full, or the like; what was saved before is still there.
        """
        from reader.content.writer import article_bytes

        if not re.fullmatch(_ID, id):
            raise ValueError(f"not an article's id: {id!r}")
        path = self._folder / _name(article, id)
        older = [file for file in self._files(id) if file != path]
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(path, article_bytes(article))
            self._remove(older)
        except OSError as error:
            raise write_failed(path, error) from error
        return path

    def drop(self, id: str) -> bool:
        """Removes the file of an article; false where there is none.

        Raises:
            LibraryWriteError: it is there, and cannot be removed.
        """
        files = self._files(id)
        try:
            self._remove(files)
        except OSError as error:
            raise write_failed(files[0], error) from error
        return bool(files)

    def ids(self) -> set[str]:
        """The ids of all saved articles."""
        return {found["id"] for name in self._names() if (found := _NAME.fullmatch(name))}

    def _files(self, id: str) -> list[Path]:
        names = [name for name in self._names() if (found := _NAME.fullmatch(name)) and found["id"] == id]
        return [self._folder / name for name in names]

    def _names(self) -> list[str]:
        try:
            return sorted(os.listdir(self._folder))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise LibraryError(f"{self._folder} cannot be read: {error.strerror or error}") from error

    def _remove(self, files: list[Path]) -> None:
        for file in files:
            file.unlink(missing_ok=True)
        if files:
            sync_folder(self._folder)


def _name(article: Article, id: str) -> str:
    # An article without a date gets none here: readers of such files take the date in a name for its date.
    date = f"{article.published_at.date().isoformat()}-" if article.published_at else ""
    return f"{date}{slug(article.title) or 'article'}-{id}.md"
