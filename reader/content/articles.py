"""One article from the fields of a document, whichever kind of document names them."""

import re
from datetime import UTC, datetime

from reader.content import records
from reader.content.clean import line, readable
from reader.content.fields import Fields, Given, flag, integer, json, moment, prose, strings, text
from reader.models import Article, Body, Learning

_EMBEDDED = re.compile(
    r"""<(?:iframe|video|source|embed)\b[^<>]{0,2000}?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^"'\s>]+))""",
    re.IGNORECASE,
)
_DATED_NAME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[-_](.+)", re.DOTALL)
_SEPARATORS = re.compile(r"[-_\s]+")
_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$", re.MULTILINE)
_HTML_HEADING = re.compile(r"<(h1|h2|title)\b[^<>]{0,1000}>(.{0,1000}?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_MARKS = re.compile(r"[*`]+|[ \t#]+$")
_LOOKED_AT = 20_000  # characters of a body, for its heading

BODY_FORMAT = "bodyFormat"  # of a body whose format the name of the file does not tell
# Fields that the Article holds; all others are handed on under `extra`.
_KNOWN = frozenset({
    "title", "excerpt", "publishedDateTime", "type", "category", "originalUrl", "webUrl", "ampWebUrl", "provider",
    "topics", "images", "related", "quality", "heat", "published", "draft", "removed", "author", "lang", "guid",
    "featuredContent", "enclosures", BODY_FORMAT,
})  # fmt: skip
_LEARNING = {
    "price": "price", "length": "length_s", "ratings": "ratings", "levels": "levels", "items": "items",
    "actions": "actions",
}  # fmt: skip


def article(fields: Fields, key: str, base: str | None, body: Body | None = None) -> Article:
    """The article that fields describe. Nothing that is wrong in them hurts the rest."""
    get = fields.get
    rest = {name: value for name, value in fields.items() if name not in _KNOWN}
    topics = get("topics")
    author = get("author")
    category = text(get("category")) or _first(rest.get("categories"))
    title = prose(get("title")) or _instead(rest, "name") or (body and _heading(body)) or name_of(key)
    excerpt = prose(get("excerpt")) or _instead(rest, "bio", "description")
    amp = get("ampWebUrl")
    return Article(
        key=key,
        title=title,
        excerpt=excerpt,
        published_at=_published_at(get("publishedDateTime"), rest, key),
        type=text(get("type")) or "article",
        category=category,
        original_url=records.url(get("originalUrl"), base),
        web_url=records.url(get("webUrl"), base),
        amp_url=records.url(amp, base) if amp else None,
        provider=records.provider(get("provider"), base),
        topics=_habitual_topics(rest, category) if topics is None else strings(topics),
        images=records.images(get("images"), base),
        related=records.related(get("related"), base),
        quality=integer(get("quality")),
        heat=integer(get("heat")),
        listed=flag(get("published")) is not False and not flag(get("draft")),
        removed=flag(get("removed")) is True,
        body=body,
        video_url=_video(get("featuredContent"), rest, base),
        learning=_learning(fields, rest, base),
        author=", ".join(records.authors(author)) or None if author else None,
        lang=text(get("lang")) or text(rest.pop("locale", None)),
        guid=text(get("guid")),
        enclosures=records.enclosures(get("enclosures"), base),
        comments_url=_comments(rest, base),
        extra={line(name): json(value) for name, value in rest.items()} if rest else {},
    )


def name_of(key: str) -> str:
    """What a document is called by the name of its file: the words after the date."""
    stem = key.rstrip("/").rsplit("/", 1)[-1].partition("?")[0]
    stem = stem.rsplit(".", 1)[0] or stem
    dated = _DATED_NAME.fullmatch(stem)
    words = readable(_SEPARATORS.sub(" ", dated[4] if dated else stem))
    return words[:1].upper() + words[1:] or line(key) or "Untitled"


def dated_by_name(key: str) -> datetime | None:
    """The day that a file name begins with, at midnight UTC."""
    dated = _DATED_NAME.fullmatch(key.rsplit("/", 1)[-1])
    if dated is None:
        return None
    try:
        found = datetime(int(dated[1]), int(dated[2]), int(dated[3]), tzinfo=UTC)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


def _published_at(given: Given, rest: dict[str, Given], key: str) -> datetime | None:
    """When it was published. The name of the file counts only where no field says anything at all."""
    if given is None:
        given = rest.pop("date", None)
    return dated_by_name(key) if given is None else moment(given)


def _instead(rest: dict[str, Given], *names: str) -> str | None:
    """The first of other fields that has words, taken out of the rest."""
    for name in names:
        if name in rest and (found := prose(rest[name])):
            del rest[name]
            return found
    return None


def _first(value: Given) -> str | None:
    """The category that a list of categories begins with."""
    found = strings(value) if value is not None else ()
    return found[0] if found else None


def _habitual_topics(rest: dict[str, Given], category: str | None) -> tuple[str, ...]:
    """The topics of a file that has none: its tags and categories, as blogs write them."""
    tags = [*strings(rest.pop("tags", None)), *strings(rest.get("categories"))]
    return tuple(dict.fromkeys([tag for tag in tags if tag != category]))


def _heading(body: Body) -> str | None:
    """The first heading of a body."""
    if body.format == "html":
        found = _HTML_HEADING.search(body.text, 0, _LOOKED_AT)
        return readable(found[2]) or None if found else None
    found = _MARKDOWN_HEADING.search(body.text, 0, _LOOKED_AT)
    return readable(_MARKS.sub("", found[1])) or None if found else None


def _video(content: Given, rest: dict[str, Given], base: str | None) -> str | None:
    """The address of the player in a piece of HTML. Other HTML is kept with the rest."""
    if not isinstance(content, str) or not content:
        return None
    from reader.content.html_text import unescaped

    found = _EMBEDDED.search(content)
    address = records.url(unescaped(found[1] or found[2] or found[3] or ""), base) if found else None
    if address is None:
        rest["featuredContent"] = content
    return address


def _comments(rest: dict[str, Given], base: str | None) -> str | None:
    """The page of the comments. Blogs say with the same field whether there are any, which is kept with the rest."""
    given = rest.get("comments")
    if not isinstance(given, str) or not given.startswith(("http://", "https://", "/")):
        return None
    address = records.url(given, base)
    if address is not None:
        del rest["comments"]
    return address


def _learning(fields: Fields, rest: dict[str, Given], base: str | None) -> Learning | None:
    """The fields only courses and samples have; what of them says nothing is kept with the rest."""
    if rest.keys().isdisjoint(_LEARNING):
        return None
    found = records.learning(fields, base)
    for name, attribute in _LEARNING.items():
        if found and getattr(found, attribute):
            rest.pop(name, None)
    return found
