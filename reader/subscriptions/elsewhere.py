"""A source that has another address: what was meant for the one before does not go along."""

from urllib.parse import urlsplit

from reader.content.urls import same_server
from reader.models import SourceKind, SourceSpec

_FOUND_OUT: frozenset[SourceKind | None] = frozenset(("feed", "api", "remote_file", "sitemap", "list"))
"""Kinds that the next look finds out by itself."""


def elsewhere(before: SourceSpec, after: SourceSpec) -> SourceSpec:
    """The source that `before` was made to be, at its new address.

    The kind of what was there is found out anew, and another server is not told who asks, unless that was edited too.
    """
    if after.address == before.address or "://" not in after.address:
        return after
    if after.kind == before.kind and after.kind in _FOUND_OUT:
        after = after._replace(kind=None)
    if _who(after) == _who(before) and not _is_of_the_same(before.address, after.address):
        after = after._replace(user=None, password=None, headers=())
    return after


def _who(spec: SourceSpec) -> tuple[object, ...]:
    return spec.user, spec.password, spec.headers


def _is_of_the_same(before: str, after: str) -> bool:
    """Whether two addresses are of one server, or the second one of the same host over TLS."""
    if same_server(before, after):
        return True
    try:
        one, other = urlsplit(before), urlsplit(after)
        return (one.scheme, other.scheme) == ("http", "https") and one.hostname == other.hostname
    except ValueError:
        return False
