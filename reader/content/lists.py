"""The lists that are open while a page is walked through, and the marker of the item that just began."""

from lxml.etree import _Element

from reader.content import page_elements

_BULLET = "•"
_DEEPEST = 32


class Lists:
    """The open lists, the deepest last, and what explains a term, which stands as deep as in one more list."""

    def __init__(self) -> None:
        self._next: list[int | None] = []  # the number of the next item; None where it has a bullet
        self._meanings = 0  # open `dd`; one that nobody closed holds the next
        self._marker: str | None = None

    @property
    def depth(self) -> int:
        """How deep a block stands, within reason."""
        return min(len(self._next) + (self._meanings > 0), _DEEPEST)

    def start(self, element: _Element) -> None:
        """A list or a meaning begins."""
        if element.tag == "dd":
            self._meanings += 1
        else:
            self._next.append(page_elements.first_number(element) if element.tag == "ol" else None)

    def end(self, tag: str) -> None:
        """The deepest list or meaning ends."""
        if tag == "dd":
            self._meanings -= 1
        else:
            self._next.pop()

    def start_item(self) -> None:
        """An item begins: its first block has its marker."""
        number = self._next[-1] if self._next else None
        if number is None:
            self._marker = _BULLET
        else:
            self._marker = f"{number}."
            self._next[-1] = number + 1

    def take_marker(self) -> str | None:
        """The marker of the item whose first block this is; None for any other block."""
        marker, self._marker = self._marker, None
        return marker

    def end_item(self) -> None:
        """An item ends; one that was empty has no marker."""
        self._marker = None
