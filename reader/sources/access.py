"""What a source wants its own server told and nobody else: user and password, headers, the name of the program.

Secrets are looked for when they are first needed, and once in a refresh: in a variable of the environment, or in the
first line that a command prints.
"""

from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import NotAllowedError, SourceError
from reader.models import Secret, SourceSpec
from reader.sources.scan import readable

if TYPE_CHECKING:
    from asyncio import Lock

SECONDS = 10.0
"""How long a command may take to print a secret."""
MAX_BYTES = 1 << 16
LONGEST = 8192

_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz")  # RFC 9110 §5.6.2
_OURS = frozenset(
    (
        "accept-encoding", "connection", "content-length", "expect", "host", "te", "trailer",
        "transfer-encoding", "upgrade",
    )
)  # fmt: skip


class Access(NamedTuple):
    """What the server of a source is told; see `models.SourceSpec`."""

    user: str | None = None
    password: Secret | None = None
    headers: tuple[tuple[str, Secret], ...] = ()
    user_agent: str | None = None


_WHO = "user and password"


class NotRevealed(Exception):  # noqa: N818 - the words of a SourceError on their way up
    """A secret that cannot be had, and why in words; the secret itself is never among them."""


class Secrets:
    """Secrets that were looked for, each once, and what came of it."""

    def __init__(self) -> None:
        self._found: dict[Secret, str | NotRevealed] = {}
        self._looking: dict[Secret, Lock] = {}

    async def reveal(self, secret: Secret) -> str:
        """A secret: one line that is not empty.

        Raises:
            NotRevealed: the variable is not set, or the command fails.
        """
        from asyncio import Lock

        async with self._looking.setdefault(secret, Lock()):
            if secret not in self._found:
                try:
                    self._found[secret] = await _look(secret)
                except NotRevealed as error:
                    self._found[secret] = error
        found = self._found[secret]
        if isinstance(found, NotRevealed):
            raise NotRevealed(str(found))
        return found


def access_of(spec: SourceSpec) -> Access:
    """What the server of a source is told."""
    return Access(spec.user, spec.password, spec.headers, spec.user_agent)


async def told(access: Access, secrets: Secrets, whose: str) -> dict[str, str]:
    """The headers that say it, by name in lower case; `whose` is the address of the source, for messages.

    Raises:
        SourceError: a secret cannot be had, or something holds characters that cannot be sent.
    """
    headers: dict[str, str] = {}
    what = "User-Agent"
    try:
        if access.user_agent is not None:
            headers["user-agent"] = _checked(access.user_agent)
        what = _WHO
        if access.user is not None or access.password:
            password = await secrets.reveal(access.password) if access.password else ""
            headers["authorization"] = basic(access.user or "", password)
        for what, secret in access.headers:
            headers[_name(what)] = _checked(await secrets.reveal(secret))
    except NotRevealed as error:
        kind = NotAllowedError if what == _WHO else SourceError
        raise kind(f"{whose} was not asked, for want of its {readable(what)}: {error}") from None
    return headers


def basic(user: str, password: str) -> str:
    """What says user and password (RFC 7617 §2).

    Raises:
        NotRevealed: they cannot be said so.
    """
    if ":" in user:
        raise NotRevealed("the name of a user cannot hold a colon")
    if not f"{user}{password}".isprintable():
        raise NotRevealed("they hold characters that cannot be sent")
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


def _checked(value: str) -> str:
    """A value that a header may have: no control characters, so that it is one value of one header."""
    if len(value) > LONGEST or not value.isprintable() or value != value.strip():
        raise NotRevealed("it holds characters that cannot be sent, or too many")
    return value


def _name(name: str) -> str:
    lower = name.lower()
    if not lower or not _TOKEN.issuperset(lower):
        raise NotRevealed("that is no name for a header")
    if lower in _OURS:
        raise NotRevealed("this header is not for a source to say")
    return lower


async def _look(secret: Secret) -> str:
    if secret.env is not None:
        import os

        value = os.environ.get(secret.env, "")
        if not value:
            raise NotRevealed(f"the variable {readable(secret.env)} is not set")
        return value
    if not secret.command:
        raise NotRevealed("neither a variable nor a command is named")
    from reader.sources.asking import first_line

    return await first_line(secret.command)
