"""What a document is, told by its bytes: which kind of source it makes."""

import re
from typing import Literal, TypeAlias

from reader.errors import SourceError
from reader.models import Document, Failure, SourceKind
from reader.sources.answers import Answer
from reader.sources.unpacking import BadBody, Body

What: TypeAlias = SourceKind | Literal["page"]

HINT = "Give the address of a feed, an article file, a JSON API, a sitemap, a list of addresses or a git archive."
MAX_VALUES = 2_000_000
NAMES: dict[What, str] = {
    "remote_file": "an article file",
    "api": "a page of a JSON API",
    "feed": "a feed",
    "sitemap": "a sitemap",
    "list": "a list of addresses",
    "page": "a web page",
}
"""What documents are called, by what they are."""

_GZIP = b"\x1f\x8b"
_MAX_UNPACKED = 32 << 20
_LOOKED_AT = 4096
# Groups that are not tried in other ways, "(?>…)*+": hundreds of comments could be parted in countless ones.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?><\?xml[^>]*>\s*|<!--.*?-->\s*)*+<(?:!doctype\s+html|(?:html|head|body|title|meta)\b)",
    re.DOTALL | re.IGNORECASE,
)


def what_is(data: bytes, address: str) -> What:
    """What the bytes at an address are.

    Raises:
        SourceError: nothing that can be read; the message says what they look like.
    """
    from reader.content.front_matter import split

    # The name of a file tells a template from an article, but .html tells nothing about a web address.
    if not _is_json(address) and split(data) is not None:
        return "remote_file"
    if looks := _by_looks(data):
        return looks
    if not is_modest(data):
        raise SourceError(f"{address} holds more values than a page of articles can have", HINT)
    if problem := _problem(data, address):
        raise SourceError(f"{address} {problem}", HINT)
    return "api"


def expect(answer: Answer, kind: SourceKind) -> None:
    """Makes sure that an answer is still what its source is.

    Raises:
        SourceError: it is something else; the message says what.
    """
    found = what_is(answer.data, answer.url)
    if found != kind:
        raise SourceError(f"{answer.url} is {NAMES[found]} now, not {NAMES[kind]}")


def is_modest(data: bytes) -> bool:
    """Whether JSON of these bytes would need a bounded amount of memory: values take far more than their text."""
    return data.count(b",") + data.count(b"[") + data.count(b"{") <= MAX_VALUES


def unpacked(data: bytes) -> bytes:
    """The content of a file that is packed with gzip itself (sitemap.xml.gz); other bytes as they are."""
    if not data.startswith(_GZIP):
        return data
    body = Body(["gzip"], _MAX_UNPACKED)
    try:
        body.feed(data)
        return body.finish()
    except BadBody:
        return data


def _by_looks(data: bytes) -> What | None:
    from reader.content.feeds import is_feed
    from reader.content.opml import is_opml
    from reader.content.sitemap import is_sitemap
    from reader.content.url_list import is_url_list

    if is_feed(data):
        return "feed"
    if is_sitemap(unpacked(data)):
        return "sitemap"
    if is_opml(data) or is_url_list(data):
        return "list"
    return "page" if _PAGE.match(data[:_LOOKED_AT]) else None


def _problem(data: bytes, address: str) -> str | None:
    """Why bytes are no page of a JSON API, in words; None where they are one."""
    from reader.content import parse

    key = "index.json" if _is_json(address) else ""
    found = parse(Document(address, key, data, address))
    problems = [part for part in found if isinstance(part, Failure)]
    if problems and len(problems) == len(found) and problems[0].key == key:
        line = f", line {problems[0].line}" if problems[0].line else ""
        return problems[0].message + line
    return None


def _is_json(address: str) -> bool:
    return address.partition("#")[0].partition("?")[0].lower().endswith(".json")
