"""Moments of a query ("3d", "2021-05", "yesterday", "last-visit") → spans of time. Pure.

They are meant in the time zone that `now` is in, and anew each time: what is newer than three days is so today.
"""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from reader.models import Comparison

LAST_VISIT = "last-visit"
NAMED = (
    "today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year", LAST_VISIT,
)  # fmt: skip
ALLOWED = "3d, 2w, 6mo, 2021, 2021-05, 2021-05-11, today, yesterday, this-week, last-month, last-visit"
_AGO = re.compile(r"([0-9]{1,5})(min|h|d|w|mo|y)")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:T([0-9]{2}):([0-9]{2}))?)?)?")
_NEVER = datetime.min.replace(tzinfo=UTC)
_UNITS = {
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


class Clock(NamedTuple):
    """What moments are meant from: the present, where the user is, and the end of the last visit."""

    now: datetime
    last_visit: datetime | None = None


class Span(NamedTuple):
    """From one time on and before another; None is open."""

    start: datetime | None = None
    end: datetime | None = None


def is_moment(text: str) -> bool:
    """Whether a text means a moment."""
    if text in NAMED or _AGO.fullmatch(text):
        return True
    found = _DATE.fullmatch(text)
    return bool(found) and _date(text) is not None


def span(comparison: Comparison, moment: str, end: str, clock: Clock) -> Span:
    """The times that compare so to a moment, or lie between two; "" is an open end.

    What is ago has no length of its own: up to it is what lies before it. Before a visit that never was is nothing.
    """
    if comparison == "..":
        return Span(_edges(moment, clock).start if moment else None, _up_to(end, clock) if end else None)
    first, last = _edges(moment, clock)
    match comparison:
        case "<":
            return Span(None, first or _NEVER)
        case "<=":
            return Span(None, _up_to(moment, clock))
        case ">":
            return Span(last or first, None)
        case ">=":
            return Span(first, None)
    return Span(first, last)


def _up_to(moment: str, clock: Clock) -> datetime:
    first, last = _edges(moment, clock)
    return last or first or _NEVER


def _edges(moment: str, clock: Clock) -> Span:
    """The span of a moment; what is ago or a visit lasts until whenever."""
    if moment == LAST_VISIT:
        return Span(clock.last_visit)
    if ago := _AGO.fullmatch(moment):
        return Span(_ago(int(ago[1]), ago[2], clock.now))
    found = _date(moment)
    return found if found is not None else _named(moment, clock.now)


def _ago(number: int, unit: str, now: datetime) -> datetime:
    try:
        if unit in _UNITS:
            return now - number * _UNITS[unit]
        months = now.year * 12 + now.month - 1 - number * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        day = min(now.day, monthrange(year, month + 1)[1])
        return _local(now.replace(year=year, month=month + 1, day=day, tzinfo=None))
    except (ValueError, OverflowError, OSError):
        return _NEVER


def _date(text: str) -> Span | None:
    """The span of a year, month, day or minute in local time; None where there is none of that name."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute = (None if part is None else int(part) for part in found.groups())
    date = year or 0, 1 if month is None else month, 1 if day is None else day
    try:
        start = datetime(*date, hour or 0, minute or 0)  # noqa: DTZ001 (that of this computer)
        if hour is not None:
            return Span(_local(start), _local(start + timedelta(minutes=1)))
        if day is not None:
            return Span(_local(start), _local(start + timedelta(days=1)))
        return Span(_local(start), _local(_month_after(start, 12 if month is None else 1)))
    except (ValueError, OverflowError, OSError):
        return None


def _named(name: str, now: datetime) -> Span:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    which, _, unit = name.partition("-")
    match unit:
        case "week":
            start = today - timedelta(days=today.weekday())
            start, end = (
                (start, start + timedelta(weeks=1))
                if which == "this"
                else (start - timedelta(weeks=1), start)
            )
        case "month" | "year":
            first = today.replace(day=1) if unit == "month" else today.replace(month=1, day=1)
            months = 1 if unit == "month" else 12
            start, end = (
                (first, _month_after(first, months))
                if which == "this"
                else (_month_after(first, -months), first)
            )
        case _:
            start = today if name == "today" else today - timedelta(days=1)
            end = start + timedelta(days=1)
    return Span(_local(start), _local(end))


def _month_after(start: datetime, months: int) -> datetime:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=year, month=month + 1, day=1)


def _local(time: datetime) -> datetime:
    """A time on the clock of this computer, as a moment: the day that clocks change on has 23 hours, or 25."""
    return time.astimezone()
