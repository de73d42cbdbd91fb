"""What can be changed of a source: how it is written in a line, and what a line means. Pure."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.errors import UsageError
from reader.models import Keep, Secret, SourceSpec, SourceStatus
from reader.ui.ages import span
from reader.ui.widgets.source_state import LOCAL, goes

SETTINGS = "as the settings say"
ASKED = "when asked"
GOOD = "for good"
WORDS = (SETTINGS, ASKED, GOOD)
"""What may stand in the place of a number."""
_INTERVAL = re.compile(r"(?:every )?(\d{1,6}) ?(min|minutes?|h|hours?|d|days?)")
_SECONDS = {"m": 60, "h": 3600, "d": 86400}
_NUMBER = re.compile(r"(\d{1,9})(?: (?:days?|articles?))?")
_LONGEST = 500
_WEB = ("http://", "https://")


class Field(NamedTuple):
    """A part of a source: its `name`, how it is asked for, what stands there now, and what a line makes of the source.

    `empty` says what it means that nothing stands there. `read` raises UsageError where a line cannot be understood.
    `toggles` needs no line: it is turned over.
    """

    id: str
    name: str
    ask: str
    value: str
    read: Callable[[SourceSpec, str], SourceSpec]
    empty: str = ""
    toggles: bool = False


def fields(status: SourceStatus) -> Iterator[Field]:
    """The fields that mean something for a source."""
    spec = status.spec
    calls = "as it calls itself" if status.title else "none"
    yield Field("name", "Name", f"Its name; empty: {calls}", spec.name or "", _name, calls)
    yield Field(
        "topics",
        "Topics",
        "Topics of all its articles: commas between them, > between levels, as in Tech > Linux, News",
        written_topics(spec.topics),
        _topics,
        "none",
    )
    if status.kind not in LOCAL:
        ask = f"How often it is refreshed: 30 min, 2 h, 1 d, {ASKED}, or {SETTINGS}"
        yield Field("every", "Refreshed", ask, written_interval(spec.every_s), _interval)
    yield Field("listed", "Listed", "", "yes" if spec.listed else "no", _listed, toggles=True)
    if goes(status.kind):
        keep = spec.keep
        days = written_limit(keep, keep.days if keep else None)
        yield Field("days", "Kept for days", _asked("How many days its articles are kept"), days, _days)
        articles = written_limit(keep, keep.articles if keep else None)
        yield Field("articles", "Kept articles", _asked("How many articles are kept"), articles, _articles)
    if spec.address.startswith(_WEB):
        yield from access_fields(spec)
        ask = "What the program calls itself there; empty: as everywhere"
        yield Field("agent", "User agent", ask, spec.user_agent or "", _agent, "as everywhere")


def access_fields(spec: SourceSpec) -> Iterator[Field]:
    """The fields that say who asks its server."""
    ask = "The user name for its server; empty: none"
    yield Field("user", "User name", ask, spec.user or "", _user, "none")
    ask = "Where its password is found: env NAME, or command and its words; empty: none"
    yield Field("password", "Password", ask, written_secret(spec.password), _password, "none")


def written_topics(topics: tuple[tuple[str, ...], ...]) -> str:
    """Topics in a line: "Tech > Linux, News"."""
    return ", ".join(" > ".join(path) for path in topics)


def written_interval(seconds: int | None) -> str:
    """An interval in a line: "30 min", "when asked", "as the settings say"."""
    if seconds is None:
        return SETTINGS
    if not seconds:
        return ASKED
    unit = next((one for one in ("d", "h") if seconds % _SECONDS[one] == 0), "m")
    return f"{seconds // _SECONDS[unit]} {'min' if unit == 'm' else unit}" if seconds >= 60 else span(60)


def written_limit(keep: Keep | None, limit: int | None) -> str:
    """A limit of a keep rule in a line: "90", "for good", "as the settings say"."""
    if keep is None:
        return SETTINGS
    return GOOD if limit is None else str(limit)


def written_secret(secret: Secret | None) -> str:
    """Where a secret is found, in a line: "env NAME", "command pass show feed"; never the secret."""
    if secret is None:
        return ""
    if secret.env is not None:
        return f"env {secret.env}"
    from shlex import join

    return f"command {join(secret.command)}"


def _asked(what: str) -> str:
    return f"{what}: a number, {GOOD}, or {SETTINGS}"


def _name(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(name=_short(line) or None)


def _topics(spec: SourceSpec, line: str) -> SourceSpec:
    paths: list[tuple[str, ...]] = []
    for written in _short(line).split(","):
        path = tuple(name for part in written.split(">") if (name := " ".join(part.split())))
        if path and path not in paths:
            paths.append(path)
    return spec._replace(topics=tuple(paths))


def _interval(spec: SourceSpec, line: str) -> SourceSpec:
    if line in ("", SETTINGS):
        return spec._replace(every_s=None)
    if line == ASKED:
        return spec._replace(every_s=0)
    found = _INTERVAL.fullmatch(line.lower())
    if found is None or not int(found[1]):
        raise UsageError(f"“{line}” is no length of time.")
    return spec._replace(every_s=int(found[1]) * _SECONDS[found[2][0]])


def _listed(spec: SourceSpec, line: str) -> SourceSpec:  # noqa: ARG001 (it is turned over)
    return spec._replace(listed=not spec.listed)


def _days(spec: SourceSpec, line: str) -> SourceSpec:
    if line in ("", SETTINGS):
        return spec._replace(keep=None)
    return spec._replace(keep=(spec.keep or Keep())._replace(days=_limit(line)))


def _articles(spec: SourceSpec, line: str) -> SourceSpec:
    if line in ("", SETTINGS):
        return spec._replace(keep=None)
    return spec._replace(keep=(spec.keep or Keep())._replace(articles=_limit(line)))


def _limit(line: str) -> int | None:
    if line == GOOD:
        return None
    found = _NUMBER.fullmatch(line)
    if found is None or not int(found[1]):
        raise UsageError(f"“{line}” is no number from 1 on.")
    return int(found[1])


def _user(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(user=_short(line) or None)


def _agent(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(user_agent=_short(line) or None)


def _password(spec: SourceSpec, line: str) -> SourceSpec:
    if not line:
        return spec._replace(password=None)
    way, _, rest = line.partition(" ")
    if way == "env" and rest.strip().isidentifier():
        return spec._replace(password=Secret(env=rest.strip()))
    words = _split(rest) if way == "command" else ()
    if not words:
        # What was typed is not repeated: it may be the password itself.
        raise UsageError("A password is not kept here, only where it is found.")
    return spec._replace(password=Secret(command=words))


def _split(text: str) -> tuple[str, ...]:
    from shlex import split

    try:
        return tuple(split(text))
    except ValueError as error:
        raise UsageError("The command has a quotation mark that is not closed.") from error


def _short(line: str) -> str:
    from reader.content import clean

    return clean.line(line)[:_LONGEST]
