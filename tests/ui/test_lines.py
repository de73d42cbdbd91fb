"""The status line tells what one needs, the key line what fits; both at any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.commands import Pane
from reader.ui.keymap import Keymap
from reader.ui.messages import CommandWanted
from reader.ui.widgets import lines
from reader.ui.widgets.cells import cells
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.lines import KeyLine, State, StatusLine, told
from reader.ui.widgets.signs import ASCII_SIGNS, SIGNS, Signs
from tests.ui.plain import PlainApp

THERE = State(("AI", "Computer Vision"), 3, 1234, "heat")


def line_of(state: State, width: int = 200) -> list[str]:
    return [part.text for part in told(state, width)]


def test_it_tells_the_place_the_counts_and_the_order() -> None:
    assert line_of(THERE) == ["AI › ", "Computer Vision", "3 of 1 234 unread", "by heat"]


def test_it_tells_what_is_there_beside_the_usual() -> None:
    state = THERE._replace(
        unlisted=True, reading="reading 1 024 of 3 000", problems=2, error="gone.md is gone"
    )
    assert line_of(state)[3:] == [
        "by heat",
        "with unlisted",
        "reading 1 024 of 3 000",
        "2 problems",
        "gone.md is gone",
    ]


def test_a_search_tells_what_it_found_and_how_long_it_took() -> None:
    assert "1 128 found, 9 ms" in line_of(THERE._replace(found=1128, seconds=0.0092))


def test_an_empty_place_has_no_counts() -> None:
    assert line_of(State(("Starred",), 0, 0, "date")) == ["Starred", "no articles"]
    assert line_of(State(("Help",))) == ["Help"]


def test_a_place_of_unread_articles_does_not_say_so_twice() -> None:
    assert line_of(State(("Unread",), 73, 73, "date"))[1] == "73 articles"
    assert line_of(State(("Unread",), 72, 73, "date"))[1] == "72 of 73 unread"
    assert line_of(State(("All",), 73, 73, "date"))[1] == "73 of 73 unread"


@pytest.mark.parametrize(
    ("state", "last"),
    [
        (State(error="e", banner="b"), "e"),
        (State(trouble="t", error="e"), "t"),
        (State(note="n", trouble="t"), "n"),
        (State(hint="h", note="n"), "h"),
        (State(banner="b"), "b"),
    ],
)
def test_what_is_most_urgent_is_told_alone(state: State, last: str) -> None:
    assert line_of(state) == [last]


NEWS = State(
    ("Technology", "AI", "Vision"),
    3,
    1234,
    "heat",
    unlisted=True,
    problems=2,
    note="Marked 1 234 articles read",
)
ABOVE, HERE, COUNTS = "Technology › AI › ", "Vision", "3 of 1 234 unread"


@pytest.mark.parametrize(
    ("width", "parts"),
    [
        (120, [ABOVE, HERE, COUNTS, "by heat", "with unlisted", "2 problems", NEWS.note]),
        (110, [ABOVE, HERE, COUNTS, "with unlisted", "2 problems", NEWS.note]),
        (90, ["… › ", HERE, COUNTS, "with unlisted", "2 problems", NEWS.note]),
        (80, [HERE, COUNTS, "2 problems", NEWS.note]),
        (60, [HERE, "2 problems", NEWS.note]),
        (46, [HERE, NEWS.note]),
        (30, [NEWS.note]),
        (20, ["Marked 1 234 articl…"]),
    ],
)
def test_what_gives_way_where_not_all_fits(width: int, parts: list[str]) -> None:
    assert line_of(NEWS, width) == parts


REFRESH = State(
    ("News", "Sea"), 6, 9, reading="refreshing 9 of 20 · 4 failed", waiting="waiting for quay.example/a-feed",
    stop="Ctrl-X stops", problems=7,
)  # fmt: skip


@pytest.mark.parametrize(
    ("width", "parts"),
    [
        (
            130,
            ["News › ", "Sea", "6 of 9 unread", REFRESH.reading, REFRESH.waiting, REFRESH.stop, "7 problems"],
        ),
        (100, ["News › ", "Sea", "6 of 9 unread", REFRESH.reading, REFRESH.stop, "7 problems"]),
        (80, ["News › ", "Sea", "6 of 9 unread", REFRESH.reading, "7 problems"]),
        (50, ["Sea", "9 of 20 · 4 failed", "7 problems"]),
        (24, ["Sea", "9 of 20 · 4 failed"]),
        (10, ["Sea"]),
    ],
)
def test_how_far_a_refresh_is_stays_longer_than_what_is_always_there(width: int, parts: list[str]) -> None:
    assert line_of(REFRESH, width) == parts


def test_articles_that_came_above_what_is_seen_are_told() -> None:
    assert line_of(THERE._replace(above=12))[-1] == "↑ 12 new above"
    assert [part.text for part in told(THERE._replace(above=1), 200, ASCII_SIGNS)][-1] == "^ 1 new above"


def test_a_banner_yields_to_the_counts_and_is_cut() -> None:
    state = THERE._replace(banner="These are sample articles: “newsreader FOLDER” opens your own")
    assert line_of(state, 80) == [
        "AI › ",
        "Computer Vision",
        "3 of 1 234 unread",
        "These are sample articles: “newsread…",
    ]
    assert line_of(state, 50) == ["AI › ", "Computer Vision", "3 of 1 234 unread"]


@given(
    st.lists(st.text(max_size=30), max_size=4),
    st.text(max_size=200),
    st.booleans(),
    st.integers(0, 99),
    st.sampled_from([SIGNS, ASCII_SIGNS]),
    st.integers(0, 220),
)
def test_it_always_fits(
    path: list[str], text: str, news: bool, problems: int, signs: Signs, width: int
) -> None:
    state = State(tuple(path), 1, 20, "date", problems=problems)
    state = state._replace(note=text) if news else state._replace(banner=text)
    parts = told(state, width, signs)
    gaps = max(0, sum(part.about != "path" for part in parts) - 1)
    assert sum(cells(part.text) for part in parts) + 3 * gaps <= max(width, 0)


def test_ascii_has_signs_of_its_own() -> None:
    assert [part.text for part in told(THERE, 12, ASCII_SIGNS)] == ["Computer V.."]
    assert told(THERE, 200, ASCII_SIGNS)[0].text == "AI > "
    assert written("alt+left", ASCII_SIGNS) == "Alt-Left"
    assert written("alt+left") == "Alt-←"


class Asked(PlainApp):
    """Notes which commands are wanted."""

    def __init__(self, *widgets: StatusLine | KeyLine) -> None:
        super().__init__(*widgets)
        self.wanted: list[str] = []

    def on_command_wanted(self, message: CommandWanted) -> None:
        self.wanted.append(message.id)


@pytest.mark.parametrize("pane", ["topics", "articles", "article"])
async def test_the_keys_that_matter_most_fit_80_columns(pane: Pane) -> None:
    keys = KeyLine(id="keys")
    app = Asked(keys)
    async with app.run_test(size=(80, 40)) as pilot:
        keys.pane = pane
        await pilot.pause()
        assert "/ search" in app.shown
        assert "? help" in app.shown
        if pane == "articles":
            assert "Enter read   Space read on   n next unread   s star" in app.shown


async def test_a_hint_is_clicked() -> None:
    keys = KeyLine(id="keys")
    app = Asked(keys)
    async with app.run_test(size=(80, 40)) as pilot:
        at = app.shown.index("next unread")
        await pilot.click(keys, offset=(at, 0))
        await pilot.click(keys, offset=(at - 3, 0))  # between two hints
        assert app.wanted == ["unread.next"]


async def test_the_key_line_tells_the_keys_one_has_chosen() -> None:
    keymap = Keymap({**Keymap().keys, "search": ("ctrl+f", "slash"), "mark.starred": ()})
    app = Asked(KeyLine(keymap, id="keys"))
    async with app.run_test(size=(120, 40)):
        assert "Ctrl-F search" in app.shown
        assert "star" not in app.shown


async def test_a_note_goes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_NOTE_S", 0.05)
    status = StatusLine(id="status")
    app = Asked(status)
    async with app.run_test(size=(80, 40)) as pilot:
        status.state = THERE
        status.say("Marked read")
        assert status.state.note == "Marked read"
        while status.state.note:
            await pilot.pause(0.01)
        await pilot.pause()
        assert "3 of 1 234 unread   by heat" in app.shown
        assert "Marked read" not in app.shown


async def test_the_way_to_the_help_stands_at_the_end_where_there_is_room() -> None:
    status = StatusLine(id="status")
    app = Asked(status)
    async with app.run_test(size=(80, 24)) as pilot:
        status.state = THERE
        await pilot.pause()
        assert "help" not in app.shown
        status.help_key = "?"
        await pilot.pause()
        line = app.shown.split("\n")[0]
        assert line.startswith(" AI › Computer Vision   3 of 1 234 unread   by heat   ")
        assert line.endswith("   ? help ")
        for width, told in (
            (60, "AI › Computer Vision   3 of 1 234 unread            ? help"),  # before the order
            (48, "AI › Computer Vision   3 of 1 234 unread"),  # but not before the counts
        ):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert app.shown.split("\n")[0].strip() == told


async def test_keys_that_do_something_else_now_are_not_told() -> None:
    keys = KeyLine(id="keys")
    app = Asked(keys)
    async with app.run_test(size=(120, 40)) as pilot:
        keys.held = True
        await pilot.pause()
        assert "help" not in app.shown
        keys.held = False
        await pilot.pause()
        assert "? help" in app.shown
