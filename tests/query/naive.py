"""What a query finds, told by looking at every article: what the SQL of `reader.store.meaning` is held against."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reader.content.reading import WORDS_A_MINUTE, rough_length
from reader.content.urls import host
from reader.models import (
    All,
    Article,
    Either,
    Expression,
    Has,
    Is,
    Not,
    Number,
    Pattern,
    Term,
    TextField,
    Time,
    Words,
)
from reader.query.matching import spans
from reader.query.moments import Clock, span
from reader.query.naming import meant
from reader.query.regexes import finder
from reader.topic_names import fold


class Kept(NamedTuple):
    """An article, how it is marked, and the story it is in."""

    article: Article
    added: int
    read: bool = False
    starred: bool = False
    later: bool = False
    hidden: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    story: int = 0
    place: int = 0


class Archive(NamedTuple):
    """All articles, which topic is above which, the source of all, and the present."""

    articles: Sequence[Kept]
    parents: dict[str, str]
    address: str
    clock: Clock

    def holds(self, where: Expression, one: Kept) -> bool:  # noqa: PLR0911
        """Whether an expression holds of an article."""
        match where:
            case Words() | Pattern():
                return self._text(where, one)
            case Number(field, comparison, value, end):
                return _compares(_number(one, field), comparison, value, end)
            case Time():
                return self._time(where, one)
            case Is(state):
                return self._is(state, one)
            case Has(part):
                return bool(_part(one, part))
            case Not(of):
                return not self.holds(of, one)
            case All(of):
                return all(self.holds(part, one) for part in of)
            case Either(of):
                return any(self.holds(part, one) for part in of)

    def _text(self, where: Words | Pattern, one: Kept) -> bool:  # noqa: PLR0911
        field, article = where.field, one.article
        if field is None:
            assert isinstance(where, Words)
            return any(_found(where, text) for text in _anywhere(one))
        if field == "topic":
            return self._in_topic(where, article)
        if field in ("tag", "type", "lang", "provider", "domain"):
            mine = _names(one, field)
            known = list(dict.fromkeys(name for other in self.articles for name in _all_names(other, field)))
            wanted = {known[place] for place in meant(known, where)}
            return any(name in wanted for name in mine)
        if field == "source":
            return bool(meant([self.address], where))
        text = _text_of(self, one, field)
        if text is None:
            return False
        if isinstance(where, Pattern):
            return finder(where)(text)
        if where.exact:
            return fold(text) == fold(where.text)
        return fold(where.text) in fold(text) if field in ("url", "path") else _found(where, text)

    def _in_topic(self, where: Words | Pattern, article: Article) -> bool:
        known = sorted({topic for one in self.articles for topic in one.article.topics} | self.parents.keys())
        known += sorted(set(self.parents.values()) - set(known))
        wanted = {known[place] for place in meant(known, where)}
        alone = isinstance(where, Words) and where.exact
        mine = set(article.topics)
        for topic in article.topics if not alone else ():
            at = self.parents.get(topic)
            while at is not None:
                mine.add(at)
                at = self.parents.get(at)
        return bool(mine & wanted)

    def _time(self, where: Time, one: Kept) -> bool:
        start, end = span(where.comparison, where.moment, where.end, self.clock)
        if where.field == "first-seen":
            at: float | None = one.added
        else:
            published = one.article.published_at
            at = None if published is None else min(published.timestamp(), self.clock.now.timestamp())
        return at is not None and (start is None or at >= _s(start)) and (end is None or at < _s(end))

    def _is(self, state: str, one: Kept) -> bool:
        better = any(
            other.story == one.story and other.place < one.place for other in self.articles if one.story
        )
        published = one.article.published_at
        return {
            "unread": not one.read,
            "read": one.read,
            "starred": one.starred,
            "later": one.later,
            "listed": one.article.listed and not one.hidden,
            "unlisted": not (one.article.listed and not one.hidden),
            "lead": not better,
            "duplicate": better,
            "future": published is not None and published > self.clock.now,
            "begun": False,
            "hidden": one.hidden,
        }[state]


def _s(time: datetime) -> float:
    return time.timestamp()


def _found(where: Words, text: str | None) -> bool:
    return bool(text) and bool(spans(text or "", [Term(where.text, where.whole)]))


def _anywhere(one: Kept) -> Sequence[str | None]:
    article = one.article
    provider = article.provider.name if article.provider else None
    return (
        article.title,
        " ".join(article.topics),
        article.excerpt,
        _body(one),
        provider,
        article.author,
        one.note,
    )


def _body(one: Kept) -> str:
    return one.article.body.text if one.article.body else ""


def _names(one: Kept, field: str) -> Sequence[str]:
    article = one.article
    if field == "tag":
        return one.tags
    if field == "type":
        return (article.type,)
    if field == "lang":
        return (article.lang,) if article.lang else ()
    if field == "provider":
        return (article.provider.name,) if article.provider else ()
    domain = (article.provider.domain if article.provider else None) or (
        host(article.url) if article.url else None
    )
    return (domain,) if domain else ()


def _all_names(one: Kept, field: str) -> Sequence[str]:
    """Providers, domains, types and languages share one table of names; tags have their own."""
    if field == "tag":
        return one.tags
    return [name for other in ("type", "lang", "provider", "domain") for name in _names(one, other)]


def _text_of(archive: Archive, one: Kept, field: TextField) -> str | None:
    texts = {
        "title": one.article.title,
        "excerpt": one.article.excerpt,
        "body": _body(one),
        "note": one.note or None,
        "author": one.article.author,
        "url": one.article.url,
        "path": f"{archive.address}/{one.article.key}",
    }
    return texts[field]


def _number(one: Kept, field: str) -> float | None:
    length = rough_length(_body(one)) or None
    return {
        "heat": one.article.heat,
        "quality": one.article.quality,
        "length": length,
        "reading": None if length is None else max(1, round(length / WORDS_A_MINUTE)),
    }[field]


def _compares(number: float | None, comparison: str, value: float | None, end: float | None) -> bool:
    if number is None:
        return False
    if comparison == "..":
        return (value is None or number >= value) and (end is None or number <= end)
    assert value is not None
    return {
        "=": number == value,
        "!=": number != value,
        "<": number < value,
        "<=": number <= value,
        ">": number > value,
        ">=": number >= value,
    }[comparison]


def _part(one: Kept, part: str) -> object:
    return {
        "related": one.article.related,
        "body": _body(one),
        "image": one.article.images,
        "video": one.article.video_url,
        "note": one.note,
        "tag": one.tags,
    }[part]
