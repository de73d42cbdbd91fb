"""An article as a file of the format that `parse` reads, so that articles of remote sources outlive their feed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from reader.content.articles import BODY_FORMAT, dated_by_name
from reader.content.front_matter import LONGEST
from reader.content.scalars import Plain, plain_scalar
from reader.models import Article, Enclosure, Image, Json, Learning, ListedStory, Provider

if TYPE_CHECKING:
    from yaml import SafeDumper, ScalarNode

_Fields: TypeAlias = dict[str, Json]


def article_bytes(article: Article) -> bytes:
    """The article as an article file in UTF-8. `parse` gives the same article back from it.

    A body in HTML is declared by `bodyFormat`, since the name of the file may end in `.md`. Of front matter that would
    be too long to be read again, the unknown fields are left out.
    """
    fields = _fields(article)
    text = _yaml({**fields, **article.extra})
    if len(text) > LONGEST:
        text = _yaml(fields)
    body = f"{article.body.text}\n" if article.body else ""
    return f"---\n{text}---\n{body}".encode("utf-8", "replace")


def _fields(article: Article) -> _Fields:
    """The fields of the front matter that the article's own attributes make."""
    extra = article.extra
    undated = "" if dated_by_name(article.key) or "date" in extra else None
    blog = "tags" in extra or "categories" in extra
    given: _Fields = {
        "category": article.category,
        "title": article.title,
        "excerpt": article.excerpt,
        "publishedDateTime": _instant(article.published_at) if article.published_at else undated,
        "originalUrl": article.original_url,
        "webUrl": article.web_url,
        "ampWebUrl": article.amp_url,
        "type": article.type,
        "quality": article.quality,
        "heat": article.heat,
        "published": article.listed,
        "removed": article.removed or None,
        "featuredContent": _player(article.video_url),
        "author": article.author,
        "lang": article.lang,
        "guid": article.guid,
        "provider": _provider(article.provider),
        "topics": list(article.topics) if article.topics or blog else None,
        "images": [_image(image) for image in article.images] or None,
        "enclosures": [_enclosure(one) for one in article.enclosures] or None,
        "comments": article.comments_url,
        "related": [_story(story) for story in article.related] or None,
        BODY_FORMAT: "html" if article.body and article.body.format == "html" else None,
        **_learning(article.learning or Learning()),
    }
    return _told(given)


def _told(fields: Mapping[str, Json]) -> _Fields:
    return {name: value for name, value in fields.items() if value is not None}


def _instant(when: datetime) -> str:
    return when.isoformat().replace("+00:00", "Z")


def _player(url: str | None) -> str | None:
    return f'<iframe src="{escape(url)}"></iframe>' if url else None


def _image(image: Image) -> _Fields:
    return _told({"url": image.url, "width": image.width, "height": image.height, "title": image.title})


def _enclosure(one: Enclosure) -> _Fields:
    return _told(
        {"url": one.url, "type": one.type, "size": one.size, "length": one.length_s, "title": one.title}
    )


def _provider(provider: Provider | None) -> _Fields | None:
    if provider is None:
        return None
    return _told({
        "name": provider.name,
        "domain": provider.domain,
        "images": [_image(image) for image in provider.images] or None,
        "authors": [{"name": name} for name in provider.authors] or None,
    })  # fmt: skip


def _story(story: ListedStory) -> _Fields:
    return _told({
        "title": story.title,
        "excerpt": story.excerpt,
        "publishedDateTime": _instant(story.published_at) if story.published_at else None,
        "webUrl": story.url,
        "type": story.type,
        "provider": _provider(story.provider),
        "quality": story.quality,
    })  # fmt: skip


def _learning(learning: Learning) -> _Fields:
    ratings = learning.ratings
    actions: Sequence[_Fields] = [
        _told({"url": action.url, "type": action.type, "title": action.title}) for action in learning.actions
    ]
    return {
        "price": learning.price,
        "length": f"PT{learning.length_s}S" if learning.length_s is not None else None,
        "ratings": _told({"count": ratings.votes, "average": ratings.average}) if ratings else None,
        "levels": list(learning.levels) or None,
        "items": list(learning.items) or None,
        "actions": actions or None,
    }


def _yaml(fields: Mapping[str, Json]) -> str:
    """YAML with one field a line, and nothing said by reference."""
    import yaml

    text: str = yaml.dump(
        dict(fields),
        Dumper=_dumper(),
        allow_unicode=True,
        sort_keys=False,
        width=LONGEST,
        default_flow_style=False,
    )
    return text if fields else ""


@lru_cache(maxsize=1)
def _dumper() -> type:
    """PyYAML's safe dumper, libyaml's where it is there, without its anchors."""
    import yaml

    base: type = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumper = type("Dumper", (base,), {"ignore_aliases": lambda *_: True})
    yaml.add_representer(str, _text, Dumper=dumper)
    return dumper


def _text(dumper: "SafeDumper", text: str) -> "ScalarNode":
    # By YAML 1.1, which PyYAML writes, "0E0" and "0o7" are texts; by YAML 1.2, which is read, they are numbers.
    style = "'" if isinstance(plain_scalar(text), Plain) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
