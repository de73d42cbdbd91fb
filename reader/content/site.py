"""What a site says of itself in its `_config.yml`."""

from typing import NamedTuple

from reader.content import urls
from reader.content.fields import prose, text
from reader.content.front_matter import FrontMatterError, decode, load
from reader.content.rescue import lines_of


class Site(NamedTuple):
    """The public address of a site (`url` and the path `baseurl` below it), its title and its root topic."""

    url: str | None = None
    baseurl: str | None = None
    title: str | None = None
    topic: str | None = None

    @property
    def base_url(self) -> str | None:
        """The address of the root of the site, without a slash at its end; None where it names none."""
        if self.url is None:
            return None
        path = (self.baseurl or "").strip("/")
        joined = urls.safe(f"{self.url.rstrip('/')}/{path}".rstrip("/"))
        return joined.rstrip("/") if joined else None


def parse_site(data: bytes) -> Site:
    """The site of a configuration file. What cannot be read of it is missing; it raises for nothing."""
    content = decode(data)
    try:
        fields = load(content.removeprefix("---\n"))
    except FrontMatterError:
        fields = lines_of(content, ("url", "baseurl", "title", "topic"))
    address = text(fields.get("url"))
    return Site(
        url=urls.safe(address) if address else None,
        baseurl=text(fields.get("baseurl")),
        title=prose(fields.get("title")) or prose(fields.get("name")),
        topic=prose(fields.get("topic")),
    )
