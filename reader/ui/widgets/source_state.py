"""How a source fares, in a sign or a few words. Pure: the present moment is handed in."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from reader.content.urls import public
from reader.models import SourceKind, SourceSpec, SourceStatus
from reader.ui import words
from reader.ui.widgets.signs import SIGNS, Signs

State = Literal["ok", "refreshing", "failing", "partly", "disabled"]
"""How a source fares; "partly" is one that answered, but of which something could not be read."""

KINDS: Mapping[SourceKind, str] = {
    "folder": "folder", "file": "file", "stdin": "input", "remote_file": "article", "api": "JSON API",
    "feed": "feed", "sitemap": "sitemap", "list": "list", "git": "git", "command": "command",
}  # fmt: skip
LOCAL: tuple[SourceKind, ...] = ("folder", "file")
"""Kinds that are read again as soon as they change."""
_DAY = timedelta(days=1)
_SEPARATOR = re.compile("[/:]")


def state_of(status: SourceStatus, *, refreshing: bool = False) -> State:
    """How it fares, in a word."""
    if refreshing:
        return "refreshing"
    if not status.spec.enabled:
        return "disabled"
    if status.error:
        return "failing"
    return "partly" if status.problems else "ok"


def sign_of(state: State, signs: Signs, *, listed: bool = True) -> str:
    """The sign of a state; one that is well has the quietest, another where its articles are not `listed`."""
    return {
        "ok": signs.dot if listed else signs.unlisted, "refreshing": signs.refreshing, "failing": signs.failing,
        "partly": signs.failing, "disabled": signs.disabled,
    }[state]  # fmt: skip


def name_of(status: SourceStatus) -> str:
    """What it is called; one without a name by its address, as a person reads it and without a password, an archive in
    git by its repository and the folder in it: "almanac, _news".
    """
    if name := status.spec.name or status.title:
        return public(name)
    address = public(status.spec.address)
    return repository(address) if status.kind == "git" else words.address(address)


def repository(address: str) -> str:
    """A repository by its name and what of it is meant: "almanac, _news" of `https://git.example/ina/almanac#_news`."""
    place, _, meant = address.partition("#")
    name = _SEPARATOR.split(place.rstrip("/"))[-1].removesuffix(".git")
    return ", ".join(filter(None, (name, meant.rstrip(":")))) or address


def goes(kind: SourceKind) -> bool:
    """Whether articles of such a source go after some time, by a rule; those of others stay as long as their files."""
    from reader.indexing.documents import PASSING

    return kind in PASSING


def topics_of(spec: SourceSpec, signs: Signs = SIGNS) -> str:
    """The topics given to its articles: "Tech › Linux, News"."""
    return ", ".join(f" {signs.path} ".join(path) for path in spec.topics)


def last(status: SourceStatus, now: datetime) -> str:
    """How long ago it was last read well: "3 h", "never"."""
    return words.age(status.succeeded_at, now) or "never"


def following(status: SourceStatus, now: datetime, state: State, *, brief: bool = False) -> str:
    """When it is looked at again: "in 20 min", "when asked", "disabled"; `brief` in ten cells at most."""
    if state in ("refreshing", "disabled"):
        return "now" if state == "refreshing" else "disabled"
    if status.kind in LOCAL:
        return "on change" if brief else "when it changes"
    if status.next_at is None:
        return "when asked"
    return "due" if status.next_at <= now else words.to_come(status.next_at, now)


def paused(status: SourceStatus, now: datetime) -> str:
    """Until when a source that failed is left alone: "paused until 14:30"; "" where it is not."""
    if not status.failures or status.next_at is None or status.next_at <= now:
        return ""
    here = status.next_at.astimezone()
    day = "" if status.next_at - now < _DAY else f"{words.day(status.next_at, now)}, "
    return f"paused until {day}{here:%H:%M}"


def why(status: SourceStatus) -> str:
    """Why it could not be read, without its own address, which stands beside it: "answered 404 Not Found"."""
    return words.without(public(status.spec.address), status.error or "")


def failing(status: SourceStatus, now: datetime) -> str:
    """Why it could not be read, and since when: "has failed 7 times since 12 May: …"; "" where it could."""
    if not status.error:
        return ""
    since = f" since {_since(status.failing_since, now)}" if status.failing_since else ""
    times = f"{words.number(status.failures)} times" if status.failures > 1 else "once"
    return f"has failed {times}{since if status.failures > 1 else ''}: {why(status)}"


def _since(moment: datetime, now: datetime) -> str:
    here = moment.astimezone()
    return f"{here:%H:%M}" if here.date() == now.astimezone().date() else words.day(moment, now)
