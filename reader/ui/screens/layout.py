"""Which panes are seen at which width, and how wide they are. Pure."""

from typing import Literal

from reader.settings import Settings
from reader.settings.record import Layout

Pane = Literal["topics", "articles", "article"]
PANES: tuple[Pane, ...] = ("topics", "articles", "article")

_TWO, _THREE, _TALL = 80, 130, 31
HEIGHTS = [(0, "-short"), (_TALL, "-tall")]
_LEAST = 12
"""Columns that a pane keeps when others are drawn wider."""
_TOPICS, _ARTICLES = 24, 37
"""Columns of topics, and per cent of the screen for the list, that they keep when the article needs room."""
_ROOMY = 36
"""Columns that the topics take where the article leaves them: there is room for their graphs then."""
_WHOLE = 12
"""Lines in which nearly every source is told in full."""
_BESIDE = 8
"""Columns that go to the two lines between panes and to the air beside a text."""


def seen(width: int, at: Pane, layout: Layout = "auto") -> tuple[Pane, ...]:
    """The panes on a screen of `width` columns, for a reader who is at pane `at`.

    A layout that was asked for holds wherever it leaves each pane the columns it needs.
    """
    most = 3 if width >= _THREE else 2 if width >= _TWO else 1
    if layout != "auto" and width >= 3 * _LEAST:
        most = {"one": 1, "two": 2, "three": 3}[layout]
    if most == 3:
        return PANES
    if most == 2:
        return ("topics", "article") if at == "article" else ("topics", "articles")
    return (at,)


def widths(
    width: int, visible: tuple[Pane, ...], settings: Settings, dragged: tuple[int, int]
) -> tuple[int | None, int | None]:
    """The columns of topics and articles; None is all that is left.

    Where three panes leave the article less than its measure, topics and list give way; where they leave it more, the
    topics take of that. Neither where the settings or the mouse made them as wide as they are.
    """
    if len(visible) == 1:
        return None, None
    topics = min(dragged[0] or settings.topics_width, width - _LEAST * (len(visible) - 1))
    if len(visible) == 2:
        return max(1, topics), None
    articles = dragged[1] or width * settings.articles_width // 100
    missing = settings.measure + _BESIDE - (width - topics - articles)
    if not dragged[0] and settings.topics_width == Settings().topics_width:
        fitting = max(_TOPICS, min(_ROOMY, topics - missing))
        topics, missing = fitting, missing - (topics - fitting)
    if missing > 0 and not dragged[1] and settings.articles_width == Settings().articles_width:
        articles = max(width * _ARTICLES // 100, articles - missing)
    return max(1, topics), max(1, min(articles, width - topics - _LEAST))


def lines_below(room: int, sources: int) -> int:
    """How many of `room` lines tell of one source in full: those that a list of so many `sources` leaves, but as many
    as most sources need; never more than nearly half.
    """
    most = room * 9 // 20
    return max(min(most, _WHOLE), min(most, room - sources))
