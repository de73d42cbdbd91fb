"""The letters that links are marked with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from reader.ui.panes.hints import Hints, How, hints, labels
from reader.ui.theme import DAY_TOKENS
from reader.ui.widgets.in_sight import HintLabel, Leading, leading
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.printing import Sheet, draw, labelled
from reader.ui.widgets.prose import Paragraph, Run, lay_out


@given(st.integers(min_value=0, max_value=1000))
def test_labels_cannot_be_mistaken_for_each_other_nor_for_the_key_that_copies(count: int) -> None:
    found = labels(count)
    assert len(set(found)) == count
    assert len({len(one) for one in found}) <= 1, "so none begins another"
    assert not [one for one in found if one.startswith("y")]


def test_few_links_need_one_letter_many_two() -> None:
    assert {len(label) for label in labels(9)} == {1}
    assert {len(label) for label in labels(10)} == {2}


def _typed(found: Hints, keys: str) -> tuple[How, Leading | None] | None:
    then: Hints | None = found
    for key in keys:
        assert then is not None
        then = then.after(key)
    return (then.how, then.lead) if then else None


def test_letters_lead_to_a_link_and_nothing_else_does() -> None:
    links = [Leading(number, 0, url=f"https://{number}.example") for number in range(12)]
    found = hints(links)
    assert _typed(found, "fj") == ("inside", links[1])
    assert _typed(found, "jd") == ("inside", links[11])
    assert _typed(found, "yff") == ("copy", links[0])
    assert _typed(found, "yy") is None
    assert _typed(found, "fy") is None
    assert _typed(found, "f") == ("inside", None)
    assert found.after(None) is None


def test_each_link_in_sight_is_marked_once_where_it_begins() -> None:
    page = lay_out(
        [
            Paragraph(
                (Run("one "), Run("a link that goes on", link="u:1"), Run(" and "), Run("(x)", link="u:2"))
            ),
            Paragraph((Run("shown", link="u:3"),), Run("o  "), Run("   ")),
            Paragraph((Run("first"),), Run("↵  "), target=0),
            Paragraph((Run("about it"),), Run("   "), target=0),
        ],
        12,
    )
    assert list(leading(page, 0, 99)) == [
        Leading(0, 4, url="u:1"),
        Leading(2, 4, url="u:2"),
        Leading(3, 0, url="u:3", signed=True),
        Leading(4, 0, target=0, signed=True),
    ]
    assert [one.url for one in leading(page, 1, 3)] == ["u:1", "u:2"], (
        "also where its beginning is out of sight"
    )
    assert list(leading(page, 5, 6)) == [Leading(5, 0, target=0, signed=True)]


@pytest.mark.parametrize("keys", ["FJ", "Fj", "fJ"])
def test_a_capital_among_the_letters_means_the_browser(keys: str) -> None:
    links = [Leading(number, 0, url=f"https://{number}.example") for number in range(12)]
    assert _typed(hints(links), keys) == ("outside", links[1])


def test_the_status_line_says_where_the_letters_lead_as_far_as_it_holds_that() -> None:
    urls = ["https://www.forbes.com/a/b", "https://nature.com", "https://xn--mnchen-3ya.example/x"]
    found = hints([Leading(number, 0, url=url) for number, url in enumerate(urls)])
    about = "capitals: browser, y: copy"
    assert found.told(200) == f"f forbes.com/…   j nature.com   d münchen.example/…   {about}"
    assert found.told(60) == f"f forbes.com/…   j nature.com   {about}"
    assert found.told(10) == about
    copying = found.after("y")
    assert copying
    assert copying.told(200).endswith("   copies the address")


def test_of_one_that_is_left_the_whole_address_is_told() -> None:
    found = hints([Leading(number, 0, url=f"https://a.example/{number}/b") for number in range(10)])
    left = found.after("j")
    assert left
    assert left.told(80) == "jf a.example/9/b"


def drawn(paragraph: Paragraph, letters: int, width: int = 40, left: int = 3) -> str:
    """The one line of a paragraph whose links are marked with so many letters each."""
    page = lay_out([paragraph], 72)
    sheet = Sheet(left, 72, width, Inks(DAY_TOKENS), Style(), Style(), "|")
    found = [
        HintLabel(one.column, "ABCDEF"[number] * letters, over=one.signed)
        for number, one in enumerate(leading(page, 0, 1))
    ]
    strip = labelled(draw(page.lines[0], sheet, None, here=False, bar=False), found, sheet)
    assert strip.cell_length == width
    return strip.text.rstrip()


SENTENCE = (Run("see "), Run("a link", link="u:1"), Run(" ("), Run("here", link="u:2"), Run(") now"))


@pytest.mark.parametrize(
    ("paragraph", "letters", "text"),
    [
        (Paragraph(SENTENCE), 1, "   see Aa link (Bhere) now"),
        (Paragraph(SENTENCE), 2, "   see AAa link (BBhere) now"),
        (Paragraph(SENTENCE[1:2]), 2, " AAa link"),
        (Paragraph(SENTENCE[1:2], Run("o  ")), 2, "   AA a link"),
        (Paragraph(SENTENCE[1:2], Run("  * ")), 1, "     A a link"),
        (Paragraph((Run("wide:   "), *SENTENCE[1:2])), 2, "   wide: AAa link"),
        (Paragraph((Run("チャイム "), *SENTENCE[1:2])), 1, "   チャイム Aa link"),
    ],
)
def test_no_word_is_lost_to_a_label(paragraph: Paragraph, letters: int, text: str) -> None:
    assert drawn(paragraph, letters) == text


def test_where_a_line_is_full_the_last_labels_cover_the_beginning_of_their_links() -> None:
    assert drawn(Paragraph(SENTENCE), 2, width=28) == "   see AAa link (BBre) now"
    assert drawn(Paragraph(SENTENCE), 2, width=25) == "   seeAA link (BBre) now"
