"""Opening an article: read and set off the event loop, of a long one the beginning first."""

from collections.abc import AsyncIterator, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from reader.content.blocks import Readable
from reader.library import Library
from reader.models import Account, Body, FullText, Story
from reader.ui import words
from reader.ui.background import Background
from reader.ui.panes.setting import Setting
from reader.ui.widgets.prose import Layout, Paragraph, joined, lay_out

_AT_ONCE = 20_000  # characters of a body that are read and set in one go
_BEGINNING = 10_000
_SLICE = 400  # paragraphs


class Opened(NamedTuple):
    """An article with as much of its body as was read; `page` shows that much. `full` is the text of its original page,
    where that is what is shown, `trouble` tells why it cannot be.
    """

    story: Story
    body: Readable | None
    whole: bool
    page: Layout
    full: FullText | None = None
    trouble: str = ""


class Wanted(NamedTuple):
    """How an article is to be shown: with the text of its page or without, None where the reader did not choose.

    `trouble` tells in words why that could not be fetched.
    """

    full: bool | None = None
    trouble: str = ""


_AS_IS = Wanted()


def warm() -> None:
    """Imports what the first article needs, off the event loop: 70 ms that nobody should wait for."""
    import reader.library.coverage  # noqa: F401
    from reader.content.body import read_body
    from reader.stories.gist import gist
    from reader.ui.panes.body import body

    gist(Account(0, 0, None, "UPDATE 1-A title | An Outlet", "An excerpt.", "An Outlet", "outlet.example"))
    setting = Setting(words.utc_now())
    read = read_body(Body("markdown", "# A\n\n- [a](https://example.org) *b* `c`\n\n> “ü”\n"))
    _laid(body(read.blocks, setting), setting)


def open_article(id: str, setting: Setting, library: Library, wanted: Wanted = _AS_IS) -> Opened:
    """The article with the beginning of its body, which is often the whole.

    The text of its page is shown where that is the article, and where it hardly is when the reader wants to see it.

    Raises:
        NotFoundError: there is no such article, or the page at that address was not read.
    """
    story = library.story(id)
    good = story.full is not None and (story.full.doubt is None or not story.summary.row)
    full = story.full if (good if wanted.full is None else wanted.full) else None
    return _opened(story, setting, full, wanted.trouble)


def _opened(story: Story, setting: Setting, full: FullText | None, trouble: str) -> Opened:
    from reader.ui.panes.typeset import typeset

    told = full.body if full else story.article.body
    body, whole = _beginning(told, full.url if full else story.article.url)
    page = _laid(typeset(story, body, setting, full, trouble), setting)
    return Opened(story, body, whole, page, full, trouble)


def read_on(opened: Opened) -> Opened:
    """The article with the whole of its body; its page is not set anew."""
    full, article = opened.full, opened.story.article
    body = _body(full.body if full else article.body, full.url if full else article.url)
    if body and opened.body:
        body = body._replace(words=opened.body.words)
    return opened._replace(body=body, whole=True)


async def set_page(background: Background, opened: Opened, setting: Setting) -> Layout:
    """The page of an article, set in slices between which the library's thread may do other things."""
    from reader.ui.panes.typeset import typeset

    story, body, full, trouble = opened.story, opened.body, opened.full, opened.trouble
    paragraphs = await background.read(lambda _: typeset(story, body, setting, full, trouble))
    parts = [part async for part in _parts(background, paragraphs, setting)]
    return parts[0] if len(parts) == 1 else await background.read(lambda _: joined(parts))


async def _parts(
    background: Background, paragraphs: Sequence[Paragraph], setting: Setting
) -> AsyncIterator[Layout]:
    for first in range(0, max(1, len(paragraphs)), _SLICE):
        part = paragraphs[first : first + _SLICE]
        yield await background.read(partial(lambda part, first, _: _laid(part, setting, first), part, first))


def _laid(paragraphs: Iterable[Paragraph], setting: Setting, first: int = 0) -> Layout:
    return lay_out(paragraphs, setting.width, first, setting.signs)


def _beginning(body: Body | None, url: str | None) -> tuple[Readable | None, bool]:
    from reader.content.body import read_body

    if body is None or len(body.text) <= _AT_ONCE:
        return _body(body, url), True
    end = max(body.text.rfind("\n\n", 0, _BEGINNING), body.text.rfind("</p>", 0, _BEGINNING))
    first = body.text[: end if end > 0 else _BEGINNING]
    read = read_body(body._replace(text=first), url)
    # How long the whole is to read is told from the first, and stays: counting its words would take a while.
    return read._replace(words=read.words * len(body.text) // len(first)), False


def _body(body: Body | None, url: str | None) -> Readable | None:
    from reader.content.body import read_body

    return read_body(body, url) if body else None
