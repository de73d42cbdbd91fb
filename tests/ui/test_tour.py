"""The empty article pane."""

from pathlib import Path

from reader.library import Library
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from reader.ui.commands import written
from reader.ui.keymap import Keymap
from reader.ui.panes.tour import tour
from tests.ui.archive import NOW
from tests.ui.driving import open_title, shown, until

WIDE = (180, 40)
TOUR = "reads the article under the cursor."


def test_the_tour_shows_the_keys_as_they_are() -> None:
    keymap = Keymap({**Keymap().keys, "mark.starred": ("ctrl+s",), "read.original": ()})
    page = tour(lambda id: written(keymap.of(id)[0]) if keymap.of(id) else "")
    keys = [paragraph.first.text.strip() for paragraph in page if paragraph.first]
    assert keys == ["Enter", "Space", "/", "Ctrl-S", "?"]


async def visit(library: Library) -> str:
    """What stands on the screen in the end, of a visit."""
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: open_title(app) or TOUR in shown(app))
        return shown(app)


async def test_the_tour_is_for_the_first_visit(library: Library) -> None:
    await visit(library)
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        assert not again.main.article.page.lines
        await until(pilot, lambda: open_title(again))


async def test_where_there_is_nothing_to_read_the_tour_comes_back(tmp_path: Path) -> None:
    with Library.open(place_at(tmp_path / "library.db"), sources=()) as library:
        assert TOUR in await visit(library)
        assert TOUR in await visit(library)
