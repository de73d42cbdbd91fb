"""The stories that an article's file lists, the articles whose file lists it, and where else it is filed."""

from collections.abc import Iterable, Sequence

from reader.models import ListedStory, Provider, Related, Summary

LISTED = "listed by this article"
LINKS_HERE = "lists this article"
ALSO_FILED = "also filed under"


def related_stories(
    listed: Sequence[tuple[ListedStory, Summary | None]], linking: Iterable[Summary]
) -> tuple[Related, ...]:
    """The listed stories in the order of the file, each with its article in the library if it has one there; then
    the articles that list this one and are not listed themselves.
    """
    related = [_listed(story, found) for story, found in listed]
    seen = {story.article_id for story in related}
    related += [_linking(summary) for summary in linking if summary.id not in seen]
    return tuple(related)


def also_filed(url: str, found: Summary | None) -> Related:
    """The other article that an article's `webUrl` leads to: as it is in the library, else by its address alone."""
    return Related(
        title=found.title if found else _bare(url),
        url=url,
        provider=_provider(found) if found else None,
        published_at=found.published_at if found else None,
        article_id=found.id if found else None,
        kind="also_filed",
        reason=ALSO_FILED,
        read=found.read if found else None,
    )


def _bare(url: str) -> str:
    """An address as people write it: "news.example/solar"."""
    address = url.partition("://")[2].removeprefix("www.")
    return address.partition("?")[0].partition("#")[0].rstrip("/")


def _listed(story: ListedStory, found: Summary | None) -> Related:
    return Related(
        title=story.title,
        url=found.url if found and found.url else story.url,
        provider=story.provider or (_provider(found) if found else None),
        published_at=story.published_at or (found.published_at if found else None),
        article_id=found.id if found else None,
        kind="listed",
        reason=LISTED,
        read=found.read if found else None,
    )


def _linking(summary: Summary) -> Related:
    return Related(
        title=summary.title,
        url=summary.url,
        provider=_provider(summary),
        published_at=summary.published_at,
        article_id=summary.id,
        kind="links_here",
        reason=LINKS_HERE,
        read=summary.read,
    )


def _provider(summary: Summary) -> Provider | None:
    return Provider(summary.provider) if summary.provider else None
