"""The parts of an article that front matter and the JSON API name alike: provider, images, related stories."""

from reader.content import urls
from reader.content.dates import parse_duration
from reader.content.fields import Fields, Given, decimal, integer, maps, moment, named, prose, strings, text, written
from reader.models import Action, Image, Learning, ListedStory, Provider, Ratings

MOST = 500  # images, related stories, … of one article


def url(value: Given, base: str | None) -> str | None:
    """A safe address, resolved against the site; None where there is none."""
    return urls.on_site(value, base) if isinstance(value, str) and value else None


def image(fields: Fields, base: str | None) -> Image | None:
    """An image that has an address."""
    address = url(fields.get("url"), base)
    if address is None:
        return None
    title = fields.get("title")
    return Image(
        address,
        integer(fields.get("width")),
        integer(fields.get("height")),
        prose(title) if title is not None else None,
    )


def images(value: Given, base: str | None) -> tuple[Image, ...]:
    """The images of a list; a text in it is an address."""
    if value is None:
        return ()
    listed = value if isinstance(value, list) else [value]
    found = (
        image(item if isinstance(item, dict) else {"url": item}, base)
        for item in listed[:MOST]
        if isinstance(item, (dict, str))
    )
    return tuple([one for one in found if one])


def provider(value: Given, base: str | None) -> Provider | None:
    """Who published it. A text alone is a name; without a name the domain is."""
    if isinstance(value, dict):
        domain = text(value.get("domain"))
        name = prose(value.get("name")) or domain
        if name is None:
            return None
        pictures, people = value.get("images"), value.get("authors")
        return Provider(
            name, domain, images(pictures, base) if pictures else (), authors(people) if people else ()
        )
    name = prose(value) if value is not None else None
    return Provider(name) if name else None


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
    found = (_listed_story(fields, base) for fields in maps(value[:MOST]))
    return tuple([story for story in found if story])


def _listed_story(fields: Fields, base: str | None) -> ListedStory | None:
    address = url(fields.get("webUrl"), base) or url(fields.get("originalUrl") or fields.get("url"), base)
    title = named(fields, ("title", "name")) or address
    if title is None:
        return None
    return ListedStory(
        title,
        address,
        prose(fields.get("excerpt")),
        moment(fields.get("publishedDateTime")),
        provider(fields.get("provider"), base),
        text(fields.get("type")),
        integer(fields.get("quality")),
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
