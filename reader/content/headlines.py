"""A headline is told once: above the text, and not again as its first heading. Pure."""

from reader.content.blocks import Readable
from reader.topic_names import fold


def without_headline(body: Readable, title: str) -> Readable:
    """A body that does not begin with the headline that stands above it."""
    first = body.blocks[0] if body.blocks else None
    if first is None or first.kind != "heading" or fold(first.text) != fold(title):
        return body
    return body._replace(blocks=body.blocks[1:])
