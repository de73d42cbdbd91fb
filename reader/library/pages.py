"""A page that is no article of the library, shown as one. Pure."""

from reader.content.urls import host, public
from reader.models import Article, FullText, Provider, Story, Summary


def as_story(address: str, text: FullText) -> Story:
    """The page at an address as an article; its id is the address, and it stands in no row."""
    name = text.site or host(text.url) or text.url
    article = Article(
        key="",
        title=text.title or name,
        published_at=text.published_at,
        original_url=text.url,
        provider=Provider(name, host(text.url)),
        author=text.author,
        lang=text.lang,
        images=(text.image,) if text.image else (),
    )
    summary = Summary(
        row=0, id=address, title=article.title, provider=name, topics=(), published_at=text.published_at,
        type="article", url=text.url, quality=None, heat=None, listed=False, read=True, starred=False, later=False,
        related=0,
    )  # fmt: skip
    return Story(summary, article, public(address), "", (), (), full=text)
