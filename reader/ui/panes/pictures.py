"""Where pictures hang in the page of an article. Pure: what they show is no matter here."""

from collections.abc import Iterator

from reader.content.blocks import Block, Readable
from reader.models import Article, FullText, Image, Story
from reader.pictures.sizes import Box, fitted
from reader.ui.panes.hanging import Hanging
from reader.ui.widgets.hanging import Picture
from reader.ui.widgets.prose import Paragraph, Run

_LOGO = Box(2, 1)
_SMALLEST = 64  # pixels; what is smaller is an ornament


def lead_picture(
    story: Story, body: Readable | None, full: FullText | None, hanging: Hanging | None, width: int
) -> Iterator[Paragraph]:
    """The picture that an article leads with, unless it hangs in the text as well."""
    if hanging is None:
        return
    image = next(iter(story.article.images), None) or (full.image if full else None)
    if image is None or _is_small(image):
        return
    if hanging.all and body and any(block.url == image.url for block in body.blocks):
        return
    yield _hung(image.url, _size(image), image.title or "", hanging, width)


def figure(block: Block, hanging: Hanging | None, width: int) -> Paragraph | None:
    """A picture of the text; None where those do not hang."""
    if hanging is None or not hanging.all or block.url is None:
        return None
    return _hung(block.url, block.size, block.text, hanging, width)


def logo(story: Story, hanging: Hanging | None) -> Picture | None:
    """The logo of who published an article."""
    provider = story.article.provider
    if hanging is None or provider is None or not provider.images:
        return None
    return Picture(provider.images[0].url, _LOGO)


def shown(article: Article, hanging: Hanging | None) -> int:
    """How many of the article's pictures hang, and need no line of their own."""
    first = next(iter(article.images), None)
    return int(hanging is not None and first is not None and not _is_small(first))


def _hung(url: str, size: tuple[int, int] | None, words: str, hanging: Hanging, width: int) -> Paragraph:
    box = fitted(size, hanging.cell, Box(width, hanging.rows))
    return Paragraph((Run(""),), picture=Picture(url, box, words))


def _size(image: Image) -> tuple[int, int] | None:
    return (image.width, image.height) if image.width and image.height else None


def _is_small(image: Image) -> bool:
    size = _size(image)
    return size is not None and min(size) < _SMALLEST
