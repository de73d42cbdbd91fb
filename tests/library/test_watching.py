"""Local folders are followed: what changes there shows without a restart."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from tests.archive import refresh, titles, write_article


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.05)


async def test_added_changed_renamed_and_removed_files_show(library: Library, news: Path) -> None:
    write_article(news, "first")
    async for _ in library.refreshing.once():
        pass

    async def follow() -> None:
        async for _ in library.refreshing.watch():
            pass

    following = asyncio.create_task(follow())
    try:
        write_article(news, "second")
        await until(lambda: sorted(titles(library)) == ["First", "Second"])
        write_article(news, "first", title="First, corrected")
        await until(lambda: "First, corrected" in titles(library))
        (news / "second.md").rename(news / "third.md")
        await until(
            lambda: "_news/third.md" in library.story(library.find("https://news.example/second")).path
        )
        (news / "third.md").unlink()
        await until(lambda: titles(library) == ["First, corrected"])
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def test_a_folder_that_does_not_exist_yet_is_followed_when_it_comes(
    tmp_path: Path, library: Library
) -> None:
    (tmp_path / "archive" / "_news").rmdir()

    async def follow() -> None:
        async for _ in library.refreshing.watch():
            pass

    following = asyncio.create_task(follow())
    try:
        await asyncio.sleep(0.3)
        write_article(tmp_path / "archive" / "_news", "late")
        await until(lambda: titles(library) == ["Late"])
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def test_a_folder_that_is_added_to_the_list_is_read_and_followed(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_article(old, "old-one")
    write_article(new, "new-one")
    with Library.open(place_at(tmp_path / "own.db")) as library:
        library.sources.add(SourceSpec(str(old)))

        async def follow() -> None:
            async for _ in library.refreshing.watch():
                pass

        following = asyncio.create_task(follow())
        try:
            await until(lambda: titles(library) == ["Old one"])
            library.sources.add(SourceSpec(str(new)))
            await until(lambda: sorted(titles(library)) == ["New one", "Old one"])
            write_article(new, "new-two")
            await until(lambda: "New two" in titles(library))
            library.place.sources.write_text("[[source]\n")
            write_article(new, "new-three")
            await asyncio.sleep(0)
            library.place.sources.write_text(f'[[source]]\naddress = "{new}"\n')
            await until(lambda: "New three" in titles(library) and "Old one" not in titles(library))
            library.sources.enable(str(new), False)
            library.sources.enable(str(new), True)
            write_article(new, "new-four")
            await until(lambda: "New four" in titles(library))
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)


def test_a_refresh_of_many_files_uses_workers_and_loses_none(library: Library, news: Path) -> None:
    for number in range(2500):
        write_article(news, f"item-{number}")
    (news / "broken.md").write_text('---\ntitle: "open\n---\n')
    outcome = refresh(library)[0]
    assert outcome.new == 2501
    assert [failure.key for failure in outcome.failures] == ["_news/broken.md"]
    assert library.lists.counts().total == 2501
