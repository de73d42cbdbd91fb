"""feedparser's parser of what is no XML, held to what is asked of it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol, cast

from reader.content.html_text import unescaped

_MOST_TOPICS = 100  # of an item; it compares each with all before


class LooseParser(Protocol):
    """What is used of feedparser's own parser, which opens no file and no address, as feedparser.parse may."""

    feeddata: Mapping[str, object]
    entries: Sequence[Mapping[str, object]]

    def feed(self, data: str) -> None:
        """Reads a text, and may raise anything."""


def loose_parser(base: str | None) -> LooseParser:
    """The parser for what is no XML, that changes neither texts nor addresses."""
    parser = _bounded()(base or "", None, "utf-8", {})
    parser.resolve_relative_uris = False
    parser.sanitize_html = False
    return cast("LooseParser", parser)


@lru_cache(maxsize=1)
def _bounded():  # type: ignore[no-untyped-def]  # noqa: ANN202 - a class made of one without types
    """That parser without what takes the square of the time (addresses looked for in names, tags compared with all
    before), and with addresses resolved where they are meant to be.
    """
    from feedparser.api import LooseFeedParser  # type: ignore[import-untyped]

    class Bounded(LooseFeedParser):  # type: ignore[misc]
        can_be_relative_uri = LooseFeedParser.can_be_relative_uri - {"id"}

        def unknown_starttag(self, tag, attrs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            if not self.incontent:
                attrs = [(name, unescaped(value)) for name, value in attrs]
                addresses = {"url", "href"} if self.baseuri else {}
                attrs = [
                    (name, self.resolve_uri(to) if to and name in addresses else to) for name, to in attrs
                ]
            super().unknown_starttag(tag, attrs)

        def _sync_author_detail(self, key="author"):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            context = self._get_context()
            people = context.get("authors")
            if key == "author" and people and not people[-1] and context.get("author"):
                people[-1]["name"] = context["author"]

        def _add_tag(self, term, scheme, label):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            if len(self._get_context().get("tags") or ()) < _MOST_TOPICS:
                super()._add_tag(term, scheme, label)

    return Bounded
