"""The line below the search: what the query may become, with how many articles have it; else what to know of it."""

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.query.completing import Suggestion, begun
from reader.query.fields import BY_NAME
from reader.query.parsing import Problem, parse
from reader.ui import words
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.offers import Offer, caret_line, offers_line
from reader.ui.widgets.signs import SIGNS, Signs


class Below(NamedTuple):
    """What the query `text` may become, and which of that was taken; `margin` is the cell that the query begins at."""

    text: str = ""
    found: tuple[Suggestion, ...] = ()
    at: int | None = None
    margin: int = 0


class SearchBelow(Widget):
    """The line below the search line."""

    below: reactive[Below] = reactive(Below())

    def __init__(self, signs: Signs = SIGNS) -> None:
        super().__init__(id="search-below")
        self._signs = signs

    def render(self) -> Content:
        """What is told."""
        return told(self.below, self.size.width, self._signs)


def told(below: Below, width: int, signs: Signs) -> Content:
    """The line, in `width` cells: suggestions before all else, what cannot be meant, what a field holds."""
    if below.found:
        offers = [
            Offer(one.shown, "" if one.articles is None else words.number(one.articles))
            for one in below.found
        ]
        return offers_line(offers, below.at, width, signs)
    typed = begun(below.text)
    problems = [one for one in parse(below.text).problems if not _is_begun(below.text, one)]
    if problems:
        problem = problems[0]
        message = " ".join(filter(None, (problem.hint, problem.message)))  # of a long one the end may be cut
        at = below.margin + cells(below.text[: problem.column - 1])
        return caret_line(message, min(at, width - 1), width, signs)
    if typed and typed.field:
        field = BY_NAME[typed.field]
        return Content.styled(
            " " + fit(f"{field.help}: {field.example}", width - 1, signs.ellipsis), "$faint"
        )
    return Content("")


def _is_begun(text: str, problem: Problem) -> bool:
    """Whether that is wrong only because it is still being typed: an open quote or parenthesis, the last word."""
    if problem.unclosed:
        return True
    typed = begun(text)
    last = text.rfind(" ") + 1
    return problem.column > last and (typed is None or not typed.field or not typed.beginning)
