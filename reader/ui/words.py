"""Ages, dates, numbers and scores in words. Pure: the present moment is handed in."""

import re
from datetime import UTC, datetime

from reader.errors import ReaderError

_PATH = re.compile(r"(?<![^\s'“])(?:/[^\s/]+)+/([^\s/]+)")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def span(seconds: float) -> str:
    """A length of time in its largest fitting unit: "5 min", "3 h", "2 d", "4 w", "7 mo", "2 y"."""
    seconds = abs(seconds)
    for below, unit, name in (
        (_HOUR, _MINUTE, "min"),
        (_DAY, _HOUR, "h"),
        (14 * _DAY, _DAY, "d"),
        (60 * _DAY, 7 * _DAY, "w"),
        (730 * _DAY, 30.44 * _DAY, "mo"),
    ):
        if seconds < below:
            return f"{int(seconds // unit)} {name}"
    return f"{int(seconds // (365.25 * _DAY))} y"


def age(published: datetime | None, now: datetime) -> str:
    """How old an article is, for a narrow column; "" where its date is unknown, "in …" where it is to come."""
    if published is None:
        return ""
    seconds = (now - published).total_seconds()
    if abs(seconds) < _MINUTE:
        return "now"
    return span(seconds) if seconds > 0 else f"in {span(seconds)}"


def ago(published: datetime | None, now: datetime) -> str:
    """The same in running text: "3 h ago"."""
    text = age(published, now)
    return text if text in ("", "now") or text.startswith("in ") else f"{text} ago"


def exact(published: datetime | None) -> str:
    """The date to the minute in the reader's own time zone: "Tuesday 11 May 2021, 16:27"."""
    if published is None:
        return "date unknown"
    here = published.astimezone()
    return f"{here:%A} {here.day} {here:%B %Y, %H:%M}"


def apart(other: datetime | None, this: datetime | None) -> str:
    """When another story came out, seen from this one: "6 h before", "1 d after"; "" where a date is unknown."""
    if other is None or this is None:
        return ""
    seconds = (other - this).total_seconds()
    if abs(seconds) < _MINUTE:
        return "at the same time"
    return f"{span(seconds)} {'after' if seconds > 0 else 'before'}"


def number(value: int) -> str:
    """A whole number with its thousands set apart: "20 000"."""
    return f"{value:,}".replace(",", " ")


def count(value: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number(value)} {one if value == 1 else many}"


def heat(quality: int | None, heat: int | None, related: int) -> str:
    """What an article's score is made of, in words; "" where it has none."""
    if heat is None:
        return "" if quality is None else f"quality {quality}"
    if heat < 0:
        return "a lesser copy of another article"
    if quality is None or heat == quality or not related:
        return f"heat {heat}"
    return f"heat {heat} = quality {quality} + {count(related, 'related story', 'related stories')}"


def address(url: str) -> str:
    """A URL as a person reads it: no scheme, no "www.", no slash at its end."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def told(error: ReaderError) -> str:
    """What went wrong, and what to do about it."""
    return f"{str(error).rstrip('.')}. {error.hint}" if error.hint else str(error)


def brief(text: str) -> str:
    """A sentence with the paths in it cut to their last name."""
    return _PATH.sub(r"…/\1", text)


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
