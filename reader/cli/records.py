"""Records of the library as the JSON that scripts rely on. Times are UTC with "Z"; what is missing is null."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from reader.content.reading import WORDS_A_MINUTE
from reader.content.urls import public
from reader.models import (
    Article,
    Enclosure,
    Failure,
    Image,
    Json,
    Keep,
    Learning,
    Membership,
    Offer,
    Provider,
    Related,
    SourceRefreshed,
    SourceStatus,
    Story,
    Topic,
)

if TYPE_CHECKING:
    from reader.library.daily import Window

Record: TypeAlias = dict[str, Json]


def article(story: Story) -> Record:
    """An article as `list --json` gives it."""
    summary, whole = story.summary, story.article
    return {
        "id": summary.id if summary.row else None,
        "title": whole.title,
        "excerpt": whole.excerpt,
        "published_at": instant(whole.published_at),
        "type": whole.type,
        "provider": provider(whole.provider),
        "topics": list(whole.topics),
        "proposed_topics": list(summary.proposed),
        "url": whole.url,
        "original_url": whole.original_url,
        "web_url": whole.web_url,
        "amp_url": whole.amp_url,
        "quality": whole.quality,
        "heat": whole.heat,
        "listed": whole.listed,
        "images": [image(one) for one in whole.images],
        "enclosures": [enclosure(one) for one in whole.enclosures],
        "comments_url": whole.comments_url,
        "read": summary.read,
        "starred": summary.starred,
        "later": summary.later,
        "hidden": summary.hidden,
        "tags": list(summary.tags),
        "note": story.note or None,
        "by_rules": [one._asdict() for one in story.rules],
        **_origin(story),
        "extra": extra(whole),
    }


def _origin(story: Story) -> Record:
    whole = story.article
    copies = max(1, len(story.copy_paths))
    return {
        "source": public(story.source),
        "path": story.path or None,
        "copies": copies,
        "copy_paths": list(story.copy_paths) if copies > 1 else [],
        "author": whole.author,
        "lang": whole.lang,
        "guid": whole.guid,
        "reading_time_s": round(story.summary.length * 60 / WORDS_A_MINUTE) or None,
    }


def whole_article(story: Story, *, full: bool = False) -> Record:
    """An article as `show --json` gives it: with its body, links and related stories.

    With `full` the body is the text of its page; what is known of that is told in any case.
    """
    from reader.cli.bodies import body_record
    from reader.cli.full_text_record import full_text_record
    from reader.content.full_text import with_text

    record = {
        **article(story),
        "body": None,
        "links": [],
        "related": related_list(story.related),
        "full_text": full_text_record(story.full) if story.full else None,
    }
    if full and story.full is not None:
        return record | body_record(with_text(story.article, story.full), story.full.url)
    return record | body_record(story.article, story.article.url)


def extra(whole: Article) -> Record:
    """What a document says beyond the fields above: unknown ones as they are, and those of videos and courses."""
    found: Record = dict(whole.extra)
    if whole.video_url is not None:
        found["featuredContent"] = whole.video_url
    if whole.removed:
        found["removed"] = True
    if whole.learning is not None:
        found |= _learning(whole.learning)
    return found


def _learning(whole: Learning) -> Record:
    ratings, actions = whole.ratings, whole.actions
    told: Record = {
        "price": whole.price,
        "length_s": whole.length_s,
        "ratings": {"count": ratings.votes, "average": ratings.average} if ratings else None,
        "levels": list(whole.levels) or None,
        "items": list(whole.items) or None,
        "actions": [{"url": one.url, "title": one.title, "type": one.type} for one in actions] or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def provider(whole: Provider | None) -> Json:
    """A provider by name and domain."""
    return None if whole is None else {"name": whole.name, "domain": whole.domain}


def image(whole: Image) -> Record:
    """A picture by address and size in pixels."""
    return {"url": whole.url, "width": whole.width, "height": whole.height}


def enclosure(whole: Enclosure) -> Record:
    """A file that comes with an article: its size in bytes, its playing time in seconds."""
    return whole._asdict()


def related_list(stories: Iterable[Related]) -> list[Record]:
    """Related stories as `related --json` gives them."""
    return [
        {
            "title": story.title,
            "url": story.url,
            "provider": provider(story.provider),
            "published_at": instant(story.published_at),
            "article_id": story.article_id,
            "score": None if story.score is None else round(story.score, 4),
            "kind": story.kind,
            "reason": story.reason,
        }
        for story in stories
    ]


def failure(one: Failure) -> Record:
    """A document that could not be read."""
    return {"source": public(one.source), "key": one.key or None, "line": one.line, "message": one.message}


def topic(one: Topic, window: "Window | None" = None) -> Record:
    """A topic with its children; with what came on each day of a window, where one is given."""
    return {**flat_topic(one, window), "children": [topic(child, window) for child in one.children]}


def flat_topic(one: Topic, window: "Window | None" = None) -> Record:
    """A topic without its children."""
    record: Record = {
        "name": one.name, "id": one.id, "parent": one.parent, "total": one.total, "unread": one.unread,
    }  # fmt: skip
    if window is not None:
        record["days"] = [
            {"date": (window.first + timedelta(days=number)).isoformat(), "total": total}
            for number, total in enumerate(window.of(one.id))
        ]
    return record


def membership(one: Membership) -> Record:
    """A topic that an article is in, and why."""
    return {
        "id": one.id,
        "name": one.name,
        "parent": one.parent,
        "kind": one.kind,
        "reason": one.reason,
        "hidden": one.hidden,
    }


def refreshed(event: SourceRefreshed) -> Record:
    """How a source came out of a refresh; `failed` is the number of documents that could not be read."""
    return {
        "source": public(event.source),
        "kind": event.kind,
        "status": event.status,
        "new": event.new,
        "changed": event.changed,
        "gone": event.gone,
        "failed": len(event.failures),
        "seconds": round(event.seconds, 3),
        "error": event.error,
    }


def source(status: SourceStatus) -> Record:
    """A source of the library and how it fares."""
    return {
        "source": public(status.spec.address),
        "kind": status.kind,
        "name": status.spec.name,
        "enabled": status.spec.enabled,
        "articles": status.articles,
        "problems": status.problems,
        "checked_at": instant(status.checked_at),
        "succeeded_at": instant(status.succeeded_at),
        "error": status.error,
        "title": status.title,
        "site": status.site or status.spec.site,
        "topics": [list(path) for path in status.spec.topics],
        "listed": status.spec.listed,
        "every_s": status.spec.every_s,
        "next_at": instant(status.next_at),
        "failures": status.failures,
        "failing_since": instant(status.failing_since),
        "keep": keep(status.spec.keep),
        "user": status.spec.user,
        "user_agent": status.spec.user_agent,
        "headers": [name for name, _ in status.spec.headers],
        "full_text": status.spec.full_text,
    }


def keep(rules: Keep | None) -> Json:
    """How long articles are kept, as in the list of sources: `unread` tells whether unread ones stay."""
    return None if rules is None else {**rules._asdict(), "unread": not rules.unread}


def offer(one: Offer) -> Record:
    """A source that an address leads to, as `sources add --dry-run` gives it."""
    return {
        "address": public(one.spec.address),
        "kind": one.spec.kind,
        "name": one.spec.name,
        "words": one.words,
        "titles": list(one.titles),
        "articles": one.articles,
        "topics": [list(path) for path in one.spec.topics],
        "title": one.title,
    }


def instant(time: datetime | None) -> str | None:
    """A time in UTC, ISO 8601 with "Z", to the second."""
    return None if time is None else time.astimezone(UTC).isoformat(timespec="seconds")[:-6] + "Z"


def values(record: Mapping[str, Json]) -> list[str]:
    """A flat record as cells of a row; what is missing is empty."""
    return [cell(value) for value in record.values()]


def cell(value: Json) -> str:
    """A value as a cell of a row."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
