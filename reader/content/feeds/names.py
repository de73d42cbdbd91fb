"""The names of elements in feeds, told by their namespaces, whatever prefix they are written with."""

from functools import lru_cache

_PREFIXES = {
    "http://purl.org/rss/1.0": "",
    "http://purl.org/net/rss1.1#": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
BASE = "{http://www.w3.org/XML/1998/namespace}base"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


@lru_cache(maxsize=2048)
def name_of(tag: str) -> str:
    """The name of an element: "title" of RSS, "atom:title", "dc:creator"; "?" where its namespace is not known."""
    namespace, _, local = tag.rpartition("}")
    local = local.lower()
    if not namespace:
        return local
    namespace = namespace[1:].lower().rstrip("/").replace("https://", "http://")
    if namespace.startswith("http://backend.userland.com/rss"):
        return local
    prefix = _PREFIXES.get(namespace)
    if prefix is None:
        return "?"
    return f"{prefix}:{local}" if prefix else local
