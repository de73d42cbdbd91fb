"""An article as a document tells it → the same article ready for the store. Pure."""

from collections.abc import Iterable
from datetime import datetime

from reader.content.body import index_text
from reader.content.identity import identities, number, title_number
from reader.content.urls import canonical
from reader.indexing.plan import rank
from reader.models import Article, Failure, Fingerprint, ListedStory
from reader.store.records import Indexed, IndexedDocument, IndexedLink


def index_document(
    key: str,
    fingerprint: Fingerprint,
    parsed: Iterable[Article | Failure],
    *,
    source: str,
    now: datetime,
    page: bool,
) -> IndexedDocument:
    """What a document held, for the store.

    `source` is the identity of the source; `page` says that the document holds several articles.
    """
    articles, problems = [], []
    for part in parsed:
        if isinstance(part, Failure):
            problems.append((f"{key}#{part.key}" if page else key, part.line, part.message))
        article = part.rescued if isinstance(part, Failure) else part
        if article is not None and not article.removed:
            articles.append(article)
    uids = [number(name) for name in identities(articles, source)]
    copies = tuple(index_article(article, uid, now=now) for article, uid in zip(articles, uids, strict=True))
    return IndexedDocument(key, fingerprint, copies, tuple(problems), page)


def index_article(article: Article, uid: int, *, now: datetime) -> Indexed:
    """An article with its identity, its place in time, its rank, and the numbers of what it lists.

    A date in the future sorts as now: such an article is not pinned on top.
    """
    published = article.published_at
    sorted_at = None if published is None else int(min(published, now).timestamp())
    return Indexed(
        article,
        uid,
        rank(article),
        sorted_at,
        title_number(article.title),
        index_text(article.body) if article.body else "",
        tuple(_link(story) for story in article.related),
        tuple(sorted(_numbers((article.web_url, article.amp_url)) - {uid})),
    )


def link_numbers(story: ListedStory) -> tuple[int, int, int | None]:
    """By which numbers a listed story is found: address, title, and its Unix time."""
    address = canonical(story.url) if story.url else None
    published = None if story.published_at is None else int(story.published_at.timestamp())
    # A story without an address is looked for by its title alone; no article has its title as identity.
    return number(address or f"title\n{story.title}"), title_number(story.title), published


def _link(story: ListedStory) -> IndexedLink:
    return IndexedLink(*link_numbers(story))


def _numbers(urls: Iterable[str | None]) -> set[int]:
    canonicals = (canonical(url) for url in urls if url)
    return {number(url) for url in canonicals if url}
