"""Paragraphs on a page."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.marking import marked
from reader.ui.widgets.prose import BLANK, RULE, Paragraph, Run, joined, lay_out


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


@given(
    st.lists(st.tuples(st.text("ab c漢", max_size=30), st.none() | st.just(0)), max_size=8), st.integers(0, 8)
)
def test_a_page_set_in_two_parts_is_the_page_set_at_once(
    texts: list[tuple[str, int | None]], cut: int
) -> None:
    page = [Paragraph((Run(text),), target=target) for text, target in texts]
    parts = [lay_out(page[:cut], 10), lay_out(page[cut:], 10, min(cut, len(page)))]
    assert joined(parts) == lay_out(page, 10)


@given(
    st.lists(st.text("abc ", max_size=8), max_size=5),
    st.lists(st.integers(0, 40), max_size=8, unique=True).map(sorted),
)
def test_marking_what_was_found_changes_no_letter(texts: list[str], ends: list[int]) -> None:
    paragraph = Paragraph(tuple(Run(text, link=f"u:{number}") for number, text in enumerate(texts)))
    length = len(paragraph.text)
    spans = [(first, last) for first, last in zip(ends[::2], ends[1::2], strict=False) if last <= length]
    found = marked(paragraph, lambda _: spans)
    assert found.text == paragraph.text
    letters = [run.found for run in found.runs for _ in run.text]
    assert [at for at, inside in enumerate(letters) if inside] == [
        at for first, last in spans for at in range(first, last)
    ]
    assert {run.link for run in found.runs} >= {run.link for run in paragraph.runs if run.text}
