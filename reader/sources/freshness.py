"""What the headers of an answer say of the next time: how long it stays fresh, and how long to leave a server alone."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

Headers: TypeAlias = Callable[[str], str | None]
"""The value of a header by its name; None where there is none."""

LONGEST_S = 7 * 24 * 3600
"""No more than these seconds are believed of any server."""
_PATIENCE_S = {429: 3600, 503: 600}
_LONGEST_TEXT = 1000

_DIRECTIVE = re.compile(r'([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,"]*)))?')


def fresh_s(headers: Headers) -> int | None:
    """How many seconds an answer stays as it is (RFC 9111 §4.2.1, §5.2.2, §5.3); None where nothing is said."""
    directives = _directives(_text(headers, "cache-control"))
    if directives.keys() & {"no-cache", "no-store"}:
        return 0
    age = directives.get("max-age", "")
    if age.isdecimal():
        return _bounded(_number(age) - _number(_text(headers, "age")))
    if expires := _text(headers, "expires"):
        until = _moment(expires)
        return 0 if until is None else _bounded(until - _now(headers))
    return None


def patience_s(status: int, headers: Headers) -> int:
    """For how many seconds a server that answered 429 or 503 wants to be left alone (RFC 9110 §10.2.3)."""
    said = _text(headers, "retry-after")
    if said.isdecimal():
        return _bounded(_number(said))
    until = _moment(said)
    return _PATIENCE_S.get(status, 0) if until is None else _bounded(until - _now(headers))


def _directives(text: str) -> dict[str, str]:
    """The directives of Cache-Control; of one that comes twice the first counts."""
    found: dict[str, str] = {}
    for name, quoted, plain in _DIRECTIVE.findall(text.lower()):
        found.setdefault(name, quoted or plain)
    return found


def _now(headers: Headers) -> float:
    """When the answer was given, by the server's clock."""
    date = _moment(_text(headers, "date"))
    return time.time() if date is None else date


def _moment(text: str) -> float | None:
    """A date of HTTP (RFC 9110 §5.6.7) as seconds since 1970."""
    from email.utils import parsedate_to_datetime

    with suppress(ValueError, TypeError, OverflowError, IndexError):
        return parsedate_to_datetime(text).timestamp()
    return None


def _number(text: str) -> int:
    """Seconds as they were sent, never more than a thousand years: longer numbers take time to read."""
    return int(text[:10]) if text.isascii() and text.isdecimal() else 0


def _bounded(seconds: float) -> int:
    return int(max(0, min(seconds, LONGEST_S)))


def _text(headers: Headers, name: str) -> str:
    return (headers(name) or "")[:_LONGEST_TEXT].strip()
