"""Items of a feed that get another link are the articles that they were."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Query, SourceSpec
from reader.paths import place_at
from tests.archive import listed, refresh, summary, titles
from tests.sources.server import Site, answer

SINCE = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path, site: Site) -> Iterator[Library]:
    with Library.open(place_at(tmp_path / "x.db")) as opened:
        opened.sources.add(SourceSpec(site.url("/feed"), "feed"))
        yield opened


def show(site: Site, **links: str) -> None:
    """Has the feed hold items of these guids at these places."""
    items = [
        f"<item><title>{guid.capitalize()}</title><guid isPermaLink='false'>{guid}</guid>"
        f"<link>https://news.example/{place}</link><pubDate>Mon, 16 Nov 2026 06:00:00 GMT</pubDate></item>"
        for guid, place in links.items()
    ]
    site.routes["/feed"] = answer(
        f"<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>".encode()
    )


def test_one_that_was_read_stays_read_and_is_not_new(library: Library, site: Site) -> None:
    show(site, one="1", two="2")
    refresh(library)
    library.marks.set([summary(library, "One").id], "read", True)
    library.marks.keep_position(summary(library, "One").id, 0.5)
    show(site, one="1-corrected", two="2")
    [outcome] = refresh(library)
    assert (outcome.new, outcome.changed) == (0, 1)
    assert titles(library, Query(view="new", since=SINCE)) == []
    corrected = summary(library, "One")
    assert (corrected.url, corrected.read) == ("https://news.example/1-corrected", True)
    assert library.story(corrected.id).position == 0.5


def test_one_that_was_kept_stays_as_it_was(library: Library, site: Site) -> None:
    show(site, one="1")
    refresh(library)
    library.marks.set([summary(library, "One").id], "later", True)
    show(site, one="1-corrected")
    refresh(library)
    assert [row.url for row in listed(library, Query(view="later"))] == ["https://news.example/1"]


def test_items_that_change_places_keep_their_own_marks(library: Library, site: Site) -> None:
    show(site, first="a", second="b", third="c")
    refresh(library)
    at = {row.url: row.id for row in listed(library)}
    library.marks.set([at["https://news.example/a"]], "read", True)
    show(site, first="new", second="a", third="b")
    refresh(library)
    read = {row.url: row.read for row in listed(library)}
    assert read == {
        "https://news.example/new": False,
        "https://news.example/a": True,
        "https://news.example/b": False,
    }
