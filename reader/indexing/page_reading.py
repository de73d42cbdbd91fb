"""An original page read: asked for at one address after the other, extracted, and judged."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from reader.content.urls import canonical, host, public
from reader.errors import ReaderError, SourceError
from reader.models import Article, Body, FullText, PageOf, SourceSpec

if TYPE_CHECKING:
    from reader.fulltext.records import Extract
    from reader.sources.network import Network
    from reader.sources.pages import PageClient

_AMP_CACHES = ("ampproject.org", "ampproject.net", "google.com", "bing-amp.com")


class Asked(NamedTuple):
    """What is to be read: the page of an article, or that of an `address` which is no article's.

    `typed` tells that the user gave the address, `ahead` that nobody waits for it: then servers are asked whether they
    want that.
    """

    address: str
    article: Article | None = None
    typed: bool = False
    ahead: bool = False


class PageReader:
    """Reads pages over one network, with one extractor. It may be entered more than once, and is closed with the last.

    `specs` are the sources of the library: their servers may be at private addresses.
    """

    def __init__(
        self,
        network: "Callable[[], Network]",
        specs: Callable[[], Sequence[SourceSpec]],
        clock: Callable[[], datetime],
    ) -> None:
        self._make_network, self._specs, self._clock = network, specs, clock
        self._inside = 0

    async def __aenter__(self) -> Self:
        if not self._inside:
            from reader.fulltext.extractor import Extractor
            from reader.sources.pages import PageClient
            from reader.sources.robots import Robots

            self._stack = AsyncExitStack()
            network = await self._stack.enter_async_context(self._make_network())
            self._extractor: Extractor = await self._stack.enter_async_context(Extractor())
            self._client: PageClient = PageClient(network, self._specs())
            self._robots: Robots = Robots(self._client)
        self._inside += 1
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inside -= 1
        if not self._inside:
            await self._stack.aclose()

    async def get(self, address: str, *, limit: int) -> bytes:
        """What is at an address, at most so many bytes. Raises SourceError."""
        return (await self._client.get(address, limit=limit)).data

    async def read(self, asked: Asked) -> FullText:
        """The text of the first page that is the article; else the best of those that hardly are, with its doubt.

        Raises:
            ReaderError: none could be read; the message says why of each.
        """
        client = self._client.trusting(asked.address) if asked.typed else self._client
        addresses = list(addresses_of(asked))
        found: list[FullText] = []
        tried: list[tuple[str, str]] = []
        while addresses:
            of, address = addresses.pop(0)
            try:
                extract = await self._extract(client, address, ahead=asked.ahead)
            except ReaderError as error:
                tried.append((public(address), str(error)))
                continue
            text = self._judged(extract, of, asked, address, tuple(tried))
            if text.doubt is None:
                return text
            found.append(text)
            tried.append((public(address), text.reason))
            if of == "original" and (amp := _own_amp(extract, asked)):
                addresses.insert(0, ("amp", amp))
        if not found:
            raise SourceError(" ".join(f"{reason}." for reason in dict.fromkeys(_sentences(tried))))
        return max(found, key=lambda text: (text.of == "original", text.words))

    async def _extract(self, client: "PageClient", address: str, *, ahead: bool) -> "Extract":
        from reader.fulltext.records import WebPage

        if ahead:
            await self._be_welcome(address)
        else:
            await self._extractor.warm()
        answer = await client.get(address)
        return await self._extractor.read(WebPage(answer.url, answer.data, answer.charset))

    async def _be_welcome(self, address: str) -> None:
        """Does as the server asks of programs that fetch ahead.

        Raises:
            SourceError: it does not want that.
        """
        import asyncio

        if not await self._robots.allows(address):
            raise SourceError(f"{public(address)} is not to be fetched ahead, its robots.txt says")
        await asyncio.sleep(await self._robots.wait_s(address))

    def _judged(
        self, extract: "Extract", of: PageOf, asked: Asked, address: str, tried: tuple[tuple[str, str], ...]
    ) -> FullText:
        from reader.fulltext.judging import judge

        article = asked.article
        verdict = judge(extract, article and article.title, article and article.excerpt, address)
        return FullText(
            asked=public(address),
            url=extract.url,
            of=of,
            fetched_at=self._clock(),
            body=Body("html", extract.html),
            words=extract.words,
            doubt=verdict.doubt,
            reason=verdict.reason,
            tried=tried,
            title=extract.title,
            author=extract.author,
            published_at=extract.published_at,
            site=extract.site,
            lang=extract.lang,
            image=extract.image,
        )


def addresses_of(asked: Asked) -> Iterator[tuple[PageOf, str]]:
    """Where a page may be found: at the original address, on the publisher's own AMP page, at the `webUrl`."""
    article = asked.article
    if article is None:
        yield "page", asked.address
        return
    named: tuple[tuple[PageOf, str | None], ...] = (
        ("original", article.original_url),
        ("amp", article.amp_url if article.amp_url and not _is_cached(article.amp_url) else None),
        ("web", article.web_url),
    )
    seen = set[str | None]()
    for of, address in named:
        if address is None:
            continue
        # The AMP page of an address is the same page by our rules of identity, and yet another one to ask for.
        same = address if of == "amp" else canonical(address)
        if same not in seen:
            seen.add(same)
            yield of, address


def _is_cached(address: str) -> bool:
    """Whether an AMP page is a copy that somebody else keeps, and not the publisher's own."""
    name = host(address) or ""
    return name.endswith(_AMP_CACHES)


def _own_amp(extract: "Extract", asked: Asked) -> str | None:
    """The AMP page that a page names, where it is no cache's and none that is tried anyway."""
    amp = extract.amp
    if amp is None or _is_cached(amp) or amp in {address for _, address in addresses_of(asked)}:
        return None
    return amp


def _sentences(tried: Sequence[tuple[str, str]]) -> Iterator[str]:
    for _, reason in tried:
        yield reason.rstrip(".")
