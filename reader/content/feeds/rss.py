"""RSS 0.90 to 2.0, also as RDF: from the tree of a feed to its items."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reader.content.feeds.elements import Fields, Scope, fields, first, markup, text, texts
from reader.content.feeds.links import sorted_links
from reader.content.feeds.media import media_of
from reader.content.feeds.names import ABOUT, LANG, name_of
from reader.content.feeds.records import Feed, Item, Text
from reader.content.feeds.times import seconds_between
from reader.content.urls import safe

_DATES = (
    "pubdate", "dcterms:issued", "atom:published", "atom:issued", "dc:date", "dcterms:created", "atom:updated",
    "dcterms:modified", "date", "published", "updated",
)  # fmt: skip
_WHOLE = ("content:encoded", "xhtml:body", "xhtml:div", "atom:content", "fullitem")
_SUMMARIES = ("description", "atom:summary", "itunes:summary", "dc:description", "itunes:subtitle")


def read_rss(root: Element, words: str, base: str | None) -> Feed | None:
    """The feed of a tree; None where it has no channel though it has something else."""
    outer = Scope(base).within(root)
    channel = next((child for child in root if name_of(child.tag) == "channel"), None)
    if channel is None:
        return None if len(root) else Feed(words)
    about = {
        name: found
        for name, found in fields(channel).items()
        if name in {"title", "link", "language", "dc:language", "ttl", "dc:title"}
        or name[:3] in {"sy:", "ato"}
    }
    inner = outer.within(channel)
    lang = first(about, "language", "dc:language") or channel.get(LANG) or root.get(LANG)
    return Feed(
        words,
        first(about, "title", "dc:title"),
        _page(about, inner.base),
        seconds_between(
            first(about, "ttl"), first(about, "sy:updateperiod"), first(about, "sy:updatefrequency")
        ),
        lang,
        items=_items(root, channel, outer, inner),
    )


def _items(root: Element, channel: Element, outer: Scope, inner: Scope) -> Iterator[Item]:
    """The items of the channel, and those that stand beside it, as in RDF."""
    for parent, scope in ((channel, inner), (root, outer)):
        for child in parent:
            if name_of(child.tag) == "item":
                yield _item(child, scope.within(child))


def _item(element: Element, scope: Scope) -> Item:
    found, base = fields(element), scope.base
    about = element.get(ABOUT)
    guid = first(found, "guid", "atom:id") or about
    media, length = media_of(found, base), first(found, "itunes:duration")
    comments = first(found, "comments")
    source = found["source"][0] if "source" in found else None
    return Item(
        title=first(found, "title", "dc:title", "atom:title", "media:title", "itunes:title"),
        link=_page(found, base) or _permalink(found, base) or (safe(about) if about else None),
        original=_original(found, base),
        guid=guid,
        dates=_dates(found),
        authors=tuple(
            texts(found, "author", "dc:creator", "dc:author") or texts(found, "itunes:author", "atom:author")
        ),
        tags=_tags(found),
        summary=_text(found, _SUMMARIES, scope) or _described(found),
        content=_text(found, _WHOLE, scope),
        media=media,
        length=length,
        comments=safe(comments, base) if comments else None,
        lang=first(found, "dc:language", "language") or element.get(LANG),
        publisher=(text(source) if source is not None else None) or first(found, "dc:publisher"),
        publisher_url=safe(source.get("url") or "", base) if source is not None else None,
    )


def _page(found: Fields, base: str | None) -> str | None:
    """The page of a channel or an item."""
    for element in found.get("link", ()):
        address = safe(text(element) or element.get("href") or "", base)
        if address:
            return address
    if "atom:link" in found:
        return sorted_links([element.attrib for element in found["atom:link"]], base).page
    return None


def _permalink(found: Fields, base: str | None) -> str | None:
    """The page of an item that its guid names, where it does (RSS 2.0, "guid")."""
    for element in found.get("guid", ()):
        given = text(element).strip()
        named = element.get("isPermaLink", "").lower() == "true"
        if given.startswith(("http://", "https://")) and element.get("isPermaLink", "").lower() != "false":
            return safe(given)
        if named and given:
            return safe(given, base)
    return None


def _original(found: Fields, base: str | None) -> str | None:
    """Where the link of an item that counts its readers leads to in the end."""
    given = first(found, "feedburner:origlink")
    return safe(given, base) if given else None


def _dates(found: Fields) -> tuple[str, ...]:
    if len(found.get("pubdate", ())) == 1 and (only := found["pubdate"][0].text):
        return (only, *texts(found, *_DATES[1:])) if "dc:date" in found else (only,)
    return tuple(texts(found, *_DATES))


def _tags(found: Fields) -> tuple[str, ...]:
    tags = [
        text(one) or one.get("text") or one.get("label") or one.get("term") or ""
        for name in ("category", "dc:subject", "media:category", "atom:category", "itunes:category")
        for one in found.get(name, ())
    ]
    for name in ("itunes:keywords", "media:keywords"):
        for element in found.get(name, ()):
            tags += text(element).split(",", 50)
    return tuple(tags)


def _text(found: Fields, names: tuple[str, ...], scope: Scope) -> Text | None:
    """The first of the texts that says anything."""
    for name in names:
        for element in found.get(name, ()):
            given = markup(element)
            if given and not given.isspace():
                return Text(given, base=scope.within(element).told)
    return None


def _described(found: Fields) -> Text | None:
    """What Media RSS says of a film or a picture."""
    groups = [found, *[fields(group) for group in found.get("media:group", ())]]
    for group in groups:
        given = first(group, "media:description")
        if given:
            return Text(given)
    return None
