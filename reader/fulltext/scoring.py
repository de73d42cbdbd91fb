"""The part of a page that reads like an article, found by readability-lxml."""

import logging
from typing import TYPE_CHECKING

from lxml.etree import tounicode
from readability.readability import Document, Unparseable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Unparseable", "summary"]

# It prints a traceback of each page that it cannot make sense of.
logging.getLogger("readability").setLevel(logging.CRITICAL)


class _Page(Document):  # type: ignore[misc] # it has no types
    """Keeps the sizes of pictures, which are wanted here; styles mean nothing to whoever reads the result."""

    def get_preserved_elements(self, node: "HtmlElement") -> "dict[HtmlElement, bool]":
        kept: dict[HtmlElement, bool] = super().get_preserved_elements(node)
        seen: set[HtmlElement] = (
            set()
        )  # what holds no paragraphs is hardly more than the frame of such a piece
        for piece in node.iter("pre", "figure", "embed"):
            around = piece.getparent()
            while around is not None and around is not node and around not in seen:
                seen.add(around)
                if around.find(".//p") is not None:
                    break
                kept[around] = True
                around = around.getparent()
        return kept

    def get_clean_html(self) -> str:
        return str(tounicode(self._html(), method="html"))


def summary(root: "HtmlElement", url: str) -> str:
    """The readable part of a page in HTML.

    Raises:
        Unparseable: there is none.
    """
    return str(_Page(root, url=url, handle_failures="ignore").summary(html_partial=True))
