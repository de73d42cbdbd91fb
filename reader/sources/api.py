"""The JSON API of a site: a first page of the newest articles, and older ones page by page.

Page 1 is handed out twice. First as soon as it is there, with an empty fingerprint; and once more, with its real
one, when every page came through: so a refresh that was interrupted is known by what is remembered of page 1, and
the next one reads everything.
"""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from reader.errors import SourceError
from reader.models import Document, Fingerprint, Fingerprints, SourceKind, SourceSpec
from reader.sources.answers import Answer, NotThereError, Same, outlook_at, shown
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Unchanged, Way
from reader.sources.http import Client, client_for
from reader.sources.recognition import expect, is_modest

MAX_PAGES = 10_000
FIRST = "page/1"
_OWN = Way()

_FILE_OF_PAGE = re.compile(r"(?:page/\d+/)?[^/]*$")


def listing_urls(address: str) -> list[str]:
    """Where the first page may be, most likely first; the last one is the address itself."""
    parts = urlsplit(address)
    if "." in parts.path.rpartition("/")[2] or parts.query:
        return [address]
    folder = address.partition("#")[0].rstrip("/")
    below = "index.json" if "/api/" in f"{parts.path}/" else "api/news/index.json"
    return [f"{folder}/{below}", address]


class _FirstPage(NamedTuple):
    """The first page, and the address that it was asked at."""

    answer: Answer
    url: str

    def url_of(self, number: int) -> str:
        """The address of another page: beside the first one, wherever a redirect may have led to it."""
        url = self.url if self.answer.url == shown(self.url) else self.answer.url
        parts = urlsplit(url)
        path = parts.path if "." in parts.path.rpartition("/")[2] else parts.path.rstrip("/") + "/"
        path = _FILE_OF_PAGE.sub(f"page/{number}/index.json", path, count=1)
        return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


class ApiSource:
    """The articles of a site by its JSON API."""

    kind: SourceKind = "api"

    def __init__(self, spec: SourceSpec, *, first: Answer | None = None, way: Way = _OWN) -> None:
        """`first` is the first page, where it was asked for already."""
        self._spec = spec
        self._first = _FirstPage(first, self._asked_at(first)) if first else None
        self._way = way
        self._known: Fingerprints = {}

    @property
    def identity(self) -> str:
        """The public address of the site: what stands before `/api/`."""
        parts = urlsplit(shown(self._spec.address))
        path, api, _ = f"{parts.path}/".partition("/api/")
        if not api and "." in path.rstrip("/").rpartition("/")[2]:
            path = path.rstrip("/").rpartition("/")[0]
        return urlunsplit((parts.scheme, parts.netloc, path.rstrip("/"), "", ""))

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """Asks for the first page; where that is as it was, so are the others.

        Raises:
            SourceError: the first page cannot be had, or is none.
        """
        before = known.get(FIRST)
        if self._first and before and before.digest == self._first.answer.fingerprint.digest:
            outlook, self._first = outlook_at(self._first.url, self._spec, self._first.answer), None
            return Unchanged(outlook)
        if self._first is None:
            async with client_for(self._spec, self._way) as client:
                asked = await self._ask_first(client, before)
            if isinstance(asked, Same):
                return Unchanged(asked.outlook)
            self._first = asked
        self._known = dict(known)  # as it is now: the one who asks may keep changing theirs
        answer = self._first.answer
        outlook = outlook_at(self._first.url, self._spec, answer)
        return Listing((Entry(FIRST, answer.url),), complete=False, outlook=outlook)

    async def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The first page, older ones until one is as it was when all was last read, and the first one again.

        What ends early, for whatever reason, ends without the first page's fingerprint.
        """
        if not entries:
            return
        async with client_for(self._spec, self._way) as client:
            try:
                first = self._first or await self._ask_first(client, None)
            except SourceError as error:
                yield FetchFailure(FIRST, str(error))
                return
            self._first = None
            if isinstance(first, Same):
                return
            number = next_page(first.answer)
            if number is not None:
                yield Fetched(self._document(FIRST, first.answer), Fingerprint())
                async with aclosing(self._older(client, first, number)) as pages:
                    async for page in pages:
                        yield page
                        if isinstance(page, FetchFailure):
                            return
            yield Fetched(self._document(FIRST, first.answer), first.answer.fingerprint)

    async def _older(
        self, client: Client, first: _FirstPage, number: int | None
    ) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The pages from `number` on; a failure is the last thing."""
        # Where the last refresh did not come through, the pages it did reach say nothing of those after them.
        before = self._known if (last := self._known.get(FIRST)) and last.digest else {}
        seen = {1}
        while number is not None:
            key = f"page/{number}"
            if number in seen or len(seen) >= MAX_PAGES:
                yield FetchFailure(key, f"{first.answer.url} leads in circles: page {number} comes again")
                return
            seen.add(number)
            try:
                answer = await client.get_changed(first.url_of(number), before.get(key))
                if isinstance(answer, Same):
                    return
                number = next_page(answer)
            except SourceError as error:
                yield FetchFailure(key, str(error))
                return
            yield Fetched(self._document(key, answer), answer.fingerprint)

    async def _ask_first(self, client: Client, before: Fingerprint | None) -> _FirstPage | Same:
        """The first page from the first of its possible addresses that has one, unless it is as `before`."""
        *guesses, last = listing_urls(self._spec.address)
        for url in guesses:
            try:
                return await self._ask_at(client, url, before)
            except NotThereError:
                continue
        return await self._ask_at(client, last, before)

    async def _ask_at(self, client: Client, url: str, before: Fingerprint | None) -> _FirstPage | Same:
        answer = await client.get_changed(url, before)
        if isinstance(answer, Same):
            return Same(outlook_at(url, self._spec, answer))
        expect(answer, "api")
        return _FirstPage(answer, url)

    def _asked_at(self, first: Answer) -> str:
        """The address as given, which may hold credentials, where the first page is from there."""
        return next((url for url in listing_urls(self._spec.address) if shown(url) == first.url), first.url)

    def _document(self, key: str, answer: Answer) -> Document:
        return Document(self._spec.address, key, answer.data, answer.url, self.identity)


def next_page(answer: Answer) -> int | None:
    """The number of the page after this one; None after the last one.

    Raises:
        SourceError: it is no page at all.
    """
    from reader.content import collection

    number = collection.next_page(answer.data) if is_modest(answer.data) else None
    if number is None:
        expect(answer, "api")
    return number
