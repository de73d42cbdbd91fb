"""Saved views and tags as places of the sidebar, and how many articles each holds."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.library import Library
from reader.models import Count, Expression, Is, Query, Sort, Tag, Time, View, Words
from reader.ui.messages import Place

VIEW, TAG = "view:", "tag:"
"""How the keys of such places begin; their names follow."""


class KeptQuery(NamedTuple):
    """A saved view or a tag, by the key of its place; the number of its articles is None until they are counted."""

    key: str
    place: Place
    articles: Count | None = None


def views_of(views: Mapping[str, str]) -> tuple[KeptQuery, ...]:
    """The saved views of the settings, in their order; none counted yet."""
    if not views:
        return ()
    # Imported where there are views: the start is not to wait for it.
    from reader.query.parsing import parse

    found = []
    for name, text in views.items():
        parsed = parse(text)
        query = Query(parsed.where, sort=parsed.sort or "date", limit=parsed.limit)
        found.append(KeptQuery(VIEW + name, Place(query, (name,), view=name, sort=parsed.sort)))
    return tuple(found)


def tags_of(tags: Iterable[Tag]) -> tuple[KeptQuery, ...]:
    """The tags there are."""
    return tuple(KeptQuery(TAG + tag.name, tag_place(tag.name), Count(tag.total, tag.unread)) for tag in tags)


def tag_place(name: str) -> Place:
    """The articles that are tagged so."""
    return Place(Query(Words(name, "tag", whole=True, exact=True)), (f"#{name}",))


def counted(view: KeptQuery, stories: bool, library: Library) -> KeptQuery:
    """A view with how many articles, or stories, it holds now."""
    (count,) = library.queries.count([view.place.query._replace(stories=stories)])
    return view._replace(articles=count)


def text_of(place: Place, searched: Place | None = None) -> str:
    """A place as a query, with what is `searched` for within it and the order that this is in."""
    from reader.query.parsing import parse
    from reader.query.printing import written
    from reader.query.terms import together

    where = _said(place)
    if searched is None:
        return _ordered(written(where), place.sort, place.query.limit)
    parsed = parse(searched.search)
    # Words are ranked by themselves; another order was chosen.
    sort = None if searched.query.sort in ("relevance", "date") else searched.query.sort
    return _ordered(written(together(where, parsed.where)), parsed.sort or sort, parsed.limit)


def _ordered(query: str, sort: Sort | None, limit: int | None) -> str:
    return " ".join(
        [query, *([f"sort:{sort}"] if sort else []), *([f"limit:{limit}"] if limit else [])]
    ).strip()


def _said(place: Place) -> Expression | None:
    """What a place lists, but for its order, as an expression."""
    from reader.query.terms import together

    query = place.query
    where = query.where
    if query.topic is not None:
        where = together(Words(place.path[-1], "topic", whole=True), where)
    if query.source is not None:
        where = together(Words(query.source, "source", whole=True, exact=True), where)
    views: dict[View, Expression] = {
        "unread": Is("unread"), "starred": Is("starred"), "later": Is("later"), "begun": Is("begun"),
        "today": Time("date", "=", "today"), "new": Time("first-seen", "=", "last-visit"),
    }  # fmt: skip
    return together(views.get(query.view), where)
