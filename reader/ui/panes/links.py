"""All that an article leads to, in a list. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.content.blocks import Readable
from reader.models import Story
from reader.ui import words
from reader.ui.panes.facts import enclosed, kind_of
from reader.ui.panes.setting import INDENT, signed
from reader.ui.panes.targets import media
from reader.ui.widgets.prose import BLANK, Paragraph, Run
from reader.ui.widgets.signs import Signs


class Lead(NamedTuple):
    """An address, and the words that lead there; `media` is played instead of read."""

    url: str
    text: str
    media: bool = False


def links(story: Story, body: Readable | None) -> tuple[Lead, ...]:
    """What the article leads to, each address once: its original, its body's links, what comes with it."""
    found: dict[str, Lead] = {}
    for lead in _leads(story, body):
        found.setdefault(lead.url, lead)
    return tuple(found.values())


def _leads(story: Story, body: Readable | None) -> Iterator[Lead]:
    article = story.article
    played = {one.url for one in media(article)}
    if article.url:
        yield Lead(article.url, "The original")
    for link in body.links if body else ():
        yield Lead(link.url, link.text, media=link.url in played)
    if article.web_url:
        yield Lead(article.web_url, "Its page elsewhere")
    if article.video_url:
        yield Lead(article.video_url, "Video", media=True)
    for file in enclosed(article):
        yield Lead(file.url, file.title or kind_of(file).capitalize(), media=file.url in played)
    if article.comments_url:
        yield Lead(article.comments_url, "Comments")
    for action in article.learning.actions if article.learning else ():
        yield Lead(action.url, action.title or action.type or "")
    for image in article.images:
        yield Lead(image.url, image.title or "Image")


def links_page(title: str, found: Sequence[Lead], signs: Signs) -> Iterator[Paragraph]:
    """The headline, and of each link its words and where it leads."""
    yield Paragraph((Run(title, "strong", bold=True),))
    yield BLANK
    yield Paragraph((Run(words.count(len(found), "link", "links"), "muted"),))
    under = Run(" " * INDENT)
    for number, lead in enumerate(found):
        address = words.address(lead.url)
        sign = signed(signs.video if lead.media else signs.away, "link")
        yield BLANK
        if lead.text and lead.text != address:
            yield Paragraph((Run(" ".join(lead.text.split()), "ink"),), sign, under, target=number)
            yield Paragraph((Run(address, "faint"),), under, under, fixed=True, target=number)
        else:
            yield Paragraph((Run(address, "ink"),), sign, under, fixed=True, target=number)
