"""Remote sources: what kind one is. Nothing is asked before it is used, but where nothing tells the kind."""

from reader.errors import SourceError
from reader.models import SourceKind, SourceSpec
from reader.sources.answers import Answer, shown
from reader.sources.api import ApiSource
from reader.sources.base import Source, Way
from reader.sources.feed import FeedSource
from reader.sources.http import checked, client_for
from reader.sources.looking import Found, FoundFeed, api_below, first_feed, links, look_at, problem_of
from reader.sources.remote_file import RemoteFile
from reader.sources.sitemap import SitemapSource
from reader.sources.url_list import UrlListSource

_OWN = Way()


async def open_remote(spec: SourceSpec, way: Way = _OWN) -> Source:
    """The source at a remote address. Where its kind is not known the address is asked, and the answer used.

    Raises:
        SourceError: it cannot be asked, or is nothing that can be read.
    """
    checked(spec.address)
    return await _found_out(spec, way) if spec.kind is None else source_of(spec, spec.kind, way)


def source_of(spec: SourceSpec, kind: SourceKind, way: Way, first: Answer | None = None) -> Source:
    """The source at the address of `spec` of that kind; `first` is what it answered, where it was asked already.

    Raises:
        SourceError: there are no remote sources of that kind.
    """
    match kind:
        case "feed":
            return FeedSource(spec, first=first, way=way)
        case "api":
            return ApiSource(spec, first=first, way=way)
        case "remote_file":
            return RemoteFile(spec, first=first, way=way)
        case "sitemap":
            return SitemapSource(spec, first=first, way=way)
        case "list":
            return UrlListSource(spec, first=first, way=way)
    raise SourceError(f"{shown(spec.address)} is a web address, so it cannot be read as a {kind}")


async def _found_out(spec: SourceSpec, way: Way) -> Source:
    """What the address itself answers decides; for a web page it is the first feed that it offers.

    Where there is neither, it is the JSON API at its usual place below the address.
    """
    async with client_for(spec, way) as client:
        look = await look_at(client, spec.address)
        if isinstance(look, Found):
            return source_of(spec, look.kind, way, look.answer)
        feed = await first_feed(client, links(spec.address, look.head))
        if isinstance(feed, FoundFeed):
            return FeedSource(spec, first=feed.answer, way=way, found_at=feed.link.url)
        if look.is_there and (answer := await api_below(client, spec.address)):
            return ApiSource(spec, first=answer, way=way)
    raise problem_of(look, feed)
