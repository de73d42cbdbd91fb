"""What a server answered, and how its address is shown."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from reader.errors import SourceError
from reader.models import Fingerprint, SourceSpec
from reader.sources.base import Outlook
from reader.sources.reading import digest
from reader.sources.scan import readable

_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([a-z][a-z0-9._:-]{0,40})""", re.IGNORECASE)


class NotThereError(SourceError):
    """The server says that there is nothing at the address (404, 410)."""


class Answer(NamedTuple):
    """The body of a good answer, unpacked; `url` is where it came from in the end, without user and password.

    `content_type` is as the server sent it, and often wrong.
    """

    url: str
    data: bytes
    etag: str | None = None
    modified: str | None = None
    content_type: str = ""
    outlook: Outlook = Outlook()

    @property
    def charset(self) -> str | None:
        """The character set that the server names (RFC 9110 §8.3.1)."""
        found = _CHARSET.search(self.content_type)
        return found[1] if found else None

    @property
    def fingerprint(self) -> Fingerprint:
        """What to remember it by."""
        return Fingerprint(len(self.data), 0, digest(self.data), self.etag, self.modified)


class Same(NamedTuple):
    """The answer that a document is as it was."""

    outlook: Outlook = Outlook()


def outlook_at(address: str, spec: SourceSpec, told: Answer | Same) -> Outlook:
    """What was told at an address, for the source: only where its own address moved, the source did."""
    return told.outlook if address == spec.address else told.outlook._replace(moved_to=None)


def shown(url: str) -> str:
    """An address for people and for the library: without user name, password and fragment.

    The host is in lower case and without the port that its scheme has anyway.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return readable(url.rpartition("@")[2])
    if ":" in host:
        host = f"[{host}]"
    if port is not None and (parts.scheme, port) not in {("http", 80), ("https", 443)}:
        host += f":{port}"
    return readable(urlunsplit((parts.scheme, host, parts.path, parts.query, "")))
