"""Has pages extracted in processes of their own, which are ended when they take too long or too much."""

from reader.content.urls import public
from reader.errors import SourceError
from reader.fulltext.records import Extract, WebPage
from reader.limits import Limited

PATIENCE_S = 5.0
"""How long one page may take; 8 MB of honest text take 2 s."""


class Extractor(Limited[WebPage, Extract]):
    """Reads pages, several at a time. A page that ends its process hurts no other."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        super().__init__("reader.fulltext.child", patience_s)

    async def read(self, page: WebPage) -> Extract:
        """What is readable of a page.

        Raises:
            SourceError: nothing is, or it takes too long or too much memory.
        """
        try:
            return await self.ask(page)
        except SourceError as error:
            name, words = public(page.url), str(error)
            raise SourceError(
                words if name in words else f"{name} cannot be made readable: {words}"
            ) from None
