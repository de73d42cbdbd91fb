"""Instants and lengths of time, as people and programs write them. What cannot be read is None, never "now"."""

import re
from datetime import UTC, datetime, timedelta

_LONGEST = 64  # characters; no date is longer, and the tolerant parsers are slow on long text
_ISO_DURATION = re.compile(
    r"P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})(?:[.,]\d+)?S)?)?",
    re.IGNORECASE,
)
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
        text = text.strip()
        if not text or len(text) > _LONGEST or text.isalpha():
            return None
        maybe = _tolerant(text)
        if maybe is None:
            return None
        found = maybe
    if found.tzinfo is UTC and 1900 <= found.year <= 2200:
        return found
    return _in_utc(found)


def _in_utc(found: datetime) -> datetime | None:
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    else:
        try:
            found = found.astimezone(UTC)
        except (OverflowError, ValueError):
            return None
    return found if 1900 <= found.year <= 2200 else None


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
