"""What a git archive holds, told before it is added."""

from reader.errors import SourceError
from reader.models import Article, Offer, SourceSpec
from reader.sources.base import Fetched, Listing, Way
from reader.sources.git import open_git
from reader.sources.git_program import GitFailedError
from reader.sources.offline import needs_network

_TITLES = 5
_LOOKED_AT = 20
"""So many of the newest files are read for headlines, for some may be no articles."""


async def look(spec: SourceSpec, way: Way) -> Offer:
    """The archive at a git address, its branch and the headlines of its newest files; this makes the clone.

    Raises:
        SourceError: it cannot be fetched, or holds nothing that is named like an article.
    """
    from reader.content import parse

    source = await open_git(spec, way._replace(state=None))
    try:
        branch = None if needs_network(spec) and way.offline else await source.branch()
    except GitFailedError:
        branch = None
    listing = await source.listing({})
    if not isinstance(listing, Listing) or not listing.entries:
        raise SourceError(f"{source.identity.removeprefix('git+')} holds no article files")
    titles: list[str] = []
    for entry in listing.entries[:_LOOKED_AT]:
        found = source.read(entry)
        if isinstance(found, Fetched):
            titles += [part.title for part in parse(found.document) if isinstance(part, Article)]
        if len(titles) >= _TITLES:
            break
    number = len(listing.entries)
    return Offer(spec._replace(kind="git"), _words(branch, number), tuple(titles[:_TITLES]), number)


def _words(branch: str | None, number: int) -> str:
    from reader.content.clean import line

    of_branch = f", branch {line(branch)}" if branch else ""
    return f"git archive{of_branch}, {number} article {'file' if number == 1 else 'files'}"
