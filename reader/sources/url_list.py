"""A list of addresses: a text file with one a line, or OPML that is followed. Each address is one document."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing
from itertools import islice
from typing import NamedTuple, TypeAlias

from reader.content.urls import canonical, public, safe
from reader.errors import SourceError
from reader.models import Document, Failure, Fingerprint, Fingerprints, SourceKind, SourceSpec
from reader.sources.answers import Answer, Same, shown
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Outlook, Unchanged, Way
from reader.sources.discover import is_remote
from reader.sources.fetching import documents
from reader.sources.http import client_for
from reader.sources.network import Network
from reader.sources.reading import MAX_ARTICLE_BYTES, Refused, read_file
from reader.sources.recognition import expect, what_is
from reader.sources.scan import readable

MOST = 10_000
"""So many addresses of a list are taken, the first ones."""
AT_ONCE = 16
"""So many documents are held at a time: each may have 8 MB."""
_STAYS_NS = 1
"""The time in the fingerprint of a document that is not asked for again: an article that stands on a page of its own.
Feeds and other lists of articles are remembered without a time."""
_CHANGING = frozenset(("feed", "sitemap", "api", "list"))
_OWN = Way()


Topics: TypeAlias = tuple[tuple[str, ...], ...]
"""Topics, each a path from the root of the tree."""


class Addresses(NamedTuple):
    """What a list holds: addresses to ask, with the topics that it gives them, and what in it is none, in words."""

    urls: Mapping[str, Topics]
    failures: tuple[FetchFailure, ...] = ()


class UrlListSource:
    """The documents that a list names: article files, web pages, feeds.

    A list on this machine is the user's own, so the addresses in it may be private ones, as if they had been typed. One
    from the network may lead to public addresses and to its own server, and what the source wants its server told
    (credentials) is told to that alone.
    """

    kind: SourceKind = "list"

    def __init__(self, spec: SourceSpec, *, first: Answer | None = None, way: Way = _OWN) -> None:
        """`first` is what the address answered just now, where it was asked already, or what a command printed."""
        self._spec = spec
        self._first = first
        self._is_remote = is_remote(spec.address)
        self._way = way._replace(network=way.network or Network())
        self._known: Fingerprints = {}
        self._topics: Mapping[str, Topics] = {}

    @property
    def identity(self) -> str:
        """The path of the list, or its address in the form that is the same for http and https."""
        address = shown(self._spec.address) if self._is_remote else self._spec.address
        return canonical(address) or address

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """The addresses in the list. Pages that were read are not read again; the feeds are asked each time.

        Raises:
            SourceError: the list cannot be had, is none any more, or is empty.
        """
        self._known = dict(known)
        data, outlook = await self._read()
        found = await asyncio.to_thread(addresses, data, self._spec.address)
        if not found.urls:
            raise SourceError(f"{public(self._spec.address)} lists no addresses")
        self._topics = found.urls
        entries = tuple([Entry(url, url, self._stays(url)) for url in found.urls])
        paths = tuple(dict.fromkeys(path for topics in found.urls.values() for path in topics))
        return Listing(entries, failures=found.failures, outlook=outlook, paths=paths)

    async def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The documents at those addresses that changed since they were last read, in any order."""
        async with AsyncExitStack() as stack:
            own = (
                await stack.enter_async_context(client_for(self._spec, self._way))
                if self._is_remote
                else None
            )

            async def ask(entry: Entry) -> Answer | Same:
                known = self._known.get(entry.key)
                if own is not None:
                    return await own.get_changed(entry.address, known, limit=MAX_ARTICLE_BYTES)
                spec = SourceSpec(entry.address, user_agent=self._spec.user_agent)
                async with client_for(spec, self._way) as client:
                    return await client.get_changed(entry.address, known, limit=MAX_ARTICLE_BYTES)

            async with aclosing(documents(entries, ask, self._made, at_once=AT_ONCE)) as found:
                async for one in found:
                    yield one

    async def _read(self) -> tuple[bytes, Outlook]:
        """The list itself."""
        answer, self._first = self._first, None
        if answer is not None and not self._is_remote:
            return answer.data, answer.outlook
        if not self._is_remote:
            try:
                data, _ = await asyncio.to_thread(read_file, self._spec.address)
            except Refused as refused:
                raise SourceError(f"{self._spec.address} {refused}") from None
            return data, Outlook()
        if answer is None:
            async with client_for(self._spec, self._way) as client:
                answer = await client.get(self._spec.address)
        if not await asyncio.to_thread(_is_list, answer):
            expect(answer, "list")
        return answer.data, answer.outlook

    def _stays(self, url: str) -> Fingerprint | None:
        known = self._known.get(url)
        return known if known and known.mtime_ns == _STAYS_NS else None

    def _made(self, entry: Entry, answer: Answer) -> Fetched:
        document = Document(
            self._spec.address,
            entry.key,
            answer.data,
            entry.address,
            answer.url,
            page=True,
            charset=answer.charset,
            topics=self._topics.get(entry.key, ()),
        )
        time = 0 if _changes(answer) else _STAYS_NS
        return Fetched(document, answer.fingerprint._replace(mtime_ns=time))


def addresses(data: bytes, name: str) -> Addresses:
    """The addresses in a list called `name`: http and https only, each once. A command is never taken from a list."""
    from reader.content import opml, url_list

    failures: list[FetchFailure] = []
    if opml.is_opml(data):
        outlines = opml.parse_opml(data, name)
        texts: Sequence[tuple[str, Topics]] = [(spec.address, spec.topics) for spec in outlines.specs]
        failures += [_failure(failure, name) for failure in outlines.failures]
    else:
        texts = [(text, ()) for text in url_list.addresses(data)]
    urls: dict[str, Topics] = {}
    for text, topics in texts:
        if url := safe(text):
            place = url.partition("#")[0]
            urls[place] = tuple(dict.fromkeys((*urls.get(place, ()), *topics)))
        else:
            failures.append(FetchFailure(readable(public(text))[:200], "is no http or https address"))
    if len(urls) > MOST:
        failures.append(FetchFailure(f"{len(urls) - MOST} more", f"more than {MOST} addresses are not taken"))
    return Addresses(dict(islice(urls.items(), MOST)), tuple(failures[:MOST]))


def _failure(failure: Failure, name: str) -> FetchFailure:
    line = f", line {failure.line}" if failure.line else ""
    return FetchFailure(failure.key or public(name), failure.message + line)


def _is_list(answer: Answer) -> bool:
    """Whether a list is one still: it may hold lines that are no addresses."""
    from reader.content import url_list

    try:
        return what_is(answer.data, answer.url) == "list"
    except SourceError:
        return bool(url_list.addresses(answer.data))


def _changes(answer: Answer) -> bool:
    """Whether there will be other articles at the same address."""
    try:
        return what_is(answer.data, answer.url) in _CHANGING
    except SourceError:
        return False
