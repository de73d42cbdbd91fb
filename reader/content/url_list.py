"""A text file of web addresses, one a line; blank lines and those that begin with # say nothing."""

from collections.abc import Iterator

from reader.content.front_matter import decode
from reader.content.urls import safe

MOST = 5000


def is_url_list(data: bytes) -> bool:
    """Whether a document is a list of addresses: every line that says something is one, and there is at least one."""
    if b"\0" in data[:4096] and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return False
    found = False
    for line in _lines(data):
        if _address(line) is None:
            return False
        found = True
    return found


def addresses(data: bytes) -> tuple[str, ...]:
    """The first 5 000 addresses of a list, each once, in its order; lines that are none are passed over."""
    found: dict[str, None] = {}
    for line in _lines(data):
        if address := _address(line):
            found[address] = None
            if len(found) == MOST:
                break
    return tuple(found)


def _lines(data: bytes) -> Iterator[str]:
    for line in decode(data).split("\n"):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield stripped


def _address(line: str) -> str | None:
    if not line.lower().startswith(("http://", "https://")) or len(line.split()) > 1:
        return None
    return safe(line)
