"""The body of an article, readable: Markdown, its links, and how long it takes to read."""

from dataclasses import dataclass

from reader.content.body import read_body
from reader.content.markdown_text import to_markdown
from reader.models import Article, Link

WORDS_A_MINUTE = 220
"""How fast people read: 238 words a minute silently, after Brysbaert (2019), a little less on a screen."""


@dataclass(frozen=True, slots=True)
class ReadableBody:
    """A body as `show` prints it; the time is in seconds."""

    markdown: str
    links: tuple[Link, ...]
    reading_time_s: int


def readable(article: Article) -> ReadableBody | None:
    """The body of an article made readable; None where it has none."""
    if article.body is None:
        return None
    read = read_body(article.body, article.url)
    return ReadableBody(to_markdown(read), read.links, round(read.words * 60 / WORDS_A_MINUTE))
