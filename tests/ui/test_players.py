"""Sound and film of an article: gone to like its stories, and played by another program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import refresh
from tests.ui.archive import NOW
from tests.ui.driving import open_title, page, shown, until

SIZE = (180, 40)
_FEED = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Radio</title>
<link>https://radio.example/</link><item><title>An hour of rain</title><link>https://radio.example/rain</link>
<description>Rain.</description><enclosure url="https://radio.example/rain.mp3" type="audio/mpeg" length="9000000"/>
<itunes:duration>34:00</itunes:duration><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>"""


@pytest.fixture
def radio(tmp_path: Path) -> Iterator[Library]:
    """The library of a podcast."""
    feed = tmp_path / "radio.xml"
    feed.write_text(_FEED)
    sources = [SourceSpec(str(feed))]
    with Library.open(place_at(tmp_path / "r.db"), sources=sources, clock=lambda: NOW) as library:
        refresh(library)
        yield library


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """What the player beside it was told, an argument a line."""
    script = tmp_path / "player"
    told = tmp_path / "played.txt"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}.new" && mv "{told}.new" "{told}"\n')
    script.chmod(0o755)
    return told


async def test_sound_is_gone_to_with_the_cursor_and_played_with_enter(radio: Library, told: Path) -> None:
    player = (str(told.with_name("player")), "--no-terminal", "{url}")
    app = NewsreaderApp(radio, configured=Configured(Settings(player=player)), clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == "An hour of rain" and app.main.article.has_focus)
        assert "audio · 34 min" in page(app).replace("\u00a0", " ")
        await pilot.press("tab")
        assert app.main.article.target == 0
        await pilot.press("enter")
        await until(pilot, told.exists)
        await until(pilot, lambda: "Opened in player: radio.example/rain.mp3" in shown(app))
    assert told.read_text() == "--no-terminal\nhttps://radio.example/rain.mp3\n"


async def test_the_letters_play_it_too_and_the_browser_can_have_it(
    radio: Library, told: Path, browser: Path
) -> None:
    player = (str(told.with_name("player")),)
    app = NewsreaderApp(radio, configured=Configured(Settings(player=player)), clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == "An hour of rain" and app.main.article.has_focus)
        await pilot.press("tab", "o")
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://radio.example/rain.mp3\n"
        await pilot.press("semicolon")
        await until(pilot, lambda: app.main.article.hints_active)
        await pilot.press("j")
        await until(pilot, told.exists)
    assert told.read_text() == "https://radio.example/rain.mp3\n"


async def test_a_player_that_is_not_there_is_told(radio: Library) -> None:
    app = NewsreaderApp(radio, configured=Configured(Settings(player=("/no/player",))), clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == "An hour of rain" and app.main.article.has_focus)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "/no/player could not play https://radio.example/rain.mp3" in shown(app))
