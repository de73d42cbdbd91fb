"""What the cursor of an article's page goes to: the parts of it, its sound and film, the stories that belong to it."""

from typing import NamedTuple, TypeAlias

from reader.models import Article, Enclosure, Related, Story
from reader.ui.panes.facts import enclosed, kind_of
from reader.ui.panes.related import belonging, parts
from reader.ui.panes.related import same as same_story

MOST = 12
"""The files of an article that its page names."""


class Media(NamedTuple):
    """Sound or film that comes with an article; what is known of it beside its address."""

    url: str
    enclosure: Enclosure | None = None


Target: TypeAlias = Media | Related


def media(article: Article) -> tuple[Media, ...]:
    """The film of an article, then its sound, in the order of the page."""
    same = (file for file in article.enclosures if file.url == article.video_url)
    film = (Media(article.video_url, next(same, None)),) if article.video_url else ()
    files = (file for file in enclosed(article)[:MOST] if kind_of(file) in ("audio", "video"))
    once = {one.url: one for one in (*film, *(Media(file.url, file) for file in files))}
    return tuple(once.values())


def targets(story: Story) -> tuple[Target, ...]:
    """All of them, as the page numbers them."""
    first = len(parts(story))
    stories = belonging(story)
    return (*stories[:first], *media(story.article), *stories[first:])


def same(one: Target, other: Target) -> bool:
    """Whether two targets are the same, whatever was marked or added meanwhile."""
    if isinstance(one, Related) and isinstance(other, Related):
        return same_story(one, other)
    return type(one) is type(other) and one.url == other.url
