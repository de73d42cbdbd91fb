"""What git says when it fails, in words for people, and never with a user name or password."""

import re

from reader.errors import SourceError, UnreachableError
from reader.sources.git_address import GitAddress

_LONGEST = 300
_CREDENTIALS = re.compile(r"(\w+://)[^/\s'\"]*@")
_PREFIX = re.compile(r"^(?:fatal|error|remote|warning|ssh): ", re.IGNORECASE)
_SPOKEN = re.compile(r"^(?:fatal|error|ssh|remote: error|remote: fatal): ", re.IGNORECASE)

_ACCESS = "Let git get at it by itself first: with a credential helper, or an ssh key and a known host."
_OWNER = "If you trust it, allow it with: git config --global --add safe.directory"

_UNREACHED = "cannot be reached"
_KNOWN: tuple[tuple[str, str, str | None], ...] = (
    # What git says (LC_ALL=C), what that means of an address, and what to do about it; the first that fits counts.
    (r"no space left|disk quota exceeded", "was not copied: the disk is full", "Make room and try again."),
    (r"could not resolve host|name or service not known|nodename nor servname|temporary failure in name",
     "cannot be reached: no host of that name was found", None),
    (r"dubious ownership", "belongs to another user, so git does not read it", _OWNER),
    (r"host key verification failed", "is on a host that ssh does not know yet", _ACCESS),
    (r"authentication failed|could not read (?:username|password)|terminal prompts disabled|"
     r"permission denied|access denied|returned error: 40[13]|not authori[sz]ed|http basic: access",
     "is not there, or not open to you", _ACCESS),
    (r"couldn't find remote ref|remote branch .* not found", "", None),
    (r"certificate|\b(?:ssl|tls|gnutls)\b", "cannot be reached: the certificate of its server is not trusted", None),
    (r"connection refused|connection timed out|failed to connect|couldn't connect|could not connect|"
     r"network is unreachable|no route to host|operation timed out|operation too slow|connection reset|"
     r"connection closed|empty reply|early eof|returned error: (?:429|5\d\d)|unexpected disconnect",
     "cannot be reached just now", "Try again later."),
    (r"repository .*(?:not found|does not exist)|could not be found|returned error: 4(?:04|10)|"
     r"does not appear to be a git repository|is this a git repository",
     "is no git repository that you can see", "Look whether the address is right, and whether it is open to you."),
    (r"transport '.*' not allowed", "leads to a way of getting at it that is not used", None),
)  # fmt: skip


def in_words(address: GitAddress, said: str) -> SourceError | None:
    """The error to raise where what git said about fetching from a repository is understood; else None."""
    text = said.lower()
    for pattern, words, hint in _KNOWN:
        if re.search(pattern, text):
            advice = f"{_OWNER} {address.public}" if hint is _OWNER else hint
            kind = UnreachableError if words.startswith(_UNREACHED) else SourceError
            return kind(f"{address.public} {words or _no_branch(address)}", advice)
    return None


def as_it_was_said(address: GitAddress, said: str) -> SourceError:
    """The error to raise where it is not: the last thing that git said, made fit to be shown."""
    from reader.content.clean import line

    lines = [text for text in said.splitlines() if text.strip()]
    spoken = [text for text in lines if _SPOKEN.match(text)] or lines or ["git failed"]
    last = _PREFIX.sub("", _CREDENTIALS.sub(r"\1", line(spoken[-1])))
    return SourceError(f"{address.public} cannot be read: {last[:_LONGEST]}")


def _no_branch(address: GitAddress) -> str:
    return (
        f"has no branch {address.branch!r}" if address.branch else "is empty: nothing is committed in it yet"
    )
