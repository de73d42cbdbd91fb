"""Where the app opens: read before anything is drawn, so that the first frame shows it."""

from datetime import datetime
from typing import NamedTuple

from reader.library import Library
from reader.remembered import Remembered
from reader.settings import Settings, called
from reader.ui.messages import Place
from reader.ui.panes.kept_queries import VIEW, tags_of, views_of
from reader.ui.panes.listing import Listing, Request, first_listing
from reader.ui.panes.topics import Overview, overview
from reader.ui.panes.tree import EVERYTHING, is_source, key_of, source_named, source_place, tree_of


class Start(NamedTuple):
    """The tree and the counts, the place that is listed with its first rows, and what is remembered."""

    overview: Overview
    place: Place
    request: Request
    listing: Listing
    remembered: Remembered


def start(library: Library, settings: Settings, remembered: Remembered, now: datetime) -> Start:
    """Where the settings want the app to open, or where it was left."""
    told = overview(library, remembered.visited)
    wanted = remembered.place if settings.start == "last" else settings.start
    places = tree_of(
        told.topics, told.counts, remembered.visited, frozenset(),
        chosen=wanted, kept=views_of(settings.views), tags=tags_of(told.tags),
    ).places  # fmt: skip
    view = called(wanted[1:], settings.views) if wanted.startswith("@") else None
    keys = (wanted, f"topic:{wanted}", *([VIEW + view] if view else []))
    found = next((places[key] for key in keys if key in places), None)
    place = found or _source(library, wanted) or EVERYTHING
    key = key_of(place)
    stories = remembered.stories.get(key, settings.stories)
    sort = remembered.sorts.get(key, place.sort or settings.sort)
    query = place.query._replace(sort=sort, stories=stories)
    place = place._replace(query=query)
    request = Request(place.query, at_id=remembered.cursors.get(key), days=settings.day_headings)
    return Start(told, place, request, first_listing(library, request, now), remembered)


def _source(library: Library, key: str) -> Place | None:
    """The place of a source by its key, None where that is no key of a source that there is."""
    found = source_named(key, library.sources.all()) if is_source(key) else None
    return source_place(found) if found else None
