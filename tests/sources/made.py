"""Documents that the tests of sources serve: feeds, sitemaps, web pages."""

from collections.abc import Sequence

ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Atomic</title><id>tag:n.example,2024:a</id>
<updated>2024-05-01T10:00:00Z</updated><entry><title>An entry</title><id>tag:n.example,2024:1</id>
<link href="https://n.example/1"/><updated>2024-05-01T10:00:00Z</updated></entry></feed>"""


def rss(
    titles: Sequence[str],
    *,
    name: str = "The Daily",
    ttl: int | None = None,
    site: str = "https://n.example/",
) -> bytes:
    """An RSS feed of these titles; `ttl` in minutes."""
    items = "".join(
        f"<item><title>{title}</title><link>https://n.example/{title}</link><guid>{title}</guid></item>"
        for title in titles
    )
    fresh = f"<ttl>{ttl}</ttl>" if ttl is not None else ""
    head = f"<title>{name}</title><link>{site}</link><description>News</description>{fresh}"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def web_page(*feeds: str, title: str = "A blog") -> bytes:
    """A web page that offers feeds."""
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds)
    return f"<!DOCTYPE html><html><head><title>{title}</title>{links}</head><body><p>Hello</p></body></html>".encode()


def sitemap(*addresses: str) -> bytes:
    """A sitemap."""
    urls = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


def sitemap_index(*addresses: str) -> bytes:
    """An index of sitemaps."""
    maps = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f'<?xml version="1.0"?><sitemapindex {space}>{maps}</sitemapindex>'.encode()


def opml(*addresses: str) -> bytes:
    """An OPML list of feeds."""
    outlines = "".join(f'<outline type="rss" text="One" xmlUrl="{address}"/>' for address in addresses)
    return f'<opml version="2.0"><head/><body>{outlines}</body></opml>'.encode()
