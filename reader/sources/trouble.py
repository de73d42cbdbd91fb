"""What went wrong with a request, in words: everything that httpx, h11 and what they stand on may raise."""

import socket
import ssl
from collections.abc import Iterator

import h11

from reader.errors import SourceError, UnreachableError
from reader.sources.access import NotRevealed
from reader.sources.addresses import AddressRefused
from reader.sources.connection import NoAnswer, Unbearable
from reader.sources.lean import httpx
from reader.sources.scan import readable
from reader.sources.transport import NoCertificates
from reader.sources.unpacking import BadBody

EXPECTED = (
    AddressRefused,
    BadBody,
    NoCertificates,
    NotRevealed,
    Unbearable,
    h11.ProtocolError,
    httpx.InvalidURL,
    OSError,
    ValueError,
)
"""What a request may raise without a fault of ours: UnicodeError and idna's errors are ValueErrors, ssl's OSErrors."""

_WORDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (ssl.SSLError, "could not agree with us on encryption"),
    ((httpx.InvalidURL, h11.LocalProtocolError, ValueError), "is no address that can be asked"),
    (socket.gaierror, "cannot be reached: its host name is not known, or there is no network"),
    (ConnectionRefusedError, "cannot be reached: it refused the connection"),
    (TimeoutError, "did not answer in time"),
    (NoAnswer, "ended before the answer was complete"),
    (ConnectionError, "broke off the connection"),
)


def failed(address: str, error: BaseException) -> SourceError:
    """The error to raise where a request could not be made; an `UnreachableError` where it may be some other time."""
    passing = any(isinstance(one, OSError) and not isinstance(one, ssl.SSLError) for one in _causes(error))
    return (UnreachableError if passing else SourceError)(f"{address} {in_words(error)}")


def in_words(error: BaseException) -> str:
    """What happened, to go on after the address."""
    for cause in _causes(error):
        if words := _words(cause):
            return words
    return "cannot be reached"


def _words(error: BaseException) -> str | None:
    match error:
        case AddressRefused() | BadBody() | NoCertificates() | Unbearable():
            return readable(str(error))
        case NotRevealed():
            return f"was not asked: {readable(str(error))}"
        case ssl.SSLCertVerificationError():
            return f"is not who it says it is: {readable(error.verify_message)}"
        case h11.RemoteProtocolError():
            return _protocol(error)
    words = next((words for kinds, words in _WORDS if isinstance(error, kinds)), None)
    if words is None and isinstance(error, OSError) and error.strerror:
        return f"cannot be reached: {error.strerror.lower()}"
    return words


def _protocol(error: h11.RemoteProtocolError) -> str:
    if error.error_status_hint == 431:
        return "sent more headers than are taken"
    if "complete message body" in str(error):
        return "ended before the answer was complete"
    return "sent something that is not HTTP"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The innermost cause first, then what was made of it."""
    chain: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        current = waiting.pop(0)
        if current is None or current in chain:
            continue
        chain.append(current)
        waiting += [current.__cause__, None if current.__suppress_context__ else current.__context__]
    return reversed(chain)
