"""The text of a `pre`, gathered as it is until the element ends."""

from lxml.etree import _Element

from reader.content import page_elements
from reader.content.blocks import Block, Span
from reader.content.clean import block


class Preformatted:
    """An open `pre`; others may stand in it."""

    def __init__(self, element: _Element) -> None:
        self._language = page_elements.language(element)
        self._pieces: list[str] = []
        self._depth = 1

    def start(self, tag: str) -> None:
        """An element begins in it."""
        self._depth += tag == "pre"
        if tag == "br":
            self.add("\n")

    def add(self, text: str) -> None:
        """Adds text, with its spaces and line ends."""
        self._pieces.append(text)

    def end(self, tag: str) -> bool:
        """An element ends: whether it is the `pre` itself."""
        self._depth -= tag == "pre"
        return not self._depth

    def block(self, level: int) -> Block | None:
        """The block of code that it is, in so many lists; None where it is blank."""
        text = block("".join(self._pieces)).strip("\n")
        return Block("code", (Span(text, code=True),), level, self._language) if text.strip() else None
