"""Reading the news: what a person does, and what the screen shows."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.app import NewsreaderApp
from reader.ui.screens.page import PageScreen
from tests.archive import open_library, refresh, summary, write_article
from tests.ui.driving import listed, open_title, page, shown, typed, under, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
WIDE, MIDDLE, NARROW = (180, 40), (100, 35), (60, 20)


async def test_the_first_frame_shows_the_newest_articles(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        assert "The ferry came in four minutes early" in shown(app)
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        assert listed(app)[:2] == [FERRY, COUNCIL]
        assert app.title == "newsreader — All"


async def test_the_article_under_a_resting_cursor_is_shown_and_stays_unread(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("j")
        await until(pilot, lambda: open_title(app) == COUNCIL)
        assert "8 of 8 unread" in shown(app)


@pytest.mark.parametrize("key", ["3", "l", "tab"])
async def test_the_pane_that_comes_into_sight_shows_the_article_under_the_cursor(
    app: NewsreaderApp, key: str
) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await pilot.press("j", key)
        await until(pilot, lambda: app.main.article.display and open_title(app) == COUNCIL)
        assert "8 of 8 unread" in shown(app), "it is looked at, and not read"


async def test_enter_reads_an_article_and_marks_it(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "7 of 8 unread" in shown(app))
        assert app.focused is app.main.article
        text = page(app).replace("\u00a0", " ")
        for told in (
            FERRY,
            "The Harbour Post  ·  Friday 20 November 2026, 09:00  ·  3 h ago",
            "News, Sea  ·  heat 85 = quality 65 + 2 related stories",
            "A crossing of fifty-five minutes took fifty-one.",
            "The captain said it was the tide.",
            "What happened",
            "news.example/ferry",
            "image 1200 × 799",
            "Listed   1 in your library, 1 elsewhere",
            "The Quay · 1 d before · quality 41 · listed by this article",
        ):
            assert told in text
        assert summary(library, FERRY).read


@pytest.mark.parametrize(
    ("key", "field", "told"),
    [("m", "read", "Marked read"), ("s", "starred", "Starred"), ("b", "later", "Kept for later")],
)
async def test_marks_are_made_and_taken_back_by_the_same_key(
    app: NewsreaderApp, library: Library, key: str, field: str, told: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: app.main.status.state.note == told)
        assert getattr(summary(library, FERRY), field)
        await pilot.press(key)
        await until(pilot, lambda: app.main.status.state.note not in ("", told))
        assert not getattr(summary(library, FERRY), field)


async def test_a_topic_lists_its_articles(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "G")
        await until(pilot, lambda: app.main.status.state.path == ("News", "Towns"))
        await until(pilot, lambda: "4 of 4 unread" in shown(app))
        assert app.title == "newsreader — News › Towns"
        await pilot.press("enter")
        assert app.focused is app.main.articles
        assert under(app) == COUNCIL


async def test_n_and_p_go_from_unread_to_unread(app: NewsreaderApp, library: Library) -> None:
    library.marks.set([summary(library, COUNCIL).id], "read", value=True)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "7 of 8 unread" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: under(app).startswith("東京の塔"))
        await pilot.press("p")
        await until(pilot, lambda: under(app) == FERRY)


async def test_space_pages_to_the_end_and_on_to_the_next_unread(app: NewsreaderApp) -> None:
    async with app.run_test(size=(180, 16)) as pilot:
        await pilot.press("G", "k")
        await until(pilot, lambda: open_title(app) == "A long read")
        for _ in range(5):
            await pilot.press("space")
        assert open_title(app) == "A long read"
        assert app.main.article.scroll_offset.y > 40
        await until(pilot, lambda: "7 of 8 unread" in shown(app))
        app.main.article.move("last")
        await pilot.press("space")
        await until(
            pilot, lambda: open_title(app) not in ("A long read", "") and open_title(app) == under(app)
        )


async def test_search_lists_what_matches_while_one_types_and_escape_gives_the_former_view_back(
    app: NewsreaderApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*"jjj", "slash")
        await typed(pilot, *"gul")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        assert "All › “gul”" in shown(app)
        await typed(pilot, *"lqz")
        await until(pilot, lambda: "Nothing found" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(app)) == 8 and under(app) == listed(app)[3])
        assert app.focused is app.main.articles


async def test_results_stay_when_a_search_is_kept_until_one_goes_back(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash")
        await typed(pilot, *"gull", "enter")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        assert app.focused is app.main.articles
        await pilot.press("q")
        await until(pilot, lambda: len(listed(app)) == 8)


async def test_the_original_is_opened_in_the_browser(app: NewsreaderApp, browser: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("o")
        await until(pilot, browser.exists)
        await until(pilot, lambda: "Opened in the browser" in shown(app))
    assert browser.read_text() == "https://news.example/ferry\n"


async def test_a_related_story_opens_in_place_and_by_the_key_of_the_original_in_the_browser(
    app: NewsreaderApp, browser: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("tab", "j", "o")
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://elsewhere.example/ferries\n"
        await pilot.press("k", "enter")
        await until(pilot, lambda: open_title(app) == COUNCIL)
        await until(pilot, lambda: "6 of 8 unread" in shown(app))


async def test_the_address_of_an_article_is_copied(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard == "https://news.example/ferry"


async def test_selected_text_is_copied_as_it_was_written(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        app.screen.text_select_all()
        await pilot.press("y")
        await pilot.pause()
        assert "A crossing of fifty-five minutes took fifty-one." in app.clipboard
        assert f"{FERRY}\n" in app.clipboard


async def test_text_is_selected_with_the_mouse_over_the_breaks_of_lines(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        article = app.main.article
        left, top = article.left, article.air
        await pilot.mouse_down(article, offset=(left + 4, top))
        await pilot.hover(article, offset=(left + 20, top + 1))
        await pilot.hover(article, offset=(left + 60, top + 2))
        await pilot.mouse_up(article, offset=(left + 60, top + 2))
        assert app.screen.get_selected_text() == FERRY[4:]


async def test_markup_in_a_headline_is_text(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        assert "[/] [bold]Not markup[/bold] [@click=app.quit]at all[/]" in shown(app)
        await pilot.press("j", "j", "j", "enter")
        await until(pilot, lambda: open_title(app).startswith("[/]"))
        await pilot.press("y")


async def test_problems_are_counted_and_listed(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "1 problem" in shown(app))
        await pilot.press("E")
        await until(
            pilot, lambda: isinstance(app.screen, PageScreen) and "2026-11-09-broken.md, line" in shown(app)
        )
        await pilot.press("q")
        assert app.screen is app.main


async def test_help_shows_the_keys_and_goes_again(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("?")
        await until(
            pilot, lambda: "Page through the article" in shown(app) or isinstance(app.screen, PageScreen)
        )
        await pilot.press("escape")
        assert app.screen is app.main


async def test_the_cursor_stays_on_its_article_when_news_come_in(app: NewsreaderApp, archive: Path) -> None:
    async with app.run_test(size=(100, 8)) as pilot:
        await pilot.press("j", "j")
        await until(pilot, lambda: under(app).startswith("東京の塔"))
        before = shown(app)
        write_article(
            archive / "_news", "2026-11-20-new", title="Just in", publishedDateTime="2026-11-20T11:00:00Z"
        )
        await app.main.desk.background.write(refresh)
        app.main.renew()
        await until(pilot, lambda: listed(app)[0] == "Just in")
        assert under(app).startswith("東京の塔")
        assert lines_of_list(shown(app)) == lines_of_list(before)


def lines_of_list(screen: str) -> list[str]:
    """What the list shows, without the blank line above its first row."""
    return [line[31:] for line in screen.splitlines()[1:-1]]


async def test_what_another_instance_marks_is_seen(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        with Library.open(library.place, sources=[]) as other:
            other.marks.set([summary(other, COUNCIL).id], "read", value=True)
        await until(pilot, lambda: "7 of 8 unread" in shown(app))


async def test_an_empty_library_says_so(tmp_path: Path) -> None:
    with open_library(tmp_path / "empty.db") as library:
        app = NewsreaderApp(library, sample=True)
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "No articles yet." in shown(app))
            assert "These are sample articles" in shown(app)
            await pilot.press("j", "enter", "o", "m", "n", "space", "y", "r", "G", "3", "tab")
            assert app.is_running


async def test_in_two_panes_the_article_opens_over_the_list(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        assert (app.main.topics.display, app.main.articles.display, app.main.article.display) == (
            True,
            True,
            False,
        )
        await pilot.press("enter")
        await until(pilot, lambda: "The captain said" in page(app))
        assert (app.main.topics.display, app.main.articles.display, app.main.article.display) == (
            True,
            False,
            True,
        )
        await pilot.press("q")
        assert app.focused is app.main.articles
        assert app.is_running


async def test_in_a_narrow_terminal_there_is_one_pane(app: NewsreaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        assert app.main.articles.region.width == 60
        await pilot.press("h")
        assert (app.main.topics.display, app.main.articles.display) == (True, False)
        await pilot.press("l", "enter")
        await until(pilot, lambda: app.main.article.region.width == 60)
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: app.main.topics.display and app.main.articles.display)


async def test_a_click_shows_an_article_a_second_one_reads_it(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        line = app.main.articles.lines.top_of(1)
        await pilot.click(app.main.articles, offset=(10, line))
        await until(pilot, lambda: open_title(app) == COUNCIL)
        assert "8 of 8 unread" in shown(app)
        await pilot.click(app.main.articles, offset=(10, line))
        await until(pilot, lambda: "7 of 8 unread" in shown(app))


async def test_a_click_chooses_a_topic(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Sea" in shown(app))
        line = next(
            n for n, text in enumerate(shown(app).splitlines()) if text[:30].strip().startswith("Sea")
        )
        await pilot.click(app.main.topics, offset=(7, line))
        await until(pilot, lambda: app.main.status.state.path == ("News", "Sea"))


async def test_any_size_works(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        for size in ((10, 3), (1, 1), (2, 40), (200, 2)):
            await pilot.resize_terminal(*size)
            await pilot.press("j", "enter", "space", "tab", "h", "?", "q", "2")
            await pilot.pause()
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: COUNCIL in shown(app))


async def test_q_quits_from_the_list(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "q")
        assert app.is_running
        await pilot.press("q")
    assert app.return_code == 0


async def test_ctrl_c_quits_wherever_one_is(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", "a", "ctrl+c")
    assert app.return_code == 130


async def test_refreshing_without_an_indexer_says_so(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("R")
        await until(pilot, lambda: "There is nothing to refresh" in shown(app))


async def test_both_ends_of_the_list_are_reached(app: NewsreaderApp) -> None:
    async with app.run_test(size=(100, 6)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("G")
        assert under(app) == listed(app)[-1]
        await pilot.press("g", "pagedown", "ctrl+d", "ctrl+u", "pageup")
        assert under(app) == FERRY
