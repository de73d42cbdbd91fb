"""A feed: one document at one address, of which the server keeps only the newest articles."""

import json
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.content.urls import canonical
from reader.models import Fingerprints, SourceKind, SourceSpec
from reader.sources.answers import Answer
from reader.sources.base import Listing, Outlook, Unchanged, Way
from reader.sources.feed_outlook import completed, fresh_for
from reader.sources.http import MAX_LISTING_BYTES
from reader.sources.one_document import OneDocument

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo

KEY = "feed"
_OWN = Way()


class _Remembered(NamedTuple):
    """What a feed wants remembered: how long it says that it stays as it is, for when it answers nothing but "as it
    was"; and its own address, where the one of a web page was given that offers it.
    """

    ttl_s: int | None = None
    found_at: str | None = None

    @classmethod
    def of(cls, state: str | None) -> "_Remembered":
        """What `text` wrote."""
        try:
            found = json.loads(state or "null")
        except ValueError:  # it was remembered when another kind of source stood at the address
            return cls()
        match found:
            case {"ttl_s": int() | None as ttl_s, "found_at": str() | None as found_at}:
                return cls(ttl_s, found_at)
        return cls()

    @property
    def text(self) -> str:
        """It as it is remembered."""
        return json.dumps(self._asdict())


class FeedSource(OneDocument):
    """An RSS, Atom or JSON feed."""

    kind: SourceKind = "feed"
    limit = MAX_LISTING_BYTES

    def __init__(
        self, spec: SourceSpec, *, first: Answer | None = None, way: Way = _OWN, found_at: str | None = None
    ) -> None:
        """`first` is what the feed answered just now, where it was asked already; `found_at` is its address, where that
        of a web page was given.
        """
        self._remembered = _Remembered.of(way.state)
        self._found_at = found_at or self._remembered.found_at
        super().__init__(spec, KEY, way, first=first, address=self._found_at or spec.address)

    @property
    def identity(self) -> str:
        """Its address in the form that is the same for http and https, with and without `www.`.

        Articles without a link are told apart by it, so that these stay who they are when the server moves to https.
        """
        return canonical(self._url) or self._url

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """Asks for the feed. What is no longer in it is not gone: a feed holds only the newest articles.

        Raises:
            SourceError: it cannot be had, or is no feed any more.
        """
        found = await super().listing(known)
        if isinstance(found, Unchanged) or self._answer is None:
            return Unchanged(fresh_for(found.outlook, self._remembered.ttl_s))
        state = _Remembered(None, self._found_at).text
        return found._replace(state=state, learn=partial(self._learned, found.outlook))

    def _learned(self, outlook: Outlook, info: "FeedInfo") -> tuple[Outlook, str | None]:
        return completed(outlook, info), _Remembered(info.ttl_s, self._found_at).text
