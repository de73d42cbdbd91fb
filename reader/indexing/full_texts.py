"""The texts of original pages brought into the library, each searchable as soon as its event is out."""

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing
from typing import NamedTuple

from reader.content.identity import number
from reader.content.urls import canonical, public
from reader.errors import NotFoundError, ReaderError, SourceError
from reader.ids import article_id, id_number
from reader.indexing.page_reading import Asked, PageReader
from reader.indexing.store_thread import StoreThread
from reader.indexing.streams import merged
from reader.models import Article, FullText, PageRead
from reader.store import Store
from reader.store.full_texts import KeptText

_AT_ONCE = 8


class Bringing(NamedTuple):
    """What it takes to bring texts: `kept` is called with identities whose text has come; `now` gives Unix time."""

    store: Store
    reader: PageReader
    kept: Callable[[Sequence[int]], None]
    now: Callable[[], int]
    offline: bool


async def bring(
    how: Bringing, references: Sequence[str], *, typed: bool = False, ahead: bool = False
) -> AsyncGenerator[PageRead, None]:
    """Reads the pages of articles (ids) and addresses, several at a time, and keeps what they say.

    What cannot be read is an event with an error, never an exception. See `Asked` for `typed` and `ahead`.
    """
    waiting = iter(references)
    async with StoreThread(how.store.database) as thread, how.reader:
        desks = [
            _work(how, thread, waiting, typed=typed, ahead=ahead)
            for _ in range(min(_AT_ONCE, len(references)))
        ]
        async with aclosing(merged(desks)) as events:
            async for event in events:
                yield event


async def _work(
    how: Bringing, thread: StoreThread, waiting: Iterator[str], *, typed: bool, ahead: bool
) -> AsyncGenerator[PageRead, None]:
    for reference in waiting:
        try:
            if how.offline:
                raise SourceError("Nothing is asked of the network: this is offline")
            wanted = await thread.do(_wanted, how.store, reference)
            asked = Asked(wanted.address, wanted.article, typed, ahead)
            text = await how.reader.read(asked)
            await thread.do(_keep, how, wanted.uid, text)
            yield PageRead(wanted.name, text)
        except SourceError as error:
            yield PageRead(reference, error=str(error))
        except ReaderError as error:
            yield PageRead(reference, error=" ".join(filter(None, (str(error), error.hint))))


class _Wanted(NamedTuple):
    uid: int
    name: str
    address: str
    article: Article | None


def _wanted(store: Store, reference: str) -> _Wanted:
    """What is meant by an id or an address; an address may be that of an article.

    Raises:
        NotFoundError: there is no such article, or no page belongs to it.
        SourceError: the address is none that can be asked.
    """
    uid = id_number(reference)
    if uid is None:
        address = canonical(reference)
        if address is None:
            raise SourceError(f"{public(reference)} is no http or https address")
        uid = store.articles.uid_at(number(address))
        if uid is None:
            return _Wanted(number(address), reference, reference, None)
    from reader.indexing.copies import told

    article = told(uid, store.copies.of(uid)).article
    if article is None:
        raise NotFoundError(f"There is no article {article_id(uid)}.")
    if article.url is None:
        raise NotFoundError("This article names no page that could be read.")
    return _Wanted(uid, article_id(uid), article.url, article)


def _keep(how: Bringing, uid: int, text: FullText) -> None:
    """Keeps a text; searches find its words from now on."""
    from reader.content.body import index_text
    from reader.indexing.copies import gifts_of, index_again, told
    from reader.indexing.records import pack

    store = how.store
    words = "" if text.doubt else index_text(text.body)
    copies = store.copies.of(uid)
    article = told(uid, copies).article if copies else None
    indexed = article and index_again(article, uid, copies, gifts_of(store), how.now())
    store.writing.keep_full_text(KeptText(uid, pack(text), words), indexed)
    if indexed is not None:
        how.kept([uid])
