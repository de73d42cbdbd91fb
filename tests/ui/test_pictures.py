"""Pictures in the article: they come after the text, move nothing, and are shown or not as one likes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.pictures.records import Drawn, Form
from reader.pictures.sizes import Box
from reader.settings import Settings
from reader.ui.ability import Ability
from reader.ui.app import IndexerSaid, NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.indexer import Fetched
from reader.ui.theme import NIGHT_TOKENS
from reader.ui.widgets import kitty
from reader.ui.widgets.hanging import Picture
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.pictures import Place, draw_picture
from tests.archive import refresh, write_article
from tests.pictures.test_decoding import picture
from tests.ui.archive import NOW
from tests.ui.driving import open_title, shown, until

LEAD, FIGURE, LOGO = (
    "https://p.example/lead.png",
    "https://p.example/figure.png",
    "https://p.example/logo.png",
)
PARAGRAPH = "The town keeps its night train, although nobody remembers why, or who asked for it first. " * 6
BODY = f"{PARAGRAPH}\n\n![A viaduct]({FIGURE})\n\n" + "\n\n".join([PARAGRAPH] * 40)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    archive = tmp_path / "archive"
    write_article(
        archive,
        "2026-11-20-train",
        title="The night train runs again",
        images=[{"url": LEAD, "width": 640, "height": 360, "title": "The train at dawn"}],
        provider={"name": "Almadra Post", "domain": "almadra.example", "images": [{"url": LOGO}]},
        body=BODY,
    )
    with Library.open(
        place_at(tmp_path / "x.db"), sources=[SourceSpec(str(archive))], clock=lambda: NOW
    ) as library:
        refresh(library)
        yield library


def fetched(library: Library, url: str, data: bytes = b"") -> Path:
    """Puts a picture where fetched ones lie."""
    file = library.pictures._file(url)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data or picture((640, 360)))
    return file


HALF = Ability("half")


def app_on(library: Library, images: str = "lead", ability: Ability = HALF) -> NewsreaderApp:
    settings = Settings(images=images)  # type: ignore[arg-type] # one of three words
    return NewsreaderApp(library, configured=Configured(settings, ability=ability), clock=lambda: NOW)


def hung(app: NewsreaderApp) -> list[str]:
    """The addresses of the pictures that hang in the page, in their order."""
    lines = app.main.article.page.lines
    return list(dict.fromkeys(line.picture.url for line in lines if line.picture))


def drawn(app: NewsreaderApp) -> set[str]:
    """Those of the pictures that are drawn."""
    return {one.url for one, how in app.main.article.gallery.items() if isinstance(how, Drawn)}


async def test_the_picture_of_an_article_is_drawn_and_moves_nothing(library: Library) -> None:
    app = app_on(library)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app))
        await until(pilot, lambda: hung(app) == [LEAD])
        before = app.main.article.page
        await until(pilot, lambda: "Nothing reads the sources any more" in shown(app))
        fetched(library, LEAD)
        app.post_message(IndexerSaid(Fetched("picture", LEAD, "x")))
        await until(pilot, lambda: LEAD in drawn(app))
        assert app.main.article.page == before
        assert "▀▀▀▀" in shown(app)


async def test_figures_hang_where_all_are_wanted(library: Library) -> None:
    app = app_on(library, "all")
    for url in (LEAD, FIGURE, LOGO):
        fetched(library, url)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: hung(app) == [LEAD, FIGURE])
        await until(pilot, lambda: drawn(app) == {LEAD, FIGURE, LOGO})


async def test_what_is_far_away_is_let_go_of_and_drawn_again_when_it_is_near(library: Library) -> None:
    app = app_on(library)
    fetched(library, LEAD)
    async with app.run_test(size=(160, 30)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: LEAD in drawn(app))
        await pilot.press("G")
        await until(pilot, lambda: not drawn(app))
        await pilot.press("g")
        await until(pilot, lambda: LEAD in drawn(app))


async def test_a_key_shows_none_and_shows_them_again(library: Library) -> None:
    app = app_on(library)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: hung(app) == [LEAD])
        await pilot.press("i")
        await until(pilot, lambda: hung(app) == [])
        assert "image 640 × 360: The train at dawn" in _told(app)
        await pilot.press("i")
        await until(pilot, lambda: hung(app) == [LEAD])
        assert "image 640 × 360" not in _told(app)


async def test_they_are_off_where_the_settings_say_so_until_one_asks(library: Library) -> None:
    app = app_on(library, "off")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app))
        assert hung(app) == []
        await pilot.press("i")
        await until(pilot, lambda: hung(app) == [LEAD])


async def test_without_the_ability_a_line_tells_of_each(library: Library) -> None:
    app = app_on(library, ability=Ability())
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app))
        assert hung(app) == []
        assert "image 640 × 360: The train at dawn" in _told(app)
        await pilot.press("i")
        await until(pilot, lambda: "This terminal shows no pictures" in shown(app))
        await pilot.press("I")
        await until(pilot, lambda: "There is no picture here" in shown(app))


async def test_a_picture_that_cannot_be_shown_says_so_in_its_place(library: Library) -> None:
    app = app_on(library)
    fetched(library, LEAD, b"<html>Not found")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "it is no PNG" in shown(app))


async def test_one_picture_fills_the_screen(library: Library) -> None:
    app = app_on(library, "all")
    for url in (LEAD, FIGURE):
        fetched(library, url)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: LEAD in drawn(app))
        await pilot.press("I")
        await until(pilot, lambda: shown(app).count("▀") > 4000)
        await pilot.press("n", "q")
        await until(pilot, lambda: "The night train runs again" in shown(app))


def _told(app: NewsreaderApp) -> str:
    return "\n".join(app.main.article.page.texts)


ONE = Picture("https://p.example/a.png", Box(4, 2))


def test_a_picture_is_sent_to_kitty_in_pieces_and_named_by_its_cells() -> None:
    sent = kitty.transmission(ONE.number, ONE.box, b"x" * 9000, tmux=False)
    pieces = sent.split("\x1b\\")[:-1]
    assert len(pieces) == 3
    assert pieces[0].startswith(f"\x1b_Ga=T,U=1,f=100,t=d,i={ONE.number},c=4,r=2,q=2,m=1;")
    assert pieces[-1].startswith("\x1b_Gm=0;")
    assert kitty.placeholders(1, 4) == "\U0010eeee\u030d\u0305" + "\U0010eeee" * 3


def test_through_tmux_every_piece_is_wrapped() -> None:
    sent = kitty.transmission(ONE.number, ONE.box, b"x", tmux=True)
    assert sent.startswith("\x1bPtmux;\x1b\x1b_G")
    assert sent.endswith("\x1b\x1b\\\x1b\\")


@pytest.mark.parametrize(
    ("form", "rows"), [("sixel", (b"\x1bPq\x1b\\",) * 2), ("kitty", (b"png",)), ("half", (bytes(24),) * 2)]
)
def test_a_row_takes_the_cells_that_are_kept_for_it(form: Form, rows: tuple[bytes, ...]) -> None:
    place = Place(3, 20, Inks(NIGHT_TOKENS), Style())
    for row in range(2):
        assert draw_picture(ONE, row, place, Drawn(ONE.box, form, rows)).cell_length == 20
    assert draw_picture(ONE, 0, place, None).cell_length == 20
    assert draw_picture(ONE, 1, place, "This picture could not be fetched").cell_length == 20
