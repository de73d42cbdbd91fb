"""Lengths of time as a person writes them in the settings and in the list of sources: "30 min", "2 h", "1 day"."""

import re

WHEN_ASKED = "when asked"
ALLOWED = f'"{WHEN_ASKED}", or a length of time up to a year: "30 min", "2 h", "1 day"'
LONGEST_S = 366 * 86_400

_UNITS = {"week": 604_800, "day": 86_400, "h": 3600, "min": 60, "s": 1}
_NAMES = {
    name: _UNITS[unit]
    for unit, names in {
        "s": ("s", "sec", "second", "seconds"),
        "min": ("min", "minute", "minutes"),
        "h": ("h", "hour", "hours"),
        "day": ("d", "day", "days"),
        "week": ("week", "weeks"),
    }.items()
    for name in names
}
_FORM = re.compile(r"([0-9]{1,9}) ?([a-z]+)")


def seconds(text: str) -> int:
    """How many seconds `text` means; 0 is "when asked".

    Raises:
        ValueError: it means none, or more than a year; the message is a sentence about what is missing, or empty.
    """
    text = text.strip().lower()
    if text == WHEN_ASKED:
        return 0
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError("A number alone does not tell of what." if text.isdigit() else "")
    if found[2] not in _NAMES:
        raise ValueError("The units are s, min, h, day and week.")
    length = int(found[1]) * _NAMES[found[2]]
    if not 0 < length <= LONGEST_S:
        raise ValueError("")
    return length


def written(length_s: int) -> str:
    """So many seconds in the largest unit that holds them evenly; `seconds` reads the same from it."""
    if length_s == 0:
        return WHEN_ASKED
    unit = next(unit for unit, size in _UNITS.items() if length_s % size == 0)
    number = length_s // _UNITS[unit]
    plural = "s" if unit in {"day", "week"} and number > 1 else ""
    return f"{number} {unit}{plural}"
