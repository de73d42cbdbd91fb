"""Watched folders: what changes is told soon, whatever happens to the folders themselves."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.sources.watch import changes, is_relevant
from tests.sources.helpers import write


class Watched:
    """A running watch and all it has told so far."""

    def __init__(self) -> None:
        self.told: set[str] = set()
        self.batches = 0
        self._news = asyncio.Event()

    async def run(self, *paths: Path) -> None:
        async for batch in changes(paths):
            self.batches += 1
            self.told |= batch
            self._news.set()

    async def until(self, path: Path) -> None:
        """Waits until `path`, or a new folder that holds it, is told; the limit is for a program that hangs."""
        names = {str(path), *(str(folder) for folder in path.parents)}
        async with asyncio.timeout(60):
            while not names & self.told:
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def watching(*paths: Path) -> AsyncIterator[Watched]:
    """Watches; the files touched first are told when the watch stands."""
    watched = Watched()
    task = asyncio.create_task(watched.run(*paths))
    try:
        yield watched
        assert not task.done()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def standing(watched: Watched, folder: Path) -> None:
    """Waits until a watch on `folder` tells what happens there."""
    marker = folder / "marker.md"
    async with asyncio.timeout(60):
        while str(marker) not in watched.told:
            write(folder, "marker.md")
            await asyncio.sleep(0.1)


async def test_added_changed_renamed_and_removed_files_are_told(tmp_path: Path) -> None:
    write(tmp_path, "changed.md", "sub/old.md", "removed.md")
    async with watching(tmp_path) as watched:
        await standing(watched, tmp_path)
        write(tmp_path, "sub/added.md", "_data/topics/00-a.yaml")
        write(tmp_path, "changed.md", data=b"---\ntitle: Other\n---\n")
        (tmp_path / "sub/old.md").rename(tmp_path / "sub/new.md")
        (tmp_path / "removed.md").unlink()
        for name in ("sub/added.md", "changed.md", "sub/old.md", "sub/new.md", "removed.md"):
            await watched.until(tmp_path / name)
        await watched.until(tmp_path / "_data/topics/00-a.yaml")


async def test_a_folder_that_is_removed_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    write(archive, "a.md")
    async with watching(archive) as watched:
        await standing(watched, archive)
        shutil.rmtree(archive)
        await watched.until(archive)
        watched.told.clear()
        write(archive, "a.md")
        await watched.until(archive)
        await standing(watched, archive)


async def test_a_place_that_does_not_exist_yet_is_told_when_it_comes(tmp_path: Path) -> None:
    later = tmp_path / "later"
    async with watching(later) as watched:
        await asyncio.sleep(0.1)
        write(later, "a.md")
        await watched.until(later)


async def test_a_file_that_an_editor_replaces_is_told(tmp_path: Path) -> None:
    write(tmp_path, "story.md", "story.md.new", "other.md")
    async with watching(tmp_path / "story.md") as watched:
        await asyncio.sleep(0.5)
        (tmp_path / "story.md.new").replace(tmp_path / "story.md")
        await watched.until(tmp_path / "story.md")
        assert watched.told == {str(tmp_path / "story.md")}


async def test_a_burst_of_files_is_told_in_few_batches(tmp_path: Path) -> None:
    async with watching(tmp_path) as watched:
        await standing(watched, tmp_path)
        before = watched.batches
        write(tmp_path, *(f"n{number:03}.md" for number in range(200)))
        await watched.until(tmp_path / "n199.md")
        assert watched.batches - before < 20


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/news/a.md", True),
        ("/news/A.HTML", True),
        ("/news/_config.yml", True),
        ("/news/_data/topics/00-a.yaml", True),
        ("/news/sites/one/_data/topics/00-a.yaml", True),
        ("/news/removed-folder", True),
        ("/news", True),
        ("/news/image.png", False),
        ("/news/.git/HEAD", False),
        ("/news/_site/a.html", False),
        ("/news/sub/.a.md", False),
        ("/.hidden/archive/a.md", True),
        ("/.hidden/archive/.a.md", False),
    ],
)
def test_only_changes_that_can_matter_are_told(path: str, expected: bool) -> None:
    assert is_relevant(path, ["/news", "/.hidden/archive"]) is expected
