"""How much of an article is left to read. Pure."""

from itertools import accumulate
from typing import NamedTuple

from reader.ui.panes.facts import time_left
from reader.ui.widgets.prose import Layout


class Pace(NamedTuple):
    """How many lines with text stand above each line of an article, and at the end above all that follow; and how many
    `words` they are.
    """

    above: tuple[int, ...] = (0,)
    words: int = 0

    def left(self, line: int) -> str:
        """How long the text from a line on takes to read: "4 min left"; "" at its end."""
        whole = self.above[-1]
        rest = whole - self.above[min(line, len(self.above) - 1)]
        return time_left(self.words * rest / whole) if rest else ""


def pace(page: Layout, words: int) -> Pace:
    """The pace of a page that tells an article of so many words."""
    lines = page.lines[: page.text_end]
    return Pace((0, *accumulate(1 if line.runs else 0 for line in lines)), words)
