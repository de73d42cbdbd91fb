"""The answers that are no good: what each status means for the source, as the error that is raised for it."""

from http import HTTPStatus

from reader import durations
from reader.errors import NotAllowedError, NotNowError, SourceError, UnreachableError
from reader.sources.answers import NotThereError
from reader.sources.freshness import Headers, patience_s

_WANTED = {
    401: "it wants a user and password",
    403: "it may want a user and password, or another user agent",
}
_HINT = (
    "Say who asks, with newsreader sources add or set: --user NAME --password-env VARIABLE (or --password-command"
    " COMMAND), or --header NAME=env:VARIABLE."
)


def refusal(url: str, status: int, headers: Headers, *, said_who: bool) -> SourceError:
    """The error for an answer of another status than 200; `said_who` tells whether it was asked with credentials.

    A server that wants to be left alone (429, 503) makes it a `NotNowError`, one that fails (5xx) an
    `UnreachableError`, one that wants a user (401) a `NotAllowedError`, nothing at the address (404, 410) a
    `NotThereError`.
    """
    message = f"{url} answered {_name(status)}"
    if status in {404, 410}:
        return NotThereError(message if status == 404 else f"{message}: it is gone for good")
    if status in {429, 503}:
        wait = patience_s(status, headers)
        asked = (
            f": it asks to be left alone for {durations.written(wait)}"
            if wait and headers("retry-after")
            else ""
        )
        return NotNowError(message + asked, wait)
    if status in _WANTED:
        wanted = "it does not accept what it was told of the user" if said_who else _WANTED[status]
        return (NotAllowedError if status == 401 else SourceError)(f"{message}: {wanted}", _HINT)
    return (UnreachableError if status >= 500 else SourceError)(message)


def _name(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
