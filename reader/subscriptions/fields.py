"""Every key that a source has in the list, declared once: reading, writing and docs/sources.md come from here."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from reader import durations
from reader.errors import UsageError
from reader.models import Json, Keep, Secret, SourceSpec
from reader.subscriptions import values
from reader.subscriptions.refusing import RefusedError, check_keys


class Field(NamedTuple):
    """A key of `[[source]]` and the field of `SourceSpec` that holds it.

    `read` checks a value as tomllib gives it; `plain` gives back what TOML can hold, None where there is nothing to
    say. `help` and `example` are for the page about it.
    """

    key: str
    field: str
    read: Callable[[object], object]
    plain: Callable[[SourceSpec], Json]
    help: str
    example: str


def _secret(secret: Secret) -> Json:
    return {"env": secret.env} if secret.env is not None else {"command": list(secret.command)}


def _topics(spec: SourceSpec) -> Json:
    return [path[0] if len(path) == 1 else list(path) for path in spec.topics] or None


def _refresh(spec: SourceSpec) -> Json:
    return None if spec.every_s is None else durations.written(spec.every_s)


def _password(spec: SourceSpec) -> Json:
    return _secret(spec.password) if spec.password else None


def _headers(spec: SourceSpec) -> Json:
    return {name: _secret(secret) for name, secret in spec.headers} or None


def _keep(spec: SourceSpec) -> Json:
    return None if spec.keep is None else _rules(spec.keep)


def _rules(keep: Keep) -> Json:
    limits: dict[str, Json] = {
        "days": keep.days,
        "articles": keep.articles,
        "unread": False if keep.unread else None,
    }
    return {name: value for name, value in limits.items() if value is not None}


FIELDS: tuple[Field, ...] = (
    Field(
        "address", "address", values.address, lambda spec: spec.address,
        "Where it is. The only key that has to be there. A path may begin with ~, or start from the"
        " folder of the file.",
        '"https://example.org/feed.xml"',
    ),
    Field(
        "name", "name", values.text, lambda spec: spec.name or None,
        "What it is called, instead of what it calls itself.", '"Example"',
    ),
    Field(
        "kind", "kind", values.kind, lambda spec: spec.kind or None,
        f"What it is, where that is not to be found out: {', '.join(values.KINDS)}.", '"feed"',
    ),
    Field(
        "enabled", "enabled", values.flag, lambda spec: spec.enabled,
        "Whether it is read at all.", "false",
    ),
    Field(
        "topics", "topics", values.topics, _topics,
        "Topics for all its articles. A list in the list is a path from the root of the tree.",
        '["News", ["Tech", "Linux"]]',
    ),
    Field(
        "refresh", "every_s", values.duration, _refresh,
        "How long it is left alone between two looks, instead of what the settings say: a number of s, min, h, days or"
        ' weeks, at most a year, or "when asked".',
        '"2 h"',
    ),
    Field(
        "listed", "listed", values.flag, lambda spec: spec.listed,
        "Whether its articles are listed; unlisted ones are shown when asked for.", "false",
    ),
    Field(
        "full_text", "full_text", values.flag, lambda spec: spec.full_text,
        "Whether its articles are always read in full: the original page is fetched when one is opened.", "true",
    ),
    Field("user", "user", values.user, lambda spec: spec.user or None, "The user name for its server.", '"me"'),
    Field(
        "password", "password", values.secret, _password,
        "Where the password for its server is found, never the password itself: a variable of the environment, or"
        " a command (a program and its words, no shell) that prints it.",
        '{command = ["pass", "show", "example"]}',
    ),
    Field(
        "headers", "headers", values.headers, _headers,
        "Headers for its server, each with where its value is found, as for the password.",
        '{Authorization = {env = "EXAMPLE_TOKEN"}}',
    ),
    Field(
        "user_agent", "user_agent", values.user_agent, lambda spec: spec.user_agent or None,
        "The name that the program gives itself there.", '"example/1.0"',
    ),
    Field(
        "keep", "keep", values.keep, _keep,
        "How long its articles are kept, instead of all that the settings say: so many days, so many articles (0 or"
        " left out: no limit); unread = false lets unread ones go, too.",
        "{days = 90, articles = 500}",
    ),
    Field("site", "site", values.site, lambda spec: spec.site or None, "The web page it belongs to.", '"https://example.org/"'),
    Field(
        "outline", "outline", values.outline, lambda spec: dict(spec.outline) or None,
        "What an OPML list told of it that means nothing here, so that it can be written again.",
        '{version = "RSS2"}',
    ),
)  # fmt: skip

KEYS = tuple(field.key for field in FIELDS)


def read(table: Mapping[str, object]) -> SourceSpec:
    """The source that a table tells.

    Raises:
        RefusedError: with the key that is wrong.
    """
    check_keys(table, KEYS)
    found: dict[str, object] = {}
    for field in FIELDS:
        if field.key in table:
            try:
                found[field.field] = field.read(table[field.key])
            except RefusedError as refused:
                refused.key = field.key
                raise
    if "address" not in found:
        raise RefusedError("has no key 'address'")
    return SourceSpec._make(found.get(field, usual) for field, usual in _USUAL._asdict().items())


def refusals(table: Mapping[str, object]) -> Iterator[RefusedError]:
    """All that is wrong with a table, which `read` refuses for the first of it."""
    for key in table:
        if key not in KEYS:
            yield from _refusal(check_keys, (key,), KEYS)
    for field in FIELDS:
        if field.key in table:
            for refused in _refusal(field.read, table[field.key]):
                refused.key = field.key
                yield refused
    if "address" not in table:
        yield RefusedError("has no key 'address'")


def _refusal(read: Callable[..., object], *given: object) -> Iterator[RefusedError]:
    try:
        read(*given)
    except RefusedError as refused:
        yield refused


_USUAL = SourceSpec("")
# What need not be written.
_UNSAID = {field.key: field.plain(_USUAL) for field in FIELDS}


def plain(spec: SourceSpec) -> dict[str, Json]:
    """The source as the table that tells it, in the order of `FIELDS`; None where a key is to be absent."""
    return {field.key: field.plain(spec) for field in FIELDS}


def said(spec: SourceSpec) -> dict[str, Json]:
    """What a new table has to say of it."""
    return {key: value for key, value in plain(spec).items() if value != _UNSAID[key]}


def checked(spec: SourceSpec) -> SourceSpec:
    """The source as it comes back from the list.

    Raises:
        UsageError: it cannot be kept there.
    """
    try:
        return read(said(spec))
    except RefusedError as refused:
        where = f"key '{refused.key}' " if refused.key else ""
        raise UsageError(f"This source cannot be kept: {where}{refused}.") from None
