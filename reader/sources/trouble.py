"""What went wrong with a request, in words: everything that httpx and what it stands on may raise."""

import socket
import ssl
from collections.abc import Iterator

import httpcore
import httpx

from reader.sources.addresses import AddressRefused
from reader.sources.scan import readable
from reader.sources.unpacking import BadBody

EXPECTED = (
    AddressRefused,
    BadBody,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    httpcore.ConnectionNotAvailable,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
    ValueError,
)
"""What a request may raise without a fault of ours: UnicodeError and idna's errors are ValueErrors, ssl's OSErrors."""


_WORDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (ssl.SSLError, "could not agree with us on encryption"),
    ((httpx.InvalidURL, ValueError), "is no address that can be asked"),
    (socket.gaierror, "cannot be reached: its host name is not known, or there is no network"),
    (ConnectionRefusedError, "cannot be reached: it refused the connection"),
    ((httpcore.TimeoutException, TimeoutError), "did not answer in time"),
    ((httpcore.ReadError, httpcore.WriteError, ConnectionError), "broke off the connection"),
)


def in_words(error: BaseException) -> str:
    """What happened, to go on after the address."""
    for cause in _causes(error):
        if words := _words(cause):
            return words
    return "cannot be reached"


def _words(error: BaseException) -> str | None:
    match error:
        case AddressRefused() | BadBody():
            return readable(str(error))
        case ssl.SSLCertVerificationError():
            return f"is not who it says it is: {error.verify_message}"
        case httpcore.RemoteProtocolError():
            return _protocol(str(error))
    for kinds, words in _WORDS:
        if isinstance(error, kinds):
            return words
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be reached: {error.strerror.lower()}"
    return None


def _protocol(message: str) -> str:
    if "complete message body" in message or "without sending a response" in message:
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
        waiting += [current.__cause__, current.__context__]
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions
    return reversed(chain)
