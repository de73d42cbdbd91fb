"""The program itself: what is chosen in it, what the settings choose, and the ways through it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.paths import place_at
from reader.settings import Fault, Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.keymap import resolve
from reader.ui.outcome import OWN_LIBRARY
from reader.ui.screens.choosing import Choosing
from reader.ui.widgets.typing_line import TypingLine
from tests.archive import refresh, write_article
from tests.ui.archive import NOW
from tests.ui.child import answering, here
from tests.ui.driving import listed, open_title, shown, under, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
WIDE, MIDDLE = (180, 40), (100, 40)


def _with_keys(
    library: Library, keys: Mapping[str, tuple[str, ...]], preset: str = "newsreader"
) -> NewsreaderApp:
    keymap, faults = resolve(preset, keys)
    assert faults == ()
    return NewsreaderApp(library, configured=Configured(keymap=keymap), clock=lambda: NOW)


async def _type(pilot: "Pilot[Any]", app: NewsreaderApp, text: str) -> None:
    await until(pilot, lambda: app.screen.query(TypingLine))
    app.screen.query_one(TypingLine).value = text
    await pilot.pause()


async def test_the_palette_goes_to_a_topic(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        await _type(pilot, app, "go to towns")
        await pilot.press("enter")
        await until(pilot, lambda: app.main.status.state.path == ("News", "Towns"))


async def test_the_palette_lists_what_one_may_not_know_first_and_moving_last(app: NewsreaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        assert isinstance(app.screen, Choosing)
        ids = [option.id for option in app.screen.list.options]
        wanted = ("read.open", "story.next", "mark.read", "search", "refresh.this", "theme")
        places = [ids.index(f"do:{id}") for id in wanted]
        topic = next(place for place, id in enumerate(ids) if id.startswith("go:"))
        theme, moving = ids.index("theme:newsreader-day"), ids.index("do:move.down")
        order = [*places, topic, theme, moving]
        assert order == sorted(order)
        assert places[0] == 0
        rows = [line.strip() for line in shown(app).split("\n")]
        assert any("Read the article, choose the topic, open the related story  Enter" in row for row in rows)
        await pilot.press(*"links")
        assert "Links   Mark the links with letters" in shown(app)
        for word in ("original", "browser", "reading"):
            await _type(pilot, app, word)
            assert "Open the original in the browser" in shown(app)


async def test_a_theme_is_seen_while_one_chooses_and_escape_gives_the_old_one_back(
    app: NewsreaderApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+t")
        await _type(pilot, app, "dracula")
        await until(pilot, lambda: app.theme == "dracula")
        await pilot.press("escape")
        await until(pilot, lambda: app.theme == "newsreader-night")


async def test_a_theme_that_was_chosen_is_there_the_next_time_until_the_settings_name_another(
    library: Library,
) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+t")
        await _type(pilot, app, "nord")
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, Choosing))
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE):
        assert again.theme == "nord"
    settled = NewsreaderApp(
        library, configured=Configured(Settings(theme="newsreader-day")), clock=lambda: NOW
    )
    async with settled.run_test(size=WIDE):
        assert settled.theme == "newsreader-day"


async def test_keys_are_others_where_the_settings_say_so(library: Library) -> None:
    app = _with_keys(library, {"mark.starred": ("w",), "move.down": ("down", "u"), "mark.all": ()})
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("j", "s", "A")
        await pilot.pause(0.1)
        assert under(app) == FERRY
        assert library.lists.counts().views["starred"].total == 0
        await pilot.press("u", "w")
        await until(pilot, lambda: library.lists.counts().views["starred"].total == 1)
        assert under(app) == COUNCIL
        assert "w star" in shown(app)
        await pilot.press("?")
        await until(pilot, lambda: "Star, or take the star away" in shown(app))
        line = next(line for line in shown(app).splitlines() if "Star, or take" in line)
        assert line.split()[0] == "w"


async def test_the_page_over_the_reader_and_the_search_line_have_their_keys_as_well(library: Library) -> None:
    app = _with_keys(library, {"page.close": ("x",), "search.leave": ("ctrl+g",)})
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("?")
        await until(pilot, lambda: app.screen is not app.main)
        await pilot.press("x")
        await until(pilot, lambda: app.screen is app.main)
        await pilot.press("slash", *"gull")
        await until(pilot, lambda: len(listed(app)) == 1)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: len(listed(app)) == 8)


async def test_what_is_wrong_with_the_settings_is_said_at_the_start(library: Library) -> None:
    fault = Fault('there is no setting "them". Did you mean "theme"?', "them", 3, Path("config.toml"))
    other = Fault('there is no command "zn". Did you mean "zen"?', 'keys."zn"', 9, Path("config.toml"))
    app = NewsreaderApp(library, configured=Configured(faults=(fault, other)), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: 'config.toml, line 3: there is no setting "them"' in shown(app))
        assert "(and 1 more: E lists them)" in shown(app)
        assert "3 problems" in shown(app)  # one is a file of the archive
        await pilot.press("E")
        await until(pilot, lambda: 'Did you mean "zen"?' in shown(app))


async def test_zen_leaves_nothing_but_the_article_and_q_brings_the_panes_back(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("z")
        await until(pilot, lambda: not app.main.topics.display and not app.main.articles.display)
        assert app.main.article.has_focus
        await pilot.press("q")
        await until(pilot, lambda: app.main.topics.display and app.main.articles.display)
        await pilot.press("q")
        assert app.main.articles.has_focus


async def test_letters_open_a_link_and_copy_one(app: NewsreaderApp, browser: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("semicolon")
        await until(pilot, lambda: app.main.article.hints_active)
        letters = {label.text for labels in app.main.article.labels.values() for label in labels}
        assert len(letters) >= 3
        await pilot.press("y")
        await pilot.press(*min(letters))
        await until(pilot, lambda: app.main.status.state.note.startswith("Copied https://news.example/"))
        await pilot.press("semicolon")
        await until(pilot, lambda: app.main.article.hints_active)
        first = app.main.article.labels[min(app.main.article.labels)][0].text
        await pilot.press(*first.upper())
        await until(pilot, browser.exists)
        assert browser.read_text().startswith("https://news.example/")


async def test_a_source_is_added_from_the_screen_with_its_path_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_article(tmp_path / "more", "one", title="One more")
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        app = NewsreaderApp(library, clock=lambda: NOW, look=here())
        async with app.run_test(size=MIDDLE) as pilot:
            await until(pilot, lambda: "No articles yet" in shown(app))
            await pilot.press("a")
            await _type(pilot, app, "mor")
            await until(pilot, lambda: "more/" in shown(app))
            await pilot.press("tab", "enter")
            await until(pilot, lambda: "Enter add" in shown(app))
            assert library.sources.all() == ()
            await pilot.press("enter")
            await until(pilot, library.sources.all)
            assert [status.spec.address for status in library.sources.all()] == [str(tmp_path / "more")]


async def test_what_is_no_source_is_said_and_nothing_is_added(tmp_path: Path) -> None:
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        look = answering(failure="There is no file or folder of that name.", code=3)
        app = NewsreaderApp(library, clock=lambda: NOW, look=look)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("a")
            await _type(pilot, app, str(tmp_path / "nowhere"))
            await pilot.press("enter")
            await until(pilot, lambda: "There is no file or folder" in shown(app))
        assert library.sources.all() == ()


async def test_a_source_added_to_the_samples_leads_to_ones_own_library(
    library: Library, tmp_path: Path
) -> None:
    app = NewsreaderApp(library, sample=True, clock=lambda: NOW, look=here())
    write_article(tmp_path / "mine", "one")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "These are sample articles: a adds your own" in shown(app))
        await pilot.press("a")
        await _type(pilot, app, str(tmp_path / "mine"))
        await pilot.press("enter")
        await until(pilot, lambda: "Enter add" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == OWN_LIBRARY
    with Library.open(library.place) as own:
        assert [status.spec.address for status in own.sources.all()] == [str(tmp_path / "mine")]


async def test_the_first_run_shows_five_keys_until_the_reader_moves(library: Library) -> None:
    app = NewsreaderApp(library, sample=True, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        await pilot.pause(0.4)
        assert "reads the article under the cursor" in shown(app)
        await pilot.press("j")
        await until(pilot, lambda: open_title(app) == COUNCIL)


async def test_the_cursor_moves_through_what_was_found_while_one_types(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"the")
        await until(pilot, lambda: len(listed(app)) > 2)
        first = under(app)
        await pilot.press("down")
        await until(pilot, lambda: under(app) != first)
        assert app.main.query_one("#search").has_focus


@pytest.mark.parametrize("preset", ["newsboat", "google", "vim"])
async def test_every_preset_reads_and_quits(library: Library, preset: str) -> None:
    keymap, faults = resolve(preset, {})
    assert faults == ()
    app = NewsreaderApp(library, configured=Configured(keymap=keymap), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press(keymap.of("read.open")[0])
        await until(pilot, lambda: open_title(app) == FERRY and app.focused is app.main.article)
        for _ in range(3):
            await pilot.press(keymap.of("back")[0])
            await pilot.pause()
        await until(pilot, lambda: not app.is_running)


async def test_the_preview_follows_when_a_third_pane_comes_in(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY and app.main.article.has_focus)
        await pilot.press("q", "j")
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: open_title(app) == COUNCIL)


async def test_an_open_article_learns_that_one_of_its_stories_came_in(
    app: NewsreaderApp, archive: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "1 in your library, 1 elsewhere" in shown(app))
        write_article(
            archive / "_news",
            "2026-11-18-ferries",
            title="Ferries elsewhere",
            originalUrl="https://elsewhere.example/ferries",
        )
        await app.main.desk.background.write(refresh)
        app.main.renew()
        await until(pilot, lambda: "2 in your library" in shown(app))


async def test_escape_first_lets_go_of_what_is_selected(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY and app.main.article.has_focus)
        article = app.main.article
        left, top = article.left, article.air
        await pilot.mouse_down(article, offset=(left + 4, top))
        await pilot.hover(article, offset=(left + 20, top))
        await pilot.mouse_up(article, offset=(left + 20, top))
        await until(pilot, app.main.get_selected_text)
        await pilot.press("escape")
        assert app.main.article.has_focus
        assert not app.main.get_selected_text()
        await pilot.press("escape")
        assert app.main.articles.has_focus
