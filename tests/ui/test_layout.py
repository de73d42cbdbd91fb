"""How wide the panes are."""

import pytest

from reader.settings import Settings
from reader.ui.screens.layout import PANES, widths
from reader.ui.widgets.page_view import measure

PLAIN = Settings()


def panes(width: int, settings: Settings = PLAIN, dragged: tuple[int, int] = (0, 0)) -> tuple[int, int, int]:
    """The columns of topics and list, and the measure of the article beside them."""
    topics, articles = widths(width, PANES, settings, dragged)
    assert topics and articles  # noqa: PT018 (neither is shown without the other)
    return topics, articles, measure(width - topics - articles - 2, settings.measure)


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (130, (24, 48, 50)),
        (140, (24, 51, 57)),
        (150, (24, 55, 63)),
        (170, (24, 66, 72)),
        (190, (33, 77, 72)),
        (200, (36, 82, 72)),
    ],
)
def test_topics_and_list_give_way_to_the_measure_and_topics_take_what_it_leaves(
    width: int, told: tuple[int, int, int]
) -> None:
    assert panes(width) == told


def test_a_wider_screen_makes_no_pane_narrower() -> None:
    rows = [panes(width) for width in range(130, 300)]
    for place in range(3):
        column = [row[place] for row in rows]
        assert column == sorted(column)


def test_what_was_chosen_stays() -> None:
    assert panes(140, PLAIN._replace(topics_width=28))[:2] == (28, 51)
    assert panes(140, PLAIN._replace(articles_width=40))[:2] == (24, 56)
    assert panes(140, dragged=(20, 0))[:2] == (20, 51)
    assert panes(140, dragged=(0, 60))[:2] == (24, 60)
    assert panes(140, PLAIN._replace(measure=50)) == (25, 57, 50)
