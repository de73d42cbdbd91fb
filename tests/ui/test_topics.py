"""The pane of topics: choosing, folding, counts that come anew."""

from collections.abc import Iterator

import pytest
from rich.style import Style
from textual.color import Color

from reader.library import Library
from reader.models import Counts, Daily, Topic
from reader.ui import words
from reader.ui.background import Background
from reader.ui.messages import Folded, PlaceChosen
from reader.ui.panes.topics import Before, Overview, TopicsPane, overview
from reader.ui.theme import NIGHT_TOKENS
from reader.ui.widgets.signs import ASCII_SIGNS
from tests.archive import listed
from tests.ui.alone import COUNTS, TOPICS, Alone, topic
from tests.ui.driving import until

SIZE = (34, 20)


@pytest.fixture
def background(library: Library) -> Iterator[Background]:
    background = Background(library)
    yield background
    background.close()


@pytest.fixture
def pane(background: Background) -> TopicsPane:
    return TopicsPane(background, Overview(TOPICS, COUNTS, {}))


def chosen(app: "Alone") -> list[tuple[str, bool]]:
    """The places that were chosen, by their last names, and whether they were entered."""
    return [(said.place.path[-1], said.enter) for said in app.heard(PlaceChosen)]


def path(pane: TopicsPane) -> str:
    """The place that is chosen, by the names that lead to it."""
    return " › ".join(pane.place.path) if pane.place else ""


async def test_names_line_up_and_numbers_stand_in_two_columns(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=SIZE):
        assert app.lines()[1:14] == [
            "▌  All               1 500  2 000",
            "   Unread            1 500",
            "   Today                        0",
            "   Starred               3     12",
            "   Read later                   0",
            "   New                   8      9",
            "",
            " ▾ Sea                   7  1 234",
            "   ▾ Ships               2     30",
            "       Tugs                     1",
            "     Tides                      1",
            "",
            "   Towns                        1",
        ]


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (40, "   New since last visit        8      9"),
        (30, "   New               8      9"),
        (26, "   New           8      9"),
        (24, "   New          8     9"),
        (20, "   New       8    9"),
        (19, "   New           8"),
        (14, "   New      8"),
        (8, "   New"),
    ],
)
async def test_names_and_thousands_give_way_to_both_numbers(pane: TopicsPane, width: int, told: str) -> None:
    app = Alone(pane)
    async with app.run_test(size=(width, 20)):
        assert app.lines()[6] == told


@pytest.mark.parametrize("width", [20, 21, 23, 24, 30])
@pytest.mark.parametrize("most", [14, 147, 1470, 147_000])
async def test_what_is_unread_and_how_much_there_is_stand_side_by_side(
    background: Background, width: int, most: int
) -> None:
    long = topic("trains-and-ferries", topic("the night train to the coast", total=most), total=most)
    app = Alone(TopicsPane(background, Overview([long], Counts(most, most - 3), {})))
    async with app.run_test(size=(width, 20)):
        lines = app.lines()
        both = [words.number(most - 3), words.number(most)], [words.short(most - 3), words.short(most)]
        assert " ".join(lines[1].split()[2:]) in [" ".join(numbers) for numbers in both]
        assert "Tr" in lines[8], "the beginning of a name is left"
        assert "Th" in lines[9]


async def test_a_number_that_stands_alone_is_seen_to_be_that_of_the_unread(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=(19, 20)):
        assert style_of(app, "1.5k").bold
        assert style_of(app, "8").bold
    wide = Alone(pane)
    async with wide.run_test(size=(34, 20)):
        assert not style_of(wide, "8").bold


async def test_what_was_cut_or_rounded_is_told_in_full(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=(24, 20)) as pilot:
        assert pane.whole_at(0, 8) == "Sea: 7 unread of 1 234"
        assert pane.whole_at(0, 2) == "Unread: 1 500 unread"
        assert pane.whole_at(0, 9) == ""
        await pilot.resize_terminal(34, 20)
        assert pane.whole_at(0, 8) == ""


async def test_only_the_bar_that_the_keys_move_is_bright(background: Background) -> None:
    pane = TopicsPane(background, Overview(TOPICS, COUNTS, {}))
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        accent, faint = (Color.parse(NIGHT_TOKENS[token]).rich_color for token in ("accent", "faint"))
        assert style_of(app, "▌").color == accent
        app.screen.set_focus(None)
        await pilot.pause()
        assert style_of(app, "▌").color == faint
        assert style_of(app, "All").bold
        assert style_of(app, "1 500").color == accent


def style_of(app: Alone, text: str) -> Style:
    """The style of the first piece of that text on the screen, blanks around it aside."""
    strips = app.screen._compositor.render_strips()
    return next(one.style for strip in strips for one in strip if one.text.strip() == text and one.style)


async def test_ascii_is_ascii(background: Background) -> None:
    pane = TopicsPane(
        background,
        Overview(TOPICS, COUNTS, {}),
        before=Before(folded=frozenset({"ships"})),
        signs=ASCII_SIGNS,
    )
    app = Alone(pane)
    async with app.run_test(size=SIZE):
        assert all(line.isascii() for line in app.lines())
        assert app.lines()[8].startswith(" - Sea")
        assert app.lines()[9].startswith("   + Ships")


async def test_moving_chooses_and_enter_goes_on_to_the_articles(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"jjjjjj", "enter")
        await pilot.pause()
        assert chosen(app)[-2:] == [("Sea", False), ("Sea", True)]
        await pilot.press("k")
        await pilot.pause()
        assert chosen(app)[-1] == ("New since last visit", False)


async def test_left_folds_and_goes_up_right_unfolds(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        assert pane.choose("topic:tugs")
        steps = [
            (-1, True, "Ships", ""),
            (-1, True, "Ships", "ships"),
            (-1, True, "Sea", "ships"),
            (1, False, "Sea", "ships"),
            (-1, True, "Sea", "sea ships"),
            (-1, False, "Sea", "sea ships"),
            (1, True, "Sea", "ships"),
            (1, False, "Sea", "ships"),
        ]
        for by, done, name, folded in steps:
            assert pane.turn(by) is done
            await pilot.pause()
            assert pane.place
            assert (pane.place.path[-1], " ".join(sorted(pane.folded))) == (name, folded)
        assert [said.folded for said in app.heard(Folded)] == [{"ships"}, {"ships", "sea"}, {"ships"}]


async def test_a_chosen_topic_stays_chosen_when_the_one_above_it_is_folded(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        pane.choose("topic:tugs")
        pane.fold("sea")
        await pilot.pause()
        assert chosen(app) == [("Tugs", False)]
        assert app.lines()[8].startswith("▌▸ Sea")
        assert path(pane) == "Sea › Ships › Tugs"
        pane.fold("sea")
        await pilot.pause()
        assert app.lines()[10].startswith("▌      Tugs")
        pane.fold("sea")
        assert pane.choose("topic:tides")
        await pilot.pause()
        assert path(pane) == "Sea › Tides", "also a topic that is not seen can be chosen"


async def test_the_key_folds_the_topic_under_the_cursor_or_the_one_it_is_in(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        assert not pane.fold(), "a view"
        pane.choose("topic:tugs")
        assert pane.fold()
        await pilot.pause()
        assert pane.folded == {"ships"}
        assert app.lines()[9].startswith("▌  ▸ Ships")


async def test_a_click_on_the_sign_folds_and_beside_it_chooses(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(TopicsPane, offset=(1, 8))
        assert pane.folded == {"sea"}
        assert chosen(app) == []
        await pilot.click(TopicsPane, offset=(6, 8))
        await pilot.pause()
        assert chosen(app)[-1] == ("Sea", True)
        await pilot.click(TopicsPane, offset=(6, 9))
        assert path(pane) == "Sea", "a blank line is nothing to choose"


async def test_next_topic_passes_the_views_and_what_is_folded(background: Background) -> None:
    pane = TopicsPane(
        background, Overview(TOPICS, COUNTS, {}), before=Before("starred", frozenset({"ships"}))
    )
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        for by, told in ((1, True), (1, True), (1, True), (1, True), (1, False), (-1, True)):
            assert pane.next_topic(by) is told
        await pilot.pause()
        assert [name for name, _ in chosen(app)] == ["Sea", "Ships", "Tides", "Towns", "Tides"]


async def test_what_was_open_and_folded_is_so_again(background: Background) -> None:
    pane = TopicsPane(
        background,
        Overview(TOPICS, COUNTS, {}),
        before=Before("topic:tides", frozenset({"ships", "gone"})),
    )
    app = Alone(pane)
    async with app.run_test(size=SIZE):
        assert app.lines()[9].startswith("   ▸ Ships")
        assert app.lines()[10].startswith("▌    Tides")
        assert not pane.choose("topic:gone")


async def test_counts_come_anew_and_nothing_moves(library: Library, background: Background) -> None:
    pane = TopicsPane(background, overview(library, None), before=Before("topic:towns"))
    app = Alone(pane)
    async with app.run_test(size=(34, 6)) as pilot:
        await pilot.pause()
        before, offset = app.lines(), pane.scroll_offset.y
        assert offset > 0, "the cursor is in sight"
        assert before[-1].startswith("▌    Towns")
        assert pane.place
        library.marks.set([one.id for one in listed(library, pane.place.query)], "read", True)
        pane.revision += 1
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert app.lines() != before
        assert pane.scroll_offset.y == offset
        assert app.lines()[-1].startswith("▌    Towns")
        assert chosen(app) == []


async def test_topics_that_come_above_leave_the_chosen_one_chosen(pane: TopicsPane) -> None:
    app = Alone(pane)
    async with app.run_test(size=SIZE) as pilot:
        pane.choose("topic:towns")
        more: list[Topic] = [topic("air"), *TOPICS]
        pane._take_in(Overview(more, COUNTS, {}))
        await pilot.pause()
        assert app.lines()[15].startswith("▌  Towns")
        pane._take_in(Overview(TOPICS[:1], COUNTS, {}))
        assert path(pane) == ""
        pane._take_in(Overview(more, COUNTS, {}))
        assert path(pane) == "Towns", "a topic that was gone for a moment is open still"


LATELY: Daily = {
    "sea": (*[0] * 20, *[1] * 10),
    "ships": (9, *[0] * 28, 1),
    "tugs": (*[0] * 15, 30, *[0] * 14),
    "towns": (0,) * 30,
}


async def test_what_came_lately_stands_between_names_and_numbers(background: Background) -> None:
    app = Alone(TopicsPane(background, Overview(TOPICS, COUNTS, LATELY)))
    async with app.run_test(size=(40, 20)):
        assert app.lines()[6:14] == [
            "   New since last visit        8      9",
            "",
            " ▾ Sea          ▁▁▁▁▁▁▃▅▅▅     7  1 234",
            "   ▾ Ships      ▇▁▁▁▁▁▁▁▁▂     2     30",
            "       Tugs     ▁▁▁▁▁▇▁▁▁▁            1",
            "     Tides                            1",
            "",
            "   Towns                              1",
        ]


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (36, " ▾ Sea      ▁▁▁▁▁▁▃▅▅▅     7  1 234"),
        (34, " ▾ Sea        ▁▁▁▁▇▇     7  1 234"),
        (32, " ▾ Sea      ▁▁▁▁▇▇     7  1 234"),
        (30, " ▾ Sea               7  1 234"),
    ],
)
async def test_it_is_there_where_it_leaves_the_names_whole(
    background: Background, width: int, told: str
) -> None:
    app = Alone(TopicsPane(background, Overview(TOPICS, COUNTS, LATELY)))
    async with app.run_test(size=(width, 20)):
        assert app.lines()[8] == told


async def test_in_ascii_it_is_ascii(background: Background) -> None:
    app = Alone(TopicsPane(background, Overview(TOPICS, COUNTS, LATELY), signs=ASCII_SIGNS))
    async with app.run_test(size=(40, 20)):
        assert all(line.isascii() for line in app.lines())
        assert "#         " in app.lines()[9] or "#        ." in app.lines()[9]


async def test_folding_does_not_move_the_columns(background: Background) -> None:
    long = topic("sea", topic("lighthouses-and-their-keepers", total=9), total=9)
    lately: Daily = {"sea": (1,) * 30}
    pane = TopicsPane(background, Overview([long], COUNTS, lately), before=Before(folded=frozenset({"sea"})))
    app = Alone(pane)
    async with app.run_test(size=(60, 20)) as pilot:
        before = app.lines()[8].index("▅")
        pane.fold("sea")
        await pilot.pause()
        assert app.lines()[8].index("▅") == before


async def test_where_counting_takes_a_while_its_place_is_kept(
    library: Library, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.panes.topics._FEW", 0)
    first = overview(library, None)
    assert first.days is None
    pane = TopicsPane(background, first)
    app = Alone(pane)
    async with app.run_test(size=(40, 20)) as pilot:
        before = app.lines()
        await until(pilot, lambda: any(sign in line for line in app.lines() for sign in "▁▂▃▄▅▆▇"))
        for line, other in zip(app.lines(), before, strict=True):
            assert [a if a not in "▁▂▃▄▅▆▇" else " " for a in line] == list(other)
        pane.revision += 1
        await pilot.app.workers.wait_for_complete()
        assert any(sign in line for line in app.lines() for sign in "▁▂▃▄▅▆▇"), (
            "what is known stays until it is counted anew"
        )


async def test_an_old_archive_has_no_such_column(background: Background) -> None:
    app = Alone(TopicsPane(background, Overview(TOPICS, COUNTS, {})))
    none = Alone(TopicsPane(background, Overview(TOPICS, COUNTS, {None: (1,) * 30})))
    async with app.run_test(size=(40, 20)):
        lines = app.lines()
    async with none.run_test(size=(40, 20)):
        assert none.lines() == lines
    assert not any(sign in line for line in lines for sign in "▁▂▃▄▅▆▇")
