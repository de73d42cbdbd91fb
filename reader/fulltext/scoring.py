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

    def get_clean_html(self) -> str:
        return str(tounicode(self._html(), method="html"))


def summary(root: "HtmlElement", url: str) -> str:
    """The readable part of a page in HTML.

    Raises:
        Unparseable: there is none.
    """
    return str(_Page(root, url=url, handle_failures="ignore").summary(html_partial=True))
