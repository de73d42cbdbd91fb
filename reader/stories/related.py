"""The other article that an article's `webUrl` leads to. Pure."""

from reader.models import Provider, Related, Summary

ALSO_FILED = "also filed under"


def also_filed(url: str, found: Summary | None) -> Related:
    """The other article that an article's `webUrl` leads to: as it is in the library, else by its address alone."""
    return Related(
        title=found.title if found else _bare(url),
        url=url,
        provider=Provider(found.provider) if found and found.provider else None,
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
