"""What can be saved of front matter that is no valid YAML: its plain fields, line by line."""

import re
from collections.abc import Iterable

from reader.content.front_matter import LONGEST
from reader.content.scalars import Value, plain_scalar

# Enough to list the article and to open it.
_SAVED = (
    "title", "name", "excerpt", "description", "publishedDateTime", "date", "originalUrl", "webUrl", "type", "category",
    "quality", "heat", "published", "draft",
)  # fmt: skip
_FIELD = re.compile(r"^([A-Za-z]\w*):[ \t]+([^\s].*)$", re.MULTILINE)
_AFTER_BLANK = re.compile(r"\n[ \t]*\n(?![ \t]*(?:[\w-]+:|-[ \t]|\n|\Z))")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


def rescue(text: str, closed: bool = True) -> tuple[dict[str, Value], str]:
    """The fields that an article is listed by, as far as they stand whole on one line; and what looks like the body.

    Front matter that is not closed ends at its first blank line that no field follows.
    """
    body = ""
    if not closed:
        end = _AFTER_BLANK.search(text, 0, LONGEST)
        if end:
            text, body = text[: end.start()], text[end.end() :]
    return lines_of(text, _SAVED), body


def lines_of(text: str, names: Iterable[str]) -> dict[str, Value]:
    """The named fields of broken YAML, read line by line; the first of each name counts."""
    fields: dict[str, Value] = {}
    wanted = frozenset(names)
    for found in _FIELD.finditer(text, 0, LONGEST):
        if found[1] in wanted and found[1] not in fields:
            fields[found[1]] = _scalar(found[2].rstrip())
    return fields


def _scalar(written: str) -> str | None:
    """The scalar of a line, its quotes taken off even where they do not match."""
    first = written[0]
    if first in {"|", ">"}:
        return None
    if first not in {'"', "'"}:
        return plain_scalar(written)
    inner = written[1:-1] if len(written) > 1 and written[-1] == first else written[1:]
    if first == "'":
        return inner.replace("''", "'")
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), inner)
