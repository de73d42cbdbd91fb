"""Sheets over the reader: one thing of many, yes or no, a line with completion."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from reader.ui.messages import Previewed
from reader.ui.screens.asking import Asking, Prompting
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.completing import complete_path
from reader.ui.screens.sheet import Sheet
from reader.ui.widgets.choices import Option, matching
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.lines import KeyLine
from tests.ui.driving import typed
from tests.ui.plain import PlainApp

SORTS = [
    Option("date", "Newest first, by day", "now", "d"),
    Option("heat", "Heat", keys="h"),
    Option("quality", "Quality", keys="q"),
    Option("title", "Headline, from A to Z", keys="t"),
    Option("provider", "Provider, from A to Z", keys="p"),
]
MANY = [Option(f"topic:{number}", f"Topic number {number}", "a topic") for number in range(500)]
SIZES = [(200, 50), (80, 24), (40, 12), (10, 3), (1, 1)]


class Over(PlainApp):
    """Shows a sheet at once, and notes what it says."""

    def __init__(self, sheet: Sheet[Any]) -> None:
        super().__init__()
        self.sheet = sheet
        self.answer: object = "none yet"
        self.previewed: list[str] = []

    def on_mount(self) -> None:
        self.push_screen(self.sheet, lambda answer: setattr(self, "answer", answer))

    def on_previewed(self, message: Previewed) -> None:
        self.previewed.append(message.id)


async def answered(sheet: "Sheet[Any]", *keys: str, size: tuple[int, int] = (80, 24)) -> object:
    """The answer to a sheet after some keys."""
    app = Over(sheet)
    async with app.run_test(size=size) as pilot:
        await typed(pilot, *keys)
        await pilot.pause()
        return app.answer


def found(typed: str, *texts: str) -> list[str]:
    return [option.text for option in matching([Option(text, text) for text in texts], typed)]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("", ["Mark all read", "Next unread", "Read later", "Café"]),
        ("read", ["Read later", "Mark all read", "Next unread"]),
        ("read mark", ["Mark all read"]),
        ("mar", ["Mark all read"]),
        ("cafe", ["Café"]),
        ("zzz", []),
    ],
)
def test_what_is_found_begins_words_before_it_stands_in_them(typed: str, texts: list[str]) -> None:
    assert found(typed, "Mark all read", "Next unread", "Read later", "Café") == texts


def test_first_letters_find_a_name_of_several_words() -> None:
    assert found("cv", "Curve", "Computer Vision", "CVs in review") == ["CVs in review", "Computer Vision"]


def test_notes_are_searched_last() -> None:
    options = [Option("a", "Nord", "a theme"), Option("b", "Theme of the day")]
    assert [option.id for option in matching(options, "theme")] == ["b", "a"]


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=9))
def test_whatever_is_typed_options_are_only_left_out(typed: str, texts: list[str]) -> None:
    options = [Option(str(number), text) for number, text in enumerate(texts)]
    assert set(matching(options, typed)) <= set(options)
    for option in options:
        assert option in matching(options, option.text) or not option.text.strip()


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "date"),
        (["down", "down", "enter"], "quality"),
        (["ctrl+n", "ctrl+n", "ctrl+p", "enter"], "heat"),
        (["pagedown", "enter"], "provider"),
        (["pagedown", "pageup", "enter"], "date"),
        (["j", "j", "k", "enter"], "heat"),
        (["h"], "heat"),
        (["q"], "quality"),
        (["x", "escape"], None),
    ],
)
async def test_a_menu_is_chosen_from_by_cursor_and_by_letter(keys: list[str], answer: str | None) -> None:
    assert await answered(Choosing(SORTS, "Sort", at="date", typed=False), *keys) == answer


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "topic:3"),
        ([*"number 42", "enter"], "topic:42"),
        ([*"number 42", "down", "enter"], "topic:420"),
        ([*"zzz", "enter", "escape"], None),
        ([*"42", *["backspace"] * 2, "up", "enter"], "topic:2"),
    ],
)
async def test_one_of_many_is_found_by_typing(keys: list[str], answer: str | None) -> None:
    assert await answered(Choosing(MANY, "Topics", at="topic:3"), *keys) == answer


async def test_the_words_for_nothing_found_are_shown() -> None:
    app = Over(Choosing(MANY, "Topics", empty="No topic is called that."))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Topic number 0   a topic" in app.shown
        await typed(pilot, *"zzz")
        assert "No topic is called that." in app.shown
        assert "Topic number" not in app.shown


async def test_a_choice_is_previewed_as_the_cursor_goes() -> None:
    app = Over(Choosing(MANY, "Themes", at="topic:1", preview=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "down", "up", *"499")
        await pilot.pause()
    assert app.previewed[:2] == ["topic:2", "topic:1"]
    assert app.previewed[-1] == "topic:499"


async def test_the_mouse_chooses_scrolls_and_turns_away() -> None:
    sheet = Choosing(SORTS, "Sort", at="date", typed=False)
    app = Over(sheet)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(sheet.list, offset=(5, 3))
        await pilot.pause()
        assert app.answer == "title"
    app = Over(Choosing(SORTS, "Sort", typed=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert app.answer is None


@pytest.mark.parametrize(
    "sheet",
    [
        lambda: Choosing(MANY, "Topics"),
        lambda: Choosing(SORTS, "Sort", typed=False),
        lambda: Asking("Mark 1 234 articles read?", "mark them", "leave them"),
        lambda: Prompting("Add a source", "/", completing(["/a/", "/b/"])),
    ],
)
async def test_a_sheet_fits_any_screen(sheet: Callable[[], Sheet[Any]]) -> None:
    app = Over(sheet())
    async with app.run_test(size=SIZES[-1]) as pilot:
        await pilot.press("down")
        for size in [*SIZES, *reversed(SIZES)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            widths = {len(line) for line in app.shown.split("\n")}
            assert widths == {size[0]}
            if isinstance(app.sheet, Choosing) and size[1] > 1:
                row = app.sheet.list.lines.top_of(app.sheet.list.cursor) - app.sheet.list.scroll_offset.y
                assert 0 <= row < app.sheet.list.size.height  # the cursor is seen


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["y"], True),
        (["enter"], True),
        (["n"], False),
        (["q"], False),
        (["escape"], False),
        (["x", "n"], False),
    ],
)
async def test_a_question_is_answered(keys: list[str], answer: bool) -> None:
    assert await answered(Asking("Mark 1 234 articles read?", "mark them", "leave them"), *keys) is answer


async def test_a_question_is_answered_with_the_mouse() -> None:
    app = Over(Asking("Mark 1 234 articles read?", "mark them", "leave them"))
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.shown.split("\n")
        y = next(number for number, row in enumerate(rows) if "y mark them" in row)
        await pilot.click(offset=(rows[y].index("leave them"), y))
        await pilot.pause()
        assert app.answer is False


@pytest.mark.parametrize(
    ("sheet", "told", "clicked", "answer"),
    [
        (
            lambda: Choosing(SORTS, "Sort", at="heat", typed=False),
            "Enter choose   Esc leave",
            "choose",
            "heat",
        ),
        (lambda: Choosing(MANY, "Topics", at="topic:2"), "Enter choose   Esc leave", "leave", None),
        (lambda: Prompting("Add", "/x", lambda _: []), "Tab complete   Enter add   Esc leave", "add", "/x"),
        (lambda: Prompting("Name", "/x", does="rename"), "Enter rename   Esc leave", "leave", None),
    ],
    ids=["menu", "palette", "source", "name"],
)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_a_sheet_tells_its_keys_on_the_last_line_where_they_can_be_clicked(
    sheet: Callable[[], Sheet[Any]], told: str, clicked: str, answer: object, size: tuple[int, int]
) -> None:
    app = Over(sheet())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        line = app.shown.split("\n")[-1]
        assert line.strip() == told
        await pilot.click(offset=(line.index(clicked), size[1] - 1))
        await pilot.pause()
        assert app.answer == answer


async def test_over_a_question_no_other_keys_are_told() -> None:
    app = PlainApp(KeyLine(id="keys"))
    async with app.run_test(size=(80, 40)) as pilot:
        app.query_one("#keys").styles.dock = "bottom"
        await pilot.pause()
        assert "help" in app.shown.split("\n")[-1]
        await app.push_screen(Asking("Mark 8 articles read?", "mark them", "leave them"))
        await pilot.pause()
        assert app.shown.split("\n")[-1].strip() == ""
        assert "y mark them   n leave them" in app.shown


def completing(paths: list[str]) -> Callable[[str], list[str]]:
    return lambda text: [path for path in paths if path.startswith(text)]


PATHS = ["/home/me/news/", "/home/me/newsletters/", "/home/you/"]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["/h", "tab"], "/home/"),
        (["/home/m", "tab"], "/home/me/news"),
        (["/home/m", "tab", "tab"], "/home/me/news/"),
        (["/home/m", "tab", "tab", "tab"], "/home/me/newsletters/"),
        (["/home/m", "tab", "tab", "tab", "tab"], "/home/me/news/"),
        (["/home/m", "tab", "shift+tab"], "/home/me/newsletters/"),
        (["/home/", "down", "down", "down"], "/home/you/"),
        (["/home/y", "tab"], "/home/you/"),
        (["https://x.example", "tab"], "https://x.example"),
        (["  /x "], "/x"),
        ([], None),
    ],
)
async def test_a_path_is_completed(keys: list[str], answer: str | None) -> None:
    app = Over(Prompting("Add a source", complete=completing(PATHS)))
    async with app.run_test(size=(80, 24)) as pilot:
        for step in keys:
            await typed(pilot, *([step] if step.isalpha() or "+" in step else step))
            await app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == answer


async def test_what_may_be_meant_is_listed_and_clicked() -> None:
    sheet = Prompting("Add a source", "/home/", completing(PATHS))
    app = Over(sheet)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert [row.strip() for row in app.shown.split("\n") if row.endswith("/ ") or "/  " in row] == [
            "/home/",
            *(path.removeprefix("/home/") for path in PATHS),
        ]
        await pilot.click(sheet.list, offset=(5, 2))
        await settled(pilot)
        assert sheet.line.value == "/home/you/"
        assert "me/news" not in app.shown
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is None


async def settled(pilot: "Pilot[Any]") -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with folders and files, of which some are odd."""
    for name in ("news", "Newsletters", ".hidden", "old", "line\nbreak"):
        (tmp_path / name).mkdir()
    (tmp_path / "news.md").touch()
    (tmp_path / "old" / "a.json").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("~", ["~/"]),
        ("~/ne", ["~/news/", "~/news.md"]),
        ("ne", ["news/", "news.md"]),
        ("NE", ["news/", "Newsletters/", "news.md"]),
        ("New", ["Newsletters/"]),
        ("./o", ["./old/"]),
        ("old/", ["old/a.json"]),
        (".h", [".hidden/"]),
        ("pi", ["pipe"]),
        ("no", ["nowhere"]),
        ("li", []),
        ("gone/x", []),
        ("news.md/", []),
        ("pipe/", []),
        ("https://news.example/", []),
        ("\x00", []),
        ("~nobody-is-called-that/", []),
    ],
)
@pytest.mark.usefixtures("folder")
def test_paths_are_completed_as_they_were_typed(text: str, paths: list[str]) -> None:
    assert sorted(complete_path(text)) == sorted(paths)


def test_a_folder_that_may_not_be_read_gives_nothing_and_a_large_one_not_all(folder: Path) -> None:
    for number in range(300):
        (folder / "old" / f"{number:03}").touch()
    assert complete_path(f"{folder}/old/") == [f"{folder}/old/{number:03}" for number in range(50)]
    (folder / "bytes").mkdir()
    with os.fdopen(os.open(os.fsencode(folder / "bytes") + b"/\xff", os.O_CREAT | os.O_WRONLY), "w"):
        pass
    assert complete_path(f"{folder}/bytes/") == []


@pytest.mark.parametrize("theme", ["newsreader-night", "newsreader-ansi", "nord"])
async def test_the_cursor_of_a_choice_is_seen_in_every_theme(theme: str) -> None:
    sheet = Choosing(SORTS, "Sort", at="heat", typed=False)
    app = Over(sheet)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        inks = Inks(app.theme_variables)
        lines = [sheet.list.draw(row, 0, 40, inks) for row in range(2)]
        assert ["▌" in line.text for line in lines] == [False, True]
        styles = [[segment.style for segment in line][1] for line in lines]
        assert styles[0] != styles[1]
