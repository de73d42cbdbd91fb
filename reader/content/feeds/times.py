"""How often a feed says that it changes."""

_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_LONGEST = 31_536_000  # seconds; a year


def seconds_between(ttl: str | None, period: str | None, frequency: str | None) -> int | None:
    """How many seconds a feed need not be asked again: by its `ttl` in minutes (RSS 2.0), else so often a period.

    The period is that of RSS 1.0's syndication module. None where it says neither.
    """
    minutes = _number(ttl)
    if minutes:
        return min(minutes * 60, _LONGEST)
    seconds = _PERIODS.get((period or "").strip().lower())
    return seconds // (_number(frequency) or 1) if seconds else None


def _number(text: str | None) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
