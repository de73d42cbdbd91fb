"""What is typed behind `:` is done where the reader is."""

import pytest

from reader.library import Library
from reader.remembered import load
from reader.ui.app import NewsreaderApp
from reader.ui.panes.command import CommandInput
from tests.archive import summary
from tests.ui.archive import NOW
from tests.ui.driving import click, listed, open_title, shown, typed, under, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
GULL = "A gull is thirty-four"
SIZE = (120, 40)


def line(app: NewsreaderApp) -> str | None:
    """What stands in the command line; None where there is none."""
    found = app.main.query(CommandInput)
    return found.first().value if found else None


def below(app: NewsreaderApp) -> str:
    """The line below it."""
    return shown(app).splitlines()[-3]


def note(app: NewsreaderApp) -> str:
    return app.main.status.state.note


async def test_a_line_is_carried_out_and_gone(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":mark star", "enter")
        await until(pilot, lambda: note(app) == "Starred")
        assert summary(library, FERRY).starred
        assert line(app) is None
        assert app.focused is app.main.articles
        await typed(pilot, *":undo", "enter")
        await until(pilot, lambda: note(app) == f"Undone: “{FERRY}” is no longer starred")


async def test_who_went_elsewhere_finds_the_line_as_it_was(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":mark s")
        app.main.set_focus(app.main.articles)
        await until(pilot, lambda: app.focused is app.main.articles)
        await typed(pilot, *":tar", "enter")
        await until(pilot, lambda: note(app) == "Starred")
        assert line(app) is None


async def test_what_is_unknown_stays_to_be_corrected(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":mark raed", "enter")
        await until(pilot, lambda: "“raed” is nothing to mark. Did you mean “read”?" in below(app))
        assert below(app).index("^") == 2 + len("mark ")
        assert line(app) == "mark raed"
        await pilot.press("escape")
        await until(pilot, lambda: line(app) is None)
        assert app.focused is app.main.articles


@pytest.mark.parametrize(
    ("typed_line", "words", "column"),
    [
        ("mark read gull oldr:30d", "older", 15),
        ("list heat:>=much", "heat", 5),
    ],
)
async def test_a_query_that_cannot_be_meant_is_pointed_at(
    app: NewsreaderApp, typed_line: str, words: str, column: int
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *f":{typed_line}", "enter")
        await until(pilot, lambda: "^" in below(app))
        assert below(app).index("^") >= 2 + column
        assert words in below(app)
        assert line(app) == typed_line


async def test_a_query_is_marked_and_asked_about_where_it_finds_many(
    app: NewsreaderApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.actions.many.MANY", 0)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":mark read gull", "enter")
        await until(pilot, lambda: "Mark 1 article read?" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: app.screen is app.main)
        assert not summary(library, GULL).read
        await typed(pilot, *":mark read gull", "enter")
        await until(pilot, lambda: app.screen is not app.main)
        await pilot.press("y")
        await until(pilot, lambda: note(app) == "Marked 1 article read")
        assert summary(library, GULL).read
        await typed(pilot, *":mark read gull", "enter")
        await until(pilot, lambda: app.screen is not app.main)
        await pilot.press("y")
        await until(pilot, lambda: note(app) == "It is so already")


async def test_a_query_is_completed_with_what_the_library_has(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":list is:unread provider:the")
        await until(pilot, lambda: "Harbour" in below(app))
        await pilot.press("tab", "tab", "tab")
        await until(pilot, lambda: line(app) == 'list is:unread provider:"The Harbour Post" ')
        await pilot.press("enter")
        await until(pilot, lambda: app.main.status.state.found)


async def test_a_note_is_typed_and_taken_back(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":note ask Ada", "enter")
        await until(pilot, lambda: note(app) == "Noted")
        await until(pilot, lambda: library.synchronise() or summary(library, FERRY).noted)
        await typed(pilot, *":list ada", "enter")
        await until(pilot, lambda: listed(app) == [FERRY])
        await pilot.press("ctrl+z")
        await until(pilot, lambda: note(app).endswith("is without a note again"))


async def test_an_article_is_hidden_and_shown_again(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":mark hide", "enter")
        await until(pilot, lambda: note(app) == "Hid 1 article")
        await until(pilot, lambda: FERRY not in listed(app) and len(listed(app)) == 7)
        await typed(pilot, *":mark show is:hidden", "enter")
        await until(pilot, lambda: note(app) == "Showed 1 article again")
        await until(pilot, lambda: len(listed(app)) == 8)


async def test_words_are_searched_for_and_topics_gone_to(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await typed(pilot, *":list gull", "enter")
        await until(pilot, lambda: listed(app) == [GULL] and not app.main.query("#search"))
        await until(pilot, lambda: app.main.keys.pane == "articles")
        assert app.focused is app.main.articles
        assert app.main.status.state.sort == "relevance"
        await typed(pilot, *":sort heat", "enter")
        await until(pilot, lambda: app.main.status.state.sort == "heat")
        await typed(pilot, *":sort relevance", "enter")
        await until(pilot, lambda: app.main.status.state.sort == "relevance")
        await typed(pilot, *":topics sae", "enter")
        await until(pilot, lambda: "There is no topic “sae”. Did you mean “Sea”?" in below(app))
        await pilot.press("backspace", "backspace", "e", "a", "enter")
        await until(pilot, lambda: app.main.status.state.path[-1] == "Sea")
        await typed(pilot, *":list @unraed", "enter")
        await until(pilot, lambda: "There is no view “unraed”. Did you mean “Unread”?" in below(app))
        await pilot.press("escape")
        await typed(pilot, *':list @"unread"', "enter")  # as the shell has it
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        await typed(pilot, *":sort relevance", "enter")
        await until(pilot, lambda: "Only what is searched for is sorted by relevance" in below(app))
        await pilot.press("escape")
        await typed(pilot, *":sort title", "enter")
        await until(pilot, lambda: app.main.status.state.sort == "title")


async def test_an_article_is_shown_by_its_id_and_a_theme_by_its_name(
    app: NewsreaderApp, library: Library
) -> None:
    id = summary(library, GULL).id
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await typed(pilot, *f":show {id[:6]}", "enter")
        await until(pilot, lambda: open_title(app) == GULL)
        assert app.focused is app.main.article
        await typed(pilot, *":themes newsreader-day", "enter")
        await until(pilot, lambda: app.theme == "newsreader-day")
        await typed(pilot, *":help", "enter")
        await until(pilot, lambda: "In the article" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.main)
        assert app.focused is app.main.article
        await typed(pilot, *":story.timeline", "enter")
        await until(pilot, lambda: note(app) == "Nobody else tells this story")


async def test_tab_completes_and_takes_one_after_the_other(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await typed(pilot, *":mar", "tab")
        await until(pilot, lambda: line(app) == "mark")
        await typed(pilot, " ", "u", "tab")
        await until(pilot, lambda: line(app) == "mark un")
        await until(pilot, lambda: below(app).split() == ["unread", "unstar", "unlater"])
        seen = []
        for key in ("tab", "tab", "shift+tab", "shift+tab"):
            await pilot.press(key)
            seen.append(line(app))
        assert seen == ["mark unread", "mark unstar", "mark unread", "mark unlater"]
        await typed(pilot, " ")
        await until(pilot, lambda: "mark read|unread" in below(app))


async def test_what_was_typed_comes_back_also_in_the_next_session(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await typed(pilot, *":sort title", "enter")
        await typed(pilot, *":sort heat", "enter")
        await until(pilot, lambda: app.main.status.state.sort == "heat")
        await typed(pilot, ":", "s", "up")
        await until(pilot, lambda: line(app) == "sort heat")
        await pilot.press("up", "up", "down", "down")
        await until(pilot, lambda: line(app) == "s")
    assert load(library.place).lines == ("sort title", "sort heat")
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(listed(again)) == 8)
        await pilot.press(":", "up", "up")
        await until(pilot, lambda: line(again) == "sort title")


async def test_q_leaves_the_program(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await typed(pilot, *":q", "enter")
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0


async def test_a_query_is_listed_in_the_place_of_the_one_before(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *"/ferry", "enter")
        await until(pilot, lambda: len(listed(app)) == 2)
        await typed(pilot, *":list gull", "enter")
        await until(pilot, lambda: listed(app) == [GULL])
        await pilot.pause()
        assert app.main.desk.place.search == "gull"
        await pilot.press("escape")
        await until(pilot, lambda: under(app) == FERRY and len(listed(app)) == 8)


async def test_a_click_takes_what_may_be_meant_and_tells_what_may_follow(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":")
        await click(pilot, app, "mark")
        await until(pilot, lambda: line(app) == "mark ")
        await click(pilot, app, "unstar")
        await until(pilot, lambda: line(app) == "mark unstar ")
        await typed(pilot, "g")
        assert line(app) == "mark unstar g"


async def test_a_verb_that_is_typed_whole_tells_what_it_takes_and_is_gone_on_from(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":mark")
        await until(pilot, lambda: below(app).startswith(" mark read|unread|star"))
        await pilot.press("tab")
        await until(pilot, lambda: line(app) == "mark ")
        assert below(app).startswith(" read  unread  star")
