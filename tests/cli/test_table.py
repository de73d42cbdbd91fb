from reader.cli.table import Column, Row, plain_lines, table_lines
from reader.cli.widths import cells

COLUMNS = (
    Column("Id"),
    Column("Provider", most=8),
    Column("Total", right=True),
    Column("Title", flexible=True),
)
ROWS = [
    Row(
        ("k3v9", "Herald", "7", "A title that is much too long for the narrow terminal it is shown in"),
        strong=True,
    ),
    Row(("x7qd", "中央通訊社新聞", "1200", "晨間新聞: 今天的天氣與交通消息以及其他許多事情")),
]


def test_a_table_is_aligned_by_cells_and_fits_the_terminal() -> None:
    lines = list(table_lines(COLUMNS, ROWS, 50, colour=False))
    assert lines == [
        "Id    Provider  Total  Title",
        "k3v9  Herald        7  A title that is much too l…",
        "x7qd  中央通…    1200  晨間新聞: 今天的天氣與交通…",
    ]
    assert all(cells(line) <= 50 for line in lines)


def test_unread_rows_stand_out_only_where_colour_is_wanted() -> None:
    coloured = list(table_lines(COLUMNS, ROWS, 50, colour=True))
    assert coloured[1].startswith("\x1b[1mk3v9")
    assert coloured[1].endswith("\x1b[0m")
    assert "\x1b" not in coloured[2]


def test_plain_rows_are_one_line_each_whatever_is_in_them() -> None:
    rows = [Row(("a", "two\nlines\tand a tab", "\x1b]0;owned\x07", "\u202eevil"))]
    assert list(plain_lines(rows)) == ["a\ttwo lines and a tab\t]0;owned\tevil"]


def test_the_depth_of_a_tree_is_kept_in_a_table() -> None:
    lines = list(table_lines((Column("Topic", flexible=True),), [Row(("    Vision",))], 40, colour=False))
    assert lines[1] == "    Vision"


def test_a_column_that_can_be_spared_makes_room_for_the_title() -> None:
    columns = (Column("Id"), Column("Provider", spare=True), Column("Title", flexible=True))
    rows = [Row(("k3v9", "The Evening Herald", "A title that wants its room"))]
    assert next(iter(table_lines(columns, rows, 60, colour=False))) == "Id    Provider            Title"
    assert list(table_lines(columns, rows, 40, colour=False)) == [
        "Id    Title",
        "k3v9  A title that wants its room",
    ]


def test_no_more_columns_are_spared_than_there_have_to_be_the_last_first() -> None:
    columns = (
        Column("Name"),
        Column("Kind", spare=True),
        Column("Next", spare=True),
        Column("State", flexible=True),
    )
    rows = [Row(("The Herald", "feed", "2026-11-20 09:30", "answered 404 Not Found"))]
    heads = {
        width: next(iter(table_lines(columns, rows, width, colour=False))).split() for width in (60, 46, 30)
    }
    assert heads == {
        60: ["Name", "Kind", "Next", "State"],
        46: ["Name", "Kind", "State"],
        30: ["Name", "State"],
    }


def test_a_table_without_rows_is_nothing_at_all() -> None:
    assert list(table_lines(COLUMNS, [], 50, colour=False)) == []
