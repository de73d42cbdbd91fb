"""Paragraphs on a page."""

from reader.ui.widgets.prose import BLANK, RULE, Paragraph, Run, lay_out


def _lines(*paragraphs: Paragraph, width: int) -> list[str]:
    page = lay_out(paragraphs, width)
    return [
        (line.prefix.text if line.prefix else "") + "".join(run.text for run in line.runs)
        for line in page.lines
    ]


def test_looks_go_on_over_the_break_of_a_line() -> None:
    page = lay_out([Paragraph((Run("one "), Run("two three", bold=True), Run(" four")))], 8)
    assert [line.runs for line in page.lines] == [
        (Run("one "), Run("two", bold=True)),
        (Run("three", bold=True),),
        (Run("four"),),
    ]


def test_the_second_line_of_an_item_hangs_under_the_first() -> None:
    item = Paragraph((Run("one two three"),), first=Run("• "), rest=Run("  "))
    assert _lines(item, width=9) == ["• one two", "  three"]


def test_a_separator_neither_begins_nor_ends_a_line() -> None:
    told = Paragraph((Run("The Post  ·  20 May  ·  3 h"),), parts=True)
    assert _lines(told, width=13) == ["The Post", "20 May  ·  3", "h"]


def test_a_fixed_line_is_cut() -> None:
    link = Paragraph((Run("news.example/a-long-address"),), first=Run("o "), fixed=True)
    assert _lines(link, width=16) == ["o news.example/…"]


def test_a_rule_goes_over_the_whole_measure() -> None:
    assert _lines(RULE, BLANK, width=5) == ["─────", ""]


def test_a_line_knows_where_its_text_stands_so_that_it_can_be_selected() -> None:
    page = lay_out([Paragraph((Run("one two"),)), Paragraph((Run("three four"),))], 5)
    assert [(line.row, line.column) for line in page.lines] == [(0, 0), (0, 4), (1, 0), (1, 6)]
    assert page.texts == ("one two", "three four")


def test_targets_are_found_by_their_first_line() -> None:
    story = [Paragraph((Run("one two"),), target=0), Paragraph((Run("why"),), target=0), BLANK]
    assert lay_out([*story, Paragraph((Run("three"),), target=1)], 4).targets == (0, 4)
