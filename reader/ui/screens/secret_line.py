"""Where secrets are found, in a line: "env NAME", "command pass show feed"; never the secret. Pure.

What was typed is not repeated in an error: it may be the secret itself.
"""

import re
from shlex import join, split

from reader.errors import UsageError
from reader.models import Secret

Headers = tuple[tuple[str, Secret], ...]
# As a shell quotes; what is quoted may hold a semicolon.
_HEADER = re.compile(r"""(?:[^;'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+""", re.DOTALL)


def written_secret(secret: Secret) -> str:
    """Where one is found."""
    return f"command {join(secret.command)}" if secret.env is None else f"env {secret.env}"


def read_secret(line: str) -> Secret:
    """Where a line says that one is found.

    Raises:
        UsageError: it says no such thing.
    """
    way, _, rest = line.strip().partition(" ")
    name = rest.strip()
    if way == "env" and name.isidentifier() and name.isascii():
        return Secret(env=name)
    words = _words(rest) if way == "command" else ()
    if not words:
        raise UsageError(
            "A secret is not kept here, only where it is found: env NAME, or command and its words."
        )
    return Secret(command=words)


def written_headers(headers: Headers) -> str:
    """Headers in a line: "Authorization: env TOKEN; X-Key: command pass show key"."""
    return "; ".join(f"{name}: {written_secret(secret)}" for name, secret in headers)


def read_headers(line: str) -> Headers:
    """The headers that a line names; of two of the same name the last.

    Raises:
        UsageError: they are not named so, or no place is named where one is found.
    """
    found: dict[str, tuple[str, Secret]] = {}
    if _HEADER.sub("", line).strip(";"):
        raise _unclosed()
    for part in filter(str.strip, _HEADER.findall(line)):
        name, colon, told = part.partition(":")
        if not colon or not name.strip() or " " in name.strip():
            raise UsageError("A header is written as Name: env NAME, or Name: command and its words.")
        found[name.strip().lower()] = name.strip(), read_secret(told)
    return tuple(found.values())


def _words(text: str) -> tuple[str, ...]:
    try:
        return tuple(split(text))
    except ValueError as error:
        raise _unclosed() from error


def _unclosed() -> UsageError:
    return UsageError("The command has a quotation mark that is not closed.")
