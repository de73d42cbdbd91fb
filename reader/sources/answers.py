"""What a server answered, and what kind of source that makes it."""

from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from reader.errors import SourceError
from reader.models import Document, Failure, Fingerprint, SourceKind
from reader.sources.reading import digest
from reader.sources.scan import readable

MAX_VALUES = 2_000_000

HINT = "Give the address of an article file or of a JSON API, such as https://host/api/news/index.json."


class NotThereError(SourceError):
    """The server says that there is nothing at the address (404, 410)."""


class Answer(NamedTuple):
    """The body of a good answer, unpacked; `url` is where it came from in the end, without user and password."""

    url: str
    data: bytes
    etag: str | None = None
    modified: str | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """What to remember it by."""
        return Fingerprint(len(self.data), 0, digest(self.data), self.etag, self.modified)


def kind_of(answer: Answer) -> SourceKind:
    """Whether an answer is an article file or a page of the JSON API.

    Raises:
        SourceError: it is something else; the message says what it looks like.
    """
    from reader.content import parse
    from reader.content.front_matter import split

    # The name of a file tells a template from an article, but .html tells nothing about a web address.
    is_json = urlsplit(answer.url).path.lower().endswith(".json")
    key = "index.json" if is_json else ""
    if not is_json and split(answer.data) is not None:
        return "remote_file"
    if not is_modest(answer.data):
        raise SourceError(f"{answer.url} holds more values than a page of articles can have", HINT)
    found = parse(Document(answer.url, key, answer.data, answer.url))
    problems = [part for part in found if isinstance(part, Failure)]
    if problems and len(problems) == len(found) and problems[0].key == key:
        line = f", line {problems[0].line}" if problems[0].line else ""
        raise SourceError(f"{answer.url} {problems[0].message}{line}", HINT)
    return "api"


def is_modest(data: bytes) -> bool:
    """Whether JSON of these bytes would need a bounded amount of memory: values take far more than their text."""
    return data.count(b",") + data.count(b"[") + data.count(b"{") <= MAX_VALUES


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
