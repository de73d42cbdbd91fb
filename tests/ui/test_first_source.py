"""The first source of all: it is kept where the reader meant, and one sees that it is being read."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.ui.app import IndexerSaid, NewsreaderApp
from reader.ui.indexer import Indexed
from tests.cli.program import Program
from tests.sources.made import rss
from tests.sources.server import Handler, Site, answer, serving
from tests.ui.archive import NOW
from tests.ui.driving import shown, until
from tests.ui.terminal import terminal

SIZE = (180, 40)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.mark.parametrize("options", [(), ("--library", "new/x.db")], ids=["default", "named"])
def test_it_is_kept_in_the_library_that_was_named_and_one_sees_it_being_read(
    program: Program, site: Site, options: tuple[str, ...]
) -> None:
    answers, go_on = answer(rss(["one", "two"], name="Slow Wire")), Event()

    def slow_the_second_time(handler: Handler) -> None:
        if site.asked.count("/feed") > 1:
            go_on.wait(60)
        answers(handler)

    site.routes["/feed"] = slow_the_second_time
    with terminal(program, *options) as opened:
        opened.until("sample articles")
        opened.settle()
        opened.press("a")
        opened.until("Add a source")
        opened.press(f"{site.url('/feed')}\r")
        opened.until("Enter add")
        opened.press("\r")
        opened.until("Reading Slow Wire …")
        opened.until("Added Slow Wire: this is your own library now")
        assert "No articles yet" not in opened.shown
        opened.until("refreshing Slow Wire")
        go_on.set()
        opened.until("2 new from 1 source")
        opened.until("2 of 2 unread")
        opened.press("q")
        assert opened.end() == 0
    assert program.run("sources", "--json", *options).json().each("source") == [site.url("/feed")]
    kept = program.home / ("new/x.db.data" if options else "config/newsreader") / "sources.toml"
    assert list(program.home.rglob("sources.toml")) == [kept]


def test_what_is_marked_among_the_samples_is_kept_beside_the_library_that_was_named(program: Program) -> None:
    with terminal(program, "--library", "new/x.db") as opened:
        opened.until("sample articles")
        opened.settle()
        opened.press("s")
        opened.until("★")
        opened.press("q")
        assert opened.end() == 0
    assert list(program.home.rglob("*.jsonl")) == list(program.home.glob("new/x.db.data/state/*.jsonl"))
    assert program.run("list", "--json", "--library", "new/x.db").json()["total"] == 0


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """A library of two sources that were never read."""
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        for name in ("one", "two"):
            library.sources.add(SourceSpec(f"https://{name}.example/feed"))
        yield library


async def test_an_empty_list_says_what_is_being_read_and_once_it_is_done_what_to_do(empty: Library) -> None:
    one, two = (status.spec.address for status in empty.sources.all())
    app = NewsreaderApp(empty, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "No articles yet." in shown(app))
        app.post_message(IndexerSaid(Indexed(begun=(one, two))))
        await until(pilot, lambda: "Reading 2 sources …" in shown(app))
        assert "No articles yet" not in shown(app)
        assert "Ctrl-X stops that." in shown(app)
        app.post_message(IndexerSaid(Indexed(one, finished=True)))
        await until(pilot, lambda: "Reading two.example/feed …" in shown(app))
        app.post_message(IndexerSaid(Indexed(two, finished=True)))
        await until(pilot, lambda: "No articles yet." in shown(app))


async def test_an_empty_view_of_a_library_that_is_not_empty_does_not_wait_for_what_is_read(
    app: NewsreaderApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        app.post_message(IndexerSaid(Indexed(begun=("https://one.example/feed",))))
        await until(pilot, lambda: "refreshing one.example/feed" in shown(app))
        app.main.topics.choose("starred")
        await until(pilot, lambda: "Nothing starred yet." in shown(app))
