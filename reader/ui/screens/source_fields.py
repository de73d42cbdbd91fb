"""What can be changed of a source: how it is written in a line, and what a line means. Pure."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader import durations
from reader.content.urls import public, with_credentials
from reader.errors import UsageError
from reader.models import Policy, SourceSpec, SourceStatus
from reader.ui.screens.keep_line import GOOD, UNREAD, read_keep, written_keep
from reader.ui.screens.secret_line import read_headers, read_secret, written_headers, written_secret
from reader.ui.screens.topics_line import read_topics, written_topics
from reader.ui.widgets.source_state import KINDS, LOCAL, goes

SETTINGS = "as the settings say"
FOUND_OUT = "as found out"
WORDS = (durations.WHEN_ASKED, GOOD)
"""What may stand in the place of a number."""
_KINDS = {name: kind for kind, name in KINDS.items() if kind not in (*LOCAL, "stdin")}
_LONGEST = 500
_WEB = ("http://", "https://")


class Field(NamedTuple):
    """A part of a source: its `name`, how it is asked for, what was set there, and what a line makes of the source.

    `usual` is what holds where nothing was set. `read` raises UsageError where a line cannot be understood. `toggles`
    needs no line: it is turned over.
    """

    id: str
    name: str
    ask: str
    value: str
    read: Callable[[SourceSpec, str], SourceSpec]
    usual: str = ""
    toggles: bool = False


def fields(status: SourceStatus, policy: Policy) -> Iterator[Field]:
    """The fields that mean something for a source; `policy` is what the settings say."""
    spec = status.spec
    calls = f"{public(status.title)}, as it calls itself" if status.title else "none"
    yield Field("name", "Name", "What it is called; empty: as it calls itself", spec.name or "", _name, calls)
    ask = "Where it is now; its articles stay, but what only its old server is to be told is not told to another"
    yield Field("address", "Address", ask, public(spec.address), _address)
    ask = "Topics of all its articles, such as Tech > Linux, News; \\, is a comma in a name, \\> a >"
    yield Field("topics", "Topics", ask, written_topics(spec.topics), _topics, "none")
    if status.kind not in LOCAL:
        yield _refreshed(spec, policy)
    if goes(status.kind):
        yield _kept(spec, policy)
    yield _listed_field(spec)
    yield _full_text_field(spec)
    if spec.address.startswith(_WEB):
        yield from _server_fields(spec)
    if status.kind not in LOCAL:
        ask = f"What it is: {', '.join(_KINDS)}; empty: that is found out"
        usual = f"{KINDS[status.kind]}, {FOUND_OUT}"
        yield Field("kind", "Kind", ask, KINDS[spec.kind] if spec.kind else "", _kind, usual)


def _refreshed(spec: SourceSpec, policy: Policy) -> Field:
    ask = f"How often it is refreshed: 30 min, 2 h, 1 day, or {durations.WHEN_ASKED}; empty: {SETTINGS}"
    value = "" if spec.every_s is None else durations.written(spec.every_s)
    usual = f"{'every ' if policy.every_s else ''}{durations.written(policy.every_s)}, {SETTINGS}"
    return Field("every", "Refreshed", ask, value, _interval, usual)


def _kept(spec: SourceSpec, policy: Policy) -> Field:
    ask = (
        f"How long its articles are kept: 30 days, at most 500 articles, or both; or {GOOD}. Behind a comma “{UNREAD}”,"
        f" where they need not stay. Empty: {SETTINGS}"
    )
    value = "" if spec.keep is None else written_keep(spec.keep)
    return Field("keep", "Kept", ask, value, _keep, f"{written_keep(policy.keep)}, {SETTINGS}")


def _listed_field(spec: SourceSpec) -> Field:
    return Field("listed", "Listed", "", "" if spec.listed else "no", _listed, "yes", toggles=True)


def _full_text_field(spec: SourceSpec) -> Field:
    return Field(
        "full_text",
        "Full text",
        "",
        "always" if spec.full_text else "",
        _full_text,
        "when asked",
        toggles=True,
    )


def access_fields(spec: SourceSpec) -> Iterator[Field]:
    """The fields that say who asks its server."""
    ask = "The user name for its server; empty: none"
    yield Field("user", "User name", ask, spec.user or "", _user, "none")
    value = written_secret(spec.password) if spec.password else ""
    ask = "Where its password is found: env NAME, or command and its words; empty: none"
    yield Field("password", "Password", ask, value, _password, "none")


def _server_fields(spec: SourceSpec) -> Iterator[Field]:
    yield from access_fields(spec)
    ask = "Headers for its server: Name: env NAME, or Name: command and its words; a semicolon between two; empty: none"
    yield Field("headers", "Headers", ask, written_headers(spec.headers), _headers, "none")
    ask = "What the program calls itself there; empty: as everywhere"
    yield Field("agent", "User agent", ask, spec.user_agent or "", _agent, "as everywhere")


def _name(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(name=_short(line) or None)


def _address(spec: SourceSpec, line: str) -> SourceSpec:
    if line in ("", "-"):
        raise UsageError("An address has to be there: a path, a URL, or exec: and a command.")
    return spec._replace(address=with_credentials(spec.address, line))


def _topics(spec: SourceSpec, line: str) -> SourceSpec:
    from reader.content import clean

    return spec._replace(topics=read_topics(clean.line(line)))


def _interval(spec: SourceSpec, line: str) -> SourceSpec:
    if line in ("", SETTINGS):
        return spec._replace(every_s=None)
    try:
        return spec._replace(every_s=durations.seconds(line.lower().removeprefix("every ")))
    except ValueError as error:
        raise UsageError(f"“{line}” is no length of time up to a year. {error}".rstrip()) from None


def _listed(spec: SourceSpec, line: str) -> SourceSpec:  # noqa: ARG001 (it is turned over)
    return spec._replace(listed=not spec.listed)


def _full_text(spec: SourceSpec, line: str) -> SourceSpec:  # noqa: ARG001 (it is turned over)
    return spec._replace(full_text=not spec.full_text)


def _keep(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(keep=None if line in ("", SETTINGS) else read_keep(line))


def _user(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(user=_short(line) or None)


def _password(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(password=read_secret(line) if line else None)


def _headers(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(headers=read_headers(line))


def _agent(spec: SourceSpec, line: str) -> SourceSpec:
    return spec._replace(user_agent=_short(line) or None)


def _kind(spec: SourceSpec, line: str) -> SourceSpec:
    if not line:
        return spec._replace(kind=None)
    kind = next((kind for name, kind in _KINDS.items() if line.casefold() in (kind, name.casefold())), None)
    if kind is None:
        raise UsageError(f"“{line}” is none of these.")
    return spec._replace(kind=kind)


def _short(line: str) -> str:
    from reader.content import clean

    return clean.line(line)[:_LONGEST]
