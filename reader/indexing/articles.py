"""An article as a document tells it → the same article ready for the store. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from reader.content.identity import identities, number, title_number
from reader.content.reading import rough_length
from reader.content.urls import canonical, host
from reader.indexing.plan import rank
from reader.indexing.records import pack
from reader.models import Article, Failure, Fingerprint, ListedStory
from reader.saved import saved_as
from reader.store import schema
from reader.store.records import Given, Indexed, IndexedDocument, IndexedLink

_NOTHING = Given()
_LAST = 1000
"""More than any rank is."""


class Manner(NamedTuple):
    """How the documents of a source are indexed.

    `source` is the identity of the source, `now` Unix time; `keep` says that a document cannot be read again, so that
    its articles have to be kept; `whole` that what a document no longer holds is gone (a page of an API passes its
    articles on to the next page); `saved` that the source is our own folder of saved articles, whose file names tell
    which articles they are; `first` that the source was never read to its end before, so that what it holds is not new;
    `given` is what the user gives to all its articles.
    """

    source: str
    now: int
    keep: bool = False
    whole: bool = True
    saved: bool = False
    first: bool = False
    given: Given = Given()


def index_document(
    key: str, fingerprint: Fingerprint, parsed: Iterable[Article | Failure], how: Manner
) -> IndexedDocument:
    """What a document held, for the store."""
    articles, removed = list[Article](), list[Article]()
    problems: list[tuple[str, int | None, str]] = []
    for part in parsed:
        if isinstance(part, Failure):
            problems.append((key if part.key == key else f"{key}#{part.key}", part.line, part.message))
        article = part.rescued if isinstance(part, Failure) else part
        if article is not None:
            (removed if article.removed else articles).append(article)
    uids = [number(name) for name in identities(articles, how.source)]
    if how.saved and len(uids) == 1:
        uids = [saved_as(key) or uids[0]]
    page = how.keep or any(article.key != key for article in (*articles, *removed))
    copies = tuple(
        index_article(article, uid, now=how.now, keep=page, first=how.first, given=how.given)
        for article, uid in zip(articles, uids, strict=True)
    )
    if how.saved:  # what we saved is as it was then: it counts where there is nothing else
        copies = tuple(copy._replace(rank=copy.rank - _LAST) for copy in copies)
    gone = tuple(article.key for article in removed)
    return IndexedDocument(key, fingerprint, copies, tuple(problems), page, how.whole, gone)


def index_article(
    article: Article, uid: int, *, now: int, keep: bool, first: bool = False, given: Given = _NOTHING
) -> Indexed:
    """An article with its identity, its place in time, its rank, and the numbers of what it lists.

    `now` is Unix time; `keep` says that the article itself has to be kept, `first` that it came with all that its
    source has long held: it counts as first seen at its own date. `given` is what its source gives it.
    A date in the future sorts as now: such an article is not pinned on top.
    """
    from reader.content.body import index_text

    published = None if article.published_at is None else int(article.published_at.timestamp())
    sorted_at = None if published is None else min(published, now)
    provider = article.provider
    words = index_text(article.body) if article.body else ""
    return Indexed(
        key=article.key,
        uid=uid,
        rank=rank(article),
        sorted_at=sorted_at,
        published=published,
        added=sorted_at if first and sorted_at is not None else now,
        title=article.title,
        title_number=title_number(article.title),
        excerpt=article.excerpt,
        url=article.url,
        type=article.type,
        provider=(provider.name, provider.domain or "") if provider else None,
        topics=tuple(dict.fromkeys(article.topics + given.topics)) if given.topics else article.topics,
        listed=article.listed and given.listed,
        quality=article.quality,
        heat=article.heat,
        related=len(article.related),
        words=words,
        links=tuple([IndexedLink(*link_numbers(story)) for story in article.related]),
        other_addresses=_other_addresses(article, uid),
        record=pack(article) if keep else None,
        domain=(provider.domain if provider else None) or (host(article.url) if article.url else None),
        author=article.author or (", ".join(provider.authors) if provider else "") or None,
        lang=article.lang,
        length=rough_length(words),
        parts=_parts(article, words),
        apart=article.url is None or number(canonical(article.url) or "") != uid,
    )


def _parts(article: Article, words: str) -> int:
    filmed = article.video_url or any((one.type or "").startswith("video/") for one in article.enclosures)
    return (
        (schema.HAS_BODY if words else 0)
        | (schema.HAS_IMAGE if article.images else 0)
        | (schema.HAS_VIDEO if filmed else 0)
    )


def link_numbers(story: ListedStory) -> tuple[int, int, int | None]:
    """By which numbers a listed story is found: address, title, and its Unix time."""
    address = canonical(story.url) if story.url else None
    published = None if story.published_at is None else int(story.published_at.timestamp())
    # A story without an address is looked for by its title alone; no article has its title as identity.
    return number(address or f"title\n{story.title}"), title_number(story.title), published


def _other_addresses(article: Article, uid: int) -> tuple[int, ...]:
    # Not the `webUrl` of an article that names its original: in a quarter of real files it is another story.
    address = canonical(article.amp_url) if article.amp_url else None
    return tuple({number(address)} - {uid}) if address else ()
