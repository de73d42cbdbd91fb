"""An article with the text of its original page: as it is read in full, and as it is saved. Pure."""

from typing import Final

from reader.content.fields import moment
from reader.models import Article, Body, FullText, Json, PageOf, Story

KEY = "fullText"
"""The field of a saved article that tells where its body was read."""


_PAGES: Final[tuple[PageOf, ...]] = ("original", "amp", "web", "page")


def in_full(story: Story) -> Article:
    """The article as it reads with the text of its page, where that is the article; else as its file tells it.

    What the page tells of author, date and language fills what the file lacks.
    """
    full, article = story.full, story.article
    return article if full is None or full.doubt else with_text(article, full)


def with_text(article: Article, full: FullText) -> Article:
    """An article with the body of its page."""
    return article._replace(
        body=full.body,
        author=article.author or (None if article.provider and article.provider.authors else full.author),
        published_at=article.published_at or full.published_at,
        lang=article.lang or full.lang,
    )


def to_be_saved(article: Article, full: FullText) -> Article:
    """An article whose file holds the text of its page, as Markdown, and tells where that was read."""
    from reader.content.body import read_body, to_markdown

    body = Body("markdown", to_markdown(read_body(full.body, full.url)))
    told: Json = {
        "url": full.url,
        "of": full.of,
        "readAt": full.fetched_at.isoformat().replace("+00:00", "Z"),
    }
    return with_text(article, full)._replace(body=body, extra={**article.extra, KEY: told})


def as_saved(article: Article) -> FullText | None:
    """The text of the page that `to_be_saved` put into an article; None where its body is its own."""
    told = article.extra.get(KEY)
    if not isinstance(told, dict) or article.body is None:
        return None
    from reader.content.body import read_body

    url, at = told.get("url"), moment(told.get("readAt"))
    of = next((one for one in _PAGES if one == told.get("of")), None)
    if not isinstance(url, str) or of is None or at is None:
        return None
    words = read_body(article.body, url).words
    return FullText(article.url or url, url, of, at, article.body, words)
