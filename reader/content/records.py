"""The parts of an article that front matter and the JSON API name alike: provider, images, related stories."""

from functools import lru_cache

from reader.content import urls
from reader.content.dates import parse_duration
from reader.content.fields import Fields, Given, decimal, integer, maps, moment, prose, strings, text, written
from reader.models import Action, Enclosure, Image, Learning, ListedStory, Provider, Ratings

MOST = 500  # images, related stories, … of one article


def url(value: Given, base: str | None) -> str | None:
    """A safe address, resolved against the site; None where there is none."""
    if not value or not isinstance(value, str):
        return None
    return urls.on_site(value, base)


def image(fields: Fields, base: str | None) -> Image | None:
    """An image that has an address."""
    get = fields.get
    address = url(get("url"), base)
    if address is None:
        return None
    return Image(address, integer(get("width")), integer(get("height")), prose(get("title")))


def images(value: Given, base: str | None) -> tuple[Image, ...]:
    """The images of a list; a text in it is an address."""
    if value is None:
        return ()
    listed = value if isinstance(value, list) else [value]
    found = []
    for item in listed[:MOST]:
        one = image(item if isinstance(item, dict) else {"url": item}, base)
        if one is not None:
            found.append(one)
    return tuple(found)


def enclosures(value: Given, base: str | None) -> tuple[Enclosure, ...]:
    """The files of a list that have an address; `length` is in seconds, or ISO 8601."""
    found = []
    for fields in maps(value)[:MOST] if value is not None else ():
        address = url(fields.get("url"), base)
        if address is not None:
            length = written(fields.get("length"))
            seconds = integer(length)
            if seconds is None and length:
                seconds = parse_duration(length)
            size, title = integer(fields.get("size")), prose(fields.get("title"))
            found.append(Enclosure(address, text(fields.get("type")), size, seconds, title))
    return tuple(found)


def provider(value: Given, base: str | None) -> Provider | None:
    """Who published it. A text alone is a name; without a name the domain is."""
    if value is None:
        return None
    if not isinstance(value, dict):
        return _publisher(value, None) if isinstance(value, str) else None
    name, domain = value.get("name"), value.get("domain")
    if len(value) == 2 and isinstance(name, str) and isinstance(domain, str):
        return _publisher(name, domain)
    name, domain = prose(name), text(domain)
    if name is None and domain is None:
        return None
    return Provider(
        name or domain or "", domain, images(value.get("images"), base), authors(value.get("authors"))
    )


@lru_cache(maxsize=2048)
def _publisher(name: str, domain: str | None) -> Provider | None:
    """A provider without images; they are few, and named with every related story."""
    clean_name, clean_domain = prose(name), text(domain)
    if clean_name is None and clean_domain is None:
        return None
    return Provider(clean_name or clean_domain or "", clean_domain)


def authors(value: Given) -> tuple[str, ...]:
    """The names of people: texts, or maps with a `name`."""
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, list):
        value = [item.get("name") if isinstance(item, dict) else item for item in value[:MOST]]
    return strings(value)


def related(value: Given, base: str | None) -> tuple[ListedStory, ...]:
    """The stories an article lists as related; those without a title have none to show."""
    if not isinstance(value, list):
        return ()
    found = []
    for fields in value[:MOST]:
        story = _listed_story(fields, base) if isinstance(fields, dict) else None
        if story is not None:
            found.append(story)
    return tuple(found)


def _listed_story(fields: Fields, base: str | None) -> ListedStory | None:
    get = fields.get
    address = url(get("webUrl"), base) or url(get("originalUrl") or get("url"), base)
    title = prose(get("title")) or prose(get("name")) or address
    if title is None:
        return None
    return ListedStory(
        title,
        address,
        prose(get("excerpt")),
        moment(get("publishedDateTime")),
        provider(get("provider"), base),
        text(get("type")),
        integer(get("quality")),
    )


def learning(fields: Fields, base: str | None) -> Learning | None:
    """The fields of courses, collections and samples; None where the document has none of them."""
    length = written(fields.get("length"))
    votes = fields.get("ratings")
    ratings = None
    if isinstance(votes, dict):
        ratings = Ratings(integer(votes.get("count")), decimal(votes.get("average")))
    found = Learning(
        price=text(fields.get("price")),
        length_s=parse_duration(length) if length else None,
        ratings=ratings if ratings != Ratings() else None,
        levels=strings(fields.get("levels")),
        items=strings(fields.get("items")),
        actions=tuple([action for one in maps(fields.get("actions")) if (action := _action(one, base))]),
    )
    return found if found != Learning() else None


def _action(fields: Fields, base: str | None) -> Action | None:
    address = url(fields.get("url"), base)
    return Action(address, prose(fields.get("title")), text(fields.get("type"))) if address else None
