"""A folder of articles: what is listed, in which order, under which keys, and what is only reported."""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.models import Fingerprint, SourceSpec
from reader.sources import open_source
from reader.sources.base import Entry, Listing
from reader.sources.local import FolderSource
from tests.sources.helpers import ARTICLE, read, read_path, write

SITE = b"url: https://news.example\nbaseurl: /daily\n"


async def test_newest_names_come_first_and_names_without_a_date_last(tmp_path: Path) -> None:
    write(tmp_path, "2023-01-05-b.md", "about.md", "z/2024-02-01-c.md", "a/2022-12-31-a.md", "10-tips.html")

    result = await read_path(tmp_path)

    assert result.keys == [
        "z/2024-02-01-c.md", "2023-01-05-b.md", "a/2022-12-31-a.md", "about.md", "10-tips.html",
    ]  # fmt: skip
    assert result.listing is not None
    assert result.listing.complete


async def test_only_articles_are_listed(tmp_path: Path) -> None:
    write(
        tmp_path,
        "one.md", "TWO.MD", "three.markdown", "four.html", "five.Htm",
        "image.png", "notes.txt", ".hidden.md", ".keep", ".git/x.md", "node_modules/p/readme.md",
        "_site/old.html", "_layouts/default.html", "_includes/head.html", "_data/x.md", "_sass/x.md",
    )  # fmt: skip

    result = await read_path(tmp_path)

    assert sorted(result.keys) == ["TWO.MD", "five.Htm", "four.html", "one.md", "three.markdown"]
    assert result.failures == {}


async def test_a_document_tells_where_it_is_from(tmp_path: Path) -> None:
    write(tmp_path, "sub/2024-01-01-x.md")

    result = await read_path(tmp_path)

    document = result.documents["sub/2024-01-01-x.md"]
    assert document.source == str(tmp_path)
    assert document.data == ARTICLE
    assert document.address == str(tmp_path / "sub/2024-01-01-x.md")
    assert document.base_url is None
    assert result.source.identity == str(tmp_path)
    assert result.source.kind == "folder"


async def test_an_inner_folder_and_a_file_agree_with_the_site_on_keys(tmp_path: Path) -> None:
    write(tmp_path, "_news/2024-01-01-x.md", "_learning/courses/y.md")
    write(tmp_path, "_config.yml", data=SITE)

    whole = await read_path(tmp_path)
    inner = await read_path(tmp_path / "_news")
    deep = await read_path(tmp_path / "_learning/courses")
    file = await read_path(tmp_path / "_news/2024-01-01-x.md")

    assert whole.keys == ["_news/2024-01-01-x.md", "_learning/courses/y.md"]
    assert inner.keys == file.keys == ["_news/2024-01-01-x.md"]
    assert deep.keys == ["_learning/courses/y.md"]
    assert {found.source.identity for found in (whole, inner, deep, file)} == {"https://news.example/daily"}
    assert inner.documents[inner.keys[0]].base_url == "https://news.example/daily"


async def test_a_collection_without_settings_belongs_to_the_folder_that_holds_it(tmp_path: Path) -> None:
    write(tmp_path, "_news/2024-01-01-x.md")

    inner = await read_path(tmp_path / "_news")

    assert inner.keys == ["_news/2024-01-01-x.md"]
    assert inner.source.identity == str(tmp_path)


async def test_keys_never_reach_above_the_settings_of_the_site(tmp_path: Path) -> None:
    site = tmp_path / "_sites" / "daily"
    write(site, "_news/x.md")
    write(site, "_config.yml", data=SITE)

    assert (await read_path(site / "_news")).keys == ["_news/x.md"]


async def test_pages_and_assets_of_a_site_are_no_articles(tmp_path: Path) -> None:
    write(
        tmp_path,
        "README.md",
        "index.html",
        "assets/licence.md",
        "vendor/x.md",
        "essays/long.md",
        "_news/x.md",
    )
    write(tmp_path, "_config.yml", data=SITE)

    assert sorted((await read_path(tmp_path)).keys) == ["_news/x.md", "essays/long.md"]


@pytest.mark.parametrize("settings", [b"", b"title: no address\n", b"\xff\xfe{{{ : [", b"- a list\n"])
async def test_settings_that_tell_no_address_leave_the_folder_as_its_name(
    tmp_path: Path, settings: bytes
) -> None:
    write(tmp_path, "_news/x.md")
    write(tmp_path, "_config.yml", data=settings)

    result = await read_path(tmp_path)

    assert result.source.identity == str(tmp_path)
    assert result.documents["_news/x.md"].base_url is None


async def test_topics_of_the_site_come_with_every_folder_of_it(tmp_path: Path) -> None:
    write(tmp_path, "_news/x.md", "_data/topics/01-b.yml", "_data/topics/00-a.yaml", "_data/topics/.x.yaml")
    write(tmp_path, "_data/topics/notes.txt", "_config.yml", data=SITE)

    for folder in (tmp_path, tmp_path / "_news"):
        listing = (await read_path(folder)).listing
        assert listing is not None
        assert listing.topics is not None
        assert [topic.key for topic in listing.topics] == ["_data/topics/00-a.yaml", "_data/topics/01-b.yml"]
        assert listing.topics[0].address == str(tmp_path / "_data/topics/00-a.yaml")


async def test_an_empty_folder_is_an_empty_listing(tmp_path: Path) -> None:
    assert (await read_path(tmp_path)).keys == []


async def test_a_folder_reached_by_many_links_is_walked_once(tmp_path: Path) -> None:
    write(tmp_path, "a/b/one.md")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to("a/b", target_is_directory=True)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "self.md").symlink_to("self.md")

    result = await read_path(tmp_path)

    assert result.keys == ["a/b/one.md"]
    assert "self.md" in result.failures


async def test_a_link_to_a_folder_that_is_not_walked_otherwise_is_followed(tmp_path: Path) -> None:
    write(tmp_path, ".store/one.md")
    (tmp_path / "shown").symlink_to(".store", target_is_directory=True)
    (tmp_path / "shown2").symlink_to(".store", target_is_directory=True)

    keys = (await read_path(tmp_path)).keys

    assert len(keys) == 1
    assert keys[0] in {"shown/one.md", "shown2/one.md"}


async def test_links_never_lead_out_of_the_folder_given(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.md", "given-too/x.md", "given/inside.md")
    given = tmp_path / "given"
    (given / "out").symlink_to(tmp_path / "outside", target_is_directory=True)
    (given / "sibling").symlink_to(tmp_path / "given-too", target_is_directory=True)
    (given / "secret.md").symlink_to(tmp_path / "outside/secret.md")
    (given / "nowhere.md").symlink_to("missing.md")
    (given / "twin.md").symlink_to("inside.md")

    result = await read_path(given)

    assert sorted(result.keys) == ["inside.md", "twin.md"]
    assert result.failures == {
        "out/": "is not followed: the link leads out of the folder that was given",
        "sibling/": "is not followed: the link leads out of the folder that was given",
        "secret.md": "is not followed: the link leads out of the folder that was given",
        "nowhere.md": "is a link that leads nowhere",
    }


async def test_pipes_and_sockets_are_reported_and_hang_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    write(tmp_path, "good.md")
    with tempfile.TemporaryDirectory(dir="/tmp") as short, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{short}/socket.md")
        sockets = await read_path(short)

    result = await read_path(tmp_path)

    assert result.keys == ["good.md"]
    assert result.failures == {"pipe.md": "is not read: it is a named pipe, not a regular file"}
    assert sockets.failures == {"socket.md": "is not read: it is a socket, not a regular file"}


async def test_a_file_that_became_a_pipe_after_it_was_listed_hangs_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    source = FolderSource(SourceSpec(str(tmp_path)))

    found = [item async for item in source.fetch([Entry("x.md", str(tmp_path / "x.md"))])]

    assert [str(item) for item in found] == [
        "FetchFailure(key='x.md', message='is not read: it is a named pipe, not a regular file')"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep file names as text")
async def test_names_that_cannot_be_kept_as_text_are_reported(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    for name in (b"caf\xe9.md", b"evil\x1b[31m.md", "rtl\u202e.md".encode(), "übel 中.md".encode()):
        with open(root + b"/" + name, "wb") as file:
            file.write(ARTICLE)
    os.mkdir(root + b"/f\xffolder")
    write(tmp_path, "good.md")

    result = await read_path(tmp_path)

    assert sorted(result.keys) == ["good.md", "übel 中.md"]
    assert result.failures == {
        "caf\\xe9.md": "is not read: its name is not UTF-8; rename it",
        "evil\\x1b[31m.md": "is not read: its name holds control characters; rename it",
        "rtl\\u202e.md": "is not read: its name holds control characters; rename it",
        "f\\xffolder": "is not read: its name is not UTF-8; rename it",
    }


async def test_a_file_larger_than_an_article_may_be_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "good.md")
    with open(tmp_path / "huge.md", "wb") as file:
        file.truncate(9_000_000)

    result = await read_path(tmp_path)

    assert list(result.documents) == ["good.md"]
    assert result.failures == {"huge.md": "is not read: 9.0 MB is more than the 8 MB an article may have"}


async def test_a_file_that_is_gone_when_it_is_read_hurts_no_other(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    source = await open_source(SourceSpec(str(tmp_path)))
    listing = await source.listing({})
    assert isinstance(listing, Listing)
    (tmp_path / "b.md").unlink()

    found = [item async for item in source.fetch(listing.entries)]

    assert sorted(type(item).__name__ for item in found) == ["FetchFailure", "Fetched"]
    assert "cannot be read: no such file or directory" in str(found)


UNREADABLE = """
import asyncio, os, sys
import reader.sources.discover, reader.sources.local
from reader.models import SourceSpec
from reader.sources import open_source
async def main():
    os.setuid(65534)
    source = await open_source(SourceSpec(sys.argv[1]))
    listing = await source.listing({})
    print([entry.key for entry in listing.entries], listing.complete)
    print([(f.key, f.message) for f in listing.failures])
    print([getattr(found, "message", None) async for found in source.fetch(listing.entries)])
asyncio.run(main())
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become somebody else")
async def test_what_may_not_be_read_is_reported_and_counts_not_as_gone() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        write(folder, "good.md", "private.md", "locked/x.md")
        folder.chmod(0o755)
        (folder / "private.md").chmod(0)
        (folder / "locked").chmod(0)
        done = subprocess.run(
            [sys.executable, "-c", UNREADABLE, name], capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stdout.splitlines() == [
            "['private.md', 'good.md'] False",
            "[('locked/', 'cannot be read: permission denied')]",
            "['cannot be read: permission denied', None]",
        ]


async def test_a_folder_that_vanished_is_an_error_not_an_empty_listing(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    write(folder, "x.md")
    source = await open_source(SourceSpec(str(folder)))
    (folder / "x.md").unlink()
    folder.rmdir()

    with pytest.raises(SourceError, match="archive cannot be read: no such file or directory"):
        await source.listing({})


class TestWhatIsUnchanged:
    async def test_a_file_as_it_was_keeps_its_fingerprint_and_is_not_read(self, tmp_path: Path) -> None:
        write(tmp_path, "a.md", "b.md")
        first = await read_path(tmp_path)

        second = await read(first.source, first.known)

        assert second.documents == {}
        assert second.listing is not None
        assert all(entry.fingerprint is first.known[entry.key] for entry in second.listing.entries)

    async def test_changed_added_and_removed_files_show(self, tmp_path: Path) -> None:
        write(tmp_path, "same.md", "longer.md", "touched.md", "removed.md", "LINK.MD")
        first = await read_path(tmp_path)
        write(tmp_path, "longer.md", "new.md", "LINK.MD", data=ARTICLE + b"More.\n")
        write(tmp_path, "touched.md", age_s=60)
        (tmp_path / "removed.md").unlink()

        second = await read(first.source, first.known)

        assert sorted(second.documents) == ["LINK.MD", "longer.md", "new.md", "touched.md"]
        assert "removed.md" not in second.keys
        assert second.known["touched.md"].digest == first.known["touched.md"].digest
        assert second.known["longer.md"].digest != first.known["longer.md"].digest

    async def test_a_file_written_just_before_it_was_read_is_read_once_more(self, tmp_path: Path) -> None:
        write(tmp_path, "fresh.md", age_s=0)
        first = await read_path(tmp_path)
        assert first.known["fresh.md"].mtime_ns == 0

        second = await read(first.source, first.known)

        assert list(second.documents) == ["fresh.md"]
        assert second.known["fresh.md"].digest == first.known["fresh.md"].digest

    async def test_a_date_in_the_future_does_not_make_a_file_new_each_time(self, tmp_path: Path) -> None:
        write(tmp_path, "tomorrow.md", age_s=-86400)
        first = await read_path(tmp_path)

        assert (await read(first.source, first.known)).documents == {}


async def test_nothing_local_loads_the_network(tmp_path: Path) -> None:
    write(tmp_path, "_news/x.md")
    program = (
        "import sys\n"
        "from reader.models import SourceSpec\n"
        "from reader.sources import open_source\n"
        "async def main():\n"
        "    for address in sys.argv[1:]:\n"
        "        source = await open_source(SourceSpec(address))\n"
        "        listing = await source.listing({})\n"
        "        assert [found async for found in source.fetch(listing.entries)]\n"
        "try:\n"
        "    main().send(None)\n"
        "except StopIteration:\n"
        "    print(sorted({'httpx', 'httpcore', 'asyncio', 'yaml', 'ssl', 'watchfiles'} & set(sys.modules)))\n"
    )
    arguments = [str(tmp_path), str(tmp_path / "_news/x.md"), "-"]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input=ARTICLE,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.decode().strip() == "[]"


def test_an_entry_of_a_window_is_the_same_as_in_the_whole(tmp_path: Path) -> None:
    from reader.sources.entries import Entries

    fingerprint = Fingerprint(1, 2)
    entries = Entries(f"{tmp_path}/", ["b.md", "a.md", "c.md"], {"a.md": fingerprint}, {})

    assert list(entries[1:]) == list(entries)[1:]
    assert entries[1] == Entry("a.md", f"{tmp_path}/a.md", fingerprint)
    assert len(entries[:2]) == 2
