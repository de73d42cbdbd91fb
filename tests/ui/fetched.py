"""Pages of the web as the library has them once they were fetched, and a process that fetches them."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import NotFoundError
from reader.library import Library
from reader.models import Article, Body, FullText, Story, Summary

_CHILD = """
import json, os, sys
folder, waits = sys.argv[1], sys.argv[2:]
for line in sys.stdin:
    option, _, name = line.strip().partition(" ")
    if option != "--full-text" or name in waits:
        continue
    error = "" if "broken" not in name else f"{name} answered 404 Not Found"
    if not error:
        open(os.path.join(folder, "pages"), "a").write(name + "\\n")
    print(json.dumps({"event": "full_text", "name": name, "error": error or None}), flush=True)
"""


class LibraryOfPages(Library):
    """Has the page of each address that the process noted."""

    def story(self, id: str) -> Story:
        """An article, or a page."""
        if "://" not in id:
            return super().story(id)
        noted = self.place.database.parent / "pages"
        if not noted.exists() or id not in noted.read_text().splitlines():
            raise NotFoundError(f"The page {id} was not fetched.")
        return page_of(id)


def page_of(url: str) -> Story:
    """A long page in reader mode, with links to another page and to an article."""
    title = f"The page of {url.rpartition('/')[2]}"
    body = Body(
        "markdown",
        "[the next page](https://elsewhere.example/next) and [the council](https://news.example/council).\n\n"
        + "\n\n".join(f"Line {number} of the page." for number in range(60)),
    )
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    full = FullText(url, url, "page", at, body, 200, title=title)
    row = Summary(
        0, url, title, "Elsewhere", (), at, "article", url, None, None, True, False, False, False, 0
    )
    article = Article(url, title, original_url=url, body=body)
    return Story(row, article, "", "", (), (), full=full)


def fetching(folder: Path, *waits: str) -> "subprocess.Popen[bytes]":
    """A process that fetches what is wished for, but for what it `waits` for without end."""
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder), *waits], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
