"""The pages: the help tells every key of the place first, the problems what is wrong and where."""

import pytest

from reader.models import Failure
from reader.ui import commands
from reader.ui.commands import COMMANDS, Pane
from reader.ui.keymap import Keymap
from reader.ui.screens.page import PageScreen
from reader.ui.screens.pages import help_page
from reader.ui.screens.problems import ProblemsScreen, problems_page
from reader.ui.widgets.prose import Paragraph, lay_out
from reader.ui.widgets.signs import ASCII_SIGNS, SIGNS, Signs
from tests.ui.plain import PlainApp

PANES: tuple[Pane, ...] = ("topics", "articles", "article", "page", "search", "sources", "heat")


def text(paragraphs: list[Paragraph]) -> str:
    return "\n".join((one.first.text if one.first else "") + one.text for one in paragraphs)


@pytest.mark.parametrize("pane", PANES)
def test_the_help_tells_every_command_once(pane: Pane) -> None:
    told = [one.text for one in help_page(pane)]
    assert sorted(sentence for sentence in told if sentence in {one.help for one in COMMANDS}) == sorted(
        command.help for command in COMMANDS
    )


@pytest.mark.parametrize("pane", PANES)
def test_the_help_begins_with_what_the_place_is_for(pane: Pane) -> None:
    told = [one.text for one in help_page(pane)]
    hints = [command.help for command in commands.hints(pane)]
    assert told[1 : 1 + len(hints)] == hints


def test_the_keys_of_the_search_line_come_first_in_it_and_last_elsewhere() -> None:
    assert text(help_page("search")).startswith("In the search line")
    assert "On a page" in text(help_page("articles")).split("The program")[-1]
    assert text(help_page("articles")).split("\n")[0] == "In the list of articles"


def test_the_help_tells_the_keys_one_has_chosen() -> None:
    keymap = Keymap({**Keymap().keys, "search": ("ctrl+f",), "mark.starred": ()})
    told = text(help_page("articles", keymap))
    assert "Ctrl-F " in told
    assert "Star, or take the star away" not in told


def test_what_has_no_key_is_told_as_it_is_typed() -> None:
    assert ":rules " in text(help_page("articles"))


def test_arrows_have_names_where_there_is_only_ascii() -> None:
    told = text(help_page("articles", signs=ASCII_SIGNS))
    assert "Ctrl-O Alt-Left" in told
    assert told.isascii()


@pytest.mark.parametrize("signs", [SIGNS, ASCII_SIGNS])
def test_the_help_ends_with_what_the_signs_say(signs: Signs) -> None:
    told = text(help_page("articles", signs=signs)).split("Signs and numbers\n")[1].split("\n")
    meant = [line.split("  ", 1)[0] for line in told]
    assert meant[:3] == [signs.unread, signs.starred, signs.later]
    assert f"{signs.more} 3 more" in meant
    assert [line.split()[-1] for line in told if line.startswith((signs.here, signs.away))] == [
        "library",
        "browser",
    ]
    assert any("unread of 24 articles" in line for line in told)
    assert any("heat" in line for line in told)


@pytest.mark.parametrize("pane", PANES)
def test_no_key_runs_into_its_sentence(pane: Pane) -> None:
    for paragraph in help_page(pane):
        if paragraph.first:
            assert paragraph.first.text.endswith("  ")


def test_the_keys_take_less_than_four_screens_of_fifty_lines() -> None:
    texts = [line.runs[0].text if line.runs else "" for line in lay_out(help_page("articles"), 72).lines]
    assert texts.index("Signs and numbers") <= 199


def test_the_signs_of_sources_are_told_where_they_stand() -> None:
    told = text(help_page("sources")).split("Signs and numbers\n")[1]
    assert "It is disabled" in told
    assert "Starred" not in told


@pytest.mark.parametrize("signs", [SIGNS, ASCII_SIGNS])
def test_the_shades_of_the_heat_view_are_told_where_they_stand(signs: Signs) -> None:
    told = text(help_page("heat", signs=signs)).split("Signs and numbers\n")[1]
    assert f"1 {signs.shades.strip()} 20" in told
    assert "Starred" not in told


def test_no_problems_is_said_in_words() -> None:
    told = text(list(problems_page([])))
    assert told.startswith("No problems")
    assert "Every document could be read." in told


def failures(number: int) -> list[Failure]:
    return [
        Failure(
            f"/home/me/{'news' if one % 2 else 'old'}", f"_news/{one:04}.md", f"Wrong in {one}.", one or None
        )
        for one in range(number)
    ]


def test_problems_stand_by_their_source_with_the_line() -> None:
    told = text(list(problems_page(failures(4))))
    assert told.startswith("4 problems")
    assert told.index("/home/me/news  2 problems") < told.index("_news/0001.md, line 1: Wrong in 1")
    assert told.index("_news/0003.md") < told.index("/home/me/old  2 problems") < told.index("_news/0000.md:")


def test_the_name_of_a_source_begins_the_sentence_that_tells_of_its_problem() -> None:
    secret, broken = "http://127.0.0.1/feed/secret", "http://127.0.0.1/broken"
    found = [
        Failure(broken, "feed", "is an RSS feed that ends before its first item does", 1),
        Failure("/home/ina/archive", "_news/tide.md", "the front matter is no YAML", 4),
        Failure(secret, "", f"{secret} answered 401 Unauthorized"),
    ]
    names = {secret: "Members\u2019 Bulletin", broken: "Broken Herald", "/home/ina/archive": "The archive"}
    assert text(list(problems_page(found, names, "Enter"))).splitlines()[-3:] == [
        "Members\u2019 Bulletin answered 401 Unauthorized",
        "Broken Herald is an RSS feed that ends before its first item does (line 1)",
        "The archive: _news/tide.md, line 4: the front matter is no YAML",
    ]


def test_of_a_source_that_fails_it_is_told_why_and_not_again_which() -> None:
    address = "https://me:secret@quay.example/feed"
    shown = "https://quay.example/feed"
    told = text(list(problems_page([Failure(address, "", f"{shown} answered 404 Not Found")])))
    assert told.startswith("1 problem\n")
    assert told.endswith(f"\n{shown} answered 404 Not Found")
    assert told.count("1 problem") == 1


def test_of_very_many_problems_the_rest_is_counted() -> None:
    told = text(list(problems_page(failures(1734))))
    assert told.startswith("1 734 problems")
    assert "/home/me/news  867 problems" in told
    assert told.endswith("And 1 234 more: `newsreader refresh` prints them all.")


async def test_a_page_scrolls_and_is_left() -> None:
    app = PlainApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PageScreen("Help", help_page("articles")))
        await pilot.pause()
        assert "In the list of articles" in app.shown
        await pilot.press("G")
        await pilot.pause()
        assert "In the list of articles" not in app.shown
        await pilot.press("question_mark")
        await pilot.pause()
        assert not isinstance(app.screen, PageScreen)


@pytest.mark.parametrize(
    "size", [(200, 50), (40, 12), (10, 3), (1, 1)], ids=lambda size: f"{size[0]}x{size[1]}"
)
async def test_a_page_fits_any_screen(size: tuple[int, int]) -> None:
    app = PlainApp()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(ProblemsScreen(failures(30), {}, print))
        await pilot.press("j", "G", "k", "enter")
        assert {len(line) for line in app.shown.split("\n")} == {size[0]}
