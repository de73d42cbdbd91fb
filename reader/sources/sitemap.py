"""The sitemap of a site, as sitemaps.org and news search engines define it, or an index of several."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from reader.content.urls import canonical, safe
from reader.models import Document, Fingerprints, SourceKind, SourceSpec
from reader.sources.answers import Answer, Same, shown
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Unchanged, Way
from reader.sources.fetching import documents
from reader.sources.http import client_for
from reader.sources.recognition import expect, unpacked

MOST_FURTHER = 20
"""So many sitemaps of an index are read, the first ones."""
AT_ONCE = 4
"""So many are held at a time: each may have 32 MB."""
_OWN = Way()


class SitemapSource:
    """The articles that a sitemap names, each sitemap a document by its address.

    Which sitemaps an index named is its state, so that these are asked also when the index is as it was.
    """

    kind: SourceKind = "sitemap"

    def __init__(self, spec: SourceSpec, *, first: Answer | None = None, way: Way = _OWN) -> None:
        """`first` is what the address answered just now, where it was asked already."""
        self._spec = spec
        self._way = way
        self._first = first
        self._key = shown(spec.address)
        self._known: Fingerprints = {}
        self._left_out = 0

    @property
    def identity(self) -> str:
        """Its address in the form that is the same for http and https, with and without `www.`."""
        return canonical(self._key) or self._key

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """Asks for the sitemap. What is no longer in it is not gone: it names only what is new.

        Raises:
            SourceError: it cannot be had, or is no sitemap any more.
        """
        self._known = dict(known)
        answer = await self._changed(known)
        if isinstance(answer, Same):
            further = (self._way.state or "").split()
            if not further:
                return Unchanged(answer.outlook)
            return self._listing((), further, answer)
        expect(answer, "sitemap")
        self._first = answer
        return self._listing((Entry(self._key, self._key),), self._further(answer), answer)

    async def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The sitemaps that changed since they were last read, in any order."""
        async with client_for(self._spec, self._way) as client:

            async def ask(entry: Entry) -> Answer | Same:
                if entry.key == self._key:
                    first, self._first = self._first, None
                    return first or await client.get(self._spec.address)
                return await client.get_changed(entry.address, self._known.get(entry.key))

            async with aclosing(documents(entries, ask, self._made, at_once=AT_ONCE)) as found:
                async for one in found:
                    yield one
        if self._left_out:
            words = f"names {self._left_out} more sitemaps than the {MOST_FURTHER} that are read"
            yield FetchFailure(f"{self._key} (more)", words)

    async def _changed(self, known: Fingerprints) -> Answer | Same:
        before = known.get(self._key)
        if (first := self._first) is not None:
            return Same(first.outlook) if before and before.digest == first.fingerprint.digest else first
        # What an index named is not known where it was never read to its end.
        before = None if self._way.state is None else before
        async with client_for(self._spec, self._way) as client:
            return await client.get_changed(self._spec.address, before)

    def _further(self, answer: Answer) -> list[str]:
        from reader.content.sitemap import further

        named = [url for text in further(unpacked(answer.data)) if (url := safe(text, answer.url))]
        found = [url for url in dict.fromkeys(named) if url != self._key]
        self._left_out = max(0, len(found) - MOST_FURTHER)
        return found[:MOST_FURTHER]

    def _listing(self, own: tuple[Entry, ...], further: Sequence[str], told: Answer | Same) -> Listing:
        entries = (*own, *(Entry(url, url) for url in further))
        return Listing(entries, complete=False, state="\n".join(further), outlook=told.outlook)

    def _made(self, entry: Entry, answer: Answer) -> Fetched:
        expect(answer, "sitemap")
        data = unpacked(answer.data)
        document = Document(self._spec.address, entry.key, data, shown(entry.address), answer.url)
        return Fetched(document, answer.fingerprint)
