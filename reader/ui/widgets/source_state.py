"""How a source fares, in a sign or a few words. Pure: the present moment is handed in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from reader.content.urls import public
from reader.models import SourceKind, SourceSpec, SourceStatus
from reader.ui import words
from reader.ui.widgets.signs import SIGNS, Signs

State = Literal["ok", "refreshing", "failing", "disabled"]

KINDS: Mapping[SourceKind, str] = {
    "folder": "folder", "file": "file", "stdin": "input", "remote_file": "article", "api": "JSON API",
    "feed": "feed", "sitemap": "sitemap", "list": "list", "git": "git", "command": "command",
}  # fmt: skip
LOCAL: tuple[SourceKind, ...] = ("folder", "file")
"""Kinds that are read again as soon as they change."""


def state_of(status: SourceStatus, *, refreshing: bool = False) -> State:
    """How it fares, in a word."""
    if refreshing:
        return "refreshing"
    if not status.spec.enabled:
        return "disabled"
    return "failing" if status.error else "ok"


def sign_of(state: State, signs: Signs) -> str:
    """The sign of a state; one that is well has the quietest."""
    return {
        "ok": signs.dot, "refreshing": signs.refreshing, "failing": signs.failing, "disabled": signs.disabled
    }[state]  # fmt: skip


def name_of(status: SourceStatus) -> str:
    """What it is called; one without a name by its address, as a person reads it and without a password."""
    name = status.spec.name or status.title
    return public(name) if name else words.address(public(status.spec.address))


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
    """When it is looked at again: "in 20 min", "when asked", "paused until 14:30"; `brief` in twelve cells at most."""
    if state in ("refreshing", "disabled"):
        return "now" if state == "refreshing" else "disabled"
    if status.kind in LOCAL:
        return "on change" if brief else "when it changes"
    if status.next_at is None:
        return "when asked"
    if status.next_at <= now:
        return "due"
    if status.failures:
        return f"{'' if brief else 'paused '}until {_until(status.next_at, now)}"
    return words.age(status.next_at, now)


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


def sparkline(weeks: Sequence[int], signs: Signs = SIGNS) -> str:
    """Numbers as a small graph, a cell each: nothing is the lowest level, anything at least one above it. Few are a
    level each, so that a source of which little comes looks like one.
    """
    top = len(signs.levels) - 1
    most = max(top, *weeks, 1)
    return "".join(signs.levels[-(-max(0, week) * top // most)] for week in weeks)


def _since(moment: datetime, now: datetime) -> str:
    here = moment.astimezone()
    return f"{here:%H:%M}" if here.date() == now.astimezone().date() else words.day(moment, now)


def _until(moment: datetime, now: datetime) -> str:
    here = moment.astimezone()
    return f"{here:%H:%M}" if here.date() == now.astimezone().date() else f"{here.day} {here:%b}"
