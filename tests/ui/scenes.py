"""The steps that lead to a screen worth looking at. Each waits until all it shows is there, never for a time."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from reader.content.urls import public
from reader.ui.app import IndexerSaid, NewsreaderApp
from reader.ui.indexer import Indexed
from reader.ui.screens.asking import Asking, Prompting
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.field_sheet import FieldSheet
from reader.ui.screens.heat import HeatScreen
from reader.ui.screens.page import PageScreen
from reader.ui.screens.sources import SourcesScreen
from reader.ui.screens.why import WhyScreen
from reader.ui.widgets.lines import State, StatusLine
from reader.ui.widgets.source_state import name_of
from tests.ui.driving import covered, listed, open_title, page, shown, typed, under, until
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
    await until(
        pilot, lambda: not app.main.article.display or (open_title(app) == under(app) and covered(app))
    )


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
    await until(pilot, lambda: covered(app))
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
    await _over(pilot, "ctrl+t", Choosing)
    before = pilot.app.theme
    await pilot.press("pagedown")
    await until(pilot, lambda: pilot.app.theme != before)


async def why(pilot: "Pilot[Any]") -> None:
    """The topics of an article that keywords propose, one of which was refused."""
    await _read(pilot, "A kite as large as a chapel will pull the ferry home")
    await pilot.press("T")
    await until(pilot, lambda: isinstance(pilot.app.screen, WhyScreen))
    await pilot.press("j", "x")
    await until(pilot, lambda: "you said that it is not about this" in shown(_app(pilot)))
    await pilot.press("k")
    pilot.app.screen.query_one(StatusLine).state = State(("Topics",))


async def why_listed(pilot: "Pilot[Any]") -> None:
    """The topics of an article that its file lists."""
    await _read(pilot, "Council to study the early ferry")
    await pilot.press("T")
    await until(pilot, lambda: isinstance(pilot.app.screen, WhyScreen))


async def proposed(pilot: "Pilot[Any]") -> None:
    """An article that keywords propose topics for, in the list and open."""
    await _read(pilot, "A kite as large as a chapel will pull the ferry home")


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


async def heat(pilot: "Pilot[Any]") -> None:
    """The heat view, on a day of a topic some days ago."""
    await _over(pilot, "H", HeatScreen)
    page = pilot.app.screen
    assert isinstance(page, HeatScreen)
    await until(pilot, lambda: page.pane.counted)
    await pilot.press("j", "h", "h", "h")
    await until(pilot, lambda: page.pane.cell and "unread" in "".join(text for text, _ in page.foot.told))


async def sources(pilot: "Pilot[Any]") -> None:
    """The page of sources, on one that fails."""
    await _sources(pilot)
    page = pilot.app.screen
    assert isinstance(page, SourcesScreen)
    failing = next((row for row, status in enumerate(page.list.sources) if status.error), 0)
    await pilot.press(*"j" * failing)
    name = name_of(page.list.sources[failing])
    await until(pilot, lambda: not page.source.display or _title(page) == name)
    await _counted(pilot, page)


async def _counted(pilot: "Pilot[Any]", page: SourcesScreen) -> None:
    """Waits until it is known of all that are seen how many of their articles are unread."""
    seen = range(min(page.list.count, page.list.size.height))
    await until(pilot, lambda: all(page.list.fare(row).unread is not None for row in seen))


def _title(page: SourcesScreen) -> str:
    return next((text for text in page.source.page.texts if text), "")


async def _sources(pilot: "Pilot[Any]") -> None:
    await main(pilot)
    await pilot.press("f")
    await until(
        pilot, lambda: isinstance(pilot.app.screen, SourcesScreen) and pilot.app.screen.list.has_focus
    )


async def no_sources(pilot: "Pilot[Any]") -> None:
    """The page of sources, where there are none."""
    await _sources(pilot)
    await until(pilot, lambda: "No sources yet." in shown(_app(pilot)))


async def refreshing(pilot: "Pilot[Any]") -> None:
    """The page while some are being refreshed."""
    await _sources(pilot)
    page = pilot.app.screen
    assert isinstance(page, SourcesScreen)
    addresses = [public(status.spec.address) for status in page.list.sources]
    pilot.app.post_message(IndexerSaid(Indexed(begun=tuple(addresses))))
    for address in addresses[4:]:
        pilot.app.post_message(IndexerSaid(Indexed(address, finished=True, new=3, error=None)))
    await until(pilot, lambda: "refreshing 7 of 11" in shown(_app(pilot)) and len(page.list.refreshing) == 4)
    await _counted(pilot, page)


async def edit(pilot: "Pilot[Any]") -> None:
    """The fields of a source."""
    await _sources(pilot)
    page = pilot.app.screen
    assert isinstance(page, SourcesScreen)
    await _counted(pilot, page)
    await pilot.press("j")
    await until(pilot, lambda: not page.source.display or _title(page) == "The Harbour Post")
    await pilot.press("e")
    await until(pilot, lambda: isinstance(pilot.app.screen, FieldSheet))


async def found(pilot: "Pilot[Any]") -> None:
    """What an address leads to, before it is added."""
    await _over(pilot, "a", Prompting)
    screen = pilot.app.screen
    assert isinstance(screen, Prompting)
    await typed(pilot, *"quay.example", "enter")
    await until(pilot, lambda: screen.list.count == 2)


async def help_page(pilot: "Pilot[Any]") -> None:
    """The help."""
    await _over(pilot, "question_mark", PageScreen)


async def problems(pilot: "Pilot[Any]") -> None:
    """What could not be read."""
    await _over(pilot, "E", PageScreen)
