"""From the theme's tokens to the styles of segments."""

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style
from textual.color import Color

Looks = tuple[bool, bool, bool, bool, bool, bool]
"""Whether a text is bold, italic, struck through, underlined, reversed, dim."""


@lru_cache(maxsize=1024)
def ink(color: str, ground: str, looks: Looks) -> Style:
    """A text style; `color` and `ground` as a theme writes them."""
    bold, italic, strike, underline, reverse, dim = (look or None for look in looks)
    return Style(
        color=Color.parse(color).rich_color,
        bgcolor=Color.parse(ground).rich_color,
        bold=bold,
        italic=italic,
        strike=strike,
        underline=underline,
        reverse=reverse,
        dim=dim,
    )


class Inks:
    """The styles of one theme, by token.

    A theme in which the cursor's row has no ground of its own (the terminal's colours, or none at all) says by other
    means what others say by colour: that row is reversed, links are underlined, what is faint is dimmed. `lit` is
    false in a pane without the focus: there the bar alone tells the row.
    """

    __slots__ = ("_lit", "_plain", "_tokens")

    def __init__(self, tokens: Mapping[str, str], *, lit: bool = True) -> None:
        self._tokens = tokens
        self._plain = tokens["here"] == tokens["ground"]
        self._lit = lit

    @property
    def plain(self) -> bool:
        """Whether the theme has no grounds to tell the cursor's row by."""
        return self._plain

    def __call__(  # noqa: PLR0913 (each is a look of its own)
        self,
        tone: str,
        ground: str,
        *,
        bold: bool = False,
        italic: bool = False,
        strike: bool = False,
        underline: bool = False,
        reverse: bool = False,
    ) -> Style:
        """Text in `tone` on `ground`, both tokens."""
        tokens = self._tokens
        looks = (bold, italic, strike, underline, reverse, False)
        if not self._plain:
            return ink(tokens[tone], tokens[ground], looks)
        if ground == "here" and self._lit:
            return ink(tokens["ink"], tokens[ground], (bold, italic, strike, underline, not reverse, False))
        dim = tone in ("faint", "rule") and not bold
        return ink(
            tokens[tone],
            tokens[ground],
            (bold, italic, strike, underline or tone == "link", reverse, dim),
        )
