"""Finds out what an address leads to, by a process of its own: `newsreader sources add --dry-run --json`."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, get_args

from reader import processes
from reader.content import clean
from reader.models import Json, Offer, SourceKind, SourceSpec

if TYPE_CHECKING:
    from asyncio import StreamReader
    from asyncio.subprocess import Process

_PATIENCE_S = 90
_LEFT_S = 2
"""Seconds in which the pipes of a process that was ended are empty."""
_MOST = 1_000_000
"""Bytes of an answer that are read."""
_LAST = 4096
"""Bytes of what the process complains of, its last words."""
_LONGEST = 500
"""Characters of a text that are shown."""
_TITLES, _OFFERS = 5, 100
_KINDS = frozenset(get_args(SourceKind))
_NOTHING = "Nothing was found there that can be read."
PASSWORD: Final = "password"  # noqa: S105 (the word, not one)
UNREACHABLE: Final = "unreachable"
OFFLINE = ("--offline",)
"""The option with which an address is taken as it is, and nothing is asked of it."""


class Found(NamedTuple):
    """What an address leads to, the likeliest first; or in words why it leads nowhere. The `reason` tells what kind of
    trouble it is where more can be done about that: its server wants a PASSWORD, or is UNREACHABLE just now.
    """

    offers: tuple[Offer, ...] = ()
    trouble: str = ""
    reason: str = ""


class Command(Protocol):
    """Gives the command that finds out what an address leads to, with `more` options."""

    def __call__(self, address: str, more: Sequence[str] = ()) -> Sequence[str]:
        """The words of it."""


def command(address: str, more: Sequence[str] = (), *, options: Sequence[str] = ()) -> list[str]:
    """The command that finds out what `address` leads to, with the `options` of the library it may be added to."""
    return processes.command(
        "reader", "sources", "add", "--dry-run", "--json", *options, *more, "--", address
    )


def signed_in(spec: SourceSpec) -> list[str]:
    """The options that tell it who asks: the user name and where the password is found."""
    from shlex import join

    secret = spec.password
    return [
        *([f"--user={spec.user}"] if spec.user else []),
        *([f"--password-env={secret.env}"] if secret and secret.env is not None else []),
        *([f"--password-command={join(secret.command)}"] if secret and secret.command else []),
    ]


async def look(words: Sequence[str]) -> Found:
    """What the command `words` finds out. The process, and what it has started, ends with the wait for it."""
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE

    try:
        process = await processes.started(
            asyncio.create_subprocess_exec(
                *words,
                stdin=DEVNULL,
                stdout=PIPE,
                stderr=PIPE,
                env=processes.environment(),
                start_new_session=True,
            )
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Found(trouble=f"What is there could not be found out: {reason}.")
    complaints = asyncio.create_task(_complaints(process.stderr))
    try:
        async with asyncio.timeout(_PATIENCE_S):
            told = await _told(process.stdout)
            if told is not None:
                return understand(told, await complaints)
    except TimeoutError:
        return Found(trouble=f"There was no answer within {_PATIENCE_S} seconds.", reason=UNREACHABLE)
    finally:
        complaints.cancel()
        await asyncio.gather(complaints, return_exceptions=True)
        await _end(process)
    return Found(trouble="There is too much there to be shown.")


def understand(told: bytes, complaints: bytes = b"") -> Found:
    """What the process printed: offers and failures as JSON, else what it complained of."""
    import json

    try:
        answer: Json = json.loads(told)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        return Found(trouble=_complaint(complaints) or _NOTHING)
    offers = tuple(offer for one in _list(answer.get("offers"))[:_OFFERS] for offer in _offer(one))
    if offers:
        return Found(offers)
    failures = [one for one in _list(answer.get("failures")) if isinstance(one, dict)]
    messages = " ".join(filter(None, (_text(one.get("message")) for one in failures[:3])))
    reason = _text(failures[0].get("reason")) if failures else ""
    return Found(trouble=messages or _complaint(complaints) or _NOTHING, reason=reason)


def _offer(told: Json) -> Iterator[Offer]:
    """One offer; none where it is not told whole."""
    if not isinstance(told, dict):
        return
    address, kind = told.get("address"), told.get("kind")
    if not isinstance(address, str) or not address.strip():
        return
    topics = tuple(
        path for one in _list(told.get("topics")) if (path := tuple(filter(None, map(_text, _list(one)))))
    )
    known: SourceKind | None = kind if kind in _KINDS else None
    spec = SourceSpec(address, known, _text(told.get("name")) or None, topics=topics)
    titles = tuple(filter(None, map(_text, _list(told.get("titles")))))[:_TITLES]
    articles = told.get("articles")
    count = articles if isinstance(articles, int) and not isinstance(articles, bool) else None
    words = _text(told.get("words")) or str(known or "source")
    yield Offer(spec, words, titles, count, _text(told.get("title")) or None)


def _complaint(complaints: bytes) -> str:
    lines = [clean.line(line) for line in complaints.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1].removeprefix("newsreader: ")[:_LONGEST] if lines else ""


def _text(value: Json) -> str:
    return clean.line(value[: 4 * _LONGEST])[:_LONGEST] if isinstance(value, str) else ""


def _list(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else ()


async def _told(stream: "StreamReader | None") -> bytes | None:
    """All that comes; None where that is too much."""
    data = b""
    while stream is not None and (piece := await stream.read(65536)):
        data += piece
        if len(data) > _MOST:
            return None
    return data


async def _complaints(stream: "StreamReader | None") -> bytes:
    """The end of all that comes."""
    data = b""
    while stream is not None and (piece := await stream.read(65536)):
        data = (data + piece)[-_LAST:]
    return data


async def _end(process: "Process") -> None:
    """Ends the process with all that it has started, and reads what it still has to say, which closes the pipes."""
    import asyncio

    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(TimeoutError):
        async with asyncio.timeout(_LEFT_S):
            for stream in (process.stdout, process.stderr):
                while stream is not None and await stream.read(65536):
                    pass
    await process.wait()
