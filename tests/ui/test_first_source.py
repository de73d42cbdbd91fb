"""The first source of all: it is kept where the reader meant, and one sees that it is being read."""

from collections.abc import Iterator

import pytest

from tests.cli.program import Program
from tests.sources.made import rss
from tests.sources.server import Site, answer, serving
from tests.ui.terminal import terminal


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.mark.parametrize("options", [(), ("--library", "new/x.db")], ids=["default", "named"])
def test_it_is_kept_in_the_library_that_was_named(
    program: Program, site: Site, options: tuple[str, ...]
) -> None:
    site.routes["/feed"] = answer(rss(["one", "two"], name="Slow Wire"))
    with terminal(program, *options) as opened:
        opened.until("sample articles")
        opened.settle()
        opened.press("a")
        opened.until("Add a source")
        opened.press(f"{site.url('/feed')}\r")
        opened.until("Enter add")
        opened.press("\r")
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
