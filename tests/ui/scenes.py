"""The steps that lead to a screen worth looking at. Each waits until all it shows is there, never for a time."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from reader.ui.app import NewsreaderApp
from reader.ui.screens.asking import Asking, Prompting
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.page import PageScreen
from tests.ui.driving import listed, open_title, page, typed, under, until
from tests.ui.paper import UNREAD

Scene = Callable[["Pilot[Any]"], Awaitable[None]]


def _app(pilot: "Pilot[Any]") -> NewsreaderApp:
    assert isinstance(pilot.app, NewsreaderApp)
    return pilot.app


async def _over(pilot: "Pilot[Any]", key: str, kind: type[Screen[Any]]) -> None:
    """Presses a key that opens a sheet or page."""
    await main(pilot)
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))


async def main(pilot: "Pilot[Any]") -> None:
    """The list, and the article under its cursor."""
    app = _app(pilot)
    await until(pilot, lambda: app.main.articles.current)
    await until(pilot, lambda: not app.main.article.display or open_title(app) == under(app))


async def tour(pilot: "Pilot[Any]") -> None:
    """The first visit: sample articles, and five keys."""
    app = _app(pilot)
    await until(pilot, lambda: app.main.articles.current and "shows all the others." in page(app))


async def _read(pilot: "Pilot[Any]", title: str) -> None:
    app = _app(pilot)
    await main(pilot)
    app.main.articles.go_to(listed(app).index(title))
    await pilot.press("enter")
    await until(pilot, lambda: open_title(app) == title and app.focused is app.main.article)
    await until(pilot, lambda: app.main.topics.counts.unread == app.main.status.state.unread)


async def article(pilot: "Pilot[Any]") -> None:
    """An article that is read, which was unread before."""
    await _read(
        pilot, "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
    )
    await until(pilot, lambda: _app(pilot).main.topics.counts.unread == UNREAD - 1)


async def everything(pilot: "Pilot[Any]") -> None:
    """An article with all that an article may have."""
    await _read(pilot, "Mend one thing a week")


async def end_of_everything(pilot: "Pilot[Any]") -> None:
    """Its end, on the first of the stories that belong to it."""
    await everything(pilot)
    await pilot.press("G", "tab")
    await until(pilot, lambda: _app(pilot).main.article.target == 0)


async def hints(pilot: "Pilot[Any]") -> None:
    """An article whose links are marked with letters."""
    await everything(pilot)
    await pilot.press("G", "semicolon")
    await until(pilot, lambda: _app(pilot).main.status.state.hint)


async def zen(pilot: "Pilot[Any]") -> None:
    """Nothing but the article."""
    await article(pilot)
    await pilot.press("z")
    await until(pilot, lambda: not _app(pilot).main.articles.display)


async def _search(pilot: "Pilot[Any]", words: str, found: int) -> None:
    app = _app(pilot)
    await main(pilot)
    await pilot.press("slash")
    await until(pilot, lambda: app.main.query("#search"))
    await typed(pilot, *words)
    await until(pilot, lambda: app.main.status.state.found == found and app.main.articles.count == found)


async def search(pilot: "Pilot[Any]") -> None:
    """What was found while one types, marked in list and article."""
    app = _app(pilot)
    await _search(pilot, "lamp", 3)
    await main(pilot)
    await until(
        pilot,
        lambda: (
            not app.main.article.display
            or any(run.found for line in app.main.article.page.lines for run in line.runs)
        ),
    )


async def nothing_found(pilot: "Pilot[Any]") -> None:
    """A search that found nothing."""
    await _search(pilot, "zeppelin", 0)
    await until(pilot, lambda: open_title(_app(pilot)) == "")


async def empty(pilot: "Pilot[Any]") -> None:
    """A view with nothing in it: all is read."""
    app = _app(pilot)
    await main(pilot)
    await pilot.press("A")
    await until(pilot, lambda: isinstance(app.screen, Asking))
    await pilot.press("y")
    await until(pilot, lambda: app.main.topics.counts.unread == 0)
    app.main.topics.choose("unread")
    await until(pilot, lambda: app.main.status.state.path == ("Unread",) and not app.main.articles.count)
    await until(pilot, lambda: open_title(app) == "")
    app.main.say("")


async def sort(pilot: "Pilot[Any]") -> None:
    """The orders."""
    await _over(pilot, "backslash", Choosing)


async def palette(pilot: "Pilot[Any]") -> None:
    """The palette, with something typed."""
    await _over(pilot, "ctrl+p", Choosing)
    await typed(pilot, *"re")
    await until(pilot, lambda: pilot.app.screen.query_one("#choices").region.height)


async def themes(pilot: "Pilot[Any]") -> None:
    """The themes, with another one than was chosen looked at."""
    await _over(pilot, "T", Choosing)
    before = pilot.app.theme
    await pilot.press("pagedown")
    await until(pilot, lambda: pilot.app.theme != before)


async def mark_all(pilot: "Pilot[Any]") -> None:
    """The question before all is marked read."""
    await _over(pilot, "A", Asking)


async def add(pilot: "Pilot[Any]") -> None:
    """A source is added; the folder the test runs in holds one that may be meant."""
    await _over(pilot, "a", Prompting)
    await typed(pilot, *"archive/_")
    screen = pilot.app.screen
    assert isinstance(screen, Prompting)
    await until(pilot, lambda: [option.id for option in screen.list.options][:1] == ["archive/_data/"])


async def help_page(pilot: "Pilot[Any]") -> None:
    """The help."""
    await _over(pilot, "question_mark", PageScreen)


async def problems(pilot: "Pilot[Any]") -> None:
    """What could not be read."""
    await _over(pilot, "E", PageScreen)
