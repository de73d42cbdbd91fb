"""What all pages of articles have in common."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from reader.ui.panes.hanging import Hanging
from reader.ui.widgets.marking import Finder
from reader.ui.widgets.prose import MEASURE, Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs


class Setting(NamedTuple):
    """How a page is set: the moment ages are counted from, its measure, its signs, what is marked as found, and the key
    that opens the original; and how pictures hang in it, None where they do not.
    """

    now: datetime
    width: int = MEASURE
    signs: Signs = SIGNS
    find: Finder | None = None
    original: str = "o"
    hanging: Hanging | None = None

    @property
    def apart(self) -> str:
        """What stands between the parts of a line."""
        return f"  {self.signs.dot}  "


INDENT = 3
"""Cells before a text that a sign stands before."""


def signed(sign: str, tone: str, *, bold: bool = False) -> Run:
    """A sign in the column before a text."""
    return Run(sign.ljust(INDENT), tone, bold)


def whole(text: str) -> str:
    """The text with spaces that no line breaks at."""
    return text.replace(" ", "\u00a0")


def told(parts: Iterable[str], apart: str) -> str:
    """What is told one after the other with `apart` between, what is empty left out."""
    return apart.join(part for part in parts if part)


def heading(text: str, about: str = "") -> Paragraph:
    """The head of a section, and a few words on it."""
    more = (Run(f"   {about}", "faint"),) if about else ()
    return Paragraph((Run(text, "strong", bold=True), *more), heading=1)
