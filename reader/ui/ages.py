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


def old(seconds: float) -> str:
    """The age of something that was so many seconds ago: "3 h", "now"; "in 3 h" where it is to come."""
    if abs(seconds) < _MINUTE:
        return "now"
    return span(seconds) if seconds > 0 else f"in {span(seconds)}"
