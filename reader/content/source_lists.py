"""Lists of sources in whatever form they come: OPML, newsboat's `urls`, or plain addresses, one a line."""

from collections.abc import Sequence

from reader.content.outlines import NOTHING_ELSE, Outlines, Taking
from reader.models import SourceSpec


def parse_list(data: bytes, name: str, taking: Taking = NOTHING_ELSE) -> Outlines | None:
    """The sources of a list, told by its content what it is; None where it is none. Raises for no bytes at all."""
    from reader.content.opml import is_opml, parse_opml

    if is_opml(data):
        return parse_opml(data, name, taking)
    # A plain list of addresses is such a file, too, one without tags.
    from reader.content.newsboat_urls import is_urls, parse_urls

    return parse_urls(data, name, taking) if is_urls(data) else None


def below(specs: Sequence[SourceSpec], topics: Sequence[tuple[str, ...]]) -> tuple[SourceSpec, ...]:
    """The sources, each with these topics after its own."""
    return tuple(spec._replace(topics=tuple(dict.fromkeys([*spec.topics, *topics]))) for spec in specs)
