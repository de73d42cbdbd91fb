"""Several copies of one article → the one article they tell. Pure."""

from collections.abc import Iterable, Sequence

from reader.content.urls import canonical
from reader.models import Article, Provider
from reader.topic_names import fold


def merged(best: Article, others: Sequence[Article]) -> Article:
    """The best copy of an article, with what it lacks taken from copies of other sources, the better ones first.

    The longer excerpt is shown, and the topics of all. Whether it is listed, and its title, is for the best copy to
    say.
    """
    for other in others:
        best = _filled(best, other)
    return best


def _filled(best: Article, other: Article) -> Article:
    original = best.original_url or other.original_url
    return best._replace(
        excerpt=_longer(best.excerpt, other.excerpt),
        published_at=best.published_at or other.published_at,
        category=best.category or other.category,
        original_url=original,
        web_url=best.web_url or _same_page(other.web_url, original),
        amp_url=best.amp_url or other.amp_url,
        provider=_provider(best.provider, other.provider),
        topics=_all_topics([*best.topics, *other.topics]),
        images=best.images or other.images,
        related=best.related or other.related,
        quality=other.quality if best.quality is None else best.quality,
        heat=other.heat if best.heat is None else best.heat,
        body=best.body or other.body,
        video_url=best.video_url or other.video_url,
        learning=best.learning or other.learning,
        author=best.author or other.author,
        lang=best.lang or other.lang,
        guid=best.guid or other.guid,
        enclosures=best.enclosures or other.enclosures,
        comments_url=best.comments_url or other.comments_url,
        extra={**other.extra, **best.extra},
    )


def _longer(best: str | None, other: str | None) -> str | None:
    """The excerpt that tells more: many end in the middle of a sentence."""
    return other if len(other or "") > len(best or "") else best


def _same_page(address: str | None, original: str | None) -> str | None:
    """A `webUrl`, unless it leads to another story than the original, as many do: that is for its own copy to say."""
    if address is None or (original is not None and canonical(address) != canonical(original)):
        return None
    return address


def _provider(best: Provider | None, other: Provider | None) -> Provider | None:
    """The provider, with what another copy tells of the same one."""
    if best is None or other is None or best.name.casefold() != other.name.casefold():
        return best or other
    return Provider(
        best.name, best.domain or other.domain, best.images or other.images, best.authors or other.authors
    )


def _all_topics(names: Iterable[str]) -> tuple[str, ...]:
    """Topics in their order, each once, however it is cased."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())
