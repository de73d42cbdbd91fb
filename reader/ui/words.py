"""Ages, dates, numbers and scores in words. Pure: the present moment is handed in."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from reader.content.hosts import readable
from reader.errors import ReaderError
from reader.settings.record import Dates
from reader.ui.ages import ahead, old, span

_PATH = re.compile(r"(?<![^\s'“])(?:/[^\s/]+)+/([^\s/]+)")
_MINUTE = 60


def noticed(rule: str, titles: Sequence[str], number: int) -> str:
    """What a rule was to tell of, in a line: its name, and the headline or how many there are."""
    if number == 1 and titles:
        return f"{rule}: {titles[0]}"
    return f"{rule}: {number} new{f', “{titles[0]}” first' if titles else ''}"


def age(published: datetime | None, now: datetime) -> str:
    """How old an article is, for a narrow column; "" where its date is unknown, "in …" where it is to come."""
    if published is None:
        return ""
    return old((now - published).total_seconds())


def ago(published: datetime | None, now: datetime) -> str:
    """The same in running text: "3 h ago"."""
    text = age(published, now)
    return text if text in ("", "now") or text.startswith("in ") else f"{text} ago"


def to_come(moment: datetime, now: datetime) -> str:
    """How long it is to a moment that is to come: "in 29 min", "in 2 h"."""
    return ahead((moment - now).total_seconds())


def exact(published: datetime | None) -> str:
    """The date to the minute in the reader's own time zone: "Tuesday 11 May 2021, 16:27"."""
    if published is None:
        return "date unknown"
    here = published.astimezone()
    return f"{here:%A} {here.day} {here:%B %Y, %H:%M}"


def when(published: datetime | None, now: datetime, dates: Dates) -> str:
    """A date for a column of 8 cells: its age; or, as the settings have it, the time of a date of today ("16:27"),
    the day of one of this year ("05-11", "11 May"), the month of any other ("2021-05", "May 2021").
    """
    if dates == "relative" or published is None:
        return age(published, now)
    here, today = published.astimezone(), now.astimezone()
    if here.date() == today.date():
        return f"{here:%H:%M}"
    if dates == "iso":
        return f"{here:%m-%d}" if here.year == today.year else f"{here.year:04}-{here:%m}"
    return f"{here.day} {here:%b}" if here.year == today.year else f"{here:%b} {here.year}"


def moment(published: datetime | None, now: datetime, dates: Dates) -> str:
    """The same in running text: "3 h ago", "2021-05-11 16:27", "11 May 16:27"."""
    if dates == "relative" or published is None:
        return ago(published, now)
    here = published.astimezone()
    if dates == "iso":
        return f"{here.year:04}-{here:%m-%d %H:%M}"
    year = "" if here.year == now.astimezone().year else f" {here.year}"
    return f"{here.day} {here:%b}{year} {here:%H:%M}"


def day_heading(day: date | None, today: date) -> str:
    """A day over its articles: "Tuesday 11 May 2021", "Today · Saturday 15 May", "No date"."""
    if day is None:
        return "No date"
    named = f"{day:%A} {day.day} {day:%B}"
    if day == today:
        return f"Today · {named}"
    if day == today - timedelta(days=1):
        return f"Yesterday · {named}"
    return f"{named} {day.year}"


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


def short(value: int) -> str:
    """The same in four characters at most, never more than there are: "950", "2.9k", "12k", "1.2M"."""
    if value < 1000:
        return str(value)
    for unit, name in ((1000, "k"), (1_000_000, "M")):
        if value < 10 * unit:
            return f"{value // (unit // 10) / 10}{name}"
        if value < 1000 * unit:
            return f"{value // unit}{name}"
    return number(value)


def count(value: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number(value)} {one if value == 1 else many}"


def size(octets: int) -> str:
    """A size in bytes as a person reads it: "640 kB", "12 MB", "1.2 GB"."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if octets >= unit:
            return f"{octets / unit:.1f} {name}" if octets < 10 * unit else f"{octets // unit} {name}"
    return f"{octets} B"


def day(moment: datetime, now: datetime) -> str:
    """The day of a moment in running text: "12 May", "12 May 2021" where it was in another year."""
    here = moment.astimezone()
    year = "" if here.year == now.astimezone().year else f" {here.year}"
    return f"{here.day} {here:%B}{year}"


def heat(quality: int | None, heat: int | None, related: int) -> str:
    """What an article's score is made of, in words; "" where it has none."""
    if heat is None:
        return "" if quality is None else f"quality {quality}"
    if heat < 0:
        return "a lesser copy of another article"
    if quality is None or heat == quality or not related:
        return f"heat {heat}"
    return f"heat {heat} = quality {quality} + {count(related, 'related story', 'related stories')}"


def proposed(topic: str) -> str:
    """A topic that is only proposed."""
    return f"{topic}?"


def address(url: str) -> str:
    """As a person reads it: no scheme, no "www.", no slash at its end, its host in its script where that is safe."""
    return readable(url).split("://", 1)[-1].removeprefix("www.").rstrip("/")


def without(address: str, message: str) -> str:
    """A message about an address that stands beside it, without that: "answered 404 Not Found"."""
    rest = message.removeprefix(address)
    return rest.lstrip(" :") or message if rest != message and rest[:1] in (" ", ":") else message


def told(error: ReaderError) -> str:
    """What went wrong, and what to do about it."""
    return f"{str(error).rstrip('.')}. {error.hint}" if error.hint else str(error)


def brief(text: str, ellipsis: str = "…") -> str:
    """A sentence with the paths in it cut to their last name."""
    return _PATH.sub(rf"{ellipsis}/\1", text)


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
