"""What a feed says of itself: its title, its site, and how long it stays as it is."""

from typing import TYPE_CHECKING

from reader.sources.base import Outlook

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo

LONGEST_TTL_S = 86_400
"""A feed may ask not to be asked for a day; more is taken for a slip."""


def completed(outlook: Outlook, info: "FeedInfo") -> Outlook:
    """The outlook of a feed's server with what the feed says of itself."""
    return fresh_for(outlook._replace(title=info.title, site=info.site), info.ttl_s)


def fresh_for(outlook: Outlook, ttl_s: int | None) -> Outlook:
    """An outlook that is good for as long as the feed says, at least."""
    if not ttl_s or ttl_s < 0:
        return outlook
    return outlook._replace(fresh_s=max(outlook.fresh_s or 0, min(ttl_s, LONGEST_TTL_S)))
