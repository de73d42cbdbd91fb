"""The rows of a list, as the tables have them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from reader.ids import article_id
from reader.models import Summary
from reader.store.hiding import HIDDEN_FROM, OF_HIDING
from reader.store.names import Names
from reader.store.notes import NOTED
from reader.store.tags import NAMES
from reader.store.topics import Topics
from reader.store.values import Row, Value, integer, maybe_integer, maybe_text
from reader.topic_names import fold

_SUMMARY = f"""
SELECT a.row, a.uid, x.title, a.provider, x.topics, a.published, a.type, x.url, a.quality, a.heat,
       a.told_listed, a.read, a.starred, a.later, a.related, x.excerpt,
       (SELECT group_concat(p.topic, ' ') FROM proposed p WHERE p.row = a.row),
       (SELECT group_concat(substr(m.field, {len(HIDDEN_FROM) + 1}), char(10)) FROM marks m
        WHERE m.uid = a.uid AND {OF_HIDING} AND m.value),
       ({NAMES}), {NOTED}, a.hidden, a.length
FROM json_each(?) wanted CROSS JOIN articles a ON a.row = wanted.value CROSS JOIN texts x ON x.row = a.row"""


def summaries(
    rows: Callable[[str, Sequence[Value]], list[Row]], names: Names, topics: Topics, asked: str
) -> list[Summary]:
    """The articles of the rows `asked` for (a JSON list), in that order; `rows` gives what a statement finds."""
    return [_summary(names, topics, found) for found in rows(_SUMMARY, (asked,))]


def _summary(names: Names, topics: Topics, found: Row) -> Summary:
    row, uid, title, provider, own, published, type_, url, quality, heat, *rest = found
    listed, read, starred, later, related, excerpt, proposed, hidden_from, tags, noted, hidden, length = rest
    left_out = topics.shown_as(str(hidden_from).split("\n")) if hidden_from else ()
    return Summary(
        row=integer(row),
        id=article_id(integer(uid)),
        title=str(title),
        provider=None if provider is None else names.name(integer(provider))[0],
        topics=_without(topics.names(str(own)), left_out),
        published_at=None if published is None else datetime.fromtimestamp(integer(published), UTC),
        type=names.name(integer(type_))[0],
        url=maybe_text(url),
        quality=maybe_integer(quality),
        heat=maybe_integer(heat),
        listed=bool(listed),
        read=bool(read),
        starred=bool(starred),
        later=bool(later),
        related=integer(related),
        excerpt=maybe_text(excerpt),
        proposed=_without(topics.names(str(proposed)), left_out) if proposed else (),
        tags=tuple(str(tags).split("\n")) if tags else (),
        noted=bool(noted),
        hidden=bool(hidden),
        length=integer(length),
    )


def _without(names: tuple[str, ...], left_out: Sequence[str]) -> tuple[str, ...]:
    """Names of topics but for some, which may be folded."""
    if not left_out:
        return names
    folded = set(map(fold, left_out))
    return tuple(name for name in names if fold(name) not in folded)
