"""Where the rows of a list and their headings stand."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.row_lines import RowLines


@st.composite
def layouts(draw: st.DrawFn) -> RowLines:
    rows = draw(st.integers(0, 40))
    headed = draw(st.sets(st.integers(0, max(0, rows - 1)))) if rows else set()
    return RowLines(rows, draw(st.integers(1, 3)), draw(st.integers(0, 2)), tuple(sorted(headed)))


def written(lines: RowLines) -> list[tuple[int, int] | None]:
    """The lines one below the other, as one would write them down: row and its line, or None for nothing."""
    paper: list[tuple[int, int] | None] = [None] * lines.margin
    for row in range(lines.rows):
        if row in lines.headed:
            paper += [(row, -2), (row, -1)] if row else [(row, -1)]
        paper += [(row, line) for line in range(lines.height)]
    return paper


@given(layouts())
def test_rows_and_headings_stand_where_one_would_write_them(lines: RowLines) -> None:
    paper = written(lines)
    assert lines.end == len(paper)
    for number, place in enumerate(paper):
        if place is None:
            assert lines.row_at(number)[0] < 0
        else:
            assert lines.row_at(number) == place


@given(layouts())
def test_a_row_begins_on_its_first_line_and_its_heading_above_it(lines: RowLines) -> None:
    paper = written(lines)
    for row in range(lines.rows):
        assert lines.top_of(row) == paper.index((row, 0))
        begin = 0 if row == 0 else next(line for line, place in enumerate(paper) if place and place[0] == row)
        assert lines.first_of(row) == begin


@given(layouts(), st.integers(0, 9))
def test_below_the_last_row_there_is_none(lines: RowLines, further: int) -> None:
    assert lines.row_at(lines.end + further)[0] >= lines.rows
