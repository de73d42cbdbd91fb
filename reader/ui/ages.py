"""How long something takes or is ago, in few letters. It imports nothing: see `reader.ui.still`."""

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


def ahead(seconds: float) -> str:
    """A length of time to come, rounded so that none is told a third too short: "in 1 min", "in 90 min", "in 2 h"."""
    for below, unit, name in ((99.5 * _MINUTE, _MINUTE, "min"), (35.5 * _HOUR, _HOUR, "h")):
        if seconds < below:
            return f"in {max(1, round(seconds / unit))} {name}"
    return f"in {round(seconds / _DAY)} d"


def old(seconds: float) -> str:
    """The age of something that was so many seconds ago: "3 h", "now"; "in 3 h" where it is to come."""
    if abs(seconds) < _MINUTE:
        return "now"
    return span(seconds) if seconds > 0 else f"in {span(seconds)}"
