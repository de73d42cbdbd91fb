"""From the theme's tokens to the styles of segments."""

from functools import lru_cache

from rich.style import Style
from textual.color import Color


@lru_cache(maxsize=512)
def ink(color: str, ground: str, bold: bool, italic: bool, strike: bool) -> Style:
    """A text style; `color` and `ground` as a theme writes them."""
    return Style(
        color=Color.parse(color).rich_color,
        bgcolor=Color.parse(ground).rich_color,
        bold=bold or None,
        italic=italic or None,
        strike=strike or None,
    )


class Inks:
    """The styles of one theme, by token."""

    def __init__(self, tokens: dict[str, str]) -> None:
        self._tokens = tokens

    def __call__(
        self, tone: str, ground: str, *, bold: bool = False, italic: bool = False, strike: bool = False
    ) -> Style:
        """Text in `tone` on `ground`, both tokens."""
        return ink(self._tokens[tone], self._tokens[ground], bold, italic, strike)
