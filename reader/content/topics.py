"""A topic as a site declares it: `_data/topics/NN-id.yaml`."""

import re

from reader.content.clean import line
from reader.content.fields import prose, strings, text
from reader.content.front_matter import LONGEST, FrontMatterError, decode, load
from reader.models import Document, Failure, TopicSpec

_NAME = re.compile(r"(?:(\d{1,6})[-_. ])?(.+?)(?:\.ya?ml)?", re.IGNORECASE | re.DOTALL)
_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


def parse_topic(document: Document) -> TopicSpec | Failure:
    """The topic of a file; its position is the number that the file's name begins with.

    Such files may hold several YAML documents; the first one with anything in it counts.
    """
    content = decode(document.data)
    opening = _OPENING.match(content)
    start = opening.end() if opening else 0
    closing = _CLOSING.search(content, start)
    try:
        fields = load(content[start : closing.start() if closing else min(len(content), LONGEST + 1)])
    except FrontMatterError as error:
        row = error.line + content.count("\n", 0, start) if error.line else None
        return Failure(document.source, document.key, f"the topic is no valid YAML: {error.message}", row)
    number, stem = _numbered(document.key)
    name = prose(fields.get("name")) or prose(fields.get("shortname"))
    if name is None:
        return Failure(document.source, document.key, "the topic has no name")
    return TopicSpec(
        id=text(fields.get("_id")) or text(fields.get("id")) or stem or name,
        name=name,
        position=number,
        shortname=prose(fields.get("shortname")),
        parent=prose(fields.get("parent")),
        keywords=strings(fields.get("keywords")),
        hashtags=strings(fields.get("hashtags")),
    )


def _numbered(key: str) -> tuple[int, str]:
    """The number and the rest of a file's name."""
    found = _NAME.fullmatch(key.rsplit("/", 1)[-1])
    return (int(found[1] or 0), line(found[2])) if found else (0, "")
