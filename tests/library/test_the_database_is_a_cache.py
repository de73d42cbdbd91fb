"""A library that is damaged, older, newer, foreign, read-only, or whose refresh was cut off."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import apsw
import pytest

from reader.errors import LibraryError, LibraryNewerError
from reader.library import Library
from reader.models import Query, Words
from reader.store import schema
from tests.archive import open_library, refresh, titles, write_article


def set_version(file: Path, version: int) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def test_a_library_of_an_older_version_is_rebuilt(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
    set_version(tmp_path / "x.db", schema.VERSION - 1)
    with open_library(tmp_path / "x.db", news) as library:
        assert titles(library) == []
        refresh(library)
        assert titles(library) == ["One"]


def test_a_library_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path, news: Path) -> None:
    open_library(tmp_path / "x.db", news).close()
    set_version(tmp_path / "x.db", schema.VERSION + 1)
    before = (tmp_path / "x.db").read_bytes()
    with pytest.raises(LibraryNewerError, match="newer version"):
        open_library(tmp_path / "x.db", news)
    assert (tmp_path / "x.db").read_bytes() == before


@pytest.mark.parametrize("damage", [slice(16, 3000), slice(0, 100), slice(100, None)])
def test_a_damaged_library_is_set_aside_and_rebuilt(tmp_path: Path, news: Path, damage: slice) -> None:
    write_article(news, "one")
    file = tmp_path / "library.db"
    with open_library(file, news) as library:
        refresh(library)
    content = bytearray(file.read_bytes())
    content[damage] = b"\xa5" * len(content[damage])
    file.write_bytes(content)
    for _ in range(2):  # damage deep inside shows when it is read; the next start has a new library
        try:
            with open_library(file, news) as library:
                refresh(library)
                assert titles(library) == ["One"]
            break
        except LibraryError as error:
            assert "set aside" in str(error)  # noqa: PT017 - only this one may happen
    else:
        pytest.fail("still damaged")
    assert list(tmp_path.glob("library.db.set-aside-*"))


def test_a_file_that_is_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary, " * 100)
    with pytest.raises(LibraryError, match="is no library"):
        open_library(diary)
    assert diary.read_text().startswith("Dear diary")


def test_a_library_where_no_file_can_be_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be used"):
        open_library(tmp_path / "file" / "x.db")


INDEXING = """
import sys
from pathlib import Path
from tests.archive import open_library, refresh
refresh(open_library(Path(sys.argv[1]), sys.argv[2]))
"""


def test_a_refresh_cut_off_by_kill_9_goes_on_where_it_was(tmp_path: Path, news: Path) -> None:
    for number in range(3000):
        write_article(news, f"item-{number}")
    place = tmp_path / "x.db"
    command = [sys.executable, "-c", INDEXING, str(place), str(news)]
    with (
        subprocess.Popen(command, cwd=Path(__file__).parents[2]) as indexer,
        open_library(place, news) as library,
    ):
        while library.lists.counts().total == 0 and indexer.poll() is None:
            time.sleep(0.005)
        indexer.send_signal(signal.SIGKILL)
    with open_library(place, news) as library:
        before = library.lists.counts().total
        assert before > 0, "the first articles are there before the last are read"
        assert library.check() == []
        assert refresh(library)[0].new == 3000 - before
        assert library.lists.counts().total == 3000


def search_again_and_again(library: Library) -> None:
    for _ in range(1000):
        library.lists.articles(Query(Words("common"), sort="relevance"))


def test_a_query_is_interrupted_from_another_thread(library: Library, news: Path) -> None:
    for number in range(2000):
        write_article(news, f"item-{number}", body="common words " * 50)
    refresh(library)
    stop = threading.Event()

    def interrupting() -> None:
        while not stop.is_set():
            library.interrupt()

    thread = threading.Thread(target=interrupting)
    thread.start()
    try:
        with pytest.raises(InterruptedError):
            search_again_and_again(library)
    finally:
        stop.set()
        thread.join()
    assert library.lists.articles(Query(Words("common"))).total == 2000


def test_many_that_make_the_same_library_at_once_all_get_it(tmp_path: Path) -> None:
    program = "import sys, pathlib, tests.archive as archive; archive.open_library(pathlib.Path(sys.argv[1]))"
    for number in range(5):
        command = [sys.executable, "-c", program, str(tmp_path / f"{number}.db")]
        running = [subprocess.Popen(command, cwd=Path(__file__).parents[2]) for _ in range(6)]
        assert [process.wait(60) for process in running] == [0] * 6


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_a_library_is_for_its_owner_alone_since_addresses_may_hold_a_password(
    tmp_path: Path, news: Path
) -> None:
    write_article(news, "one")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        assert {file.name: file.stat().st_mode & 0o077 for file in tmp_path.glob("x.db*") if file.is_file()} == {
            "x.db": 0, "x.db-shm": 0, "x.db-wal": 0, "x.db.refresh": 0, "x.db.stories": 0,
        }  # fmt: skip
