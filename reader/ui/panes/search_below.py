"""The line below the search: what the query may become, with how many articles have it; else what to know of it."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive

from reader.query.completing import Suggestion, begun, narrowed
from reader.query.fields import BY_NAME
from reader.query.lexing import tokens
from reader.query.parsing import Problem, parse
from reader.ui import words
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.offers import Offer, caret_line, offers_line
from reader.ui.widgets.offers_below import OffersBelow
from reader.ui.widgets.signs import SIGNS, Signs

_NAMED = re.compile(r":|[<>=][0-9]")


class Below(NamedTuple):
    """What the query `text` may become, and which of that was taken; `margin` is the cell that the query begins at, and
    it is `known` that there is nothing else.
    """

    text: str = ""
    found: tuple[Suggestion, ...] = ()
    at: int | None = None
    margin: int = 0
    known: bool = True

    def meanwhile(self, text: str) -> "Below":
        """Of what was told, what still holds for what is typed now, until it is known what that may become."""
        was, typed = begun(self.text), begun(text)
        same = was is not None and typed is not None and was.field == typed.field
        known = same and self.known and not self.found
        return Below(text, narrowed(self.text, self.found, text), None, self.margin, known)


class SearchBelow(OffersBelow):
    """The line below the search line."""

    below: reactive[Below] = reactive(Below())

    def __init__(self, take: Callable[[int], object], signs: Signs = SIGNS) -> None:
        super().__init__(take, signs, id="search-below")

    def offered(self) -> tuple[Sequence[Offer], int | None]:
        """What is suggested, and which of it is taken."""
        return offers(self.below), self.below.at

    def render(self) -> Content:
        """What is told."""
        return told(self.below, self.size.width, self._signs)


def offers(below: Below) -> list[Offer]:
    """What is suggested, with how much there is of it."""
    return [
        Offer(one.shown, "" if one.articles is None else words.number(one.articles)) for one in below.found
    ]


def told(below: Below, width: int, signs: Signs) -> Content:
    """The line, in `width` cells: suggestions before all else, what cannot be meant, what a field holds."""
    if not below.text.strip():
        advice = "Enter goes to what is found; S saves the search as a view then"
        return Content.styled(" " + fit(advice, width - 1, signs.ellipsis), "$faint")
    if below.found:
        return offers_line(offers(below), below.at, width, signs)
    typed = begun(below.text)
    problems = [one for one in parse(below.text).problems if not _is_begun(below.text, one)]
    if problems:
        problem = problems[0]
        message = " ".join(filter(None, (problem.hint, problem.message)))  # of a long one the end may be cut
        at = below.margin + cells(below.text[: problem.column - 1])
        return caret_line(message, min(at, width - 1), width, signs)
    if typed and typed.field and below.known:
        field = BY_NAME[typed.field]
        return Content.styled(
            " " + fit(f"{field.help}: {field.example}", width - 1, signs.ellipsis), "$faint"
        )
    return Content("")


def _is_begun(text: str, problem: Problem) -> bool:
    """Whether that is wrong only because it is still being typed: an open quote or parenthesis, the last word."""
    if problem.unclosed:
        return True
    last, typed = tokens(text)[-1], begun(text)
    # An expression to its end, the name of a field, a number that is compared.
    if last.pattern or (last.comparison and last.text) or _NAMED.search(last.text):
        return False
    return problem.column > text.rfind(" ") + 1 and (typed is None or not typed.field or not typed.beginning)
