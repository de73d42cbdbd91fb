"""Which panes are seen at which width. Pure."""

from typing import Literal

Pane = Literal["topics", "articles", "article"]
PANES: tuple[Pane, ...] = ("topics", "articles", "article")

_TWO, _THREE, _TALL = 80, 130, 31
BREADTHS = [(0, "-one"), (_TWO, "-two"), (_THREE, "-three")]
HEIGHTS = [(0, "-short"), (_TALL, "-tall")]


def seen(width: int, at: Pane) -> tuple[Pane, ...]:
    """The panes on a screen of `width` columns, for a reader who is at pane `at`."""
    if width >= _THREE:
        return PANES
    if width >= _TWO:
        return ("topics", "article") if at == "article" else ("topics", "articles")
    return (at,)
