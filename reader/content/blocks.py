"""The body of an article as blocks of styled text: what every view of it is drawn from.

Text in blocks is plain and clean. A newline inside a span is a line break that was asked for.
"""

from typing import Literal, NamedTuple, TypeAlias

from reader.models import Link

Kind: TypeAlias = Literal["paragraph", "heading", "item", "quote", "code", "rule", "image", "caption", "row"]


class Span(NamedTuple):
    """A piece of text in one style. `link` is a safe address."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    link: str | None = None


class Block(NamedTuple):
    """One block of a body.

    ========= ==================================== ===================== ========================================
    kind      level                                marker                spans
    ========= ==================================== ===================== ========================================
    paragraph lists it stands in                                         its text
    heading   1 to 6                                                     its text
    item      lists it stands in, from 1           "•" or a number "3."  its first paragraph
    quote     quotations it stands in, from 1                            its text
    code      lists it stands in                   its language          one span with newlines
    rule
    image                                                                its description, maybe linked
    caption                                                              of the image above, or the table below
    row       1 for the head of a table, else 0                          none: the text is in `cells`
    ========= ==================================== ===================== ========================================

    `url` is the address of an image, `size` its width and height in pixels where the page tells both.
    """

    kind: Kind
    spans: tuple[Span, ...] = ()
    level: int = 0
    marker: str = ""
    url: str | None = None
    cells: tuple[tuple[Span, ...], ...] = ()
    size: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The text without its styles; the cells of a row are separated by tabs."""
        if self.cells:
            return "\t".join(["".join([span.text for span in cell]) for cell in self.cells])
        return "".join([span.text for span in self.spans])


class Readable(NamedTuple):
    """A body made readable: its blocks, the links in it in order, each once, and the number of its words."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    words: int = 0
