"""The pane of articles: what is listed, where the cursor stands, what stays in a view."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.models import Query, Words
from reader.query.parsing import parse
from reader.ui.background import Background
from reader.ui.messages import Highlighted, Listed, Opened
from reader.ui.panes import articles
from reader.ui.panes.articles import ArticlesPane
from reader.ui.panes.listing import Request, first_listing
from tests.archive import summary
from tests.ui.alone import Alone
from tests.ui.archive import NOW

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
GULL = "A gull is thirty-four"
SIZE = (80, 30)
UNREAD = Query(view="unread")


def clock() -> datetime:
    return NOW


@pytest.fixture
def background(library: Library) -> Iterator[Background]:
    background = Background(library)
    yield background
    background.close()


Open = Callable[[Request], "tuple[Alone, ArticlesPane]"]


@pytest.fixture
def opened(library: Library, background: Background) -> Open:
    """The pane alone on a screen, on its first request."""

    def opened(request: Request) -> tuple[Alone, ArticlesPane]:
        pane = ArticlesPane(background, request, first_listing(library, request, NOW), clock)
        return Alone(pane), pane

    return opened


@asynccontextmanager
async def running(app: "Alone") -> "AsyncIterator[Pilot[None]]":
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: "Pilot[None]") -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def titles(pane: ArticlesPane) -> list[str]:
    return [found.title if (found := pane.summary(row)) else "" for row in range(pane.count)]


def mark_read(library: Library, pane: ArticlesPane, title: str) -> None:
    """Marks as the screen does: for good, then where it stands."""
    found = summary(library, title)
    library.marks.set([found.id], "read", True)
    pane.replace(found._replace(read=True))


def renew(pane: ArticlesPane) -> None:
    pane.request = pane.request._replace(revision=pane.request.revision + 1, at=None, at_id=None)


async def test_articles_stand_under_their_days(opened: Open) -> None:
    app, _ = opened(Request())
    async with running(app):
        lines = app.lines()
        assert lines[1].startswith("    Today · Friday 20 November")
        assert lines[1].endswith("1 unread")
        assert lines[5].startswith("    Yesterday · Thursday 19 November")
        assert any(line.startswith("    Wednesday 18 November 2026") for line in lines)


@pytest.mark.parametrize(
    "request_",
    [
        Request(days=False),
        Request(Query(sort="title")),
        Request(Query(Words("ferry"), sort="relevance")),
    ],
    ids=["not wanted", "by title", "found"],
)
async def test_there_are_no_days_where_they_would_not_help(opened: Open, request_: Request) -> None:
    app, pane = opened(request_)
    async with running(app):
        assert pane.count
        assert not pane.headings


async def test_what_is_read_stays_in_unread_until_one_comes_back(opened: Open, library: Library) -> None:
    app, pane = opened(Request(UNREAD))
    async with running(app) as pilot:
        await pilot.press("j")
        mark_read(library, pane, COUNCIL)
        library.marks.set([summary(library, GULL).id], "read", True)
        renew(pane)
        await settled(pilot)
        assert COUNCIL in titles(pane)
        assert GULL not in titles(pane), "what is read elsewhere goes"
        assert pane.current
        assert pane.current.title == COUNCIL
        pane.request = Request()
        await settled(pilot)
        pane.request = Request(UNREAD)
        await settled(pilot)
        assert COUNCIL not in titles(pane)


async def test_what_is_marked_elsewhere_is_not_drawn_into_unread(opened: Open, library: Library) -> None:
    library.marks.set([summary(library, GULL).id], "read", True)
    app, pane = opened(Request(UNREAD))
    async with running(app) as pilot:
        assert not pane.replace(summary(library, GULL)._replace(starred=True))
        renew(pane)
        await settled(pilot)
        assert GULL not in titles(pane)


async def test_the_cursor_stays_on_its_article_when_the_list_comes_anew(
    opened: Open, library: Library
) -> None:
    app, pane = opened(Request(UNREAD))
    async with running(app) as pilot:
        await pilot.press("j", "j")
        await pilot.pause()
        at = pane.lines.top_of(pane.cursor) - pane.scroll_offset.y
        under = pane.current
        library.marks.set([summary(library, FERRY).id], "read", True)
        renew(pane)
        await settled(pilot)
        assert pane.current == under
        assert pane.count == 7
        assert pane.lines.top_of(pane.cursor) - pane.scroll_offset.y <= at


@pytest.mark.parametrize("seen", [False, True], ids=["just come", "seen for a while"])
async def test_what_comes_in_takes_away_nothing_that_is_being_read(
    opened: Open, library: Library, monkeypatch: pytest.MonkeyPatch, seen: bool
) -> None:
    monkeypatch.setattr(articles, "_READ_S", 0.05 if seen else 60)
    library.marks.set([summary(library, FERRY).id], "read", True)
    app, pane = opened(Request(UNREAD))
    async with app.run_test(size=(80, 12)) as pilot:
        await settled(pilot)
        under = pane.current
        while pane.held != seen:
            await pilot.pause(0.01)
        library.marks.set([summary(library, FERRY).id], "read", False)
        renew(pane)
        await settled(pilot)
        assert pane.count == 8
        assert (pane.current == under) is seen
        assert app.heard(Listed)[-1].above == seen
        await pilot.press("G")
        renew(pane)
        await settled(pilot)
        assert app.heard(Listed)[-1].above == 0


async def test_the_cursor_stays_with_an_article_whose_date_is_changed(
    opened: Open, library: Library, tmp_path: Path
) -> None:
    app, pane = opened(Request())
    async with running(app) as pilot:
        await pilot.press("j", "j")
        await pilot.pause()
        assert pane.current
        id, title = pane.current.id, pane.current.title
        (file,) = [path for path in tmp_path.rglob("*.md") if title in path.read_text()]
        text = re.sub(
            r"(?m)^publishedDateTime: .*", "publishedDateTime: '2026-11-20T11:59:00Z'", file.read_text()
        )
        file.write_text(text)
        async for _ in library.refreshing.once():
            pass
        assert library.lists.row(id) != pane.current.row
        renew(pane)
        await settled(pilot)
        assert pane.current.id == id
        assert pane.cursor == 0
        assert app.heard(Listed)[-1].above == 0


async def test_a_place_opens_with_the_cursor_on_the_line_where_it_stood(
    opened: Open, library: Library
) -> None:
    found = summary(library, "A long read")
    app, pane = opened(Request())
    async with app.run_test(size=(80, 10)) as pilot:
        await settled(pilot)
        pane.request = Request(UNREAD, at_id=found.id, line=6)
        await settled(pilot)
        assert (pane.current, pane.line) == (found, 6)


@pytest.mark.parametrize("title", [GULL, "A long read"])
async def test_a_place_opens_with_the_cursor_where_it_was(opened: Open, library: Library, title: str) -> None:
    found = summary(library, title)
    for request in (Request(at=found.row), Request(at_id=found.id)):
        app, pane = opened(request)
        async with running(app) as pilot:
            assert pane.current == found
            renew(pane)
            await settled(pilot)
            assert pane.current == found
            pane.request = Request(Query(view="starred"))
            await settled(pilot)
            pane.request = request._replace(revision=3)
            await settled(pilot)
            assert pane.current == found


async def test_an_article_that_is_gone_leaves_the_cursor_at_the_top(opened: Open) -> None:
    app, pane = opened(Request(at_id="zzzzzzzzzz"))
    async with running(app):
        assert pane.current
        assert pane.current.title == FERRY


async def test_a_search_underlines_what_it_found_and_tells_how_long_it_took(opened: Open) -> None:
    app, pane = opened(Request())
    async with running(app) as pilot:
        pane.request = Request(Query(parse("ferry").where))
        await settled(pilot)
        listed = app.heard(Listed)[-1]
        assert listed.matches.total == 2
        assert 0 < listed.seconds < 10
        assert pane.marks
        assert list(pane.marks(COUNCIL)) == [(27, 32)]
        pane.request = Request()
        await settled(pilot)
        assert pane.marks is None


async def test_the_next_unread_is_found(opened: Open, library: Library) -> None:
    library.marks.set([summary(library, COUNCIL).id], "read", True)
    app, pane = opened(Request())
    async with running(app) as pilot:
        told: list[object] = []
        pane.to_unread(1, told.append)
        await settled(pilot)
        assert pane.cursor == 2
        assert told == [pane.current]


async def test_enter_opens_and_rest_highlights(opened: Open) -> None:
    app, pane = opened(Request())
    async with running(app) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause(0.4)
        assert [said.summary.title for said in app.heard(Opened)] == [COUNCIL]
        assert app.heard(Highlighted)[-1].summary == pane.current
