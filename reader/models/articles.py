"""What an article is, and all that stands in it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from reader.models.json_values import Json


class Image(NamedTuple):
    """A picture by its address; sizes in pixels where the file tells them."""

    url: str
    width: int | None = None
    height: int | None = None
    title: str | None = None


class Provider(NamedTuple):
    """Who published an article. `authors` are the people named with it."""

    name: str
    domain: str | None = None
    images: tuple[Image, ...] = ()
    authors: tuple[str, ...] = ()


class ListedStory(NamedTuple):
    """One entry of an article's own `related` list: a story, known by title and address only."""

    title: str
    url: str | None = None
    excerpt: str | None = None
    published_at: datetime | None = None
    provider: Provider | None = None
    type: str | None = None
    quality: int | None = None


class Action(NamedTuple):
    """Something a page offers to do: a download, a demo."""

    url: str
    title: str | None = None
    type: str | None = None


class Ratings(NamedTuple):
    """How readers rated a course: number of votes and their average."""

    votes: int | None = None
    average: float | None = None


class Learning(NamedTuple):
    """The fields only courses, collections and samples have."""

    price: str | None = None
    length_s: int | None = None
    ratings: Ratings | None = None
    levels: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


class Enclosure(NamedTuple):
    """A file that comes with an article: audio, video, a document. `type` is its media type, `size` in bytes."""

    url: str
    type: str | None = None
    size: int | None = None
    length_s: int | None = None
    title: str | None = None


class Body(NamedTuple):
    """The body of an article as it stands in the document; `reader.content.body` makes it readable."""

    format: Literal["markdown", "html"]
    text: str


class Article(NamedTuple):
    """One article as one document tells it.

    `key` names it within its source: the path from the root of the site ("_news/2021-….md"), or a guid.
    `listed` is false only where the file says `published: false`. A score that is absent is None, not 0.
    """

    key: str
    title: str
    excerpt: str | None = None
    published_at: datetime | None = None
    type: str = "article"
    category: str | None = None
    original_url: str | None = None
    web_url: str | None = None
    amp_url: str | None = None
    provider: Provider | None = None
    topics: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    related: tuple[ListedStory, ...] = ()
    quality: int | None = None
    heat: int | None = None
    listed: bool = True
    removed: bool = False
    body: Body | None = None
    video_url: str | None = None
    learning: Learning | None = None
    author: str | None = None
    lang: str | None = None
    guid: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    comments_url: str | None = None
    extra: Mapping[str, Json] = {}

    @property
    def url(self) -> str | None:
        """What opens in the browser: the original, and the `webUrl` only where no original is named."""
        return self.original_url or self.web_url
