"""Runs the installed `git`: arguments only, nothing that a repository asks for, an end to everything.

What runs is git, and what the user's own configuration lets it use to reach a server (credential helpers, ssh). No
hook, filter, monitor, pager, editor or prompt does, and no program that an address or a repository names.
"""

import os
import signal
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader import processes
from reader.errors import SourceError

if TYPE_CHECKING:
    from asyncio import StreamReader
    from asyncio.subprocess import Process

OLDEST = (2, 25)
LIMIT_S = 60.0
MOST_OUTPUT = 64 << 20
MOST_WORDS = 64 << 10
PATIENCE_S = 2.0

_KEPT = frozenset(
    ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_EXEC_PATH",
     "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
)  # fmt: skip
"""Of git's own variables, those that tell how the user reaches servers; others would lead it to other places."""

_OPTIONS = (
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.askPass=", "core.attributesFile=/dev/null",
    "core.symlinks=false", "core.autocrlf=false", "core.splitIndex=false", "core.untrackedCache=false",
    "core.logAllRefUpdates=false", "core.longpaths=true", "core.sparseCheckout=true",
    "core.sparseCheckoutCone=false", "index.sparse=false",
    "filter.lfs.smudge=", "filter.lfs.process=", "filter.lfs.required=false",
    "submodule.recurse=false", "fetch.recurseSubmodules=false", "transfer.bundleURI=false",
    "fetch.unpackLimit=1", "fetch.writeCommitGraph=false", "gc.auto=0", "maintenance.auto=false",
    "http.followRedirects=false", "http.lowSpeedLimit=1000", "http.lowSpeedTime=30",
    "credential.interactive=false", "protocol.version=2", "protocol.allow=never", "protocol.ext.allow=never",
)  # fmt: skip
_ENVIRONMENT = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS_REQUIRE": "never",
    "GCM_INTERACTIVE": "never",
    "GIT_LFS_SKIP_SMUDGE": "1",
    "GIT_ADVICE": "0",
    "GIT_DEFAULT_HASH": "sha1",
    "GIT_LITERAL_PATHSPECS": "1",
}


class GitFailedError(Exception):
    """Git ended with an error; `str()` of it is what git said, for `git_trouble` to put in words."""


class TooLongError(GitFailedError):
    """Git was ended because it took too long."""


async def git(
    *arguments: str,
    at: str,
    transports: Sequence[str] = (),
    limit_s: float = LIMIT_S,
    variables: dict[str, str] | None = None,
) -> bytes:
    """What git prints when it is called with `arguments`, in the folder `at`.

    It may connect through `transports` alone: by default to nowhere, even where an object is missing that it could ask
    for. `variables` are added to its environment.

    Raises:
        GitFailedError: it ended with an error.
        SourceError: there is no git, or it printed more than `MOST_OUTPUT` bytes.
    """
    import asyncio

    options = [*_OPTIONS, *(f"protocol.{name}.allow={_allowed(name, transports)}" for name in _ALL)]
    command = ["git", *(word for option in options for word in ("-c", option)), *arguments]
    try:
        process = await processes.started(
            asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                cwd=at,
                env=_environment() | (variables or {}),
                start_new_session=True,  # it has no terminal to ask anybody on, and its children end with it
            )
        )
    except FileNotFoundError:
        raise SourceError("git is not installed, so archives kept in it cannot be read", _HINT) from None
    except OSError as error:
        raise SourceError(f"git cannot be started: {error.strerror or error}", _HINT) from None
    try:
        async with asyncio.timeout(limit_s):
            code, output, said = await _end(process)
    except TimeoutError:
        raise TooLongError(f"git took longer than {limit_s:g} seconds") from None
    finally:
        await _stop(process)
    if code:
        raise GitFailedError(said or f"git {arguments[0]} ended with exit code {code}")
    return output


async def expect_git(at: str) -> None:
    """Makes sure that there is a git that can do what we need.

    Raises:
        SourceError: there is none, or it is too old.
    """
    import re

    said = (await git("version", at=at)).decode("ascii", "replace")
    found = re.search(r"(\d+)\.(\d+)", said)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        needed = ".".join(map(str, OLDEST))
        raise SourceError(
            f"git {found[0]} is too old to read archives with: at least {needed} is needed", _HINT
        )


_ALL = ("https", "http", "ssh", "git", "file")
_HINT = "Install git (https://git-scm.com) with your system's packages, and refresh again."


def _allowed(name: str, transports: Sequence[str]) -> str:
    return "always" if name in transports else "never"


def _environment() -> dict[str, str]:
    """Ours, without what would lead git elsewhere or make it ask somebody."""
    own = {
        name: value
        for name, value in os.environ.items()
        if name in _KEPT or not name.startswith(("GIT_", "SSH_ASKPASS"))
    }
    return own | _ENVIRONMENT


async def _end(process: "Process") -> tuple[int, bytes, str]:
    """The exit code, what was printed, and the end of what was said on standard error."""
    import asyncio

    assert process.stdout is not None
    assert process.stderr is not None
    saying = asyncio.create_task(_tail(process.stderr))
    try:
        output = await _whole(process.stdout)
        code = await process.wait()
        # A connection that ssh keeps open for later holds the pipe open as well, long after git has ended.
        await asyncio.wait([saying], timeout=PATIENCE_S)
        return code, output, saying.result() if saying.done() else ""
    finally:
        saying.cancel()


async def _whole(stream: "StreamReader") -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := await stream.read(1 << 18):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_OUTPUT:
            raise SourceError("the repository holds more files than can be looked at", "Give a folder of it.")
    return b"".join(pieces)


async def _tail(stream: "StreamReader") -> str:
    kept = b""
    while piece := await stream.read(1 << 14):
        kept = (kept + piece)[-MOST_WORDS:]
    return kept.decode("utf-8", "replace")


async def _stop(process: "Process") -> None:
    """Ends git and all that it started, if it still runs: kindly, so that it removes its locks, then at once."""
    import asyncio

    if process.returncode is not None:
        return
    try:
        _kill(process, signal.SIGTERM)
        async with asyncio.timeout(PATIENCE_S):
            await process.wait()
    except TimeoutError:
        pass
    finally:
        _kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    await process.wait()


def _kill(process: "Process", number: int) -> None:
    try:
        if os.name == "posix":
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
    except (ProcessLookupError, PermissionError):
        pass
