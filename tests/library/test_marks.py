"""What the user does: marks, undo, and that nothing of it is ever lost."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from reader.errors import LibraryError, LibraryWriteError
from reader.library import Library, changes
from reader.library.marks import Marks
from reader.models import Change, Count, Query, Words
from reader.paths import place_at
from reader.store import database
from tests.archive import listed, open_library, refresh, story, summary, titles, write_article
from tests.limits import tiny_disk


def test_a_mark_is_in_the_list_the_counts_and_the_views(library: Library, news: Path) -> None:
    write_article(news, "one")
    write_article(news, "two")
    refresh(library)
    id = summary(library, "One").id
    assert library.marks.set([id], "read", True) == Change("read", True, (id,))
    library.marks.set([id], "starred", True)
    assert summary(library, "One").read
    assert titles(library, Query(view="unread")) == ["Two"]
    assert titles(library, Query(view="starred")) == ["One"]
    counts = library.lists.counts()
    assert (counts.total, counts.unread) == (2, 1)
    assert (counts.views["starred"], counts.views["later"]) == (Count(1, 0), Count())


def test_undo_takes_back_step_by_step_only_what_really_changed(library: Library, news: Path) -> None:
    for name in ("one", "two"):
        write_article(news, name)
    refresh(library)
    ids = {row.title: row.id for row in listed(library)}
    library.marks.set([ids["One"]], "read", True)
    library.marks.set([ids["One"], ids["Two"]], "read", True)
    assert library.marks.undo() == Change("read", False, (ids["Two"],))
    assert [row.read for row in (summary(library, "One"), summary(library, "Two"))] == [True, False]
    assert library.marks.undo() == Change("read", False, (ids["One"],))
    assert library.marks.undo() is None


def test_all_that_a_list_shows_unread_is_marked_and_taken_back_in_one_step(
    library: Library, news: Path
) -> None:
    for number in range(30):
        write_article(news, f"item-{number}", topics=["Energy" if number % 3 else "Law"])
    refresh(library)
    query = Query(topic="energy", sort="title")
    library.marks.set([summary(library, "Item 4").id], "read", True)
    unread = [row for row in listed(library, query) if not row.read]
    assert library.lists.unread_ids(query) == [row.id for row in unread]
    assert list(library.lists.unread_rows(query)) == [row.row for row in unread]
    assert library.marks.set(library.lists.unread_ids(query), "read", True).ids == tuple(
        row.id for row in unread
    )
    assert (library.lists.unread_ids(query), list(library.lists.unread_rows(query))) == ([], [])
    assert library.lists.articles(query)[1:3] == (20, 0)
    assert library.marks.undo() == Change("read", False, tuple(row.id for row in unread))
    assert library.lists.articles(query)[1:3] == (20, 19)
    assert library.lists.unread_ids(Query(topic="nowhere")) == []
    assert list(library.lists.unread_rows(Query(Words("!")))) == []


def test_more_than_are_marked_at_once_are_one_step_all_the_same(
    library: Library, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "BATCH", 7)
    for number in range(20):
        write_article(news, f"item-{number}")
    refresh(library)
    ids = library.lists.unread_ids(Query())
    assert library.marks.set(ids, "read", True).ids == tuple(ids)
    assert library.lists.counts().unread == 0
    assert library.marks.undo() == Change("read", False, tuple(ids))
    assert library.marks.undo() is None


def test_what_was_marked_before_the_disk_was_full_can_be_taken_back(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "BATCH", 100)
    for number in range(1000):
        write_article(news, f"item-{number}")
    with tiny_disk(tmp_path / "disk", "100k") as disk:
        place = place_at(tmp_path / "x.db")._replace(state=disk / "state")
        with open_library(place, news) as library:
            refresh(library)
            ids = library.lists.unread_ids(Query())
            with pytest.raises(LibraryWriteError, match="the disk is full"):
                library.marks.set(ids, "read", True)
            marked = 1000 - library.lists.counts().unread
            assert 100 <= marked < 1000
            for file in (disk / "state").glob("*.jsonl"):
                file.unlink()  # which makes room
            assert library.marks.undo() == Change("read", False, tuple(ids[:marked]))
            assert library.lists.counts().unread == 1000


@contextmanager
def in_use(file: Path) -> Iterator[None]:
    """Another program writes into a database, and does not come to an end."""
    connection = apsw.Connection(str(file))
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.close()


@pytest.mark.parametrize(
    "mark",
    [
        lambda marks, id: marks.set([id], "read", True),
        lambda marks, id: marks.tag([id], "to cite", True),
        lambda marks, id: marks.note(id, "See page 3."),
        lambda marks, id: marks.give_topic([id], "Weather", True),
        lambda marks, id: marks.hide([id], "The Sea", True),
        lambda marks, id: marks.as_one("tags", "", [lambda: marks.tag([id], "to cite", True)]),
    ],
)
def test_what_the_database_could_not_be_told_can_be_taken_back(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch, mark: Callable[[Marks, str], Change]
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 10)
    write_article(news, "one", topics=["The Sea"])
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        before = summary(library, "One")
        with in_use(tmp_path / "x.db"), pytest.raises(LibraryError, match="is in use by another program"):
            mark(library.marks, before.id)
        assert summary(library, "One") == before
        with in_use(tmp_path / "x.db"), pytest.raises(LibraryError, match="is in use by another program"):
            library.marks.undo()
        undone = library.marks.undo()
        assert undone is not None
        assert undone.ids == (before.id,)
        assert library.marks.undo() is None
    (tmp_path / "x.db").unlink()
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        assert summary(library, "One") == before


def test_a_change_can_be_told_by_the_title_of_its_article(library: Library, news: Path) -> None:
    write_article(news, "one", title="Solar power doubles")
    refresh(library)
    library.marks.set(library.lists.unread_ids(Query()), "starred", True)
    undone = library.marks.undo()
    assert undone is not None
    assert library.lists.title(undone.ids[0]) == "Solar power doubles"
    assert library.lists.title("0000000000") is library.lists.title("no id") is None


def test_what_was_marked_here_is_not_read_again_from_the_journal(tmp_path: Path, news: Path) -> None:
    for name in ("one", "two", "three"):
        write_article(news, name)
    place = place_at(tmp_path / "x.db")
    with open_library(place, news) as here, open_library(place, news) as there:
        refresh(here)
        for library, title in ((here, "One"), (here, "Two"), (there, "Three"), (here, "Three")):
            library.marks.set([summary(library, title).id], "read", title != "Three" or library is there)
        (journal,) = place.state.glob("*.jsonl")
        ((name, (_, offset)),) = here._store.marks.bookmarks().items()
        assert (name, offset) == (journal.name, journal.stat().st_size)
        assert not summary(here, "Three").read


def test_marks_outlive_the_database(tmp_path: Path, news: Path) -> None:
    write_article(news, "precious")
    with open_library(tmp_path / "x.db", news) as library:
        refresh(library)
        id = summary(library, "Precious").id
        library.marks.set([id], "starred", True)
        library.marks.keep_position(id, 0.4)
    for file in tmp_path.glob("x.db*"):
        if file.is_file():
            file.unlink()
    with open_library(tmp_path / "x.db", news) as rebuilt:
        refresh(rebuilt)
        assert summary(rebuilt, "Precious").starred
        assert story(rebuilt, "Precious").position == 0.4


def test_a_mark_of_an_article_that_comes_back_is_still_there(library: Library, news: Path) -> None:
    file = write_article(news, "comes-and-goes")
    write_article(news, "stays")
    refresh(library)
    library.marks.set([summary(library, "Comes and goes").id], "later", True)
    text = file.read_text()
    file.unlink()
    refresh(library)
    file.write_text(text)
    refresh(library)
    assert summary(library, "Comes and goes").later


def test_a_renamed_file_keeps_its_marks_with_a_url_and_without(library: Library, news: Path) -> None:
    write_article(news, "with-url", title="With")
    write_article(news, "without-url", title="Without", originalUrl=None)
    refresh(library)
    library.marks.set([row.id for row in listed(library)], "read", True)
    for name in ("with-url", "without-url"):
        (news / f"{name}.md").rename(news / f"renamed-{name}.md")
    refresh(library)
    assert {row.title: row.read for row in listed(library)} == {"With": True, "Without": True}
    assert story(library, "Without").path == "_news/renamed-without-url.md"


def test_another_open_library_sees_a_mark_when_it_synchronises(tmp_path: Path, news: Path) -> None:
    write_article(news, "shared")
    with open_library(tmp_path / "x.db", news) as one, open_library(tmp_path / "x.db", news) as other:
        refresh(one)
        other.synchronise()
        assert other.synchronise() is False
        one.marks.set([summary(one, "Shared").id], "read", True)
        assert other.synchronise() is True
        assert summary(other, "Shared").read


def test_a_mark_from_another_machine_arrives_with_its_journal(tmp_path: Path, news: Path) -> None:
    write_article(news, "shared")
    with open_library(tmp_path / "here.db", news) as here, open_library(tmp_path / "there.db", news) as there:
        refresh(here)
        refresh(there)
        there.marks.set([summary(there, "Shared").id], "starred", True)
        written = next((tmp_path / "there.db.data" / "state").glob("*.jsonl"))
        folder = tmp_path / "here.db.data" / "state"
        folder.mkdir(parents=True)
        (folder / "other-machine.jsonl").write_bytes(written.read_bytes())
        assert here.synchronise() is True
        assert summary(here, "Shared").starred


MARKING = """
import sys
from tests.archive import open_library, listed
library = open_library(__import__("pathlib").Path(sys.argv[1]), sys.argv[2])
for row in listed(library):
    library.marks.set([row.id], "read", True)
    print(row.id, flush=True)
"""


def test_what_was_shown_as_read_survives_kill_9(tmp_path: Path, news: Path) -> None:
    for number in range(120):
        write_article(news, f"item-{number}")
    place = tmp_path / "x.db"
    with open_library(place, news) as library:
        refresh(library)
    command = [sys.executable, "-c", MARKING, str(place), str(news)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as marker:
        assert marker.stdout is not None
        shown = [marker.stdout.readline().strip() for _ in range(40)]
        marker.kill()
        shown += marker.stdout.read().split()
    for file in tmp_path.glob("x.db*"):
        if file.is_file():
            file.unlink()
    with open_library(place, news) as library:
        refresh(library)
        read = {row.id for row in listed(library) if row.read}
    assert set(shown) <= read


def test_eight_instances_at_once_lose_no_mark(tmp_path: Path, news: Path) -> None:
    for number in range(24):
        write_article(news, f"item-{number}")
    place = tmp_path / "x.db"
    with open_library(place, news) as library:
        refresh(library)
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        commands = [[sys.executable, "-c", MARKING, str(place), str(news)] for _ in range(8)]
        running = [
            subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) for command in commands
        ]
        assert [process.wait(60) for process in running] == [0] * 8
        library.synchronise()
        assert library.lists.counts().unread == 0
