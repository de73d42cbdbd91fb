"""A keep rule in a line: "30 days, at most 500 articles". Pure."""

import re
from typing import Any

from reader.errors import UsageError
from reader.models import Keep
from reader.models.sources import MOST_ARTICLES, MOST_DAYS

GOOD = "for good"
UNREAD = "unread ones go too"
_DAYS = re.compile(r"(\d{1,9}) ?(?:d|days?)")
_ARTICLES = re.compile(r"(?:at most )?(\d{1,9}) articles?")
_UNREAD = re.compile(r"unread(?: ones)?(?: go)?(?: too)?")


def written_keep(keep: Keep) -> str:
    """A rule in a line."""
    parts = [f"{keep.days} {'day' if keep.days == 1 else 'days'}"] if keep.days else []
    parts += (
        [f"at most {keep.articles} {'article' if keep.articles == 1 else 'articles'}"]
        if keep.articles
        else []
    )
    return ", ".join([*(parts or [GOOD]), *([UNREAD] if keep.unread else [])])


def read_keep(line: str) -> Keep:
    """The rule that a line tells.

    Raises:
        UsageError: it tells none.
    """
    told: dict[str, Any] = {}
    for part in (" ".join(part.lower().split()) for part in line.split(",")):
        new = _part(part)
        if new.keys() & told.keys():
            raise UsageError(f"“{line}” says two things about the same.")
        told |= new
    return Keep(**told)


def _part(part: str) -> dict[str, Any]:
    if part == GOOD:
        return {"days": None, "articles": None}
    if found := _DAYS.fullmatch(part):
        return {"days": _limit(int(found[1]), MOST_DAYS)}
    if found := _ARTICLES.fullmatch(part):
        return {"articles": _limit(int(found[1]), MOST_ARTICLES)}
    if _UNREAD.fullmatch(part):
        return {"unread": True}
    if part.isdecimal():
        raise UsageError(f"{part} of what? Write {part} days, or {part} articles.")
    raise UsageError(f"“{part}” says nothing about how long articles are kept.")


def _limit(number: int, most: int) -> int:
    if 0 < number <= most:
        return number
    raise UsageError(f"{number} is not between 1 and {most}.")
