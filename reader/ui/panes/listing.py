"""What the pane of articles asks of the library; done in the library's thread."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import NamedTuple

from reader.library import Library
from reader.library.days import days
from reader.models import Matches, Query, Summary
from reader.ui import words
from reader.ui.widgets.article_list import PAGE
from reader.ui.widgets.article_row import Marks
from reader.ui.widgets.headings import Heading
from reader.ui.widgets.row_numbers import nearest, place_of

_BEFORE, _AFTER = 32, 64


class Request(NamedTuple):
    """What to list. A higher `revision` of the same query is the same list with what is new.

    The cursor goes to the article of row number `at`, or of the id `at_id`; where that is gone, to what took its
    place, or to the first. There it stands on line `line` of the screen, where that is given. `days` asks for headings
    where the list is by date.
    """

    query: Query = Query()
    revision: int = 0
    at: int | None = None
    at_id: str | None = None
    line: int | None = None
    days: bool = True


class Listing(NamedTuple):
    """Rows, the articles of those around the cursor, the headings; `seconds` is how long finding the rows took.

    `row` is where the article stands now that the cursor is to be on, wherever that was; None where it is gone.
    """

    matches: Matches
    summaries: list[Summary]
    headings: tuple[Heading, ...]
    cursor: int
    seconds: float
    row: int | None = None

    @property
    def whole(self) -> bool:
        """Whether these are all rows that match."""
        found = self.matches
        return found.counted and len(found.rows) - len(found.inside) == found.total


def first_listing(library: Library, request: Request, now: datetime) -> Listing:
    """What can be shown at once: the first rows, and all of them only where the cursor is to stand further down.

    Who types a query waits for its first rows, not for how many there are.
    """
    begun = perf_counter()
    query = request.query
    find = library.lists.articles if query.where is None else library.lists.first
    matches = find(query, PAGE // 2)
    first = _arranged(library, request, matches, perf_counter() - begun, now)
    row = _row(library, request)
    if row is None or first.whole or (matches.rows and row in matches.rows):
        return first
    return listing(library, request, now)


def listing(library: Library, request: Request, now: datetime, *, seen: Sequence[int] = ()) -> Listing:
    """All rows of a request, with the articles of the rows `seen`, else of those at the cursor."""
    begun = perf_counter()
    matches = library.lists.articles(request.query)
    return _arranged(library, request, matches, perf_counter() - begun, now, seen)


def _arranged(
    library: Library,
    request: Request,
    matches: Matches,
    seconds: float,
    now: datetime,
    seen: Sequence[int] = (),
) -> Listing:
    row = _row(library, request)
    if row is not None and request.query.stories and place_of(matches.rows, row) is None:
        row = library.lists.lead(row, request.query)
    cursor = 0 if row is None else nearest(matches.rows, row, 0)
    wanted = seen or matches.rows[max(0, cursor - _BEFORE) : cursor + _AFTER]
    headings = _headings(library, request, matches, now)
    covered = request.query if matches.counted else None
    return Listing(matches, library.lists.summaries(wanted, covered), headings, cursor, seconds, row)


def finder(query: Query) -> Marks | None:
    """What finds the words of a search in a headline."""
    if query.where is None:
        return None
    from reader.query.matching import spans
    from reader.query.terms import terms

    found = terms(query.where)
    return partial(spans, terms=found) if found else None


def first_unread(library: Library, rows: Sequence[int], query: Query) -> tuple[int, Summary] | None:
    """The first unread article of `rows` of a list, and its place among them."""
    place = library.lists.first_unread(rows, query)
    summaries = [] if place is None else library.lists.summaries([rows[place]], query)
    return (place, summaries[0]) if place is not None and summaries else None


def _row(library: Library, request: Request) -> int | None:
    return library.lists.row(request.at_id) if request.at is None and request.at_id else request.at


def _headings(library: Library, request: Request, matches: Matches, now: datetime) -> tuple[Heading, ...]:
    query = request.query
    if not request.days or query.sort != "date":
        return ()
    # How much of a day is unread is known only where all of its rows are.
    leads = _leads(matches)
    whole = matches.counted and len(leads) == matches.total
    unread = library.lists.unread_rows(query) if whole else array("q")
    today = now.astimezone().date()
    return tuple(
        Heading(_shifted(day.first, matches.inside), words.day_heading(day.date, today), day.unread)
        for day in days(leads, unread)
    )


def _leads(matches: Matches) -> "array[int]":
    if not matches.inside:
        return matches.rows
    inside = set(matches.inside)
    return array("q", (row for place, row in enumerate(matches.rows) if place not in inside))


def _shifted(place: int, inside: Sequence[int]) -> int:
    """The place in a list of what has a `place` among its stories, where rows stand `inside` the unfolded ones."""
    for other in inside:
        if other > place:
            break
        place += 1
    return place
