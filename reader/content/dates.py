"""Instants and lengths of time, as people and programs write them. What cannot be read is None, never "now"."""

import re
from datetime import UTC, datetime, timedelta

_LONGEST = 64  # characters; no date is longer, and the tolerant parsers are slow on long text
_ISO_DURATION = re.compile(
    r"P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})(?:[.,]\d+)?S)?)?",
    re.IGNORECASE,
)
# RFC 2822 §3.3 as feeds write it, and with the time zone they write it in.
_MAIL = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s{1,9})?(\d{1,2})\s{1,9}([A-Za-z]{3})[a-z]{0,6}\.?,?\s{1,9}(\d{4})\s{1,9}(\d{1,2}):(\d\d)(?::(\d\d))?\s{0,9}"
    r"(?:(?:GMT|UTC|UT|Z)|([+-])(\d\d):?(\d\d))?"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d)")
_MONTH_YEAR = re.compile(r"(?=.*\d{4})(?=.*(?:\d\D+\d|[A-Za-z]{3}))")
# RFC 2822 §4.3, and the names that news sites use besides.
_ZONE_HOURS = {
    "UT": 0, "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "IST": 5.5, "SGT": 8, "HKT": 8, "AWST": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def parse_date(text: str) -> datetime | None:
    """The instant a text tells, in UTC; a text without a zone is taken as UTC. None for what is no date.

    Years outside 1900 to 2200 are mistakes and None, too.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        maybe = _written(text.strip())
        if maybe is None:
            return None
        found = maybe
    if found.tzinfo is UTC and 1900 <= found.year <= 2200:
        return found
    return _in_utc(found)


def _written(text: str) -> datetime | None:
    """The instant of a text that is no plain ISO 8601: as mail writes it, as people do, and in other languages."""
    if (
        not text or len(text) > _LONGEST or text.isalpha() or "-0001" in text
    ):  # what PHP writes for no date at all
        return None
    found = _of_mail(text)
    if found is not None:
        return found
    from reader.content.foreign_dates import in_english

    english = in_english(text)
    return _tolerant(english or text)


def _in_utc(found: datetime) -> datetime | None:
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    else:
        try:
            found = found.astimezone(UTC)
        except (OverflowError, ValueError):
            return None
    return found if 1900 <= found.year <= 2200 else None


def _of_mail(text: str) -> datetime | None:
    """The form that mail has and nearly every feed, quickly; None for any other."""
    found = _MAIL.fullmatch(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    if found is None or month is None:
        return None
    day, _, year, hour, minute, second, sign, zone_hours, zone_minutes = found.groups()
    try:
        when = datetime(int(year), month, int(day), int(hour), int(minute), int(second or 0), tzinfo=UTC)
        offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes)) if sign else timedelta()
        return when + offset if sign == "-" else when - offset
    except (ValueError, OverflowError):
        return None


def _tolerant(text: str) -> datetime | None:
    """ISO 8601 in all its forms, then RFC 2822, then whatever a person may have typed."""
    from email.utils import parsedate_to_datetime

    from dateutil.parser import isoparse

    try:
        return isoparse(text.upper())
    except (ValueError, OverflowError, TypeError):
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return _typed(text)


def _typed(text: str) -> datetime | None:
    import warnings

    from dateutil.parser import ParserError, parse

    if not _MONTH_YEAR.search(text):  # a number alone, or a clock time alone, names no day
        return None
    zones = {name: int(hours * 3600) for name, hours in _ZONE_HOURS.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an unknown zone name is read as UTC
        try:
            found = parse(text, default=datetime(1970, 1, 1), tzinfos=zones)  # noqa: DTZ001 - zone follows the text
        except (ParserError, ValueError, OverflowError, TypeError, ArithmeticError, LookupError):
            return None
    return found


def parse_duration(text: str) -> int | None:
    """A length of time in seconds: ISO 8601 (`PT1H31M`) or a clock (`1:31:00`, `4:05`). None for anything else."""
    text = text.strip()
    iso = _ISO_DURATION.fullmatch(text)
    if iso and any(iso.groups()):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return int(
            timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds).total_seconds()
        )
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + seconds
    return None
